"""`entityscreen why-not`: why a party does not alert on an entity."""

from __future__ import annotations

from typing import Annotated

import typer

from entityscreen.cli.inputs import make_config, open_screener, parse_kind, read_party
from entityscreen.cli.options import (
    Addresses,
    Aliases,
    BirthDate,
    ConfigFile,
    Countries,
    Emails,
    Gender,
    Identifiers,
    Kind,
    Phones,
    PresetName,
    Threshold,
    Unknown,
    UnknownFields,
    Watchlists,
    Websites,
)

EXAMPLE = "entityscreen why-not 'Xi Jin' doc-xi-jinping-a00c5a -w out/watchlist.ftm.json --kind person"


def run(  # noqa: PLR0913  # options of a command line
    *,
    name: Annotated[str, typer.Argument(metavar="PARTY", help="The party's name.")],
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="The entity's identifier in the list.")],
    watchlist: Watchlists,
    kind: Kind = None,
    birth_date: BirthDate = None,
    country: Countries = None,
    identifier: Identifiers = None,
    alias: Aliases = None,
    gender: Gender = None,
    address: Addresses = None,
    phone: Phones = None,
    email: Emails = None,
    website: Websites = None,
    unknown_fields: UnknownFields = Unknown.RAISE,
    threshold: Threshold = None,
    config: ConfigFile = None,
    preset: PresetName = None,
) -> None:
    """Say why a party does not alert on an entity."""
    from entityscreen.screening.runs.replay import why_not

    values = {"birth_date": birth_date, "gender": gender, "identifiers": identifier, "countries": country}
    values |= {"addresses": address, "phones": phone, "emails": email, "websites": website}
    party = read_party(name, alias or (), parse_kind(kind), values)
    screener = open_screener(watchlist, make_config(config, preset, threshold), unknown_fields)
    for line in why_not(screener, party, entity).lines():
        typer.echo(line)
