"""Candidates among Chinese and Korean names, syllable by syllable.

It finds the names that `compare_syllables` brings to a score: first those whose units may match slot by slot
and all together (`least_sound_cost`, `name_cost`), then those that the comparison itself confirms. No bound is above
what `compare_syllables` takes for the same two units: bounds prune, they never score.

A *unit* is a Latin syllable or a character; a *row* is one way to take a listed name, unit by unit; a *shape* is the
length of the surname (0 for names in Latin letters) and the number of units. What each listed unit costs at the least
in a slot of the query is a price; the rows of a shape that these leave within the budget are found by
`syllable_kernel.py`, which is compiled where it can be.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from threading import RLock
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.compilation import load_module, view_for
from entityscreen.index.arrays import F64, I32, Keys, KeyTable, Texts, append_all, number_all
from entityscreen.index.hashes import key_hashes
from entityscreen.index.name_index import FAMILIES, NameIndex, SyllableRows
from entityscreen.names.prepare import prepare_name
from entityscreen.readings.characters import LEAST as LEAST_COST
from entityscreen.readings.characters import (
    MISS,
    NEAR_COST,
    READING_SCALE,
    CharacterReading,
    character_readings,
    costs_of_reading,
    initial_law,
    is_hangul,
    name_ranks,
    near_cost,
    reader,
    readings_of,
    sounds_of,
)
from entityscreen.readings.likelihood import may_be_both
from entityscreen.syllables.comparison import (
    DIFFERENT_COST,
    LOOKALIKE_COST,
    MARRIED_SCORE,
    MOST_ARRANGEMENTS,
    REVERSED_COST,
    SOUND_COST,
    SPELLED_COST,
    compare_syllables,
    least_sound_cost,
    maiden_name,
)
from entityscreen.syllables.model import Arrangement, SyllableName, slot_weights
from entityscreen.text.look_alikes import lookalikes_of

LEAST = 0.65  # below it every name is a candidate
# Of names in Latin letters; names in characters have the length of their surname.
SPELLED = 0
SURNAMES = (1, 2)
# A slot that is not matched has no price that a name could pay.
NEVER = 9.0
# Letters come before the characters: the first one is of the radicals.
_FIRST_CHARACTER = "⺀"
_KATAKANA = frozenset(map(chr, range(0x30A1, 0x30FB)))
# Below it a compared name cannot come: the score is rounded to four digits.
ROUNDING = 2e-4
# Length of the surname (or `SPELLED`), number of units.
Shape = tuple[int, int]
_NO_ROWS: I32 = np.zeros(0, dtype=np.int32)


@named_cache("syllables.character_keys", maxsize=12_000)
def character_keys(character: str) -> tuple[str, ...]:
    """The keys of one character: its Mandarin readings and its Korean ones.

    Example:
        >>> character_keys("郭"), character_keys("김")
        (('guo', 'k:곽'), ('k:김',))
    """
    if is_hangul(character):
        return (f"k:{initial_law(character)}",)
    readings = character_readings().get(character)
    if readings is None:
        return (character,)
    korean = {f"k:{initial_law(hangul)}" for hangul in readings.hangul}
    return tuple(sorted({*readings.mandarin, *readings.surname_mandarin} | korean)) or (character,)


class Row(NamedTuple):
    """One way to take a listed name."""

    surname: int  # `SPELLED`, or the number of characters that are the surname
    units: tuple[str, ...]  # syllables or characters, surname first
    cost: float  # what taking it this way costs, in [0, 1]


class Sought(NamedTuple):
    """One way to look for a name among the rows of one surname length."""

    surname: int  # of the rows, see `Row`
    units: tuple[str, ...]  # of the query, surname first
    weights: tuple[float, ...]  # the least that each slot is worth
    budget: float  # what the slots and the row's own cost may cost together
    floor: float  # the least cost of a slot whose units do not match
    heads: int  # how many of the query's units are the surname


def is_spelled(unit: str) -> bool:
    """Whether a unit is a syllable in letters; a block of Hangul is a character.

    Example:
        >>> [is_spelled(unit) for unit in ("kwok", "квак", "クォク", "\u1109\u1175", "시", "郭")]
        [True, True, True, True, False, False]
    """
    return unit[:1] < _FIRST_CHARACTER or unit[:1] in _KATAKANA


def rows_of(name: SyllableName) -> Iterator[Row]:
    """The ways in which a listed name may be taken.

    Example:
        >>> from entityscreen.model.script import Script
        >>> from entityscreen.syllables.comparison import prepare_syllables
        >>> [row.units for row in rows_of(prepare_syllables((("林郑月娥",),), Script.HAN))]
        [('林', '郑', '月', '娥'), ('郑', '月', '娥')]
    """
    for arrangements in name.arrangements.values():
        for arrangement in arrangements:
            yield Row(SPELLED, arrangement.syllables, arrangement.cost)
    if not name.weights:
        return
    yield Row(name.surname, tuple(name.text), 0.0)
    maiden = maiden_name(name)
    if maiden is not None:
        yield Row(maiden.surname, tuple(maiden.text), 1.0 - MARRIED_SCORE)


def sought_for(name: SyllableName, least: float, shapes: Container[Shape]) -> Iterator[Sought]:
    """The ways to look for a name among listed rows of some shapes, whose match must reach a score."""
    budget = 1.0 - least + ROUNDING
    for length, arrangements in name.arrangements.items():
        yield from _of_spellings(arrangements, length, budget, shapes)
    if name.weights:
        yield from _of_characters(name, budget, shapes)


def _surnames_of(length: int, shapes: Container[Shape]) -> list[int]:
    """The surnames that names in characters of so many units have."""
    return [surname for surname in SURNAMES if (surname, length) in shapes]


def _of_spellings(
    arrangements: tuple[Arrangement, ...], length: int, budget: float, shapes: Container[Shape]
) -> Iterator[Sought]:
    spelled, surnames = (SPELLED, length) in shapes, _surnames_of(length, shapes)
    for position, arrangement in enumerate(arrangements):
        budget_left, units = budget - arrangement.cost, arrangement.syllables
        if budget_left < 0.0:
            break
        if spelled and position < MOST_ARRANGEMENTS:
            yield Sought(SPELLED, units, slot_weights(1, length), budget_left, NEVER, 1)
        budget_left -= SOUND_COST + arrangement.names_cost
        for surname in surnames if budget_left > 0.0 else ():
            yield Sought(surname, units, slot_weights(surname, length), budget_left, NEAR_COST, surname)


def _of_characters(name: SyllableName, budget: float, shapes: Container[Shape]) -> Iterator[Sought]:
    text, maiden = name.text, maiden_name(name)
    ways = [(text, 0.0)]
    if len(text) > 1 and _surnames_of(len(text), shapes):
        turned = {text[size:] + text[:size] for size in (1, 2, -1, -2)} - {text}
        ways += [(order, REVERSED_COST) for order in sorted(turned)]
    names = [(name, 0.0)]
    if maiden is not None:
        names.append((maiden, 1.0 - MARRIED_SCORE))
        ways.append((maiden.text, 1.0 - MARRIED_SCORE))
    for one, cost in names:
        length = len(one.text)
        if (SPELLED, length) in shapes:
            budget_left = budget - SOUND_COST - cost
            yield Sought(SPELLED, tuple(one.text), one.weights, budget_left, MISS, one.surname)
    for order, cost in ways:
        if cost < budget:
            weights = _least_weights(len(order))
            for surname in _surnames_of(len(order), shapes):
                yield Sought(surname, tuple(order), weights, budget - cost, DIFFERENT_COST, name.surname)


@named_cache("syllables.least_weights", maxsize=16)
def _least_weights(length: int) -> tuple[float, ...]:
    """The least that a slot is worth, whatever the surnames: turned names have the weights of either order."""
    return (min(min(slot_weights(surname, length)) for surname in SURNAMES),) * length


@named_cache("syllables.unit_keys", maxsize=20_000)
def unit_keys(unit: str) -> tuple[str, ...]:
    """What units share that may be one: classes of sound.

    A character that no table of names has is found by its spellings.

    Example:
        >>> set(unit_keys("kwok")) & set(unit_keys("guo")) & set(unit_keys("郭"))
        {'guo'}
    """
    if is_spelled(unit):
        return (*(sounds_of(unit) or (unit,)), f"={unit}")
    keys = character_keys(unit)
    if unit in name_ranks() and unit in character_readings():
        return keys
    readers = [reader(unit, surname, abroad) for surname in (True, False) for abroad in (False, True)]
    return (*keys, *sorted(f"={spelling}" for costs_of in readers for spelling in costs_of.exact))


class NearSpellings:
    """Listed syllables by the spellings that they are, or are near to.

    Args:
        numbers: of listed units; characters among them are passed over.
    """

    __slots__ = ("_by_rest", "_known", "_texts")

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._texts = {number: unit for unit, number in numbers.items() if is_spelled(unit)}
        self._by_rest: dict[str, list[int]] = {}
        for number, unit in self._texts.items():
            for rest in _without_a_letter(unit):
                self._by_rest.setdefault(rest, []).append(number)
        self._known: dict[str, tuple[tuple[int, float], ...]] = {}

    def of(self, spelling: str) -> tuple[tuple[int, float], ...]:
        """(the number of a listed syllable, what it costs besides to take it for a spelling) of those that may be it.

        Example:
            >>> NearSpellings({"ling": 0, "lin": 1, "wei": 2, "林": 3}).of("lin")
            ((0, 0.36), (1, 0.0))
        """
        syllables = self._known.get(spelling)
        if syllables is None:
            numbers = {number for rest in _without_a_letter(spelling) for number in self._by_rest.get(rest, ())}
            texts = [(number, self._texts[number]) for number in sorted(numbers)]
            costs = [(number, 0.0 if text == spelling else near_cost(text, spelling)) for number, text in texts]
            syllables = self._known[spelling] = tuple([(number, cost) for number, cost in costs if cost < MISS])
        return syllables


def _without_a_letter(text: str) -> set[str]:
    """A text, and what is left of it without one of its letters: two that are one edit apart share one of these."""
    return {text, *[text[:place] + text[place + 1 :] for place in range(len(text))]}


def characters_cost(character: str, other: str) -> float:
    """The least that two characters with a key in common cost, or a character and its look-alike.

    Example:
        >>> characters_cost("王", "汪"), characters_cost("未", "末"), characters_cost("金", "김")
        (1.2, 0.45, 0.0)
    """
    if character == other or is_hangul(character) or is_hangul(other):
        return 0.0
    return LOOKALIKE_COST if other in lookalikes_of(character) else DIFFERENT_COST


def least_cost(spelling: str, other: str, *, surname: bool) -> float:
    """The least that a syllable in letters costs as another unit in any family; `NEVER` when two cannot be one."""
    if spelling == other:
        return 0.0
    if is_spelled(other):
        return 0.0 if may_be_both(spelling, other, surname) else NEVER
    costs_of = reader(other, surname, not spelling.isascii())
    return costs_of[spelling][LEAST_COST] if spelling in costs_of else NEAR_COST


class Prices(NamedTuple):
    """The listed units that a unit may be, and what each costs at the least; one may come twice."""

    numbers: I32
    costs: F64


def _prices(cost_of: Mapping[int, float]) -> Prices:
    numbers = sorted(cost_of)
    return Prices(np.array(numbers, np.int32), np.array([cost_of[number] for number in numbers], np.float64))


@dataclass(frozen=True, slots=True)
class ShapeRows:
    """The rows of one shape.

    Attributes:
        variants: whose row it is.
        units: unit numbers, slots by rows.
        kernel: what searches them.
    """

    variants: I32
    units: I32
    kernel: Any


def _by_shape(rows: SyllableRows, count: int, kernel: ModuleType) -> dict[Shape, ShapeRows]:
    """The rows of each shape, made of so many units."""
    view = view_for(kernel)
    longest = max(rows.shapes[:, 1].tolist(), default=0)
    room = {"prices": np.full(longest * count, kernel.UNPRICED), "priced": np.zeros(longest * count, np.int32)}
    room |= {name: np.zeros(longest, np.int32) for name in ("priced_count", "row_count", "slots", "query_units")}
    room["weights"] = np.zeros(longest)
    shared = {name: view(array) for name, array in room.items()}
    shapes: dict[Shape, ShapeRows] = {}
    row = cell = 0
    for surname, length, size in rows.shapes.tolist():
        of_rows, cells = slice(row, row + size), slice(cell, cell + size * length)
        units = rows.units[cells].reshape(length, size)
        starts = np.zeros((length, count + 1), dtype=np.int32)
        for slot in range(length):
            np.cumsum(np.bincount(units[slot], minlength=count), out=starts[slot, 1:])
        arrays = {"costs": rows.costs[of_rows], "units": rows.units[cells], "orders": rows.orders[cells]}
        arrays["starts"] = starts.ravel()
        views = {**{name: view(array) for name, array in arrays.items()}, **shared}
        shapes[surname, length] = ShapeRows(rows.variants[of_rows], units, kernel.ShapeSearch(views, length, count))
        row, cell = row + size, cell + size * length
    return shapes


@dataclass(slots=True)
class _SyllableColumns:
    """The rows of one shape while they are collected."""

    variants: array[int] = field(default_factory=lambda: array("i"))
    costs: array[float] = field(default_factory=lambda: array("f"))
    units: array[int] = field(default_factory=lambda: array("i"))


@dataclass(slots=True)
class SyllableCollector:
    """The rows of listed names while they are collected."""

    units: dict[str, int] = field(default_factory=dict)
    shapes: dict[Shape, _SyllableColumns] = field(default_factory=dict)

    def add(self, variant: int, name: SyllableName) -> None:
        """Collect the rows of one listed variant."""
        for row in rows_of(name):
            columns = self.shapes.setdefault((row.surname, len(row.units)), _SyllableColumns())
            columns.variants.append(variant)
            columns.costs.append(row.cost)
            columns.units.extend([self.units.setdefault(unit, len(self.units)) for unit in row.units])

    def extend(self, other: SyllableCollector, first: int) -> None:
        """Append rows that were collected apart, with the number here of the first variant."""
        numbers = number_all(self.units, other.units)
        for shape, added in other.shapes.items():
            columns = self.shapes.setdefault(shape, _SyllableColumns())
            append_all(columns.variants, np.asarray(added.variants) + first)
            columns.costs.extend(added.costs)
            append_all(columns.units, numbers[np.asarray(added.units)])

    def rows(self) -> SyllableRows:
        """The rows as arrays."""
        shapes = sorted(self.shapes.items())
        units = [np.array(columns.units, np.int32).reshape(-1, length).T for (_, length), columns in shapes]
        orders = [np.argsort(shape, axis=1, kind="stable").astype(np.int32) for shape in units]
        numbers = [(surname, length, len(columns.variants)) for (surname, length), columns in shapes]
        return SyllableRows(
            shapes=np.array(numbers, dtype=np.int32).reshape(-1, 3),
            variants=_joined([np.array(columns.variants, np.int32) for _, columns in shapes]),
            costs=_joined([np.array(columns.costs, np.float32) for _, columns in shapes]).astype(np.float32),
            units=_joined([shape.ravel() for shape in units]),
            orders=_joined([shape.ravel() for shape in orders]),
        )

    def texts(self) -> Texts:
        """The units, by number."""
        return Texts.pack(list(self.units))

    def keys(self) -> KeyTable:
        """From the keys of units to units."""
        keys = Keys()
        for unit, number in self.units.items():
            keys.add_all(unit_keys(unit), number)
        return keys.table()


def _joined(columns: list[I32]) -> I32:
    return np.concatenate([_NO_ROWS, *columns])


class SyllableLookup:
    """Finds names by syllables in one index.

    Args:
        index: the index.
        kernel: the module of the search; the compiled one where there is one.
    """

    _keys: KeyTable
    _numbers: dict[str, int]
    _texts: list[str]
    _near: NearSpellings

    __slots__ = (
        "_groups", "_index", "_kernel", "_keys", "_listed", "_lock", "_near", "_numbers", "_of_readings", "_priced",
        "_texts", "_view",
    )  # fmt: skip

    def __init__(self, index: NameIndex, kernel: ModuleType | None = None) -> None:
        self._index = index
        self._kernel = kernel or load_module("entityscreen.index.syllable_kernel")
        self._view, self._lock = view_for(self._kernel), RLock()
        self._groups: dict[Shape, ShapeRows] | None = None
        self._listed = BoundedDict("index.syllables.listed", 50_000, owned=True)
        self._priced = BoundedDict("index.syllables.priced", 20_000, owned=True)
        self._of_readings = BoundedDict("index.syllables.readings", 10_000, owned=True)

    def matches(self, name: SyllableName, least: float) -> list[int]:
        """The variants for which `compare_syllables` reaches a score, ascending."""
        matching = []
        for number in self.candidates(name, least):
            match = compare_syllables(name, self._syllables_of(number))
            if match is not None and match.score >= least:
                matching.append(number)
        return matching

    def candidates(self, name: SyllableName, least: float = LEAST) -> list[int]:
        """The variants that no bound keeps from reaching a score, ascending."""
        groups = self._collected() if self._groups is None else self._groups
        numbers: set[int] = set()
        for sought in sought_for(name, least, groups):
            numbers.update(self._search(sought, groups[sought.surname, len(sought.units)]))
        return sorted(numbers)

    def _collected(self) -> dict[Shape, ShapeRows]:
        """The rows of the list, taken apart on first use."""
        self._texts = self._index.syllable_units.many(np.arange(len(self._index.syllable_units)))
        self._keys = self._index.syllable_unit_keys
        self._numbers = {unit: number for number, unit in enumerate(self._texts)}
        self._near = NearSpellings(self._numbers)
        self._groups = _by_shape(self._index.syllable_rows, len(self._texts), self._kernel)
        return self._groups

    def _syllables_of(self, number: int) -> SyllableName:
        """The syllables of a listed variant."""
        syllables: SyllableName | None = self._listed.get(number)
        if syllables is None:
            names = self._index.variant_names
            name = names[number]
            # The key keeps the array's type: with another one NumPy would convert the array at each call.
            first = int(names.searchsorted(name))
            text, family = self._index.name_texts[int(name)], FAMILIES[self._index.name_families[name]]
            syllables = prepare_name(text, family).variants[number - first].syllables
            assert syllables is not None  # noqa: S101  # the index counted its syllables
            self._listed[number] = syllables
        return syllables

    def _search(self, sought: Sought, rows: ShapeRows) -> Iterable[int]:
        spelled, view = sought.surname == SPELLED, self._view
        prices = [self._prices_of(unit, slot < sought.heads, spelled) for slot, unit in enumerate(sought.units)]
        slots = [(weight, view(p.numbers), view(p.costs)) for weight, p in zip(sought.weights, prices, strict=True)]
        query_units = [self._numbers.get(unit, -1) for unit in sought.units]
        unlike = SPELLED_COST if sought.floor == NEVER else 0.0
        with self._lock:  # the shapes share the room for prices
            cheap = rows.kernel.search(slots, query_units, sought.floor, sought.budget, unlike)
        return [int(rows.variants[row]) for row in cheap if self._is_cheap(sought, rows.units[:, row].tolist(), prices)]

    def _prices_of(self, unit: str, head: bool, spelled: bool) -> Prices:
        """The prices of a unit against listed syllables, or against listed characters."""
        key = (unit, head, spelled)
        prices: Prices | None = self._priced.get(key)
        if prices is None:
            prices = self._priced[key] = self._prices_anew(unit, head, spelled)
        return prices

    def _prices_anew(self, unit: str, head: bool, spelled: bool) -> Prices:
        numbers, texts = self._numbers, self._texts
        if spelled and not is_spelled(unit):
            readings = [reading for abroad in (False, True) for reading in readings_of(unit, head, abroad)]
            columns = [self._prices_of_reading(reading) for reading in readings]
            return (
                Prices(*[np.concatenate(column) for column in zip(*columns, strict=True)]) if columns else _prices({})
            )
        alike = {n for n in self._keys.find(key_hashes(unit_keys(unit))).tolist() if is_spelled(texts[n]) is spelled}
        if spelled or is_spelled(unit):
            return _prices(dict.fromkeys(alike, 0.0))
        alike |= {numbers[similar] for similar in lookalikes_of(unit) if similar in numbers}
        return _prices({number: characters_cost(unit, texts[number]) for number in alike})

    def _prices_of_reading(self, reading: CharacterReading) -> Prices:
        """The prices of listed syllables as one reading of a character; those that are only near it too."""
        prices: Prices | None = self._of_readings.get(reading[:2])
        if prices is None:
            cost_of: dict[int, float] = {}
            for spelling, costs in costs_of_reading(reading._replace(cost=0.0)).items():
                least = costs[LEAST_COST]
                for number, more in self._near.of(spelling):
                    if least + more < cost_of.get(number, MISS):
                        cost_of[number] = least + more
            prices = self._of_readings[reading[:2]] = _prices(cost_of)
        return prices if not reading.cost else Prices(prices.numbers, prices.costs + READING_SCALE * reading.cost)

    def _is_cheap(self, sought: Sought, units: list[int], prices: Sequence[Prices]) -> bool:
        """The same by the units themselves, and by all of them together: dearer to know. What is learnt is kept."""
        budget, texts = sought.budget, [self._texts[number] for number in units]
        for slot in range(len(units)) if is_spelled(sought.units[0]) else ():
            cost = least_cost(sought.units[slot], texts[slot], surname=slot < sought.heads)
            numbers, costs = prices[slot]
            place = int(numbers.searchsorted(units[slot]))
            if place < len(numbers) and numbers[place] == units[slot]:
                costs[place] = cost
            budget -= sought.weights[slot] * cost
            if budget < 0.0:
                return False
        return _cost_of_all(sought, texts) <= sought.budget


def _cost_of_all(sought: Sought, texts: Sequence[str]) -> float:
    """The least that all units cost together: those of one name are spelled alike. Characters have no spelling."""
    if sought.surname == SPELLED and not is_spelled(sought.units[0]):
        return least_sound_cost("".join(sought.units), tuple(texts), sought.heads, sought.budget)
    if sought.surname != SPELLED and is_spelled(sought.units[0]):
        return least_sound_cost("".join(texts), sought.units, sought.heads, sought.budget)
    return 0.0
