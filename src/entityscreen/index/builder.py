"""From names to arrays.

Here belongs the building of an index, whole: adding, changing and removing entities gives the same arrays as
building anew because it is building anew.

Prefix filtering, after Chaudhuri et al. (2006): a variant that reaches coverage `prune` must be matched in at
least one slot of any set whose shares sum to more than `1 - prune`. The set of the rarest slots is the
cheapest to look up, so a variant is posted under those alone. Initials match any word of their letter, without a
key: they are posted nowhere, and a variant that holds one is posted under all its other slots.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import clear_cache, clear_large_caches
from entityscreen.index.arrays import (
    F32,
    I32,
    Keys,
    KeyTable,
    Postings,
    Rows,
    Texts,
    columns,
    postings_of,
)
from entityscreen.index.bound import TOLERANCE
from entityscreen.index.cross_script import OrganisationCollector
from entityscreen.index.joins import JoinCollector, JoinRows
from entityscreen.index.name_index import NameIndex
from entityscreen.index.spellings import SpellingCollector
from entityscreen.index.syllables import SyllableCollector
from entityscreen.index.wholes import TypoCollector, listed_keys
from entityscreen.model.kind import Family
from entityscreen.names.match_signature import (
    SOUND,
    SPELLING,
    beginnings_of,
    count_of_initials,
    largest_share,
    meaning_keys,
    share_of_initials,
)
from entityscreen.names.prepare import PREPARED, prepare_name
from entityscreen.names.prepared import NAMED, Role, Variant
from entityscreen.names.tokens import Token, token_key

FAMILIES = tuple(Family)
# Of a list up to here all that was learnt is kept: the names that customers hit are compared first with what they hit.
SHORT = 50_000
# Of a longer one so many names leave the caches full of words that hardly another asks for; 200,000 leave 400 MB.
MANY = 20_000
PREPARED_TOGETHER = 5_000  # names of a longer list that are kept prepared at most
PERSON = FAMILIES.index(Family.PERSON)
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
    "variant_syllables": np.uint8,
}


def _columns() -> list[array[Any]]:
    return [array(np.dtype(kind).char) for kind in _OF_VARIANTS.values()]


@dataclass(slots=True)
class _Builder:
    """What is collected from the names, in one pass."""

    words: dict[str | bytes, int] = field(default_factory=dict)
    recent: dict[Token, int] = field(default_factory=dict)  # the same by tokens, most of which come again
    spellings: SpellingCollector = field(default_factory=SpellingCollector)
    joins: JoinCollector = field(default_factory=JoinCollector)
    syllables: SyllableCollector = field(default_factory=SyllableCollector)
    meaning_keys: Keys = field(default_factory=Keys)
    exact_keys: Keys = field(default_factory=Keys)
    whole: Keys = field(default_factory=Keys)
    organisations: OrganisationCollector = field(default_factory=OrganisationCollector)
    typos: TypoCollector = field(default_factory=TypoCollector)
    slots: Rows = field(default_factory=Rows)  # word features
    variants: list[array[Any]] = field(default_factory=_columns)
    names: list[str] = field(default_factory=list)
    families: array[int] = field(default_factory=lambda: array("B"))
    entities: array[int] = field(default_factory=lambda: array("i"))

    def add_name(self, text: str, family: Family, entity: int) -> None:
        number = len(self.names)
        self.names.append(text)
        self.families.append(FAMILIES.index(family))
        self.entities.append(entity)
        for variant in prepare_name(text, family).variants:
            self._add_variant(variant, number)

    def _add_variant(self, variant: Variant, name: int) -> None:
        number, first_slot = len(self.variants[0]), len(self.slots.features)
        parts = variant.parts
        words = [self._word(part.token) for part in parts]
        values = (
            name,
            min(MOST_NAMED, sum([part.role in NAMED for part in parts])),
            sum([part.share for part in parts if part.role is Role.PATRONYMIC]),
            len(set(words)) < len(words),
            share_of_initials(parts),
            count_of_initials(parts),
            largest_share(parts),
            *beginnings_of(parts),
            variant.characters,
            variant.by_syllables(),
        )
        for column, value in zip(self.variants, values, strict=True):
            column.append(value)
        for word, part in zip(words, parts, strict=True):
            self.slots.add(word, number, part.share)
        for join in variant.joins:
            self.joins.add(join, number, first_slot)
        self.whole.add_all(listed_keys(variant), number)
        if FAMILIES[self.families[-1]] not in NO_ORGANISATIONS:
            self.organisations.add(number, parts, characters=variant.characters)
        self.typos.add(variant.words, number)
        if variant.syllables is not None:
            self.syllables.add(number, variant.syllables)

    def _word(self, token: Token) -> int:
        number = self.recent.get(token)
        if number is None:
            number = self.recent[token] = self._known_word(token)
        return number

    def _known_word(self, token: Token) -> int:
        key = token_key(token)
        number = self.words.get(key)
        if number is None:
            number = self.words[key] = len(self.words)
            self.meaning_keys.add_all(meaning_keys(token), number)
            self.spellings.add(token, number)
            for spelling in token.spellings:
                self.exact_keys.add(SPELLING + spelling.text, number)
                self.exact_keys.add(SOUND + spelling.sound, number)
        return number

    def of_variants(self) -> dict[str, Any]:
        """What was collected of the variants, as arrays of `NameIndex`."""
        named = zip(_OF_VARIANTS.items(), self.variants, strict=True)
        return {name: np.array(column, dtype=kind) for (name, kind), column in named}

    def forget(self) -> None:
        """Give up what was remembered of earlier names."""
        clear_large_caches()
        self.recent.clear()


def _collected(names: Iterable[tuple[str, Family, int]]) -> _Builder:
    """What the names of a list are made of."""
    builder = _Builder()
    for text, family, entity in names:
        builder.add_name(text, family, entity)
        count = len(builder.names)
        if count > SHORT and not count % PREPARED_TOGETHER:
            clear_cache(PREPARED)  # the names of a list are hardly asked for twice while it is built
        if count > SHORT and not count % MANY:
            builder.forget()
    if len(builder.names) > SHORT:
        builder.forget()
    return builder


def build_index(names: Iterable[tuple[str, Family, int]], *, prune: float) -> NameIndex:
    """Build an index.

    Args:
        names: (text, family, position of the entity), in the watchlist's order.
        prune: coverage in (0, 1] below which a variant can be no hit.

    Returns:
        The index; the same names give the same arrays.
    """
    builder = _collected(names)
    words, joins = len(builder.words), builder.joins.rows()
    builder.words, builder.joins = {}, JoinCollector()  # what is collected is given up as soon as it is an array
    variants = builder.of_variants()
    full, prefix = _word_postings(builder, words, joins, variants["variant_initials"], prune)
    spellings, builder.spellings = builder.spellings.arrays(), SpellingCollector()
    return NameIndex(
        prune=prune,
        first_join=words,
        **spellings,
        meaning_keys=builder.meaning_keys.table(),
        exact_keys=_exact_table(builder.exact_keys, words, joins),
        full=full,
        prefix=prefix,
        whole_keys=builder.whole.table(),
        typo_rows=builder.typos.rows(),
        organisation_rows=builder.organisations.rows(),
        syllable_rows=builder.syllables.rows(),
        syllable_units=builder.syllables.texts(),
        syllable_unit_keys=builder.syllables.keys(),
        **variants,
        name_texts=Texts.pack(builder.names),
        name_families=np.array(builder.families, dtype=np.uint8),
        name_entities=np.array(builder.entities, dtype=np.int32),
    )


def _exact_table(exact: Keys, words: int, joins: JoinRows) -> KeyTable:
    """The exact keys of words and joins, whose numbers come behind those of the words."""
    hashes, numbers = joins.hashes()
    exact.hashes.frombytes(hashes.tobytes())
    exact.features.frombytes((numbers + np.int32(words)).tobytes())
    return exact.table()


def _word_postings(
    builder: _Builder, words: int, joins: JoinRows, initials: F32, prune: float
) -> tuple[Postings, Postings]:
    """All slots, and those of the rarest words, each under its word and the joins that cover it."""
    features, variants, shares = columns(builder.slots)
    joined = joins.numbers + np.int32(words)
    kept = _rare_slots(features, variants, shares, words, prune)
    kept |= initials[variants] > 0
    kept_joins = joins.covering(kept)
    count = words + len(joins)
    full = postings_of(
        np.concatenate((features, joined)),
        np.concatenate((variants, joins.variants)),
        np.concatenate((shares, joins.shares)),
        count,
    )
    rare_features = np.concatenate((features[kept], joined[kept_joins]))
    rare_variants = np.concatenate((variants[kept], joins.variants[kept_joins]))
    return full, postings_of(rare_features, rare_variants, None, count)


def _none() -> I32:
    return np.zeros(0, dtype=np.int32)


def _rare_slots(
    features: I32, variants: I32, shares: NDArray[np.float32], words: int, prune: float
) -> NDArray[np.bool_]:
    """Which slots are among the rarest of their variant that together exceed `1 - prune`."""
    frequency = np.bincount(features, minlength=words)[features] if len(features) else _none()
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
