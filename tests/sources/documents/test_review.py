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
    render_review,
    write_review,
)

TEXT = "Hikvision Digital Technology Co (海康威視) is supplying parts. President William Lai (賴清德) spoke."


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert write_review(read_mentions(tmp_path / "a.txt"), tmp_path / "review.csv") == 2
    return tmp_path / "review.csv"


def edit(table: Path, name: str, **cells: str) -> None:
    """Change the row of the entity whose names begin with a name; the last such row where it was split."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    [row for row in rows if row["names"].startswith(name) and not row["proposal"]][-1].update(cells)
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def build(table: Path) -> Watchlist:
    return build_reviewed(table, reviewer="A. Analyst", reviewed_at="2026-11-25")


def test_an_unedited_table_gives_the_same_entities(table: Path) -> None:
    direct = read_documents(table.parent / "a.txt")
    reviewed = build(table)
    assert {e.id: (e.kind, e.names, e.topics, e.notes, e.provenance) for e in reviewed} == {
        e.id: (e.kind, e.names, e.topics, e.notes, e.provenance) for e in direct
    }


def test_edits_are_applied_and_signed(table: Path) -> None:
    edit(table, "Hikvision", kind="LegalEntity", names="Hikvision | (alias) 海康威視 | (former) Old Name")
    edit(table, "William", keep="no")
    [entity] = build(table)
    assert [(name.text, name.type) for name in entity.names] == [
        ("Hikvision", "primary"),
        ("海康威視", "alias"),
        ("Old Name", "former"),
    ]
    assert entity.kind == "LegalEntity"
    assert entity.properties["reviewedBy"] == ("A. Analyst",)
    assert entity.properties["reviewedAt"] == ("2026-11-25",)


def test_a_changed_document_is_refused_only_where_a_row_rests_on_what_changed(table: Path) -> None:
    document = table.parent / "a.txt"
    document.write_text(TEXT + " More.", encoding="utf-8")
    assert len(build(table)) == 2
    document.write_text(TEXT.replace("spoke", "left"), encoding="utf-8")
    with pytest.raises(SourceError, match=r"review\.csv:\d: .*no longer holds 'President William Lai .* spoke\.'"):
        build(table)


def test_a_missing_document_is_refused(table: Path) -> None:
    (table.parent / "a.txt").unlink()
    with pytest.raises(SourceError, match="is not there"):
        build(table)


@pytest.mark.parametrize(
    ("cells", "message"),
    [({"keep": "perhaps"}, "keep is"), ({"kind": "Ghost"}, "kind is"), ({"names": ""}, "no name"),
     ({"sha256": ""}, "do not pair"), ({"names": "(alias) William Lai"}, "not the primary one")],
)  # fmt: skip
def test_a_bad_cell_names_its_row(table: Path, cells: dict[str, str], message: str) -> None:
    edit(table, "William", **cells)
    with pytest.raises(FormatError, match=rf"review\.csv:\d: .*{message}"):
        build(table)


def test_all_bad_rows_are_said_at_once(table: Path) -> None:
    edit(table, "William", kind="Ghost")
    edit(table, "Hikvision", keep="perhaps")
    with pytest.raises(FormatError, match=r"(?s)2 rows cannot be applied(?=.*kind is 'Ghost').*keep is 'perhaps'"):
        build(table)


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ";"), ("utf-16", "\t"), ("utf-8-sig", ","), ("utf-8-sig", "\t")]
)
def test_a_table_saved_by_a_spreadsheet_is_read(table: Path, encoding: str, delimiter: str) -> None:
    expected = build(table).digest
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    with table.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([*rows, [""] * len(rows[0])])
    assert build(table).digest == expected


def test_names_are_read_as_analysts_write_them(table: Path) -> None:
    edit(
        table,
        "Hikvision",
        kind="organisation",
        names="Hikvision； （Alias） 海康威視 ; (WEAK)HIK\nHikvision  Digital",
        keep="Yes ",
    )
    [entity] = [entity for entity in build(table) if entity.caption == "Hikvision"]
    assert entity.kind == "Organization"
    assert [(name.text, name.type) for name in entity.names] == [
        ("Hikvision", "primary"),
        ("海康威視", "alias"),
        ("HIK", "weak"),
        ("Hikvision Digital", "alias"),
    ]


def add(table: Path, **cells: str) -> None:
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows([*rows, dict.fromkeys(rows[0], "") | cells])


def test_an_analyst_may_add_an_entity_that_the_document_names(table: Path) -> None:
    document = str(table.parent / "a.txt")
    add(table, keep="yes", kind="Organization", names="Digital Technology | (weak) DT", documents=document)
    added = list(build(table))[-1]
    assert (added.names[0].text, added.kind, added.provenance[0].source) == (
        "Digital Technology",
        "Organization",
        document,
    )
    assert added.id.startswith("doc-digital-technology-")
    assert added.provenance[0].sha256
    add(table, keep="yes", kind="Person", names="Nobody There", documents=document)
    with pytest.raises(FormatError, match=r"review\.csv:\d: no document of the row holds 'Nobody There'"):
        build(table)


def rows_of(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_may_be_split_but_not_doubled(table: Path) -> None:
    [row] = [row for row in rows_of(table) if row["names"].startswith("Hikvision")]
    add(table, **row)
    with pytest.raises(FormatError, match="stands in two rows"):
        build(table)
    edit(table, "Hikvision", id="", names="Digital Technology Co")
    assert len(build(table)) == 3


def test_documents_are_found_beside_the_table(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert write_review(read_mentions(Path("a.txt")), table) == 2
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert len(build(table)) == 2


def test_a_proposal_enters_only_when_it_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Kranich Logistics Ltd went bankrupt. The company was formerly called Reiher Freight Ltd.", encoding="utf-8"
    )
    table = tmp_path / "review.csv"
    write_review(read_mentions(tmp_path), table)
    rows = list(csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines()))
    [proposal] = [row for row in rows if row["proposal"]]
    assert (proposal["keep"], proposal["names"]) == ("no", "(alias) Reiher Freight Ltd")
    assert proposal["proposal"].startswith("Kranich Logistics Ltd: The company was formerly called")
    for keep, names in (("no", 1), ("yes", 2)):
        changed = [row | {"keep": keep} if row["proposal"] else row for row in rows]
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(changed)
        watchlist = build_reviewed(table, reviewer="A. Analyst", reviewed_at="2026-11-29")
        assert len(watchlist[proposal["id"]].names) == names


def test_a_cue_is_a_topic_once_its_row_is_kept(table: Path) -> None:
    with table.open(encoding="utf-8-sig", newline="") as file:
        [proposal] = [row for row in csv.DictReader(file) if row["topics"]]
    assert (proposal["keep"], proposal["topics"], proposal["cues"]) == ("", "accused", "supplies")
    assert proposal["sentences"].startswith("Hikvision Digital Technology Co (海康威視) is supplying")
    assert build(table)[proposal["id"]].topics == ()
    text = table.read_text(encoding="utf-8-sig").replace("\n,Company", "\nyes,Company")
    table.write_text(text, encoding="utf-8-sig")
    assert build(table)[proposal["id"]].topics == ("accused",)


def test_a_marked_page_shows_names_of_other_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Acme Institute of Optics (AIO) met.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Then AIO closed.", encoding="utf-8")
    alone = render_marked(tmp_path / "b.txt")
    together = render_marked(tmp_path / "b.txt", read_mentions(tmp_path))
    assert ">AIO</mark>" in together
    assert ">AIO</mark>" not in alone
    assert "Acme" not in together.split("<table>")[1]


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


def test_the_doubtful_come_first_and_bystanders_last(tmp_path: Path) -> None:
    text = "Orion Marine Ltd rose. The Ministry of Trade met. J. P. Wragg came. Seoul Central District Court ruled."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    write_review(read_mentions(tmp_path), tmp_path / "review.csv")
    assert [(row["names"].split(" |")[0], row["keep"]) for row in rows_of(tmp_path / "review.csv")] == [
        ("J. P. Wragg", ""),
        ("Orion Marine Ltd", "yes"),
        ("Ministry of Trade", "no"),
        ("Seoul Central District Court", "no"),
    ]


def test_a_row_says_where_it_stands_and_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Orion Marine Ltd rose. Orion Marine Ltd fell.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("It bought Orion Marine Ltd again.", encoding="utf-8")
    write_review(read_mentions(tmp_path), tmp_path / "review.csv")
    [row] = rows_of(tmp_path / "review.csv")
    assert (row["confidence"], row["mentions"], row["evidence"]) == ("0.98", "2 from 0 | 1 from 10", "legal form Ltd")
    assert row["sentences"] == "Orion Marine Ltd rose."


FIRMS = [
    f"{first} {second} Ltd"
    for first in ("Orion", "Vega", "Lyra", "Cetus", "Draco", "Hydra", "Lupus", "Norma")
    for second in ("Marine", "Timber", "Energy", "Cement", "Optics")
]


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A review of forty documents, a firm each, in which every third firm is refused and one is renamed."""
    for number, firm in enumerate(FIRMS):
        (tmp_path / f"{number:02}.txt").write_text(f"{firm} was charged with fraud. It closed.", encoding="utf-8")
    table = tmp_path / "review.csv"
    write_review(read_mentions(tmp_path), table)
    for firm in FIRMS[::3]:
        edit(table, firm, keep="no")
    edit(table, FIRMS[1], names=f"{FIRMS[1]} | (weak) VT", countries="pa")
    return table


def test_a_changed_document_costs_no_other_decision(reviewed: Path) -> None:
    changed = reviewed.parent / "04.txt"
    changed.write_text(f"{FIRMS[4]} was cleared. Pyxis Metals Ltd was founded.", encoding="utf-8")
    again = reviewed.parent / "again.csv"
    write_review(read_mentions(reviewed.parent.glob("*.txt")), again, previous=reviewed)
    rows = {row["names"].split(" |")[0]: row for row in rows_of(again) if not row["proposal"]}
    assert [row["keep"] for firm, row in rows.items() if firm in FIRMS[::3]] == ["no"] * len(FIRMS[::3])
    assert (rows[FIRMS[1]]["names"], rows[FIRMS[1]]["countries"]) == (f"{FIRMS[1]} | (weak) VT", "pa")
    assert {firm: row["change"] for firm, row in rows.items() if row["change"]} == {
        FIRMS[4]: f"changed: was yes; no longer there: {FIRMS[4]} was charged with fraud.",
        "Pyxis Metals Ltd": "new",
    }
    assert len(build(again)) == len(FIRMS) - len(FIRMS[::3])  # Pyxis came, the changed firm waits
    with pytest.raises(SourceError, match=rf"04\.txt has changed .*no longer holds '{FIRMS[4]} was charged"):
        build(reviewed)


def test_what_is_gone_and_what_the_analyst_added_stay_in_the_table(reviewed: Path) -> None:
    add(reviewed, keep="yes", kind="Company", names="It", documents=str(reviewed.parent / "00.txt"))
    (reviewed.parent / "05.txt").unlink()
    again = reviewed.parent / "again.csv"
    write_review(read_mentions(reviewed.parent.glob("*.txt")), again, previous=reviewed)
    rows = {row["names"]: row for row in rows_of(again) if not row["proposal"]}
    assert (rows[FIRMS[5]]["keep"], rows[FIRMS[5]]["change"]) == ("", "gone: was yes")
    assert rows["It"]["keep"] == "yes"


@pytest.mark.parametrize(("yes", "no"), [("TRUE", "FALSE"), ("WAHR", "FALSCH"), ("ИСТИНА", "ЛОЖЬ"), ("x", "n")])
def test_flags_of_a_spreadsheet_are_decisions(reviewed: Path, yes: str, no: str) -> None:
    edit(reviewed, FIRMS[4], keep=yes)
    edit(reviewed, FIRMS[5], keep=yes)
    edit(reviewed, FIRMS[7], keep=no)
    assert {FIRMS[4], FIRMS[5]} < {entity.caption for entity in build(reviewed)} < set(FIRMS) - {FIRMS[7]}
    (reviewed.parent / "05.txt").unlink()
    again = reviewed.parent / "again.csv"
    write_review(read_mentions(reviewed.parent.glob("*.txt")), again, previous=reviewed)
    rows = {row["names"]: row for row in rows_of(again) if not row["proposal"]}
    assert [rows[FIRMS[at]]["keep"] for at in (4, 7)] == ["yes", "no"]
    assert rows[FIRMS[5]]["change"] == "gone: was yes"


def test_a_kept_cue_stays_kept(reviewed: Path) -> None:
    text = reviewed.read_text(encoding="utf-8-sig").replace("\n,Company", "\nyes,Company")
    reviewed.write_text(text, encoding="utf-8-sig")
    again = reviewed.parent / "again.csv"
    write_review(read_mentions(reviewed.parent.glob("*.txt")), again, previous=reviewed)
    assert {row["keep"] for row in rows_of(again) if row["proposal"]} == {"yes"}


def test_the_page_of_the_table_holds_its_rows_and_escapes_them(table: Path) -> None:
    page = render_review([row | {"names": "</script><b>"} for row in rows_of(table)])
    assert "</script><b>" not in page
    assert page.count("\\u003c/script>") == len(rows_of(table))
    assert "http" not in page
