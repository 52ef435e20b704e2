"""Ordinary names of organisations: plain words in Latin letters, each with one role wherever it stands.

Three of four firms have a name of such words, and nine of ten of these are like nobody on a list, which the kernel of
the index can tell from the words alone. `prepare.py` is the long way, and gives the same parts, weights and joins
(property tests hold it); a name with a bracket, a single letter or a form run together goes there.

The kernel keeps what is said here of a word or a phrase, so that each is read once in a run, and no object is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.model.kind import Family
from entityscreen.names.legal_forms import FormSigns, form_signs, stands_in_one_place, with_spelled_forms
from entityscreen.names.lexicon import find_concepts, phrase_places
from entityscreen.names.ordinary import LONGEST
from entityscreen.names.organisation_parts import part_of_number, part_of_phrase, part_of_word
from entityscreen.names.organisation_words import without_signs, words_that_need_others
from entityscreen.names.prepare import TextReading, field_texts, is_one_name
from entityscreen.names.prepared import WHOLE, Role
from entityscreen.names.tokens import Token
from entityscreen.text.folding import Folded, fold
from entityscreen.text.words import plain_words

MOST_WORDS = 40  # of a name; a longer one is read the long way
FEWEST_WORDS = 2
_LETTERED = str.maketrans(dict.fromkeys("0123456789", "x"))  # numbers are words too
_PARTED = str.maketrans({".": "", ",": " ", "-": " ", "&": " & "})
_AND = "&"


class OrganisationName(NamedTuple):
    """The words of an ordinary name with spaces between, and how many of them stand before its only comma."""

    words: str
    before_comma: int


class OrganisationWord(NamedTuple):
    """A word or a phrase that is one part of an organisation's name."""

    text: str  # as it is written; its token is another word where it is a number
    token: Token
    role: Role
    weight: float
    begins: bool  # whether a phrase of the lexicon may go on behind it
    continues: bool  # whether it may stand in a phrase behind others
    form: FormSigns  # what it may be in a legal form that is spelled otherwise
    only_behind: bool = False  # whether it is so only behind another word: `vi` may be a name


NOT_ORDINARY = OrganisationName("", 0)


def organisation_words(text: str) -> OrganisationName:
    """Return the folded words of an organisation's name that may be ordinary; none of any other.

    Example:
        >>> organisation_words("Meridon Oil & Gas, S.A.")
        OrganisationName(words='meridon oil & gas sa', before_comma=4)
        >>> organisation_words("Meridon (Zelta) 2").words
        ''
    """
    folded = fold(text)
    if not folded.isascii() or not _is_one_name(folded):
        return NOT_ORDINARY
    words = folded.translate(_PARTED).split()
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or without_signs(words) != words:
        return NOT_ORDINARY
    before, comma, behind = folded.partition(",")
    turned = len(before.translate(_PARTED).split()) if comma and "," not in behind else 0
    return OrganisationName(" ".join(words), turned)


def _is_one_name(folded: Folded) -> bool:
    """Whether a field has one name alone, of plain words and numbers."""
    if is_one_name(folded, Family.ORGANISATION):
        return True
    if len(plain_words(Folded(folded.translate(_LETTERED)))) < FEWEST_WORDS or not any(map(str.isdigit, folded)):
        return False
    whole = TextReading(Folded(" ".join(folded.split())), WHOLE, 0.0)
    return field_texts(folded, Family.ORGANISATION) == (whole,)


def read_organisation_word(text: str) -> OrganisationWord | None:
    """Return what a word or phrase is as a part of an organisation's name; None where its neighbours decide that.

    Args:
        text: a folded word, or the words of a phrase of the lexicon with spaces between.

    Example:
        >>> read_organisation_word("meridon").role, read_organisation_word("joint stock company").role
        (<Role.BRAND: 'brand'>, <Role.LEGAL: 'legal form'>)
        >>> [read_organisation_word(word) for word in ("k", "after")]
        [None, None]
    """
    words = text.split(" ")
    if len(text) > len(words) * LONGEST or not _words_that_need_others().isdisjoint(words):
        return None
    concepts = find_concepts(words)
    if len(words) > 1:
        part = part_of_phrase(text, concepts[0][2]) if concepts and concepts[0][:2] == (0, len(words)) else None
        return None if part is None else OrganisationWord(text, *part, False, False, FormSigns())
    if stands_in_one_place(text) or (len(text) == 1 and not text.isdigit() and text != _AND):
        return None
    part = part_of_phrase(text, concepts[0][2]) if concepts else part_of_word(text)
    number, only_behind = part_of_number(text) if part is None else (None, False)
    part = part or number
    return None if part is None else OrganisationWord(text, *part, *phrase_places(text), form_signs(text), only_behind)


@named_cache("names.ordinary_organisations.need_others", maxsize=1)
def _words_that_need_others() -> frozenset[str]:
    return words_that_need_others()


def texts_of_parts(words: Sequence[str]) -> list[str] | None:
    """Return the text of each part of an ordinary name: a word, or a phrase; None where a form is spelled otherwise.

    Example:
        >>> texts_of_parts("meridon joint stock company".split())
        ['meridon', 'joint stock company']
        >>> texts_of_parts("meridon joint stock comapny".split())
    """
    if with_spelled_forms(words) is not words:
        return None
    texts: list[str] = []
    position = 0
    for start, end, _ in find_concepts(words):
        texts += words[position:start]
        texts.append(" ".join(words[start:end]))
        position = end
    return [*texts, *words[position:]]
