"""The command line: one module a command, no logic of its own.

`main` is the one place where errors of the user become a sentence and an exit status. typer is imported here
and nowhere else in the package.
"""

from __future__ import annotations

from entityscreen.cli.app import main

__all__ = ["main"]
