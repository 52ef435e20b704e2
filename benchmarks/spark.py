"""What a party costs on Spark beside the local batch, start-up apart, and whether the rows are the same.

usage: python benchmarks/spark.py [--parties 50000] [--workers 1 2] [--data ../shared/data]

Processor time of all processes together, JVM and Python (Linux), so that other users of the machine matter little. Both
sides are warm: other parties went through first, so that tables, snapshot and compiled plan are there. Exit status 1
where a row of Spark's is none of the local ones, or the other way round. The figures are those of `docs/scaling.md`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WARM = 5_000  # parties that go through first
Rows = list[tuple[Any, ...]]
_TICK = os.sysconf("SC_CLK_TCK")


def parse() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parties", type=int, default=50_000, help="parties to be timed")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2], help="workers of one core each")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder of lists and names")
    return parser.parse_args()


def processor_time() -> float:
    """Seconds of this process and of all that descend from it."""
    times, parents = {}, {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        number = int(entry.parent.name)
        parents[number], times[number] = int(fields[1]), (int(fields[11]) + int(fields[12])) / _TICK

    def ours(number: int) -> bool:
        while number > 1 and number != os.getpid():
            number = parents.get(number, 0)
        return number == os.getpid()

    return sum(seconds for number, seconds in times.items() if ours(number))


def measured(what: str, parties: int, work: Callable[[], Rows]) -> Rows:
    """Do something, print what it cost, and return its rows."""
    before, began = processor_time(), time.perf_counter()
    rows = work()
    cost, wall = processor_time() - before, time.perf_counter() - began
    print(
        f"{what}: {cost / parties * 1e6:,.0f} us of processor a party, {wall:,.1f} s in all, {len(rows):,} rows",
        flush=True,
    )
    return rows


def main() -> int:
    """Measure the local batch, then Spark with each number of workers."""
    import polars as pl

    import entityscreen as es

    options = parse()
    with tempfile.TemporaryDirectory() as folder:
        names = pl.read_csv(options.data / "scale" / "names.tsv.gz", separator="\t", quote_char=None, has_header=False)
        sample = names.select(pl.nth(-1).alias("name")).sample(options.parties + WARM, seed=1, shuffle=True)
        sample = sample.with_row_index("id")
        sample.head(WARM).write_parquet(f"{folder}/warm.parquet")
        sample.tail(options.parties).write_parquet(f"{folder}/parties.parquet")
        screener = es.Screener(es.read_list(options.data / "lists" / "ofac"))
        screener.save(f"{folder}/list.snapshot")
        # The local ones first: processes that end while others are timed would take their time away with them.
        for what, count in (("warm", WARM), ("parties", options.parties)):
            local = measured(f"local, {what}", count, partial(in_frame, screener, f"{folder}/{what}.parquet"))
        es.clear_caches()
        for what, count in (("warm", WARM), ("parties", options.parties)):
            measured(f"screen_many, {what}", count, partial(one_by_one, screener, f"{folder}/{what}.parquet"))
        expected = Counter(local)
        found = map(Counter, on_spark(options, folder))
        differ = [(expected - rows).total() + (rows - expected).total() for rows in found]
    print("rows that differ from the local ones:", ", ".join(map(str, differ)))
    return int(any(differ))


def in_frame(screener: Any, path: str) -> Rows:
    """The rows that `screen_frame` gives."""
    import polars as pl

    rows: Rows = screener.screen_frame(pl.read_parquet(path)).rows()
    return rows


def one_by_one(screener: Any, path: str) -> Rows:
    """What `screen_many` gives: a row for each hit, and for each name that is rejected."""
    import polars as pl

    found = screener.screen_many(pl.read_parquet(path)["name"].to_list(), on_error="reject")
    return [(hit,) for hits in found for hit in (hits if isinstance(hits, list) else [hits])]


def collected(screened: Any) -> Rows:
    """The rows that Spark gives."""
    return [tuple(row) for row in screened.collect()]


def on_spark(options: argparse.Namespace, folder: str) -> Iterator[Rows]:
    """The rows of a session for each number of workers, each with its own JVM processes."""
    from pyspark.sql import SparkSession

    import entityscreen as es

    os.environ["PYSPARK_PYTHON"] = sys.executable
    for workers in options.workers:
        spark = (
            SparkSession.builder.master(f"local-cluster[{workers},1,1024]")
            .config("spark.driver.memory", "512m")
            .config("spark.executorEnv.PYTHONPATH", str(Path(es.__file__).parents[1]))
            .config("spark.sql.files.openCostInBytes", "0")
            .config("spark.ui.enabled", "false")
            .config("spark.log.level", "ERROR")
            .getOrCreate()
        )
        for what, count in (("warm", WARM), ("parties", options.parties)):
            df = spark.read.parquet(f"{folder}/{what}.parquet").repartition(2 * workers)
            screened = es.spark.screen(df, f"{folder}/list.snapshot")
            rows = measured(f"Spark, {workers} workers, {what}", count, partial(collected, screened))
        spark.stop()
        yield rows


if __name__ == "__main__":
    sys.exit(main())
