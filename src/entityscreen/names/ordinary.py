"""Ordinary names: words in Latin letters that are a person's names, and particles between them.

Here belongs the short way to the words of such a name and to what each weighs: nine of ten customers have one, and
nearly all of them are on no list, which an index can tell from the words alone. `prepare.py` is the long way, and
gives the same words, weights and joins (a property test holds it); whatever is not ordinary goes there.
"""

from __future__ import annotations

from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.model.kind import Family
from entityscreen.model.script import Script
from entityscreen.names.lexicon import may_have_concepts
from entityscreen.names.normalise import fold
from entityscreen.names.organisation_parts import may_be_organisation, say_organisation
from entityscreen.names.person_parts import PARTICLE, part_of, pieces_of
from entityscreen.names.persons import is_particle_at
from entityscreen.names.prepare import joins_of
from entityscreen.names.prepared import Join, Role
from entityscreen.names.syllables import most_foreign, prepare_syllables, word_cuts
from entityscreen.names.tokens import Spelling, Token

_PLACES = tuple(frozenset(range(count)) for count in range(8))
_FAMILIES = frozenset({Family.PERSON, Family.ANY})


@dataclass(frozen=True, slots=True)
class OrdinaryWord:
    """A word that is a name, and in its place perhaps a particle.

    Attributes:
        token: the word.
        spelling: its spelling.
        weight: what it weighs as a name beside other words.
        edge: whether it is a particle in some places.
        telling: whether a phrase may begin with it that tells an organisation.
        pieces: the word as `syllables.prepare_syllables` takes it.
        cut: whether it can be cut into syllables.
    """

    token: Token
    spelling: Spelling
    weight: float
    edge: bool
    telling: bool
    pieces: tuple[str]
    cut: bool


@dataclass(slots=True)
class OrdinaryName:
    """A name of ordinary words.

    Attributes:
        tokens: in order.
        shares: of each, in [0, 1]; they sum to 1.
        joins: neighbours that others may write as one word.
        names: the places of those that are no particles.
    """

    tokens: list[Token]
    shares: list[float]
    joins: list[Join]
    names: frozenset[int]


def ordinary_name(text: str, family: Family) -> OrdinaryName | None:
    """Take a name the short way, when it is a person's or may be one.

    Args:
        text: a name as given.
        family: how names of its kind are built.

    Returns:
        Its words; None when a word is none, is something else (a title, an initial), tells an organisation, or when
        the name may be Chinese or Korean or has a single name.

    Example:
        >>> from entityscreen.model.kind import Family
        >>> [token.text for token in ordinary_name("Müller, Anna", Family.ANY).tokens]
        ['muller', 'anna']
        >>> ordinary_name("Dr. Anna Müller", Family.PERSON), ordinary_name("Anna Müller Bank", Family.ANY)
        (None, None)
    """
    if family not in _FAMILIES:
        return None
    words: list[OrdinaryWord] = []
    for text_word in fold(text).replace(",", " ").split():
        word = _ordinary_word(text_word)
        if word is None:
            return None
        words.append(word)
    weights, names = _weights(words)
    if len(names) < 2 or (family is Family.ANY and _tell_organisation(words)):
        return None
    if _syllabic(words):
        return None
    total = sum(weights)
    shares = [weight / total for weight in weights]
    joins = joins_of([word.spelling for word in words], shares)
    return OrdinaryName([word.token for word in words], shares, joins, names)


def _syllabic(words: list[OrdinaryWord]) -> bool:
    """Whether the name may be Chinese or Korean."""
    if len([word for word in words if not word.cut]) > most_foreign(len(words)):
        return False
    return prepare_syllables(tuple(word.pieces for word in words), Script.LATIN) is not None


def _weights(words: list[OrdinaryWord]) -> tuple[list[float], frozenset[int]]:
    """What each word weighs in its place, and the places of those that are names there."""
    weights = [word.weight for word in words]
    if not any([word.edge for word in words]):  # noqa: C419  # a generator costs more than these few
        return weights, _PLACES[len(words)] if len(words) < len(_PLACES) else frozenset(range(len(words)))
    particles = {i for i, w in enumerate(words) if w.edge and is_particle_at(w.token.text, i, len(words))}
    for place in particles:
        weights[place] = PARTICLE
    return weights, frozenset(range(len(words))) - particles


def _tell_organisation(words: list[OrdinaryWord]) -> bool:
    telling = [word.telling for word in words]
    if True not in telling:
        return False
    texts = [word.token.text for word in words]
    return say_organisation(texts) or may_be_organisation(texts)


@named_cache("names.ordinary", maxsize=200_000)
def _ordinary_word(word: str) -> OrdinaryWord | None:
    if not (word.isascii() and word.isalpha() and len(word) > 1):
        return None
    pieces = pieces_of((word,))
    if len(pieces) != 1 or pieces[0].text != word or pieces[0].noise:
        return None
    token, role, weight = part_of(word, False, False)
    if role is not Role.NAME:
        return None
    telling, cut = may_have_concepts((word,)), bool(word_cuts((word,)))
    return OrdinaryWord(token, token.spellings[0], weight, pieces[0].edge, telling, (word,), cut)
