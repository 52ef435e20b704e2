"""What a service asks of all entities at once: who has an identifier, which list, country or topic, and which words.

The arrays over the whole list are made in one pass when it is opened, so that no request walks over all entities and no
process holds an object for each. Words are read when somebody searches for the first time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from entityscreen.index.arrays import BOOL, I32, I64, Keys, KeyTable, Texts
from entityscreen.index.hashes import key_hash
from entityscreen.model.ftm.record import TOP_LEVEL
from entityscreen.model.kind import DEFAULT_KIND
from entityscreen.model.plain import plain_words

# Of the times that a list states for an entity the most precise comes first.
_STATED_CHANGE = ("last_change", "last_seen")


class WordTable:
    """Texts to positions of entities: an identifier or a word finds everybody who has it.

    Args:
        pairs: texts with the positions of entities, in any order.

    Example:
        >>> table = WordTable([("xi", 0), ("jinping", 0), ("xi", 3)])
        >>> table.exactly("xi").tolist(), table.beginning("ji").tolist(), table.exactly("x").tolist()
        ([0, 3], [0], [])
    """

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        rows: dict[str, list[int]] = {}
        for text, position in pairs:
            positions_of_text = rows.setdefault(text, [])
            if not positions_of_text or positions_of_text[-1] != position:
                positions_of_text.append(position)
        ordered = sorted(rows, key=str.encode)
        self._texts = Texts.pack(ordered)
        self._offsets: I64 = np.concatenate(([0], np.cumsum([len(rows[text]) for text in ordered]))).astype(np.int64)
        self._positions: I32 = np.array([place for text in ordered for place in rows[text]], dtype=np.int32)

    def _first_not_below(self, sought: bytes) -> int:
        low, high = 0, len(self._texts)
        while low < high:
            middle = (low + high) // 2
            if self._texts[middle].encode() < sought:
                low = middle + 1
            else:
                high = middle
        return low

    def exactly(self, text: str) -> I32:
        """The positions of a text, ascending."""
        row = self._first_not_below(text.encode())
        is_here = row < len(self._texts) and self._texts[row] == text
        return self._positions[self._offsets[row] : self._offsets[row + 1]] if is_here else self._positions[:0]

    def beginning(self, prefix: str) -> I32:
        """The positions of all texts that begin so, ascending, each once."""
        first = self._first_not_below(prefix.encode())
        last = self._first_not_below(prefix.encode() + b"\xff")
        return np.unique(self._positions[self._offsets[first] : self._offsets[last]])


@dataclass(frozen=True, slots=True)
class Facet:
    """The codes that entities have of one sort: lists, countries, topics.

    Attributes:
        codes: each once.
        offsets: where the numbers of an entity begin, one more than there are entities.
        numbers: positions among the codes.
    """

    codes: tuple[str, ...]
    offsets: I64
    numbers: I32

    @classmethod
    def of(cls, rows: Iterable[Iterable[str]]) -> Facet:
        """Of the codes of each entity, in the list's order."""
        places: dict[str, int] = {}
        numbers: list[int] = []
        offsets = [0]
        for row in rows:
            numbers += [places.setdefault(code, len(places)) for code in dict.fromkeys(row)]
            offsets.append(len(numbers))
        return cls(tuple(places), np.array(offsets, dtype=np.int64), np.array(numbers, dtype=np.int32))

    def having(self, codes: Iterable[str]) -> BOOL:
        """Which entities have one of these codes."""
        wanted_codes = set(codes)
        wanted = [place for place, code in enumerate(self.codes) if code in wanted_codes]
        has = np.concatenate(([0], np.cumsum(np.isin(self.numbers, wanted))))
        among: BOOL = has[self.offsets[1:]] > has[self.offsets[:-1]]
        return among

    def counts(self, among: BOOL | None = None) -> list[tuple[str, int]]:
        """How many entities have each code, the most frequent first; of some entities only, where they are said."""
        numbers = self.numbers if among is None else self.numbers[np.repeat(among, np.diff(self.offsets))]
        counted = np.bincount(numbers, minlength=len(self.codes)).tolist()
        ranked = sorted(zip(self.codes, counted, strict=True), key=lambda pair: (-pair[1], pair[0]))
        return [(code, count) for code, count in ranked if count]

    def of_entity(self, position: int) -> list[str]:
        """The codes of one entity."""
        return [self.codes[n] for n in self.numbers[self.offsets[position] : self.offsets[position + 1]].tolist()]


@dataclass(slots=True)
class _Gathered:
    """What the pass over all entities collects, entity by entity."""

    keys: Keys
    related: Keys
    rows: dict[str, list[list[str]]]
    changed: list[str]
    lengths: list[int]
    dates: dict[str, dict[str, str]]


class Directory:
    """The arrays over one list.

    Args:
        texts: the entities as JSON, in the list's order.
        opened: the time of the list itself (ISO 8601), for entities of which no source states one.
    """

    FACETS = ("datasets", "countries", "topics", "schema", "genders")

    def __init__(self, texts: Texts, opened: str) -> None:
        self._texts = texts
        gathered = _Gathered(Keys(), Keys(), {facet: [] for facet in self.FACETS}, [], [], {})
        for position, record in enumerate(self._records()):
            _gather(gathered, record, position, opened)
        self._owners, self._related = gathered.keys.table(), gathered.related.table()
        self.facets = {facet: Facet.of(rows) for facet, rows in gathered.rows.items()}
        self.changed = np.array(gathered.changed, dtype="datetime64[s]")
        self.list_dates = gathered.dates
        self.caption_lengths = np.array(gathered.lengths, dtype=np.int32)

    def __len__(self) -> int:
        return len(self._texts)

    def _records(self) -> Iterator[dict[str, Any]]:
        return (json.loads(self._texts[position]) for position in range(len(self._texts)))

    def record(self, position: int) -> dict[str, Any]:
        """An entity as JSON values, without an object of the model."""
        record: dict[str, Any] = json.loads(self._texts[position])
        return record

    def find(self, entity_id: str) -> int | None:
        """The position of the entity that has an identifier, or that was merged from one; None where there is none."""
        referring = None
        for position in _rows(self._owners, entity_id):
            record = self.record(position)
            if record["id"] == entity_id:
                return position
            if entity_id in referents_of(record):
                referring = position if referring is None else referring
        return referring

    def related_to(self, entity_id: str) -> list[int]:
        """The entities of which a source says that they are related to this one."""
        return [
            place
            for place in _rows(self._related, entity_id)
            if any(relation.get("other") == entity_id for relation in self.record(place).get("relations", ()))
        ]

    @cached_property
    def words(self) -> WordTable:
        """The words of all names, and all numbers; read at the first search."""
        return WordTable(
            (word, position)
            for position, record in enumerate(self._records())
            for word in dict.fromkeys(_sought(record))
        )


def _sought(record: Mapping[str, Any]) -> Iterator[str]:
    for name in record["names"]:
        yield from plain_words(name["text"])
    for identifier in record.get("identifiers", ()):
        yield "".join(plain_words(identifier["value"]))


def _gather(gathered: _Gathered, record: Mapping[str, Any], position: int, opened: str) -> None:
    gathered.keys.add_all((record["id"], *referents_of(record)), position)
    gathered.related.add_all([r["other"] for r in record.get("relations", ()) if r.get("other")], position)
    codes = (*record.get("countries", ()), *record.get("nationalities", ()))
    of_facets = {
        "datasets": [source["source"] for source in record.get("provenance", ())],
        "countries": [code for code in codes if len(code) == len("ru")],
        "topics": record.get("topics", ()),
        "schema": [record.get("kind", DEFAULT_KIND)],
        "genders": [record["gender"]] if record.get("gender") else [],
    }
    for source in record.get("provenance", ()):
        dates = gathered.dates.setdefault(source["source"], {})
        for what in ("source_date", "fetched_at"):
            dates[what] = max(dates.get(what, ""), source.get(what) or "")
    for facet, values in of_facets.items():
        gathered.rows[facet].append(list(values))
    gathered.changed.append(change_of(record) or opened)
    gathered.lengths.append(len(record["names"][0]["text"]))


def _rows(keys: KeyTable, text: str) -> list[int]:
    """The positions under a text; a collision costs a look."""
    positions: list[int] = keys.find(np.array([key_hash(text)], dtype=np.uint32)).tolist()
    return positions


def referents_of(record: Mapping[str, Any]) -> list[str]:
    """The identifiers that sources have for an entity, beside its own.

    Example:
        >>> referents_of({"id": "ofac-36", "provenance": [{"source": "us-ofac-sdn", "record_id": "36"}]})
        ['36']
    """
    stated = [source.get("record_id") for source in record.get("provenance", ())]
    merged = json.loads(record.get("properties", {}).get(f"{TOP_LEVEL}referents", ["[]"])[0])
    record_ids = (*stated, *(merged if isinstance(merged, list) else ()))
    return [text for text in dict.fromkeys(record_ids) if isinstance(text, str) and text != record["id"]]


def time_of(record: Mapping[str, Any], name: str) -> str | None:
    """A time that the source of a record states beside its properties, in seconds and without a zone."""
    values = record.get("properties", {}).get(TOP_LEVEL + name)
    stated = json.loads(values[0]) if values else None
    return as_time(stated) if isinstance(stated, str) else None


def change_of(record: Mapping[str, Any]) -> str | None:
    """When an entity changed last, as far as sources say: in its record, else when its list was made or fetched."""
    stated = next(filter(None, (time_of(record, name) for name in _STATED_CHANGE)), None)
    if stated:
        return stated
    dates = [source.get("source_date") or source.get("fetched_at") for source in record.get("provenance", ())]
    return max(filter(None, (as_time(date) for date in dates if date)), default=None)


def as_time(text: str) -> str | None:
    """A date or a time of ISO 8601 in seconds and without a zone (UTC); None where it is none.

    Example:
        >>> as_time("2026-11-29"), as_time("2026-11-29T10:00:00.5+02:00"), as_time("soon")
        ('2026-11-29T00:00:00', '2026-11-29T08:00:00', None)
    """
    from datetime import UTC, datetime

    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    if time.tzinfo is not None:
        time = time.astimezone(UTC).replace(tzinfo=None)
    return time.isoformat(timespec="seconds")
