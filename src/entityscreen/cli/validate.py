"""`entityscreen validate`: does a watchlist find what it must find."""

from __future__ import annotations

from typing import Annotated

import typer

from entityscreen.cli.inputs import make_config, open_screener
from entityscreen.cli.options import ConfigFile, PresetName, Threshold, Unknown, UnknownFields, Watchlists
from entityscreen.errors import InvalidInputError

EXAMPLE = "entityscreen validate --exact -w out/watchlist.ftm.json"


def run(
    *,
    watchlist: Watchlists,
    exact: Annotated[
        bool,
        typer.Option("--exact", help="Screen every primary and strong name; each must hit its own entity."),
    ] = False,
    unknown_fields: UnknownFields = Unknown.RAISE,
    threshold: Threshold = None,
    config: ConfigFile = None,
    preset: PresetName = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to screen with.")] = 1,
) -> None:
    """Check a watchlist; exit status 1 when a name does not hit its own entity."""
    from entityscreen.testing.exact import check_exact, iter_lines

    if not exact:
        raise InvalidInputError("no check is asked for", where="validate", mend="give --exact")
    screener = open_screener(watchlist, make_config(config, preset, threshold), unknown_fields)
    result = check_exact(screener, workers=workers)
    for line in iter_lines(result):
        typer.echo(line)
    found = result.screened - len(result.misses)
    typer.echo(
        f"{found} of {result.screened} primary and strong names hit their own entity; "
        f"{len(result.misses)} exceptions; {result.weak} weak names not screened alone"
    )
    if result.misses:
        raise typer.Exit(1)
