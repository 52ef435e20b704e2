"""Single values of party files: every way of writing them that a company's export has."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import entityscreen as es
from entityscreen.model.attributes.countries import country_code
from entityscreen.screening.files.values import (
    read_countries,
    read_date,
    read_identifiers,
    read_party_gender,
    split_cell,
)
from entityscreen.tables.cells import cell_text

CASES = Path(__file__).parents[2] / "cases" / "files"


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


@pytest.mark.parametrize(("text", "expected", "remark"), rows("dates.tsv"))
def test_dates(text: str, expected: str, remark: str) -> None:
    found, said = read_date(text)
    assert (found or "-", bool(said)) == (expected, remark == "yes")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("  Xi\n", "Xi"),
        (12.0, "12"),
        (12.5, "12.5"),
        (float("nan"), ""),
        (float("inf"), ""),
        (7, "7"),
        (date(1961, 5, 3), "1961-05-03"),
        (datetime(1961, 5, 3, 12, 30), "1961-05-03"),
        (True, "True"),
    ],
)
def test_cells_of_any_format_become_text(value: Any, expected: str) -> None:
    assert cell_text(value) == expected


def test_a_comma_does_not_separate_names() -> None:
    assert split_cell("PUTIN, Vladimir; Putin | Путин\nPutin") == ("PUTIN, Vladimir", "Putin", "Путин")
    assert split_cell(["a", None, " a ", "b"]) == ("a", "b")
    assert split_cell("") == ()


@pytest.mark.parametrize(
    ("word", "heading", "gender"),
    [
        ("H", "Sexe", "male"),
        ("Femme", "Sexe", "female"),
        ("V", "Geslacht", "female"),
        ("V", "Lytis", "male"),
        ("K", "Płeć", "female"),
        ("E", "Cinsiyet", "male"),
        ("N", "Sukupuoli", "female"),
        ("F", "Neme", "male"),
        ("ж", "Пол", "female"),
        ("ذكر", "الجنس", "male"),
        ("נ", "מין", "female"),
        ("Nữ", "Giới tính", "female"),
        ("L", "Jenis Kelamin", "male"),
        ("1", "性别", "male"),
        ("9", "Sex", None),
        ("F", "Sexo", "female"),
        ("M", "Sexo", None),
        ("M", "Sexe", "male"),
        ("?", "Sex", None),
    ],
)
def test_letters_for_genders(word: str, heading: str, gender: str | None) -> None:
    assert read_party_gender(word, heading)[0] == gender


@pytest.mark.parametrize(
    ("text", "code"),
    [("643", "ru"), ("156", "cn"), ("008", "al"), ("VR China", "cn"), ("KDVR", "kp"), ("999", None), ("8", None)],
)
def test_countries_in_numbers_and_long_words(text: str, code: str | None) -> None:
    assert country_code(text) == code


def test_genders() -> None:
    assert [read_party_gender(word, "")[0] for word in ("M", "Mr.", "女", "unknown")] == [
        "male",
        "male",
        "female",
        None,
    ]


def test_what_is_no_country_is_flagged_and_a_yes_is_not_one() -> None:
    flags = ["country 'Chnia' is not known and not used"]
    assert read_countries(("Chnia", "Y", "Ägypten")) == (("Ägypten",), flags)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("A1234567", ("passport", "A1234567", None)),
        ("A1234567 (Egypt)", ("passport", "A1234567", "eg")),
        ("IMO: 9074729", ("imo", "9074729", None)),
        ("Reisepass-Nr.: A1", ("passport", "A1", None)),
        ({"type": "national id", "value": 77, "issuing_country": "Syria"}, ("national-id", "77", "sy")),
        ({"number": "A1", "country": "EG"}, ("passport", "A1", "eg")),
        ({"type": "Cosmic ID", "id": "A1"}, ("Cosmic ID", "A1", None)),
    ],
)
def test_identifiers(cell: Any, expected: tuple[str, str, str | None]) -> None:
    [(identifier, remark)] = read_identifiers(cell, "passport", "")
    assert identifier is not None
    assert (identifier.type, identifier.value, identifier.country, remark) == (*expected, "")


def test_what_is_wrong_with_an_identifier_is_flagged() -> None:
    assert list(read_identifiers(["A1", {"type": "passport"}], "id", "Chnia")) == [
        (es.Identifier(value="A1", type="id"), "country 'Chnia' of an identifier is not known and not used"),
        (None, 'identifier \'{"type": "passport"}\' has no value and is not used'),
    ]


def test_what_pandas_makes_of_cells() -> None:
    pandas = pytest.importorskip("pandas")
    cells = (pandas.Timestamp("1961-05-03 12:00"), pandas.NaT, pandas.NA, float("nan"), pandas.Series([7])[0])
    assert [cell_text(cell) for cell in cells] == ["1961-05-03", "", "", "", "7"]


@pytest.mark.parametrize(
    ("value", "remark"),
    [
        ("1.23E+11", "identifier '1.23E+11' was rounded by a spreadsheet and is not used"),
        ("4,07E+19", "identifier '4,07E+19' was rounded by a spreadsheet and is not used"),
        ("#REF!", "identifier '#REF!' is the error of a spreadsheet and is not used"),
        ("#N/A", "identifier '#N/A' is the error of a spreadsheet and is not used"),
    ],
)
def test_what_a_spreadsheet_left_of_an_identifier_is_flagged_and_not_used(value: str, remark: str) -> None:
    assert list(read_identifiers(value, "passport", "")) == [(None, remark)]


@pytest.mark.parametrize("value", ["1.23E11A", "12E+11X", "#12", "E+11"])
def test_other_numbers_are_identifiers(value: str) -> None:
    assert list(read_identifiers(value, "passport", "")) == [(es.Identifier(value=value, type="passport"), "")]
