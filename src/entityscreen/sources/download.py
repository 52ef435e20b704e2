"""Official lists from their publishers: the only place here that opens the network.

Each file is fetched (conditionally, with retries, whole or not at all) and checked against the list's spec: what is new
and good replaces the copy at hand, everything else leaves it alone. What the files hold is read by `sources/lists`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import http.client
import shutil
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, Literal
from urllib.parse import urlsplit

from entityscreen.errors import EntityScreenError, SourceError
from entityscreen.model.entity import Entity
from entityscreen.sources.lists import ListSpec, read_list, spec_problems
from entityscreen.sources.lists.contract import UnknownFields, list_specs, shares_of
from entityscreen.sources.lists.files import FetchRecord, ListFile, read_fetch_record, record_path

__all__ = ("DownloadResult", "FetchOptions", "download", "downloadable_lists", "fetch")

_CHUNK = 2**16
_AGENT = "entityscreen (https://pypi.org/project/entityscreen/)"
_NOT_MODIFIED = 304
_RETRIED = frozenset((408, 425, 429, 500, 502, 503, 504))
_FAILURES = (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError, OSError)


def _utc_now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How files are fetched.

    Attributes:
        attempts: how often one file is tried.
        backoff: seconds before the second attempt; doubled for each further one.
        timeout: seconds without a byte before an attempt is given up.
        deadline: seconds for one attempt in all.
        most: bytes that a file may have.
        now: gives the time of fetching, ISO 8601 in UTC.
        sleep: waits.
    """

    attempts: int = 4
    backoff: float = 1.0
    timeout: float = 30.0
    deadline: float = 600.0
    most: int = 2 * 2**30
    now: Callable[[], str] = _utc_now
    sleep: Callable[[float], None] = time.sleep


class _TransientError(Exception):
    """A failure that another attempt may not have."""


class _NoDowngrade(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http and https, but not from https to http."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        before, after = urlsplit(req.full_url).scheme, urlsplit(newurl).scheme
        if after != "https" and (after != "http" or before == "https"):
            raise SourceError(f"redirects to {newurl}, which is refused", where=req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, target: Path, known: FetchRecord | None, options: FetchOptions) -> FetchRecord | None:
    """Fetch a file if it changed: the new record, or None when the server says that the copy at hand is the newest.
    After a failure the target may hold a part of it.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise SourceError("is not an http or https address", where=url, fix="give another")
    reason = ""
    for attempt in range(options.attempts):
        if attempt:
            options.sleep(options.backoff * 2 ** (attempt - 1))
        try:
            return _attempt(url, target, known, options)
        except _TransientError as error:
            reason = str(error)
    tries = f"{options.attempts} attempts" if options.attempts > 1 else "one attempt"
    raise SourceError(f"cannot be fetched after {tries}: {reason}", where=url, fix="try again later")


def _attempt(url: str, target: Path, known: FetchRecord | None, options: FetchOptions) -> FetchRecord | None:
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT, **_conditions(known)})  # noqa: S310
    opener = urllib.request.build_opener(_NoDowngrade)
    try:
        with opener.open(request, timeout=options.timeout) as response:
            return _store(url, response, target, options)
    except urllib.error.HTTPError as error:
        with error:
            if error.code == _NOT_MODIFIED and known is not None:
                return None
            if error.code in _RETRIED:
                raise _TransientError(f"HTTP {error.code} {error.reason}") from error
            raise SourceError(f"HTTP {error.code} {error.reason}", where=url, fix="check the address") from error
    except _FAILURES as error:
        raise _TransientError(f"{type(error).__name__}: {error}") from error


def _conditions(known: FetchRecord | None) -> dict[str, str]:
    headers = {}
    if known and known.etag:
        headers["If-None-Match"] = known.etag
    if known and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _store(url: str, response: Any, target: Path, options: FetchOptions) -> FetchRecord:
    stated = response.headers.get("Content-Length", "")
    expected = int(stated) if stated.isdigit() else None
    if expected is not None and expected > options.most:
        raise SourceError(f"has {expected} bytes, more than {options.most}", where=url, fix="raise the limit")
    with target.open("wb") as out:
        size, sha256 = _copy(url, response, out, options)
    if expected is not None and size != expected:
        raise _TransientError(f"cut short: {size} of {expected} bytes")
    if not size:
        raise _TransientError("the answer is empty")
    return FetchRecord(
        url=url,
        fetched_at=options.now(),
        sha256=sha256,
        size=size,
        etag=response.headers.get("ETag"),
        last_modified=response.headers.get("Last-Modified"),
    )


def _copy(url: str, response: Any, out: IO[bytes], options: FetchOptions) -> tuple[int, str]:
    digest, size, started = hashlib.sha256(), 0, time.monotonic()
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > options.most:
            raise SourceError(f"has more than {options.most} bytes", where=url, fix="raise the limit")
        if time.monotonic() - started > options.deadline:
            raise _TransientError(f"not done after {options.deadline:g} seconds")
        digest.update(chunk)
        out.write(chunk)
    return size, digest.hexdigest()


Status = Literal["new", "updated", "unchanged", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class DownloadResult:
    """What became of one list.

    Attributes:
        source: the list's short name.
        status: `new`, `updated`, `unchanged`; `refused` when what came is not good, `failed` when nothing
            came. The last good copy stays in place for the last three.
        folder: where its files are; `read_list(folder)` reads them.
        entities: how many the good copy holds; 0 when there is none.
        problems: why it was refused or failed, or what was wrong with it although it was allowed.
    """

    source: str
    status: Status
    folder: Path
    entities: int = 0
    problems: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the copy in place is the newest."""
        return self.status in ("new", "updated", "unchanged")


def downloadable_lists() -> dict[str, ListSpec]:
    """The lists that `download` knows, by their short names."""
    return {source: spec for source, spec in list_specs().items() if spec.urls}


def download(
    names: Iterable[str],
    folder: str | Path,
    *,
    base_urls: Mapping[str, str] | None = None,
    allow_changes: bool = False,
    unknown_fields: UnknownFields = "raise",
    options: FetchOptions | None = None,
    progress: Callable[[str], None] | None = None,
) -> list[DownloadResult]:
    """Fetch official lists into `folder/<name>/`, each file with a record of where it is from beside it.

    Args:
        names: short names (`us-ofac-sdn`, `un-sc`); `downloadable_lists` has them.
        folder: made when it does not exist.
        base_urls: name -> an address under which the list's files are, in place of the official ones.
        allow_changes: keep a list that shrank or lost fields beyond its spec; a list that cannot be read is
            refused in any case.
        unknown_fields: `keep` takes a list with fields that its format does not know, and has to be read so, too.
        options: attempts, timeouts, limits.
        progress: called with one line before and after each list.

    Returns:
        One result for each name, in the order of the names. A list that fails does not stop the others.

    Raises:
        SourceError: a name is unknown, or the folder cannot be made.
    """
    specs, bases, say = downloadable_lists(), base_urls or {}, progress or (lambda _line: None)
    wanted = list(names)
    if unknown := [name for name in wanted if name not in specs]:
        raise SourceError(f"no list is called {unknown[0]!r}", where="download", fix=f"take one of {', '.join(specs)}")
    judged, results = _Judged(allow_changes, unknown_fields), []
    for name in wanted:
        say(f"{name}: {specs[name].title}")
        spec = _based(specs[name], bases.get(name))
        result = _download_one(spec, Path(folder) / name, judged, options or FetchOptions())
        say(f"{name}: {result.status}" + "".join(f"; {problem}" for problem in result.problems))
        results.append(result)
    return results


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is taken that would be refused by itself."""

    changes: bool
    unknown: UnknownFields


def _based(spec: ListSpec, base: str | None) -> ListSpec:
    """The spec with its files under another address."""
    return replace(spec, urls={file: f"{base.rstrip('/')}/{file}" for file in spec.urls}) if base else spec


def _download_one(spec: ListSpec, folder: Path, judged: _Judged, options: FetchOptions) -> DownloadResult:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".staging-", dir=folder))
    except OSError as error:
        raise SourceError(f"cannot be made: {error.strerror}", where=folder, fix="give another folder") from error
    try:
        return _staged(spec, folder, staging, judged, options)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _staged(spec: ListSpec, folder: Path, staging: Path, judged: _Judged, options: FetchOptions) -> DownloadResult:
    at_hand = {name: _good_record(folder / name) for name in spec.urls}
    last = next((record for record in at_hand.values() if record and record.entities), None)
    before = last.entities if last else None
    result = DownloadResult(spec.source, "unchanged", folder, before or 0)
    try:
        new = _fetch_changed(spec, folder, staging, at_hand, options)
    except EntityScreenError as error:
        return replace(result, status="failed", problems=(str(error),))
    if not new:
        return result
    try:
        entities, rejected = _read(spec, staging, judged.unknown)
    except EntityScreenError as error:
        return replace(result, status="refused", problems=(str(error).replace(f"{staging}/", ""),))
    shares = last.shares if last else None
    problems = spec_problems(spec, entities, rejected, previous=before, previous_shares=shares)
    if problems and not judged.changes:
        return replace(result, status="refused", problems=problems)
    counted: dict[str, Any] = {"entities": len(entities), "shares": shares_of(entities, rejected)}
    _put_in_place(staging, folder, {name: replace(record, **counted) for name, record in new.items()})
    status: Status = "updated" if before is not None else "new"
    return DownloadResult(spec.source, status, folder, len(entities), problems)


def _fetch_changed(
    spec: ListSpec, folder: Path, staging: Path, at_hand: Mapping[str, FetchRecord | None], options: FetchOptions
) -> dict[str, FetchRecord]:
    """Fetch the files that have changed; where one has, the others are put beside it, so that the set is whole."""
    fetched = {name: fetch(url, staging / name, at_hand[name], options) for name, url in spec.urls.items()}
    new = {name: record for name, record in fetched.items() if record is not None}
    for name in spec.urls.keys() - new.keys() if new else ():
        shutil.copyfile(folder / name, staging / name)
    return new


def _good_record(path: Path) -> FetchRecord | None:
    """The record of a file that is still what was fetched; a damaged or changed file is fetched again."""
    try:
        record = read_fetch_record(path)
        return record if record and path.exists() and ListFile(path).sha256 == record.sha256 else None
    except EntityScreenError:
        return None


def _read(spec: ListSpec, staging: Path, unknown: UnknownFields) -> tuple[list[Entity], int]:
    """The entities and the number of records rejected; whether they look as they should is asked with the last copy."""
    watchlist = read_list(staging, unknown_fields=unknown, allow_unusual=True, quiet=True)
    if wrong := [report.format for report in watchlist.reading.reports if report.format not in spec.formats]:
        raise SourceError(f"came as {wrong[0]}, not as {' or '.join(spec.formats)}", where=spec.source)
    return list(watchlist), len(watchlist.reading.rejected)


def _put_in_place(staging: Path, folder: Path, new: Mapping[str, FetchRecord]) -> None:
    """Each file by one atomic rename, its record behind it: a record that does not fit means fetch again."""
    for name, record in new.items():
        (staging / name).replace(folder / name)
        side = record_path(folder / name)
        temporary = staging / side.name
        temporary.write_text(record.to_json(), encoding="utf-8")
        temporary.replace(side)
