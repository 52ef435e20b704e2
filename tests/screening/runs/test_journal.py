"""A run that is killed goes on, and ends with the same bytes."""

from __future__ import annotations

import os
import random
import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import entityscreen as es
from entityscreen.errors import InvalidInputError
from entityscreen.model.calibration import Calibration, CalibrationCell
from entityscreen.screening.decisions import DecisionStore
from entityscreen.screening.runs import journal
from entityscreen.screening.runs.journal import Chain, journal_of, open_chain, read_chain

ENTITIES = [
    es.Entity(id="x1", kind="Person", names=["Xi Jinping", es.Name(text="習近平", type="alias")], birth_dates=["1953"]),
    es.Entity(id="x2", kind="Company", names=["Zarya Optika OOO"]),
]
PATTERN = ("{n},Xi Jinping,1990", "{n},Emma Johansson{n},", "{n},N/A,", "{n},Zarya Optika,", "{n},Müller 2=3,32.1.1950")


@pytest.fixture(scope="module")
def screener() -> es.Screener:
    cell = CalibrationCell(family="person", writing="Latin", parties=999, reached=(9,) * 40 + (1,) * 11)
    compiled = es.Screener(es.Watchlist(ENTITIES)).compiled
    return es.Screener.from_compiled(replace(compiled, calibration=Calibration(threshold=0.5, cells=(cell,))))


@pytest.fixture
def parties(tmp_path: Path) -> Path:
    path = tmp_path / "p.csv"
    rows = [PATTERN[n % len(PATTERN)].format(n=n) for n in range(600)]
    path.write_text("\n".join(["id,name,birth date", *rows]), encoding="utf-8")
    return path


def places(folder: Path) -> dict[str, Any]:
    names = {"output": "a.csv", "html": "a.html", "json": "a.json", "flagged": "f.jsonl", "log": "a.log"}
    return {name: folder / file for name, file in names.items()}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if ".manifest." not in path.name}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are made otherwise here")
@pytest.mark.filterwarnings("ignore:.*fork")
def test_killed_at_ten_random_moments_it_ends_with_the_same_bytes(
    tmp_path: Path, parties: Path, screener: es.Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MARKED_PARTIES", 20)
    screener.screen_file(parties, **places(tmp_path / "whole"))  # what is remembered of names is there for all
    begun = time.perf_counter()
    screener.screen_file(parties, **places(tmp_path / "whole"))
    lasted = time.perf_counter() - begun
    moments = random.Random(20261129)  # noqa: S311  # moments, not secrets
    for _ in range(10):
        if (child := os.fork()) == 0:
            screener.screen_file(parties, resume=True, **places(tmp_path / "killed"))
            os._exit(0)
        time.sleep(moments.random() * lasted)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    screener.screen_file(parties, resume=True, **places(tmp_path / "killed"))
    assert contents(tmp_path / "killed") == contents(tmp_path / "whole")


class InterruptedRunError(Exception):
    """Stands for whatever ends a run."""


def interrupt(screener: es.Screener, parties: Path, row: int, **options: object) -> None:
    def progress(number: int, _expected: int | None) -> None:
        if number == row:
            raise InterruptedRunError

    with pytest.raises(InterruptedRunError):
        screener.screen_file(parties, progress=progress, **options)  # type: ignore[arg-type]  # options


def test_an_interrupted_run_does_not_screen_again_what_it_has(
    tmp_path: Path, parties: Path, screener: es.Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entityscreen.screening.screener.block_size", lambda _names: 100)
    monkeypatch.setattr(journal, "MARKED_PARTIES", 50)
    interrupt(screener, parties, 500, output=tmp_path / "a.csv")
    asked: list[Any] = []
    screen_many = es.Screener.screen_many

    def noted(party: Any) -> Any:
        asked.append(party)
        return party

    monkeypatch.setattr(
        es.Screener,
        "screen_many",
        lambda self, found, **how: screen_many(self, map(noted, found), **how),
    )
    screener.screen_file(parties, output=tmp_path / "a.csv", resume=True)
    assert len(asked) <= 300
    assert not journal_of(tmp_path / "a.csv").exists()


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"kind": "person"}, "how the party file is read"),
        ({"parties": "id,name\n1,Xi Jinping\n"}, "the party file"),
        ({"screener": es.ScreeningConfig(threshold=0.9)}, "the settings"),
        ({"list": ENTITIES[:1]}, "the watchlist"),
        ({"decisions": True}, "the decisions"),
    ],
)
def test_a_run_of_something_else_is_not_continued(
    tmp_path: Path,
    parties: Path,
    screener: es.Screener,
    monkeypatch: pytest.MonkeyPatch,
    changed: dict[str, object],
    named: str,
) -> None:
    monkeypatch.setattr("entityscreen.screening.screener.block_size", lambda _names: 100)
    monkeypatch.setattr(journal, "MARKED_PARTIES", 50)
    interrupt(screener, parties, 500, output=tmp_path / "a.csv")
    if "parties" in changed:
        parties.write_text(str(changed["parties"]), encoding="utf-8")
    config = changed.get("screener")
    other = es.Screener(es.Watchlist(changed.get("list", ENTITIES)), config=config)  # type: ignore[arg-type]
    options: dict[str, Any] = {"kind": "person"} if "kind" in changed else {}
    if "decisions" in changed:
        DecisionStore(tmp_path / "d.db")
        options["decisions"] = tmp_path / "d.db"
    with pytest.raises(InvalidInputError, match=f"changed since are .*{named}"):
        other.screen_file(parties, output=tmp_path / "a.csv", resume=True, **options)


def test_a_chain_ends_where_it_is_broken(tmp_path: Path) -> None:
    chain, path = Chain(), tmp_path / "log"
    path.write_text("".join(chain.line({"row": n, "name": "習"}) for n in range(4)), encoding="ascii")
    text = path.read_text(encoding="ascii")
    for broken, kept in (
        (text, 4),
        (text[:-10], 3),
        (text.replace('"row":2', '"row":7'), 2),
        ("".join(text.splitlines(keepends=True)[::2]), 1),
        (text + "\x00\xff", 4),
    ):
        path.write_text(broken, encoding="latin-1")
        with open_chain(path) as stream:
            assert len(list(read_chain(stream))) == kept
