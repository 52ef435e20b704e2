"""What a party costs on Spark beside the local batch, start-up apart: the figures of `docs/scaling.md`.

usage: python benchmarks/spark.py [--parties 50000] [--workers 1 2] [--data ../shared/data]

Processor time of all processes together, JVM and Python (Linux), so that other users of the machine matter little. Both
sides are warm: other parties went through first, so that tables, snapshot and compiled plan are there.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WARM = 5_000  # parties that go through first
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


def measured(what: str, parties: int, work: Any) -> None:
    """Do something and print what it cost."""
    before, began = processor_time(), time.perf_counter()
    rows = work()
    cost, wall = processor_time() - before, time.perf_counter() - began
    print(f"{what}: {cost / parties * 1e6:,.0f} us of processor a party, {wall:,.1f} s in all, {rows} rows", flush=True)


def main() -> int:
    """Measure the local batch, then Spark with each number of workers."""
    import polars as pl

    import entityscreen as es

    options = parse()
    with tempfile.TemporaryDirectory() as folder:
        names = pl.read_csv(options.data / "scale" / "names.tsv.gz", separator="\t", quote_char=None, has_header=False)
        sample = names.select(pl.nth(-1).alias("name")).sample(options.parties + WARM, seed=1, shuffle=True)
        sample.head(WARM).write_parquet(f"{folder}/warm.parquet")
        sample.tail(options.parties).write_parquet(f"{folder}/parties.parquet")
        screener = es.Screener(es.read_list(options.data / "lists" / "ofac"))
        screener.save(f"{folder}/list.snapshot")
        on_spark(options, folder)
        for what, count in (("warm", WARM), ("parties", options.parties)):
            frame = pl.read_parquet(f"{folder}/{what}.parquet")
            measured(f"local, {what}", count, lambda frame=frame: len(screener.screen_frame(frame)))
        es.clear_caches()
        for what, count in (("warm", WARM), ("parties", options.parties)):
            texts = pl.read_parquet(f"{folder}/{what}.parquet")["name"].to_list()
            measured(f"screen_many, {what}", count, lambda texts=texts: screened_alone(screener, texts))
    return 0


def screened_alone(screener: Any, texts: list[str]) -> int:
    """The rows that bare names give."""
    found = screener.screen_many(texts, on_error="reject")
    return sum(len(hits) if isinstance(hits, list) else 1 for hits in found)


def on_spark(options: argparse.Namespace, folder: str) -> None:
    """A session for each number of workers, each with its own JVM processes."""
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
            measured(f"Spark, {workers} workers, {what}", count, lambda screened=screened: len(screened.collect()))
        spark.stop()


if __name__ == "__main__":
    sys.exit(main())
