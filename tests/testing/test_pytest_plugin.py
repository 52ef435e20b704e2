"""The plugin in a test run of its own: what passes, what fails, and what the failure says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

import entityscreen as es
from entityscreen.testing.strategies import clean_names, variants_of

pytest_plugins = ["pytester"]
SAMPLE = Path(__file__).parents[2] / "examples" / "ofac_sample"
ENTITY = es.Entity(id="x1", kind="Person", names=["PETROVSKY, Konstantin Viktorovich"])
SCREENER = es.Screener(es.Watchlist([ENTITY]))

TESTS = f"""
import entityscreen as es

WATCHLIST = es.Watchlist([es.Entity(id="x1", kind="Person", names=["PETROVSKY, Konstantin"])])

def test_hits(screener_from, assert_hits, assert_clean):
    screener = screener_from(WATCHLIST)
    assert assert_hits(screener, "Konstantin Petrovskij", "x1").score > 0.78
    assert_clean(screener, "Emma Johansson")
    assert screener_from(WATCHLIST) is screener
    assert len(screener_from({str(SAMPLE)!r})) > 5

def test_lost(screener_from, assert_hits):
    assert_hits(screener_from(WATCHLIST), "Emma Johansson", "x1")

def test_not_clean(screener_from, assert_clean):
    assert_clean(screener_from(WATCHLIST), es.Party(name="Konstantin Petrovsky", kind="Person"))
"""


def test_a_failure_shows_the_explanation(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(TESTS)
    result = pytester.runpytest_inprocess()  # the entry point brings the plugin
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(
        ["'Emma Johansson' does not hit x1 (PETROVSKY, Konstantin), threshold 0.78", "it hits nobody"]
    )
    result.stdout.fnmatch_lines(["'Konstantin Petrovsky' is not clean, threshold 0.78", "x1 (PETROVSKY, Konstantin):"])
    result.stdout.fnmatch_lines(["*konstantin = konstantin*1.00*"])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(variants_of(ENTITY))
def test_minor_variants_hit(name: str) -> None:
    assert any(hit.entity.id == "x1" for hit in SCREENER.screen(es.Party(name=name, kind="Person")))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(clean_names())
def test_clean_names_do_not(name: str) -> None:
    assert SCREENER.screen(es.Party(name=name, kind="Person")) == []
