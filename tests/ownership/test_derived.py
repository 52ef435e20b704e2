"""Owned entities as listed by derivation: found by screening, with their path, and gone when the holding is."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

import entityscreen as es
from entityscreen.cli.app import app
from entityscreen.ownership import Edge, add_derived, assess

LISTED = es.Watchlist([es.Entity(id="x", kind="Person", names=["Ruslan Xenotov"], topics=["sanction"])])
EDGE = Edge("x", "a", "60%", owner_name="Ruslan Xenotov", owned_name="Qorvix Marine Logistics")


def derived(*edges: Edge) -> es.Watchlist:
    return add_derived(LISTED, assess(LISTED, edges))[0]


def test_a_party_named_as_an_owned_entity_alerts_with_the_path() -> None:
    hits = es.Screener(derived(EDGE)).screen("QORVIX MARINE LOGISTICS")
    assert [hit.entity.id for hit in hits] == ["a"]
    assert hits[0].entity.topics == ("sanction.linked",)
    path = "not listed itself, by ofac-50: Ruslan Xenotov owns 60% of Qorvix Marine Logistics"
    assert hits[0].labels == (path,)
    assert path in hits[0].explain()
    record = hits[0].to_dict()["entity"]["provenance"][0]
    assert record["source"] == "ownership:ofac-50"
    assert record["remarks"] == ["Ruslan Xenotov owns 60% of Qorvix Marine Logistics"]


def test_a_derived_entity_lapses_with_its_holding() -> None:
    assert "a" in derived(EDGE)
    assert "a" not in derived(Edge("x", "a", "40%", owned_name="Qorvix Marine Logistics"))


def test_an_entity_of_the_watchlist_keeps_its_fields_and_gains_the_derivation() -> None:
    firm = es.Entity(id="a", kind="Company", names=["Qorvix"], countries=["ae"], topics=["corp.offshore"])
    watchlist = LISTED | es.Watchlist([firm])
    entity = add_derived(watchlist, assess(watchlist, [EDGE]))[0]["a"]
    assert (entity.countries, entity.topics) == (("ae",), ("corp.offshore", "sanction.linked"))


def test_an_owned_entity_without_a_name_is_reported_and_not_listed() -> None:
    watchlist, unnamed = add_derived(LISTED, assess(LISTED, [Edge("x", "a", "60%")]))
    assert [found.entity for found in unnamed] == ["a"]
    assert len(watchlist) == 1


def test_derived_entities_survive_a_file(tmp_path: Path) -> None:
    watchlist = derived(EDGE)
    watchlist.save(tmp_path / "w.ftm.json")
    assert es.Watchlist.load(tmp_path / "w.ftm.json").digest == watchlist.digest


def test_build_lists_what_listed_persons_own(tmp_path: Path) -> None:
    LISTED.save(tmp_path / "w.ftm.json")
    edges = tmp_path / "edges.csv"
    edges.write_text(
        "owner,owned,share,owned_name\nx,a,60,Qorvix Marine Logistics\nx,b,,Other\n,c,1,\n", encoding="utf-8"
    )
    output = tmp_path / "out.ftm.json"
    result = CliRunner().invoke(
        app, ["build", str(tmp_path / "w.ftm.json"), "--ownership", str(edges), "-o", str(output)]
    )
    assert result.exit_code == 0, result.output
    assert {entity.id for entity in es.Watchlist.load(output)} == {"x", "a"}
    assert "1 owned entities listed, 0 without a name; 0 possible, 1 unknown" in result.output
    assert "left out" in result.output
