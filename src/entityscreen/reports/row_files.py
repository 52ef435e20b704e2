"""Results as files for programs: a run as JSON; rows as CSV, JSON lines, XLSX and Parquet, by the ending of the path.

This module knows the forms; what the columns of alerts hold belongs to `alert.py`. Rows are written as they come:
memory does not grow with them. Equal rows give equal bytes, so XLSX is written here and not by a library that enters
the time.
"""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from html import escape
from pathlib import Path
from typing import Any

from entityscreen.errors import InvalidInputError, MissingExtraError
from entityscreen.model.evidence import SCORE_DIGITS
from entityscreen.reports.alert import ALERT_COLUMNS, CHANGE, SCORE_BEFORE, Alert, RunFacts, flatten, number_columns
from entityscreen.whole_files import write_bytes, write_text

REJECTION_COLUMNS = ("row", "party_id", "party_name", "reason")
FLAGGED_COLUMNS = ("row", "party_id", "party_name", "flags")
Row = Sequence[str | int | float | None]
Write = Callable[[Row], None]
# A spreadsheet runs a cell that starts so as a formula (OWASP, CSV injection): a party's name must not.
# In East Asian editions the wide forms do, too.
# One that takes semicolons or tabs for separators begins a cell behind them; a sign before a digit is a number there.
_STARTS = r"""(\A(?={0}[-=+@\t\r＝＋－＠])|[;\t\n|][ "]*(?={0}(?:[=@＝＠]|[-+＋－](?![\d\s]))))"""
_FORMULA, _GUARD = re.compile(_STARTS.format("")), re.compile(_STARTS.format("'") + "'")
# Of XLSX (ECMA-376 and Excel's limits): rows of a sheet, characters of a cell, characters that XML cannot have.
_SHEET_ROWS, _CELL_LENGTH = 1_048_576, 32_767
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BATCH = 4_096  # rows of Parquet that are written together
_EPOCH = (1980, 1, 1, 0, 0, 0)  # time of every part of a workbook: the first that zip has
# What a path without an ending is (a pipe, a descriptor) is CSV, too.
_ENDINGS = frozenset({"", ".csv", ".jsonl", ".ndjson", ".xlsx", ".parquet"})


def defuse(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what starts like one.

    Example:
        >>> defuse("=HYPERLINK(1)"), defuse("Xi Jinping")
        ("'=HYPERLINK(1)", 'Xi Jinping')
        >>> defuse("Acme;=HYPERLINK(1)"), defuse("score 0.9; -0.15")
        ("Acme;'=HYPERLINK(1)", 'score 0.9; -0.15')
    """
    return _FORMULA.sub(r"\1'", text)


def restore(cell: str) -> str:
    """What a cell said before `defuse`.

    Example:
        >>> restore("'＝7"), restore("Acme;'=HYPERLINK(1)"), restore("'t Hooft")
        ('＝7', 'Acme;=HYPERLINK(1)', "'t Hooft")
    """
    return _GUARD.sub(r"\1", cell)


def write_rows(path: str | Path, columns: Sequence[str], *, excel: bool = False) -> AbstractContextManager[Write]:
    """Open a file of rows; the block is given a function that writes one.

    Args:
        path: where the file will be, whole, when the block ends well. `.jsonl`, `.ndjson`, `.xlsx` and `.parquet` say
            the form; all else is CSV in UTF-8.
        columns: the heading. Those of `number_columns` hold numbers, or nothing; the others hold text.
        excel: begin CSV with a byte order mark, without which Excel takes the file for one of its own code page. Other
            programs may take the mark for a part of the first heading.

    Raises:
        InvalidInputError: the ending is that of another form.
        MissingExtraError: Parquet is asked for and pyarrow is not installed.
        SourceError: the place cannot be written to.
    """
    ending = Path(path).suffix.lower()
    if ending not in _ENDINGS:
        fix = "end it in .csv, .jsonl, .xlsx or .parquet"
        raise InvalidInputError(f"no table of results has the ending {ending!r}", where=path, fix=fix)
    if ending in (".jsonl", ".ndjson"):
        return _write_json_lines(path, columns)
    if ending == ".xlsx":
        return _write_workbook(path, columns)
    return _write_parquet(path, columns) if ending == ".parquet" else _write_csv(path, columns, excel=excel)


@contextmanager
def write_alerts(
    path: str | Path, headings: Sequence[str] = (), *, excel: bool = False, changes: bool = False
) -> Iterator[Callable[[Alert], None]]:
    """Open a file of alerts, as `write_rows` does; the cells of the party file follow the columns of the alert. With
    `changes` the change since an earlier run stands in front, and the score of that run behind.
    """
    if not changes:
        with write_rows(path, with_originals(tuple(ALERT_COLUMNS), headings), excel=excel) as write:
            yield lambda alert: write((*flatten(alert), *alert.cells))
        return

    def changed(alert: Alert) -> Row:
        before = None if alert.score_before is None else round(alert.score_before, SCORE_DIGITS)
        return (alert.change, *flatten(alert), before, *alert.cells)

    columns = with_originals((CHANGE, *ALERT_COLUMNS, SCORE_BEFORE), headings)
    with write_rows(path, columns, excel=excel) as write:
        yield lambda alert: write(changed(alert))


def with_originals(columns: Sequence[str], headings: Sequence[str]) -> tuple[str, ...]:
    """The columns of a result with those of the party file behind; one of the same name gets a prefix.

    Example:
        >>> with_originals(("row", "score"), ("Firma", "score"))
        ('row', 'score', 'Firma', 'original score')
    """
    headings_so_far = dict.fromkeys(columns)
    for heading in headings:
        unique = heading
        while unique in headings_so_far:
            unique = f"original {unique}"
        headings_so_far[unique] = None
    return tuple(headings_so_far)


@contextmanager
def _write_csv(path: str | Path, columns: Sequence[str], *, excel: bool) -> Iterator[Write]:
    with write_text(path) as stream:
        stream.write("\ufeff" if excel else "")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(map(defuse, columns))
        yield lambda row: writer.writerow([defuse(_text(cell)) for cell in row])


def _text(cell: str | float | None) -> str:
    return f"{cell:.6f}" if isinstance(cell, float) else "" if cell is None else str(cell)


@contextmanager
def _write_json_lines(path: str | Path, columns: Sequence[str]) -> Iterator[Write]:
    with write_text(path) as stream:

        def write(row: Row) -> None:
            stream.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")

        yield write


@contextmanager
def _write_parquet(path: str | Path, columns: Sequence[str]) -> Iterator[Write]:
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
        from pyarrow import parquet
    except ImportError:
        fix = "pip install 'entityscreen[tables]', or end the file in .csv"
        raise MissingExtraError("Parquet needs an optional package", where=path, fix=fix) from None
    types, numbers = {int: pa.int64(), float: pa.float64(), str: pa.string()}, number_columns(columns)
    schema = pa.schema([(name, types[numbers.get(name, str)]) for name in columns])
    waiting: list[Row] = []

    def flush() -> None:
        cells = list(zip(*waiting, strict=True)) or [()] * len(columns)
        writer.write_table(pa.table(list(map(list, cells)), schema=schema))
        waiting.clear()

    def write(row: Row) -> None:
        waiting.append(row)
        if len(waiting) == _BATCH:
            flush()

    with write_bytes(path) as stream, parquet.ParquetWriter(stream, schema) as writer:
        yield write
        flush()


@contextmanager
def _write_workbook(path: str | Path, columns: Sequence[str]) -> Iterator[Write]:
    with write_bytes(path) as stream, zipfile.ZipFile(stream, "w") as archive:
        book = _Workbook(archive, columns)
        yield book.write
        book.finish()


class _Workbook:
    """A workbook that is written row by row; a full sheet is followed by another with the same heading."""

    def __init__(self, archive: zipfile.ZipFile, columns: Sequence[str]) -> None:
        self._archive, self._columns = archive, columns
        self._sheet: Any = None
        self._sheets, self._rows = 0, 0
        self._begin()

    def write(self, row: Row) -> None:
        """Write a row."""
        if self._rows == _SHEET_ROWS:
            self._end()
            self._begin()
        cells = "".join(map(_cell, row))
        self._sheet.write(f"<row>{cells}</row>".encode())
        self._rows += 1

    def finish(self) -> None:
        """Write what holds the sheets together."""
        self._end()
        numbers = range(1, self._sheets + 1)
        sheets = "".join(f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
        links = "".join(_link(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
        types = "".join(_type(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers)
        parts = {
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>{sheets}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f"{_link('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>",
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{_type('/xl/workbook.xml', 'sheet.main')}{types}</Types>",
        }
        for name, text in parts.items():
            with self._open(name) as part:
                part.write(f"{_XML}{text}".encode())

    def _open(self, name: str) -> Any:
        info = zipfile.ZipInfo(name, _EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        return self._archive.open(info, "w", force_zip64=name.startswith("xl/worksheets"))

    def _begin(self) -> None:
        self._sheets, self._rows = self._sheets + 1, 0
        self._sheet = self._open(f"xl/worksheets/sheet{self._sheets}.xml")
        pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        views = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        self._sheet.write(f'{_XML}<worksheet xmlns="{_MAIN}">{views}<sheetData>'.encode())
        self.write(self._columns)

    def _end(self) -> None:
        self._sheet.write(b"</sheetData></worksheet>")
        self._sheet.close()


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _link(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{_RELATED}/{kind}" Target="{target}"/>'


def _type(part: str, kind: str) -> str:
    whole = f"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"
    return f'<Override PartName="{part}" ContentType="{whole}"/>'


def _cell(value: str | float | None) -> str:
    """A cell in XML: text is text, whatever it starts with, so that no formula is run."""
    if value is None:
        return "<c/>"
    if not isinstance(value, str):
        return f"<c><v>{value!r}</v></c>"
    text = value if len(value) <= _CELL_LENGTH else f"{value[: _CELL_LENGTH - 1]}…"
    text = _NO_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", escape(text, quote=False))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def dump_alert(alert: Alert) -> dict[str, Any]:
    """An alert as JSON values."""
    party = alert.party.model_dump(mode="json", exclude_defaults=True)
    change = {"change": alert.change, "score_before": alert.score_before} if alert.change else {}
    return {
        **change,
        "row": alert.row,
        "rank": alert.rank,
        "party": party,
        **({"party_digest": alert.masked_digest} if alert.masked_digest else {}),
        "flags": list(alert.flags),
        **alert.hit.to_dict(),
    }


@contextmanager
def write_json(
    path: str | Path, facts: RunFacts, counts: Callable[[], Mapping[str, int]]
) -> Iterator[Callable[[Alert], None]]:
    """Open a JSON report; the block is given a function that writes one alert. The books of the run are asked at the
    end.
    """
    with write_text(path) as stream:
        run = json.dumps(facts.as_json(), ensure_ascii=False)
        stream.write(f'{{"run": {run},\n"alerts": [')
        separator = "\n"

        def write(alert: Alert) -> None:
            nonlocal separator
            stream.write(separator + json.dumps(dump_alert(alert), ensure_ascii=False))
            separator = ",\n"

        yield write
        stream.write(f'\n],\n"counts": {json.dumps(dict(counts()))}}}\n')
