"""`entityscreen validate`: does a watchlist find what it must find, and what does that cost in false alerts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from entityscreen.cli.inputs import make_config, open_screener
from entityscreen.cli.options import SettingOptions, Unknown, UnknownFields
from entityscreen.errors import InvalidInputError, SourceError

if TYPE_CHECKING:
    import entityscreen as es
    from entityscreen.testing.validation import Progress, Validation

EXAMPLE = "entityscreen validate out/watchlist.ftm.json --sample 500 --json out/validation.json"


def run(  # noqa: PLR0913  # options of a command
    *,
    lists: Annotated[
        list[Path] | None, typer.Argument(help="Lists, snapshots or documents; the same as --watchlist.")
    ] = None,
    watchlist: Annotated[
        list[Path] | None, typer.Option("--watchlist", "-w", help="The same. Repeatable.", show_default=False)
    ] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="Only screen every primary and strong name; each must hit its own entity.")
    ] = False,
    sample: Annotated[int, typer.Option(min=1, help="How many strong names are changed and screened.")] = 500,
    seed: Annotated[int, typer.Option(help="Of the sample and of the changes.")] = 0,
    clean: Annotated[
        Path | None,
        typer.Option(help="Parties that are on no list, as for screen; default: a bundled sample.", show_default=False),
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write all figures as JSON.", show_default=False)
    ] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page with plots.", show_default=False)] = None,
    compare: Annotated[
        Path | None,
        typer.Option(help="Figures of an earlier run (--json); a worse one gives status 1.", show_default=False),
    ] = None,
    tolerance: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="With --compare: by how much a recall may drop.")
    ] = 0.02,
    unknown_fields: UnknownFields = Unknown.RAISE,
    by: SettingOptions,
    workers: Annotated[int, typer.Option(min=1, help="Processes to screen with.")] = 1,
) -> None:
    """Check a watchlist: recall by kind of change, false alerts; exit status 1 for lost names or a worse run."""
    from entityscreen.testing.validation import Plan, measure

    paths = [*(lists or ()), *(watchlist or ())]
    if not paths:
        raise InvalidInputError("no list is given", where="validate", fix="give a list, a snapshot or documents")
    if html:
        from entityscreen.reports.validation_page import check_plots_can_be_drawn

        check_plots_can_be_drawn()
    before = read_run(compare) if compare else None
    populations = {} if exact else read_clean(clean)
    screener = open_screener(paths, make_config(by.config, by.preset, by.threshold), unknown_fields)
    if exact:
        check_names(screener, workers)
        return
    result = measure(screener, populations, Plan(sample=sample, seed=seed, workers=workers), show_progress())
    write_results(result, json_file, html)
    if before is not None and compare_with(before, result, tolerance):
        raise typer.Exit(1)


def check_names(screener: es.Screener, workers: int) -> None:
    """Print the names that do not hit their own entity, and their number."""
    from entityscreen.testing.validation import check_exact

    result = check_exact(screener, workers=workers)
    for miss in result.misses:
        typer.echo(str(miss))
    hit_their_own = result.screened - len(result.misses)
    typer.echo(
        f"{hit_their_own} of {result.screened} primary and strong names hit their own entity; "
        f"{len(result.misses)} exceptions; {result.weak} weak names not screened alone"
    )
    if result.misses:
        raise typer.Exit(1)


def read_clean(path: Path | None) -> dict[str, list[es.Party]]:
    """The clean parties of a file as one population, or the bundled ones."""
    from entityscreen.screening.calibration import background_populations
    from entityscreen.screening.files.party_rows import read_parties

    if path is None:
        return background_populations()
    parties = [row.party for row in read_parties(path) if row.party is not None]
    if not parties:
        raise SourceError("no party can be read", where=path, fix="give a table with a column of names")
    return {path.name: parties}


def read_run(path: Path) -> Validation:
    """The figures of an earlier run."""
    from pydantic import ValidationError

    from entityscreen.testing.validation import Validation

    try:
        return Validation.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValidationError) as error:
        unread = str(error.strerror) if isinstance(error, OSError) else ""
        problem = unread or "holds no figures of a validation"
        raise SourceError(problem, where=path, fix="write it with `entityscreen validate --json`") from error


def write_results(result: Validation, json_file: Path | None, html: Path | None) -> None:
    """Print the table, and write the files that are asked for."""
    from entityscreen.reports.validation import iter_validation_lines
    from entityscreen.whole_files import write_text

    values = result.model_dump(mode="json")
    if json_file:
        with write_text(json_file) as stream:
            stream.write(result.model_dump_json(indent=1) + "\n")
    if html:
        from entityscreen.reports.validation_page import render_page

        page = render_page(values)
        with write_text(html) as stream:
            stream.write(page)
    for line in iter_validation_lines(values):
        typer.echo(line)


def compare_with(before: Validation, after: Validation, tolerance: float) -> bool:
    """Print what differs from an earlier run, and say whether anything is worse than tolerated."""
    from entityscreen.reports.validation import iter_change_lines
    from entityscreen.testing.validation import compare_runs

    changes = compare_runs(before, after, tolerance)
    typer.echo("")
    for line in iter_change_lines([(c.figure, c.before, c.after, c.worse) for c in changes]):
        typer.echo(line)
    return any(change.worse for change in changes)


def show_progress() -> Progress | None:
    """A line on the error stream, where that is a terminal."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if done % 100 == 0 or done == total:
            sys.stderr.write(f"\r{done:,} of {total:,} names screened" + ("\n" if done == total else ""))
            sys.stderr.flush()

    return show
