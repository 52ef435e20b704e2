"""Which column of a party file holds what.

Here belongs how headings are recognised. The words that are known are in `headings`, what cells mean in `values`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from entityscreen.errors import InvalidInputError, SourceError
from entityscreen.screening.files.headings import (
    ALIAS,
    BIRTH_DATE,
    COUNTRY,
    GENDER,
    ID,
    IDENTIFIERS,
    KIND,
    NAME,
    NAME_PARTS,
    PART_OR_WHOLE,
    SURNAME_FIRST,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of one file by what they hold; empty where the file has no such column.

    Attributes:
        name: of the whole name.
        other_names: of further names, which are screened as well.
        name_parts: in the order in which they make a name: the only one, or a further one beside `name`.
        doubtful_part: the one of `name_parts` whose heading may also mean the whole name.
    """

    name: str = ""
    other_names: tuple[str, ...] = ()
    name_parts: tuple[str, ...] = ()
    doubtful_part: str = ""
    id: str = ""
    kind: str = ""
    birth_date: str = ""
    gender: str = ""
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()

    def uses(self) -> Iterator[tuple[str, str]]:
        """What each column that is read holds: the field by its name on the command line, and the heading.

        Example:
            >>> list(Columns(name="Firma", countries=("Land", "Staat")).uses())
            [('name', 'Firma'), ('country', 'Land'), ('country', 'Staat')]
        """
        fields: tuple[tuple[str, tuple[str, ...]], ...] = (
            ("name", (self.name,)),
            ("part of the name", self.name_parts),
            ("further name", self.other_names),
            ("id", (self.id,)),
            ("kind", (self.kind,)),
            ("birth-date", (self.birth_date,)),
            ("gender", (self.gender,)),
            ("country", self.countries),
            ("alias", self.aliases),
            ("identifier", tuple(heading for heading, _ in self.identifiers)),
        )
        return ((field, heading) for field, headings in fields for heading in headings if heading)


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Columns that the user names; an empty one is found by its heading.

    Attributes:
        name: heading of the name's column; likewise the other single ones.
        countries: headings; likewise aliases and identifiers.
    """

    name: str = ""
    id: str = ""
    kind: str = ""
    birth_date: str = ""
    gender: str = ""
    countries: tuple[str, ...] = field(default=())
    aliases: tuple[str, ...] = field(default=())
    identifiers: tuple[str, ...] = field(default=())


def fold_heading(heading: str) -> str:
    """A heading without case, separators, accents and a numbering at its end.

    Example:
        >>> fold_heading("Date_of-Birth "), fold_heading("Alias 2"), fold_heading("Razón social")
        ('date of birth', 'alias', 'razon social')
    """
    text = unicodedata.normalize("NFKD", heading).casefold()
    text = "".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c))
    words = unicodedata.normalize("NFC", text).split()
    if len(words) > 1 and words[-1].isdigit():
        words.pop()
    return " ".join(words)


def find_columns(headings: Sequence[str], choice: ColumnChoice | None = None, *, where: str = "") -> Columns:
    """Find what each column of a file holds.

    Args:
        headings: the file's headings, in order.
        choice: columns that the user names; they win.
        where: the file, for messages.

    Returns:
        The columns. Where several headings mean the same, the best one is taken for a single value, and all
        for countries, aliases and identifiers.

    Raises:
        InvalidInputError: a chosen column is not in the file.
        SourceError: no column holds a name.

    Example:
        >>> find_columns(["Customer No", "Company Name", "DOB", "Alias 1", "Alias 2"]).aliases
        ('Alias 1', 'Alias 2')
    """
    choice = choice or ColumnChoice()
    _check_choice(headings, choice, where)
    by_fold = _grouped(headings)
    names = _find_names(by_fold, choice)
    same = tuple(column for column in names.other_names if fold_heading(column) == fold_heading(names.name))
    found = replace(
        names,
        other_names=tuple(column for column in names.other_names if column not in same),
        id=choice.id or _first(by_fold, ID),
        kind=choice.kind or _first(by_fold, KIND),
        birth_date=choice.birth_date or _first(by_fold, BIRTH_DATE),
        gender=choice.gender or _first(by_fold, GENDER),
        countries=choice.countries or _all(by_fold, COUNTRY),
        aliases=choice.aliases or (*same, *(column for column in _all(by_fold, ALIAS) if column != names.name)),
        identifiers=_identifiers(headings, choice.identifiers),
    )
    if not found.name and not found.name_parts:
        mend = "give --name-column; a file without headings needs a first line with them"
        raise SourceError(f"no column holds a name (columns: {_shown(headings)})", where=where, mend=mend)
    return found


def _find_names(by_fold: Mapping[str, list[str]], choice: ColumnChoice) -> Columns:
    """The columns of names. "Nom" beside "Prénom" is the surname, "Имя" beside "Фамилия" the given name."""
    if choice.name:
        return Columns(name=choice.name)
    columns = _all(by_fold, NAME)
    first, middle, last = (_first(by_fold, words) for words in NAME_PARTS)
    doubtful = next(iter(columns), "") if bool(first) != bool(last) else ""
    if fold_heading(doubtful) in _folded(PART_OR_WHOLE):
        first, last, columns = first or doubtful, last or doubtful, columns[1:]
    else:
        doubtful = ""
    order = (last, first, middle) if fold_heading(last) in _folded(SURNAME_FIRST) else (first, middle, last)
    parts = tuple(part for part in order if part)
    return Columns(next(iter(columns), ""), columns[1:], parts, doubtful)


def _shown(headings: Sequence[str]) -> str:
    """The first headings of a file, for messages."""
    return ", ".join(map(repr, headings[:12])) or "none"


def _grouped(headings: Sequence[str]) -> dict[str, list[str]]:
    """The headings by their folded form."""
    by_fold: dict[str, list[str]] = {}
    for heading in headings:
        by_fold.setdefault(fold_heading(heading), []).append(heading)
    return by_fold


def _identifiers(headings: Sequence[str], chosen: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The columns of identifiers with their types: the chosen ones, else those that are known."""
    return tuple(
        (heading, IDENTIFIERS.get(fold_heading(heading), "id"))
        for heading in (chosen or headings)
        if chosen or fold_heading(heading) in IDENTIFIERS
    )


def _first(by_fold: Mapping[str, list[str]], wanted: str) -> str:
    return next((by_fold[name][0] for name in _folded(wanted) if name in by_fold), "")


def _all(by_fold: Mapping[str, list[str]], wanted: str) -> tuple[str, ...]:
    return tuple(heading for name in _folded(wanted) for heading in by_fold.get(name, ()))


def _folded(wanted: str) -> list[str]:
    return [fold_heading(name) for name in wanted.split(", ")]


def _check_choice(headings: Sequence[str], choice: ColumnChoice, where: str) -> None:
    single = (choice.name, choice.id, choice.kind, choice.birth_date, choice.gender)
    for column in (*single, *choice.countries, *choice.aliases, *choice.identifiers):
        if column and column not in headings:
            mend = f"take one of the file's columns: {_shown(headings)}"
            raise InvalidInputError(f"there is no column {column!r}", where=where, mend=mend)
