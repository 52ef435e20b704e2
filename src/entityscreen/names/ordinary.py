"""Ordinary names: words that are a person's names, in an alphabet, and particles between them.

Here belongs the short way to the words of such names and to what each weighs, many names at once: nine of ten
customers have one, and nearly all of them are on no list, which an index can tell from the words alone. `prepare.py` is
the long way, and gives the same words, weights and joins (property tests hold it); what is not ordinary goes there.

A name is cut at its spaces before it is folded, so that each word is read once: folding never reaches across a space.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import BoundedDict
from entityscreen.model.kind import Family
from entityscreen.model.script import Script
from entityscreen.names.lexicon import may_have_concepts
from entityscreen.names.normalise import Folded, fold
from entityscreen.names.organisation_parts import may_be_organisation, say_organisation
from entityscreen.names.person_parts import PARTICLE, Piece, part_of, pieces_of
from entityscreen.names.persons import is_particle_at
from entityscreen.names.prepared import Role
from entityscreen.names.syllables import most_foreign, prepare_syllables, word_cuts
from entityscreen.names.tokens import Spelling, Token
from entityscreen.names.words import APART_ENDING, split_words

I64 = NDArray[np.int64]
F64 = NDArray[np.float64]
BOOL = NDArray[np.bool_]

LONGEST = 40  # letters; a longer word is read the long way
_FAMILIES = frozenset({Family.PERSON, Family.ANY})
# Alphabets whose words are read letter by letter; Chinese, Japanese and Korean words are cut otherwise.
_SCRIPTS = (
    Script.LATIN, Script.CYRILLIC, Script.ARABIC, Script.HEBREW, Script.GREEK, Script.ARMENIAN, Script.GEORGIAN,
    Script.INDIC, Script.THAI,
)  # fmt: skip
_LATIN = _SCRIPTS.index(Script.LATIN)
_MOST_FOREIGN = np.array([most_foreign(words) for words in range(64)], dtype=np.int64)


@dataclass(slots=True, eq=False)  # not frozen: see `tokens.py`
class OrdinaryWord:
    """A word that is a name, and in its place perhaps a particle.

    Attributes:
        token: the word.
        weight: what it weighs as a name beside other words.
        latin: its likeliest Latin spelling.
        edge: whether it is a particle in some places.
        telling: whether a phrase may begin with it that tells an organisation.
        pieces: the word as `syllables.prepare_syllables` takes it.
        cut: whether it is in Latin letters and can be cut into Chinese or Korean syllables.
        script: its place among the alphabets.
    """

    token: Token
    weight: float
    latin: str
    edge: bool
    telling: bool
    pieces: tuple[str, ...]
    cut: bool
    script: int

    @property
    def spelling(self) -> Spelling:
        """The spelling by which it is joined with its neighbours."""
        return self.token.spellings[0]


@dataclass(frozen=True, slots=True)
class OrdinaryNames:
    """Names of ordinary words, as columns. A *place* is a word in its name; those of a name follow one another.

    Attributes:
        numbers: of each name, which of the texts it is; ascending.
        vocabulary: the words, each once.
        words: the word of each place, as its number in the vocabulary.
        owners: the name of each place, as its position in `numbers`.
        shares: of each place, in [0, 1]; they sum to 1 in a name.
        named: whether the word of a place is a name there, and no particle.
    """

    numbers: I64
    vocabulary: list[OrdinaryWord]
    words: I64
    owners: I64
    shares: F64
    named: BOOL

    def __len__(self) -> int:
        return len(self.numbers)

    def where(self, kept: BOOL) -> OrdinaryNames:
        """The names that are kept, in their order, with the same vocabulary."""
        places = kept[self.owners]
        owners = (np.cumsum(kept) - 1)[self.owners[places]]
        words, shares, named = self.words[places], self.shares[places], self.named[places]
        return OrdinaryNames(self.numbers[kept], self.vocabulary, words, owners, shares, named)


def ordinary_names(texts: Sequence[str], families: Sequence[Family]) -> OrdinaryNames:
    """Take names the short way, when they are a person's or may be one.

    Args:
        texts: names as given.
        families: of each, how names of its kind are built.

    Returns:
        Those whose words are all names or particles. Others are left out: with a word that is something else (a title,
        an initial), that tell an organisation, or that may be Chinese or Korean, and single names.

    Example:
        >>> from entityscreen.model.kind import Family
        >>> found = ordinary_names(["Müller, Anna", "Dr. Anna Müller", "Anna Müller Bank"], [Family.ANY] * 3)
        >>> found.numbers.tolist(), [found.vocabulary[word].token.text for word in found.words.tolist()]
        ([0], ['muller', 'anna'])
    """
    kept: list[int] = []
    sizes: list[int] = []
    flat: list[OrdinaryWord] = []
    for number, (text, family) in enumerate(zip(texts, families, strict=True)):
        if family in _FAMILIES:
            found = [_WORDS[word] for word in text.split(" ")]
            if None not in found:
                own = list(chain.from_iterable(found))
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
    for name in _doubtful(vocabulary, words, owners, count):
        own = [vocabulary[word] for word in words[starts[name] : starts[name + 1]].tolist()]
        if ordinary[name] and not _is_ordinary(own, families[numbers[name]]):
            ordinary[name] = False
    shares = weights / np.bincount(owners, weights=weights, minlength=count)[owners]
    kept = ordinary[owners]
    positions = np.cumsum(ordinary) - 1
    return OrdinaryNames(numbers[ordinary], vocabulary, words[kept], positions[owners[kept]], shares[kept], named[kept])


def _doubtful(vocabulary: list[OrdinaryWord], words: I64, owners: I64, count: int) -> list[int]:
    """The names that may tell an organisation, be Chinese or Korean, or be written in two scripts."""
    telling = np.array([word.telling for word in vocabulary], dtype=bool)[words]
    foreign = np.array([not word.cut for word in vocabulary], dtype=bool)[words]
    scripts = np.array([word.script for word in vocabulary], dtype=np.int64)[words]
    sizes = np.bincount(owners, minlength=count)
    doubtful = np.bincount(owners[telling], minlength=count) > 0
    doubtful |= np.bincount(owners[foreign], minlength=count) <= _MOST_FOREIGN[sizes]
    doubtful |= np.bincount(owners[scripts != _LATIN], minlength=count) > 0
    found: list[int] = np.flatnonzero(doubtful).tolist()
    return found


def _is_ordinary(words: list[OrdinaryWord], family: Family) -> bool:
    script = words[0].script
    if any(word.script != script for word in words):
        return False
    if family is Family.ANY and any(word.telling for word in words):
        texts = [word.token.text for word in words]
        if say_organisation(texts) or may_be_organisation(texts):
            return False
    return prepare_syllables(tuple(word.pieces for word in words), _SCRIPTS[script]) is None


class _Words(BoundedDict):
    """The ordinary words of what stands between two spaces of a name, None when it is something else."""

    __slots__ = ()

    def __missing__(self, text: str) -> tuple[OrdinaryWord, ...] | None:
        words = [_ordinary_word(word) for word in fold(text).replace(",", " ").split()]
        found = None if None in words else tuple(word for word in words if word is not None)
        self[text] = found
        return found


_WORDS = _Words("names.ordinary", 200_000)
# The same object for the same word, however it is written.
_KNOWN = BoundedDict("names.ordinary_words", 200_000)


def _ordinary_word(word: str) -> OrdinaryWord | None:
    found: OrdinaryWord | None = _KNOWN.get(word)
    if found is None and 1 < len(word) <= LONGEST and word != APART_ENDING:  # which belongs to the word before it
        found = _read(word)
        if found is not None:
            _KNOWN[word] = found
    return found


def _read(word: str) -> OrdinaryWord | None:
    if word.isascii():
        if not word.isalpha():
            return None
        syllables: tuple[str, ...] = (word,)
    else:
        split = split_words(Folded(word), dotted_letters=True)
        if len(split) != 1 or split[0].pieces != (word,) or split[0].text != word:
            return None
        syllables = split[0].syllables
    pieces = pieces_of((word,))
    if len(pieces) != 1 or pieces[0].text != word or pieces[0].noise:
        return None
    return _named(pieces[0], syllables)


def _named(piece: Piece, syllables: tuple[str, ...]) -> OrdinaryWord | None:
    token, role, weight = part_of(piece.text, False, False)
    if role is not Role.NAME or token.script not in _SCRIPTS or not token.spellings:
        return None
    if len(token.spellings[0].text) > LONGEST or not token.spellings[0].text.isascii():
        return None
    return OrdinaryWord(
        token=token,
        weight=weight,
        latin=piece.latin,
        edge=piece.edge,
        telling=may_have_concepts((piece.text,)),
        pieces=syllables,
        cut=token.script is Script.LATIN and bool(word_cuts(syllables)),
        script=_SCRIPTS.index(token.script),
    )
