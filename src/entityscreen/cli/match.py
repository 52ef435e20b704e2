"""`entityscreen match`: one name against a watchlist, with explanations."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from entityscreen.cli.inputs import open_list, read_party, read_scope
from entityscreen.cli.options import AsJson, ListOptions, PartyOptions, ScopeFields

EXAMPLE = "entityscreen match 'Liu Peng Yu' -w out/watchlist.ftm.json --kind person --country CN"


def run(
    *,
    name: Annotated[str, typer.Argument(help="The name to screen; a number or a contact will do instead.")] = "",
    against: ListOptions,
    known: PartyOptions,
    scope: ScopeFields = None,
    exhaustive: Annotated[bool, typer.Option(help="Score every entity, without the index.")] = False,
    as_json: AsJson = False,
    fail_on_alert: Annotated[bool, typer.Option(help="Exit status 1 when there is a hit.")] = False,
) -> None:
    """Screen one name against a watchlist and explain every hit."""
    from entityscreen.reports.alert import describe_provenance

    party, screener = read_party(name, known), open_list(against)
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
