"""Which words in Arabic script are names of the table, and which of them are one name.

Here belongs what the letters alone decide: long vowels are written, so that two known names that are not the same
letters are two (حميد, حامد). How a word is read is in `arabic.py`.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs
from entityscreen.names.readings.arabic import ARTICLE, NISBA, fold, usual_spellings

_NONE: frozenset[str] = frozenset()
_HAMZA = str.maketrans("آئ", "اي", "ء")
_LONG_VOWELS = str.maketrans("", "", "اوي")
_DOUBLED = re.compile("([وي])\\1")
_NISBA_LATIN = "i"
_SHORTEST = 3  # letters before the ending of origin


@named_cache("names.readings.arabic_words.same", maxsize=1)
def _same() -> dict[str, str]:
    """Word to the first spelling of its name."""
    return read_pairs("readings_arabic_same")


@named_cache("names.readings.arabic_words", maxsize=1)
def _words() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The known names in their plain spelling; Latin spelling to those that it is usual for."""
    written: dict[str, set[str]] = {}
    for word, spellings in usual_spellings().items():
        for spelling in spellings:
            written.setdefault(spelling, set()).add(_plain(word))
    words = frozenset(_plain(word) for word in usual_spellings())
    return words, {spelling: frozenset(plain) for spelling, plain in written.items()}


def _plain(word: str) -> str:
    """One spelling of what is written in several ways: without hamza, nothing doubled, a last t as teh marbuta."""
    folded = fold(word)
    folded = _same().get(folded, folded)
    plain = _DOUBLED.sub(r"\1", folded.translate(_HAMZA))
    return f"{plain[:-1]}ه" if plain.endswith("ت") else plain


def known_word(word: str) -> str | None:
    """The plain spelling of a name of the table, also with the article or the ending of origin; None for another word.

    Args:
        word: a folded word in Arabic script.

    Example:
        >>> known_word("صالحی") == known_word("الصالحي"), known_word("بوتين")
        (True, None)
    """
    words = _words()[0]
    plain = _plain(word)
    bare = _plain(fold(word).removeprefix(ARTICLE))
    for name in (plain, bare):
        if name in words:
            return name
        origin = name.removesuffix(NISBA)
        if origin != name and len(origin) >= _SHORTEST and _plain(origin) in words:
            return f"{_plain(origin)}{NISBA}"
    return None


def ways_to_write(latin: str) -> frozenset[str]:
    """The plain spellings of the names for which a Latin word is a usual spelling; none for another word.

    Example:
        >>> sorted(ways_to_write("hamid")) == sorted(["حامد", "حميد"]), ways_to_write("putin")
        (True, frozenset())
    """
    written = _words()[1]
    found = written.get(latin)
    if found is not None:
        return found
    origins = written.get(latin.removesuffix(_NISBA_LATIN), _NONE) if latin.endswith(_NISBA_LATIN) else _NONE
    return frozenset(f"{origin}{NISBA}" for origin in origins)


def without_vowels(word: str) -> str:
    """A word without its long vowels.

    Example:
        >>> without_vowels("حسيني") == without_vowels("حسني")
        True
    """
    return word.translate(_LONG_VOWELS)
