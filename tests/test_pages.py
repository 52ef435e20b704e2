"""Every example of the README and of the pages is run. `python tests/test_pages.py [PAGE...]` writes their output anew.

The Python blocks of a page run in order in one namespace, in a folder that holds `seeds/`, `examples/` and what
`PREPARED` makes. A block with a `title` is a file of that folder instead. What stands after the word `prints` in a
block `text` is compared, and so is what a command of a `console` block prints. Other commands are parsed.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import typer

from entityscreen.cli import main
from entityscreen.cli.app import Commands

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(
    r"^```(?P<language>\w*)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<code>.*?)^```$"
    r"(?P<between>\n\nprints\n\n```text\n)?(?(between)(?P<output>.*?)^```$)",
    re.DOTALL | re.MULTILINE,
)
# What a page takes for granted, made before its first block.
SCREENER = """
from pathlib import Path
import entityscreen as es
watchlist = es.Watchlist([
    es.Entity(id="own-17", kind="Person", names=["Konstantin Petrovskij"], countries=["ru"]),
    es.Entity(id="own-18", kind="Company", names=["Volna Trading"], provenance=[es.Provenance(source="us-ofac-sdn")]),
])
screener = es.Screener(watchlist)
screener.save("lists.snapshot")
party = es.Party(name="Konstantin Petrovskij", kind="Person")
message = "payment to Volna Trading"
for name in ("parties.csv", "customers.csv"):
    Path(name).write_text("id,name\\n1,Emma Johansson\\n2,Konstantin Petrovskij\\n", encoding="utf-8")
Path("screening.toml").write_text("threshold = 0.82", encoding="utf-8")
"""
WORKBOOK = """
import openpyxl
book = openpyxl.Workbook()
book.active.append(["Firma", "Pass-Nr", "Ausgestellt von"])
book.active.append(["Volna Trading", "", ""])
book.save("{name}")
"""
LISTS = f"""
import shutil
from pathlib import Path
shutil.copytree("examples/ofac_sample", "lists/us-ofac-sdn")
Path("lists/un-sc").mkdir()
shutil.copy({str(ROOT / "tests" / "cases" / "lists" / "un.xml")!r}, "lists/un-sc/un_sc.xml")
Path("own.toml").write_text('source = "own"\\nkind = "Company"\\n[columns]\\nFirma = "name"\\n'
    '"Pass-Nr" = "ignore"\\n"Ausgestellt von" = "ignore"')
"""
STORE = """
from entityscreen.screening.decisions import DecisionStore
DecisionStore("team.db", create=True)
"""
PREPARED = {
    "configuration": SCREENER,
    "integration": SCREENER + WORKBOOK.format(name="customers.xlsx"),
    "lists": LISTS + WORKBOOK.format(name="own.xlsx"),
    "screening-at-work": SCREENER + STORE,
}
# Examples that another test runs, because they need what is slow to start.
ELSEWHERE = {
    "scaling": "tests/spark screens on a cluster of one machine",
    "validation": "tests/screening/test_calibration.py calibrates, which takes a quarter of a minute",
}


def run_python(code: str, names: dict[str, Any], page: str) -> str:
    """Run a block, and return what it prints."""
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, page, "exec"), names)  # noqa: S102  # our own pages
    return printed.getvalue()


def run_session(session: str) -> str:
    """Return the commands of a session, each with what it prints behind it."""
    lines = []
    for line in session.splitlines():
        if line.startswith("$ entityscreen "):
            both = io.StringIO()
            with redirect_stdout(both), redirect_stderr(both), suppress(SystemExit):
                main(shlex.split(line)[2:])
            lines += [line, *both.getvalue().splitlines()]
    return "\n".join(lines) + "\n"


def commands_of(text: str) -> Iterator[str]:
    """The command lines in blocks that are not run."""
    for block in re.findall(r"^```(?:sh|bash)?\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("entityscreen ") and "COMMAND" not in line:
                yield line.partition("  #")[0]


def parse(command: str) -> None:
    """Read a command's words as the command line does, without running it."""
    words = shlex.split(command)[1:]
    group: Any = Commands(name="entityscreen")
    while True:
        member = group.get_command(None, words[0])
        if not hasattr(member, "commands"):
            break
        group, words = member, words[1:]
    member.make_context(words[0], words[1:])


def renew(page: Path) -> str:
    """The page with the output that its examples have now."""
    names: dict[str, Any] = {"__name__": page.stem}

    def again(found: re.Match[str]) -> str:
        language, title, code = found["language"], found["title"], found["code"]
        if title:
            if language == "python":
                compile(code, title, "exec")
            Path(title).write_text(code, encoding="utf-8")
        elif language == "console":
            return f"```console\n{run_session(code)}```"
        elif language == "python":
            printed = run_python(code, names, str(page))
            if found["between"]:
                return f"```python\n{code}```{found['between']}{printed}```"
        return found[0]

    run_python(PREPARED.get(page.stem, ""), names, "prepared")
    return FENCE.sub(again, page.read_text(encoding="utf-8"))


# pytest in an example starts twice as fast without what our development group plugs into it.
PLUGINS = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "entityscreen.testing.pytest_plugin"}


@contextmanager
def a_folder() -> Iterator[None]:
    """A folder with the examples of the repository, to work in."""
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, PLUGINS):
        for name in ("seeds", "examples"):
            (Path(folder) / name).symlink_to(ROOT / name)
        (Path(folder) / "out").mkdir()
        with chdir(folder):
            yield


WITH_CODE = [page for page in PAGES if re.search(r"^```(python|console)", page.read_text("utf-8"), re.MULTILINE)]


@pytest.mark.parametrize("page", WITH_CODE, ids=lambda page: page.stem)
def test_the_examples_of_a_page_print_what_it_says(page: Path) -> None:
    if page.stem in ELSEWHERE:
        pytest.skip(ELSEWHERE[page.stem])
    with a_folder():
        assert renew(page) == page.read_text(encoding="utf-8")


COMMANDS = sorted({command for page in PAGES for command in commands_of(page.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_line_knows_each_command_of_the_pages(command: str) -> None:
    with suppress(typer.Exit):
        parse(command)


if __name__ == "__main__":
    for wanted in [ROOT / name for name in sys.argv[1:]] or WITH_CODE:
        if wanted.stem not in ELSEWHERE:
            with a_folder():
                renewed = renew(wanted)
            wanted.write_text(renewed, encoding="utf-8")
            sys.stdout.write(f"{wanted.relative_to(ROOT)} is up to date\n")
