"""Batches: the same hits as single screening, in the same order, read as they are taken."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest

import entityscreen as es
from entityscreen.errors import InvalidInputError
from entityscreen.screening import batch
from entityscreen.screening.batch import AHEAD, LONG_BLOCK, dealt


@pytest.fixture(scope="module")
def screener(mixed_entities: tuple[es.Entity, ...]) -> es.Screener:
    return es.Screener(es.Watchlist(mixed_entities))


def test_long_work_gives_its_memory_back_now_and_then(screener: es.Screener, monkeypatch: pytest.MonkeyPatch) -> None:
    entries, cleared = [150, 151, 0, 400], []
    monkeypatch.setattr(batch, "REMEMBERED", 150)
    monkeypatch.setattr(batch, "LONG_BLOCK", 100)
    monkeypatch.setattr(batch, "count_large_caches", lambda: entries.pop(0))
    monkeypatch.setattr(batch, "give_memory_back", lambda: cleared.append(len(entries)))
    assert len(list(screener.screen_many(["Nobody At All"] * 400))) == 400
    assert cleared == [2, 0]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_batch_gives_what_single_screening_gives(
    screener: es.Screener, mixed_parties: tuple[es.Party, ...], workers: int
) -> None:
    parties: list[es.Party | str] = [*mixed_parties, "Vladimir Kuznetsov", "武汉高芯科技", *mixed_parties[:5]]
    expected = [screener.screen(party) for party in parties]
    assert list(screener.screen_many(parties, workers=workers)) == expected
    assert any(expected)


@pytest.mark.parametrize("workers", [1, 2])
def test_many_blocks_keep_their_order(screener: es.Screener, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "LONG_BLOCK", 100)
    names = ["Vladimir Kuznetsov", "Almaz Bank", "Nobody At All"]
    one = {name: [hit.entity.id for hit in screener.screen(name)] for name in names}
    parties = [names[i * i % 3] for i in range(207)]
    found = [[hit.entity.id for hit in hits] for hits in screener.screen_many(parties, workers=workers)]
    assert found == [one[name] for name in parties]


def counted(read: list[int]) -> Iterator[str]:
    for i in range(100_000):
        read.append(i)
        yield "Nobody At All"


def test_parties_are_read_as_results_are_taken(screener: es.Screener) -> None:
    read: list[int] = []
    results = screener.screen_many(counted(read))
    assert read == []
    assert len(list(islice(results, 3))) == 3
    assert len(read) <= LONG_BLOCK


def test_with_processes_only_some_blocks_are_read_ahead(screener: es.Screener) -> None:
    read: list[int] = []
    results = screener.screen_many(counted(read), workers=2)
    assert read == []
    assert next(iter(results)) == []
    assert len(read) <= (AHEAD + 1) * 2 * LONG_BLOCK
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("workers", [1, 2])
def test_no_parties_give_no_results(screener: es.Screener, workers: int) -> None:
    assert list(screener.screen_many([], workers=workers)) == []


@pytest.mark.parametrize("workers", [0, -1])
def test_a_wrong_number_of_workers_is_refused_at_once(screener: es.Screener, workers: int) -> None:
    with pytest.raises(InvalidInputError, match=f"workers must be a whole number from 1, not {workers}"):
        screener.screen_many(["A"], workers=workers)


WRONG: list[Any] = ["Vladimir Kuznetsov", None]


def test_a_wrong_party_is_an_error_and_not_a_party_without_hits(screener: es.Screener) -> None:
    with pytest.raises(InvalidInputError, match="a party is text or a Party, not NoneType"):
        list(screener.screen_many(WRONG))


def test_a_wrong_party_is_the_same_error_in_processes(screener: es.Screener) -> None:
    with pytest.raises(InvalidInputError, match="a party is text or a Party, not NoneType"):
        list(screener.screen_many(WRONG, workers=2))


def test_an_error_can_be_pickled() -> None:
    error = InvalidInputError("bad", where="party", fix="fix it")
    assert str(pickle.loads(pickle.dumps(error))) == "party: bad; fix it"  # noqa: S301


def test_names_that_end_in_one_word_go_to_one_worker_unless_many_do() -> None:
    rare = [f"Anna Rare{number % 1000}" for number in range(2000)]
    block = [name for pair in zip(rare, ["Minh Nguyen"] * len(rare), strict=True) for name in pair]
    first, second = dealt(block, 2)
    assert sorted(first + second) == list(range(len(block)))
    assert not {block[place] for place in first} & {block[place] for place in second} - {"Minh Nguyen"}
    assert abs(sum(block[place] == "Minh Nguyen" for place in first) - len(rare) / 2) < 1


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_hits_come_up_to_the_first_wrong_party(screener: es.Screener, workers: int) -> None:
    good = ["Vladimir Kuznetsov", "Almaz Bank", "Anna Kuznetsova", "Nobody At All"] * 3
    results = screener.screen_many([*good, "", "Almaz Bank", "", *good], workers=workers)
    assert list(islice(results, len(good))) == [screener.screen(name) for name in good]
    with pytest.raises(InvalidInputError, match="party 13"):
        next(results)


def test_an_error_says_which_party_it_is(screener: es.Screener) -> None:
    with pytest.raises(InvalidInputError, match="2"):
        list(screener.screen_many(WRONG))


def test_a_party_without_a_name_is_dealt_out_too() -> None:
    number = es.Party(identifiers=[es.Identifier(value="AB123456")])
    block: list[es.Party | str] = [number, es.Party(aliases=["Ann"]), "", "Ann"]
    assert sorted(place for places in dealt(block, 2) for place in places) == [0, 1, 2, 3]
