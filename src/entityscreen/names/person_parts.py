"""The parts of a person's name: which word is what, and what it weighs.

Here belongs how people are named: given names and surnames weigh by rarity, particles and honorifics little,
titles nothing. The tables are in `persons/`.

A Belarusian name has its parts a second time in the spelling of Russian documents: Mikalai Varabei is Nikolai Vorobey.
Belarusian writes an unstressed o as it is said, as a, which nothing in a word shows by itself; so one word speaks for
the whole name. Words that show it by themselves in any name are in `romanisation/orthographies.py`. Of 2,005 pairs of
names that the lists give one person, one name of whom is Belarusian, 1,450 reach the threshold with this, and 1,295
without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import combinations

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script
from entityscreen.names.persons.gendered import is_patronymic
from entityscreen.names.persons.known_words import (
    ABDULLAH,
    ARTICLE,
    abd_before,
    are_initials,
    commonness,
    honorific_weight,
    is_assimilated,
    is_filiation,
    is_given_name,
    is_particle,
    is_particle_at,
    is_title,
    split_compound,
    suffix_class,
    written_pieces,
)
from entityscreen.names.prepared import Part, Parts, Role
from entityscreen.names.tokens import Token, segment_token, word_token
from entityscreen.text.words import Word

# Weights relative to a rare name = 1; a weight that is too high lets a common part make a hit.
COMMON_NAME = 0.6  # the commonest names of the world: two Mohammeds are not one person
PARTICLE = 0.1
SUFFIX = 0.1
INITIAL = 0.25
LETTER_ARTICLE = "t"
PATRONYMIC = 0.5  # left out by half of the sources


@dataclass(slots=True)  # not frozen: see `tokens.py`
class Piece:
    """A piece of a word, before its place in the name is known."""

    token: Token  # the piece; of a compound in its usual form
    written: str  # its letters in a compound, else empty
    latin: str  # its likeliest Latin spelling
    noise: bool  # whether it is a title or a number
    edge: bool  # whether it may be a particle
    role: Role  # what it is when it is none, and not alone
    weight: float  # what it weighs then


def person_parts(words: tuple[Word, ...]) -> Parts:
    """The words of a person's name with roles and weights; titles and numbers only where there is nothing else."""
    pieces = _with_abd([piece for word in words for piece in _without_end_marker(pieces_of(word.pieces))])
    named = [piece for piece in pieces if not piece.noise] or pieces
    if len(named) == 1:
        return Parts([Part(named[0].token, Role.NAME, 1.0)])
    parts = Parts([Part(piece.token, piece.role, piece.weight) for piece in named])
    for position, piece in enumerate(named):
        if piece.edge and is_particle_at(piece.latin, position, len(named)) and not _is_lone(named, position):
            parts.parts[position] = Part(piece.token, Role.PARTICLE, PARTICLE)
            if position and is_filiation(piece.token.text):
                parts.markers += (position,)
        if piece.written:
            parts.written[position] = piece.written
        elif position + 1 < len(named) and is_assimilated(piece.latin, named[position + 1].latin):
            parts.written[position] = ARTICLE
    return parts


def _with_abd(pieces: list[Piece]) -> list[Piece]:
    """Pieces in which an Abd of its own is what it is with the word behind it: Abed Allah is Abdullah."""
    for position in range(len(pieces) - 2, -1, -1):
        piece = pieces[position]
        usual = abd_before(piece.latin, pieces[position + 1].latin)
        if usual is not None:
            whole = usual == ABDULLAH
            pieces[position : position + 1 + whole] = [_piece(usual, "" if whole else piece.latin)]
    return pieces


def _is_lone(pieces: list[Piece], position: int) -> bool:
    """Whether a letter that is an article behind a preposition alone (van 't Hoff) is an initial: William T. Grant."""
    return pieces[position].latin == LETTER_ARTICLE and not (position and pieces[position - 1].edge)


def _without_end_marker(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a word; one that ends a hyphenated word is no marker of what follows: `Shin Dong-bin`."""
    if len(pieces) < 2 or pieces[-1].token.text != "bin":
        return pieces
    return (*pieces[:-1], replace(pieces[-1], edge=False))


_PIECES = BoundedDict("names.person_pieces", 100_000)


def pieces_of(words: tuple[str, ...]) -> tuple[Piece, ...]:
    """The pieces of a word's parts between hyphens, compounds cut; remembered, since names repeat their words."""
    known: tuple[Piece, ...] | None = _PIECES.get(words)
    if known is None:
        known = _PIECES[words] = tuple([piece for word in words for piece in _cut(word)])
    return known


def _cut(word: str) -> list[Piece]:
    if are_initials(word):
        return [_piece(letter, "") for letter in word]
    pieces = split_compound(word)
    written = written_pieces(word) if len(pieces) > 1 else ("",)
    return [_piece(piece, letters) for piece, letters in zip(pieces, written, strict=True)]


def _piece(text: str, written: str) -> Piece:
    token = word_token(text)
    latin = token.latin
    edge = token.script is not Script.OTHER and is_particle(latin)  # La is a syllable of Burmese names
    return Piece(token, written, latin, is_title(text) or text.isdigit(), edge, *_role(token, latin))


def _role(token: Token, latin: str) -> tuple[Role, float]:
    light = _light_role(latin, token)
    if light is not None:
        return light
    if is_patronymic(token.text) or is_patronymic(latin):
        return Role.PATRONYMIC, PATRONYMIC
    return Role.NAME, name_weight(latin)


def name_weight(latin: str) -> float:
    """What a name weighs by how common its likeliest Latin spelling is, from `COMMON_NAME` to 1 for a rare one.

    Example:
        >>> name_weight("mohammed"), name_weight("xqzt")
        (0.6, 1.0)
    """
    return 1.0 - (1.0 - COMMON_NAME) * commonness(latin)


def _light_role(latin: str, token: Token) -> tuple[Role, float] | None:
    """The role of a word that may be there or not without making it another person."""
    if suffix_class(latin) is not None:
        return Role.SUFFIX, SUFFIX
    if token.initial:
        return Role.INITIAL, INITIAL
    honorific = honorific_weight(latin)
    return None if honorific is None else (Role.HONORIFIC, honorific)


SHORTEST = 4  # letters of a word that is respelled
SHORT_U = "ў"  # of no other language
SYSTEM = "Russian spelling"
COST, EACH_O = 0.03, 0.005
MOST_SPELLINGS = 7
_SURNAME_ENDS = ("anka", "ski", "skaya")
_SURNAME = re.compile(rf"[ao]u[^aeiou]+(?:{'|'.join(_SURNAME_ENDS)})$")  # Halouchanka, Tsikhanouskaya
_ENDING = re.compile(r"(?:i|y)?[aeo]u$")  # Makarau, Kavaliou
_AFTER_SOFT = re.compile(r"[iy][aeo]u$|[sz]hou$")
_ENKO = re.compile(r"(?<=[^aeiou])[iy]?[ae]nka$|(?<=ch|sh|zh)[ae]nka$")
_SHORT = re.compile(r"(?<=[aeo])u(?=[bcdfghjklmnprstvz])")
_SOFT_T, _SOFT_D = re.compile(r"ts(?=[eiy])"), re.compile(r"dz(?=[eiym])")
_SOFT_VOWEL = re.compile(r"(?<=[bcdfghjklmnprstvz])[iy][aeo](?=[bcdfghjklmnprstvz])")  # Piatrou is Petrov
_LONG_E = re.compile(r"ee")
_G = re.compile(r"(?<![kcszt])h")
_A = re.compile(r"a(?=[^aeiouy]*[a-z])")


def respelled_parts(words: tuple[Word, ...]) -> Parts | None:
    """The parts of a name in Russian spelling, when a word shows that it is a Belarusian one; None for nearly all.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> for name in ("Mikalai Varabei", "Thomas Salinas"):
        ...     parts = respelled_parts(split_words(fold(name), dotted_letters=False))
        ...     print([part.token.spellings[-1].text for part in parts.parts] if parts else None)
        ['mikalai', 'vorobei']
        None
    """
    if len(words) < 2 or not any(is_belarusian(word.text) for word in words):
        return None
    parts = person_parts(words)
    changed = False
    for part in parts.parts:
        token = _as_russian(part.token) if part.role is Role.NAME else part.token
        changed, part.token = changed or token is not part.token, token
    parts.written.clear()
    return parts if changed else None


def _as_russian(token: Token) -> Token:
    if len(token.latin) < SHORTEST or is_given_name(token.latin):
        return token
    rows = russian_spellings(token.latin)
    likeliest = [(s.text, s.system, s.cost) for s in token.spellings[:1]]
    return segment_token(token.text, (*likeliest, *rows)) if rows else token


def is_belarusian(word: str) -> bool:
    """Whether a word shows that the name is Belarusian: a given name, an ending or a letter of no other people.

    Example:
        >>> is_belarusian("mikalai"), is_belarusian("галоўчанка"), is_belarusian("nikolai")
        (True, True, False)
    """
    if word in _given_names() or SHORT_U in word:
        return True
    return word.endswith(_SURNAME_ENDS) and _SURNAME.search(word) is not None


def russian_spellings(word: str) -> tuple[tuple[str, str, float], ...]:
    """The Russian spellings of a word of a Belarusian name, cheapest first; each of its a may be an o.

    Example:
        >>> [text for text, _, _ in russian_spellings("karpiankou")], "vorobei" in str(russian_spellings("varabei"))
        (['karpenkov', 'korpenkov'], True)
    """
    plain = _ENKO.sub("enko", word)
    ending = _ENDING.search(plain)
    if ending is not None:
        plain = _ENDING.sub("ev" if _AFTER_SOFT.search(plain) else "ov", plain)
    plain = _SOFT_VOWEL.sub("e", _LONG_E.sub("e", _SHORT.sub("v", plain)))
    plain = _G.sub("g", _SOFT_T.sub("t", _SOFT_D.sub("d", plain)))
    places = [found.start() for found in _A.finditer(plain) if found.start() < len(plain) - 1]
    found: dict[str, float] = {}
    for count in range(len(places) + 1):
        for chosen in combinations(places, count):
            letters = list(plain)
            for place in chosen:
                letters[place] = "o"
            found.setdefault("".join(letters), round(COST + EACH_O * count, 4))
    found.pop(word, None)
    return tuple([(text, SYSTEM, cost) for text, cost in found.items()][:MOST_SPELLINGS])


@named_cache("readings.belarusian", maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("person_belarusian"))
