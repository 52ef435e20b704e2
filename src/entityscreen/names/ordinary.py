"""Ordinary names: words that are a person's names, in an alphabet, and particles between them.

Here belongs the short way to the words of such names and to what each weighs, many names at once: nine of ten
customers have one, and nearly all of them are on no list, which an index can tell from the words alone. `prepare.py` is
the long way, and gives the same words, weights and joins (property tests hold it); what is not ordinary goes there.

A name is cut at its spaces before it is folded, so that each word is read once: folding never reaches across a space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from entityscreen.model.kind import Family
from entityscreen.names.addressing import before_address
from entityscreen.names.legal_forms import may_be_organisation
from entityscreen.names.normalise import fold
from entityscreen.names.ordinary_words import SCRIPTS, OrdinaryWord, words_of
from entityscreen.names.organisation_parts import say_organisation
from entityscreen.names.person_parts import PARTICLE
from entityscreen.names.persons import is_particle_at
from entityscreen.syllables import SyllableName, most_foreign, prepare_syllables

I64 = NDArray[np.int64]
F64 = NDArray[np.float64]
BOOL = NDArray[np.bool_]

_FAMILIES = frozenset({Family.PERSON, Family.ANY})
_MOST_FOREIGN = np.array([most_foreign(words) for words in range(64)], dtype=np.int64)


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
        syllables: of names that may be Chinese or Korean, by their position in `numbers`.
    """

    numbers: I64
    vocabulary: list[OrdinaryWord]
    words: I64
    owners: I64
    shares: F64
    named: BOOL
    syllables: dict[int, SyllableName]

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
        >>> from entityscreen.model.kind import Family
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
    for name in np.flatnonzero(ordinary & _doubtful(vocabulary, words, owners, count)).tolist():
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


def _doubtful(vocabulary: list[OrdinaryWord], words: I64, owners: I64, count: int) -> BOOL:
    """Whether names may tell an organisation, or be Chinese or Korean."""
    telling = np.array([word.telling for word in vocabulary], dtype=bool)[words]
    foreign = np.array([not word.cut for word in vocabulary], dtype=bool)[words]
    sizes = np.bincount(owners, minlength=count)
    doubtful: BOOL = np.bincount(owners[telling], minlength=count) > 0
    doubtful |= np.bincount(owners[foreign], minlength=count) <= _MOST_FOREIGN[sizes]
    return doubtful


def _may_be_organisation(words: list[OrdinaryWord], family: Family) -> bool:
    if family is not Family.ANY or not any(word.telling for word in words):
        return False
    texts = [word.token.text for word in words]
    return say_organisation(texts) or may_be_organisation(texts)
