"""Korean names in Cyrillic letters: Kontsevich's syllables, and the customary ones of the press.

Here belongs the reading of a whole Cyrillic name as Korean. Its syllables stay Cyrillic and are further spellings of
Hangul, so that a name is Korean as a whole, or Chinese by Palladius as a whole (`palladius.py`), or may be both.

- The surname comes first, as in all Russian texts, and is a Korean one. The given name is spaced or joined.
- Every syllable is in use in names. A given name of other peoples (Марина, Роман, Ян) makes no Korean name: the
  given names of most who are called Ким or Пак in Russian are not Korean.
"""

from __future__ import annotations

from itertools import product

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.model.script import Script
from entityscreen.names.persons import commonness
from entityscreen.names.readings import read_token
from entityscreen.names.syllables.inventory import Cut
from entityscreen.names.syllables.korean import cyrillic_spellings
from entityscreen.names.syllables.model import Arrangement, Words
from entityscreen.names.syllables.tables import korean_rows

LONGEST = 7  # letters: чжэнг
MOST_SYLLABLES = 2  # of a joined word
MOST_WORDS, FEWEST, MOST = 4, 2, 4
MOST_WAYS = 6
# A consonant goes to the vowel behind it; newspapers leave out the hard sign that says otherwise: Чонын is Чон-ын.
AGAINST_RULE_COST = 0.01
# A given name as common as this is one of the West or of Russia.
KNOWN_NAME = 0.25
# Russian letters of voiced sounds that no surname has at its head: Джон is no Korean.
VOICED = ("дж", "ж", "д")
HARD_SIGN = "ъ"
_VOWELS = frozenset("аеиоуыэюя")
# Ukrainian letters, where a word has one of them: и is ы there, and і и.
_UKRAINIAN = str.maketrans("иіїє", "ыиие")
_CUTS = BoundedDict("syllables.kontsevich_cuts", 50_000)


@named_cache("syllables.kontsevich", maxsize=1)
def _syllables() -> frozenset[str]:
    """The Cyrillic syllables of Korean names."""
    named = {*korean_rows()["surname"], *korean_rows()["given"]}
    return frozenset(s for hangul in named if len(hangul) == 1 for s, _ in cyrillic_spellings(hangul))


@named_cache("syllables.kontsevich_surnames", maxsize=1)
def _surnames() -> frozenset[tuple[str, ...]]:
    """The Cyrillic spellings of Korean surnames in syllables, where a name begins: no sound is voiced there."""
    found = {
        way
        for surname in korean_rows()["surname"]
        for way in product(*([s for s, _ in cyrillic_spellings(hangul)] for hangul in surname))
    }
    return frozenset(way for way in found if not way[0].startswith(VOICED))


def korean_arrangements(words: Words) -> dict[int, tuple[Arrangement, ...]]:
    """The ways to take a Cyrillic name as Korean, by their number of syllables.

    Args:
        words: folded words in their pieces.

    Returns:
        Arrangements, the cheapest first; none when the name is not Korean.

    Example:
        >>> [way.syllables for way in korean_arrangements((("мун",), ("чжэин",)))[3]]
        [('мун', 'чжэ', 'ин')]
        >>> korean_arrangements((("ким",), ("марина",))), korean_arrangements((("иван",), ("петров",)))
        ({}, {})
    """
    if not FEWEST <= len(words) <= MOST_WORDS:
        return {}
    words = _russian(words)
    heads = [(cut, cost) for cut, cost in _word_cuts(words[0]) if cut in _surnames()]
    ways = [heads, *(_word_cuts(word) for word in words[1:])] if heads else []
    if not ways or not all(ways) or _is_of_others(words):
        return {}
    found: dict[int, list[Arrangement]] = {}
    for choice in product(*ways):
        syllables, cost = tuple(s for cut, _ in choice for s in cut), round(sum(cost for _, cost in choice), 3)
        if FEWEST <= len(syllables) <= MOST:
            found.setdefault(len(syllables), []).append(Arrangement(syllables, cost, (), False, (), 0.0))
    return {
        length: tuple(sorted(group, key=lambda way: (way.cost, way.syllables))[:MOST_WAYS])
        for length, group in found.items()
    }


def _russian(words: Words) -> Words:
    """The words in Russian letters."""
    if not any(letter in piece for word in words for piece in word for letter in "іїє"):
        return words
    return tuple(tuple(piece.translate(_UKRAINIAN) for piece in word) for word in words)


def _is_of_others(words: Words) -> bool:
    """Whether the given name is one of other peoples; two syllables written apart, or behind a compound, are none."""
    given, compound = words[1:], words[0] not in _surnames()
    apart = len(given) > 1 and all(len(cut) == 1 for word in given for cut, _ in _word_cuts(word)[:1])
    if compound or apart:
        return False
    return any(
        commonness(reading.text) >= KNOWN_NAME
        for word in given
        if len(word) == 1
        for reading in read_token(word[0], Script.CYRILLIC)
    )


def _word_cuts(word: tuple[str, ...]) -> tuple[Cut, ...]:
    """The ways to cut a word of hyphenated pieces, the likeliest first."""
    known: tuple[Cut, ...] | None = _CUTS.get(word)
    if known is None:
        parts = [part for piece in word for part in piece.split(HARD_SIGN)]
        options = [_cut(part, MOST_SYLLABLES) for part in parts]
        found = [(sum((cut for cut, _ in way), ()), sum(cost for _, cost in way)) for way in product(*options)]
        known = tuple(sorted(found, key=lambda way: (way[1], len(way[0]), way[0])))[:MOST_WAYS]
        _CUTS[word] = known
    return known


def _cut(text: str, most: int) -> list[Cut]:
    """The ways to cut letters into at most so many syllables."""
    syllables = _syllables()
    found: list[Cut] = [((text,), 0.0)] if text in syllables else []
    for end in range(1, min(len(text) - 1, LONGEST) + 1) if most > 1 else ():
        if text[:end] in syllables:
            cost = AGAINST_RULE_COST * (text[end] in _VOWELS and text[end - 1] not in _VOWELS)
            found += [((text[:end], *rest), cost + more) for rest, more in _cut(text[end:], most - 1)]
    return found
