"""What answers hold, for the OpenAPI document; answers are written as JSON values without a second check.

A test reads real answers by these models, so that the document stays true.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Total(_Answer):
    """How many there are, those beyond the limit too."""

    value: int
    relation: str = Field(description="`eq`, or `gte` for at least.")


class EntityAnswer(_Answer):
    """A listed entity, with FollowTheMoney's properties."""

    id: str
    caption: str
    schema_: str = Field(alias="schema")
    properties: dict[str, list[Any]] = Field(description="Texts; nested records where they are asked for.")
    datasets: list[str]
    referents: list[str] = Field(description="Identifiers that sources have for it.")
    target: bool
    first_seen: str | None
    last_seen: str | None
    last_change: str | None


class Explanation(_Answer):
    """What one feature did to the score."""

    score: float
    detail: str | None
    query: str | None
    candidate: str | None


class EvidenceRecord(_Answer):
    """One record of the evidence; all of them rebuild the score (docs/scoring.md)."""

    kind: str
    reason: str = ""
    query: str = ""
    listed: str = ""
    query_share: float = 0.0
    listed_share: float = 0.0
    similarity: float = 0.0
    amount: float = 0.0
    code: str = ""


class ResultAnswer(EntityAnswer):
    """An entity that a party may be."""

    score: float
    match: bool = Field(description="Whether the score reaches the threshold.")
    explanations: dict[str, Explanation]
    name_score: float = Field(description="The score of the names alone.")
    threshold: float
    matched_name: str
    labels: list[str] = Field(description="Conflicts and corroboration, in words.")
    evidence: list[EvidenceRecord]
    chance: float | None = Field(
        default=None, description="Of 10,000 unlisted parties so many reach the score of the names by accident."
    )


class Suppressed(_Answer):
    """A hit that is no match, by a decision or a conflict."""

    id: str
    caption: str
    score: float
    suppressed: str


class QueryAnswer(_Answer):
    """The answer to one query."""

    status: int = Field(description="200; 400 where this query cannot be screened, and `detail` says why.")
    detail: str | None = None
    results: list[ResultAnswer]
    total: Total
    query: dict[str, Any] = Field(description="The query as it was understood.")
    warnings: list[str] = Field(description="What was not understood.")
    suppressed: list[Suppressed] | None = None


class MatchAnswer(_Answer):
    """The answer of `/match`."""

    responses: dict[str, QueryAnswer]
    limit: int


class FacetValue(_Answer):
    """A code and how many entities have it."""

    name: str
    label: str
    count: int


class FacetAnswer(_Answer):
    """The codes of one sort."""

    label: str
    values: list[FacetValue]


class Page(_Answer):
    """A page of entities or records."""

    results: list[EntityAnswer]
    total: Total
    limit: int
    offset: int


class SearchAnswer(Page):
    """The answer of `/search`."""

    facets: dict[str, FacetAnswer]


class AdjacentAnswer(_Answer):
    """An entity and what hangs on it, by property."""

    entity: EntityAnswer
    adjacent: dict[str, Page]


class TextHitAnswer(ResultAnswer):
    """A listed name in a text."""

    field: str = Field(description="Of the message; empty where the text is none.")
    start: int
    end: int


class TextAnswer(_Answer):
    """The answer of `/text`."""

    hits: list[TextHitAnswer]
    total: Total


class ErrorAnswer(_Answer):
    """Why a request was refused."""

    detail: Any
