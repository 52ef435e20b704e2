"""How common a name is in the world: two Mohammeds are not one person.

Here belong tiers from general knowledge. Rarity counted in a list or a register is another measure.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

_RARE = (0.0, 0.0, 0.0)


@named_cache("names.persons.commonness", maxsize=1)
def _tiers() -> dict[str, tuple[float, float, float]]:
    """Name -> tier as given name, as surname, and the greater."""
    return {
        word: (float(given), float(surname), max(float(given), float(surname)))
        for word, given, surname in read_rows("person_commonness")
    }


def given_name_commonness(token: str) -> float:
    """How common a word is as a given name.

    Args:
        token: a folded Latin word.

    Returns:
        1 everywhere, 0.75 very common in a large country, 0.5 common, 0.25 known, 0 rare or no given name.

    Example:
        >>> given_name_commonness("mohammed"), given_name_commonness("xqzt")
        (1.0, 0.0)
    """
    return _tiers().get(token, _RARE)[0]


def surname_commonness(token: str) -> float:
    """How common a word is as a surname, on the scale of `given_name_commonness`.

    Example:
        >>> surname_commonness("smith"), surname_commonness("kim") > surname_commonness("kirby")
        (1.0, True)
    """
    return _tiers().get(token, _RARE)[1]


def commonness(token: str) -> float:
    """The greater of both, in [0, 1].

    Example:
        >>> commonness("ali"), commonness("kowalczyk"), commonness("xqzt")
        (1.0, 0.5, 0.0)
    """
    return _tiers().get(token, _RARE)[2]


def is_given_name(token: str) -> bool:
    """Whether a word is known as a given name; it may be a surname too.

    Example:
        >>> is_given_name("vladimir"), is_given_name("putin")
        (True, False)
    """
    return _tiers().get(token, _RARE)[0] > 0.0


@named_cache("names.persons.given_names", maxsize=1)
def given_names() -> frozenset[str]:
    """All words that are known as given names."""
    return frozenset(word for word, (given, _, _) in _tiers().items() if given > 0.0)


def is_surname(token: str) -> bool:
    """Whether a word is known as a surname; it may be a given name too.

    Example:
        >>> is_surname("ivanov"), is_surname("vladimir")
        (True, False)
    """
    return _tiers().get(token, _RARE)[1] > 0.0


def is_known_name(token: str) -> bool:
    """Whether a word is known as a name, given or of a family.

    Example:
        >>> is_known_name("vladimir"), is_known_name("putin"), is_known_name("xqzt")
        (True, True, False)
    """
    return _tiers().get(token, _RARE)[2] > 0.0


@named_cache("names.persons.same_surnames", maxsize=1)
def _one_surname() -> dict[str, frozenset[str]]:
    """Surname -> the numbers of the surnames that it is a spelling of."""
    found: dict[str, set[str]] = {}
    for word, number in read_rows("person_same_surnames"):
        found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def are_spellings(a: str, b: str) -> bool:
    """Whether two surnames are known as spellings of one, though a consonant differs.

    Example:
        >>> are_spellings("thompson", "thomson"), are_spellings("parker", "barker")
        (True, False)
    """
    table = _one_surname()
    return a in table and b in table and not table[a].isdisjoint(table[b])
