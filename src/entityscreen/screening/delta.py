"""What a change of the list or of the parties does to the alerts, without screening everything again.

The difference between two runs is the alerts that are new, gone, or changed. A score depends on a party, an entity and
the settings alone, so only changed entities against all parties, and changed parties against all entities, can differ
(a property test holds that it equals the difference of two full runs). Two opinions that no screener gives
(`opinions.py`) are compared likewise. How the difference of two files is written is in
`runs/since.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import islice
from typing import Literal, Protocol

from entityscreen.errors import UnknownEntityError
from entityscreen.model.decision import entity_digest, party_digest, party_key
from entityscreen.model.entity import Entity
from entityscreen.model.hit import Hit, ScreensMany
from entityscreen.model.party import Party
from entityscreen.model.scope import Scope
from entityscreen.model.watchlist import Watchlist
from entityscreen.scoring.contacts import EMAIL, PHONE, WEBSITE, contact_key, contacts_of
from entityscreen.screening.contract import ListScreener
from entityscreen.screening.files.party_rows import PartyRow

Change = Literal["new", "gone", "changed"]
# Rows of parties that can be read more than once: asked for, they begin anew.
Rows = Callable[[], Iterable[PartyRow]]
# By the party's key and the entity's identifier.
Alerts = dict[str, dict[str, tuple[PartyRow, Hit]]]
_DIGEST_BYTES = 16
# What alerts depend on beside what a decision is bound to.
_PROPERTIES = (PHONE, EMAIL, WEBSITE, "birthPlace")
_BLOCK = 8_000  # rows a worker that are parted into changed ones and others, and screened together


@dataclass(frozen=True, slots=True)
class AlertChange:
    """One alert that differs between two runs.

    Attributes:
        change: `new`, `gone` or `changed` (another score, name or evidence).
        row: of the party, as it is now, or was.
        before: the hit of the earlier run, or None.
        after: the hit of the later run, or None.
        is_party_gone: whether nobody of whom the same is known is among the later parties.
    """

    change: Change
    row: PartyRow
    before: Hit | None
    after: Hit | None
    is_party_gone: bool = False

    @property
    def party(self) -> Party:
        """The party, as it is now, or was."""
        assert self.row.party is not None  # noqa: S101  # only rows with a party alert
        return self.row.party

    @property
    def hit(self) -> Hit:
        """The hit, as it is now, or was."""
        hit = self.after or self.before
        assert hit is not None  # noqa: S101  # a change has a hit on one side at least
        return hit

    @property
    def entity(self) -> Entity:
        """The listed entity, as it is now, or was."""
        return self.hit.entity


@dataclass(frozen=True, slots=True)
class ListChange:
    """The entities of two watchlists that are not the same: those of the earlier one that are gone or changed, those of
    the later one that are new or changed.
    """

    before: tuple[Entity, ...]
    after: tuple[Entity, ...]

    def __len__(self) -> int:
        """How many entities are new, gone or changed."""
        return len({entity.id for entity in (*self.before, *self.after)})


def list_change(old: ListScreener, new: ListScreener) -> ListChange:
    """Which entities the screeners of an earlier and a later list do not share."""
    earlier = {entity.id: entity for entity in old.entities()}
    later = {entity.id: entity for entity in new.entities()}
    by_list = bool(new.config.threshold_by_list or new.config.threshold_by_topic)
    # A contact detail says less of each entity, the more share it: all of them change with their number.
    crowds = old.crowds().items() ^ new.crowds().items()
    shared = {key for key, _ in crowds}

    def changed(entities: dict[str, Entity], others: dict[str, Entity]) -> tuple[Entity, ...]:
        return tuple(
            entity
            for key, entity in entities.items()
            if _differs(entity, others.get(key), by_list, new.scope)
            or (shared and any(contact_key(*contact) in shared for contact in contacts_of(entity)))
        )

    return ListChange(changed(earlier, later), changed(later, earlier))


def _differs(entity: Entity, other: Entity | None, by_list: bool, scope: Scope | None) -> bool:
    """Whether two editions of an entry may alert differently; a new note, source file or date of it changes nothing.

    Of which list an entry is, and its topics, matter where thresholds are set by them, and all that a scope looks at
    where there is one.
    """
    if other is None or entity == other:
        return other is None
    if scope and scope.covers(entity) != scope.covers(other):
        return True
    if any(entity.properties.get(name) != other.properties.get(name) for name in _PROPERTIES):
        return True
    return entity_digest(entity) != entity_digest(other) or (
        by_list and (entity.sources, entity.topics) != (other.sources, other.topics)
    )


class Delta:
    """What differs between the runs over two lists, or with two settings; with these every alert may differ, so that
    all parties are screened against both lists whole.

    Args:
        old: of the earlier list.
        new: of the later list; its decisions apply to both.
    """

    def __init__(self, old: ListScreener, new: ListScreener) -> None:
        self.old, self.new = old.with_decisions(new.decisions).within(new.scope), new
        self.list = list_change(old, new)

    def changes(
        self,
        before: Rows,
        after: Rows,
        *,
        workers: int = 1,
        over: Callable[[ListScreener], ScreensMany] = lambda screener: screener,
        passing: Callable[[PartyRow], None] = lambda _row: None,
    ) -> Iterator[AlertChange]:
        """The alerts that differ, by the party's key, then the entity's identifier. The rows of both party files are
        read twice at most, once where they are the very same and only the list has changed; `passing` is given each
        later row once, `over` is what stands between the run and a screener: a journal.
        """
        same = None if before is after else _same_parties(before, after)
        if self.old.config != self.new.config:
            same = frozenset()  # nobody is known to have the same alerts

        def alerts(whole: ListScreener, entities: tuple[Entity, ...], rows: Iterable[PartyRow]) -> Alerts:
            part = _part(whole, entities) if same != frozenset() else None
            return _changed_alerts(over(whole), over(part) if part else None, rows, same, workers)

        earlier = alerts(self.old, self.list.before, before()) if self.list.before or same is not None else {}
        places: dict[tuple[str, str], PartyRow] = {}

        def later_rows() -> Iterator[PartyRow]:
            for row in after():
                passing(row)
                if row.party is not None and party_key(row.party) in earlier:
                    places.setdefault(_identity(row.party), row)
                yield row

        later = alerts(self.new, self.list.after, later_rows())
        for change in compare_alerts(earlier, later):
            place = places.get(_identity(change.party)) if change.after is None else change.row
            yield replace(change, row=place or change.row, is_party_gone=place is None)

    def why(self, change: AlertChange) -> str:
        """Why a pair alerts on one side alone, or otherwise, in a reviewer's words."""
        if change.before and change.after:
            before, after = ({record.reason for record in hit.evidence} for hit in (change.before, change.after))
            gained, lost = sorted(after - before), sorted(before - after)
            reasons = "; ".join([*(f"now: {reason}" for reason in gained), *(f"before: {reason}" for reason in lost)])
            return f"it scored {change.before.score:.3f} before{f' ({reasons})' if reasons else ''}"
        screener, side = (self.new, "later") if change.after is None else (self.old, "earlier")
        try:
            hit = screener.assess(change.party, change.entity.id)
        except UnknownEntityError:
            return f"the entity is not on the {side} list"
        if screener.scope and not screener.scope.covers(hit.entity):
            return f"the entity is outside the scope on the {side} list"
        if change.is_party_gone:
            return "the later file has no such party"
        if hit.score < hit.threshold:
            return f"the {side} score is {hit.score:.3f}, the threshold {hit.threshold:.2f}"
        return f"the {side} score is {hit.score:.3f}, which is no alert by the {side} settings or decisions"


def _identity(party: Party) -> tuple[str, str]:
    return party_key(party), party_digest(party)


def compare_alerts(before: Alerts, after: Alerts) -> Iterator[AlertChange]:
    """The difference of the alerts of two runs, by the party's key and the entity's identifier."""
    for key in sorted({*before, *after}):
        earlier, later = before.get(key, {}), after.get(key, {})
        for entity_id in sorted({*earlier, *later}):
            was, now = earlier.get(entity_id), later.get(entity_id)
            if now is None and was is not None:
                yield AlertChange("gone", was[0], was[1], None)
            elif now is not None and was is None:
                yield AlertChange("new", now[0], None, now[1])
            elif now is not None and was is not None and _shown(was[1]) != _shown(now[1]):
                yield AlertChange("changed", now[0], was[1], now[1])


def _shown(hit: Hit) -> tuple[object, ...]:
    """What an alert says: it is the same alert where another file of the list says the same."""
    return hit.score, hit.name.text, hit.name.type, hit.query_name, hit.evidence, hit.threshold, hit.suppressed


def _changed_alerts(
    whole: ScreensMany, part: ScreensMany | None, rows: Iterable[PartyRow], same: frozenset[str] | None, workers: int
) -> Alerts:
    """The alerts of one side that may differ from the other's: of changed parties against the whole list, of those that
    are the same on both sides (None for all) against the part that changed. Of several rows of one party, the best
    hits.
    """
    alerts: Alerts = {}
    remaining = iter(rows)
    while block := list(islice(remaining, _BLOCK * workers)):
        parted: tuple[list[PartyRow], list[PartyRow]] = [], []
        for row in block:
            if row.party is not None:
                parted[same is None or party_key(row.party) in same].append(row)
        for screener, group in zip((whole, part), parted, strict=True):
            if screener is not None:
                enter_alerts(alerts, screener, group, workers)
    return alerts


def enter_alerts(alerts: Alerts, screener: ScreensMany, rows: Sequence[PartyRow], workers: int) -> None:
    """Enter what a screener finds of rows that have a party."""
    parties = (row.party for row in rows if row.party is not None)
    for row, hits in zip(rows, screener.screen_many(parties, workers=workers) if rows else (), strict=True):
        enter_hits(alerts, row, hits)


def enter_hits(alerts: Alerts, row: PartyRow, hits: Iterable[Hit]) -> None:
    """Enter the hits of a row; of several rows of one party the best of each entity."""
    assert row.party is not None  # noqa: S101  # it was screened
    for hit in hits:
        of_party = alerts.setdefault(party_key(row.party), {})
        best = of_party.get(hit.entity.id)
        if best is None or hit.rank < best[1].rank:
            of_party[hit.entity.id] = row, hit


def _part(screener: ListScreener, entities: tuple[Entity, ...]) -> ListScreener | None:
    """A screener over some of the entities of another; None over none."""
    if not entities:
        return None
    # Thresholds by list are checked against the whole list, which this is a part of.
    return screener.over_part(Watchlist(entities)).with_decisions(screener.decisions).within(screener.scope)


def _same_parties(before: Rows, after: Rows) -> frozenset[str]:
    """The keys of the parties of which both sides know the same."""
    earlier, later = _digests(before()), _digests(after())
    return frozenset(key for key, digest in later.items() if earlier.get(key) == digest)


def _digests(rows: Iterable[PartyRow]) -> Mapping[str, bytes]:
    """What is known of each party; rows of one key are taken together, in any order."""
    totals: dict[str, int] = {}
    for row in rows:
        if row.party is not None:
            digest = blake2b(party_digest(row.party).encode(), digest_size=_DIGEST_BYTES).digest()
            key = party_key(row.party)
            totals[key] = (totals.get(key, 0) + int.from_bytes(digest)) % (1 << 8 * _DIGEST_BYTES)
    return {key: total.to_bytes(_DIGEST_BYTES) for key, total in totals.items()}


_SCORE_TOLERANCE = 0.0005  # two versions that say the same to three digits do not differ


class Opinion(Protocol):
    """What alerts on a file of parties."""

    name: str  # for reasons and manifests
    scale: str  # scores of two opinions on one scale are compared

    def alerts(self, rows: Sequence[PartyRow]) -> Alerts:
        """Returns the alerts on rows that have a party."""

    def why_absent(self, changes: Sequence[AlertChange]) -> Sequence[str]:
        """Says of pairs that do not alert here why not."""


class OpinionDelta:
    """What two opinions on a file differ in; takes the place of a `Delta`.

    Args:
        first: what is in use.
        second: what is proposed.
    """

    list: Sequence[Entity] = ()  # no entity is known to differ

    def __init__(self, first: Opinion, second: Opinion) -> None:
        self._first, self._second = first, second
        self._reasons: dict[tuple[int, str], str] = {}

    def changes(
        self,
        _before: Rows,
        after: Rows,
        *,
        workers: int = 1,  # noqa: ARG002  # those of a `Delta`
        over: Callable[[ListScreener], ScreensMany] | None = None,  # noqa: ARG002
        passing: Callable[[PartyRow], None] = lambda _row: None,
    ) -> Iterator[AlertChange]:
        """The alerts that differ, by the party's key, then the entity's identifier, each with its reason asked for."""
        rows = []
        for row in after():
            passing(row)
            if row.party is not None:
                rows.append(row)
        comparable = self._first.scale == self._second.scale
        changes = [
            change
            for change in compare_alerts(self._first.alerts(rows), self._second.alerts(rows))
            if change.change != "changed" or (comparable and _differ(change))
        ]
        for opinion, kind in ((self._second, "gone"), (self._first, "new")):
            absent = [change for change in changes if change.change == kind]
            for change, reason in zip(absent, opinion.why_absent(absent), strict=True):
                self._reasons[change.row.number, change.entity.id] = f"{opinion.name}: {reason}"
        return iter(changes)

    def why(self, change: AlertChange) -> str:
        """Why a pair alerts on one side alone, or scores otherwise."""
        if change.before and change.after:
            return f"{self._first.name}: the score is {change.before.score:.3f}"
        return self._reasons[change.row.number, change.entity.id]


def _differ(change: AlertChange) -> bool:
    assert change.before is not None  # noqa: S101  # it is changed
    assert change.after is not None  # noqa: S101
    return abs(change.before.score - change.after.score) >= _SCORE_TOLERANCE
