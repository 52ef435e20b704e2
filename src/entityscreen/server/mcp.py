"""`entityscreen mcp`: screening as tools for assistants, over the Model Context Protocol.

The tools read and change nothing. Every answer names the list and the settings by their digests, so that what an
assistant says can be done again by `entityscreen match`. Scores come with their evidence in words; a tool decides
nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Literal, ParamSpec

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field, ValidationError

from entityscreen.errors import EntityScreenError, InvalidInputError
from entityscreen.model.evidence import Comparison
from entityscreen.model.hit import Hit
from entityscreen.model.kind import known_kind
from entityscreen.model.party import Party
from entityscreen.scoring.compare import compare
from entityscreen.screening.runs.replay import why_not
from entityscreen.screening.screener import Screener
from entityscreen.version import __version__

MOST_HITS = 50
LONGEST_TEXT = 100_000  # characters of a payment or a passage
INSTRUCTIONS = (
    "Screens names against sanctions lists, across scripts and romanisations. A hit is a listed entity that the party "
    "may be: a person has to decide whether it is. Give what is known beside the name (kind, birth date, countries), "
    "and quote the digests of the answer when you report it."
)
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

PartyName = Annotated[str, Field(description="The party's name, in any script.", min_length=1, max_length=2_000)]
PartyKind = Annotated[
    Literal["person", "organisation", "vessel", "aircraft", "unknown"], Field(description="What the party is.")
]
BirthDate = Annotated[str | None, Field(description="ISO 8601, as precise as known: 1962, 1962-11-23.")]
Countries = Annotated[list[str], Field(description="ISO 3166-1 alpha-2 codes that the party is linked with.")]
EntityId = Annotated[str, Field(description="The identifier of a listed entity, as a hit has it.")]
Limit = Annotated[int, Field(description="Hits at the most.", ge=1, le=MOST_HITS)]
Arguments = ParamSpec("Arguments")
_KINDS = {"organisation": "organization", "aircraft": "airplane"}


def _explaining(tool: Callable[Arguments, dict[str, Any]]) -> Callable[Arguments, dict[str, Any]]:
    """Return a tool whose errors say what is wrong; the SDK hides the text of all others."""

    @wraps(tool)
    def explained(*args: Arguments.args, **options: Arguments.kwargs) -> dict[str, Any]:
        try:
            return tool(*args, **options)
        except EntityScreenError as error:
            raise ToolError(str(error)) from error

    return explained


def make_server(screener: Screener) -> MCPServer[Any]:
    """Return a server with the tools, over one list.

    Args:
        screener: compiled watchlist.
    """
    server: MCPServer[Any] = MCPServer("entityscreen", version=__version__, instructions=INSTRUCTIONS)
    digests = {"watchlist_digest": screener.watchlist_digest, "config_digest": screener.config.digest}

    @server.tool(annotations=_READS)
    @_explaining
    def screen_party(
        name: PartyName,
        kind: PartyKind = "unknown",
        birth_date: BirthDate = None,
        countries: Countries = [],  # noqa: B006  # the schema shows it; it is not changed
        limit: Limit = 10,
    ) -> dict[str, Any]:
        """Find the listed entities that a party may be, the best first, with scores and evidence."""
        hits = screener.screen(_party(name, kind, birth_date, countries), limit=None)
        return {"hits": [_short(hit) for hit in hits[:limit]], "total": len(hits), **digests}

    @server.tool(annotations=_READS)
    @_explaining
    def explain_hit(
        name: PartyName,
        entity_id: EntityId,
        kind: PartyKind = "unknown",
        birth_date: BirthDate = None,
        countries: Countries = [],  # noqa: B006  # see above
    ) -> dict[str, Any]:
        """Explain how alike a party and one listed entity are, with everything that the list says of the entity."""
        hit = screener.assess(_party(name, kind, birth_date, countries), entity_id)
        return {**hit.to_dict(), "alerts": hit.score >= hit.threshold, **digests}

    @server.tool(annotations=_READS, name="why_not")
    @_explaining
    def explain_absence(
        name: PartyName,
        entity_id: EntityId,
        kind: PartyKind = "unknown",
        birth_date: BirthDate = None,
        countries: Countries = [],  # noqa: B006  # see above
    ) -> dict[str, Any]:
        """Say why a party does not alert on a listed entity: which part of which name has no counterpart."""
        absence = why_not(screener, _party(name, kind, birth_date, countries), entity_id)
        return {"reason": "\n".join(absence.lines()), "score": absence.hit.score, **digests}

    @server.tool(annotations=_READS)
    @_explaining
    def compare_names(first: PartyName, second: PartyName, kind: PartyKind = "unknown") -> dict[str, Any]:
        """Say how alike two names are, without any list, and why."""
        comparison: Comparison = compare(first, second, kind=_kind(kind), config=screener.config)
        alike = comparison.score >= screener.config.threshold
        return {"score": comparison.score, "alike": alike, "explanation": comparison.explain(), **digests}

    @server.tool(annotations=_READS)
    @_explaining
    def screen_text(
        text: Annotated[
            str, Field(description="A payment line, an MT103, an ISO 20022 message.", max_length=LONGEST_TEXT)
        ],
        limit: Limit = 10,
    ) -> dict[str, Any]:
        """Find listed names inside a payment text, each with its field and its place."""
        hits = screener.screen_text(text)
        places = [
            {**_short(found.hit), "field": found.field, "start": found.start, "end": found.end}
            for found in hits[:limit]
        ]
        return {"hits": places, "total": len(hits), **digests}

    @server.tool(annotations=_READS)
    @_explaining
    def list_freshness() -> dict[str, Any]:
        """Say which lists are screened against, how many entities each has, and of which day it is."""
        return {"lists": _freshness(screener), "entities": len(screener), "version": __version__, **digests}

    return server


def _kind(kind: str) -> str | None:
    return None if kind == "unknown" else known_kind(_KINDS.get(kind, kind))


def _party(name: str, kind: str, birth_date: str | None, countries: list[str]) -> Party:
    try:
        return Party(name=name, kind=_kind(kind), birth_date=birth_date, countries=countries)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise InvalidInputError(
            first["msg"].removeprefix("Value error, "), where=field, fix="mend the argument"
        ) from None


def _short(hit: Hit) -> dict[str, Any]:
    """A hit without the whole entity."""
    return {
        "entity_id": hit.entity.id,
        "caption": hit.entity.caption,
        "kind": hit.entity.kind,
        "lists": list(hit.entity.sources),
        "score": hit.score,
        "threshold": hit.threshold,
        "query_name": hit.query_name,
        "matched_name": hit.matched_name,
        "labels": list(hit.labels),
        "explanation": hit.explain(),
    }


def _freshness(screener: Screener) -> list[dict[str, Any]]:
    lists: dict[str, dict[str, Any]] = {}
    for entity in screener.entities():
        for record in entity.provenance:
            state = lists.setdefault(
                record.source, {"list": record.source, "entities": 0, "date": "", "fetched_at": ""}
            )
            state["entities"] += 1
            state["date"] = max(state["date"], record.source_date or "")
            state["fetched_at"] = max(state["fetched_at"], record.fetched_at or "")
    return sorted(lists.values(), key=lambda state: str(state["list"]))
