"""Ordinary names: words that are a person's names, in an alphabet, and particles between them.

Nine of ten customers have a name of such words, and nearly all of them are on no list, which the kernel of the index
can tell from the words alone. `prepare.py` is the long way, and gives the same words, weights and joins (property tests
hold it); what is not ordinary goes there.

A name is cut at its spaces before it is folded, so that each word is read once: folding never reaches across a space.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

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
from entityscreen.names.person_parts import name_weight, pieces_of
from entityscreen.names.persons.gendered import is_patronymic
from entityscreen.names.persons.known_words import (
    ASSIMILATED,
    are_initials,
    is_beside_names,
    is_particle,
    particle_place,
    split_compound,
)
from entityscreen.names.persons.respelled import shown_people
from entityscreen.names.persons.titles import joined_title, may_be_degree, may_end_title
from entityscreen.names.prepared import Role
from entityscreen.names.tokens import Spelling, Token, word_tokens
from entityscreen.syllables.comparison import prepare_syllables
from entityscreen.syllables.latin_names import is_cuttable
from entityscreen.syllables.model import SyllableName
from entityscreen.syllables.transcribed_names import LETTERS, cuts
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
    def particle_place(self) -> int:
        """Where it is a particle, see `persons.known_words.particle_place`."""
        return particle_place(self.token.latin) if self.edge else 0

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
        or joined_title(word)
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
    cut = token.script is Script.CYRILLIC or (token.script in LETTERS and bool(cuts(word, token.script)))
    script = SCRIPTS.index(token.script)
    return OrdinaryWord(token, piece.weight, piece.edge, cut, script)


_FAMILIES = frozenset({Family.PERSON, Family.ANY})
MOST_WORDS = 63  # of a name


def ordinary_words(texts: Sequence[str], families: Sequence[Family]) -> dict[int, tuple[OrdinaryWord, ...]]:
    """Return the words of those names that consist of ordinary words, when they are a person's or may be one.

    Args:
        texts: names as given.
        families: of each, how names of its kind are built.

    Returns:
        The words of a name, by which of the texts it is. A name is left out with a word that is something else
        (a title, an initial), and so is a single word.

    Example:
        >>> found = ordinary_words(["Müller, Anna", "Dr. Anna Müller", "Anna"], [Family.ANY] * 3)
        >>> {number: [word.token.text for word in words] for number, words in found.items()}
        {0: ['muller', 'anna']}
    """
    asked = {n: texts[n].split(" ") for n, family in enumerate(families) if family in _FAMILIES}
    known = words_of(chain.from_iterable(asked.values()))
    found: dict[int, tuple[OrdinaryWord, ...]] = {}
    for number, pieces in asked.items():
        if "," in texts[number] and before_address(fold(texts[number])) is not None:
            continue
        own: tuple[OrdinaryWord, ...] = ()
        for piece in pieces:
            words = known[piece]
            if words is None:
                break
            own += words
        else:
            if 2 <= len(own) <= MOST_WORDS:
                found[number] = own
    return found


def tell_organisation(words: Sequence[OrdinaryWord], family: Family) -> bool:
    """Whether the words of a name of a kind that is not known may tell an organisation."""
    if family is not Family.ANY or not any(word.has_meaning for word in words):
        return False
    texts = [word.token.text for word in words]
    return say_organisation(texts) or may_be_organisation(texts)


def syllables_of(words: Sequence[OrdinaryWord]) -> SyllableName | None:
    """Return the syllables of a name that may be Chinese or Korean; None for any other."""
    return prepare_syllables(tuple([(word.token.text,) for word in words]), SCRIPTS[words[0].script])
