"""Tables with a mapping: rows of one entity, types of names in a column, dates of spreadsheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.errors import ConfigError
from entityscreen.sources.lists import read_list

CASES = Path(__file__).parents[3] / "cases" / "lists"
MAPPING = CASES / "lettered.toml"


def test_rows_with_letters_behind_their_number_are_names_of_one_entity() -> None:
    watchlist = read_list(CASES / "lettered.csv", mapping=MAPPING)
    assert [entity.id for entity in watchlist] == ["au-dfat-1", "au-dfat-2", "au-dfat-3"]
    person, vessel, firm = watchlist
    assert [(name.text, name.type) for name in person.names] == [
        ("John Quincy Doe", "primary"),
        ("DOE, Jack", "alias"),
        ("李偉", "alias"),
    ]
    assert (person.kind, person.nationalities, person.addresses) == ("Person", ("ir",), ("1 Main Street",))
    assert {record.record_id for record in person.provenance} == {"1"}
    assert {record.listed_on for record in person.provenance} == {"2001-01-25", "2001-04-19"}
    assert [(name.text, name.type) for name in vessel.names] == [("SEA STAR", "primary"), ("OCEAN STAR", "former")]
    assert [(item.type, item.value) for item in vessel.identifiers] == [("imo", "9187629")]
    assert len(vessel.provenance) == 1
    assert firm.caption == "Lakes Trading"
    assert {item.reason for item in watchlist.reading.rejected} == {
        "'Jane Doe' (Person) has the identifier of 'Lakes Trading' (Organization)",
        "Name Type: unknown name type 'Stage Name'",
    }


def test_days_of_a_spreadsheet_are_dates(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (("No", "Name", "Born", "Listed", "Founded"), (1, "John Doe", 22404, 37000.5, 1961)):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        'source="own"\ndate_order="mdy"\n[columns]\nNo="id"\nName="name"\nBorn="birth_date"\nListed="listed_on"\n'
        'Founded="date:incorporationDate"\n',
        encoding="utf-8",
    )
    [entity] = read_list(tmp_path / "t.xlsx", mapping=mapping)
    assert entity.birth_dates == ("1961-05-03",)
    assert entity.provenance[0].listed_on == "2001-04-19"
    assert entity.properties["incorporationDate"] == ("1961",)
    (tmp_path / "t.csv").write_text(
        "No,Name,Born,Listed,Founded\n1,John Doe,05/03/1961,02/25/2022,\n", encoding="utf-8"
    )
    [entity] = read_list(tmp_path / "t.csv", mapping=mapping)
    assert (entity.birth_dates, entity.provenance[0].listed_on) == (("1961-05-03",), "2022-02-25")


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        ('T = { field = "name_type", values = { aka = "nickname" } }', "values of name_type are"),
        ('T = { field = "note", cut_letters = true }', "cut_letters is of the field id"),
    ],
)
def test_a_wrong_mapping_of_names_is_refused(tmp_path: Path, columns: str, problem: str) -> None:
    path = tmp_path / "m.toml"
    path.write_text(f'source = "x"\n[columns]\nName = "name"\n{columns}\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=problem):
        read_list(CASES / "lettered.csv", mapping=path)
