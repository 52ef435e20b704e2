"""What English tables, footnotes and lists say beside names; `english.tsv` is read by `test_alias_cases.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.sources.documents import extract, read_document


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
