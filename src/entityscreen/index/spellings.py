"""The spellings of listed words, and which queried spellings are like them by letters and by sound.

Here belong the columns of one row a spelling with the keys that are made of them all at once; what two spellings share
within Latin letters, or within the characters of one script; and by what words sound alike across scripts. These are
looked up by consonant keys, both ways: a word of another script against the sounds of all Latin words, and any word
against the romanisations of all listed words of other scripts. There the similarities are the most that two words can
be alike (`text/phonetics.py`); the scorer gives the true ones.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np

from entityscreen.caches import named_cache
from entityscreen.index.arrays import (
    BOOL,
    F64,
    I32,
    I64,
    U8,
    Keys,
    KeyTable,
    Texts,
    append_all,
    distinct,
    number_all,
    postings_of,
    ranges,
    rows_of,
    table_of_pairs,
)  # fmt: skip
from entityscreen.index.hashes import deletion_hashes, deletion_pairs, key_hash, key_hashes
from entityscreen.index.name_index import CHARACTERS, SCRIPTS, NameIndex
from entityscreen.model.script import Script
from entityscreen.names.tokens import Spelling, Token
from entityscreen.text.edits import allowed_edits, edit_similarity, sound_edits, sound_similarity
from entityscreen.text.phonetics import (
    PROFILES,
    READ,
    WIDTH,
    Sounds,
    certainties,
    close_keys,
    encode_sound,
    highest_alike,
    own_close_key,
    profile_of,
)
from entityscreen.text.sounds import consonant_keys
from entityscreen.text.words import CJK

_CJK = np.array([script in CJK for script in SCRIPTS], dtype=bool)
_LOW = np.int64(0xFFFFFFFF)
_HAN = SCRIPTS.index(Script.HAN)
_LATIN = SCRIPTS.index(Script.LATIN)


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
            profile = _profile_number(token.script, spelling.system)
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
        own = words[np.asarray(other.words)]
        new = own >= known
        spellings = np.cumsum(new) + (len(self.texts) - 1)
        readings = np.asarray(other.readings)
        read = new[readings]
        self.texts += compress(other.texts, new.tolist())
        append_all(self.words, own[new])
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
def _profile_number(script: Script, system: str) -> int:
    """The place of a romanisation's profile among `PROFILES`."""
    return PROFILES.index(profile_of(script, system))


def _closely(sound: str, profile: int) -> int:
    """What tells by what a romanisation that must be matched closely is matched; 0 for all others."""
    key = own_close_key(sound) if PROFILES[profile] is READ else None
    return 0 if key is None else key_hash(key)


def deletion_table(texts: list[str], edits: list[int]) -> KeyTable:
    """The texts by what is left of them when letters are deleted."""
    return table_of_pairs(deletion_pairs(texts, edits))


@dataclass(frozen=True, slots=True)
class Queried:
    """The spellings of queried words, a row each.

    Attributes:
        texts: of each spelling.
        sounds: its sound key; empty for own characters.
        systems: its romanisation.
        owners: the number of its word among the queried ones.
        costs: its cost.
        scripts: its word's script, as an index into `SCRIPTS`.
        phonetic: whether its word is compared by sound across scripts.
        characters: whether it is the word's own characters.
    """

    texts: list[str]
    sounds: list[str]
    systems: list[str]
    owners: I64
    costs: F64
    scripts: U8
    phonetic: BOOL
    characters: BOOL


@dataclass(frozen=True, slots=True)
class Alike:
    """Queried words and listed words that are alike, a row a pair; pairs may come again.

    Attributes:
        owners: the number of the queried word.
        words: the listed word, or a join.
        similarities: at least what `likeness` gives.
    """

    owners: I64
    words: I32
    similarities: F64


def spellings_of(tokens: Sequence[Token]) -> Queried:
    """The spellings of words as columns."""
    rows = [
        (s.text, s.sound, s.system, owner, s.cost, SCRIPTS.index(token.script), token.phonetic, False)
        for owner, token in enumerate(tokens)
        for s in token.spellings
    ]
    rows += [
        (token.text, "", "", owner, 0.0, SCRIPTS.index(token.script), False, True)
        for owner, token in enumerate(tokens)
        if token.script in CJK
    ]
    columns = list(zip(*rows, strict=True)) or [()] * 8
    return Queried(
        texts=list(columns[0]),
        sounds=list(columns[1]),
        systems=list(columns[2]),
        owners=np.array(columns[3], dtype=np.int64),
        costs=np.array(columns[4], dtype=np.float64),
        scripts=np.array(columns[5], dtype=np.uint8),
        phonetic=np.array(columns[6], dtype=bool),
        characters=np.array(columns[7], dtype=bool),
    )


def by_letters(index: NameIndex, queried: Queried) -> Alike:
    """Words whose spellings are the same or some letters off; characters against characters by themselves."""
    edits = [allowed_edits(len(text)) for text in queried.texts]
    own, listed = _meeting(index.spelling_keys, queried.texts, edits)
    own_characters, their_characters = queried.characters[own], index.spelling_profiles[listed] == CHARACTERS
    settled = _settled_by_characters(index, queried, own, listed)
    kept = np.flatnonzero(np.where(settled, own_characters & their_characters, ~(own_characters | their_characters)))
    own, listed = own[kept], listed[kept]
    asked = [queried.texts[i] for i in own.tolist()]
    similarities = np.array(list(map(edit_similarity, asked, index.spellings.many(listed))), dtype=np.float64)
    return _less_costs(index, queried, own, listed, similarities)


def by_equal_sound(index: NameIndex, queried: Queried) -> Alike:
    """Words that sound the same or nearly so, by their sound keys."""
    own, sounds = _meeting(index.near_keys, queried.sounds, [sound_edits(len(sound)) for sound in queried.sounds])
    asked = [queried.sounds[i] for i in own.tolist()]
    similarities = np.array(list(map(sound_similarity, asked, index.sound_texts.many(sounds))), dtype=np.float64)
    near = np.flatnonzero(similarities > 0.0)
    listed, sizes = rows_of(index.sound_spellings, sounds[near])
    own, similarities = np.repeat(own[near], sizes), np.repeat(similarities[near], sizes)
    kept = np.flatnonzero(~_settled_by_characters(index, queried, own, listed))
    return _less_costs(index, queried, own[kept], listed[kept], similarities[kept])


def _meeting(table: KeyTable, texts: list[str], edits: list[int]) -> tuple[I64, I64]:
    """(number of the text, what it matches in the table), each pair once."""
    hashes, owners = deletion_hashes(texts, edits)
    asked, found = table.find_each(hashes)
    pairs = distinct(owners[asked] << np.int64(32) | found)
    return pairs >> np.int64(32), pairs & _LOW


def _settled_by_characters(index: NameIndex, queried: Queried, own: I64, listed: I64 | I32) -> BOOL:
    """Which pairs are in characters of one script: what sounds alike is not the same there."""
    script = queried.scripts[own]
    settled: BOOL = (script == index.spelling_scripts[listed]) & _CJK[script]
    return settled


def _less_costs(index: NameIndex, queried: Queried, own: I64, listed: I64 | I32, similarities: F64) -> Alike:
    similarities = similarities - queried.costs[own] - index.spelling_costs[listed]
    return Alike(queried.owners[own], index.spelling_words[listed], similarities)


class Ear:
    """Finds words by sound across scripts in one index."""

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
    return np.array([_profile_number(SCRIPTS[script], system) for script, system in pairs], dtype=np.int64)
