"""A validation as a table for the terminal.

The figures of `testing/validation.py` come as JSON values, so that a file of an earlier run is shown as the run itself
is. The page with plots is `validation_page.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

RunJson = Mapping[str, Any]
_TABLE = "{:34} {:9} {:13} {:>6}" + " {:>7}" * 3


def iter_validation_lines(run: RunJson) -> Iterator[str]:
    """A run (the JSON values of a `Validation`) as lines of text: the summary by threshold, then every mutation and
    population, the worst first.
    """
    yield (
        f"entityscreen {run['version']}, list {run['watchlist_digest'][:16]}, settings {run['config_digest'][:16]}, "
        f"threshold {run['threshold']:.2f}, seed {run['seed']}"
    )
    yield f"{run['names']} of {run['listed_names']} strong names, {case_count(run)} changed names"
    yield ""
    yield f"{'threshold':>10} {'recall':>8} {'minor':>8} {'moderate':>9} {'severe':>8} {'alerts a 10,000':>16}"
    for at, offset in enumerate(run["offsets"]):
        shares = [mean_recall(run, at, severity) for severity in (None, "minor", "moderate", "severe")]
        cells = [_share(share, width) for share, width in zip(shares, (8, 8, 9, 8), strict=True)]
        alerts = clean_rate(run["populations"], at)
        yield f"{run['threshold'] + offset:>10.2f} {' '.join(cells)} {'-' if alerts is None else f'{alerts:.1f}':>16}"
    yield ""
    yield from _mutation_lines(run)
    yield ""
    yield from _clean_lines(run)
    if run["not_available"]:
        yield f"not tried, a package is missing: {', '.join(run['not_available'])}"
    yield ""
    yield f"{sum(run['seconds'].values()):.1f} seconds"


def _mutation_lines(run: RunJson) -> Iterator[str]:
    places = [run["offsets"].index(offset) for offset in (-0.05, 0.0, 0.05)]
    heads = [f"{run['threshold'] + run['offsets'][at]:.2f}" for at in places]
    yield _TABLE.format("mutation", "severity", "kind", "names", *heads)
    middle = places[1]
    for row in sorted(run["mutations"], key=lambda row: (row["found"][middle] / row["cases"], row["mutation"])):
        shares = [f"{row['found'][at] / row['cases']:.3f}" for at in places]
        yield _TABLE.format(row["mutation"], row["severity"], row["kind"], row["cases"], *shares)


def _clean_lines(run: RunJson) -> Iterator[str]:
    at = run["offsets"].index(0.0)
    for row in run["populations"]:
        yield f"{row['population']}: {row['alerts'][at]} of {row['parties']} unlisted parties alert"


def iter_change_lines(changes: Sequence[tuple[str, float | None, float | None, bool]]) -> Iterator[str]:
    """Gains and losses between two runs as lines: figure, before, after, whether it is worse than tolerated."""
    yield f"{'figure':44} {'before':>9} {'after':>9}"
    for figure, before, after, worse in changes:
        cells = ["-" if value is None else f"{value:.3f}" for value in (before, after)]
        yield f"{figure:44} {cells[0]:>9} {cells[1]:>9}{'  worse than tolerated' if worse else ''}"
    if not changes:
        yield "no figure differs"


def case_count(run: RunJson) -> int:
    """How many changed names were screened."""
    return sum(row["cases"] for row in run["mutations"])


def recalls(run: RunJson, at: int) -> dict[str, tuple[str, float]]:
    """Mutation -> its severity and its recall over all kinds at one threshold."""
    cases: dict[str, int] = {}
    hits: dict[str, int] = {}
    severity: dict[str, str] = {}
    for row in run["mutations"]:
        name = row["mutation"]
        severity[name] = row["severity"]
        cases[name] = cases.get(name, 0) + row["cases"]
        hits[name] = hits.get(name, 0) + row["found"][at]
    return {name: (severity[name], hits[name] / cases[name]) for name in cases}


def mean_recall(run: RunJson, at: int, severity: str | None = None) -> float | None:
    """The mean over mutations, in [0, 1]; None where there is none of that severity."""
    values = [share for its_severity, share in recalls(run, at).values() if severity in (None, its_severity)]
    return sum(values) / len(values) if values else None


def clean_rate(populations: Sequence[RunJson], at: int) -> float | None:
    """Alerts a 10,000 unlisted parties at one threshold; None where it was not measured."""
    counts = [row["alerts"][at] for row in populations]
    parties = sum(row["parties"] for row in populations)
    return None if not parties or None in counts else 10_000 * sum(counts) / parties


def _share(share: float | None, width: int) -> str:
    return f"{'-' if share is None else f'{share:.3f}':>{width}}"
