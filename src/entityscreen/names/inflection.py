"""Inflection: which word of the lexicon a word is a form of, by its ending, its beginning or its romanisation.

Here belongs a small stemmer for all languages. A word is cut before each of its last letters; what is left is looked up
among the stems of the lexicon's words, each of which knows the endings that it may have (`resources/lexicon/
inflections.tsv`). So `заводами` is завод, and `заводской` is none. A word in Latin letters is looked up as the
romanisation of a Cyrillic one too, both folded so that romanisations meet: `obyedineniya`, `ob'edinenija`, объединение.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

LONGEST_ENDING = 6  # letters
SHORTEST_ROMANISED = 6  # letters of a romanised word: a shorter one is too often a word or a name of its own
IN_FRONT = "in front"  # class of what is written on to a word in front
ROMANISED = "~"  # begins the class of a stem in folded Latin letters
NO_ENDING = "-"
_VOWELS = frozenset("аеиоуыэюяіїєьй")
# What romanisations of one Cyrillic letter differ in; in order.
_FOLDED = (
    (re.compile("x"), "ks"),
    (re.compile("shch|sch|shh|sh"), "x"),
    (re.compile("zh"), "z"),
    (re.compile("kh"), "h"),
    (re.compile("ts|tz|ch"), "c"),
    (re.compile("(?<=.)[iyj]+(?=[aeou])|^[yj]+(?=e)"), ""),
    (re.compile("[iyj]+"), "i"),
    (re.compile("w"), "v"),
)


def fold_romanised(word: str) -> str:
    """A romanised word with one spelling for all usual romanisations of its letters.

    Args:
        word: lower-case ASCII letters.

    Example:
        >>> {fold_romanised(word) for word in ("obyedineniye", "obedinenie", "obiedinenije")}
        {'obedinene'}
        >>> {fold_romanised(word) for word in ("yuzhnyy", "juznyj", "iuzhny")}
        {'iuzni'}
    """
    for pattern, letters in _FOLDED:
        word = pattern.sub(letters, word)
    return word


@dataclass(frozen=True, slots=True)
class _Stems:
    """The stems of the lexicon's words.

    Attributes:
        words: of each stem and class of endings the word that the phrases use, and its rank.
        endings: the classes that have an ending.
        beginnings: the classes that have something written on in front.
    """

    words: dict[tuple[str, str], tuple[int, str]]
    endings: dict[str, tuple[str, ...]]
    beginnings: dict[str, tuple[str, ...]]


@named_cache("lexicon.stems", maxsize=1)
def _stems() -> _Stems:
    endings: dict[str, list[str]] = {}
    beginnings: dict[str, list[str]] = {}
    for name, forms in read_rows("lexicon_endings"):
        for form in forms.split(" "):
            table = beginnings if name.endswith(IN_FRONT) else endings
            table.setdefault("" if form == NO_ENDING else form, []).append(name)
    words = {(stem, name): (rank, word) for rank, (stem, name, word) in enumerate(read_rows("lexicon_stems"))}
    return _Stems(words, *({form: tuple(names) for form, names in table.items()} for table in (endings, beginnings)))


@named_cache("lexicon.inflected", maxsize=200_000)
def word_of(form: str) -> str | None:
    """The word that a word is a regular form of, or a romanisation of one; None when it is none.

    Args:
        form: a folded word.

    Example:
        >>> word_of("заводами"), word_of("predpriyatija"), word_of("التجاره"), word_of("xqzt")
        ('завод', 'предприятие', 'تجاره', None)
    """
    found = _by_ending(form, romanised=False)
    if found is None and form.isascii() and len(form) >= SHORTEST_ROMANISED and form.isalpha():
        return _by_ending(fold_romanised(form), romanised=True)
    return found


def _by_ending(form: str, *, romanised: bool) -> str | None:
    """The first word, in the order of the table, that the form can be cut down to."""
    stems = _stems()
    best: tuple[int, str] | None = None
    for length in range(min(LONGEST_ENDING, len(form) - 1) + 1):
        cut = len(form) - length
        stem, ending = form[:cut], form[cut:]
        if ending or stem[-1:] not in _VOWELS:  # школа, школ; but no меди of медиа
            best = _first(best, stem, stems.endings.get(ending, ()), romanised=romanised)
        if not romanised and length:
            best = _first(best, form[length:], stems.beginnings.get(form[:length], ()), romanised=False)
    return None if best is None else best[1]


def _first(
    best: tuple[int, str] | None, stem: str, names: tuple[str, ...], *, romanised: bool
) -> tuple[int, str] | None:
    words = _stems().words
    for name in names:
        if name.startswith(ROMANISED) is romanised:
            found = words.get((stem, name))
            if found is not None and (best is None or found < best):
                best = found
    return best
