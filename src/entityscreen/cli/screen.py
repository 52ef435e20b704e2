"""`entityscreen screen`: a file of parties against a watchlist."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from entityscreen.cli.inputs import make_config, open_screener, parse_kind, parse_time
from entityscreen.cli.options import ConfigFile, PresetName, Threshold, Unknown, UnknownFields, Watchlists
from entityscreen.cli.piped import party_file
from entityscreen.cli.screen_output import Outputs, open_outputs
from entityscreen.cli.screen_text import closing_lines, parse_columns
from entityscreen.screening.files import Counts, ReadingOptions, read_parties, screen_rows

EXAMPLE = "entityscreen screen examples/counterparties.csv -w out/watchlist.ftm.json -o out/alerts.csv"


def run(  # noqa: PLR0913  # options of a command line
    *,
    parties: Annotated[Path, typer.Argument(help="CSV, TSV, JSON lines, XLSX or Parquet; - for a pipe.")],
    watchlist: Watchlists,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Alerts as CSV.")] = None,
    html: Annotated[Path | None, typer.Option(help="Report: one HTML page that opens offline.")] = None,
    json: Annotated[Path | None, typer.Option(help="Facts of the run, alerts, counts, as JSON.")] = None,
    rejected: Annotated[Path | None, typer.Option(help="Rows that cannot be screened, as CSV.")] = None,
    flagged: Annotated[Path | None, typer.Option(help="Screened rows with signs of bad data, as CSV.")] = None,
    name_column: Annotated[str, typer.Option(help="Heading of the name's column.")] = "",
    column: Annotated[list[str] | None, typer.Option(help="FIELD=HEADING (last-name=Apellido). Repeatable.")] = None,
    kind: Annotated[str | None, typer.Option(help="Kind of parties whose row does not say it.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Of the file; default: its mark's, else UTF-8.")] = None,
    delimiter: Annotated[str | None, typer.Option(help="Of the file; default: the heading's.")] = None,
    unknown_fields: UnknownFields = Unknown.RAISE,
    sheet: Annotated[str, typer.Option(help="Of a workbook, by its name; default: the first.")] = "",
    threshold: Threshold = None,
    config: ConfigFile = None,
    preset: PresetName = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to screen with.")] = 1,
    run_at: Annotated[str, typer.Option(callback=parse_time, help="Time for the reports; default: none.")] = "",
    excel: Annotated[bool, typer.Option("--excel", help="Write CSV with the mark that Excel needs for UTF-8.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print the alerts even with --output.")] = False,
    fail_on_alert: Annotated[bool, typer.Option("--fail-on-alert", help="Exit status 1 on any alert.")] = False,
) -> None:
    """Screen a file of counterparties, customers or suppliers and write the alerts."""
    options = ReadingOptions(parse_columns(name_column, column or ()), parse_kind(kind), encoding, delimiter, sheet)
    counts = Counts()
    with ExitStack() as stack:
        file = read_parties(parties := party_file(parties, stack), options)
        screener = open_screener(watchlist, make_config(config, preset, threshold), unknown_fields)
        inputs = (parties, *watchlist, *filter(None, [config]))
        outputs = Outputs(output, html, json, rejected, flagged, show or not output, run_at, inputs, excel)
        sinks = open_outputs(stack, outputs, screener, file, counts)
        for row in screen_rows(screener, sinks.rows, counts, reject=sinks.reject, workers=workers):
            sinks.take(row)
    for line in closing_lines(file, counts, outputs.files):
        typer.echo(line, err=True)
    if counts.alerts and fail_on_alert:
        raise typer.Exit(1)
