"""What comes back of a review: the table as an analyst left it becomes a watchlist.

It reads rows that were left out, renamed, added, split or merged, proposals that were kept, and tables that a
spreadsheet saved. Every row is checked before any is used, and all that is wrong is said at once. A document that has
changed since is no fault of rows whose sentences still stand in it. How the table is written belongs to
`review_table.py`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from entityscreen.errors import FormatError, InvalidInputError, SourceError
from entityscreen.model.entity import Entity, Provenance
from entityscreen.model.kind import KINDS, family_of
from entityscreen.model.name import Name
from entityscreen.model.watchlist import Watchlist
from entityscreen.sources.documents.grouping import entity_id
from entityscreen.sources.documents.reading import read_document
from entityscreen.sources.documents.review_table import Row, read_table
from entityscreen.sources.documents.view import make_view

_NAME = re.compile(r"^(?:[(（]\s*(?P<type>primary|alias|weak|former)\s*[)）]\s*)?(?P<text>.+)$", re.IGNORECASE)
_PARTS = re.compile(r"[|｜\n]")
_NAME_PARTS = re.compile(r"[|｜\n;；]")
_KIND_OF = {kind.lower(): kind for kind in KINDS} | {"organisation": "Organization", "public body": "PublicBody"}
MOST_REPORTED = 20  # faulty rows that one error message lists


@dataclass(slots=True)
class _Folder:
    """The documents that the rows name, each read once; relative paths start from one of `roots`."""

    roots: Sequence[Path]
    digests: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def find(self, document: str, where: str) -> Path:
        paths = [root / document for root in self.roots]
        path_found = next((path for path in paths if path.is_file()), None)
        if path_found is None:
            fix = "restore it, run from the folder where `extract` ran, or review again"
            raise SourceError(f"document {document} is not there", where=where, fix=fix)
        return path_found

    def digest(self, document: str, where: str) -> str:
        if document not in self.digests:
            data = self.find(document, where).read_bytes()
            self.digests[document] = hashlib.sha256(data).hexdigest()
        return self.digests[document]

    def holds(self, document: str, text: str, where: str) -> bool:
        """Whether a document holds some text, as its mentions show it: hyphens at line ends and spaces folded."""
        if document not in self.texts:
            read = read_document(self.find(document, where)).text
            self.texts[document] = " ".join(f"{read}\n\n{make_view(read, 0).text}".split())
        return " ".join(text.split()) in self.texts[document]


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
        SourceError: a document is missing, or has changed and no longer holds the sentences of a row.
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
    for number, row in sorted(read_table(table), key=lambda numbered: bool(numbered[1]["proposal"])):
        where = f"{path}:{number}"
        try:
            _check_documents(row, folder, where)
            if row["keep"] not in ("yes", "no", ""):
                raise FormatError(f"keep is {row['keep']!r}", where=where, fix="write yes or no")
            if row["keep"] == "yes" and row["proposal"]:
                _add_proposal(entities, row, where)
            elif row["keep"] == "yes":
                _add(entities, _reviewed_entity(row, signature, where), where)
        except SourceError as fault:
            faults.append(fault)
    _raise_all(faults, table)
    return Watchlist(entities.values())


def _add_proposal(entities: dict[str, Entity], row: Row, where: str) -> None:
    """Give an entity the names and topics of a proposal that was kept."""
    entity = entities.get(row["id"])
    if entity is None:
        fix = "keep the row of its entity too, or do not keep the proposal"
        raise FormatError(f"the entity {row['id']} of the proposal is not kept", where=where, fix=fix)
    listed_names = {name.text for name in entity.names}
    added = tuple(
        name for part in _cells(row["names"], _NAME_PARTS) if (name := _name(part, 1)).text not in listed_names
    )
    labels = tuple(dict.fromkeys((*entity.topics, *_tuple(row["topics"]))))
    entities[row["id"]] = entity.model_copy(update={"names": (*entity.names, *added), "topics": labels})


def _raise_all(faults: Sequence[SourceError], table: Path) -> None:
    """Raise what is wrong: one fault as it is, several as one error that lists them."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        kind = FormatError if any(isinstance(fault, FormatError) for fault in faults) else SourceError
        listed = "".join(f"\n  {fault}" for fault in faults[:MOST_REPORTED])
        more = f"\n  and {len(faults) - MOST_REPORTED} more" if len(faults) > MOST_REPORTED else ""
        raise kind(f"{len(faults)} rows cannot be applied:{listed}{more}", where=table)


def _check_documents(row: Row, folder: _Folder, where: str) -> None:
    """Refuse a row whose documents are gone or changed; give a row that the analyst added its digests."""
    documents, expected = _cells(row["documents"]), _cells(row["sha256"])
    if documents and not expected and not row["id"]:
        _check_added(row, documents, folder, where)
        row["sha256"] = " | ".join(folder.digest(document, where) for document in documents)
        return
    if not documents or len(documents) != len(expected):
        raise FormatError("documents and sha256 do not pair", where=where, fix="leave these columns as they were")
    present = [folder.digest(document, where) for document in documents]
    if present != expected:
        _check_sentences(row, documents, folder, where)
        row["sha256"] = " | ".join(present)


def _check_sentences(row: Row, documents: Sequence[str], folder: _Folder, where: str) -> None:
    """Refuse a row of a changed document when a sentence on which it rests no longer stands."""
    for sentence in _cells(row["sentences"]):
        if not any(folder.holds(document, sentence, where) for document in documents):
            raise SourceError(
                f"{', '.join(documents)} has changed since the review and no longer holds {sentence!r}",
                where=where,
                fix="run `extract --previous` with this table, and review the row again",
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
