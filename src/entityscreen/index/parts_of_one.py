"""From one prepared query to candidate names, by its parts, without array overhead.

Here belongs the bound for one query: the listed variants posted under the rarest words of either side, as far as
their highest score reaches what is asked. Many queries at once: `parts_of_many.py`, which
lets a listed word be met once and so leaves no more names than these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np

from entityscreen.index.arrays import F64, I32, distinct
from entityscreen.index.bound import NO_DOUBT, TOLERANCE, Bound
from entityscreen.index.build import PERSON
from entityscreen.index.expand import Expander
from entityscreen.index.expansion import SEVERAL, Expansion
from entityscreen.index.initials import (
    NOTHING_ADDED,
    Initials,
    InitialsOfMany,
    added_to_many,
    added_to_one,
    initials_are_met,
)
from entityscreen.index.name_index import NameIndex
from entityscreen.names.initials import share_of_initials
from entityscreen.names.prepared import NAMED, Role, Variant

FEW = 24  # so many candidates are looked at one by one
SHORT = 2_000  # entries of a word that are kept for looking up one by one
MORE = 2  # parts that are met: no longer one part of a longer name
_NOT_MET = (0.0, 0.0, 0)


@dataclass(slots=True)
class _Slot:
    """A part of the query.

    Attributes:
        share: of it.
        named: whether it is a name.
        ways: what it may meet, alone or joined with its neighbours: of how many slots.
    """

    share: float
    named: bool
    ways: list[tuple[Expansion, int]]


@dataclass(frozen=True, slots=True)
class _Query:
    """What decides of a query.

    Attributes:
        slots: its parts.
        initials: what of it decides what initials may meet.
        person: whether it is a person's name.
        patronymics: the share of patronymics.
        may_be_alone: whether one part is too little.
        needed: the coverage that one side must have.
    """

    slots: list[_Slot]
    initials: Initials
    person: bool
    patronymics: float
    may_be_alone: bool
    needed: float


def by_parts_of_one(
    index: NameIndex, bound: Bound, expander: Expander, variant: Variant, least: float, *, person: bool
) -> Iterable[tuple[int, float]]:
    """The listed variants that a query may hit by its parts, each with the highest score that it can have.

    Args:
        index: the index.
        bound: what a pair must reach.
        expander: of the index.
        variant: of the query, with at least one part.
        least: the score that must be reached.
        person: whether it is of a person's name.
    """
    slots = _slots(expander, variant)
    initials = any([part.token.initial for part in variant.parts])  # noqa: C419  # a generator costs more than these few
    may_be_alone = len([part for part in variant.parts if part.role in NAMED]) > 1
    if may_be_alone and not initials and _highest_alone(bound, slots) < least:
        return ()
    found = [e.prefix for slot in slots for e, _ in slot.ways if len(e.prefix)]
    needed = bound.covered(least) - TOLERANCE
    left_out = 1.0 - needed
    if initials:
        left_out = share_of_initials(variant.parts) + bound.left_out_beside_initials(least, index.prune)
    found += _rarest(slots, left_out)
    if not found:
        return ()
    patronymics = sum([part.share for part in variant.parts if part.role is Role.PATRONYMIC])
    query = _Query(slots, Initials.of(variant), person, patronymics, may_be_alone, needed)
    if sum(map(len, found)) <= FEW and all(len(e.variants) <= SHORT for slot in slots for e, _ in slot.ways):
        few = set(chain.from_iterable([entries.tolist() for entries in found]))
        scored = [(candidate, _highest_of_one(index, bound, candidate, query)) for candidate in few]
        return [(candidate, highest) for candidate, highest in scored if highest >= least]
    candidates, highest = _highest(index, bound, distinct(np.concatenate(found)), query)
    kept = highest >= least
    return zip(candidates[kept].tolist(), highest[kept].tolist(), strict=True)


def _highest_alone(bound: Bound, slots: list[_Slot]) -> float:
    """The highest score that one word allows, where one alone is like listed ones (see `Expansion.alone`); else 1."""
    met = [(slot.share, expansion, size) for slot in slots for expansion, size in slot.ways if len(expansion.variants)]
    if len(met) > 1:
        return 1.0
    if not met:
        return 0.0
    ((share, expansion, size),) = met
    if size > 1 or expansion.alone is None:
        return 1.0
    similarity, covered = expansion.alone
    return bound.highest(share * similarity, covered, NOTHING_ADDED, NO_DOUBT, alone=True)


def _slots(expander: Expander, variant: Variant) -> list[_Slot]:
    parts = variant.parts
    words = expander.words([part.token for part in parts])
    joins = expander.joins(variant.joins)
    met = initials_are_met(variant, joins)
    positions: dict[int, int] = {}
    slots: list[_Slot] = []
    for i, (part, word) in enumerate(zip(parts, words, strict=True)):
        if met or not part.token.initial:
            positions[i] = len(slots)
            slots.append(_Slot(part.share, part.role in NAMED, [(word, 1)]))
    for join, expansion in zip(variant.joins, joins, strict=True):
        if expansion is not None:
            covered = [positions[i] for i in range(join.start, join.end) if i in positions]
            for position in covered:
                slots[position].ways.append((expansion, len(covered)))
    return slots


def _rarest(slots: list[_Slot], left_out: float) -> list[I32]:
    """All variants that meet one of the query's rarest slots, which cannot all be missing.

    Args:
        slots: of the query.
        left_out: what of it may be missing where a listed name is not found by its own rarest words.
    """
    counted = sorted((sum(len(e.variants) for e, _ in slot.ways), i) for i, slot in enumerate(slots))
    found, before = [], 0.0
    for count, i in counted:
        if before > left_out + TOLERANCE:
            break
        before += slots[i].share
        if count:
            found += [expansion.variants for expansion, _ in slots[i].ways if len(expansion.variants)]
    return found


def _highest(index: NameIndex, bound: Bound, candidates: I32, query: _Query) -> tuple[I32, F64]:
    """The candidates that may be covered enough, and the highest score of each, both coverages at their highest.

    Of the ways to meet a slot one is taken, so that what a join covers of a listed name is parted among its slots.
    """
    count = len(candidates)
    covered, listed = np.zeros(count), np.zeros(count)
    words, named = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    for slot in query.slots:
        best, most = np.zeros(count), np.zeros(count)
        for expansion, size in slot.ways:
            if len(expansion.variants):
                at = expansion.variants.searchsorted(candidates)
                at[at == len(expansion.variants)] = 0
                found = np.flatnonzero(expansion.variants[at] == candidates)
                at = at[found]
                best[found] = np.maximum(best[found], expansion.similarities[at])
                most[found] = np.maximum(most[found], expansion.shares[at] / size)
                words[found] += 1 + (expansion.features[at] == SEVERAL)
        covered += slot.share * best
        listed += most
        named += slot.named & (best > 0.0)
    likely = np.maximum(covered, listed) >= query.needed
    likely |= (index.variant_initials.take(candidates) > 0.0) | (query.initials.share > 0.0)
    candidates, covered, listed = candidates[likely], covered[likely], listed[likely]
    words, named = words[likely], named[likely]
    persons = index.name_families[index.variant_names[candidates]] == (PERSON if query.person else -1)
    listed_longer = index.variant_named[candidates] > 1
    alone = (words < MORE) & (query.may_be_alone | listed_longer)
    alone |= persons & query.may_be_alone & (named < MORE)
    left_out = np.where(persons, np.maximum(query.patronymics, index.variant_patronymics[candidates]), NO_DOUBT)
    added = added_to_many(index, candidates, InitialsOfMany.of([query.initials]))
    left_out = np.where(added.spelled_out, left_out, NO_DOUBT)
    highest = bound.highest_of_many(covered, listed, added.columns(), alone & added.spelled_out, left_out)
    return candidates, highest


def _highest_of_one(index: NameIndex, bound: Bound, candidate: int, query: _Query) -> float:
    """The same for one candidate, without arrays; 0 when its coverage alone says that it is too low."""
    covered = listed = 0.0
    words = named = 0
    for slot in query.slots:
        best = most = 0.0
        for expansion, size in slot.ways:
            similarity, share, feature = expansion.by_variant().get(candidate, _NOT_MET)
            if similarity > 0.0:
                best = max(best, similarity)
                most = max(most, share / size)
                words += 2 if feature == SEVERAL else 1
        covered += slot.share * best
        listed += most
        named += slot.named and best > 0.0
    added, spelled_out = added_to_one(index, candidate, query.initials)
    if covered + added.query < query.needed and listed + added.listed < query.needed:
        return 0.0
    person = query.person and index.name_families[index.variant_names[candidate]] == PERSON
    alone = words < MORE and (query.may_be_alone or index.variant_named[candidate] > 1)
    alone |= person and query.may_be_alone and named < MORE
    left_out = NO_DOUBT
    if person and spelled_out:
        left_out = max(query.patronymics, float(index.variant_patronymics[candidate]))
    return bound.highest(covered, listed, added, left_out, alone=bool(alone and spelled_out))
