"""Edges from tables and from BODS statements, with what is rejected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import entityscreen as es
from entityscreen.errors import EntityScreenError
from entityscreen.model.share import Unit
from entityscreen.ownership import Edge, read_edges


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_table_gives_an_edge_a_row_and_says_why_a_row_is_none(tmp_path: Path) -> None:
    table = write(
        tmp_path / "holdings.csv",
        "owner,owned,share,since,control,owned_name",
        "ofac-1,a,50,2020-01,,Alpha Trading",
        "ofac-1,b,>25%,,yes,",
        "ofac-1,c,,,,",
        "ofac-1,,10,,,",
        "ofac-1,d,130,,,",
        "ofac-1,e,10,soon,,",
        "ofac-1,f,10,,perhaps,",
    )
    reading = read_edges(table)
    assert reading.edges == [
        Edge("ofac-1", "a", "50%", since="2020-01", owned_name="Alpha Trading"),
        Edge("ofac-1", "b", ">25%", control=True),
        Edge("ofac-1", "c", None),
    ]
    assert reading.read == len(reading.edges) + len(reading.rejected) == 7
    reasons = ["owned", "between 0 and 100 %", "no date", "write yes or no"]
    assert all(reason in line for reason, line in zip(reasons, reading.rejected, strict=True))
    assert reading.rejected[0].startswith(f"{table}, row 4: ")


def test_headings_of_ones_own_are_named(tmp_path: Path) -> None:
    table = write(tmp_path / "own.csv", "Parent;Child;Stake", "x;a;0.5")
    reading = read_edges(table, columns={"owner": "Parent", "owned": "Child", "share": "Stake"}, unit="fraction")
    assert reading.edges == [Edge("x", "a", "50%")]


@pytest.mark.parametrize(
    ("shares", "unit", "expected"),
    [
        (["0.6"], "percent", ["0.6%"]),
        (["0.6", "1", "0.25-0.5"], "fraction", ["60%", "100%", "25-50%"]),
        (["0.6%", "0.5%"], None, ["0.6%", "0.5%"]),
        (["0.6", "1", "50"], None, ["0.6%", "1%", "50%"]),
        (["0", ""], None, ["0%", None]),
    ],
)
def test_the_unit_of_shares_is_stated_or_clear(
    shares: list[str], unit: Unit | None, expected: list[str | None], tmp_path: Path
) -> None:
    table = write(tmp_path / "t.csv", "owner;owned;share", *(f"x;a{n};{share}" for n, share in enumerate(shares)))
    assert read_edges(table, unit=unit).edges == [Edge("x", f"a{n}", share) for n, share in enumerate(expected)]


def test_a_number_above_one_is_no_fraction(tmp_path: Path) -> None:
    reading = read_edges(write(tmp_path / "t.csv", "owner,owned,share", "x,a,0.5", "x,b,1.5"), unit="fraction")
    assert (len(reading.edges), len(reading.rejected)) == (1, 1)


WRONG = [
    (["parent,child", "x,a"], {}, "has no column owner, owned; name them so, or from Python"),
    (["owner,owned", "x,a"], {"columns": {"stake": "share"}}, "stake is no field of an edge"),
    *(
        (["owner,owned,share", *rows], {}, "no share without a per cent sign is above 1: .* may be .*; write the sign")
        for rows in (
            ["x,a,0.5", "x,b,0.25"],
            ["x,a,0.6"],
            ["x,a,1"],
            ["x,a,>0.5"],
            ["x,a,0.25-0.5"],
            ["x,a,0.6", "x,b,60%"],
        )
    ),
]


@pytest.mark.parametrize(("lines", "options", "problem"), WRONG)
def test_a_table_of_another_form_is_refused(
    lines: list[str], options: dict[str, Any], problem: str, tmp_path: Path
) -> None:
    with pytest.raises(EntityScreenError, match=problem):
        read_edges(write(tmp_path / "wrong.csv", *lines), **options)


def statement(record: str, kind: str, **details: Any) -> dict[str, Any]:
    return {"statementId": f"s-{record}", "recordId": record, "recordType": kind, "recordDetails": details}


def relationship(record: str, owner: Any, owned: str, *interests: dict[str, Any], **details: Any) -> dict[str, Any]:
    return statement(record, "relationship", subject=owned, interestedParty=owner, interests=interests, **details)


PARTIES = (
    statement("p1", "person", names=[{"type": "legal", "fullName": "Person One"}]),
    statement("c1", "entity", name="Company C", identifiers=[{"scheme": "GB-COH", "id": "GB-XE 03"}]),
    statement("c2", "entity", name="Company D"),
)


def package(path: Path, *statements: dict[str, Any]) -> Path:
    path.write_text(json.dumps([*PARTIES, *statements]), encoding="utf-8")
    return path


INTERESTS = {
    "an exact share": ({"type": "shareholding", "share": {"exact": 60}}, "60%", False),
    "a range": ({"type": "shareholding", "share": {"minimum": 25, "maximum": 50}}, "25-50%", False),
    "an open range": ({"type": "shareholding", "share": {"exclusiveMinimum": 50, "maximum": 75}}, ">50-75%", False),
    "no share": ({"type": "shareholding"}, None, False),
    "no type": ({"directOrIndirect": "unknown"}, None, False),
    "votes of a majority": ({"type": "votingRights", "share": {"exact": 51}}, "0%", True),
    "votes of a minority": ({"type": "votingRights", "share": {"exact": 49}}, "0%", False),
    "the board": ({"type": "appointmentOfBoard"}, "0%", True),
}


@pytest.mark.parametrize(("interest", "share", "control"), INTERESTS.values(), ids=INTERESTS)
def test_an_interest_is_an_edge(interest: dict[str, Any], share: str | None, control: bool, tmp_path: Path) -> None:
    reading = read_edges(package(tmp_path / "bods.json", relationship("r1", "p1", "c1", interest)))
    expected = Edge("p1", "c1", share, control=control, owner_name="Person One", owned_name="Company C")
    assert reading.edges == [expected]


def test_an_indirect_interest_whose_steps_are_stated_is_not_counted_again(tmp_path: Path) -> None:
    whole = {"type": "shareholding", "share": {"exact": 100}}
    through = {"type": "shareholding", "directOrIndirect": "indirect", "share": {"exact": 60}}
    path = package(
        tmp_path / "bods.json",
        relationship("r1", "p1", "c1", whole),
        relationship("r2", "c1", "c2", {"type": "shareholding", "share": {"exact": 60}}),
        relationship("r3", "p1", "c2", through, componentRecords=["r1", "r2"]),
    )
    assert [(edge.owner, edge.owned) for edge in read_edges(path).edges] == [("p1", "c1"), ("c1", "c2")]


def test_a_later_statement_of_a_record_replaces_the_earlier_and_a_closed_one_ends_it(tmp_path: Path) -> None:
    shares = [{"type": "shareholding", "share": {"exact": share}} for share in (60, 40)]
    old, new = (relationship("r1", "p1", "c1", share) for share in shares)
    path = package(tmp_path / "bods.json", new | {"statementDate": "2024-02-01"}, old | {"statementDate": "2023-01-01"})
    assert [edge.share for edge in read_edges(path).edges] == [Edge("p1", "c1", "40%").share]
    closed = new | {"statementDate": "2024-03-01", "recordStatus": "closed"}
    assert read_edges(package(tmp_path / "closed.json", old, closed)).edges == []


def test_a_party_with_a_listed_number_is_the_listed_entity(tmp_path: Path) -> None:
    number = es.Identifier(type="registration", value="GB-XE-03")
    listed = es.Watchlist([es.Entity(id="ofac-9", kind="Company", names=["Company C"], identifiers=[number])])
    path = package(tmp_path / "bods.json", relationship("r1", "c1", "c2", {"type": "shareholding"}))
    assert read_edges(path, watchlist=listed).edges[0].owner == "ofac-9"


def test_a_relationship_with_an_unknown_party_is_rejected_with_its_reason(tmp_path: Path) -> None:
    unknown = {"reason": "subjectUnableToConfirmOrIdentifyBeneficialOwner"}
    path = package(tmp_path / "bods.json", relationship("r1", unknown, "c1", {"type": "shareholding"}))
    reading = read_edges(path)
    assert (reading.read, reading.edges) == (1, [])
    assert "statement s-r1" in reading.rejected[0]
    assert "subjectUnableToConfirm" in reading.rejected[0]


@pytest.mark.parametrize("content", ["{", '{"a": 1}', '[{"statementType": "ownershipOrControlStatement"}]'])
def test_what_is_no_package_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "bods.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EntityScreenError, match=r"bods\.json"):
        read_edges(path)
