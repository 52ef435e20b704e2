"""Uyghur, Tibetan and Burmese names: whichever way a list is screened, they are found with the score of `compare`."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

import entityscreen as es

CASES = Path(__file__).parents[1] / "cases" / "pairs" / "xinjiang_tibet_burma.tsv"
ROWS = [line.split("\t") for line in CASES.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"][1:]
PAIRS = [(row[2], row[3]) for row in ROWS if row[4] == "hit" and not row[5]]
# Turned round, and with a name more, as customers write them.
TURNED = [(" ".join(reversed(a.split())), b) for a, b in PAIRS if a.isascii() and " " in a]


@pytest.fixture(scope="module")
def screener() -> es.Screener:
    listed = dict.fromkeys(name for pair in PAIRS for name in pair)
    return es.Screener(es.Watchlist([es.Entity(id=name, kind="Person", names=[name]) for name in listed]))


def test_they_are_found_alone_and_in_a_batch_as_by_scoring_everything(screener: es.Screener) -> None:
    asked = [es.Party(name=a, kind="Person") for a, _ in [*PAIRS, *TURNED]]
    batch = list(screener.screen_many(asked))
    for party, (_, wanted), together in zip(asked, [*PAIRS, *TURNED], batch, strict=True):
        found = {hit.entity.id: hit.score for hit in screener.screen(party)}
        every = {hit.entity.id: hit.score for hit in screener.screen(party, exhaustive=True)}
        assert found == every == {hit.entity.id: hit.score for hit in together}
        assert found[wanted] == es.compare(party.name, wanted, kind="Person").score


def test_an_unknown_kind_changes_nothing(screener: es.Screener) -> None:
    for pair in PAIRS:
        for asked, wanted in permutations(pair):
            assert wanted in {hit.entity.id for hit in screener.screen(asked)}
