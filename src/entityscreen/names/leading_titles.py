"""Titles that are titles only in front of a name: Vice Admiral, His Excellency, Tan Sri; Judge, Chief, Prince.

Here belongs taking them off. The table is `resources/persons/leading_titles.tsv`; words that are titles wherever they
stand are in `persons/words.py`, titles in characters in `without_titles.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.persons import is_mononym, is_particle, is_title
from entityscreen.names.words import Word
from entityscreen.syllables import is_cuttable

BEFORE, SURE, NAMES, MONONYM = "before", "sure", "names", "mononym"
LEAST_NAMES = 2  # behind a title that is a name as well
LEAST_WORDS = 2  # of a name with a title
# Thai for Miss, Mr and Mrs, the longer first; what stands behind begins with a letter, and not with a sign.
_GLUED = ("นางสาว", "นาย", "นาง")
_THAI_SIGNS = "ะัาำิีึืุู์็่้๊๋"
SHORTEST_GLUED = 2  # letters of what is left


def leading_titles(words: Sequence[Word]) -> tuple[int, bool]:
    """How many words in front of a person's name are titles.

    Args:
        words: of one name, in order.

    Returns:
        Their number, 0 where none needs this table; and whether they are titles for sure. Else they may be names.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> from entityscreen.names.words import split_words
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
        sure &= care not in (NAMES, MONONYM)
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
    return word in _table()


def without_glued_title(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a Thai name without the title that Thailand's registers write together with the given name.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> from entityscreen.names.words import split_words
        >>> words = split_words(fold("นายทักษิณ ชินวัตร"), dotted_letters=False)
        >>> [word.text for word in without_glued_title(words)] == fold("ทักษิณ ชินวัตร").split()
        True
    """
    if len(words) < LEAST_WORDS or not may_have_glued_title(words[0].text):
        return words
    rest = next(words[0].text.removeprefix(title) for title in _GLUED if words[0].text.startswith(title))
    if len(rest) < SHORTEST_GLUED or rest[0] in _THAI_SIGNS:
        return words
    return (Word(rest, (rest,), (rest,)), *words[1:])


def may_have_glued_title(word: str) -> bool:
    """Whether a word may be a Thai title and a given name."""
    return word.startswith(_GLUED)


def _title_at(texts: list[str], place: int) -> tuple[int, str]:
    """How many words from a place on are a title, and its care; the longest one."""
    for title, care in _table().get(texts[place], ()):
        end = place + len(title)
        if end < len(texts) and tuple(texts[place:end]) == title and _holds(care, title, texts[end:]):
            return len(title), care
    return (1, "") if is_title(texts[place]) else (0, "")


def _holds(care: str, title: tuple[str, ...], behind: list[str]) -> bool:
    """Whether what stands behind lets it be a title."""
    if care == BEFORE:
        return is_title(behind[0]) or any(c in (BEFORE, SURE) for _, c in _table().get(behind[0], ()))
    if care == SURE:
        return True
    if care == MONONYM:
        return is_mononym(behind[0])
    names = [text for text in behind if len(text) > 1 and not is_title(text) and not is_particle(text)]
    if len(title) == 1 and is_cuttable(title[0]) and all(map(is_cuttable, names)):
        return False  # Eng Kok Wai is no engineer
    return len(names) >= LEAST_NAMES


@named_cache("names.leading_titles", maxsize=1)
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> the titles that begin with it, the longest first, with their cares."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for title, care in read_rows("person_leading_titles"):
        words = tuple(title.split())
        found.setdefault(words[0], []).append((words, care))
    return {word: sorted(titles, key=lambda row: -len(row[0])) for word, titles in found.items()}


@named_cache("names.leading_titles.ends", maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(title[-1] for titles in _table().values() for title, _ in titles)
