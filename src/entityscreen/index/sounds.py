"""Words that meet across scripts by ear: their sounds in arrays, and the most that each can be alike.

Here belongs the lookup by consonant keys, both ways: a word of another script against the sounds of all Latin
words, and any word against the readings of all listed words of other scripts. The similarities are upper
bounds (`names/hearing_many.py`); the scorer gives the true ones.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TypedDict

import numpy as np

from entityscreen.index.arrays import F32, F64, I32, U8, KeyTable, NameIndex, Postings, Texts, key_hash, rows_of
from entityscreen.index.collect import Keys, Rows, columns, postings_of
from entityscreen.model.script import Script
from entityscreen.names.hearing import MANNERS, manner_of
from entityscreen.names.hearing_many import WIDTH, certainty, encode_sound, highest_alike, swapped
from entityscreen.names.keys import sound_keys
from entityscreen.names.likeness import sound_similarity
from entityscreen.names.sound import consonant_keys
from entityscreen.names.tokens import Spelling, Token

SCRIPTS = tuple(Script)


class SoundArrays(TypedDict):
    """The arrays of `NameIndex` that are made here."""

    sounds: U8
    sound_texts: Texts
    near_keys: KeyTable
    sound_keys: KeyTable
    sound_words: Postings
    heard_sounds: U8
    heard_manners: U8
    heard_scripts: U8
    heard_costs: F32
    heard_words: I32
    heard_keys: KeyTable


@dataclass(slots=True)
class SoundCollector:
    """Collects the sounds of listed words."""

    sounds: dict[str, int] = field(default_factory=dict)
    near_keys: Keys = field(default_factory=Keys)
    sound_keys: Keys = field(default_factory=Keys)
    sound_words: Rows = field(default_factory=Rows)
    heard_sounds: list[str] = field(default_factory=list)
    heard_manners: array[int] = field(default_factory=lambda: array("B"))
    heard_scripts: array[int] = field(default_factory=lambda: array("B"))
    heard_costs: array[float] = field(default_factory=lambda: array("f"))
    heard_words: array[int] = field(default_factory=lambda: array("i"))
    heard_keys: Keys = field(default_factory=Keys)

    def add(self, token: Token, word: int) -> None:
        """Add a word, once."""
        for spelling in token.spellings:
            if token.heard:
                self._add_heard(token.script, spelling, word)
            elif token.script is Script.LATIN:
                self._add_latin(spelling, word)

    def _add_latin(self, spelling: Spelling, word: int) -> None:
        number = self.sounds.get(spelling.sound)
        if number is None:
            number = self.sounds[spelling.sound] = len(self.sounds)
            for key in sorted(sound_keys(spelling.sound)):
                self.near_keys.add(key, number)
        # Two spellings of one sound may have other consonant keys: each adds its own.
        for key in consonant_keys(spelling.text):
            self.sound_keys.add(key, number)
        self.sound_words.add(number, word, 1.0)

    def _add_heard(self, script: Script, spelling: Spelling, word: int) -> None:
        number = len(self.heard_sounds)
        self.heard_sounds.append(spelling.sound)
        self.heard_manners.append(MANNERS.index(manner_of(script, spelling.system)))
        self.heard_scripts.append(SCRIPTS.index(script))
        self.heard_costs.append(spelling.cost)
        self.heard_words.append(word)
        for key in consonant_keys(spelling.text):
            self.heard_keys.add(key, number)

    def arrays(self) -> SoundArrays:
        """What was collected, as arrays."""
        return SoundArrays(
            sounds=_encode(list(self.sounds)),
            sound_texts=Texts.pack(list(self.sounds)),
            near_keys=self.near_keys.table(),
            sound_keys=self.sound_keys.table(),
            sound_words=postings_of(*columns(self.sound_words), len(self.sounds)),
            heard_sounds=_encode(self.heard_sounds),
            heard_manners=np.array(self.heard_manners, dtype=np.uint8),
            heard_scripts=np.array(self.heard_scripts, dtype=np.uint8),
            heard_costs=np.array(self.heard_costs, dtype=np.float32),
            heard_words=np.array(self.heard_words, dtype=np.int32),
            heard_keys=self.heard_keys.table(),
        )


def _encode(sounds: list[str]) -> U8:
    encoded = b"".join(encode_sound(sound) for sound in sounds)
    return np.frombuffer(encoded, dtype=np.uint8).reshape(-1, WIDTH)


def words_by_ear(index: NameIndex, token: Token) -> dict[int, float]:
    """The listed words of other scripts that a word may sound like.

    Args:
        index: the index.
        token: the queried word.

    Returns:
        Word number to the most that it can be alike, in (0, 1].
    """
    found = _latin_words(index, token) if token.heard else {}
    if len(index.heard_words) and token.script is not Script.HAN:
        for word, most in _heard_words(index, token).items():
            found[word] = max(most, found.get(word, 0.0))
    return found


def words_by_sound(index: NameIndex, token: Token) -> dict[int, float]:
    """The listed words in Latin letters that sound the same or nearly so, with their similarity by that alone."""
    found: dict[int, float] = {}
    for spelling in token.spellings:
        hashes = np.array(sorted(map(key_hash, sound_keys(spelling.sound))), dtype=np.uint32)
        for number in sorted(set(index.near_keys.find(hashes).tolist())):
            alike = sound_similarity(spelling.sound, index.sound_texts[number]) - spelling.cost
            if alike > 0.0:
                first, last = index.sound_words.row(number)
                for word in index.sound_words.variants[first:last].tolist():
                    found[word] = max(alike, found.get(word, 0.0))
    return found


def _latin_words(index: NameIndex, token: Token) -> dict[int, float]:
    highest = np.zeros(len(index.sounds))
    for spelling in token.spellings:
        manner = manner_of(token.script, spelling.system)
        for key in consonant_keys(spelling.text):
            sounds = _find(index.sound_keys, key)
            if len(sounds):
                alike = highest_alike(spelling.sound, manner, index.sounds[sounds])
                most = np.where(alike > 0, np.minimum(alike, certainty(manner, len(key))) - spelling.cost, 0.0)
                highest[sounds] = np.maximum(highest[sounds], most)
    alike_sounds = np.flatnonzero(highest > 0.0)
    words, sizes = rows_of(index.sound_words, alike_sounds)
    return _most(words, np.repeat(highest[alike_sounds], sizes))


def _heard_words(index: NameIndex, token: Token) -> dict[int, float]:
    """Readings of listed words of other scripts than the token's."""
    own = SCRIPTS.index(token.script)
    highest = np.zeros(len(index.heard_words))
    for spelling in token.spellings:
        for key in consonant_keys(spelling.text):
            readings = _find(index.heard_keys, key)
            readings = readings[index.heard_scripts[readings] != own]
            if len(readings):
                most = _most_heard(index, token, spelling, len(key), readings)
                highest[readings] = np.maximum(highest[readings], most)
    alike = np.flatnonzero(highest > 0.0)
    return _most(index.heard_words[alike], highest[alike])


def _most_heard(index: NameIndex, token: Token, spelling: Spelling, length: int, readings: I32) -> F64:
    most = np.zeros(len(readings))
    manners = index.heard_manners[readings]
    for number in np.unique(manners).tolist():
        chosen = manners == number
        rows = index.heard_sounds[readings[chosen]]
        manner = MANNERS[number]
        alike = np.minimum(highest_alike(spelling.sound, swapped(manner), rows), certainty(manner, length))
        if token.heard:  # which of two scripts tells less is the scorer's to say: the more is assumed
            mine = manner_of(token.script, spelling.system)
            alike = np.maximum(alike, np.minimum(highest_alike(spelling.sound, mine, rows), certainty(mine, length)))
        most[chosen] = alike
    return np.where(most > 0.0, most - spelling.cost - index.heard_costs[readings], 0.0)


def _find(table: KeyTable, key: str) -> I32:
    return np.unique(table.find(np.array([key_hash(key)], dtype=np.uint32)))


def _most(words: I32, values: F64) -> dict[int, float]:
    found: dict[int, float] = {}
    for word, value in zip(words.tolist(), values.tolist(), strict=True):
        if value > found.get(word, 0.0):
            found[word] = value
    return found
