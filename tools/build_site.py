"""Build the site into out/site, and check that it is whole and opens offline.

usage: python tools/build_site.py [--check-only]

Zensical builds strictly: a link to a page or heading that is not there ends it. What it cannot see is checked in the
built pages: links into generated reference, files beside the pages, and that no page loads anything from another site.
"""

from __future__ import annotations

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

ROOT = Path(__file__).parents[1]
SITE = ROOT / "out" / "site"
# Zensical's offline search asks another site for this script; the page has its own.
REMOTE_WORKER = "https://unpkg.com/iframe-worker/shim"
OWN_WORKER = SITE / "assets" / "search-from-files.js"
LOADS = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src")}
# What a page says of itself or of its neighbours, without loading anything.
RELATIONS = {"canonical", "prev", "next"}


class Page(HTMLParser):
    """The anchors of a page, its links, and the addresses that it loads from."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the identifier and the addresses of an element."""
        values = {name: value or "" for name, value in attrs}
        self.anchors.update(filter(None, (values.get("id"), values.get("name") if tag == "a" else None)))
        for name in ("href", "src"):
            if name not in values or values.get("rel", "") in RELATIONS:
                continue
            self.links.append(values[name])
            if (tag, name) in LOADS:
                self.loads.append(values[name])


def build() -> None:
    """Build the site with Zensical, and let it search without the network."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    zensical = Path(sys.executable).with_name("zensical")
    subprocess.run([str(zensical), "build", "--clean", "--strict"], cwd=ROOT, env=environment, check=True)
    for path in SITE.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        own = os.path.relpath(OWN_WORKER, path.parent).replace(os.sep, "/")
        path.write_text(text.replace(REMOTE_WORKER, own), encoding="utf-8")


def is_elsewhere(address: str) -> bool:
    """Whether an address leads to another site, or is no address of a page (`mailto:`)."""
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def problems() -> list[str]:
    """Return what is wrong with the built pages, a line each."""
    pages = {path: Page(path) for path in sorted(SITE.rglob("*.html")) if path.name != "404.html"}
    found = []
    for path, page in pages.items():
        name = path.relative_to(SITE)
        found += [f"{name}: loads {address} from another site" for address in page.loads if is_elsewhere(address)]
        for link in page.links:
            if is_elsewhere(link):
                continue
            address, anchor = urldefrag(link)
            target = (path.parent / unquote(address)).resolve() if address else path
            if not target.exists():
                found.append(f"{name}: {link} is not there")
            elif anchor and target in pages and unquote(anchor) not in pages[target].anchors:
                found.append(f"{name}: {link} has no such heading")
    if not pages:
        found.append(f"{SITE} has no page: run make docs")
    return found


def main(arguments: list[str]) -> int:
    """Build and check; the status is 1 where something is wrong."""
    if "--check-only" not in arguments:
        build()
    found = problems()
    for line in found:
        print(line)
    if not found:
        print(f"{SITE / 'index.html'}: open it in a browser")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
