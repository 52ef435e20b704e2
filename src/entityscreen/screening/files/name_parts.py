"""Persons whose names stand in several columns: which columns make one name, and in which order.

Here belongs putting columns of parts together. What one heading says belongs to `heading_meaning`, what is taken for
the party's own name to `name_columns`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from entityscreen.screening.files.heading_meaning import Meaning

_CLASSES = ("given", "middle", "surname", "prefix", "other surname", "other given", "perhaps given")
_ORDERED = frozenset({"given", "middle", "surname", "prefix"})


@dataclass(frozen=True, slots=True)
class PersonColumns:
    """The columns of the parts of one person's name, each in the order of the file.

    Attributes:
        columns: what their headings say, with the part that each is.
        role: of whom they speak.
        other: whether that is somebody else than the party.
        writing: in which they are.
    """

    columns: tuple[tuple[str, Meaning], ...]
    role: str = ""
    other: bool = False
    writing: str = ""

    def of(self, *parts: str) -> tuple[str, ...]:
        """The headings of some parts."""
        return tuple(meaning.heading for part, meaning in self.columns if part in parts)

    @property
    def missing(self) -> str:
        """The part without which this is no whole name, or an empty text; `both` where only a middle name is there."""
        given, surname = self.of("given"), self.of("surname")
        return "" if given and surname else "surname" if given else "given" if surname else "both"

    def adopt(self, wanted: str, meaning: Meaning) -> PersonColumns:
        """The same person with a column for a part, which is then for no other."""
        rest = tuple(pair for pair in self.columns if pair[1].heading != meaning.heading)
        return replace(self, columns=(*rest, (wanted, meaning)))

    def in_order(self, given: Sequence[str] = (), surnames: Sequence[str] = ()) -> tuple[str, ...]:
        """The headings in the order in which they make a name.

        Args:
            given: those to be taken in place of the given names; all by default.
            surnames: likewise, in place of the surnames and what stands before them.
        """
        before = tuple(given) or self.of("given")
        last = tuple(surnames) or (*self.of("prefix"), *self.of("surname"))
        if any(part == "surname" and meaning.surname_first for part, meaning in self.columns):
            rest = self.of("given", "middle") if not given else (*self.of("middle"), *before)
            return (*last, *rest)
        return (*before, *self.of("middle"), *last)


def find_persons(meanings: Iterable[Meaning]) -> list[PersonColumns]:
    """The persons whose names' parts have columns of their own, in the order of the file.

    Args:
        meanings: of the headings, in order.

    Returns:
        One a role and writing, or several where the columns come again: first name, last name, first name, last name.
    """
    found: dict[tuple[str, str], list[tuple[str, Meaning]]] = {}
    for meaning in meanings:
        part = next((part for part in _CLASSES if part in meaning.fields), "")
        if part:
            found.setdefault((meaning.role, meaning.writing), []).append((part, meaning))
    return [
        PersonColumns(tuple(columns), role, columns[0][1].other, writing)
        for (role, writing), group in found.items()
        for columns in _each_person(_without_bare(group))
        if any(part in _ORDERED for part, _ in columns)
    ]


def _without_bare(group: list[tuple[str, Meaning]]) -> list[tuple[str, Meaning]]:
    """The columns without `First` and `Last` where one stands without the other."""
    parts = {part for part, _ in group}
    if {"given", "surname"} <= parts:
        return group
    return [(part, meaning) for part, meaning in group if not meaning.bare]


def _each_person(group: list[tuple[str, Meaning]]) -> list[list[tuple[str, Meaning]]]:
    """The columns of each person, where the same parts come again in the same order."""
    parts = [part for part, _ in group]
    for size in range(2, len(parts) // 2 + 1):
        times, rest = divmod(len(parts), size)
        if not rest and parts[:size] * times == parts and {"given", "surname"} <= set(parts[:size]):
            return [group[at : at + size] for at in range(0, len(parts), size)]
    return [group] if group else []


def other_names_of(person: PersonColumns) -> list[tuple[str, ...]]:
    """Other names of a person, from the parts of another sort: the maiden name, the name that is used."""
    given, surnames = person.of("given"), (*person.of("prefix"), *person.of("surname"))
    alike: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
        *((given, (column,)) for column in person.of("other surname")),
        *(((column,), surnames) for column in person.of("other given")),
        *(((*given, column), surnames) for column in person.of("perhaps given")),
    ]
    return [person.in_order(first, last) for first, last in alike if first and last]
