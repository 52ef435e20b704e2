"""The page of a review in a real browser: a reviewer decides with the keyboard, exports, and `build` reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.chromium import EXECUTABLE, Browser, start_browser

from entityscreen.sources.documents import build_reviewed, read_mentions, render_marked, render_review
from entityscreen.sources.documents.review_table import entity_ids, review_entries, rows_of

pytestmark = pytest.mark.skipif(EXECUTABLE is None, reason="no Chromium here: apt-get install chromium")

TEXT = (
    "J. P. Wragg came. Vega Oil Ltd, also known as Lyra Energy Ltd, was charged with fraud. "
    "Orion Marine Ltd rose. Pyxis Metals Ltd fell."
)


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Browser]:
    """The page of a table with four entities and a risk cue, the most doubtful first."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    rows = list(rows_of(review_entries(read_mentions(tmp_path))))
    (tmp_path / "review.html").write_text(render_review(rows), encoding="utf-8")
    with start_browser() as browser:
        browser.open(tmp_path / "review.html", 1280)
        yield browser


def export(browser: Browser, folder: Path) -> Path:
    with browser.page.expect_download() as saving:
        browser.press("e")
    saving.value.save_as(folder / "review.csv")
    return folder / "review.csv"


def go_to(browser: Browser, name: str, key: str = "j") -> None:
    """Move with a key to the row whose names begin so."""
    for _ in range(9):
        if browser.texts("tr.current td:nth-child(2)")[0].startswith(name):
            return
        browser.press(key)
    raise AssertionError(f"no row of {name}")


def test_a_review_by_keyboard_comes_back_as_a_watchlist(page: Browser, tmp_path: Path) -> None:
    assert page.texts("tr.current td:nth-child(2)") == ["J. P. Wragg"]
    page.press("n")
    go_to(page, "Vega Oil Ltd: is charged")
    page.press("y")
    go_to(page, "Pyxis")
    page.press("x")
    go_to(page, "Orion", "k")
    page.press("m")
    go_to(page, "Vega Oil Ltd |", "k")
    page.press("s")
    page.type("2")
    page.press("Enter")
    watchlist = build_reviewed(export(page, tmp_path), reviewer="A. Analyst", reviewed_at="2026-12-01")
    listed = {entity.caption: ([name.text for name in entity.names[1:]], entity.topics) for entity in watchlist}
    assert listed == {
        "Vega Oil Ltd": ([], ("accused",)),
        "Lyra Energy Ltd": ([], ()),
        "Orion Marine Ltd": (["Pyxis Metals Ltd"], ()),
    }
    assert page.problems == []
    assert [address for address in page.requests if not address.startswith(("file:", "blob:"))] == []


def test_what_was_decided_last_is_undone(page: Browser) -> None:
    page.press("n")
    page.press("z")
    assert page.texts("#state") == ["3 accepted, 2 open, 0 refused"]


def test_a_mark_of_a_document_leads_to_its_row(page: Browser, tmp_path: Path) -> None:
    mentions = list(read_mentions(tmp_path / "a.txt"))
    document = render_marked(tmp_path / "a.txt", mentions, entity_ids(mentions))
    (tmp_path / "a.html").write_text(document, encoding="utf-8")
    page.page.goto((tmp_path / "a.html").as_uri())
    page.page.locator("a[href*=orion]").click()
    page.page.wait_for_url("**/review.html#*")
    page.page.locator("tr.current").wait_for()
    assert page.texts("tr.current td:nth-child(2)") == ["Orion Marine Ltd"]
