"""How long lists take to read: OFAC, UN and FollowTheMoney.

Without the shared data the small fixtures of the tests are read, whose times are mostly overhead; the report says which
it was.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import entityscreen as es
from benchmarks.results import Reading

FIXTURES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "lists"
LISTS = (
    ("OFAC SDN, CSV with aliases", "ofac", "ofac"),
    ("UN Security Council, XML", "un/UN_consolidated.xml", "un.xml"),
)
SAVED = "FollowTheMoney, as saved from OFAC's"


def measure_readers(data: Path, repeats: int) -> list[Reading]:
    """Every reader, the median of `repeats` runs after one that warms the tables and the disk."""
    return [*_official(data, repeats), _saved(data, repeats)]


def _official(data: Path, repeats: int) -> Iterator[Reading]:
    for label, shared, fixture in LISTS:
        path, origin = _choose(data, shared, fixture)
        yield _reading(label, origin, path, lambda path=path: es.read_list(path), repeats)  # type: ignore[misc]


def _saved(data: Path, repeats: int) -> Reading:
    _, shared, fixture = LISTS[0]
    source, origin = _choose(data, shared, fixture)
    with tempfile.TemporaryDirectory(prefix="entityscreen-bench-") as folder:
        path = Path(folder) / "list.ftm.json"
        es.read_list(source).save(path)
        return _reading(SAVED, origin, path, lambda: es.Watchlist.load(path), repeats)


def _choose(data: Path, shared: str, fixture: str) -> tuple[Path, str]:
    path = data / "lists" / shared
    return (
        (path, f"shared/data/lists/{shared}") if path.exists() else (FIXTURES / fixture, f"tests/cases/lists/{fixture}")
    )


def _reading(label: str, origin: str, path: Path, read: Callable[[], es.Watchlist], repeats: int) -> Reading:
    watchlist = read()
    seconds = []
    for _ in range(repeats):
        started = time.perf_counter()
        read()
        seconds.append(time.perf_counter() - started)
    files = [path] if path.is_file() else [file for file in path.iterdir() if file.is_file()]
    return Reading(
        label=label,
        origin=origin,
        megabytes=sum(file.stat().st_size for file in files) / 1e6,
        entities=len(watchlist),
        names=sum(len(entity.names) for entity in watchlist),
        seconds=statistics.median(seconds),
    )
