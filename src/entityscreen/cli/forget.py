"""`entityscreen forget`: what is kept about a party, erased."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from entityscreen.errors import InvalidInputError

EXAMPLE = "entityscreen forget C-17 out/ monitor/ --decisions decisions.db --reason 'request 2026/14' --dry-run"


def run(
    *,
    arguments: Annotated[
        list[str],
        typer.Argument(
            metavar="[PARTY-ID] PLACE...",
            help="The party's id (its digest where it has none), behind `--` if it begins with a hyphen; places.",
        ),
    ],
    decisions: Annotated[str | None, typer.Option(help="Decisions and alerts: a file, or a database's URL.")] = None,
    reason: Annotated[str, typer.Option(help="Why, without naming the party; it stands in the records.")] = "",
    before: Annotated[str, typer.Option(help="Only of runs that ended before this day, 2021-12-01.")] = "",
    everybody: Annotated[bool, typer.Option("--everybody", help="All parties of the runs before --before.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be erased, and change nothing.")] = False,
) -> None:
    """Erase a party from results, logs, reports, decisions and jobs; exit status 1 when something was not reached."""
    from datetime import date

    from entityscreen.screening.database import Database
    from entityscreen.screening.erasure import describe_unreached, forget
    from entityscreen.screening.runs.erasure import Wanted
    from entityscreen.screening.runs.manifest import now

    if everybody and not before:
        raise InvalidInputError("--everybody needs --before", where="forget", fix="give the day up to which runs count")
    try:
        before = before and date.fromisoformat(before).isoformat()
    except ValueError:
        raise InvalidInputError(f"{before!r} is not a day", where="--before", fix="write 2021-12-01") from None
    keys = None if everybody else frozenset(arguments[:1])
    places = [Path(text) for text in arguments[not everybody :]]
    if not places and not decisions:
        fix = "name folders or runs, a database with --decisions, or both"
        raise InvalidInputError("there is no place to erase from", where="forget", fix=fix)
    database = Database(decisions, create=False) if decisions else None
    erased = forget(Wanted(keys, before), places, database, at=now(), reason=reason, dry_run=dry_run)
    for one in erased:
        typer.echo(str(one))
    records = sum(one.records for one in erased)
    typer.echo(f"{records} records {'would be ' if dry_run else ''}erased; {describe_unreached()}", err=True)
    raise typer.Exit(1 if any(one.problem for one in erased) else 0)
