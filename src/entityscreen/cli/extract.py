"""`entityscreen extract`: the named entities of documents, for reading or for review."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

import entityscreen as es
from entityscreen.cli.inputs import report_rejections
from entityscreen.errors import DocumentError, InvalidInputError
from entityscreen.sources.documents import load_recogniser, read_mentions, render_marked, render_review, write_review
from entityscreen.sources.documents.review_page import TABLE_PAGE
from entityscreen.sources.documents.review_table import entity_ids, read_table, review_entries, rows_of
from entityscreen.whole_files import write_text

EXAMPLE = "entityscreen extract seeds/ -o review.csv"


def run(
    *,
    sources: Annotated[list[Path], typer.Argument(help="Documents, or folders of them.", metavar="SOURCE...")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Table for review (*.csv), or every mention (*.json).")
    ] = None,
    previous: Annotated[
        Path | None, typer.Option(help="Earlier table, as the analyst left it: its decisions are carried over.")
    ] = None,
    ner: Annotated[
        str | None,
        typer.Option(help="Package of a model for more names in prose (`en_core_web_sm`, `natasha`): as proposals."),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(help="Folder for pages: one a document, and the table to decide on by keyboard."),
    ] = None,
) -> None:
    """Show the persons and organisations that documents name, or write them as a table for review."""
    if output and output.suffix not in (".csv", ".json"):
        raise InvalidInputError(
            f"no table has the ending {output.suffix!r}", where=output, fix="end it in .csv or .json"
        )
    if previous and (output is None or output.suffix != ".csv"):
        raise InvalidInputError("an earlier table needs a new one", where="--previous", fix="add --output review.csv")
    rejected: list[DocumentError] = []
    mentions = list(read_mentions(sources, rejected=rejected, pipeline=load_recogniser(ner) if ner else None))
    report_rejections(map(str, rejected), len(rejected), "documents")
    if output is None:
        for mention in mentions:
            typer.echo(mention_line(mention))
        if not mentions:
            typer.echo("no person and no organisation is named", err=True)
    elif output.suffix == ".csv":
        output.parent.mkdir(parents=True, exist_ok=True)
        entities = write_review(mentions, output, previous=previous)
        typer.echo(f"{output}: {entities} entities of {len(mentions)} mentions", err=True)
    else:
        with write_text(output) as stream:
            json.dump([asdict(mention) for mention in mentions], stream, ensure_ascii=False, indent=1)
        typer.echo(f"{output}: {len(mentions)} mentions", err=True)
    if html:
        write_pages(mentions, html)
        write_table_page(mentions, html, output if output and output.suffix == ".csv" else None)


def mention_line(mention: es.Mention) -> str:
    """A mention on one line, its fields between tabs: name, other names, kind, role, place."""
    place = f"{mention.document}:{mention.start}"
    return "\t".join((mention.name, "; ".join(mention.aliases), mention.kind, mention.role, place))


def write_pages(mentions: Sequence[es.Mention], folder: Path) -> None:
    """Write a page for every document that names somebody."""
    page_names: set[str] = {TABLE_PAGE}
    rows = entity_ids(mentions)
    for document in dict.fromkeys(mention.document for mention in mentions):
        page = folder / page_name(document, page_names)
        with write_text(page) as stream:
            stream.write(render_marked(Path(document), mentions, rows))
        typer.echo(f"page: {page}", err=True)


def write_table_page(mentions: Sequence[es.Mention], folder: Path, table: Path | None) -> None:
    """Write the page on which a reviewer decides on the rows of a table, or of one that was not written."""
    rows = [row for _, row in read_table(table)] if table else list(rows_of(review_entries(mentions)))
    with write_text(folder / TABLE_PAGE) as stream:
        stream.write(render_review(rows, table.stem if table else "review"))
    typer.echo(f"page: {folder / TABLE_PAGE}", err=True)


def page_name(document: str, taken: set[str]) -> str:
    """The file name of a document's page: its path without what would hide it, unlike every name taken before; it is
    added to these.

    Example:
        >>> taken = set()
        >>> page_name("../seeds/a.txt", taken), page_name("seeds/a.txt", taken), page_name(".hidden.txt", taken)
        ('seeds_a.txt.html', 'seeds_a.txt-2.html', 'hidden.txt.html')
    """
    parts = (part.lstrip(".") for part in re.split(r"[/\\]", document))
    name = "_".join(filter(None, parts)) or "document"
    names = (f"{name}{number}.html" for number in ("", *(f"-{count}" for count in range(2, len(taken) + 3))))
    page = next(candidate for candidate in names if candidate.casefold() not in taken)
    taken.add(page.casefold())
    return page
