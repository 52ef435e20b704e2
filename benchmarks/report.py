"""Write `docs/performance.md` and its chart from the results of a run.

Run as `python benchmarks/report.py docs/performance.json docs/performance.md`; `run.py` ends with the same. Every
figure comes from the results, and a section without figures is left out. Nothing is measured here.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script too

from benchmarks import tables
from benchmarks.bars import OFAC, peer_rate
from benchmarks.chart import Series, draw_chart
from benchmarks.results import CDIST, EXTRACT, TRIGRAMS, ListRun, Profile, Results

LAYER_NOTES = {
    "prepare": "reading a name: folding, words, roles, romanisations",
    "expand": "from a queried word to the listed words like it",
    "bound": "from listed words to the names that can reach the threshold",
    "score": "alignment, attributes, evidence",
    "other": "the batch itself, the reading of tables, building of hits",
}
INTRODUCTION = """\
How fast the core matcher is, how it grows with the list, and where its time goes, beside what users have now. The page
is written by the benchmark from what it measured; nothing here is typed in. `make bench` measures anew."""
METHOD = """\
Cold: `entityscreen.clear_caches()`, then a hundred other names, so that the tables are in memory and the names to be
timed were never seen. Warm: the same names once more. Single calls are timed one by one; batches as a whole, the
median of several, on one core. Queries are clean synthetic persons of many scripts and, one in ten, listed names with
one typo. Each list is measured in a process of its own."""
BARS_NOTE = """\
Batches here are those of the workers' table where it was measured: the longer the batch, the more of its words were met
before. Bars are read cold; the warm figure says what names that come again cost."""
PEERS_NOTE = """\
On the same list, on one core. The others get names romanised (Unidecode) and folded beforehand, which is not in their
time, and give a number without reasons. "Typos found" are listed names with one typo whose own entry is among the
answers (a name under six letters stays as it is); "clean names flagged" are synthetic names for which anything is
found, namesakes of listed persons among them. The thresholds are in the labels; another industries one share for the
other."""
SCRIPTS_NOTE = """\
Clean names and listed names with a typo, of each script that has enough. Other lists are in the run's JSON file, beside
the functions that hold most of the time."""
PAIRS_NOTE = """\
`compare` with its evidence, by the script of the first name and the kind, in microseconds a pair on average,
each in the median of five passes. New: the tables are in memory, the names are not. Known: the same pairs again."""
PROFILE_NOTE = """\
A profile (cProfile) of the cold batch, which slows small functions more than large ones, so that shares are rough.
Functions that serve several layers are charged to their callers."""
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
    yield INTRODUCTION
    yield f"```\n{results.command}\n```"
    yield "\n".join(tables.machine_lines(results))
    yield DISTURBED_NOTE if any(tables.disturbed(run) for run in (*results.lists, *results.growth)) else ""
    yield f"## Speed\n\n{METHOD}"
    if bars := tables.bars_table(results):
        yield f"{BARS_NOTE}\n\n{bars}"
    yield tables.screening_table((run.label, run.screening) for run in results.lists)
    yield tables.workers_table(results.lists)
    if results.pairs:
        yield f"## Two names compared\n\n{PAIRS_NOTE}"
        yield tables.pairs_table(results.pairs)
    yield f"## Building, memory, snapshots\n\n{tables.compile_table(results.lists)}"
    yield from _scripts(results.lists)
    yield from _peers(results.lists)
    yield from _growth(results, chart)
    yield from _profiles(results.lists)
    yield f"## Reading lists\n\n{tables.readers_table(results.readers)}" if results.readers else ""


def _scripts(runs: Sequence[ListRun]) -> Iterator[str]:
    for run in [run for run in runs if run.scripts][:1]:
        yield f"## By script of the query: {run.label}\n\n{SCRIPTS_NOTE}"
        yield tables.screening_table((part.label, part) for part in run.scripts)


def _peers(runs: Sequence[ListRun]) -> Iterator[str]:
    chosen = [run for run in runs if run.peers]
    if chosen:
        yield f"## Beside others\n\n{PEERS_NOTE}"
    for run in chosen[:1] + chosen[1:][-1:]:
        yield f"### {run.label}"
        yield tables.peers_table(run)


def _growth(results: Results, chart: str) -> Iterator[str]:
    yield f"## Cost against the length of the list\n\n![Microseconds a name against names in the list]({chart})"
    if len(results.growth) > 1:
        yield tables.growth_table(results.growth)


def _profiles(runs: Sequence[ListRun]) -> Iterator[str]:
    profiles = [(run.label, run.profile) for run in runs if run.profile]
    if not profiles:
        return
    yield f"## Where the time goes\n\n{PROFILE_NOTE}"
    yield tables.layers_table(profiles)
    yield "\n".join(f"- *{layer}*: {note}" for layer, note in LAYER_NOTES.items())
    yield next_factor(profiles[-1][0], profiles[-1][1])


def next_factor(label: str, profile: Profile) -> str:
    """What could be gained at most, layer by layer (Amdahl): the largest layer, and the largest function."""
    layer = max(profile.layers, key=lambda name: profile.layers[name])
    share = profile.layers[layer]
    text = (
        f"On {label} most of the time, {tables.percent(share)}, is in *{layer}*: twice as fast there makes the "
        f"whole {1 / (1 - share / 2):.2f} times as fast, and no gain there alone more than {_limit(share)} times."
    )
    if profile.hotspots:
        spot = profile.hotspots[0]
        text += f" The largest single function, `{spot.where}`, holds {tables.percent(spot.share)}"
        text += f": without it the whole would be {_limit(spot.share)} times as fast."
    return textwrap.fill(text, 118, break_on_hyphens=False)


def _limit(share: float) -> str:
    return f"{1 / (1 - share):.2f}" if share < 0.999 else "1,000"


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
