"""Korean names in Cyrillic letters: Kontsevich's syllables, and the customary ones of the press.

Here belongs the reading of a whole Cyrillic name as Korean. Its syllables stay Cyrillic and are further spellings of
Hangul, so that a name is Korean as a whole, or Chinese by Palladius as a whole (`palladius.py`), or may be both.

- The surname is a Korean one and a word of its own; the given name has one or two syllables, spaced or joined.
- Every syllable is in use in names. A given name of other peoples (Марина, Роман, Ян) makes no Korean name: the
  given names of most who are called Ким or Пак in Russian are not Korean.
"""

from __future__ import annotations

from itertools import product

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.model.script import Script
from entityscreen.names.persons import commonness
from entityscreen.names.readings import read_token
from entityscreen.names.syllables.arrange import orders
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
HARD_SIGN = "ъ"
_VOWELS = frozenset("аеиоуыэюя")
# Ukrainian letters, where a word has one of them: и is ы there, and і и.
_UKRAINIAN = str.maketrans("иіїє", "ыиие")
_CUTS = BoundedDict("syllables.kontsevich_cuts", 50_000)


@named_cache("syllables.kontsevich", maxsize=2)
def _syllables(place: str) -> frozenset[str]:
    """The Cyrillic syllables of Korean surnames, or of names at all."""
    named = {*korean_rows()["surname"]} if place == "surname" else {*korean_rows()["surname"], *korean_rows()["given"]}
    return frozenset(s for hangul in named if len(hangul) == 1 for s, _ in cyrillic_spellings(hangul))


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
    if not FEWEST <= len(words) <= MOST_WORDS or not _has_surname(words):
        return {}
    ways = [_word_cuts(word) for word in _russian(words)]
    if not all(ways) or _is_of_others(words):
        return {}
    found: dict[tuple[str, ...], Arrangement] = {}
    for choice in product(*ways):
        parts, cost = tuple(cut for cut, _ in choice), sum(cost for _, cost in choice)
        for order, order_cost, notes in orders(parts):
            if FEWEST <= len(order) <= MOST and order[0] in _syllables("surname"):
                way = Arrangement(order, round(cost + order_cost, 3), notes, False, (), 0.0)
                if order not in found or way.cost < found[order].cost:
                    found[order] = way
    grouped: dict[int, list[Arrangement]] = {}
    for way in sorted(found.values(), key=lambda way: (way.cost, way.syllables))[:MOST_WAYS]:
        grouped.setdefault(len(way.syllables), []).append(way)
    return {length: tuple(group) for length, group in grouped.items()}


def _has_surname(words: Words) -> bool:
    """Whether the first word or the last is a surname, or begins with one where it is a compound."""
    surnames = _syllables("surname")
    return "".join(words[-1]) in surnames or any(cut[0] in surnames for cut, _ in _word_cuts(words[0]))


def _russian(words: Words) -> Words:
    """The words in Russian letters."""
    if not any(letter in piece for word in words for piece in word for letter in "іїє"):
        return words
    return tuple(tuple(piece.translate(_UKRAINIAN) for piece in word) for word in words)


def _is_of_others(words: Words) -> bool:
    """Whether the given name is one of other peoples; three syllables written apart are none."""
    if len(words) > FEWEST and all(len(cut) == 1 for word in words for cut, _ in _word_cuts(word)[:1]):
        return False
    given = words[1:] if "".join(words[0]) in _syllables("surname") else words[:-1]
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
    syllables = _syllables("given")
    found: list[Cut] = [((text,), 0.0)] if text in syllables else []
    for end in range(1, min(len(text) - 1, LONGEST) + 1) if most > 1 else ():
        if text[:end] in syllables:
            cost = AGAINST_RULE_COST * (text[end] in _VOWELS and text[end - 1] not in _VOWELS)
            found += [((text[:end], *rest), cost + more) for rest, more in _cut(text[end:], most - 1)]
    return found
