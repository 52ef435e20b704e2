"""What a run leaves for those who ask later what was screened against what: a manifest, and on request a log.

The manifest is one JSON file beside the results: digests of everything that the results depend on, versions, counts,
digests of the outputs, and when and how the run was started. Clock times are here and nowhere else, so that the results
themselves stay the same bytes. The log has a record for every row, hit or none, chained by SHA-256 (`journal.Chain`):
none can be changed, added or taken out without the manifest's last link telling. How a run is done again by its
manifest is `replay.py`.
"""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import metadata
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from entityscreen.errors import SourceError, hide_passwords, problems_of
from entityscreen.model.decision import party_digest
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.model.scope import Scope
from entityscreen.reports.alert import RunFacts
from entityscreen.screening.runs.journal import START, Chain, is_tombstone, open_chain, read_bodies
from entityscreen.version import __version__
from entityscreen.whole_files import write_text

MANIFEST_ENDING = ".manifest.json"
# What takes part in a score: another version of it may give another one.
_DEPENDENCIES = ("ftfy", "numpy", "pydantic", "python-stdnum", "rapidfuzz", "Unidecode")


class _ManifestPart(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DigestedFile(_ManifestPart):
    """A file of a run.

    Attributes:
        what: what it is to the run.
        path: where it was.
        sha256: of its bytes; of a folder over the names and digests of its files; empty for a device.
    """

    what: str
    path: str
    sha256: str


class AppliedDecisions(_ManifestPart):
    """The reviewers' decisions that a run applied.

    Attributes:
        store: path or URL, without a password.
        as_of: the day on which they are asked.
        four_eyes: whether only approved ones counted.
        made: how many the store had: it only adds, so the first so many are those of the run.
        digest: over those that hold, and the day.
    """

    store: str
    as_of: str
    four_eyes: bool
    made: int
    digest: str


class Since(_ManifestPart):
    """The earlier run that a delta is compared with.

    Attributes:
        lists: what the earlier watchlist was read from.
        watchlist_digest: of its content.
        parties: the earlier party file; None for the same.
        config_digest: of the earlier settings; None for the same.
    """

    lists: tuple[DigestedFile, ...] = ()
    watchlist_digest: str
    parties: DigestedFile | None = None
    config_digest: str | None = None

    @property
    def identity(self) -> str:
        """What of it the results depend on."""
        settings = f" {self.config_digest}" if self.config_digest else ""
        return f"{self.watchlist_digest} {self.parties.sha256 if self.parties else ''}{settings}"


Sort = Literal["parties", "since", "texts"]


class LogEnd(_ManifestPart):
    """How a log ends: with this, no record of it can be taken away either.

    Attributes:
        records: of the log, erased ones too.
        chain: of the last one.
        erased: how many of them were erased.
        tombstones: SHA-256 over what stands in their places; empty for none.
    """

    records: int
    chain: str
    erased: int = 0
    tombstones: str = ""


class Erasure(_ManifestPart):
    """Records that were erased from the outputs of a run (`entityscreen forget`).

    Attributes:
        at: when, ISO 8601 in UTC.
        reason: why, in the words of who asked for it.
        records: an output, or a part of it -> the places of its records that were erased, from 0.
        before: an output -> its SHA-256 before; what still has it was not reached, since the erasure was interrupted.
        log_before: the end of the log before.
    """

    at: str
    reason: str
    records: dict[str, tuple[int, ...]]
    before: dict[str, str]
    log_before: LogEnd | None = None


class Manifest(_ManifestPart):
    """What a run was made of.

    Attributes:
        sort: of run: the alerts of a party file, what has changed since an earlier run, or listed names in texts.
        run_id: stands for the input, the list and the settings, see `RunFacts.run_id`.
        started: when the run began, ISO 8601 in UTC; with `resumed` the last time.
        ended: when it was done.
        resumed: rows that an interrupted run had screened before.
        command: words of the command line, or of the Python program.
        versions: of entityscreen, Python and what takes part in scores.
        system: on which it ran.
        parties: the party file.
        lists: what the watchlist was read from.
        since: the earlier run that this one is compared with, or None.
        watchlist_digest: of the watchlist's content.
        config: the settings.
        config_digest: of the settings.
        decisions: of reviewers, or None.
        scope: the part of the list that was screened against; None for all of it.
        reading: how the party file was read, as it was asked for.
        writing: how the results were written, as it was asked for.
        facts: what the reports say of the run: columns, lists, entities.
        counts: the books.
        outputs: files that were written.
        log: the end of the log, or None.
        erasures: what was erased from the outputs after the run, in its order.
    """

    sort: Sort = "parties"
    run_id: str
    started: str
    ended: str
    resumed: int = 0
    command: tuple[str, ...] = ()
    versions: dict[str, str]
    system: str
    parties: DigestedFile
    lists: tuple[DigestedFile, ...] = ()
    since: Since | None = None
    watchlist_digest: str
    config: dict[str, Any]
    config_digest: str
    decisions: AppliedDecisions | None = None
    scope: Scope | None = None
    reading: dict[str, Any] = {}
    writing: dict[str, Any] = {}
    facts: dict[str, Any]
    counts: dict[str, int]
    outputs: tuple[DigestedFile, ...] = ()
    log: LogEnd | None = None
    erasures: tuple[Erasure, ...] = ()

    @classmethod
    def of(cls, facts: RunFacts, **rest: Any) -> Manifest:
        """The manifest of a run that ends now; `rest` are the fields that its facts, the clock and the installation do
        not give.
        """
        return cls(
            run_id=facts.run_id,
            ended=now(),
            command=tuple(map(hide_passwords, sys.argv)),
            versions=versions(),
            system=system(),
            watchlist_digest=facts.watchlist_digest,
            config=facts.config.model_dump(mode="json"),
            config_digest=facts.config.digest,
            facts=facts.as_json(),
            **rest,
        )

    def output(self, what: str) -> DigestedFile | None:
        """An output by what it is (`alerts`, `report`, `JSON`, `log` ...), or None."""
        return next((file for file in self.outputs if file.what == what), None)

    def save(self, path: Path) -> None:
        """Write it, whole or not at all."""
        with write_text(path) as stream:
            stream.write(json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n")

    @classmethod
    def load(cls, path: str | Path) -> Manifest:
        """Read a manifest: its own path, or that of the output beside which it is."""
        place = manifest_at(Path(path))
        try:
            return cls.model_validate_json(place.read_bytes())
        except OSError as error:
            fix = f"name the manifest of a run (OUTPUT{MANIFEST_ENDING}), or its output"
            raise SourceError(f"cannot be read: {error.strerror}", where=place, fix=fix) from error
        except ValidationError as error:
            field, problem = problems_of(error)[0]
            raise SourceError(f"is not the manifest of a run: {field} {problem}", where=place) from error


def manifest_of(output: Path) -> Path:
    """Where the manifest of a run is, by its first output.

    Example:
        >>> str(manifest_of(Path("alerts.csv")))
        'alerts.csv.manifest.json'
    """
    return output.with_name(output.name + MANIFEST_ENDING)


def manifest_at(named: Path) -> Path:
    """Where the manifest of a run is, by its own path or by that of the output beside it.

    Example:
        >>> manifest_at(Path("alerts.csv")) == manifest_at(Path("alerts.csv.manifest.json"))
        True
    """
    return named if named.name.endswith(MANIFEST_ENDING) else manifest_of(named)


def now() -> str:
    """The time for the manifest; no result has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def digested(what: str, path: Path) -> DigestedFile:
    """A file or a folder with its digest, and where it is."""
    return DigestedFile(what=what, path=str(path.absolute()), sha256=path_digest(path))


def path_digest(path: Path) -> str:
    """SHA-256 of a file; of a folder what `sha256sum` of its files, sorted by name, gives when it is digested again."""
    if path.is_file():
        return file_digest(path)
    files = sorted(inner for inner in path.rglob("*") if inner.is_file()) if path.is_dir() else []
    lines = "".join(f"{file_digest(inner)}  {inner.relative_to(path).as_posix()}\n" for inner in files)
    return hashlib.sha256(lines.encode()).hexdigest() if files else ""


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def versions() -> dict[str, str]:
    """The versions of all that takes part in a score."""
    versions_in_use = {"entityscreen": __version__, "Python": platform.python_version()}
    for name in _DEPENDENCIES:
        try:
            versions_in_use[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    if "Unidecode" not in versions_in_use:  # what reads the scripts without a reader of their own instead
        versions_in_use["anyascii"] = metadata.version("anyascii")
    return versions_in_use


def system() -> str:
    """The system that a run is on, in a few words."""
    return f"{platform.system()} {platform.release()} {platform.machine()}, {sys.byteorder} endian"


class AuditLog:
    """A record for every row of a run, in the order of the rows; `write` takes each line."""

    def __init__(self, write: Any) -> None:
        self._write, self._chain, self.records = write, Chain(), 0
        self._rejected: deque[tuple[int, str]] = deque()

    def reject(self, number: int, reason: str) -> None:
        """Enter a row that was not screened; it waits for those before it, which may still be with the screener."""
        self._rejected.append((number, reason))

    def screened(self, number: int, party: Party, hits: Sequence[Hit], suppressed: Sequence[Hit]) -> None:
        """Enter a row that was screened."""
        self._enter_rejected(before=number)
        record: dict[str, Any] = {"row": number, "party": party_digest(party)}
        if party.id:
            record["id"] = party.id
        record["hits"] = [_logged(hit) for hit in hits]
        if suppressed:
            record["suppressed"] = [{**_logged(hit), "by": hit.suppressed} for hit in suppressed]
        self._enter(record)

    def end(self) -> LogEnd:
        """Enter what waits, and say how the log ends."""
        self._enter_rejected(before=None)
        return LogEnd(records=self.records, chain=self._chain.last)

    def _enter_rejected(self, before: int | None) -> None:
        while self._rejected and (before is None or self._rejected[0][0] < before):
            number, reason = self._rejected.popleft()
            self._enter({"row": number, "rejected": reason})

    def _enter(self, record: Mapping[str, Any]) -> None:
        self.records += 1
        self._write(self._chain.line(record))


def _logged(hit: Hit) -> dict[str, Any]:
    return {"entity": hit.entity.id, "score": hit.score, "name": hit.matched_name}


@contextmanager
def write_log(path: Path) -> Iterator[AuditLog]:
    """Open a log, which is there whole when the block ends well."""
    with write_text(path) as stream:
        log = AuditLog(stream.write)
        yield log
        log.end()


def check_log(path: Path, end: LogEnd) -> str:
    """What is wrong with a log; an empty text where it is as it was written, and ends as the manifest has it."""
    try:
        actual, lines, _ = read_end(path)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if actual.records < end.records:
        return f"the chain breaks behind record {actual.records} of {end.records}"
    if (actual.records, actual.chain) != (end.records, end.chain) or lines != actual.records:
        return "the chain does not end as the manifest says"
    if (actual.erased, actual.tombstones) != (end.erased, end.tombstones):
        return f"{actual.erased} records are erased in it, of which the manifest does not say the same"
    return ""


def read_end(path: Path) -> tuple[LogEnd, int, bool]:
    """How a log ends, as far as its chain holds; how many lines it has; whether its chain is that of texts."""
    with open_chain(path) as stream:
        first = stream.readline()
        of_text = not list(read_bodies([first])) and bool(list(read_bodies([first], of_text=True)))
        stream.seek(0)
        lines = bool(first) + sum(1 for _ in islice(stream, 1, None))
        stream.seek(0)
        records, last, erased, stones = 0, START, 0, hashlib.sha256()
        for body, chain in read_bodies(stream, of_text=of_text):
            records, last = records + 1, chain
            if is_tombstone(body):
                erased += 1
                stones.update(f"{body}\n".encode())
    tombstones = stones.hexdigest() if erased else ""
    return LogEnd(records=records, chain=last, erased=erased, tombstones=tombstones), lines, of_text
