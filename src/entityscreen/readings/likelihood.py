"""What two spellings of names say in bits: that they are one person's, against two persons' who only sound alike.

A person's characters are read in one *system* throughout: as in pinyin, as in Hong Kong, as in Korea. A system is the
family in which the surname is read and that of the given name; what people really mix, such as a Hokkien surname before
pinyin in Singapore, is a system of its own with a small share (`resources/readings/systems.tsv`). For two names whose
syllables are a1 a2 ... and b1 b2 ..., surname first:

    one person   P(a, b) = sum over pairs of systems (s, t) of P(s, t) x product over the slots i of
                           sum over characters c of P(c) P(ai | c, s) P(bi | c, t)
    two persons  P(a) P(b), with P(a) = sum over systems s of P(s) x product of sum over c of P(c) P(ai | c, s)

    bits = log2 P(a, b) - log2 (P(a) P(b) + NAMESAKES x P(a, b as those of two who share what is spelled alike))

P(c) is the share of persons who bear the character, P(ai | c, s) the chance that the family spells it so; both are
tables. How a given name of two syllables is written (joined, hyphenated, spaced) belongs to the likelihood of a system.
So a common syllable tells little, and a match that needs a rare dialect or another system for each syllable tells less
than nothing. Korean and Vietnamese names are compared in their own system only.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import itemgetter, mul
from typing import NamedTuple, TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.readings.characters import (
    CANTONESE,
    CHANCES,
    COUNTRIES,
    FAMILIES,
    KOREAN,
    MAINLAND,
    MISS,
    SYSTEMS,
    TAIWAN,
    characters_of,
    is_hangul,
    reader,
    units_of,
)

F64: TypeAlias = npt.NDArray[np.float64]
I64: TypeAlias = npt.NDArray[np.int64]
# How a given name of two syllables or more is written; `UNSAID` where it has one.
STYLES = JOINED, HYPHENATED, SPACED = range(3)
UNSAID = len(STYLES)
# Two spellings of one Chinese person are of one system so often; otherwise each is of any.
SAME_SYSTEM = 0.3
EVERYWHERE = ""
Countries = tuple[str, ...]  # codes of the table of countries; none for all persons
RAREST = 1e-6  # the share of persons with a character that was not counted
# The chance of a spelling that costs nothing, and how fast dearer ones become rarer.
USUAL_SPELLING, COST_RATE = 0.5, 15.0
IN_HANJA = 0.12  # how often a Korean is, whose name is written in Chinese characters
NEVER = 2.0**-40  # of a character: a spelling that is not near any of its own
IMPOSSIBLE = 1e-30  # a name that no system writes
NO_BITS = -30.0
# How often two persons who are compared share what is spelled alike of their names: as relatives do, and as names are
# that a search brings together. Kim Yong Chol is not Kim Yong Chun because hardly anybody else is called Kim Yong.
NAMESAKES = 2.0**-8


class Prior(NamedTuple):
    """How often persons write in each system.

    Attributes:
        shares: of each system, by surname and column.
        pairs: of each pair of systems in which one person's name is written, the first and the second by surname and
            column.
    """

    shares: F64
    pairs: F64


@dataclass(frozen=True, slots=True)
class Systems:
    """The systems as arrays.

    Attributes:
        columns: the families that a given name may be read in; one of two reads each syllable in either.
        parts: the share of each family in each column.
        styles: the chance of each style by surname and column.
        priors: of each country's persons, some of whom are from elsewhere; under `EVERYWHERE` of all persons.
    """

    columns: tuple[tuple[int, ...], ...]
    parts: F64
    styles: F64
    priors: dict[str, Prior]


@named_cache("readings.systems", maxsize=1)
def systems() -> Systems:
    """The table of systems."""
    rows = [(int(s), tuple(map(int, g.split("+"))), list(map(float, rest))) for s, g, *rest in read_rows(SYSTEMS)]
    single = tuple((family,) for family in range(len(FAMILIES)))
    columns = (*single, *sorted({families for _, families, _ in rows if len(families) > 1}))
    count, countries = len(columns), {country: list(map(float, cells)) for country, *cells in read_rows(COUNTRIES)}
    shares, styles = np.zeros((len(countries), count, count)), np.ones((UNSAID + 1, count, count))
    for surname, families, cells in rows:
        column = columns.index(families)
        styles[:UNSAID, surname, column], shares[:, surname, column] = cells[:UNSAID], cells[UNSAID:]
    shares /= shares.sum(axis=(1, 2), keepdims=True)
    native = [Prior(of_country, _pairs_of(of_country)) for of_country in shares]
    all_persons = _mixed(native, [persons for persons, _ in countries.values()])
    priors = {EVERYWHERE: all_persons}
    for (country, (_, elsewhere)), prior in zip(countries.items(), native, strict=True):
        priors[country] = _mixed((prior, all_persons), (1.0 - elsewhere, elsewhere))
    parts = np.array([[(family in of) / len(of) for family in range(len(FAMILIES))] for of in columns])
    return Systems(columns, parts, styles, priors)


def _pairs_of(shares: F64) -> F64:
    """The share of each pair of systems among persons who write so.

    Chinese write in one system or in two, abroad in Vietnamese too; Korean names have their own alone.
    """
    alone = np.zeros(shares.shape, dtype=bool)
    alone[KOREAN, KOREAN] = True
    chinese = np.where(alone, 0.0, shares).ravel()
    pairs = np.outer(chinese, chinese) * (1.0 - SAME_SYSTEM) / (chinese.sum() or 1.0)
    pairs[np.diag_indices(len(chinese))] += np.where(alone, 1.0, SAME_SYSTEM).ravel() * shares.ravel()
    return _by_slots(pairs, len(shares))


def _mixed(priors: Sequence[Prior], weights: Sequence[float]) -> Prior:
    """The prior over persons of several groups, each weighted."""
    parts = np.array(weights) / sum(weights)
    shares, pairs = (np.einsum("c,cij->ij", parts, np.array(of_groups)) for of_groups in zip(*priors, strict=True))
    return Prior(shares, pairs)


@named_cache("readings.priors", maxsize=1_000)
def prior_of(countries: Countries) -> Prior:
    """How often persons of some countries write in each system; of all persons, where none is given.

    Example:
        >>> [round(float(prior_of(countries).shares[CANTONESE, CANTONESE]), 2) for countries in ((), ("hk",), ("kp",))]
        [0.09, 0.62, 0.0]
    """
    priors = systems().priors
    return _mixed([priors[c] for c in countries or (EVERYWHERE,)], [1.0] * max(1, len(countries)))


def countries_of_systems(codes: Iterable[str]) -> Countries:
    """Return those of some countries that the table has, sorted.

    Example:
        >>> countries_of_systems(["KP", "fr"])
        ('kp',)
    """
    return tuple(sorted({code.lower() for code in codes} & systems().priors.keys()))


def _by_slots(pairs: F64, count: int) -> F64:
    """Pairs of systems by surname and surname, given name and given name: what a pair of slots says has these axes."""
    return pairs.reshape(count, count, count, count).transpose(0, 2, 1, 3).reshape(count**2, count**2)


_CALLED = {MAINLAND: "pinyin", TAIWAN: "the spelling of Taiwan"}


def system_name(system: tuple[int, int]) -> str:
    """What an analyst calls a system, by its columns: one spelling, or that of the surname and that of the given name.

    Example:
        >>> system_name((CANTONESE, CANTONESE)), system_name((CANTONESE, MAINLAND))
        ('Cantonese', 'Cantonese before pinyin')
    """
    surname, given_name = (" or ".join([_CALLED.get(f, FAMILIES[f]) for f in systems().columns[c]]) for c in system)
    return surname if surname == given_name else f"{surname} before {given_name}"


@named_cache("readings.chances", maxsize=1)
def _chances() -> tuple[dict[str, float], dict[str, float]]:
    """The share of persons with a character in the given name, and in the surname."""
    rows = read_rows(CHANCES)
    in_given, in_surname = ({row[0]: 2.0 ** -float(row[place]) for row in rows if row[place]} for place in (2, 1))
    return in_given, in_surname


@dataclass(frozen=True, slots=True)
class Slot:
    """What a spelling says in the place of a surname or a given name.

    Attributes:
        characters: the characters that it may stand for, ascending, as numbers.
        chances: the chance that each is spelled so, characters by families.
        shares: the share of persons with each.
        alone: the chance of the spelling in each column of `Systems`.
    """

    characters: I64
    chances: F64
    shares: F64
    alone: F64


# Families in which a character is read alike: nobody's name is read in two ways there, as Jun and as Yun.
_READ_ALIKE = (MAINLAND, TAIWAN, CANTONESE)


@named_cache("readings.slots", maxsize=30_000)
def slot_of(spelling: str, surname: bool) -> Slot:
    """What a spelling says in one place of a name.

    Example:
        >>> alone = slot_of("kwok", True).alone
        >>> bool(alone[CANTONESE] > 0.001), bool(alone[MAINLAND] == 0.0)
        (True, True)
    """
    chances_of = _chances()[surname]
    weights: dict[int, list[float]] = {}
    for family in range(len(FAMILIES)):
        for unit, spelled in units_of(spelling, family):
            for character, share in characters_of(unit, family, surname):
                weights.setdefault(ord(character), [0.0] * len(FAMILIES))[family] += spelled * share
    characters, chances = _sorted(weights, len(FAMILIES))
    shares = np.array([chances_of.get(chr(character), RAREST) for character in characters.tolist()])
    return Slot(characters, chances, shares, systems().parts @ (shares @ chances))


@named_cache("readings.readings", maxsize=30_000)
def _readings_of(spelling: str, surname: bool) -> tuple[tuple[I64, F64], ...]:
    """The chances of each reading of a character (长 as chang, as zhang), in each family that has several."""
    chances_of = _chances()[surname]
    groups: list[dict[int, list[float]]] = [{} for _ in _READ_ALIKE]
    for family, group in zip(_READ_ALIKE, groups, strict=True):
        for unit, spelled in units_of(spelling, family):
            for character, share in characters_of(unit, family, surname):
                weight = group.setdefault(ord(character) << 32 | crc32(unit.encode()), [0.0])
                weight[0] += spelled * (share * chances_of.get(character, RAREST)) ** 0.5
    return tuple([_sorted(group, 1) for group in groups])


def _sorted(rows: dict[int, list[float]], width: int) -> tuple[I64, F64]:
    numbers = sorted(rows)
    return np.array(numbers, dtype=np.int64), np.array([rows[number] for number in numbers]).reshape(-1, width)


def may_be_both(a: str, b: str, surname: bool) -> bool:
    """Whether a character may be spelled in two ways, in any systems: where not, `both` gives none.

    Example:
        >>> may_be_both("kwok", "guo", True), may_be_both("kwok", "wang", True)
        (True, False)
    """
    return len(_in_both(slot_of(a, surname).characters, slot_of(b, surname).characters)[0]) > 0


@named_cache("readings.both", maxsize=50_000)
def both(a: str, b: str, surname: bool) -> F64 | None:
    """The chance that one character is spelled in two ways, by the columns of both, flat; `None` for never."""
    slot_a, slot_b = slot_of(a, surname), slot_of(b, surname)
    first, second = _in_both(slot_a.characters, slot_b.characters)
    if not len(first):
        return None
    # Not by BLAS, whose sums differ with the processor.
    chances = np.einsum("c,ci,cj->ij", slot_a.shares[first], slot_a.chances[first], slot_b.chances[second])
    for family, (readings_a, chances_a), (readings_b, chances_b) in zip(
        _READ_ALIKE, _readings_of(a, surname), _readings_of(b, surname), strict=True
    ):
        first, second = _in_both(readings_a, readings_b)
        of_family = slice(family, family + 1)
        chances[of_family, of_family] = np.einsum("ci,cj->ij", chances_a[first], chances_b[second])
    if not chances.any():
        return None
    parts = systems().parts
    by_pair: F64 = np.einsum("if,fg,jg->ij", parts, chances, parts).ravel()
    return by_pair


def _in_both(a: I64, b: I64) -> tuple[I64, I64]:
    """The places in each of two ascending columns of what both have: `np.intersect1d` would sort them anew."""
    if not len(b):
        return b, b
    places = b.searchsorted(a)
    first = (b.take(places, mode="clip") == a).nonzero()[0]
    return first, places[first]


def style_of(words: tuple[tuple[str, ...], ...], syllables: int) -> int:
    """How the given name of a name is written, whose words are in pieces between hyphens.

    Example:
        >>> style_of((("chan",), ("kwok", "ki")), 3) == HYPHENATED, style_of((("xi",), ("jinping",)), 3) == JOINED
        (True, True)
    """
    if syllables <= 2:
        return UNSAID
    if any(len(word) > 1 for word in words):
        return HYPHENATED
    return JOINED if len(words) < syllables else SPACED


@named_cache("readings.chance_of", maxsize=50_000)
def chance_of(syllables: tuple[str, ...], style: int, countries: Countries = ()) -> float:
    """The chance that anybody's name is spelled so, surname first: the sum over systems."""
    heads = slot_of(syllables[0], True).alone
    given_chance = reduce(mul, [slot_of(syllable, False).alone for syllable in syllables[1:]])
    shares = prior_of(countries).shares * systems().styles[style]
    return float(np.einsum("i,ij,j->", heads, shares, given_chance))


@named_cache("readings.of_character", maxsize=50_000)
def _chances_of(character: str, syllable: str, surname: bool) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The chance of a syllable by the columns of `Systems`: of a character's spelling, and of anybody's.

    A spelling is as likely as the table says, or as its cost says where it is only near one of the table.
    """
    slot, costs = slot_of(syllable, surname), reader(character, surname, not syllable.isascii())[syllable]
    chances = [USUAL_SPELLING * math.exp(-COST_RATE * c) if c < MISS else NEVER for c in costs[: len(FAMILIES)]]
    row = int(slot.characters.searchsorted(ord(character)))
    if row < len(slot.characters) and slot.characters[row] == ord(character):
        chances = list(map(max, chances, slot.chances[row].tolist()))
    by_column = [sum([chances[family] for family in families]) / len(families) for families in systems().columns]
    return tuple(by_column), tuple(slot.alone.tolist())


@named_cache("readings.shares", maxsize=1_000)
def system_shares(style: int, hanja: bool, countries: Countries = ()) -> tuple[tuple[int, int, float], ...]:
    """(column of the surname, of the given name, share) of each system, with the chance that names are written so."""
    shares = prior_of(countries).shares * systems().styles[style]
    if hanja:
        shares[KOREAN] *= IN_HANJA
    rows = np.argwhere(shares > 0.0).tolist()
    return tuple([(surname, given_column, float(shares[surname, given_column])) for surname, given_column in rows])


def chances_given(
    characters: str, syllables: tuple[str, ...], surname: int, style: int, countries: Countries = ()
) -> tuple[float, float, tuple[int, int]]:
    """The chance that characters are spelled so; that a namesake's are, who has another surname or another syllable in
    the given name; and the likeliest system, by its columns.

    Args:
        characters: of a name.
        syllables: as many.
        surname: how many characters are the surname.
        style: how the given name is written.
        countries: of the person.
    """
    slots = [_chances_of(c, s, n < surname) for n, (c, s) in enumerate(zip(characters, syllables, strict=True))]
    heads, other_heads = slots[0]
    for more, other_chances in slots[1:surname]:
        heads, other_heads = tuple(map(mul, heads, more)), tuple(map(mul, other_heads, other_chances))
    given_chance, other_given = slots[surname]
    for more, other_chances in slots[surname + 1 :]:
        one_differs = zip(given_chance, other_given, more, other_chances, strict=True)
        other_given = tuple([differing * same + first * differs for first, differing, same, differs in one_differs])
        given_chance = tuple(map(mul, given_chance, more))
    one_person = namesake = likeliest = 0.0
    system = 0, 0
    for i, j, share in system_shares(style, not is_hangul(characters[0]), countries):
        chance = share * heads[i] * given_chance[j]
        one_person += chance
        namesake += share * (heads[i] * other_given[j] + other_heads[i] * given_chance[j])
        if chance > likeliest:
            likeliest, system = chance, (i, j)
    return one_person, NAMESAKES * namesake, system


def least_in_one_system(cells: Sequence[Sequence[float]], weights: Sequence[float], surname: int) -> float:
    """The least that spellings cost, surname first, when all are read in one system."""
    columns = systems().columns
    heads = [sum([cell[families[0]] for cell in cells[:surname]]) for families in columns]
    given_costs = [
        sum([min([cell[family] for family in families]) for cell in cells[surname:]]) for families in columns
    ]
    return min([weights[0] * heads[i] + weights[-1] * given_costs[j] for i, j, _ in system_shares(UNSAID, False)])


def cheapest_family(costs: Sequence[float], column: int) -> tuple[int, float]:
    """The family of a column in which a spelling costs least, and the cost."""
    return min([(family, costs[family]) for family in systems().columns[column]], key=itemgetter(1))


def chance_of_both(a: tuple[str, ...], b: tuple[str, ...], styles: tuple[int, int], countries: Countries = ()) -> float:
    """The chance that one person's name is spelled in two ways, surname first."""
    weights = _weights(a, b, styles, countries)
    return 0.0 if weights is None else float(weights.sum())


def chance_of_namesakes(
    a: tuple[str, ...], b: tuple[str, ...], styles: tuple[int, int], countries: Countries = ()
) -> float:
    """The chance that two persons are named so who share the syllables that are spelled alike, in one system."""
    slots = [
        slot_of(first, place == 0).alone * (slot_of(second, place == 0).alone if first != second else 1.0)
        for place, (first, second) in enumerate(zip(a, b, strict=True))
    ]
    written = systems().styles
    shares = prior_of(countries).shares * written[styles[0]] * written[styles[1]]
    return NAMESAKES * float(np.einsum("i,ij,j->", slots[0], shares, reduce(mul, slots[1:])))


def _weights(a: tuple[str, ...], b: tuple[str, ...], styles: tuple[int, int], countries: Countries) -> F64 | None:
    """The chance of both spellings in each pair of systems; `None` for never."""
    slots = []
    for place, (syllable_a, syllable_b) in enumerate(zip(a, b, strict=True)):
        chances = both(syllable_a, syllable_b, place == 0)
        if chances is None:
            return None
        slots.append(chances)
    heads, given_chances = slots[0], reduce(mul, slots[1:])
    if not given_chances.any():
        return None
    weights: F64 = heads[:, None] * pairs_of(*styles, countries) * given_chances
    return weights


@named_cache("readings.pairs", maxsize=64)
def pairs_of(first: int, second: int, countries: Countries = ()) -> F64:
    """The share of each pair of systems, with the chance that names are written in two styles."""
    styles, count = systems().styles, len(systems().columns)
    written = np.outer(styles[first].ravel(), styles[second].ravel())
    return prior_of(countries).pairs * _by_slots(written, count)


def likeliest_pair(
    a: tuple[str, ...], b: tuple[str, ...], styles: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int], float]:
    """The systems in which two names are one, as columns of surname and given name, and the share of this pair."""
    weights = _weights(a, b, styles, ())
    count = len(systems().columns)
    total = 0.0 if weights is None else float(weights.sum())
    if weights is None or total == 0.0:
        return (0, 0), (0, 0), 0.0
    place = int(np.argmax(weights))
    (first, second), (third, fourth) = (divmod(axis, count) for axis in divmod(place, count**2))
    return (first, third), (second, fourth), float(weights.flat[place]) / total


def bits(one_person: float, two_persons: float) -> float:
    """What two names say for one person against two, in bits, rounded.

    Example:
        >>> bits(0.5, 0.125), bits(0.0, 0.125) == NO_BITS
        (2.0, True)
    """
    return round(math.log2(one_person) - math.log2(two_persons), 2) if one_person > 0.0 else NO_BITS
