"""One run of the daily job.

Lists are fetched and compiled, canaries are tried, and the snapshot is published for the service. Then what has changed
since the last completed run is screened: changed entities against all parties and changed parties against all entities.
Alerts are written and queued, and people are told. Every step can be done again: a run that was killed goes on from
where it was, and one that nothing has changed for does nothing.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from entityscreen.errors import EntityScreenError, SnapshotError, SourceError
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.entity import Entity
from entityscreen.model.watchlist import Watchlist
from entityscreen.monitor.notify import post, send_mail
from entityscreen.monitor.result import ListState, MonitorResult, PartyResult, write_metrics
from entityscreen.monitor.settings import MonitorSettings, PartySettings
from entityscreen.monitor.state import CompletedRun, StateFolder, run_identifier, write_json
from entityscreen.reports.redaction import mask_quotes
from entityscreen.screening.alert_queue import AlertQueue, Origin, WaitingAlerts
from entityscreen.screening.canaries import missed_canaries, own_canaries, read_canaries
from entityscreen.screening.decisions import DecisionStore
from entityscreen.screening.hashing import hash_identifiers, read_hash_key
from entityscreen.screening.runs import manifest
from entityscreen.screening.runs.run import FileOptions, RunSummary
from entityscreen.screening.runs.screen_file import screen_file
from entityscreen.screening.screener import Screener
from entityscreen.sources.download import download
from entityscreen.sources.lists import read_list

SNAPSHOT, WATCHLIST = ".snapshot", ".ftm.json"
SOURCE = "monitor"
_SHOWN = 3


def _silent(_line: str) -> None:
    """Nobody asked."""


def run_monitor(
    settings: MonitorSettings,
    *,
    dry_run: bool = False,
    now: Callable[[], str] = manifest.now,
    say: Callable[[str], None] = _silent,
) -> MonitorResult:
    """Run the daily job once.

    Args:
        settings: of the job.
        dry_run: fetch, build and screen in a copy of the state, and change, queue and send nothing.
        now: gives the time (ISO 8601 in UTC).
        say: called with a line at each step.

    Returns:
        What was done. A list that cannot be fetched, or is refused, stands by its last good copy, and says so.

    Raises:
        EntityScreenError: no list or no party file can be read, a canary does not hit, an output cannot be written, or
            another run is under way. People are told of it as of any other end.
    """
    state = StateFolder(settings.state)
    state.make()
    with state.alone():
        if dry_run:
            with _copied(state) as copy:
                return _MonitorRun(settings.model_copy(update={"webhooks": (), "mail": None}), copy, now, say).run(
                    dry_run=True
                )
        job = _MonitorRun(settings, state, now, say)
        try:
            return job.run()
        except EntityScreenError as error:
            job.tell_failure(error)
            raise


@contextmanager
def _copied(state: StateFolder) -> Iterator[StateFolder]:
    """A copy of what a run needs of the state; results of earlier runs stay behind."""
    with tempfile.TemporaryDirectory(prefix="entityscreen-monitor-") as folder:
        copy = StateFolder(Path(folder) / "state")
        shutil.copytree(state.folder, copy.folder, ignore=shutil.ignore_patterns("runs", "lock"))
        copy.make()
        yield copy


class _MonitorRun:
    """The steps of a run."""

    def __init__(
        self, settings: MonitorSettings, state: StateFolder, now: Callable[[], str], say: Callable[[str], None]
    ) -> None:
        self._settings, self._state, self._now, self._say = settings, state, now, say
        self._config: ScreeningConfig = settings.screening_config()

    def run(self, *, dry_run: bool = False) -> MonitorResult:
        """Do all steps."""
        settings, state = self._settings, self._state
        started_at, last = self._now(), state.completed()
        entities, lists = self._lists()
        watchlist = Watchlist(entities)
        if key := read_hash_key(settings.hash):
            watchlist = hash_identifiers(watchlist, key)
        snapshot = state.snapshot(watchlist.digest, self._config.digest)
        screener = self._compiled(watchlist, snapshot)
        if not dry_run:
            state.publish(snapshot)
        copies = {party.name: state.keep_parties(party.name, party.file) for party in settings.parties}
        before = self._before(last)
        run = run_identifier(watchlist.digest, self._config.digest, *copies.values(), last.run if last else "")
        result = MonitorResult(
            run=run,
            status="dry run" if dry_run else "completed",
            started_at=started_at,
            watchlist_digest=watchlist.digest,
            config_digest=self._config.digest,
            is_full=before is None,
            entities=len(watchlist),
            lists=lists,
        )
        if last and before and (last.watchlist_digest, last.parties, last.is_open) == (watchlist.digest, copies, False):
            result = replace(result, run=last.run, status="unchanged")
            self._say(f"nothing has changed since run {last.run}")
        else:
            folder = state.runs / run
            folder.mkdir(exist_ok=True)
            result = replace(result, started_at=self._started(folder, started_at))
            queue = None if dry_run else self._queue()
            results = [
                self._screened(party, copies[party.name], screener, snapshot, before, last, result, queue)
                for party in settings.parties
            ]
            result = replace(result, parties=tuple(results))
        if dry_run:
            return result
        result = self._told(result)
        if result.status == "completed":
            write_json(state.runs / run / "report.json", result.to_dict())
            is_open = any(one.problem for one in result.parties)
            ended = CompletedRun(
                run, snapshot.name, watchlist.digest, self._config.digest, copies, self._now(), is_open
            )
            state.complete(ended, settings.editions_kept)
        write_metrics(state.metrics, result, self._now())
        return result

    def _started(self, folder: Path, now: str) -> str:
        """When the run began: one that is done again has the time of its first attempt, and so the same results."""
        path = folder / "started.json"
        if not path.exists():
            write_json(path, {"started_at": now})
        return str(json.loads(path.read_text(encoding="utf-8"))["started_at"])

    def _lists(self) -> tuple[list[Entity], tuple[ListState, ...]]:
        """The entities of all lists, fetched where they are official ones."""
        settings, entities, states = self._settings.lists, list[Entity](), list[ListState]()
        results = download(
            settings.fetch,
            self._state.lists,
            base_urls=settings.base_urls,
            allow_changes=settings.allow_changes,
            unknown_fields=settings.unknown_fields,
            progress=self._say,
        )
        for result in results:
            if not result.entities:
                fix = "a list that was never fetched leaves a gap: mend it, or take it out of lists.fetch"
                raise SourceError(f"there is no good copy: {'; '.join(result.problems)}", where=result.source, fix=fix)
            read, state = self._read(result.folder, result.source, result.status)
            entities += read
            problems = (*result.problems, *state.problems)
            states.append(ListState(state.name, state.status, state.entities, state.date, problems))
        for path in settings.further:
            read, state = self._read(path, str(path), "read")
            entities += read
            states.append(state)
        return entities, tuple(states)

    def _read(self, path: Path, name: str, status: str) -> tuple[list[Entity], ListState]:
        if path.name.endswith(WATCHLIST):
            entities = list(Watchlist.load(path))
            return entities, ListState(name, status, len(entities))
        if path.suffix == SNAPSHOT:
            entities = list(Screener.load(path).entities())
            return entities, ListState(name, status, len(entities))
        settings = self._settings.lists
        watchlist = read_list(
            path,
            unknown_fields=settings.unknown_fields,
            allow_unusual=settings.allow_unusual or settings.allow_changes,
            quiet=True,
        )
        entities, rejected = list(watchlist), watchlist.reading.rejected
        problems = [str(rejection) for rejection in rejected[:_SHOWN]]
        if len(rejected) > _SHOWN:
            problems.append(f"{len(rejected) - _SHOWN} more records are left out")
        problems += [report.stale for report in watchlist.reading.reports if report.stale]
        dates = {record.source_date for entity in entities for record in entity.provenance if record.source_date}
        return entities, ListState(name, status, len(entities), max(dates, default=""), tuple(problems))

    def _compiled(self, watchlist: Watchlist, snapshot: Path) -> Screener:
        """The list compiled, and tried on canaries before anything is done with it."""
        screener = None
        if snapshot.exists():
            try:
                screener = Screener.load(snapshot)
            except SnapshotError as error:  # of another version of this library
                self._say(f"{error}; it is compiled anew")
        if screener is None:
            self._say(f"compiling {len(watchlist)} entities")
            Screener(watchlist, config=self._config).save(snapshot)
            screener = Screener.load(snapshot)
        path = self._settings.canaries
        canaries = read_canaries(path) if path else own_canaries(screener.compiled.entities)
        if missed := missed_canaries(screener.screen_many, canaries):
            some = "; ".join(missed[:_SHOWN])
            fix = "the last list stays in service; see what is wrong with this one"
            raise SnapshotError(
                f"{len(missed)} of {len(canaries)} canaries do not hit: {some}", where=snapshot, fix=fix
            )
        return screener

    def _before(self, last: CompletedRun | None) -> Screener | None:
        """The list of the last completed run; None where all parties have to be screened against the whole list."""
        if last is None or last.config_digest != self._config.digest:
            return None
        if set(last.parties) != {party.name for party in self._settings.parties}:
            return None
        try:
            return Screener.load(self._state.editions / last.snapshot)
        except EntityScreenError as error:
            self._say(f"{error}; all parties are screened against the whole list")
            return None

    def _queue(self) -> AlertQueue | None:
        settings = self._settings.queue
        if settings is None:
            return None
        return AlertQueue(DecisionStore(settings.database), four_eyes=settings.four_eyes, days=settings.days_to_decide)

    def _screened(  # noqa: PLR0913, PLR0917  # what a run knows
        self,
        party: PartySettings,
        copy: str,
        screener: Screener,
        snapshot: Path,
        before: Screener | None,
        last: CompletedRun | None,
        result: MonitorResult,
        queue: AlertQueue | None,
    ) -> PartyResult:
        """Screen one file of parties: what has changed, or everybody."""
        state, queue_settings = self._state, self._settings.queue
        folder = state.runs / result.run
        origin = Origin(SOURCE, result.watchlist_digest, result.config_digest, result.started_at, result.run)
        waiting = WaitingAlerts(queue, origin)
        options = FileOptions(
            output=folder / f"{party.name}.alerts.csv",
            html=folder / f"{party.name}.html",
            lists=[snapshot],
            workers=self._settings.workers,
            run_at=result.started_at,
            resume=True,
            on_alert=waiting.add,
            hash=self._settings.hash,
            redact=self._settings.redact,
            **party.reading(),  # type: ignore[typeddict-item]  # the fields of PartySettings
        )
        if queue_settings and (queue or Path(queue_settings.database).exists()):
            options |= FileOptions(decisions=queue_settings.database, four_eyes=queue_settings.four_eyes)
        if before and last:
            options |= FileOptions(since=before, since_lists=[state.editions / last.snapshot])
            options |= FileOptions(since_parties=state.parties / last.parties[party.name])
        self._say(f"screening {party.name}{'' if before is None else ': what has changed'}")
        try:
            summary = screen_file(screener, state.parties / copy, **options)
        except SourceError as error:  # of the copy, whose place tells nobody what to mend
            where = str(error.where or party.file).replace(str(state.parties / copy), str(party.file))
            raise type(error)(error.problem, where=where, fix=error.fix) from error
        waiting.flush()
        return _party_result(party.name, summary, waiting.added, folder)

    def _told(self, result: MonitorResult) -> MonitorResult:
        """Tell people of a completed run, once each; what could not be told is a problem of the run."""
        if result.status == "unchanged" and all(one.is_current for one in result.lists):
            return result
        problems = self._send(result.to_dict(), "\n".join(result.lines()), self._subject(result), result.alerts > 0)
        return replace(result, problems=tuple(problems))

    def tell_failure(self, error: EntityScreenError) -> None:
        """Tell people that the job could not be done."""
        reason = mask_quotes(str(error))  # an error may quote a row
        message = {"run": "", "status": "failed", "problem": reason, "started_at": self._now()}
        for problem in self._send(message, reason, "entityscreen: the daily screening failed", urgent=True):
            self._say(problem)
        write_metrics(self._state.metrics, None, self._now())

    def _subject(self, result: MonitorResult) -> str:
        warning = f"; not current: {', '.join(result.stale)}" if result.stale else ""
        return f"entityscreen: {result.alerts} alerts to decide{warning}"

    def _send(self, message: Mapping[str, Any], text: str, subject: str, urgent: bool) -> list[str]:
        """Send a message where it was not sent before, and return what could not be sent."""
        noted = self._state.runs / str(message["run"] or "failed") / "told.json"
        sent: list[str] = json.loads(noted.read_text(encoding="utf-8")) if message["run"] and noted.exists() else []
        mail, problems = self._settings.mail, []
        channels: list[tuple[str, Callable[[], None]]] = [
            (webhook.url, lambda webhook=webhook: post(webhook, message, self._now()))  # type: ignore[misc]  # bound early
            for webhook in self._settings.webhooks
        ]
        if mail and (urgent or mail.always or "not current" in subject):
            channels.append((f"mail:{mail.host}", lambda: send_mail(mail, subject, text)))
        for channel, send in channels:
            if channel in sent:
                continue
            try:
                send()
            except EntityScreenError as error:
                problems.append(str(error))
                continue
            sent.append(channel)
            if message["run"]:
                noted.parent.mkdir(exist_ok=True)
                write_json(noted, sent)
        return problems


def _party_result(name: str, summary: RunSummary, queued: int, folder: Path) -> PartyResult:
    """The books of a run over a file, be it of what has changed or of everybody."""
    counts = summary.counts
    is_delta = hasattr(counts, "gone")
    files = {what: str(path.relative_to(folder)) for what, path in summary.files if path.is_relative_to(folder)}
    return PartyResult(
        name=name,
        rows=counts.rows,
        rejected=counts.rejected,
        new=counts.new if is_delta else counts.alerts,
        changed=counts.changed if is_delta else 0,
        gone=counts.gone if is_delta else 0,
        queued=queued,
        files=files,
        problem=summary.why_nobody,
    )
