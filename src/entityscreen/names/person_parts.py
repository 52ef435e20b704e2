"""The parts of a person's name: which word is what, and what it weighs.

Given names and surnames weigh by rarity, particles and honorifics little, titles nothing. The tables are in `persons/`.

A name in the spelling of another people has its parts a second time in that of its own country, by
`resources/persons/respelled_names.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, combinations

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script
from entityscreen.names.lexicon import parse_roman
from entityscreen.names.persons.gendered import is_patronymic
from entityscreen.names.persons.in_characters import cuts, may_be_foreign
from entityscreen.names.persons.known_words import (
    ABDULLAH,
    ARTICLE,
    PARTICLE,
    abd_before,
    are_initials,
    honorific_weight,
    is_assimilated,
    is_counter,
    is_filiation,
    is_given_name,
    is_known_name,
    is_particle,
    is_particle_at,
    is_title,
    joined_particle,
    name_weight,
    split_compound,
    suffix_class,
    written_pieces,
)
from entityscreen.names.prepared import NameBuilder, Role, WeightedPart
from entityscreen.names.tokens import Token, segment_token, token_read_as, transcribed_token, word_token
from entityscreen.readings.characters import CANTONESE, MAINLAND, MIN, TAIWAN, character_spellings, may_be_surname
from entityscreen.romanisation import Replacements, Romanisation, collect, read_replacements, replaced
from entityscreen.romanisation.abjads import usual_spellings
from entityscreen.romanisation.han import (
    BURMESE,
    TIBETAN,
    cut_burmese,
    cut_name,
    is_customary,
    read_element,
    read_given,
    read_surname,
)
from entityscreen.text.sounds import sound_keys
from entityscreen.text.words import Word

# Weights relative to a rare name = 1, as those of `known_words.py`; one that is too high lets a common part make a hit.
SUFFIX = 0.1
INITIAL_WEIGHT = 0.25
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
    number: str  # what it counts, which tells a person's name from a ship's: 3 of `3`, `iii` and `3rd`; else empty


def person_parts(words: tuple[Word, ...]) -> NameBuilder:
    """The words of a person's name with roles and weights; titles and numbers only where there is nothing else."""
    pieces = _with_abd(list(chain.from_iterable(_without_end_marker(pieces_of(word.pieces)) for word in words)))
    named = _without_noise(pieces) or pieces
    numbers = frozenset([piece.number for piece in pieces if piece.number])
    if len(named) == 1:
        return NameBuilder([WeightedPart(named[0].token, Role.NAME, 1.0)], numbers=numbers)
    builder = NameBuilder([WeightedPart(piece.token, piece.role, piece.weight) for piece in named], numbers=numbers)
    for position, piece in enumerate(named):
        if _is_particle(named, position):
            builder.parts[position] = WeightedPart(piece.token, Role.PARTICLE, PARTICLE)
            if position and is_filiation(piece.token.text):
                builder.markers += (position,)
        if written := piece.written or _article_written(named, position):
            builder.written[position] = written
    return builder


def _without_noise(pieces: list[Piece]) -> list[Piece]:
    """The pieces that are no title, number, or counter behind one: Louis XIV as 루이 14세."""
    counters = {
        n for n, piece in enumerate(pieces) if n > 1 and is_counter(piece.token.text) and pieces[n - 1].number.isdigit()
    }
    return [piece for n, piece in enumerate(pieces) if not piece.noise and n not in counters]


def _article_written(pieces: list[Piece], position: int) -> str:
    """The article as it is written elsewhere, where it takes the sound of the word behind it; else empty."""
    behind = pieces[position + 1 : position + 2]
    return ARTICLE if behind and is_assimilated(pieces[position].latin, behind[0].latin) else ""


def _is_particle(pieces: list[Piece], position: int) -> bool:
    """Whether a piece is a particle where it stands."""
    piece = pieces[position]
    return piece.edge and is_particle_at(piece.latin, position, len(pieces)) and not _is_lone(pieces, position)


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
MOST_DIGITS = 2  # of a number that tells apart: Hormuz 2 and Hormuz 3; a longer one is a year or an account


def pieces_of(words: tuple[str, ...]) -> tuple[Piece, ...]:
    """The pieces of a word's parts between hyphens, compounds cut; remembered, since names repeat their words."""
    pieces: tuple[Piece, ...] | None = _PIECES.get(words)
    if pieces is None:
        pieces = _PIECES[words] = tuple([piece for word in words for piece in _cut(word)])
    return pieces


def _cut(word: str) -> list[Piece]:
    if are_initials(word):
        return [_piece(letter, "") for letter in word]
    pieces = split_compound(word)
    written = written_pieces(word) if len(pieces) > 1 else ("",)
    return [_piece(piece, letters) for piece, letters in zip(pieces, written, strict=True)]


def piece_for_the_moment(word: str) -> Piece:
    """The piece that a word without compounds is, which is not kept: few new words are asked for again.

    Example:
        >>> piece_for_the_moment("ельцин").latin
        'yeltsin'
    """
    return _piece(word, "")


def _piece(text: str, written: str) -> Piece:
    token = word_token(text)
    latin = token.latin
    edge = token.script is not Script.OTHER and is_particle(latin)  # La is a syllable of Burmese names
    role, weight = _role(token, latin)
    number = text if text.isdigit() and len(text) <= MOST_DIGITS else _generation(latin)
    return Piece(token, written, latin, is_title(text) or text.isdigit(), edge, role, weight, number)


def _generation(latin: str) -> str:
    """The number of a generation: 3 of `iii` and `3rd`; empty for any other word."""
    number = parse_roman(suffix_class(latin) or "")
    return str(number) if number else ""


def _role(token: Token, latin: str) -> tuple[Role, float]:
    light = _light_role(latin, token)
    if light is not None:
        return light
    if is_patronymic(token.text) or is_patronymic(latin):
        return Role.PATRONYMIC, PATRONYMIC
    return Role.NAME, name_weight(latin)


def _light_role(latin: str, token: Token) -> tuple[Role, float] | None:
    """The role of a word that may be there or not without making it another person."""
    if suffix_class(latin) is not None:
        return Role.SUFFIX, SUFFIX
    if token.initial:
        return Role.INITIAL, INITIAL_WEIGHT
    honorific = honorific_weight(latin)
    return None if honorific is None else (Role.HONORIFIC, honorific)


def apart_parts(words: tuple[Word, ...]) -> NameBuilder | None:
    """The parts of a name, the particles apart that are joined to names behind an Arab one; None without any.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> for name in ("바샤르 알아사드", "호세 알바레스"):
        ...     builder = apart_parts(split_words(fold(name), dotted_letters=False))
        ...     print([part.token.text for part in builder.parts] if builder else None)
        ['바샤르', '알', '아사드']
        None
    """
    apart: list[Word] = []
    for word in words:
        particle = joined_particle(word.text)
        if particle and not word_token(word.text).groups and any(_sounds_arab(before.text) for before in apart):
            texts = particle, word.text.removeprefix(particle)
            apart += [Word(text, (text,), (text,)) for text in texts]
        else:
            apart.append(word)
    return person_parts(tuple(apart)) if len(apart) > len(words) else None


def _sounds_arab(word: str) -> bool:
    """Whether a word in Hangul or katakana is a known Arab, Persian or Turkish name by its sound."""
    return any(spelling.sound.translate(_ONE_LETTER) in _arab_sounds() for spelling in word_token(word).spellings)


_ONE_LETTER = str.maketrans("rfvb", "lppp")  # sounds for which Hangul or katakana has one letter


@named_cache("names.persons.arab_sounds", maxsize=1)
def _arab_sounds() -> frozenset[str]:
    """The sounds of Arab, Persian and Turkish names, with k for kh as Korean writes it."""
    spellings = [text.replace("kh", "k") for spellings in usual_spellings().values() for text in spellings]
    return frozenset([sound.translate(_ONE_LETTER) for sound in sound_keys(spellings)])


SHORTEST = 4  # letters of a word that is respelled


def respelled_parts(words: tuple[Word, ...]) -> NameBuilder | None:
    """The parts of a name in the spelling of its own country, when a word shows that it is in another people's.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> for name in ("Mikalai Varabei", "Igoris Sečinas", "Thomas Salinas"):
        ...     builder = respelled_parts(split_words(fold(name), dotted_letters=False))
        ...     print([part.token.spellings[-1].text for part in builder.parts] if builder else None)
        ['mikalai', 'vorobei']
        ['igor', 'shechin']
        None
    """
    people = shown_people(tuple([word.text for word in words])) if len(words) > 1 else None
    if people is None:
        return None
    builder = person_parts(words)
    changed = False
    for part in builder.parts:
        token = _respelled(part.token, people) if part.role is Role.NAME else part.token
        changed, part.token = changed or token is not part.token, token
    builder.written.clear()
    return builder if changed else None


def _respelled(token: Token, people: People) -> Token:
    """A word in the spellings of its own country; a given name in those that are given names too."""
    if len(token.latin) < SHORTEST:
        return token
    rows = people.spellings(token.latin)
    if is_given_name(token.latin):
        rows = tuple([row for row in rows if is_given_name(row[0])])
    likeliest = [(s.text, s.system, s.cost) for s in token.spellings[:1]]
    return segment_token(token.text, (*likeliest, *rows)) if rows else token


# Names in another people's spelling: Mikalai Varabei is Nikolai Vorobey, Sergejs Petrovs Sergey Petrov. One word of a
# name shows how all its words are spelled; what a single word shows by itself is in `romanisation/orthographies.py`.
EACH_OPEN = 0.005  # points for each letter that stands for another one
MOST_SPELLINGS = 7


@dataclass(frozen=True, slots=True)
class People:
    """One row of the table."""

    spelling: str  # as a reviewer would name it
    cost: float  # in points of similarity
    mark: re.Pattern[str]  # finds what shows the people
    named: bool  # whether a word that is no name shows it too where its respelling is a given name
    replaced: Replacements
    open: Replacements  # letters that may stand for others
    given_names: frozenset[str]  # that no other people writes so

    def shows(self, word: str) -> bool:
        """Whether a folded word shows that its name is written so."""
        if word in self.given_names or self.mark.search(word) is not None:
            return True
        plain = replaced(word, self.replaced) if self.named else word
        return plain != word and not is_known_name(word) and is_given_name(plain)

    def spellings(self, word: str) -> tuple[tuple[str, str, float], ...]:
        """The spellings of a word of such a name, each with what it is called and its cost; the cheapest first."""
        plain = replaced(word, self.replaced)
        places = sorted((match.start(), new) for pattern, new in self.open for match in pattern.finditer(plain))
        costs: dict[str, float] = {}
        for chosen in chain.from_iterable(combinations(places, count) for count in range(len(places) + 1)):
            letters = list(plain)
            for place, new in chosen:
                letters[place] = new
            costs.setdefault("".join(letters), round(self.cost + EACH_OPEN * len(chosen), 4))
            if len(costs) > MOST_SPELLINGS:  # of a long word there would be millions
                break
        costs.pop(word, None)
        return tuple([(text, self.spelling, cost) for text, cost in costs.items()][:MOST_SPELLINGS])


def shown_people(words: tuple[str, ...]) -> People | None:
    """The people in whose spelling a name is, as one of its folded words shows; None for nearly all names.

    Example:
        >>> for name in ("mikalai varabei", "sergejs petrovs", "thomas salinas"):
        ...     people = shown_people(tuple(name.split()))
        ...     print([text for text, _, _ in people.spellings(name.split()[1])][:3] if people else None)
        ['vorabei', 'varobei', 'vorobei']
        ['petrov']
        None
    """
    shown = [place for word in words for place in _shown_by(word)]
    return _peoples()[min(shown)] if shown else None


@named_cache("names.persons.shown_peoples", maxsize=50_000)
def _shown_by(word: str) -> tuple[int, ...]:
    """The rows of the table that a word shows; names repeat their words."""
    return tuple([place for place, people in enumerate(_peoples()) if people.shows(word)])


@named_cache("names.persons.respelled", maxsize=1)
def _peoples() -> tuple[People, ...]:
    return tuple(
        People(
            spelling,
            float(cost),
            re.compile(mark),
            named == "yes",
            read_replacements(replacements),
            read_replacements(opened),
            frozenset(names.split()),
        )
        for spelling, cost, mark, named, replacements, opened, names in read_rows("person_respelled")
    )


# Names in Chinese characters that are Japanese or foreign; which may be is in `persons/in_characters.py`.
SURNAME_COST = 0.01  # for the reading of a Chinese surname before a name of the West
_OF_SURNAMES = frozenset({MAINLAND, TAIWAN, CANTONESE, MIN})


def japanese_parts(words: tuple[Word, ...]) -> Iterator[NameBuilder]:
    """The parts of a name in kanji as a Japanese name, when it may be one.

    Yields:
        The parts for each plausible end of the surname, the likeliest first.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> for builder in japanese_parts(split_words(fold("安倍晋三"), dotted_letters=False)):
        ...     print([part.token.spellings[0].text for part in builder.parts])
        ['abe', 'shinzo']
        >>> list(japanese_parts(split_words(fold("习近平"), dotted_letters=False)))
        []
    """
    for surname, given_name in cuts(tuple(word.text for word in words)):
        builder = NameBuilder()
        for token in (_token(surname, read_surname(surname)), _token(given_name, read_given(given_name))):
            builder.add(token, Role.NAME, name_weight(token.latin))
        yield builder


def _token(text: str, readings: tuple[Romanisation, ...]) -> Token:
    """A part's token; what is in kana alone is a word like any other in kana."""
    return token_read_as(text, readings) if readings else word_token(text)


def transcribed_parts(words: tuple[Word, ...]) -> NameBuilder | None:
    """The parts of a name in Chinese characters as a foreign name; None when it is more likely Chinese.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> builder = transcribed_parts(split_words(fold("弗拉基米爾·普京"), dotted_letters=False))
        >>> [part.token.spellings[0].text for part in builder.parts]
        ['vladimir', 'putin']
        >>> builder = transcribed_parts(split_words(fold("扎西次仁"), dotted_letters=False))
        >>> [part.token.spellings[0].text for part in builder.parts]
        ['tashi', 'tsering']
        >>> transcribed_parts(split_words(fold("习近平"), dotted_letters=False)) is None
        True
    """
    texts = [word.text for word in words]
    tokens = _burmese("".join(texts)) or _with_chinese_surname(texts) or _foreign(texts)
    if not tokens:
        return None
    builder = NameBuilder()
    for position, token in enumerate(tokens):
        if is_particle_at(token.latin, position, len(tokens)):
            builder.add(token, Role.PARTICLE, PARTICLE)
        else:
            builder.add(token, Role.NAME, name_weight(token.latin))
    return builder


def _burmese(name: str) -> list[Token]:
    """The syllables of a Burmese name, each a word."""
    return [transcribed_token(syllable, read_element(BURMESE, syllable)) for syllable in cut_burmese(name)]


def _with_chinese_surname(texts: list[str]) -> list[Token]:
    """A Chinese surname and a given name of the West in use: 王大卫 is David Wang; none for any other name."""
    text = "".join(texts)
    if len(texts) != 1 or is_customary(text) or not may_be_surname(text[0]) or not is_customary(text[1:]):
        return []
    spelled = (row for row in character_spellings(text[0], surname=True) if row.family in _OF_SURNAMES)
    readings = collect((row.spelling, row.system, SURNAME_COST + row.cost) for row in spelled)
    return [token_read_as(text[0], readings), transcribed_token(text[1:])]


def _foreign(texts: list[str]) -> list[Token]:
    """The words of a foreign name; those of several elements as these."""
    if not texts or not may_be_foreign(texts):
        return []
    return [token for text in texts for token in _elements(text, cut_name(text))]


def _elements(text: str, elements: tuple[str, ...]) -> list[Token]:
    if not elements:
        return [transcribed_token(text)]
    return [
        transcribed_token(element, read_element(TIBETAN, element) if len(element) == 1 else ()) for element in elements
    ]
