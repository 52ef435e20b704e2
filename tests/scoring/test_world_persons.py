"""Persons of all languages: one by one, in a batch and without the index a screener says what `compare` says."""

from __future__ import annotations

from pathlib import Path

import pytest

import entityscreen as es

PAIRS = Path(__file__).parents[1] / "cases" / "pairs"
THRESHOLD = es.ScreeningConfig().threshold
FILLER = [f"{given} {surname}" for given in ("Ada", "Bram", "Cyrus") for surname in ("Quill", "Rook", "Stoat")]


@pytest.fixture(scope="module", params=["world_persons", "respelled_persons"])
def pairs(request: pytest.FixtureRequest) -> list[tuple[str, str]]:
    text = (PAIRS / f"{request.param}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return [(row[2], row[3]) for row in (line.split("\t") for line in lines[1::3])]


def hits_of(hits: list[es.Hit]) -> dict[str, float]:
    return {hit.entity.id: hit.score for hit in hits}


def test_the_index_finds_every_pair_that_scores(pairs: list[tuple[str, str]]) -> None:
    asked, listed = [a for a, _ in pairs] + [b for _, b in pairs], [b for _, b in pairs] + [a for a, _ in pairs]
    listed += FILLER
    entities = [es.Entity(id=str(number), kind="Person", names=[name]) for number, name in enumerate(listed)]
    screener = es.Screener(es.Watchlist(entities))
    together = screener.screen_many([es.Party(name=name, kind="Person") for name in asked])
    for number, (name, hits) in enumerate(zip(asked, together, strict=True)):
        party = es.Party(name=name, kind="Person")
        found = hits_of(hits)
        assert found == hits_of(screener.screen(party)) == hits_of(screener.screen(party, exhaustive=True)), name
        score = es.compare(name, listed[number], kind="Person").score
        assert (str(number) in found) is (score >= THRESHOLD), name
        if score >= THRESHOLD:
            assert found[str(number)] == score
