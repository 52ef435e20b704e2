"""Names that are the same name: short forms and cognates of given names, and names in two orthographies.

Here belongs which names go together. How much a nickname counts for belongs to `scoring/`.
"""

from __future__ import annotations

from typing import Literal

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

NameRelation = Literal["nickname", "cognate", "respelled"]
_NONE: frozenset[int] = frozenset()


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


def nickname_kind(a: str, b: str) -> NameRelation | None:
    """How two given names are the same name.

    Args:
        a: a folded Latin word.
        b: another.

    Returns:
        `nickname` (a short form, or another spelling within the language), `cognate` (the form of another
        language, or what others write by ear), `respelled` (another orthography), or None; symmetric.

    Example:
        >>> nickname_kind("bob", "robert"), nickname_kind("pedro", "peter"), nickname_kind("bob", "peter")
        ('nickname', 'cognate', None)
    """
    groups, first_cognate, first_respelled = _groups()
    shared = groups.get(a, _NONE) & groups.get(b, _NONE)
    if not shared:
        return None
    least = min(shared)
    return "nickname" if least < first_cognate else "cognate" if least < first_respelled else "respelled"


def are_respelled(groups: frozenset[int]) -> bool:
    """Whether all of some groups are of names in two orthographies.

    Example:
        >>> are_respelled(nickname_groups("jallow")), are_respelled(nickname_groups("bill"))
        (True, False)
    """
    return bool(groups) and min(groups) >= _groups()[2]


@named_cache("names.persons.contractions", maxsize=1)
def _contractions() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, names in read_rows("person_contractions"):
        found[word] = (*found.get(word, ()), names)
    return found


def spelled_in_full(token: str) -> tuple[str, ...]:
    """The two given names, written as one word, that a short word stands for.

    Example:
        >>> spelled_in_full("chema"), spelled_in_full("maria")
        (('josemaria',), ())
    """
    return _contractions().get(token, ())
