"""`entityscreen why-not`: why a party does not alert on an entity."""

from __future__ import annotations

from typing import Annotated

import typer

from entityscreen.cli.inputs import open_list, read_party
from entityscreen.cli.options import ListOptions, PartyOptions

EXAMPLE = "entityscreen why-not 'Xi Jin' doc-xi-jinping-a00c5a -w out/watchlist.ftm.json --kind person"


def run(
    *,
    name: Annotated[str, typer.Argument(metavar="PARTY", help="The party's name.")],
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="The entity's identifier in the list.")],
    against: ListOptions,
    known: PartyOptions,
) -> None:
    """Say why a party does not alert on an entity."""
    from entityscreen.screening.runs.replay import why_not

    party, screener = read_party(name, known), open_list(against)
    for line in why_not(screener, party, entity).lines():
        typer.echo(line)
