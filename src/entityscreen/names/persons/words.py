"""Words beside the name: titles, honorifics, particles, suffixes, son-of markers, initials written as one.

Here belongs what one word is by itself. What it weighs in a name belongs to `names/person_parts.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.persons.compounds import lone_pieces, usual_form
from entityscreen.names.persons.known_names import commonness, nickname_groups


@named_cache("names.persons.words", maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    """Class -> word -> detail."""
    found: dict[str, dict[str, str]] = {"title": {}, "honorific": {}, "particle": {}, "filiation": {}, "suffix": {}}
    for word, name, detail in read_rows("person_words"):
        found[name][word] = detail
    return found


@named_cache("names.persons.honorifics", maxsize=1)
def _honorifics() -> dict[str, float]:
    return {word: float(weight) for word, weight in _words()["honorific"].items()}


@named_cache("names.persons.beside", maxsize=1)
def _beside() -> frozenset[str]:
    words, honorifics = _words(), {word for word in lone_pieces() if usual_form(word) in _honorifics()}
    return frozenset({*words["title"], *words["suffix"], *words["honorific"], *honorifics})


def is_beside_names(token: str) -> bool:
    """Whether a word may be a title, an honorific or a suffix: one question in place of three.

    Example:
        >>> is_beside_names("dr"), is_beside_names("khan"), is_beside_names("junior"), is_beside_names("smith")
        (True, True, True, False)
    """
    return token in _beside()


def is_title(token: str) -> bool:
    """Whether a word is a form of address or a rank and never part of the name.

    Args:
        token: a folded word; Latin letters, or Cyrillic where Russian and Ukrainian write the title.

    Returns:
        False also for words that are as often names: King, Major, Pastor, Hon.

    Example:
        >>> is_title("dr"), is_title("ayatollah"), is_title("king"), is_title("khan")
        (True, True, False, False)
    """
    return token in _words()["title"]


def honorific_weight(token: str) -> float | None:
    """What a word weighs that is part of a name or not without meaning much.

    Args:
        token: a folded Latin word.

    Returns:
        A weight in [0.2, 0.4] relative to a rare name's 1; None when the word is no honorific.

    Example:
        >>> honorific_weight("haji"), honorific_weight("khan"), honorific_weight("smith")
        (0.2, 0.4, None)
    """
    return _honorifics().get(usual_form(token))


def is_particle(token: str) -> bool:
    """Whether a word is an article, a preposition or a son-of marker inside surnames, wherever it stands.

    Args:
        token: a folded Latin word.

    Returns:
        True too for words that can be names at the edge of a name (Ben, Le, Du): see `is_particle_at`.

    Example:
        >>> is_particle("von"), is_particle("al"), is_particle("oglu"), is_particle("vonn")
        (True, True, True, False)
    """
    return token in _words()["particle"] or is_filiation(token)


def is_filiation(token: str) -> bool:
    """Whether a word says that a father is named beside it: bin, bint, oglu.

    Example:
        >>> is_filiation("bin"), is_filiation("kyzy"), is_filiation("von")
        (True, True, False)
    """
    return token in _words()["filiation"]


def is_particle_at(token: str, position: int, count: int) -> bool:
    """Whether a word is a particle in its place in a name.

    Args:
        token: a folded Latin word.
        position: of the word, from 0.
        count: of words in the name.

    Returns:
        False for a word that is more often a name there: Ben Smith, Le Van Minh, Du Wei, Zhu De.

    Example:
        >>> is_particle_at("ben", 0, 2), is_particle_at("ben", 1, 3), is_particle_at("de", 0, 3)
        (False, True, True)
    """
    place = _words()["particle"].get(token)
    if place is None:
        return is_filiation(token)
    if place == "any":
        return True
    return position < count - 1 and (place == "before" or position > 0)


def suffix_class(token: str) -> str | None:
    """Which suffix a word is.

    Args:
        token: a folded Latin word.

    Returns:
        `jr`, `sr`, `ii`, `iii`, `iv`, `vii`, `viii`: two different ones are two persons (jr and ii are not);
        `degree` (phd, esq, mba): says nothing; None when the word is no suffix.

    Example:
        >>> suffix_class("junior"), suffix_class("phd"), suffix_class("smith")
        ('jr', 'degree', None)
    """
    return _words()["suffix"].get(token)


_LETTERS = frozenset("bcdfghjklmnpqrstvwxz")  # a vowel makes a name of two letters: Bo, Ty


def are_initials(word: str) -> bool:
    """Whether a word of a person's name is two initials without stops.

    Example:
        >>> are_initials("kk"), are_initials("ng"), are_initials("dr"), are_initials("bo")
        (True, False, False, False)
    """
    if len(word) != 2 or not _LETTERS.issuperset(word):
        return False
    return not (is_beside_names(word) or commonness(word) > 0.0 or nickname_groups(word))
