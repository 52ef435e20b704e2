"""What a watchlist is made of: records that nobody changes, of which a long list has millions.

Here belongs what all of them have in common. What each holds is in its own module.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

# By which fields were given: the set of their names that all such records share.
_GIVEN: dict[frozenset[str], set[str]] = {}


class Record(BaseModel):
    """A frozen record without further fields.

    Which fields were given is noted in a set. Pydantic makes one for every record, a third of what a bare entity takes;
    here the records share theirs, which is safe since they are frozen: a changed copy (`model_copy`) copies it first.

    Example:
        >>> class Place(Record):
        ...     name: str
        ...     country: str | None = None
        >>> here, there = Place(name="Kyiv"), Place(name="Lviv")
        >>> here.model_fields_set is there.model_fields_set
        True
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: Any, /) -> None:  # noqa: ARG002  # Pydantic calls it so
        """Share the set of given fields with all records of which the same fields were given."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))
