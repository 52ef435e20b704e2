"""`entityscreen screen`: a file of parties against a watchlist."""

from __future__ import annotations

import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from entityscreen.cli.inputs import open_list, open_screener, parse_columns, parse_kind, parse_time, read_scope
from entityscreen.cli.options import HashDetails, ListOptions, ScopeFields
from entityscreen.errors import InvalidInputError

if TYPE_CHECKING:
    import entityscreen as es
    from entityscreen.reports import Alert
    from entityscreen.screening.files import PartyRow
    from entityscreen.screening.runs.run import FileOptions

EXAMPLE = "entityscreen screen examples/counterparties.csv -w out/watchlist.ftm.json -o out/alerts.csv"
REFRESHED_ROWS = 50  # between two looks of the progress bar
_SILENT_SECONDS = 60  # between two lines on how far a run is, where nobody looks at a terminal
_NAME_WIDTH = 36  # cells of a terminal, where a Chinese character takes two
# Persian, Indian scripts and emoji need them: they join letters or part them, and turn nothing.
_JOINERS = "\u200c\u200d"


def run(  # noqa: PLR0913  # options of a command line
    *,
    parties: Annotated[Path, typer.Argument(help="CSV, TSV, JSON lines, XLSX or Parquet; - for a pipe.")],
    against: ListOptions,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=".csv, .jsonl, .xlsx or .parquet.")] = None,
    html: Annotated[Path | None, typer.Option(help="Report: one HTML page that opens offline.")] = None,
    json: Annotated[Path | None, typer.Option(help="Facts of the run, alerts, counts, as JSON.")] = None,
    rejected: Annotated[Path | None, typer.Option(help="Rows that cannot be screened.")] = None,
    flagged: Annotated[Path | None, typer.Option(help="Screened rows with signs of bad data.")] = None,
    suppressed: Annotated[Path | None, typer.Option(help="Hits that a decision or a conflict suppresses.")] = None,
    log: Annotated[Path | None, typer.Option(help="A record for every row, hit or none, chained by SHA-256.")] = None,
    decisions: Annotated[str | None, typer.Option(help="Reviewers' decisions: a file, or a database's URL.")] = None,
    four_eyes: Annotated[bool, typer.Option("--four-eyes", help="Apply approved decisions only.")] = False,
    as_of: Annotated[str, typer.Option(help="Day of the decisions; default: --run-at's, or today.")] = "",
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an interrupted run, or start it.")] = False,
    since: Annotated[Path | None, typer.Option(help="An earlier list: write what its change does.")] = None,
    since_parties: Annotated[Path | None, typer.Option(help="The earlier party file, with --since.")] = None,
    free_text: Annotated[bool, typer.Option("--free-text", help="Find listed names in payment texts.")] = False,
    name_column: Annotated[str, typer.Option(help="Heading of the name's column.")] = "",
    column: Annotated[list[str] | None, typer.Option(help="FIELD=HEADING (passport=Pass No). Repeatable.")] = None,
    kind: Annotated[str | None, typer.Option(help="Kind of parties whose row does not say it.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Of the file; default: its mark's, else UTF-8.")] = None,
    delimiter: Annotated[str | None, typer.Option(help="Of the file; default: the heading's.")] = None,
    sheet: Annotated[str, typer.Option(help="Of a workbook, by its name; default: the first.")] = "",
    scope: ScopeFields = None,
    hash_details: HashDetails = "",
    workers: Annotated[int, typer.Option(min=1, help="Processes to screen with.")] = 1,
    run_at: Annotated[str, typer.Option(callback=parse_time, help="Time for the reports; default: none.")] = "",
    excel: Annotated[bool, typer.Option("--excel", help="Write CSV with the mark that Excel needs for UTF-8.")] = False,
    redact: Annotated[bool, typer.Option("--redact", help="Mask the parties in all results.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print the alerts even with --output.")] = False,
    fail_on_alert: Annotated[bool, typer.Option("--fail-on-alert", help="Exit status 1 on any alert.")] = False,
    spark: Annotated[str, typer.Option(help="Spark's master: Parquet or CSV in, --output is a folder.")] = "",
) -> None:
    """Screen a file of counterparties, customers or suppliers and write the alerts."""
    from entityscreen.screening.runs.run import FileOptions

    columns, party_kind = parse_columns(name_column, column or ()), parse_kind(kind)
    options = FileOptions(columns=columns, kind=party_kind, encoding=encoding, delimiter=delimiter, sheet=sheet)
    options |= FileOptions(output=output, html=html, json=json, rejected=rejected, flagged=flagged, excel=excel)
    options |= FileOptions(suppressed=suppressed, log=log, workers=workers, run_at=run_at, lists=against.watchlist)
    options |= FileOptions(decisions=decisions, four_eyes=four_eyes, as_of=as_of, resume=resume, redact=redact)
    options |= FileOptions(hash=hash_details, since_parties=since_parties, texts=free_text, scope=read_scope(scope))
    options["inputs"] = [against.config] if against.config else []
    screener = open_list(against)
    if since:
        options |= FileOptions(
            since=open_screener([since], screener.config, against.unknown_fields), since_lists=[since]
        )
    if spark:
        alerts = _screen_with_spark(spark, screener, parties, options, others=show)
    else:
        alerts = _screen(screener, parties, options, prints=show or not output)
    raise typer.Exit(1 if alerts and fail_on_alert else 0)


def _screen_with_spark(master: str, screener: es.Screener, parties: Path, options: FileOptions, *, others: bool) -> int:
    from entityscreen.screening.runs.screen_file import apply_decisions
    from entityscreen.spark import screen_files

    output, rejected, store = options.get("output"), options.get("rejected"), options.get("decisions")
    unread = (
        *("html", "json", "flagged", "suppressed", "log", "resume", "sheet", "delimiter", "encoding", "excel"),
        *("since", "since_parties", "texts", "redact", "hash"),
    )
    if not output or others or any(options.get(name) for name in unread) or options.get("workers", 1) > 1:
        fix = (
            "give --output and no option of the report, of reading, of masks and hashes, of workers (the cluster has "
            "its own) or of another sort of run"
        )
        raise InvalidInputError("Spark writes alerts and rejected rows alone", where="--spark", fix=fix)
    screener, applied = screener.within(options.get("scope")), None
    if store:
        decided, applied = apply_decisions(store, None, options)
        screener = screener.with_decisions(decided)
    counts = screen_files(
        master,
        screener,
        parties,
        output=output,
        rejections=rejected,
        columns=options.get("columns", {}),
        kind=options.get("kind"),
        lists=tuple(map(Path, options.get("lists", ()))),
        decisions=applied,
    )
    typer.echo("{rows} rows: {rejected} rejected, {alerts} alerts".format(**counts), err=True)
    return counts["alerts"]


def _screen(screener: es.Screener, parties: Path, options: FileOptions, *, prints: bool) -> int:
    from entityscreen.reports.redaction import mask_quotes
    from entityscreen.screening.runs.screen_file import screen_file

    if prints:
        options |= {"on_alert": _print_redacted if options.get("redact") else _print_alert, "on_hit": _print_text_hit}
    if options.get("redact"):
        options["on_rejection"] = lambda row: _print_rejection(replace(row, reason=mask_quotes(row.reason)))
    else:
        options["on_rejection"] = _print_rejection
    options |= {"on_unread": lambda problem: typer.echo(problem, err=True)}
    with _progress() as bar:
        options["progress"] = bar
        summary = screen_file(screener, parties, **options)
    for line in summary.lines():
        typer.echo(line, err=True)
    counts = summary.counts
    if counts.rejected and counts.nothing_screened:
        fix = "see the reasons above or in --rejected; --name-column and --column say what the columns hold"
        raise InvalidInputError(f"nothing was screened: all {counts.rejected:,} are rejected", where=parties, fix=fix)
    return int(counts.alerts)


def _print_text_hit(cells: Sequence[str | float]) -> None:
    from entityscreen.screening.runs.texts import TEXT_COLUMNS

    cell = dict(zip(TEXT_COLUMNS, cells, strict=True))
    place = " ".join(str(cell[column]) for column in ("file", "row", "field") if cell[column])
    listed = f"{cell['entity_name']} [{cell['entity_id']}]"
    typer.echo(one_line(f"{place} {cell['start']}-{cell['end']}  {float(cell['score']):.3f}  {cell['text']}  {listed}"))


def one_line(text: str) -> str:
    """A text of a customer's file for a terminal: what would command it, or break or turn the line, is written out.

    Example:
        >>> one_line("Xi\\n\\x1b[31mJinping\\u202e"), one_line("علی\\u200cرضا") == "علی\\u200cرضا"
        ('Xi\\\\u000a\\\\u001b[31mJinping\\\\u202e', True)
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable() or character in _JOINERS or unicodedata.category(character) == "Zs"
        else f"\\u{ord(character):04x}"
        for character in text
    )


def alert_line(alert: Alert) -> str:
    """An alert on one line of a terminal."""
    from rich.cells import set_cell_size

    hit, entity = alert.hit, alert.hit.entity
    name = set_cell_size(one_line(alert.party.name), _NAME_WIDTH)
    listed = entity.caption if entity.caption == hit.matched_name else f"{entity.caption}, as {hit.matched_name}"
    labels = f" ({'; '.join(hit.labels)})" if hit.labels else ""
    more = f" and {len(entity.sources) - 1} more" if len(entity.sources) > 1 else ""
    source = f" [{entity.sources[0]}{more}]" if entity.sources else ""
    change = f"{alert.change:<8}" if alert.change else ""
    return f"{change}row {alert.row:>6}  {hit.score:.3f}  {name}  {listed}{source}{labels}"


def _print_alert(alert: Alert) -> None:
    typer.echo(alert_line(alert))


def _print_redacted(alert: Alert) -> None:
    from entityscreen.reports.redaction import redacted

    _print_alert(redacted(alert))


def _print_rejection(row: PartyRow) -> None:
    typer.echo(f"row {row.number:>6}  rejected: {row.reason}", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[int, int | None], None] | None]:
    """A progress bar when somebody looks, else a line a minute: rows, rows a second, time left."""
    if not sys.stderr.isatty():
        yield _Pace()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Any) -> Text:
            return Text(f"{task.speed or 0:,.0f} rows/s")

    columns = (TextColumn("screening"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    # Without its own refreshing thread: worker processes are forked from this one.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("screening", total=None)

        def advance(number: int, expected: int | None) -> None:
            if number % REFRESHED_ROWS == 0:
                bar.update(task, completed=number, total=expected, refresh=True)

        yield advance


class _Pace:
    """Says on the error stream once a minute how far a run is."""

    def __init__(self) -> None:
        self._reported, self._rows = time.monotonic(), 0

    def __call__(self, number: int, expected: int | None) -> None:
        if number % REFRESHED_ROWS:
            return
        passed = time.monotonic() - self._reported
        if passed < _SILENT_SECONDS:
            return
        rate = (number - self._rows) / passed
        time_left = f" of {expected:,}, {max(expected - number, 0) / rate / 60:,.0f} min left" if expected else ""
        typer.echo(f"{number:,} rows{time_left}, {rate:,.0f} rows/s", err=True)
        self._reported, self._rows = time.monotonic(), number
