"""Edges: one party owns a share of another, or controls it, in some time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, ConfigDict, StringConstraints, field_validator
from pydantic.dataclasses import dataclass

from entityscreen.model.entity import Entity
from entityscreen.model.share import UNKNOWN, Share, ShareField

ShareInput = Share | str | float | Decimal | Sequence[str | float | Decimal] | None
Identifier = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = 12
_OWNERSHIP = "Ownership"
# How lists mark a relation that has ended; it is no edge.
_ENDED = "formerly "


def _as_text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


Day = Annotated[str | None, BeforeValidator(_as_text)]


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Edge:
    """One party holds a share of another.

    Attributes:
        owner: the owner's identifier: an entity of the watchlist, or any other that the edges share.
        owned: the identifier of what is owned.
        share: a fraction (`0.5`), a percentage (`50`, `"50%"`), a range (`"25-50%"`), a bound (`">50%"`), or None where
            it is unknown: then it is anything from 0 to 100 %, never nothing.
        since: the first day on which it held (ISO 8601, as precise as known), or None.
        until: the last day, or None.
        source: who says so.
        control: whether the owner controls the owned party by other means than its share.
        owner_name: the owner's name, for explanations; optional.
        owned_name: the name of what is owned: what `add_derived` lists it by.

    Raises:
        pydantic.ValidationError: a share outside 0 to 100 %, or a date that is none.

    Example:
        >>> str(Edge("x", "a", "50%"))
        'x owns 50% of a'
        >>> Edge("x", "a", None).range == Edge("x", "a", (0, 100)).range
        True
    """

    owner: Identifier
    owned: Identifier
    share: ShareField
    since: Day = None
    until: Day = None
    source: str = ""
    control: bool = False
    owner_name: str = ""
    owned_name: str = ""

    if TYPE_CHECKING:

        def __init__(  # noqa: PLR0913, PLR0917  # the fields
            self,
            owner: str,
            owned: str,
            share: ShareInput,
            since: str | dt.date | None = None,
            until: str | dt.date | None = None,
            source: str = "",
            control: bool = False,
            owner_name: str = "",
            owned_name: str = "",
        ) -> None:
            """What a type checker sees: a share is given in many forms and kept in one."""

    @field_validator("since", "until", mode="after")
    @classmethod
    def _is_day(cls, value: str | None) -> str | None:
        if not value:
            return None
        match = _DATE.match(value)  # a time behind the day adds nothing
        if match is None:
            raise ValueError(f"{value!r} is no date: write 2024, 2024-05 or 2024-05-31")
        year, month, day = match.groups()
        dt.date(int(year), int(month or 1), int(day or 1))
        return match[0]

    @property
    def range(self) -> Share:
        """The least and the most that the share can be; all, where it is unknown."""
        return self.share or UNKNOWN

    def held(self, as_of: dt.date | None) -> bool | None:
        """Return whether it holds on a day: None where its dates are too coarse, or where it has ended by a day that is
        not compared since none is given.
        """
        if as_of is None:
            return None if self.until else True
        first, last = _days(self.since), _days(self.until)
        if (first and as_of < first[0]) or (last and as_of > last[1]):
            return False
        if (first and as_of < first[1]) or (last and as_of >= last[0] and last[0] != last[1]):
            return None
        return True

    def __str__(self) -> str:
        held = f"owns {self.share}" if self.share else "owns an unknown share"
        dates = "".join(
            f" {word} {day}" for word, day in (("since", self.since), ("until", self.until)) if day is not None
        )
        control = " and controls it" if self.control else ""
        source = f" ({self.source})" if self.source else ""
        return f"{self.owner_name or self.owner} {held} of {self.owned_name or self.owned}{control}{dates}{source}"


def _days(date: str | None) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that a date can mean."""
    if date is None:
        return None
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    first = dt.date(year, month or 1, day or 1)
    if day:
        return first, first
    after = dt.date(year + 1, 1, 1) if month in (0, _MONTHS) else dt.date(year, month + 1, 1)
    return first, after - dt.timedelta(days=1)


def edges_of(entities: Iterable[Entity]) -> Iterator[Edge]:
    """Read the ownerships that a watchlist states of its own entities; each once, whichever end states it.

    Example:
        >>> from entityscreen.model.entity import Relation
        >>> owner = Relation(kind="Ownership", name="X", other="x", inverse=True, share="60%")
        >>> [str(edge) for edge in edges_of([Entity(id="a", kind="Company", names=["A"], relations=[owner])])]
        ['X owns 60% of A']
    """
    edges: dict[Edge, None] = {}
    for entity in entities:
        for relation in entity.relations:
            if relation.kind != _OWNERSHIP or not relation.other:
                continue
            if (relation.role or "").casefold().startswith(_ENDED):
                continue
            ends = (entity.id, relation.other)
            captions = (entity.caption, relation.name)
            if relation.inverse:
                ends, captions = ends[::-1], captions[::-1]
            edge = Edge(
                *ends,
                share=relation.share,
                since=relation.since,
                until=relation.until,
                source=relation.source or "",
                owner_name=captions[0],
                owned_name=captions[1],
            )
            edges[edge] = None
    yield from edges


def combined(shares: Iterable[Share | None]) -> Share | None:
    """Return the range of what several statements say of one owner and one owned party; those that know nothing add
    nothing, and no share beside a stated one is that of an interest without shares, such as votes.

    Example:
        >>> from entityscreen.model.share import read_share
        >>> str(combined([read_share("25%"), read_share("30%"), read_share("0%"), None]))
        '25-30%'
    """
    stated = [share for share in shares if share]
    stated = [share for share in stated if share.high] or stated
    return Share(min(share.low for share in stated), max(share.high for share in stated)) if stated else None
