"""Candidates among Chinese and Korean names, syllable by syllable.

It finds the names that `compare_syllables` brings to a score: first those whose units may match slot by slot
(`syllables/slots.py` has the bounds) and all together (`least_sound_cost`, `name_cost`), then those that the comparison
itself confirms.

A *unit* is a Latin syllable or a character; a *row* is one way to take a listed name, unit by unit; a *shape* is the
length of the surname (0 for names in Latin letters) and the number of units. A row is found by the units that a slot of
the query can match, in all slots that must be matched, or in one of slots that cannot all be missing.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from entityscreen.caches import BoundedDict
from entityscreen.index.arrays import F32, I32, Keys, KeyTable, Texts, append_all, distinct, number_all
from entityscreen.index.hashes import key_hashes
from entityscreen.index.name_index import FAMILIES, NameIndex, SyllableRows
from entityscreen.names.prepare import prepare_name
from entityscreen.syllables.comparison import (
    DIFFERENT_COST,
    SPELLED_COST,
    compare_syllables,
    least_sound_cost,
)
from entityscreen.syllables.model import SyllableName
from entityscreen.syllables.slots import (
    NEVER,
    SPELLED,
    Shape,
    Sought,
    characters_cost,
    is_spelled,
    least_cost,
    rows_of,
    sought_for,
    spellings_cost,
    unit_keys,
)
from entityscreen.text.look_alikes import lookalikes_of

LEAST = 0.65  # below it every name is a candidate
TOLERANCE = 1e-5  # of numbers with seven digits
FEW = 200  # rows that are looked at one by one
_NO_ROWS: I32 = np.zeros(0, dtype=np.int32)
# Rows of a slot that are kept as a set; that are kept at all; of all slots together (80 bytes each).
FEW_POSTED, MANY_POSTED, MOST_HELD = 1_000, 20_000, 1_000_000
Matched = dict[int, float]
Posted = frozenset[int] | I32
# How many rows it has, the slot, its weight, what it matches, the rows.
_Slot = tuple[int, int, float, Matched, Posted]


@dataclass(frozen=True, slots=True)
class ShapeRows:
    """The rows of one shape.

    Attributes:
        variants: whose row it is.
        costs: what taking the name this way costs.
        units: unit numbers, slots by rows.
        orders: the rows by their unit, slots by rows.
        starts: where the rows of each unit begin in these, slots by units, and the end.
    """

    variants: I32
    costs: F32
    units: I32
    orders: I32
    starts: I32

    def having(self, slot: int, units: Sequence[int]) -> I32:
        """The rows with one of the units in a slot."""
        order, starts = self.orders[slot], self.starts[slot]
        wanted = np.array(units, dtype=np.intp)
        bounds = zip(starts.take(wanted).tolist(), starts.take(wanted + 1).tolist(), strict=True)
        found = [order[first:end] for first, end in bounds if end > first]
        return np.concatenate(found) if found else _NO_ROWS


def _by_shape(rows: SyllableRows, count: int) -> dict[Shape, ShapeRows]:
    """The rows of each shape, as views, with where those of each of so many units begin."""
    found: dict[Shape, ShapeRows] = {}
    row = cell = 0
    for surname, length, size in rows.shapes.tolist():
        own, cells = slice(row, row + size), slice(cell, cell + size * length)
        units, orders = rows.units[cells].reshape(length, size), rows.orders[cells].reshape(length, size)
        starts = np.zeros((length, count + 1), dtype=np.int32)
        for slot in range(length):
            np.cumsum(np.bincount(units[slot], minlength=count), out=starts[slot, 1:])
        found[surname, length] = ShapeRows(rows.variants[own], rows.costs[own], units, orders, starts)
        row, cell = row + size, cell + size * length
    return found


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
    """Finds names by syllables in one index."""

    _keys: KeyTable
    _numbers: dict[str, int]
    _texts: list[str]

    __slots__ = ("_groups", "_held", "_index", "_keys", "_listed", "_matched", "_numbers", "_posted", "_texts")

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._groups: dict[Shape, ShapeRows] | None = None
        self._listed = BoundedDict("index.syllables.listed", 50_000, owned=True)
        self._matched = BoundedDict("index.syllables.matched", 20_000, owned=True)
        self._posted = BoundedDict("index.syllables.posted", 50_000, owned=True)
        self._held = 0

    def matches(self, name: SyllableName, least: float) -> list[int]:
        """The variants for which `compare_syllables` reaches a score, ascending."""
        found = []
        for number in self.candidates(name, least):
            match = compare_syllables(name, self._syllables_of(number))
            if match is not None and match.score >= least:
                found.append(number)
        return found

    def candidates(self, name: SyllableName, least: float = LEAST) -> list[int]:
        """The variants that no bound keeps from reaching a score, ascending."""
        groups = self._collected() if self._groups is None else self._groups
        found: set[int] = set()
        for sought in sought_for(name, least, groups):
            found.update(self._search(sought, groups[sought.surname, len(sought.units)]))
        return sorted(found)

    def _collected(self) -> dict[Shape, ShapeRows]:
        """The rows of the list, taken apart on first use."""
        self._texts = self._index.syllable_units.many(np.arange(len(self._index.syllable_units)))
        self._keys = self._index.syllable_unit_keys
        self._numbers = {unit: number for number, unit in enumerate(self._texts)}
        self._groups = _by_shape(self._index.syllable_rows, len(self._texts))
        return self._groups

    def _syllables_of(self, number: int) -> SyllableName:
        """The syllables of a listed variant."""
        known: SyllableName | None = self._listed.get(number)
        if known is None:
            names = self._index.variant_names
            name = names[number]
            # The key keeps the array's type: with another one NumPy would convert the array at each call.
            first = int(names.searchsorted(name))
            text, family = self._index.name_texts[int(name)], FAMILIES[self._index.name_families[name]]
            known = prepare_name(text, family).variants[number - first].syllables
            assert known is not None  # noqa: S101  # the index counted its syllables
            self._listed[number] = known
        return known

    def _search(self, sought: Sought, rows: ShapeRows) -> Iterable[int]:
        slots: list[_Slot] = []
        for slot, (unit, weight) in enumerate(zip(sought.units, sought.weights, strict=True)):
            posted, matched = self._posting(sought, slot, unit, rows)
            if not len(posted) and weight * sought.floor > sought.budget:
                return ()
            slots.append((len(posted), slot, weight, matched, posted))
        slots.sort(key=lambda entry: entry[:2])
        chosen = _chosen(sought, slots, len(rows.variants))
        if len(chosen) > FEW:
            chosen = _bounded(sought, rows, chosen, slots)
        return self._cheap(sought, rows, chosen, slots)

    def _posting(self, sought: Sought, slot: int, unit: str, rows: ShapeRows) -> tuple[Posted, Matched]:
        """The rows that a unit may match in a slot, and the least that each listed unit costs there."""
        head = slot < sought.heads
        key = (unit, slot, head, sought.surname, len(sought.units))
        known: tuple[Posted, Matched] | None = self._posted.get(key)
        if known is None:
            matched = self._meets(unit, head, sought.surname == SPELLED)
            found = rows.having(slot, [number for number, cost in matched.items() if cost < sought.floor])
            known = (frozenset(found.tolist()) if len(found) <= FEW_POSTED else found, matched)
            if len(found) <= MANY_POSTED:
                self._held += len(found)
                if self._held > MOST_HELD:
                    self._posted.clear()
                    self._held = 0
                self._posted[key] = known
        return known

    def _meets(self, unit: str, head: bool, spelled: bool) -> Matched:
        """Listed units that may be the same as a unit, and the least that costs."""
        key = (unit, head, spelled)
        known: Matched | None = self._matched.get(key)
        if known is None:
            known = self._matched[key] = dict(self._meeting(unit, head, spelled))
        return known

    def _meeting(self, unit: str, head: bool, spelled: bool) -> Iterable[tuple[int, float]]:
        numbers, texts = self._numbers, self._texts
        if spelled and not is_spelled(unit):
            spelt = spellings_cost(unit, surname=head)
            return ((numbers[spelling], cost) for spelling, cost in spelt if spelling in numbers)
        alike = {n for n in self._keys.find(key_hashes(unit_keys(unit))).tolist() if is_spelled(texts[n]) is spelled}
        if spelled or is_spelled(unit):
            return ((number, 0.0) for number in sorted(alike))
        alike |= {numbers[other] for other in lookalikes_of(unit) if other in numbers}
        costs = ((number, characters_cost(unit, texts[number])) for number in sorted(alike))
        return ((number, cost) for number, cost in costs if cost < DIFFERENT_COST)

    def _cheap(self, sought: Sought, rows: ShapeRows, chosen: I32, slots: list[_Slot]) -> Iterable[int]:
        """The variants whose rows cost no more than the budget at the least."""
        budget, floor = sought.budget, sought.floor
        own = [self._numbers.get(unit, -1) for unit in sought.units]
        unlike = SPELLED_COST if floor == NEVER else 0.0
        found = []
        columns = chosen.tolist(), rows.costs[chosen].tolist(), rows.units[:, chosen].T.tolist()
        for row, cost, units in zip(*columns, strict=True):
            most = budget - cost
            left = most if units == own else most - unlike
            for _, slot, weight, matched, _ in slots:
                left -= weight * matched.get(units[slot], floor)
                if left < 0.0:
                    break
            else:
                if self._is_cheap(sought, units, most, slots):
                    found.append(int(rows.variants[row]))
        return found

    def _is_cheap(self, sought: Sought, units: list[int], budget: float, slots: list[_Slot]) -> bool:
        """The same by the units themselves, and by all of them together: dearer to know. What is learnt is kept."""
        left = budget
        for _, slot, weight, matched, _ in slots:
            number = units[slot]
            cost = least_cost(sought.units[slot], self._texts[number], surname=slot < sought.heads)
            if cost > matched.get(number, 0.0):
                matched[number] = cost
                if cost >= sought.floor:
                    # Its rows are of no use there any more.
                    self._posted.pop((sought.units[slot], slot, slot < sought.heads, sought.surname, len(units)), None)
            left -= weight * cost
            if left < 0.0:
                return False
        return _cost_of_all(sought, tuple([self._texts[number] for number in units]), budget) <= budget


def _cost_of_all(sought: Sought, units: tuple[str, ...], most: float) -> float:
    """The least that all units cost together: those of one name are spelled alike. Characters have no spelling."""
    if sought.floor == NEVER:
        return 0.0
    if is_spelled(sought.units[0]):
        return least_sound_cost("".join(units), sought.units, sought.heads, most)
    return least_sound_cost("".join(sought.units), units, sought.heads, most) if sought.surname == SPELLED else 0.0


def _chosen(sought: Sought, slots: list[_Slot], count: int) -> I32:
    """The rows to look at: matched in every slot that must be, or in one of slots that cannot all be missing."""
    needed = [posted for _, _, weight, _, posted in slots if weight * sought.floor > sought.budget]
    if needed:
        sets = [posted for posted in needed if isinstance(posted, frozenset)]
        if not sets:
            return needed[0] if isinstance(needed[0], np.ndarray) else _NO_ROWS
        common = sets[0].intersection(*sets[1:])
        return np.fromiter(common, np.int32, len(common))
    missing = 0.0
    matched: list[Posted] = []
    for _, _, weight, _, posted in slots:
        if missing > sought.budget:
            return _together(matched)
        missing += weight * sought.floor
        matched.append(posted)
    return np.arange(count, dtype=np.int32)


def _together(matched: list[Posted]) -> I32:
    """The rows that are matched in one of some slots, ascending."""
    few = [posted for posted in matched if isinstance(posted, frozenset)]
    if len(few) == len(matched):
        rows = sorted(few[0].union(*few[1:]))
        return np.fromiter(rows, np.int32, len(rows))
    return distinct(np.concatenate([np.fromiter(posted, np.int32, len(posted)) for posted in matched]))


def _bounded(sought: Sought, rows: ShapeRows, chosen: I32, slots: list[_Slot]) -> I32:
    """The rows among many that their slots do not make too dear."""
    left = sought.budget - rows.costs[chosen]
    for _, slot, weight, matched, _ in slots:
        units = rows.units[slot, chosen]
        known = np.fromiter(matched, np.int32, len(matched))
        highest = max(int(np.max(units, initial=0)), int(np.max(known, initial=0)))
        prices = np.full(highest + 1, sought.floor, dtype=np.float32)
        prices[known] = np.fromiter(matched.values(), np.float32, len(matched))
        left = left - weight * prices[units]
        kept = left >= -TOLERANCE
        chosen, left = chosen[kept], left[kept]
    return chosen
