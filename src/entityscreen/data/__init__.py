"""The tables, and the one way to read them.

The `.tsv` files here are generated from `resources/` by `tools/` and committed; edit the resource, not the
table. Nothing is read at import: the module that owns a table reads it on first use and keeps it in a
named cache.
"""

from __future__ import annotations

from importlib.resources import files


def read_rows(table: str) -> list[list[str]]:
    """Read a generated table.

    Args:
        table: the file's name without its ending, for example `"concepts"`.

    Returns:
        The rows, cells as text, without the comment lines on top (which start with `#`) and without the header row.
    """
    lines = files(__name__).joinpath(f"{table}.tsv").read_text(encoding="utf-8").split("\n")
    header = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return [line.split("\t") for line in lines[header + 1 :] if line]
