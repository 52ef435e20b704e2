"""From a pair of names to a hit: the best pair, weak aliases, the threshold."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.index.lookup import ALL, Reach
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import PreparedName
from entityscreen.scoring.score import assess
from entityscreen.screening.matching import KEPT, NameMatch, best_match, make_hit, rate

CONFIG = es.ScreeningConfig()
ENTITY = es.Entity(
    id="p1", kind="Person", names=["Vladimir Putin", es.Name(text="Vova", type="weak")], birth_dates=["1952-10-07"]
)


def prepared(*names: str) -> list[PreparedName]:
    return [prepare_name(name, Family.PERSON) for name in names]


def best(queries: Iterable[str], listed: Iterable[str]) -> NameMatch | None:
    names = prepared(*listed)
    return best_match(prepared(*queries), [(i, ALL) for i in range(len(names))], names.__getitem__, CONFIG)


def match(query: str, listed: str) -> NameMatch:
    found = best([query], [listed])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("queries", "listed", "local", "query"),
    [
        (["Vladimir Putin"], ["Xi Jinping", "Vladimir Putin"], 1, 0),
        (["Xi Jinping", "Vladimir Putin"], ["Vladimir Puttin"], 0, 1),
        (["Vladimir Putin", "Vladimir Putin"], ["Vladimir Putin", "Vladimir Putin"], 0, 0),
        (["Nobody"], ["Vladimir Putin"], 0, 0),
    ],
)
def test_the_best_pair_and_the_first_on_a_tie(queries: list[str], listed: list[str], local: int, query: int) -> None:
    found = best(queries, listed)
    assert found is not None
    assert (found.local, found.query) == (local, query)


WORDS = st.sampled_from(["vladimir", "wladimir", "putin", "puttin", "v", "ali", "xi", "jinping", "习近平", "bank"])
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4)


@given(NAMES, NAMES, st.floats(0.0, 1.0))
def test_what_is_asked_of_further_names_loses_no_better_pair(
    queries: list[str], listed: list[str], least: float
) -> None:
    asked, names = prepared(*queries), prepared(*listed)
    scores = [
        (-assess(query, name, CONFIG.weights).score, local, number)
        for local, name in enumerate(names)
        for number, query in enumerate(asked)
    ]
    score, local, number = min(scores)
    for needed in (0.0, least, -score):
        found = best_match(asked, [(i, ALL) for i in range(len(names))], names.__getitem__, CONFIG, needed)
        expected = (-score, local, number) if -score >= needed else None
        assert (None if found is None else (found.score, found.local, found.query)) == expected


def test_only_names_that_may_be_the_best_are_prepared() -> None:
    names = prepared("Vladimir Putin", "Xi Jinping")
    seen = []

    def listed(number: int) -> PreparedName:
        seen.append(number)
        return names[number]

    reaches = [(0, Reach(1.0, 1.0)), (1, Reach(0.9, 0.9))]
    found = best_match(prepared("Putin, Vladimir"), reaches, listed, CONFIG, 0.7)
    assert found is not None
    assert (found.local, seen) == (0, [0])


def test_no_names_no_match() -> None:
    assert best(["Vladimir Putin"], []) is None
    assert make_hit(ENTITY, None, None, ("A",), None, CONFIG) is None


def test_below_the_threshold_is_no_hit_but_is_rated() -> None:
    found = match("Vladimir Potanin", "Vladimir Putin")
    assert make_hit(ENTITY, found, None, ("Vladimir Potanin",), None, CONFIG) is None
    rated = rate(ENTITY, found, ("Vladimir Potanin",), None, CONFIG)
    assert rated.score == found.score < rated.threshold


def test_a_hit_is_what_was_matched() -> None:
    hit = make_hit(ENTITY, match("Vladimir Puttin", "Vladimir Putin"), None, ("Vladimir Puttin",), None, CONFIG)
    assert hit is not None
    assert (hit.entity, hit.matched_name, hit.query_name) == (ENTITY, "Vladimir Putin", "Vladimir Puttin")
    assert hit.threshold == CONFIG.threshold


def test_what_a_conflict_takes_below_the_threshold_is_given_back_and_said() -> None:
    name = "Vladimir Puttin"
    found = match(name, "Vladimir Putin")
    party = es.Party(name=name, birth_date="1981-01-01", kind="Vessel", gender="female")
    hit = make_hit(ENTITY, found, None, (name,), party, CONFIG)
    assert hit is not None
    assert hit.score == CONFIG.threshold
    assert KEPT in [record.reason for record in hit.evidence]
    assert es.rebuild_score(hit.evidence) == hit.score


def test_a_weak_alias_that_matches_no_better_than_the_threshold_is_not_mentioned() -> None:
    strong = match("Vladimir Putin", "Vladimir Putin")
    for weak, mentioned in ((match("Vova", "Vova"), True), (match("Igor", "Vova"), False)):
        weak_here = NameMatch(1, 0, weak.assessment)
        hit = make_hit(ENTITY, strong, weak_here, ("Vladimir Putin",), None, CONFIG)
        assert hit is not None
        assert any("weak alias" in label for label in hit.labels) is mentioned
        assert hit.score == 1.0
