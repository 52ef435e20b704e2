"""What the job leaves from one run to the next, in one folder.

    lists/NAME/            fetched lists, each file with a record of where it is from
    editions/D.snapshot    compiled lists by digest
    parties/NAME-D.csv     the party files of the last completed run
    runs/ID/               results of each run, `report.json` among them
    current.json           names the snapshot that `entityscreen serve` follows
    completed.json         the last completed run: what the next one is compared with
    metrics.prom           for Prometheus' textfile collector

Each file appears whole or not at all, and `completed.json` comes last: a run that is killed anywhere is done again from
where it was, with the same identifier and the same results.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from entityscreen.errors import SourceError
from entityscreen.screening.erasure import PARTIES, RUN_OF_MONITOR
from entityscreen.screening.runs.manifest import file_digest
from entityscreen.whole_files import whole_file

_LETTERS = 16  # of a digest, in names of files
_RUN_LETTERS = 12


@dataclass(frozen=True, slots=True)
class CompletedRun:
    """The run that the next one is compared with.

    Attributes:
        run: its identifier.
        snapshot: the name of its snapshot below `editions`.
        watchlist_digest: of its list.
        config_digest: of its settings.
        parties: name of a party file -> the name of its copy below `parties`.
        ended_at: when it was completed (ISO 8601).
        is_open: whether a file had nobody to screen, so that the next run looks again, whether or not it has changed.
    """

    run: str
    snapshot: str
    watchlist_digest: str
    config_digest: str
    parties: dict[str, str]
    ended_at: str
    is_open: bool = False


class StateFolder:
    """The folder of the job."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lists, self.editions = folder / "lists", folder / "editions"
        self.parties, self.runs = folder / PARTIES, folder / "runs"
        self.pointer, self.metrics = folder / "current.json", folder / "metrics.prom"
        self._completed = folder / RUN_OF_MONITOR

    def make(self) -> None:
        """Make the folders that are not there."""
        try:
            for folder in (self.lists, self.editions, self.parties, self.runs):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SourceError(
                f"cannot be made: {error.strerror}", where=self.folder, fix="give another state"
            ) from error

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the folder for one run; a run that was killed holds it no more.

        Raises:
            SourceError: another run holds it.
        """
        with (self.folder / "lock").open("a+b") as stream:
            try:
                _lock(stream)
            except OSError as error:
                fix = "wait for it to end; jobs that overlap run one after the other"
                raise SourceError("another run of the job is under way", where=self.folder, fix=fix) from error
            yield

    def completed(self) -> CompletedRun | None:
        """The last completed run; None before the first."""
        if not self._completed.exists():
            return None
        try:
            return CompletedRun(**json.loads(self._completed.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            fix = "remove it: the next run screens all parties against the whole list"
            raise SourceError(f"cannot be read: {error}", where=self._completed, fix=fix) from error

    def complete(self, run: CompletedRun, editions_kept: int) -> None:
        """Enter a completed run, then remove what no run needs any more."""
        write_json(self._completed, asdict(run))
        for copy in self.parties.iterdir():
            if copy.name not in run.parties.values():
                copy.unlink()
        snapshots = sorted(self.editions.glob("*.snapshot"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in [path for path in snapshots if path.name != run.snapshot][editions_kept:]:
            path.unlink()

    def keep_parties(self, name: str, file: Path) -> str:
        """Copy a party file, so that the next run knows what has changed; returns the copy's name."""
        digest = digest_of_file(file)
        suffix = "".join(file.suffixes[-2:] if file.suffix.lower() == ".gz" else file.suffixes[-1:])
        kept = f"{name}-{digest[:_LETTERS]}{suffix.lower()}"
        if not (self.parties / kept).exists():
            with file.open("rb") as source, whole_file(self.parties / kept) as copy:
                shutil.copyfileobj(source, copy)
        return kept

    def snapshot(self, watchlist_digest: str, config_digest: str) -> Path:
        """Where the snapshot of a list with some settings is."""
        return self.editions / f"{_digest(watchlist_digest, config_digest)[:_LETTERS]}.snapshot"

    def publish(self, snapshot: Path) -> None:
        """Let the service follow a snapshot."""
        named = {"snapshot": snapshot.relative_to(self.folder).as_posix()}
        try:
            is_published = json.loads(self.pointer.read_text(encoding="utf-8")) == named
        except (OSError, ValueError):  # none yet, or damaged
            is_published = False
        if not is_published:
            write_json(self.pointer, named)


def run_identifier(*parts: str) -> str:
    """The identifier of a run: of what it screens against what, and after which run."""
    return _digest(*parts)[:_RUN_LETTERS]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file."""
    try:
        return file_digest(path)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=path, fix="check the path") from error


def write_json(path: Path, value: Any) -> None:
    """Write JSON that appears whole."""
    with whole_file(path) as stream:
        stream.write(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n")


def _lock(stream: IO[bytes]) -> None:
    """Lock a file for this process; the system frees it when the process ends, however it ends."""
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows only
    else:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
