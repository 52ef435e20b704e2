"""From queried words to the listed words that are like them.

Here belongs the meeting of queried tokens with the vocabulary of a list, many at once and remembered: names repeat
their words. Which names have those words is `gather.py`, which of them may be hits `lookup.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from entityscreen.caches import BoundedDict
from entityscreen.index.arrays import distinct
from entityscreen.index.expansion import Expansion
from entityscreen.index.gather import Gatherer
from entityscreen.index.hashes import Presence, exact_hashes, key_hashes
from entityscreen.index.joined import joins_of_names, meant_by_joins
from entityscreen.index.letters import Alike, by_equal_sound, by_letters, spellings_of
from entityscreen.index.name_index import NameIndex
from entityscreen.index.sounds import Ear
from entityscreen.names.joins import joins_of
from entityscreen.names.match_signature import meaning_keys
from entityscreen.names.ordinary import OrdinaryNames
from entityscreen.names.prepared import SHORTEST_SOUND, Join
from entityscreen.names.tokens import Token

# Of young words together, and as many of older ones: 600 MB, and what single queries look up in them. Then the young
# ones become the older ones, which are given up unless they are asked for again, as common words are.
MOST_ENTRIES = 16_000_000
_UNKNOWN = object()


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
        self._gatherer = Gatherer(index)
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
        joins = joins_of_names(names)
        hashes = np.concatenate((joins.spellings, joins.sounds))
        likely = self._present.likely(hashes)
        asked = self._index.exact_keys.find_each(hashes[likely])[0]
        chosen = distinct(likely[asked] % max(1, len(joins.starts)))
        places = [(start, start + size) for start, size in zip(joins.starts[chosen], joins.sizes[chosen], strict=True)]
        written = []
        for start, end in places:
            spelled = [names.vocabulary[word].spelling for word in names.words[start:end].tolist()]
            written += [j for j in joins_of(spelled, [0.0] * len(spelled)) if j.end - j.start == end - start]
        found = zip(places, self.joins(written), strict=True)
        return [(int(start), int(end), expansion) for (start, end), expansion in found if expansion is not None]

    def _expand_joins(self, likely: dict[tuple[str, str], list[int]]) -> dict[tuple[str, str], Expansion | None]:
        """The expansion of each join that may be in the table of exact keys, by its keys there."""
        made: dict[tuple[str, str], Expansion | None] = dict.fromkeys(likely)
        listed = [(join, key) for join, keys in likely.items() for key in keys]
        asked, features = self._index.exact_keys.find_each(np.array([key for _, key in listed], dtype=np.uint32))
        joins = list(dict.fromkeys(listed[i][0] for i in asked.tolist()))
        if joins:
            numbers = {join: number for number, join in enumerate(joins)}
            owners = np.array([numbers[listed[i][0]] for i in asked.tolist()], dtype=np.int64)
            alike = meant_by_joins(self._index, [joins[owner] for owner in owners.tolist()], features)
            met = self._gatherer.expansions(len(joins), [Alike(owners, features, alike)])
            made.update(zip(joins, met, strict=True))
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
        return self._gatherer.expansions(len(tokens), [*found, self._by_joins(tokens)], self._by_meaning(tokens))

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
