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

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too

from tools.generated_files import write_or_check  # noqa: E402

FOLDER = ROOT / "docs" / "notebooks"
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


def main() -> int:
    """Write the notebooks, or compare them."""
    pages = sorted(FOLDER.glob("*.md"))
    return write_or_check({page.with_suffix(".ipynb"): notebook(page.read_text(encoding="utf-8")) for page in pages})


if __name__ == "__main__":
    sys.exit(main())
