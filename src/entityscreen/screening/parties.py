"""Parties as they are screened: taken apart into names and what is known beside them.

It reads what a caller hands over. Parties in files are `files/`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Protocol

from entityscreen.errors import InvalidInputError
from entityscreen.model.hit import Hit
from entityscreen.model.name import why_too_long
from entityscreen.model.party import Party, count_screenable, why_too_many
from entityscreen.names.fields.addressing import is_placeholder
from entityscreen.names.fields.joint_holders import find_joined
from entityscreen.tables.cells import whole_text


class ScreensMany(Protocol):
    """What of a `Screener` is needed for a loop over parties."""

    def screen_many(
        self, parties: Iterable[Party], *, workers: int = 1, suppressed: bool = False
    ) -> Iterator[list[Hit]]: ...


# A party: what is known beside its name, its names, its kind.
Read = tuple[Party | None, tuple[str, ...], str | None]


def is_bare(known: Party | None) -> bool:
    """Whether nothing but names is known."""
    return known is None or known.is_bare


def why_unscreenable(name: str) -> str:
    """The reason why a name cannot be screened, or an empty text when it can.

    Example:
        >>> why_unscreenable("N/A"), why_unscreenable("???"), why_unscreenable("Na")
        ("the name is a placeholder ('N/A')", "the name has no letter and no digit ('???')", '')
    """
    if not name:
        return "the name is empty"
    if reason := why_too_long(name):
        return reason
    if not name.isascii() and whole_text(name) != name:
        return "the name holds half a character (a lone surrogate)"
    if is_placeholder(name):
        return f"the name is a placeholder ({name!r})"
    if not any(map(str.isalnum, name)) and not any(map(str.isalnum, unicodedata.normalize("NFKC", name))):
        return f"the name has no letter and no digit ({name!r})"
    return ""


def read_party(party: Party | str) -> Read:
    """A party as (what is known beside the name or None, its names, its kind). Its names are those that it is given,
    and the persons whom one of them names together (a joint account, an estate).
    """
    if isinstance(party, str):
        _check_name(party)
        return None, _with_joined((party,), None), None
    if isinstance(party, Party):
        if party.name:
            _check_name(party.name)
        names = party.names
        if len(names) > 1 and (screenable := count_screenable(names)) < len(names):
            fix = "give the others as a party of their own"
            raise InvalidInputError(why_too_many(len(names), screenable), where="party", fix=fix)
        return party, _with_joined(party.names, party.kind), party.kind
    raise InvalidInputError(f"a party is text or a Party, not {type(party).__name__}", where="party")


def _check_name(name: str) -> None:
    if problem := why_too_long(name):
        raise InvalidInputError(problem, where="party", fix="cut off what is not a name")
    if not name.isascii() and whole_text(name) != name:
        raise InvalidInputError(why_unscreenable(name), where="party", fix="read the name again from its source")
    if not name.strip() or is_placeholder(name):
        problem = why_unscreenable(name.strip())
        raise InvalidInputError(problem, where="party", fix="give a name, or leave the row out")


def _with_joined(names: tuple[str, ...], kind: str | None) -> tuple[str, ...]:
    further = [person for name in names for person in find_joined(name, kind)]
    return tuple(dict.fromkeys((*names, *further))) if further else names
