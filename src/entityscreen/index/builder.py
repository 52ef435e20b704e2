"""From names to arrays.

An index is built whole: adding, changing and removing entities gives the same arrays as building anew because it is
building anew.

Prefix filtering, after Chaudhuri et al. (2006): a variant that reaches coverage `prune` must be matched in at
least one slot of any set whose shares sum to more than `1 - prune`. The set of the rarest slots is the
cheapest to look up, so a variant is posted under those alone. Initials match any word of their letter, without a
key: they are posted nowhere, and a variant that holds one is posted under all its other slots.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import clear_cache, clear_large_caches
from entityscreen.index.arrays import (
    F32,
    I32,
    U64,
    Keys,
    KeyTable,
    Postings,
    Texts,
    append_all,
    number_all,
    postings_of,
)
from entityscreen.index.bound import TOLERANCE
from entityscreen.index.cross_script import OrganisationCollector
from entityscreen.index.hashes import exact_hashes
from entityscreen.index.name_index import FAMILIES, NameIndex
from entityscreen.index.spellings import SpellingCollector
from entityscreen.index.syllables import SyllableCollector
from entityscreen.index.wholes import TypoCollector, listed_keys
from entityscreen.memory import give_memory_back
from entityscreen.model.kind import Family
from entityscreen.names.match_signature import (
    beginnings,
    meaning_keys,
    stands_for,
)
from entityscreen.names.prepare import PREPARED, prepare_name
from entityscreen.names.prepared import NAMED, Join, Role, Variant, in_latin_letters
from entityscreen.names.tokens import Token, token_key

# Of a list up to here all that was learnt is kept: the names that customers hit are compared first with what they hit.
SHORT = 50_000
# Of a longer one so many names leave the caches full of words that hardly another asks for; 200,000 leave 400 MB.
MANY = 20_000
PREPARED_TOGETHER = 5_000  # names of a longer list that are kept prepared at most
OWN_SHARE = 0.475  # of a list that two processes share: this one also puts together what both collected
NO_ORGANISATIONS = frozenset({Family.PERSON, Family.VESSEL})
MOST_NAMED = 255  # parts of a variant that are counted


# The arrays of `NameIndex` with an entry for each variant, in the order in which they are collected.
_OF_VARIANTS: dict[str, type[np.generic]] = {
    "variant_names": np.int32,
    "variant_named": np.uint8,
    "variant_patronymics": np.float32,
    "variant_repeats": np.uint8,
    "variant_initials": np.float32,
    "variant_initial_count": np.uint16,
    "variant_largest": np.float32,
    "variant_letters": np.uint32,
    "variant_initial_letters": np.uint32,
    "variant_characters": np.uint8,
    "variant_latin": np.uint8,
    "variant_syllables": np.uint8,
}


# Runs a function elsewhere, or later; what it returns waits for the result.
Elsewhere = Callable[..., Callable[[], Any]]


def _columns() -> list[array[Any]]:
    return [array(np.dtype(kind).char) for kind in _OF_VARIANTS.values()]


@dataclass(slots=True)
class _Slots:
    """The parts of listed variants, a row each."""

    words: array[int] = field(default_factory=lambda: array("i"))
    variants: array[int] = field(default_factory=lambda: array("i"))
    shares: array[float] = field(default_factory=lambda: array("f"))

    def extend(self, other: _Slots, words: I32, first_variant: int) -> None:
        """Append slots that were collected apart, with the number here of each word and of the first variant."""
        append_all(self.words, words[np.asarray(other.words)])
        append_all(self.variants, np.asarray(other.variants) + first_variant)
        self.shares.extend(other.shares)


@dataclass(slots=True)
class _Joins:
    """The joins of listed variants, a row each.

    A join is known by the hashes of its spelling and its sound, which is all that it is looked up by: the letters of
    those of a million names would take half a gigabyte.
    """

    keys: array[int] = field(default_factory=lambda: array("Q"))  # hash of the spelling << 32 | hash of the sound
    variants: array[int] = field(default_factory=lambda: array("i"))
    shares: array[float] = field(default_factory=lambda: array("f"))
    starts: array[int] = field(default_factory=lambda: array("i"))  # its first slot
    ends: array[int] = field(default_factory=lambda: array("i"))  # behind its last

    def add(self, join: Join, variant: int, first_slot: int) -> None:
        """Append a join of a variant whose slots begin at the given one."""
        by_text, by_sound = exact_hashes(join.text, join.sound)
        self.keys.append(by_text << 32 | by_sound)
        self.variants.append(variant)
        self.shares.append(join.share)
        self.starts.append(first_slot + join.start)
        self.ends.append(first_slot + join.end)

    def extend(self, other: _Joins, first_variant: int, first_slot: int) -> None:
        """Append joins that were collected apart, with the numbers here of the first variant and the first slot."""
        self.keys.extend(other.keys)
        append_all(self.variants, np.asarray(other.variants) + first_variant)
        self.shares.extend(other.shares)
        append_all(self.starts, np.asarray(other.starts) + first_slot)
        append_all(self.ends, np.asarray(other.ends) + first_slot)


@dataclass(slots=True)
class Collected:
    """What is collected from names, in one pass; what two passes collected of a list is put together by `extend`."""

    names: int = 0
    words: dict[str | bytes, int] = field(default_factory=dict)
    # Of words that were met lately: their number, the letters that they begin with, those that an initial stands for.
    recent: dict[Token, tuple[int, int, int]] = field(default_factory=dict)
    spellings: SpellingCollector = field(default_factory=SpellingCollector)
    joins: _Joins = field(default_factory=_Joins)
    syllables: SyllableCollector = field(default_factory=SyllableCollector)
    meaning_keys: Keys = field(default_factory=Keys)
    exact_keys: Keys = field(default_factory=Keys)
    whole: Keys = field(default_factory=Keys)
    organisations: OrganisationCollector = field(default_factory=OrganisationCollector)
    typos: TypoCollector = field(default_factory=TypoCollector)
    slots: _Slots = field(default_factory=_Slots)
    variants: list[array[Any]] = field(default_factory=_columns)

    def add_name(self, text: str, family: Family) -> None:
        """Collect the next name."""
        prepared = prepare_name(text, family)
        for variant in prepared.variants:
            self._add_variant(variant, family)
            self.whole.add_hashes(listed_keys(variant, prepared.family), len(self.variants[0]) - 1)
        self.names += 1

    def _add_variant(self, variant: Variant, family: Family) -> None:
        number, first_slot = len(self.variants[0]), len(self.slots.words)
        parts = variant.parts
        recent, words, shares = self.recent, list[int](), list[float]()
        patronymics, initials = list[float](), list[float]()
        named = begins = stood_for = 0
        for part in parts:
            token, share, role = part.token, part.share, part.role
            word, letters, initial = recent.get(token) or self._word(token)
            words.append(word)
            shares.append(share)
            begins |= letters
            named += role in NAMED
            if role is Role.PATRONYMIC:
                patronymics.append(share)
            if token.initial:
                initials.append(share)
                stood_for |= initial
        values = (
            self.names,
            min(MOST_NAMED, named),
            sum(patronymics),
            len(set(words)) < len(words),
            sum(initials),
            len(initials),
            max(shares, default=0.0),
            begins,
            stood_for,
            variant.characters,
            in_latin_letters(parts),
            variant.by_syllables(),
        )
        for column, value in zip(self.variants, values, strict=True):
            column.append(value)
        self.slots.words.extend(words)
        self.slots.variants.extend([number] * len(words))
        self.slots.shares.extend(shares)
        for join in variant.joins:
            self.joins.add(join, number, first_slot)
        if family not in NO_ORGANISATIONS:
            self.organisations.add(number, parts, characters=variant.characters)
        self.typos.add(variant.words, number)
        if variant.syllables is not None:
            self.syllables.add(number, variant.syllables)

    def _word(self, token: Token) -> tuple[int, int, int]:
        """A word that was not met lately."""
        key = token_key(token)
        number = self.words.get(key)
        if number is None:
            number = self.words[key] = len(self.words)
            self.meaning_keys.add_all(meaning_keys(token), number)
            self.spellings.add(token, number)
            for spelling in token.spellings:
                self.exact_keys.hashes.extend(exact_hashes(spelling.text, spelling.sound))
                self.exact_keys.features.extend((number, number))
        facts = self.recent[token] = number, beginnings(token), stands_for(token) if token.initial else 0
        return facts

    def extend(self, other: Collected) -> None:
        """Append what was collected apart from the names that follow: as if they had been added one by one."""
        word_count, first, first_slot = len(self.words), len(self.variants[0]), len(self.slots.words)
        words = number_all(self.words, other.words)
        self.spellings.extend(other.spellings, words, word_count)
        self.joins.extend(other.joins, first, first_slot)
        self.syllables.extend(other.syllables, first)
        self.meaning_keys.extend(other.meaning_keys, words)
        self.exact_keys.extend(other.exact_keys, words)
        self.whole.extend(other.whole, first)
        self.organisations.extend(other.organisations, first)
        self.typos.extend(other.typos, first)
        self.slots.extend(other.slots, words, first)
        append_all(self.variants[0], np.asarray(other.variants[0]) + self.names)
        for column, added in zip(self.variants[1:], other.variants[1:], strict=True):
            column.extend(added)
        self.names += other.names

    def of_variants(self) -> dict[str, Any]:
        """What was collected of the variants, as arrays of `NameIndex`."""
        named = zip(_OF_VARIANTS.items(), self.variants, strict=True)
        return {name: np.array(column, dtype=kind) for (name, kind), column in named}


def collect(names: Sequence[tuple[str, Family, int]]) -> Collected:
    """What the names of a list, or of a part of it, are made of."""
    collected, many = Collected(), len(names) > SHORT
    for count, (text, family, _) in enumerate(names, 1):
        collected.add_name(text, family)
        if many and not count % PREPARED_TOGETHER:
            clear_cache(PREPARED)  # the names of a list are hardly asked for twice while it is built
        if many and not count % MANY:
            clear_large_caches()
            collected.recent.clear()
    if many:
        clear_large_caches()
    collected.recent.clear()
    return collected


def build_index(
    names: Iterable[tuple[str, Family, int]], *, prune: float, elsewhere: Elsewhere | None = None
) -> NameIndex:
    """Build an index.

    Args:
        names: (text, family, position of the entity), in the watchlist's order.
        prune: coverage in (0, 1] below which a variant can be no hit.
        elsewhere: runs a function in another process, so that two share the work; None where there is none.

    Returns:
        The index; the same names give the same arrays, whether one process made them or two.
    """
    names = list(names)
    here = len(names) if elsewhere is None else _own_names(names)
    run = elsewhere or partial  # which is called here when the result is asked for
    elsewhere_collected = run(collect, names[here:])
    collected = collect(names[:here])
    texts = Texts.pack(text for text, _, _ in names)
    families = np.array([FAMILIES.index(family) for _, family, _ in names], dtype=np.uint8)
    entities = np.array([entity for _, _, entity in names], dtype=np.int32)
    # What is in another process, or in an array, is given up: two processes have to do with the memory of one.
    names.clear()
    collected.extend(elsewhere_collected())
    organisation_rows = run(OrganisationCollector.rows, collected.organisations)
    collected.organisations = OrganisationCollector()
    if elsewhere is not None:
        give_memory_back()
    words, collected.words = len(collected.words), {}
    joins, numbers = np.unique(np.array(collected.joins.keys, dtype=np.uint64), return_inverse=True)
    joined = (numbers + words).astype(np.int32)
    variants = collected.of_variants()
    full, prefix = _word_postings(collected, joined, variants["variant_initials"], (words, words + len(joins)), prune)
    collected.slots, collected.joins = _Slots(), _Joins()
    spellings, collected.spellings = collected.spellings.arrays(), SpellingCollector()
    return NameIndex(
        prune=prune,
        first_join=words,
        **spellings,
        meaning_keys=collected.meaning_keys.table(),
        exact_keys=_exact_table(collected.exact_keys, joins, words),
        full=full,
        prefix=prefix,
        whole_keys=collected.whole.table(),
        typo_rows=collected.typos.rows(),
        syllable_rows=collected.syllables.rows(),
        syllable_units=collected.syllables.texts(),
        syllable_unit_keys=collected.syllables.keys(),
        organisation_rows=organisation_rows(),
        **variants,
        name_texts=texts,
        name_families=families,
        name_entities=entities,
    )


def _own_names(names: Sequence[tuple[str, Family, int]]) -> int:
    """How many names are this process's own, by their letters: a company's are longer, and take longer."""
    ends = np.cumsum([len(text) for text, _, _ in names])
    return int(ends.searchsorted(ends[-1] * OWN_SHARE)) if len(ends) else 0


def _exact_table(exact: Keys, joins: U64, first_join: int) -> KeyTable:
    """The exact keys of words and joins; the number of each join is the one behind, of the first that of all words."""
    halves = np.concatenate((joins >> np.uint64(32), joins & np.uint64(0xFFFFFFFF)))
    append_all(exact.hashes, halves)
    append_all(exact.features, np.tile(np.arange(first_join, first_join + len(joins)), 2))
    return exact.table()


def _word_postings(
    collected: Collected, joined: I32, initials: F32, counts: tuple[int, int], prune: float
) -> tuple[Postings, Postings]:
    """All slots, and those of the rarest words, each under its word and the joins that cover it.

    Args:
        collected: what was collected of the names.
        joined: the feature of each join of a variant.
        initials: the share of each variant that is initials.
        counts: of words, and of all features.
        prune: coverage below which a variant can be no hit.
    """
    slots, joins, (words, features) = collected.slots, collected.joins, counts
    slot_words, variants = np.array(slots.words, dtype=np.int32), np.array(slots.variants, dtype=np.int32)
    shares, joined_variants = np.array(slots.shares, dtype=np.float32), np.array(joins.variants, dtype=np.int32)
    kept = _rare_slots(slot_words, variants, shares, words, prune)
    kept |= initials[variants] > 0
    until = np.append(0, np.cumsum(kept))
    kept_joins = until[np.array(joins.ends)] > until[np.array(joins.starts)]  # those that cover a kept slot
    full = postings_of(
        np.concatenate((slot_words, joined)),
        np.concatenate((variants, joined_variants)),
        np.concatenate((shares, np.array(joins.shares, dtype=np.float32))),
        features,
    )
    rare_features = np.concatenate((slot_words[kept], joined[kept_joins]))
    rare_variants = np.concatenate((variants[kept], joined_variants[kept_joins]))
    return full, postings_of(rare_features, rare_variants, None, features)


def _rare_slots(
    features: I32, variants: I32, shares: NDArray[np.float32], words: int, prune: float
) -> NDArray[np.bool_]:
    """Which slots are among the rarest of their variant that together exceed `1 - prune`."""
    frequency = np.bincount(features, minlength=words)[features]
    order = np.lexsort((np.arange(len(features)), frequency, variants))
    ordered = shares[order].astype(np.float64)
    total = np.cumsum(ordered)
    first = np.ones(len(order), dtype=bool)
    first[1:] = variants[order][1:] != variants[order][:-1]
    base = np.repeat((total - ordered)[first], np.diff(np.append(np.flatnonzero(first), len(order))))
    before = total - ordered - base
    kept = np.zeros(len(order), dtype=bool)
    kept[order] = before <= 1.0 - prune + TOLERANCE
    return kept
