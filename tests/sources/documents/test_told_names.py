"""Other names in text that is not English: who is given one, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.sources.documents import extract

CASES = Path(__file__).parents[2] / "cases" / "documents" / "told.tsv"
Found = dict[str, frozenset[str]]


def _rows() -> list[tuple[str, str]]:
    lines = (line for line in CASES.read_text(encoding="utf-8").splitlines()[5:] if line)
    rows = [line.split("\t") for line in lines]
    return [(row[1].replace("\\n", "\n"), row[2] if len(row) > 2 else "") for row in rows]


def _expected(cell: str) -> Found:
    entries = (entry.partition(" = ") for entry in cell.split(" | ") if entry)
    return {name: frozenset(aliases.split(" + ")) for name, _, aliases in entries}


def _found(text: str) -> Found:
    found: dict[str, frozenset[str]] = {}
    for mention in extract(text):
        if mention.aliases:
            kind = {"Person": "P", "Vessel": "V"}.get(mention.kind, "O")
            key = f"{kind}:{mention.name}"
            found[key] = found.get(key, frozenset()) | frozenset(mention.aliases)
    return found


@pytest.mark.parametrize(("text", "expected"), _rows())
def test_the_other_names_of_each_entity(text: str, expected: str) -> None:
    assert _found(text) == _expected(expected)
