"""Latin names that a bracket puts beside characters without calling them names: `Gao Fei (高飞, Frank Gao)`.

Here belongs when such words are another name of the one before the bracket. They may also be where a person works, what
the characters mean, or a parent company: what shares nothing with the name is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from entityscreen.sources.documents.aliases import may_be_alias
from entityscreen.sources.documents.context import PERSON
from entityscreen.sources.documents.kinds import is_place_or_label, judge_latin
from entityscreen.sources.documents.native_persons import surname_spellings_of
from entityscreen.sources.documents.persons import is_person_word
from entityscreen.sources.documents.spellings import is_spelled
from entityscreen.sources.documents.tokens import HAS_NATIVE, Token, tokenise
from entityscreen.sources.documents.vocabulary import countries, fold, words

_PARTS = re.compile(
    r"\s*(?:[;；|、，/\[\]\n]|\s(?:or|and also)\s|"
    r",(?!\s?(?i:Inc|Ltd|LLC|L\.L\.C|Co|Limited|S\.A|GmbH|PLC|Corp|Pte|LLP)\b))\s*"
)
_TONES = re.compile("[āēīōūǖǎěǐǒǔǚĀĒĪŌŪǍĚǏǑǓ]")
_LABEL = re.compile(r"^([A-Z][a-z]{2,11})\s?[:：]\s?")
_QUOTES = "\"“”‘’'「」『』«»"
LONGEST_NAME = 10  # words
LONGEST_PERSON = 4
SHORTEST_SHARED = 3  # letters of a word that two names of one organisation share


def loose_names(content: str) -> tuple[str, ...]:
    """The parts of a bracket that are Latin names by their look.

    Example:
        >>> loose_names("李建明 / Jimmy Li"), loose_names('啟辰資產管理, "Qichen"'), loose_names("甲, in Wuhan")
        (('Jimmy Li',), ('“Qichen”',), ())
    """
    found: dict[str, None] = {}
    for part in _PARTS.split(content):
        plain = _LABEL.sub(_without_label, part.strip()).removeprefix("also ").removeprefix("or ")
        plain = plain.removeprefix("born ")
        name = " ".join(plain.strip(_QUOTES + ",").split())
        if name and _looks_like_name(name):
            found.setdefault(f"“{name}”" if plain[0] in _QUOTES else name)
    return tuple(found)


def _without_label(match: re.Match[str]) -> str:
    """Nothing where a label is a language: `Spanish: Alejandro Zheng`; the words must still agree with the name."""
    label = fold(match.group(1))
    return "" if label in words("label") or countries().get(label, ("", ""))[1] == "adjective" else match.group()


def _looks_like_name(name: str) -> bool:
    tokens = tokenise(name)
    if not tokens or len(tokens) > LONGEST_NAME or HAS_NATIVE.search(name) or ":" in name or not may_be_alias(name):
        return False
    named = all(token.capital or token.number or token.folded in words("connector") for token in tokens)
    return named and tokens[0].capital and not is_place_or_label(tokens)


def agreeing(loose: Sequence[str], name: str, natives: Sequence[str], kind: str) -> list[str]:
    """Those of some loose names that are the named one's.

    Args:
        loose: what `loose_names` gives.
        name: the Latin name before the bracket.
        natives: its names in characters.
        kind: its kind.

    Example:
        >>> agreeing(["Frank Gao", "Peking University"], "Gao Fei", ["高飞"], "Person")
        ['Frank Gao']
        >>> agreeing(["Wanda Film Holding Co., Ltd.", "Dalian Port"], "Wanda Cinema", ["万达电影"], "Company")
        []
    """
    found = []
    for part in loose:
        plain = part.strip("“”")
        tokens, own = tokenise(plain), tokenise(name)
        if _is_reading(plain, tokens, own):
            continue
        person = kind == PERSON
        if _is_persons(tokens, own, natives) if person else _is_organisations(tokens, own, natives, part != plain):
            found.append(plain)
    return found


def _is_reading(plain: str, tokens: Sequence[Token], own: Sequence[Token]) -> bool:
    """Whether words only say how the name is spoken: `Zhāng Xīnxiá`."""
    same = [token.folded for token in tokens] == [token.folded for token in own]
    return same or _TONES.search(unicodedata.normalize("NFC", plain)) is not None


def _is_persons(tokens: Sequence[Token], own: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether words are another name of a person: longer, the characters' pinyin, or a surname at the end.

    `Zhang Wei (张伟, Zhang Min)` names two persons of one family.
    """
    if not 2 <= len(tokens) <= LONGEST_PERSON or not all(map(is_person_word, tokens)):
        return False
    if judge_latin(tokens).strength > 1:
        return False
    mine, theirs = {token.folded for token in own}, {token.folded for token in tokens}
    letters = "".join(token.text.lower() for token in tokens)
    if mine <= theirs or any(is_spelled(letters, native) for native in natives):
        return True
    surname = surname_spellings_of(natives[0]) if natives else frozenset()
    return tokens[-1].folded in surname & mine and tokens[0].folded not in surname


def _is_organisations(tokens: Sequence[Token], own: Sequence[Token], natives: Sequence[str], quoted: bool) -> bool:
    """Whether words are another name of an organisation.

    A longer name that holds all of its own words is; a shorter one only when it is quoted or the name has a legal form,
    because `Tencent Cloud (腾讯云, Tencent)` names the parent.
    """
    letters = "".join(token.text.lower() for token in tokens)
    if letters.isascii() and any(is_spelled(letters, native) for native in natives):
        return True
    if quoted and len(tokens) < len(own) and tokens[0].folded == own[0].folded and len(tokens) > 1:
        return True  # `China Shipowners Mutual Assurance Association (…, "China P&I")`
    mine, theirs = _distinctive(own), _distinctive(tokens)
    if not mine or not theirs:
        return False
    if mine <= theirs:
        return True
    return theirs < mine and (quoted or judge_latin(own).strength > 2)


def _distinctive(tokens: Sequence[Token]) -> set[str]:
    """The words of a name that others do not share."""
    common = ("legal", "company", "organisation", "generic", "connector", "field", "place", "geo", "state", "prefix")
    return {
        token.folded
        for token in tokens
        if len(token.folded) >= SHORTEST_SHARED
        and token.folded not in countries()
        and not any(token.folded in words(kind) for kind in common)
    }
