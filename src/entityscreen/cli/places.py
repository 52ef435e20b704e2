"""Where the results of a command may go: nothing that it reads is ever replaced."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from entityscreen.errors import InvalidInputError
from entityscreen.reports.atomic import is_special


def check_places(inputs: Iterable[Path], outputs: Iterable[tuple[str, Path]]) -> None:
    """See that no output replaces what the command reads (files, or files of a folder) or another output.

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
            raise InvalidInputError(f"the {what} cannot replace a folder", where=path, mend="give a file name")
        if place in taken or (place.exists() and not taken.isdisjoint(place.parents)):
            raise InvalidInputError(
                f"the {what} would replace another file of this run", where=path, mend="name another"
            )
        taken.add(place)
