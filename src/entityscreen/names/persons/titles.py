"""Titles in front of a person's name and degrees behind it: Vice Admiral, Tan Sri, Judge; S.H., M.Si., Q.C.

Here belongs counting the words that they are, by the tables `resources/persons/leading_titles.tsv` and `degrees.tsv`;
words that are titles wherever they stand are in `words.py`, titles in characters in `eastern_titles.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.persons.words import is_particle, is_title
from entityscreen.syllables.latin_names import is_cuttable
from entityscreen.text.folding import Folded
from entityscreen.text.words import Word, split_words

BEFORE, SURE, NAMES = "before", "sure", "names"
LEAST_NAMES = 2  # behind a title that is a name as well
LEAST_WORDS = 2  # of a name with a title


def leading_titles(words: Sequence[Word]) -> tuple[int, bool]:
    """How many words in front of a person's name are titles.

    Args:
        words: of one name, in order.

    Returns:
        Their number, 0 where none needs this table; and whether they are titles for sure. Else they may be names.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> for name in ("Vice Admiral Osipov", "Judge Anna Lee Smith", "Judge Reinhold", "Major Ivan", "Dr. Osipov"):
        ...     print(leading_titles(split_words(fold(name), dotted_letters=False)))
        (2, True)
        (1, False)
        (0, True)
        (0, True)
        (0, True)
    """
    texts = [word.text for word in words]
    if len(texts) < LEAST_WORDS or (not begins_title(texts[0]) and not is_title(texts[0])):
        return 0, True
    end, needed, sure = 0, False, True
    while end < len(texts) - 1:
        size, care = _title_at(texts, end)
        if not size:
            break
        end += size
        needed |= care != ""
        sure &= care != NAMES
    return (end, sure) if needed else (0, True)


def may_end_title(word: str) -> bool:
    """Whether a title of the table ends with a word: what nearly all names lack.

    Example:
        >>> may_end_title("judge"), may_end_title("sri"), may_end_title("tan")
        (True, True, False)
    """
    return word in _ends()


def begins_title(word: str) -> bool:
    """Whether a title of the table begins with a word."""
    return word in _leading()


def _title_at(texts: list[str], place: int) -> tuple[int, str]:
    """How many words from a place on are a title, and its care; the longest one."""
    for title, care in _leading().get(texts[place], ()):
        end = place + len(title)
        if end < len(texts) and tuple(texts[place:end]) == title and _holds(care, title, texts[end:]):
            return len(title), care
    return (1, "") if is_title(texts[place]) else (0, "")


def _holds(care: str, title: tuple[str, ...], behind: list[str]) -> bool:
    """Whether what stands behind lets it be a title."""
    if care == BEFORE:
        return is_title(behind[0]) or any(c in (BEFORE, SURE) for _, c in _leading().get(behind[0], ()))
    if care == SURE:
        return True
    names = [text for text in behind if len(text) > 1 and not is_title(text) and not is_particle(text)]
    if len(title) == 1 and is_cuttable(title[0]) and all(map(is_cuttable, names)):
        return False  # Eng Kok Wai is no engineer
    return len(names) >= LEAST_NAMES


@named_cache("names.leading_titles", maxsize=1)
def _leading() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> the titles that begin with it, the longest first, with their cares."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for title, care in read_rows("person_leading_titles"):
        words = tuple(title.split())
        found.setdefault(words[0], []).append((words, care))
    return {word: sorted(titles, key=lambda row: -len(row[0])) for word, titles in found.items()}


@named_cache("names.leading_titles.ends", maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(title[-1] for titles in _leading().values() for title, _ in titles)


NAMES_BEFORE_DEGREE = 2  # before letters that may be initials, a title among them: Smith, M.A. is no Master
_COMMA = ","


def trailing_degrees(text: Folded, words: Sequence[Word]) -> tuple[int, bool]:
    """How many words behind a person's name are degrees.

    Args:
        text: the name, folded.
        words: its words; at least one of them stays.

    Returns:
        Their number, and whether they are degrees for sure. Else they may be initials.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> for name in ("Budi Santoso, S.Pd., M.Si.", "John Smith, Q.C.", "Smith, M.A.", "Santoso, Budi"):
        ...     print(trailing_degrees(fold(name), split_words(fold(name), dotted_letters=False)))
        (4, True)
        (2, False)
        (0, True)
        (0, True)
    """
    if len(words) < 2 or words[-1].text not in _degrees():
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
    return any(len(degree) == 1 for degree, _ in _degrees().get(word, ()))


def _names_before_comma(text: Folded) -> int:
    """How many words stand before the first comma; 0 where they are no whole name, or there is none."""
    head, comma, _ = text.partition(_COMMA)
    if not comma:
        return 0
    words = [word.text for word in split_words(Folded(head), dotted_letters=False)]
    names = [word for word in words if len(word) > 1 and not is_particle(word)]
    return len(words) if len(names) >= NAMES_BEFORE_DEGREE else 0


def _degree_at(texts: Sequence[str], end: int) -> tuple[int, str]:
    """How many words before a place are a degree, and its care; the longest one that leaves a word."""
    for degree, care in _degrees().get(texts[end - 1], ()):
        start = end - len(degree)
        if start > 0 and tuple(texts[start:end]) == degree:
            return len(degree), care
    return 0, SURE


@named_cache("names.degrees", maxsize=1)
def _degrees() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Last word -> the degrees that end with it, the longest first, with their cares."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for degree, care in read_rows("person_degrees"):
        words = tuple(degree.split())
        found.setdefault(words[-1], []).append((words, care))
    return {word: sorted(degrees, key=lambda row: -len(row[0])) for word, degrees in found.items()}
