"""`entityscreen lists`: the official lists that can be read and fetched, and the fetching."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from entityscreen.cli.options import Unknown, UnknownFields
from entityscreen.errors import InvalidInputError

EXAMPLE = "entityscreen lists download us-ofac-sdn un-sc --to lists"
app = typer.Typer(
    help="Show and fetch official lists.", epilog=f"Example: {EXAMPLE}", no_args_is_help=True, rich_markup_mode=None
)


@app.command(name="formats", epilog="Example: entityscreen lists formats")
def show_formats() -> None:
    """Show the formats that a list may have: the name for --format, and what it is."""
    from entityscreen.sources.lists import list_formats

    width = max(len(list_format.name) for list_format in list_formats())
    for list_format in list_formats():
        typer.echo(f"{list_format.name:<{width}}  {list_format.title}")


@app.command(name="available", epilog="Example: entityscreen lists available")
def show_available() -> None:
    """Show the lists that can be fetched: short name, title, publisher."""
    from entityscreen.sources.download import downloadable_lists

    specs = downloadable_lists()
    width = max(map(len, specs))
    for name, spec in specs.items():
        typer.echo(f"{name:<{width}}  {spec.title} ({spec.publisher})")


@app.command(name="download", epilog=f"Example: {EXAMPLE}")
def fetch(
    *,
    names: Annotated[list[str], typer.Argument(help="Short names, as `lists available` shows.", metavar="NAME...")],
    folder: Annotated[Path, typer.Option("--to", help="Folder with one subfolder a list.")] = Path("lists"),
    base_url: Annotated[
        list[str] | None, typer.Option(help="NAME=URL of a mirror that has the list's files. Repeatable.")
    ] = None,
    allow_changes: Annotated[
        bool, typer.Option("--allow-changes", help="Keep a list that shrank or lost fields beyond what is expected.")
    ] = False,
    unknown_fields: UnknownFields = Unknown.RAISE,
    attempts: Annotated[int, typer.Option(min=1, help="How often one file is tried.")] = 4,
) -> None:
    """Fetch official lists; the last good copy stays when what comes is not good (exit status 1)."""
    from entityscreen.sources.download import FetchOptions, download

    results = download(
        names,
        folder,
        base_urls=_read_mirrors(base_url or ()),
        allow_changes=allow_changes,
        unknown_fields=unknown_fields.value,
        options=FetchOptions(attempts=attempts),
        progress=lambda line: typer.echo(line, err=True),
    )
    for result in results:
        typer.echo(f"{result.source}\t{result.status}\t{result.entities} entities\t{result.folder}")
    if not all(result.good for result in results):
        raise typer.Exit(1)


def _read_mirrors(pairs: list[str] | tuple[str, ...]) -> dict[str, str]:
    mirrors = dict(pair.partition("=")[::2] for pair in pairs)
    for name, url in mirrors.items():
        if not name or not url.startswith(("http://", "https://")):
            raise InvalidInputError(f"{name}={url} is not a mirror", where="--base-url", fix="write NAME=https://...")
    return mirrors
