"""Ordinary names: words that are a person's names, in an alphabet, and particles between them.

Here belongs the short way to the words of such names and to what each weighs, many names at once: nine of ten
customers have one, and nearly all of them are on no list, which an index can tell from the words alone. `prepare.py`
is the long way, and gives the same words, weights and joins (property tests hold it); what is not ordinary goes
there.

A name is cut at its spaces before it is folded, so that each word is read once: folding never reaches across a space.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import BoundedDict
from entityscreen.model.kind import Family
from entityscreen.model.script import Script, main_script
from entityscreen.names.fields.addressing import before_address, is_addressing_word
from entityscreen.names.fields.brand_forms import is_in_short_form
from entityscreen.names.fields.several_names import is_marker_word
from entityscreen.names.legal_forms import may_be_organisation, may_begin_form, opens_organisation
from entityscreen.names.lexicon import begins_concept
from entityscreen.names.match_signature import beginnings
from entityscreen.names.organisation_parts import say_organisation
from entityscreen.names.person_parts import PARTICLE, name_weight, pieces_of
from entityscreen.names.persons.gendered import is_patronymic
from entityscreen.names.persons.known_words import (
    ASSIMILATED,
    are_initials,
    is_beside_names,
    is_particle,
    is_particle_at,
    split_compound,
)
from entityscreen.names.persons.respelled import shown_people
from entityscreen.names.persons.titles import may_be_degree, may_end_title
from entityscreen.names.prepared import Role
from entityscreen.names.tokens import Spelling, Token, word_tokens
from entityscreen.syllables.comparison import prepare_syllables
from entityscreen.syllables.latin_names import is_cuttable, most_foreign
from entityscreen.syllables.model import SyllableName
from entityscreen.text.folding import Folded, fold
from entityscreen.text.words import split_words

LONGEST = 40  # letters; a longer word is read the long way
# Alphabets whose words are read letter by letter; Chinese, Japanese and Korean words are cut otherwise.
SCRIPTS = (
    Script.LATIN, Script.CYRILLIC, Script.ARABIC, Script.HEBREW, Script.GREEK, Script.ARMENIAN, Script.GEORGIAN,
    Script.INDIC, Script.THAI,
)  # fmt: skip
LATIN = SCRIPTS.index(Script.LATIN)


@dataclass(slots=True, eq=False)  # not frozen: see `tokens.py`
class OrdinaryWord:
    """A word that is a name, and in its place perhaps a particle."""

    token: Token  # the word
    weight: float  # what it weighs as a name beside other words
    edge: bool  # whether it is a particle in some places
    cut: bool  # whether it may be cut into Chinese or Korean syllables, as any word in Cyrillic letters may
    script: int  # its place among the alphabets
    _begins: int = 0
    _has_meaning: bool | None = None

    @property
    def has_meaning(self) -> bool:
        """Whether a phrase may begin with it that tells an organisation: asked where the kind is not known."""
        if self._has_meaning is None:
            word = self.token.text
            self._has_meaning = begins_concept(word) or may_begin_form(word)
        return self._has_meaning

    @property
    def begins(self) -> int:
        """The letters that it begins with: asked of the few words that are like listed ones."""
        if not self._begins:
            self._begins = beginnings(self.token, cuttable=self.cut)
        return self._begins

    @property
    def spelling(self) -> Spelling:
        """The spelling by which it is joined with its neighbours."""
        return self.token.spellings[0]

    @property
    def latin(self) -> str:
        """Its likeliest Latin spelling."""
        return self.token.latin


OrdinaryWords = tuple[OrdinaryWord, ...] | None

# By what stands between two spaces of a name: its words, None when it is something else.
_WORDS = BoundedDict("names.ordinary", 200_000)
# The same object for the same word, however it is written.
_KNOWN = BoundedDict("names.ordinary_words", 200_000)


def words_of(texts: Iterable[str]) -> dict[str, OrdinaryWords]:
    """The ordinary words of what stands between spaces of names; None for a title, an initial, or more than a word.

    Example:
        >>> found = words_of(["Müller,", "Dr."])
        >>> [word.latin for word in found["Müller,"] or ()], found["Dr."]
        (['muller'], None)
    """
    found: dict[str, OrdinaryWords] = {}
    new: dict[str, list[str]] = {}
    for text in dict.fromkeys(texts):
        if text in _WORDS:
            found[text] = _WORDS[text]
        else:
            new[text] = fold(text).replace(",", " ").split()
    words = _read_all(dict.fromkeys(chain.from_iterable(new.values())))
    read = {text: _all_of([words.get(word) for word in own]) for text, own in new.items()}
    _WORDS.remember(read)
    found.update(read)
    return found


def _all_of(words: list[OrdinaryWord | None]) -> OrdinaryWords:
    return None if None in words else tuple(words)  # type: ignore[arg-type]  # there is no None


def _read_all(words: Iterable[str]) -> dict[str, OrdinaryWord]:
    """Those of the words that are ordinary."""
    found: dict[str, OrdinaryWord] = {}
    plain, other = [], []
    for word in words:
        known = _KNOWN.get(word)
        if known is not None:
            found[word] = known
        elif 1 < len(word) <= LONGEST:
            if word.isascii():
                if word.isalpha() and _is_plain(word):
                    plain.append(word)
            elif main_script(word) in SCRIPTS:
                other.append(word)
    read = {word: _plain(word, token) for word, token in zip(plain, word_tokens(plain), strict=True)}
    word_tokens(other)  # together
    for word in other:
        spelled = _spelled(word)
        if spelled is not None:
            read[word] = spelled
    _KNOWN.remember(read)
    found.update(read)
    return found


def _is_plain(word: str) -> bool:
    """Whether a word in Latin letters is a name: without what the long way asks of other words."""
    if is_beside_names(word) or is_patronymic(word) or are_initials(word) or is_in_short_form(word):
        return False
    if (
        is_marker_word(word)
        or is_addressing_word(word)
        or may_end_title(word)
        or may_be_degree(word)
        or shown_people((word,)) is not None
    ):
        return False  # Ali Hassan aka Abu Ali is two names, and one may be taken in two ways
    if word in ASSIMILATED:  # an article or a name, by what follows
        return False
    return split_compound(word) == (word,)


def _plain(word: str, token: Token) -> OrdinaryWord:
    return OrdinaryWord(token, name_weight(word), is_particle(word), is_cuttable(word), LATIN)


def _spelled(word: str) -> OrdinaryWord | None:
    """A word in another alphabet, if it is a name."""
    split = split_words(Folded(word), dotted_letters=True)
    if (
        opens_organisation(word)
        or is_marker_word(word)
        or is_addressing_word(word)
        or may_end_title(word)
        or shown_people((word,)) is not None
        or is_in_short_form(word)
        or len(split) != 1
        or split[0].pieces != (word,)
        or split[0].text != word
    ):
        return None  # an ending belongs to the word before it
    (piece,) = pieces_of((word,))  # only Latin compounds are cut
    token = piece.token
    if piece.noise or piece.role is not Role.NAME or not token.spellings:
        return None
    if len(piece.latin) > LONGEST or not piece.latin.isascii() or piece.latin in ASSIMILATED:
        return None
    cut = token.script is Script.CYRILLIC
    script = SCRIPTS.index(token.script)
    return OrdinaryWord(token, piece.weight, piece.edge, cut, script)


I64 = NDArray[np.int64]
F64 = NDArray[np.float64]
BOOL = NDArray[np.bool_]

_FAMILIES = frozenset({Family.PERSON, Family.ANY})
_MOST_FOREIGN = np.array([most_foreign(words) for words in range(64)], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class OrdinaryNames:
    """Names of ordinary words, as columns. A *place* is a word in its name; those of a name follow one another."""

    numbers: I64  # of each name, which of the texts it is; ascending
    vocabulary: list[OrdinaryWord]  # the words, each once
    words: I64  # the word of each place, as its number in the vocabulary
    owners: I64  # the name of each place, as its position in `numbers`
    shares: F64  # of each place, in [0, 1]; they sum to 1 in a name
    named: BOOL  # whether the word of a place is a name there, and no particle
    syllables: dict[int, SyllableName]  # of names that may be Chinese or Korean, by their position in `numbers`

    def __len__(self) -> int:
        return len(self.numbers)

    def texts(self) -> Iterator[list[str]]:
        """The words of each name."""
        texts = [word.token.text for word in self.vocabulary]
        return self._by_name([texts[word] for word in self.words.tolist()])

    def spellings(self) -> Iterator[list[str]]:
        """The words of each name as they are joined with their neighbours, particles left out."""
        texts = [word.spelling.text for word in self.vocabulary]
        named = zip(self.words.tolist(), self.named.tolist(), strict=True)
        return self._by_name([texts[word] if is_named else "" for word, is_named in named])

    def _by_name(self, words: list[str]) -> Iterator[list[str]]:
        """What stands for each word, name by name."""
        ends = np.cumsum(np.bincount(self.owners, minlength=len(self))).tolist()
        return (words[start:end] for start, end in zip([0, *ends], ends, strict=False))

    def where(self, kept: BOOL) -> OrdinaryNames:
        """The names that are kept, in their order, with the same vocabulary."""
        places = kept[self.owners]
        moved = np.cumsum(kept) - 1
        owners = moved[self.owners[places]]
        words, shares, named = self.words[places], self.shares[places], self.named[places]
        syllables = {int(moved[name]): own for name, own in self.syllables.items() if kept[name]}
        return OrdinaryNames(self.numbers[kept], self.vocabulary, words, owners, shares, named, syllables)


def ordinary_names(texts: Sequence[str], families: Sequence[Family]) -> OrdinaryNames:
    """Take names the short way, when they are a person's or may be one.

    Args:
        texts: names as given.
        families: of each, how names of its kind are built.

    Returns:
        Those whose words are all names or particles. Others are left out: with a word that is something else (a title,
        an initial), that tell an organisation, or that are in characters, and single names.

    Example:
        >>> found = ordinary_names(["Müller, Anna", "Dr. Anna Müller", "Anna Müller Bank"], [Family.ANY] * 3)
        >>> found.numbers.tolist(), [found.vocabulary[word].token.text for word in found.words.tolist()]
        ([0], ['muller', 'anna'])
    """
    kept: list[int] = []
    sizes: list[int] = []
    flat: list[OrdinaryWord] = []
    asked = {n: texts[n].split(" ") for n, family in enumerate(families) if family in _FAMILIES}
    known = words_of(chain.from_iterable(asked.values()))
    for number, pieces in asked.items():
        own: list[OrdinaryWord] = []
        if "," in texts[number] and before_address(fold(texts[number])) is not None:
            continue
        for piece in pieces:
            found = known[piece]
            if found is None:
                break
            own += found
        else:
            if 2 <= len(own) < len(_MOST_FOREIGN):
                kept.append(number)
                sizes.append(len(own))
                flat += own
    numbered: dict[OrdinaryWord, int] = {}
    words = np.array([numbered.setdefault(word, len(numbered)) for word in flat], dtype=np.int64)
    owners = np.repeat(np.arange(len(kept)), sizes)
    return _weighed(np.array(kept, dtype=np.int64), list(numbered), words, owners, families)


def _weighed(
    numbers: I64, vocabulary: list[OrdinaryWord], words: I64, owners: I64, families: Sequence[Family]
) -> OrdinaryNames:
    """The names that are ordinary as wholes, with the share of each word."""
    count = len(numbers)
    weights = np.array([word.weight for word in vocabulary], dtype=np.float64)[words]
    named = np.ones(len(words), dtype=bool)
    starts = np.searchsorted(owners, np.arange(count + 1))
    edge = np.array([word.edge for word in vocabulary], dtype=bool)[words]
    for place in np.flatnonzero(edge).tolist():
        first, end = starts[owners[place] : owners[place] + 2].tolist()
        if is_particle_at(vocabulary[words[place]].latin, place - first, end - first):
            weights[place], named[place] = PARTICLE, False
    ordinary = np.bincount(owners[named], minlength=count) > 1
    if count:
        ordinary &= ~_in_two_scripts(vocabulary, words, starts[:-1])
    syllables: dict[int, SyllableName] = {}
    of_any_kind = np.array([families[number] is Family.ANY for number in numbers.tolist()], dtype=bool)
    for name in np.flatnonzero(ordinary & _doubtful(vocabulary, words, owners, of_any_kind)).tolist():
        own = [vocabulary[word] for word in words[starts[name] : starts[name + 1]].tolist()]
        if _may_be_organisation(own, families[numbers[name]]):
            ordinary[name] = False
            continue
        spelled = prepare_syllables(tuple([(word.token.text,) for word in own]), SCRIPTS[own[0].script])
        if spelled is not None:
            syllables[name] = spelled
    shares = weights / np.bincount(owners, weights=weights, minlength=count)[owners]
    return OrdinaryNames(numbers, vocabulary, words, owners, shares, named, syllables).where(ordinary)


def _in_two_scripts(vocabulary: list[OrdinaryWord], words: I64, starts: I64) -> BOOL:
    scripts = np.array([word.script for word in vocabulary], dtype=np.int64)[words]
    several: BOOL = np.minimum.reduceat(scripts, starts) != np.maximum.reduceat(scripts, starts)
    return several


def _doubtful(vocabulary: list[OrdinaryWord], words: I64, owners: I64, of_any_kind: BOOL) -> BOOL:
    """Whether names may tell an organisation, where they are of any kind, or be Chinese or Korean."""
    count, asked = len(of_any_kind), of_any_kind[owners]
    has_meaning = np.zeros(len(vocabulary), dtype=bool)
    asked_words = set(words[asked].tolist())
    has_meaning[list(asked_words)] = [vocabulary[word].has_meaning for word in asked_words]
    foreign = np.array([not word.cut for word in vocabulary], dtype=bool)[words]
    sizes = np.bincount(owners, minlength=count)
    doubtful: BOOL = np.bincount(owners[has_meaning[words] & asked], minlength=count) > 0
    doubtful |= np.bincount(owners[foreign], minlength=count) <= _MOST_FOREIGN[sizes]
    return doubtful


def _may_be_organisation(words: list[OrdinaryWord], family: Family) -> bool:
    if family is not Family.ANY or not any(word.has_meaning for word in words):
        return False
    texts = [word.token.text for word in words]
    return say_organisation(texts) or may_be_organisation(texts)
