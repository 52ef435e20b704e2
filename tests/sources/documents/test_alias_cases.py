"""Which names a bracket or a clause gives to which entity: tickers, lists, further scripts, quotes, separators."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.sources.documents import extract

CASES = Path(__file__).parents[2] / "cases" / "documents"
TABLES = ("aliases.tsv", "english.tsv")
HEADER = "style\t"
Found = dict[str, frozenset[str]]


def _rows(style: str | None = None) -> list[tuple[str, str]]:
    lines = [line for table in TABLES for line in (CASES / table).read_text(encoding="utf-8").splitlines()]
    rows = [line.split("\t") for line in lines if line and not line.startswith(("#", HEADER))]
    return [
        (row[1].replace("\\n", "\n"), row[2] if len(row) > 2 else "")
        for row in rows
        if (row[0] == "known") == (style == "known")
    ]


def _expected(cell: str) -> Found:
    found = {}
    for entry in filter(None, cell.split(" | ")):
        name, _, aliases = entry.partition(" = ")
        found[name] = frozenset(filter(None, aliases.split(" + ")))
    return found


def _found(text: str) -> Found:
    found: dict[str, frozenset[str]] = {}
    for mention in extract(text):
        if not mention.refers_to:
            key = ("P:" if mention.kind == "Person" else "O:") + mention.name
            found[key] = found.get(key, frozenset()) | frozenset(mention.aliases)
    return found


@pytest.mark.parametrize(("text", "expected"), _rows())
def test_the_names_of_each_entity(text: str, expected: str) -> None:
    assert _found(text) == _expected(expected)


@pytest.mark.xfail(reason="nothing in the sentence says what the name is", strict=True)
@pytest.mark.parametrize(("text", "expected"), _rows("known"))
def test_known_failures(text: str, expected: str) -> None:
    assert _found(text) == _expected(expected)
