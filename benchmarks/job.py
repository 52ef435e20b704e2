"""One job in this process: `python -m benchmarks.job JOB RESULT`, both JSON; `run.py` calls it."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import measure
from benchmarks.pairs import measure_pairs
from benchmarks.readers import measure_readers
from benchmarks.results import Job


def main(job: Job, path: Path) -> None:
    """Measure and write the result: a record, `null` when there is nothing to measure, or a record a line."""
    if job.source == "readers":
        records = [reading.model_dump_json() for reading in measure_readers(job.data, job.repeats)]
    elif job.source == "pairs":
        records = [cost.model_dump_json() for cost in measure_pairs(job.data)]
    else:
        run = measure(job)
        records = ["null" if run is None else run.model_dump_json()]
    path.write_text("\n".join(records) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Job.model_validate_json(sys.argv[1]), Path(sys.argv[2]))
