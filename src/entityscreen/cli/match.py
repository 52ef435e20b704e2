"""`entityscreen match`: one name against a watchlist, with explanations."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from entityscreen.cli.inputs import make_config, open_screener, parse_kind, read_party, read_scope
from entityscreen.cli.options import (
    Addresses,
    Aliases,
    AsJson,
    BirthDate,
    ConfigFile,
    Countries,
    Emails,
    Gender,
    Identifiers,
    Kind,
    Phones,
    PresetName,
    ScopeFields,
    Threshold,
    Unknown,
    UnknownFields,
    Watchlists,
    Websites,
)

EXAMPLE = "entityscreen match 'Liu Peng Yu' -w out/watchlist.ftm.json --kind person --country CN"


def run(  # noqa: PLR0913  # options of a command line
    *,
    name: Annotated[str, typer.Argument(help="The name to screen; a number or a contact will do instead.")] = "",
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
    scope: ScopeFields = None,
    threshold: Threshold = None,
    config: ConfigFile = None,
    preset: PresetName = None,
    exhaustive: Annotated[bool, typer.Option(help="Score every entity, without the index.")] = False,
    as_json: AsJson = False,
    fail_on_alert: Annotated[bool, typer.Option(help="Exit status 1 when there is a hit.")] = False,
) -> None:
    """Screen one name against a watchlist and explain every hit."""
    from entityscreen.reports.alert import describe_provenance

    values = {"birth_date": birth_date, "gender": gender, "identifiers": identifier, "countries": country}
    values |= {"addresses": address, "phones": phone, "emails": email, "websites": website}
    party = read_party(name, alias or (), parse_kind(kind), values)
    screener = open_screener(watchlist, make_config(config, preset, threshold), unknown_fields)
    hits = screener.screen(party, scope=read_scope(scope), exhaustive=exhaustive)
    if as_json:
        typer.echo(json.dumps([hit.to_dict() for hit in hits], ensure_ascii=False, indent=2))
    else:
        for hit in hits:
            typer.echo(f"{hit.entity.caption} [{hit.entity.id}, {hit.entity.kind}]\n{hit.explain()}")
            for record in hit.entity.provenance:
                typer.echo(f"  from {describe_provenance(record)}")
        typer.echo(f"{len(hits)} hit{'' if len(hits) == 1 else 's'} among {len(screener)} entities")
    if hits and fail_on_alert:
        raise typer.Exit(1)
