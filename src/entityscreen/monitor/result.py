"""What a run of the job did; as metrics in Prometheus' text format, for the textfile collector of its node exporter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from entityscreen.whole_files import whole_file

_PREFIX = "entityscreen_monitor"
_SUCCESS = re.compile(rf"^{_PREFIX}_last_success_seconds \S+$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ListState:
    """What became of one list.

    Attributes:
        name: the list's short name, or the path of one of your own.
        status: `new`, `updated`, `unchanged`, `refused`, `failed`, or `read` for one of your own.
        entities: how many it holds.
        date: its own date (ISO 8601), or empty.
        problems: why it was refused or failed, what was left out of it, that it is old.
    """

    name: str
    status: str
    entities: int = 0
    date: str = ""
    problems: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether the copy that was screened against is the newest."""
        return self.status not in ("refused", "failed")


@dataclass(frozen=True, slots=True)
class PartyResult:
    """What became of one file of parties.

    Attributes:
        name: of the file in the settings.
        rows: of it.
        rejected: of them, those that cannot be screened.
        new: alerts that were not there at the last run; in the first run all.
        changed: alerts with another score, name or evidence.
        gone: alerts that are there no more.
        queued: of them, those that came into the queue.
        files: what was written where, below the folder of the run.
        problem: that nobody was screened, and why.
    """

    name: str
    rows: int
    rejected: int
    new: int
    changed: int
    gone: int
    queued: int
    files: dict[str, str] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class MonitorResult:
    """What a run of the job did.

    Attributes:
        run: its identifier.
        status: `completed`, `unchanged` (nothing had changed), or `dry run`.
        started_at: when (ISO 8601).
        watchlist_digest: of the list.
        config_digest: of the settings.
        is_full: whether all parties were screened against the whole list: the first run, or other settings.
        entities: of the list.
        lists: what became of each list.
        parties: what became of each file.
        problems: of telling people.
    """

    run: str
    status: str
    started_at: str
    watchlist_digest: str
    config_digest: str
    is_full: bool
    entities: int
    lists: tuple[ListState, ...]
    parties: tuple[PartyResult, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def alerts(self) -> int:
        """What has to be looked at: new and changed alerts."""
        return sum(result.new + result.changed for result in self.parties)

    @property
    def is_current(self) -> bool:
        """Whether every list was the newest, every file had somebody to screen, and everybody was told."""
        return not self.stale and not self.problems

    @property
    def stale(self) -> list[str]:
        """The lists that are not the newest, and the files of which nobody was screened."""
        lists = [one.name for one in self.lists if not one.is_current]
        return lists + [result.name for result in self.parties if result.problem]

    def to_dict(self) -> dict[str, Any]:
        """The result as JSON values; it names nobody."""
        return {**asdict(self), "alerts": self.alerts}

    def lines(self) -> Iterator[str]:
        """The result in lines for a terminal or an e-mail."""
        yield f"run {self.run}: {self.status}; {self.entities} entities, digest {self.watchlist_digest[:16]}"
        for one in self.lists:
            stated = f", list of {one.date}" if one.date else ""
            yield f"list {one.name}: {one.status}, {one.entities} entities{stated}"
            yield from (f"  WARNING: {problem}" for problem in one.problems)
        for result in self.parties:
            yield (
                f"{result.name}: {result.rows} rows, {result.rejected} rejected; alerts: {result.new} new, "
                f"{result.changed} changed, {result.gone} gone; {result.queued} queued"
            )
            yield from (f"  WARNING: {problem}" for problem in (result.problem,) if problem)
        yield from (f"WARNING: {problem}" for problem in self.problems)


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
