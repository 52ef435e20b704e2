"""Options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from entityscreen.model.config import PRESETS

Preset = StrEnum("Preset", list(PRESETS))  # type: ignore[misc]  # the names come from the one table


class Include(StrEnum):
    """Which entities of documents are taken: all, or those of whom something risky is said."""

    all = "all"
    accused = "accused"


class Unknown(StrEnum):
    """What becomes of a field of a list that its format does not know."""

    RAISE = "raise"
    KEEP = "keep"


Watchlists = Annotated[
    list[Path],
    typer.Option(
        "--watchlist",
        "-w",
        help="FollowTheMoney JSON, snapshot, official list, or documents. Repeatable.",
        show_default=False,
    ),
]
ScopeFields = Annotated[
    list[str] | None,
    typer.Option(
        "--scope",
        help="FIELD=VALUE: screen against a part of the list (topics=sanction, exclude_lists=us-csl). Repeatable.",
        show_default=False,
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", help="TOML file of settings (docs/configuration.md).", show_default=False),
]
PresetName = Annotated[
    Preset | None,
    typer.Option("--preset", help="Settings by name; a --config file has its own.", show_default=False),
]
HashDetails = Annotated[
    str,
    typer.Option("--hash", help="identifiers: as keyed hashes (docs/personal-data.md).", show_default=False),
]
Kind = Annotated[str | None, typer.Option(help="Kind of the party: person, company, vessel ...")]
ListFormat = Annotated[
    str | None, typer.Option("--format", help="Format of a list; default: recognised.", show_default=False)
]
UnknownFields = Annotated[
    Unknown,
    typer.Option("--unknown-fields", help="A field of a list that its format does not know: stop, or keep it."),
]
Encoding = Annotated[
    str | None, typer.Option(help="Of lists that are text (cp1252); default: their mark's, else UTF-8.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


@dataclass(frozen=True, kw_only=True)
class SettingOptions:
    """By which settings is screened."""

    threshold: Annotated[
        float | None,
        typer.Option(min=0.0, max=1.0, help="Score from which a pair is a hit; default: the configuration's."),
    ] = None
    config: ConfigFile = None
    preset: PresetName = None


@dataclass(frozen=True, kw_only=True)
class ListOptions(SettingOptions):
    """Against what is screened, and by which settings."""

    watchlist: Watchlists
    unknown_fields: UnknownFields = Unknown.RAISE


@dataclass(frozen=True, kw_only=True)
class PartyOptions:
    """What is known of a party beside its name."""

    kind: Kind = None
    birth_date: Annotated[str | None, typer.Option(help="As precise as known: 1961, 1961-05-03.")] = None
    country: Annotated[list[str] | None, typer.Option(help="ISO code or name. Repeatable.")] = None
    identifier: Annotated[
        list[str] | None, typer.Option(help="'TYPE: NUMBER (COUNTRY)', or a number alone. Repeatable.")
    ] = None
    alias: Annotated[list[str] | None, typer.Option(help="Another name of the party. Repeatable.")] = None
    gender: Annotated[str | None, typer.Option(help="male, female or other.")] = None
    address: Annotated[list[str] | None, typer.Option(help="Of the party. Repeatable.")] = None
    phone: Annotated[list[str] | None, typer.Option(help="With its country code. Repeatable.")] = None
    email: Annotated[list[str] | None, typer.Option(help="Of the party. Repeatable.")] = None
    website: Annotated[list[str] | None, typer.Option(help="Of the party. Repeatable.")] = None


def with_flat_options(command: Callable[..., None]) -> Callable[..., None]:
    """A command as typer takes it: the fields of a parameter that is one of the classes above are options."""
    hints = get_type_hints(command, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if isinstance(hint, type) and is_dataclass(hint)}
    flat: dict[str, Parameter] = {}
    for name, parameter in signature(command).parameters.items():
        if name not in groups:
            flat[name] = parameter.replace(annotation=hints[name])
            continue
        hints_of_fields = get_type_hints(groups[name], include_extras=True)
        # Required ones first.
        for field in sorted(fields(groups[name]), key=lambda field: field.default is not MISSING):
            default = Parameter.empty if field.default is MISSING else field.default
            annotation = hints_of_fields[field.name]
            flat[field.name] = Parameter(field.name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)

    @wraps(command)
    def run(**values: Any) -> None:
        for name, group in groups.items():
            values[name] = group(**{field.name: values.pop(field.name) for field in fields(group)})
        command(**values)

    run.__signature__ = Signature(list(flat.values()))  # type: ignore[attr-defined]  # what typer reads
    run.__annotations__ = {name: parameter.annotation for name, parameter in flat.items()}
    return run
