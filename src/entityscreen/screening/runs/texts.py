"""Listed names in payment files: a run over a message or a text a file, all files of a folder, the cells of a table.

How one text is searched is `screening.payments`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import tee
from pathlib import Path
from typing import ClassVar

from entityscreen.errors import EntityScreenError, FormatError, InvalidInputError
from entityscreen.reports import Alert, write_rows
from entityscreen.reports.alert import flatten
from entityscreen.screening.payments.text_hits import TextHit, screen_each_text, screen_text
from entityscreen.screening.runs.manifest import LogEnd, Sort
from entityscreen.screening.runs.run import Run
from entityscreen.tables.cells import cell_text
from entityscreen.tables.rows import TableOptions, open_table
from entityscreen.tables.text import open_text, scan_text

_OF_ALERTS = (
    *("score", "entity_id", "entity_name", "entity_kind", "matched_name", "name_type", "list", "labels"),
    *("explanation", "provenance", "party_id", "party_name", "party_digest", "entity_digest"),
)
TEXT_COLUMNS = ("file", "row", "field", "start", "end", "text", *_OF_ALERTS)
_TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".parquet"})


@dataclass(slots=True)
class TextCounts:
    """The books of a search of texts: texts that were read, files that could not be, listed names that were found."""

    texts: int = 0
    rejected: int = 0
    alerts: int = 0

    @property
    def nothing_screened(self) -> bool:
        """Whether no text could be read."""
        return not self.texts

    def __str__(self) -> str:
        return f"{self.texts} texts read, {self.rejected} rejected; {self.alerts} listed names found"


@dataclass(kw_only=True)
class TextRun(Run):
    """The listed names in payments. A message of a folder that cannot be read is rejected, and the others go on.

    `on_hit` is given each hit, in the order of `TEXT_COLUMNS`; `on_unread` is told of each file that cannot be read.
    """

    sort: ClassVar[Sort] = "texts"
    counts: TextCounts = field(default_factory=TextCounts)

    def fill(self, stack: ExitStack) -> LogEnd | None:
        """Search the texts one after the other, and write each hit with its place."""
        path, output, rejections = self.file.path, self.outputs.output, self.outputs.rejections
        takers = list(filter(None, [self.options.get("on_hit")]))
        unread = list(filter(None, [self.options.get("on_unread")]))
        if output:
            takers.append(stack.enter_context(write_rows(output, TEXT_COLUMNS, excel=self.outputs.excel)))
        if rejections:
            refuse = stack.enter_context(write_rows(rejections, ("file", "reason"), excel=self.outputs.excel))
            unread.append(lambda problem: refuse((file.relative_to(path).as_posix(), problem)))
        for file in sorted(inner for inner in path.rglob("*") if inner.is_file()) if path.is_dir() else [path]:
            try:
                for problem in self._search(file, takers):
                    self._reject(problem, unread)
            except EntityScreenError as error:
                if not path.is_dir():
                    raise
                self._reject(str(error), unread)
        return None

    def _reject(self, problem: str, unread: Sequence[Callable[[str], None]]) -> None:
        self.counts.rejected += 1
        for take in unread:
            take(problem)

    def _search(self, file: Path, takers: Sequence[Callable[[Sequence[str | float]], None]]) -> Iterator[str]:
        """Search the texts of a file, and give the problems of those that cannot be searched."""
        for row, heading, text, outcome in self._hits_of(file):
            if isinstance(outcome, InvalidInputError):
                yield str(type(outcome)(outcome.problem, where=f"{file}, row {row}, {heading}", fix=outcome.fix))
                continue
            self.counts.texts += 1
            self.counts.alerts += len(outcome)
            for hit in outcome:
                cells = _cells(file, row, heading, text, hit)
                for take in takers:
                    take(cells)

    def _hits_of(self, file: Path) -> Iterator[tuple[int, str, str, list[TextHit] | InvalidInputError]]:
        """(row, heading, text, hits or why there are none) of each text of a file."""
        if file.suffix.lower() in _TABLES:
            table = open_table(file, TableOptions(self.options.get("encoding")))
            cells = ((row.number, name, cell_text(value)) for row in table.rows for name, value in row.cells.items())
            located, searched = tee(cell for cell in cells if any(map(str.isalpha, cell[2])))
            outcomes = screen_each_text(self.screener, (text for _, _, text in searched))
            for (row, heading, text), hits in zip(located, outcomes, strict=True):
                yield row, heading, text, hits
            return
        with open_text(file, scan_text(file, self.options.get("encoding")).encoding) as stream:
            text = stream.read()
        try:
            hits = screen_text(self.screener, text)
        except (FormatError, InvalidInputError) as error:
            raise type(error)(error.problem, where=file, fix=error.fix) from error
        yield 0, "", text, hits


def _cells(file: Path, row: int, heading: str, text: str, found: TextHit) -> tuple[str | float, ...]:
    where = (file.name, row, found.field or heading, str(found.start), str(found.end))
    of_hit = flatten(Alert(row, 1, found.party, found.hit), _OF_ALERTS)
    return (*where, text[found.start : found.end], *of_hit)
