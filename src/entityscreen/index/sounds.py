"""Words that meet across scripts by ear: the most that a queried and a listed word can be alike.

Here belongs the lookup by consonant keys, both ways: a word of another script against the sounds of all Latin
words, and any word against the readings of all listed words of other scripts. The similarities are upper
bounds (`names/hearing_many.py`); the scorer gives the true ones.
"""

from __future__ import annotations

import numpy as np

from entityscreen.index.arrays import BOOL, F64, I64, KeyTable, rows_of
from entityscreen.index.hashes import key_hashes
from entityscreen.index.letters import Alike, Queried
from entityscreen.index.name_index import SCRIPTS, NameIndex
from entityscreen.model.script import Script
from entityscreen.names.hearing import MANNERS, close_keys, manner_of
from entityscreen.names.hearing_many import WIDTH, Sounds, certainties, encode_sound, highest_alike
from entityscreen.names.sound import consonant_keys

_HAN = SCRIPTS.index(Script.HAN)
_LATIN = SCRIPTS.index(Script.LATIN)


class Ear:
    """Finds words by ear in one index.

    Args:
        index: the index.
    """

    __slots__ = ("_index", "_listed")

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._listed: Sounds | None = None

    def words(self, queried: Queried) -> list[Alike]:
        """The listed words of other scripts that queried words may sound like."""
        found = []
        if queried.heard.any():
            found.append(self._latin_words(queried))
        if len(self._index.heard_keys):
            found.append(self._heard_words(queried))
        return found

    def _sounds(self) -> Sounds:
        """The listed sounds, taken apart on first use."""
        if self._listed is None:
            self._listed = Sounds.of(self._index.sounds)
        return self._listed

    def _latin_words(self, queried: Queried) -> Alike:
        """Heard words against the sounds of words in Latin letters."""
        index = self._index
        own, sounds, key_lengths = _sharing(index.latin_keys, queried, queried.heard)
        manners = _manners(queried)[own]
        alike = self._alike(_queried_sounds(queried), own, sounds, manners, key_lengths, swapped=False)
        most = np.where(alike > 0.0, alike - queried.costs[own], 0.0)
        kept = np.flatnonzero(most > 0.0)
        listed, sizes = rows_of(index.sound_spellings, sounds[kept])
        own, most = np.repeat(own[kept], sizes), np.repeat(most[kept], sizes)
        latin = np.flatnonzero(index.spelling_scripts[listed] == _LATIN)
        listed, own, most = listed[latin], own[latin], most[latin]
        return Alike(queried.owners[own], index.spelling_words[listed], most - index.spelling_costs[listed])

    def _heard_words(self, queried: Queried) -> Alike:
        """Any words against the readings of listed words of other scripts than their own."""
        index = self._index
        read = (queried.scripts != _HAN) | queried.heard  # a Chinese brand is read, but not heard
        own, groups, key_lengths = _sharing(index.heard_keys, queried, read)
        other = np.flatnonzero(index.heard_scripts.take(groups) != queried.scripts.take(own))
        own, groups, key_lengths = own.take(other), groups.take(other), key_lengths.take(other)
        here, sounds = _queried_sounds(queried), index.heard_sounds.take(groups).astype(np.int64)
        alike = np.zeros(len(own))
        told = np.flatnonzero(self._may_be_told(queried, own, groups))
        manners = index.heard_manners[groups[told]].astype(np.int64)
        alike[told] = self._alike(here, own[told], sounds[told], manners, key_lengths[told], swapped=True)
        heard = np.flatnonzero(queried.heard.take(own))
        if len(heard):  # which of two scripts tells less is the scorer's to say: the more is assumed
            manners = _manners(queried)[own[heard]]
            mine = self._alike(here, own[heard], sounds[heard], manners, key_lengths[heard], swapped=False)
            alike[heard] = np.maximum(alike[heard], mine)
        kept = np.flatnonzero(alike > 0.0)
        readings, sizes = rows_of(index.heard_readings, groups[kept])
        own, alike = np.repeat(own[kept], sizes), np.repeat(alike[kept], sizes)
        most = alike - queried.costs[own] - index.spelling_costs[readings]
        return Alike(queried.owners[own], index.spelling_words[readings], most)

    def _alike(self, here: Sounds, own: I64, sounds: I64, manners: I64, key_lengths: I64, *, swapped: bool) -> F64:
        """The most that queried and listed sounds are alike by what one of the two scripts tells."""
        alike = highest_alike(here, self._sounds(), (own, sounds), manners, swapped=swapped)
        return np.minimum(alike, certainties(manners, key_lengths))

    def _may_be_told(self, queried: Queried, own: I64, groups: I64) -> BOOL:
        """Which pairs are not told apart by what a listed reading must have in common."""
        listed = self._index.heard_closely.take(groups)
        met: BOOL = listed == 0
        for keys in zip(*map(close_keys, queried.sounds), strict=True):
            met |= listed == key_hashes(keys).take(own)
        return met


def _sharing(table: KeyTable, queried: Queried, chosen: BOOL) -> tuple[I64, I64, I64]:
    """(queried spelling, what shares a consonant key with it, letters of the key); with several keys again."""
    chosen = chosen & ~queried.characters
    keyed = [(i, key) for i in np.flatnonzero(chosen).tolist() for key in consonant_keys(queried.texts[i])]
    owners = np.array([i for i, _ in keyed], dtype=np.int64)
    lengths = np.array([len(key) for _, key in keyed], dtype=np.int64)
    asked, found = table.find_each(key_hashes(key for _, key in keyed))
    return owners[asked], found.astype(np.int64), lengths[asked]


def _queried_sounds(queried: Queried) -> Sounds:
    encoded = b"".join(map(encode_sound, queried.sounds))
    return Sounds.of(np.frombuffer(encoded, dtype=np.uint8).reshape(-1, WIDTH))


def _manners(queried: Queried) -> I64:
    pairs = zip(queried.scripts.tolist(), queried.systems, strict=True)
    return np.array([MANNERS.index(manner_of(SCRIPTS[script], system)) for script, system in pairs], dtype=np.int64)
