"""From a pair of names to a hit: the best pair, weak aliases, the threshold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.index.lookup import ALL, Reach
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import PreparedName
from entityscreen.scoring.score import assess
from entityscreen.screening.matching import KEPT, ListedEntity, NameMatch, PartyMatcher
from entityscreen.screening.parties import read_party

CONFIG = es.ScreeningConfig()
ENTITY = es.Entity(
    id="p1",
    kind="Person",
    names=["Vladimir Putin", es.Name(text="Vova", type="weak")],
    birth_dates=["1952-10-07"],
    countries=["ru"],
)


def prepared(*names: str) -> list[PreparedName]:
    return [prepare_name(name, Family.PERSON) for name in names]


def matcher(queries: Iterable[str], listed: Iterable[str]) -> PartyMatcher:
    names = prepared(*listed)
    return PartyMatcher(read_party("Somebody"), prepared(*queries), names.__getitem__, CONFIG)


def best(queries: Iterable[str], listed: Sequence[str], least: float = 0.0) -> NameMatch | None:
    return matcher(queries, listed).best_match([(number, ALL) for number in range(len(listed))], least)


def matched(party: es.Party | str) -> tuple[es.Hit, es.Hit | None]:
    """A party against the entity: how it is rated, and the hit that it is."""
    query = read_party(party)
    names = prepared(*(name.text for name in ENTITY.names))
    of_party = PartyMatcher(query, prepared(*query.names), names.__getitem__, CONFIG)
    listed, candidates = ListedEntity(ENTITY, 0), [(number, ALL) for number in range(len(names))]
    match = of_party.best_match(candidates)
    return of_party.rate(listed, match), of_party.hit(listed, candidates, match)


@pytest.mark.parametrize(
    ("queries", "listed", "number", "query"),
    [
        (["Vladimir Putin"], ["Xi Jinping", "Vladimir Putin"], 1, "Vladimir Putin"),
        (["Xi Jinping", "Vladimir Putin"], ["Vladimir Puttin"], 0, "Vladimir Putin"),
        (["Vladimir Putin", "Putin Vladimir"], ["Vladimir Putin", "Vladimir Putin"], 0, "Vladimir Putin"),
        (["Nobody"], ["Vladimir Putin"], 0, "Nobody"),
    ],
)
def test_the_best_pair_and_the_first_on_a_tie(queries: list[str], listed: list[str], number: int, query: str) -> None:
    match = best(queries, listed)
    assert match is not None
    assert (match.number, match.query_name) == (number, query)


WORDS = st.sampled_from(["vladimir", "wladimir", "putin", "puttin", "v", "ali", "xi", "jinping", "习近平", "bank"])
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4)


@given(NAMES, NAMES, st.floats(0.0, 1.0))
def test_what_is_asked_of_further_names_loses_no_better_pair(
    queries: list[str], listed: list[str], least: float
) -> None:
    asked, names = prepared(*queries), prepared(*listed)
    scores = [
        (-assess(query, name, CONFIG.weights).score, number, place)
        for number, name in enumerate(names)
        for place, query in enumerate(asked)
    ]
    score, number, place = min(scores)
    for needed in (0.0, least, -score):
        match = best(queries, listed, needed)
        expected = (-score, number, queries[place]) if -score >= needed else None
        assert (None if match is None else (match.score, match.number, match.query_name)) == expected


def test_only_names_that_may_be_the_best_are_prepared() -> None:
    names = prepared("Vladimir Putin", "Xi Jinping")
    seen = []

    def listed_name(number: int) -> PreparedName:
        seen.append(number)
        return names[number]

    of_party = PartyMatcher(read_party("Putin, Vladimir"), prepared("Putin, Vladimir"), listed_name, CONFIG)
    match = of_party.best_match([(0, Reach(1.0, 1.0)), (1, Reach(0.9, 0.9))], 0.7)
    assert match is not None
    assert (match.number, seen) == (0, [0])


def test_no_names_no_match() -> None:
    assert best(["Vladimir Putin"], []) is None


def test_below_the_threshold_is_no_hit_but_is_rated() -> None:
    rated, hit = matched("Vladimir Potanin")
    assert hit is None
    assert rated.score == rated.name_score < rated.threshold


def test_a_hit_is_what_was_matched() -> None:
    _, hit = matched("Vladimir Puttin")
    assert hit is not None
    assert (hit.entity, hit.matched_name, hit.query_name) == (ENTITY, "Vladimir Putin", "Vladimir Puttin")
    assert hit.threshold == CONFIG.threshold


def test_what_a_conflict_takes_below_the_threshold_is_given_back_and_said() -> None:
    _, hit = matched(es.Party(name="Vladimir Puttin", birth_date="1981-01-01", kind="Vessel", gender="female"))
    assert hit is not None
    assert hit.score == CONFIG.threshold
    assert KEPT in [record.reason for record in hit.evidence]
    assert es.rebuild_score(hit.evidence) == hit.score


@pytest.mark.parametrize(("alias", "is_mentioned"), [("Vova", True), ("Vova B", False), ("Igor", False)])
def test_a_weak_alias_that_matches_no_better_than_the_threshold_is_not_mentioned(
    alias: str, is_mentioned: bool
) -> None:
    rated, hit = matched(es.Party(name="Vladimir Putin", aliases=[alias], birth_date="1952-10-07"))
    assert hit is not None
    assert any("weak alias" in label for label in hit.labels) is is_mentioned
    assert hit.name_score == rated.name_score == 1.0


@pytest.mark.parametrize(
    ("party", "is_hit"),
    [
        (es.Party(name="Vova"), False),
        (es.Party(name="Vova", birth_date="1952-10-07"), False),
        (es.Party(name="Vova", birth_date="1952-10-07", countries=["ru"]), True),
    ],
)
def test_a_weak_alias_alone_is_a_hit_where_date_and_country_confirm_it(party: es.Party, is_hit: bool) -> None:
    assert (matched(party)[1] is not None) is is_hit
