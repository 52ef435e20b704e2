"""The generated tables have the form that they are read by."""

from __future__ import annotations

from importlib.resources import files

import pytest

from entityscreen import data

TABLES = sorted(path.name.removesuffix(".tsv") for path in files(data).iterdir() if path.name.endswith(".tsv"))


@pytest.mark.parametrize("table", TABLES)
def test_comments_stand_on_top_and_rows_have_the_cells_of_the_header(table: str) -> None:
    lines = files(data).joinpath(f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    assert lines[: len(comments)] == comments
    header, *rows = (tuple(line.split("\t")) for line in lines[len(comments) :])
    assert data.read_rows(table) == rows
    assert {len(row) for row in rows} == {len(header)}


def test_a_record_is_made_when_it_is_asked_for_and_once() -> None:
    asked_for: list[str] = []

    def record(row: tuple[str, ...]) -> list[str]:
        asked_for.append(row[0])
        return list(row)

    table = data.RecordTable({"a": ("1", "x"), "b": ("2", "y")}, record)
    assert (len(table), list(table), "b" in table, "c" in table, asked_for) == (2, ["a", "b"], True, False, [])
    assert table["b"] is table.get("b")
    assert (table.get("c"), table.get("c", ()), asked_for) == (None, (), ["2"])
    with pytest.raises(KeyError):
        table["c"]
