"""Which ordinary names have anything listed that they may hit: for most customers nothing.

Here belongs the same bound as in `parts_of_many.py`, from names that were never prepared: their words as columns, each
word of a block expanded once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from entityscreen.index.arrays import BOOL, F64
from entityscreen.index.bound import Bound
from entityscreen.index.coverage import Rows, Slots
from entityscreen.index.expand import Expander, Expansion
from entityscreen.index.name_index import NameIndex
from entityscreen.index.parts_of_many import Asked, by_terms
from entityscreen.names.ordinary import OrdinaryNames

# Words written as one: the first place, behind the last, what they are like.
Joined = tuple[int, int, Expansion]


def may_meet(index: NameIndex, bound: Bound, expander: Expander, names: OrdinaryNames, least: F64) -> BOOL:
    """Which ordinary names have anything listed that they may hit.

    Args:
        index: the index.
        bound: what a pair must reach.
        expander: of the index.
        names: at least one.
        least: the score that each must reach.
    """
    words = expander.words([word.token for word in names.vocabulary])
    joins = expander.joins_of(names)
    covered = [place for start, end, _ in joins for place in range(start, end)]
    slots = np.concatenate((np.arange(len(names.words)), np.array(covered, dtype=np.int64)))
    sizes = [end - start for start, end, _ in joins]
    terms = np.concatenate((names.words, np.repeat(np.arange(len(words), len(words) + len(joins)), sizes)))
    own = Slots(
        slots=slots,
        queries=names.owners[slots],
        joined=np.arange(len(slots)) >= len(names.words),
        slot_queries=names.owners,
        slot_shares=names.shares,
    )
    rows = Rows.of([*words, *(expansion for _, _, expansion in joins)], terms)
    none = np.zeros(len(names), dtype=bool)
    asked = Asked(least, np.zeros(len(names)), ~none, none, none)
    found = none.copy()
    found[by_terms(index, bound, own, rows, asked)[0].queries] = True
    found[list(_in_characters(names, words, joins))] = True
    return found


def _in_characters(names: OrdinaryNames, words: Sequence[Expansion], joins: Sequence[Joined]) -> Iterator[int]:
    """The names of which all words meet one organisation in characters."""
    certain = np.array([bool(expansion.in_characters) for expansion in words], dtype=bool)[names.words]
    places = np.flatnonzero(certain).tolist() + [start for start, _, joined in joins if joined.in_characters]
    for name in sorted({int(names.owners[place]) for place in places}):
        first, end = np.searchsorted(names.owners, [name, name + 1]).tolist()
        named = [(place, words[names.words[place]]) for place in range(first, end) if names.named[place]]
        if in_characters_of_all(named, [joined for joined in joins if first <= joined[0] < end]):
            yield name


def in_characters_of_all(words: Sequence[tuple[int, Expansion]], joins: Sequence[Joined]) -> set[int]:
    """The organisations in characters that every one of some words meets, alone or written as one with its neighbours.

    Args:
        words: (the place, the expansion) of each; at least one.
        joins: of the same name.
    """
    common: set[int] | None = None
    for place, expansion in words:
        met = set(expansion.in_characters)
        for start, end, joined in joins:
            if start <= place < end:
                met.update(joined.in_characters)
        common = met if common is None else common & met
        if not common:
            return set()
    return common or set()
