"""Files that are there whole or not at all.

Here belongs the way in which every report reaches its place: written beside it, moved over it at the end.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from entityscreen.errors import SourceError


@contextmanager
def write_text(path: str | Path) -> Iterator[TextIO]:
    """Open a UTF-8 file for writing that appears under its name only when the block ends well.

    What is there and no file (a pipe, a terminal, `/dev/null`) cannot be replaced: it is written to as it comes.

    Args:
        path: where the file will be; its folder is made. Behind a link, the file that it points to.

    Yields:
        The stream; line ends stay as they are written.

    Raises:
        SourceError: the place cannot be written to.
    """
    if is_special(path):
        with _open_special(Path(path)) as stream:
            yield stream
        return
    target = Path(os.path.realpath(path)) if Path(path).is_symlink() else Path(path)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        stream = draft.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror}", where=path, mend="choose another place") from error
    try:
        with stream:
            yield stream
        draft.replace(target)
    except IsADirectoryError as error:
        raise SourceError("is a folder, not a file", where=path, mend="give a file name") from error
    finally:
        draft.unlink(missing_ok=True)


def is_special(path: str | Path) -> bool:
    """Whether something is there that is neither a file nor a folder: a device, a pipe, a socket.

    Example:
        >>> is_special(os.devnull), is_special("no/such/file.csv")
        (True, False)
    """
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _open_special(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror}", where=path, mend="choose another place") from error
