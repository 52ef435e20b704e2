"""The check of the built site finds what is wrong with its pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import build_site

CASES = {
    '<a href="other.html">': [],
    '<a href="other.html#there">': [],
    '<a href="https://example.com/">': [],
    '<link rel="canonical" href="https://example.com/">': [],
    '<a href="gone.html">': ["index.html: gone.html is not there"],
    '<a href="other.html#gone">': ["index.html: other.html#gone has no such heading"],
    '<img src="https://example.com/a.png">': ["index.html: loads https://example.com/a.png from another site"],
    '<script src="//example.com/a.js"></script>': ["index.html: loads //example.com/a.js from another site"],
}


@pytest.mark.parametrize("html", CASES)
def test_what_is_wrong_with_a_page_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, html: str) -> None:
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    (tmp_path / "other.html").write_text('<h2 id="there">', encoding="utf-8")
    monkeypatch.setattr(build_site, "SITE", tmp_path)
    assert build_site.problems() == CASES[html]


def test_a_site_without_pages_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_site, "SITE", tmp_path)
    assert build_site.problems() == [f"{tmp_path} has no page: run make docs"]
