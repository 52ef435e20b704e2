"""The report's tables: records in, Markdown out.

Figures are rounded and set in columns here. What is said around them is `report.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.bars import BARS, batch
from benchmarks.results import ListRun, Results, Screening

LEFT, RIGHT = "---", "---:"
# (from this figure on, digits behind the point); what is smaller than all is shown as 0.
DIGITS = ((100, 0), (10, 1), (1, 2), (0.01, 3), (0.0001, 5))
DISTURBED = 0.05  # share of the build that the process waited: above it something else ran


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1) -> str:
    """A Markdown table, the first `left` columns to the left and the others to the right.

    Example:
        >>> print(table(("list", "s"), [("OFAC", "1.5")]))
        | list | s |
        | --- | ---: |
        | OFAC | 1.5 |
    """
    rules = [LEFT if column < left else RIGHT for column in range(len(heads))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rules, *rows))


def number(value: float | None) -> str:
    """A figure with three digits or so; a dash when there is none.

    Example:
        >>> number(12345.6), number(123.4), number(12.34), number(0.01234), number(1e-6), number(None)
        ('12,346', '123', '12.3', '0.012', '0', '-')
    """
    if value is None:
        return "-"
    digits = next((digits for least, digits in DIGITS if abs(value) >= least), 0)
    return f"{value:,.{digits}f}"


def percent(value: float | None) -> str:
    """A share in percent."""
    return "-" if value is None else f"{100 * value:.1f} %"


def bars_table(results: Results) -> str:
    """The bars that this run says something of; empty when there are none."""
    rows = []
    for bar in BARS:
        cold = bar.measure(results, False)
        if cold is None:
            continue
        warm = bar.measure(results, True) if bar.twice else None
        limit = f"{'at most' if bar.most else 'at least'} {number(bar.limit)} {bar.unit}"
        cells = [bar.text, limit, f"{number(cold)} {bar.unit}", number(warm), "yes" if bar.met(cold) else "**no**"]
        rows.append(cells)
    return table(("bar", "limit", "measured, cold", "warm", "held cold"), rows, left=2) if rows else ""


def compile_table(runs: Sequence[ListRun]) -> str:
    """Lists: reading, building, memory, snapshot."""
    heads = (
        "list", "names", "entities", "read, s", "build, s", "build peak, MB",
        "snapshot, MB", "load, s", "loaded peak, MB",
    )  # fmt: skip
    rows = []
    for run in runs:
        kept = run.snapshot
        file = (kept.size / 1e6, kept.load, kept.peak) if kept else (None,) * 3
        figures = (run.read, run.build, run.peak, *file)
        rows.append([f"{run.label}{disturbed(run)}", f"{run.names:,}", f"{run.entities:,}", *map(number, figures)])
    return table(heads, rows)


def disturbed(run: ListRun) -> str:
    """A mark for a run on a busy machine."""
    return " (*)" if run.waited > DISTURBED else ""


def screening_table(parts: Iterable[tuple[str, Screening]]) -> str:
    """Single calls and batches."""
    heads = (
        "queries", "names", "single cold, median us", "p99 us", "single warm, median us", "p99 us",
        "batch cold, names/s", "batch warm, names/s", "hits",
    )  # fmt: skip
    return table(heads, (_screening_row(label, screening) for label, screening in parts))


def _screening_row(label: str, screening: Screening) -> list[str]:
    spreads = (screening.cold.median, screening.cold.p99, screening.warm.median, screening.warm.p99)
    figures = [number(figure) for figure in (*spreads, screening.batch_cold, screening.batch_warm)]
    return [label, f"{screening.count:,}", *figures, f"{screening.hits:,}"]


def peers_table(run: ListRun) -> str:
    """This library and the others on one list."""
    own = batch(run, False)
    rows = [
        [
            peer.label,
            number(peer.prepare),
            number(peer.rate),
            number(own / peer.rate),
            f"{peer.count:,}",
            percent(peer.found),
            percent(peer.flagged),
        ]
        for peer in run.peers
    ]
    heads = ("matcher", "prepare, s", "names/s", "ours is times", "names tried", "typos found", "clean names flagged")
    return table(heads, rows)


def machine_lines(results: Results) -> Iterator[str]:
    """What it was measured on, as list items."""
    machine = results.machine
    yield f"- {machine.processor}, {machine.cores} cores, {machine.memory:.1f} GB, {machine.system}"
    yield f"- load average when the run began: {machine.load:.1f}"
    yield f"- {machine.python}; {', '.join(f'{name} {version}' for name, version in machine.versions.items())}"
    yield f"- measured on {results.date}; {', '.join(f'{run.label} from {run.origin}' for run in results.lists)}"
