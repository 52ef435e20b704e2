"""What FollowTheMoney records of other tools say in more properties than ours.

Here belongs the reading of these into an entity's fields. Our own records say it in the fields, and are not read twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

# Field of `Entity` -> properties beside the field's own one. A flag or a jurisdiction is a country like any other.
_COUNTRIES = {"countries": ("jurisdiction", "mainCountry", "flag"), "nationalities": ("citizenship",)}
_NO_TARGET = "The source lists it beside a target, not as one (target: false)"


def foreign_fields(
    record: Mapping[str, Any], properties: Mapping[str, Sequence[str]], fields: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """The fields to which a record of another tool adds.

    Args:
        record: as in the file; `target` says whether the source lists the thing for itself.
        properties: its properties, checked.
        fields: what was read so far.

    Returns:
        Countries, nationalities, and the notes of what is no target; the properties stay as they are besides.

    Example:
        >>> fields = {"countries": (), "nationalities": (), "notes": ()}
        >>> foreign_fields({}, {"flag": ["ir"], "citizenship": ["ru"]}, fields)
        {'countries': ('ir',), 'nationalities': ('ru',)}
    """
    found = {
        field: tuple(dict.fromkeys((*fields[field], *(text for prop in props for text in properties.get(prop, ())))))
        for field, props in _COUNTRIES.items()
    }
    return {**found, "notes": (*fields["notes"], _NO_TARGET)} if record.get("target") is False else found
