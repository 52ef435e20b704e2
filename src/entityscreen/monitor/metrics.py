"""Metrics of the job in Prometheus' text format, for the textfile collector of its node exporter."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

from entityscreen.whole_files import whole_file

if TYPE_CHECKING:
    from entityscreen.monitor.job import MonitorResult

_PREFIX = "entityscreen_monitor"
_SUCCESS = re.compile(rf"^{_PREFIX}_last_success_seconds \S+$", re.MULTILINE)


def write_metrics(path: Path, result: MonitorResult | None, now: str) -> None:
    """Write the metrics of a run; None for one that failed, which keeps the time of the last that did not."""
    samples = [("last_run_seconds", "", _seconds(now)), ("failed", "", float(result is None))]
    if result is not None:
        samples.append(("last_success_seconds", "", _seconds(now)))
        samples.append(("entities", "", result.entities))
        for one in result.lists:
            label = f'{{list="{_escaped(one.name)}"}}'
            samples += [("list_current", label, float(one.is_current)), ("list_entities", label, one.entities)]
            if one.date:
                samples.append(("list_date_seconds", label, _seconds(one.date)))
        for party in result.parties:
            for change in ("new", "changed", "gone"):
                label = f'{{parties="{_escaped(party.name)}",change="{change}"}}'
                samples.append(("alerts", label, getattr(party, change)))
    lines = [
        f"{_PREFIX}_{name}{label} {value:g}" if value < 1e6 else f"{_PREFIX}_{name}{label} {value:.0f}"
        for name, label, value in samples
    ]
    if result is None and path.exists() and (success := _SUCCESS.search(path.read_text(encoding="utf-8"))):
        lines.append(success[0])
    with whole_file(path) as stream:
        stream.write(("\n".join(lines) + "\n").encode())


def _seconds(date: str) -> float:
    """Seconds since 1970 of a date or a time; a list states its day alone."""
    moment = dt.datetime.fromisoformat(date)
    return moment.replace(tzinfo=moment.tzinfo or dt.UTC).timestamp()


def _escaped(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
