"""`entityscreen mcp`: screening as tools for assistants, over the Model Context Protocol.

The tools read and change nothing. Every answer names the list and the settings by their digests, so that what an
assistant says can be done again by `entityscreen match`. Scores come with their evidence in words; a tool decides
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Annotated, Any, Literal, ParamSpec

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field, ValidationError

from entityscreen.errors import EntityScreenError, InvalidInputError, problems_of
from entityscreen.model.hit import Hit
from entityscreen.model.kind import known_kind
from entityscreen.model.party import Party
from entityscreen.scoring.compare import compare
from entityscreen.screening.runs.replay import why_not
from entityscreen.screening.screener import Screener
from entityscreen.version import __version__

MOST_HITS = 50
LONGEST_TEXT = 20_000  # characters of a payment, as of `Screener.screen_text`
INSTRUCTIONS = (
    "Screens names against sanctions lists, across scripts and romanisations. A hit is a listed entity that the party "
    "may be: a person has to decide whether it is. Give what is known beside the name (kind, birth date, countries), "
    "and quote the digests of the answer when you report it."
)
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

PartyName = Annotated[
    str, Field(description="The party's name, in any script; empty where a contact alone is known.", max_length=2_000)
]
ComparedName = Annotated[str, Field(description="A name, in any script.", min_length=1, max_length=2_000)]
PartyKind = Annotated[
    Literal["person", "organisation", "vessel", "aircraft", "unknown"], Field(description="What the party is.")
]
BirthDate = Annotated[str | None, Field(description="ISO 8601, as precise as known: 1962, 1962-11-23.")]
Countries = Annotated[Sequence[str], Field(description="ISO 3166-1 alpha-2 codes that the party is linked with.")]
Contacts = Annotated[
    Mapping[Literal["addresses", "phones", "emails", "websites"], Sequence[str]],
    Field(
        description='What else is known of the party: {"emails": ["sales@example.com"], "phones": ["+7 4822 555123"]}.'
    ),
]
EntityId = Annotated[str, Field(description="The identifier of a listed entity, as a hit has it.")]
PaymentText = Annotated[
    str, Field(description="A payment line, an MT103 or an ISO 20022 message.", max_length=LONGEST_TEXT)
]
Limit = Annotated[int, Field(description="Hits at the most.", ge=1, le=MOST_HITS)]
_NO_CONTACTS: Mapping[Any, Sequence[str]] = {}
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


class Tools:
    """What an assistant may ask of one list.

    Args:
        screener: compiled watchlist.
    """

    def __init__(self, screener: Screener) -> None:
        self._screener = screener
        self._digests = {"watchlist_digest": screener.watchlist_digest, "config_digest": screener.config.digest}

    def screen_party(
        self,
        name: PartyName,
        kind: PartyKind = "unknown",
        birth_date: BirthDate = None,
        countries: Countries = (),
        contacts: Contacts = _NO_CONTACTS,
        limit: Limit = 10,
    ) -> dict[str, Any]:
        """Find the listed entities that a party may be, the best first, with scores and evidence."""
        hits = self._screener.screen(_party(name, kind, birth_date, countries, contacts))
        return {"hits": [_short(hit) for hit in hits[:limit]], "total": len(hits), **self._digests}

    def explain_hit(
        self,
        name: PartyName,
        entity_id: EntityId,
        kind: PartyKind = "unknown",
        birth_date: BirthDate = None,
        countries: Countries = (),
        contacts: Contacts = _NO_CONTACTS,
    ) -> dict[str, Any]:
        """Explain how alike a party and one listed entity are, with everything that the list says of the entity."""
        answer = why_not(self._screener, _party(name, kind, birth_date, countries, contacts), entity_id)
        return {**answer.hit.to_dict(), "alerts": answer.alerts, **self._digests}

    def why_not(
        self,
        name: PartyName,
        entity_id: EntityId,
        kind: PartyKind = "unknown",
        birth_date: BirthDate = None,
        countries: Countries = (),
        contacts: Contacts = _NO_CONTACTS,
    ) -> dict[str, Any]:
        """Say why a party does not alert on a listed entity: which part of which name has no counterpart."""
        absence = why_not(self._screener, _party(name, kind, birth_date, countries, contacts), entity_id)
        return {"reason": "\n".join(absence.lines()), "score": absence.hit.score, **self._digests}

    def compare_names(self, first: ComparedName, second: ComparedName, kind: PartyKind = "unknown") -> dict[str, Any]:
        """Say how alike two names are, without any list, and why."""
        comparison = compare(first, second, kind=_kind(kind), config=self._screener.config)
        alike = comparison.score >= self._screener.config.threshold
        return {"score": comparison.score, "alike": alike, "explanation": comparison.explain(), **self._digests}

    def screen_text(self, text: PaymentText, limit: Limit = 10) -> dict[str, Any]:
        """Find listed names inside a payment text, each with its field and its place."""
        places = [
            {**_short(text_hit.hit), "field": text_hit.field, "start": text_hit.start, "end": text_hit.end}
            for text_hit in self._screener.screen_text(text)
        ]
        return {"hits": places[:limit], "total": len(places), **self._digests}

    def list_freshness(self) -> dict[str, Any]:
        """Say which lists are screened against, how many entities each has, and of which day it is."""
        lists = _freshness(self._screener)
        return {"lists": lists, "entities": len(self._screener), "version": __version__, **self._digests}


def make_server(screener: Screener) -> MCPServer[Any]:
    """Return a server with the tools, over one list.

    Args:
        screener: compiled watchlist.
    """
    server: MCPServer[Any] = MCPServer("entityscreen", version=__version__, instructions=INSTRUCTIONS)
    tools = Tools(screener)
    offered: tuple[Callable[..., dict[str, Any]], ...] = (
        *(tools.screen_party, tools.explain_hit, tools.why_not),
        *(tools.compare_names, tools.screen_text, tools.list_freshness),
    )
    for tool in offered:
        server.add_tool(_explaining(tool), annotations=_READS)
    return server


def _kind(kind: str) -> str | None:
    return None if kind == "unknown" else known_kind(_KINDS.get(kind, kind))


def _party(name: str, kind: str, birth_date: str | None, countries: Sequence[str], contacts: Contacts) -> Party:
    values: dict[str, Any] = dict(contacts)  # type: ignore[arg-type]  # a literal is a text
    values |= {"name": name, "kind": _kind(kind), "birth_date": birth_date, "countries": countries}
    try:
        return Party.model_validate(values)
    except ValidationError as error:
        field, problem = problems_of(error)[0]
        raise InvalidInputError(problem, where=field, fix="mend the argument") from None


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
