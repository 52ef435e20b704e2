"""`POST /match`: parties against the list, as yente's clients ask and read it; `POST /text`: listed names in a payment.

It says what a request may ask (threshold, weights). A batch is screened as one block; a query that cannot be screened
fails alone. How a text is searched is `screening.payments`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from entityscreen.errors import EntityScreenError
from entityscreen.model.config import ScreeningConfig, Weights
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.model.scope import Scope
from entityscreen.reports.alert import Alert
from entityscreen.screening.alert_queue import Origin
from entityscreen.screening.batch import Outcome, forget_beyond
from entityscreen.screening.screener import Screener
from entityscreen.server.api.answers import MatchAnswer, TextAnswer
from entityscreen.server.api.examples import Query as ReadQuery
from entityscreen.server.api.examples import QueryError, read_example
from entityscreen.server.api.filters import MOST_RESULTS, FilterParams, Filters, canonical_ids, scope_of_lists
from entityscreen.server.api.wire import hit_json
from entityscreen.server.datasets import Datasets
from entityscreen.server.editions import Edition
from entityscreen.server.service import Json, Service, in_service, requires, utc_now
from entityscreen.server.settings import BEST, OWN
from entityscreen.tables.json_text import parse_json

EXCLUDED_IN_URL = 50
_MOST_REMEMBERED = 60_000  # words and names in the caches: of 5,000 parties no two of which are alike, 150 MB
_LONGEST_TEXT = 500_000  # characters
router = APIRouter(tags=["Matching"])
_DESCRIBED: dict[str, Any] = {
    "dependencies": [Depends(requires("read"))],
    "responses": {200: {"model": MatchAnswer}},
}


class MatchRequest(BaseModel):
    """The body of `/match`."""

    model_config = ConfigDict(extra="ignore")

    queries: dict[str, Any] = Field(
        description="By a key of the client's own: id, schema and properties of FollowTheMoney.",
        examples=[{"q1": {"schema": "Person", "properties": {"name": ["Xi Jinping"], "country": ["cn"]}}}],
    )
    weights: dict[str, float] = Field(default_factory=dict, description="Not used; a warning says so.")
    config: dict[str, Any] = Field(default_factory=dict, description="Other weights of `ScreeningConfig`.")
    params: dict[str, Any] = Field(default_factory=dict, description="include_datasets, exclude_datasets ...")


@dataclass
class Asked:
    """What one request asks of all its queries."""

    edition: Edition
    datasets: Datasets
    config: ScreeningConfig
    filters: Filters
    limit: int = 5
    cutoff: float | None = None
    decisions: bool = False
    queue: bool = False
    is_counted: bool = True  # in the metrics
    warnings: list[str] = field(default_factory=list)

    @cached_property
    def screener(self) -> Screener:
        """The screener with the settings of the request, over the lists that it names."""
        return self.with_settings(self.config)

    def with_settings(self, config: ScreeningConfig) -> Screener:
        """Likewise with other settings."""
        return self.edition.with_settings(config).within(self.filters.scope)


class MatchParams(FilterParams):
    """The parameters of `/match`."""

    limit: int = Field(default=5, ge=0, le=MOST_RESULTS, description="Results a query.")
    threshold: float | None = Field(
        default=None, ge=0, le=1, description="Score from which a result is a match; default: the settings' own."
    )
    cutoff: float | None = Field(
        default=None, ge=0, le=1, description="Show results above it, too.", json_schema_extra={"deprecated": True}
    )
    algorithm: str = BEST
    exclude_entity_ids: list[str] = Field(
        default_factory=list, max_length=EXCLUDED_IN_URL, description="Not these entities; the body takes more."
    )
    decisions: bool = Field(default=False, description="Whether reviewers' decisions suppress hits.")
    queue: bool = Field(default=False, description="Whether matches go into the desk's queue of alerts.")


@router.post("/match/{dataset}", summary="Screen parties", **_DESCRIBED)
async def match(
    request: Request, dataset: str, body: MatchRequest, params: Annotated[MatchParams, Query()]
) -> Response:
    """Compare parties with the list. Results fall by score; `match` says which reach the threshold, and `evidence`
    rebuilds each score."""
    parse_json(await request.body(), "body", fix="send one JSON object")  # of two keys `body` has the last
    service = in_service(request)
    edition = service.edition
    datasets = service.datasets(edition)
    check_algorithm(params.algorithm, service)
    queries = {key: value for key, value in body.queries.items() if value is not None}
    if not queries:
        raise HTTPException(400, detail="No queries provided.")
    if len(queries) > service.settings.limits.batch:
        raise HTTPException(400, detail=f"Too many queries in one batch (limit: {service.settings.limits.batch})")
    question = Asked(
        edition,
        datasets,
        edition.screener.config,
        params.filters(edition, datasets, dataset, params.exclude_entity_ids),
        params.limit,
        params.cutoff,
        params.decisions,
        params.queue,
    )
    apply_settings(question, body, params.threshold, params.algorithm)
    responses = await service.in_turn(answer_queries, service, question, queries, body.params)
    headers = {**edition.headers, "x-batch-size": str(len(queries)), "x-config-digest": question.config.digest}
    return Json({"responses": responses, "limit": params.limit}, headers=headers)


def check_algorithm(algorithm: str, service: Service) -> None:
    """400 for an algorithm that is not here, nor taken for the one that is."""
    if algorithm not in (BEST, OWN, *service.settings.algorithms):
        raise HTTPException(400, detail=f"Invalid algorithm: {algorithm}")


def apply_settings(asked: Asked, body: MatchRequest, threshold: float | None, algorithm: str) -> None:
    """Take the threshold and the weights of a request; 400 for a setting that there is not."""
    weights: dict[str, float] = {}
    for key, value in body.config.items():
        if key not in Weights.model_fields:
            raise HTTPException(400, detail=f"Invalid configuration parameter: {key} for algorithm {algorithm}")
        if value is not None:
            weights[key] = value
    try:
        if weights:
            asked.config = changed_settings(asked.config, weights={**asked.config.weights.model_dump(), **weights})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise HTTPException(
            400, detail=f"Invalid configuration parameter: {first['loc'][-1]}: {first['msg']}"
        ) from None
    if threshold is not None:
        asked.config = with_threshold(asked.config, threshold)
    if body.weights:
        asked.warnings.append("weights: not used; see /algorithms for what `config` takes")
    low = asked.config if asked.cutoff is None else with_threshold(asked.config, asked.cutoff)
    if not (asked.edition.finds_all(asked.config) and asked.edition.finds_all(low)):
        asked.warnings.append(
            "the list was compiled for higher thresholds or smaller weights: weak hits may be missing"
        )


def with_threshold(config: ScreeningConfig, threshold: float) -> ScreeningConfig:
    """The same settings with one threshold for all kinds and lists."""
    return changed_settings(config, threshold=threshold, threshold_by_kind=(), threshold_by_list=())


def changed_settings(config: ScreeningConfig, **changes: Any) -> ScreeningConfig:
    """Other settings, checked; a copy would keep the digest that the original has worked out."""
    return ScreeningConfig.model_validate({**config.model_dump(), **changes})


def answer_queries(
    service: Service, asked: Asked, queries: Mapping[str, Any], params: Mapping[str, Any]
) -> dict[str, Any]:
    """The answer to each query, by its key: all are screened together."""
    read: dict[str, ReadQuery | QueryError] = {}
    for key, value in queries.items():
        try:
            read[key] = read_example(value, most_names=service.settings.limits.names)
        except QueryError as error:
            read[key] = error
    parties = [query.party for query in read.values() if isinstance(query, ReadQuery) and query.party]
    outcomes = iter(_screened(service, asked, parties))
    answers = {}
    for key, query in read.items():
        if isinstance(query, QueryError):
            answers[key] = _failed(str(query), queries[key])
            continue
        outcome: Outcome = next(outcomes) if query.party else []
        if isinstance(outcome, EntityScreenError):
            answers[key] = _failed(str(outcome), queries[key])
        else:
            answers[key] = _answer(service, asked, query, outcome, params)
    return answers


def _screened(service: Service, asked: Asked, parties: Sequence[Party]) -> list[Outcome]:
    screener = asked.screener
    if asked.decisions:
        screener = screener.with_decisions(service.decisions())
    outcomes = screener.screen_block(parties) if parties else []
    forget_beyond(_MOST_REMEMBERED)
    if asked.cutoff is None or asked.cutoff >= asked.config.lowest_threshold:
        return outcomes
    # What a lower threshold finds beside is added below: a hit that a conflict holds at the threshold stays there.
    below = asked.with_settings(with_threshold(asked.config, asked.cutoff)).screen_block(parties)
    return [
        high if isinstance(high, EntityScreenError) or isinstance(low, EntityScreenError) else _joined(high, low)
        for high, low in zip(outcomes, below, strict=True)
    ]


def _joined(hits: list[tuple[int, Hit]], lower: list[tuple[int, Hit]]) -> list[tuple[int, Hit]]:
    positions = {position for position, _ in hits}
    return [*hits, *((position, hit) for position, hit in lower if position not in positions)]


def _failed(problem: str, value: Any) -> dict[str, Any]:
    schema = value.get("schema") if isinstance(value, dict) else None
    return {
        "status": 400,
        "detail": problem,
        "results": [],
        "total": {"value": 0, "relation": "eq"},
        "query": {"id": None, "schema": schema if isinstance(schema, str) else "Thing", "properties": {}},
        "warnings": [problem],
    }


def _answer(
    service: Service, asked: Asked, query: ReadQuery, located: Sequence[tuple[int, Hit]], params: Mapping[str, Any]
) -> dict[str, Any]:
    warnings = [*asked.warnings, *query.warnings]
    of_query = query.example.params
    narrowed = _narrowed(service, asked, (params, of_query or {}), warnings) if params or of_query else Filters()
    allowed = [
        hit
        for position, hit in located
        if asked.filters.allow(hit, position, asked.edition) and narrowed.allow(hit, position, asked.edition)
    ]
    alerts, party = [hit for hit in allowed if not hit.suppressed], query.party
    threshold_for = asked.screener.threshold_for
    matches = [hit for hit in alerts if hit.score >= threshold_for(hit.entity, party)] if party else []
    _note(service, asked, party, matches)
    answer = {
        "status": 200,
        "results": _results(asked, party, alerts, matches) if party else [],
        "total": {"value": len(matches), "relation": "eq"},
        "query": query.echo,
        "warnings": warnings,
    }
    if asked.decisions:
        answer["suppressed"] = _suppressed(allowed)
    return answer


def _note(service: Service, asked: Asked, party: Party | None, matches: Sequence[Hit]) -> None:
    """Count a party and its matches, and put these into the queue of the desk where that is asked for."""
    if asked.is_counted:
        service.metrics.screened(1, matches)
    if asked.queue and party:
        enqueue(service, asked, party, matches)


def _results(asked: Asked, party: Party, alerts: Sequence[Hit], matches: Sequence[Hit]) -> list[dict[str, Any]]:
    """The results of a party, matches and what is above the cutoff besides."""
    matching = {hit.entity.id for hit in matches}
    shown = [h for h in alerts if asked.cutoff is None or h.score > asked.cutoff or h.entity.id in matching]
    return [hit_json(hit, party, asked.edition, match=hit.entity.id in matching) for hit in shown[: asked.limit]]


def _suppressed(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    return [
        {"id": hit.entity.id, "caption": hit.entity.caption, "score": hit.score, "suppressed": hit.suppressed}
        for hit in hits
        if hit.suppressed
    ]


def enqueue(service: Service, asked: Asked, party: Party, hits: Sequence[Hit]) -> None:
    """Put matches into the queue of the desk."""
    origin = Origin("api", asked.edition.screener.watchlist_digest, asked.config.digest, utc_now())
    service.queue.add((Alert(1, rank, party, hit) for rank, hit in enumerate(hits, start=1)), origin)


def _narrowed(service: Service, asked: Asked, params: Sequence[Mapping[str, Any]], warnings: list[str]) -> Filters:
    """What the body asks of the entities, for all queries and for one; the two are joined."""
    scopes: list[Scope] = []
    entity_ids: list[str] = []
    for of_body in params:
        names = {
            key: _texts(of_body.get(key)) for key in ("include_datasets", "exclude_datasets", "exclude_entity_ids")
        }
        if names["include_datasets"]:
            scopes.append(scope_of_lists(asked.datasets.sources_of(names["include_datasets"])))
        if names["exclude_datasets"]:
            scopes.append(Scope(exclude_lists=asked.datasets.sources_of(names["exclude_datasets"])))
        entity_ids += names["exclude_entity_ids"]
    most = service.settings.limits.excluded
    if len(entity_ids) > most:
        warnings.append(f"exclude_entity_ids: {len(entity_ids) - most} beyond the limit of {most} are not left out")
    if entity_ids:
        scopes.append(Scope(exclude_entities=canonical_ids(entity_ids[:most], asked.edition)))
    return Filters(further=tuple(scopes))


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str)]


class TextRequest(BaseModel):
    """The body of `/text`."""

    text: str = Field(min_length=1, max_length=_LONGEST_TEXT, examples=["rent to Zarya Optika LLC, May"])


@router.post(
    "/text/{dataset}",
    summary="Search a payment",
    dependencies=[Depends(requires("read"))],
    responses={200: {"model": TextAnswer}},
)
def search_text(
    request: Request, dataset: str, body: TextRequest, params: Annotated[FilterParams, Query()]
) -> Response:
    """Find listed names in a text, in its order: each with its field, its place, and the evidence."""
    service = in_service(request)
    edition = service.edition
    datasets = service.datasets(edition)
    filters = params.filters(edition, datasets, dataset)
    hits: list[dict[str, Any]] = []
    for text_hit in edition.screener.screen_text(body.text, scope=filters.scope):
        position = edition.directory.find(text_hit.hit.entity.id)
        if position is not None and filters.allow(text_hit.hit, position, edition):
            place = {"field": text_hit.field, "start": text_hit.start, "end": text_hit.end}
            hits.append({**place, **hit_json(text_hit.hit, text_hit.party, edition, match=not text_hit.hit.suppressed)})
    service.metrics.screened(1, ())
    return Json({"hits": hits, "total": {"value": len(hits), "relation": "eq"}}, headers=edition.headers)
