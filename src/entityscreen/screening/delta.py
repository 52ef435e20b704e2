"""What a change of the list or of the parties does to the alerts, without screening everything again.

Here belongs the difference between two runs: alerts that are new, gone, or changed. A score depends on a party, an
entity and the settings alone, so only changed entities against all parties, and changed parties against all entities,
can differ (a property test holds that it equals the difference of two full runs).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import tee
from pathlib import Path
from typing import Literal, Unpack, get_args

from entityscreen.errors import InvalidInputError
from entityscreen.model.decision import entity_digest, party_digest, party_key
from entityscreen.model.entity import Entity
from entityscreen.model.evidence import SCORE_DIGITS
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.model.watchlist import Watchlist
from entityscreen.reports import Alert, with_originals, write_rows
from entityscreen.reports.alert import ALERT_COLUMNS, flatten
from entityscreen.reports.atomic import check_places
from entityscreen.screening.files.cells import cell_text
from entityscreen.screening.files.parties import ReadingOptions, read_parties
from entityscreen.screening.files.run import FileOptions, apply_decisions, reading_of, refuse_others
from entityscreen.screening.screener import Screener

Change = Literal["new", "gone", "changed"]
# Parties that can be read more than once: asked for, they begin anew.
Parties = Callable[[], Iterable[Party]]
_Alerts = dict[str, dict[str, tuple[Party, Hit]]]  # by the party's key and the entity's identifier
_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class AlertChange:
    """One alert that differs between two runs.

    Attributes:
        change: `new`, `gone` or `changed` (another score, name or evidence).
        party: as it is now, or was.
        before: the hit of the earlier run, or None.
        after: the hit of the later run, or None.
    """

    change: Change
    party: Party
    before: Hit | None
    after: Hit | None

    @property
    def entity(self) -> Entity:
        """The listed entity, as it is now, or was."""
        hit = self.after or self.before
        assert hit is not None  # noqa: S101  # a change has a hit on one side at least
        return hit.entity


@dataclass(frozen=True, slots=True)
class ListChange:
    """The entities of two watchlists that are not the same.

    Attributes:
        before: those of the earlier one that are gone or changed.
        after: those of the later one that are new or changed.
    """

    before: tuple[Entity, ...]
    after: tuple[Entity, ...]


def list_change(old: Screener, new: Screener) -> ListChange:
    """Which entities two screeners do not share.

    Args:
        old: of the earlier list.
        new: of the later list.
    """
    earlier = {entity.id: entity for entity in old.entities()}
    later = {entity.id: entity for entity in new.entities()}
    by_list = bool(old.config.threshold_by_list or new.config.threshold_by_list)
    return ListChange(
        tuple(entity for key, entity in earlier.items() if _differs(entity, later.get(key), by_list)),
        tuple(entity for key, entity in later.items() if _differs(entity, earlier.get(key), by_list)),
    )


def _differs(entity: Entity, other: Entity | None, by_list: bool) -> bool:
    """Whether two editions of an entry may alert differently; a new note, source file or date of it changes nothing.

    Of which list an entry is matters where thresholds are set by list.
    """
    if other is None or entity == other:
        return other is None
    return entity_digest(entity) != entity_digest(other) or (by_list and entity.sources != other.sources)


def alert_changes(
    old: Screener, new: Screener, before: Parties, after: Parties, *, workers: int = 1
) -> Iterator[AlertChange]:
    """The alerts that differ between two runs, without a full run of either.

    Args:
        old: of the earlier list.
        new: of the later list; its decisions apply to both.
        before: the parties of the earlier run; read twice.
        after: those of the later run; read twice. The same as `before` where only the list changed.
        workers: how many processes screen.

    Yields:
        The changes by the party's key, then the entity's identifier.

    Raises:
        InvalidInputError: the settings differ: every alert may, so that both runs are needed.
    """
    if old.config != new.config:
        problem = "the two screeners have different settings, so that every alert may differ"
        raise InvalidInputError(problem, where="delta", mend="compile both lists with the same settings")
    old = old.with_decisions(new.decisions)
    changed = list_change(old, new)
    same = _same_parties(before, after)
    earlier, later = _Collector(same), _Collector(same)
    earlier.collect(_part(old, changed.before), before, of_changed=False, workers=workers)
    later.collect(_part(new, changed.after), after, of_changed=False, workers=workers)
    earlier.collect(old, before, of_changed=True, workers=workers)
    later.collect(new, after, of_changed=True, workers=workers)
    yield from compare_alerts(earlier.alerts, later.alerts)


def compare_alerts(before: _Alerts, after: _Alerts) -> Iterator[AlertChange]:
    """The difference of the alerts of two runs, by the party's key and the entity's identifier."""
    for key in sorted({*before, *after}):
        earlier, later = before.get(key, {}), after.get(key, {})
        for entity_id in sorted({*earlier, *later}):
            was, now = earlier.get(entity_id), later.get(entity_id)
            if now is None and was is not None:
                yield AlertChange("gone", was[0], was[1], None)
            elif now is not None and was is None:
                yield AlertChange("new", now[0], None, now[1])
            elif now is not None and was is not None and _said(was[1]) != _said(now[1]):
                yield AlertChange("changed", now[0], was[1], now[1])


def _said(hit: Hit) -> tuple[object, ...]:
    """What an alert says: it is the same alert where another file of the list says the same."""
    return hit.score, hit.name.text, hit.name.type, hit.query_name, hit.evidence, hit.threshold, hit.suppressed


def alerts_of(screener: Screener, parties: Iterable[Party], *, workers: int = 1) -> _Alerts:
    """The alerts of a full run; of several rows of one party, the best hit on each entity."""
    found: _Alerts = {}
    screened = list(parties)
    for party, hits in zip(screened, screener.screen_many(screened, workers=workers), strict=True):
        _enter(found, party, hits)
    return found


def _enter(alerts: _Alerts, party: Party, hits: Iterable[Hit]) -> None:
    for hit in hits:
        own = alerts.setdefault(party_key(party), {})
        known = own.get(hit.entity.id)
        if known is None or hit.rank < known[1].rank:
            own[hit.entity.id] = party, hit


class _Collector:
    """Gathers the alerts of one side.

    Args:
        same: the keys of the parties that are the same on both sides.
    """

    def __init__(self, same: frozenset[str]) -> None:
        self._same = same
        self.alerts: _Alerts = {}

    def collect(self, screener: Screener | None, parties: Parties, *, of_changed: bool, workers: int) -> None:
        """Screen the parties that changed, or the others."""
        if screener is None:
            return
        # Two readers of one stream: parties wait for their hits as long as a block does.
        chosen, waiting = tee(party for party in parties() if (party_key(party) not in self._same) is of_changed)
        for hits, party in zip(screener.screen_many(chosen, workers=workers), waiting, strict=True):
            _enter(self.alerts, party, hits)


def _part(screener: Screener, entities: tuple[Entity, ...]) -> Screener | None:
    """A screener over some of the entities of another; None over none."""
    if not entities:
        return None
    # Thresholds by list are checked against the whole list, which this is a part of.
    return screener.over_part(Watchlist(entities)).with_decisions(screener.decisions)


def _same_parties(before: Parties, after: Parties) -> frozenset[str]:
    """The keys of the parties of which both sides know the same."""
    earlier, later = _digests(before()), _digests(after())
    return frozenset(key for key, digest in later.items() if earlier.get(key) == digest)


def _digests(parties: Iterable[Party]) -> Mapping[str, bytes]:
    """What is known of each party; rows of one key are taken together, in any order."""
    found: dict[str, int] = {}
    for party in parties:
        row = int.from_bytes(blake2b(party_digest(party).encode(), digest_size=_DIGEST_BYTES).digest())
        key = party_key(party)
        found[key] = (found.get(key, 0) + row) % (1 << 8 * _DIGEST_BYTES)
    return {key: total.to_bytes(_DIGEST_BYTES) for key, total in found.items()}


_TAKEN = ("output", "excel", "columns", "kind", "encoding", "delimiter", "sheet", "decisions", "four_eyes", "as_of")


@dataclass(frozen=True, slots=True)
class ChangedAlert:
    """One alert that differs, with the row of its party.

    Attributes:
        change: `new`, `gone` or `changed`.
        alert: as it is now, or was.
        score_before: of the earlier run; empty where there was none.
    """

    change: Change
    alert: Alert
    score_before: float | str


@dataclass(frozen=True, slots=True)
class DeltaSummary:
    """What a change does to the alerts of a party file.

    Attributes:
        counts: of new, gone and changed alerts.
        entities: that are new, gone or changed.
        rejected: rows of the party file that cannot be screened.
    """

    counts: Mapping[str, int]
    entities: int
    rejected: int

    def __str__(self) -> str:
        told = ", ".join(f"{count} {change}" for change, count in self.counts.items())
        return f"{self.entities} entities differ; alerts: {told}; {self.rejected} rows cannot be screened"


def screen_file_since(
    old: Screener,
    new: Screener,
    file: Path,
    before: Path | None = None,
    on_change: Callable[[ChangedAlert], None] | None = None,
    **options: Unpack[FileOptions],
) -> DeltaSummary:
    """Write which alerts of a party file are new, gone or changed since another list, and another party file.

    Args:
        old: of the earlier list.
        new: of the later list.
        file: the parties.
        before: the earlier party file; by default the same.
        on_change: is given each change.
        options: as for `screen_file`, of which `output` is a table of alerts with the column `change` in front and the
            earlier score behind; a delta has no other output. Decisions apply to both sides.

    Raises:
        EntityScreenError: a file cannot be read or written, or the settings differ.
    """
    refuse_others(options, _TAKEN, "a delta, which is one table,")
    if store := options.get("decisions"):
        new = new.with_decisions(apply_decisions(store, None, options)[0])
    output = Path(place) if (place := options.get("output")) else None
    check_places([file, *filter(None, [before])], [("changes", output)] if output else [])
    reading = reading_of(options)[0]
    rejected = sum(row.party is None for row in read_parties(file, reading))
    earlier, later = partial(_parties_in, before or file, reading), partial(_parties_in, file, reading)
    found = list(alert_changes(old, new, earlier, later, workers=options.get("workers", 1)))
    counts = {name: sum(change.change == name for change in found) for name in get_args(Change)}
    headings = read_parties(file, reading).headings
    with ExitStack() as stack:
        takers = [on_change] if on_change else []
        if output:
            columns = with_originals(("change", *ALERT_COLUMNS, "score_before"), headings)
            write = stack.enter_context(write_rows(output, columns, excel=options.get("excel", False)))
            takers.append(lambda c: write((c.change, *flatten(c.alert).values(), c.score_before, *c.alert.cells)))
        for change in _placed(found, file, before, reading, headings):
            for take in takers:
                take(change)
    differing = list_change(old, new)
    return DeltaSummary(counts, len({entity.id for entity in (*differing.before, *differing.after)}), rejected)


def _parties_in(path: Path, reading: ReadingOptions) -> Iterator[Party]:
    return (row.party for row in read_parties(path, reading) if row.party is not None)


def _placed(
    changes: Sequence[AlertChange], file: Path, before: Path | None, reading: ReadingOptions, headings: Sequence[str]
) -> Iterator[ChangedAlert]:
    """The changes in the order of the rows, those of parties that are gone behind."""
    waiting: dict[str, list[AlertChange]] = {}
    for change in changes:
        waiting.setdefault(party_digest(change.party) + party_key(change.party), []).append(change)
    for path in (file, before):
        for row in read_parties(path, reading) if path else ():
            own = waiting.pop(party_digest(row.party) + party_key(row.party), ()) if row.party else ()
            cells = tuple(cell_text(row.cells.get(heading)) for heading in headings) if own else ()
            for rank, change in enumerate(own, start=1):
                hit = change.after or change.before
                assert hit is not None  # noqa: S101  # a change has a hit on one side at least
                score_before = round(change.before.score, SCORE_DIGITS) if change.before else ""
                alert = Alert(row.number, rank, change.party, hit, row.flags, cells)
                yield ChangedAlert(change.change, alert, score_before)
