"""Stems of the lexicon's words, each with the class of endings that it has.

A word of a phrase is cut down to its stem by `resources/lexicon/inflections.tsv`. How a form finds the stem again is in
`names/lexicon.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from entityscreen.names.lexicon import IN_FRONT, NO_ENDING, ROMANISED, fold_romanised

MINIMUM_STEM = 4  # letters: shorter words are left as they are
MINIMUM_IN_FRONT = 3  # of a word that something is written on to
MINIMUM_ADJECTIVE = 6  # letters, in a language that has no other words here
# Letters of the Cyrillic languages, romanised by one usual way; `fold_romanised` makes the others one with it.
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєўґђјљњћџ"
_LETTERS = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i i e w g d j lj nj c dz"
_LATIN = dict(zip(_CYRILLIC, _LETTERS.split(), strict=True))


@dataclass(frozen=True, slots=True)
class Endings:
    """A class of endings.

    Attributes:
        name: languages and class, by which a stem knows it.
        dictionary: the endings of words as phrases have them.
        forms: those of their forms; or what is written on in front.
    """

    name: str
    dictionary: tuple[str, ...]
    forms: tuple[str, ...]


def read_endings(cells: Iterable[tuple[int, list[str]]]) -> dict[str, list[Endings]]:
    """The classes of each language, in order."""
    found: dict[str, list[Endings]] = {}
    for _, (languages, name, dictionary, forms) in cells:
        one = Endings(f"{languages.split()[0]} {name}", tuple(dictionary.split()), tuple(forms.split()))
        for language in languages.split():
            found.setdefault(language, []).append(one)
    return found


def stem_of(word: str, endings: list[Endings]) -> tuple[str, str] | None:
    """The stem of a word and its class of endings; None of a word that is too short, or has none.

    Example:
        >>> stem_of("заводы", [Endings("ru noun 1", ("ы",), ("ы", "ов"))])
        ('завод', 'ru noun 1')
    """
    if len(word) < (MINIMUM_IN_FRONT if endings[0].name.endswith(IN_FRONT) else MINIMUM_STEM):
        return None
    for one in endings:
        for ending in one.dictionary:
            if ending == NO_ENDING:
                return (word.removeprefix("ال"), one.name) if one.name.startswith("ar") else (word, one.name)
            if word.endswith(ending):
                return word.removesuffix(ending), one.name
    return None


def romanised(letters: str, name: str) -> str:
    """Cyrillic letters of a class of stems in folded Latin ones; Serbian has an alphabet of its own.

    Example:
        >>> romanised("объединени", "ru noun 3"), romanised("дашак", "sr noun 1")
        ('obedineni', 'dasak')
    """
    spelled = (letter if letter != "ш" or not name.startswith("sr") else "с" for letter in letters)
    return fold_romanised("".join(_LATIN.get(letter, letter) for letter in spelled).replace("_", ""))


def ending_rows(endings: Iterable[Endings], in_latin: frozenset[str]) -> Iterator[list[str]]:
    """Each class with its endings, those of romanised languages in folded Latin letters too."""
    for one in dict.fromkeys(endings):
        forms = dict.fromkeys((*one.forms, *(() if one.name.endswith(IN_FRONT) else one.dictionary)))
        yield [one.name, " ".join(forms)]
        if one.name.split()[0] in in_latin:
            inside = [romanised(f"б{form}", one.name)[1:] for form in forms]  # as behind a letter, which the fold asks
            latin = dict.fromkeys(form or NO_ENDING for form in inside)
            yield [f"{ROMANISED}{one.name}", " ".join(latin)]
