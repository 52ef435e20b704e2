"""A pytest plugin for the tests of a compliance team: a screener from a list, names that must hit, names that must not.

It is registered as `entityscreen` by an entry point; nothing of the library is imported before a test asks for it.

Example:
    def test_our_cases(screener_from, assert_hits, assert_clean):
        screener = screener_from("lists.snapshot")
        assert_hits(screener, "Konstantin Petrovskij", "own-17")
        assert_clean(screener, "Emma Johansson")
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import entityscreen as es

ScreenerFrom = Callable[..., "es.Screener"]
AssertHits = Callable[["es.Screener", "es.Party | str", str], "es.Hit"]
AssertClean = Callable[["es.Screener", "es.Party | str"], None]


@pytest.fixture(scope="session")
def screener_from() -> ScreenerFrom:
    """Makes a screener of a watchlist, an official list, or a snapshot; each once a session.

    The function takes a path or a `Watchlist`, and `config`. Paths with another ending than `.snapshot` are read as
    official lists or FollowTheMoney JSON.
    """
    import entityscreen as es

    screeners: dict[tuple[str, str], es.Screener] = {}

    def make(source: str | Path | es.Watchlist, config: es.ScreeningConfig | None = None) -> es.Screener:
        digest = config.digest if config else ""
        key = (source.digest if isinstance(source, es.Watchlist) else str(Path(source).resolve()), digest)
        if key not in screeners:
            screeners[key] = _open(source, config)
        return screeners[key]

    return make


def _open(source: str | Path | es.Watchlist, config: es.ScreeningConfig | None) -> es.Screener:
    import entityscreen as es

    if isinstance(source, es.Watchlist):
        return es.Screener(source, config=config)
    if Path(source).suffix == ".snapshot":
        loaded = es.Screener.load(source)
        return loaded if config is None else es.Screener(es.Watchlist(list(loaded.entities())), config=config)
    return es.Screener(es.read_list(source), config=config)


@pytest.fixture(scope="session")
def assert_hits() -> AssertHits:
    """Fails unless a party hits an entity; the message has the pair's score and what made it. Gives the hit."""

    def check(screener: es.Screener, party: es.Party | str, entity_id: str) -> es.Hit:
        __tracebackhide__ = True
        hits = screener.screen(party, suppressed=True)
        for hit in hits:
            if hit.entity.id == entity_id and not hit.suppressed:
                return hit
        pair = screener.assess(party, entity_id)
        held = next((hit.suppressed for hit in hits if hit.entity.id == entity_id), "")
        other_hits = (
            ", ".join(f"{hit.entity.id} {hit.score:.3f}" for hit in hits if hit.entity.id != entity_id) or "nobody"
        )
        lines = (
            f"{_shown(party)} does not hit {entity_id} ({pair.entity.caption}), threshold {pair.threshold:.2f}"
            + (f", suppressed: {held}" if held else ""),
            pair.explain(),
            f"it hits {other_hits}",
        )
        pytest.fail("\n".join(lines), pytrace=False)

    return check


@pytest.fixture(scope="session")
def assert_clean() -> AssertClean:
    """Fails if a party hits anybody; the message explains every hit."""

    def check(screener: es.Screener, party: es.Party | str) -> None:
        __tracebackhide__ = True
        hits = screener.screen(party)
        if hits:
            explained = "\n".join(f"{hit.entity.id} ({hit.entity.caption}):\n{hit.explain()}" for hit in hits)
            pytest.fail(f"{_shown(party)} is not clean, threshold {hits[0].threshold:.2f}\n{explained}", pytrace=False)

    return check


def _shown(party: es.Party | str) -> str:
    return repr(party if isinstance(party, str) else party.name)
