"""One list measured in a process of its own: build, memory, single calls, batches, workers, snapshot, profile.

Rules: cold means that the tables are in memory and no word and no name was ever seen (`clear_large_caches()`); warm
means the same names once more. Single calls are timed one by one, batches as a whole, the median of several.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import entityscreen as es
from benchmarks.bars import batch
from benchmarks.baselines import judge, measure_peers
from benchmarks.hotspots import profile_batch
from benchmarks.lists import SEED, SearchedList, ofac_list, scale_list
from benchmarks.machine import seconds_waited
from benchmarks.memory import forget_peak, peak_megabytes
from benchmarks.queries import LISTED_SHARE, Query, clean_names, mixed_queries, queries_by_script
from benchmarks.results import Job, ListRun, Peer, Screening, Snapshot, Spread, Workers
from entityscreen.caches import clear_large_caches

T = TypeVar("T")

PRESETS = ("broad", "strict")  # beside the default

# One name a script and kind, so that every table is read before anything is timed.
TABLES = ("Ann Lee Ltd", "武汉科技有限公司", "王伟", "김민서", "株式会社タナカ", "Иван Волков", "محمد علي", "משה כהן")
OTHERS = 100  # further names that are screened first, which read what tables are left
SCRIPT_POOL, SCRIPT_MOST, SCRIPT_LEAST = 40, 0.1, 20  # pool as a multiple, most as a share of the queries, least names


def timed(call: Callable[[], T]) -> tuple[float, T]:
    """Seconds and the result."""
    started = time.perf_counter()
    result = call()
    return time.perf_counter() - started, result


def progress(message: str) -> None:
    """A line on stderr."""
    print(message, file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured.

    Attributes:
        searched: the list.
        screener: over it.
        clean: clean names to choose from.
    """

    searched: SearchedList
    screener: es.Screener
    clean: tuple[str, ...]

    def screen(self, names: Sequence[str], workers: int = 1) -> int:
        """Screen a batch and count its hits."""
        return sum(len(hits) for hits in self.screener.screen_many(names, workers=workers))

    def queries(self, count: int, share: float = LISTED_SHARE) -> list[Query]:
        """Queries for this list, the same for the same count."""
        return mixed_queries(self.searched, self.clean, count, share=share)


def measure(job: Job) -> ListRun | None:
    """Everything that the job asks of one list; None when the data does not hold it."""
    read, searched = timed(lambda: ofac_list(job.data) if job.source == "ofac" else scale_list(job.data, job.size))
    if searched is None:
        return None
    progress(f"{searched.label}: {len(searched.watchlist):,} entities read in {read:.1f} s")
    es.clear_caches()
    gc.collect()
    forget_peak()
    compiler = es.Screener  # imported before the time runs
    waited = seconds_waited()
    build, screener = timed(lambda: compiler(searched.watchlist))
    waited = (seconds_waited() - waited) / build
    peak = peak_megabytes()
    progress(f"{searched.label}: built in {build:.1f} s, {peak:,.0f} MB")
    subject = make_subject(job, searched, screener)
    queries = [query.text for query in subject.queries(job.queries)]
    run = ListRun(
        label=searched.label,
        origin=searched.origin,
        names=len(searched.texts),
        entities=len(searched.watchlist),
        read=read,
        build=build,
        peak=peak,
        waited=waited,
        screening=measure_screening(subject, "all", queries, job.repeats),
    )
    return measure_rest(run, job, subject) if job.full else run


def make_subject(job: Job, searched: SearchedList, screener: es.Screener) -> Subject:
    """Clean names enough for every part, once others have been screened and every table has been read."""
    names = clean_names(job.data, max(SCRIPT_POOL * job.queries, job.parallel) + OTHERS)
    others, clean = names[:OTHERS], names[OTHERS:]
    warming = mixed_queries(searched, others, OTHERS, share=LISTED_SHARE, seed=SEED + 1)
    for name in (*TABLES, *(query.text for query in warming)):
        screener.screen(name)
    return Subject(searched, screener, tuple(clean))


def measure_rest(run: ListRun, job: Job, subject: Subject) -> ListRun:
    """The parts of a full run: scripts, workers, snapshot, peers, profile."""
    label = run.label
    pool = subject.queries(SCRIPT_POOL * job.queries, share=0.5)
    by_script = queries_by_script(pool, max(SCRIPT_LEAST, round(SCRIPT_MOST * job.queries)), SCRIPT_LEAST)
    scripts = tuple(measure_screening(subject, str(script), names, 1) for script, names in by_script.items())
    progress(f"{label}: {len(scripts)} scripts measured")
    queries = [query.text for query in subject.queries(job.queries)]
    clear_large_caches()
    profile = profile_batch(lambda: subject.screen(queries), len(queries))
    workers = measure_workers(subject, job.parallel) if job.parallel else None
    snapshot = measure_snapshot(subject.screener)
    progress(f"{label}: profile, workers and snapshot measured")
    run = run.model_copy(update={"scripts": scripts, "profile": profile, "workers": workers, "snapshot": snapshot})
    judged = subject.queries(job.queries, share=0.5)
    ours = (own_peer(run, subject, judged), *(preset_peer(preset, job, subject, judged) for preset in PRESETS))
    peers = (*ours, *measure_peers(subject.searched, judged))
    progress(f"{label}: {len(peers) - len(ours)} settings of other matchers measured")
    return run.model_copy(update={"peers": peers})


def measure_screening(subject: Subject, label: str, names: Sequence[str], repeats: int) -> Screening:
    """Single calls and batches over some names, cold and warm.

    Args:
        subject: the list.
        label: which names they are.
        names: the queries.
        repeats: how often each batch runs; the median counts.
    """
    screener = subject.screener
    clear_large_caches()
    cold = spread([timed(lambda name=name: screener.screen(name))[0] for name in names])  # type: ignore[misc]
    warm = spread([timed(lambda name=name: screener.screen(name))[0] for name in names])  # type: ignore[misc]
    cold_seconds, warm_seconds, hits = [], [], 0
    for _ in range(repeats):
        clear_large_caches()
        seconds, hits = timed(lambda: subject.screen(names))
        cold_seconds.append(seconds)
        warm_seconds.append(timed(lambda: subject.screen(names))[0])
    return Screening(
        label=label,
        count=len(names),
        cold=cold,
        warm=warm,
        batch_cold=len(names) / statistics.median(cold_seconds),
        batch_warm=len(names) / statistics.median(warm_seconds),
        hits=hits,
    )


def spread(seconds: Sequence[float]) -> Spread:
    """Median and 99th percentile in microseconds."""
    p99 = statistics.quantiles(seconds, n=100, method="inclusive")[98] if len(seconds) > 1 else seconds[0]
    return Spread(count=len(seconds), median=1e6 * statistics.median(seconds), p99=1e6 * p99)


def measure_workers(subject: Subject, count: int) -> Workers:
    """One process and two over the same names, each from empty caches."""
    names = [query.text for query in subject.queries(count)]
    rates = []
    for workers in (1, 2):
        clear_large_caches()
        seconds, _ = timed(lambda workers=workers: subject.screen(names, workers))  # type: ignore[misc]
        rates.append(len(names) / seconds)
    return Workers(count=len(names), one=rates[0], two=rates[1])


def measure_snapshot(screener: es.Screener) -> Snapshot:
    """Write the compiled list, and open it in a process that does nothing else."""
    with tempfile.TemporaryDirectory(prefix="entityscreen-bench-") as folder:
        path = Path(folder) / "list.snapshot"
        save, _ = timed(lambda: screener.save(path))
        opened = subprocess.run(
            [sys.executable, "-m", "benchmarks.opening", str(path)],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(__file__).resolve().parents[1],
        )
        load, first, peak = map(float, opened.stdout.split())
        size = path.stat().st_size
    return Snapshot(size=size, save=save, load=load, first=first, peak=peak)


def own_peer(run: ListRun, subject: Subject, judged: Sequence[Query]) -> Peer:
    """This library beside the others: the rate of its cold batch, and what it finds among the judged names."""
    found, flagged = judge_screener(subject.screener, judged)
    return Peer(
        label="entityscreen screen_many, cold",
        prepare=run.build,
        rate=batch(run, False),
        count=run.workers.count if run.workers else run.screening.count,
        found=found,
        flagged=flagged,
    )


def preset_peer(preset: str, job: Job, subject: Subject, judged: Sequence[Query]) -> Peer:
    """This library with the settings of another preset, over the same names."""
    config = es.ScreeningConfig.preset(preset)
    prepare, screener = timed(lambda: es.Screener(subject.searched.watchlist, config=config))
    other = Subject(subject.searched, screener, subject.clean)
    names = [query.text for query in subject.queries(job.parallel or job.queries)]
    clear_large_caches()
    seconds, _ = timed(lambda: other.screen(names))
    found, flagged = judge_screener(screener, judged)
    label = f"entityscreen screen_many, cold, preset {preset}"
    return Peer(label=label, prepare=prepare, rate=len(names) / seconds, count=len(names), found=found, flagged=flagged)


def judge_screener(screener: es.Screener, judged: Sequence[Query]) -> tuple[float | None, float | None]:
    """The shares of typos found and of clean names flagged, as `judge` has them."""
    parties = [query.text for query in judged]
    return judge(judged, [{hit.entity.id for hit in hits} for hits in screener.screen_many(parties)])
