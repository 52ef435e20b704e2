"""Columns of a party file that the user names.

Here belongs the choice as data. What is found without it belongs to `columns`.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Columns that the user names; an empty one is found by its heading.

    Attributes:
        name: heading of the name's column; likewise the other single ones.
        first_names: headings of the parts of a name, in their order; likewise middle and last names.
        countries: headings; likewise aliases and identifiers.
    """

    name: str = ""
    id: str = ""
    kind: str = ""
    birth_date: str = ""
    gender: str = ""
    first_names: tuple[str, ...] = field(default=())
    middle_names: tuple[str, ...] = field(default=())
    last_names: tuple[str, ...] = field(default=())
    countries: tuple[str, ...] = field(default=())
    aliases: tuple[str, ...] = field(default=())
    identifiers: tuple[str, ...] = field(default=())

    @property
    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The parts of a name, and the columns chosen for each."""
        return (("given", self.first_names), ("middle", self.middle_names), ("surname", self.last_names))

    @property
    def all(self) -> tuple[str, ...]:
        """Every column that is named."""
        single = (self.name, self.id, self.kind, self.birth_date, self.gender)
        parts = (*self.first_names, *self.middle_names, *self.last_names)
        return tuple(filter(None, (*single, *parts, *self.countries, *self.aliases, *self.identifiers)))
