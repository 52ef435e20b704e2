"""The spellings and sounds of listed words while they are collected.

Here belong the columns of one row a spelling, and the keys that are made of them all at once. How they are looked
up is `letters.py` (by letters and by equal sound) and `sounds.py` (by ear, across scripts).
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TypedDict

import numpy as np

from entityscreen.index.arrays import F32, I32, U8, U32, KeyTable, Postings, Texts
from entityscreen.index.collect import Keys, postings_of, table_of_pairs
from entityscreen.index.hashes import deletion_pairs, key_hash
from entityscreen.index.name_index import CHARACTERS, SCRIPTS
from entityscreen.model.script import Script
from entityscreen.names.tokens import Spelling, Token
from entityscreen.text.edits import allowed_edits, sound_edits
from entityscreen.text.phonetics import MANNERS, READ, WIDTH, encode_sound, manner_of, own_close_key
from entityscreen.text.sounds import consonant_keys
from entityscreen.text.words import CJK


class SpellingArrays(TypedDict):
    """The arrays of `NameIndex` that are made here."""

    spellings: Texts
    spelling_words: I32
    spelling_costs: F32
    spelling_scripts: U8
    spelling_manners: U8
    spelling_keys: KeyTable
    sounds: U8
    sound_texts: Texts
    sound_spellings: Postings
    near_keys: KeyTable
    latin_keys: KeyTable
    heard_keys: KeyTable
    heard_sounds: I32
    heard_manners: U8
    heard_closely: U32
    heard_scripts: U8
    heard_readings: Postings


@dataclass(slots=True)
class SpellingCollector:
    """Collects the spellings of listed words."""

    texts: list[str] = field(default_factory=list)
    words: array[int] = field(default_factory=lambda: array("i"))
    costs: array[float] = field(default_factory=lambda: array("f"))
    scripts: array[int] = field(default_factory=lambda: array("B"))
    manners: array[int] = field(default_factory=lambda: array("B"))
    sounds_of: array[int] = field(default_factory=lambda: array("i"))
    sounds: dict[str, int] = field(default_factory=dict)
    latin_keys: Keys = field(default_factory=Keys)
    heard_keys: Keys = field(default_factory=Keys)
    groups: dict[tuple[int, int, Script], int] = field(default_factory=dict)
    groups_of: array[int] = field(default_factory=lambda: array("i"))
    readings: array[int] = field(default_factory=lambda: array("i"))

    def add(self, token: Token, word: int) -> None:
        """Add a word, once."""
        for spelling in token.spellings:
            sound = self.sounds.setdefault(spelling.sound, len(self.sounds))
            manner = MANNERS.index(manner_of(token.script, spelling.system))
            self._add_keys(token, spelling, manner, sound)
            self._add(spelling.text, word, spelling.cost, token.script, manner, sound)
        if token.script in CJK:
            self._add(token.text, word, 0.0, token.script, CHARACTERS, self.sounds.setdefault("", len(self.sounds)))

    def _add(self, text: str, word: int, cost: float, script: Script, manner: int, sound: int) -> None:
        self.texts.append(text)
        self.words.append(word)
        self.costs.append(cost)
        self.scripts.append(SCRIPTS.index(script))
        self.manners.append(manner)
        self.sounds_of.append(sound)

    def _add_keys(self, token: Token, spelling: Spelling, manner: int, sound: int) -> None:
        """Keys by ear; two spellings of one sound may have other consonant keys, so each adds its own."""
        if token.heard:
            keys = consonant_keys(spelling.text)
            if keys:
                group = self.groups.setdefault((sound, manner, token.script), len(self.groups))
                self.heard_keys.add_all(keys, group)
                self.groups_of.append(group)
                self.readings.append(len(self.texts))
        elif token.script is Script.LATIN:
            self.latin_keys.add_all(consonant_keys(spelling.text), sound)

    def arrays(self) -> SpellingArrays:
        """What was collected, as arrays."""
        sounds = list(self.sounds)
        sounds_of = np.array(self.sounds_of, dtype=np.int32)
        numbers = np.arange(len(self.texts), dtype=np.int32)
        groups, readings = np.array(self.groups_of, dtype=np.int32), np.array(self.readings, dtype=np.int32)
        return SpellingArrays(
            spellings=Texts.pack(self.texts),
            spelling_words=np.array(self.words, dtype=np.int32),
            spelling_costs=np.array(self.costs, dtype=np.float32),
            spelling_scripts=np.array(self.scripts, dtype=np.uint8),
            spelling_manners=np.array(self.manners, dtype=np.uint8),
            spelling_keys=deletion_table(self.texts, [allowed_edits(len(text)) for text in self.texts]),
            sounds=np.frombuffer(b"".join(map(encode_sound, sounds)), dtype=np.uint8).reshape(-1, WIDTH),
            sound_texts=Texts.pack(sounds),
            sound_spellings=postings_of(sounds_of, numbers, None, len(sounds)),
            near_keys=deletion_table(sounds, [sound_edits(len(sound)) for sound in sounds]),
            latin_keys=self.latin_keys.table(),
            heard_keys=self.heard_keys.table(),
            heard_sounds=np.array([sound for sound, _, _ in self.groups], dtype=np.int32),
            heard_manners=np.array([manner for _, manner, _ in self.groups], dtype=np.uint8),
            heard_closely=np.array([_closely(sounds[sound], m) for sound, m, _ in self.groups], dtype=np.uint32),
            heard_scripts=np.array([SCRIPTS.index(script) for _, _, script in self.groups], dtype=np.uint8),
            heard_readings=postings_of(groups, readings, None, len(self.groups)),
        )


def _closely(sound: str, manner: int) -> int:
    """What tells by what a reading that must be met closely is met; 0 for all others."""
    key = own_close_key(sound) if MANNERS[manner] is READ else None
    return 0 if key is None else key_hash(key)


def deletion_table(texts: list[str], edits: list[int]) -> KeyTable:
    """The texts by what is left of them when letters are deleted."""
    return table_of_pairs(deletion_pairs(texts, edits))
