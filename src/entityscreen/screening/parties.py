"""Parties as they are screened: taken apart into names and what is known beside them.

It reads what a caller hands over. Parties in files are `files/`.
"""

from __future__ import annotations

from entityscreen.errors import InvalidInputError
from entityscreen.model.name import why_too_long
from entityscreen.model.party import Party, count_screenable, why_too_many
from entityscreen.names.fields.addressing import is_placeholder, why_unscreenable
from entityscreen.names.fields.joint_holders import find_joined
from entityscreen.tables.cells import whole_text

# A party: what is known beside its name, its names, its kind.
Read = tuple[Party | None, tuple[str, ...], str | None]


def is_bare(known: Party | None) -> bool:
    """Whether nothing but names is known."""
    return known is None or known.is_bare


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
