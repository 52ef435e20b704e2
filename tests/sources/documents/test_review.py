"""The analyst's table: out, edited, back in; and the page with marked mentions."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from entityscreen.errors import FormatError, InvalidInputError, SourceError
from entityscreen.model.watchlist import Watchlist
from entityscreen.sources.documents import (
    build_reviewed,
    extract,
    read_documents,
    read_mentions,
    render_marked,
    write_review,
)

TEXT = "Hikvision Digital Technology Co (海康威視) is supplying parts. President William Lai (賴清德) spoke."


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert write_review(read_mentions(tmp_path / "a.txt"), tmp_path / "review.csv") == 2
    return tmp_path / "review.csv"


def edit(table: Path, row: int, **cells: str) -> None:
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[row] |= cells
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def build(table: Path) -> Watchlist:
    return build_reviewed(table, reviewer="A. Analyst", reviewed_at="2026-11-25")


def test_an_unedited_table_gives_the_same_entities(table: Path) -> None:
    direct = read_documents(table.parent / "a.txt")
    reviewed = build(table)
    assert [(e.id, e.kind, e.names, e.topics, e.notes, e.provenance) for e in reviewed] == [
        (e.id, e.kind, e.names, e.topics, e.notes, e.provenance) for e in direct
    ]


def test_edits_are_applied_and_signed(table: Path) -> None:
    edit(table, 0, kind="LegalEntity", names="Hikvision | (alias) 海康威視 | (former) Old Name")
    edit(table, 1, keep="no")
    [entity] = build(table)
    assert [(name.text, name.type) for name in entity.names] == [
        ("Hikvision", "primary"),
        ("海康威視", "alias"),
        ("Old Name", "former"),
    ]
    assert entity.kind == "LegalEntity"
    assert entity.properties["reviewedBy"] == ("A. Analyst",)
    assert entity.properties["reviewedAt"] == ("2026-11-25",)


def test_a_changed_document_is_refused(table: Path) -> None:
    (table.parent / "a.txt").write_text(TEXT + " More.", encoding="utf-8")
    with pytest.raises(SourceError, match="has changed since the review"):
        build(table)


def test_a_missing_document_is_refused(table: Path) -> None:
    (table.parent / "a.txt").unlink()
    with pytest.raises(SourceError, match="is not there"):
        build(table)


@pytest.mark.parametrize(
    ("cells", "message"),
    [({"keep": "perhaps"}, "keep is"), ({"kind": "Ghost"}, "kind is"), ({"names": ""}, "no name"),
     ({"sha256": ""}, "do not pair")],
)  # fmt: skip
def test_a_bad_cell_names_its_row(table: Path, cells: dict[str, str], message: str) -> None:
    edit(table, 1, **cells)
    with pytest.raises(FormatError, match=rf"review\.csv:3: .*{message}"):
        build(table)


def test_a_review_needs_author_date_and_documents(table: Path) -> None:
    with pytest.raises(InvalidInputError, match="author"):
        build_reviewed(table, reviewer=" ", reviewed_at="2026-11-25")
    with pytest.raises(InvalidInputError, match="without a document"):
        write_review(extract(TEXT), table)


def test_the_marked_page_escapes_and_marks() -> None:
    page = render_marked("<script>alert(1)</script> " + TEXT)
    assert "<script>" not in page
    assert "<mark class='Company cued'" in page
    assert ">William Lai</mark>" in page
    assert "http" not in page
