"""What the words beside an unknown brand say it has or does: `a subsidiary of X`, `X has defaulted`, `X Trust`.

Here belongs what only firms have, do and suffer, and how far Latin words spell the characters. Whether that is enough,
given what the characters are, belongs to `business.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.sources.documents.brands import is_han_place, names_place
from entityscreen.sources.documents.spellings import is_spelled, opens_with_place
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import countries, words

_HAS = re.compile(
    r"\b(?P<noun>[A-Za-z\-]{2,15})\s(?P<how>of|in|at|from|to|by|with|for|include|includes|including|is|are|was|were)\s\Z"
)
_BETWEEN = re.compile(r"\b(?:merger|venture|alliance|tie-up|swap|deal|talks)\s(?:of|with|between)\s\Z")
_OTHER_PARTY = re.compile(r"(?:[A-Z][\w&'’.\-]*\s){1,6}\([^()\n]{1,40}\),?\s(?:with|and)\s\Z")
_DID = re.compile(
    r",?\s(?:(?:has|have|had)\s(?:since\s|also\s|already\s|recently\s)?(?:written off|defaulted|gone public|"
    r"gone bankrupt|restructured|laid off|recalled)|"
    r"filed for (?:bankruptcy|protection|an? IPO)|went (?:public|bankrupt|bust)|defaulted|"
    r"(?:was|were|has been|have been|is|are)\s(?:incorporated|delisted|liquidated|nationali[sz]ed|wound up|bailed out|"
    r"recapitali[sz]ed|insolvent|bankrupt|listed (?:in|on) (?:the )?(?!UNESCO|World|National)[A-Z])|"
    r"and its (?:subsidiary|subsidiaries|affiliates?|units?|parent|shareholders|suppliers|customers|creditors)|"
    r"which (?:makes|owns|operates|sells|runs|employs|supplies|produces|builds|manufactures|develops|trades|imports|"
    r"exports))\b"
)
_WHOSE = re.compile(r",?\swhose((?:\s[a-z]{3,12}){1,3})\b")
_SUFFERED = re.compile(
    r"\s(?:(?:declined|refused) to comment|(?:did|does) not (?:immediately )?(?:respond|reply|answer|return)|"
    r"(?:could not|couldn't) be reached|"
    r"(?:was|were|has been|have been) (?:fined|sued|sanctioned|blacklisted|audited))\b"
)
_DONE_TO = re.compile(
    r"\b(?:sanctions (?:on|against)|prosecution of|ban on|lawsuits? against|claims? against|exports? to|job at|"
    r"account (?:at|with)|contract with|talks with|blacklisted|delisted|acquired|acquires|audited)\s\Z"
)
LONGEST_BEFORE = 90  # characters
LONGEST_SYLLABLES = 4  # characters that one Latin word spells
SHORTEST_PLACED, SHORTEST_TRADING = 5, 4  # characters of a name with a place, or with a trade
SHORTEST_TRADE = 2  # characters behind the brand


def is_owned(text: str, start: int, end: int) -> bool:
    """Whether the words around a name say what no person, place or thing has or does.

    Example:
        >>> text = "Creditors of Longsheng (龙盛) met"
        >>> is_owned(text, 13, 27), is_owned("in Longsheng (龙盛)", 3, 17)
        (True, False)
    """
    before = text[max(0, start - LONGEST_BEFORE) : start]
    before = _OTHER_PARTY.sub("", before) if _OTHER_PARTY.search(before) else before
    has = _HAS.search(before)
    owned = has is not None and has["noun"].lower() in words("firm_noun")
    if has and has["how"] == "in":
        owned = has["noun"].lower() in words("share_noun")  # customers and staff are in places too
    whose = _WHOSE.match(text, end)
    owned |= whose is not None and not (words("firm_noun") | words("business_noun")).isdisjoint(whose[1].split())
    return owned or _BETWEEN.search(before) is not None or _DID.match(text, end) is not None


def is_treated(text: str, start: int, end: int) -> bool:
    """Whether it is said of a name what is said of firms and persons: `X declined to comment`, `sanctions on X`.

    Example:
        >>> is_treated("sanctions on Longsheng (龙盛)", 13, 27)
        True
    """
    return bool(_DONE_TO.search(text, max(0, start - LONGEST_BEFORE), start) or _SUFFERED.match(text, end))


def spells_brand(name: Sequence[Token], native: str) -> tuple[int, int]:
    """How many words of a name, from its first, spell how many characters in pinyin.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> spells_brand(tokenise("Shaanxi Baocheng Aviation Instrument"), "陕西宝成航空仪表")
        (2, 4)
    """
    at = 0
    for count, token in enumerate(name):
        letters = token.folded.replace("'", "").replace("-", "")
        parts = [native[at : at + size] for size in range(min(LONGEST_SYLLABLES, len(native) - at), 0, -1)]
        size = next((len(part) for part in parts if is_spelled(letters, part) or names_place(letters, part)), 0)
        if not size:
            return count, at
        at += size
    return len(name), at


def is_trading(name: Sequence[Token], native: str) -> bool:
    """Whether a brand that the words spell goes on with a trade: `Guangzhou Yalan International Freight Forwarding`.

    The brand stands behind a place, or it has a head word that companies have: `Zhongrong Trust (中融信托)`.
    """
    spelled, size = spells_brand(name, native)
    if not 0 < spelled < len(name) or len(native) - size < SHORTEST_TRADE:
        return False
    first = native[: _place_size(name, native)]
    if spelled > 1 and (opens_with_place(name, native) or names_place(name[0].folded, first)):
        brand = native[len(first) : size]
        return len(native) >= SHORTEST_PLACED and not is_han_place(brand)
    head = name[-1].folded in words("company") or name[-1].folded in words("loose_company")
    return head and size > 1 and len(native) >= SHORTEST_TRADING and not _is_place(name[:spelled], native[:size])


def _place_size(name: Sequence[Token], native: str) -> int:
    """How many characters the first word spells."""
    return spells_brand(name[:1], native)[1]


def _is_place(name: Sequence[Token], native: str) -> bool:
    together = " ".join(token.folded for token in name)
    return together in countries() or together in words("province") or is_han_place(native)
