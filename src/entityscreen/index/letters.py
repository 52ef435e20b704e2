"""Queried spellings against listed ones: by their letters and by equal or near sound.

Here belongs what two spellings share within Latin letters, or within the characters of one script. By ear across
scripts is `sounds.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import BOOL, F64, I32, I64, U8, KeyTable, distinct, rows_of
from entityscreen.index.hashes import deletion_hashes
from entityscreen.index.name_index import CHARACTERS, SCRIPTS, NameIndex
from entityscreen.names.tokens import Token
from entityscreen.text.edits import allowed_edits, edit_similarities, sound_edits, sound_similarities
from entityscreen.text.words import CJK

_CJK = np.array([script in CJK for script in SCRIPTS], dtype=bool)
_LOW = np.int64(0xFFFFFFFF)


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
        heard: whether its word is heard.
        characters: whether it is the word's own characters.
    """

    texts: list[str]
    sounds: list[str]
    systems: list[str]
    owners: I64
    costs: F64
    scripts: U8
    heard: BOOL
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
        (s.text, s.sound, s.system, owner, s.cost, SCRIPTS.index(token.script), token.heard, False)
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
        heard=np.array(columns[6], dtype=bool),
        characters=np.array(columns[7], dtype=bool),
    )


def by_letters(index: NameIndex, queried: Queried) -> Alike:
    """Words whose spellings are the same or some letters off; characters against characters by themselves."""
    edits = [allowed_edits(len(text)) for text in queried.texts]
    own, listed = _meeting(index.spelling_keys, queried.texts, edits)
    own_characters, their_characters = queried.characters[own], index.spelling_manners[listed] == CHARACTERS
    settled = _settled_by_characters(index, queried, own, listed)
    kept = np.flatnonzero(np.where(settled, own_characters & their_characters, ~(own_characters | their_characters)))
    own, listed = own[kept], listed[kept]
    similarities = edit_similarities([queried.texts[i] for i in own.tolist()], index.spellings.many(listed))
    return _less_costs(index, queried, own, listed, similarities)


def by_equal_sound(index: NameIndex, queried: Queried) -> Alike:
    """Words that sound the same or nearly so, by their sound keys."""
    own, sounds = _meeting(index.near_keys, queried.sounds, [sound_edits(len(sound)) for sound in queried.sounds])
    similarities = sound_similarities([queried.sounds[i] for i in own.tolist()], index.sound_texts.many(sounds))
    near = np.flatnonzero(similarities > 0.0)
    listed, sizes = rows_of(index.sound_spellings, sounds[near])
    own, similarities = np.repeat(own[near], sizes), np.repeat(similarities[near], sizes)
    kept = np.flatnonzero(~_settled_by_characters(index, queried, own, listed))
    return _less_costs(index, queried, own[kept], listed[kept], similarities[kept])


def _meeting(table: KeyTable, texts: list[str], edits: list[int]) -> tuple[I64, I64]:
    """(number of the text, what it meets in the table), each pair once."""
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
