"""The table that an analyst reviews: one row an entity with its evidence, the most doubtful first.

It writes the table with its proposals, and carries an earlier review over. What comes back of it belongs to
`review.py`. A proposal is a row of its own below its entity: a name that the text gives to somebody whom a pronoun
means, or a risk cue. It counts only when its `keep` is set to yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from entityscreen.caches import named_cache
from entityscreen.errors import FormatError, InvalidInputError
from entityscreen.model.attributes.flags import read_flag
from entityscreen.model.entity import Entity
from entityscreen.model.mention import Mention
from entityscreen.reports.row_files import restore, write_rows
from entityscreen.sources.documents.blocks import HAS_CJK
from entityscreen.sources.documents.cues import topics
from entityscreen.sources.documents.grouping import Group, entity_of, group_mentions, name_key
from entityscreen.sources.documents.patterns import CUE_WORDS, class_entries
from entityscreen.sources.documents.vocabulary import countries, fold
from entityscreen.tables.rows import open_table

EDITED = ("keep", "kind", "names", "positions", "countries", "topics")  # by the analyst; the others stay as they are
COLUMNS = (*EDITED, "cues", "evidence", "sentences", "documents", "sha256", "id")
LATER_COLUMNS = ("confidence", "mentions", "proposal", "change")  # tables of earlier versions lack them
HEADINGS = (*EDITED, "confidence", "mentions", *COLUMNS[len(EDITED) :], "proposal", "change")
SEPARATOR = " | "
KEEP_FROM = 0.9  # confidence from which a row proposes `yes`; below it the analyst decides

Row = dict[str, str]


@dataclass(slots=True)
class ReviewEntry:
    """A row of the table with its proposals, and every sentence of its mentions."""

    row: Row
    proposals: list[Row] = field(default_factory=list)
    sentences: frozenset[str] = frozenset()

    @property
    def doubt(self) -> tuple[int, float]:
        """How the table is sorted: undecided rows first, then the least certain; what is proposed as `no` last."""
        return ("", "yes", "no").index(self.row["keep"]), float(self.row["confidence"] or 0)


def write_review(mentions: Iterable[Mention], path: str | Path, *, previous: str | Path | None = None) -> int:
    """Write the table for the analyst, one row an entity, the most doubtful first.

    The columns `keep` (yes, no, or empty), `kind` and `names` are to be edited, `positions`, `countries` and `topics`
    may be. Names are parted by ` | `; the first is the primary one, the others carry `(alias)`, `(weak)` or `(former)`.
    A row with a `proposal` gives its entity another name or a topic when it is kept.

    Args:
        mentions: of files (`extract(Path(...))` or `read_mentions`), so that the rows are tied to them.
        path: the CSV to write, UTF-8 with a byte order mark, so that spreadsheets show the characters.
        previous: an earlier table, as the analyst left it: its decisions are carried over to rows whose sentences still
            stand; the column `change` says what is new, changed or gone.

    Returns:
        The number of entities; proposals have rows besides.

    Raises:
        InvalidInputError: a mention has no document.
        FormatError: the earlier table lacks a column.
        SourceError: a file cannot be read or written.
    """
    entries = review_entries(mentions)
    if previous is not None:
        entries = carry_over(entries, [row for _, row in read_table(Path(previous))])
    with write_rows(path, HEADINGS, excel=True) as write:
        for row in rows_of(entries):
            write([row[heading] for heading in HEADINGS])
    return len(entries)


def review_entries(mentions: Iterable[Mention]) -> list[ReviewEntry]:
    """The entities of some mentions with what is proposed for them, the most doubtful first."""
    entries: dict[str, ReviewEntry] = {}
    for group in group_mentions(_checked(mentions)):
        entity = entity_of(group)
        if entity.id not in entries:
            sentences = frozenset(mention.sentence for mention in group.mentions)
            sentences |= {risk.sentence for mention in group.mentions for risk in mention.risks}
            entries[entity.id] = ReviewEntry(_row(group, entity), list(_proposals(group, entity)), sentences)
    return sorted(entries.values(), key=lambda entry: entry.doubt)


def rows_of(entries: Iterable[ReviewEntry]) -> Iterator[Row]:
    """The rows of a table, each entity before its proposals."""
    for entry in entries:
        yield entry.row
        yield from entry.proposals


def entity_ids(mentions: Sequence[Mention]) -> dict[tuple[str, int], str]:
    """The id of the row to which each mention belongs, by document and offset."""
    groups = ((entity_of(group).id, group) for group in group_mentions(mentions))
    return {(mention.document, mention.start): identifier for identifier, group in groups for mention in group.mentions}


def _checked(mentions: Iterable[Mention]) -> Iterable[Mention]:
    for mention in mentions:
        if not mention.document:
            raise InvalidInputError("a mention without a document cannot be reviewed", fix="extract from a Path")
        yield mention


def _row(group: Group, entity: Entity) -> Row:
    names = (name.text if name.type == "primary" else f"({name.type}) {name.text}" for name in entity.names)
    confidence = max(mention.confidence for mention in group.mentions)
    risks = entity.properties.get("riskCue", ())
    cells: dict[str, Iterable[str]] = {
        "names": names,
        "positions": entity.positions,
        "countries": entity.countries,
        "topics": entity.topics,
        "mentions": _places(group),
        "cues": risks,
        "evidence": entity.properties.get("evidence", ()),
        "sentences": entity.notes,
        "documents": [record.source for record in entity.provenance],
        "sha256": [record.sha256 or "" for record in entity.provenance],
    }
    keep = "yes" if confidence >= KEEP_FROM else ""
    if is_bystander(entity):
        keep = "" if topics().keys() & risks else "no"
    row = {"keep": keep, "kind": entity.kind, "confidence": f"{confidence:.2f}", "id": entity.id}
    return dict.fromkeys(HEADINGS, "") | row | {key: SEPARATOR.join(values) for key, values in cells.items()}


def _places(group: Group) -> Iterator[str]:
    """How often each document names an entity, and where first: `3 from 120 on page 2`."""
    for document in dict.fromkeys(mention.document for mention in group.mentions):
        mentions = [mention for mention in group.mentions if mention.document == document]
        page = f" on page {mentions[0].page}" if mentions[0].page else ""
        yield f"{len(mentions)} from {mentions[0].start}{page}"


def _proposals(group: Group, entity: Entity) -> Iterator[Row]:
    """A row for each name and each topic that is proposed for an entity; the analyst decides."""
    texts = {name.text for name in entity.names}
    for mention in group.mentions:
        for name, reason, sentence in mention.proposed:
            if name not in texts:
                texts.add(name)
                yield _proposal(entity, mention, reason, sentence) | {"names": f"(alias) {name}", "keep": "no"}
    cued = {(risk.cue, risk.sentence): (mention, risk) for mention in group.mentions for risk in mention.risks}
    for mention, risk in cued.values():
        cells = {"topics": topics().get(risk.cue, ""), "cues": risk.cue, "confidence": f"{risk.confidence:.2f}"}
        yield _proposal(entity, mention, risk.cue, risk.sentence) | cells


def _proposal(entity: Entity, mention: Mention, reason: str, sentence: str) -> Row:
    cells = {"kind": entity.kind, "id": entity.id, "proposal": f"{entity.names[0].text}: {reason}"}
    cells |= {"sentences": sentence, "documents": mention.document, "sha256": mention.sha256}
    return dict.fromkeys(HEADINGS, "") | cells


def is_bystander(entity: Entity) -> bool:
    """Whether an organisation is the press, a court, an agency or a country, which a text names without listing it."""
    if entity.kind in ("Person", "Vessel", "Airplane", "Company"):
        return False
    words, endings = _bystanders()
    for name in (name.text for name in entity.names):
        if HAS_CJK.search(name):
            shown = name_key(name).endswith(endings)
        else:
            shown = not words.isdisjoint(fold(name).replace(",", " ").split())
        if shown or fold(name) in countries():
            return True
    return False


@named_cache("documents.bystanders", maxsize=1)
def _bystanders() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of names of bystanders in every language, and how such names end in characters."""
    entries = ["".join(entry) for entry in class_entries("bystander", CUE_WORDS)]
    endings = tuple(entry for entry in entries if HAS_CJK.search(entry))
    return frozenset(entries) - frozenset(endings), endings


def carry_over(entries: Sequence[ReviewEntry], previous: Sequence[Row]) -> list[ReviewEntry]:
    """Give rows the decisions of an earlier table; rows of the analyst's own, and kept ones that are gone, are added.

    A decision is carried over where the sentences on which it rests still stand; else the row is open again, and
    `change` says what was decided.
    """
    digests = dict({pair for entry in entries for pair in _pairs(entry.row)})
    proposals = {_proposal_key(row): row["keep"] for row in previous if row["proposal"]}
    rows = [row for row in previous if not row["proposal"]]
    gone = _carry_decisions(entries, {row["id"]: row for row in rows if row["id"]})
    for row in (row for entry in entries for row in entry.proposals):
        row["keep"] = proposals.get(_proposal_key(row), row["keep"])
    added = [_refreshed(row, digests) for row in rows if not row["id"]]
    lost = [ReviewEntry(dict.fromkeys(HEADINGS, "") | row | {"keep": "", "change": "gone: was yes"}) for row in gone]
    return [*sorted(entries, key=lambda entry: (not entry.row["change"], entry.doubt)), *added, *lost]


def _carry_decisions(entries: Sequence[ReviewEntry], decided: Mapping[str, Row]) -> list[Row]:
    """Give rows the decisions of earlier ones by their id or names; the kept ones that have no row any more."""
    by_name = {key: row for row in decided.values() for key in _name_keys(row)}
    matched: set[str] = set()
    for entry in entries:
        earlier = decided.get(entry.row["id"]) or _same_names(entry, by_name, matched)
        _decide(entry, earlier)
        matched |= {earlier["id"]} if earlier else set()
    return [row for key, row in decided.items() if key not in matched and row["keep"] == "yes"]


def _same_names(entry: ReviewEntry, by_name: Mapping[str, Row], matched: set[str]) -> Row | None:
    """The earlier row that shares a name and a sentence with an entity whose id is another now."""
    for key in _name_keys(entry.row):
        earlier = by_name.get(key)
        if earlier is not None and earlier["id"] not in matched and entry.sentences & set(_cells(earlier["sentences"])):
            return earlier
    return None


def _decide(entry: ReviewEntry, earlier: Row | None) -> None:
    """Carry one decision over, and say what has changed since."""
    row = entry.row
    if earlier is None:
        row["change"] = "new"
        return
    lost = [sentence for sentence in _cells(earlier["sentences"]) if sentence not in entry.sentences]
    if lost:
        decision = earlier["keep"] or "open"
        row |= {"keep": "", "change": f"changed: was {decision}; no longer there: {lost[0]}"}
        return
    further = sorted(_name_keys(row) - _name_keys(earlier))
    row |= {column: earlier[column] for column in EDITED if column != "keep" or earlier["keep"]}
    if further and row["keep"] == "yes":
        row["change"] = f"changed: the documents also name it {', '.join(further)}"


def _refreshed(own_row: Row, digests: Mapping[str, str]) -> ReviewEntry:
    """A row of the analyst's own with the present digests of its documents; `build` looks for its sentences there."""
    row = dict.fromkeys(HEADINGS, "") | own_row
    if row["sha256"]:
        pairs = zip(_cells(row["documents"]), _cells(row["sha256"]), strict=False)
        row["sha256"] = SEPARATOR.join(digests.get(document, digest) for document, digest in pairs)
    return ReviewEntry(row)


def _pairs(row: Row) -> Iterator[tuple[str, str]]:
    return zip(_cells(row["documents"]), _cells(row["sha256"]), strict=False)


def _proposal_key(row: Row) -> tuple[str, ...]:
    return row["id"], row["names"], row["cues"], row["sentences"]


def _name_keys(row: Row) -> set[str]:
    """The names of a row as they are compared, without their types."""
    names = (cell.partition(") ")[2] or cell if cell.startswith("(") else cell for cell in _cells(row["names"]))
    return {name_key(name) for name in names}


def _cells(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def read_table(path: Path) -> Iterator[tuple[int, Row]]:
    """The rows of a table as an analyst left it, with their numbers as a spreadsheet counts them; no empty ones. `keep`
    is yes or no where it says one of them in other words.

    Raises:
        FormatError: a column lacks, or a row cannot be read.
    """
    table = open_table(path)
    missing = [column for column in COLUMNS if column not in table.headings]
    if missing:
        raise FormatError(f"lacks the columns {', '.join(missing)}", where=path, fix="edit the table of `extract`")
    for raw in table.rows:
        if raw.problem:
            raise FormatError(raw.problem, where=f"{path}:{raw.number + 1}", fix="correct the row's cells")
        row = {key: restore(str(raw.cell(key) or "").strip()) for key in (*COLUMNS, *LATER_COLUMNS)}
        if row["keep"] and (keep := read_flag(row["keep"])) is not None:
            row["keep"] = "yes" if keep else "no"
        if any(row.values()):
            yield raw.number + 1, row
