"""Write the tables of docs/dossier.md from docs/dossier.toml and benchmarks/validation_ofac_sample.json.

usage: python tools/generate_dossier.py [--check]

The text around the tables is written by hand. Writing and checking both fail when a test is not there, a figure does
not stand on its page, or a script of a command is gone.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FROZEN = ROOT / "benchmarks" / "validation_ofac_sample.json"


def laws(rows: list[dict[str, str]]) -> Iterator[str]:
    """Give a row for each claim that a test proves."""
    for row in rows:
        path, _, name = row["test"].partition("::")
        if f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8"):
            raise SystemExit(f"dossier.toml: {path} has no {name}")
        yield f"| {row['claim']} | `{name}` in `{path}` |"


def sample() -> Iterator[str]:
    """Give the rows of the figures that `make check` compares with."""
    frozen = json.loads(FROZEN.read_text(encoding="utf-8"))
    place = frozen["offsets"].index(0.0)
    for severity in ("minor", "moderate", "severe"):
        rows = [row for row in frozen["mutations"] if row["severity"] == severity]
        cases, found = sum(row["cases"] for row in rows), sum(row["found"][place] for row in rows)
        yield f"| {severity} changes | {cases} | {found / cases:.3f} found |"
    parties = sum(row["parties"] for row in frozen["populations"])
    alerts = sum(row["alerts"][place] for row in frozen["populations"])
    yield f"| unlisted parties of the bundled population | {parties:,} | {alerts} alert |"
    digests = f"list `{frozen['watchlist_digest'][:16]}`, settings `{frozen['config_digest'][:16]}`"
    yield f"| measured with | | version {frozen['version']}, {digests}, threshold {frozen['threshold']} |"


def figures(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Give a row for each measured figure."""
    for row in rows:
        if str(row["value"]) not in (DOCS / row["page"]).read_text(encoding="utf-8"):
            raise SystemExit(f"dossier.toml: {row['page']} does not say {row['value']!r} ({row['claim']})")
        for script in re.findall(r"\S+\.py", row["command"]):
            if not (ROOT / script).exists():
                raise SystemExit(f"dossier.toml: {script} is not there ({row['claim']})")
        command = row["command"] if row["command"].startswith("none") else f"`{row['command']}`"
        page = f"[{Path(row['page']).stem}]({row['page']})"
        yield f"| {row['claim']} | {row['value']} | {page} | {command} | `{row['commit']}` | {row['date']} |"


def main(arguments: list[str]) -> int:
    """Write the page, or compare it."""
    rows = tomllib.loads((DOCS / "dossier.toml").read_text(encoding="utf-8"))
    tables = {"laws": laws(rows["law"]), "sample": sample(), "figures": figures(rows["figure"])}
    page = DOCS / "dossier.md"
    before = text = page.read_text(encoding="utf-8")
    for name, lines in tables.items():
        head, _, rest = text.partition(f"<!-- {name}: written by tools/generate_dossier.py; do not edit -->\n")
        title, tail = re.split(rf"(?=<!-- end of {name} -->)", rest)
        columns = "".join(title.splitlines(keepends=True)[:3])
        table = "\n".join(lines)
        text = f"{head}<!-- {name}: written by tools/generate_dossier.py; do not edit -->\n{columns}{table}\n\n{tail}"
    if "--check" not in arguments:
        page.write_text(text, encoding="utf-8")
        return 0
    if before != text:
        print("stale: dossier.md; run python tools/generate_dossier.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
