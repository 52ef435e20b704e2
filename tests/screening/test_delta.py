"""What a change does to the alerts."""

from __future__ import annotations

import pytest

import entityscreen as es
from entityscreen.errors import InvalidInputError
from entityscreen.screening.delta import alert_changes

PUTIN = es.Entity(id="p", kind="Person", names=["Vladimir Putin"])
XI = es.Entity(id="x", kind="Person", names=["Xi Jinping"])
PARTIES = [es.Party(id="1", name="Vladimir Putin"), es.Party(id="2", name="Xi Jinping"), es.Party(id="3", name="Emma")]


def screener(*entities: es.Entity, threshold: float = 0.78) -> es.Screener:
    return es.Screener(es.Watchlist(entities), config=es.ScreeningConfig(threshold=threshold))


def changes(old: es.Screener, new: es.Screener, after: list[es.Party] = PARTIES) -> list[tuple[str, str | None, str]]:
    return [(c.change, c.party.id, c.entity.id) for c in alert_changes(old, new, lambda: PARTIES, lambda: after)]


def test_a_new_entry_alerts_on_the_parties_that_were_there() -> None:
    assert changes(screener(PUTIN), screener(PUTIN, XI)) == [("new", "2", "x")]


def test_a_removed_entry_takes_its_alerts_along() -> None:
    assert changes(screener(PUTIN, XI), screener(PUTIN)) == [("gone", "2", "x")]


def test_a_changed_entry_changes_them() -> None:
    other = PUTIN.model_copy(update={"birth_dates": ("1952",), "names": (es.Name(text="Wladimir Putin"),)})
    assert changes(screener(PUTIN, XI), screener(other, XI)) == [("changed", "1", "p")]


def test_a_new_party_is_screened_against_everything() -> None:
    after = [*PARTIES, es.Party(id="4", name="Putin, Vladimir")]
    assert changes(screener(PUTIN, XI), screener(PUTIN, XI), after) == [("new", "4", "p")]


def test_other_settings_need_two_full_runs() -> None:
    with pytest.raises(InvalidInputError, match="different settings"):
        changes(screener(PUTIN), screener(PUTIN, threshold=0.9))
