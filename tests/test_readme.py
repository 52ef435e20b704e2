"""The README's examples are run, and print what it says. `python tests/test_readme.py` writes their output anew."""

from __future__ import annotations

import io
import re
import shlex
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from entityscreen.cli import main

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PYTHON = re.compile(r"```python\n(?P<code>.*?)```\n\nprints\n\n```text\n(?P<output>.*?)```", re.DOTALL)
CONSOLE = re.compile(r"```console\n(?P<session>.*?)```", re.DOTALL)


def run_python(code: str) -> str:
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102  # our own README
    return printed.getvalue()


def run_session(session: str) -> str:
    """Each command of a session, with what it prints behind it."""
    lines = []
    for line in session.splitlines():
        if line.startswith("$ entityscreen "):
            both = io.StringIO()
            with redirect_stdout(both), redirect_stderr(both), suppress(SystemExit):
                main(shlex.split(line)[2:])
            lines += [line, *both.getvalue().splitlines()]
    return "\n".join(lines) + "\n"


def renew(text: str) -> str:
    """The README with the output that its examples have now."""
    text = PYTHON.sub(lambda m: m[0].replace(f"```text\n{m['output']}", f"```text\n{run_python(m['code'])}"), text)
    return CONSOLE.sub(lambda m: f"```console\n{run_session(m['session'])}```", text)


def test_the_examples_print_what_the_readme_says() -> None:
    text = README.read_text(encoding="utf-8")
    assert PYTHON.search(text)
    assert CONSOLE.search(text)
    with chdir(ROOT):
        assert renew(text) == text


if __name__ == "__main__":
    with chdir(ROOT):
        README.write_text(renew(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write("README.md is up to date\n")
