"""Options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

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
Threshold = Annotated[
    float | None,
    typer.Option(
        min=0.0,
        max=1.0,
        help="Score from which a pair is a hit; default: the configuration's.",
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
Kind = Annotated[
    str | None,
    typer.Option("--kind", help="Kind of the party: person, company, vessel ...", show_default=False),
]
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
BirthDate = Annotated[str | None, typer.Option(help="As precise as known: 1961, 1961-05-03.")]
Countries = Annotated[list[str] | None, typer.Option(help="ISO code or name. Repeatable.")]
Identifiers = Annotated[list[str] | None, typer.Option(help="'TYPE: NUMBER (COUNTRY)', or a number alone. Repeatable.")]
Aliases = Annotated[list[str] | None, typer.Option(help="Another name of the party. Repeatable.")]
Gender = Annotated[str | None, typer.Option(help="male, female or other.")]
Addresses = Annotated[list[str] | None, typer.Option("--address", help="Of the party. Repeatable.")]
Phones = Annotated[list[str] | None, typer.Option("--phone", help="With its country code. Repeatable.")]
Emails = Annotated[list[str] | None, typer.Option("--email", help="Of the party. Repeatable.")]
Websites = Annotated[list[str] | None, typer.Option("--website", help="Of the party. Repeatable.")]
