"""What the kernel is told of words and phrases of ordinary names, as columns.

The words themselves are read in `names/ordinary.py` and `names/ordinary_organisations.py`. In the kernel's table of
words those of organisations stand behind a mark, since a word may be one thing in a person's name and another in a
firm's.
"""

from __future__ import annotations

import array
from collections.abc import Callable, Sequence, Sized
from itertools import accumulate
from typing import Any

import numpy as np

from entityscreen.index import kernel_codes
from entityscreen.index.arrays import BOOL, I32, U8
from entityscreen.index.hashes import key_hash, mixed_bytes
from entityscreen.model.script import Script
from entityscreen.names.ordinary import OrdinaryWord
from entityscreen.names.ordinary_organisations import OrganisationWord
from entityscreen.names.organisation_parts import FORM_IN_FULL, is_country, says_least
from entityscreen.names.organisation_words import is_function_word
from entityscreen.names.persons.known_words import is_particle
from entityscreen.names.prepared import DISTINCTIVE_ROLES, NAMED, Role
from entityscreen.names.tokens import Token
from entityscreen.names.typos import may_have_typo, typo_form
from entityscreen.names.word_bits import DISTINCTIVE, SELDOM_DISTINCTIVE, most_bits
from entityscreen.syllables.latin_names import is_syllable

_MARK, _BETWEEN = chr(kernel_codes.MARK), chr(kernel_codes.BETWEEN)
# What a word of an organisation's name may be beside others, as bits: see `OrganisationWord` and `FormSigns`.
_BEGINS, _CONTINUES, _EXACT, _OPENS, _CLOSES, _ASKS_FIRST, _ASKS_LAST, _ONLY_BEHIND = (1 << bit for bit in range(8))


def columns_of_words(words: Sequence[OrdinaryWord]) -> dict[str, Any]:
    """Returns what the kernel is told of words of persons' names, but for what they are like."""
    return {
        "weights": np.array([word.weight for word in words], dtype=np.float64),
        "places": np.array([word.particle_place for word in words], dtype=np.uint8),
        "foreign": np.array([not word.cut for word in words], dtype=np.uint8),
        "scripts": np.array([word.script for word in words], dtype=np.uint8),
        **_columns_of_texts([word.token.text for word in words], [word.token for word in words]),
    }


def columns_of_parts(parts: Sequence[OrganisationWord]) -> dict[str, Any]:
    """Returns the same of words and phrases of organisations' names; `signs_of_parts` says what they are besides."""
    tokens, nothing = [part.token for part in parts], np.zeros(len(parts), dtype=np.uint8)
    return {
        "weights": np.array([part.weight for part in parts], dtype=np.float64),
        "places": nothing,
        "foreign": np.array([not is_syllable(token.latin) for token in tokens], dtype=np.uint8),
        "scripts": nothing,
        **_columns_of_texts([part.text for part in parts], tokens, marked),
    }


def _columns_of_texts(
    texts: Sequence[str], tokens: Sequence[Token], key_of: Callable[[list[str]], str] = "".join
) -> dict[str, Any]:
    letters = [
        of_word
        for text, token in zip(texts, tokens, strict=True)
        for of_word in (key_of([text]).encode(), mixed_bytes(typo_form(text)), token.latin.encode())
    ]
    return {
        "lengths": np.array(list(map(len, texts)), dtype=np.int32),
        "typos": np.array(list(map(may_have_typo, texts)), dtype=np.uint8),
        **joined_columns(letters, "letters", "text_ends"),
    }


def joined_columns(texts: Sequence[bytes], letters: str, ends: str) -> dict[str, Any]:
    """Texts as two columns, by their names: the letters of all of them, and where each ends."""
    return {letters: memoryview(b"".join(texts)), ends: group_ends(texts)}


def group_ends(groups: Sequence[Sized]) -> memoryview:
    """Where each group ends among the members of all of them."""
    return memoryview(array.array("i", accumulate(map(len, groups))))


def marked(texts: Sequence[str]) -> str:
    """Returns words and phrases of an organisation's name as the kernel has them, with spaces between.

    Example:
        >>> marked(["meridon", "joint stock company"]).encode().hex(" ", 8)
        '026d657269 646f6e20026a6f69 6e741f73746f636b 1f636f6d70616e79'
    """
    return " ".join([_MARK + text.replace(" ", _BETWEEN) for text in texts])


def unmarked(key: str) -> str:
    """Returns the text of a word or phrase that the kernel has.

    Example:
        >>> unmarked(marked(["joint stock company"]))
        'joint stock company'
    """
    return key.removeprefix(_MARK).replace(_BETWEEN, " ")


def evidence_of_word(token: Token, role: Role) -> tuple[int, float]:
    kind = kernel_codes.DISTINCTIVE if role in DISTINCTIVE else 0
    if (role in SELDOM_DISTINCTIVE or role is Role.INITIAL) and not is_function_word(token.text):
        kind = kernel_codes.SELDOM
    return kind, most_bits(token, role)


def signs_of_parts(parts: Sequence[OrganisationWord]) -> dict[str, Any]:
    """Returns what words and phrases of organisations' names are besides: see `kernel.Kernel.set_parts`."""
    evidence = [evidence_of_word(part.token, part.role) for part in parts]
    named = [kernel_codes.NAMED * (part.role in NAMED) for part in parts]
    return {
        "hashes": np.array([key_hash(part.text) for part in parts], dtype=np.uint32),
        "kinds": np.array([kind | bits for kind, (bits, _) in zip(named, evidence, strict=True)], dtype=np.uint8),
        "bits": np.array([bits for _, bits in evidence], dtype=np.float64),
        "signs": np.array([_signs_of(part) for part in parts], dtype=np.uint16),
    }


def _signs_of(part: OrganisationWord) -> int:
    token, role, concept = part.token, part.role, part.token.concept
    in_full = role is Role.LEGAL and len(token.text) >= FORM_IN_FULL and " " not in token.text
    return (
        kernel_codes.LEGAL * (role is Role.LEGAL)
        | kernel_codes.BRAND * (role is Role.BRAND)
        | kernel_codes.LEAST * says_least(concept, role)
        | kernel_codes.COUNTRY * is_country(concept)
        | kernel_codes.MEANT * (concept is not None)
        | kernel_codes.TELLS * (role in DISTINCTIVE_ROLES)
        | kernel_codes.IN_LATIN * (token.script is Script.LATIN)
        | kernel_codes.JOINING * is_function_word(token.text)
        | kernel_codes.PARTICLE * is_particle(token.text)
        | kernel_codes.IN_FULL * in_full
        | kernel_codes.NUMERAL * (role is Role.NUMBER and not part.text.isdigit())
    )


def phrase_signs(parts: Sequence[OrganisationWord]) -> list[int]:
    """Returns what words may be beside others, for `may_have_phrases`."""
    return [
        _BEGINS * part.begins
        | _CONTINUES * part.continues
        | _EXACT * part.form.exact
        | _OPENS * part.form.opens
        | _CLOSES * part.form.closes
        | _ASKS_FIRST * part.form.asks_first
        | _ASKS_LAST * part.form.asks_last
        | _ONLY_BEHIND * part.only_behind
        for part in parts
    ]


def begin_otherwise(signs_of_words: U8, words: I32, starts: I32) -> BOOL:
    """Returns whether each name begins with a word that is only so behind another one, or has no words."""
    names = np.flatnonzero(np.diff(starts) > 0)
    first = words[starts[:-1][names]]
    of_names = np.ones(len(starts) - 1, dtype=bool)
    of_names[names] = (first >= 0) & ((signs_of_words[first] & _ONLY_BEHIND) > 0)
    return of_names


def may_have_phrases(signs_of_words: U8, words: I32, starts: I32) -> BOOL:
    """Returns whether neighbouring words of each name may be one phrase, or a legal form that is spelled otherwise.

    Args:
        signs_of_words: `phrase_signs` of all words, by their numbers.
        words: numbers of the words of names, below zero for words that have none.
        starts: where those of each name begin, and the end.
    """
    count, names = int(starts[-1]), np.flatnonzero(np.diff(starts) > 0)
    first, last = starts[:-1][names], starts[1:][names] - 1
    signs = np.where(words[:count] < 0, 0, signs_of_words[words[:count]])
    goes_on, opens, closes = np.zeros(count, dtype=bool), (signs & _OPENS) > 0, (signs & _CLOSES) > 0
    goes_on[:-1] = ((signs[:-1] & _BEGINS) > 0) & ((signs[1:] & _CONTINUES) > 0)
    goes_on[last], opens[last], closes[first] = False, False, False  # beside another word of the same name
    of_names = np.zeros(len(starts) - 1, dtype=bool)
    if len(names):
        of_names[names] = (
            np.logical_or.reduceat(goes_on, first)
            | ((signs[last] & _ASKS_LAST) > 0)
            | ((signs[first] & _ASKS_FIRST) > 0)
            | (((signs[last] & _EXACT) > 0) & np.logical_or.reduceat(opens, first))
            | (((signs[first] & _EXACT) > 0) & np.logical_or.reduceat(closes, first))
        )
    return of_names
