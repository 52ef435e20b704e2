"""What the kernel is given: rules, prices and tables of the Python modules that own them, and the arrays of an index.

It lays each out as an array. The kernel (`kernel.py`) has no value of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import named_cache
from entityscreen.index.arrays import KeyTable
from entityscreen.index.bound import SAME_INITIAL, TOLERANCE, Bound, EvidenceBound
from entityscreen.index.hashes import SOUND_BEGUN, SPELLING_BEGUN, crc_table
from entityscreen.index.name_index import CHARACTERS, PERSON, SCRIPTS, NameIndex
from entityscreen.index.wholes import (
    ACRONYM_BEGUN,
    BEGINNING_BEGUN,
    CUT_OFF_BEGUN,
    LETTERS_BEGUN,
    OF_ONE_WORD,
    SINGLE_BEGUN,
    SPREAD,
)
from entityscreen.model.script import Script
from entityscreen.names.likeness import INITIAL_SIMILARITY
from entityscreen.names.match_signature import PAIR
from entityscreen.names.organisation_parts import ACRONYM_LETTERS, COUNTRY, FORM_ALONE
from entityscreen.names.persons.known_words import PARTICLE
from entityscreen.names.prepare import LEAST_SYLLABLES, MOST_SYLLABLES, WHOLE_NAME
from entityscreen.names.prepared import SHORT_PIECE, SHORTEST_SOUND
from entityscreen.names.typos import LEAST_JOINED, LEAST_LEFT, LEAST_LETTERS, MOST_JOINED, MOST_LEFT_OUT, MOST_WORDS
from entityscreen.names.word_bits import SLIGHT
from entityscreen.syllables.latin_names import FEWEST
from entityscreen.text import edits, phonetics, sounds
from entityscreen.text.words import CJK

Array = NDArray[Any]
# What takes an array over: compiled code as it is, a source that runs uncompiled as a view that gives plain numbers.
View = Callable[[Array], Any]
# A query is gone through word by word where its words have so many entries, or so many times those of the rarest.
FEW_ENTRIES, TIMES_RAREST = 256, 4
_BYTES = 256
_MOST_KEYS = 64  # of a word: ways to say it
_LETTERS = 4_096  # of a spelling, more than the kernel reads


@named_cache("index.kernel_tables", maxsize=1)
def kernel_tables() -> Mapping[str, Array]:
    """Return rules, prices and lengths as arrays, by the names that the kernel has for them."""
    near, alone_here, alone_there, last_a = phonetics.price_tables()
    return {
        "crc_table": crc_table(),
        **_sound_rules(),
        "sound_classes": _translated(sounds.CLASSES),
        "places": _translated(sounds.PLACES),
        "close_sounds": np.concatenate([_translated(table) for _, table in phonetics.CLOSE]),
        "near_prices": near.reshape(-1),
        "alone_here": alone_here.reshape(-1),
        "alone_there": alone_there.reshape(-1),
        "last_a": last_a,
        "least_alike": phonetics.LEAST,
        "certainty": np.array([profile.certainty for profile in phonetics.PROFILES]).reshape(-1),
        "edits_by_length": np.array([edits.allowed_edits(n) for n in range(edits.LONGEST + 1)], dtype=np.int32),
        "after_one_edit": np.array(edits.EDIT_SIMILARITY[1]),
        "after_two_edits": np.array(edits.EDIT_SIMILARITY[2]),
        "cjk": np.array([script in CJK for script in SCRIPTS], dtype=np.uint8),
    }


def _sound_rules() -> dict[str, Array]:
    steps = [step for _, step in sounds.rules()]
    letters, written = ([step[side].encode() for step in steps] for side in (0, 1))
    masks = [sum({1 << (letter & 31) for letter in spelling}) for spelling in letters]
    return {
        "rule_letters": np.frombuffer(b"".join(letters), dtype=np.uint8),
        "rule_starts": np.cumsum([0, *map(len, letters)]).astype(np.int32),
        "rule_sounds": np.frombuffer(b"".join(written), dtype=np.uint8),
        "rule_sound_starts": np.cumsum([0, *map(len, written)]).astype(np.int32),
        "rule_masks": np.array(masks, dtype=np.uint32),
    }


def _translated(table: Mapping[int, Any]) -> NDArray[np.uint8]:
    """Return what a table of `str.translate` makes of each byte; 0 where it leaves it out."""
    return np.array([ord(chr(byte).translate(table) or "\0") for byte in range(_BYTES)], dtype=np.uint8)


def kernel_numbers(index: NameIndex, bound: Bound) -> dict[str, Any]:
    """Return single numbers, by the names that the kernel has for them."""
    return {
        "first_listed_join": index.first_join,
        "latin": SCRIPTS.index(Script.LATIN),
        "han": SCRIPTS.index(Script.HAN),
        "own_characters": CHARACTERS,
        "sound_width": phonetics.WIDTH,
        "sound_long": phonetics.LONG,
        "close_ways": len(phonetics.CLOSE),
        "longest_word": edits.LONGEST,
        "shortest_sound": SHORTEST_SOUND,
        "short_piece": SHORT_PIECE,
        "same_sound": edits.SAME_SOUND,
        "near_sound": edits.NEAR_SOUND,
        "near_sound_length": edits.NEAR_SOUND_LENGTH,
        "swapped": edits.SWAPPED,
        "swapped_only": edits.SWAPPED_ONLY,
        "first_letter": edits.FIRST_LETTER,
        "vowel_weight": phonetics.VOWEL_WEIGHT,
        "least_weight": phonetics.LEAST_WEIGHT,
        "rounding": phonetics.ROUNDING,
        "spelling_begun": SPELLING_BEGUN,
        "sound_begun": SOUND_BEGUN,
        "letters_begun": LETTERS_BEGUN,
        "cut_begun": CUT_OFF_BEGUN,
        "beginning_begun": BEGINNING_BEGUN,
        "acronym_begun": ACRONYM_BEGUN,
        "single_begun": SINGLE_BEGUN,
        "spread": SPREAD,
        "typo_words": MOST_WORDS,
        "typo_letters": LEAST_LETTERS,
        "least_left": LEAST_LEFT,
        "one_word_mark": OF_ONE_WORD,
        "one_word_least": LEAST_JOINED,
        "one_word_most": MOST_JOINED,
        "one_word_left_out": MOST_LEFT_OUT,  # two at most
        "few_entries": FEW_ENTRIES,
        "times_rarest": TIMES_RAREST,
        "tolerance": TOLERANCE,
        "conflict": bound.conflict,
        "missing": bound.missing,
        "doubt": bound.doubt,
        "one_part": bound.one_part,
        "read_otherwise": bound.read_otherwise,
        **_evidence_numbers(bound.evidence),
        "initial": INITIAL_SIMILARITY,
        "same_initial": SAME_INITIAL,
        "initial_pair": PAIR,
        **_numbers_of_parts(),
    }


def _numbers_of_parts() -> dict[str, float]:
    return {
        "particle_weight": PARTICLE,
        "country_weight": COUNTRY,
        "form_alone": FORM_ALONE,
        "slight": SLIGHT,
        "acronym_letters": ACRONYM_LETTERS,
        "fewest_syllables": FEWEST,
        "least_syllables": LEAST_SYLLABLES,
        "most_syllables": MOST_SYLLABLES,
        "whole_name": WHOLE_NAME,
    }


def _evidence_numbers(evidence: EvidenceBound) -> dict[str, float]:
    return {
        "needed_seldom": evidence.seldom,
        "needed_one": evidence.one,
        "needed_more": evidence.more,
        "bit_amount": evidence.amount,
        "most_by_bits": evidence.most,
        "initial_bits": evidence.initial,
        "alike_bits": evidence.alike,
    }


def kernel_listed(index: NameIndex, kernel: ModuleType, view: View) -> dict[str, Any]:
    """Return the arrays of an index and the scratch for it, by the names that the kernel has for them.

    Args:
        index: the index; none of its arrays is copied.
        kernel: the module, compiled or not.
        view: what takes an array over.
    """
    tables = {
        name: getattr(index, name)
        for name in (
            "spelling_keys",
            "near_keys",
            "latin_keys",
            "phonetic_keys",
            "meaning_keys",
            "exact_keys",
            "whole_keys",
        )
    }
    arrays = {**_arrays_of_words(index), **_arrays_of_variants(index), **_scratch(index, kernel.BUFFER_BYTES)}
    return {
        **{name: _probe(table, kernel.KeyProbe, view) for name, table in tables.items()},
        "typo_keys": _probe(index.typo_rows.keys, kernel.KeyProbe, view),
        **{name: view(array) for name, array in arrays.items()},
    }


def _probe(table: KeyTable, probe: Callable[..., Any], view: View) -> Any:
    # The bytes of a tail, the lowest first, however wide it is.
    tails = (
        table.tails
        if table.tails.dtype.itemsize == 1
        else table.tails.astype(table.tails.dtype.newbyteorder("<"), copy=False)
    )
    width = table.tails.dtype.itemsize
    return probe(view(tails.view(np.uint8)), view(table.features), view(table.starts), width, table.tail_bits)


def _arrays_of_words(index: NameIndex) -> dict[str, Array]:
    sound_lengths, sound_weights = phonetics.measure_sounds(index.sounds)
    return {
        "typo_rests": index.typo_rows.rests,
        "spelling_data": index.spellings.data,
        "spelling_offsets": index.spellings.offsets,
        "spelling_words": index.spelling_words,
        "spelling_costs": index.spelling_costs,
        "spelling_scripts": index.spelling_scripts,
        "spelling_profiles": index.spelling_profiles,
        "sound_rows": index.sounds.reshape(-1),
        "sound_lengths": sound_lengths,
        "sound_weights": sound_weights,
        "sound_data": index.sound_texts.data,
        "sound_offsets": index.sound_texts.offsets,
        "sound_spelling_offsets": index.sound_spellings.offsets,
        "sound_spellings": index.sound_spellings.variants,
        "group_sounds": index.phonetic_sounds,
        "group_profiles": index.phonetic_profiles,
        "group_close": index.phonetic_closely,
        "group_scripts": index.phonetic_scripts,
        "group_spelling_offsets": index.phonetic_spellings.offsets,
        "group_spellings": index.phonetic_spellings.variants,
        "full_offsets": index.full.offsets,
        "full_variants": index.full.variants,
        "full_shares": index.full.shares,
        "rare_offsets": index.prefix.offsets,
        "rare_variants": index.prefix.variants,
        **_of_rows(index),
    }


def _of_rows(index: NameIndex) -> dict[str, Array]:
    """Return of each listed word the largest share, and whether one match of it may be more than one part's."""
    offsets, count = index.full.offsets, len(index.full.offsets) - 1
    more = (index.variant_repeats > 0) | (index.variant_initials > 0.0)
    largest, several = np.zeros(count, dtype=np.float32), np.zeros(count, dtype=np.uint8)
    rows = np.flatnonzero(np.diff(offsets))
    if len(rows):
        largest[rows] = np.maximum.reduceat(index.full.shares, offsets[rows])
        several[rows] = np.maximum.reduceat(more[index.full.variants], offsets[rows])
    return {"largest_share": largest, "several_matched": several}


def _arrays_of_variants(index: NameIndex) -> dict[str, Array]:
    return {
        "v_syllables": index.variant_syllables,
        "v_named": index.variant_named,
        "v_person": (index.name_families[index.variant_names] == PERSON).astype(np.uint8),
        "v_patronymics": index.variant_patronymics,
        "v_repeats": index.variant_repeats,
        "v_initials": index.variant_initials,
        "v_initial_count": index.variant_initial_count,
        "v_largest": index.variant_largest,
        "v_letters": index.variant_letters,
        "v_initial_letters": index.variant_initial_letters,
        "v_characters": index.variant_characters,
        "v_latin": index.variant_latin,
    }


def _scratch(index: NameIndex, buffer: int) -> dict[str, Array]:
    features, variants = len(index.full.offsets), len(index.variant_names)
    sizes: dict[str, tuple[int, type[np.generic]]] = {
        "buffer": (buffer, np.uint8),
        "points": (_LETTERS, np.int32),
        "other_points": (_LETTERS, np.int32),
        "lengths": (_MOST_KEYS, np.int32),
        "key_lengths": (_MOST_KEYS, np.int32),
        "row": (3 * 64, np.int32),
        "left_out": (64, np.int32),
        "seen_spellings": (len(index.spelling_words), np.int32),
        "seen_sounds": (len(index.sounds), np.int32),
        "seen_words": (features, np.int32),
        "words_alike": (features, np.int32),
        "words_similarity": (features, np.float32),
        "v_seen": (variants, np.int32),
        "v_head": (variants, np.int32),
        "v_touched": (variants, np.int32),
    }
    return {name: np.zeros(size, dtype=kind) for name, (size, kind) in sizes.items()}
