"""Degrees and orders behind a person's name: Budi Santoso, S.H., M.Si.; John Smith, Q.C.

Here belongs counting the words that they are. The table is `resources/persons/degrees.tsv`; titles in front of a name
are in `leading_titles.py`, suffixes that are single words anywhere in `persons/words.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.normalise import Folded
from entityscreen.names.persons import is_particle
from entityscreen.names.words import Word, split_words

SURE = "sure"
LEAST_NAMES = 2  # before letters that may be initials, a title among them: Smith, M.A. is no Master
_COMMA = ","


def trailing_degrees(text: Folded, words: Sequence[Word]) -> tuple[int, bool]:
    """How many words behind a person's name are degrees.

    Args:
        text: the name, folded.
        words: its words; at least one of them stays.

    Returns:
        Their number, and whether they are degrees for sure. Else they may be initials.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> from entityscreen.names.words import split_words
        >>> for name in ("Budi Santoso, S.Pd., M.Si.", "John Smith, Q.C.", "Smith, M.A.", "Santoso, Budi"):
        ...     print(trailing_degrees(fold(name), split_words(fold(name), dotted_letters=False)))
        (4, True)
        (2, False)
        (0, True)
        (0, True)
    """
    if len(words) < 2 or words[-1].text not in _table():
        return 0, True
    texts = [word.text for word in words]
    least = _names_before_comma(text)
    end, sure = len(texts), True
    while end > 1:
        size, care = _degree_at(texts, end)
        if not size or (care != SURE and not 0 < least <= end - size):
            break
        end, sure = end - size, sure and care == SURE
    return len(texts) - end, sure


def may_be_degree(word: str) -> bool:
    """Whether a word alone is a degree of the table; one of several words has a single letter or a title in it.

    Example:
        >>> may_be_degree("phd"), may_be_degree("santoso")
        (True, False)
    """
    return any(len(degree) == 1 for degree, _ in _table().get(word, ()))


def _names_before_comma(text: Folded) -> int:
    """How many words stand before the first comma; 0 where they are no whole name, or there is none."""
    head, comma, _ = text.partition(_COMMA)
    if not comma:
        return 0
    words = [word.text for word in split_words(Folded(head), dotted_letters=False)]
    names = [word for word in words if len(word) > 1 and not is_particle(word)]
    return len(words) if len(names) >= LEAST_NAMES else 0


def _degree_at(texts: Sequence[str], end: int) -> tuple[int, str]:
    """How many words before a place are a degree, and its care; the longest one that leaves a word."""
    for degree, care in _table().get(texts[end - 1], ()):
        start = end - len(degree)
        if start > 0 and tuple(texts[start:end]) == degree:
            return len(degree), care
    return 0, SURE


@named_cache("names.degrees", maxsize=1)
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Last word -> the degrees that end with it, the longest first, with their cares."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for degree, care in read_rows("person_degrees"):
        words = tuple(degree.split())
        found.setdefault(words[-1], []).append((words, care))
    return {word: sorted(degrees, key=lambda row: -len(row[0])) for word, degrees in found.items()}
