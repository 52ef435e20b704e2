"""One file over HTTP: conditional, with retries, whole or not at all.

Here belongs the request. Which files make a list, and whether their content is good, belongs to `lists`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from entityscreen.errors import SourceError
from entityscreen.sources.lists.fetch_record import FetchRecord

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
    """Fetch a file if it changed.

    Args:
        url: http or https.
        target: where it is written; its folder exists. It may hold part of the file after a failure.
        known: the record of the copy at hand, or None to fetch in any case.
        options: attempts, timeouts, limits.

    Returns:
        The new record, or None when the server says that the copy at hand is the newest.

    Raises:
        SourceError: every attempt failed, or the server refused; names the address and the reason.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise SourceError("is no http or https address", where=url, mend="give another")
    reason = ""
    for attempt in range(options.attempts):
        if attempt:
            options.sleep(options.backoff * 2 ** (attempt - 1))
        try:
            return _attempt(url, target, known, options)
        except _TransientError as error:
            reason = str(error)
    tries = f"{options.attempts} attempts" if options.attempts > 1 else "one attempt"
    raise SourceError(f"cannot be fetched after {tries}: {reason}", where=url, mend="try again later")


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
            raise SourceError(f"HTTP {error.code} {error.reason}", where=url, mend="check the address") from error
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
        raise SourceError(f"has {expected} bytes, more than {options.most}", where=url, mend="raise the limit")
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
            raise SourceError(f"has more than {options.most} bytes", where=url, mend="raise the limit")
        if time.monotonic() - started > options.deadline:
            raise _TransientError(f"not done after {options.deadline:g} seconds")
        digest.update(chunk)
        out.write(chunk)
    return size, digest.hexdigest()
