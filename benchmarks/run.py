"""Measure the core matcher and write `docs/performance.md` from what was measured.

usage: python benchmarks/run.py [--sizes 10000 100000 1000000] [--queries 2000] [--growth N ...] [--parallel 20000]
                                [--out out/bench] [--report docs/performance.md] [--keep] [--data ../shared/data]

Every list is measured in a process of its own, so that one's memory is not another's. `--growth` are the sizes at which
the cost of one query is compared; left out, an eighth, a quarter and half of the largest size, and that size. The
report is `--report`, with a chart and the results (JSON) beside it; `--out` has what each process measured. Measure on
an idle machine; with `--keep` a part of a page is measured again where it was not idle, and the page has both commands.
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script too

from benchmarks.machine import describe_machine  # noqa: E402
from benchmarks.report import write_report  # noqa: E402
from benchmarks.results import Job, ListRun, PairCost, Reading, Results  # noqa: E402

SHARES = (8, 4, 2, 1)  # of the largest size, as divisors
DEFAULT_SIZES = (10_000, 100_000, 1_000_000)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments; `shown` is the command as it was given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(DEFAULT_SIZES), help="names of the lists made")
    parser.add_argument("--growth", type=int, nargs="*", help="sizes at which the cost of one query is compared")
    parser.add_argument("--queries", type=int, default=2000, help="names screened on each list")
    parser.add_argument("--parallel", type=int, default=20_000, help="names for the comparison of workers; 0: none")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each batch; the median counts")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "bench", help="folder of the results")
    parser.add_argument("--report", type=Path, default=ROOT / "docs" / "performance.md", help="the page to write")
    parser.add_argument("--keep", action="store_true", help="keep what the page has of lists not measured anew")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder of lists and names")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Measure, write the results, write the report."""
    options = parse(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    machine = describe_machine()  # before the load is our own
    jobs = plan(options)
    lists = [run for job in jobs if job.full and (run := measure_apart(job, options.out))]
    measured = {run.names: run for run in lists if run.label != "OFAC SDN"}
    light = {job.size: job for job in jobs if not job.full}
    sizes = growth_sizes(options)
    growth = [measured.get(size) or measure_apart(light[size], options.out) for size in sizes]
    results = Results(
        command=shlex.join(["python", "benchmarks/run.py", *arguments]),
        date=datetime.now(UTC).date().isoformat(),
        machine=machine,
        lists=tuple(lists),
        growth=tuple(run for run in growth if run),
        pairs=tuple(compare_apart(Job(source="pairs", data=options.data.resolve()), options.out)),
        readers=tuple(read_apart(Job(source="readers", data=options.data, repeats=options.repeats), options.out)),
    )
    kept = options.report.with_suffix(".json")
    if options.keep:
        results = results.over(Results.model_validate_json(kept.read_text(encoding="utf-8")))
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(results.model_dump_json(indent=1) + "\n", encoding="utf-8")
    write_report(results, options.report)
    print(f"{options.report}: from {kept}", file=sys.stderr)
    return 0


def growth_sizes(options: argparse.Namespace) -> list[int]:
    """The sizes to compare, ascending."""
    if options.growth is not None or not options.sizes:
        return sorted(options.growth or ())
    return sorted({max(options.sizes) // share for share in SHARES} - {0})


def plan(options: argparse.Namespace) -> list[Job]:
    """What each process measures: full jobs first, then the sizes that only growth needs."""
    common = {"queries": options.queries, "data": options.data.resolve(), "repeats": options.repeats}
    full = [Job(source="ofac", parallel=options.parallel, **common)]
    full += [Job(source="scale", size=size, parallel=options.parallel, **common) for size in options.sizes]
    rest = [size for size in growth_sizes(options) if size not in options.sizes]
    return full + [Job(source="scale", size=size, full=False, **common) for size in rest]


def measure_apart(job: Job, out: Path) -> ListRun | None:
    """One list, in its own process; None when the data does not hold it."""
    answer = _run(job, out)
    return ListRun.model_validate_json(answer) if answer != "null" else None


def read_apart(job: Job, out: Path) -> list[Reading]:
    """The readers, in their own process."""
    return [Reading.model_validate_json(line) for line in _run(job, out).splitlines()]


def compare_apart(job: Job, out: Path) -> list[PairCost]:
    """Pairs of names, in their own process."""
    return [PairCost.model_validate_json(line) for line in _run(job, out).splitlines()]


def _run(job: Job, out: Path) -> str:
    path = out / f"{job.source}-{job.size}.json"
    command = [sys.executable, "-m", "benchmarks.job", job.model_dump_json(), str(path.resolve())]
    subprocess.run(command, check=True, cwd=ROOT)
    return path.read_text(encoding="utf-8").strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
