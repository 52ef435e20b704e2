"""Files that scripts write: writing them, and comparing them with what is committed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "entityscreen" / "data"


def data_tables(texts: Mapping[str, str]) -> dict[Path, str]:
    """The texts of tables of the package, by their files."""
    return {DATA / f"{table}.tsv": text for table, text in texts.items()}


def write_or_check(texts: Mapping[Path, str]) -> int:
    """Write files; with `--check` among the arguments compare them with what is committed.

    Args:
        texts: the text of each file. The script that is run is named as the one that writes them.

    Returns:
        The exit status: 1 when a committed file differs.
    """
    stale = []
    for path, text in texts.items():
        if "--check" not in sys.argv[1:]:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
    if stale:
        print(f"stale: {', '.join(stale)}; run python tools/{Path(sys.argv[0]).name}", file=sys.stderr)
    return int(bool(stale))


def write_or_check_section(page: Path, name: str, text: str, generator: str) -> int:
    """Write one generated section of a page; with `--check` among the arguments compare it with what is committed.

    Args:
        page: a page in Markdown in which `<!-- NAME: ... -->` and `<!-- end of NAME -->` stand on lines of their own.
        name: the name of the section.
        text: what has to stand between these two lines.
        generator: the file that makes it, which a message names.

    Returns:
        The exit status: 1 when the committed section differs.
    """
    head, opening, rest = page.read_text(encoding="utf-8").partition(f"<!-- {name}: ")
    start, line_end, rest = rest.partition(" -->\n")
    committed, closing, tail = rest.partition(f"<!-- end of {name} -->")
    if "--check" not in sys.argv[1:]:
        page.write_text(head + opening + start + line_end + text + closing + tail, encoding="utf-8")
    elif committed != text or not closing:
        print(f"{page.name}: {name} stale, run python tools/{generator}", file=sys.stderr)
        return 1
    return 0
