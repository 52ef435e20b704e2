"""Every command explains itself, and the documentation names every option."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from entityscreen.cli import main
from entityscreen.cli.app import COMMANDS

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "command-line.md"


def help_of(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", [*COMMANDS, "lists", "lists download", "lists formats", "lists available"])
def test_every_help_has_an_example(capsys: pytest.CaptureFixture[str], command: str) -> None:
    text = " ".join(help_of(capsys, *command.split()).split())
    assert f"Example: entityscreen {command}" in text


@pytest.mark.parametrize("command", [*COMMANDS, "lists download"])
def test_every_option_is_documented(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """Somewhere on the page: an option means the same in every command."""
    text = DOCUMENTATION.read_text(encoding="utf-8")
    options = set(re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", help_of(capsys, *command.split()), re.MULTILINE))
    short = {"--output": "-o", "--watchlist": "-w"}
    missing = {option for option in options - {"--help"} if short.get(option, option) not in text}
    assert not missing


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    text = help_of(capsys)
    assert all(f"\n  {command} " in text for command in COMMANDS)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert re.fullmatch(r"entityscreen \d+\.\d+\.\d+ \((not )?compiled.*\)\n", capsys.readouterr().out)
