"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.results import Machine

PACKAGES = ("entityscreen", "numpy", "scipy", "rapidfuzz", "sparse_dot_topn", "nomenklatura")


def describe_machine() -> Machine:
    """Processor, cores, memory in GB, system, Python and the versions of what takes part."""
    return Machine(
        processor=_first_value("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        cores=os.cpu_count() or 1,
        memory=_gigabytes(_first_value("/proc/meminfo", "MemTotal")),
        load=os.getloadavg()[0],
        system=f"{platform.system()} {platform.release()}",
        python=f"{platform.python_implementation()} {platform.python_version()}",
        versions={name: found for name in PACKAGES if (found := _version(name))},
    )


def seconds_waited() -> float:
    """Seconds in which this process could have run and had no processor; 0 where the system does not say.

    Time in which it waits for a process of its own is not among them (Linux, `sched-stats.rst`: the second number).
    """
    path = Path("/proc/self/schedstat")
    return int(path.read_text(encoding="ascii").split()[1]) / 1e9 if path.exists() else 0.0


def _first_value(path: str, key: str) -> str:
    if not Path(path).exists():
        return ""
    lines = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")


def _gigabytes(value: str) -> float:
    """From `8028360 kB`; 0 when unknown."""
    return int(value.split(maxsplit=1)[0]) / 1024 / 1024 if value else 0.0


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
