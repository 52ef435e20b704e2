"""Keys of whole names: as it is written, its letters, its acronym, its only word, its beginning.

Here belongs by what a listed name has them, and by what a query asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from entityscreen.index.arrays import I64, KeyTable
from entityscreen.index.hashes import key_hashes
from entityscreen.model.kind import Family
from entityscreen.names.ordinary import OrdinaryNames
from entityscreen.names.prepared import NAMED, Variant, lone_word
from entityscreen.names.typos import LEAST_LEFT, cut_keys, may_be_cut_off
from entityscreen.similarity.sides import brand_tokens

_PERSONS = frozenset({Family.PERSON, Family.ANY})
_ACRONYM, _BEGINNING, _CUT_OFF, _LETTERS, _SINGLE, _TEXT = "A", "B", "C", "L", "S", "T"


def listed_keys(variant: Variant, family: Family) -> list[str]:
    """The keys that a listed name has.

    Args:
        variant: of the name.
        family: of the name.
    """
    keys = list(_as_written(variant))
    keys += [_ACRONYM + acronym for acronym in variant.acronyms]
    keys += [_CUT_OFF + letters for letters in cut_keys(variant)]
    if may_be_cut_off(variant.text):
        keys.append(_BEGINNING + variant.letters[:LEAST_LEFT])
    if family in _PERSONS and not variant.characters:
        named = "".join([part.token.text for part in variant.parts if part.role in NAMED])
        if named != variant.letters:  # a title or a particle beside what may be a brand's reading
            keys.append(_LETTERS + named)
    word = lone_word(variant)
    if word is not None:
        keys.append(_SINGLE + word)
    return keys


def queried_keys(variant: Variant, family: Family) -> Iterator[str]:
    """The keys by which a name looks up others: an acronym a single word, and a single word an acronym.

    Args:
        variant: of the name.
        family: of the name; what looks like a person may be listed as the brand of an organisation is read.
    """
    yield from _as_written(variant)
    if family is not Family.PERSON and variant.characters:
        for token in brand_tokens(variant.parts):
            for spelling in token.spellings:
                yield _LETTERS + spelling.text
    for acronym in variant.acronyms:
        yield _SINGLE + acronym
    if may_be_cut_off(variant.text):
        yield _CUT_OFF + variant.letters
    yield from (_LETTERS + letters for letters in cut_keys(variant))  # of a listed name that is cut off
    word = lone_word(variant)
    if word is not None:
        yield _ACRONYM + word


def ordinary_wholes(table: KeyTable, names: OrdinaryNames) -> I64:
    """Which of several ordinary names may be listed as wholes, with repetitions.

    Args:
        table: the keys of listed names.
        names: at least one.
    """
    keyed: list[tuple[int, str]] = []
    for name, words in enumerate(names.texts()):
        letters = "".join(words)
        keyed.append((name, _LETTERS + letters))
        keyed.append((name, _CUT_OFF + letters))
        keyed.append((name, _BEGINNING + letters[:LEAST_LEFT]))  # of a listed name that is cut off
    asked = table.find_each(key_hashes(key for _, key in keyed))[0]
    return np.array([name for name, _ in keyed], dtype=np.int64)[asked]


def _as_written(variant: Variant) -> Iterator[str]:
    yield _TEXT + variant.text
    if variant.letters:
        yield _LETTERS + variant.letters
