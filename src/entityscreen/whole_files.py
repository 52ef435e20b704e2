"""Files that are there whole or not at all, and pipes.

A file reaches its place in one way: it is written beside it as a draft and moved over it at the end. A process that is
killed leaves its draft; the next that writes the same file removes it. What is in the files belongs to who writes them:
watchlists, snapshots, reports.
"""

from __future__ import annotations

import errno
import glob
import hashlib
import io
import os
import platform
import re
import stat
import sys
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from entityscreen.errors import EntityScreenError, InvalidInputError, SourceError

# Of a draft of another machine nobody knows whether its process lives: it is taken for dead when it was not written to
# for so long.
_ABANDONED_SECONDS = 24 * 3600
_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")
_NAMED = {"/dev/stdout": 1, "/dev/stderr": 2}
# What a write fails with that names no file: the disk, the quota or the largest size of a file is used up.
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


@contextmanager
def whole_file(path: Path, error: type[EntityScreenError] = SourceError) -> Iterator[BinaryIO]:
    """Open a file for writing that appears under its name only when the block ends well; behind a link, the file that
    it points to. The error is of the kind asked for; what the block itself raises is not touched.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with whole_file(Path(folder) / "list.txt") as stream:
        ...         _ = stream.write(b"a")
        ...     (Path(folder) / "list.txt").read_text()
        'a'
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    if target.is_dir():
        raise error("is a folder, not a file", where=path, fix="give a file name")
    _remove_dead_drafts(target)
    draft = target.with_name(f".{target.name}.{_machine()}-{os.getpid()}-{uuid.uuid4().hex[:12]}.part")
    try:
        stream = draft.open("xb")
    except OSError as reason:
        fix = "choose a folder that is there and that you may write to"
        raise error(f"cannot be written: {reason.strerror}", where=path, fix=fix) from reason
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _put(draft, target, path, error)
    except OSError as reason:
        if reason.errno not in _FULL or reason.filename is not None:
            raise
        fix = "free space on that disk, or choose another place"
        raise error(f"cannot be written: {reason.strerror}", where=path, fix=fix) from reason
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, target: Path, path: Path, error: type[EntityScreenError]) -> None:
    try:
        draft.replace(target)
    except OSError as reason:
        raise error(f"cannot be written: {reason.strerror}", where=path, fix="choose another place") from reason


def _machine() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:6]


def _remove_dead_drafts(target: Path) -> None:
    for draft in target.parent.glob(f".{glob.escape(target.name)}.*.part"):
        machine, _, rest = draft.name.removesuffix(".part").rpartition(".")[2].partition("-")
        process = rest.partition("-")[0]
        try:
            is_ours = machine == _machine() and process.isdecimal()
            if not _lives(int(process)) if is_ours else time.time() - draft.stat().st_mtime > _ABANDONED_SECONDS:
                draft.unlink()
        except OSError:  # another process removed it, or it is open on a system that locks open files
            continue


def _lives(process: int) -> bool:
    if os.name == "nt":  # a signal would end the process; an open draft cannot be removed there anyway
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def write_bytes(path: str | Path) -> Iterator[BinaryIO]:
    """Open a file for writing that appears under its name only when the block ends well; its folder is made. What is
    there and no file (a pipe, a terminal, `/dev/null`) cannot be replaced: it is written to as it comes.
    """
    if is_special(path):
        with _open_special(Path(path)) as special:
            yield special
        return
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror}", where=path, fix="choose another place") from error
    with whole_file(target) as stream:
        yield stream


@contextmanager
def write_text(path: str | Path) -> Iterator[TextIO]:
    """Open a UTF-8 file as `write_bytes` does; line ends stay as they are written."""
    with write_bytes(path) as raw:
        # To a pipe line by line, since other results may be printed to the same place.
        stream = io.TextIOWrapper(raw, encoding="utf-8", newline="", line_buffering=is_special(path))
        yield stream
        stream.detach()  # writes what is left, and leaves the file open for who opened it


def check_places(inputs: Iterable[Path], outputs: Iterable[tuple[str, Path]]) -> None:
    """See that no output (what it is, and where it goes) replaces a folder, what a run reads (files, or files of a
    folder) or another output; devices and pipes are replaced by nobody.
    """
    places_in_use = {path.resolve() for path in inputs}
    for what, path in outputs:
        if is_special(path):
            continue
        place = path.resolve()
        if place.is_dir():
            raise InvalidInputError(f"the {what} cannot replace a folder", where=path, fix="give a file name")
        if place in places_in_use or (place.exists() and not places_in_use.isdisjoint(place.parents)):
            raise InvalidInputError(
                f"the {what} would replace another file of this run", where=path, fix="name another"
            )
        places_in_use.add(place)


def is_special(path: str | Path) -> bool:
    """Whether something is there that is neither a file nor a folder: a device, a pipe, a socket, what is open already.

    Example:
        >>> import os
        >>> is_special(os.devnull), is_special("no/such/file.csv")
        (True, False)
    """
    if open_descriptor(path) is not None:
        return True
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def open_descriptor(path: str | Path) -> int | None:
    """The descriptor of this process that a path stands for, or None.

    Opened by its path, a file that the shell has opened (`-o /dev/stdout >> log`) would be emptied.

    Example:
        >>> open_descriptor("/dev/stdout"), open_descriptor("/dev/fd/3"), open_descriptor("/dev/null")
        (1, 3, None)
    """
    text = str(path)
    numbered = _DESCRIPTOR.fullmatch(text)
    return int(numbered[1]) if numbered else _NAMED.get(text)


def _open_special(path: Path) -> BinaryIO:
    descriptor = open_descriptor(path)
    try:
        if descriptor is None:
            return path.open("wb")
        sys.stdout.flush()  # what was printed before comes first
        return os.fdopen(os.dup(descriptor), "wb")
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror}", where=path, fix="choose another place") from error
