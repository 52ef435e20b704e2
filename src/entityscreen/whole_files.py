"""Files that are there whole or not at all.

Here belongs the one way in which a file reaches its place: written beside it, moved over it at the end. What is in the
files belongs to who writes them: watchlists, snapshots, reports.
"""

from __future__ import annotations

import os
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
        raise error("is a folder, not a file", where=path, mend="give a file name")
    draft = target.with_name(f".{target.name}.{uuid.uuid4().hex[:12]}.part")
    try:
        stream = draft.open("xb")
    except OSError as reason:
        mend = "choose a folder that is there and that you may write to"
        raise error(f"cannot be written: {reason.strerror}", where=path, mend=mend) from reason
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
        raise error(f"cannot be written: {reason.strerror}", where=path, mend="choose another place") from reason
