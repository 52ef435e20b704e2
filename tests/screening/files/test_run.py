"""The books of a run balance, whatever batches the screener takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.errors import EntityScreenError
from entityscreen.model.entity import Entity
from entityscreen.model.hit import Hit
from entityscreen.model.name import Name
from entityscreen.model.party import Party
from entityscreen.screening.files import Counts, PartyRow, screen_rows

ENTITY = Entity(id="x", names=(Name(text="X"),))


class BatchScreener:
    """Takes parties in batches and hits every name that starts with X."""

    def __init__(self, batch: int) -> None:
        self.batch = batch

    def screen_many(self, parties: Iterable[Party], *, workers: int = 1) -> Iterator[list[Hit]]:
        assert workers >= 1
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
    assert [row.number for row in screened] == [row.number for row in rows if row.party]
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
    assert first.number == 1
    assert taken <= 100


class ForgetfulScreener(BatchScreener):
    """Gives no answer to the last party."""

    def screen_many(self, parties: Iterable[Party], *, workers: int = 1) -> Iterator[list[Hit]]:
        answers = list(super().screen_many(parties, workers=workers))
        yield from answers[:-1]


def test_a_lost_row_is_an_error() -> None:
    rows = iter([to_row(1, "Xa"), to_row(2, ""), to_row(3, "b")])
    with pytest.raises(EntityScreenError, match="1 rows screened and 1 rejected are not the 3 rows read"):
        list(screen_rows(ForgetfulScreener(2), rows, Counts(), reject=print))
