"""From a prepared query to candidate names.

Here belongs the bound: a variant is a candidate when its coverage on one side, taken at its highest, reaches
`prune`. The scorer's number is never above that coverage (`scoring/score.py`), so no hit is lost; a property
test compares with exhaustive scoring.

Initials have no key: with one on either side what is uncovered is taken as met by initials. Where `prune` is so
low that initials alone could reach it, every name is a candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from entityscreen.index.arrays import F32, F64, I32, NameIndex, key_hash
from entityscreen.index.bound import Bound
from entityscreen.index.build import ACRONYM_KEY, CROSSING_KEYS, FAMILIES, SINGLE_KEY, TOLERANCE
from entityscreen.index.expand import Expander, Expansion
from entityscreen.index.syllables import SyllableLookup
from entityscreen.model.kind import Family
from entityscreen.names.likeness import INITIAL
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import CORE_ROLES, NAMED, PreparedName, Variant
from entityscreen.names.segment.crossing import crossing_keys
from entityscreen.names.syllables import SyllableName, compare_syllables

# A brand in characters is certain from here on (`names/segment/crossing.py` asks a little more).
CERTAIN = 0.85
# Up to here two brands may meet by resemblance alone, which has no key (`LARGEST` in `names/segment/crossing.py`):
# with a threshold as low every organisation in the other writing is a candidate.
RESEMBLANCE = 0.77
FEW = 24  # so many candidates are looked at one by one
SHORT = 2_000  # entries of a word that are kept for looking up one by one
_NOT_MET = (0.0, 0.0)
Slots = list[tuple[float, list[Expansion]]]


class Lookup:
    """Finds candidates in one index.

    Args:
        index: the index.
        bound: what a pair must reach; the index was built for its `prune`.
    """

    __slots__ = (
        "_bound",
        "_character_organisations",
        "_crossed",
        "_expander",
        "_index",
        "_syllables",
        "_variant_names",
    )

    def __init__(self, index: NameIndex, bound: Bound) -> None:
        self._index = index
        self._bound = bound
        self._expander = Expander(index)
        self._syllables = SyllableLookup(index)
        self._variant_names = index.variant_names
        organisations = index.name_families[index.variant_names] != FAMILIES.index(Family.PERSON)
        characters = index.variant_characters.astype(bool)
        self._character_organisations = np.flatnonzero(characters & organisations)
        self._crossed = {True: np.flatnonzero(~characters), False: np.flatnonzero(characters)}

    def candidates(self, name: PreparedName, *, bare: bool) -> Sequence[int]:
        """The names that the query may hit.

        Args:
            name: a prepared query.
            bare: whether nothing but names is known, so that attributes can add nothing.

        Returns:
            Numbers of listed names, ascending, each once.
        """
        if self._index.prune <= INITIAL:
            return range(len(self._index.name_texts))
        least = self._bound.least + (self._bound.boost if bare else 0.0) - TOLERANCE
        variants: set[int] = set()
        person = name.family is Family.PERSON
        for variant in name.variants:
            if variant.parts:
                variants.update(self._by_parts(variant, least))
            if variant.syllables is not None:
                variants.update(self._by_syllables(variant.syllables, least))
            variants.update(self._by_whole(variant))
            variants.update(self._by_crossing(variant, person=person))
        return sorted({int(self._variant_names[variant]) for variant in variants})

    def _by_parts(self, variant: Variant, least: float) -> Iterable[int]:
        slots = self._slots(variant)
        found = [e.prefix for _, expansions in slots for e in expansions if len(e.prefix)]
        initials = any(part.token.initial for part in variant.parts)
        found += self._rarest(slots, initials=initials)
        if not found:
            return ()
        candidates = found[0] if len(found) == 1 else np.concatenate(found)
        may_be_alone = sum(part.role in NAMED for part in variant.parts) > 1
        own = sum(part.share for part in variant.parts if part.token.initial) if initials else 0.0
        if len(candidates) <= FEW and all(e.count <= SHORT for _, expansions in slots for e in expansions):
            few = set(candidates.tolist())
            return [c for c in few if self._highest_of_one(c, slots, own, may_be_alone=may_be_alone) >= least]
        candidates = np.unique(candidates)
        highest = self._highest(candidates, slots, own, may_be_alone=may_be_alone)
        kept: list[int] = candidates[highest >= least].tolist()
        return kept

    def _by_syllables(self, name: SyllableName, least: float) -> Iterable[int]:
        """Names whose syllables are those of the query: the classes find many, the comparison keeps few."""
        for number in self._syllables.candidates(name):
            match = compare_syllables(name, self._syllables_of(number))
            if match is not None and match.score >= least:
                yield number

    def _syllables_of(self, number: int) -> SyllableName:
        """The syllables of a listed variant."""
        name = self._variant_names[number]
        family = FAMILIES[self._index.name_families[name]]
        # The key keeps the array's type: with another one NumPy would convert the array at each call.
        first = int(self._variant_names.searchsorted(name))
        found = prepare_name(self._index.name_texts[int(name)], family).variants[number - first].syllables
        assert found is not None  # noqa: S101  # it was found by its syllables
        return found

    def _by_crossing(self, variant: Variant, *, person: bool) -> Iterable[int]:
        """Organisations in the other kind of writing; a person's name may be one's without its kind."""
        if person and variant.characters:
            return ()  # a person's characters are no brand
        others = self._character_organisations if person else self._crossed[variant.characters]
        if not len(others):
            return ()
        if self._bound.least + self._bound.boost <= RESEMBLANCE:
            found: list[int] = others.tolist()
            return found
        return self._by_brand(variant)

    def _by_brand(self, variant: Variant) -> Iterable[int]:
        """Organisations in the other kind of writing whose name has the brand: the scorer asks no more of them."""
        found: set[int] = set()
        for part in variant.parts:
            if part.role in CORE_ROLES:
                variants, similarities, _ = self._expander.word(part.token).merged()
                certain = variants[similarities >= CERTAIN]
                found.update(certain[self._index.variant_characters[certain] != variant.characters].tolist())
        for joined in variant.joins:
            expansion = self._expander.join(joined.text, joined.sound)
            if expansion is not None and not variant.characters:
                variants = expansion.merged()[0]
                found.update(variants[self._index.variant_characters[variants] == 1].tolist())
        return found

    def _slots(self, variant: Variant) -> Slots:
        """For each part its share and what it may meet, alone or joined with its neighbours."""
        word, join = self._expander.word, self._expander.join
        only_initials = all(part.token.initial for part in variant.parts)
        slots = [(part.share, [word(part.token)]) for part in variant.parts if only_initials or not part.token.initial]
        if not variant.joins:
            return slots
        positions: dict[int, int] = {}
        for i, part in enumerate(variant.parts):
            if only_initials or not part.token.initial:
                positions[i] = len(positions)
        for joined in variant.joins:
            expansion = join(joined.text, joined.sound)
            if expansion is not None:
                for i in range(joined.start, joined.end):
                    if i in positions:
                        slots[positions[i]][1].append(expansion)
        return slots

    def _rarest(self, slots: Slots, *, initials: bool) -> list[I32]:
        """All variants that meet one of the query's rarest slots, which cannot all be missing.

        With an initial in the query a listed word may be met without a key, so every other slot is looked at.
        """
        counted = sorted((sum(e.count for e in expansions), i) for i, (_, expansions) in enumerate(slots))
        found, before = [], 0.0
        for count, i in counted:
            if before > 1.0 - self._index.prune + TOLERANCE and not initials:
                break
            share, expansions = slots[i]
            before += share
            if count:
                found += [expansion.merged()[0] for expansion in expansions if expansion.count]
        return found

    def _highest(self, candidates: I32, slots: Slots, own: float, *, may_be_alone: bool) -> F64:
        """The highest score that each candidate can have, both coverages taken at their highest."""
        query = np.zeros(len(candidates))
        listed = np.zeros(len(candidates))
        met = np.zeros(len(candidates), dtype=np.int64)
        for share, expansions in slots:
            best = np.zeros(len(candidates), dtype=np.float32)
            for expansion in expansions:
                similarities, shares = _at(expansion, candidates)
                np.maximum(best, similarities, out=best)
                listed += shares
                met += (similarities > 0) * (2 if expansion.joined else 1)
            query += share * best
        alone = (met < 2) & may_be_alone
        return self._bound.highest_of_many(query, listed, own, self._index.variant_initials[candidates], alone)

    def _highest_of_one(self, candidate: int, slots: Slots, own: float, *, may_be_alone: bool) -> float:
        """The same for one candidate, without arrays."""
        query = listed = 0.0
        met = 0
        for share, expansions in slots:
            best = 0.0
            for expansion in expansions:
                similarity, covered = expansion.by_variant().get(candidate, _NOT_MET)
                if similarity > 0.0:
                    best = max(best, similarity)
                    listed += covered
                    met += 2 if expansion.joined else 1
            query += share * best
        alone = may_be_alone and met < 2
        initials = (own, float(self._index.variant_initials[candidate]))
        return self._bound.highest(query, listed, initials, alone=alone)

    def _by_whole(self, variant: Variant) -> Iterable[int]:
        keys = [SINGLE_KEY + variant.acronym] if variant.acronym else []
        core = [part.token.text for part in variant.parts if part.role in CORE_ROLES]
        if len(core) == 1:
            keys.append(ACRONYM_KEY + core[0])
        if len(self._crossed[variant.characters]):
            keys += [CROSSING_KEYS[not variant.characters] + key for key in sorted(crossing_keys(variant.parts))]
        if not keys:
            return ()
        found: list[int] = self._index.whole_keys.find(
            np.array([key_hash(key) for key in keys], dtype=np.uint32)
        ).tolist()
        return found


def _at(expansion: Expansion, candidates: I32) -> tuple[F32, F32]:
    """Similarity and covered share of each candidate; zero where it is not met."""
    variants, similarities, shares = expansion.merged()
    if not len(variants):
        nothing = np.zeros(len(candidates), dtype=np.float32)
        return nothing, nothing
    at = np.searchsorted(variants, candidates)
    at[at == len(variants)] = 0
    met = variants[at] == candidates
    return similarities[at] * met, shares[at] * met
