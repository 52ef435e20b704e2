"""`entityscreen diff`: what changed between two editions of a list or watchlist."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from entityscreen.cli.inputs import read_watchlist
from entityscreen.cli.options import AsJson, ListFormat
from entityscreen.reports.changes import EntityChange, compare_watchlists

EXAMPLE = "entityscreen diff lists/2026-11-20 lists/2026-11-24"
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def run(
    *,
    old: Annotated[Path, typer.Argument(help="The earlier edition: any watchlist, list or documents.")],
    new: Annotated[Path, typer.Argument(help="The later edition.")],
    list_format: ListFormat = None,
    as_json: AsJson = False,
    fail_on_change: Annotated[
        bool, typer.Option("--fail-on-change", help="Exit status 1 when something changed.")
    ] = False,
) -> None:
    """Show added, removed and changed entities, field by field."""
    before, after = (read_watchlist([path], list_format=list_format) for path in (old, new))
    changes = list(compare_watchlists(before, after))
    if as_json:
        typer.echo(json.dumps([asdict(change) for change in changes], ensure_ascii=False, indent=1))
    else:
        for change in changes:
            typer.echo(change_text(change))
    counts = Counter(change.change for change in changes)
    typer.echo(
        f"{len(before)} entities before, {len(after)} after: {counts['added']} added, "
        f"{counts['removed']} removed, {counts['changed']} changed",
        err=True,
    )
    if changes and fail_on_change:
        raise typer.Exit(1)


def change_text(change: EntityChange) -> str:
    """A change as lines: the entity, then the values that are gone and that are new."""
    lines = [f"{_SIGNS[change.change]} {change.id}  {change.caption}"]
    for field in change.fields:
        lines += [f"    {field.field} - {value}" for value in field.removed]
        lines += [f"    {field.field} + {value}" for value in field.added]
    return "\n".join(lines)
