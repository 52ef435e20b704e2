"""Which column of a party file holds what.

Here belongs the choice among the columns of a file. What a heading says belongs to `heading_meaning`, which of the
columns of names are whose to `name_columns`, what cells mean to `values`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from entityscreen.errors import EntityScreenError, InvalidInputError, SourceError
from entityscreen.screening.files.column_choice import ColumnChoice
from entityscreen.screening.files.heading_meaning import Meaning, read_heading
from entityscreen.screening.files.heading_words import heading_key, unique_headings
from entityscreen.screening.files.headings import IDENTIFIERS
from entityscreen.screening.files.name_columns import NameColumns, find_name_columns
from entityscreen.screening.files.part_headings import PARTS

# Of whom columns speak in files that have one party a row.
_PLAIN_ROLES = frozenset({"", "customer", "client", "party", "entity", "counterparty", "person", "individual"})


@dataclass(frozen=True, slots=True)
class Columns(NameColumns):
    """The headings of one file by what they hold; empty where the file has no such column.

    Attributes:
        id: of the company's own key; likewise the other single ones.
        countries: of all columns of countries.
        identifiers: with the type of each.
    """

    id: str = ""
    kind: str = ""
    birth_date: str = ""
    gender: str = ""
    countries: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()

    def uses(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What the columns that are read hold: the field by its name on the command line, and the headings.

        Example:
            >>> list(Columns(name="Firma", countries=("Land", "Staat")).uses())
            [('name', ('Firma',)), ('country', ('Land', 'Staat'))]
        """
        found: tuple[tuple[str, tuple[str, ...]], ...] = (
            ("name", (self.name,)),
            ("joined name", self.joined),
            ("part of the name", self.name_parts),
            ("further name", self.other_names),
            *(("further name in parts", group) for group in self.other_parts),
            ("id", (self.id,)),
            ("kind", (self.kind,)),
            ("birth-date", (self.birth_date,)),
            ("gender", (self.gender,)),
            ("country", self.countries),
            ("alias", self.aliases),
            ("identifier", tuple(heading for heading, _ in self.identifiers)),
        )
        return ((use, headings) for use, headings in found if any(headings))

    def unused(self, headings: Sequence[str]) -> tuple[str, ...]:
        """Those of a file's headings whose columns are not read."""
        used = {heading for _, group in self.uses() for heading in group}
        return tuple(heading for heading in headings if heading not in used)


def find_columns(
    headings: Sequence[str], choice: ColumnChoice | None = None, *, where: str = "", sheets: Sequence[str] = ()
) -> Columns:
    """Find what each column of a file holds.

    Args:
        headings: the file's headings, in order.
        choice: columns that the user names; they win.
        where: the file, for messages; likewise its other sheets.

    Returns:
        The columns. Of several that mean the same, the best is taken for a single value, and all for the others.

    Raises:
        InvalidInputError: a chosen column is not in the file.
        SourceError: no column holds a name.

    Example:
        >>> find_columns(["Customer No", "Company Name", "DOB", "Alias 1", "Alias 2"]).aliases
        ('Alias 1', 'Alias 2')
    """
    choice = choice or ColumnChoice()
    _check_choice(headings, choice, where)
    meanings = [read_heading(heading) for heading in headings]
    names = find_name_columns([*_free(meanings, choice), *_chosen(choice)])
    ours = [meaning for meaning in meanings if _is_of(meaning, names.roles)]
    chosen = [read_heading(column) for column in choice.identifiers]
    found = replace(
        Columns(**{known.name: getattr(names, known.name) for known in fields(names)}),
        aliases=choice.aliases or names.aliases,
        id=choice.id or _first(ours, "id"),
        kind=choice.kind or _first(ours, "kind"),
        birth_date=choice.birth_date or _first(ours, "birth_date"),
        gender=choice.gender or _first(ours, "gender"),
        countries=choice.countries or _all(ours, "country"),
        identifiers=_identifiers(chosen or [m for m in ours if "identifier" in m.fields]),
    )
    if found.name or found.name_parts:
        return found
    raise _nameless(headings, where, sheets)


def _nameless(headings: Sequence[str], where: str, sheets: Sequence[str]) -> SourceError:
    mend = "give --name-column; a file without headings needs a first line with them"
    mend += f"; other sheets are read with --sheet: {', '.join(map(repr, sheets))}" if sheets else ""
    return SourceError(f"no column holds a name (columns: {_shown(headings)})", where=where, mend=mend)


def count_columns(headings: Sequence[str], choice: ColumnChoice | None = None) -> int:
    """How many columns would be read under a heading; 0 where none of them holds a name.

    Example:
        >>> count_columns(["Name", "Country", "Sum"]), count_columns(["Xi Jinping", "China"])
        (2, 0)
    """
    try:
        columns = find_columns(unique_headings(headings), choice)
    except EntityScreenError:
        return 0
    return len({heading for _, group in columns.uses() for heading in group})


def _free(meanings: Sequence[Meaning], choice: ColumnChoice) -> list[Meaning]:
    """What the other headings say, without what the user has chosen the columns for."""
    chosen = {part for part, columns in choice.parts if columns}
    kept = {"alias"} if choice.name else {"name", "alias", *PARTS} - chosen
    return [
        replace(meaning, fields={name: rank for name, rank in meaning.fields.items() if name in kept})
        for meaning in meanings
        if meaning.heading not in choice.all
    ]


def _chosen(choice: ColumnChoice) -> list[Meaning]:
    """The columns of names that the user has chosen, as if their headings said so."""
    parts = [
        Meaning(column, {part: 0}, surname_first=read_heading(column).surname_first)
        for part, columns in choice.parts
        for column in columns
    ]
    return [*parts, Meaning(choice.name, {"name": 0})] if choice.name else parts


def _is_of(meaning: Meaning, roles: frozenset[str]) -> bool:
    """Whether a column speaks of the one whom the name speaks of."""
    return not meaning.other and (not meaning.role or meaning.role in roles or {meaning.role, *roles} <= _PLAIN_ROLES)


def _first(meanings: Sequence[Meaning], wanted: str) -> str:
    return next(iter(_all(meanings, wanted)), "")


def _all(meanings: Sequence[Meaning], wanted: str) -> tuple[str, ...]:
    """The columns for a field, the best first."""
    found = sorted((m for m in meanings if wanted in m.fields), key=lambda meaning: meaning.fields[wanted])
    return tuple(meaning.heading for meaning in found)


def _identifiers(meanings: Sequence[Meaning]) -> tuple[tuple[str, str], ...]:
    """The columns of identifiers with their types."""
    types = {heading_key(word): kind for word, kind in IDENTIFIERS.items()}
    return tuple((meaning.heading, types.get(meaning.word, "id")) for meaning in meanings)


def _shown(headings: Sequence[str]) -> str:
    """The first headings of a file, for messages."""
    return ", ".join(map(repr, headings[:12])) or "none"


def _check_choice(headings: Sequence[str], choice: ColumnChoice, where: str) -> None:
    for column in choice.all:
        if column not in headings:
            mend = f"take one of the file's columns: {_shown(headings)}"
            raise InvalidInputError(f"there is no column {column!r}", where=where, mend=mend)
