"""`entityscreen replay`: a run done again, and compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import entityscreen as es
from entityscreen.cli.inputs import open_screener
from entityscreen.cli.options import Unknown, UnknownFields
from entityscreen.errors import InvalidInputError

if TYPE_CHECKING:
    from entityscreen.screening.runs.replay import Replay

EXAMPLE = "entityscreen replay alerts.csv.manifest.json --row 17"


def run(
    *,
    of_run: Annotated[Path, typer.Argument(metavar="RUN", help="A run: its manifest, or the output beside it.")],
    row: Annotated[int | None, typer.Option(min=1, help="One row of the party file, by its number.")] = None,
    watchlist: Annotated[
        list[Path] | None, typer.Option("--watchlist", "-w", help="Where the list is now; default: where it was.")
    ] = None,
    parties: Annotated[Path | None, typer.Option(help="Where the party file is now; default: where it was.")] = None,
    decisions: Annotated[str, typer.Option(help="Store of decisions; default: where it was.")] = "",
    unknown_fields: UnknownFields = Unknown.RAISE,
) -> None:
    """Do a run again by its manifest, and say what differs; exit status 1 when something does."""
    from entityscreen.screening.runs.manifest import Manifest
    from entityscreen.screening.runs.replay import replay

    manifest = Manifest.load(of_run)
    lists = watchlist or [Path(file.path) for file in manifest.lists]
    if not lists:
        raise InvalidInputError("the manifest names no list", where=of_run, fix="give it with --watchlist")
    config = es.ScreeningConfig.model_validate(manifest.config)
    screener = open_screener(lists, config, unknown_fields)
    earlier = [Path(file.path) for file in manifest.since.lists] if manifest.since else []
    since = open_screener(earlier, config, unknown_fields) if earlier else None
    outcome = replay(manifest, screener, row=row, parties=parties, decisions=decisions, since=since)
    for alert in outcome.alerts:
        typer.echo(f"row {alert['row']}, {alert['entity_id']}: {alert['explanation']}")
    for difference in outcome.differences:
        typer.echo(difference)
    for line in _verdicts(outcome, of_row=row is not None):
        typer.echo(line, err=True)
    raise typer.Exit(0 if outcome.is_same else 1)


def _verdicts(outcome: Replay, *, of_row: bool) -> Iterator[str]:
    """Which outputs are the same, and which are not."""
    if same := [what for what in outcome.compared if what not in outcome.otherwise]:
        alike = "not the same" if of_row and not outcome.is_same else "the same to the byte"
        yield f"{', '.join(same)}: {alike}"
    if outcome.otherwise:
        yield f"{', '.join(outcome.otherwise)}: not the same"
