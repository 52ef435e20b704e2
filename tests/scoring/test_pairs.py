"""Pairs of names by kind of mutation: hit or miss at the default threshold, and what holds for every pair."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

import entityscreen as es
from entityscreen.model.evidence import SHOWN

CASES = Path(__file__).parents[1] / "cases" / "pairs"
THRESHOLD = es.ScreeningConfig().threshold
COLUMNS = ["group", "kind", "a", "b", "expected", "known_failure"]


class Pair(NamedTuple):
    """One row of a table."""

    group: str
    kind: str
    a: str
    b: str
    expected: str
    known_failure: str


def read_pairs(path: Path) -> list[Pair]:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    assert lines[0].split("\t") == COLUMNS
    return [Pair(*line.split("\t")) for line in lines[1:]]


TABLES = {path.stem: read_pairs(path) for path in sorted(CASES.glob("*.tsv"))}
PAIRS = [pair for pairs in TABLES.values() for pair in pairs]


def name_of(pair: Pair) -> str:
    return f"{pair.group}: {pair.a} ~ {pair.b}"


def as_case(pair: Pair) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=pair.known_failure)] if pair.known_failure else []
    return pytest.param(pair, id=name_of(pair), marks=marks)


@pytest.mark.parametrize("pair", [as_case(pair) for pair in PAIRS])
def test_pair_is_found_or_not_rebuilt_symmetric_and_explained(pair: Pair) -> None:
    comparison = es.compare(pair.a, pair.b, kind=pair.kind)
    other = es.compare(pair.b, pair.a, kind=pair.kind)
    assert es.rebuild_score(comparison.evidence) == comparison.score
    assert other.score == comparison.score
    assert sorted(map(repr, other.evidence)) == sorted(repr(record.swapped()) for record in comparison.evidence)
    first, *rest = comparison.explain().splitlines()
    assert first == f"{pair.a} ~ {pair.b}: {comparison.score:.3f}"
    assert len(rest) == sum(not 0.0 < abs(record.amount) < SHOWN for record in comparison.evidence)
    found = "hit" if comparison.score >= THRESHOLD else "miss"
    assert found == pair.expected, comparison.explain()


def test_a_screener_says_of_every_pair_what_compare_says() -> None:
    entities = [es.Entity(id=f"e{i}", kind=pair.kind, names=[pair.b]) for i, pair in enumerate(PAIRS)]
    screener = es.Screener(es.Watchlist(entities))
    outcomes = screener.screen_many([es.Party(name=pair.a, kind=pair.kind) for pair in PAIRS])
    for i, (pair, hits) in enumerate(zip(PAIRS, outcomes, strict=True)):
        comparison = es.compare(pair.a, pair.b, kind=pair.kind)
        hit = next((hit for hit in hits if hit.entity.id == f"e{i}"), None)
        assert (hit is not None) is (comparison.score >= THRESHOLD), name_of(pair)
        if hit is not None:
            assert (hit.score, hit.evidence) == (comparison.score, comparison.evidence)


@pytest.mark.parametrize("table", TABLES)
def test_every_group_has_a_positive_and_a_hard_negative(table: str) -> None:
    expected: dict[str, set[str]] = defaultdict(set)
    for pair in TABLES[table]:
        expected[pair.group].add(pair.expected)
    assert {group for group, found in expected.items() if found != {"hit", "miss"}} == set()


def test_no_pair_is_listed_twice() -> None:
    keys = [frozenset((pair.a, pair.b)) for pair in PAIRS if pair.a != pair.b]
    assert sorted(map(sorted, keys)) == sorted(map(sorted, set(keys)))


PUBLIC_FIGURES = Path(__file__).parents[1] / "cases" / "southeast_public_figures.tsv"


@pytest.mark.parametrize("half", ["build", "judge"])
def test_nine_of_ten_public_figures_of_south_east_asia_are_found(half: str) -> None:
    lines = [line for line in PUBLIC_FIGURES.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    rows = [row for row in (line.split("\t") for line in lines[1:]) if row[0] == half]
    missed = [(a, b) for _, _, a, b in rows if es.compare(a, b, kind="Person").score < THRESHOLD]
    assert len(rows) == 110
    assert len(missed) <= 11, missed
