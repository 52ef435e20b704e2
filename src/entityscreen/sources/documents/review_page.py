"""Pages for a reviewer: a document with its mentions marked, and the table to decide on with the keyboard.

They ask nothing of any network, and everything from documents is escaped. The page of the table exports the CSV that
`build --reviewed` reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib import resources
from pathlib import Path

from entityscreen.model.mention import Mention
from entityscreen.sources.documents.extraction import iterate_mentions
from entityscreen.sources.documents.reading import Document, read_document
from entityscreen.sources.documents.review_table import HEADINGS, Row
from entityscreen.sources.documents.statements import Sign

TABLE_PAGE = "review.html"  # the name by which the pages of documents refer to the page of the table


def render_marked(
    document: Document | Path | str,
    mentions: Iterable[Mention] | None = None,
    rows: Mapping[tuple[str, int], str] | None = None,
) -> str:
    """The page of one document.

    Args:
        document: a `Document`, a `Path` to read, or the text itself.
        mentions: mentions of this and other documents, as `read_mentions` gives them: names that another document
            introduces are marked too. Those of other documents are left out; by default the document is read alone.
        rows: the id of each mention's row by document and offset (`entity_ids`): a mark then leads to the row on the
            page of the table.

    Returns:
        A whole HTML page: the text with every mention marked by kind (a red frame where there is a risk cue), then
        a table of the mentions. Everything from the document is escaped.

    Raises:
        DocumentError: the file cannot be read.

    Example:
        >>> "<mark class='Person'" in render_marked("President William Lai (賴清德) spoke.")
        True
    """
    if isinstance(document, Path):
        document = read_document(document)
    if isinstance(document, str):
        document = Document(document)
    if mentions is None:
        mentions = iterate_mentions(document)
    mentions = [mention for mention in mentions if mention.document == document.path]
    title = escape(document.path or "text")
    return (
        f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
        f"<style>{_page_file('review.css')}</style></head>\n"
        f"<body><h1>{title}</h1>\n<p class='legend'><mark class='Person'>person</mark> "
        f"<mark class='Company'>company</mark> "
        f"<mark class='Organization'>organisation</mark> <mark class='Vessel'>vessel</mark> "
        f"<mark class='cued'>with a risk cue</mark></p>\n"
        f"<div class='text'>{_marked_text(document.text, mentions, rows or {})}</div>\n{_table(mentions)}\n"
        f"<footer>SHA-256 {escape(document.sha256 or 'none: given as text')}</footer></body></html>\n"
    )


def _marked_text(text: str, mentions: list[Mention], rows: Mapping[tuple[str, int], str]) -> str:
    pieces, done = [], 0
    for mention in mentions:
        if mention.start < done:
            continue
        label = "; ".join(part for part in (mention.refers_to, mention.role, *mention.aliases, *mention.cues) if part)
        style = f"{mention.kind} cued" if mention.cues else mention.kind
        pieces.append(escape(text[done : mention.start]))
        shown = escape(text[mention.start : mention.end])
        mark = f"<mark class='{style}' title='{escape(label, quote=True)}'>{shown}</mark>"
        row = rows.get((mention.document, mention.start))
        pieces.append(f"<a href='{TABLE_PAGE}#{escape(row, quote=True)}'>{mark}</a>" if row else mark)
        done = mention.end
    pieces.append(escape(text[done:]))
    return "".join(pieces)


def _table(mentions: list[Mention]) -> str:
    head = "<tr><th>Name</th><th>Kind</th><th>Other names</th><th>Role</th><th>Cues</th><th>Evidence</th></tr>"
    rows = []
    for mention in mentions:
        if mention.refers_to or mention.evidence == (Sign.NAMED_BEFORE,):
            continue
        lists = (mention.aliases, (mention.role,), mention.cues, mention.evidence)
        cells = (mention.name, mention.kind, *map("; ".join, lists))
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    return f"<table>{head}{''.join(rows)}</table>"


def render_review(rows: Sequence[Row], title: str = "review") -> str:
    """The page on which a reviewer decides on the rows of a table, with the keyboard or the mouse.

    Args:
        rows: the rows of the table (`rows_of(review_entries(...))`, or those of `read_table`).
        title: what the page is called, and the exported file.

    Returns:
        A whole HTML page; its button writes the table as CSV with the same columns.

    Example:
        >>> "accept" in render_review([])
        True
    """
    data = json.dumps({"headings": HEADINGS, "rows": rows, "title": title}, ensure_ascii=False)
    for sign in "&<\u2028\u2029":
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    return (
        f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title>"
        f"<style>{_page_file('review.css')}</style></head>\n<body><h1>{escape(title)}</h1>\n"
        "<p class='legend'><kbd>↓</kbd> <kbd>↑</kbd> move &nbsp; <kbd>y</kbd> accept &nbsp; <kbd>n</kbd> refuse &nbsp; "
        "<kbd>u</kbd> leave open &nbsp; <kbd>x</kbd> mark, then on another row <kbd>m</kbd> merge the marked "
        "one into it &nbsp; <kbd>s</kbd> split names off &nbsp; <kbd>z</kbd> undo &nbsp; <kbd>e</kbd> export</p>\n"
        "<p><button id='export'>Export CSV</button> <span id='state' role='status'></span></p>\n"
        "<table id='rows'></table>\n"
        f"<script type='application/json' id='data'>{data}</script>\n"
        f"<script>{_page_file('csv.js', 'reports')}\n{_page_file('review.js')}</script></body></html>\n"
    )


def _page_file(name: str, room: str = "sources.documents") -> str:
    return resources.files(f"entityscreen.{room}").joinpath("page", name).read_text(encoding="utf-8")
