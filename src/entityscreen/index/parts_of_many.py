"""From many prepared queries to candidate names, by their parts: the bound of `lookup.py`, in arrays.

Here belongs the batch form. What the terms of a query meet (`terms.py`) is found in short rows for all queries at once
and in long ones query by query (`short_rows.py`, `long_rows.py`); those stay whose highest score reaches what is asked
(`coverage.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from entityscreen.index.arrays import BOOL, F64, I64
from entityscreen.index.bound import NO_DOUBT, TOLERANCE, Bound
from entityscreen.index.build import PERSON
from entityscreen.index.coverage import Coverage
from entityscreen.index.expand import Expander
from entityscreen.index.expansion import Expansion
from entityscreen.index.initials import AddedToMany, Initials, InitialsOfMany, added_to_many, initials_are_met
from entityscreen.index.initials_by_part import Beginnings, added_part_by_part
from entityscreen.index.long_rows import have_long_rows, met_in_long_rows
from entityscreen.index.name_index import NameIndex
from entityscreen.index.short_rows import met_in_short_rows
from entityscreen.index.terms import Met, Pairs, Terms, together
from entityscreen.names.prepared import NAMED, Role, Variant


@dataclass(slots=True)
class _Collected:
    """The queries' slots and terms while they are collected."""

    slot_queries: list[int] = field(default_factory=list)
    slot_shares: list[float] = field(default_factory=list)
    slot_named: list[bool] = field(default_factory=list)
    slots: list[int] = field(default_factory=list)
    expansions: list[Expansion] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)

    def add(self, query: int, variant: Variant, words: Sequence[Expansion], joins: Sequence[Expansion | None]) -> None:
        """Add a query's variant, whose parts and joins have these expansions."""
        parts = variant.parts
        kept: Sequence[int] = range(len(parts))
        initials = any([part.token.initial for part in parts])  # noqa: C419  # a generator costs more than these few
        if initials and not initials_are_met(variant, joins):
            kept = [i for i in kept if not parts[i].token.initial]
            words = [words[i] for i in kept]
        first = len(self.slot_queries)
        self.slots.extend(range(first, first + len(kept)))
        self.expansions.extend(words)
        self.joined.extend([0] * len(kept))
        self.slot_queries.extend([query] * len(kept))
        self.slot_shares.extend([parts[i].share for i in kept])
        self.slot_named.extend([parts[i].role in NAMED for i in kept])
        for join, joined in zip(variant.joins, joins, strict=True):
            if joined is not None:
                self._add_join([first + n for n, i in enumerate(kept) if join.start <= i < join.end], joined)

    def _add_join(self, covered: Sequence[int], joined: Expansion) -> None:
        self.joined.extend([len(covered)] * len(covered))
        self.slots.extend(covered)
        self.expansions.extend([joined] * len(covered))

    def columns(self) -> Terms:
        """What was collected, as columns."""
        numbers: dict[int, int] = {}
        rows = [numbers.setdefault(id(expansion), len(numbers)) for expansion in self.expansions]
        slots = np.array(self.slots, dtype=np.int64)
        of_slots = np.array(self.slot_queries, dtype=np.int64)
        return Terms(
            expansions=list({id(expansion): expansion for expansion in self.expansions}.values()),
            rows=np.array(rows, dtype=np.int64),
            slots=slots,
            queries=of_slots[slots],
            joined=np.array(self.joined, dtype=np.int64),
            slot_queries=of_slots,
            slot_shares=np.array(self.slot_shares),
            slot_named=np.array(self.slot_named, dtype=bool),
        )


def by_parts_of_many(
    index: NameIndex, bound: Bound, expander: Expander, variants: Sequence[Variant], persons: BOOL, least: F64
) -> tuple[I64, I64, F64]:
    """The listed variants that many queries may hit by their parts.

    Args:
        index: the index.
        bound: what a pair must reach.
        expander: of the index.
        variants: of the queries, each with at least one part.
        persons: whether each is of a person's name.
        least: the score that each must reach.

    Returns:
        (the number of the query's variant, the listed variant, the highest score of the pair), each pair once, in any
        order.
    """
    terms = _terms(expander, variants).columns()
    asked = Asked(
        least=least,
        initials=InitialsOfMany.of([Initials.of(variant) for variant in variants]),
        persons=persons,
        patronymics=np.array([sum([part.share for part in v.parts if part.role is Role.PATRONYMIC]) for v in variants]),
        may_be_alone=np.array([len([part for part in v.parts if part.role in NAMED]) > 1 for v in variants]),
        by_syllables=np.array([variant.by_syllables() for variant in variants]),
        in_characters=np.array([variant.characters for variant in variants]),
        beginnings=partial(Beginnings.of, variants),
    )
    pairs, highest = by_terms(index, bound, terms, asked)
    return pairs.queries, pairs.variants, highest


@dataclass(frozen=True, slots=True)
class Asked:
    """What must be reached by each query, and what decides of it.

    Attributes:
        least: the score that must be reached.
        initials: what decides what initials may meet.
        persons: whether it is a person's name.
        patronymics: the share of patronymics.
        may_be_alone: whether one part is too little.
        by_syllables: whether it has syllables to be compared by.
        in_characters: whether it is written in characters.
        beginnings: makes the parts of all queries; asked for where an initial is in either name.
    """

    least: F64
    initials: InitialsOfMany
    persons: BOOL
    patronymics: F64
    may_be_alone: BOOL
    by_syllables: BOOL
    in_characters: BOOL
    beginnings: Callable[[], Beginnings]


def by_terms(index: NameIndex, bound: Bound, terms: Terms, asked: Asked) -> tuple[Pairs, F64]:
    """The pairs of query and listed variant that may be hits, each once, and the highest score of each.

    Args:
        index: the index.
        bound: what a pair must reach.
        terms: of the queries; at least one.
        asked: what each query must reach.
    """
    needed = bound.covered(asked.least) - TOLERANCE
    pairs, met = _met(index, bound, terms, asked, needed)
    likely = Coverage.of(pairs, met, terms, _needed(index, pairs, asked, needed))
    likely, _ = _enough(index, bound, asked, likely, _added(index, asked, likely.pairs))
    left = likely.once()
    left, highest = _enough(index, bound, asked, left, _added_closely(index, asked, left.pairs))
    return left.pairs, highest


def _met(index: NameIndex, bound: Bound, terms: Terms, asked: Asked, needed: F64) -> tuple[Pairs, Met]:
    """The pairs that cannot be ruled out, and what meets them."""
    sizes, initials = terms.sizes(), asked.initials.share
    long = (have_long_rows(terms, sizes, len(asked.least)) & (initials == 0.0))[terms.queries]
    beside_initials = initials + bound.left_out_beside_initials(asked.least, index.prune)
    left_out = np.where(initials > 0.0, beside_initials, 1.0 - needed)
    found = met_in_short_rows(terms, sizes[0], np.flatnonzero(~long), left_out)
    if not long.any():
        return found
    return together((found, met_in_long_rows(index, terms, np.flatnonzero(long & (sizes[0] > 0)), needed)))


def _needed(index: NameIndex, pairs: Pairs, asked: Asked, needed: F64) -> F64:
    """What must be covered of each pair, less what initials may add."""
    found = needed.take(pairs.queries)
    own, others = asked.initials.share.take(pairs.queries) > 0.0, index.variant_initials.take(pairs.variants) > 0.0
    some = np.flatnonzero(own | others)
    added = added_to_many(index, pairs.variants.take(some), asked.initials.take(pairs.queries.take(some)))
    found[some] -= np.maximum(added.query, added.listed)
    return found


def _added(index: NameIndex, asked: Asked, pairs: Pairs) -> AddedToMany:
    """What initials may add to what is covered of pairs."""
    return added_to_many(index, pairs.variants, asked.initials.take(pairs.queries))


def _added_closely(index: NameIndex, asked: Asked, pairs: Pairs) -> AddedToMany:
    """The same part by part, for few pairs."""
    added = _added(index, asked, pairs)
    some = np.flatnonzero(~added.spelled_out)
    if len(some):
        own = pairs.variants.take(some), pairs.queries.take(some)
        closely = added_part_by_part(index, *own, asked.beginnings(), asked.initials)
        added.query[some], added.listed[some], added.same[some] = closely.columns()
    return added


def _enough(
    index: NameIndex, bound: Bound, asked: Asked, coverage: Coverage, added: AddedToMany
) -> tuple[Coverage, F64]:
    """The pairs that may reach what is asked, with what initials add to them, and the highest score of each."""
    pairs = coverage.pairs
    persons = asked.persons[pairs.queries] & (index.name_families[index.variant_names[pairs.variants]] == PERSON)
    left_out = np.maximum(asked.patronymics[pairs.queries], index.variant_patronymics[pairs.variants])
    highest = bound.highest_of_many(
        coverage.query,
        coverage.listed,
        added.columns(),
        _alone(index, coverage, asked, persons) & added.spelled_out,
        np.where(persons & added.spelled_out, left_out, NO_DOUBT),
    )
    # One name in characters, the other not, and both with syllables to be compared by.
    heard = asked.by_syllables[pairs.queries] & (index.variant_syllables[pairs.variants] == 1)
    across = asked.in_characters[pairs.queries] != (index.variant_characters[pairs.variants] == 1)
    highest -= bound.read_otherwise * (heard & across)
    kept = highest >= asked.least[pairs.queries]
    return coverage.where(kept), highest[kept]


def _alone(index: NameIndex, coverage: Coverage, asked: Asked, persons: BOOL) -> BOOL:
    """Where one part of a longer name is all that can meet; of two persons' names either side decides."""
    longer = asked.may_be_alone[coverage.pairs.queries]
    listed_longer = index.variant_named[coverage.pairs.variants] > 1
    of_persons = (longer & (coverage.named < 2)) | (listed_longer & (coverage.words < 2))
    found: BOOL = np.where(persons, of_persons, (longer | listed_longer) & (coverage.met < 2))
    return found


def _terms(expander: Expander, variants: Sequence[Variant]) -> _Collected:
    terms = _Collected()
    words = expander.words([part.token for variant in variants for part in variant.parts])
    joins = expander.joins([join for variant in variants for join in variant.joins])
    word, join = 0, 0
    for query, variant in enumerate(variants):
        next_word, next_join = word + len(variant.parts), join + len(variant.joins)
        terms.add(query, variant, words[word:next_word], joins[join:next_join])
        word, join = next_word, next_join
    return terms
