"""What an index over names is.

It names the arrays and what each holds; the modules beside it make and search them. A *feature* is a listed word, or
neighbouring words joined; a *slot* is a part of a variant, found under its word and under the joins that cover it. The
kinds of array are in `arrays.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entityscreen.index.arrays import F32, I32, I64, U8, U16, U32, KeyTable, Postings, Texts
from entityscreen.model.kind import Family
from entityscreen.model.script import Script

# A spelling that is no reading: the word's own characters.
CHARACTERS = 255
# Words that may be a brand: without a meaning, or more than one part of a name.
NO_MEANING, SEVERAL = -2, -1
SCRIPTS, FAMILIES = tuple(Script), tuple(Family)
PERSON = FAMILIES.index(Family.PERSON)


@dataclass(frozen=True, slots=True)
class TypoRows:
    """The names of a list by their words but one.

    Attributes:
        rests: hashes of the other words of each word that may be mistyped, ascending, each once.
        keys: the same with what is left of the word without a letter, or whole, to variants.
    """

    rests: U32
    keys: KeyTable


@dataclass(frozen=True, slots=True)
class SyllableRows:
    """All rows of a list, shape by shape.

    Attributes:
        shapes: (length of the surname, number of units, number of rows) of each shape.
        variants: whose row it is.
        costs: what taking the name this way costs.
        units: unit numbers, for each shape slot after slot.
        orders: for each shape, slot after slot, its rows by their unit.
    """

    shapes: I32
    variants: I32
    costs: F32
    units: I32
    orders: I32


@dataclass(frozen=True, slots=True)
class BrandRows:
    """The units of a list's brands in characters, and the letters that each may be.

    *Pieces* are the letters that one unit or several may be; a *step* is a unit, or several, of one brand.

    Attributes:
        letters: letters to the pieces that may be these, each with its bits.
        letter_pieces: of each entry of `letters`.
        letter_bits: log2 of its chance.
        silent: of pieces that are one unit, log2 of the chance that it is left out; else minus infinity.
        step_offsets: where the steps of each brand begin, and the end.
        step_starts: how many units of the brand are before each.
        step_ends: the same with its own; ascending in a brand.
        step_pieces: its pieces.
        first_offsets: where the brands of each pieces begin that may begin with them, and the end.
        first_brands: these brands.
    """

    letters: KeyTable
    letter_pieces: I32
    letter_bits: F32
    silent: F32
    step_offsets: I64
    step_starts: U16
    step_ends: U16
    step_pieces: I32
    first_offsets: I64
    first_brands: I32


@dataclass(frozen=True, slots=True)
class OrganisationRows:
    """What a list's organisations are found by in the other kind of writing.

    Attributes:
        letters: of the nodes of the trie of brands in Latin letters, see `similarity.search.Trie`.
        ends: behind the last node of each one's branch.
        background: log2 P0 up to each node.
        nodes: where words end that are a brand, ascending.
        node_offsets: where the variants of each begin, and the end.
        node_variants: variants that have the words.
        node_contexts: the context that the words are; `SEVERAL` where they are more than one part and have a meaning,
            `NO_MEANING` where they have none. Ascending for each node.
        brands: brands in characters, each once.
        brand_kinds: 1 where each is of a Japanese name, else 0.
        brand_offsets: where the variants of each begin, and the end.
        brand_variants: variants that have the brand; -1 - variant where it consists of words with a meaning.
        brand_rows: the letters that each may be.
        contexts: places and industries, as concept and role, and words that these may be romanised as.
        context_offsets: where the variants of each begin, and the end.
        context_variants: variants that have it.
    """

    letters: U8
    ends: I32
    background: F32
    nodes: I32
    node_offsets: I64
    node_variants: I32
    node_contexts: I32
    brands: Texts
    brand_kinds: U8
    brand_offsets: I64
    brand_variants: I32
    brand_rows: BrandRows
    contexts: Texts
    context_offsets: I64
    context_variants: I32


_Group = Texts | KeyTable | Postings | SyllableRows | BrandRows | OrganisationRows | TypoRows
_KINDS: dict[str, Callable[..., _Group]] = {
    kind.__name__: kind for kind in (Texts, KeyTable, Postings, SyllableRows, BrandRows, OrganisationRows, TypoRows)
}
# The fields of each kind that are arrays, or texts with arrays of their own.
_FIELDS = {name: tuple((f.name, str(f.type)) for f in fields(kind)) for name, kind in _KINDS.items()}  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """An index over the names of a watchlist.

    A *spelling* is one way to write a listed word: in Latin letters, in a romanisation, or in its own characters.

    Attributes:
        prune: coverage that a variant must reach on one side to be a candidate, in (0, 1].
        first_join: features below are words, from here on joins.
        spellings: text of each spelling.
        spelling_words: its word.
        spelling_costs: its cost.
        spelling_scripts: the script of its word, as an index into `SCRIPTS`.
        spelling_profiles: of a romanisation, as an index into `text.phonetics.PROFILES`; `CHARACTERS` for own
            characters.
        spelling_keys: deletion keys to spellings.
        sounds: each sound once, see `text.phonetics.encode_sound`.
        sound_texts: the same as text.
        sound_spellings: sound to spellings.
        near_keys: deletion keys to sounds.
        latin_keys: consonant keys to the sounds of words in Latin letters.
        phonetic_keys: consonant keys to groups of spellings compared by sound: of one sound, profile and script.
        phonetic_sounds: the sound of each group.
        phonetic_profiles: what is lost in it, as an index into `text.phonetics.PROFILES`.
        phonetic_closely: the hash of what it must have in common with what matches it, see
            `text.phonetics.own_close_key`; 0 where that does not tell.
        phonetic_scripts: its script, as an index into `SCRIPTS`.
        phonetic_spellings: group to spellings.
        meaning_keys: texts, given names and meanings to words.
        exact_keys: exact spellings and sounds to words and joins.
        full: feature to all variants that have it, with shares.
        prefix: feature to the variants that cannot be a hit unless one of their rarest slots is matched.
        whole_keys: keys of whole names (acronyms, single words) to variants.
        typo_rows: the words of names but one, see `wholes.py`.
        organisation_rows: organisations by what they are in the other kind of writing, see `cross_script.py`.
        syllable_rows: the ways to take each Chinese or Korean name, see `syllables.py`.
        syllable_units: the units that they are made of.
        syllable_unit_keys: keys of units to units.
        variant_syllables: 1 for a variant that may be a Chinese or Korean name, and not compared by sound (kana are).
        variant_names: the name of each variant.
        variant_named: how many parts of a variant are names, at most 255.
        variant_patronymics: the share of a variant that is patronymics.
        variant_repeats: 1 for a variant that has a word twice.
        variant_initials: the share of a variant that is initials.
        variant_initial_count: how many initials a variant has.
        variant_largest: the largest share of a part of a variant.
        variant_letters: the letters that its words begin with, see `names.match_signature`.
        variant_initial_letters: those that its initials stand for.
        variant_characters: 1 for a variant that is written in characters (Chinese, Japanese, Korean).
        variant_latin: 1 for a variant of which every word is in Latin letters.
        name_texts: the text of each name.
        name_families: the family of each name, as an index into `FAMILIES`.
        name_entities: the entity of each name, as its position in the watchlist.
    """

    prune: float
    first_join: int
    spellings: Texts
    spelling_words: I32
    spelling_costs: F32
    spelling_scripts: U8
    spelling_profiles: U8
    spelling_keys: KeyTable
    sounds: U8
    sound_texts: Texts
    sound_spellings: Postings
    near_keys: KeyTable
    latin_keys: KeyTable
    phonetic_keys: KeyTable
    phonetic_sounds: I32
    phonetic_profiles: U8
    phonetic_closely: U32
    phonetic_scripts: U8
    phonetic_spellings: Postings
    meaning_keys: KeyTable
    exact_keys: KeyTable
    full: Postings
    prefix: Postings
    whole_keys: KeyTable
    typo_rows: TypoRows
    organisation_rows: OrganisationRows
    syllable_rows: SyllableRows
    syllable_units: Texts
    syllable_unit_keys: KeyTable
    variant_syllables: U8
    variant_names: I32
    variant_named: U8
    variant_patronymics: F32
    variant_repeats: U8
    variant_initials: F32
    variant_initial_count: U16
    variant_largest: F32
    variant_letters: U32
    variant_initial_letters: U32
    variant_characters: U8
    variant_latin: U8
    name_texts: Texts
    name_families: U8
    name_entities: I32

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All arrays by name, for a snapshot."""
        arrays: dict[str, NDArray[np.generic]] = {}
        for field in fields(self):
            arrays |= _arrays(field.name, getattr(self, field.name))
        return arrays

    @classmethod
    def from_arrays(cls, prune: float, first_join: int, arrays: dict[str, NDArray[np.generic]]) -> NameIndex:
        """Put an index together from the arrays of a snapshot.

        Raises:
            KeyError: an array is missing.
        """
        values: dict[str, object] = {"prune": prune, "first_join": first_join}
        for field in fields(cls):
            if field.name not in values:
                values[field.name] = _made(field.name, str(field.type), arrays)
        return cls(**values)  # type: ignore[arg-type]  # the names and types are the class's own


def _arrays(name: str, value: Any) -> dict[str, NDArray[np.generic]]:
    """The arrays of a field, by their names in a snapshot."""
    if isinstance(value, np.ndarray):
        return {name: value}
    if isinstance(value, (int, float)):
        return {}
    arrays: dict[str, NDArray[np.generic]] = {}
    for field in fields(value):
        arrays |= _arrays(f"{name}.{field.name}", getattr(value, field.name))
    return arrays


def _made(name: str, kind: str, arrays: dict[str, NDArray[np.generic]]) -> _Group | NDArray[np.generic]:
    """A field from its arrays."""
    if kind not in _KINDS:
        return arrays[name]
    return _KINDS[kind](**{inner: _made(f"{name}.{inner}", of, arrays) for inner, of in _FIELDS[kind]})
