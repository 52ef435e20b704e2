"""Which words before a bracket are a person's name, guided by its characters.

Here belongs the meeting of a Latin name with a Chinese, Japanese or Korean one: the surname's spelling says
where the name begins. Persons without characters are found by `unbracketed.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.names.normalise import fold as fold_name
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import endings, further_surnames, no_name_words, surnames, words

LONGEST_PERSON_LATIN = 4  # words
LONGEST_PERSON_HAN = 4  # characters of a Chinese name with a compound surname, or a married name
_KANA_OR_DOT = re.compile("[\u3041-\u30fc·・‧•]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_ROMAJI = re.compile(r"(?:[kstnhmyrwgzdbpjfcv]?[ktsp]?[hys]{0,2}[aeiouāīūēō]+n?(?![aeiou]{3})|n|m)+$")
_HAN_DOTTED = re.compile("[\u3400-\u9fff]+[·・‧•]")
_HYPHENATED = re.compile(r"^[A-Z][a-z]{1,6}-[a-zA-Z][a-z]{0,6}$")
_NAME_WORD = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ'’\-]*$")
# Endings of characters that are given-name characters as well: with a surname in front, the person wins.
_GIVEN_ENDINGS = frozenset(
    "軍军山江海河峰島波光國国明文華华會里道安城港林英春梅花龍龙雪傑杰夢梦康社平洲谷潭泉錄洋湖嶺橋桥濤法術角字語话史詩诗曲歌經经德成亭門门記传傳"
)


def surname_spellings_of(native: str) -> frozenset[str]:
    """The Latin spellings of the surname that a native name begins with; empty when it begins with none."""
    table, plain = surnames(), native.replace(" ", "")
    found: set[str] = set()
    for length in (3, 2, 1):
        for record in table.get(plain[:length], ()):
            found |= record.spellings
    if not found:
        known, folded = further_surnames(), fold_name(plain)
        found |= next((known[folded[:length]].spellings for length in (2, 1) if folded[:length] in known), frozenset())
    if len(plain) == LONGEST_PERSON_HAN:  # a married name bears two surnames: 林鄭月娥
        found |= {spelling for record in table.get(plain[1], ()) for spelling in record.spellings}
    return frozenset(found)


def looks_like_person(native: str) -> bool:
    """Whether a native name has the shape of a person's: a surname and one or two characters, or a middle dot.

    Example:
        >>> looks_like_person("賴清德"), looks_like_person("國防部"), looks_like_person("約翰·史密斯")
        (True, False, True)
    """
    plain = native.replace(" ", "")
    if re.search("[·・‧•]", plain):
        return endings().longest(plain)[1] != "company"
    if not 2 <= len(plain) <= LONGEST_PERSON_HAN + (1 if _KANA_OR_DOT.search(plain) else 0):
        return False
    if not surname_spellings_of(plain):
        return False
    ending, kind = endings().longest(plain)
    return not kind or ending in _GIVEN_ENDINGS or (kind == "other" and len(ending) == 1 and len(plain) == 3)


def person_start(chain: Sequence[Token], natives: Sequence[str]) -> tuple[int, str] | None:
    """Where in a chain a person's name begins that ends with the chain.

    Args:
        chain: the words before the bracket, the clause's first words already cut.
        natives: the names in the bracket.

    Returns:
        The index of the name's first word and the evidence, or None when it is no person's name.
    """
    for native in natives:
        if not looks_like_person(native):
            continue
        found = _by_surname(chain, surname_spellings_of(native))
        if found is not None:
            return found, f"surname spelled as {native[:1]} can be"
        if len(chain) > 1 and _HYPHENATED.match(chain[-1].text) and _can_be_given(chain[-2]):
            return _extend_given(chain, len(chain) - 2), "given name with a hyphen"
    return _by_title(chain, natives)


def _by_surname(chain: Sequence[Token], spellings: frozenset[str]) -> int | None:
    """The start of the name, by a word that spells the surname."""
    size = len(chain)
    for index in range(max(0, size - 4), size):
        if not _spells(chain, index, spellings):
            continue
        if index == size - 1:
            return _western_start(chain, index)
        if all(_given_like(token) for token in chain[index + 1 :]):
            return _extend_given(chain, index)
    return None


def _spells(chain: Sequence[Token], index: int, spellings: frozenset[str]) -> bool:
    """Whether a word, its first part before a hyphen, or two words together spell the surname."""
    folded = chain[index].folded
    if folded in spellings or folded.replace("-", "") in spellings:
        return True
    return "-" in folded and index == len(chain) - 1 and folded.rsplit("-", 1)[1] in spellings


def _given_like(token: Token) -> bool:
    return (
        bool(_NAME_WORD.match(token.text) or len(token.folded) == 1)
        and token.folded not in words("role")
        and token.folded not in words("strong")
        and (
            (token.folded not in words("organisation") and token.folded not in words("company"))
            or len(token.folded) <= 4
        )
    )


def _extend_given(chain: Sequence[Token], index: int) -> int:
    """Take Western given names and initials before a surname into the name."""
    while (
        index
        and (chain[index - 1].folded in words("given") or len(chain[index - 1].folded) == 1)
        and chain[index - 1].capital
    ):
        index -= 1
    return index


def _western_start(chain: Sequence[Token], index: int) -> int | None:
    """The start of a name whose surname comes last: one given name, or several that are known as such."""
    start = index - 1
    if start < 0 or not _can_be_given(chain[start]):
        return None
    while start and chain[start - 1].capital and _more_given(chain[start - 1], chain[start]):
        start -= 1
    titled = next((at for at in range(start - 1, max(-1, start - 3), -1) if chain[at].folded in words("honorific")), -1)
    if titled >= 0 and all(_can_be_given(token) for token in chain[titled + 1 : start]):
        return titled + 1
    return start


def _can_be_given(token: Token) -> bool:
    folded = token.folded
    if folded in words("given"):
        return True
    blocked = folded in words("role") or folded in words("honorific") or folded in words("modifier")
    return token.capital and not token.number and not blocked and folded not in no_name_words()


def _more_given(before: Token, after: Token) -> bool:
    """Whether the word before a given name belongs to the name too."""
    initial = len(before.folded) == 1 or re.match(r"^(?:[a-z]\.)+[a-z]?$", before.folded) is not None
    return initial or before.folded in words("given") or (len(after.folded) == 1 and _can_be_given(before))


def _by_title(chain: Sequence[Token], natives: Sequence[str]) -> tuple[int, str] | None:
    """The start of a name whose surname is unknown, by a title before it or a known given name."""
    if not may_be_person(natives):
        return None
    start = 0
    for index, token in enumerate(chain):
        if token.folded in words("role") or token.folded in words("honorific") or token.folded in words("regnal"):
            start = index + 1
    if (given := _known_given(chain)) is not None and given > start:
        return given, "known given name"
    name = chain[start:]
    if start and len(name) == 1 and _can_be_given(name[0]):
        return start, "title before the name"
    if not 2 <= len(name) <= LONGEST_PERSON_LATIN or not all(is_person_word(token) for token in name):
        return None
    evidence = "title before the name" if start else _untitled(name, natives)
    return (start, evidence) if evidence else None


def _known_given(chain: Sequence[Token]) -> int | None:
    """Where a Western name of two or three words begins that ends a longer chain, or None."""
    for size in (3, 2):
        name = chain[-size:]
        if len(name) == size < len(chain) and name[0].folded in words("given") and all(map(is_person_word, name)):
            return len(chain) - size
    return None


def _untitled(name: Sequence[Token], natives: Sequence[str]) -> str:
    """The evidence that words without a title are a person, or an empty string."""
    if name[0].folded in words("given"):
        return "known given name"
    romaji = len(name) == 2 and all(_ROMAJI.match(token.folded) for token in name)
    if romaji and _japanese_or_korean(natives):
        return "two Japanese words with a name in characters"
    if len(name) <= 3 and any(_HAN_DOTTED.match(native) and looks_like_person(native) for native in natives):
        return "foreign name with a middle dot"
    if any(_HANGUL.search(native) and looks_like_person(native) for native in natives):
        return "Korean surname"
    return ""


def is_person_word(token: Token) -> bool:
    """Whether a word can stand in a person's name that no surname proves."""
    folded = token.folded
    return (
        (token.capital or folded in ("de", "van", "von", "bin", "al", "der", "la", "del", "da"))
        and not token.number
        and folded not in no_name_words()
        and folded not in words("role")
        and not folded.endswith("'s")
    )


def may_be_person(natives: Sequence[str]) -> bool:
    """Whether one of some native names could be a person's, when the Latin side says so."""
    return any(looks_like_person(native) or _may_be_person(native) for native in natives)


def _may_be_person(native: str) -> bool:
    """Whether a native name could be a person's, when the Latin side says so."""
    plain = native.replace(" ", "")
    ending, kind = endings().longest(plain)
    if kind and ending not in _GIVEN_ENDINGS:
        return False
    return len(plain) <= 5 or bool(_KANA_OR_DOT.search(plain))


def _japanese_or_korean(natives: Sequence[str]) -> bool:
    """Whether a name is written as Japanese persons are: with a space, Kana, or a Japanese surname."""
    return any(
        (" " in native and len(native) <= 6)
        or (_KANA_OR_DOT.search(native) and len(native) <= 6)
        or (len(native) >= 3 and any(r.language == "ja" for size in (2, 3) for r in surnames().get(native[:size], ())))
        for native in natives
    )
