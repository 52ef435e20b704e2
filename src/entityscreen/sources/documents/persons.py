"""Which words before a bracket are a person's name, guided by its characters.

Here belongs the meeting of a Latin name with a Chinese, Japanese or Korean one: the surname's spelling says
where the name begins. Persons without characters are found by `unbracketed.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.sources.documents.native_persons import (
    HANGUL,
    looks_japanese,
    looks_like_person,
    may_be_person,
    surname_spellings_of,
)
from entityscreen.sources.documents.spellings import pinyin_of, spelled
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import countries, is_given, is_role, no_name_words, words
from entityscreen.sources.documents.western_names import can_be_given, extend_given, given_like, western_start

_JAPANESE_BEFORE = re.compile(r"\bJapan(?:ese|[’']s)\s$")
LONGEST_PERSON_LATIN = 4  # words
LONGEST_CHINESE_LATIN = 3  # words of a surname and its given name
LONGEST_MONONYM = 4  # characters beside a name of one word
_ROMAJI = re.compile(r"(?:[kstnhmyrwgzdbpjfcv]?[ktsp]?[hys]{0,2}[aeiouāīūēō]+n?(?![aeiou]{3})|n|m)+$")
_HAN_DOTTED = re.compile("[\u3400-\u9fff]+[·・‧•]")
SYLLABLE = re.compile(  # one syllable as Chinese and Korean names have it
    r"(?:[bpmfdtnlgkhjqxrzcswy]|[zcst]h|ts|tz|hs|kw|szu?)?[aeiouü]{1,4}(?:ng|[nrmkpthl])?$|szu$|ng$", re.IGNORECASE
)
_HYPHENATED = re.compile(r"^[A-Z][a-z]{1,6}-(?!class$)[a-zA-Z][a-z]{0,6}$")


def person_start(chain: Sequence[Token], natives: Sequence[str], before: str = "") -> tuple[int, str] | None:
    """Where in a chain a person's name begins that ends with the chain.

    Args:
        chain: the words before the bracket, the clause's first words already cut.
        natives: the names in the bracket.
        before: some text before the chain; where it ends within a sentence, an unknown word before surname and given
            name is a given name: `former boss Levo Chan Weng Lin`.

    Returns:
        The index of the name's first word and the evidence, or None when it is no person's name.
    """
    for native in natives:
        if not looks_like_person(native):
            continue
        found = _by_surname(chain, surname_spellings_of(native))
        if found is not None:
            found -= _is_first_name(chain, found, before) or _is_first_syllable(chain, found, native)
            return found, f"surname spelled as {native[:1]} can be"
        if len(chain) > 1 and is_hyphenated_given(chain[-1].text) and can_be_given(chain[-2]):
            return extend_given(chain, len(chain) - 2), "given name with a hyphen"
    if _JAPANESE_BEFORE.search(before) and len(chain) == 2 and all(is_romaji(token.folded) for token in chain):
        return (0, "called Japanese") if may_be_person(natives) else None
    return _by_title(chain, natives) or _by_sound(chain, natives)


def _is_first_name(chain: Sequence[Token], surname: int, before: str) -> bool:
    """Whether the word before surname and given names is a Western name that no table has."""
    if not surname or len(chain) - surname > LONGEST_CHINESE_LATIN:
        return False
    prior, first = chain[: surname - 1], chain[surname - 1]
    inside = (
        all(is_role(token.folded) for token in prior) if prior else before.endswith(" ") and before[-2:-1].isalpha()
    )
    return inside and first.text[1:].islower() and can_be_given(first) and not first.folded.endswith("'s")


def _is_first_syllable(chain: Sequence[Token], start: int, native: str) -> bool:
    """Whether the word before one syllable and the surname spells the first of two: `Mei Fong Cheng (郑美凤)`."""
    whole = start and len(chain) - start == SYLLABLE_AND_SURNAME and len(native) == SYLLABLE_AND_SURNAME + 1
    return bool(whole) and chain[start - 1].capital and chain[start - 1].folded in pinyin_of(native[1])


SYLLABLE_AND_SURNAME = 2  # words


def _by_sound(chain: Sequence[Token], natives: Sequence[str]) -> tuple[int, str] | None:
    """A rare surname: two words that spell one character and the rest of them, as `Tie Ning (铁凝)` does."""
    if len(chain) < 2 or not all(token.capital for token in chain[-2:]):
        return None
    surname, given = chain[-2].folded, chain[-1].folded.replace("-", "").replace("'", "")
    hyphenated = is_hyphenated_given(chain[-1].text)
    for native in natives:
        plain = 2 <= len(native) <= 3 and may_be_person([native])
        if plain and surname in pinyin_of(native[0]) and (given in spelled(native[1:]) or hyphenated):
            return len(chain) - 2, f"spelled as {native}"
    return None


def is_hyphenated_given(text: str) -> bool:
    """Whether a word is a given name of two syllables with a hyphen.

    Example:
        >>> is_hyphenated_given("Chui-cheng"), is_hyphenated_given("High-tech")
        (True, False)
    """
    return bool(_HYPHENATED.match(text)) and all(map(SYLLABLE.match, text.split("-")))


def _by_surname(chain: Sequence[Token], spellings: frozenset[str]) -> int | None:
    """The start of the name, by a word that spells the surname."""
    size = len(chain)
    for index in range(max(0, size - 4), size):
        if not _spells(chain, index, spellings):
            continue
        if index == size - 1:
            return western_start(chain, index)
        if all(given_like(token) for token in chain[index + 1 :]):
            return extend_given(chain, index)
    return None


def _spells(chain: Sequence[Token], index: int, spellings: frozenset[str]) -> bool:
    """Whether a word, its first part before a hyphen, or two words together spell the surname."""
    folded = chain[index].folded
    if folded in spellings or folded.replace("-", "") in spellings:
        return True
    return "-" in folded and index == len(chain) - 1 and folded.rsplit("-", 1)[1] in spellings


def _by_title(chain: Sequence[Token], natives: Sequence[str]) -> tuple[int, str] | None:
    """The start of a name whose surname is unknown, by a title before it or a known given name."""
    if not may_be_person(natives):
        return None
    start = 0
    for index, token in enumerate(chain):
        if is_role(token.folded) or token.folded in words("honorific") or token.folded in words("regnal"):
            start = index + 1
    if (given := _known_given(chain)) is not None and given > start:
        return given, "known given name"
    name = chain[start:]
    if start and len(name) == 1 and can_be_given(name[0]) and min(map(len, natives)) <= LONGEST_MONONYM:
        return start, "title before the name"
    if not 2 <= len(name) <= LONGEST_PERSON_LATIN or not all(is_person_word(token) for token in name):
        return None
    evidence = "title before the name" if start else _untitled(name, natives)
    return (start, evidence) if evidence else None


def _known_given(chain: Sequence[Token]) -> int | None:
    """Where a Western name of two or three words begins that ends a longer chain, or None."""
    for size in (3, 2):
        name = chain[-size:]
        if len(name) == size < len(chain) and is_given(name[0].folded) and all(map(is_person_word, name)):
            return len(chain) - size
    return None


def is_romaji(folded: str) -> bool:
    """Whether a folded word can be a Japanese one in Latin letters.

    Example:
        >>> is_romaji("totoki"), is_romaji("cook")
        (True, False)
    """
    return _ROMAJI.match(folded) is not None


def _untitled(name: Sequence[Token], natives: Sequence[str]) -> str:
    """The evidence that words without a title are a person, or an empty string."""
    if is_given(name[0].folded):
        return "known given name"
    romaji = len(name) == 2 and all(_ROMAJI.match(token.folded) for token in name)
    if romaji and looks_japanese(natives):
        return "two Japanese words with a name in characters"
    if len(name) <= 3 and any(_HAN_DOTTED.match(native) and looks_like_person(native) for native in natives):
        return "foreign name with a middle dot"
    if any(HANGUL.search(native) and looks_like_person(native) for native in natives):
        return "Korean surname"
    return ""


def is_person_word(token: Token) -> bool:
    """Whether a word can stand in a person's name that no surname proves."""
    folded = token.folded
    return (
        (token.capital or folded in words("particle") or folded in words("filiation") or folded in ("al", "del"))
        and not token.number
        and (folded not in no_name_words() or (folded == "uk" and not token.text.isupper()))
        and folded not in words("role")
        and not folded.endswith("'s")
        and ("-" not in folded or folded.split("-")[0] not in countries())
    )
