"""Ordinary words: what stands between two spaces of a name, when it is a person's names in an alphabet.

Here belongs one word by itself, read the short way. What its place in a name makes of it is in `ordinary.py`;
`person_parts.py` is the long way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from entityscreen.caches import BoundedDict
from entityscreen.model.script import Script, main_script
from entityscreen.names.addressing import is_addressing_word
from entityscreen.names.aliases import is_marker_word
from entityscreen.names.brand_forms import is_in_short_form
from entityscreen.names.degrees import may_be_degree
from entityscreen.names.initials import beginnings
from entityscreen.names.leading_titles import may_end_title, may_have_glued_title
from entityscreen.names.legal_forms import may_begin_form, opens_organisation
from entityscreen.names.lexicon import begins_concept
from entityscreen.names.normalise import Folded, fold
from entityscreen.names.person_parts import name_weight, pieces_of
from entityscreen.names.persons import (
    ASSIMILATED,
    are_initials,
    is_beside_names,
    is_particle,
    is_patronymic,
    split_compound,
)
from entityscreen.names.prepared import Role
from entityscreen.names.respelled_parts import may_be_respelled
from entityscreen.names.tokens import Spelling, Token, word_tokens
from entityscreen.names.words import APART_ENDING, split_words
from entityscreen.syllables import is_cuttable

LONGEST = 40  # letters; a longer word is read the long way
# Alphabets whose words are read letter by letter; Chinese, Japanese and Korean words are cut otherwise.
SCRIPTS = (
    Script.LATIN, Script.CYRILLIC, Script.ARABIC, Script.HEBREW, Script.GREEK, Script.ARMENIAN, Script.GEORGIAN,
    Script.INDIC, Script.THAI,
)  # fmt: skip
LATIN = SCRIPTS.index(Script.LATIN)


@dataclass(slots=True, eq=False)  # not frozen: see `tokens.py`
class OrdinaryWord:
    """A word that is a name, and in its place perhaps a particle.

    Attributes:
        token: the word.
        weight: what it weighs as a name beside other words.
        edge: whether it is a particle in some places.
        telling: whether a phrase may begin with it that tells an organisation.
        cut: whether it may be cut into Chinese or Korean syllables, as any word in Cyrillic letters may.
        script: its place among the alphabets.
    """

    token: Token
    weight: float
    edge: bool
    telling: bool
    cut: bool
    script: int
    _begins: int = 0

    @property
    def begins(self) -> int:
        """The letters that it begins with, see `initials.py`: asked of the few words that are like listed ones."""
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
    """The ordinary words of what stands between the spaces of names.

    Args:
        texts: as given, without spaces.

    Returns:
        Text to its words; None when it is something else: a title, an initial, more than a word.

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
        or may_be_respelled(word)
    ):
        return False  # Ali Hassan aka Abu Ali is two names, and one may be taken in two ways
    if word in ASSIMILATED:  # an article or a name, by what follows
        return False
    return split_compound(word) == (word,)


def _plain(word: str, token: Token) -> OrdinaryWord:
    telling, cut = begins_concept(word) or may_begin_form(word), is_cuttable(word)
    return OrdinaryWord(token, name_weight(word), is_particle(word), telling, cut, LATIN)


def _spelled(word: str) -> OrdinaryWord | None:
    """A word in another alphabet, if it is a name."""
    split = split_words(Folded(word), dotted_letters=True)
    if (
        opens_organisation(word)
        or word == APART_ENDING
        or is_marker_word(word)
        or is_addressing_word(word)
        or may_end_title(word)
        or may_have_glued_title(word)
        or may_be_respelled(word)
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
    return OrdinaryWord(token, piece.weight, piece.edge, begins_concept(word) or may_begin_form(word), cut, script)
