"""Jobs: a file comes in, is screened as `entityscreen screen` does it, and its alerts go into the queue.

One process runs them, one after the other; the run itself is `screening.runs`, whose journal lets a job that was killed
go on where it was. Each job keeps the snapshot that was served when it came, so that it ends with the list it began
with.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import socket
import threading
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import FileResponse, Response
from pydantic import BaseModel, Field

from entityscreen.errors import EntityScreenError
from entityscreen.model.kind import known_kind
from entityscreen.reports.alert import Alert
from entityscreen.screening.alert_queue import AlertQueue, Origin, WaitingAlerts
from entityscreen.screening.database import Database, insert, run
from entityscreen.screening.decisions import DecisionStore
from entityscreen.screening.erasure import LIST_OF_JOB, PARTIES
from entityscreen.screening.hashing import read_hash_key
from entityscreen.screening.runs.run import FileOptions
from entityscreen.screening.screener import Screener
from entityscreen.server.keys import Caller
from entityscreen.server.service import Json, Service, in_service, requires, utc_now
from entityscreen.server.settings import ServerSettings

_LOG = logging.getLogger("entityscreen.server")
State = Literal["queued", "running", "cancelling", "cancelled", "done", "failed"]
SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".parquet")
# What a job may write, by its name in the address.
RESULTS = {"alerts.csv": "text/csv", "report.html": "text/html", "rejected.csv": "text/csv",
           "alerts.csv.manifest.json": "application/json"}  # fmt: skip
_BEAT_SECONDS, _STALE_SECONDS = 2.0, 15.0
_PAUSE_SECONDS = 1.0
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands.

    Attributes:
        id: of the job.
        author: who sent the file.
        file: its name.
        options: how it is read and written (JSON): `kind`, `columns`, `queue`, `redact`, `hash`.
        state: `queued`, `running`, `cancelling`, `cancelled`, `done` or `failed`.
        rows_read: how far it is.
        rows_expected: rows of the file; 0 while that is not known.
        alerts: found so far.
        summary: the books at the end, in words.
        problem: why it failed.
        watchlist_digest: of the list that it is screened against.
        created_at: when the file came.
        started_at: when it began, or went on.
        ended_at: when it ended.
    """

    id: str
    author: str
    file: str
    options: str
    state: State
    rows_read: int
    rows_expected: int
    alerts: int
    summary: str
    problem: str
    watchlist_digest: str
    created_at: str
    started_at: str
    ended_at: str


_LISTED = ", ".join(field.name for field in fields(Job))
_WRITTEN = (*(field.name for field in fields(Job)), "runner", "beat_at")


class JobEndedError(Exception):
    """The job was cancelled, or another process has taken it over."""


class Jobs:
    """The jobs of a database.

    Args:
        database: in which they stand.
        folder: where each keeps its files.
    """

    def __init__(self, database: Database, folder: Path) -> None:
        self._database, self._folder = database, folder

    def folder_of(self, job_id: str) -> Path:
        """Where the files of a job are."""
        return self._folder / job_id

    def add(self, job: Job) -> Job:
        """Enter a job whose files are there."""
        values = {**asdict(job), "runner": "", "beat_at": ""}
        with self._database.writing() as connection:
            run(connection, insert("jobs", _WRITTEN), values)
        return job

    def get(self, job_id: str) -> Job | None:
        """A job, or None where there is none."""
        query = f"SELECT {_LISTED} FROM jobs WHERE id = :id"  # noqa: S608  # constants
        with self._database.reading() as connection:
            row = run(connection, query, {"id": job_id}).one_or_none()
        return None if row is None else Job(*row)

    def __iter__(self) -> Iterator[Job]:
        """All jobs, the latest first."""
        query = f"SELECT {_LISTED} FROM jobs ORDER BY created_at DESC, id"  # noqa: S608  # constants
        with self._database.reading() as connection:
            yield from [Job(*row) for row in run(connection, query)]

    def cancel(self, job_id: str) -> Job | None:
        """End a job: one that waits at once, one that runs as soon as it looks."""
        statement = (
            "UPDATE jobs SET state = CASE state WHEN 'queued' THEN 'cancelled' WHEN 'running' THEN 'cancelling' "
            "ELSE state END WHERE id = :id"
        )
        with self._database.writing() as connection:
            run(connection, statement, {"id": job_id})
        return self.get(job_id)

    def release_dead(self) -> None:
        """Free the jobs of processes of this machine that are gone, so that a restart need not wait for their beats."""
        with self._database.writing() as connection:
            rows = run(connection, "SELECT DISTINCT runner FROM jobs WHERE state IN ('running', 'cancelling')")
            for runner in [row[0] for row in rows if is_gone(row[0])]:
                run(connection, "UPDATE jobs SET beat_at = '' WHERE runner = :runner", {"runner": runner})

    def claim(self, runner: str) -> Job | None:
        """Take the next job: one that waits, or one whose process does not beat any more."""
        now = datetime.now(UTC)
        free = "(state = 'queued' OR (state IN ('running', 'cancelling') AND beat_at < :stale))"
        values = {
            "runner": runner,
            "now": now.isoformat(timespec="seconds"),
            "stale": (now - timedelta(seconds=_STALE_SECONDS)).isoformat(timespec="seconds"),
        }
        statement = (
            f"UPDATE jobs SET state = CASE state WHEN 'queued' THEN 'running' ELSE state END, runner = :runner, "  # noqa: S608  # constants
            f"beat_at = :now, started_at = :now WHERE {free} AND id = "
            f"(SELECT id FROM jobs WHERE {free} ORDER BY created_at, id LIMIT 1) RETURNING {_LISTED}"
        )
        with self._database.writing() as connection:
            row = run(connection, statement, values).one_or_none()
        return None if row is None else Job(*row)

    def beat(self, job_id: str, runner: str, rows: int, expected: int, alerts: int) -> bool:
        """Say how far a job is; whether it is still to go on, and by this process."""
        values = {
            "id": job_id,
            "runner": runner,
            "rows": rows,
            "expected": expected,
            "alerts": alerts,
            "now": utc_now(),
        }
        statement = (
            "UPDATE jobs SET beat_at = :now, rows_read = :rows, rows_expected = :expected, alerts = :alerts "
            "WHERE id = :id AND runner = :runner AND state = 'running'"
        )
        with self._database.writing() as connection:
            return bool(run(connection, statement, values).rowcount)

    def end(self, job_id: str, runner: str, state: State, summary: str = "", problem: str = "") -> None:
        """Enter how a job ended; nothing where another process has it."""
        values = {"id": job_id, "runner": runner, "state": state, "summary": summary, "problem": problem}
        statement = (
            "UPDATE jobs SET state = :state, summary = :summary, problem = :problem, ended_at = :now "
            "WHERE id = :id AND runner = :runner AND state IN ('running', 'cancelling')"
        )
        with self._database.writing() as connection:
            run(connection, statement, {**values, "now": utc_now()})


def is_gone(runner: str) -> bool:
    """Whether a process is known not to run any more; of other machines nothing is known."""
    host, _, process = runner.partition(":")
    pid, _, started = process.partition(":")
    return host == socket.gethostname() and pid.isdigit() and _started(int(pid)) != started


def _started(pid: int) -> str:
    """What tells a process from others that had its number before; empty where there is none, or nobody says."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


class Runner:
    """Runs jobs, one after the other.

    Args:
        settings: of the service.
    """

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._store = DecisionStore(settings.database)
        self._queue = AlertQueue(self._store, four_eyes=settings.four_eyes, days=settings.days_to_decide)
        self._jobs = Jobs(self._store.database, settings.files)
        self._name = f"{socket.gethostname()}:{os.getpid()}:{_started(os.getpid())}"
        self._jobs.release_dead()

    def run_forever(self) -> None:
        """Run what there is, and wait for more."""
        while True:
            try:
                if not self.run_next():
                    time.sleep(_PAUSE_SECONDS)
            except EntityScreenError as error:  # the database: it may come back
                _LOG.error("jobs: %s", error)
                time.sleep(_STALE_SECONDS)

    def run_next(self) -> bool:
        """Run the next job to its end; whether there was one."""
        job = self._jobs.claim(self._name)
        if job is None:
            return False
        if job.state == "cancelling":
            self._jobs.end(job.id, self._name, "cancelled")
            return True
        try:
            summary = self._screen(job)
        except JobEndedError:
            self._jobs.end(job.id, self._name, "cancelled")
        except EntityScreenError as error:
            # Whoever sent the file knows it by its own name.
            problem = str(error).replace(str(parties_of(self._jobs.folder_of(job.id))), job.file)
            self._jobs.end(job.id, self._name, "failed", problem=problem)
        except OSError as error:
            self._jobs.end(job.id, self._name, "failed", problem=f"{error.strerror}: {error.filename}")
        else:
            self._jobs.end(job.id, self._name, "done", summary=summary)
        return True

    def _screen(self, job: Job) -> str:
        folder = self._jobs.folder_of(job.id)
        screener = Screener.load(folder / LIST_OF_JOB)
        options: dict[str, Any] = json.loads(job.options)
        origin = Origin(f"job:{job.id}", screener.watchlist_digest, screener.config.digest, utc_now())
        progress = _Progress(self._jobs, job, self._name)
        waiting = WaitingAlerts(self._queue if options.pop("queue", True) else None, origin)
        with progress.beating():

            def take(alert: Alert) -> None:
                progress.alerts += 1
                waiting.add(alert)

            outputs = FileOptions(
                output=folder / "alerts.csv",
                html=folder / "report.html",
                rejected=folder / "rejected.csv",
                decisions=self._settings.database,
                four_eyes=self._settings.four_eyes,
                resume=True,
                lists=[folder / LIST_OF_JOB],
                on_alert=take,
                progress=progress.passed,
            )
            summary = screener.screen_file(parties_of(folder), **outputs, **options)
            waiting.flush()
        progress.check()
        return str(summary.counts)


class _Progress:
    """How far a job is; beats beside the work, and ends the work when the job is not to go on."""

    def __init__(self, jobs: Jobs, job: Job, runner: str) -> None:
        self._jobs, self._job, self._runner = jobs, job, runner
        self.rows = self.expected = self.alerts = 0
        self._ended, self._over = threading.Event(), threading.Event()

    def passed(self, rows: int, expected: int | None) -> None:
        """Another row has been read."""
        self.rows, self.expected = rows, expected or 0
        if self._ended.is_set():
            raise JobEndedError

    def check(self) -> None:
        """Beat once more, with the last numbers."""
        self._beat()
        if self._ended.is_set():
            raise JobEndedError

    def _beat(self) -> None:
        with suppress(EntityScreenError):  # a database that is away for a moment ends no job
            if not self._jobs.beat(self._job.id, self._runner, self.rows, self.expected, self.alerts):
                self._ended.set()

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Beat until the work is done."""

        def beat() -> None:
            while not self._over.wait(_BEAT_SECONDS):
                self._beat()

        thread = threading.Thread(target=beat, name="beat", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._over.set()
            thread.join()


def parties_of(folder: Path) -> Path:
    """The file of a job."""
    return next(path for path in folder.iterdir() if path.stem == PARTIES and path.suffix in SUFFIXES)


router = APIRouter(prefix="/jobs", tags=["Jobs"])
MayDecide = Annotated[Caller, Depends(requires("decide"))]
MayRead = Annotated[Caller, Depends(requires("read"))]


def _jobs(service: Service) -> Jobs:
    return Jobs(service.store.database, service.settings.files)


class JobParams(BaseModel):
    """The parameters of a job."""

    name: str = Field(min_length=1, max_length=255, description="Of the file, with its ending.")
    kind: str = Field(default="", max_length=50, description="Of parties whose row does not say it.")
    name_column: str = Field(default="", max_length=200, description="Heading of the name's column.")
    queue: bool = Field(default=True, description="Whether alerts go into the queue.")
    redact: bool = Field(default=False, description="Whether the parties are masked in the results.")
    hash: Literal["", "identifiers"] = Field(default="", description="Numbers as keyed hashes, as the list has them.")


@router.post(
    "",
    summary="Screen a file",
    status_code=201,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
async def add_job(request: Request, caller: MayDecide, params: Annotated[JobParams, Query()]) -> Response:
    """Send a file of parties as the body (CSV, TSV, JSON lines, XLSX, Parquet). It is screened in the background, and a
    restart of the service goes on with it."""
    service = in_service(request)
    suffix = Path(params.name).suffix.lower()
    if suffix not in SUFFIXES:
        raise HTTPException(400, detail=f"A job takes {', '.join(SUFFIXES)}.")
    read_hash_key(params.hash)  # says at once where the service has none
    options: dict[str, Any] = params.model_dump(include={"queue", "redact", "hash"})
    options |= {"kind": known_kind(params.kind)} if params.kind else {}
    options |= {"columns": {"name": params.name_column}} if params.name_column else {}
    identifier, file = uuid.uuid4().hex, Path(params.name).name
    job = Job(identifier, caller.name or "api", file, json.dumps(options), "queued", 0, 0, 0, "", "",
              service.edition.screener.watchlist_digest, utc_now(), "", "")  # fmt: skip
    folder = _jobs(service).folder_of(job.id)
    try:
        await service.in_thread(_keep_list, service, folder)
        await _receive(request.stream(), folder / f"{PARTIES}{suffix}")
        await service.in_thread(_jobs(service).add, job)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise HTTPException(507, detail=f"The file cannot be kept: {error.strerror}.") from error
        raise
    return Json(_shown(job), 201, headers={"Location": f"/jobs/{job.id}"})


def _keep_list(service: Service, folder: Path) -> None:
    """Put the list that is served beside the file: by a second name for the snapshot where that is possible."""
    folder.mkdir(parents=True, mode=0o700)
    edition = service.edition
    place = folder / LIST_OF_JOB
    if not edition.path:
        edition.screener.save(place)
        return
    try:
        os.link(edition.path, place)
    except OSError:
        shutil.copyfile(edition.path, place)


async def _receive(pieces: AsyncIterator[bytes], path: Path) -> None:
    draft = path.with_suffix(path.suffix + ".part")
    with draft.open("wb") as stream:
        async for piece in pieces:
            stream.write(piece)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)


def _shown(job: Job) -> dict[str, Any]:
    return {**asdict(job), "options": json.loads(job.options)}


@router.get("", summary="Jobs")
def list_jobs(request: Request, _: MayRead) -> Response:
    """All jobs, the latest first."""
    return Json({"jobs": [_shown(job) for job in _jobs(in_service(request))]})


def _found(request: Request, job_id: str) -> tuple[Jobs, Job]:
    jobs = _jobs(in_service(request))
    job = jobs.get(job_id) if _ID.fullmatch(job_id) else None
    if job is None:
        raise HTTPException(404, detail="No such job!")
    return jobs, job


@router.get("/{job_id}", summary="How far a job is")
def show_job(request: Request, job_id: str, _: MayRead) -> Response:
    """A job, with its progress and the names of its results."""
    jobs, job = _found(request, job_id)
    folder = jobs.folder_of(job_id)
    files = [name for name in RESULTS if job.state == "done" and (folder / name).exists()]
    return Json({**_shown(job), "files": files})


@router.delete("/{job_id}", summary="Cancel a job")
def cancel_job(request: Request, job_id: str, _: MayDecide) -> Response:
    """End a job that waits or runs; alerts that are in the queue stay there."""
    jobs, _job = _found(request, job_id)
    job = jobs.cancel(job_id)
    return Json(_shown(job or _job))


@router.get("/{job_id}/files/{name}", summary="A result of a job")
def job_file(request: Request, job_id: str, name: str, _: MayRead) -> Response:
    """`alerts.csv`, `report.html`, `rejected.csv`, or the manifest, when the job is done."""
    jobs, job = _found(request, job_id)
    path = jobs.folder_of(job_id) / name
    if name not in RESULTS or job.state != "done" or not path.exists():
        raise HTTPException(404, detail="No such file!")
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": "sandbox"}
    return FileResponse(path, media_type=RESULTS[name], headers=headers)
