"""Tables with a column of names and one of other names: Markdown, HTML, columns of plain text.

Here belongs finding such tables and reading their rows. What a head says is told by `field_labels.py`, what a cell
lists by `name_cells.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from entityscreen.sources.documents.alias_lists import LEGAL
from entityscreen.sources.documents.context import ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.field_labels import (
    FORMER_NAME,
    NAME,
    OTHER_NAME,
    bearer_kind,
    label_role,
    sign_kind,
)
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.gloss import read_gloss
from entityscreen.sources.documents.name_cells import (
    OtherNames,
    is_head_name,
    kind_of_name,
    may_be_person,
    without_courtesy,
)
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE
from entityscreen.sources.documents.view import View

_RULE = re.compile(r"[\s|+:\-=_—–]*")
_WIDE = re.compile(r"[ ]{2,}|\t")
_BRACKET = re.compile(r"\s*[(（]([^()（）]{1,120})[)）]")
_GOES_ON = re.compile(rf"\s(?:[A-Z][\w\-]+\s){{0,4}}{LEGAL}\b\.?|[{NATIVE}]")
_SHIP = re.compile(r"\bIMO\b\s?(?:[Nn]o\.?|[Nn]umber)?\s?:?\s?[0-9]{7}")
_ENTITY = re.compile(r"\W*(?:(?:name of|designated|listed)\s)?(?:the\s)?entit(?:y|ies)\b", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_TRAILING = " \t*†‡#"
BLANK = 2  # line ends between two rows of plain text
Row = list["Cell"]
Found = tuple[Finding, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text without the space around it, and its place in the view."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset behind it."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a table: its labels, where its columns begin, and which of them have names."""

    labels: list[str]
    starts: list[int]
    name: int
    others: dict[int, bool]
    piped: bool


def find_tables(view: View) -> list[Found]:
    """The entities of tables that have a column of other names, each with the spans of its cells.

    Args:
        view: the block.

    Returns:
        One finding a row that gives another name.
    """
    found: list[Found] = []
    rows: list[Found] = []
    head: _Head | None = None
    gap = 0
    for line in _LINE.finditer(view.text):
        gap = view.text.count("\n", gap, line.start())
        if head and (_ends(line.group(), head) or (gap > BLANK and not head.piped)):
            head = None
        opened = _head(line.group(), line.start())
        if opened or head is None:
            found += _of_one_kind(rows)
            rows = []
        if opened:
            head = opened
        elif head and not _RULE.fullmatch(line.group()):
            rows += _row(head, line.group(), line.start())
        gap = line.end()
    return [*found, *_of_one_kind(rows)]


def _of_one_kind(rows: list[Found]) -> Iterator[Found]:
    """The rows of a table; one that says nothing of its kind is of the kind that all others are."""
    kinds = {finding.kind for finding, _ in rows if finding.kind}
    for finding, spans in rows:
        if finding.kind:
            yield finding, spans
        elif len(kinds) == 1 and finding.aliases and (PERSON not in kinds or may_be_person(finding.name)):
            yield replace(finding, kind=min(kinds), evidence=("kind of the other rows",)), spans


def _ends(line: str, head: _Head) -> bool:
    """Whether a line ends a table: none of its cells are parted as the head's."""
    return ("|" not in line) if head.piped else not (_WIDE.search(line.strip()) or _RULE.fullmatch(line))


def _head(line: str, offset: int) -> _Head | None:
    """The head of a table that a line is, or None."""
    piped = line.count("|") > 1
    cells = _cells(line, offset, piped=piped)
    if len(cells) < 2:
        return None
    roles = [label_role(cell.text) for cell in cells]
    if NAME not in roles or not {OTHER_NAME, FORMER_NAME} & set(roles):
        return None
    named = [at for at, role in enumerate(roles) if role == NAME]
    current = [at for at in named if cells[at].text.lower().startswith(("new", "current", "present"))]
    others = {at: role == FORMER_NAME for at, role in enumerate(roles) if role in (OTHER_NAME, FORMER_NAME)}
    labels = [cell.text for cell in cells]
    return _Head(labels, [cell.start - offset for cell in cells], (current or named)[0], others, piped)


def _cells(line: str, offset: int, *, piped: bool) -> Row:
    """The cells of a line."""
    if piped:
        first = len(line) - len(line.lstrip())
        inner = line.strip().removesuffix("|")
        at, skip = offset + first, 1 if inner.startswith("|") else 0
        found, start = [], at + skip
        for piece in inner[skip:].split("|"):
            lead = len(piece) - len(piece.lstrip())
            found.append(Cell(piece.strip(), start + lead))
            start += len(piece) + 1
        return found
    found, start = [], 0
    for parting in (*_WIDE.finditer(line), None):
        end = parting.start() if parting else len(line)
        piece = line[start:end]
        if piece.strip():
            found.append(Cell(piece.strip(), offset + start + len(piece) - len(piece.lstrip())))
        start = parting.end() if parting else end
    return found


def _by_column(head: _Head, line: str, offset: int) -> dict[int, Cell]:
    """The cells of a row by the column that they stand in."""
    cells = _cells(line, offset, piped=head.piped)
    if head.piped or len(cells) == len(head.starts):
        return dict(enumerate(cells))
    placed: dict[int, Cell] = {}
    for cell in cells:
        at = max((i for i, start in enumerate(head.starts) if start <= cell.start - offset + 1), default=0)
        placed.setdefault(at, cell)
    return placed


def _name_bracket(written: str) -> re.Match[str] | None:
    """The bracket behind a name, not one inside it: `Acme Trading (HK) Co., Limited (甲)`."""
    brackets = (match for match in _BRACKET.finditer(written) if not _GOES_ON.match(written, match.end()))
    return next(brackets, None)


def _row(head: _Head, line: str, offset: int) -> Iterator[Found]:
    """The finding of a row with the spans of its cells with names, if it gives another name."""
    cells = _by_column(head, line, offset)
    cell = cells.get(head.name)
    if cell is None or not cell.text:
        return
    skipped = without_courtesy(cell.text)
    written = cell.text[skipped:]
    bracket = _name_bracket(written)
    name = (written[: bracket.start()] if bracket and not HAS_NATIVE.match(written) else written).rstrip(_TRAILING)
    if not is_head_name(name):
        return
    names = OtherNames()
    for content in _BRACKET.findall(written[bracket.start() :] if bracket else ""):
        gloss = read_gloss(content)
        names.all |= dict.fromkeys((*gloss.native, *gloss.script, *gloss.unlabelled, *gloss.latin))
    for at, former in head.others.items():
        if other := cells.get(at):
            names.take(other.text, former=former)
    aliases = tuple(alias for alias in names.all if alias != name)
    said = VESSEL if _SHIP.search(line) else bearer_kind(head.labels[head.name]) or sign_kind(head.labels)
    kind, evidence = kind_of_name(name, aliases, said, courtesy=skipped > 0)
    if not kind and _ENTITY.match(head.labels[head.name]):
        kind, evidence = ORGANISATION, "called an entity"
    start = cell.start + skipped
    old = tuple(alias for alias in names.former if alias != name)
    spans = [(cells[at].start, cells[at].end) for at in (head.name, *head.others) if at in cells]
    finding = Finding(visible(name), start, start + len(name), kind, aliases, old, evidence=(evidence,), after=cell.end)
    yield finding, spans
