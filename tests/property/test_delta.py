"""A delta is the difference of two full runs, whatever changes in the list and in the parties."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.model.decision import Decision, Decisions, entity_digest, party_digest, party_key
from entityscreen.screening.delta import Alerts, Delta, compare_alerts
from entityscreen.screening.files import PartyRow

TEXTS = [
    "Vladimir Putin",
    "Vladimir Puttin",
    "Xi Jinping",
    "習近平",
    "Wuhan Gaoxin Keji",
    "武漢高芯科技",
    "Ocean Star",
    "Emma",
]
ENTITIES = st.builds(
    lambda number, text, kind, dates: es.Entity(id=f"e{number}", kind=kind, names=[text], birth_dates=dates),
    st.integers(0, 4),
    st.sampled_from(TEXTS),
    st.sampled_from(["Person", "Company", "Vessel"]),
    st.lists(st.sampled_from(["1952", "1981"]), max_size=1),
)
# Of several that have one identifier the last stays.
LISTS = st.lists(ENTITIES, min_size=1, max_size=5).map(lambda found: list({e.id: e for e in found}.values()))
PARTIES = st.builds(
    lambda key, text, date: es.Party(id=key, name=text, birth_date=date),
    st.sampled_from(["1", "2", "3", None]),
    st.sampled_from(TEXTS),
    st.sampled_from([None, "1952"]),
)


def keyed(changes: Any) -> list[tuple[Any, ...]]:
    return [(c.change, party_key(c.party), c.entity.id, c.before, c.after) for c in changes]


def rows_of(parties: list[es.Party]) -> list[PartyRow]:
    return [PartyRow(number, party=party) for number, party in enumerate(parties, start=1)]


def alerts_of(screener: es.Screener, parties: list[es.Party]) -> Alerts:
    """The alerts of a full run; of several rows of one party, the best hit on each entity."""
    found: Alerts = {}
    for number, party in enumerate(parties, start=1):
        for hit in screener.screen(party):
            own = found.setdefault(party_key(party), {})
            if hit.entity.id not in own or hit.rank < own[hit.entity.id][1].rank:
                own[hit.entity.id] = PartyRow(number, party=party), hit
    return found


def bound_to(party: es.Party, entity: es.Entity) -> tuple[str, str]:
    return party_digest(party), entity_digest(entity)


@settings(deadline=None)
@given(LISTS, LISTS, st.lists(PARTIES, max_size=6), st.lists(PARTIES, max_size=6), st.booleans())
def test_a_delta_equals_the_difference_of_two_full_runs(
    earlier: list[es.Entity], later: list[es.Entity], before: list[es.Party], after: list[es.Party], same: bool
) -> None:
    after = before if same else after
    old, new = es.Screener(es.Watchlist(earlier)), es.Screener(es.Watchlist(later))
    decided = [
        Decision(
            party_key(p), e.id, "false", "r", "ann", "2026-01-01", party_digest(p), entity_digest(e), old.config.digest
        )
        for p, e in list(zip(before, earlier, strict=False))[:1]
    ]
    new = new.with_decisions(Decisions(decided, as_of="2026-11-29"))
    expected = keyed(compare_alerts(alerts_of(old.with_decisions(new.decisions), before), alerts_of(new, after)))
    earlier_rows, later_rows = rows_of(before), rows_of(after)
    assert keyed(Delta(old, new).changes(lambda: earlier_rows, lambda: later_rows)) == expected
    if same:
        once = lambda: earlier_rows  # noqa: E731  # the very same, so that nobody has changed
        assert keyed(Delta(old, new).changes(once, once)) == expected
