"""`entityscreen shadow`: a second opinion on one's own parties: what other settings or another list would alert."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import entityscreen as es
from entityscreen.cli.inputs import make_config, open_screener, parse_columns, read_scope
from entityscreen.cli.options import ScopeFields, Unknown, UnknownFields
from entityscreen.errors import InvalidInputError

if TYPE_CHECKING:
    from entityscreen.reports import Alert
    from entityscreen.screening.delta import Opinion
    from entityscreen.screening.runs.run import FileOptions

EXAMPLE = (
    "entityscreen shadow today.toml proposed.toml parties.csv -w lists/2026-11-20 --html shadow.html --most-lost 0"
)
_SETTINGS, _PYTHON, LOGIC = ".toml", "python:", "logic-v2"


def run(  # noqa: PLR0913  # options of a command line
    *,
    first: Annotated[
        str,
        typer.Argument(
            metavar="A",
            help="What is in use: settings (.toml), a list or snapshot, python:/ENV/bin/python, logic-v2.",
        ),
    ],
    second: Annotated[str, typer.Argument(metavar="B", help="What is proposed, likewise.")],
    parties: Annotated[Path, typer.Argument(help="CSV, TSV, JSON lines, XLSX or Parquet.")],
    watchlist: Annotated[
        list[Path] | None, typer.Option("--watchlist", "-w", help="The list where A or B are settings. Repeatable.")
    ] = None,
    config: Annotated[Path | None, typer.Option(help="The settings where A or B are lists.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=".csv, .jsonl, .xlsx or .parquet.")] = None,
    html: Annotated[Path | None, typer.Option(help="Report: one HTML page that opens offline.")] = None,
    json: Annotated[Path | None, typer.Option(help="Facts of the run, alerts, counts, as JSON.")] = None,
    column: Annotated[list[str] | None, typer.Option(help="FIELD=HEADING (passport=Pass No). Repeatable.")] = None,
    scope: ScopeFields = None,
    unknown_fields: UnknownFields = Unknown.RAISE,
    most_gained: Annotated[int | None, typer.Option(min=0, help="Exit status 1 when B gains more alerts.")] = None,
    most_lost: Annotated[int | None, typer.Option(min=0, help="Exit status 1 when B loses more alerts.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to screen with.")] = 1,
) -> None:
    """Show which alerts of a party file B gains and loses against A, each with the reason."""
    from entityscreen.screening.runs.run import FileOptions

    options = FileOptions(reasons=True, output=output, html=html, json=json, columns=parse_columns("", column or ()))
    options |= FileOptions(scope=read_scope(scope), workers=workers, on_alert=_show)
    if any(map(_is_elsewhere, (first, second))):
        after = open_screener(_listed(watchlist, first, second), make_config(config, None), unknown_fields)
        asking = partial(_opinion, listed=after.within(options.get("scope")), watchlist=watchlist or [], config=config)
        asking = partial(asking, parties=parties, options=options, scope=scope)
        options |= FileOptions(since=after, opinions=(asking(first, unknown_fields), asking(second, unknown_fields)))
        options["lists"] = options["since_lists"] = watchlist or []
    else:
        before, after = (_open_side(Path(side), watchlist or [], config, unknown_fields) for side in (first, second))
        (settings, lists), (settings_before, lists_before) = (
            _parted([Path(side), *(watchlist or []), *filter(None, [config])]) for side in (second, first)
        )
        options |= FileOptions(since=before, since_lists=lists_before, lists=lists)
        options["inputs"] = list(dict.fromkeys([*settings_before, *settings]))
    summary = after.screen_file(parties, **options)
    for line in summary.lines():
        typer.echo(line, err=True)
    within = (
        _is_within(number, most)
        for number, most in ((summary.counts.new, most_gained), (summary.counts.gone, most_lost))
    )
    raise typer.Exit(0 if all(within) else 1)


def _is_elsewhere(side: str) -> bool:
    return side.startswith(_PYTHON) or side == LOGIC


def _listed(watchlist: Sequence[Path] | None, *sides: str) -> list[Path]:
    """The list that both sides are asked about."""
    if watchlist:
        return list(watchlist)
    problem = f"{next(filter(_is_elsewhere, sides))} needs a list"
    raise InvalidInputError(problem, where="shadow", fix="give the list with --watchlist")


def _opinion(  # noqa: PLR0913  # what an opinion is asked on
    side: str,
    unknown: Unknown,
    *,
    listed: es.Screener,
    watchlist: Sequence[Path],
    config: Path | None,
    parties: Path,
    options: FileOptions,
    scope: list[str] | None,
) -> Opinion:
    """One side where one of both is in another environment or another engine."""
    from entityscreen.screening.opinions import EnvironmentOpinion, LogicOpinion, ScreenerOpinion

    if side == LOGIC:
        return LogicOpinion(listed)
    if not side.startswith(_PYTHON):
        screener = _open_side(Path(side), watchlist, config, unknown)
        return ScreenerOpinion(screener, name=side, workers=options.get("workers", 1))
    words = [word for path in watchlist for word in ("-w", str(path))]
    words += ["--config", str(config)] if config else []
    for field, headings in options.get("columns", {}).items():
        words += [word for heading in headings for word in ("--column", f"{field}={heading}")]
    words += [word for pair in scope or () for word in ("--scope", pair)]
    return EnvironmentOpinion(Path(side.removeprefix(_PYTHON)), parties, words, listed)


def _is_within(number: int, most: int | None) -> bool:
    return most is None or number <= most


def _parted(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files of settings, and the lists."""
    settings = [path for path in paths if path.suffix == _SETTINGS]
    return settings, [path for path in paths if path not in settings]


def _show(alert: Alert) -> None:
    sign = {"new": "+", "gone": "-"}.get(alert.change, "~")
    name = alert.party.name or alert.party.id or "(no name)"
    typer.echo(f"{sign} row {alert.row} {name} / {alert.hit.entity.caption} [{alert.hit.entity.id}]")
    typer.echo(f"    {alert.hit.score:.3f}  {alert.hit.labels[-1]}")


def _open_side(path: Path, watchlist: Sequence[Path], config: Path | None, unknown: Unknown) -> es.Screener:
    if path.suffix != _SETTINGS:
        return open_screener([path], make_config(config, None), unknown)
    if not watchlist:
        raise InvalidInputError("settings alone hold no list", where=path, fix="give the list with --watchlist")
    return open_screener(watchlist, make_config(path, None), unknown)
