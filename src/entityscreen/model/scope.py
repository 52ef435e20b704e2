"""A part of the watchlist that a run or a query is screened against."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, field_validator

from entityscreen.model.attributes.countries import country_code
from entityscreen.model.entity import Entity, Texts
from entityscreen.model.ftm.schema import fits
from entityscreen.model.kind import check_kinds


def _check_countries(countries: tuple[str, ...]) -> tuple[str, ...]:
    codes = {name: country_code(name) for name in countries}
    if wrong := [name for name, code in codes.items() if not code]:
        raise ValueError(f"{', '.join(map(repr, wrong))} is no country")
    return tuple(code for code in codes.values() if code)


def _sorted(values: Any) -> tuple[Any, ...]:
    return tuple(sorted(set(values)))


Sorted = Annotated[Texts, AfterValidator(_sorted)]
Kinds = Annotated[Texts, AfterValidator(check_kinds), AfterValidator(_sorted)]
Countries = Annotated[Texts, AfterValidator(_check_countries), AfterValidator(_sorted)]


class Scope(BaseModel):
    """Which entities are screened against; frozen, with a digest. What is not stated restricts nothing.

    An entity is inside when it is on one of the `lists`, has one of the `topics`, is of one of the `kinds` and has one
    of the `countries`, and none of the exclusions holds.

    Attributes:
        lists: short names of lists (`us-ofac-sdn`).
        topics: risk labels (`sanction`, `role.pep`).
        kinds: kinds, each with what it includes: `LegalEntity` also means companies.
        countries: of the entity, its nationalities among them, by code or name.
        exclude_lists: entities that are on these lists alone are outside.
        exclude_kinds: likewise kinds, with what they include.
        exclude_entities: identifiers of entities, or of their records in a list.
        changed_since: only entities whose latest date of listing or of their list is this day or later (ISO 8601); one
            of which no date is known is inside, so that none is missed.

    Example:
        >>> scope = Scope(topics=["sanction"], exclude_kinds=["Vessel"])
        >>> scope.covers(Entity(id="x", kind="Person", names=["X"], topics=["sanction"]))
        True
        >>> scope.covers(Entity(id="y", kind="Vessel", names=["Y"], topics=["sanction"]))
        False
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    lists: Sorted = ()
    topics: Sorted = ()
    kinds: Kinds = ()
    countries: Countries = ()
    exclude_lists: Sorted = ()
    exclude_kinds: Kinds = ()
    exclude_entities: Sorted = ()
    changed_since: Annotated[str | None, BeforeValidator(lambda value: None if value is None else str(value))] = None

    if TYPE_CHECKING:

        def __init__(  # noqa: PLR0913  # the fields
            self,
            *,
            lists: Iterable[str] = (),
            topics: Iterable[str] = (),
            kinds: Iterable[str] = (),
            countries: Iterable[str] = (),
            exclude_lists: Iterable[str] = (),
            exclude_kinds: Iterable[str] = (),
            exclude_entities: Iterable[str] = (),
            changed_since: str | dt.date | None = None,
        ) -> None:
            """What a type checker sees: any collection of texts will do."""

    @field_validator("changed_since", mode="after")
    @classmethod
    def _is_day(cls, value: str | None) -> str | None:
        try:
            return None if value is None else dt.date.fromisoformat(value[:10]).isoformat()
        except ValueError:
            raise ValueError(f"{value!r} is no date: write 2026-11-30") from None

    @property
    def is_everything(self) -> bool:
        """Whether it restricts nothing."""
        return self == Scope()

    @property
    def digest(self) -> str:
        """SHA-256 over what is stated; two scopes that say the same have the same digest."""
        return hashlib.sha256(self.model_dump_json(exclude_defaults=True).encode()).hexdigest()

    def covers(self, entity: Entity) -> bool:
        """Return whether an entity is inside."""
        sources = entity.sources
        if self.lists and not set(self.lists).intersection(sources):
            return False
        if self.exclude_lists and sources and set(sources) <= set(self.exclude_lists):
            return False
        if self.topics and not set(self.topics).intersection(entity.topics):
            return False
        if self.countries and not set(self.countries).intersection((*entity.countries, *entity.nationalities)):
            return False
        return self._covers_kind(entity.kind) and not self._is_excluded(entity) and self._is_recent(entity)

    def _covers_kind(self, kind: str) -> bool:
        if self.kinds and not any(fits(kind, wanted) for wanted in self.kinds):
            return False
        return not any(fits(kind, unwanted) for unwanted in self.exclude_kinds)

    def _is_excluded(self, entity: Entity) -> bool:
        if not self.exclude_entities:
            return False
        identifiers = {entity.id, *(record.record_id for record in entity.provenance if record.record_id)}
        return not identifiers.isdisjoint(self.exclude_entities)

    def _is_recent(self, entity: Entity) -> bool:
        if self.changed_since is None:
            return True
        dates = [date for record in entity.provenance for date in (record.listed_on, record.source_date) if date]
        return not dates or max(dates) >= self.changed_since
