"""From one queried word to the listed words that are like it.

Here belongs the meeting of a queried token with the vocabulary of a list, remembered: names repeat their
words. Which names follow from it is `lookup.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from entityscreen.caches import BoundedDict
from entityscreen.index.arrays import F32, I32, NameIndex, key_hash, positions_of, rows_of
from entityscreen.index.build import is_plain, join_key
from entityscreen.index.sounds import words_by_ear, words_by_sound
from entityscreen.names.keys import SOUND, SPELLING, meaning_keys, sound_keys, spelling_keys
from entityscreen.names.likeness import edit_similarity, likeness
from entityscreen.names.tokens import Token, token_from_record

# A word written apart covers at most what the same word covers; the scorer gives it a little less.
JOINED = 1.0
FILTER_BITS = 22


@dataclass(slots=True)
class Expansion:
    """The listed words and joins that a queried word is like.

    Attributes:
        features: their numbers.
        similarities: an upper bound of the similarity of each.
        count: how many entries they have in all.
        prefix: the variants posted under them as rarest.
        joined: whether a join is among them.
    """

    index: NameIndex
    features: tuple[int, ...]
    similarities: tuple[float, ...]
    count: int
    prefix: I32
    joined: bool
    _merged: tuple[I32, F32, F32] | None = field(default=None)
    _by_variant: dict[int, tuple[float, float]] | None = field(default=None)

    def merged(self) -> tuple[I32, F32, F32]:
        """(variants ascending, the best similarity, the most that is covered of the variant), one entry a variant.

        The most, not the sum: one queried word meets one listed word, or one join, which has a feature of its own.
        """
        if self._merged is None:
            self._merged = _merge(self)
        return self._merged

    def by_variant(self) -> dict[int, tuple[float, float]]:
        """The same as `merged`, for looking up a few: variant to (similarity, what is covered)."""
        if self._by_variant is None:
            variants, similarities, shares = self.merged()
            pairs = zip(similarities.tolist(), shares.tolist(), strict=True)
            self._by_variant = dict(zip(variants.tolist(), pairs, strict=True))
        return self._by_variant


_NO_VARIANTS: I32 = np.zeros(0, dtype=np.int32)
_NO_SHARES: F32 = np.zeros(0, dtype=np.float32)


def _merge(expansion: Expansion) -> tuple[I32, F32, F32]:
    full = expansion.index.full
    positions, sizes = positions_of(full, np.array(expansion.features, dtype=np.int64))
    if not len(positions):
        return _NO_VARIANTS, _NO_SHARES, _NO_SHARES
    variants = full.variants[positions]
    similarities = np.repeat(np.array(expansion.similarities, dtype=np.float32), sizes)
    shares = full.shares[positions] * similarities
    if len(expansion.features) == 1:
        return variants, similarities, shares
    order = np.argsort(variants, kind="stable")
    variants = variants[order]
    starts = np.flatnonzero(np.concatenate(([True], variants[1:] != variants[:-1])))
    return (
        variants[starts],
        np.maximum.reduceat(similarities[order], starts),
        np.maximum.reduceat(shares[order], starts),
    )


class Expander:
    """Expands queried words against one index, remembering them.

    Args:
        index: the index.
        maxsize: how many words, and how many joins, are remembered.
    """

    __slots__ = ("_counts", "_filter", "_index", "_joins", "_tokens", "_words")

    def __init__(self, index: NameIndex, *, maxsize: int = 100_000) -> None:
        self._index = index
        self._counts = index.full.counts()
        self._words = BoundedDict("index.words", maxsize, owned=True)
        self._joins = BoundedDict("index.joins", maxsize, owned=True)
        self._tokens = BoundedDict("index.tokens", 2 * maxsize, owned=True)
        present = np.zeros(1 << FILTER_BITS, dtype=np.uint8)
        present[index.exact_keys.hashes >> np.uint32(32 - FILTER_BITS)] = 1
        self._filter = present.tobytes()

    def word(self, token: Token) -> Expansion:
        """The expansion of one token."""
        known: Expansion | None = self._words.get(token)
        if known is None:
            known = self._expand(token)
            self._words[token] = known
        return known

    def join(self, text: str, sound: str) -> Expansion | None:
        """The expansion of neighbouring tokens as one word, or None when no listed word is that."""
        if text in self._joins:
            known: Expansion | None = self._joins[text]
            return known
        keys = (SPELLING + text, SOUND + sound, join_key(SPELLING, text), join_key(SOUND, sound))
        features = self._find_exact(keys)
        found = self._make(dict.fromkeys(features, JOINED)) if features else None
        self._joins[text] = found
        return found

    def _find_exact(self, keys: tuple[str, ...]) -> list[int]:
        hashes = [h for h in map(key_hash, keys) if self._filter[h >> (32 - FILTER_BITS)]]
        if not hashes:
            return []
        return sorted(set(self._index.exact_keys.find(np.array(hashes, dtype=np.uint32)).tolist()))

    def _expand(self, token: Token) -> Expansion:
        found: dict[int, float] = {}
        if not token.initial:
            found = words_by_ear(self._index, token)
            for word, alike in words_by_sound(self._index, token).items():
                found[word] = max(alike, found.get(word, 0.0))
        # A plain Latin word has its text for a spelling too; a given name or a meaning asks for more.
        plain = is_plain(token.text) and not token.groups and token.concept is None
        meant: set[int] = set() if plain else self._find(meaning_keys(token))
        spelled = self._find(spelling_keys(token) | self._sound_keys(token))
        for feature in sorted(meant | spelled):
            similarity = self._similarity(token, feature, spelled_only=feature not in meant)
            if similarity > 0.0:
                found[feature] = max(similarity, found.get(feature, 0.0))
        if not token.initial:
            for spelling in token.spellings:
                keys = (join_key(SPELLING, spelling.text), join_key(SOUND, spelling.sound))
                found |= dict.fromkeys(self._find_exact(keys), JOINED)
        return self._make(found)

    def _sound_keys(self, token: Token) -> set[str]:
        return {key for spelling in token.spellings for key in sound_keys(spelling.sound)}

    def _similarity(self, token: Token, feature: int, *, spelled_only: bool) -> float:
        """The similarity to a listed word; of a plain one that is alike by its letters alone, without making it."""
        record = self._index.words[feature]
        if spelled_only and is_plain(record):
            return max((edit_similarity(s.text, record) - s.cost for s in token.spellings), default=0.0)
        return likeness(token, self._token(feature)).similarity

    def _token(self, feature: int) -> Token:
        known: Token | None = self._tokens.get(feature)
        if known is None:
            known = self._tokens[feature] = token_from_record(self._index.words[feature])
        return known

    def _find(self, keys: set[str]) -> set[int]:
        hashes = np.fromiter(map(key_hash, keys), dtype=np.uint32, count=len(keys))
        hashes.sort()
        return set(self._index.keys.find(hashes).tolist())

    def _make(self, found: dict[int, float]) -> Expansion:
        if not found:
            return Expansion(self._index, (), (), 0, _NO_VARIANTS, joined=False)
        features = np.fromiter(found, dtype=np.int64, count=len(found))
        return Expansion(
            index=self._index,
            features=tuple(found),
            similarities=tuple(found.values()),
            count=int(self._counts[features].sum()),
            prefix=rows_of(self._index.prefix, features)[0],
            joined=bool((features >= len(self._index.words)).any()),
        )
