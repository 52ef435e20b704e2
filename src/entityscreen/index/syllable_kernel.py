# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The search among the rows of one shape, compiled where it can be: see `syllables.py`, which gives it prices.

A row costs what taking it so costs, and in each slot its weight times the price of its unit there: that of the query's
unit against it, or the floor where the two do not match.
"""

from __future__ import annotations

try:
    import cython
except ImportError:  # it is not installed where nothing is compiled
    from entityscreen import uncompiled_cython as cython

COMPILED = cython.compiled
SOURCE_DIGEST = ""  # filled in by the build: of which source this was compiled

UNPRICED = -1.0
UNMATCHED = cython.declare(cython.double, UNPRICED)


@cython.cclass
class ShapeSearch:
    """The rows of one shape; slot after slot, where they are in arrays of units and of orders."""

    costs: cython.const[cython.float][::1]
    units: cython.const[cython.int][::1]
    orders: cython.const[cython.int][::1]
    starts: cython.const[cython.int][::1]
    length: cython.int
    size: cython.int
    count: cython.int
    # Of each slot the price of each unit, the units that have one, and how many these and their rows are.
    prices: cython.double[::1]
    priced: cython.int[::1]
    priced_count: cython.int[::1]
    row_count: cython.int[::1]
    weights: cython.double[::1]
    slots: cython.int[::1]
    query_units: cython.int[::1]

    def __init__(self, arrays, length: cython.int, count: cython.int):
        """Take the rows over: `costs`, `units`, `orders`, `starts`; and room for the prices of so many units."""
        self.costs, self.units, self.orders = arrays["costs"], arrays["units"], arrays["orders"]
        self.starts = arrays["starts"]
        self.prices, self.priced = arrays["prices"], arrays["priced"]
        self.priced_count, self.row_count, self.slots = arrays["priced_count"], arrays["row_count"], arrays["slots"]
        self.weights, self.query_units = arrays["weights"], arrays["query_units"]
        self.length, self.size, self.count = length, self.costs.shape[0], count

    def search(self, slots, query_units, floor: cython.double, budget: cython.double, unlike: cython.double):
        """Search for the rows that cost no more than a budget.

        Args:
            slots: (weight, units that match, their prices; of a unit that comes twice the lower one) of each.
            query_units: the number of the query's unit in each slot, or -1.
            floor: the price of any other unit.
            budget: what a row may cost.
            unlike: what a row costs besides that has not the query's own units.

        Returns:
            The rows, in no order, each once.
        """
        slot: cython.int = 0
        chosen: cython.int
        k: cython.int
        at: cython.int
        row: cython.int
        unit: cython.int
        place: cython.int
        rows: list = []
        for weight, numbers, costs in slots:
            self.weights[slot] = weight
            self.query_units[slot] = query_units[slot]
            self.price(slot, numbers, costs, floor)
            slot += 1
        chosen = self.choose(floor, budget)
        if chosen < 0:  # no slot needs to match
            for row in range(self.size):
                if self.is_cheap(row, floor, budget, unlike):
                    rows.append(row)
        for place in range(chosen):
            slot = self.slots[place]
            for k in range(self.priced_count[slot]):
                unit = slot * self.count + self.priced[slot * self.count + k]
                if self.prices[unit] >= floor:
                    continue
                for at in range(self.starts[unit + slot], self.starts[unit + slot + 1]):
                    row = self.orders[slot * self.size + at]
                    if not self.was_met(row, place, floor) and self.is_cheap(row, floor, budget, unlike):
                        rows.append(row)
        self.forget()
        return rows

    @cython.cfunc
    def price(
        self,
        slot: cython.int,
        numbers: cython.const[cython.int][::1],
        costs: cython.const[cython.double][::1],
        floor: cython.double,
    ):
        """Enter the prices of a slot, and count the rows whose units have one."""
        base: cython.int = slot * self.count
        rows: cython.int = 0
        count: cython.int = 0
        unit: cython.int
        k: cython.int
        for k in range(numbers.shape[0]):
            unit = numbers[k]
            if self.prices[base + unit] == UNMATCHED:
                self.priced[base + count] = unit
                self.prices[base + unit] = costs[k]
                count += 1
            elif costs[k] < self.prices[base + unit]:
                self.prices[base + unit] = costs[k]
        for k in range(count):
            unit = self.priced[base + k]
            if self.prices[base + unit] < floor:
                rows += self.starts[base + slot + unit + 1] - self.starts[base + slot + unit]
        self.priced_count[slot] = count
        self.row_count[slot] = rows

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def choose(self, floor: cython.double, budget: cython.double) -> cython.int:
        """Choose slots of which a row must match one, those with the fewest rows; gives how many, -1 where none must.

        One that must match is enough; otherwise the first of those that cannot all be missing.
        """
        best: cython.int = -1
        count: cython.int = 0
        slot: cython.int
        k: cython.int
        missing: cython.double = 0.0
        for slot in range(self.length):
            if self.weights[slot] * floor > budget and (best < 0 or self.row_count[slot] < self.row_count[best]):
                best = slot
        if best >= 0:
            self.slots[0] = best
            return 1
        while missing <= budget:
            best = -1
            for slot in range(self.length):
                for k in range(count):
                    if self.slots[k] == slot:
                        break
                else:
                    if best < 0 or self.row_count[slot] < self.row_count[best]:
                        best = slot
            if best < 0:
                return -1
            self.slots[count] = best
            missing += self.weights[best] * floor
            count += 1
        return count

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def price_at(self, row: cython.int, slot: cython.int, floor: cython.double) -> cython.double:
        price: cython.double = self.prices[slot * self.count + self.units[slot * self.size + row]]
        return floor if price == UNMATCHED else price

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def was_met(self, row: cython.int, place: cython.int, floor: cython.double) -> cython.int:
        """Whether a row matches in a slot that was gone through before."""
        k: cython.int
        for k in range(place):
            if self.price_at(row, self.slots[k], floor) < floor:
                return 1
        return 0

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def is_cheap(
        self, row: cython.int, floor: cython.double, budget: cython.double, unlike: cython.double
    ) -> cython.int:
        budget_left: cython.double = budget - self.costs[row]
        slot: cython.int
        if unlike > 0.0:
            for slot in range(self.length):
                if self.units[slot * self.size + row] != self.query_units[slot]:
                    budget_left -= unlike
                    break
        for slot in range(self.length):
            budget_left -= self.weights[slot] * self.price_at(row, slot, floor)
            if budget_left < 0.0:
                return 0
        return 1

    @cython.cfunc
    @cython.nogil
    @cython.exceptval(check=False)
    def forget(self) -> cython.int:
        """Take the prices out again."""
        slot: cython.int
        k: cython.int
        for slot in range(self.length):
            for k in range(self.priced_count[slot]):
                self.prices[slot * self.count + self.priced[slot * self.count + k]] = UNMATCHED
        return 0
