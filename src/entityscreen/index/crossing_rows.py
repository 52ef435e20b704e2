"""The parts of organisations' names as arrays, as far as a crossing from characters to Latin letters depends on them.

Here belongs how the rows are collected. What they tell of a pair of names, at most, is `crossing_context.py`,
`crossing_characters.py` and `crossing_latin.py`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from entityscreen.index.arrays import F32, I32, I64, U8, U64, Texts, firsts
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.brands import brand_tokens, heard_in_mandarin
from entityscreen.names.segment.piece_codes import has_word_pieces, piece_codes
from entityscreen.names.segment.resemblance import WHOLE_SYSTEMS, sound_shape
from entityscreen.names.segment.resemblance_many import shape_code
from entityscreen.names.tokens import Token
from entityscreen.names.words import CJK

ROLES = tuple(Role)
LEGAL, PLACE, COINED = ROLES.index(Role.LEGAL), ROLES.index(Role.PLACE), ROLES.index(Role.BRAND)
_ROLE_NUMBERS = {role: number for number, role in enumerate(ROLES)}
# The lower bits of a kind are the role, the others say more of it.
ROLE_BITS = 0b1111
LETTERS = 1 << 4  # a word in Latin letters, spelled as its first spelling
BRAND = 1 << 5  # what may be the brand of a name in characters
HEARD = 1 << 6  # ... and is read in Mandarin
IN_WORDS = 1 << 7  # ... and has translations of several characters together
NO_CONCEPT = -1
BETWEEN = "\t"  # concept and role, in the text of a context


@dataclass(frozen=True, slots=True)
class CrossingRows:
    """The parts of organisations' names, name after name.

    Attributes:
        offsets: where the parts of each variant begin, and the end; none of persons.
        words: the word of each part.
        kinds: its role and what else is asked of it, see `ROLE_BITS`.
        contexts: what it means, as a number of `context_texts`, or `NO_CONCEPT`; no legal form.
        context_texts: concept and role.
        phrases: words that are several words, ascending.
        phrase_gaps: for each, bits of the places in its letters where the words meet.
        shape_words: words that are brands in characters, ascending, as often as they have a spelling that resembles.
        shape_spellings: which of the word's spellings it is.
        shapes: its shape, see `names.segment.resemblance_many.shape_code`.
        piece_codes: pieces that characters of listed brands may be, ascending, each once.
        piece_offsets: where the characters of each begin, and the end.
        piece_characters: characters, as code points.
        piece_worths: what the piece is worth for the character.
    """

    offsets: I64
    words: I32
    kinds: U8
    contexts: I32
    context_texts: Texts
    phrases: I32
    phrase_gaps: U64
    shape_words: I32
    shape_spellings: U8
    shapes: U64
    piece_codes: U64
    piece_offsets: I64
    piece_characters: I32
    piece_worths: F32


@dataclass(slots=True)
class CrossingCollector:
    """The rows while they are collected."""

    sizes: array[int] = field(default_factory=lambda: array("i"))
    words: array[int] = field(default_factory=lambda: array("i"))
    kinds: array[int] = field(default_factory=lambda: array("B"))
    contexts: array[int] = field(default_factory=lambda: array("i"))
    numbers: dict[str, int] = field(default_factory=dict)
    phrases: dict[int, int] = field(default_factory=dict)
    shapes: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    characters: set[str] = field(default_factory=set)

    def add(self, parts: Sequence[Part], words: Sequence[int]) -> None:
        """Add the next variant: the parts of an organisation's name, or none."""
        brands = brand_tokens(parts)
        for part, word in zip(parts, words, strict=True):
            token = part.token
            kind = _ROLE_NUMBERS[part.role]
            if token.script in CJK:
                if any(token is brand for brand in brands):
                    kind |= self._brand(token, word)
            elif token.text.isascii() and token.spellings[0].text == token.text.replace(" ", ""):
                kind |= LETTERS
                if " " in token.text:
                    self.phrases[word] = _gaps(token.text)
            self.words.append(word)
            self.kinds.append(kind)
            self.contexts.append(self._context(part))
        self.sizes.append(len(parts))

    def _brand(self, token: Token, word: int) -> int:
        if word not in self.shapes:
            self.shapes[word] = [
                (number, shape_code(sound_shape(spelling.text, system=spelling.system)))
                for number, spelling in enumerate(token.spellings)
                if spelling.system not in WHOLE_SYSTEMS
            ]
        if not heard_in_mandarin(token):
            return BRAND
        self.characters.update(token.text)
        return BRAND | HEARD | (IN_WORDS if has_word_pieces(token.text) else 0)

    def _context(self, part: Part) -> int:
        concept = part.token.concept
        if concept is None or part.role is Role.LEGAL:
            return NO_CONCEPT
        return self.numbers.setdefault(f"{concept.id}{BETWEEN}{part.role}", len(self.numbers))

    def rows(self) -> CrossingRows:
        """The rows as arrays."""
        offsets = np.zeros(len(self.sizes) + 1, dtype=np.int64)
        np.cumsum(self.sizes, out=offsets[1:])
        phrases = sorted(self.phrases.items())
        shapes = [(word, number, shape) for word, own in sorted(self.shapes.items()) for number, shape in own]
        codes, characters, worths = _pieces(sorted(self.characters))
        starts = np.flatnonzero(firsts(codes))
        return CrossingRows(
            offsets=offsets,
            words=np.array(self.words, dtype=np.int32),
            kinds=np.array(self.kinds, dtype=np.uint8),
            contexts=np.array(self.contexts, dtype=np.int32),
            context_texts=Texts.pack(self.numbers),
            phrases=np.array([word for word, _ in phrases], dtype=np.int32),
            phrase_gaps=np.array([gaps for _, gaps in phrases], dtype=np.uint64),
            shape_words=np.array([word for word, _, _ in shapes], dtype=np.int32),
            shape_spellings=np.array([number for _, number, _ in shapes], dtype=np.uint8),
            shapes=np.array([shape for _, _, shape in shapes], dtype=np.uint64),
            piece_codes=codes[starts],
            piece_offsets=np.append(starts, len(codes)).astype(np.int64),
            piece_characters=characters,
            piece_worths=worths,
        )


def _gaps(phrase: str) -> int:
    found, place = 0, 0
    for word in phrase.split(" ")[:-1]:
        place += len(word)
        found |= 1 << min(place, 63)
    return found


def _pieces(characters: Iterable[str]) -> tuple[U64, I32, F32]:
    """(the code of a piece, the character, the worth), ordered by code."""
    found = [(ord(character), *piece_codes(character)) for character in characters]
    codes = np.concatenate([np.zeros(0, np.uint64), *(own for _, own, _ in found)])
    points = np.repeat([point for point, _, _ in found], [len(own) for _, own, _ in found]).astype(np.int32)
    worths = np.concatenate([np.zeros(0, np.float32), *(own for _, _, own in found)])
    order = np.argsort(codes, kind="stable")
    return codes[order], points[order], worths[order]
