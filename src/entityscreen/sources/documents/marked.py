"""An HTML page that shows a document with its mentions marked; it opens offline and runs no script.

Here belongs the page for one document. Reports of alerts belong to `reports/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from entityscreen.model.mention import Mention
from entityscreen.sources.documents.extraction import iterate_mentions
from entityscreen.sources.documents.reading import Document, read_document

_STYLE = """body{font:16px/1.6 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
mark{border-radius:.2em;padding:.05em .15em;background:#e4e4e4}
mark.Person{background:#cfe3ff}mark.Company{background:#ffe1b8}mark.Organization{background:#d5f0d0}
mark.Vessel{background:#ead7ff}mark.cued{outline:2px solid #b3261e}.text{white-space:pre-wrap}
table{border-collapse:collapse;width:100%}
td,th{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top}
footer,.legend{color:#555;font-size:.875rem}"""


def render_marked(document: Document | Path | str, mentions: Iterable[Mention] | None = None) -> str:
    """The page of one document.

    Args:
        document: a `Document`, a `Path` to read, or the text itself.
        mentions: mentions of this and other documents, as `read_mentions` gives them: names that another document
            introduces are marked too. Those of other documents are left out; by default the document is read alone.

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
        mentions = iterate_mentions(document.text, document.path, document.sha256, document.pages)
    mentions = [mention for mention in mentions if mention.document == document.path]
    title = escape(document.path or "text")
    return (
        f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
        f"<style>{_STYLE}</style></head>\n"
        f"<body><h1>{title}</h1>\n<p class='legend'><mark class='Person'>person</mark> "
        f"<mark class='Company'>company</mark> "
        f"<mark class='Organization'>organisation</mark> <mark class='Vessel'>vessel</mark> "
        f"<mark class='cued'>with a risk cue</mark></p>\n"
        f"<div class='text'>{_marked_text(document.text, mentions)}</div>\n{_table(mentions)}\n"
        f"<footer>SHA-256 {escape(document.sha256 or 'none: given as text')}</footer></body></html>\n"
    )


def _marked_text(text: str, mentions: list[Mention]) -> str:
    pieces, done = [], 0
    for mention in mentions:
        if mention.start < done:
            continue
        label = "; ".join(part for part in (mention.refers_to, mention.role, *mention.aliases, *mention.cues) if part)
        style = f"{mention.kind} cued" if mention.cues else mention.kind
        pieces.append(escape(text[done : mention.start]))
        shown = escape(text[mention.start : mention.end])
        pieces.append(f"<mark class='{style}' title='{escape(label, quote=True)}'>{shown}</mark>")
        done = mention.end
    pieces.append(escape(text[done:]))
    return "".join(pieces)


def _table(mentions: list[Mention]) -> str:
    head = "<tr><th>Name</th><th>Kind</th><th>Other names</th><th>Role</th><th>Cues</th><th>Evidence</th></tr>"
    rows = []
    for mention in mentions:
        if mention.refers_to or mention.evidence == ("named before",):
            continue
        cells = (
            mention.name,
            mention.kind,
            "; ".join(mention.aliases),
            mention.role,
            "; ".join(mention.cues),
            "; ".join(mention.evidence),
        )
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    return f"<table>{head}{''.join(rows)}</table>"
