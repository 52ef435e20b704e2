"""From queried words to the listed names that have a word like them.

Here belongs the matching of queried tokens with the vocabulary of a list, many at once and remembered: names repeat
their words. Which words are alike is told by `spellings.py`, keys of meaning, and words that somebody writes as one;
which names may be hits is told by `parts.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import numpy as np

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.index.arrays import BOOL, F32, F64, I32, I64, highest_each, positions_of, ranges, rows_of
from entityscreen.index.hashes import Presence, exact_hashes, key_hashes
from entityscreen.index.name_index import NameIndex
from entityscreen.index.spellings import Alike, Ear, by_equal_sound, by_letters, spellings_of
from entityscreen.names.match_signature import meaning_keys
from entityscreen.names.ordinary import OrdinaryNames, OrdinaryWord
from entityscreen.names.prepare import SHORT_PIECE, joins_of
from entityscreen.names.prepared import SHORTEST_SOUND, Join
from entityscreen.names.tokens import Token
from entityscreen.text.sounds import sound_key

# Of young words together, and as many of older ones: 600 MB, and what single queries look up in them. Then the young
# ones become the older ones, which are given up unless they are asked for again, as common words are.
MOST_ENTRIES = 16_000_000
# In place of a listed word: a variant has several that are alike, a join, or the same one twice.
SEVERAL = -1
# Names gathered at once: what the processor keeps near. Of a common word there are more, which are not taken apart.
_AT_ONCE = 30_000
_HIGH, _LOW = np.int64(32), np.int64(0xFFFFFFFF)
_UNKNOWN = object()


@dataclass(slots=True)
class Expansion:
    """The names that have a listed word, or a join, that a queried word is like.

    Attributes:
        variants: ascending, each once.
        similarities: an upper bound of the similarity of the best word of each.
        shares: the most of the variant that is covered, similarity included. The most, not the sum: one queried
            word matches one listed word, or one join, which has a feature of its own.
        features: the listed word of each, or `SEVERAL`.
        prefix: the variants posted under one of the words as rarest.
        alone: the highest similarity, the most that is covered, and whether matching this word alone may be more than
            one part of a longer name: a variant has an initial, or is matched twice.
    """

    variants: I32
    similarities: F32
    shares: F32
    features: I32
    prefix: I32
    alone: tuple[float, float, bool] = (0.0, 0.0, False)
    _by_variant: dict[int, tuple[float, float, int]] | None = field(default=None)

    def by_variant(self) -> dict[int, tuple[float, float, int]]:
        """For looking up a few: variant to (similarity, what is covered, feature)."""
        if self._by_variant is None:
            entries = zip(self.similarities.tolist(), self.shares.tolist(), self.features.tolist(), strict=True)
            self._by_variant = dict(zip(self.variants.tolist(), entries, strict=True))
        return self._by_variant

    def by_itself(self) -> Expansion:
        """The same in memory of its own: words that were expanded together share theirs, which would stay for one."""
        if not len(self.variants):
            return self
        own = (self.variants.copy(), self.similarities.copy(), self.shares.copy(), self.features.copy())
        return Expansion(*own, self.prefix.copy(), self.alone)


_NO_VARIANTS, _NO_SHARES = np.zeros(0, np.int32), np.zeros(0, np.float32)
NOTHING = Expansion(_NO_VARIANTS, _NO_SHARES, _NO_SHARES, _NO_VARIANTS, _NO_VARIANTS)


class Expander:
    """Expands queried words against one index, remembering them.

    Args:
        index: the index.
        maxsize: how many young words, older words and joins are remembered, of each.
    """

    __slots__ = (
        "_ear",
        "_entries",
        "_gatherer",
        "_index",
        "_joins",
        "_older",
        "_present",
        "_words",
    )

    def __init__(self, index: NameIndex, *, maxsize: int = 100_000) -> None:
        self._index = index
        self._words = BoundedDict("index.words", maxsize, owned=True)
        self._older = BoundedDict("index.words", maxsize, owned=True)
        self._joins = BoundedDict("index.joins", maxsize, owned=True)
        self._ear = Ear(index)
        self._entries = 0
        self._gatherer = _Gatherer(index)
        self._present = Presence(index.exact_keys.hashes())

    def words(self, tokens: Sequence[Token]) -> list[Expansion]:
        """The expansion of each token; those that are new are expanded together."""
        found: dict[Token, Expansion | None] = {token: self._words.get(token) for token in tokens}
        asked = [token for token, known in found.items() if known is None]
        if asked:
            made = {token: known.by_itself() for token in asked if (known := self._older.get(token)) is not None}
            new = [token for token in asked if token not in made]
            if new:
                made.update(zip(new, self._expand(new), strict=True))
            self._remember(made)
            found.update(made)
        return [found[token] for token in tokens]  # type: ignore[misc]  # none is missing any more

    def _remember(self, made: dict[Token, Expansion]) -> None:
        """Keep words among the young ones; when those are too many, they are the older ones from then on."""
        entries = sum(len(expansion.variants) for expansion in made.values())
        if self._entries + entries > MOST_ENTRIES or len(self._words) + len(made) > self._words.maxsize:
            self._older.clear()
            self._older.remember(self._words)
            self._words.clear()
            self._entries = 0
        self._words.remember(made)
        self._entries += entries

    def joins(self, joins: Sequence[Join]) -> list[Expansion | None]:
        """The expansion of each join as one word, or None where no listed word or join is that."""
        known = self._joins
        found: list[Expansion | None] = []
        likely: dict[tuple[str, str], list[int]] = {}
        for join in joins:
            key = (join.text, join.sound)  # one text has several sounds: su heechoi, su hee choi
            expansion: Any = known.get(key, _UNKNOWN)  # asked once: another thread may clear what is known
            if expansion is _UNKNOWN:
                expansion = None
                if key not in likely:
                    keys = self._listed(*key)
                    if keys:
                        likely[key] = keys
                    else:
                        known[key] = None
            found.append(expansion)
        if not likely:
            return found
        made = self._expand_joins(likely)
        for key, expansion in made.items():
            known[key] = expansion
        return [made.get((join.text, join.sound), e) for join, e in zip(joins, found, strict=True)]

    def joins_of(self, names: OrdinaryNames) -> list[tuple[int, int, Expansion]]:
        """(first place, behind the last, expansion) of each join of ordinary names that is listed as one word."""
        spelled, words = [word.spelling for word in names.vocabulary], names.words.tolist()
        starts = np.searchsorted(names.owners, np.arange(len(names) + 1)).tolist()
        likely: list[tuple[int, Join]] = []
        for name in self._with_listed_joins(names):
            own = [spelled[word] for word in words[starts[name] : starts[name + 1]]]
            joins = joins_of(own, [0.0] * len(own))
            likely += [(starts[name], join) for join in joins if self._listed(join.text, join.sound)]
        found = zip(likely, self.joins([join for _, join in likely]), strict=True)
        return [(first + join.start, first + join.end, joined) for (first, join), joined in found if joined is not None]

    def _with_listed_joins(self, names: OrdinaryNames) -> list[int]:
        """The ordinary names of which two words may be listed as one, or that have three, one of them short.

        A hash goes on where the one of the word in front ended, so that few joins are ever written out.
        """
        has, owners, words = self._present.has, names.owners.tolist(), names.words.tolist()
        joined = [_joined(word) for word in names.vocabulary]
        found = set()
        for place in np.flatnonzero(names.owners[1:] == names.owners[:-1]).tolist():
            _, before, by_text, by_sound = joined[words[place]]
            text, sound, _, _ = joined[words[place + 1]]
            sound = sound[1:] if before[-1:] == sound[:1] else sound
            if has(crc32(text, by_text)) or has(crc32(sound, by_sound)):
                found.add(owners[place])
        short = np.array([len(text) <= SHORT_PIECE for text, _, _, _ in joined], dtype=bool)[names.words]
        sizes = np.bincount(names.owners, minlength=len(names))
        found.update(names.owners[short & (sizes[names.owners] > 2)].tolist())  # three neighbours
        return sorted(found)

    def _expand_joins(self, likely: dict[tuple[str, str], list[int]]) -> dict[tuple[str, str], Expansion | None]:
        """The expansion of each join that may be in the table of exact keys, by its keys there."""
        made: dict[tuple[str, str], Expansion | None] = dict.fromkeys(likely)
        listed = [(join, key) for join, keys in likely.items() for key in keys]
        asked, features = self._index.exact_keys.find_each(np.array([key for _, key in listed], dtype=np.uint32))
        joins = list(dict.fromkeys(listed[i][0] for i in asked.tolist()))
        if joins:
            numbers = {join: number for number, join in enumerate(joins)}
            owners = np.array([numbers[listed[i][0]] for i in asked.tolist()], dtype=np.int64)
            alike = _meant_by_joins(self._index, [joins[owner] for owner in owners.tolist()], features)
            matched = self._gatherer.expansions(len(joins), [Alike(owners, features, alike)])
            made.update(zip(joins, matched, strict=True))
        return made

    def _listed(self, text: str, sound: str) -> list[int]:
        """The hashes of a spelling and its sound, if they may be in the table of exact keys; of a short sound none."""
        hashes = exact_hashes(text, sound)
        return [key for key in hashes[: 2 if len(sound) >= SHORTEST_SOUND else 1] if self._present.has(key)]

    def _expand(self, tokens: list[Token]) -> list[Expansion]:
        queried = spellings_of(tokens)
        found = [by_letters(self._index, queried)]
        # A single letter stands for itself alone, as a word and as an initial.
        initial = np.array([token.initial for token in tokens], dtype=bool)
        for alike in (by_equal_sound(self._index, queried), *self._ear.words(queried)):
            kept = np.flatnonzero(~initial[alike.owners])
            found.append(Alike(alike.owners[kept], alike.words[kept], alike.similarities[kept]))
        return self._gatherer.expansions(len(tokens), [*found, self._by_joins(tokens), self._by_meaning(tokens)])

    def _by_meaning(self, tokens: list[Token]) -> Alike:
        keyed = [(owner, key, s) for owner, token in enumerate(tokens) for key, s in meaning_keys(token).items()]
        asked, words = self._index.meaning_keys.find_each(key_hashes(key for _, key, _ in keyed))
        owners = np.array([owner for owner, _, _ in keyed], dtype=np.int64)
        similarities = np.array([similarity for _, _, similarity in keyed], dtype=np.float64)
        return Alike(owners[asked], words, similarities[asked])

    def _by_joins(self, tokens: list[Token]) -> Alike:
        """Words that a listed name writes apart."""
        hashes, owners, most = [], [], []
        for owner, token in enumerate(tokens):
            if not token.initial:
                for spelling in token.spellings:
                    listed = self._listed(spelling.text, spelling.sound)
                    hashes += listed
                    owners += [owner] * len(listed)
                    most += [1.0 - spelling.cost] * len(listed)
        asked, features = self._index.exact_keys.find_each(np.array(hashes, dtype=np.uint32))
        joins = features >= self._index.first_join
        asked = asked[joins]
        return Alike(np.array(owners, dtype=np.int64)[asked], features[joins], np.array(most, dtype=np.float64)[asked])


@named_cache("index.joined_words", maxsize=200_000)
def _joined(word: OrdinaryWord) -> tuple[bytes, bytes, int, int]:
    """A word's letters and sound, and their hashes, for what is written behind it without a space."""
    spelling = word.spelling
    return spelling.text.encode(), spelling.sound.encode(), *exact_hashes(spelling.text, spelling.sound)


class _Gatherer:
    """From listed words that are alike to the names that have them, of each name the best of its words."""

    __slots__ = ("_index", "_initials", "_repeats")

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._repeats, self._initials = index.variant_repeats > 0, index.variant_initials > 0.0

    def expansions(self, count: int, alike: list[Alike]) -> list[Expansion]:
        """The expansion of each queried word.

        Args:
            count: how many queried words.
            alike: the listed words that each is like.
        """
        owners, words, most = _together(alike)
        offsets, bounds = self._index.full.offsets, owners.searchsorted(np.arange(count + 1))
        ends = np.append(0, np.cumsum(offsets[words + 1] - offsets[words]))[bounds]
        found: list[Expansion] = []
        while len(found) < count:
            first = len(found)
            last = max(first + 1, int(ends.searchsorted(ends[first] + _AT_ONCE, side="right")) - 1)
            own = slice(int(bounds[first]), int(bounds[last]))
            found += self._some(last - first, owners[own] - first, words[own], most[own])
        return found

    def _some(self, count: int, owners: I64, words: I64, most: F32) -> list[Expansion]:
        """The expansions of some queried words, from the listed words of each."""
        index = self._index
        positions, sizes = positions_of(index.full, words)
        similarities = np.repeat(most, sizes)
        features = np.repeat(np.where(words < index.first_join, words, SEVERAL).astype(np.int32), sizes)
        keys = np.repeat(owners << _HIGH, sizes) | index.full.variants.take(positions)
        keys, again, first, (similarities, shares) = highest_each(
            keys, similarities, index.full.shares.take(positions) * similarities
        )
        variants = keys & _LOW
        # Of several words that are alike, or of one that a name has twice, which is matched is left open.
        features = np.where(again | self._repeats.take(variants), np.int32(SEVERAL), features.take(first))
        ends = _ends(keys >> _HIGH, count)
        alone = _alone(ends, similarities, shares, (features == SEVERAL) | self._initials.take(variants))
        prefix, prefix_sizes = rows_of(index.prefix, words)
        prefix_ends = _ends(np.repeat(owners, prefix_sizes), count)
        variants = variants.astype(np.int32)
        return [
            Expansion(
                variants=variants[ends[i] : ends[i + 1]],
                similarities=similarities[ends[i] : ends[i + 1]],
                shares=shares[ends[i] : ends[i + 1]],
                features=features[ends[i] : ends[i + 1]],
                prefix=prefix[prefix_ends[i] : prefix_ends[i + 1]],
                alone=alone[i],
            )
            if ends[i + 1] > ends[i]
            else NOTHING
            for i in range(count)
        ]


def _meant_by_joins(index: NameIndex, joins: Sequence[tuple[str, str]], features: I32) -> F64:
    """How alike words written as one, and listed words or joins that have their spelling or sound, are at most.

    Args:
        index: the index.
        joins: spelling and sound of each.
        features: a listed word or join for each.

    Returns:
        1 less the cost of the cheapest spelling that has the letters or the sound: the initials of a brand in
        characters cost more than its romanisation.
    """
    words = np.flatnonzero(features < index.first_join)
    first = index.spelling_words.searchsorted(features[words], side="left")
    sizes = index.spelling_words.searchsorted(features[words], side="right") - first
    spellings, owners = ranges(first, sizes), np.repeat(words, sizes)
    texts = zip([joins[owner] for owner in owners.tolist()], index.spellings.many(spellings), strict=True)
    shared = np.flatnonzero([text == join[0] or sound_key(text) == join[1] for join, text in texts])
    found = np.ones(len(features))
    found[words] = 0.0
    np.maximum.at(found, owners[shared], 1.0 - index.spelling_costs[spellings[shared]])
    return found


def _together(found: list[Alike]) -> tuple[I64, I64, F32]:
    """Each queried word with each listed one that it is like, and the similarity."""
    owners = np.concatenate([alike.owners for alike in found])
    words = np.concatenate([alike.words for alike in found]).astype(np.int64)
    similarities = np.concatenate([alike.similarities for alike in found]).astype(np.float32)
    alike = np.flatnonzero(similarities > 0.0)
    pairs, _, _, (most,) = highest_each(owners[alike] << _HIGH | words[alike], similarities[alike])
    return pairs >> _HIGH, pairs & _LOW, most


def _alone(ends: list[int], similarities: F32, shares: F32, more: BOOL) -> list[tuple[float, float, bool]]:
    """`Expansion.alone` of each owner, whose entries end there."""
    found = [NOTHING.alone] * (len(ends) - 1)
    owners = [owner for owner in range(len(found)) if ends[owner + 1] > ends[owner]]
    if owners:
        starts = [ends[owner] for owner in owners]
        columns = [np.maximum.reduceat(column, starts).tolist() for column in (similarities, shares, more)]
        for owner, *alone in zip(owners, *columns, strict=True):
            found[owner] = (alone[0], alone[1], alone[2])
    return found


def _ends(owners: I64, count: int) -> list[int]:
    """Where the rows of each owner begin and, at the end, where the last one's end."""
    bounds: list[int] = np.searchsorted(owners, np.arange(count + 1)).tolist()
    return bounds
