"""The benchmark code runs, on 60 names, and its parts say what they should."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from benchmarks.bars import BARS
from benchmarks.baselines import folded, judge
from benchmarks.chart import Axis, Series, draw_chart, spread_labels
from benchmarks.generated import generate_names
from benchmarks.hotspots import layer_of, summarise
from benchmarks.lists import INVENTED, kind_by_source, scale_list
from benchmarks.machine import describe_machine
from benchmarks.pairs import ALL, measure_pairs, read_pairs
from benchmarks.payments import clean_names as payers
from benchmarks.payments import listed_names, make_messages
from benchmarks.queries import Query, clean_names, mixed_queries, queries_by_script, with_typo
from benchmarks.readers import measure_readers
from benchmarks.report import write_report
from benchmarks.results import Job, Results
from benchmarks.run import growth_sizes, parse, plan
from benchmarks.trigrams import Trigrams

import entityscreen as es
from benchmarks import baselines, pairs
from benchmarks import measure as measuring

NOWHERE = Path("/nonexistent")  # no data: everything is generated


@pytest.fixture(scope="module")
def results() -> Results:
    """A small run in this process, with little of what costs time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measuring, "SCRIPT_POOL", 4)
        patch.setattr(measuring, "SCRIPT_LEAST", 30)
        patch.setattr(measuring, "OTHERS", 5)
        patch.setattr(pairs, "PASSES", 1)
        patch.setattr(pairs, "read_pairs", lambda data: islice(read_pairs(data), 0, None, 10))
        patch.setattr(baselines, "NOMENKLATURA_LISTED", 0)  # it reads its tables for a quarter of a minute
        full = measuring.measure(Job(source="scale", size=60, queries=60, parallel=10, data=NOWHERE, repeats=1))
        light = measuring.measure(Job(source="scale", size=20, queries=8, full=False, data=NOWHERE, repeats=1))
        costs = tuple(measure_pairs(NOWHERE))
    assert full
    assert light
    return Results(
        command="python benchmarks/run.py --sizes 60",
        date="2026-11-25",
        machine=describe_machine(),
        lists=(full,),
        growth=(light, full),
        pairs=costs,
        readers=tuple(measure_readers(NOWHERE, 1)),
    )


@pytest.mark.slow
def test_pairs_are_measured_by_script_and_kind_and_over_all(results: Results) -> None:
    every, *groups = results.pairs
    assert every.label == ALL
    assert every.count == sum(group.count for group in groups)
    assert all(cost.new > 0 and cost.known > 0 for cost in results.pairs)
    assert any(group.label == "Latin, Person" for group in groups)


@pytest.mark.slow
def test_a_run_measures_every_part(results: Results) -> None:
    run = results.lists[0]
    assert (run.names, run.entities, run.origin) == (60, 60, INVENTED)
    assert run.screening.hits > 0
    assert 0 < run.screening.cold.median <= run.screening.cold.p99
    assert run.peak > 1
    assert run.workers
    assert run.snapshot
    assert run.snapshot.size > 1000
    assert run.profile
    assert sum(run.profile.layers.values()) == pytest.approx(1.0)
    assert run.profile.layers["prepare"] > 0.01
    assert {"Latin", "Han"} <= {part.label for part in run.scripts}
    assert len(run.peers) >= 13
    assert all(peer.found is not None and peer.found > 0.5 for peer in run.peers if "nomenklatura" not in peer.label)


@pytest.mark.slow
def test_results_are_read_back_as_they_were(results: Results) -> None:
    assert Results.model_validate_json(results.model_dump_json()) == results


@pytest.mark.slow
def test_a_list_measured_again_takes_the_place_of_what_was_measured(results: Results) -> None:
    again = results.lists[0].model_copy(update={"build": 1.5})
    later = Results(
        command="python benchmarks/run.py --keep", date="2026-11-26", machine=results.machine, lists=(again,)
    )
    found = later.over(results)
    assert [run.build for run in found.lists] == [1.5]
    assert found.growth == results.growth
    assert found.command.splitlines() == [results.command, later.command]
    other = results.lists[0].model_copy(update={"label": "another"})
    assert [run.label for run in later.model_copy(update={"lists": (other,)}).over(results).lists] == [
        results.lists[0].label,
        "another",
    ]


@pytest.mark.slow
def test_the_report_holds_every_section_and_nothing_unfilled(results: Results, tmp_path: Path) -> None:
    write_report(results, tmp_path / "performance.md")
    page = (tmp_path / "performance.md").read_text(encoding="utf-8")
    for heading in ("Building", "Beside others", "Cost against", "Targets", "How it was measured"):
        assert f"## {heading}" in page
    assert results.command in page
    assert "60 names" in page
    assert "performance.svg" in page
    assert not any(word in page for word in ("None", "nan", "TODO"))
    assert "a million names" not in page, "bars that were not measured are not spoken of"
    tree = ET.fromstring((tmp_path / "performance.svg").read_text(encoding="utf-8"))  # noqa: S314  # our own
    assert len(tree.findall("{http://www.w3.org/2000/svg}polyline")) == 5


def test_the_committed_page_is_what_its_results_say(tmp_path: Path) -> None:
    docs = Path(__file__).parents[2] / "docs"
    kept = Results.model_validate_json((docs / "performance.json").read_text(encoding="utf-8"))
    write_report(kept, tmp_path / "performance.md")
    for name in ("performance.md", "performance.svg"):
        assert (tmp_path / name).read_text(encoding="utf-8") == (docs / name).read_text(encoding="utf-8"), (
            "run: python benchmarks/report.py docs/performance.json docs/performance.md"
        )


def test_readers_are_measured_on_the_fixtures_without_data() -> None:
    assert all(reading.entities > 0 and reading.seconds > 0 for reading in measure_readers(NOWHERE, 1))


def test_a_shorter_list_is_the_beginning_of_a_longer_one() -> None:
    assert generate_names(50, 1) == generate_names(80, 1)[:50]
    assert generate_names(50, 1) != generate_names(50, 2)


def test_queries_are_the_same_for_the_same_list() -> None:
    searched = scale_list(NOWHERE, 50)
    clean = clean_names(NOWHERE, 40)
    queries = mixed_queries(searched, clean, 60, share=0.25)
    assert queries == mixed_queries(searched, clean, 60, share=0.25)
    assert sum(query.owner is not None for query in queries) == 15
    assert all(len(names) <= 5 for names in queries_by_script(queries, 5, 1).values())


@pytest.mark.parametrize("seed", range(20))
def test_a_typo_is_one_edit_away(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311  # no secret
    changed = with_typo("Ivan Volkov", rng)
    assert abs(len(changed) - len("Ivan Volkov")) <= 1
    assert with_typo("Li Bo", rng) == "Li Bo"


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("ja_person", "武壮隆志", "Person"),
        ("gleif", "Some Fund", "Company"),
        ("ofac_sdn_2023", "DOE, John", "Person"),
        ("ofac_sdn_2023", "DOE TRADING, INC", "Company"),
        ("eu", "Muslim Abdurrahman", "LegalEntity"),
    ],
)
def test_kind_follows_the_source(source: str, name: str, kind: str) -> None:
    assert kind_by_source(source, name) == kind


def test_trigrams_find_a_typo_and_not_another_name() -> None:
    listed = [folded(text) for text in ("Ivan Volkov", "Anna Petrova", "Northwind Trading Ltd")]
    queries = [folded("Ivan Volkow"), folded("Zhou Qiang")]
    assert Trigrams(listed, 0.6).search(queries) == [[0], []]
    assert Trigrams(listed, 0.95).search(queries) == [[], []]


def test_judging_counts_owners_and_clean_names() -> None:
    queries = [Query("a", "x")] * 20 + [Query("b")] * 20
    answers = [{"x"}] * 15 + [set()] * 5 + [{"y"}] * 2 + [set()] * 18
    assert judge(queries, answers) == (0.75, 0.1)
    assert judge(queries[:5], answers[:5]) == (None, None)


def test_time_of_shared_functions_is_charged_to_callers() -> None:
    score, expand = ("/x/entityscreen/scoring/align.py", 1, "align"), ("/x/entityscreen/index/parts.py", 1, "word")
    shared = ("/x/entityscreen/names/likeness.py", 1, "likeness")
    stats = {
        score: (1, 1, 1.0, 2.0, {}),
        expand: (1, 1, 1.0, 4.0, {}),
        shared: (4, 4, 4.0, 4.0, {score: (1, 1, 1.0, 1.0), expand: (3, 3, 3.0, 3.0)}),
    }
    profile = summarise(stats, 1)
    assert profile.layers["score"] == pytest.approx(2 / 6)
    assert profile.layers["expand"] == pytest.approx(4 / 6)
    assert profile.hotspots[0].where == "names/likeness.py: likeness"
    assert layer_of("/usr/lib/python3/json/decoder.py") is None


def test_a_logarithmic_axis_and_labels_apart() -> None:
    axis = Axis(10, 1000, 0, 100)
    assert axis.at(100) == pytest.approx(50)
    assert axis.ticks() == [10, 100, 1000]
    placed = spread_labels([5.0, 5.0, 5.0], 10)
    assert sorted(placed) == [5.0, 15.0, 25.0]
    assert draw_chart([Series("<a>", ((1, 1),))], title="&", across="x", up="y").count("&lt;a&gt;") == 1


def test_the_plan_measures_each_size_once() -> None:
    options = parse(["--sizes", "1000", "8000", "--data", "/nonexistent"])
    assert growth_sizes(options) == [1000, 2000, 4000, 8000]
    assert [(job.source, job.size, job.full) for job in plan(options)] == [
        ("ofac", 0, True),
        ("scale", 1000, True),
        ("scale", 8000, True),
        ("scale", 2000, False),
        ("scale", 4000, False),
    ]


def test_a_bar_knows_its_direction() -> None:
    build = next(bar for bar in BARS if bar.text.endswith("build"))
    batch = next(bar for bar in BARS if "cdist" in bar.text)
    assert build.met(179)
    assert not build.met(181)
    assert batch.met(4.1)
    assert not batch.met(3.9)


def test_payments_have_the_planted_name_once_in_either_format() -> None:
    listed = es.Watchlist([es.Entity(id=f"x{n}", kind="Person", names=[f"ZORVAN{n}, Qadim"]) for n in range(8)])
    planted = listed_names(listed, 8, seed=1)
    messages = make_messages(payers(NOWHERE, 60, seed=1), planted, clean=4, seed=1)
    assert [message.planted for message in messages[:4]] == [None] * 4
    assert sorted(message.planted or "" for message in messages[4:]) == [f"x{n}" for n in range(8)]
    screener = es.Screener(listed)
    for message in messages:
        found = {one.hit.entity.id for one in screener.screen_text(message.text)}
        assert (message.planted in found) if message.planted else not found
