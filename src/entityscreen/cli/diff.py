"""`entityscreen diff`: what changed between two editions of a list or watchlist."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from entityscreen.cli.inputs import read_watchlist
from entityscreen.cli.options import AsJson, Encoding, ListFormat, Unknown, UnknownFields

EXAMPLE = "entityscreen diff lists/2026-11-20 lists/2026-11-24"


def run(
    *,
    old: Annotated[Path, typer.Argument(help="The earlier edition: any watchlist, list or documents.")],
    new: Annotated[Path, typer.Argument(help="The later edition.")],
    list_format: ListFormat = None,
    unknown_fields: UnknownFields = Unknown.RAISE,
    encoding: Encoding = None,
    as_json: AsJson = False,
    fail_on_change: Annotated[
        bool, typer.Option("--fail-on-change", help="Exit status 1 when something changed.")
    ] = False,
) -> None:
    """Show added, removed and changed entities, field by field."""
    from entityscreen.model.difference import difference

    reading = {"format": list_format, "unknown_fields": unknown_fields.value, "encoding": encoding}
    before, after = (read_watchlist([path], reading=reading) for path in (old, new))
    changes = difference(before, after)
    counts, *details = changes.lines()
    if as_json:
        typer.echo(json.dumps(changes.to_dict(), ensure_ascii=False, indent=1))
    else:
        for line in details:
            typer.echo(line)
    typer.echo(f"{len(before)} entities before, {len(after)} after: {counts}", err=True)
    if changes and fail_on_change:
        raise typer.Exit(1)
