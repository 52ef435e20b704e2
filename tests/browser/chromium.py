"""A headless Chromium of the system, driven by Playwright: pages with what they complained of and asked for."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

EXECUTABLE = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync", "--disable-background-networking")


class Browser:
    """One page of a browser.

    Attributes:
        page: of Playwright.
        problems: what the page wrote to the console as an error or warning, or threw, since it was opened.
        requests: the addresses that it asked for.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.problems: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda said: self.problems.append(said.text) if said.type in ("error", "warning") else None)
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, page: Path | str, width: int | None = None) -> None:
        """Open a file or an address, in a window of some width; a report is waited for until its script is done."""
        if width:
            self.resize(width)
        self.problems.clear()
        self.requests.clear()
        self.page.goto(page.as_uri() if isinstance(page, Path) else page)
        if isinstance(page, Path):
            self.wait_for("document.readyState === 'complete' && document.documentElement.dataset.ready")

    def wait_for(self, condition: str) -> None:
        """Wait until an expression of the page is true."""
        # Asked from here: a policy that forbids eval does not let the page itself ask.
        for _ in range(2_000):
            if self.run(condition):
                return
            self.page.wait_for_timeout(5)
        raise AssertionError(f"did not become true: {condition}")

    def texts(self, selector: str) -> list[str]:
        """The texts of all elements that a CSS selector finds."""
        return self.page.locator(selector).all_text_contents()

    def click(self, selector: str) -> None:
        """Click the first element that a CSS selector finds."""
        self.run(f"document.querySelector({json.dumps(selector)}).click()")

    def fill(self, selector: str, value: str) -> None:
        """Give a field another value, as if it was typed or chosen."""
        events = "for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, {bubbles: true}))"
        field = f"const field = document.querySelector({json.dumps(selector)}); field.value = {json.dumps(value)}"
        self.run(f"(() => {{ {field}; {events} }})()")

    def resize(self, width: int, height: int = 900) -> None:
        """Give the window another size."""
        self.page.set_viewport_size({"width": width, "height": height})

    def run(self, script: str) -> Any:
        """What an expression of the page comes to, a promise awaited."""
        return self.page.evaluate(script)

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type a text, key by key."""
        self.page.keyboard.type(text)

    def picture(self, path: Path, whole: bool = False) -> Path:
        """Write what is seen as PNG."""
        self.page.screenshot(path=path, full_page=whole)
        return path


@contextmanager
def start_chromium() -> Iterator[Any]:
    """Start Chromium, and end it with the block; each of its contexts is somebody else's browser."""
    from playwright.sync_api import sync_playwright

    assert EXECUTABLE, "no Chromium here"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=EXECUTABLE, args=list(_FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def start_browser() -> Iterator[Browser]:
    """Start a browser of its own, and end it with the block."""
    with start_chromium() as chromium:
        context: BrowserContext = chromium.new_context()
        yield Browser(context.new_page())
