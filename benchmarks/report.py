"""Write `docs/performance.md` and its chart from the results of a run.

Run as `python benchmarks/report.py docs/performance.json docs/performance.md`; `run.py` ends with the same. Every
figure comes from the results, and a section without figures is left out. Nothing is measured here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script too

from benchmarks import tables
from benchmarks.bars import OFAC, peer_rate
from benchmarks.chart import Series, draw_chart
from benchmarks.results import CDIST, EXTRACT, TRIGRAMS, ListRun, Results

METHOD = """\
*Cold*: the tables are in memory, and no word or name that is timed was ever seen (`caches.clear_large_caches()`).
*Warm*: the same names once more. Queries are clean synthetic persons of many scripts and, one in ten, listed names
with one typo. Each list is measured in a process of its own, on one core; a list of more than 50,000 names is built by
two."""
BARS_NOTE = """\
What the project has set itself. Batches are the longest that were measured: the longer a batch, the more of its words
have been seen before."""
PEERS_NOTE = """\
On the same list, on one core. The others get names romanised (Unidecode) and folded beforehand, which is not in their
time, and give a number without reasons. *Typos found*: listed names with one typo whose own entry is among the answers.
*Clean names flagged*: synthetic names for which anything is found, namesakes of listed persons among them. A matcher
stands here at several thresholds, entityscreen at its three presets: compare rows that find as many typos."""
MEASURED_NOTE = """\
This page is written by the benchmark from what it measured (`make bench`). Its JSON file has more: figures by script of
the query, by length of the list and of pairs of names, a profile by layer, how fast lists are read."""
DISTURBED_NOTE = "(*) The processor was shared while this list was built, so its times are too long."


def write_report(results: Results, path: Path) -> None:
    """Write the page and the chart beside it, named as the page is.

    Args:
        results: of a run.
        path: the page, `.md`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    chart = path.with_suffix(".svg")
    chart.write_text(draw_costs(results), encoding="utf-8")
    path.write_text(
        "\n\n".join(section for section in sections(results, chart.name) if section) + "\n", encoding="utf-8"
    )


def sections(results: Results, chart: str) -> Iterator[str]:
    """The parts of the page, in order; a part may be empty."""
    yield "# Performance"
    yield METHOD
    yield tables.screening_table((run.label, run.screening) for run in results.lists)
    yield f"## Building, memory, snapshots\n\n{tables.compile_table(results.lists)}"
    yield DISTURBED_NOTE if any(tables.disturbed(run) for run in results.lists) else ""
    yield f"## Cost against the length of the list\n\n![Microseconds a name against names in the list]({chart})"
    yield from _peers(results.lists)
    if bars := tables.bars_table(results):
        yield f"## Targets\n\n{BARS_NOTE}\n\n{bars}"
    yield f"## How it was measured\n\n{MEASURED_NOTE}\n\n```\n{results.command}\n```"
    yield "\n".join(tables.machine_lines(results))


def _peers(runs: Sequence[ListRun]) -> Iterator[str]:
    chosen = [run for run in runs if run.peers]
    if chosen:
        yield f"## Beside others\n\n{PEERS_NOTE}"
    for run in chosen[:1] + chosen[1:][-1:]:
        yield f"### {run.label}"
        yield tables.peers_table(run)


def draw_costs(results: Results) -> str:
    """Microseconds a name against the length of the list, ours and the others'."""
    made = {run.names: run for run in (*results.growth, *results.lists) if run.label != OFAC}
    runs = [made[names] for names in sorted(made)] or list(results.lists)
    ours = [
        Series("entityscreen, single, cold (median)", tuple((run.names, run.screening.cold.median) for run in runs)),
        Series("entityscreen, batch, cold (mean)", tuple((run.names, 1e6 / run.screening.batch_cold) for run in runs)),
    ]
    others = [Series(label, _peer_points(runs, label), dashed=True) for label in (CDIST, EXTRACT, TRIGRAMS)]
    return draw_chart(
        [*ours, *others],
        title="Cost of one name against the length of the list, one core",
        across="names in the list",
        up="microseconds a name",
    )


def _peer_points(runs: Sequence[ListRun], label: str) -> tuple[tuple[float, float], ...]:
    rates = ((run.names, peer_rate(run, label)) for run in runs)
    return tuple((names, 1e6 / rate) for names, rate in rates if rate)


if __name__ == "__main__":
    write_report(Results.model_validate_json(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2]))
