"""From prepared queries to candidate names.

There is one way to find a name for each way in which the scorer lets two names match: by parts, by syllables, as a
whole (equal texts, an acronym, one cut off, a person written as one word), a letter off, and organisations across
scripts. No hit is lost: a name is a candidate when its highest score, taken from what its words can be alike at most,
reaches what is asked; a property test compares with exhaustive scoring. Where `prune` is so low that initials alone
could reach it, every name is a candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import NamedTuple

import numpy as np

from entityscreen.index.arrays import I32
from entityscreen.index.bound import TOLERANCE, Bound
from entityscreen.index.cross_script import OrganisationLookup
from entityscreen.index.kernel_codes import ASK, CANDIDATE, NOT_ORDINARY
from entityscreen.index.name_index import NameIndex
from entityscreen.index.parts import Pairs, PartsLookup
from entityscreen.index.syllables import SyllableLookup
from entityscreen.index.wholes import TypoLookup, queried_keys
from entityscreen.model.kind import Family
from entityscreen.names.likeness import INITIAL_SIMILARITY
from entityscreen.names.match_signature import share_of_initials
from entityscreen.names.ordinary import ORDINARY_FAMILIES, folded_words, syllables_of, tell_organisation
from entityscreen.names.ordinary_organisations import organisation_words
from entityscreen.names.prepared import PreparedName, Variant
from entityscreen.names.tokens import Token
from entityscreen.similarity.sides import has_own_brand
from entityscreen.syllables.model import SyllableName
from entityscreen.text.folding import fold


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
# Numbers of listed names, each with what it can score.
Candidates = dict[int, Reach]


class Prospect(NamedTuple):
    """What the prefilter says of a name before it is prepared.

    Attributes:
        passes: whether it may have a hit.
        reached: what it may hit by its parts and its syllables; None where that is not known.
    """

    passes: bool
    reached: Candidates | None


PASSES = Prospect(True, None)
HITS_NOTHING = Prospect(False, {})


def merged(several: Sequence[Candidates]) -> Candidates:
    """Candidates of several names of one party: of each listed name the most that one of them allows."""
    if len(several) == 1:
        return several[0]
    merged_candidates: Candidates = {}
    for candidates in several:
        for number, reach in candidates.items():
            _add(merged_candidates, number, reach)
    return merged_candidates


def _add(candidates: Candidates, name: int, reach: Reach) -> None:
    before = candidates.get(name)
    if before is not None:
        reach = Reach(max(reach.most, before.most), max(reach.by_parts, before.by_parts))
    candidates[name] = reach


class Lookup:
    """Finds candidates in one index.

    Args:
        index: the index.
        bound: what a pair must reach; the index was built for its `prune`.
        kernel: the module of the kernel; the compiled one where there is one.
    """

    __slots__ = (
        "_bound", "_every_name", "_has_characters", "_index", "_initials", "_mostly_initials", "_organisations",
        "_parts", "_syllables", "_typos", "_variant_names",
    )  # fmt: skip

    def __init__(self, index: NameIndex, bound: Bound, kernel: ModuleType | None = None) -> None:
        self._index = index
        self._bound = bound
        self._parts = PartsLookup(index, bound, kernel)
        self._syllables = SyllableLookup(index)
        self._typos = TypoLookup(index.typo_rows)
        self._organisations = OrganisationLookup(index.organisation_rows)
        self._initials = np.flatnonzero(index.variant_initials > 0.0)
        self._mostly_initials = np.flatnonzero(index.variant_initials >= index.prune - TOLERANCE)
        self._variant_names = memoryview(np.ascontiguousarray(index.variant_names))
        self._has_characters = bool(index.variant_characters.any())
        self._every_name = (
            dict.fromkeys(range(len(index.name_texts)), ALL) if index.prune <= INITIAL_SIMILARITY else None
        )

    def rows(self, tokens: Sequence[Token], joined: Sequence[str]) -> list[dict[int, float]]:
        """Of words of a text, then of neighbours as one: the listed words and joins that each is like, and how much."""
        return self._parts.rows(tokens, joined)

    def candidates(self, name: PreparedName, *, bare: bool) -> Candidates:
        """The names that one query may hit.

        Args:
            name: a prepared query.
            bare: whether nothing but names is known, so that attributes can add nothing.

        Returns:
            Numbers of listed names, each with what it can score.
        """
        return self.candidates_of_many([name], [bare])[0]

    def candidates_of_many(
        self, names: Sequence[PreparedName], bare: Sequence[bool], reached: Sequence[Candidates | None] = ()
    ) -> list[Candidates]:
        """The same for many queries.

        Args:
            names: prepared queries.
            bare: of each, whether nothing but names is known.
            reached: of each, what it may hit by its parts and its syllables, where that is known (see `prospects`); of
                none if left out.
        """
        if self._every_name is not None:
            return [self._every_name] * len(names)  # one for all: names by parties would be gigabytes
        least = self._least(bare)
        reached = reached or [None] * len(names)
        candidates: list[Candidates] = [dict(of_name or ()) for of_name in reached]
        unknown = [number for number, of_name in enumerate(reached) if of_name is None]
        for number, listed, highest in self._by_parts(names, least, unknown):
            self._add(candidates[number], listed, Reach(highest, highest))
        variants = [(number, variant) for number, name in enumerate(names) for variant in name.variants]
        for number, listed in self._otherwise(names, variants, least):
            self._add(candidates[number], listed, OTHERWISE)
        for number, variant in variants:
            if reached[number] is None:
                self._add_by_syllables(candidates[number], variant.syllables, least[number])
            for listed, highest in self._by_initials(variant, least[number]):
                self._add(candidates[number], listed, Reach(highest, highest))
        return candidates

    def prospects(self, texts: Sequence[str], families: Sequence[Family], bare: Sequence[bool]) -> list[Prospect]:
        """Say which names may have a candidate: most names of persons have none, and need not be prepared.

        Args:
            texts: names as given.
            families: of each, how names of its kind are built.
            bare: of each, whether nothing but names is known.

        Returns:
            A prospect for each name. No name that has a hit is left out.
        """
        prospects = [PASSES] * len(texts)
        if self._every_name is not None:
            return prospects
        least = self._least(bare)
        persons = [place for place, family in enumerate(families) if family in ORDINARY_FAMILIES]
        organisations = [place for place, family in enumerate(families) if family is Family.ORGANISATION]
        for places, ask in (
            (persons, self._prospects_of_persons),
            ([] if self._organisations.has_characters else organisations, self._prospects_of_organisations),
        ):
            if places:
                columns = [texts[place] for place in places], [families[place] for place in places]
                for place, prospect in zip(places, ask(*columns, [least[place] for place in places]), strict=True):
                    prospects[place] = prospect
        return prospects

    def _prospects_of_organisations(
        self, texts: Sequence[str], families: Sequence[Family], least: Sequence[float]
    ) -> list[Prospect]:
        del families  # all one
        words = [organisation_words(text) for text in texts]
        return self._prospects_by_words(*self._parts.by_organisation_words(words, np.array(least)))

    def _prospects_of_persons(
        self, texts: Sequence[str], families: Sequence[Family], least: Sequence[float]
    ) -> list[Prospect]:
        """Prospects of names of persons and of those whose kind is not known."""
        words = [folded_words(text) for text in texts]
        statuses, pairs = self._parts.by_ordinary_words(words, np.array(least), families)
        prospects = self._prospects_by_words(statuses, pairs)
        for name in np.flatnonzero(statuses & ASK).tolist():  # may be an organisation's, or Chinese or Korean
            words_of_name = words[name].split()
            if tell_organisation(words_of_name, families[name]):
                prospects[name] = PASSES
            elif (syllables := syllables_of(words_of_name)) is None:
                pass
            elif "," in fold(texts[name]):  # it says which syllables are the surname
                if prospects[name].passes or self._syllables.candidates(syllables, least[name]):
                    prospects[name] = PASSES
            else:
                reached = dict(prospects[name].reached or ())
                self._add_by_syllables(reached, syllables, least[name])
                prospects[name] = Prospect(prospects[name].passes or bool(reached), reached)
        return prospects

    def _prospects_by_words(self, statuses: I32, pairs: Pairs) -> list[Prospect]:
        """The names that are not ordinary pass; of ordinary ones it is known what they may hit by their parts."""
        by_parts: dict[int, Candidates] = {}
        for name, variant, most in zip(*(column.tolist() for column in pairs), strict=True):
            self._add(by_parts.setdefault(name, {}), variant, Reach(most, most))
        prospects = [HITS_NOTHING] * len(statuses)
        for name in np.flatnonzero(statuses & CANDIDATE).tolist():
            prospects[name] = Prospect(True, by_parts.get(name, {}))
        for name in np.flatnonzero(statuses & NOT_ORDINARY).tolist():
            prospects[name] = PASSES
        return prospects

    def _add_by_syllables(self, candidates: Candidates, name: SyllableName | None, least: float) -> None:
        for variant in self._syllables.matches(name, least) if name is not None else ():
            self._add(candidates, variant, OTHERWISE)

    def _add(self, candidates: Candidates, variant: int, reach: Reach) -> None:
        _add(candidates, self._variant_names[variant], reach)

    def _least(self, bare: Sequence[bool]) -> list[float]:
        """What names must score for each query, so that attributes may bring the pair to the threshold."""
        least = self._bound.least - TOLERANCE
        return [least + self._bound.boost if is_bare else least for is_bare in bare]

    def _has_parts_to_meet(self, variant: Variant, family: Family) -> bool:
        """Whether a query may match any listed name by its parts; a brand in characters matches none in letters."""
        across = variant.characters and family is Family.ORGANISATION and not self._has_characters
        return bool(variant.parts) and not (across and has_own_brand(variant.parts))

    def _by_parts(
        self, names: Sequence[PreparedName], least: Sequence[float], unknown: Sequence[int]
    ) -> Iterator[tuple[int, int, float]]:
        """(the number of a query not known yet, a listed variant, the highest score), by parts."""
        parted = [(n, v) for n in unknown for v in names[n].variants if self._has_parts_to_meet(v, names[n].family)]
        if not parted:
            return iter(())
        numbers = [number for number, _ in parted]
        families, needed = [names[number].family for number in numbers], [least[number] for number in numbers]
        queries, listed, highest = self._parts.by_parts([variant for _, variant in parted], families, needed)
        return zip([numbers[query] for query in queries.tolist()], listed.tolist(), highest.tolist(), strict=True)

    def _otherwise(
        self, names: Sequence[PreparedName], variants: Sequence[tuple[int, Variant]], least: Sequence[float]
    ) -> Iterator[tuple[int, int]]:
        """(the number of the query, a listed variant) of those that are not found by their parts."""
        keyed = [(number, key) for number, variant in variants for key in queried_keys(variant, names[number].family)]
        askers, listed = self._index.whole_keys.find_each(np.array([key for _, key in keyed], dtype=np.uint32))
        yield from zip([keyed[i][0] for i in askers.tolist()], listed.tolist(), strict=True)
        yield from self._typos.matches((number, variant.words) for number, variant in variants)
        for number, name in enumerate(names):
            if name.family is Family.ORGANISATION:  # in the other kind of writing
                yield from ((number, matched) for matched in self._organisations.reachable(name, least[number]))

    def _by_initials(self, variant: Variant, least: float) -> Iterable[tuple[int, float]]:
        """(a listed variant, the highest score) of those that may be matched by initials alone, on either side."""
        share = share_of_initials(variant.parts)
        if not share:
            return ()
        listed = self._initials if share >= self._index.prune - TOLERANCE else self._mostly_initials
        variants, highest = self._parts.by_initials(variant, listed, least)
        return zip(variants.tolist(), highest.tolist(), strict=True)
