"""Whole passages of many genres: all bilingual names of each, and none that is not one."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.sources.documents import extract
from entityscreen.sources.documents.tokens import HAS_NATIVE

CASES = Path(__file__).parents[2] / "cases" / "documents" / "passages.tsv"
Pair = tuple[str, str, str]


def _rows() -> list[tuple[str, str, set[Pair]]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        (f"{genre}-{number}", text.replace("\\n", "\n"), _pairs(expected))
        for number, (genre, text, expected) in enumerate(line.split("\t") for line in lines[1:])
    ]


def _pairs(expected: str) -> set[Pair]:
    cells = ([*cell[2:].rsplit("=", 1), cell[0]] for cell in expected.split(" | ") if cell)
    return {(kind, latin, native) for latin, natives, kind in cells for native in natives.split("+")}


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, pairs, id=label) for label, text, pairs in _rows()])
def test_every_bilingual_name_of_a_passage_and_no_other(text: str, expected: set[Pair]) -> None:
    found = {
        ("P" if mention.kind == "Person" else "O", mention.name, alias)
        for mention in extract(text)
        for alias in mention.aliases
        if HAS_NATIVE.search(alias)
    }
    assert found == expected
