"""Where reports go: files that are there whole or not at all, and pipes.

Here belongs how a report's text reaches its place. How a file gets there whole is in `whole_files.py`.
"""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from entityscreen.errors import InvalidInputError, SourceError
from entityscreen.whole_files import whole_file

_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")
_NAMED = {"/dev/stdout": 1, "/dev/stderr": 2}


@contextmanager
def write_bytes(path: str | Path) -> Iterator[BinaryIO]:
    """Open a file for writing that appears under its name only when the block ends well.

    What is there and no file (a pipe, a terminal, `/dev/null`) cannot be replaced: it is written to as it comes.

    Args:
        path: where the file will be; its folder is made. Behind a link, the file that it points to.

    Yields:
        The stream.

    Raises:
        SourceError: the place cannot be written to.
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
    """See that no output replaces what a run reads (files, or files of a folder) or another output.

    Args:
        inputs: files and folders that are read.
        outputs: what each is, and where it goes; devices and pipes are replaced by nobody.

    Raises:
        InvalidInputError: one would, or is a folder.
    """
    taken = {path.resolve() for path in inputs}
    for what, path in outputs:
        if is_special(path):
            continue
        place = path.resolve()
        if place.is_dir():
            raise InvalidInputError(f"the {what} cannot replace a folder", where=path, fix="give a file name")
        if place in taken or (place.exists() and not taken.isdisjoint(place.parents)):
            raise InvalidInputError(
                f"the {what} would replace another file of this run", where=path, fix="name another"
            )
        taken.add(place)


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
    found = _DESCRIPTOR.fullmatch(text)
    return int(found[1]) if found else _NAMED.get(text)


def _open_special(path: Path) -> BinaryIO:
    descriptor = open_descriptor(path)
    try:
        if descriptor is None:
            return path.open("wb")
        sys.stdout.flush()  # what was printed before comes first
        return os.fdopen(os.dup(descriptor), "wb")
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror}", where=path, fix="choose another place") from error
