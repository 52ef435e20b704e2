"""What state groups, universities, listed firms and armed groups are called in short: 中国电科, CETC, 北航, IRISL.

Here belongs what follows from no rule: characters picked out of a name, acronyms and brands of its own choice. A name
that has such a form is read with the official English name in its place as well, as one word: so all of them meet, and
no two groups for words that they share. The forms are a table (`resources/lexicon/short_forms.tsv`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import scripts_in
from entityscreen.names.lexicon import find_concepts, says_form, whole_concept
from entityscreen.names.normalise import Folded
from entityscreen.names.persons import commonness
from entityscreen.names.words import CJK

WHOLE_ONLY = 2  # characters: so short a form counts where it is all of the name
WHOLE_LETTERS = 3  # letters: so does an acronym, which is a name or a word too (Маи)
_INSTITUTIONS = frozenset({"university", "bank", "institute", "academy"})
ANYWHERE = 4  # characters: from here on a form may stand behind others, such as a place
_PLACE = "place:"  # a country's concept has its two letters behind
_JOINING = frozenset({"of", "the", "for", "and", "&", "de", "du", "des", "la", "et", "y", "и", "і"})  # say nothing


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms, folded.

    Attributes:
        names: each form with the official English name as one word.
        official: these names.
        first: the first characters of forms in characters.
        lengths: how many characters these have, the longest first.
        words: the first words of forms in letters.
        most_words: how many words the longest of these has.
        telling: of each of these the first word that is no person's name; the first one where all are.
    """

    names: dict[str, str]
    official: frozenset[str]
    first: frozenset[str]
    lengths: tuple[int, ...]
    words: frozenset[str]
    most_words: int
    telling: frozenset[str]


@named_cache("names.short_forms", maxsize=1)
def _forms() -> _Forms:
    names = {form: name for name, form in read_rows("lexicon_short_forms")}
    characters = [form for form in names if _in_one_run(form)]
    letters = [form for form in names if not _in_one_run(form)]
    return _Forms(
        names=names,
        official=frozenset(names.values()),
        first=frozenset(form[0] for form in characters),
        lengths=tuple(sorted({len(form) for form in characters}, reverse=True)),
        words=frozenset(form.split()[0] for form in letters),
        most_words=max(len(form.split()) for form in letters),
        telling=frozenset(_first_telling(form.split()) for form in letters),
    )


def _first_telling(words: list[str]) -> str:
    return next((word for word in words if word.isascii() and not commonness(word)), words[0])


def _in_one_run(text: str) -> bool:
    """Whether a text has characters of a script that writes words without spaces between."""
    return not text.isascii() and not CJK.isdisjoint(scripts_in(text))


def is_in_short_form(word: str) -> bool:
    """Whether a word is the one by which a form in letters is known from names of persons: Sun Yat-sen University."""
    return word in _forms().telling


def is_official(word: str) -> bool:
    """Whether a word is an official English name as one word: nothing that anybody wrote, and no sound to be heard."""
    return word in _forms().official


def spelled_out(text: Folded) -> Folded | None:
    """A name with the official English name as one word in place of the first form of it; None where it has none.

    Args:
        text: a folded name.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> spelled_out(fold("北航")), spelled_out(fold("Bank of China"))
        ('beihanguniversity', None)
        >>> spelled_out(fold("13th Research Institute of CETC"))
        '13th research institute of chinaelectronicstechnologygroupcorporation'
    """
    return _in_characters(text) if _in_one_run(text) else _in_letters(text)


def _in_letters(text: str) -> Folded | None:
    forms = _forms()
    words = text.replace(",", " ").split()
    if forms.words.isdisjoint(words):
        return None
    for start, word in enumerate(words):
        if word in forms.words:
            for end in range(min(len(words), start + forms.most_words), start, -1):
                name = forms.names.get(" ".join(words[start:end]))
                if name is not None and _is_meant(words, start, end, name):
                    rest = words[end:] if forms.names.get(_bare(words[end:])) != name else ()  # FARC - Fuerzas Armadas
                    return Folded(" ".join((*_telling(words[:start]), name, *_telling(rest))))
    return None


def _telling(words: Sequence[str]) -> list[str]:
    """Words without legal forms in other letters (ААТ, ДП), which beside a Latin word would be read as Latin."""
    return [word for word in words if word.isascii() or not _is_form(word)]


def _is_form(word: str) -> bool:
    meaning = whole_concept(word)
    return meaning is not None and says_form(meaning)


def _bare(words: Sequence[str]) -> str:
    """Words without a dash in front."""
    return " ".join(words).lstrip("-\u2013\u2014/ ")


def _is_meant(words: list[str], start: int, end: int, name: str) -> bool:
    """Whether a form can be meant there: no short acronym beside other words, and no body of another country."""
    rest = words[:start] + words[end:]
    if not rest:
        return True
    if end - start == 1 and len(words[start]) <= WHOLE_LETTERS:
        return False
    return not _goes_on(words, end) and not _is_of_another_country(words[start:end], rest, name)


def _is_of_another_country(form: list[str], rest: list[str], name: str) -> bool:
    """Whether words name a body by what it is (Foreign Intelligence Service), and others a country that has its own."""
    countries = _countries(rest)
    if not countries or len(form) == 1 or _countries(form) or not _is_generic(form):
        return False
    own = _homes().get(name)
    return own is not None and own.isdisjoint(countries)


def _is_generic(words: list[str]) -> bool:
    """Whether all words say what something is, and none is a name."""
    meant = {place for start, end, _ in find_concepts(words) for place in range(start, end)}
    return all(place in meant or word in _JOINING for place, word in enumerate(words))


def _countries(words: Sequence[str]) -> frozenset[str]:
    found = (meaning.id for _, _, meaning in find_concepts(words))
    return frozenset(name for name in found if name.startswith(_PLACE) and len(name) == len(_PLACE) + 2)


@named_cache("names.short_forms.homes", maxsize=1)
def _homes() -> dict[str, frozenset[str]]:
    """The countries that any form of a body names."""
    found: dict[str, frozenset[str]] = {}
    for form, name in _forms().names.items():
        if countries := _countries(form.split()):
            found[name] = found.get(name, frozenset()) | countries
    return found


def _goes_on(words: list[str], end: int) -> bool:
    """Whether an institution's name does not end there: Osaka University of Economics is another than Osaka's."""
    return end < len(words) and words[end] == "of" and words[end - 1] in _INSTITUTIONS


def _in_characters(text: str) -> Folded | None:
    forms = _forms()
    if forms.first.isdisjoint(text):
        return None
    for start, character in enumerate(text):
        if character in forms.first:
            for length in forms.lengths:
                name = forms.names.get(text[start : start + length])
                if name is not None and _stands(text, start, length):
                    return Folded(f"{text[:start]} {name} {text[start + length :]}".strip())
    return None


def _stands(text: str, start: int, length: int) -> bool:
    """Whether a form of so many characters can be meant there."""
    if length <= WHOLE_ONLY:
        return length == len(text)
    return length >= ANYWHERE or start == 0
