"""Tables that are worked out from other tables, so that no process has to: writing them, and checking them.

Here belongs what the generators of such tables share.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "entityscreen" / "data"


def write_or_check(texts: Mapping[str, str], generator: str) -> int:
    """Write tables; with `--check` among the arguments compare them with what is committed.

    Args:
        texts: the text of each table, by its name.
        generator: the file that makes them, which a message names.

    Returns:
        The exit status: 1 when a committed table differs.
    """
    stale = []
    for table, text in texts.items():
        path = DATA / f"{table}.tsv"
        if "--check" not in sys.argv[1:]:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
    if stale:
        print(f"{', '.join(stale)}: stale, run python tools/{generator}", file=sys.stderr)
    return int(bool(stale))
