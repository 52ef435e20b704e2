"""Files that are there whole or not at all.

Here belongs the one way in which a file reaches its place: written beside it as a draft, moved over it at the end. A
process that is killed leaves its draft; the next that writes the same file removes it. What is in the files belongs to
who writes them: watchlists, snapshots, reports.
"""

from __future__ import annotations

import glob
import hashlib
import os
import platform
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from entityscreen.errors import EntityScreenError, SourceError


@contextmanager
def whole_file(path: Path, error: type[EntityScreenError] = SourceError) -> Iterator[BinaryIO]:
    """Open a file for writing that appears under its name only when the block ends well.

    Args:
        path: where the file will be; replaced when it exists. Behind a link, the file that it points to.
        error: what is raised when the place cannot be written to.

    Yields:
        The stream.

    Raises:
        EntityScreenError: of the kind asked for; what the block itself raises is not touched.

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
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, target: Path, path: Path, error: type[EntityScreenError]) -> None:
    try:
        draft.replace(target)
    except OSError as reason:
        raise error(f"cannot be written: {reason.strerror}", where=path, fix="choose another place") from reason


# Of a draft of another machine nobody knows whether its process lives: it is taken for dead when it was not written to
# for so long.
_ABANDONED_SECONDS = 24 * 3600


def _machine() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:6]


def _remove_dead_drafts(target: Path) -> None:
    for draft in target.parent.glob(f".{glob.escape(target.name)}.*.part"):
        machine, _, rest = draft.name.removesuffix(".part").rpartition(".")[2].partition("-")
        process = rest.partition("-")[0]
        try:
            known = machine == _machine() and process.isdecimal()
            if not _lives(int(process)) if known else time.time() - draft.stat().st_mtime > _ABANDONED_SECONDS:
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
