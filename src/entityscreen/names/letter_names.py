"""Initials that Korean and Japanese spell by the names of the letters: 엘지 is LG, エヌ・ティ・ティ NTT.

Here belongs reading such a name with the initials in Latin letters. Where they end is not always written, so that a
name may be read in several ways: 에스케이이노베이션 is SK Innovation, and might be SKE.
"""

from __future__ import annotations

from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs
from entityscreen.model.script import Script, script_of
from entityscreen.names.normalise import Folded
from entityscreen.names.segment import segment_roles

MOST_READINGS = 3
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
def _names() -> _Names:
    letters = read_pairs("readings_letter_names")
    lengths = sorted({len(name) for name in letters}, reverse=True)
    return _Names(letters, frozenset(name[0] for name in letters), tuple(lengths))


def with_initials(text: Folded) -> tuple[Folded, ...]:
    """A name with the initials at the head of a word in Latin letters; none where it has none.

    Args:
        text: a folded name of an organisation.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> with_initials(fold("엘지디스플레이")), with_initials(fold("株式会社エヌ・ティ・ティ・データ"))
        (('lgd 스플레이', 'lg 디스플레이'), ('株式会社 nttd タ', '株式会社 ntt データ'))
        >>> with_initials(fold("에스케이이노베이션")), with_initials(fold("삼성전자"))
        (('ske 노베이션', 'sk 이노베이션'), ())
    """
    if text.isascii():
        return ()
    names = _names()
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
    names = _names()
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
