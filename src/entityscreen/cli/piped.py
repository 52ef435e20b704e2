"""Parties that come through a pipe: `zcat customers.csv.gz | entityscreen screen - ...`.

Here belongs keeping them in a file while they are screened, since a file is read twice: for its digest and its rows.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

STANDARD_INPUT = (Path("-"), Path("/dev/stdin"), Path("/dev/fd/0"))


def party_file(path: Path, stack: ExitStack) -> Path:
    """The file of parties that a path means.

    Args:
        path: a file, a pipe, or `-` for the standard input. What comes through these is CSV, or JSON lines where it
            begins with a brace.
        stack: what is kept is given up with it.

    Returns:
        The path, or that of a copy.
    """
    if path in STANDARD_INPUT:
        return _kept(sys.stdin.buffer, stack)
    if not path.is_fifo():
        return path
    with path.open("rb") as stream:
        return _kept(stream, stack)


def _kept(stream: BinaryIO, stack: ExitStack) -> Path:
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="entityscreen-")))
    begin = stream.read(1)
    path = folder / ("standard-input.jsonl" if begin == b"{" else "standard-input.csv")
    with path.open("wb") as copy:
        copy.write(begin)
        shutil.copyfileobj(stream, copy)
    return path
