"""Parties as they are screened: taken apart into names and what is known beside them.

Here belongs the reading of what a caller hands over. Parties in files are `files/`.
"""

from __future__ import annotations

from entityscreen.errors import InvalidInputError
from entityscreen.model.party import Party, why_too_long

# A party: what is known beside its name, its names, its kind.
Read = tuple[Party | None, tuple[str, ...], str | None]


def is_bare(known: Party | None) -> bool:
    """Whether nothing but names is known."""
    return known is None or known.is_bare


def read_party(party: Party | str) -> Read:
    """A party as (what is known beside the name or None, its names, its kind).

    Raises:
        InvalidInputError: it is neither text nor a `Party`, or its name is empty or too long.
    """
    if isinstance(party, str):
        if not party.strip():
            raise InvalidInputError("the name is empty", where="party", mend="give a name, or leave the row out")
        if problem := why_too_long(party):
            raise InvalidInputError(problem, where="party", mend="cut off what is no name")
        return None, (party,), None
    if isinstance(party, Party):
        return party, party.names, party.kind
    raise InvalidInputError(f"a party is text or a Party, not {type(party).__name__}", where="party")
