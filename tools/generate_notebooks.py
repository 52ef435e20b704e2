"""Write the pages of docs/notebooks as Jupyter notebooks beside them.

usage: python tools/generate_notebooks.py [--check]

The pages are what people edit and what the tests run; a notebook has the same text and code, and no output.
`--check` writes nothing and exits 1 when a notebook differs from what would be written.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "docs" / "notebooks"
_CODE = re.compile(
    r"^```python(?: title=\"(?P<title>[^\"]+)\")?\n(?P<code>.*?)^```$(?:\n\nprints\n\n```text\n.*?^```$)?",
    re.DOTALL | re.MULTILINE,
)
_TO_THE_NOTEBOOK = re.compile(r"\s*As a\s+notebook:\s+\[[^\]]+\]\([^)]+\)\.")


def notebook(page: str) -> str:
    """Return a page as the JSON of a notebook."""
    cells: list[dict[str, Any]] = []
    end = 0
    for block in _CODE.finditer(page):
        cells += text_cell(page[end : block.start()])
        magic = f"%%writefile {block['title']}\n" if block["title"] else ""
        source = (magic + block["code"]).rstrip("\n")
        cells.append(
            {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": lines(source)}
        )
        end = block.end()
    cells += text_cell(page[end:])
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    document = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def text_cell(text: str) -> list[dict[str, Any]]:
    """Return the cell of a text between blocks, or none where there is only space."""
    text = _TO_THE_NOTEBOOK.sub("", text).strip()
    return [{"cell_type": "markdown", "metadata": {}, "source": lines(text)}] if text else []


def lines(text: str) -> list[str]:
    """Return a text as notebooks keep it: lines with their ends."""
    return text.splitlines(keepends=True)


def main(arguments: list[str]) -> int:
    """Write the notebooks, or compare them."""
    stale = 0
    for page in sorted(FOLDER.glob("*.md")):
        text, path = notebook(page.read_text(encoding="utf-8")), page.with_suffix(".ipynb")
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"stale: notebooks/{path.name}; run python tools/generate_notebooks.py")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
