"""Companies that only what they do explains: `Goertek (歌尔) rose 3%`, `parts from Zhongji Xuchuang (中际旭创)`.

Here belongs the evidence for a brand or a trade name without legal form and head word. What nouns beside a name call
it belongs to `context.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.sources.documents.brands import is_han_place
from entityscreen.sources.documents.context import COMPANY, OTHER, speaks_after, trades_after
from entityscreen.sources.documents.dealings import is_owned, is_trading, is_treated
from entityscreen.sources.documents.kinds import is_place_or_label, judge_latin, judge_native
from entityscreen.sources.documents.native_persons import KANA_OR_DOT, LONGEST_PERSON_HAN, looks_like_person
from entityscreen.sources.documents.spellings import PLACE_SIZES, is_spelled
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import countries, endings, han_words, surnames, words

_MOVE = re.compile(
    r"\s(?:shares\s|stock\s)?(?P<verb>[a-z]{3,9})\s"
    r"(?:by\s|up\s|down\s|about\s|almost\s|nearly\s|as much as\s|more than\s){0,2}"
    r"\d{1,3}(?:\.\d{1,2})?\s?(?:%|per ?cent\b)(?!\s(?:in|of|among) (?:[a-z]{1,8}\s){0,2}(?:poll|vote|survey|approval))"
)
_FILING = re.compile(
    r",?\s(?:said|says|disclosed|reported|announced|warned|told)\s(?:[a-z]{1,12}\s){0,3}?"
    r"(?:in (?:an?|its) (?:(?:[A-Za-z]{1,12}\s){0,3}(?:filing|prospectus)|(?:annual|interim|quarterly) report)"
    r"|its (?:shares|board|net profit|revenue|sales|subsidiary|products))\b"
)
_LISTED = re.compile(
    r",\swhich\s(?:is|was|has been)\s(?:also\s|already\s)?(?:(?:on|added to|placed on|put on) (?:the|a|an)\s"
    r"(?:[A-Z][\w.]{0,12}\s|US\s){0,3}(?:Entity List|SDN List|blacklist|Unverified List)|(?:dual-)?listed (?:in|on)\b)"
)
_OWNED = re.compile(r"(?:’s|'s)\Z")
_BUSINESS_NOUN = re.compile(r"\s([A-Za-z]{3,12})\b")
_BOUGHT_FROM = re.compile(
    r"\b(?:bought|buys?|buying|sourced|sources|procured|procures|purchased|purchases|ordered|parts|chips|components|"
    r"modules|wafers|lenses|batteries|equipment)\s(?:[a-z\-]{2,14}\s){0,4}from\s\Z"
)
_STAKE_IN = re.compile(r"(?:%|\bper ?cent|\bminority|\bmajority|\bcontrolling|\bequity)\s(?:equity\s)?stakes?\sin\s\Z")
# A place, a thing with an article, a quoted slogan.
_STANDS_APART = re.compile(
    r"\b(?:in|near|nearby|on|at|around|across|off|through|outside|the)\s\Z|[\"“‘«]\Z", re.IGNORECASE
)
_CAPITALS = re.compile(r"[A-Z]{3,7}\Z")
LONGEST_PLACED = 10  # characters of a name that begins with its place
SHORTEST_ACTING = 3  # characters of a name that acts as companies do; nicknames have two: 小美
SHORTEST_NAMED = 4  # characters of a trade name; nicknames and short foreign names have fewer
_BEFORE = 90  # characters before a name that say what is done with it


def business(text: str, name: Sequence[Token], natives: Sequence[str], end: int) -> str:
    """The evidence that a name is a company's which neither its own words nor a noun beside it explain.

    Args:
        text: the view's text.
        name: the Latin words.
        natives: the characters in the bracket.
        end: offset behind the bracket.

    Returns:
        What speaks for a company, or an empty string.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> business("Anhui Conch (安徽海螺) rose 3%", tokenise("Anhui Conch"), ["安徽海螺"], 18)
        'what companies do'
    """
    latin = judge_latin(name).kind
    dealt_in = latin != OTHER and _is_dealt_in(text, name[0].start, end)
    if dealt_in and not any(_is_sure(native) or _ends_as_other(native) for native in natives):
        return "what is done with companies"
    if latin == OTHER or _is_person_or_place(name, natives):
        return ""
    if shape := _shape(name, natives):
        return "" if _STANDS_APART.search(text, max(0, name[0].start - 12), name[0].start) else shape
    if trades_after(text, end) or (latin == COMPANY and speaks_after(text, end)):
        return "what companies do"
    return "" if any(map(_ends_as_other, natives)) else _dealings(text, name, natives, end)


def _is_person_or_place(name: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether words or characters are a person's, a ware's or but a place's."""
    if _is_place(name) or any(map(is_han_place, natives)):
        return True
    return any(_is_no_company(native) and not _is_spelled_alone(name, native) for native in natives)


def _shape(name: Sequence[Token], natives: Sequence[str]) -> str:
    """What the words and characters say together: a brand behind its place or before its trade."""
    plain = [native for native in natives if not _ends_as_other(native) and not _is_local(native)]
    if any(is_trading(name, native) for native in plain):
        return "brand and trade"
    return "place and brand" if is_place_and_brand(name, natives) else ""


def _dealings(text: str, name: Sequence[Token], natives: Sequence[str], end: int) -> str:
    """What is said of a name that only companies do, or have done with them; else an empty string."""
    acts = _FILING.match(text, end) or _owns(text, name, end)
    moves = _moves(text, end) and not name[-1].number  # an index has a number: `STAR 50`
    if (acts or moves) and max(map(len, natives)) >= SHORTEST_ACTING:
        return "what companies do"
    if speaks_after(text, end) and _is_trade_name(name, natives):
        return "what companies do"
    if is_owned(text, name[0].start, end) or (
        is_treated(text, name[0].start, end) and any(_spells(name, native) for native in natives)
    ):
        return "what is done with companies"
    return "what is done with companies" if _is_supplier(text, name[0].start, natives) else ""


def _is_no_company(native: str) -> bool:
    """Whether characters are a person's or a ware's, or their ending says surely what else they are."""
    if _is_sure(native):
        return True
    # Four characters that begin with two surnames are a married woman's name, or a brand: 海康威视.
    married = len(native) == LONGEST_PERSON_HAN and not {native[:2], native[:3]} & surnames().keys()
    return looks_like_person(native) and (not married or KANA_OR_DOT.search(native) is not None)


def _is_spelled_alone(name: Sequence[Token], native: str) -> bool:
    """Whether one word spells all characters, which a person's name does not: `Huawei (华为)`, `Longsheng (龙盛)`."""
    return len(name) == 1 and len(native) > 1 and not _is_sure(native) and _spells(name, native)


def _is_sure(native: str) -> bool:
    """Whether characters are a ware's, or their ending says surely what they are."""
    return judge_native(native).strength > 1 or native in han_words("goods")


def _is_dealt_in(text: str, start: int, end: int) -> bool:
    """Whether a share of a name is owned, or it is on a list "which" only things are: no person's name stands there."""
    return bool(_STAKE_IN.search(text, max(0, start - _BEFORE), start) or _LISTED.match(text, end))


def _ends_as_other(native: str) -> bool:
    """Whether an ending that names and places share speaks for a place, a work or a dish: 山, 記, 茶."""
    return judge_native(native).kind == OTHER and native[-2:] not in endings().weak_other


def is_place_and_brand(name: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether words spell all the characters and the first is a city or a province: `Wuhan Hongxin (武汉弘芯)`.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> is_place_and_brand(tokenise("Wuhan Hongxin"), ["武汉弘芯"])
        True
    """
    if len(name) == 1 or not _is_home(name[0].folded):
        return False
    return any(
        SHORTEST_NAMED <= len(native) <= LONGEST_PLACED
        and not _is_local(native)
        and not any(is_han_place(native[size:]) for size in PLACE_SIZES)  # a quarter: `Guangzhou Tianhe (广州天河)`
        and _spells(name, native)
        for native in natives
    )


def _is_local(native: str) -> bool:
    """Whether characters end as what a place has ends: its people, quarters, arts, games, disasters."""
    return bool(judge_native(native).kind) or native.endswith(tuple(han_words("local")))


def _is_place(name: Sequence[Token]) -> bool:
    """Whether words are but a country, a city or a province."""
    return is_place_or_label(name) or (len(name) == 1 and name[0].folded in words("province"))


def _is_home(folded: str) -> bool:
    """Whether a word is a city or a province that a company's name may begin with."""
    return countries().get(folded, ("", ""))[1] == "city" or folded in words("province")


def _spells(name: Sequence[Token], native: str) -> bool:
    """Whether the words are the pinyin of all characters."""
    return is_spelled("".join(token.folded for token in name).replace("'", "").replace("-", ""), native)


def _moves(text: str, end: int) -> bool:
    """Whether a price moves behind a bracket: `(安徽海螺) rose 3%`."""
    match = _MOVE.match(text, end)
    return match is not None and match["verb"] in words("price_verb")


def _owns(text: str, name: Sequence[Token], end: int) -> bool:
    """Whether what companies have stands behind a possessive and its bracket: `Hikvision’s (海康威视) cameras`."""
    if not _OWNED.match(text[name[-1].end : name[-1].end + 2]):
        return False
    match = _BUSINESS_NOUN.match(text, end)
    return match is not None and match[1].lower() in words("business_noun")


def _is_trade_name(name: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether a name is an acronym of a longer one, or several words that spell four characters and more."""
    long = [native for native in natives if len(native) >= SHORTEST_NAMED]
    if len(name) == 1:
        firm = _CAPITALS.match(name[0].text) and name[0].folded not in words("acronym_stop")
        return bool(long and firm)
    return any(_spells(name, native) and not _is_local(native) for native in long)


def _is_supplier(text: str, start: int, natives: Sequence[str]) -> bool:
    """Whether something was bought from a name that no person has."""
    firm = any(len(native) >= SHORTEST_NAMED or not looks_like_person(native) for native in natives)
    return firm and _BOUGHT_FROM.search(text, max(0, start - _BEFORE), start) is not None
