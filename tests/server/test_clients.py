"""Clients that others wrote, run against the service: what they need of it is what the contract says.

The rows of the contract's table of acceptance, and the tests that show each:

| row | test |
| --- | --- |
| 1, 2 | `test_yente_client_reads_the_system`, `test_yente_client_matches` |
| 3, 4 | `test_yente_client_filters` |
| 5, 6 | `test_yente_client_knows_our_errors`, `test_yente_client_searches_and_fetches` |
| 7, 8, 9 | `test_yente_client_streams`, `test_yente_cli_screens_a_file`, `test_yente_mcp_asks` |
| 10 | `test_nomenklatura_enriches` |
| 11 | `test_openrefine_client_reconciles` |
| 12 | `test_openrefine_gets_what_the_protocol_says`, `test_openrefine_answers_are_valid_by_the_protocols_own_schemas` |
| 13 | `test_yentes_own_models_read_our_answers` |
| 14 | `test_match.py`: `test_the_wire_says_what_the_library_says`, and `..._of_ofac` with 1,000 queries |
| 15 | `test_motivas_cases` |
| 16 | `tests/browser/test_desk.py`: search box, queue, a decision that stays, two browsers |
| 17 | `test_service.py`: `test_generated_requests_never_fail_inside` |
"""

from __future__ import annotations

import asyncio
import csv
import json
import math
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.server.conftest import OTHERS

SHARED = Path(__file__).parents[2].parent / "shared"

QUERY = {"name": "Ignacio Bermejo", "birthDate": "1962-11-23", "country": "ve"}


def yente_client() -> Any:
    """The package, imported where it is used: every worker of the tests reads this file."""
    return pytest.importorskip("yente_client", reason="pip install 'yente-client[cli,mcp]'")


@pytest.fixture(scope="module")
def yente(address: str) -> Any:
    with yente_client().Client(base_url=address) as client:
        yield client


def person(**properties: Any) -> Any:
    return yente_client().Person(**properties)


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
    with pytest.raises(yente_client().exceptions.BadRequestError, match="Invalid algorithm: nope"):
        yente.match(person(**QUERY), algorithm="nope")
    for call in (
        lambda: yente.match(person(**QUERY), datasets=["nope"]),
        lambda: yente.fetch("nope"),
        yente.statements,
    ):
        with pytest.raises(yente_client().exceptions.NotFoundError):
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


def test_motivas_cases(client: Any) -> None:
    """What motiva's specification asks of a server, in own words."""
    merged = client.get("/entities/101", follow_redirects=False)
    assert (merged.status_code, merged.headers["location"]) == (308, "/entities/x-101")
    entity = client.get("/entities/x-101").json()
    assert len(entity["properties"]["ownershipOwner"]) == 1
    parts = {"schema": "Person", "properties": {"name": ["Nobody"], "firstName": ["Ignacio"], "lastName": ["Bermejo"]}}
    [answer] = client.post("/match/default?limit=1", json={"queries": {"q": parts}}).json()["responses"].values()
    assert ([result["id"] for result in answer["results"]], answer["total"]["value"]) == (["x-101"], 2)


def test_yente_client_streams(address: str) -> None:
    queries = [(str(number), person(name=OTHERS[number % len(OTHERS)])) for number in range(200)]

    async def every() -> list[str]:
        async with yente_client().AsyncClient(base_url=address) as client:
            return [key async for key, _ in client.match_iter(iter(queries), on_error="collect")]

    with yente_client().Client(base_url=address) as client:
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


def openrefine_answers(client: Any) -> dict[str, Any]:
    """What the service answers, by the name of the schema that says how."""
    batch = json.dumps({"q0": {"query": "Zarya Optika", "type": "Company", "limit": 3}, "q1": {"query": "N/A"}})
    extend = json.dumps({"ids": ["x-104"], "properties": [{"id": "country"}, {"id": "name", "settings": {"limit": 1}}]})
    suggested = {"entities": ("entity", "zar"), "types": ("type", "per"), "properties": ("property", "bir")}
    return {
        "manifest": client.get("/reconcile/default").json(),
        "reconciliation-result-batch": client.post("/reconcile/default", data={"queries": batch}).json(),
        "data-extension-response": client.post("/reconcile/default", data={"extend": extend}).json(),
        **{
            f"suggest-{many}-response": client.get(f"/reconcile/default/suggest/{one}?prefix={prefix}").json()
            for many, (one, prefix) in suggested.items()
        },
    }


def test_openrefine_gets_what_the_protocol_says(client: Any) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    answers = openrefine_answers(client)
    for name, answer in answers.items():
        jsonschema.validate(answer, SCHEMAS.get(name, SUGGESTED))
    results, extended = answers["reconciliation-result-batch"], answers["data-extension-response"]
    assert results["q0"]["result"][0]["id"] == "x-104"
    assert results["q1"]["result"] == []
    assert extended["rows"]["x-104"]["country"] == [{"str": "Russia"}]
    assert len(extended["rows"]["x-104"]["name"]) == 1
    assert "Person:birthDate" in {prop["id"] for prop in answers["suggest-properties-response"]["result"]}


def test_openrefine_answers_are_valid_by_the_protocols_own_schemas(client: Any) -> None:
    """`RECONCILIATION_SCHEMAS` is the folder 0.2/schemas of a checkout of https://github.com/reconciliation-api/specs."""
    jsonschema, referencing = pytest.importorskip("jsonschema"), pytest.importorskip("referencing.jsonschema")
    folder = Path(os.environ.get("RECONCILIATION_SCHEMAS", SHARED / "reconciliation-0.2"))
    if not folder.is_dir():
        pytest.skip("no package has the schemas; give their folder as RECONCILIATION_SCHEMAS")
    schemas = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    registry = referencing.EMPTY_REGISTRY.with_resources(
        (schema["$id"], referencing.DRAFT7.create_resource(schema)) for schema in schemas.values() if "$id" in schema
    )
    for name, answer in openrefine_answers(client).items():
        jsonschema.Draft7Validator(schemas[name], registry=registry).validate(answer)


# Constraint for constraint what the schemas of https://github.com/reconciliation-api/specs (0.2/schemas, read at commit
# 76328a4d) ask, in own words; stricter where OpenRefine needs more (addresses of services, help on settings, a result
# to each prefix).
_TEXT, _NUMBER = {"type": "string"}, {"type": "number"}


def _object(required: Sequence[str] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties}


def _setting(name: str, default: Any, *required: str, **further: Any) -> dict[str, Any]:
    texts = dict.fromkeys(("label", "name", "help_text"), _TEXT)
    return _object(("type", "label", "name", *required), type={"enum": [name]}, default=default, **texts, **further)


_WEB, _WITH_ID = {**_TEXT, "pattern": "^https?://"}, {**_TEXT, "pattern": r"\{\{id\}\}"}
_SERVICE = _object(("service_url", "service_path"), service_url=_WEB, service_path=_TEXT)
_TYPE = _object(("id", "name"), id=_TEXT, name=_TEXT, description=_TEXT)
_TYPES = {"type": "array", "items": {"oneOf": [_object(("id",), id=_TEXT, name=_TEXT), _TEXT]}}
_CHOICES = {"type": "array", "items": _object(("value", "name"), value=_TEXT, name=_TEXT)}
_SETTINGS = [
    _setting("number", _NUMBER),
    _setting("text", _TEXT),
    _setting("checkbox", {"type": "boolean"}),
    _setting("select", _TEXT, "choices", choices=_CHOICES),
]
MANIFEST = _object(
    ("versions", "name", "identifierSpace", "schemaSpace"),
    versions={"type": "array", "items": _TEXT, "contains": {"enum": ["0.2"]}},
    **dict.fromkeys(("name", "serviceVersion"), _TEXT),
    **dict.fromkeys(("identifierSpace", "schemaSpace", "documentation", "logo"), _WEB),
    **dict.fromkeys(("view", "feature_view"), _object(("url",), url=_WITH_ID)),
    defaultTypes={"type": "array", "items": _TYPE, "uniqueItems": True},
    suggest=_object((), **dict.fromkeys(("entity", "type", "property"), _SERVICE)),
    preview=_object(("url", "width", "height"), url=_WITH_ID, width={"type": "integer"}, height={"type": "integer"}),
    extend=_object(
        propose_properties=_SERVICE,
        property_settings={"type": "array", "items": {"required": ["help_text", "default"], "oneOf": _SETTINGS}},
    ),
    batchSize={"type": "integer"},
)
_FEATURE = _object(id=_TEXT, value={"type": ["boolean", "number"]})
_CANDIDATE = _object(
    ("id", "name", "score"),
    **dict.fromkeys(("id", "name", "description"), _TEXT),
    score=_NUMBER,
    features={"type": "array", "items": _FEATURE},
    match={"type": "boolean"},
    type=_TYPES,
)
RESULTS = {
    "type": "object",
    "additionalProperties": _object(("result",), result={"type": "array", "items": _CANDIDATE}),
}
_SUGGESTION = _object(("id", "name"), **dict.fromkeys(("id", "name", "description"), _TEXT), notable=_TYPES)
SUGGESTED = _object(("result",), result={"type": "array", "minItems": 1, "items": _SUGGESTION})
_DAY = r"-?\d{4,}-(1[0-2]|0[1-9])-(3[01]|0[1-9]|[12]\d)"
_TIME = rf"^{_DAY}T(2[0-3]|[01]\d):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-](2[0-3]|[01]\d):[0-5]\d)?$"
_CELLS = [
    _object(),
    _object(("id", "name"), id=_TEXT, name=_TEXT, description=_TEXT),
    *(
        _object((name,), **{name: of})
        for name, of in (("str", _TEXT), ("float", _NUMBER), ("int", {"type": "integer"}))
    ),
    _object(("date",), date={**_TEXT, "pattern": _TIME}),
]
_CELL = {"oneOf": [{**cell, "additionalProperties": False} for cell in _CELLS]}
EXTENDED = _object(
    ("rows", "meta"),
    meta={
        "type": "array",
        "items": _object(("id", "name"), id=_TEXT, name=_TEXT, type=_object(("id",), id=_TEXT), service=_WEB),
    },
    rows={
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": {"type": "array", "items": _CELL}},
    },
)
SCHEMAS = {"manifest": MANIFEST, "reconciliation-result-batch": RESULTS, "data-extension-response": EXTENDED}


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
