"""The table that an analyst reviews, one row an entity with its evidence, and what comes back of it.

Here belongs the review round: writing the table, and reading it as an analyst left it: rows left out, renamed, added,
split, proposals kept, saved by a spreadsheet. Every row is checked before any is used, and all that is wrong is said
at once. A proposal is a row of its own below its entity: a name that the text gives to somebody whom a pronoun or a
general noun means. It enters the watchlist only when its `keep` is set to yes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from entityscreen.errors import FormatError, InvalidInputError, SourceError
from entityscreen.model.entity import Entity, Provenance
from entityscreen.model.kind import KINDS, family_of
from entityscreen.model.mention import Mention
from entityscreen.model.name import Name
from entityscreen.model.watchlist import Watchlist
from entityscreen.reports.row_files import write_rows
from entityscreen.sources.documents.extraction import iterate_mentions
from entityscreen.sources.documents.grouping import Group, entity_id, entity_of, group_mentions
from entityscreen.sources.documents.reading import Document, read_document
from entityscreen.tables.rows import open_table

EDITED = ("keep", "kind", "names", "positions", "countries", "topics")  # by the analyst; the others stay as they are
COLUMNS = (*EDITED, "cues", "evidence", "sentences", "documents", "sha256", "id")
PROPOSAL = "proposal"  # the last column; tables of earlier versions lack it
SEPARATOR = " | "


def write_review(mentions: Iterable[Mention], path: str | Path) -> int:
    """Write the table for the analyst, one row an entity.

    The columns `keep` (yes or no), `kind` and `names` are to be edited, `positions`, `countries` and `topics` may be.
    Names are parted by ` | `; the first is the primary one, the others carry `(alias)`, `(weak)` or `(former)`. A row
    with a `proposal` gives its entity another name when it is kept.

    Args:
        mentions: of files (`extract(Path(...))` or `read_mentions`), so that the rows are tied to them.
        path: the CSV to write, UTF-8 with a byte order mark, so that spreadsheets show the characters.

    Returns:
        The number of entities; proposals have rows besides.

    Raises:
        InvalidInputError: a mention has no document.
        SourceError: the file cannot be written.
    """
    entities: dict[str, Entity] = {}
    rows: list[list[str]] = []
    for group in group_mentions(_checked(mentions)):
        entity = entity_of(group)
        if entity.id not in entities:
            entities[entity.id] = entity
            rows += [_row(entity), *_proposals(group, entity)]
    with write_rows(path, (*COLUMNS, PROPOSAL), excel=True) as write:
        for row in rows:
            write(row)
    return len(entities)


def _checked(mentions: Iterable[Mention]) -> Iterable[Mention]:
    for mention in mentions:
        if not mention.document:
            raise InvalidInputError("a mention without a document cannot be reviewed", fix="extract from a Path")
        yield mention


def _row(entity: Entity) -> list[str]:
    names = (name.text if name.type == "primary" else f"({name.type}) {name.text}" for name in entity.names)
    risks = [entity.properties.get(key, ()) for key in ("riskCue", "evidence")]
    origins = ([record.source for record in entity.provenance], [record.sha256 or "" for record in entity.provenance])
    fields = (names, entity.positions, entity.countries, entity.topics, *risks, entity.notes, *origins)
    return ["yes", entity.kind, *map(SEPARATOR.join, fields), entity.id, ""]


def _proposals(group: Group, entity: Entity) -> Iterator[list[str]]:
    """A row for each name that is proposed for an entity, not kept unless the analyst says so."""
    known = {name.text for name in entity.names}
    for mention in group.mentions:
        for name, reason, sentence in mention.proposed:
            if name not in known:
                known.add(name)
                risks = [f"(alias) {name}", "", "", "", "", "", sentence, mention.document, mention.sha256]
                yield ["no", entity.kind, *risks, entity.id, f"{entity.names[0].text}: {reason}"]


YES, NO = frozenset(("yes", "y", "true", "1", "x")), frozenset(("no", "n", "false", "0", ""))
_NAME = re.compile(r"^(?:[(（]\s*(?P<type>primary|alias|weak|former)\s*[)）]\s*)?(?P<text>.+)$", re.IGNORECASE)
_PARTS = re.compile(r"[|｜\n]")
_NAME_PARTS = re.compile(r"[|｜\n;；]")
_KIND_OF = {kind.lower(): kind for kind in KINDS} | {"organisation": "Organization", "public body": "PublicBody"}
# `reports.row_files.defuse` writes it before what a spreadsheet takes for a formula.
_GUARD = re.compile(r"(^|[;\t\n|][ \"]*)'(?=[=+\-@＝＋－＠\t\r])")
MOST_REPORTED = 20  # faulty rows that one error message lists

Row = dict[str, str]


@dataclass(slots=True)
class _Folder:
    """The documents that the rows name, each read once; relative paths start from one of `roots`."""

    roots: Sequence[Path]
    digests: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def find(self, document: str, where: str) -> Path:
        paths = [root / document for root in self.roots]
        found = next((path for path in paths if path.is_file()), None)
        if found is None:
            fix = "restore it, run from the folder where `extract` ran, or review again"
            raise SourceError(f"document {document} is not there", where=where, fix=fix)
        return found

    def digest(self, document: str, where: str) -> str:
        if document not in self.digests:
            data = self.find(document, where).read_bytes()
            self.digests[document] = hashlib.sha256(data).hexdigest()
        return self.digests[document]

    def holds(self, document: str, name: str, where: str) -> bool:
        if document not in self.texts:
            self.texts[document] = " ".join(read_document(self.find(document, where)).text.split())
        return " ".join(name.split()) in self.texts[document]


def build_reviewed(path: str | Path, *, reviewer: str, reviewed_at: str, root: str | Path | None = None) -> Watchlist:
    """Build a watchlist from an edited review table.

    A row may be deleted or its `keep` set to no. A row without `id` is an entity that the analyst added, or split from
    another: its id is made from its names, and its documents must hold its first name.

    Args:
        path: the CSV of `write_review`, edited; commas, semicolons or tabs, UTF-8 or UTF-16, as spreadsheets save it.
        reviewer: who reviewed it.
        reviewed_at: when, ISO 8601; an argument, so that the same table gives the same watchlist.
        root: folder that relative paths of documents start from; by default the working folder, then the table's own.

    Returns:
        The kept entities, with `reviewedBy` and `reviewedAt` among their properties.

    Raises:
        InvalidInputError: reviewer or time is empty.
        FormatError: a column lacks or cells cannot be understood; the message names every such row.
        SourceError: a document is missing or no longer the one that was reviewed.
    """
    if not reviewer.strip() or not re.match(r"\d{4}-\d{2}-\d{2}", reviewed_at):
        raise InvalidInputError(
            "a review needs its author and its date", fix="give reviewer and reviewed_at (ISO 8601)"
        )
    table = Path(path)
    folder = _Folder((Path(root),) if root is not None else (Path(), table.parent))
    entities: dict[str, Entity] = {}
    faults: list[SourceError] = []
    signature = {"reviewedBy": (reviewer,), "reviewedAt": (reviewed_at,)}
    for number, row in sorted(_read_rows(table), key=lambda numbered: bool(numbered[1][PROPOSAL])):
        where = f"{path}:{number}"
        try:
            _check_documents(row, folder, where)
            if _keeps(row["keep"], where) and row[PROPOSAL]:
                _add_names(entities, row, where)
            elif _keeps(row["keep"], where):
                _add(entities, _reviewed_entity(row, signature, where), where)
        except SourceError as fault:
            faults.append(fault)
    _raise_all(faults, table)
    return Watchlist(entities.values())


def _add_names(entities: dict[str, Entity], row: Row, where: str) -> None:
    """Give an entity the names of a proposal that was kept."""
    entity = entities.get(row["id"])
    if entity is None:
        fix = "keep the row of its entity too, or do not keep the proposal"
        raise FormatError(f"the entity {row['id']} of the proposal is not kept", where=where, fix=fix)
    known = {name.text for name in entity.names}
    added = tuple(name for part in _cells(row["names"], _NAME_PARTS) if (name := _name(part, 1)).text not in known)
    entities[row["id"]] = entity.model_copy(update={"names": (*entity.names, *added)})


def _raise_all(faults: Sequence[SourceError], table: Path) -> None:
    """Raise what is wrong: one fault as it is, several as one error that lists them."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        kind = FormatError if any(isinstance(fault, FormatError) for fault in faults) else SourceError
        listed = "".join(f"\n  {fault}" for fault in faults[:MOST_REPORTED])
        more = f"\n  and {len(faults) - MOST_REPORTED} more" if len(faults) > MOST_REPORTED else ""
        raise kind(f"{len(faults)} rows cannot be applied:{listed}{more}", where=table)


def _read_rows(path: Path) -> Iterator[tuple[int, Row]]:
    """The rows with their numbers as a spreadsheet counts them; empty ones are left out."""
    table = open_table(path)
    missing = [column for column in COLUMNS if column not in table.headings]
    if missing:
        raise FormatError(f"lacks the columns {', '.join(missing)}", where=path, fix="edit the table of `extract`")
    for raw in table.rows:
        if raw.problem:
            raise FormatError(raw.problem, where=f"{path}:{raw.number + 1}", fix="correct the row's cells")
        row = {key: _GUARD.sub(r"\1", str(raw.cell(key) or "").strip()) for key in (*COLUMNS, PROPOSAL)}
        if any(row.values()):
            yield raw.number + 1, row


def _keeps(cell: str, where: str) -> bool:
    word = cell.lower()
    if word not in YES | NO:
        raise FormatError(f"keep is {cell!r}", where=where, fix="write yes or no")
    return word in YES


def _check_documents(row: Row, folder: _Folder, where: str) -> None:
    """Refuse a row whose documents are gone or changed; give a row that the analyst added its digests."""
    documents, expected = _cells(row["documents"]), _cells(row["sha256"])
    if documents and not expected and not row["id"]:
        _check_added(row, documents, folder, where)
        row["sha256"] = " | ".join(folder.digest(document, where) for document in documents)
        return
    if not documents or len(documents) != len(expected):
        raise FormatError("documents and sha256 do not pair", where=where, fix="leave these columns as they were")
    for document, digest in zip(documents, expected, strict=True):
        if folder.digest(document, where) != digest:
            raise SourceError(
                f"document {document} has changed since the review", where=where, fix="extract and review it again"
            )


def _check_added(row: Row, documents: Iterable[str], folder: _Folder, where: str) -> None:
    """Refuse an added row whose first name none of its documents holds."""
    names = _names(row, where)
    if not any(folder.holds(document, names[0].text, where) for document in documents):
        raise FormatError(
            f"no document of the row holds {names[0].text!r}", where=where, fix="write the name as the document does"
        )


def _cells(cell: str, parts: re.Pattern[str] = _PARTS) -> list[str]:
    return [part.strip() for part in parts.split(cell) if part.strip()]


def _reviewed_entity(row: Row, signature: Mapping[str, tuple[str, ...]], where: str) -> Entity:
    kind = _KIND_OF.get(row["kind"].lower())
    if kind is None:
        raise FormatError(f"kind is {row['kind']!r}", where=where, fix=f"use one of {', '.join(KINDS)}")
    names = _names(row, where)
    pairs = zip(_cells(row["documents"]), _cells(row["sha256"]), strict=True)
    properties = {"riskCue": _tuple(row["cues"]), "evidence": _tuple(row["evidence"]), **signature}
    return Entity(
        id=row["id"] or entity_id(family_of(kind).value, names),
        kind=kind,
        names=names,
        positions=_tuple(row["positions"]),
        countries=_tuple(row["countries"]),
        topics=_tuple(row["topics"]),
        notes=_tuple(row["sentences"]),
        provenance=tuple(Provenance(source=document, sha256=digest) for document, digest in pairs),
        properties={key: values for key, values in properties.items() if values},
    )


def _tuple(cell: str) -> tuple[str, ...]:
    return tuple(_cells(cell))


def _names(row: Row, where: str) -> tuple[Name, ...]:
    """The names of a row; the first must be the primary one."""
    names = tuple(_name(part, at) for at, part in enumerate(_cells(row["names"], _NAME_PARTS)))
    if not names:
        raise FormatError("has no name", where=where, fix="keep a name, or write no under keep")
    if names[0].type != "primary":
        fix = f"write {names[0].text!r} without ({names[0].type}), or another name first"
        raise FormatError("the first name is not the primary one", where=where, fix=fix)
    return names


def _name(part: str, at: int) -> Name:
    match = _NAME.match(part)
    kind = (match["type"] or "").lower() if match else ""
    text = " ".join((match["text"] if match else part).split())
    return Name.model_validate({"text": text, "type": kind or ("primary" if at == 0 else "alias")})


def _add(entities: dict[str, Entity], entity: Entity, where: str) -> None:
    if entity.id in entities:
        fix = "delete one, or clear its id so that it becomes an entity of its own"
        raise FormatError(f"id {entity.id} stands in two rows", where=where, fix=fix)
    entities[entity.id] = entity


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
        mentions = iterate_mentions(document)
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
        lists = (mention.aliases, (mention.role,), mention.cues, mention.evidence)
        cells = (mention.name, mention.kind, *map("; ".join, lists))
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    return f"<table>{head}{''.join(rows)}</table>"
