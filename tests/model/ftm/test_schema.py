"""What FollowTheMoney takes, checked with its own package where it is installed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from entityscreen.model.entity import Entity, Identifier, Relation
from entityscreen.model.ftm.schema import fits, is_party, schema_of, written
from entityscreen.model.watchlist import Watchlist
from entityscreen.sources.lists import read_list

ROOT = Path(__file__).parents[3]
CASES = ROOT / "tests" / "cases" / "lists"
DATA = ROOT.parent / "shared" / "data" / "lists"
WHY = "followthemoney is not installed: what we write can only be checked with the package itself"


@pytest.mark.parametrize(
    ("kind", "prop", "value", "found"),
    [
        ("Person", "birthDate", "1961-05-03", ("1961-05-03",)),
        ("Person", "birthDate", "1979/1982", ("1979", "1982")),
        ("Person", "birthDate", "3 May", ()),
        ("Company", "birthDate", "1961", ()),
        ("Person", "country", "su", ("suhh",)),
        ("Person", "country", "Atlantis", ()),
        ("Vessel", "flag", "Malta", ()),
        ("Vessel", "idNumber", "A1", ()),
        ("Vessel", "imoNumber", "9187629", ("9187629",)),
        ("Person", "topics", "accused", ()),
        ("Person", "topics", "sanction", ("sanction",)),
        ("Person", "phone", "+375 (29) 636-23-91", ("+375296362391",)),
        ("Person", "phone", "0097282851500", ("+97282851500",)),
        ("Person", "phone", "263-4-486946", ()),
        ("Person", "phone", "+ 8 (8617) 27-97-87", ()),
        ("Person", "email", "mailto:Info@Example.COM", ("Info@example.com",)),
        ("Person", "email", "a@b.com, c@d.com", ()),
        ("Company", "website", "www.example.com", ("http://www.example.com/",)),
        ("Company", "website", "see the file", ()),
        ("Person", "name", '"ABU ALI"', ("ABU ALI",)),
        ("Person", "name", "x" * 400, ()),
        ("Airplane", "operator", "YAS AIR", ()),
        ("Nothing", "name", "A", ()),
    ],
)
def test_written(kind: str, prop: str, value: str, found: tuple[str, ...]) -> None:
    assert written(kind, prop, value) == found


def test_schemata() -> None:
    assert [is_party(kind) for kind in ("Person", "Company", "Asset", "OurOwn")] == [True] * 4
    assert [is_party(kind) for kind in ("Address", "BankAccount", "Ownership", "Security")] == [False] * 4
    assert not fits("Organization", "Asset")
    company = schema_of("Company")
    assert company is not None
    assert company.properties["kppCode"] == "identifier"


def lines(watchlist: Watchlist, path: Path) -> list[dict[str, Any]]:
    watchlist.save(path)
    assert Watchlist.load(path).digest == watchlist.digest
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def problems(records: list[dict[str, Any]]) -> list[str]:
    """What followthemoney itself says: properties that its schema does not have, values that it does not take."""
    model = pytest.importorskip("followthemoney", reason=WHY).model
    ids = {record["id"] for record in records}
    assert len(ids) == len(records)
    found = []
    for record in records:
        schema = model.get(record["schema"])
        for prop, values in record["properties"].items():
            known = schema.get(prop)
            for value in values:
                if known is None or known.stub or not known.type.validate(value):
                    found.append(f"{record['id']}: {record['schema']}.{prop} {value!r}")
                elif known.type.name == "entity" and value not in ids:
                    found.append(f"{record['id']}: {prop} {value!r} is not in the file")
    return found


FAMILY = [
    Entity(
        id="p",
        kind="Person",
        names=["LI, Wei"],
        countries=["su"],
        topics=["accused", "sanction"],
        identifiers=[Identifier(type="crypto", value="0x7F36"), Identifier(type="passport", value="A1", country="ru")],
        relations=[
            Relation(kind="Family", name="LI, Na", other="q", role="Family member of"),
            Relation(kind="Directorship", name="EXAMPLE", other="c", role="Leader or official of"),
            Relation(kind="UnknownLink", name="SOMEBODY", role="Linked To"),
        ],
        properties={"phone": ["12 345"], "annex": ["II"]},
    ),
    Entity(id="q", kind="Person", names=["LI, Na"]),
    Entity(
        id="c",
        kind="Company",
        names=["EXAMPLE"],
        relations=[
            Relation(kind="Ownership", name="LI, Na", other="q", role="Owned by", inverse=True),
            Relation(kind="Ownership", name="ORG", other="o", role="Owns"),
        ],
    ),
    Entity(id="o", kind="Organization", names=["ORG"]),
    Entity(id="v", kind="Vessel", names=["SEA STAR"], identifiers=[Identifier(type="hull-number", value="H1")]),
]


def test_relations_and_wallets_are_records_for_others_and_no_entities_of_ours(tmp_path: Path) -> None:
    records = lines(Watchlist(FAMILY), tmp_path / "w.ftm.json")
    beside = {record["schema"]: record["properties"] for record in records if record["id"] not in "pqcov"}
    assert beside == {
        "Family": {"person": ["p"], "relative": ["q"], "relationship": ["Family member of"]},
        "Directorship": {"director": ["p"], "organization": ["c"], "role": ["Leader or official of"]},
        "CryptoWallet": {"publicKey": ["0x7F36"], "holder": ["p"]},
        "Ownership": {"owner": ["q"], "asset": ["c"], "role": ["Owned by"]},
        # An organisation is no asset in FollowTheMoney, which alone can be owned.
        "UnknownLink": {"subject": ["c"], "object": ["o"], "role": ["Owns"]},
    }
    vessel = next(record for record in records if record["id"] == "v")
    assert vessel["properties"]["registrationNumber"] == ["H1"]
    assert not problems(records)


def test_links_of_others_are_read_as_relations(tmp_path: Path) -> None:
    records = [
        {"id": "a", "schema": "Person", "properties": {"name": ["A"]}},
        {"id": "b", "schema": "Company", "properties": {"name": ["B"]}},
        {"id": "l", "schema": "Ownership", "properties": {"owner": ["a"], "asset": ["b"], "role": ["founder"]}},
        {"id": "m", "schema": "UnknownLink", "properties": {"subject": ["a"], "object": ["elsewhere"]}},
    ]
    path = tmp_path / "others.ftm.json"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    watchlist = Watchlist.load(path)
    assert watchlist["a"].relations == (Relation(kind="Ownership", name="B", other="b", role="founder"),)
    assert watchlist["b"].relations == (Relation(kind="Ownership", name="A", other="a", role="founder", inverse=True),)
    again = lines(watchlist, tmp_path / "again.ftm.json")
    assert sorted(record["id"] for record in again) == ["a", "b", "l", "m"]


@pytest.mark.parametrize("path", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_every_fixture_is_taken_whole(tmp_path: Path, path: Path) -> None:
    if path.suffix in (".tsv", ".toml") or path.name in ("customers.csv", "lettered.csv"):
        pytest.skip("a table of this folder, or one that needs a mapping")
    assert not problems(lines(read_list(path), tmp_path / "w.ftm.json"))


@pytest.mark.skipif(not DATA.exists(), reason="the measuring data is not here")
def test_the_lists_of_ofac_and_the_un_are_taken_whole(ofac: Watchlist, tmp_path: Path) -> None:
    watchlist = ofac | read_list(DATA / "un")
    records = lines(watchlist, tmp_path / "w.ftm.json")
    assert len(records) > len(watchlist) + 3000
    assert not problems(records)
