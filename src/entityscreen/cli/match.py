"""`entityscreen match`: one name against a watchlist, with explanations."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Annotated, Any

import typer
from pydantic import ValidationError

import entityscreen as es
from entityscreen.cli.inputs import make_config, open_screener, parse_kind, read_scope
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
from entityscreen.errors import InvalidInputError, problems_of

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


def read_party(name: str, aliases: Sequence[str], kind: str | None, values: Mapping[str, Any]) -> es.Party:
    """The party of the options, read as the cells of a file are; what a file flags is an error here."""
    from entityscreen.screening.files.values import read_countries, read_date, read_identifiers, read_party_gender

    flags: dict[str, list[str]] = {option: [] for option in ("--country", "--gender", "--identifier", "--birth-date")}
    date, remark = read_date(values["birth_date"]) if values["birth_date"] is not None else (None, "")
    flags["--birth-date"] += [remark] if remark else []
    gender = read_party_gender(values["gender"], "", flags["--gender"]) if values["gender"] else None
    numbers = (read_identifiers(text, "id", "", flags["--identifier"]) for text in values["identifiers"] or ())
    details = {
        "birth_date": date,
        "gender": gender,
        "identifiers": tuple(chain.from_iterable(numbers)),
        "countries": read_countries(tuple(values["countries"] or ()), flags["--country"]),
    }
    for option, problems in flags.items():
        for problem in problems:
            raise InvalidInputError(problem.removesuffix(" and not used"), where=option, fix=_FIX[option])
    contacts = _contacts(values)
    if name or not (details["identifiers"] or contacts):
        _check_name(name, "NAME")
    for alias in aliases:
        _check_name(alias, "--alias")
    return _checked_party({"name": name, "aliases": tuple(aliases), "kind": kind, **details, **contacts})


def _contacts(values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {field: tuple(values[field]) for field in _CONTACTS if values[field]}


def _checked_party(values: Mapping[str, Any]) -> es.Party:
    try:
        return es.Party.model_validate(values)
    except ValidationError as error:
        field, problem = problems_of(error)[0]
        raise InvalidInputError(problem, where=field, fix="see the options of the party") from None


_CONTACTS = ("addresses", "phones", "emails", "websites")
_FIX = {
    "--country": "give its ISO code or its name",
    "--gender": "take male, female or other",
    "--identifier": "write 'passport: A1234567 (Egypt)'",
    "--birth-date": "write it as 1961, 1961-05 or 1961-05-03",
}


def _check_name(name: str, where: str) -> None:
    from entityscreen.names.fields.addressing import why_unscreenable

    if problem := why_unscreenable(name.strip()):
        raise InvalidInputError(problem, where=where, fix="give a name")
