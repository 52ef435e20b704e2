"""`entityscreen monitor`: the daily job."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from entityscreen.cli.options import AsJson

EXAMPLE = "entityscreen monitor monitor.toml"


def run(
    *,
    settings: Annotated[Path, typer.Argument(help="TOML file of the job (docs/monitor.md).", metavar="CONFIG")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Fetch and screen, but change and send nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Fetch lists, screen what has changed, queue the alerts and tell people; exit status 1 when a list is not new."""
    from entityscreen.monitor import MonitorSettings, run_monitor

    result = run_monitor(
        MonitorSettings.from_toml(settings), dry_run=dry_run, say=lambda line: typer.echo(line, err=True)
    )
    typer.echo(json.dumps(result.to_dict(), ensure_ascii=False, indent=1) if as_json else "\n".join(result.lines()))
    raise typer.Exit(0 if result.is_current else 1)
