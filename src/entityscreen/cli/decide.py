"""`entityscreen decide`: what reviewers decide of alerts, kept for the next runs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from entityscreen.errors import InvalidInputError

if TYPE_CHECKING:
    from entityscreen.model.decision import Decision, Verdict
    from entityscreen.screening.decisions import DecisionStore
    from entityscreen.screening.runs.manifest import Manifest

EXAMPLE = "entityscreen decide alerts.csv --pair C-17 ofac-36 --false --reason 'born 1990, not 1953' --author ann"
DEFAULT_STORE = "entityscreen-decisions.db"


def run(  # noqa: PLR0913  # options of a command line
    *,
    of_run: Annotated[
        Path | None, typer.Argument(metavar="RUN", help="A run: its manifest, or the output beside it.")
    ] = None,
    pair: Annotated[
        tuple[str, str] | None, typer.Option(metavar="PARTY ENTITY", help="Party's id and entity's id.")
    ] = None,
    false: Annotated[bool, typer.Option("--false", help="The pair is a false positive.")] = False,
    true: Annotated[bool, typer.Option("--true", help="The party is the entity.")] = False,
    undecided: Annotated[bool, typer.Option("--undecided", help="Withdraw an earlier decision.")] = False,
    reason: Annotated[str, typer.Option(help="Why, in the reviewer's words.")] = "",
    author: Annotated[str, typer.Option(help="Who decides.")] = "",
    until: Annotated[str, typer.Option(help="Last day on which it holds, 2027-01-31.")] = "",
    approver: Annotated[str, typer.Option(help="Who approves it; not its author.")] = "",
    approve: Annotated[bool, typer.Option("--approve", help="Approve the latest decision on the pair.")] = False,
    import_from: Annotated[Path | None, typer.Option("--import", help="CSV of decisions to add.")] = None,
    export_to: Annotated[Path | None, typer.Option("--export", help="CSV to write all decisions to.")] = None,
    store: Annotated[
        str, typer.Option(help=f"SQLite file or database URL; default: ENTITYSCREEN_DECISIONS, else {DEFAULT_STORE}.")
    ] = "",
) -> None:
    """Decide alerts: a pair decided to be a false positive alerts no more, until something of it changes."""
    from entityscreen.model.decision import Decision
    from entityscreen.screening import decisions
    from entityscreen.screening.runs.manifest import Manifest

    if not (pair or import_from or export_to):
        raise InvalidInputError("nothing is asked for", where="decide", fix="give --pair, --import or --export")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    manifest = Manifest.load(of_run) if of_run else None
    imported = decisions.read_decisions(import_from) if import_from else []
    decided = []
    if pair and not approve:
        verdict = _verdict({"false": false, "true": true, "undecided": undecided})
        drafted = Decision(*pair, verdict, reason, author, now, "", "", "", until, approver)
        decided.append(_decide(manifest, drafted))
    added = [*(decisions.bind(manifest, imported) if manifest else imported), *decided]
    opened = _open_store(store, create=bool(added))
    opened.add(added)
    if import_from:
        typer.echo(f"{len(imported)} decisions added", err=True)
    for decision in decided:
        typer.echo(f"decided: {decision.party} and {decision.entity}, {decision.verdict}", err=True)
    if pair and approve:
        approved = opened.approve(*pair, approver=approver, at=now)
        typer.echo(f"approved: {pair[0]} and {pair[1]}, {approved.verdict}, by {approver}", err=True)
    if export_to:
        typer.echo(f"{decisions.write_decisions(export_to, opened)} decisions in {export_to}", err=True)


def _open_store(store: str, *, create: bool) -> DecisionStore:
    """The store of decisions, with word of one that is new."""
    from entityscreen.screening.decisions import DecisionStore

    opened = DecisionStore(store or os.environ.get("ENTITYSCREEN_DECISIONS") or DEFAULT_STORE, create=create)
    if opened.created:
        typer.echo(f"created the store of decisions {opened.shown_url}", err=True)
    return opened


def _decide(manifest: Manifest | None, drafted: Decision) -> Decision:
    """The decision on a pair, bound to the run in which it alerted."""
    from entityscreen.screening.decisions import decide

    if manifest is None:
        problem = "a decision needs the run in which the pair alerted"
        raise InvalidInputError(problem, where="decide", fix="give RUN")
    return decide(manifest, drafted.party, drafted.entity, drafted)


def _verdict(given_options: Mapping[Verdict, bool]) -> Verdict:
    verdicts = [verdict for verdict, is_given in given_options.items() if is_given]
    if len(verdicts) != 1:
        raise InvalidInputError(
            "a decision has one verdict", where="decide", fix="give one of --false, --true, --undecided"
        )
    return verdicts[0]
