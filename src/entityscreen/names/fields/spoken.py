"""Organisations' names that another script writes by their sound: 엘지 is LG, フライングガーデン Flying Garden.

Here belongs writing them as the firm does itself: initials that Korean and Japanese spell by the names of the
letters, and words that are English ones. Where initials or words end is not always written, so that a name may be
read in several ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, product

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs
from entityscreen.model.script import Script, script_of, scripts_in
from entityscreen.names.segment import segment_roles
from entityscreen.text.folding import Folded

MOST_READINGS = 3  # of a name, whose words may have several spellings (tech, tec)
FEWEST_LETTERS = 2
_AND, _DOT = "&", "·"
_SCRIPTS = frozenset({Script.HANGUL, Script.KANA})
_Letters = list[tuple[str, int]]  # each letter, and where its name ends


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of the letters, folded.

    Attributes:
        letters: by their names.
        first: their first characters.
        lengths: how long they are, the longest first.
    """

    letters: dict[str, str]
    first: frozenset[str]
    lengths: tuple[int, ...]


@named_cache("names.letter_names", maxsize=1)
def _letter_names() -> _Names:
    letters = read_pairs("romanisation_letter_names")
    lengths = sorted({len(name) for name in letters}, reverse=True)
    return _Names(letters, frozenset(name[0] for name in letters), tuple(lengths))


def with_initials(text: Folded) -> tuple[Folded, ...]:
    """A name with the initials at the head of a word in Latin letters; none where it has none.

    Args:
        text: a folded name of an organisation.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> with_initials(fold("엘지디스플레이")), with_initials(fold("株式会社エヌ・ティ・ティ・データ"))
        (('lgd 스플레이', 'lg 디스플레이'), ('株式会社 nttd タ', '株式会社 ntt データ'))
        >>> with_initials(fold("에스케이이노베이션")), with_initials(fold("삼성전자"))
        (('ske 노베이션', 'sk 이노베이션'), ())
    """
    if text.isascii():
        return ()
    names = _letter_names()
    if names.first.isdisjoint(text):
        return ()
    for start, character in enumerate(text):
        if character in names.first and (script := script_of(character)) in _SCRIPTS and _begins(text, start, script):
            found = _readings(text, start, _letters_from(text, start))
            if found:
                return found
    return ()


def _begins(text: str, start: int, script: Script) -> bool:
    """Whether a word begins at a place: no letter of the same script is before it, nor a dot between such."""
    return not start or (text[start - 1] != _DOT and script_of(text[start - 1]) is not script)


def _letters_from(text: str, start: int) -> _Letters:
    """The letters whose names stand one behind the other from a place on."""
    names = _letter_names()
    found: _Letters = []
    while start < len(text):
        name = next((name for n in names.lengths if (name := text[start : start + n]) in names.letters), "")
        if not name:
            break
        start += len(name)
        found.append((names.letters[name], start))
        start += text[start : start + 1] == _DOT
    return found


def _readings(text: str, start: int, letters: _Letters) -> tuple[Folded, ...]:
    """The name with so many of the letters as initials, the most first, until what is left of the word is all known."""
    script, found = script_of(text[start]), list[Folded]()
    for count in range(len(letters), 0, -1):
        initials, end = "".join(letter for letter, _ in letters[:count]), letters[count - 1][1]
        if _AND in (initials[0], initials[-1]) or len(found) == MOST_READINGS:
            continue
        goes_on = end < len(text) and script_of(text[end]) is script
        known = goes_on and "brand" not in segment_roles(text[end:].partition(" ")[0])
        several = count >= FEWEST_LETTERS
        if several or (known and script is Script.HANGUL and end - start > 1):  # 에쓰오일; a syllable is no initial
            read = f"{text[:start]} {initials} {text[end:].lstrip(_DOT)}"
            found.append(Folded(" ".join(read.split())))
            if known or not goes_on:
                break
    return tuple(found)


_RUN = re.compile("(?P<joined>[ァ-ヺー]+|[가-힣]+)|[\u0621-\u06d3]+|[\u0900-\u096f]+")
SHORTEST_BRAND, FEWEST_BEHIND = 3, 2  # characters of a brand that no table has; words behind it that make it sure
English = tuple[tuple[str, ...], ...]  # word for word, each in its spellings


@named_cache("names.loan_words", maxsize=1)
def _loan_words() -> dict[str, tuple[str, ...]]:
    return {word: tuple(english.split()) for word, english in read_pairs("romanisation_loan_words").items()}


@named_cache("names.loan_words.longest", maxsize=1)
def _longest() -> int:
    return max(map(len, _loan_words()))


def in_english(text: Folded) -> tuple[Folded, ...]:
    """A name with its loan words in English; none where it has none.

    Args:
        text: a folded name of an organisation.

    Returns:
        At most `MOST_READINGS` texts, the likeliest first.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> in_english(fold("株式会社フライングガーデン")), in_english(fold("トヨタ自動車"))
        (('株式会社 flying garden',), ())
        >>> in_english(fold("جولدن ستار"))
        ('golden star',)
    """
    if text.isascii():
        return ()
    text = Folded(text.replace(_DOT, " "))  # it parts words, and between spaces it would part names
    found: list[tuple[str, ...]] = []
    end, rest = 0, ""
    for run in _RUN.finditer(text):
        english = _cut(run.group()) if run.group("joined") else _parted(run.group())
        if english:
            between = text[end : run.start()]
            found += [(between,), *english]
            end, rest = run.end(), f"{rest} {between}"
    if not found or _has_brand(f"{rest} {text[end:]}"):
        return ()
    texts = (" ".join(" ".join(pieces).split()) for pieces in product(*found, (text[end:],)))
    return tuple(Folded(each) for each in islice(texts, MOST_READINGS))


def _has_brand(text: str) -> bool:
    """Whether Chinese characters beside the English words are a brand, which is read in other ways."""
    return Script.HAN in scripts_in(text) and "brand" in segment_roles(text)


def _parted(word: str) -> English:
    english = _loan_words().get(word)
    return (english,) if english else ()


@named_cache("names.loan_words.cut", maxsize=20_000)
def _cut(run: str) -> English:
    """The words that a run of characters consists of, behind a brand if need be; none where it has no words."""
    whole = _words_of(run)
    for start in range(SHORTEST_BRAND, 0 if whole else len(run)):
        behind = _words_of(run[start:])
        if len(behind) >= FEWEST_BEHIND:
            return ((run[:start],), *behind)
    return whole


def _words_of(run: str) -> English:
    """The words that a run of characters is, as few as may be; none where something is left over."""
    words, longest = _loan_words(), _longest()
    best: list[English | None] = [()]
    for end in range(1, len(run) + 1):
        found: English | None = None
        for start in range(max(0, end - longest), end):
            before, english = best[start], words.get(run[start:end])
            if before is not None and english and (found is None or len(before) + 1 < len(found)):
                found = (*before, english)
        best.append(found)
    return best[-1] or ()
