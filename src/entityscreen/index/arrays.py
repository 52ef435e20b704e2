"""What an index is: plain arrays.

Here belong the arrays and what each holds. A *feature* is a listed word, or neighbouring words joined; a
*slot* is a part of a variant, found under its word and under the joins that cover it. Postings are in
compressed rows: `offsets[f]:offsets[f + 1]` are the entries of feature `f`.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

U32 = NDArray[np.uint32]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
U8 = NDArray[np.uint8]
BOOL = NDArray[np.bool_]


def key_hash(key: str) -> int:
    """The 32-bit hash of a key: stable between processes; a collision costs a look, never a result."""
    return zlib.crc32(key.encode())


@dataclass(frozen=True, slots=True)
class Texts:
    """Many short texts in two arrays.

    Attributes:
        data: UTF-8 bytes, one text after another.
        offsets: where each begins, and at the end where the last one ends.
    """

    data: U8
    offsets: I64

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, index: int) -> str:
        return bytes(self.data[self.offsets[index] : self.offsets[index + 1]]).decode()

    @classmethod
    def pack(cls, texts: list[str]) -> Texts:
        """Pack texts."""
        encoded = [text.encode() for text in texts]
        offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
        np.cumsum([len(data) for data in encoded], out=offsets[1:])
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), offsets)


@dataclass(frozen=True, slots=True)
class Postings:
    """Feature to variants, in compressed rows.

    Attributes:
        offsets: row bounds, one more than there are features.
        variants: variant numbers, ascending in a row.
        shares: what the feature covers of the variant; empty where nobody asks.
    """

    offsets: I64
    variants: I32
    shares: F32

    def row(self, feature: int) -> tuple[int, int]:
        """The bounds of a feature's row."""
        return int(self.offsets[feature]), int(self.offsets[feature + 1])

    def counts(self) -> I64:
        """How many variants each feature has."""
        return np.diff(self.offsets)


@dataclass(frozen=True, slots=True)
class KeyTable:
    """Hashed key to features, sorted by hash.

    Attributes:
        hashes: ascending, a hash as often as it has features.
        features: the feature of each.
    """

    hashes: U32
    features: I32

    def find(self, hashes: U32) -> I32:
        """The features of several hashes, with repetitions.

        Args:
            hashes: any order.

        Returns:
            The features of all of them.
        """
        if not len(self.hashes):
            return _NO_FEATURES
        first = np.searchsorted(self.hashes, hashes, side="left")
        # Most keys are nowhere in the table: only the others are asked for their end.
        present = self.hashes[np.minimum(first, len(self.hashes) - 1)] == hashes
        first = first[present]
        last = np.searchsorted(self.hashes, hashes[present], side="right")
        found = [self.features[i:j] for i, j in zip(first.tolist(), last.tolist(), strict=True) if j > i]
        return np.concatenate(found) if found else _NO_FEATURES


_NO_FEATURES: I32 = np.zeros(0, dtype=np.int32)


def rows_of(postings: Postings, features: I64) -> tuple[I32, I64]:
    """The entries of several features one after another, and how many each has."""
    positions, sizes = positions_of(postings, features)
    entries: I32 = postings.variants[positions]
    return entries, sizes


def positions_of(postings: Postings, features: I64) -> tuple[I64, I64]:
    """Where the entries of several features stand, and how many each has."""
    starts, ends = postings.offsets[features], postings.offsets[features + 1]
    sizes: I64 = ends - starts
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum())), sizes


_FIELDS: dict[Callable[..., Texts | KeyTable | Postings], tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in (Texts, KeyTable, Postings)
}


@dataclass(frozen=True, slots=True)
class NameIndex:
    """An index over the names of a watchlist.

    Attributes:
        prune: coverage that a variant must reach on one side to be a candidate, in (0, 1].
        words: record of each listed word (`names.tokens.token_record`); features below their number.
        heard_sounds: the sounds of words of other scripts, a row a reading.
        heard_manners: of each reading, as an index into `names.hearing.MANNERS`.
        heard_scripts: of each reading, as an index into `SCRIPTS`.
        heard_costs: of each reading.
        heard_words: the word of each.
        heard_keys: consonant keys to readings.
        sounds: the sounds of words in Latin letters, each once, see `names.hearing_many.encode_sound`.
        sound_texts: the same as text.
        sound_keys: consonant keys to sounds.
        near_keys: sound keys, an edit included, to sounds.
        sound_words: sound to words.
        keys: of words, edits included.
        exact_keys: of words by exact spelling and sound, and of joins.
        full: feature to all variants that have it, with shares.
        prefix: feature to the variants that cannot be a hit unless one of their rarest slots is met.
        whole_keys: keys of whole names (acronyms, single words) to variants.
        syllable_keys: hashed syllable class to syllable feature.
        syllable_slots: syllable feature to variants, with the slot's weight.
        syllable_counts: how many syllables each variant has; 0 when it is no Chinese or Korean name.
        variant_names: the name of each variant.
        variant_initials: the share of a variant that is initials.
        variant_characters: 1 for a variant that is written in characters (Chinese, Japanese, Korean).
        name_texts: the text of each name.
        name_families: the family of each name, as an index into `FAMILIES`.
        name_entities: the entity of each name, as its position in the watchlist.
    """

    prune: float
    words: Texts
    heard_sounds: U8
    heard_manners: U8
    heard_scripts: U8
    heard_costs: F32
    heard_words: I32
    heard_keys: KeyTable
    sounds: U8
    sound_texts: Texts
    near_keys: KeyTable
    sound_keys: KeyTable
    sound_words: Postings
    keys: KeyTable
    exact_keys: KeyTable
    full: Postings
    prefix: Postings
    whole_keys: KeyTable
    syllable_keys: KeyTable
    syllable_slots: Postings
    syllable_counts: U8
    variant_names: I32
    variant_initials: F32
    variant_characters: U8
    name_texts: Texts
    name_families: U8
    name_entities: I32

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All arrays by name, for a snapshot."""
        found: dict[str, NDArray[np.generic]] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray):
                found[field.name] = value
            elif not isinstance(value, float):
                found |= {f"{field.name}.{inner.name}": getattr(value, inner.name) for inner in fields(value)}
        return found

    @classmethod
    def from_arrays(cls, prune: float, arrays: dict[str, NDArray[np.generic]]) -> NameIndex:
        """Put an index together from the arrays of a snapshot.

        Raises:
            KeyError: an array is missing.
        """
        made: dict[str, object] = {"prune": prune}
        types: dict[str, Callable[..., Texts | KeyTable | Postings]] = dict.fromkeys(
            ("words", "name_texts", "sound_texts"), Texts
        )
        tables = ("keys", "exact_keys", "whole_keys", "near_keys", "sound_keys", "heard_keys", "syllable_keys")
        types |= dict.fromkeys(tables, KeyTable)
        types |= dict.fromkeys(("full", "prefix", "sound_words", "syllable_slots"), Postings)
        for field in fields(cls):
            if field.name in types:
                kind = types[field.name]
                inner = {name.removeprefix(f"{field.name}."): values for name, values in arrays.items()}
                made[field.name] = kind(**{name: inner[name] for name in _FIELDS[kind]})
            elif field.name != "prune":
                made[field.name] = arrays[field.name]
        return cls(**made)  # type: ignore[arg-type]  # the names and types are the class's own
