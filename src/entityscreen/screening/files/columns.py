"""Which column of a party file holds what.

The headings or the user's word decide, and what a user has to know of the choice is reported. What a heading says
belongs to `headings.py`, which of the columns of names are whose to `name_columns.py`, what cells mean to `values.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from entityscreen.errors import EntityScreenError, InvalidInputError, SourceError
from entityscreen.model.attributes.gender import ambiguous_letters
from entityscreen.screening.files.headings import (
    CONTACTS,
    IDENTIFIER,
    PARTS,
    Meaning,
    heading_key,
    identifier_type,
    looks_like_name,
    read_heading,
)
from entityscreen.screening.files.name_columns import NameColumns, find_name_columns
from entityscreen.tables.cells import unique_headings

# Of whom columns speak in files that have one party a row.
_PLAIN_ROLES = frozenset({"", "customer", "client", "party", "entity", "counterparty", "person", "individual"})
# Columns that a user names: field -> headings; one that is not named is found by its heading.
ColumnChoice = Mapping[str, tuple[str, ...]]
# Fields that a user can name a column for: those with one column, then those with several.
_SINGLE = ("name", "id", "kind", "birth-date", "gender")
_PARTS_OF_NAME = {"first-name": "given", "middle-name": "middle", "last-name": "surname"}
# Columns of contact details and birth places: the field of `Columns` by the user's word.
_CONTACTS = {field.replace("_", "-"): field for field in CONTACTS}
_FIELDS_OF_ONE = {"id": "id", "kind": "kind", "birth-date": "birth_date", "gender": "gender"}  # of which a row has one
_SEVERAL = (*_PARTS_OF_NAME, "country", "alias", *_CONTACTS)
_ISSUER = "-country"  # passport-country: of the country that gave the passport
_ANY_ISSUER = "issuing-country"
_SHOWN = 12  # headings in a message
_LACKING = {
    "surname": ("only given names are", "no surname", "last-name"),
    "name": ("only another name is", "no name of the party itself", "name"),
    "given": ("only a surname is", "no given name", "first-name"),
}


def choose_columns(choice: Mapping[str, str | Sequence[str]], *, where: str = "columns") -> ColumnChoice:
    """Columns that a user names by field.

    Args:
        choice: field and heading, or several headings. Fields: `name`, `id`, `kind`, `birth-date`, `gender` with one
            column; `first-name`, `middle-name`, `last-name`, `country`, `alias`, `address`, `phone`, `email`,
            `website`, `birth-place`, `identifier`, a type of identifier (`passport`, `imo`, `wallet`),
            `issuing-country`, or a type and its country (`passport-country`).
        where: for messages.

    Raises:
        InvalidInputError: a field is not known, or has more columns than it can.

    Example:
        >>> choose_columns({"birth_date": "Born", "alias": ["AKA", "Short"], "passport": "Pass"})
        {'birth-date': ('Born',), 'alias': ('AKA', 'Short'), 'passport': ('Pass',)}
    """
    chosen: dict[str, tuple[str, ...]] = {}
    for field, headings in choice.items():
        name = field.strip().lower().replace("_", "-")
        columns = (headings,) if isinstance(headings, str) else tuple(headings)
        if name in _SINGLE and len(columns) > 1:
            fix = f"{', '.join(_SEVERAL)} can be repeated; a name in several columns is first-name=..., last-name=..."
            problem = f"{name} is given twice: {columns[0]!r} and {columns[1]!r}"
            raise InvalidInputError(problem, where=where, fix=f"give it once; {fix}")
        if name not in (*_SINGLE, *_SEVERAL) and _typed(name) is None:
            allowed = ", ".join((*_SINGLE, *_SEVERAL, IDENTIFIER, "passport, imo ...", _ANY_ISSUER))
            raise InvalidInputError(f"{field!r} is not a field of a party", where=where, fix=f"take one of {allowed}")
        chosen[name] = (*chosen.get(name, ()), *filter(None, columns))
    return chosen


def _typed(name: str) -> tuple[str, str] | None:
    """Where a field of identifiers or of their countries goes, and the type; None for another field."""
    if name in _SINGLE or name in _SEVERAL:  # `id` is a word for an identifier, too
        return None
    if name == IDENTIFIER:
        return "identifiers", ""
    if name == _ANY_ISSUER:
        return "issuers", "id"
    if kind := identifier_type(name):
        return "identifiers", kind
    kind = identifier_type(name.removesuffix(_ISSUER)) if name.endswith(_ISSUER) else None
    return ("issuers", kind) if kind else None


class IdentifierColumn(NamedTuple):
    """A column of numbers: its heading, their type (`id` where nothing says it), and the heading of the column with the
    country that gave them, or an empty text.
    """

    heading: str
    type: str
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Columns(NameColumns):
    """The headings of one file by what they hold; empty where the file has no such column.

    Attributes:
        id: of the company's own key; likewise the other single ones.
        countries: of all columns of countries.
        address: of the lines of an address, in the order of the file; likewise `phone`, `email`, `website` and
            `birth_place` of all columns of these.
        identifiers: with the type of each, and where its country stands.
    """

    id: str = ""
    kind: str = ""
    birth_date: str = ""
    gender: str = ""
    countries: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    website: tuple[str, ...] = ()
    birth_place: tuple[str, ...] = ()
    identifiers: tuple[IdentifierColumn, ...] = ()

    @property
    def finds_parties(self) -> bool:
        """Whether a row can be somebody: by a name, or by numbers whose type is known."""
        return bool(self.name or self.name_parts) or any(column.type != "id" for column in self.identifiers)

    def uses(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What the columns that are read hold: the field by its name on the command line, and the headings.

        Example:
            >>> list(Columns(name="Firma", countries=("Land", "Staat")).uses())
            [('name', ('Firma',)), ('country', ('Land', 'Staat'))]
        """
        typed: dict[str, list[str]] = {}
        for column in self.identifiers:
            typed.setdefault(IDENTIFIER if column.type == "id" else column.type, []).append(column.heading)
        columns_of: tuple[tuple[str, tuple[str, ...]], ...] = (
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
            *((word, getattr(self, name)) for word, name in _CONTACTS.items()),
            *((kind, tuple(headings)) for kind, headings in typed.items()),
            (_ANY_ISSUER, tuple(dict.fromkeys(column.issuer for column in self.identifiers if column.issuer))),
        )
        return ((use, headings) for use, headings in columns_of if any(headings))

    def unused(self, headings: Sequence[str]) -> tuple[str, ...]:
        """Those of a file's headings whose columns are not read."""
        used = {heading for _, group in self.uses() for heading in group}
        return tuple(heading for heading in headings if heading not in used)


def _by_meaning(ours: Sequence[Meaning], choice: ColumnChoice) -> dict[str, Any]:
    """The columns of single values and of contact details; those that the user names win."""
    single: dict[str, Any] = {
        name: next(iter(choice.get(word, ())), "") or _first(ours, name) for word, name in _FIELDS_OF_ONE.items()
    }
    several: dict[str, Any] = {
        name: choice.get(word) or tuple(meaning.heading for meaning in ours if name in meaning.fields)
        for word, name in _CONTACTS.items()
    }
    return single | several


def _chosen_headings(choice: ColumnChoice, headings: Sequence[str], where: str) -> set[str]:
    """The headings that the user names, each of which the file must have."""
    named = {column for columns in choice.values() for column in columns}
    for column in sorted(named.difference(headings)):
        fix = f"take one of the file's columns: {_shown(headings)}"
        raise InvalidInputError(f"there is no column {column!r}", where=where, fix=fix)
    return named


def find_columns(
    headings: Sequence[str], choice: ColumnChoice | None = None, *, where: str = "", sheets: Sequence[str] = ()
) -> Columns:
    """What each column of a file holds; those that the user names win. Of several that mean the same, the best is taken
    for a single value, and all for the others. A file must have a column with names, or numbers of a known type.

    Example:
        >>> find_columns(["Customer No", "Company Name", "DOB", "Alias 1", "Alias 2"]).aliases
        ('Alias 1', 'Alias 2')
        >>> find_columns(["Name", "Passport No", "Passport Issuing Country"]).identifiers[0].issuer
        'Passport Issuing Country'
    """
    choice = choice or {}
    named = _chosen_headings(choice, headings, where)
    meanings = [read_heading(heading) for heading in headings]
    free = [meaning for meaning in meanings if meaning.heading not in named]
    names = find_name_columns([*_free(free, choice), *_chosen(choice)])
    ours = [meaning for meaning in meanings if _is_of(meaning, names.roles)]
    party_columns = replace(
        Columns(**{item.name: getattr(names, item.name) for item in fields(names)}),
        aliases=choice.get("alias") or names.aliases,
        countries=choice.get("country") or _all(ours, "country"),
        identifiers=_identifiers([meaning for meaning in ours if meaning.heading not in named], choice),
        **_by_meaning(ours, choice),
    )
    if not party_columns.finds_parties and not _finds_by_contact(choice):
        raise _nameless(headings, where, sheets)
    return party_columns


def _finds_by_contact(choice: ColumnChoice) -> bool:
    """Whether contact details find a party without a name: the user says so, since a heading alone may be a mistake."""
    return any(choice.get(word) for word in _CONTACTS if word != "birth-place")


def _nameless(headings: Sequence[str], where: str, sheets: Sequence[str]) -> SourceError:
    fix = "give --name-column; a file without headings needs a first line with them"
    fix += f"; other sheets are read with --sheet: {', '.join(map(repr, sheets))}" if sheets else ""
    return SourceError(f"no column holds a name (columns: {_shown(headings)})", where=where, fix=fix)


def count_columns(headings: Sequence[str], choice: ColumnChoice | None = None) -> int:
    """How many columns would be read under a heading; 0 where none of them says who a row is.

    Example:
        >>> count_columns(["Name", "Country", "Sum"]), count_columns(["Xi Jinping", "China"])
        (2, 0)
    """
    try:
        columns = find_columns(unique_headings(headings), choice)
    except EntityScreenError:
        return 0
    return len({heading for _, group in columns.uses() for heading in group})


def find_doubts(columns: Columns, headings: Sequence[str]) -> Iterator[str]:
    """What about the columns of a file a user has to know before the alerts are believed: half a name, letters that
    mean two things; one sentence each.

    Example:
        >>> list(find_doubts(Columns(name_parts=("Vorname",), missing="surname"), ["Vorname", "Hausname", "Ort"]))
        ["only given names are read ('Vorname'), no surname; give --column last-name=HEADING, perhaps 'Hausname'"]
    """
    if not columns.name and not columns.name_parts:
        lacks = "no column holds a name: rows are screened by their numbers or contact details alone"
        yield f"{lacks}; give --name-column if there is one"
    elif warning := _half_name(columns, headings):
        yield warning
    if letters := ambiguous_letters(heading_key(columns.gender)):
        yield f"{letters} under {columns.gender!r} may be masculino or mujer and is not used as a gender"


def _half_name(columns: Columns, headings: Sequence[str]) -> str:
    """The warning about a name that lacks a part; none where a whole one is read and no other column looks like it."""
    unused = columns.unused(headings)
    likely = [heading for heading in unused if looks_like_name(heading)]
    if not columns.missing or (columns.name and not likely):
        return ""
    read, lacks, field = _LACKING[columns.missing]
    perhaps = " or ".join(map(repr, (likely or unused)[:_SHOWN]))
    fix = f"; give --column {field}=HEADING, perhaps {perhaps}" if perhaps else ""
    return f"{read} read ({', '.join(map(repr, columns.name_parts or (columns.name,)))}), {lacks}{fix}"


def _free(meanings: Sequence[Meaning], choice: ColumnChoice) -> list[Meaning]:
    """What headings say, without what the user has chosen other columns for."""
    chosen = {part for name, part in _PARTS_OF_NAME.items() if choice.get(name)}
    kept = {"alias"} if choice.get("name") else {"name", "alias", *PARTS} - chosen
    return [
        replace(meaning, fields={name: rank for name, rank in meaning.fields.items() if name in kept})
        for meaning in meanings
    ]


def _chosen(choice: ColumnChoice) -> list[Meaning]:
    """The columns of names that the user has chosen, as if their headings said so."""
    parts = [
        Meaning(column, {part: 0}, surname_first=read_heading(column).surname_first)
        for name, part in _PARTS_OF_NAME.items()
        for column in choice.get(name, ())
    ]
    return parts + [Meaning(column, {"name": 0}) for column in choice.get("name", ())]


def _is_of(meaning: Meaning, roles: frozenset[str]) -> bool:
    """Whether a column speaks of the one whom the name speaks of."""
    return not meaning.of_another and (
        not meaning.role or meaning.role in roles or {meaning.role, *roles} <= _PLAIN_ROLES
    )


def _first(meanings: Sequence[Meaning], wanted: str) -> str:
    return next(iter(_all(meanings, wanted)), "")


def _all(meanings: Sequence[Meaning], wanted: str) -> tuple[str, ...]:
    """The columns for a field, the best first."""
    headings_for = sorted((m for m in meanings if wanted in m.fields), key=lambda meaning: meaning.fields[wanted])
    return tuple(meaning.heading for meaning in headings_for)


def _typed_columns(meanings: Sequence[Meaning], field: str) -> list[tuple[str, str]]:
    """The columns for a field of identifiers, each with its type."""
    return [(meaning.heading, meaning.identifier_type) for meaning in meanings if field in meaning.fields]


def _identifiers(meanings: Sequence[Meaning], choice: ColumnChoice) -> tuple[IdentifierColumn, ...]:
    """The columns of identifiers with their types, each with the column of its country.

    Of two columns of one type, the second has the second column of countries for it.
    """
    named: dict[str, list[tuple[str, str]]] = {"identifiers": [], "issuers": []}
    for name, headings in choice.items():
        if typed := _typed(name):
            use, kind = typed
            named[use] += [(heading, kind or read_heading(heading).identifier_type) for heading in headings]
    columns = named["identifiers"] or _typed_columns(meanings, IDENTIFIER)
    issuers: dict[str, list[str]] = {}
    for heading, kind in named["issuers"] or _typed_columns(meanings, "issuer"):
        issuers.setdefault(kind, []).append(heading)
    identifiers = []
    for at, (heading, kind) in enumerate(columns):
        before = sum(earlier_kind == kind for _, earlier_kind in columns[:at])
        theirs = issuers.get(kind) or issuers.get("id") or [""]
        identifiers.append(IdentifierColumn(heading, kind, theirs[min(before, len(theirs) - 1)]))
    return tuple(identifiers)


def _shown(headings: Sequence[str]) -> str:
    """The first headings of a file, for messages."""
    return ", ".join(map(repr, headings[:_SHOWN])) or "none"
