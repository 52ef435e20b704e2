"""The bars that the core matcher is held to, and what a run says of each.

A bar is only spoken of when the run measured what it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.pairs import ALL
from benchmarks.results import CDIST, EXTRACT, ListRun, Results, Spread

OFAC = "OFAC SDN"
MILLION = 1_000_000

Figure = Callable[[ListRun, bool], float | None]  # of a list, warm or not


@dataclass(frozen=True, slots=True)
class Bar:
    """Something to reach.

    Attributes:
        text: what it is.
        measure: the figure, warm or not; None when it was not measured.
        limit: the figure to reach.
        most: whether the figure may not be above the limit; otherwise it may not be below.
        unit: behind the figure.
        twice: whether cold and warm differ.
    """

    text: str
    measure: Callable[[Results, bool], float | None]
    limit: float
    most: bool
    unit: str
    twice: bool = True

    def met(self, figure: float) -> bool:
        """Whether a figure reaches the limit."""
        return figure <= self.limit if self.most else figure >= self.limit


def single(run: ListRun, warm: bool) -> Spread:
    """Single calls."""
    return run.screening.warm if warm else run.screening.cold


def batch(run: ListRun, warm: bool) -> float:
    """Names a second in a batch; cold, in the longest that was measured."""
    if warm:
        return run.screening.batch_warm
    return run.workers.one if run.workers else run.screening.batch_cold


def peer_rate(run: ListRun, label: str) -> float | None:
    """The rate of another matcher, in names a second."""
    return next((peer.rate for peer in run.peers if peer.label.startswith(label)), None)


def batch_ratio(run: ListRun, warm: bool) -> float | None:
    """How many times as fast as RapidFuzz's `cdist` a batch is."""
    rate = peer_rate(run, CDIST)
    return None if rate is None else batch(run, warm) / rate


def single_ratio(run: ListRun, warm: bool) -> float | None:
    """How many times as fast as RapidFuzz's `extract` the median of single calls is."""
    rate = peer_rate(run, EXTRACT)
    return None if rate is None else 1e6 / rate / single(run, warm).median


def p99_ratio(run: ListRun, warm: bool) -> float:
    """The 99th percentile of single calls in medians."""
    return single(run, warm).p99 / single(run, warm).median


def median_milliseconds(run: ListRun, warm: bool) -> float:
    """The median of single calls."""
    return single(run, warm).median / 1000


def workers_ratio(run: ListRun, _: bool = False) -> float | None:
    """How many times as fast two processes are as one."""
    return None if run.workers is None else run.workers.two / run.workers.one


def load_seconds(run: ListRun, _: bool = False) -> float | None:
    """The loading of a snapshot."""
    return None if run.snapshot is None else run.snapshot.load


def growth_ratio(growth: Sequence[ListRun], warm: bool) -> float | None:
    """How many times as much one query costs on the largest list as on the smallest."""
    return single(growth[-1], warm).median / single(growth[0], warm).median if len(growth) > 1 else None


def _on(fits: Callable[[ListRun], bool], figure: Figure) -> Callable[[Results, bool], float | None]:
    """A figure of the first list that fits."""

    def measured(results: Results, warm: bool) -> float | None:
        run = next((run for run in results.lists if fits(run)), None)
        return None if run is None else figure(run, warm)

    return measured


def _ofac(figure: Figure) -> Callable[[Results, bool], float | None]:
    return _on(lambda run: run.label == OFAC, figure)


def _million(figure: Figure) -> Callable[[Results, bool], float | None]:
    return _on(lambda run: run.names == MILLION, figure)


def _growth_to_a_million(results: Results, warm: bool) -> float | None:
    sizes = [run.names for run in results.growth]
    return growth_ratio(results.growth, warm) if sizes and (sizes[0], sizes[-1]) == (MILLION // 8, MILLION) else None


def _new_pair(results: Results, _: bool) -> float | None:
    return next((cost.new for cost in results.pairs if cost.label == ALL), None)


def _known_pair(results: Results, _: bool) -> float | None:
    return next((cost.known for cost in results.pairs if cost.label == ALL), None)


BARS = (
    Bar("a pair of names with its preparation, evidence included", _new_pair, 150, True, "us", twice=False),
    Bar("a pair of prepared names, evidence included", _known_pair, 60, True, "us", twice=False),
    Bar("OFAC: batch, times `cdist(token_sort_ratio)` (goal 15)", _ofac(batch_ratio), 4, False, "x"),
    Bar("OFAC: single median, times faster than `extract(WRatio)` (goal 150)", _ofac(single_ratio), 50, False, "x"),
    Bar("OFAC: 99th percentile of single calls, times the median", _ofac(p99_ratio), 10, True, "x"),
    Bar("OFAC: two workers, times one", _ofac(workers_ratio), 1.7, False, "x", twice=False),
    Bar("a million names: build", _million(lambda run, _: run.build), 180, True, "s", twice=False),
    Bar("a million names: memory of the build", _million(lambda run, _: run.peak), 4096, True, "MB", twice=False),
    Bar("a million names: load", _million(load_seconds), 1, True, "s", twice=False),
    Bar("a million names: batch (goal 5,000)", _million(batch), 1500, False, "names/s"),
    Bar("a million names: single median", _million(median_milliseconds), 3, True, "ms"),
    Bar("from 125,000 to 1,000,000 names, one query costs", _growth_to_a_million, 3, True, "x"),
)
