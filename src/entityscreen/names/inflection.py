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
HEAD = 4  # letters of a stem by which most words are known to be no form of any
SHORTEST_ROMANISED = 6  # letters of a romanised word: a shorter one is too often a word or a name of its own
IN_FRONT = "in front"  # class of what is written on to a word in front
ROMANISED = "~"  # begins the class of a stem in folded Latin letters
NO_ENDING = "-"
_VOWELS = frozenset("аеиоуыэюяіїєьй")
# What romanisations of one Cyrillic letter differ in; in order.
_FOLDED = (
    ("x", "ks"), ("shch", "x"), ("sch", "x"), ("shh", "x"), ("sh", "x"), ("zh", "z"), ("kh", "h"),
    ("ts", "C"), ("tz", "C"), ("ch", "C"), ("C", "c"),
)  # fmt: skip
_BEFORE_VOWEL = re.compile("(?<=.)[iyj]+(?=[aeou])|^[yj]+(?=e)")
_IOTA = re.compile("[iyj]+")


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
    for letters, folded in _FOLDED:
        word = word.replace(letters, folded)
    return _IOTA.sub("i", _BEFORE_VOWEL.sub("", word)).replace("w", "v")


@dataclass(frozen=True, slots=True)
class _Stems:
    """The stems of the lexicon's words.

    Attributes:
        plain: of each stem its words: (the class of the endings that it may have, the rank of the word, the word that
            the phrases use).
        romanised: the same of stems in folded Latin letters.
        endings: the classes that have an ending.
        beginnings: the classes that have something written on in front.
        heads: the first letters of all stems in Latin letters: most words have others, and are no forms.
    """

    plain: dict[str, list[tuple[str, int, str]]]
    romanised: dict[str, list[tuple[str, int, str]]]
    endings: dict[str, set[str]]
    beginnings: dict[str, set[str]]
    heads: set[str]


@named_cache("lexicon.stems", maxsize=1)
def _stems() -> _Stems:
    stems = _Stems({}, {}, {}, {}, set())
    for name, forms in read_rows("lexicon_endings"):
        for form in forms.split(" "):
            table = stems.beginnings if name.endswith(IN_FRONT) else stems.endings
            table.setdefault("" if form == NO_ENDING else form, set()).add(name)
    for rank, (stem, name, word) in enumerate(read_rows("lexicon_stems")):
        words = stems.romanised if name.startswith(ROMANISED) else stems.plain
        words.setdefault(stem, []).append((name, rank, word))
        if stem.isascii():
            stems.heads.add(stem[:HEAD])
    return stems


def word_of(form: str) -> str | None:
    """The word that a word is a regular form of, or a romanisation of one; None when it is none.

    Args:
        form: a folded word.

    Example:
        >>> word_of("заводами"), word_of("predpriyatija"), word_of("التجاره"), word_of("xqzt")
        ('завод', 'предприятие', 'تجاره', None)
    """
    found = _by_ending(form, _stems().plain)
    if found is None and form.isascii() and len(form) >= SHORTEST_ROMANISED and form.isalpha():
        return _by_ending(fold_romanised(form), _stems().romanised)
    return found


def _by_ending(form: str, words: dict[str, list[tuple[str, int, str]]]) -> str | None:
    """The first word, in the order of the table, that the form can be cut down to."""
    stems = _stems()
    if form.isascii() and stems.heads.isdisjoint([form[:length] for length in range(1, HEAD + 1)]):
        return None
    best: tuple[int, str] | None = None
    for length in range(min(LONGEST_ENDING, len(form) - 1) + 1):
        cut = len(form) - length
        own = words.get(form[:cut])
        if own is not None and (length or form[-1:] not in _VOWELS):  # школа, школ; but no меди of медиа
            best = _first(best, own, stems.endings.get(form[cut:]))
        if length and words is stems.plain and form[:length] in stems.beginnings:
            best = _first(best, words.get(form[length:], []), stems.beginnings[form[:length]])
    return None if best is None else best[1]


def _first(
    best: tuple[int, str] | None, words: list[tuple[str, int, str]], classes: set[str] | None
) -> tuple[int, str] | None:
    """The first of a stem's words that may have an ending of some classes, unless the best one comes before it."""
    for name, rank, word in words if classes else ():
        if name in classes and (best is None or (rank, word) < best):  # type: ignore[operator]  # there are some
            best = rank, word
    return best
