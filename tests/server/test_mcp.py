"""The tools for assistants, asked by the protocol's own client."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest

import entityscreen as es
from entityscreen.model.evidence import Evidence

mcp = pytest.importorskip("mcp", reason="the Model Context Protocol's SDK is not installed")
server_module = pytest.importorskip("entityscreen.server.mcp")

WATCHLIST = es.Watchlist(
    [
        es.Entity(
            id="x1",
            kind="Person",
            names=["Xi Jinping", es.Name(text="習近平", type="alias")],
            birth_dates=["1953-06-15"],
            provenance=[es.Provenance(source="own", source_date="2026-11-30")],
        ),
        es.Entity(
            id="x2",
            kind="Company",
            names=["Qorvix Marine Logistics"],
            provenance=[es.Provenance(source="own")],
            properties={"email": ("desk@qorvix.example",)},
        ),
    ]
)
SCREENER = es.Screener(WATCHLIST)
TOOLS = {"screen_party", "explain_hit", "why_not", "compare_names", "screen_text", "list_freshness"}


def ask(tool: str, **arguments: Any) -> dict[str, Any]:
    async def answer() -> Any:
        async with mcp.Client(server_module.make_server(SCREENER)) as client:
            return await client.call_tool(tool, arguments)

    result = asyncio.run(answer())
    text = result.content[0].text
    return {"error": text} if result.is_error else json.loads(text)


def test_all_tools_are_there_and_only_read() -> None:
    async def tools() -> Any:
        async with mcp.Client(server_module.make_server(SCREENER)) as client:
            return (await client.list_tools()).tools

    listed = asyncio.run(tools())
    assert {tool.name for tool in listed} == TOOLS
    assert all(tool.annotations.read_only_hint and tool.description for tool in listed)


def test_a_contact_alone_finds_who_has_it() -> None:
    contacts = {"emails": ["Desk@Qorvix.example"]}
    [shown] = ask("screen_party", name="", contacts=contacts)["hits"]
    assert shown["entity_id"] == "x2"
    assert "It alerts" in ask("why_not", name="", entity_id="x2", contacts=contacts)["reason"]
    assert "error" in ask("screen_party", name="")
    assert "error" in ask("screen_party", name="Qorvix", contacts={"faxes": ["1"]})


def test_a_party_is_screened_as_the_library_does() -> None:
    answer = ask("screen_party", name="Hsi Chin-p'ing", kind="person", countries=["cn"])
    [hit] = SCREENER.screen(es.Party(name="Hsi Chin-p'ing", kind="Person", countries=["cn"]))
    [shown] = answer["hits"]
    assert (shown["entity_id"], shown["score"], shown["explanation"]) == ("x1", hit.score, hit.explain())
    assert answer["total"] == 1


def test_every_answer_names_the_list_and_the_settings() -> None:
    calls: list[tuple[str, dict[str, Any]]] = [
        ("screen_party", {"name": "Emma Johansson"}),
        ("explain_hit", {"name": "Xi Jinping", "entity_id": "x1"}),
        ("why_not", {"name": "Emma Johansson", "entity_id": "x1"}),
        ("compare_names", {"first": "Xi Jinping", "second": "习近平"}),
        ("screen_text", {"text": "rent to Qorvix Marine Logistics, May"}),
        ("list_freshness", {}),
    ]
    assert {tool for tool, _ in calls} == TOOLS
    for tool, arguments in calls:
        answer = ask(tool, **arguments)
        digests = (answer["watchlist_digest"], answer["config_digest"])
        assert digests == (SCREENER.watchlist_digest, SCREENER.config.digest)


def test_the_evidence_of_an_explained_hit_rebuilds_its_score() -> None:
    answer = ask("explain_hit", name="XI Jinping", entity_id="x1", birth_date="1953-06-15")
    assert es.rebuild_score([Evidence(**record) for record in answer["evidence"]]) == answer["score"]
    assert answer["alerts"]


def test_a_weak_alias_alone_is_explained_and_does_not_alert() -> None:
    listed = es.Entity(
        id="w", kind="Person", names=["Konstantin Petrovsky", es.Name(text="Golden Kestrel", type="weak")]
    )
    answer = server_module.Tools(es.Screener(es.Watchlist([listed]))).explain_hit("Golden Kestrel", "w")
    assert (answer["score"], answer["alerts"]) == (1.0, False)


def test_an_absence_is_explained() -> None:
    assert ask("why_not", name="Emma Johansson", entity_id="x1")["reason"].startswith("No alert: the score")


def test_a_text_is_searched() -> None:
    [hit] = ask("screen_text", text="rent to Qorvix Marine Logistics, May")["hits"]
    assert (hit["entity_id"], hit["start"], hit["end"]) == ("x2", 8, 31)


def test_freshness_says_the_day_of_each_list() -> None:
    [state] = ask("list_freshness")["lists"]
    assert (state["list"], state["entities"], state["date"]) == ("own", 2, "2026-11-30")


WRONG = [
    ({"name": "N/A"}, "placeholder"),
    ({"name": "Xi Jinping", "birth_date": "soon"}, "birth_date"),
    ({"name": "Xi Jinping", "countries": ["Atlantis"]}, "countries"),
]


@pytest.mark.parametrize(("arguments", "problem"), WRONG)
def test_what_is_wrong_with_an_argument_is_said(arguments: dict[str, Any], problem: str) -> None:
    assert problem in ask("screen_party", **arguments)["error"]


def test_an_entity_that_is_not_listed_is_an_error() -> None:
    assert "no entity has the identifier 'x9'" in ask("explain_hit", name="Xi Jinping", entity_id="x9")["error"]


def test_the_command_speaks_over_standard_input(tmp_path: Path) -> None:
    SCREENER.save(tmp_path / "w.snapshot")
    arguments = ["-m", "entityscreen", "mcp", "-w", str(tmp_path / "w.snapshot")]

    async def answer() -> Any:
        from mcp import StdioServerParameters, stdio_client

        parameters = StdioServerParameters(command=sys.executable, args=arguments)
        async with mcp.Client(stdio_client(parameters)) as client:
            return await client.call_tool("list_freshness", {})

    assert json.loads(asyncio.run(answer()).content[0].text)["entities"] == 2
