"""The project's source article, when it is there: what must be found in it, and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.sources.documents import extract

CASES = Path(__file__).parents[2] / "cases" / "documents" / "source_article.tsv"
ARTICLE = Path(__file__).parents[4] / "shared" / "seeds" / "000_fa6504c27127bf95.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the source article is not in the repository")


def _labels(what: str) -> set[tuple[str, str]]:
    rows = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {(name, kind) for name, kind, label in rows[1:] if label == what}


def test_every_labelled_entity_is_found_with_its_kind() -> None:
    found = {(mention.name, mention.kind) for mention in extract(ARTICLE)}
    assert _labels("found") <= found


def test_nothing_else_is_found() -> None:
    names = {mention.refers_to or mention.name for mention in extract(ARTICLE)}
    assert names <= {name for name, _ in _labels("found") | _labels("open") | _labels("missed")}
    assert not names & {name for name, _ in _labels("never")}


def test_a_supplier_is_accused_and_a_quoted_spokesman_is_not() -> None:
    cues = {mention.name: mention.cues for mention in extract(ARTICLE) if mention.aliases}
    assert cues["Hikvision Digital Technology Co"] == ("supplies",)
    assert cues["iRay Technology"] == ("supplies",)
    assert cues["Liu Pengyu"] == cues["Xi Jinping"] == cues["William Lai"] == ()
