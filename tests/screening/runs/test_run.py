"""The books of a run balance, whatever batches the screener takes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.errors import EntityScreenError, InvalidInputError
from entityscreen.model.entity import Entity
from entityscreen.model.hit import Hit
from entityscreen.model.name import Name
from entityscreen.model.party import Party
from entityscreen.model.watchlist import Watchlist
from entityscreen.reports import Alert
from entityscreen.screening.files import PartyRow, read_parties
from entityscreen.screening.runs.run import Counts, PartyRun, screen_rows
from entityscreen.screening.screener import Screener

ENTITY = Entity(id="x", names=(Name(text="X"),))


class BatchScreener:
    """Takes parties in batches and hits every name that starts with X."""

    def __init__(self, batch: int) -> None:
        self.batch = batch

    def screen_many(
        self, parties: Iterable[Party], *, workers: int = 1, suppressed: bool = False
    ) -> Iterator[list[Hit]]:
        assert workers >= 1
        assert suppressed
        iterator = iter(parties)
        while taken := list(islice(iterator, self.batch)):
            yield from ([hit(party)] if party.name.startswith("X") else [] for party in taken)


def hit(party: Party) -> Hit:
    return Hit(ENTITY, 1.0, Name(text="X"), party.name, (), 0.8)


def to_row(number: int, name: str) -> PartyRow:
    party = Party(name=name) if name else None
    return PartyRow(number, str(number), name, party, "" if party else "the name is empty")


@given(st.lists(st.sampled_from(["Xa", "b", ""])), st.integers(1, 7))
def test_books_balance_and_hits_stay_with_their_row(names: list[str], batch: int) -> None:
    rows = [to_row(number, name) for number, name in enumerate(names, start=1)]
    counts = Counts()
    rejected: list[PartyRow] = []
    screened = list(screen_rows(BatchScreener(batch), iter(rows), counts, reject=rejected.append))
    assert counts.screened + counts.rejected == counts.rows == len(names)
    assert [row.number for row in rejected] == [row.number for row in rows if row.party is None]
    assert [row.row.number for row in screened] == [row.number for row in rows if row.party]
    assert all(bool(row.hits) == row.party.name.startswith("X") for row in screened)
    assert counts.alerts == counts.alerted == names.count("Xa")


def test_rows_are_taken_as_they_are_needed() -> None:
    taken = 0

    def rows() -> Iterator[PartyRow]:
        nonlocal taken
        for number in range(1, 1_000_001):
            taken = number
            yield to_row(number, "Xa")

    first = next(screen_rows(BatchScreener(100), rows(), Counts(), reject=print))
    assert first.row.number == 1
    assert taken <= 100


class ForgetfulScreener(BatchScreener):
    """Gives no answer to the last party."""

    def screen_many(
        self, parties: Iterable[Party], *, workers: int = 1, suppressed: bool = False
    ) -> Iterator[list[Hit]]:
        answers = list(super().screen_many(parties, workers=workers, suppressed=suppressed))
        yield from answers[:-1]


def test_a_lost_row_is_an_error() -> None:
    rows = iter([to_row(1, "Xa"), to_row(2, ""), to_row(3, "b")])
    with pytest.raises(EntityScreenError, match="1 rows screened and 1 rejected are not the 3 rows read"):
        list(screen_rows(ForgetfulScreener(2), rows, Counts(), reject=print))


def test_a_file_is_screened_from_python_as_on_the_command_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "p.csv"
    path.write_text("nr,Firma,Ort\nA,Ma Yun,Paris\nB,N/A,\n", encoding="utf-8")
    screener = Screener(Watchlist([Entity(id="x1", kind="Person", names=("Ma Yun",))]))
    alerts: list[Alert] = []
    with caplog.at_level("DEBUG", logger="entityscreen"):
        summary = screener.screen_file(
            path, output=tmp_path / "a.jsonl", columns={"id": "nr"}, kind="person", on_alert=alerts.append
        )
    assert (summary.counts.rows, summary.counts.alerts, summary.counts.rejected) == (2, 1, 1)
    assert dict(summary.files) == {
        "alerts": tmp_path / "a.jsonl",
        "rejected rows": tmp_path / "a.rejected.jsonl",
        "manifest": tmp_path / "a.jsonl.manifest.json",
    }
    assert [(alert.party.id, alert.cells) for alert in alerts] == [("A", ("A", "Ma Yun", "Paris"))]
    assert str(summary).startswith("columns: name 'Firma', id 'nr', address 'Ort'\n2 rows read: 1 screened, 1 rejected")
    written = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))
    assert (written["row"], written["entity_id"], written["Ort"]) == (1, "x1", "Paris")
    said = [(record.levelname, record.getMessage().partition(":")[0]) for record in caplog.records]
    assert ("DEBUG", "row 2 rejected") in said
    assert ("INFO", f"screened {path}") in said


def test_a_run_may_start_at_any_row(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("name\nMa Yun\n\nN/A\nMa Yun\n", encoding="utf-8")
    screener = Screener(Watchlist([Entity(id="x1", kind="Person", names=("Ma Yun",))]))
    run = PartyRun(screener=screener, file=read_parties(path))
    assert [row.row.number for row in run.screened(lambda _row: None, start=3)] == [4]
    assert (run.counts.rows, run.facts.watchlist_digest) == (2, screener.watchlist_digest)


def test_no_output_replaces_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("name\nMa Yun\n", encoding="utf-8")
    screener = Screener(Watchlist([Entity(id="x1", names=("Ma Yun",))]))
    for output, message in ((path, "would replace another file"), (tmp_path, "cannot replace a folder")):
        with pytest.raises(InvalidInputError, match=message):
            screener.screen_file(path, output=output)
    with pytest.raises(InvalidInputError, match="'blue' is not a kind"):
        screener.screen_file(path, kind="blue")
