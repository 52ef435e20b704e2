"""From prepared queries to candidate names.

Here belong the ways in which a name is found, one for each way in which the scorer lets two names meet: by parts,
by syllables, as a whole (an acronym, one cut off), and organisations across scripts. No hit is lost: one is
a candidate when its highest score, taken from what its words can be alike at most, reaches what is asked; a property
test compares with exhaustive scoring.

Initials have no key: one meets the largest part of the other name at most, if any begins with its letter
(`initials.py`). A name of hardly anything else is bounded against every name with an initial (`initials_by_part.py`).
Where `prune` is so low that initials alone could reach it, every name is a candidate.

Equal texts are the same name whatever their parts are, which another kind may tell otherwise: they have a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from entityscreen.index.bound import TOLERANCE, Bound
from entityscreen.index.build import FAMILIES
from entityscreen.index.expand import Expander
from entityscreen.index.hashes import key_hashes
from entityscreen.index.initials_by_part import met_by_initials
from entityscreen.index.name_index import NameIndex
from entityscreen.index.ordinary import may_meet
from entityscreen.index.organisations import OrganisationLookup
from entityscreen.index.parts_of_many import by_parts_of_many
from entityscreen.index.parts_of_one import by_parts_of_one
from entityscreen.index.slips import SlipLookup
from entityscreen.index.syllables import SyllableLookup
from entityscreen.index.whole_brands import may_be_brands, organisations_of
from entityscreen.index.wholes import ordinary_wholes, queried_keys
from entityscreen.model.kind import Family
from entityscreen.names.initials import share_of_initials
from entityscreen.names.likeness import INITIAL
from entityscreen.names.ordinary import OrdinaryNames
from entityscreen.names.prepared import PreparedName, Variant
from entityscreen.similarity.sides import has_own_brand

# More names than these are dearer to score than a batch's bound, which lets a listed word be met once.
MOST_SCORED = 32


class Reach(NamedTuple):
    """What a listed name can score at most.

    Attributes:
        most: in any way.
        by_parts: by its parts; 0 when that is less than what is asked.
    """

    most: float
    by_parts: float


ALL = Reach(1.0, 1.0)
OTHERWISE = Reach(1.0, 0.0)
_NOTHING = Reach(0.0, 0.0)
# Numbers of listed names, each with what it can score.
Candidates = dict[int, Reach]


def _greater(a: Reach, b: Reach) -> Reach:
    return Reach(max(a.most, b.most), max(a.by_parts, b.by_parts))


def merged(several: Iterable[Candidates]) -> Candidates:
    """Candidates of several names of one party: of each listed name the most that one of them allows."""
    found: Candidates = {}
    for candidates in several:
        for number, reach in candidates.items():
            found[number] = _greater(reach, found.get(number, _NOTHING))
    return found


class Lookup:
    """Finds candidates in one index.

    Args:
        index: the index.
        bound: what a pair must reach; the index was built for its `prune`.
    """

    __slots__ = (
        "_bound",
        "_character_organisations",
        "_expander",
        "_has_characters",
        "_index",
        "_initials",
        "_mostly_initials",
        "_organisations",
        "_slips",
        "_syllables",
    )

    def __init__(self, index: NameIndex, bound: Bound) -> None:
        self._index = index
        self._bound = bound
        self._expander = Expander(index)
        self._syllables = SyllableLookup(index)
        self._slips = SlipLookup(index.slip_rows)
        organisations = index.name_families[index.variant_names] != FAMILIES.index(Family.PERSON)
        characters = index.variant_characters.astype(bool)
        self._character_organisations = np.flatnonzero(characters & organisations)
        self._initials = np.flatnonzero(index.variant_initials > 0.0)
        self._mostly_initials = np.flatnonzero(index.variant_initials >= index.prune - TOLERANCE)
        self._organisations = OrganisationLookup(index.organisation_rows)
        self._has_characters = bool(characters.any())

    def candidates(self, name: PreparedName, *, bare: bool) -> Candidates:
        """The names that a query may hit.

        Args:
            name: a prepared query.
            bare: whether nothing but names is known, so that attributes can add nothing.

        Returns:
            Numbers of listed names, each with what it can score.
        """
        if self._index.prune <= INITIAL:
            return dict.fromkeys(range(len(self._index.name_texts)), ALL)
        least = self._least(bare=bare)
        found: Candidates = {}
        for variant in name.variants:
            if self._has_parts_to_meet(variant, name.family):
                for listed, highest in self._by_parts_of(variant, least, person=name.family is Family.PERSON):
                    self._add(found, listed, Reach(highest, highest))
            others = [*self._otherwise(variant, name.family, least), *self._slips.matches(variant.words)]
            others += self._index.whole_keys.find(key_hashes(queried_keys(variant, name.family))).tolist()
            for listed in others:
                self._add(found, listed, OTHERWISE)
            for listed, highest in self._by_initials(variant, least):
                self._add(found, listed, Reach(highest, highest))
        for listed in self._across_scripts(name, least):
            self._add(found, listed, OTHERWISE)
        return found

    def candidates_of_many(
        self, names: Sequence[PreparedName], bare: Sequence[bool], by_parts: Sequence[Candidates | None] = ()
    ) -> list[Candidates]:
        """The same as `candidates` for many queries, in arrays.

        Args:
            names: prepared queries.
            bare: of each, whether nothing but names is known.
            by_parts: of each, what it may hit by its parts, where that is known (see `may_hit`).
        """
        if self._index.prune <= INITIAL:
            return [dict.fromkeys(range(len(self._index.name_texts)), ALL) for _ in names]
        found: list[Candidates] = [dict(known or ()) for known in by_parts or [None] * len(names)]
        asked = [number for number in range(len(names)) if not by_parts or by_parts[number] is None]
        for place, listed, highest in self._by_parts([names[n] for n in asked], [bare[n] for n in asked]):
            number = asked[place]
            self._add(found[number], listed, Reach(highest, highest))
        words = ((number, variant.words) for number, name in enumerate(names) for variant in name.variants)
        for number, listed in (*self._by_whole(names), *self._slips.matches_of_many(words)):
            self._add(found[number], listed, OTHERWISE)
        for number, name in enumerate(names):
            least = self._least(bare=bare[number])
            for variant in name.variants:
                for listed in self._otherwise(variant, name.family, least):
                    self._add(found[number], listed, OTHERWISE)
                for listed, highest in self._by_initials(variant, least):
                    self._add(found[number], listed, Reach(highest, highest))
            for listed in self._across_scripts(name, least):
                self._add(found[number], listed, OTHERWISE)
        return found

    def _add(self, found: Candidates, variant: int, reach: Reach) -> None:
        name = int(self._index.variant_names[variant])
        found[name] = _greater(reach, found.get(name, _NOTHING))

    def may_hit(self, names: OrdinaryNames, bare: Sequence[bool]) -> dict[int, Candidates | None]:
        """The ordinary names that have any candidate: most have none, and need not be prepared.

        Args:
            names: of persons, or of a kind that is not known.
            bare: of each, whether nothing but names is known.

        Returns:
            Number of the name to what it may hit by its parts; None where that is not known.
        """
        if not len(names) or self._index.prune <= INITIAL:
            return dict.fromkeys(range(len(names)))
        least = np.where(np.array(bare), self._least(bare=True), self._least(bare=False))
        may, pairs, highest = may_meet(self._index, self._bound, self._expander, names, least)
        may |= self._slips.may_match(names)
        for name, syllables in names.syllables.items():
            may[name] = may[name] or bool(self._syllables.candidates(syllables, float(least[name])))
        may[ordinary_wholes(self._index.whole_keys, names)] = True
        if len(self._character_organisations):
            may[may_be_brands(self._index, names)] = True
        found: dict[int, Candidates] = {number: {} for number in np.flatnonzero(may).tolist()}
        for name, listed, most in zip(pairs.queries.tolist(), pairs.variants.tolist(), highest.tolist(), strict=True):
            self._add(found[name], listed, Reach(most, most))
        return dict(found)

    def _least(self, *, bare: bool) -> float:
        return self._bound.least + (self._bound.boost if bare else 0.0) - TOLERANCE

    def _has_parts_to_meet(self, variant: Variant, family: Family) -> bool:
        """Whether a query may meet any listed name by its parts; by a brand in characters it meets none in letters."""
        across = variant.characters and family is Family.ORGANISATION and not self._has_characters
        return bool(variant.parts) and not (across and has_own_brand(variant.parts))

    def _by_parts_of(self, variant: Variant, least: float, *, person: bool) -> Iterable[tuple[int, float]]:
        """(a listed variant, the highest score) of one query, by parts."""
        found = list(by_parts_of_one(self._index, self._bound, self._expander, variant, least, person=person))
        if len(found) <= MOST_SCORED:
            return found
        _, listed, highest = by_parts_of_many(
            self._index, self._bound, self._expander, [variant], np.array([person]), np.array([least])
        )
        return zip(listed.tolist(), highest.tolist(), strict=True)

    def _by_parts(self, names: Sequence[PreparedName], bare: Sequence[bool]) -> Iterator[tuple[int, int, float]]:
        """(the number of the query, a listed variant, the highest score), by parts."""
        parted = [(i, v) for i, n in enumerate(names) for v in n.variants if self._has_parts_to_meet(v, n.family)]
        if not parted:
            return iter(())
        numbers = np.array([i for i, _ in parted])
        least = np.where(np.array(bare), self._least(bare=True), self._least(bare=False))[numbers]
        variants = [variant for _, variant in parted]
        persons = np.array([name.family is Family.PERSON for name in names])[numbers]
        queries, listed, highest = by_parts_of_many(self._index, self._bound, self._expander, variants, persons, least)
        return zip(numbers[queries].tolist(), listed.tolist(), highest.tolist(), strict=True)

    def _by_whole(self, names: Sequence[PreparedName]) -> Iterator[tuple[int, int]]:
        """(the number of the query, a listed variant), by names as wholes."""
        keyed = [
            (i, key) for i, name in enumerate(names) for v in name.variants for key in queried_keys(v, name.family)
        ]
        asked, listed = self._index.whole_keys.find_each(key_hashes(key for _, key in keyed))
        return zip([keyed[i][0] for i in asked.tolist()], listed.tolist(), strict=True)

    def _by_initials(self, variant: Variant, least: float) -> Iterable[tuple[int, float]]:
        """(a listed variant, the highest score) of those that may be met by initials alone, on either side."""
        own = share_of_initials(variant.parts)
        if not own:
            return ()
        listed = self._initials if own >= self._index.prune - TOLERANCE else self._mostly_initials
        return met_by_initials(self._index, self._bound, listed, variant, least)

    def _otherwise(self, variant: Variant, family: Family, least: float) -> Sequence[int]:
        """Listed variants that are found neither by their parts nor as wholes."""
        found: list[int] = []
        if variant.syllables is not None:
            found += self._syllables.matches(variant.syllables, least)
        person = family is Family.PERSON
        if person and variant.characters:
            return found  # a person's characters are no brand
        if person and len(self._character_organisations):
            found += organisations_of(self._expander, variant)
        return found

    def _across_scripts(self, name: PreparedName, least: float) -> Iterable[int]:
        """Organisations in the other kind of writing."""
        if name.family is not Family.ORGANISATION:
            return ()  # they are found by the whole name
        return self._organisations.reachable(name, least)
