"""Endings that show father and gender: patronymics, and surnames that women bear in another form.

Rules by ending recognise them, with the words that look like one and are none (`resources/persons/endings.tsv`).
Weights belong to `names/person_parts.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.persons.known_words import given_name_commonness, is_given_name, nickname_groups

_GENDERED_LETTERS = frozenset("aiyj")
_SHORTEST_PATRONYMIC = 6
_SHORTEST_SURNAME = 5
_SHORTEST_STEM = 3
_SHORTEST_FATHER = 4  # of endings that other languages have too: Harouna
_NONE: frozenset[str] = frozenset()
_NO_GROUPS: frozenset[int] = frozenset()
NO_ENDING = "-"


@named_cache("names.persons.endings", maxsize=1)
def _endings() -> dict[str, tuple[str, ...]]:
    """Class -> endings, and words that the rules by ending get wrong."""
    classes: dict[str, tuple[str, ...]] = {}
    for name, word in read_rows("person_endings"):
        classes[name] = (*classes.get(name, ()), word)
    return classes


@named_cache("names.persons.womens_endings", maxsize=1)
def _womens_endings() -> dict[str, tuple[str, ...]]:
    """A woman's ending and the endings of a man that it can stand for."""
    return {woman: tuple(men.replace(NO_ENDING, "").split(" ")) for woman, men in read_rows("person_womens_endings")}


@named_cache("names.persons.womans", maxsize=1)
def _womans() -> tuple[str, ...]:
    """All endings of women's surnames."""
    endings = _endings()
    return (*_womens_endings(), *endings["feminine"], *endings["womans-adjective"])


def is_patronymic(token: str) -> bool:
    """Whether a word is an East Slavic patronymic by its ending: no Abramovich, no Serbian -ovic or Polish -owicz.

    Example:
        >>> is_patronymic("vladimirovich"), is_patronymic("петровна"), is_patronymic("ilyich")
        (True, True, True)
        >>> is_patronymic("petrovic"), is_patronymic("abramovich"), is_patronymic("donna")
        (False, False, False)
    """
    endings = _endings()
    if len(token) >= _SHORTEST_PATRONYMIC and token.endswith(endings["patronymic-ending"]):
        return token not in endings["surname"]
    return token in endings["patronymic"] or (
        token.endswith(endings["fathers-ending"]) and bool(groups_of_father(token))
    )


# What a father's name may have behind what its patronymic shows: Nikola|evich, Volodymyr|ivna, Pavl|ovich.
_FATHERS_ENDINGS = ("", "i", "y", "iy", "ii", "o", "a")


def groups_of_father(token: str) -> frozenset[int]:
    """The groups of the given name that a patronymic is made of, see `nickname_groups`; none for any other word.

    Example:
        >>> vladimir = groups_of_father("vladimirovich")
        >>> bool(vladimir & groups_of_father("volodymyrovych")), bool(vladimir & groups_of_father("petrovich"))
        (True, False)
        >>> groups_of_father("abramovich"), bool(groups_of_father("siarheeuna"))
        (frozenset(), True)
    """
    if not token.endswith(_fathers_endings()) or token in _endings()["surname"]:
        return _NO_GROUPS
    return _groups_of_father(token)


@named_cache("names.persons.all_fathers_endings", maxsize=1)
def _fathers_endings() -> tuple[str, ...]:
    """The endings of patronymics, sure ones and others, the longest first."""
    endings = _endings()
    return tuple(sorted((*endings["patronymic-ending"], *endings["fathers-ending"]), key=len, reverse=True))


@named_cache("names.persons.fathers", maxsize=50_000)
def _groups_of_father(token: str) -> frozenset[int]:
    """The same for a word that ends as patronymics do."""
    shared_endings = _endings()["fathers-ending"]
    for ending in _fathers_endings():
        stem = token.removesuffix(ending)
        if stem != token and len(stem) >= (_SHORTEST_FATHER if ending in shared_endings else _SHORTEST_STEM):
            groups = _NO_GROUPS.union(*[nickname_groups(stem + end) for end in _FATHERS_ENDINGS])
            if groups := groups or nickname_groups(stem[:-1]):
                return groups
    return _NO_GROUPS


def without_shared_ending(a: str, b: str) -> tuple[str, str]:
    """Two surnames without the ending that they share with those of a whole people; as they are where there is none.

    Example:
        >>> without_shared_ending("gelashvili", "kelashvili"), without_shared_ending("putin", "rasputin")
        (('gela', 'kela'), ('putin', 'rasputin'))
    """
    if is_patronymic(a) and is_patronymic(b):
        return a, b
    ending = max((end for end in _endings()["shared"] if a.endswith(end) and b.endswith(end)), key=len, default="")
    return (a.removesuffix(ending), b.removesuffix(ending)) if len(ending) < min(len(a), len(b)) else (a, b)


def gendered_surname_stem(token: str) -> str:
    """One form for a Slavic surname that men and women bear in different ones.

    Returns:
        The man's form, with -ski for every spelling of it; given names and other words as they are. A mild
        equivalence: compare the stems of both, and count less than for the same spelling.

    Example:
        >>> [gendered_surname_stem(word) for word in ("ivanova", "petrovskaya", "kowalska", "dostoevsky", "putina")]
        ['ivanov', 'petrovski', 'kowalski', 'dostoevski', 'putin']
        >>> gendered_surname_stem("irina"), gendered_surname_stem("molina"), gendered_surname_stem("casanova")
        ('irina', 'molina', 'casanova')
    """
    if token[-1:] not in _GENDERED_LETTERS or len(token) < _SHORTEST_SURNAME:
        return token
    ending = next((ending for ending in _endings()["ski"] if token.endswith(ending)), None)
    if ending is None and not token.endswith(_endings()["feminine"]):
        return token
    if is_given_name(token) or token in _endings()["not-slavic"]:
        return token
    if ending is None:
        return token[:-1]
    stem = token[: -len(ending)]
    return f"{stem}{ending[0]}ki" if len(stem) >= _SHORTEST_STEM else token


_SHORTEST_MANS = 4
_SHORTEST_ADJECTIVE = 4  # letters of its stem; shorter ones are listed
_GIVEN_NAME = 0.5  # a tier from which a word is a given name rather than a surname: Muratova is no Murat


def surname_keys(token: str) -> frozenset[str]:
    """The men's forms of a surname, and itself as one: what a man's and a woman's form share; none of a given name.

    Example:
        >>> sorted(surname_keys("nemcova")), sorted(surname_keys("nemec")), surname_keys("maria")
        (['nemc', 'nemca', 'nemcov', 'nemcova', 'nemec'], ['nemec'], frozenset())
    """
    if len(token) < _SHORTEST_MANS or given_name_commonness(token) >= _GIVEN_NAME:
        return _NONE
    return _mens_forms(token) | {_as_mans(token)}


def same_gendered_surname(a: str, b: str) -> bool:
    """Whether two surnames are the man's and the woman's form of one, or two women's forms of it; symmetric.

    Example:
        >>> same_gendered_surname("novakova", "novak"), same_gendered_surname("kazlauskiene", "kazlauskaite")
        (True, True)
        >>> same_gendered_surname("tolstaya", "tolstoy"), same_gendered_surname("novakova", "novotny")
        (True, False)
    """
    if a == b:
        return True
    first, second = surname_keys(a), surname_keys(b)
    if first.isdisjoint(second):
        return False
    return not (_mens_forms(a).isdisjoint(second) and _mens_forms(b).isdisjoint(first))


def _mens_forms(token: str) -> frozenset[str]:
    """The men's forms of what may be a woman's surname; none of another word, nor of a given name."""
    if not token.endswith(_womans()) or is_given_name(token) or token in _endings()["not-slavic"]:
        return _NONE
    stem = gendered_surname_stem(token)
    forms = {stem} - {token}
    for ending, mens_endings in _womens_endings().items():
        if token.endswith(ending):
            forms.update([token[: -len(ending)] + mens_ending for mens_ending in mens_endings])
    if token.endswith(_endings()["womans-adjective"]) and stem == token:
        adjective = token[:-3]
        if len(adjective) >= _SHORTEST_ADJECTIVE or f"{adjective}y" in _endings()["adjective"]:
            forms.add(f"{adjective}y")
    return frozenset([f for f in forms if len(f) >= _SHORTEST_MANS and given_name_commonness(f) < _GIVEN_NAME])


def _as_mans(token: str) -> str:
    """A word as a man's surname, in one spelling of the endings -ski and -y."""
    endings = _endings()["mans-adjective"]
    if not token.endswith(endings):
        return token
    stem = gendered_surname_stem(token)
    if stem != token or token.endswith(("ski", "cki")):
        return stem
    return f"{token.removesuffix(next(ending for ending in endings if token.endswith(ending)))}y"
