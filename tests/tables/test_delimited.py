"""Quotes in delimited text: cells over several lines are whole, and a stray quote swallows no rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.errors import FormatError
from entityscreen.screening.files import PartyRow, read_parties


def read_text(folder: Path, text: str, name: str = "p.csv") -> list[PartyRow]:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return list(read_parties(path))


def many_rows(at: int, stray: str, end: int, closing: str) -> str:
    lines = [f"{number},Party {number},US" for number in range(1, 500)]
    lines[at - 1], lines[end - 1] = stray, closing
    return "\n".join(["id,name,country", *lines]) + "\n"


STRAY = {
    # At the beginning of one cell and at the end of another.
    "far apart": (many_rows(50, '50,"ACME 3 inch pipes,US', 450, '450,Pipe 3",US'), 499, [50]),
    "two rows": ('id,name,country\n1,"ACME Ltd,US\n2,Pipe 3",US\n3,Xi Jinping,CN\n', 3, [1]),
    "a comma too many": ('id,name,country\n1,"ACME,Inc,US\n2,A B,CN\n3,C D,CN\n4,Pipe 3",US\n', 4, [1]),
    # The next quoted cell ends it, and what stands behind that is an error.
    "a quoted cell": ('id,name,country\n1,"ACME Ltd,US\n2,A B,RU\n3,"Xi, Jinping",CN\n', 3, [1]),
    "spaces behind commas": ('id, name, country\n1, A B, US\n2,"ACME, US\n3, Xi, CN\n4, Pipe 3", US\n', 4, [2]),
    "in the first cell": ('name,country\n"ACME 3 inch,US\nXi Jinping,CN\nPipe 3",US\n', 3, [1]),
    "list of names": ('name\nA B\n"ACME Ltd\nXi Jinping\nPipe 3"\n', 4, [2]),
    # A line of the swallowed ones that is no whole row cannot be told from a piece of a cell.
    "a short row": ('id,name,country\n1,"ACME Ltd,US\n2,A B,CN\n3,C D\n4,Pipe 3",US\n5,E F\n', 5, [1, 3]),
}


@pytest.mark.parametrize("case", STRAY)
def test_a_stray_quote_rejects_its_row_and_no_other(tmp_path: Path, case: str) -> None:
    text, total, rejected = STRAY[case]
    rows = read_text(tmp_path, text)
    assert [row.number for row in rows] == list(range(1, total + 1))
    assert [row.number for row in rows if row.reason] == rejected
    assert sum(row.lines for row in rows) == total


def test_the_reason_names_the_line(tmp_path: Path) -> None:
    row, *_ = read_text(tmp_path, STRAY["two rows"][0])
    assert row.reason == "a quote opens in line 2 and takes in the rows behind it; they are read anew"


def test_a_stray_quote_in_tabbed_text(tmp_path: Path) -> None:
    rows = read_text(tmp_path, 'id\tname\n1\t"ACME 3\n2\tXi Jinping\n3\tPipe 3"\n', "q.tsv")
    assert [(row.number, bool(row.party)) for row in rows] == [(1, False), (2, True), (3, True)]


WHOLE = {
    "address": 'id,name,address,country\n1,Xi Jinping,"12 Main St\nLondon, W1, UK",GB\n2,A B,"1, High St\nUK",GB\n',
    "address at the end": 'name,address\nXi Jinping,"12 Main St, Floor 3\nLondon, UK"\nA B,"1, High St\nUK"\n',
    "no spaces": 'name,address,country\nXi Jinping,"Room 5,Building 3\nShanghai,China,200000",CN\nA B,"1\n2",CN\n',
    "name of two lines": 'name,country,number\n"Xi\nJinping",CN,5\n"A\nB",CN,6\n',
    "list of names": 'name\n"Xi\nJinping"\n"A\nB"\n',
    "semicolons": 'name;address;country\nXi Jinping;"12 Main St\r\nUK; W1";GB\r\nA B;"1\r\n\r\n2";GB\r\n',
}


@pytest.mark.parametrize("case", WHOLE)
def test_cells_over_several_lines_are_whole(tmp_path: Path, case: str) -> None:
    rows = read_text(tmp_path, WHOLE[case])
    assert [(" ".join(row.name.split()), row.reason) for row in rows] == [("Xi Jinping", ""), ("A B", "")]
    assert all(row.lines > 1 for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        '"id", "name", "country"\n"1", "Xi, Jinping", "CN"\n',
        ' "id" , "name" , "country" \n "1" , "Xi, Jinping" , "CN" \n',
        '"id" ;"name";"country"\r\n"1" ;"Xi, Jinping";"CN"\r\n',
    ],
)
def test_spaces_around_quotes_are_no_part_of_a_cell(tmp_path: Path, text: str) -> None:
    [row] = read_text(tmp_path, text)
    assert row.party is not None
    assert (row.id, row.name, row.party.countries, row.flags) == ("1", "Xi, Jinping", ("cn",), ())


@given(st.lists(st.text('ab,"; \n', max_size=12), max_size=12))
def test_every_line_is_in_one_row(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    whole = "\n".join(lines).split("\n")
    text = "id,name\n" + "\n".join([*whole, '""']) + "\n"
    try:
        rows = read_text(tmp_path_factory.mktemp("p"), text)
    except FormatError:  # a quote that never closes
        return
    blank = sum(not line for line in whole)
    assert len(whole) + 1 - blank <= sum(row.lines for row in rows) <= len(whole) + 1
