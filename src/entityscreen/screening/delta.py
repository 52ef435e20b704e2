"""What a change of the list or of the parties does to the alerts, without screening everything again.

Here belongs the difference between two runs: alerts that are new, gone, or changed. A score depends on a party, an
entity and the settings alone, so only changed entities against all parties, and changed parties against all entities,
can differ (a property test holds that it equals the difference of two full runs).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import tee
from typing import Literal

from entityscreen.errors import InvalidInputError
from entityscreen.model.decision import party_digest, party_key
from entityscreen.model.entity import Entity
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.model.watchlist import Watchlist
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
    return ListChange(
        tuple(entity for key, entity in earlier.items() if later.get(key) != entity),
        tuple(entity for key, entity in later.items() if earlier.get(key) != entity),
    )


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
            elif now is not None and was is not None and was[1] != now[1]:
                yield AlertChange("changed", now[0], was[1], now[1])


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
    return Screener.over_part(Watchlist(entities), screener.config).with_decisions(screener.decisions)


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
