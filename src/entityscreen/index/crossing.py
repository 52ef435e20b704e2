"""From an organisation's name in one kind of writing to listed ones in the other: characters and Latin letters.

Here belongs the way from keys to names. The keys are those of `names/segment/crossing.py`, and common: a place and the
first sound of a brand have thousands of names each. What they find is kept where the highest score that its parts allow
reaches what is asked (`crossing_latin.py`, `crossing_characters.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from entityscreen.index.arrays import I32, distinct, ranges
from entityscreen.index.build import CROSSING_KEYS
from entityscreen.index.crossing_characters import CharactersQuery
from entityscreen.index.crossing_context import Contexts
from entityscreen.index.crossing_latin import LatinQuery
from entityscreen.index.hashes import key_hashes
from entityscreen.index.name_index import NameIndex
from entityscreen.names.prepared import PreparedName, Variant
from entityscreen.names.segment.crossing_keys import crossing_keys

_NONE: list[int] = []


class CrossingLookup:
    """Finds names that a query crosses to in one index.

    Args:
        index: the index.
    """

    __slots__ = ("_index", "_listed", "_queries")

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        characters = index.variant_characters == 1
        self._listed = {False: bool(characters.any()), True: not characters.all()}
        self._queries: dict[bool, LatinQuery | CharactersQuery] = {}

    def reachable(self, name: PreparedName, least: float, others: Sequence[int] = ()) -> list[int]:
        """The names that share a key with a query, or its brand, and may reach a score.

        Args:
            name: a prepared query, of no person.
            least: the score that must be reached.
            others: variants that have its brand.

        Returns:
            A variant of each.
        """
        found = [self._sharing(variant) for variant in name.variants if self._listed[variant.characters]]
        found.append(np.array(others, dtype=np.int32))
        if not any(map(len, found)):
            return _NONE
        variants = self._with_others(distinct(np.concatenate(found)))
        # Of persons nothing is kept by which they could be told: all who have the brand may be it.
        offsets = self._index.crossing_rows.offsets
        reached = (offsets[variants + 1] == offsets[variants]) & np.isin(variants, found[-1])
        written = self._index.variant_characters[variants] == 1
        for variant in name.variants:
            other = np.flatnonzero(written != variant.characters)
            if len(other):
                may = self._query(variant.characters).may_reach(variant.parts, variants[other], least)
                reached[other[may]] = True
        kept: list[int] = variants[reached].tolist()
        return kept

    def _sharing(self, variant: Variant) -> I32:
        space = CROSSING_KEYS[not variant.characters]
        return self._index.whole_keys.find(key_hashes([space + key for key in crossing_keys(variant.parts)]))

    def _with_others(self, variants: I32) -> I32:
        """All variants of the names that these belong to: which of them crosses is not the key's to say."""
        owners = self._index.variant_names
        names = distinct(owners[variants])
        first = owners.searchsorted(names, side="left")
        return ranges(first, owners.searchsorted(names, side="right") - first).astype(np.int32)

    def _query(self, characters: bool) -> LatinQuery | CharactersQuery:
        """What bounds the one kind of query, made on first use."""
        if characters not in self._queries:
            contexts = Contexts(self._index.crossing_rows)
            made = CharactersQuery if characters else LatinQuery
            self._queries[characters] = made(self._index, contexts)
        return self._queries[characters]
