"""Clients that others wrote, run against the service: what they need of it is what the contract says."""

from __future__ import annotations

import asyncio
import csv
import json
import math
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.server.conftest import OTHERS

yente_client = pytest.importorskip("yente_client", reason="pip install 'yente-client[cli,mcp]'")

QUERY = {"name": "Ignacio Bermejo", "birthDate": "1962-11-23", "country": "ve"}


@pytest.fixture(scope="module")
def yente(address: str) -> Any:
    with yente_client.Client(base_url=address) as client:
        yield client


def person(**properties: Any) -> Any:
    return yente_client.Person(**properties)


def test_yente_client_reads_the_system(yente: Any) -> None:
    assert yente.healthz().status == yente.readyz().status == "ok"
    names = {dataset.name for dataset in yente.datasets().datasets}
    assert {"default", "sanctions", "us_ofac_sdn", "un_sc_sanctions"} <= names
    algorithms = yente.algorithms()
    assert algorithms.best in {algorithm.name for algorithm in algorithms.algorithms}


def test_yente_client_matches(yente: Any) -> None:
    found = yente.match(person(**QUERY))
    assert (found.top.id, found.top.match, found.total.value) == ("x-101", True, 2)
    assert {"name_match", "birth_date_match", "country_match"} <= set(found.top.contributing_explanations)
    assert "dob_year_disjoint" in found.results[1].explanations


def test_yente_client_filters(yente: Any) -> None:
    assert not yente.match(person(**QUERY), topics=["role.pep"]).results
    assert yente.match(person(**QUERY), exclude_entities=["101"]).top.id == "x-102"
    assert not yente.match(person(**QUERY), changed_since=datetime.now(UTC)).results
    assert len(yente.match(person(**QUERY), changed_since=datetime(2026, 11, 1, tzinfo=UTC)).results) == 2


def test_yente_client_knows_our_errors(yente: Any) -> None:
    with pytest.raises(yente_client.exceptions.BadRequestError, match="Invalid algorithm: nope"):
        yente.match(person(**QUERY), algorithm="nope")
    for call in (
        lambda: yente.match(person(**QUERY), datasets=["nope"]),
        lambda: yente.fetch("nope"),
        yente.statements,
    ):
        with pytest.raises(yente_client.exceptions.NotFoundError):
            call()


def test_yente_client_searches_and_fetches(yente: Any) -> None:
    assert {result.id for result in yente.search("bermejo").results} == {"x-101", "x-102", "x-103"}
    fetched = yente.fetch("x-101")
    owned = fetched.properties["ownershipOwner"][0]
    assert owned.properties["asset"][0].id == "x-103"
    assert fetched.properties["sanctions"][0].properties["program"] == ["TEST"]
    assert yente.fetch("101").id == "x-101"  # led on from the list's own number
    assert "ownershipAsset" in yente.adjacent("x-103").adjacent
    assert yente.adjacent("x-101", prop="ownershipOwner").total.value == 1


def test_yente_client_streams(address: str) -> None:
    queries = [(str(number), person(name=OTHERS[number % len(OTHERS)])) for number in range(200)]

    async def every() -> list[str]:
        async with yente_client.AsyncClient(base_url=address) as client:
            return [key async for key, _ in client.match_iter(iter(queries), on_error="collect")]

    with yente_client.Client(base_url=address) as client:
        keys = [key for key, _ in client.match_iter(iter(queries), on_error="collect")]
    assert sorted(keys) == sorted(asyncio.run(every())) == sorted(key for key, _ in queries)


def test_yente_cli_screens_a_file(address: str, tmp_path: Path) -> None:
    runner = pytest.importorskip("typer.testing").CliRunner()
    cli = pytest.importorskip("yente_client.cli.main", reason="pip install 'yente-client[cli]'")
    given, written = tmp_path / "in.csv", tmp_path / "out.csv"
    given.write_text("id,name,birthDate\n1,Ignacio Bermejo,1962-11-23\n2,Nobody Atall,\n", "utf-8")
    command = ["--base-url", address, "screen", str(given), str(written), "--schema", "Person"]
    columns = ["-i", "name=name", "-i", "birthDate=birthDate"]
    done = runner.invoke(cli.app, [*command, *columns, "--explanation", "--include-empty"])
    assert done.exit_code == 0, done.output
    with written.open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == 3


def test_openrefine_client_reconciles(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    monkeypatch.setattr(numpy, "NaN", numpy.nan, raising=False)  # the package was written for NumPy 1
    reconcile = pytest.importorskip("reconciler", reason="pip install reconciler").reconcile
    column = pandas.Series(["Zarya Optika LLC", "Ocean Heron"])
    found = reconcile(column, type_id="LegalEntity", reconciliation_endpoint=f"{address}/reconcile/default")
    assert found["id"].tolist() == ["x-104", "x-105"]


def test_openrefine_gets_what_the_protocol_says(client: Any) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    manifest = client.get("/reconcile/default").json()
    batch = json.dumps({"q0": {"query": "Zarya Optika", "type": "Company", "limit": 3}, "q1": {"query": "N/A"}})
    results = client.post("/reconcile/default", data={"queries": batch}).json()
    extend = json.dumps({"ids": ["x-104"], "properties": [{"id": "country"}, {"id": "name", "settings": {"limit": 1}}]})
    extended = client.post("/reconcile/default", data={"extend": extend}).json()
    suggested = [client.get(f"/reconcile/default/suggest/{what}?prefix={word}").json()
                 for what, word in (("entity", "zar"), ("type", "per"), ("property", "bir"))]  # fmt: skip
    jsonschema.validate(manifest, MANIFEST)
    jsonschema.validate(results, RESULTS)
    for answer in suggested:
        jsonschema.validate(answer, SUGGESTED)
    assert results["q0"]["result"][0]["id"] == "x-104"
    assert results["q1"]["result"] == []
    assert extended["rows"]["x-104"]["country"] == [{"str": "Russia"}]
    assert len(extended["rows"]["x-104"]["name"]) == 1
    assert "Person:birthDate" in {prop["id"] for prop in suggested[2]["result"]}


# What https://reconciliation-api.github.io/specs/0.2/ asks of the answers, in own words.
_SERVICE = {"type": "object", "required": ["service_url", "service_path"]}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace"],
    "properties": {
        "versions": {"contains": {"const": "0.2"}},
        "identifierSpace": {"type": "string", "pattern": "^https?://"},
        "schemaSpace": {"type": "string", "pattern": "^https?://"},
        "view": {"required": ["url"], "properties": {"url": {"pattern": r"\{\{id\}\}"}}},
        "preview": {"required": ["url", "width", "height"], "properties": {"url": {"pattern": r"\{\{id\}\}"}}},
        "suggest": {"properties": dict.fromkeys(("entity", "type", "property"), _SERVICE)},
        "extend": {
            "properties": {
                "propose_properties": _SERVICE,
                "property_settings": {"items": {"required": ["name", "label", "type", "help_text", "default"]}},
            }
        },
        "defaultTypes": {"items": {"required": ["id", "name"]}},
        "batchSize": {"type": "integer"},
    },
}
_ENTITY: dict[str, Any] = {"required": ["id", "name"], "properties": {"type": {"items": {"required": ["id", "name"]}}}}
RESULTS = {
    "additionalProperties": {
        "required": ["result"],
        "properties": {
            "result": {
                "items": {
                    **_ENTITY,
                    "required": ["id", "name", "score"],
                    "properties": {"score": {"type": "number"}, "match": {"type": "boolean"}, **_ENTITY["properties"]},
                }
            }
        },
    }
}
SUGGESTED = {"required": ["result"], "properties": {"result": {"minItems": 1, "items": _ENTITY}}}


def test_yentes_own_models_read_our_answers(client: Any) -> None:
    """`pip install --no-deps yente==5.5.0`, which pins others' versions that nothing here needs."""
    common = pytest.importorskip("yente.data.common", reason="pip install --no-deps yente==5.5.0 and what it imports")
    body = {"queries": {"a": {"schema": "Person", "properties": QUERY}, "b": {"schema": "Nope", "properties": {}}}}
    answers = {
        common.EntityMatchResponse: client.post("/match/default", json=body),
        common.SearchResponse: client.get("/search/default?q=bermejo"),
        common.DataCatalogModel: client.get("/catalog"),
        common.AlgorithmResponse: client.get("/algorithms"),
        common.EntityResponse: client.get("/entities/x-101"),
        common.EntityAdjacentResponse: client.get("/entities/x-101/adjacent"),
    }
    for model, answer in answers.items():
        assert answer.status_code == 200
        model.model_validate(answer.json())


def test_nomenklatura_enriches(address: str) -> None:
    """It matches an entity, then loads what hangs on the match as FollowTheMoney."""
    enrich = pytest.importorskip("nomenklatura.enrich.yente", reason="pip install nomenklatura (compiles ICU)")
    from followthemoney import Dataset, StatementEntity

    class Unused:
        """Remembers nothing, in place of a database."""

        def get(self, key: str, max_age: int | None = None) -> None: ...
        def set(self, key: str, value: object) -> None: ...
        def get_json(self, key: str, max_age: int | None = None) -> None: ...
        def set_json(self, key: str, value: object) -> None: ...

    dataset = Dataset.make({"name": "test", "title": "Test"})
    enricher = enrich.YenteEnricher(
        dataset, Unused(), {"name": "test", "title": "Test", "type": "x", "api": f"{address}/"}
    )
    data = {"schema": "Person", "id": "q", "properties": {prop: [value] for prop, value in QUERY.items()}}
    entity = StatementEntity.from_data(dataset, data)
    first = next(iter(enricher.match(entity)))
    assert first.id == "x-101"
    expanded = {other.id: other.schema.name for other in enricher.expand(entity, first)}
    assert expanded["x-103"] == "Company"
    assert {"Ownership", "Sanction", "Person"} <= set(expanded.values())


def test_yente_mcp_asks(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fastmcp = pytest.importorskip("fastmcp", reason="pip install 'yente-client[mcp]'")
    server = pytest.importorskip("yente_client.mcp.server", reason="pip install 'yente-client[mcp]'")
    monkeypatch.setattr(server, "BASE_URL", address)
    monkeypatch.setattr(server, "_program_catalog_cache", (math.inf, []))  # it would ask opensanctions.org

    async def ask() -> tuple[str, str]:
        async with fastmcp.Client(server.mcp) as asked:
            matched = await asked.call_tool(
                "match_entity", {"schema": "Person", "properties": {"name": ["Ignacio Bermejo"]}}
            )
            related = await asked.call_tool("fetch_entity_relations", {"entity_id": "x-101"})
        return str(matched.content), str(related.content)

    matched, related = asyncio.run(ask())
    assert "BERMEJO SALAS, Ignacio" in matched
    assert "BERMEJO SHIPPING" in related
