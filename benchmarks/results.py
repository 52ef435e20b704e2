"""What a benchmark run measures, as records that are written to JSON and read back for the report.

How they are measured is `measure.py`, how they are shown `report.py`.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

# How the labels of other matchers begin, each at the threshold that rates are compared at.
CDIST = "RapidFuzz cdist(token_sort_ratio) >= 80"
EXTRACT = "RapidFuzz extract(WRatio) >= 80"
TRIGRAMS = "TF-IDF of 3-grams, cosine >= 0.6"


class Record(BaseModel):
    """A frozen record; a field that is not known is an error, so that an old file is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Job(Record):
    """What one process is to measure.

    Attributes:
        source: `ofac`, `scale` (a list of `size` names), `pairs` or `readers`.
        size: how many names; 0 for the others.
        queries: how many names are screened.
        parallel: how many names the comparison of workers screens; 0 leaves it out.
        full: whether scripts, baselines, snapshot and profile are measured too.
        data: the folder of lists and names; what is missing there is generated.
        repeats: how often a batch is repeated; the median counts.
    """

    source: str
    size: int = 0
    queries: int = 2000
    parallel: int = 0
    full: bool = True
    data: Path
    repeats: int = 3


class Spread(Record):
    """Single calls, in microseconds."""

    count: int
    median: float
    p99: float


class Screening(Record):
    """Queries screened once with empty caches and once more.

    Attributes:
        label: which queries: all of them or a script.
        count: how many.
        cold: single calls, the tables loaded and no name seen before.
        warm: single calls with the same names again.
        batch_cold: names a second through `screen_many`, one worker, no name seen before.
        batch_warm: the same names again.
        hits: how many hits all of them have.
    """

    label: str
    count: int
    cold: Spread
    warm: Spread
    batch_cold: float
    batch_warm: float
    hits: int


class Peer(Record):
    """Another way to search the same list.

    Attributes:
        label: what was called.
        prepare: seconds to make it ready.
        rate: names a second.
        count: how many names were searched.
        found: of the listed names with a typo, the share whose own entry is found; None when too few were tried.
        flagged: of the clean names, the share for which anything is found; None likewise.
    """

    label: str
    prepare: float
    rate: float
    count: int
    found: float | None = None
    flagged: float | None = None


class Workers(Record):
    """The same names with one and two processes, in names a second, the start of processes included."""

    count: int
    one: float
    two: float


class Snapshot(Record):
    """A compiled list in a file: size in bytes, seconds to write; the rest from a process that only loads it.

    Attributes:
        first: seconds of the first call after loading, which reads the tables.
        peak: the loading process's memory at its highest after that call, in MB.
    """

    size: int
    save: float
    load: float
    first: float
    peak: float


class Hotspot(Record):
    """A function's own share of the time of a profile."""

    where: str
    layer: str
    calls: int
    share: float


class Profile(Record):
    """Where a batch's time goes, by cProfile: shares that add up to 1 over the layers."""

    count: int
    layers: dict[str, float]
    hotspots: tuple[Hotspot, ...]


class ListRun(Record):
    """All that was measured on one list, in a process of its own.

    Attributes:
        label: the list's name.
        origin: where its names come from.
        names: how many.
        entities: how many.
        read: seconds to read it or to make its entities.
        build: seconds of `Screener(watchlist)`, the reading of tables included.
        peak: the process's memory at its highest until it was built, in MB.
        waited: the share of the build in which the process waited for a processor: on a quiet machine about 0.
    """

    label: str
    origin: str
    names: int
    entities: int
    read: float
    build: float
    peak: float
    waited: float
    screening: Screening
    scripts: tuple[Screening, ...] = ()
    workers: Workers | None = None
    snapshot: Snapshot | None = None
    peers: tuple[Peer, ...] = ()
    profile: Profile | None = None


class Reading(Record):
    """One list file or folder read: seconds (median), megabytes on disk."""

    label: str
    origin: str
    megabytes: float
    entities: int
    names: int
    seconds: float


class PairCost(Record):
    """Comparisons of two names, in microseconds a pair on average: with names never seen, and with the same again."""

    label: str
    count: int
    new: float
    known: float


class Machine(Record):
    """What it was measured on; `load` is the load average when the whole run began."""

    processor: str
    cores: int
    memory: float
    load: float
    system: str
    python: str
    versions: dict[str, str]


class Results(Record):
    """A whole run."""

    command: str
    date: str
    machine: Machine
    lists: tuple[ListRun, ...] = ()
    growth: tuple[ListRun, ...] = ()
    pairs: tuple[PairCost, ...] = ()
    readers: tuple[Reading, ...] = ()

    def over(self, before: Results) -> Results:
        """These results, and of an earlier run on the same machine the lists that were not measured anew."""
        anew = {run.label: run for run in self.lists}
        return self.model_copy(
            update={
                "command": f"{before.command}\n{self.command}",
                "lists": tuple(anew.pop(run.label, run) for run in before.lists) + tuple(anew.values()),
                "growth": self.growth or before.growth,
            }
        )
