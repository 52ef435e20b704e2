"""What a report is made of: alerts, and the facts of the run that made them.

All report formats share these records, and the form of an alert as flat fields. How a format writes them belongs to its
own module.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from entityscreen.model.config import ScreeningConfig
from entityscreen.model.decision import entity_digest, party_digest
from entityscreen.model.entity import Entity, Provenance
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party


@dataclass(frozen=True, slots=True)
class Alert:
    """One hit of one party, as a reviewer has to decide it.

    Attributes:
        row: the party's record in its file, from 1.
        rank: of the hit among the party's hits, from 1.
        party: as it was screened.
        hit: the entity and the evidence.
        flags: signs of bad data in the party's row.
        cells: of the party's row as texts, in the order of the file's headings.
        change: `new`, `gone` or `changed` since an earlier run; empty where there is none to compare with.
        score_before: of the earlier run; None where the alert was not there.
        masked_digest: of the party before it was masked (`redaction.py`); empty where it is as it was screened.
    """

    row: int
    rank: int
    party: Party
    hit: Hit
    flags: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    change: str = ""
    score_before: float | None = None
    masked_digest: str = ""

    @property
    def digest(self) -> str:
        """What stands for the party as it was screened."""
        return self.masked_digest or party_digest(self.party)

    @property
    def key(self) -> str:
        """By what the party is found again."""
        return self.party.id or self.digest


@dataclass(frozen=True, slots=True)
class ListFacts:
    """One list or document of the watchlist, for the record.

    Attributes:
        source: the list's short name or the document.
        entities: how many entities it gives.
        source_date: the list's own date, or an empty text.
        fetched_at: when the file was fetched, or an empty text.
        sha256: of the file, or an empty text.
    """

    source: str
    entities: int
    source_date: str = ""
    fetched_at: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class RunInput:
    """What the caller of a run states.

    Attributes:
        version: of entityscreen.
        parties: the party file's name.
        parties_sha256: of the party file, or an empty text.
        run_at: when; empty by default, so that equal input gives equal bytes.
    """

    version: str
    parties: str
    parties_sha256: str = ""
    run_at: str = ""


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """Which columns of the party file were read as what: a name in a column that was not is not screened.

    Attributes:
        read: what columns hold, and their headings.
        unused: headings of the columns that were not read.
        notes: what else of the file was not read, and warnings about the columns.
    """

    read: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The facts as JSON values.

        Example:
            >>> ColumnFacts((("name", ("Firma",)),), ("Ort",)).as_json()
            {'read': [{'field': 'name', 'headings': ['Firma']}], 'unused': ['Ort'], 'notes': []}
        """
        read = [{"field": field, "headings": list(headings)} for field, headings in self.read]
        return {"read": read, "unused": list(self.unused), "notes": list(self.notes)}


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What was screened against what, and how: enough to do it again.

    Attributes:
        run_input: what the caller states.
        config: the settings.
        watchlist_digest: SHA-256 over the watchlist's content.
        entities: number of entities of the watchlist.
        lists: the lists and documents of the watchlist.
        columns: of the party file.
    """

    run_input: RunInput
    config: ScreeningConfig
    watchlist_digest: str
    entities: int
    lists: tuple[ListFacts, ...] = ()
    columns: ColumnFacts = ColumnFacts()

    @property
    def run_id(self) -> str:
        """Sixteen letters that stand for these facts: what a decision says it was made on."""
        return hashlib.sha256(json.dumps(self._stated(), sort_keys=True).encode()).hexdigest()[:16]

    def as_json(self) -> dict[str, Any]:
        """The facts as JSON values."""
        return {"run_id": self.run_id, **self._stated()}

    def _stated(self) -> dict[str, Any]:
        return {
            **asdict(self.run_input),
            "columns": self.columns.as_json(),
            "watchlist_digest": self.watchlist_digest,
            "entities": self.entities,
            "lists": [asdict(facts) for facts in self.lists],
            "config_digest": self.config.digest,
            "config": self.config.model_dump(mode="json"),
        }


def gather_lists(entities: Iterable[Entity]) -> tuple[ListFacts, ...]:
    """The lists and documents that entities come from, one record a file and version, with the number of entities of
    each.

    Example:
        >>> entity = Entity(id="1", names=["A"], provenance=[Provenance(source="un-sc")])
        >>> gather_lists([entity])[0].entities
        1
    """
    counted: dict[tuple[str, str, str, str], int] = {}
    for entity in entities:
        keys = ((p.source, p.source_date or "", p.fetched_at or "", p.sha256 or "") for p in entity.provenance)
        for key in dict.fromkeys(keys):
            counted[key] = counted.get(key, 0) + 1
    return tuple(ListFacts(source, count, *rest) for (source, *rest), count in sorted(counted.items()))


# The columns of a table of alerts, and what of an alert stands in each; several values are separated by `; `.
ALERT_COLUMNS: Mapping[str, Callable[[Alert], str | int | float]] = {
    "row": lambda alert: alert.row,
    "party_id": lambda alert: alert.party.id or "",
    "party_name": lambda alert: alert.party.name,
    "rank": lambda alert: alert.rank,
    "score": lambda alert: round(alert.hit.score, 6),
    "name_score": lambda alert: round(alert.hit.name_score, 6),
    "entity_id": lambda alert: alert.hit.entity.id,
    "entity_name": lambda alert: alert.hit.entity.caption,
    "entity_kind": lambda alert: alert.hit.entity.kind,
    "matched_name": lambda alert: alert.hit.matched_name,
    "name_type": lambda alert: alert.hit.name.type,
    "query_name": lambda alert: alert.hit.query_name,
    "list": lambda alert: "; ".join(alert.hit.entity.sources),
    "programme": lambda alert: "; ".join(programmes_of(alert.hit.entity.provenance)),
    "labels": lambda alert: "; ".join(alert.hit.labels),
    "explanation": lambda alert: " | ".join(line.strip() for line in alert.hit.explain().splitlines()),
    "provenance": lambda alert: "; ".join(map(describe_provenance, alert.hit.entity.provenance)),
    "flags": lambda alert: "; ".join(alert.flags),
    "party_digest": lambda alert: alert.digest,
    "entity_digest": lambda alert: entity_digest(alert.hit.entity),
}
_NUMBER_COLUMNS: Mapping[str, type] = {"row": int, "rank": int, "score": float, "name_score": float}
CHANGE, SCORE_BEFORE = "change", "score_before"  # the first column of a delta, and the one behind the alert's


def number_columns(columns: Sequence[str]) -> Mapping[str, type]:
    """The columns of a table of alerts that hold numbers; the others hold text.

    Example:
        >>> "score_before" in number_columns(("change", "row", "score_before")), len(number_columns(("row", "score_before")))
        (True, 4)
    """  # noqa: E501  # a doctest line cannot be broken
    return {**_NUMBER_COLUMNS, SCORE_BEFORE: float} if columns[0] == CHANGE else _NUMBER_COLUMNS


def flatten(alert: Alert, columns: Iterable[str] = ALERT_COLUMNS) -> tuple[str | int | float, ...]:
    """The cells of an alert in some columns of a table, in their order."""
    return tuple(ALERT_COLUMNS[column](alert) for column in columns)


def programmes_of(records: Iterable[Provenance]) -> tuple[str, ...]:
    """The sanctions programmes of all records, each once."""
    return tuple(dict.fromkeys(programme for record in records for programme in record.programmes))


def describe_provenance(record: Provenance) -> str:
    """A provenance record as one line.

    Example:
        >>> describe_provenance(Provenance(source="un-sc", record_id="QDi.001", source_date="2026-02-27"))
        'un-sc, record QDi.001, list of 2026-02-27'
    """
    parts = (
        ("record ", record.record_id),
        ("list of ", record.source_date),
        ("fetched ", record.fetched_at),
        ("listed on ", record.listed_on),
        ("", record.legal_basis),
        ("sha256 ", record.sha256),
        ("", record.url),
    )
    return ", ".join((record.source, *(label + value for label, value in parts if value)))
