"""What a list format is: the one contract that every format's module here fulfils.

Readers, the sniffing and the checks share these types. A module gives its `ListFormat`s as `FORMATS`; what its lists
should hold is in `specs.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Literal

from entityscreen.caches import named_cache
from entityscreen.errors import FormatError, IncompleteListError
from entityscreen.model.entity import Entity
from entityscreen.model.reading import Rejection
from entityscreen.model.script import Script
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.tables.text import Limits

# Days: the official lists change every few days.
STALE_AFTER = 30
_LONGEST_SHOWN = 80  # characters of a field in a message
UnknownFields = Literal["raise", "keep"]
ALLOW_INCOMPLETE = (
    "fetch all files of the set anew; "
    "allow_incomplete=True (command line: build --allow-incomplete) reads what is there"
)
ALLOW_UNUSUAL = (
    "compare it with the publisher's page, and report a reader that is wrong; "
    "allow_unusual=True (command line: build --allow-unusual) takes it"
)
FEWEST_RECORDS = 100  # of a list that is judged: the shares of fewer say nothing, and an extract is made on purpose
KEEP_UNKNOWN = "read it with unknown_fields='keep' (command line: --unknown-fields keep) to keep it as a note"


@dataclass(frozen=True, slots=True)
class ListSpec:
    """What a list should hold; a download that holds less is refused.

    Attributes:
        source: the list's short name (`us-ofac-sdn`).
        title: its name in words.
        publisher: who publishes it.
        urls: file name -> official address.
        entities: how many entities it held when the spec was written, 0 when that was not counted.
        counted_on: when that was (ISO 8601).
        profile: measure of `MEASURES`, or `rejected` -> the least and the greatest share of its records, in [0, 1].
        shrink: the share of the entities that may be missing before the list is refused, in [0, 1].
        formats: names of the formats that it comes in.
        has_end: whether a file of it shows that it is whole; of one that does not, the count is asked.
        list: the short name of the list that this is another form of; it has that list's count and profile where it
            states none.
        programmes: programmes by which the list is told from another of its publisher in the same format.
    """

    source: str
    title: str
    publisher: str
    urls: Mapping[str, str] = field(default_factory=dict)
    entities: int = 0
    counted_on: str = ""
    profile: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    shrink: float = 0.2
    formats: Sequence[str] = ()
    has_end: bool = True
    list: str = ""
    programmes: Sequence[str] = ()

    @property
    def least(self) -> int:
        """How many entities it holds at least."""
        return least_entities(self.entities, self.shrink)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a list is read.

    Attributes:
        unknown_fields: `raise` on a field that the format does not know, or `keep` its text as a note.
        mapping: the mapping file of a table, or None to find a shipped one by the columns.
        limits: how large a file may unpack to.
        encoding: of a list that is text without a declaration of its own (CSV); by default UTF-8, or the mapping's.
        allow_incomplete: whether a list that was cut short, or of which a file is missing, is read all the same.
        allow_unusual: whether a list that does not look like its real editions is read all the same.
        as_of: the day of reading, by which a list may be old; None for today.
        stale_after: days after its date from which a list is old.
        lacking: what was found to be missing of the list that is being read.
    """

    unknown_fields: UnknownFields = "raise"
    mapping: Path | None = None
    limits: Limits = field(default_factory=Limits)
    encoding: str | None = None
    allow_incomplete: bool = False
    allow_unusual: bool = False
    as_of: date | None = None
    stale_after: int = STALE_AFTER
    lacking: list[str] = field(default_factory=list)

    def refuse_incomplete(self, problem: str, where: str) -> None:
        """Refuse a list of which something is missing, unless the caller allows it; then it is remembered."""
        if not self.allow_incomplete:
            raise IncompleteListError(problem, where=where, fix=ALLOW_INCOMPLETE)
        self.lacking.append(f"{Path(where).name} {problem}")

    def refuse_unknown(self, what: str, where: str, text: str) -> None:
        """Refuse what the format does not know (`element shoeSize`), unless the caller keeps it as a note, or it says
        nothing.

        Example:
            >>> ReadOptions("keep").refuse_unknown("element shoeSize", "eu.xml", "9")
            >>> ReadOptions().refuse_unknown("element shoeSize", "eu.xml", "")
            >>> ReadOptions().refuse_unknown("element shoeSize", "eu.xml", "9")  # doctest: +IGNORE_EXCEPTION_DETAIL
            Traceback (most recent call last):
            entityscreen.errors.FormatError: eu.xml: unknown element shoeSize, which says '9'
        """
        if self.unknown_fields == "raise" and text.strip():
            shown = " ".join(text.split())
            shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]} ..."
            raise FormatError(f"unknown {what}, which says {shown!r}", where=where, fix=KEEP_UNKNOWN)


@dataclass(frozen=True, slots=True)
class ListFormat:
    """One format of official lists.

    Attributes:
        name: for `read_list(format=...)`, for example `ofac-csv`.
        title: in words, for the command line.
        sniff: whether a file is of this format, by its name and its first bytes; never raises.
        read: yields an entity or a rejection for each record.
        companions: names of files beside the main file that belong to it.
    """

    name: str
    title: str
    sniff: Callable[[ListFile], bool]
    read: Callable[[ListInput, ReadOptions], Iterator[Entity | Rejection]]
    companions: Callable[[ListFile], tuple[str, ...]] = lambda _file: ()

    @property
    def specs(self) -> tuple[ListSpec, ...]:
        """What the lists that come in this format should hold."""
        return tuple(spec for spec in list_specs().values() if self.name in spec.formats)


@named_cache("lists.specs", maxsize=1)
def list_specs() -> dict[str, ListSpec]:
    """What the official lists should hold, by their short names: `specs.toml` beside this module."""
    text = files("entityscreen.sources.lists").joinpath("specs.toml").read_text(encoding="utf-8")
    stated = tomllib.loads(text)
    inherited = ("entities", "counted_on", "profile")
    return {
        source: ListSpec(source, **{key: stated[of][key] for key in inherited if of and key in stated[of]} | fields)
        for source, fields in stated.items()
        for of in (fields.get("list", ""),)
    }


def least_entities(expected: int, shrink: float) -> int:
    """How many entities are accepted of a list that held so many, and may lose this share; at least one."""
    return max(round(expected * (1 - shrink)), 1)


# What is counted of the entities of a list.
MEASURES: dict[str, Callable[[Entity], bool]] = {
    "primary": lambda entity: any(name.type == "primary" for name in entity.names),
    "weak": lambda entity: any(name.type == "weak" for name in entity.names),
    "script": lambda entity: any(name.script not in (Script.LATIN, Script.COMMON) for name in entity.names),
    "country": lambda entity: bool(entity.countries or entity.nationalities),
    "birth_date": lambda entity: bool(entity.birth_dates),
    "number": lambda entity: bool(entity.identifiers),
    "address": lambda entity: bool(entity.addresses),
}


def shares_of(entities: Sequence[Entity], rejected: int = 0) -> dict[str, float]:
    """The share of a list's entities that have each measure, and of its records that were rejected, in [0, 1].

    Example:
        >>> shares_of([Entity(id="1", names=["A"]), Entity(id="2", names=["B"], countries=["ir"])])["country"]
        0.5
    """
    total = max(len(entities), 1)
    shares = {measure: sum(map(has, entities)) / total for measure, has in MEASURES.items()}
    return {**shares, "rejected": rejected / max(len(entities) + rejected, 1)}


def spec_problems(
    spec: ListSpec,
    entities: Sequence[Entity],
    rejected: int = 0,
    *,
    previous: int | None = None,
    previous_shares: Mapping[str, float] | None = None,
) -> tuple[str, ...]:
    """What of a list does not look like its real editions, a clause each; the count and the shares of the last good
    copy go before the spec's.

    Example:
        >>> spec = ListSpec("x", "X", "nobody", entities=10, profile={"country": (0.9, 1.0)})
        >>> for problem in spec_problems(spec, [Entity(id=str(n), names=["A"]) for n in range(7)]):
        ...     print(problem)
        7 entities, 10 expected and at least 8 accepted
        0.0% have country, 90.0% to 100.0% expected
    """
    expected = spec.entities if previous is None else previous
    least = least_entities(expected, spec.shrink)
    problems = []
    if len(entities) < least:
        problems.append(f"{len(entities):,} entities, {expected:,} expected and at least {least:,} accepted")
    shares = shares_of(entities, rejected)
    for measure, (low, high) in spec.profile.items():
        before = (previous_shares or {}).get(measure, low)
        lowest = low if before >= low else before * (1 - spec.shrink)
        highest = max(high, before * (1 + spec.shrink) if before > high else high)
        if not lowest <= shares[measure] <= highest:
            what = "of the records are rejected" if measure == "rejected" else f"have {measure.replace('_', ' ')}"
            problems.append(f"{shares[measure]:.1%} {what}, {lowest:.1%} to {highest:.1%} expected")
    return tuple(problems)
