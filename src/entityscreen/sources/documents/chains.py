"""Chains of capitalised words: the longest stretch that may be a name, and where it must be cut.

Here belongs what joins and what parts words, whatever kind of name they make. Kinds belong to `kinds.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.sources.documents.dates import date_end
from entityscreen.sources.documents.lines import opens_sentence
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import countries, fold, words

LONGEST_CHAIN = 16  # words; the longest official names of ministries have about a dozen
_SPACE = re.compile(r"[^\S\n]{0,3}\n?[^\S\n]{0,3}\Z")
_COMPOUND = re.compile(
    r"-(?:based|backed|led|born|owned|run|listed|made|linked|style|controlled|educated|headquartered|funded|founded|trained|"
    r"affiliated|language|era|wide|old|invested|developed|designed|designated|registered|friendly|aligned|sanctioned|"
    r"American|elect|centered|speaking|brand|branded|operated|occupied|appointed|run|flagged|flag)$"
)
_QUOTES, _CLOSING = ('"', "“", "”"), ('"', "”")
_QUOTED_AFTER_NAME = re.compile(r"[A-ZÀ-Þ][\w’'\-]*\s[\"“]$")
_INNER_BRACKET = re.compile(
    r"(?:[A-Za-z][A-Za-z.\-]{0,20}\s){0,3}[A-Za-z.\-]{1,20}\)"
    r"(?:\s?[(（]|\s?(?:Co|Ltd|Limited|Inc|Corp|LLC|Company|Corporation|GmbH|Pte|Pty|Sdn|PLC|Plc|LLP|CO|LTD|LIMITED|INC|CORP)\b)"
)
_LATER_FORM = re.compile(
    r"\) (?:[A-Z][\w\-]{1,20} (?:& )?){1,5}"
    r"(?:Co|Ltd|Limited|Inc|Corp|LLC|Company|Corporation|CO|LTD|LIMITED|INC|CORP)\b"
)
_ARABIC = re.compile(r"(?:[Aa]l|[Ee]l)-|bin\Z|ibn\Z")
_PARTNERS = re.compile(
    r"(?:[A-Z][\w\-]{1,20},?\s){1,3}&\s(?:Partners|Co|Company|Associates|Sons|[A-Z]\w{1,20}\sLL[CP])\b"
)
_TERM_END = re.compile(r"[\"”][^\S\n]{2,}")
_COLUMNS = re.compile(r"\S(?: {2,}|\t)\S")
_BRANCH = re.compile(r"(?:[A-Z][a-z]{1,20}\s){1,3}(?:Branch|Sub-[Bb]ranch)\b|Branch\b")


def joins(text: str, left: Token, right: Token) -> bool:
    """Whether what stands between two neighbouring words lets a name go on."""
    gap = text[left.end : right.start]
    if right.text.istitle() and _is_stop(gap, left) and opens_sentence(text, right):
        return False  # `Acme Ltd. The firm`, `Acme Ltd. Security is`
    if gap == " ":
        return True
    if _SPACE.match(gap):
        return bool(gap) and not ("\n" in gap and _is_heading(text, left, right))
    core = gap.strip()
    if core == ".":
        return left.folded in words("abbreviation") or (len(left.folded) == 1 and left.text.isupper())
    if core in (",", ".,"):
        return _comma_joins(text, left, right) or (right.capital and _BRANCH.match(text, right.start) is not None)
    return core == "&" or _bracket_joins(text, core, left, right)


def _is_stop(gap: str, left: Token) -> bool:
    """Whether the dot of a legal form ends its sentence too, when a word follows that opens another one."""
    dotted = gap.startswith(".") or left.text.endswith(".")
    return dotted and left.folded in words("legal") and gap.endswith((" ", "\n"))


def _is_heading(text: str, left: Token, right: Token) -> bool:
    """Whether a line's end parts two words: the line is in capitals and the next is not, or a title opens the next."""
    if right.folded in words("courtesy"):
        return True
    line = text[text.rfind("\n", 0, left.start) + 1 : left.end]
    if _COLUMNS.search(line):
        return True  # a table's row
    return left.text.isupper() and not right.text.isupper() and line.isupper()


def _bracket_joins(text: str, core: str, left: Token, right: Token) -> bool:
    """`Prosecutors’ Office`, and both ends of the bracket in `Precision Instruments (Suzhou) Co., Ltd.`"""
    if core in ("’", "'"):
        return left.folded.endswith("s") and left.folded not in countries() and right.capital
    if core == "(":
        return _INNER_BRACKET.match(text, right.start) is not None or _is_inner_word(text, right)
    if core in _QUOTES:
        return _is_nickname(text, left, right)
    return core == ")" and (right.folded in words("strong") or _is_inner_word(text, left))


def _is_inner_word(text: str, word: Token) -> bool:
    """Whether a word of a bracket belongs to the name that goes on: `Rare Earth (Group) High-Tech Co., Ltd.`"""
    start, end = text.rfind("(", max(0, word.start - 20), word.start), text.find(")", word.end, word.end + 20)
    inner = fold(text[start + 1 : end]) if 0 <= start < end else ""
    known = inner in ("group", "holdings") or inner in countries() or inner in words("region")
    return known and _LATER_FORM.match(text, end) is not None


def _is_nickname(text: str, left: Token, right: Token) -> bool:
    """Both ends of the quotes in `Zheng "Jerry" Yi`; wide space parts a term from what it stands for."""
    if _TERM_END.match(text, left.end) or _TERM_END.match(text, right.end):
        return False
    if text[right.end : right.end + 1] in _CLOSING:
        return left.capital and right.capital
    return (
        right.capital
        and text[left.end : left.end + 1] in _CLOSING
        and _QUOTED_AFTER_NAME.search(text, max(0, left.start - 24), left.start) is not None
    )


def _comma_joins(text: str, left: Token, right: Token) -> bool:
    """`Co., Ltd`, `CSBC Corp, Taiwan`, `Economy, Trade and Industry`, `Kwok, Ng & Partners`."""
    if (
        right.folded in words("strong")
        or _PARTNERS.match(text, right.start)
        or (left.folded in words("field") and right.folded in words("field"))
    ):
        return True
    return left.folded in ("corp", "corporation", "inc") and countries().get(right.folded, ("", ""))[1] == "name"


def chain_left(text: str, tokens: Sequence[Token], last: int) -> int:
    """Index of the first word of the chain that ends with a word.

    Args:
        text: the view's text.
        tokens: its words.
        last: index of the chain's last word.

    Returns:
        The index of its first word, at most `LONGEST_CHAIN` words before; `last + 1` when `last` is no part of a name.
    """
    if not (tokens[last].capital or tokens[last].number or tokens[last].small_form):
        return last + 1
    first = _reach(text, tokens, last, range(last - 1, max(-1, last - LONGEST_CHAIN), -1))
    while first and tokens[first - 1].folded in words("particle") and joins(text, tokens[first - 1], tokens[first]):
        first -= 1
    return first


def chain_right(text: str, tokens: Sequence[Token], first: int) -> int:
    """Index of the last word of the chain that begins with a word, connectors inside it included."""
    return _reach(text, tokens, first, range(first + 1, min(len(tokens), first + LONGEST_CHAIN)))


def _reach(text: str, tokens: Sequence[Token], start: int, way: range) -> int:
    """The last word on a way from a word that still belongs to its chain; connectors count only between others."""
    reached = start
    for index in way:
        left = min(index, index - way.step)
        if not joins(text, tokens[left], tokens[left + 1]):
            break
        token = tokens[index]
        if token.capital or token.number or token.small_form:
            reached = index
        elif token.folded not in words("connector"):
            break
    return reached


def cut_starts(tokens: Sequence[Token]) -> int:
    """How many leading words of a chain cannot belong to the name at its end.

    What comes before a possessive (`China's Huawei`), a compound (`Beijing-based Huawei`) or a word that opens
    a clause (`said When Chiu`) is cut with it.

    Returns:
        The number of words to drop, from 0 to the length of the chain.
    """
    cut = 0
    for index, token in enumerate(tokens):
        folded = token.folded
        if index and folded in words("courtesy"):
            cut = index
        if (
            (_COMPOUND.search(token.text) and not is_state_owned(tokens, index))
            or (token.capital and _opens_clause(tokens, index))
            or (folded.endswith(("'s", "s'")) and index + 1 < len(tokens) and not _keeps_possessive(tokens, index))
        ):
            cut = index + 1
        if token.number and index + 1 < len(tokens) and tokens[index + 1].text == "the":
            cut = index + 1  # a year, or the page of a citation: `3 HKLRD 21 the Court`
    cut = date_end(tokens, cut)
    while cut < len(tokens) and not _can_open(tokens[cut]):
        cut += 1
    return cut


def is_state_owned(tokens: Sequence[Token], index: int) -> bool:
    """Whether a compound is part of an office's name, not an adjective before one.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> is_state_owned(tokenise("State-owned Assets Office"), 0), is_state_owned(tokenise("State-owned A"), 0)
        (True, False)
    """
    following = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    return tokens[index].text.startswith("State-") and following in ("assets", "asset", "enterprise", "enterprises")


def _can_open(token: Token) -> bool:
    """Whether a name can begin with a word; `van der Meer` begins with one in small letters."""
    return token.capital or token.number or token.folded in words("particle")


# Words that open a clause and are surnames as well.
_GIVEN_STARTERS = frozenset(("will", "may", "april", "june", "august"))  # and given names: `Will Ho (何威)`
_SURNAME_STARTERS = frozenset(
    ("she", "we", "an", "he", "so", "do", "no", "you", "to", "her", "may", "on", "in", "at", "yes", "but")
)


def _opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capitalised word opens a clause; `He Lifeng` and `QUANZHONG AN` are names."""
    folded = tokens[index].folded
    if folded not in words("starter") or (index and _ends_name(tokens[index + 1 :])) or is_closing_noun(tokens, index):
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following and ((folded == "no" and following.number) or (folded == "said" and _ARABIC.match(following.text))):
        return False  # `China Railway No. 5 Engineering Group`, `Said al-Jamal`
    if index and folded in _SURNAME_STARTERS and tokens[index].start == tokens[index - 1].end + 1:
        return False  # `Shun On Scaffolding Company`: inside a sentence a preposition has no capital
    if index and folded in words("connector_capital") and tokens[index - 1].folded in words("prefix"):
        return False  # `Agency Against Corruption`
    return folded not in _SURNAME_STARTERS | _GIVEN_STARTERS or index < len(tokens) - 2 or len(tokens) == 1


def is_closing_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun that opens a clause closes a name here: `Beijing Yingke Law Firm`, but not `Firms Huawei and ZTE`.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> is_closing_noun(tokenise("Yingke Law Firm"), 2), is_closing_noun(tokenise("Firm Yingke"), 0)
        (True, False)
    """
    if not index or tokens[index].folded not in words("closing_noun"):
        return False
    return index == len(tokens) - 1 or f"{tokens[index - 1].folded} {tokens[index].folded}" in words("organisation")


def _ends_name(rest: Sequence[Token]) -> bool:
    """Whether nothing but a head and a legal form follows: `Haixin Protective Products Group Co. Ltd`."""
    return bool(rest) and all(token.folded in words("legal") or token.folded in words("company") for token in rest)


def _keeps_possessive(tokens: Sequence[Token], index: int) -> bool:
    """`People's Liberation Army`, `Prosecutors’ Office`, `Lord Stow's Bakery`; but not `China's`, `Philippines'`."""
    folded, rest = tokens[index].folded, tokens[index + 1 :]
    bare = folded.removesuffix("'s").removesuffix("'")
    if len(rest) == 1 and rest[0].folded in words("shop") and bare not in countries():
        return True
    if folded.endswith("s'"):
        return bare not in countries()
    return folded in words("possessive")


def and_cut(tokens: Sequence[Token]) -> int:
    """How many leading words belong to another name that "and" coordinates with the last one.

    "Foxconn and Hon Hai Precision Industry" loses two words; "Ministry of Science and Technology" none.
    """
    for index in range(len(tokens) - 2, 0, -1):
        if tokens[index].folded in ("and", "&", "y", "e") and not _is_one_name(tokens, index):
            return index + 1
    return 0


def _is_one_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether the words on both sides of an "and" make one name."""
    left, right = tokens[:index], tokens[index + 1 :]
    prefix, fields = words("prefix"), words("field")
    if any(token.folded in prefix for token in right[:2]) and len(right) > 1 and right[1].folded in ("of", "for"):
        return False
    if any(token.folded in prefix and left[at + 1].folded in ("of", "for", "on") for at, token in enumerate(left[:-1])):
        return left[-1].folded in fields or right[0].folded in fields
    return left[-1].folded in fields and right[0].folded in fields | words("organisation")


def country_of(tokens: Sequence[Token]) -> str:
    """The code of the country that some words name: the last adjective, else the last name or city, or an empty string.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> country_of(tokenise("spokesman for the Chinese embassy in the US"))
        'cn'
    """
    code = ""
    for index in range(len(tokens) - 1, -1, -1):
        found = _country_at(tokens, index)
        if found and found[1] == "adjective":
            return found[0]
        if found and not code:
            code = found[0]
    return code


def _country_at(tokens: Sequence[Token], index: int) -> tuple[str, str] | None:
    """The country that a word names, alone or with the word before it; `us` in small letters is none."""
    table, token = countries(), tokens[index]
    folded = token.folded.removesuffix("'s")
    pair = f"{tokens[index - 1].folded} {folded}" if index else ""
    found = table.get(pair) or table.get(folded) or table.get(folded.split("-")[0])
    return None if found and len(folded) < 3 and not token.text.isupper() else found
