"""Which ordinary names have anything listed that they may hit: for most customers nothing.

Here belongs the same bound as in `parts_of_many.py`, from names that were never prepared: their words as columns, each
word of a block expanded once. A name with one word that is like listed ones needs no look at those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from entityscreen.index.arrays import BOOL, F64, distinct
from entityscreen.index.bound import Bound
from entityscreen.index.expand import Expander
from entityscreen.index.expansion import Expansion
from entityscreen.index.initials import InitialsOfMany
from entityscreen.index.initials_by_part import Beginnings
from entityscreen.index.name_index import NameIndex
from entityscreen.index.parts_of_many import Asked, by_terms
from entityscreen.index.terms import Pairs, Terms
from entityscreen.index.whole_brands import Joined, in_characters_of_all
from entityscreen.names.ordinary import OrdinaryNames


def may_meet(
    index: NameIndex, bound: Bound, expander: Expander, names: OrdinaryNames, least: F64
) -> tuple[BOOL, Pairs, F64]:
    """Which ordinary names have anything listed that they may hit.

    Args:
        index: the index.
        bound: what a pair must reach.
        expander: of the index.
        names: at least one.
        least: the score that each must reach.

    Returns:
        Of each name whether there is anything; the pairs that may be hits by parts, and the highest score of each.
    """
    words = expander.words([word.token for word in names.vocabulary])
    joins = expander.joins_of(names)
    found = np.zeros(len(names), dtype=bool)
    found[list(_in_characters(names, words, joins))] = True
    joined = np.array([start for start, _, _ in joins], dtype=np.int64)
    likely = _more_than_one_part(bound, names, words, least)
    likely[names.owners[joined]] = True
    numbers = np.flatnonzero(likely)
    if not len(numbers):
        return found, Pairs(numbers, numbers), np.zeros(0)
    moved = np.cumsum(likely[names.owners]) - 1
    chosen = names.where(likely)
    terms = _terms(chosen, words, [(int(moved[s]), int(moved[e - 1]) + 1, x) for s, e, x in joins])
    pairs, highest = by_terms(index, bound, terms, _asked(least[numbers], _beginnings(chosen), _settled(chosen)))
    queries = numbers[pairs.queries]
    found[queries] = True
    return found, Pairs(queries, pairs.variants), highest


def _beginnings(names: OrdinaryNames) -> Beginnings:
    """The words of names without an initial."""
    begin = np.zeros(len(names.vocabulary), dtype=np.uint32)
    for word in distinct(names.words).tolist():
        begin[word] = names.vocabulary[word].begins
    letters = begin[names.words]
    starts = np.searchsorted(names.owners, np.arange(len(names) + 1))
    return Beginnings(starts, letters, names.shares, np.zeros(len(letters), dtype=bool))


def _initials(beginnings: Beginnings) -> InitialsOfMany:
    """What initials of listed names may meet of names without one."""
    starts = beginnings.starts[:-1]
    return InitialsOfMany(
        share=np.zeros(len(starts)),
        count=np.zeros(len(starts), dtype=np.int64),
        largest=np.maximum.reduceat(beginnings.shares, starts),
        letters=np.bitwise_or.reduceat(beginnings.letters, starts),
        stand_for=np.zeros(len(starts), dtype=np.uint32),
    )


def _settled(names: OrdinaryNames) -> list[int]:
    """The names whose syllables say what they sound like."""
    return [name for name, syllables in names.syllables.items() if syllables.settles()]


def _asked(least: F64, beginnings: Beginnings, syllabic: list[int]) -> Asked:
    """What decides of ordinary names: persons of two names or more, without initials and patronymics.

    Args:
        least: the score that each must reach.
        beginnings: of their words.
        syllabic: those whose syllables say what they sound like.
    """
    none, zero = np.zeros(len(least), dtype=bool), np.zeros(len(least))
    by_syllables = none.copy()
    by_syllables[syllabic] = True
    return Asked(
        least=least,
        initials=_initials(beginnings),
        persons=~none,
        patronymics=zero,
        may_be_alone=~none,
        by_syllables=by_syllables,
        in_characters=none,
        beginnings=lambda: beginnings,
    )


def _more_than_one_part(bound: Bound, names: OrdinaryNames, words: Sequence[Expansion], least: F64) -> BOOL:
    """Which names, joins aside, have two words that are like listed ones, or one that is enough."""
    alone = np.array([expansion.alone or (1.0, -1.0) for expansion in words], dtype=np.float64).reshape(-1, 2)
    count = len(names)
    similarity, share = alone[names.words].T
    met = np.flatnonzero(similarity > 0.0)
    owners = names.owners[met]
    found = np.bincount(owners, minlength=count) > 1
    found[owners[share[met] < 0.0]] = True
    none = np.zeros(len(met))
    covered = similarity[met] * names.shares[met]
    all_met = np.ones(len(met), dtype=bool)
    highest = bound.highest_of_many(covered, share[met], (none, none, ~all_met), all_met)
    found[owners[highest >= least[owners]]] = True
    return found


def _terms(names: OrdinaryNames, words: Sequence[Expansion], joins: Sequence[Joined]) -> Terms:
    """Each place is a slot and has its word for a term, and the joins that cover it."""
    sizes = np.array([end - start for start, end, _ in joins], dtype=np.int64)
    covered = np.array([place for start, end, _ in joins for place in range(start, end)], dtype=np.int64)
    slots = np.concatenate((np.arange(len(names.words)), covered))
    return Terms(
        expansions=[*words, *[expansion for _, _, expansion in joins]],
        rows=np.concatenate((names.words, len(words) + np.repeat(np.arange(len(joins)), sizes))),
        slots=slots,
        queries=names.owners[slots],
        joined=np.concatenate((np.zeros(len(names.words), dtype=np.int64), np.repeat(sizes, sizes))),
        slot_queries=names.owners,
        slot_shares=names.shares,
        slot_named=names.named,
    )


def _in_characters(names: OrdinaryNames, words: Sequence[Expansion], joins: Sequence[Joined]) -> Iterator[int]:
    """The names of which all words meet one organisation in characters."""
    certain = np.array([bool(expansion.in_characters) for expansion in words], dtype=bool)[names.words]
    places = np.flatnonzero(certain).tolist() + [start for start, _, joined in joins if joined.in_characters]
    for name in sorted({int(names.owners[place]) for place in places}):
        first, end = np.searchsorted(names.owners, [name, name + 1]).tolist()
        named = [(place, words[names.words[place]]) for place in range(first, end) if names.named[place]]
        if in_characters_of_all(named, [joined for joined in joins if first <= joined[0] < end]):
            yield name
