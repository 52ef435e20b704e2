"""Ordinary names: words that are a person's names, in an alphabet, and particles between them.

Nine of ten customers have a name of such words, and nearly all of them are on no list, which the kernel of the index
can tell from the words alone. `prepare.py` is the long way, and gives the same words, weights and joins (property tests
hold it); what is not ordinary goes there.

A name is cut at its spaces, which folding never reaches across, and at hyphens between Latin letters. The kernel keeps
what is said here of a word, so that each is read once in a run, and no object is kept for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.model.kind import Family
from entityscreen.model.script import Script, main_script
from entityscreen.names.fields.addressing import addressing_words, before_address
from entityscreen.names.fields.brand_forms import short_form_words
from entityscreen.names.fields.several_names import marker_words
from entityscreen.names.legal_forms import may_be_organisation, may_begin_form, opens_organisation
from entityscreen.names.lexicon import begins_concept
from entityscreen.names.organisation_parts import say_organisation
from entityscreen.names.person_parts import piece_for_the_moment, shown_people
from entityscreen.names.persons.gendered import is_patronymic
from entityscreen.names.persons.known_words import (
    ASSIMILATED,
    are_initials,
    joined_particle,
    name_weight,
    particle_place,
    split_compound,
    words_beside_names,
)
from entityscreen.names.persons.titles import degree_words, joined_title, last_title_words
from entityscreen.names.prepared import Role
from entityscreen.names.tokens import Token, brief_token
from entityscreen.syllables.comparison import prepare_syllables
from entityscreen.syllables.latin_names import is_cuttable
from entityscreen.syllables.model import SyllableName
from entityscreen.syllables.transcribed_names import may_be_cut
from entityscreen.text.folding import Folded, fold
from entityscreen.text.words import split_words

LONGEST = 40  # letters; a longer word is read the long way
# Alphabets whose words are read letter by letter; Chinese, Japanese and Korean words are cut otherwise.
SCRIPTS = (
    Script.LATIN, Script.CYRILLIC, Script.ARABIC, Script.HEBREW, Script.GREEK, Script.ARMENIAN, Script.GEORGIAN,
    Script.INDIC, Script.THAI,
)  # fmt: skip
LATIN = SCRIPTS.index(Script.LATIN)
_CYRILLIC = re.compile("[а-џ]+")
PATRONYMIC_PLACE = 4  # in place of where a word is a particle: it is a patronymic everywhere
_ROLES = frozenset({Role.NAME, Role.PATRONYMIC})
ORDINARY_FAMILIES = frozenset({Family.PERSON, Family.ANY})  # whose names may be ordinary


class OrdinaryWord(NamedTuple):
    """A word that is a name, and in its place perhaps a particle."""

    token: Token  # the word; the sounds of its spellings are left out
    weight: float  # what it weighs as a name beside other words
    particle_place: int  # where it is a particle, see `persons.known_words.particle_place`; or `PATRONYMIC_PLACE`
    cut: bool  # whether it may be cut into Chinese or Korean syllables
    script: int  # its place among the alphabets


def folded_words(text: str) -> str:
    """Return the folded words of a name with a space between; none of a name that is not ordinary as a whole.

    An address may follow it, or what stands around a hyphen is more than names.

    Example:
        >>> folded_words("MÜLLER, Anna-Maria"), folded_words("Shin Dong-bin")
        ('muller anna-maria', '')
    """
    folded = fold(text)
    if "," in folded and before_address(folded) is not None:
        return ""
    words = folded.replace(",", " ").split()
    return "" if "-" in folded and not all(map(_is_name_with_hyphens, words)) else " ".join(words)


def _is_name_with_hyphens(word: str) -> bool:
    """Whether a word has no hyphens, or names in Latin letters between them that are nothing else as one word.

    Kim Dong-bin has no `bin` before his father's name.
    """
    if "-" not in word:
        return True
    pieces, joined = word.split("-"), word.replace("-", "")
    if not (joined.isascii() and joined.isalpha() and all(pieces)) or pieces[-1] == "bin":
        return False
    return _other_words().isdisjoint((word, joined)) and shown_people((joined,)) is None


def read_words(words: Sequence[str]) -> dict[int, OrdinaryWord]:
    """Return what those words are that are ordinary: no title, no initial, and not more than a word.

    Each question is asked of all words before the next one: one word after the other takes twice as long, since what
    one question looks at is no longer at hand when the next word comes.

    Args:
        words: what stands between spaces of folded names.

    Returns:
        The ordinary words, by their places.

    Example:
        >>> {place: word.weight for place, word in read_words(["muller", "dr."]).items()}
        {0: 0.7}
    """
    short = [place for place, word in enumerate(words) if 1 < len(word) <= LONGEST]
    latin = [place for place in short if words[place].isascii() and words[place].isalpha()]
    ordinary = _plain([place for place in latin if _is_plain(words[place])], words)
    in_other_scripts = [place for place in short if not words[place].isascii() and main_script(words[place]) in SCRIPTS]
    ordinary.update((place, word) for place in in_other_scripts if (word := _spelled(words[place])) is not None)
    return ordinary


def _plain(places: list[int], words: Sequence[str]) -> dict[int, OrdinaryWord]:
    """Ordinary words in Latin letters, by their places."""
    texts = [words[place] for place in places]
    tokens, weights = list(map(brief_token, texts)), list(map(name_weight, texts))
    particles, cuttable = list(map(particle_place, texts)), list(map(is_cuttable, texts))
    rows = zip(places, tokens, weights, particles, cuttable, strict=True)
    return {place: OrdinaryWord(token, weight, particle, cut, LATIN) for place, token, weight, particle, cut in rows}


def has_meaning(word: str) -> bool:
    """Whether a phrase may begin with a word that tells an organisation: asked where the kind is not known."""
    return begins_concept(word) or may_begin_form(word)


@named_cache("names.ordinary.other_words", maxsize=1)
def _other_words() -> frozenset[str]:
    """Words that are no names, or may be more than a name: Ali Hassan aka Abu Ali is two names."""
    beside = words_beside_names() | last_title_words() | degree_words() | ASSIMILATED.keys()
    return beside | marker_words() | addressing_words() | short_form_words()


def _is_plain(word: str) -> bool:
    """Whether a word in Latin letters is a name: without what the long way asks of other words."""
    if word in _other_words() or is_patronymic(word) or are_initials(word) or shown_people((word,)) is not None:
        return False
    return split_compound(word) == (word,)


def _spelled(word: str) -> OrdinaryWord | None:
    """A word in another alphabet, if it is a name."""
    beside_names = word in _other_words() or opens_organisation(word) or joined_title(word)
    if beside_names or shown_people((word,)) is not None or not _is_one_word(word):
        return None
    piece = piece_for_the_moment(word)  # only Latin compounds are cut
    token = piece.token
    if piece.noise or piece.role not in _ROLES or not token.spellings:
        return None
    if len(piece.latin) > LONGEST or not piece.latin.isascii() or piece.latin in ASSIMILATED:
        return None
    place = particle_place(token.latin) if piece.edge else 0
    if piece.role is Role.PATRONYMIC:
        if place:
            return None
        place = PATRONYMIC_PLACE
    return OrdinaryWord(token, piece.weight, place, may_be_cut(word, token.script), SCRIPTS.index(token.script))


def _is_one_word(word: str) -> bool:
    """Whether a word is one by itself: an ending belongs to the word before it, and a particle may be joined to one."""
    if _CYRILLIC.fullmatch(word):
        return True  # nothing parts these letters
    if joined_particle(word):
        return False
    split = split_words(Folded(word), dotted_letters=True)
    return len(split) == 1 and split[0].pieces == (word,) and split[0].text == word


def tell_organisation(words: Sequence[str], family: Family) -> bool:
    """Whether the ordinary words of a name of a kind that is not known may tell an organisation."""
    words = [piece for word in words for piece in word.split("-")]
    if family is not Family.ANY or not any(map(has_meaning, words)):
        return False
    return say_organisation(words) or may_be_organisation(words)


def syllables_of(words: Sequence[str]) -> SyllableName | None:
    """Return the syllables of a name of ordinary words that may be Chinese or Korean; None for any other."""
    return prepare_syllables(tuple([tuple(word.split("-")) for word in words]), main_script(words[0]))
