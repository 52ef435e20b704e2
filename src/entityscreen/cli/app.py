"""The commands put together, and the one place where an error becomes a sentence.

Exit statuses: 0 fine; 1 the answer is one that a script has to notice (alerts and changes where an option asks for it,
names that are not found, lists that are refused); 2 the user has to fix something, which one sentence on the error
stream says; 130 interrupted, 141 nobody reads on (`| head`), 143 terminated.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from types import FrameType
from typing import Any

import typer
import typer.core

from entityscreen.compilation import build_info
from entityscreen.errors import EntityScreenError, InvalidInputError
from entityscreen.memory import own_process

_SETTINGS = {"help_option_names": ["-h", "--help"]}
USER_ERROR = 2
INTERRUPTED = 130
CLOSED_PIPE = 141
TERMINATED = 143


# What each command does, for the help; its module is imported when it is called.
COMMANDS = {
    "extract": "Show the persons and organisations that documents name, or write them as a table for review.",
    "build": "Build a watchlist from documents, lists and reviewed tables, and save it.",
    "screen": "Screen a file of counterparties, customers or suppliers and write the alerts.",
    "decide": "Decide alerts: a false positive alerts no more, until something of it changes.",
    "forget": "Erase a party from results, logs, reports, decisions and jobs.",
    "replay": "Do a run again by its manifest, and say what differs; exit status 1 when something does.",
    "why-not": "Say why a party does not alert on an entity.",
    "match": "Screen one name against a watchlist and explain every hit.",
    "compare": "Compare two names and explain the score.",
    "diff": "Show added, removed and changed entities, field by field.",
    "shadow": "Show which alerts other settings or another list would gain and lose, each with the reason.",
    "validate": "Check a watchlist: recall by kind of change and false alerts; exit status 1 when it is worse.",
    "lists": "Show and fetch official lists.",
    "monitor": "Fetch lists, screen what has changed, queue the alerts and tell people: the daily job.",
    "mcp": "Offer screening to assistants over the Model Context Protocol; the tools read and change nothing.",
    "serve": "Serve a snapshot over HTTP, for clients of yente, OpenRefine, and a browser.",
}


class Commands(typer.core.TyperGroup):
    """The commands; an output that nobody reads any more ends them, as the signal SIGPIPE ends other programs."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # typer's signature
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # typer's signature
        """A command, from its module; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"entityscreen.cli.{cmd_name.replace('-', '_')}")
        if hasattr(module, "app"):  # a group of commands
            return typer.main.get_group(module.app)
        from entityscreen.cli.options import with_flat_options  # the list of the commands does without

        alone = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_SETTINGS)
        alone.command(name=cmd_name, epilog=f"Example: {module.EXAMPLE}")(with_flat_options(module.run))
        return typer.main.get_command(alone)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  # typer's signature
        """List the commands in the help, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(self, *args: Any, **options: Any) -> Any:
        """Read the command line; `--help` prints here."""
        with ending_with_pipe():
            return super().make_context(*args, **options)

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        with ending_with_pipe():
            return super().invoke(ctx)


@contextmanager
def ending_with_pipe() -> Iterator[None]:
    """End with the status of SIGPIPE where nobody reads on: typer would make 1 of it, which means alerts."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        leave_pipe()
        raise SystemExit(CLOSED_PIPE) from None


app = typer.Typer(
    cls=Commands,
    name="entityscreen",
    help="Watchlists from documents and official lists; explainable name screening across scripts.",
    epilog="Example: entityscreen compare 'Xi Jinping' 习近平",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=_SETTINGS,
)


@app.callback(invoke_without_command=True)
def show_version(
    version: bool = typer.Option(False, "--version", help="Print the version and end.", is_eager=True),
) -> None:
    if version:
        typer.echo(str(build_info()))
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command line, by default that of the process, and end the process with its exit status."""
    try:
        words = sys.argv[1:] if arguments is None else arguments
        with own_process(), ending_cleanly():
            app(args=[read_word(word) for word in words], prog_name="entityscreen")
    except SystemExit as ended:  # typer makes this of Ctrl-C, without a word
        if ended.code == INTERRUPTED:
            fail("interrupted", INTERRUPTED)
        if ended.code == TERMINATED:
            fail("terminated", TERMINATED)
        raise
    except EntityScreenError as error:
        fail(str(error), USER_ERROR)
    except UnicodeError as error:
        fail(f"a text is not in the expected encoding: {error}; save it as UTF-8", USER_ERROR)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        fail(f"{place}{error.strerror or error}; check the path, its rights and the space left", USER_ERROR)


def leave_pipe() -> None:
    """Let what is still to be printed go nowhere: the interpreter prints it at its end, and would fail again."""
    with suppress(OSError, ValueError):  # a stream without a descriptor, or closed
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except BrokenPipeError:
                os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


@contextmanager
def ending_cleanly() -> Iterator[None]:
    """Let SIGTERM end a command as an error does: drafts of files are removed, worker processes stopped."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(TERMINATED)


def read_word(word: str) -> str:
    """A word of the command line as UTF-8, also where the system's locale is none that has all letters.

    Example:
        >>> read_word("Xi Jinping"), read_word(os.fsdecode("習".encode()))
        ('Xi Jinping', '習')
    """
    if not any("\ud800" <= character <= "\udfff" for character in word):
        return word
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        shown = word.encode("ascii", "backslashreplace").decode("ascii")
        problem = f"'{shown}' is not UTF-8 text"
        raise InvalidInputError(problem, where="command line", fix="give names as UTF-8") from None


def fail(sentence: str, status: int) -> None:
    """Say what is wrong, in one line or in one a row of a table, and end the process."""
    lines = (" ".join(line.split()) for line in sentence.splitlines())
    shown = "\n  ".join(filter(None, lines))
    sys.stderr.write(f"entityscreen: {shown}\n")
    raise SystemExit(status) from None
