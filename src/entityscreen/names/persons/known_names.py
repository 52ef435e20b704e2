"""Known names: how common a name is, and which names are forms of one.

Here belong tables from general knowledge: tiers of commonness (two Mohammeds are not one person; rarity counted in a
list is another measure), nicknames and cognates. How much a nickname counts for is in `likeness.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

_RARE = (0.0, 0.0, 0.0)
_NONE: frozenset[int] = frozenset()


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


def is_known_name(token: str) -> bool:
    """Whether a word is known as a name, given or of a family.

    Example:
        >>> is_known_name("vladimir"), is_known_name("putin"), is_known_name("xqzt")
        (True, True, False)
    """
    return _tiers().get(token, _RARE)[2] > 0.0


@named_cache("names.persons.groups", maxsize=1)
def _groups() -> tuple[dict[str, frozenset[int]], int, int]:
    """Name -> groups, and the first groups of cognates and of names in two orthographies.

    Nicknames come first, then cognates, then names written by ear, then those in two orthographies.
    """
    members: dict[str, set[int]] = {}
    nicknames = given = 0
    for number, kind, names in read_rows("person_groups"):
        nicknames += kind == "nickname"
        given += kind != "respelled"
        for name in names.split():
            members.setdefault(name, set()).add(int(number))
    return {name: frozenset(groups) for name, groups in members.items()}, nicknames, given


def nickname_groups(token: str) -> frozenset[int]:
    """The groups of a name: two names that share one are the same name.

    Args:
        token: a folded Latin word.

    Returns:
        Group numbers, the same in every process; empty for a name without relations. Sharing is not
        transitive: Sasha shares with Aleksandr and with Aleksandra, and these two share nothing.

    Example:
        >>> bool(nickname_groups("bill") & nickname_groups("william"))
        True
        >>> bool(nickname_groups("marin") & nickname_groups("martin"))
        False
    """
    return _groups()[0].get(token, _NONE)


def are_respelled(groups: frozenset[int]) -> bool:
    """Whether all of some groups are of names in two orthographies.

    Example:
        >>> are_respelled(nickname_groups("jallow")), are_respelled(nickname_groups("bill"))
        (True, False)
    """
    return bool(groups) and min(groups) >= _groups()[2]
