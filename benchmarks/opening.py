"""Open a snapshot in a fresh process: seconds to load, seconds of the first call, memory.

Run as `python -m benchmarks.opening SNAPSHOT`; prints the three numbers. `measure.py` calls it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.memory import peak_megabytes
from entityscreen.screening.screener import Screener


def main(path: Path) -> None:
    """Load and screen one name."""
    started = time.perf_counter()
    screener = Screener.load(path)
    loaded = time.perf_counter()
    screener.screen("Ann Lee")
    print(loaded - started, time.perf_counter() - loaded, peak_megabytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
