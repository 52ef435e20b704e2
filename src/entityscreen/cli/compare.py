"""`entityscreen compare`: two names, how alike, and why."""

from __future__ import annotations

import json
from typing import Annotated

import typer

import entityscreen as es
from entityscreen.cli.inputs import make_config, parse_kind
from entityscreen.cli.options import AsJson, ConfigFile, Kind, PresetName

EXAMPLE = "entityscreen compare 'Hsi Chin-p''ing' 习近平 --kind person"


def run(
    *,
    first: Annotated[str, typer.Argument(help="A name.")],
    second: Annotated[str, typer.Argument(help="Another name.")],
    kind: Kind = None,
    config: ConfigFile = None,
    preset: PresetName = None,
    as_json: AsJson = False,
) -> None:
    """Compare two names and explain the score."""
    settings = make_config(config, preset) or es.ScreeningConfig()
    comparison = es.compare(first, second, kind=parse_kind(kind), config=settings)
    if as_json:
        typer.echo(json.dumps(comparison.to_dict(), ensure_ascii=False, indent=2))
        return
    typer.echo(comparison.explain())
    reached = "reaches" if comparison.score >= settings.threshold else "is below"
    typer.echo(f"  the score {reached} the threshold {settings.threshold:.2f}")
