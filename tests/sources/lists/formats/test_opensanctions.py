"""OpenSanctions' exports: what is a party, and what is counted as something else."""

from __future__ import annotations

import json
from pathlib import Path

from entityscreen.sources.lists import read_list

COLUMNS = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset"


def test_what_is_no_party_is_joined_or_rejected_and_counted(tmp_path: Path) -> None:
    records = [
        {"id": "p", "schema": "Person", "properties": {"name": ["John Doe"]}},
        {"id": "oc", "schema": "Occupancy", "properties": {"holder": ["p"], "post": ["po"]}},
        {"id": "po", "schema": "Position", "properties": {"name": ["Minister of Trade"]}},
        {"id": "lost", "schema": "Position", "properties": {"name": ["Minister of War"]}},
        {"id": "s", "schema": "Security", "properties": {"name": ["Bond"], "isin": ["RU000A0JX0J2"]}},
        {"id": "n", "schema": "Company", "properties": {"country": ["ru"]}},
    ]
    path = tmp_path / "entities.ftm.json"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    watchlist = read_list(path)
    [report] = watchlist.reading.reports
    assert [entity.id for entity in watchlist] == ["p"]
    assert [(item.record_id, item.reason.partition(",")[0]) for item in report.rejected] == [
        ("lost", "Position is not a party to a business"),
        ("s", "Security is not a party to a business"),
        ("n", "has no name"),
    ]
    assert (report.read, len(report.rejected), report.joined) == (1, 3, 2)


def test_the_simple_table(tmp_path: Path) -> None:
    rows = [
        'NK-1,Company,"Rosbank; PJSC","ROSBANK;""Ros; bank""",,ru,,,,,,US',
        "NK-2,Security,RU000A0JX0J2,,,ru,,,,,,US",
        "NK-3,CryptoWallet,0x7F36,,,,,,,,,US",
    ]
    path = tmp_path / "targets.simple.csv"
    path.write_text("\n".join((COLUMNS, *rows, "")), encoding="utf-8")
    watchlist = read_list(path)
    assert [name.text for name in watchlist["NK-1"].names] == ["Rosbank; PJSC", "ROSBANK", "Ros; bank"]
    assert [(item.type, item.value) for item in watchlist["NK-3"].identifiers] == [("crypto", "0x7F36")]
    assert [item.reason for item in watchlist.reading.rejected] == ["Security is not a party to a business"]
