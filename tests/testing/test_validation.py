"""Validation: what is counted, that it is the same each time, and what counts as worse."""

from __future__ import annotations

import pytest

import entityscreen as es
from entityscreen.model.kind import Family
from entityscreen.reports.validation import clean_rate, recalls
from entityscreen.testing.mutations import MUTATIONS, Mutation
from entityscreen.testing.validation import (
    OFFSETS,
    CleanAlerts,
    MutationRecall,
    Plan,
    Validation,
    compare_runs,
    measure,
)

WATCHLIST = es.Watchlist(
    [
        es.Entity(id="p1", kind="Person", names=["PETROVSKY, Konstantin", es.Name(text="El Rojo", type="weak")]),
        es.Entity(id="c1", kind="Company", names=["Volna Trading Ltd", "Volna General Shipping Company"]),
        es.Entity(id="v1", kind="Vessel", names=["Ocean Star"]),
    ]
)
CLEAN = {
    "persons": [es.Party(name=name, kind="Person") for name in ("Emma Johansson", "Konstantin Petrovsky")],
    "companies": [es.Party(name="Nordwind Bakery", kind="Company")],
}
CHOSEN = {name: MUTATIONS[name] for name in ("unchanged", "order_natural", "letter_deleted", "acronym", "web_address")}
AT = OFFSETS.index(0.0)


@pytest.fixture(scope="module")
def run() -> Validation:
    return measure(es.Screener(WATCHLIST), CLEAN, Plan(mutations=CHOSEN))


def test_the_controls_take_every_strong_name(run: Validation) -> None:
    assert (run.names, run.listed_names) == (4, 4)
    assert sum(row.cases for row in run.mutations if row.mutation == "unchanged") == 4
    shares = recalls(run.model_dump(), AT)
    assert shares["unchanged"] == shares["order_natural"] == ("minor", 1.0)
    assert {row.kind for row in run.mutations if row.mutation == "unchanged"} == {"person", "organisation", "vessel"}


def test_a_lower_threshold_never_finds_less(run: Validation) -> None:
    for row in run.mutations:
        assert list(row.found) == sorted(row.found, reverse=True)
        assert row.found[0] <= row.cases
    for population in run.populations:
        known = [count for count in population.alerts if count is not None]
        assert known == sorted(known, reverse=True)


def test_the_counts_are_those_of_screening_at_that_threshold(run: Validation) -> None:
    stricter = es.Screener(WATCHLIST, config=es.ScreeningConfig(threshold=0.83))
    again = measure(stricter, CLEAN, Plan(mutations=CHOSEN))
    by_five = OFFSETS.index(0.05)
    assert [row.found[by_five] for row in run.mutations] == [row.found[AT] for row in again.mutations]
    assert [row.alerts[by_five] for row in run.populations] == [row.alerts[AT] for row in again.populations]


def test_clean_parties_that_alert_are_counted(run: Validation) -> None:
    assert [(row.population, row.alerts[AT]) for row in run.populations] == [("persons", 1), ("companies", 0)]
    populations = run.model_dump()["populations"]
    assert clean_rate(populations, AT) == pytest.approx(10_000 / 3)
    assert clean_rate(populations, OFFSETS.index(-0.10)) is None
    assert sum(run.clean_scores) == 1


def test_two_runs_agree_but_for_the_time_and_are_json(run: Validation) -> None:
    again = measure(es.Screener(WATCHLIST), CLEAN, Plan(mutations=CHOSEN))
    assert again.model_dump(exclude={"seconds"}) == run.model_dump(exclude={"seconds"})
    assert Validation.model_validate_json(run.model_dump_json()) == run
    assert compare_runs(run, again) == []


def test_what_only_a_weak_name_matches_is_lost_at_any_threshold() -> None:
    listed = es.Entity(
        id="x", kind="Person", names=["PETROVSKY, Konstantin", es.Name(text="El Rojo Grande", type="weak")]
    )
    to_weak = Mutation("to_weak", (Family.PERSON,), "minor", ("", ""), lambda _name, _rng: "El Rojo Grande")
    run = measure(es.Screener(es.Watchlist([listed])), plan=Plan(mutations={"to_weak": to_weak}))
    assert [(row.cases, row.found) for row in run.mutations] == [(1, (0,) * len(OFFSETS))]


def made(run: Validation, found: int, alerts: int) -> Validation:
    row = MutationRecall(mutation="m", severity="minor", kind="person", cases=100, found=(found,) * len(OFFSETS))
    clean = CleanAlerts(population="c", parties=1000, alerts=(alerts,) * len(OFFSETS))
    return run.model_copy(update={"mutations": (row,), "populations": (clean,)})


@pytest.mark.parametrize(
    ("found", "alerts", "worse"),
    [
        (97, 5, []),
        (98, 5, []),
        (94, 5, ["m"]),
        (97, 40, ["alerts: c"]),
        (100, 0, []),
    ],
)
def test_worse_is_what_drops_by_more_than_the_tolerance(
    run: Validation, found: int, alerts: int, worse: list[str]
) -> None:
    changes = compare_runs(made(run, 97, 5), made(run, found, alerts), tolerance=0.02)
    assert [change.figure for change in changes if change.worse] == worse


def test_a_mutation_that_is_not_measured_any_more_is_worse(run: Validation) -> None:
    less = run.model_copy(update={"mutations": run.mutations[:1]})
    measured = {row.mutation for row in run.mutations}
    assert {change.figure for change in compare_runs(run, less) if change.worse} == measured - {
        less.mutations[0].mutation
    }


def test_a_letter_that_makes_another_listed_name_is_a_category_of_its_own() -> None:
    names = ["MANSOUR, Khalid", "Khalid Obando", "Khalil Serrano", "Khalil Melnikov", "Konstantin Salid"]
    listed = es.Watchlist([es.Entity(id=name, kind="Person", names=[name]) for name in names])
    change = Mutation("letter_last", (Family.PERSON,), "minor", ("", ""), lambda name, _: name.replace("lid", "lil"))
    found = measure(es.Screener(listed), {}, Plan(mutations={"letter_last": change}))
    assert {row.mutation: row.cases for row in found.mutations} == {"letters_of_another_name": 2, "letter_last": 1}
