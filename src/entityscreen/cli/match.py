"""`entityscreen match`: one name against a watchlist, with explanations."""

from __future__ import annotations

import json
from typing import Annotated

import typer

import entityscreen as es
from entityscreen.cli.inputs import make_config, open_screener, parse_kind
from entityscreen.cli.options import AsJson, ConfigFile, Kind, PresetName, Threshold, Unknown, UnknownFields, Watchlists
from entityscreen.errors import InvalidInputError
from entityscreen.model.countries import country_code
from entityscreen.reports.alert import describe_provenance
from entityscreen.screening.files.country_codes import read_country
from entityscreen.screening.files.genders import read_gender
from entityscreen.screening.files.quality import why_unscreenable
from entityscreen.screening.files.values import read_date

EXAMPLE = "entityscreen match 'Liu Peng Yu' -w out/watchlist.ftm.json --kind person --country CN"


def run(  # noqa: PLR0913  # options of a command line
    *,
    name: Annotated[str, typer.Argument(help="The name to screen.")],
    watchlist: Watchlists,
    kind: Kind = None,
    birth_date: Annotated[str | None, typer.Option(help="As precise as known: 1961, 1961-05-03.")] = None,
    country: Annotated[list[str] | None, typer.Option(help="ISO code or name. Repeatable.")] = None,
    identifier: Annotated[list[str] | None, typer.Option(help="Number of a register. Repeatable.")] = None,
    alias: Annotated[list[str] | None, typer.Option(help="Another name of the party. Repeatable.")] = None,
    gender: Annotated[str | None, typer.Option(help="male, female or other.")] = None,
    unknown_fields: UnknownFields = Unknown.RAISE,
    threshold: Threshold = None,
    config: ConfigFile = None,
    preset: PresetName = None,
    exhaustive: Annotated[bool, typer.Option(help="Score every entity, without the index.")] = False,
    as_json: AsJson = False,
    fail_on_alert: Annotated[bool, typer.Option(help="Exit status 1 when there is a hit.")] = False,
) -> None:
    """Screen one name against a watchlist and explain every hit."""
    party = es.Party(
        name=_stated(name),
        kind=parse_kind(kind),
        aliases=tuple(_stated(other, "--alias") for other in alias or ()),
        birth_date=_date(birth_date),
        countries=tuple(map(_country, country or ())),
        identifiers=tuple(es.Identifier(value=value) for value in identifier or ()),
        gender=_gender(gender),
    )
    screener = open_screener(watchlist, make_config(config, preset, threshold), unknown_fields)
    hits = screener.screen(party, exhaustive=exhaustive)
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


def _stated(name: str, where: str = "NAME") -> str:
    problem = why_unscreenable(name.strip())
    if problem:
        raise InvalidInputError(problem, where=where, mend="give a name")
    return name


def _date(text: str | None) -> str | None:
    if text is None:
        return None
    value, remark = read_date(text)
    if remark:
        raise InvalidInputError(remark, where="--birth-date", mend="write it as 1961, 1961-05 or 1961-05-03")
    return value


def _country(text: str) -> str:
    code = read_country(text)
    if country_code(code) is None:
        raise InvalidInputError(f"{text!r} is no country", where="--country", mend="give its ISO code or its name")
    return code


def _gender(text: str | None) -> str | None:
    value = read_gender(text) if text else None
    if text and value is None:
        raise InvalidInputError(f"{text!r} is not known", where="--gender", mend="take male, female or other")
    return value
