"""What a character can be spelled as: spelling -> a cost in each family of romanisations.

Here belongs one character. How its spellings combine to a name is in `cross.py`; the way back, from a spelling to its
characters, in `character_candidates.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import chain

from entityscreen.caches import named_cache
from entityscreen.syllables.character_candidates import given_spellings, units
from entityscreen.syllables.korean import (
    cyrillic_spellings,
    hangul_spellings,
    is_hangul,
    kana_spellings,
)
from entityscreen.syllables.model import (
    FAMILIES,
    HAKKA,
    KOREAN,
    LEAST_CHINESE,
    MISS,
    NO_READING,
    VIETNAMESE,
    Costs,
    family_costs,
)
from entityscreen.syllables.tables import (
    IN_KATAKANA,
    Readings,
    Spelled,
    character_readings,
    dialect_spellings,
    neighbour_spellings,
    spelled_syllables,
)

# Reading costs by place in the list of a character's readings: the second is less likely than the first.
POLYPHONE_COSTS = (0.0, 0.02, 0.04, 0.06)
VIETNAMESE_COST = 0.02
# Odd spellings add up: three of them in a name are no accident.
READING_SCALE = 2.0
# A syllable that is one letter off a reading ("Ching" for "Chin"): worth a little more than half.
FUZZY_COST = 0.46
# Endings and beginnings that scribes confuse: n and ng, k and g.
NEAR_COST = 0.36
# The same in a syllable of three letters, which leaves little: "ka" for "kam".
SHORT_COST = 0.62
_NEAR_INITIALS = {
    "k": "g", "g": "k", "t": "d", "d": "t", "p": "b", "b": "p", "j": "c", "c": "jz", "s": "z", "z": "sc",
    "l": "rn", "r": "l", "n": "l", "f": "h", "h": "f", "v": "w", "w": "v",
}  # fmt: skip
# An odd spelling of a Korean syllable that is the usual one of another: chun is 천, and hardly 철.
ODD_COST, OTHERS_COST = 0.05, 0.255
# Other writings than Latin and Cyrillic spell by rule, sound by sound: another letter is another syllable.
LAST_LATIN = "z"
MOST_LEARNT = 3000
_NO_READINGS = Readings((), (), (), (), (), ())


class Reader(dict[str, Costs]):
    """A character's spellings with their costs; learns the near misses it is asked about, up to a limit."""

    def __missing__(self, syllable: str) -> Costs:
        costs = self._near(syllable)
        if len(self) < MOST_LEARNT:
            self[syllable] = costs
        return costs

    def __init__(self, spellings: dict[str, Costs], *, hangul: bool = False) -> None:
        super().__init__(spellings)
        self._hangul = hangul
        self.exact = tuple(spellings)
        self._starts: dict[str, list[str]] = {}

    def _near(self, syllable: str) -> Costs:
        best = NO_READING
        for spelling in self._likely(syllable):
            cost = near_cost(syllable, spelling)
            if cost < MISS:
                own = self[spelling]
                best = tuple(min(b, c + cost) if c < MISS else b for b, c in zip(best, own, strict=True))
        if self._hangul and best[KOREAN] < MISS and syllable in given_spellings():
            return NO_READING  # the usual spelling of another syllable is no typo
        if best[LEAST_CHINESE] < MISS and _is_korean_alone(syllable):
            best = (*NO_READING[: HAKKA + 1], *best[HAKKA + 1 : len(FAMILIES)])
        return family_costs(best)

    def _likely(self, syllable: str) -> list[str]:
        """The spellings that may be near: with the same first letter, or equal save for a first letter like it."""
        starts = self._starts
        if not starts:
            for spelling in self.exact:
                starts.setdefault(spelling[:1], []).append(spelling)
        first = syllable[:1]
        found = starts.get(first, [])
        others = [other + syllable[1:] for other in _NEAR_INITIALS.get(first, "")]
        return found + [other for other in others if other in starts.get(other[0], ())]


def _is_korean_alone(syllable: str) -> bool:
    """Whether no Chinese writes a syllable: kyong and hyon are no typos for one of theirs."""
    return syllable in units(KOREAN) and not any(syllable in units(family) for family in range(HAKKA + 1))


def near_cost(a: str, b: str) -> float:
    """What a small difference of two syllables costs; `MISS` when it is not small.

    Example:
        >>> near_cost("ling", "lin"), near_cost("qiang", "qing"), near_cost("wei", "sei")
        (0.36, 0.46, 1.0)
    """
    if abs(len(a) - len(b)) > 1 or len(a) + len(b) < 5 or (a[0] > LAST_LATIN and not _is_cyrillic(a[0])):
        return MISS
    if a[0] != b[0]:
        return NEAR_COST if b[0] in _NEAR_INITIALS.get(a[0], "") and a[1:] == b[1:] else MISS
    if a + "g" == b or b + "g" == a:
        return NEAR_COST if a[-1] in "ng" and b[-1] in "ng" else FUZZY_COST
    if not one_edit(a, b):
        return MISS
    return FUZZY_COST if len(a) + len(b) > 6 or a[-1] == b[-1] else SHORT_COST


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter < "\u0530"


def one_edit(a: str, b: str) -> bool:
    """Whether one letter inserted, deleted, replaced or two swapped make `a` into `b`."""
    if len(a) > len(b):
        a, b = b, a
    start = 0
    while start < len(a) and a[start] == b[start]:
        start += 1
    if len(a) < len(b):
        return a[start:] == b[start + 1 :]
    rest_a, rest_b = a[start:], b[start:]
    return rest_a[1:] == rest_b[1:] or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])


def character_spellings(character: str, *, surname: bool) -> Iterator[Spelled]:
    """All spellings of one folded character, costs included.

    Args:
        character: a canonical Han character or a Hangul syllable.
        surname: whether it is read as a surname.
    """
    if is_hangul(character):
        yield from _korean(character, 0.0)
        return
    yield from _chinese(character, surname)
    for hangul, extra in zip(_readings(character).hangul, POLYPHONE_COSTS, strict=False):
        yield from _korean(hangul, extra)
    yield from _vietnamese(character)


def _readings(character: str) -> Readings:
    return character_readings().get(character, _NO_READINGS)


def chinese_readings(
    character: str, surname: bool = False, mandarin: tuple[str, ...] | None = None
) -> Iterator[Spelled]:
    """The spellings of one folded Han character in the Chinese families of systems, costs included.

    Args:
        character: a canonical one.
        surname: whether it is read as a surname.
        mandarin: its readings in Mandarin where they are not all that it has.
    """
    readings = _readings(character)
    mandarin = _order(readings.surname_mandarin, readings.mandarin, surname) if mandarin is None else mandarin
    cantonese = _order(readings.surname_cantonese, readings.cantonese, surname)
    for syllables, table in ((mandarin, "syllable_mandarin"), (cantonese, "syllable_cantonese")):
        for syllable, extra in zip(syllables, POLYPHONE_COSTS, strict=False):
            known = spelled_syllables(table).get(syllable, ())
            yield from known if not extra else [Spelled(s, f, system, cost + extra) for s, f, system, cost in known]
    yield from dialect_spellings().get(character, ())


def _chinese(character: str, surname: bool) -> Iterator[Spelled]:
    """The spellings of a Han character in the Chinese families, and how its neighbours spell what Mandarin says."""
    yield from chinese_readings(character, surname)
    readings = _readings(character)
    mandarin = _order(readings.surname_mandarin, readings.mandarin, surname)
    for syllable, extra in zip(mandarin, POLYPHONE_COSTS, strict=False):
        for spelling, family, system, cost in neighbour_spellings().get(syllable, ()):
            yield Spelled(spelling, family, system, cost + extra)


def _vietnamese(character: str) -> Iterator[Spelled]:
    for spelling in _readings(character).vietnamese:
        yield Spelled(spelling, VIETNAMESE, "Vietnamese", VIETNAMESE_COST)


def _order(as_surname: tuple[str, ...], otherwise: tuple[str, ...], surname: bool) -> tuple[str, ...]:
    first, second = (as_surname, otherwise) if surname else (otherwise, as_surname)
    return tuple(dict.fromkeys(first + second))


@named_cache("syllables.korean_spelled", maxsize=4096)
def _korean(hangul: str, extra: float) -> tuple[Spelled, ...]:
    latin = [Spelled(s, KOREAN, system, cost + extra) for s, (cost, system) in hangul_spellings(hangul).items()]
    cyrillic = [Spelled(s, KOREAN, "Kontsevich", cost + extra) for s, cost in cyrillic_spellings(hangul)]
    kana = [Spelled(s, KOREAN, IN_KATAKANA, cost + extra) for s, cost in kana_spellings(hangul)]
    return (*latin, *cyrillic, *kana)


@named_cache("syllables.readers", maxsize=12_000)
def reader(character: str, surname: bool) -> Reader:
    """The spellings of one character by cost.

    Example:
        >>> reader("郭", True)["kwok"][2], reader("郭", True)["guo"][1]
        (0.0, 0.02)
    """
    if surname and not _is_read_as_surname(character):
        return reader(character, False)
    if is_hangul(character):
        return Reader(_costs_of_hangul(character, 0.0), hangul=True)
    found: dict[str, Costs] = {}
    for spelling, family, _, cost in chain(_chinese(character, surname), _vietnamese(character)):
        found[spelling] = _cheaper(found.get(spelling), family, cost)
    korean = _korean_costs(character)
    spellings = {spelling: costs for spelling, costs in korean.items() if spelling not in found}
    for spelling, costs in found.items():
        both = korean.get(spelling)
        spellings[spelling] = costs if both is None else tuple(map(min, costs, both))
    return Reader(spellings)


def _is_read_as_surname(character: str) -> bool:
    """Whether a character is read otherwise as a surname; most are not."""
    readings = _readings(character)
    return bool(readings.surname_mandarin or readings.surname_cantonese)


@named_cache("syllables.cheaper", maxsize=20_000)
def _cheaper(known: Costs | None, family: int, cost: float) -> Costs:
    """The costs of a spelling that is one of a family's too; most are of one family alone."""
    costs = [MISS] * len(FAMILIES)
    costs[family] = round(min(MISS, cost * READING_SCALE), 3)
    own = family_costs(costs)
    return own if known is None else tuple(map(min, known, own))


def _korean_costs(character: str) -> dict[str, Costs]:
    """The costs of a Han character's spellings as Koreans read it."""
    readings = zip(_readings(character).hangul, POLYPHONE_COSTS, strict=False)
    of_each = [_costs_of_hangul(hangul, extra) for hangul, extra in readings]
    if len(of_each) == 1:
        return of_each[0]
    found: dict[str, Costs] = {}
    for costs in of_each:
        for spelling, own in costs.items():
            known = found.get(spelling, NO_READING)
            found[spelling] = own if own[KOREAN] < known[KOREAN] else known
    return found


@named_cache("syllables.korean_costs", maxsize=4096)
def _costs_of_hangul(hangul: str, extra: float) -> dict[str, Costs]:
    """The costs of a Korean syllable's spellings; an odd one is hardly meant where it is the usual one of another."""
    found: dict[str, Costs] = {}
    for spelling, family, _, cost in _korean(hangul, 0.0):
        anothers = cost >= ODD_COST and spelling in given_spellings()
        found[spelling] = _cheaper(found.get(spelling), family, cost + extra + OTHERS_COST * anothers)
    return found


@named_cache("syllables.systems", maxsize=100_000)
def system_of(character: str, spelling: str, family: int, surname: bool) -> str:
    """The name of the system in which a character has a spelling; "near" its family when it is only near.

    Example:
        >>> system_of("郭", "kwok", 2, True)
        'Hong Kong'
    """
    best, name = math.inf, f"near {FAMILIES[family]}"
    for spelled, own, system, cost in _spellings_of_family(character, family, surname):
        if cost < best and spelled == spelling and own == family:
            best, name = cost, system
    return name


def _spellings_of_family(character: str, family: int, surname: bool) -> Iterable[Spelled]:
    """Spellings of a character, those of a family among them."""
    if is_hangul(character) or family in {KOREAN, VIETNAMESE}:
        return character_spellings(character, surname=surname)
    return _chinese(character, surname)
