"""Words that sound alike across scripts: the most that a queried and a listed word can be alike.

Here belongs the lookup by consonant keys, both ways: a word of another script against the sounds of all Latin
words, and any word against the romanisations of all listed words of other scripts. The similarities are upper
bounds (`text/phonetics.py`); the scorer gives the true ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import BOOL, F64, I64, KeyTable, ranges, rows_of
from entityscreen.index.hashes import key_hashes
from entityscreen.index.name_index import SCRIPTS, NameIndex
from entityscreen.index.spellings import Alike, Queried
from entityscreen.model.script import Script
from entityscreen.text.phonetics import (
    PROFILES,
    WIDTH,
    Sounds,
    certainties,
    close_keys,
    encode_sound,
    highest_alike,
    profile_of,
)
from entityscreen.text.sounds import consonant_keys

_HAN = SCRIPTS.index(Script.HAN)
_LATIN = SCRIPTS.index(Script.LATIN)


class Ear:
    """Finds words by sound across scripts in one index.

    Args:
        index: the index.
    """

    __slots__ = ("_index", "_listed")

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._listed: Sounds | None = None

    def words(self, queried: Queried) -> list[Alike]:
        """The listed words of other scripts that queried words may sound like."""
        here = _queried_sounds(queried)
        profiles = _profiles(queried) if queried.phonetic.any() else None
        found = [] if profiles is None else [self._latin_words(queried, here, profiles)]
        if len(self._index.phonetic_keys):
            found += self._words_by_sound(queried, here, profiles)
        return found

    def _sounds(self) -> Sounds:
        """The listed sounds, taken apart on first use."""
        if self._listed is None:
            self._listed = Sounds.of(self._index.sounds)
        return self._listed

    def _latin_words(self, queried: Queried, here: Sounds, profiles: I64) -> Alike:
        """Words of other scripts against the sounds of Latin ones; what sounds and loses the same is compared once."""
        index = self._index
        phonetic = np.flatnonzero(queried.phonetic & ~queried.characters)
        first: dict[tuple[str, tuple[str, ...], int], int] = {}
        queries = zip(phonetic.tolist(), profiles.take(phonetic).tolist(), strict=True)
        alike_by = ((i, (queried.sounds[i], consonant_keys(queried.texts[i]), profile)) for i, profile in queries)
        firsts = np.array([first.setdefault(key, i) for i, key in alike_by], dtype=np.int64)
        asked = np.zeros(len(queried.texts), dtype=bool)
        asked[firsts] = True
        shared = _Shared.of(index.latin_keys, queried, asked)
        kept, alike = self._alike(here, shared, shared.listed, profiles.take(shared.own), swapped=False)
        order = np.argsort(firsts, kind="stable")
        ends = [np.searchsorted(firsts.take(order), shared.own.take(kept), side) for side in ("left", "right")]
        sizes = ends[1] - ends[0]
        own, sounds = phonetic.take(order.take(ranges(ends[0], sizes))), np.repeat(shared.listed.take(kept), sizes)
        most = np.repeat(alike, sizes) - queried.costs.take(own)
        own, sounds, most = own.compress(most > 0.0), sounds.compress(most > 0.0), most.compress(most > 0.0)
        listed, sizes = rows_of(index.sound_spellings, sounds)
        own, most = np.repeat(own, sizes), np.repeat(most, sizes)
        latin = np.flatnonzero(index.spelling_scripts[listed] == _LATIN)
        listed, own, most = listed[latin], own[latin], most[latin]
        return Alike(queried.owners[own], index.spelling_words[listed], most - index.spelling_costs[listed])

    def _words_by_sound(self, queried: Queried, here: Sounds, profiles: I64 | None) -> list[Alike]:
        """Any words against the romanisations of listed words of other scripts than their own.

        Which of two scripts tells less is the scorer's to say: a word that is itself compared by sound is told by both.
        """
        index = self._index
        read = (queried.scripts != _HAN) | queried.phonetic  # a Chinese brand is romanised, but not compared by sound
        shared = _Shared.of(index.phonetic_keys, queried, read)
        other = index.phonetic_scripts.take(shared.listed) != queried.scripts.take(shared.own)
        judged = shared.where(other & self._may_match(queried, shared))
        listed_profiles = index.phonetic_profiles.take(judged.listed).astype(np.int64)
        found = [self._readings(queried, here, judged, listed_profiles, swapped=True)]
        if profiles is not None:
            phonetic = shared.where(other & queried.phonetic.take(shared.own))
            found.append(self._readings(queried, here, phonetic, profiles.take(phonetic.own), swapped=False))
        return found

    def _may_match(self, queried: Queried, shared: _Shared) -> BOOL:
        """Which pairs are not told apart by what a listed romanisation must have in common."""
        listed = self._index.phonetic_closely.take(shared.listed)
        matched: BOOL = listed == 0
        closely = np.flatnonzero(~matched)
        own, listed = shared.own.take(closely), listed.take(closely)
        # Against a short list few queried words are asked for their keys.
        asked = np.flatnonzero(np.bincount(own))
        hashes = np.zeros(len(queried.sounds), dtype=np.uint32)
        for keys in zip(*[close_keys(queried.sounds[number]) for number in asked.tolist()], strict=True):
            hashes[asked] = key_hashes(keys)
            matched[closely] |= listed == hashes.take(own)
        return matched

    def _readings(self, queried: Queried, here: Sounds, shared: _Shared, profiles: I64, *, swapped: bool) -> Alike:
        """The words of listed romanisations that may be alike by what one of the two scripts tells."""
        index = self._index
        sounds = index.phonetic_sounds.take(shared.listed).astype(np.int64)
        kept, alike = self._alike(here, shared, sounds, profiles, swapped=swapped)
        readings, sizes = rows_of(index.phonetic_spellings, shared.listed.take(kept))
        own, alike = np.repeat(shared.own.take(kept), sizes), np.repeat(alike, sizes)
        most = alike - queried.costs.take(own) - index.spelling_costs.take(readings)
        return Alike(queried.owners.take(own), index.spelling_words.take(readings), most)

    def _alike(self, here: Sounds, shared: _Shared, sounds: I64, profiles: I64, *, swapped: bool) -> tuple[I64, F64]:
        """Which pairs are alike by what one of the two scripts tells, and the most that they are."""
        alike = highest_alike(here, self._sounds(), (shared.own, sounds), profiles, swapped=swapped)
        kept = np.flatnonzero(alike > 0.0)
        return kept, np.minimum(alike.take(kept), certainties(profiles.take(kept), shared.key_lengths(kept)))


@dataclass(frozen=True, slots=True)
class _Shared:
    """Queried spellings and what shares a consonant key with them, a row a pair; with several keys again.

    Attributes:
        own: the number of the queried spelling.
        listed: what of the table it is.
        keys: the number of the key that they share.
        lengths: letters of each key.
    """

    own: I64
    listed: I64
    keys: I64
    lengths: I64

    @classmethod
    def of(cls, table: KeyTable, queried: Queried, chosen: BOOL) -> _Shared:
        """What shares a key with the chosen spellings in a table."""
        chosen = chosen & ~queried.characters
        keyed = [(i, key) for i in np.flatnonzero(chosen).tolist() for key in consonant_keys(queried.texts[i])]
        owners = np.array([i for i, _ in keyed], dtype=np.int64)
        lengths = np.array([len(key) for _, key in keyed], dtype=np.int64)
        asked, found = table.find_each(key_hashes(key for _, key in keyed))
        return cls(owners.take(asked), found.astype(np.int64), asked, lengths)

    def where(self, kept: BOOL) -> _Shared:
        """The pairs that are kept."""
        chosen = np.flatnonzero(kept)
        if len(chosen) == len(kept):
            return self
        return _Shared(self.own.take(chosen), self.listed.take(chosen), self.keys.take(chosen), self.lengths)

    def key_lengths(self, chosen: I64) -> I64:
        """Letters of the keys that some pairs share."""
        return self.lengths.take(self.keys.take(chosen))


def _queried_sounds(queried: Queried) -> Sounds:
    encoded = b"".join(map(encode_sound, queried.sounds))
    return Sounds.of(np.frombuffer(encoded, dtype=np.uint8).reshape(-1, WIDTH))


def _profiles(queried: Queried) -> I64:
    pairs = zip(queried.scripts.tolist(), queried.systems, strict=True)
    return np.array([PROFILES.index(profile_of(SCRIPTS[script], system)) for script, system in pairs], dtype=np.int64)
