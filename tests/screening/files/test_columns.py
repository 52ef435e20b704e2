"""Columns found by their headings, or chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.errors import InvalidInputError, SourceError
from entityscreen.screening.files.columns import ColumnChoice, find_columns

TABLE = Path(__file__).parents[2] / "cases" / "files" / "headings.tsv"


def cases() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


@pytest.mark.parametrize(("headings", "field", "expected"), cases())
def test_headings(headings: str, field: str, expected: str) -> None:
    found = getattr(find_columns(headings.split("|")), field)
    shown = found if isinstance(found, str) else "|".join(found)
    assert (shown or "-") == expected


def test_identifiers_have_the_type_of_their_heading() -> None:
    found = find_columns(["name", "LEI", "Passport No", "tax_id", "Identifiers"])
    assert found.identifiers == (
        ("LEI", "lei"),
        ("Passport No", "passport"),
        ("tax_id", "tax-id"),
        ("Identifiers", "id"),
    )


def test_a_choice_wins() -> None:
    found = find_columns(["name", "Firma", "x"], ColumnChoice(name="Firma", aliases=("name",), identifiers=("x",)))
    assert (found.name, found.aliases, found.identifiers) == ("Firma", ("name",), (("x", "id"),))


def test_a_choice_that_is_not_there_names_the_columns() -> None:
    with pytest.raises(InvalidInputError, match=r"p\.csv: there is no column 'Nom'; take one of .*'name'"):
        find_columns(["name"], ColumnChoice(name="Nom"), where="p.csv")


def test_no_name_column() -> None:
    with pytest.raises(SourceError, match=r"p\.csv: no column holds a name \(columns: 'a', 'b'\); give --name-column"):
        find_columns(["a", "b"], where="p.csv")
