"""Columns found by their headings, or chosen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.errors import InvalidInputError, SourceError
from entityscreen.screening.files.columns import choose_columns, find_columns, find_doubts
from entityscreen.screening.files.headings import known_headings
from entityscreen.tables.cells import unique_headings

TABLE = Path(__file__).parents[2] / "cases" / "files" / "headings.tsv"


def cases() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


@pytest.mark.parametrize(("headings", "field", "expected"), cases())
def test_headings(headings: str, field: str, expected: str) -> None:
    found = getattr(find_columns(headings.split("|")), field)
    groups = [found] if isinstance(found, str) else ["+".join(x) if isinstance(x, tuple) else x for x in found]
    shown = "|".join(groups)
    assert (shown or "-") == expected


def test_identifiers_have_the_type_of_their_heading() -> None:
    found = find_columns(["name", "LEI", "Passport No", "tax_id", "Identifiers"])
    assert found.identifiers == (
        ("LEI", "lei", ""),
        ("Passport No", "passport", ""),
        ("tax_id", "tax-id", ""),
        ("Identifiers", "id", ""),
    )


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Name|Passport number|Passport Issuing Country", "passport:Passport Issuing Country"),
        ("姓名|护照号码|护照签发国", "passport:护照签发国"),
        ("Name|Reisepass-Nr.|Ausstellungsland Reisepass", "passport:Ausstellungsland Reisepass"),
        ("Name|National ID|Issuing country", "national-id:Issuing country"),
        ("Name|Pass No 1|Pass 1 land|Pass No 2|Pass 2 land", "passport:Pass 1 land|passport:Pass 2 land"),
        ("Firma|Handelsregister-Nr.|Steuer-ID|LEI", "registration:|tax-id:|lei:"),
        ("Schiff|Name|IMO No.|MMSI|Flagge", "imo:|mmsi:"),
        ("Name|Wallet address|BIC|ISIN|Director Passport No", "crypto:|swift:|isin:"),
        ("IMO|Flag", "imo:"),
    ],
)  # fmt: skip
def test_numbers_have_the_country_that_gave_them(headings: str, expected: str) -> None:
    found = find_columns(headings.split("|"))
    assert "|".join(f"{column.type}:{column.issuer}" for column in found.identifiers) == expected


def test_a_choice_may_name_the_type_of_a_number() -> None:
    choice = choose_columns({"passport": "Pass", "passport-country": "Von", "wallet": "W", "identifier": "IMO No"})
    found = find_columns(["Name", "Pass", "Von", "W", "IMO No"], choice)
    assert found.identifiers == (("Pass", "passport", "Von"), ("W", "crypto", ""), ("IMO No", "imo", ""))
    with pytest.raises(InvalidInputError, match="'passprt' is not a field of a party; take one of name, "):
        choose_columns({"passprt": "Pass"})


def test_a_file_of_numbers_alone_is_warned_of() -> None:
    [warning] = find_doubts(find_columns(["IMO", "Flag"]), ["IMO", "Flag"])
    assert "screened by their numbers or contact details alone" in warning


def test_a_choice_wins() -> None:
    found = find_columns(["name", "Firma", "x"], {"name": ("Firma",), "alias": ("name",), "identifier": ("x",)})
    assert (found.name, found.aliases, found.identifiers) == ("Firma", ("name",), (("x", "id", ""),))


def test_parts_that_are_chosen_make_a_name_in_the_order_of_the_choice() -> None:
    headings = ["Apelyido ng ina", "Apelyido ng ama", "Tawag", "Surname"]
    choice = {"first-name": ("Tawag",), "last-name": ("Apelyido ng ama", "Apelyido ng ina")}
    found = find_columns(headings, choice)
    assert found.name_parts == ("Tawag", "Apelyido ng ama", "Apelyido ng ina")
    assert found.unused(headings) == ("Surname",)


def test_a_chosen_part_is_joined_with_those_that_are_found() -> None:
    found = find_columns(["Vorname", "Sippe"], {"last-name": ("Sippe",)})
    assert (found.name_parts, found.missing) == (("Vorname", "Sippe"), "")


def test_a_chosen_name_leaves_the_other_columns_of_names_alone() -> None:
    found = find_columns(["Name", "Vorname", "Director Name"], {"name": ("Name",)})
    assert (found.name, found.name_parts, found.other_names) == ("Name", (), ())


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("Given name|Angkan name|Ort", r"only given names .*'Given name'.* no surname; .*last-name=.*'Angkan name'$"),
        ("Nazwisko|Kolor", r"only a surname .*'Nazwisko'.* no given name; .*first-name=.*'Kolor'$"),
        ("Vorname|Nachname|Ort", None),
        ("Alias|Unvanadı", r"only another name .*'Alias'.* --column name=HEADING, perhaps 'Unvanadı'$"),
        ("Alias|Ort", None),
        ("Firma|Vorname|Ort", None),
        ("Firma|Vorname|Hausname", "last-name=HEADING, perhaps 'Hausname'$"),
        ("Name|Sexo", "M under 'Sexo'"),
    ],
)
def test_half_a_name_is_warned_of(headings: str, said: str | None) -> None:
    names = headings.split("|")
    warnings = list(find_doubts(find_columns(names), names))
    assert len(warnings) == (said is not None)
    assert said is None or re.search(said, warnings[0])


@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(sorted(known_headings()))), min_size=1, max_size=8))
def test_any_headings_are_read_or_said_not_to_be(texts: list[str]) -> None:
    headings = unique_headings(texts)
    try:
        found = find_columns(headings)
    except SourceError:
        return
    read = {heading for _, group in found.uses() for heading in group}
    assert read | set(found.unused(headings)) == set(headings)
    assert set(found.doubtful_parts) <= set(headings)
    assert list(find_doubts(found, headings)) is not None


def test_tables_of_headings_do_not_contradict_each_other() -> None:
    """A word is for one field, but those that the tables say may be another beside other columns."""
    either = {"alias", "other surname", "other given", "perhaps given"}
    doubtful = {word: set(found) for word, found in known_headings().items() if len(set(found) - either) > 1}
    assert doubtful == {}


def test_a_choice_that_is_not_there_names_the_columns() -> None:
    with pytest.raises(InvalidInputError, match=r"p\.csv: there is no column 'Nom'; take one of .*'name'"):
        find_columns(["name"], {"name": ("Nom",)}, where="p.csv")


def test_no_name_column() -> None:
    with pytest.raises(SourceError, match=r"p\.csv: no column holds a name \(columns: 'a', 'b'\); give --name-column"):
        find_columns(["a", "b"], where="p.csv")
