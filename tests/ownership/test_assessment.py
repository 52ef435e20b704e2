"""Which entities listed persons own: the worked examples of the authorities, ranges, dates, and laws."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.errors import InvalidInputError
from entityscreen.ownership import RULES, Edge, Finding, assess

HALF = Decimal("0.5")


def watchlist(*ids: str, topics: tuple[str, ...] = ("sanction",)) -> es.Watchlist:
    return es.Watchlist(es.Entity(id=one, kind="Person", names=[f"Person {one.upper()}"], topics=topics) for one in ids)


def statuses(edges: list[Edge], rule: str = "ofac-50", listed: tuple[str, ...] = ("x",)) -> dict[str, str]:
    return {found.entity: found.status for found in assess(watchlist(*listed), edges, rule=rule)}


def finding(edges: list[Edge], entity: str, rule: str = "ofac-50", listed: tuple[str, ...] = ("x",)) -> Finding:
    return next(found for found in assess(watchlist(*listed), edges, rule=rule) if found.entity == entity)


# https://ofac.treasury.gov/faqs/401, in our words: who owns what, and which entities are blocked.
FAQ_401 = {
    "example 1: half of A, which owns half of B": ([("x", "a", 50), ("a", "b", 50)], "ab"),
    "example 2: half of A and B, which own a quarter of C each": (
        [("x", "a", 50), ("x", "b", 50), ("a", "c", 25), ("b", "c", 25)],
        "abc",
    ),
    "example 3: half of A, a tenth of B, of which A owns 40 %": (
        [("x", "a", 50), ("x", "b", 10), ("a", "b", 40)],
        "ab",
    ),
    "example 4: half of A and a quarter of B, which own a quarter of C each": (
        [("x", "a", 50), ("x", "b", 25), ("a", "c", 25), ("b", "c", 25)],
        "a",
    ),
    "example 5: a quarter of A and B, which own half of C each": (
        [("x", "a", 25), ("x", "b", 25), ("a", "c", 50), ("b", "c", 50)],
        "",
    ),
}


@pytest.mark.parametrize(("edges", "blocked"), FAQ_401.values(), ids=FAQ_401)
def test_ofac_counts_indirect_ownership_as_faq_401_does(edges: list[tuple[str, str, int]], blocked: str) -> None:
    assert statuses([Edge(*edge) for edge in edges]) == dict.fromkeys(blocked, "blocked")


def test_ofac_adds_up_the_shares_of_all_blocked_persons_as_faq_399_does() -> None:
    edges = [Edge("x", "a", 25), Edge("y", "a", 25)]
    assert statuses(edges, listed=("x", "y")) == {"a": "blocked"}
    assert statuses(edges, listed=("x",)) == {}


def test_ofac_does_not_block_by_control_alone_as_faq_398_says() -> None:
    edges = [Edge("x", "a", 30, control=True)]
    assert statuses(edges) == {}
    assert statuses(edges, "eu") == statuses(edges, "uk") == {"a": "blocked"}


def test_the_commission_adds_up_thirty_and_twenty_five_per_cent_as_its_question_8_does() -> None:
    edges = [Edge("x", "a", 30), Edge("y", "a", 25)]
    assert statuses(edges, "eu", ("x", "y")) == {"a": "blocked"}


def test_ofsi_does_not_add_up_the_shares_of_persons_who_do_not_act_jointly() -> None:
    edges = [Edge("x", "a", 30), Edge("y", "a", 25)]
    found = finding(edges, "a", "uk", ("x", "y"))
    assert (found.status, found.aggregate) == ("possible", Decimal("0.55"))
    assert "jointly" in found.reason


def test_ofsi_adds_up_what_one_person_holds_directly_and_through_its_companies() -> None:
    edges = [Edge("x", "a", 60), Edge("a", "b", 30), Edge("x", "b", 25)]
    assert statuses(edges, "uk") == {"a": "blocked", "b": "blocked"}


# rule, share of X in A -> status
AT_THE_THRESHOLD = [
    ("ofac-50", "50%", "blocked"),
    ("ofac-50", "49.99%", None),
    ("eu", "50%", "possible"),
    ("eu", "50.01%", "blocked"),
    ("uk", "50%", None),
    ("uk", ">50%", "blocked"),
    ("uk", "50.01%", "blocked"),
    ("uk", "25-50%", None),
    ("ofac-50", "25-50%", "possible"),
    ("ofac-50", "25-<50%", None),
    ("ofac-50", None, "unknown"),
    ("ofac-50", "0%", None),
]


@pytest.mark.parametrize(("rule", "share", "status"), AT_THE_THRESHOLD)
def test_a_share_at_the_threshold(rule: str, share: str | None, status: str | None) -> None:
    assert statuses([Edge("x", "a", share)], rule).get("a") == status


def test_an_unknown_share_is_a_range_and_never_nothing() -> None:
    found = finding([Edge("x", "a", "30%"), Edge("y", "a", None)], "a", listed=("x", "y"))
    assert (found.status, found.aggregate) == ("unknown", (Decimal("0.3"), Decimal(1)))


def test_what_others_hold_bounds_an_unknown_share() -> None:
    edges = [Edge("x", "a", None), Edge("stranger", "a", "60%")]
    assert statuses(edges) == {}
    assert finding([*edges[:1], Edge("stranger", "a", "40%")], "a").aggregate == (Decimal(0), Decimal("0.6"))


def test_what_depends_on_a_possible_owner_is_possible() -> None:
    edges = [Edge("x", "a", "40-60%"), Edge("a", "b", "100%")]
    assert statuses(edges) == {"a": "possible", "b": "possible"}


def test_statements_that_differ_are_one_holding_with_their_range() -> None:
    edges = [Edge("x", "a", "45%", source="register"), Edge("x", "a", "55%", source="report")]
    found = finding(edges, "a")
    assert (found.status, found.aggregate) == ("possible", (Decimal("0.45"), Decimal("0.55")))


# since, until, as_of -> status
DATES = [
    (None, None, "2024-05-01", "blocked"),
    ("2024-05-02", None, "2024-05-01", None),
    (None, "2024-04-30", "2024-05-01", None),
    ("2020", "2024-05", "2024-04-30", "blocked"),
    (None, "2024", "2024-05-01", "possible"),
    ("2024", None, "2024-05-01", "possible"),
    (None, "2024-04-30", None, "possible"),
    ("2020", None, None, "blocked"),
]


@pytest.mark.parametrize(("since", "until", "as_of", "status"), DATES)
def test_an_edge_counts_on_the_days_on_which_it_holds(
    since: str | None, until: str | None, as_of: str | None, status: str | None
) -> None:
    found = assess(watchlist("x"), [Edge("x", "a", "50%", since=since, until=until)], as_of=as_of)
    assert [item.status for item in found] == ([status] if status else [])


def test_only_sanctioned_entities_are_listed_persons() -> None:
    edges = [Edge("x", "a", "100%")]
    assert assess(watchlist("x", topics=("role.pep",)), edges) == []
    assert len(assess(watchlist("x", topics=()), edges)) == 1


def test_the_watchlists_own_relations_are_edges() -> None:
    owner = {"kind": "Ownership", "name": "X", "other": "x", "inverse": True, "share": "75%"}
    former = {**owner, "role": "Formerly owned by"}
    listed = watchlist("x")
    for relation, expected in ((owner, ["blocked"]), (former, [])):
        firm = es.Entity(id="a", kind="Company", names=["A"], topics=["corp.offshore"], relations=[relation])
        assert [found.status for found in assess(listed | es.Watchlist([firm]), [])] == expected


def test_paths_lead_from_a_listed_person_to_the_entity() -> None:
    edges = [Edge("x", "a", 50), Edge("y", "a", "1%"), Edge("a", "b", 50), Edge("b", "c", 100)]
    found = finding(edges, "c", listed=("x", "y"))
    assert [[(edge.owner, edge.owned) for edge in path] for path in found.paths] == [
        [("x", "a"), ("a", "b"), ("b", "c")]
    ]
    assert found.explain().splitlines()[1:] == [
        "  Person X owns 50% of a",
        "    and a owns 50% of b",
        "      and b owns 100% of c",
    ]


def test_a_rule_that_does_not_exist_names_those_that_do() -> None:
    with pytest.raises(InvalidInputError, match="use ofac-50, eu, uk"):
        assess(watchlist("x"), [], rule="ofac")


PARTIES = st.sampled_from("xyabcdef")
SHARES = st.one_of(st.none(), st.integers(0, 100), st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted))
EDGES = st.lists(st.builds(Edge, PARTIES, PARTIES, share=SHARES.map(lambda s: f"{s}%" if isinstance(s, int) else s and
    f"{s[0]}-{s[1]}%")), max_size=20)  # fmt: skip
ORDER = {"blocked": 3, "possible": 2, "unknown": 1}


@given(EDGES, st.sampled_from(sorted(RULES)), st.randoms(use_true_random=False))
def test_the_order_of_the_edges_changes_nothing(edges: list[Edge], rule: str, rng: random.Random) -> None:
    shuffled = rng.sample(edges, len(edges))
    assert statuses(edges, rule, ("x", "y")) == statuses(shuffled, rule, ("x", "y"))


@given(EDGES, st.sampled_from(sorted(RULES)))
def test_a_further_listed_person_never_clears_an_entity(edges: list[Edge], rule: str) -> None:
    fewer, more = statuses(edges, rule, ("x",)), statuses(edges, rule, ("x", "y"))
    for entity, status in fewer.items():
        if entity != "y":
            assert ORDER[more[entity]] >= ORDER[status]


@given(EDGES, st.sampled_from(sorted(RULES)))
def test_each_finding_has_a_path_and_an_aggregate_in_range(edges: list[Edge], rule: str) -> None:
    for found in assess(watchlist("x", "y"), edges, rule=rule):
        assert found.paths
        assert all(path[0].owner in ("x", "y") and path[-1].owned == found.entity for path in found.paths)
        assert 0 <= found.low <= found.high <= 1


def test_a_cycle_ends() -> None:
    edges = [Edge("x", "a", 50), Edge("a", "b", 60), Edge("b", "c", 60), Edge("c", "a", 40), Edge("c", "c", 10)]
    assert statuses(edges) == {"a": "blocked", "b": "blocked", "c": "blocked"}
    assert statuses(edges[1:]) == {}
