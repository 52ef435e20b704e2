"""Which entities an answer may hold: lists, topics, kinds and times, as requests of several routes say them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import HTTPException
from pydantic import BaseModel, Field

from entityscreen.model.hit import Hit
from entityscreen.model.scope import Scope
from entityscreen.server.datasets import Datasets
from entityscreen.server.directory import as_time
from entityscreen.server.editions import Edition

MOST_RESULTS = 500
_NO_LIST = "-"  # a name that no list has


@dataclass(frozen=True, slots=True)
class Filters:
    """Which entities an answer may hold: those that are inside every scope. Two conditions have another meaning on the
    wire than in a scope: yente excludes a schema without what it includes, and knows times of records.

    Attributes:
        scope: what is screened against; None for all of the list.
        further: other scopes, which hits are held against: a second choice of lists, entities that are not wanted.
        schemata: not exactly these kinds.
        changed_since: changed then or later (ISO 8601), or empty.
    """

    scope: Scope | None = None
    further: tuple[Scope, ...] = ()
    schemata: frozenset[str] = frozenset()
    changed_since: str = ""

    def allow(self, hit: Hit, position: int, edition: Edition) -> bool:
        """Whether a hit of `scope` may be in the answer."""
        return (
            all(scope.covers(hit.entity) for scope in self.further)
            and hit.entity.kind not in self.schemata
            and (not self.changed_since or str(edition.directory.changed[position]) >= self.changed_since)
        )


class FilterParams(BaseModel):
    """Which entities are wanted, as an address says it; unknown parameters are ignored, as yente does."""

    include_dataset: list[str] = Field(default_factory=list, description="Only entities of these lists.")
    exclude_dataset: list[str] = Field(default_factory=list, description="No entities that only these lists have.")
    exclude_schema: list[str] = Field(default_factory=list, description="No entities of these kinds.")
    topics: list[str] = Field(default_factory=list, description="Only entities with one of these topics.")
    changed_since: str | None = Field(default=None, description="Only entities changed since (ISO 8601).")

    def filters(self, edition: Edition, datasets: Datasets, dataset: str, entity_ids: Iterable[str] = ()) -> Filters:
        """The filters, in the terms of an edition, for a dataset."""
        choices = [datasets.scope(dataset), datasets.sources_of(self.include_dataset) if self.include_dataset else None]
        lists = [scope_of_lists(choice) for choice in choices if choice is not None]
        scope = (lists[0] if lists else Scope()).model_copy(
            update={
                "exclude_lists": tuple(sorted(datasets.sources_of(self.exclude_dataset))),
                "topics": tuple(sorted(set(self.topics))),
            }
        )
        unwanted = canonical_ids(entity_ids, edition)
        further = (*lists[1:], *([Scope(exclude_entities=unwanted)] if unwanted else []))
        return Filters(scope, further, frozenset(self.exclude_schema), self.since)

    @property
    def since(self) -> str:
        """The time of `changed_since` as an edition has it; 422 for what is none."""
        since = as_time(self.changed_since) if self.changed_since else ""
        if since is None:
            raise HTTPException(422, detail="changed_since is no date or time of ISO 8601.")
        return since


def scope_of_lists(lists: Iterable[str]) -> Scope:
    """The scope of some lists; of none it holds nobody, while one that names no list holds everybody."""
    return Scope(lists=sorted(lists) or [_NO_LIST])


def canonical_ids(entity_ids: Iterable[str], edition: Edition) -> frozenset[str]:
    """The entities that identifiers mean; `22790` may be what `ofac-22790` was merged from, an empty one is none."""
    places = [(text, edition.directory.find(text)) for text in entity_ids if text.strip()]
    return frozenset(text if place is None else edition.entity(place).id for text, place in places)
