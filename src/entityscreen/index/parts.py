"""From prepared queries to the listed names that they may hit by their parts, each with its highest score.

Here belongs what of a pair is covered at most, made of what the query's words match (`pairs.py`), and the bound that
follows (`bound.py`). Three kinds of queries have their columns made here: prepared names; ordinary names, which were
never prepared (`names/ordinary.py`); and one name by itself, which mostly needs no arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np

from entityscreen.index.arrays import BOOL, F64, I32, I64, highest_each, summed
from entityscreen.index.bound import (
    NO_DOUBT,
    TOLERANCE,
    Added,
    Beginnings,
    Bound,
    added_by_initials,
)
from entityscreen.index.expand import SEVERAL, Expander, Expansion
from entityscreen.index.name_index import PERSON, NameIndex
from entityscreen.index.pairs import Matched, Pairs, Terms, matched_pairs
from entityscreen.names.likeness import INITIAL
from entityscreen.names.match_signature import beginnings_of, largest_share
from entityscreen.names.ordinary import OrdinaryNames
from entityscreen.names.prepared import NAMED, Role, Variant

FEW = 600  # names of one query that are looked up one by one
SHORT = 5_000  # entries of a word that are kept for looking up one by one
MORE = 2  # parts that are matched: no longer one part of a longer name
_NOT_MATCHED = (0.0, 0.0, 0)
_HIGH = np.int64(32)
_APART = np.int64(1) << np.int64(31)  # above every feature: what is not to be taken for one listed word

# A query's number, a listed variant and the highest score, of each pair.
Found = tuple[I64, I64, F64]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What must be reached by each query, and what decides of it.

    Attributes:
        least: the score that must be reached.
        persons: whether it is a person's name.
        patronymics: the share of patronymics.
        may_be_alone: whether one part is too little.
        by_syllables: whether it has syllables to be compared by.
        in_characters: whether it is written in characters.
        beginnings: its parts, for what initials may match.
    """

    least: F64
    persons: BOOL
    patronymics: F64
    may_be_alone: BOOL
    by_syllables: BOOL
    in_characters: BOOL
    beginnings: Beginnings


def by_parts_of_many(
    index: NameIndex, bound: Bound, expander: Expander, variants: Sequence[Variant], persons: BOOL, least: F64
) -> Found:
    """The listed variants that prepared queries may hit by their parts, each pair once, in any order.

    Args:
        index: the index.
        bound: what a pair must reach.
        expander: of the index.
        variants: of the queries, each with at least one part.
        persons: whether each is of a person's name.
        least: the score that each must reach.
    """
    asked = _Asked(
        least=least,
        persons=persons,
        patronymics=np.array([sum([part.share for part in v.parts if part.role is Role.PATRONYMIC]) for v in variants]),
        may_be_alone=np.array([len([part for part in v.parts if part.role in NAMED]) > 1 for v in variants]),
        by_syllables=np.array([variant.by_syllables() for variant in variants]),
        in_characters=np.array([variant.characters for variant in variants]),
        beginnings=Beginnings.of(variants),
    )
    return _by_terms(index, bound, _terms_of(expander, variants), asked)


def by_parts_of_ordinary(index: NameIndex, bound: Bound, expander: Expander, names: OrdinaryNames, least: F64) -> Found:
    """The same of ordinary names, at least one, each word of a block expanded once."""
    words, joins = expander.words([word.token for word in names.vocabulary]), expander.joins_of(names)
    # A name with one word that is like listed ones, and no join, needs no look at those.
    likely = _more_than_one_part(bound, names, words, least)
    likely[names.owners[[start for start, _, _ in joins]]] = True
    numbers = np.flatnonzero(likely)
    if not len(numbers):
        return numbers, numbers, np.zeros(0)
    moved, chosen = np.cumsum(likely[names.owners]) - 1, names.where(likely)
    begins = np.zeros(len(names.vocabulary), dtype=np.uint32)
    for word in set(chosen.words.tolist()):
        begins[word] = names.vocabulary[word].begins
    starts = np.searchsorted(chosen.owners, np.arange(len(chosen) + 1))
    none = np.zeros(len(numbers), dtype=bool)
    settled = none.copy()
    settled[[name for name, syllables in chosen.syllables.items() if syllables.settles()]] = True
    asked = _Asked(
        least=least[numbers],
        persons=~none,
        patronymics=np.zeros(len(numbers)),
        may_be_alone=~none,
        by_syllables=settled,
        in_characters=none,
        beginnings=Beginnings.of_parts(starts, begins[chosen.words], chosen.shares, np.zeros(len(chosen.words), bool)),
    )
    terms = _terms_of_ordinary(chosen, words, [(int(moved[s]), int(moved[e - 1]) + 1, x) for s, e, x in joins])
    queries, variants, highest = _by_terms(index, bound, terms, asked)
    return numbers[queries], variants, highest


def by_parts_of_one(
    index: NameIndex, bound: Bound, expander: Expander, variant: Variant, least: float, *, person: bool
) -> list[tuple[int, float]] | None:
    """The same of one query without arrays, which would cost it more than all else: (a listed variant, the score).

    Returns:
        None when arrays are as soon done: for many candidates, common words and initials.
    """
    if any([part.token.initial for part in variant.parts]):  # noqa: C419  # a generator costs more than these few
        return None
    slots = _slots(expander, variant)
    terms = [(part.share, *way) for part, slot in zip(variant.parts, slots, strict=True) for way in slot]
    may_be_alone = len([part for part in variant.parts if part.role in NAMED]) > 1
    alone = [may_be_alone and _highest_alone(bound, *term) < least for term in terms]
    if len(terms) == 1 and alone[0] and not terms[0][1].alone[2]:
        return []
    found = [expansion.prefix for _, expansion, _ in terms] + _rarest(variant, slots, 1.0 - bound.covered(least))
    if sum(map(len, found)) > FEW or max([len(expansion.variants) for _, expansion, _ in terms], default=0) > SHORT:
        return None
    candidates = set(chain.from_iterable([entries.tolist() for entries in found if len(entries)]))
    once: set[int] = set()
    likely: set[int] = set()
    for (_, expansion, _), is_too_little in zip(terms, alone, strict=True):
        known = expansion.by_variant()
        matched = known.keys() & candidates
        if is_too_little:
            likely |= matched & once
            if expansion.alone[2]:
                likely.update([c for c in matched if known[c][2] == SEVERAL or index.variant_initials[c] > 0.0])
        else:
            likely |= matched
        once |= matched
    scored = [(c, _highest_of_one(index, bound, variant, slots, c, person=person)) for c in likely]
    return [(candidate, highest) for candidate, highest in scored if highest >= least]


_Slot = list[tuple[Expansion, int]]  # the ways to match a part: what matches it, and how many slots that covers


def _slots(expander: Expander, variant: Variant) -> list[_Slot]:
    """The ways to match each part of a query."""
    slots: list[_Slot] = [[(word, 1)] for word in expander.words([part.token for part in variant.parts])]
    for join, expansion in zip(variant.joins, expander.joins(variant.joins), strict=True):
        if expansion is not None:
            for place in range(join.start, join.end):
                slots[place].append((expansion, join.end - join.start))
    return [[way for way in slot if len(way[0].variants)] for slot in slots]


def _highest_of_one(
    index: NameIndex, bound: Bound, asked: Variant, slots: Sequence[_Slot], listed: int, *, person: bool
) -> float:
    """The highest score of a query without an initial and a listed variant.

    Of the ways to match a slot one is taken, so that what a join covers of a listed name is parted among its slots.
    """
    query = other = patronymics = 0.0
    words = names = named = 0
    for part, slot in zip(asked.parts, slots, strict=True):
        best = most = 0.0
        for expansion, size in slot:
            similarity, covered, feature = expansion.by_variant().get(listed, _NOT_MATCHED)
            if similarity > 0.0:
                best, most = max(best, similarity), max(most, covered / size)
                words += 2 if feature == SEVERAL else 1
        query, other = query + part.share * best, other + most
        patronymics += part.share * (part.role is Role.PATRONYMIC)
        named += part.role in NAMED
        names += part.role in NAMED and best > 0.0
    initials = float(index.variant_initials[listed])
    if initials > 0.0:  # see `added_by_initials`
        if int(index.variant_initial_letters[listed]) & beginnings_of(asked.parts)[0]:
            matched = int(index.variant_initial_count[listed]) * largest_share(asked.parts)
            query += max(0.0, min(INITIAL * (1.0 - query), INITIAL * matched))
            other += max(0.0, min(INITIAL * (1.0 - other), INITIAL * initials))
        return bound.highest(query, other, NO_DOUBT, alone=False)
    persons = person and index.name_families[index.variant_names[listed]] == PERSON
    alone = words < MORE and (named > 1 or index.variant_named[listed] > 1)
    alone = alone or (persons and named > 1 and names < MORE)
    left_out = max(patronymics, float(index.variant_patronymics[listed])) if persons else NO_DOUBT
    return bound.highest(query, other, left_out, alone=bool(alone))


def _highest_alone(bound: Bound, share: float, expansion: Expansion, size: int) -> float:
    """The highest score where one word is all that matches (see `Expansion.alone`); 1 where that is not all."""
    similarity, covered, _ = expansion.alone
    return 1.0 if size > 1 else bound.highest(share * similarity, covered, NO_DOUBT, alone=True)


def _rarest(variant: Variant, slots: Sequence[_Slot], left_out: float) -> list[I32]:
    """All variants that match one of the query's rarest slots, which cannot all be missing."""
    counted = sorted((sum([len(expansion.variants) for expansion, _ in slot]), i) for i, slot in enumerate(slots))
    found, before = [], 0.0
    for _, i in counted:
        if before > left_out + 2 * TOLERANCE:
            break
        before += variant.parts[i].share
        found += [expansion.variants for expansion, _ in slots[i]]
    return found


def _more_than_one_part(bound: Bound, names: OrdinaryNames, words: Sequence[Expansion], least: F64) -> BOOL:
    """Which names, joins aside, have two words that are like listed ones, or one that is enough."""
    alone = np.array([expansion.alone for expansion in words], dtype=np.float64).reshape(-1, 3)
    similarity, share, more = alone[names.words].T
    matched = np.flatnonzero(similarity > 0.0)
    owners = names.owners[matched]
    found = np.bincount(owners, minlength=len(names)) > 1
    found[owners[more[matched] > 0.0]] = True
    covered = similarity[matched] * names.shares[matched]
    highest = bound.highest_of_many(covered, share[matched], None, np.ones(len(matched), dtype=bool))
    found[owners[highest >= least[owners]]] = True
    return found


@dataclass(slots=True)
class _Collected:
    """The slots and terms of prepared queries while they are collected."""

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
        if initials and not _initials_are_matched(variant, joins):
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
                covered = [first + n for n, i in enumerate(kept) if join.start <= i < join.end]
                self.joined.extend([len(covered)] * len(covered))
                self.slots.extend(covered)
                self.expansions.extend([joined] * len(covered))


def _initials_are_matched(variant: Variant, joins: Sequence[Expansion | None]) -> bool:
    """Whether a query's initials are looked up like words: it has nothing else, or a listed word is made of them.

    `S V` written as one is the listed word SV.
    """
    initials = [part.token.initial for part in variant.parts]
    if all(initials):
        return True
    listed = [join for join, found in zip(variant.joins, joins, strict=True) if found is not None]
    return any(any(initials[join.start : join.end]) for join in listed)


def _terms_of(expander: Expander, variants: Sequence[Variant]) -> Terms:
    """The slots and terms of prepared queries."""
    collected = _Collected()
    words = expander.words([part.token for variant in variants for part in variant.parts])
    joins = expander.joins([join for variant in variants for join in variant.joins])
    word, join = 0, 0
    for query, variant in enumerate(variants):
        next_word, next_join = word + len(variant.parts), join + len(variant.joins)
        collected.add(query, variant, words[word:next_word], joins[join:next_join])
        word, join = next_word, next_join
    numbers: dict[int, int] = {}
    rows = [numbers.setdefault(id(expansion), len(numbers)) for expansion in collected.expansions]
    return Terms(
        expansions=list({id(expansion): expansion for expansion in collected.expansions}.values()),
        rows=np.array(rows, dtype=np.int64),
        slots=np.array(collected.slots, dtype=np.int64),
        joined=np.array(collected.joined, dtype=np.int64),
        slot_queries=np.array(collected.slot_queries, dtype=np.int64),
        slot_shares=np.array(collected.slot_shares),
        slot_named=np.array(collected.slot_named, dtype=bool),
    )


def _terms_of_ordinary(
    names: OrdinaryNames, words: Sequence[Expansion], joins: Sequence[tuple[int, int, Expansion]]
) -> Terms:
    """The same of ordinary names: each place is a slot and has its word for a term, and the joins that cover it."""
    sizes = np.array([end - start for start, end, _ in joins], dtype=np.int64)
    covered = np.array([place for start, end, _ in joins for place in range(start, end)], dtype=np.int64)
    return Terms(
        expansions=[*words, *[expansion for _, _, expansion in joins]],
        rows=np.concatenate((names.words, len(words) + np.repeat(np.arange(len(joins)), sizes))),
        slots=np.concatenate((np.arange(len(names.words)), covered)),
        joined=np.concatenate((np.zeros(len(names.words), dtype=np.int64), np.repeat(sizes, sizes))),
        slot_queries=names.owners,
        slot_shares=names.shares,
        slot_named=names.named,
    )


@dataclass(frozen=True, slots=True)
class _Coverage:
    """What can be covered of pairs, and the entries that say so: a term that matches a variant.

    Attributes:
        pairs: the pairs.
        query: what of each query can be covered.
        listed: what of each listed name can be covered.
        matched: how many parts of the longer side can be matched; two stand for more.
        named: how many names of the query can be matched.
        words: how many listed words can be matched; two stand for more.
        added: what initials may add; None where no name has any.
        entries: the terms that match each pair.
    """

    pairs: Pairs
    query: F64
    listed: F64
    matched: F64
    named: F64
    words: F64
    added: Added | None
    entries: Matched

    def where(self, kept: BOOL) -> _Coverage:
        """The pairs that are kept, in their order."""
        places = np.flatnonzero(kept)
        covered = self.query[places], self.listed[places]
        counts = self.matched[places], self.named[places], self.words[places]
        added = self.added and self.added.where(places)
        return _Coverage(self.pairs.where(places), *covered, *counts, added, self.entries.where(kept))


def _every_term_counting(pairs: Pairs, entries: Matched, terms: Terms, needed: F64, added: Added | None) -> _Coverage:
    """The pairs of which so much of either side may be covered, when every term that matches counts."""
    count, own, of = len(pairs), entries.pairs, terms.slots[entries.terms]
    covered = entries.similarities * terms.slot_shares[of]
    single = np.bincount(terms.slots)[of] == 1
    alone = summed(own[single], covered[single], count)
    query = alone + _best(own[~single], of[~single], (covered[~single],), count)[0]
    # An entry of several listed words, or of words written as one on either side, stands for two.
    several = entries.features == SEVERAL
    every = _Coverage(
        pairs,
        query,
        listed=summed(own, entries.shares, count),
        matched=summed(own, 1 + (several | (terms.joined[entries.terms] > 0)), count),
        named=summed(own, terms.slot_named[of], count),
        words=summed(own, 1 + several, count),
        added=added,
        entries=entries,
    )
    return every.where(np.maximum(query, every.listed) >= needed)


def _each_word_once(coverage: _Coverage, terms: Terms) -> _Coverage:
    """The same with each word matched once: two queried words that mean the same listed one do not add up."""
    own, of, count = coverage.entries.pairs, coverage.entries.terms, len(coverage.pairs)
    features = coverage.entries.features.astype(np.int64)
    several = features == SEVERAL
    features[several] = _APART + np.flatnonzero(several)
    slots, sizes = terms.slots[of], terms.joined[of]
    covered = coverage.entries.similarities * terms.slot_shares[slots]
    shares = coverage.entries.shares.astype(np.float64)
    words, query_by_words, listed_by_words = _best(own, features, (1.0 + several, covered, shares), count)
    # Of terms that share a slot one is matched: what a join covers is parted among its slots.
    each = np.ones(len(own)), terms.slot_named[slots].astype(np.float64)
    matched, named, query, listed = _best(own, slots, (*each, covered, shares / np.maximum(sizes, 1)), count)
    # Words written as one are matched by two: there the other side does not tell how often one is matched.
    joined = summed(own, (sizes > 0) | several, count) > 0
    return replace(
        coverage,
        query=np.where(joined, query, np.minimum(query, query_by_words)),
        listed=np.minimum(listed, listed_by_words),
        matched=np.where(joined, np.maximum(matched, words), np.minimum(matched, words)),
        named=named,
        words=words,
    )


def _best(major: I64, minor: I64, values: tuple[F64, ...], count: int) -> list[F64]:
    """For each column of values, the best of each (major, minor) summed over each major."""
    keys, _, _, best = highest_each(major << _HIGH | minor, *values)
    return [summed(keys >> _HIGH, column, count) for column in best]


def _by_terms(index: NameIndex, bound: Bound, terms: Terms, asked: _Asked) -> Found:
    """The pairs of query and listed variant that may be hits, each once, and the highest score of each."""
    needed = bound.covered(asked.least) - TOLERANCE
    initials = asked.beginnings.share
    beside_initials = initials + bound.left_out_beside_initials(asked.least, index.prune)
    left_out = np.where(initials > 0.0, beside_initials, 1.0 - needed)
    pairs, matched = matched_pairs(index, terms, needed, left_out, in_place=initials == 0.0)
    least, added = needed.take(pairs.queries), _added(index, asked, pairs)
    if added is not None:
        least -= np.maximum(added.query, added.listed)
    likely, _ = _enough(index, bound, asked, _every_term_counting(pairs, matched, terms, least, added))
    left, highest = _enough(index, bound, asked, _each_word_once(likely, terms))
    return left.pairs.queries, left.pairs.variants, highest


def _added(index: NameIndex, asked: _Asked, pairs: Pairs) -> Added | None:
    """What initials may add to what is covered of pairs; None where neither name of any has one."""
    initials = asked.beginnings.share.take(pairs.queries) > 0.0
    some = np.flatnonzero(initials | (index.variant_initials.take(pairs.variants) > 0.0))
    if not len(some):
        return None
    none = np.zeros(len(pairs))
    every = Added(none, none.copy(), none > 0.0, none == 0.0)
    found = added_by_initials(index, pairs.variants[some], pairs.queries[some], asked.beginnings)
    every.query[some], every.listed[some] = found.query, found.listed
    every.same[some], every.spelled_out[some] = found.same, False
    return every


def _enough(index: NameIndex, bound: Bound, asked: _Asked, coverage: _Coverage) -> tuple[_Coverage, F64]:
    """The pairs that may reach what is asked, with what initials add to them, and the highest score of each."""
    queries, variants = coverage.pairs.queries, coverage.pairs.variants
    persons = asked.persons[queries] & (index.name_families[index.variant_names[variants]] == PERSON)
    # Where one part of a longer name is all that can match; of two persons' names either side decides.
    longer, listed_longer = asked.may_be_alone[queries], index.variant_named[variants] > 1
    of_persons = (longer & (coverage.named < MORE)) | (listed_longer & (coverage.words < MORE))
    alone = np.where(persons, of_persons, (longer | listed_longer) & (coverage.matched < MORE))
    left_out = np.maximum(asked.patronymics[queries], index.variant_patronymics[variants])
    left_out = np.where(persons, left_out, NO_DOUBT)
    highest = bound.highest_of_many(coverage.query, coverage.listed, coverage.added, alone, left_out)
    # One name in characters, the other not, and both with syllables to be compared by.
    read = asked.by_syllables[queries] & (index.variant_syllables[variants] == 1)
    across = asked.in_characters[queries] != (index.variant_characters[variants] == 1)
    highest -= bound.read_otherwise * (read & across)
    kept = highest >= asked.least[queries]
    return coverage.where(kept), highest[kept]
