"""Which names English sentences, tables, footnotes, glossaries and lists give to whom, and which they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.sources.documents import extract, read_document

CASES = Path(__file__).parents[2] / "cases" / "documents" / "english.tsv"
Found = dict[str, frozenset[str]]


def _rows() -> list[tuple[str, str]]:
    lines = (line for line in CASES.read_text(encoding="utf-8").splitlines()[4:] if line)
    rows = [line.split("\t") for line in lines]
    return [(row[1].replace("\\n", "\n"), row[2] if len(row) > 2 else "") for row in rows]


def _expected(cell: str) -> Found:
    entries = (entry.partition(" = ") for entry in filter(None, cell.split(" | ")))
    return {name: frozenset(filter(None, aliases.split(" + "))) for name, _, aliases in entries}


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


def test_former_names_are_marked() -> None:
    text = "| Company | Former name |\n|---|---|\n| Kelp Bay Ltd | Old Kelp Ltd |"
    [mention] = [mention for mention in extract(text) if not mention.refers_to]
    assert mention.former == ("Old Kelp Ltd",)


def test_lists_and_definition_lists_of_a_page(tmp_path: Path) -> None:
    """Items below a label, terms with their definitions and lines of a cell are one line each."""
    pytest.importorskip("selectolax")
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><h2>Karim Daoud Saleh</h2><ul><li>Good quality a.k.a.:<ul><li>Abu Karim</li><li>K. Daoud</li></ul>"
        "</li><li>Position: guard</li></ul><h2>Yusuf Haddad</h2><dl><dt>Aliases</dt><dd>Abu Layth</dd></dl>"
        "<table><tr><th>Name</th><th>Other names</th></tr><tr><td>Kelp Bay Ltd</td>"
        "<td>Kelp Bay<br>KBL</td></tr></table>"
        "</body></html>",
        encoding="utf-8",
    )
    text = read_document(page).text
    assert "Good quality a.k.a.: Abu Karim; K. Daoud" in text
    found = {mention.name: mention.aliases for mention in extract(page) if not mention.refers_to}
    assert found["Karim Daoud Saleh"] == ("Abu Karim", "K. Daoud")
    assert found["Yusuf Haddad"] == ("Abu Layth",)
    assert found["Kelp Bay Ltd"] == ("Kelp Bay", "KBL")
