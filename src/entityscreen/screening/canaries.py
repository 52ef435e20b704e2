"""Canaries: parties that must hit before a new list is used.

This module tries the list. What becomes of one that fails it is for who asked: a service keeps its old list, a daily
job stops.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from entityscreen.errors import SourceError, problems_of
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.model.reading import Rejection
from entityscreen.screening.compiled import EntityStore

# `Screener.screen_many`: takes parties, gives the hits of each or why it was rejected.
Screens = Callable[..., Iterator[list[Hit] | Rejection]]
_TRIED = 20  # entities of a list that are tried where nobody names canaries
_FIELDS = ("name", "kind", "birth_date", "countries")


@dataclass(frozen=True, slots=True)
class Canary:
    """A party that must hit.

    Attributes:
        party: as it is screened.
        entity: the entity that it must hit; empty for any.
    """

    party: Party
    entity: str = ""


def read_canaries(path: Path) -> tuple[Canary, ...]:
    """Read canaries from a CSV with `name` and, where known, `kind`, `birth_date`, `countries` and `entity`.

    Raises:
        SourceError: the file cannot be read, has no names, or a row is no party.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            if "name" not in (reader.fieldnames or ()):
                raise SourceError("has no column `name`", where=path, fix="write name,kind,entity above the canaries")
            canaries = tuple(_canary(row, f"{path}, line {reader.line_num}") for row in reader)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=path, fix="check the path") from error
    except UnicodeDecodeError as error:
        raise SourceError(f"cannot be read: {error}", where=path, fix="save it as UTF-8") from error
    if not canaries:
        raise SourceError("holds no canary", where=path, fix="name somebody who must hit")
    return canaries


def _canary(row: dict[str, str], where: str) -> Canary:
    values = {name: row[name].strip() for name in _FIELDS if (row.get(name) or "").strip()}
    try:
        return Canary(Party.model_validate(values), (row.get("entity") or "").strip())
    except ValidationError as error:
        raise SourceError(problems_of(error)[0][1], where=where) from error


def own_canaries(entities: EntityStore) -> tuple[Canary, ...]:
    """Entities from all parts of a list, each of which must hit itself by its first name.

    Example:
        >>> from entityscreen.model.entity import Entity
        >>> from entityscreen.model.watchlist import Watchlist
        >>> from entityscreen.screening.screener import Screener
        >>> screener = Screener(Watchlist([Entity(id="x1", kind="Person", names=["Xi Jinping"])]))
        >>> missed_canaries(screener.screen_many, own_canaries(screener.compiled.entities))
        []
    """
    chosen = (entities[position] for position in range(0, len(entities), max(1, len(entities) // _TRIED)))
    return tuple(
        Canary(Party(name=entity.caption, kind=entity.kind), entity.id)
        for entity in chosen
        if any(name.type == "primary" for name in entity.names)
    )


def missed_canaries(screen_many: Screens, canaries: tuple[Canary, ...]) -> list[str]:
    """Which canaries do not hit, by their number and entity: a log may hold it, since it names nobody.

    Args:
        screen_many: that of the screener.
        canaries: what must hit.
    """
    missed = []
    outcomes = screen_many((canary.party for canary in canaries), on_error="reject", suppressed=True)
    for number, (canary, outcome) in enumerate(zip(canaries, outcomes, strict=True), start=1):
        hit_entities = [] if not isinstance(outcome, list) else [hit.entity.id for hit in outcome]
        if not (canary.entity in hit_entities if canary.entity else hit_entities):
            missed.append(f"number {number} does not hit {canary.entity or 'anybody'}")
    return missed
