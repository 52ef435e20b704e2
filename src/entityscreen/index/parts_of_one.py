"""From one prepared query to candidate names, by its parts, without array overhead.

Here belongs the bound for one query: the listed variants posted under the rarest words of either side, as far as
their highest score reaches what is asked. Many queries at once: `parts_of_many.py`, with the same result.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import numpy as np

from entityscreen.index.arrays import F64, I32, distinct
from entityscreen.index.bound import TOLERANCE, Bound
from entityscreen.index.expand import SEVERAL, Expander, Expansion
from entityscreen.index.name_index import NameIndex
from entityscreen.names.prepared import NAMED, Variant

FEW = 24  # so many candidates are looked at one by one
SHORT = 2_000  # entries of a word that are kept for looking up one by one
MORE = 2  # parts that are met: no longer one part of a longer name
_NOT_MET = (0.0, 0.0, 0)
# For each slot of the query its share and what it may meet, alone or joined with its neighbours: of how many slots.
Slots = list[tuple[float, list[tuple[Expansion, int]]]]


def by_parts_of_one(
    index: NameIndex, bound: Bound, expander: Expander, variant: Variant, least: float
) -> Iterable[tuple[int, float]]:
    """The listed variants that a query may hit by its parts, each with the highest score that it can have.

    Args:
        index: the index.
        bound: what a pair must reach.
        expander: of the index.
        variant: of the query, with at least one part.
        least: the score that must be reached.
    """
    slots = _slots(expander, variant)
    initials = any([part.token.initial for part in variant.parts])  # noqa: C419  # a generator costs more than these few
    may_be_alone = len([part for part in variant.parts if part.role in NAMED]) > 1
    if may_be_alone and not initials and _highest_alone(bound, slots) < least:
        return ()
    found = [e.prefix for _, expansions in slots for e, _ in expansions if len(e.prefix)]
    found += _rarest(slots, index.prune, initials=initials)
    if not found:
        return ()
    own = sum(part.share for part in variant.parts if part.token.initial) if initials else 0.0
    if sum(map(len, found)) <= FEW and all(len(e.variants) <= SHORT for _, expansions in slots for e, _ in expansions):
        few = set(chain.from_iterable([entries.tolist() for entries in found]))
        scored = [(c, _highest_of_one(index, bound, c, slots, own, may_be_alone=may_be_alone)) for c in few]
        return [(candidate, highest) for candidate, highest in scored if highest >= least]
    candidates = distinct(np.concatenate(found))
    highest = _highest(index, bound, candidates, slots, own, may_be_alone=may_be_alone)
    kept = highest >= least
    return zip(candidates[kept].tolist(), highest[kept].tolist(), strict=True)


def _highest_alone(bound: Bound, slots: Slots) -> float:
    """The highest score that one word allows, where one alone is like listed ones (see `Expansion.alone`); else 1."""
    met = [(share, expansion, size) for share, own in slots for expansion, size in own if len(expansion.variants)]
    if len(met) > 1:
        return 1.0
    if not met:
        return 0.0
    ((share, expansion, size),) = met
    if size > 1 or expansion.alone is None:
        return 1.0
    similarity, covered = expansion.alone
    return bound.highest(share * similarity, covered, (0.0, 0.0), alone=True)


def _slots(expander: Expander, variant: Variant) -> Slots:
    parts = variant.parts
    words = expander.words([part.token for part in parts])
    only_initials = all(part.token.initial for part in parts)
    positions: dict[int, int] = {}
    slots: Slots = []
    for i, (part, word) in enumerate(zip(parts, words, strict=True)):
        if only_initials or not part.token.initial:
            positions[i] = len(slots)
            slots.append((part.share, [(word, 1)]))
    for join, expansion in zip(variant.joins, expander.joins(variant.joins), strict=True):
        if expansion is not None:
            covered = [positions[i] for i in range(join.start, join.end) if i in positions]
            for position in covered:
                slots[position][1].append((expansion, len(covered)))
    return slots


def _rarest(slots: Slots, prune: float, *, initials: bool) -> list[I32]:
    """All variants that meet one of the query's rarest slots, which cannot all be missing.

    With an initial in the query a listed word may be met without a key, so every other slot is looked at.
    """
    counted = sorted((sum(len(e.variants) for e, _ in expansions), i) for i, (_, expansions) in enumerate(slots))
    found, before = [], 0.0
    for count, i in counted:
        if before > 1.0 - prune + TOLERANCE and not initials:
            break
        share, expansions = slots[i]
        before += share
        if count:
            found += [expansion.variants for expansion, _ in expansions if len(expansion.variants)]
    return found


def _highest(index: NameIndex, bound: Bound, candidates: I32, slots: Slots, own: float, *, may_be_alone: bool) -> F64:
    """The highest score that each candidate can have, both coverages taken at their highest.

    Of the ways to meet a slot one is taken, so that what a join covers of a listed name is parted among its slots.
    """
    query = np.zeros(len(candidates))
    listed = np.zeros(len(candidates))
    met = np.zeros(len(candidates), dtype=np.int64)
    for share, expansions in slots:
        best, most = np.zeros(len(candidates)), np.zeros(len(candidates))
        for expansion, size in expansions:
            if len(expansion.variants):
                at = expansion.variants.searchsorted(candidates)
                at[at == len(expansion.variants)] = 0
                found = np.flatnonzero(expansion.variants[at] == candidates)
                at = at[found]
                best[found] = np.maximum(best[found], expansion.similarities[at])
                most[found] = np.maximum(most[found], expansion.shares[at] / size)
                met[found] += 1 + (expansion.features[at] == SEVERAL)
        query += share * best
        listed += most
    alone = (met < MORE) & may_be_alone
    initials = index.variant_initials[candidates]
    return bound.highest_of_many(query, listed, np.full(len(query), own), initials, alone)


def _highest_of_one(
    index: NameIndex, bound: Bound, candidate: int, slots: Slots, own: float, *, may_be_alone: bool
) -> float:
    """The same for one candidate, without arrays."""
    query = listed = 0.0
    met = 0
    for share, expansions in slots:
        best = most = 0.0
        for expansion, size in expansions:
            similarity, covered, feature = expansion.by_variant().get(candidate, _NOT_MET)
            if similarity > 0.0:
                best = max(best, similarity)
                most = max(most, covered / size)
                met += 2 if feature == SEVERAL else 1
        query += share * best
        listed += most
    initials = (own, float(index.variant_initials[candidate]))
    return bound.highest(query, listed, initials, alone=may_be_alone and met < MORE)
