"""The review of extracted entities by an analyst: a CSV out, the edited CSV back in.

Here belongs that table and its checks. An edited row is applied only while the documents that it came from are
unchanged, byte for byte; who reviewed and when is kept with each entity.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from entityscreen.errors import FormatError, InvalidInputError, SourceError
from entityscreen.model.entity import Entity, Provenance
from entityscreen.model.kind import KINDS
from entityscreen.model.mention import Mention
from entityscreen.model.name import Name
from entityscreen.model.watchlist import Watchlist
from entityscreen.sources.documents.merging import group_mentions, to_entities

COLUMNS = (
    "keep",
    "kind",
    "names",
    "positions",
    "countries",
    "topics",
    "cues",
    "evidence",
    "sentences",
    "documents",
    "sha256",
    "id",
)
SEPARATOR = " | "
YES, NO = frozenset(("yes", "y", "true", "1", "x")), frozenset(("no", "n", "false", "0", ""))
_NAME = re.compile(r"^(?:\((?P<type>alias|weak|former)\)\s*)?(?P<text>.+)$")


def write_review(mentions: Iterable[Mention], path: str | Path) -> int:
    """Write the table for the analyst, one row an entity.

    The columns `keep` (yes or no), `kind` and `names` are to be edited, `positions`, `countries` and `topics` may be.
    Names are parted by ` | `; the first is the primary one, the others carry `(alias)`, `(weak)` or `(former)`.

    Args:
        mentions: of files (`extract(Path(...))` or `read_mentions`), so that the rows are tied to them.
        path: the CSV to write, UTF-8 with a byte order mark, so that spreadsheets show the characters.

    Returns:
        The number of rows.

    Raises:
        InvalidInputError: a mention has no document.
        SourceError: the file cannot be written.
    """
    entities = to_entities(group_mentions(_checked(mentions)))
    try:
        with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(_row(entity) for entity in entities)
    except OSError as error:
        raise SourceError(f"cannot be written ({error.strerror})", where=path, mend="choose another path") from None
    return len(entities)


def _checked(mentions: Iterable[Mention]) -> Iterable[Mention]:
    for mention in mentions:
        if not mention.document:
            raise InvalidInputError("a mention without a document cannot be reviewed", mend="extract from a Path")
        yield mention


def _row(entity: Entity) -> list[str]:
    names = (name.text if name.type == "primary" else f"({name.type}) {name.text}" for name in entity.names)
    fields = (
        names,
        entity.positions,
        entity.countries,
        entity.topics,
        entity.properties.get("riskCue", ()),
        entity.properties.get("evidence", ()),
        entity.notes,
        (record.source for record in entity.provenance),
        (record.sha256 or "" for record in entity.provenance),
    )
    return ["yes", entity.kind, *(_guard(SEPARATOR.join(values)) for values in fields), entity.id]


def _guard(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell


def build_reviewed(path: str | Path, *, reviewer: str, reviewed_at: str, root: str | Path | None = None) -> Watchlist:
    """Build a watchlist from an edited review table.

    Args:
        path: the CSV of `write_review`, edited.
        reviewer: who reviewed it.
        reviewed_at: when, ISO 8601; an argument, so that the same table gives the same watchlist.
        root: folder that relative paths of documents start from; the working folder by default.

    Returns:
        The kept entities, with `reviewedBy` and `reviewedAt` among their properties.

    Raises:
        InvalidInputError: reviewer or time is empty.
        FormatError: a column lacks or a cell cannot be understood; the message names the row.
        SourceError: a document is missing or no longer the one that was reviewed.
    """
    if not reviewer.strip() or not re.match(r"\d{4}-\d{2}-\d{2}", reviewed_at):
        raise InvalidInputError(
            "a review needs its author and its date", mend="give reviewer and reviewed_at (ISO 8601)"
        )
    rows = _read_rows(Path(path))
    digests: dict[str, str] = {}
    entities = []
    for number, row in enumerate(rows, start=2):
        where = f"{path}:{number}"
        _check_documents(row, digests, Path(root or "."), where)
        if _keeps(row["keep"], where):
            entities.append(_reviewed_entity(row, reviewer, reviewed_at, where))
    return Watchlist(entities)


def _read_rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
            rows = [{key: (row.get(key) or "").strip().removeprefix("'") for key in COLUMNS} for row in reader]
    except UnicodeDecodeError:
        raise FormatError("is not UTF-8", where=path, mend="save it as CSV UTF-8") from None
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=path, mend="check the path") from None
    if missing:
        raise FormatError(f"lacks the columns {', '.join(missing)}", where=path, mend="edit the table of `extract`")
    return rows


def _keeps(cell: str, where: str) -> bool:
    word = cell.lower()
    if word not in YES | NO:
        raise FormatError(f"keep is {cell!r}", where=where, mend="write yes or no")
    return word in YES


def _check_documents(row: dict[str, str], digests: dict[str, str], root: Path, where: str) -> None:
    """Refuse a row whose documents are gone or changed."""
    documents, expected = _cells(row["documents"]), _cells(row["sha256"])
    if not documents or len(documents) != len(expected):
        raise FormatError("documents and sha256 do not pair", where=where, mend="leave these columns as they were")
    for document, digest in zip(documents, expected, strict=True):
        if document not in digests:
            digests[document] = _digest(root / document, where)
        if digests[document] != digest:
            raise SourceError(
                f"document {document} has changed since the review", where=where, mend="extract and review it again"
            )


def _digest(path: Path, where: str) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        raise SourceError(f"document {path} is not there", where=where, mend="restore it, or review again") from None


def _cells(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _reviewed_entity(row: dict[str, str], reviewer: str, reviewed_at: str, where: str) -> Entity:
    if row["kind"] not in KINDS:
        raise FormatError(f"kind is {row['kind']!r}", where=where, mend=f"use one of {', '.join(KINDS)}")
    names = [_name(part, at) for at, part in enumerate(_cells(row["names"]))]
    if not names or not row["id"]:
        raise FormatError("has no name or no id", where=where, mend="keep a name, or write no under keep")
    pairs = zip(_cells(row["documents"]), _cells(row["sha256"]), strict=True)
    properties = {"riskCue": tuple(_cells(row["cues"])), "evidence": tuple(_cells(row["evidence"]))}
    properties |= {"reviewedBy": (reviewer,), "reviewedAt": (reviewed_at,)}
    return Entity(
        id=row["id"],
        kind=row["kind"],
        names=tuple(names),
        positions=tuple(_cells(row["positions"])),
        countries=tuple(_cells(row["countries"])),
        topics=tuple(_cells(row["topics"])),
        notes=tuple(_cells(row["sentences"])),
        provenance=tuple(Provenance(source=document, sha256=digest) for document, digest in pairs),
        properties={key: values for key, values in properties.items() if values},
    )


def _name(part: str, at: int) -> Name:
    match = _NAME.match(part)
    kind = match["type"] if match else None
    text = match["text"] if match else part
    return Name.model_validate({"text": text, "type": kind or ("primary" if at == 0 else "alias")})
