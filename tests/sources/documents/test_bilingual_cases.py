"""Bilingual names in sentences of news, court papers, encyclopedias and lists, with the exact Latin span."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.sources.documents import extract
from entityscreen.sources.documents.tokens import HAS_NATIVE

CASES = Path(__file__).parents[2] / "cases" / "documents"
REASON = "nothing in the sentence says what the name is"


def _rows() -> list[tuple[str, str, set[tuple[str, str, str]]]]:
    rows = []
    for line in (CASES / "bilingual.tsv").read_text(encoding="utf-8").splitlines()[4:]:
        style, text, expected = line.split("\t")
        rows.append((style, text.replace("\\n", "\n"), _pairs(expected)))
    return rows


def _pairs(expected: str) -> set[tuple[str, str, str]]:
    pairs = set()
    for cell in filter(None, expected.split(" | ")):
        latin, natives = cell[2:].rsplit("=", 1)
        pairs |= {(cell[0], latin, native) for native in natives.split("+")}
    return pairs


def _found(text: str) -> set[tuple[str, str, str]]:
    return {
        ("P" if mention.kind == "Person" else "O", mention.name, alias)
        for mention in extract(text)
        for alias in mention.aliases
        if HAS_NATIVE.search(alias)
    }


@pytest.mark.parametrize(("text", "expected"), [(text, pairs) for style, text, pairs in _rows() if style != "known"])
def test_bilingual_names_of_a_sentence(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert _found(text) == expected


@pytest.mark.xfail(reason=REASON)
@pytest.mark.parametrize(("text", "expected"), [(text, pairs) for style, text, pairs in _rows() if style == "known"])
def test_known_failures(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert _found(text) == expected


def test_a_text_of_all_sentences_loses_little_to_its_neighbours() -> None:
    rows = [(text, pairs) for style, text, pairs in _rows() if style in ("news", "wiki", "court")]
    found = _found("\n\n".join(text for text, _ in rows))
    expected = set().union(*(pairs for _, pairs in rows))
    assert len(found & expected) >= 0.97 * len(expected)
    assert len(found & expected) >= 0.97 * len(found)
