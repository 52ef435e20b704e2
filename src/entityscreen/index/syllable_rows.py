"""The rows of Chinese and Korean names as arrays: every way to take each listed name, unit by unit.

Here belongs how rows are collected, packed and looked up by one slot. Which units may meet, and what a row costs, is
in `syllables.py`. A *unit* is a Latin syllable or a character; a *shape* is the length of the surname
(0 for names in Latin letters) and the number of units.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from entityscreen.index.arrays import F32, I32, KeyTable, Texts
from entityscreen.index.collect import Keys
from entityscreen.syllables import SyllableName
from entityscreen.syllables.slots import Shape, rows_of, unit_keys

_NO_ROWS: I32 = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class SyllableRows:
    """All rows of a list, shape by shape.

    Attributes:
        shapes: (length of the surname, number of units, number of rows) of each shape.
        variants: whose row it is.
        costs: what taking the name this way costs.
        units: unit numbers, for each shape slot after slot.
        orders: for each shape, slot after slot, its rows by their unit.
    """

    shapes: I32
    variants: I32
    costs: F32
    units: I32
    orders: I32

    def by_shape(self, count: int) -> dict[Shape, ShapeRows]:
        """The rows of each shape, as views, with where those of each unit begin.

        Args:
            count: how many units there are.
        """
        found: dict[Shape, ShapeRows] = {}
        row = cell = 0
        for surname, length, size in self.shapes.tolist():
            rows, cells = slice(row, row + size), slice(cell, cell + size * length)
            units, orders = self.units[cells].reshape(length, size), self.orders[cells].reshape(length, size)
            starts = np.zeros((length, count + 1), dtype=np.int32)
            for slot in range(length):
                np.cumsum(np.bincount(units[slot], minlength=count), out=starts[slot, 1:])
            found[surname, length] = ShapeRows(self.variants[rows], self.costs[rows], units, orders, starts)
            row, cell = row + size, cell + size * length
        return found


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


@dataclass(slots=True)
class _Columns:
    """The rows of one shape while they are collected."""

    variants: array[int] = field(default_factory=lambda: array("i"))
    costs: array[float] = field(default_factory=lambda: array("f"))
    units: array[int] = field(default_factory=lambda: array("i"))


@dataclass(slots=True)
class SyllableCollector:
    """The rows of listed names while they are collected."""

    units: dict[str, int] = field(default_factory=dict)
    shapes: dict[Shape, _Columns] = field(default_factory=dict)

    def add(self, variant: int, name: SyllableName) -> None:
        """Collect the rows of one listed variant."""
        for row in rows_of(name):
            columns = self.shapes.setdefault((row.surname, len(row.units)), _Columns())
            columns.variants.append(variant)
            columns.costs.append(row.cost)
            columns.units.extend([self.units.setdefault(unit, len(self.units)) for unit in row.units])

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
            for key in unit_keys(unit):
                keys.add(key, number)
        return keys.table()


def _joined(columns: list[I32]) -> I32:
    return np.concatenate([_NO_ROWS, *columns])
