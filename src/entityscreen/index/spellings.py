"""The spellings of listed words.

Each spelling is one row of columns, with the keys that are made of all rows at once: of letters and sounds with some
left out, and the consonant keys by which words are compared by sound across scripts. The kernel looks queried words up
in them (`kernel.py`).
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np

from entityscreen.caches import named_cache
from entityscreen.index.arrays import (
    I32,
    Keys,
    KeyTable,
    Texts,
    append_all,
    number_all,
    postings_of,
    table_of_pairs,
)  # fmt: skip
from entityscreen.index.hashes import deletion_pairs, key_hash
from entityscreen.index.name_index import CHARACTERS, SCRIPTS
from entityscreen.model.script import Script
from entityscreen.names.tokens import Spelling, Token
from entityscreen.text.edits import allowed_edits, sound_edits
from entityscreen.text.phonetics import PROFILES, READ, WIDTH, encode_sound, own_close_key, profile_of
from entityscreen.text.sounds import consonant_keys
from entityscreen.text.words import CJK


@dataclass(slots=True)
class SpellingCollector:
    """Collects the spellings of listed words."""

    texts: list[str] = field(default_factory=list)
    words: array[int] = field(default_factory=lambda: array("i"))
    costs: array[float] = field(default_factory=lambda: array("f"))
    scripts: array[int] = field(default_factory=lambda: array("B"))
    profiles: array[int] = field(default_factory=lambda: array("B"))
    sounds_of: array[int] = field(default_factory=lambda: array("i"))
    sounds: dict[str, int] = field(default_factory=dict)
    latin_keys: Keys = field(default_factory=Keys)
    phonetic_keys: Keys = field(default_factory=Keys)
    groups: dict[tuple[int, int, Script], int] = field(default_factory=dict)
    groups_of: array[int] = field(default_factory=lambda: array("i"))
    readings: array[int] = field(default_factory=lambda: array("i"))

    def add(self, token: Token, word: int) -> None:
        """Add a word, once."""
        for spelling in token.spellings:
            sound = self.sounds.setdefault(spelling.sound, len(self.sounds))
            profile = profile_number(token.script, spelling.system)
            self._add_keys(token, spelling, profile, sound)
            self._add(spelling.text, word, spelling.cost, token.script, profile, sound)
        if token.script in CJK:
            self._add(token.text, word, 0.0, token.script, CHARACTERS, self.sounds.setdefault("", len(self.sounds)))

    def _add(self, text: str, word: int, cost: float, script: Script, profile: int, sound: int) -> None:
        self.texts.append(text)
        self.words.append(word)
        self.costs.append(cost)
        self.scripts.append(SCRIPTS.index(script))
        self.profiles.append(profile)
        self.sounds_of.append(sound)

    def _add_keys(self, token: Token, spelling: Spelling, profile: int, sound: int) -> None:
        """Keys by sound across scripts; two spellings of one sound may have other consonant keys: each adds its own."""
        if token.phonetic:
            keys = consonant_keys(spelling.text)
            if keys:
                group = self.groups.setdefault((sound, profile, token.script), len(self.groups))
                self.phonetic_keys.add_all(keys, group)
                self.groups_of.append(group)
                self.readings.append(len(self.texts))
        elif token.script is Script.LATIN:
            self.latin_keys.add_all(consonant_keys(spelling.text), sound)

    def extend(self, other: SpellingCollector, words: I32, known: int) -> None:
        """Append spellings that were collected apart, with the number here of each word; those below `known` are here.

        The keys of these words are here too: an entry of a table that comes again is one.
        """
        sounds = number_all(self.sounds, other.sounds)
        of_groups = ((int(sounds[sound]), profile, script) for sound, profile, script in other.groups)
        groups = number_all(self.groups, of_groups)
        word_numbers = words[np.asarray(other.words)]
        new = word_numbers >= known
        spellings = np.cumsum(new) + (len(self.texts) - 1)
        readings = np.asarray(other.readings)
        read = new[readings]
        self.texts += compress(other.texts, new.tolist())
        append_all(self.words, word_numbers[new])
        append_all(self.costs, np.asarray(other.costs)[new])
        append_all(self.scripts, np.asarray(other.scripts)[new])
        append_all(self.profiles, np.asarray(other.profiles)[new])
        append_all(self.sounds_of, sounds[np.asarray(other.sounds_of)[new]])
        append_all(self.groups_of, groups[np.asarray(other.groups_of)[read]])
        append_all(self.readings, spellings[readings[read]])
        self.latin_keys.extend(other.latin_keys, sounds)
        self.phonetic_keys.extend(other.phonetic_keys, groups)

    def arrays(self) -> dict[str, Any]:
        """What was collected, as arrays of `NameIndex`."""
        sounds = list(self.sounds)
        sounds_of = np.array(self.sounds_of, dtype=np.int32)
        numbers = np.arange(len(self.texts), dtype=np.int32)
        groups, readings = np.array(self.groups_of, dtype=np.int32), np.array(self.readings, dtype=np.int32)
        return {
            "spellings": Texts.pack(self.texts),
            "spelling_words": np.array(self.words, dtype=np.int32),
            "spelling_costs": np.array(self.costs, dtype=np.float32),
            "spelling_scripts": np.array(self.scripts, dtype=np.uint8),
            "spelling_profiles": np.array(self.profiles, dtype=np.uint8),
            "spelling_keys": deletion_table(self.texts, [allowed_edits(len(text)) for text in self.texts]),
            "sounds": np.frombuffer(b"".join(map(encode_sound, sounds)), dtype=np.uint8).reshape(-1, WIDTH),
            "sound_texts": Texts.pack(sounds),
            "sound_spellings": postings_of(sounds_of, numbers, None, len(sounds)),
            "near_keys": deletion_table(sounds, [sound_edits(len(sound)) for sound in sounds]),
            "latin_keys": self.latin_keys.table(),
            "phonetic_keys": self.phonetic_keys.table(),
            "phonetic_sounds": np.array([sound for sound, _, _ in self.groups], dtype=np.int32),
            "phonetic_profiles": np.array([profile for _, profile, _ in self.groups], dtype=np.uint8),
            "phonetic_closely": np.array([_closely(sounds[sound], m) for sound, m, _ in self.groups], dtype=np.uint32),
            "phonetic_scripts": np.array([SCRIPTS.index(script) for _, _, script in self.groups], dtype=np.uint8),
            "phonetic_spellings": postings_of(groups, readings, None, len(self.groups)),
        }


@named_cache("index.profile_numbers", maxsize=1_000)
def profile_number(script: Script, system: str) -> int:
    """The place of a romanisation's profile among `PROFILES`."""
    return PROFILES.index(profile_of(script, system))


def _closely(sound: str, profile: int) -> int:
    """What tells by what a romanisation that must be matched closely is matched; 0 for all others."""
    key = own_close_key(sound) if PROFILES[profile] is READ else None
    return 0 if key is None else key_hash(key)


def deletion_table(texts: list[str], edits: list[int]) -> KeyTable:
    """The texts by what is left of them when letters are deleted."""
    return table_of_pairs(deletion_pairs(texts, edits))
