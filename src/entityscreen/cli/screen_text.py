"""What `screen` prints and reads as words: columns given as options, alert lines, the summary."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.cells import set_cell_size

from entityscreen.errors import InvalidInputError
from entityscreen.reports import Alert
from entityscreen.screening.files import ColumnChoice, Columns, Counts, PartyFile, PartyRow

_SINGLE = {"name": "name", "id": "id", "kind": "kind", "birth-date": "birth_date", "gender": "gender"}
_SEVERAL = {
    "first-name": "first_names",
    "middle-name": "middle_names",
    "last-name": "last_names",
    "country": "countries",
    "alias": "aliases",
    "identifier": "identifiers",
}
# Cells of a terminal, where a Chinese character takes two.
_NAME_WIDTH = 36
_SHOWN_HEADINGS = 12
# Persian, Indian scripts and emoji need them: they join letters or part them, and turn nothing.
_JOINERS = "\u200c\u200d"


def parse_columns(name_column: str, pairs: Sequence[str]) -> ColumnChoice:
    """Columns given as FIELD=HEADING.

    Raises:
        InvalidInputError: a pair has another form or an unknown field, or two are for a field that has one column.

    Example:
        >>> parse_columns("", ["birth-date=Born", "alias=AKA", "alias=Short"]).aliases
        ('AKA', 'Short')
    """
    single = {"name": name_column} if name_column else {}
    several: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        field, _, heading = pair.partition("=")
        if field in _SINGLE and heading:
            _check_once(field, single.get(_SINGLE[field], ""), heading)
            single[_SINGLE[field]] = heading
        elif field in _SEVERAL and heading:
            several[_SEVERAL[field]] = (*several.get(_SEVERAL[field], ()), heading)
        else:
            fields = ", ".join((*_SINGLE, *_SEVERAL))
            raise InvalidInputError(
                f"{pair!r} names no column",
                where="--column",
                mend=f"write FIELD=HEADING with one of the fields {fields}",
            )
    return ColumnChoice(**single, **several)  # type: ignore[arg-type]  # keys are from the two tables above


def _check_once(field: str, before: str, heading: str) -> None:
    if before:
        mend = f"{', '.join(_SEVERAL)} can be repeated; a name in several columns is first-name=..., last-name=..."
        problem = f"{field} is given twice: {before!r} and {heading!r}"
        raise InvalidInputError(problem, where="--column", mend=f"give it once; {mend}")


def describe_columns(columns: Columns, headings: Sequence[str]) -> str:
    """Which column is read as what, and which is not read: a wrong choice must not stay unseen.

    Example:
        >>> describe_columns(Columns(name="Firma", countries=("Land",)), ["Nr", "Firma", "Land"])
        "columns: name 'Firma', country 'Land'; not used: 'Nr'"
    """
    others = [repr(heading) for heading in columns.unused(headings)]
    more = f" and {len(others) - _SHOWN_HEADINGS} more" if len(others) > _SHOWN_HEADINGS else ""
    unused = f"; not used: {', '.join(others[:_SHOWN_HEADINGS])}{more}" if others else ""
    shown = ", ".join(f"{field} {' + '.join(map(repr, found))}" for field, found in columns.uses())
    return f"columns: {shown}{unused}"


def one_line(text: str) -> str:
    """A text of a customer's file for a terminal: what would command it, or break or turn the line, is written out.

    Example:
        >>> one_line("Xi\\n\\x1b[31mJinping\\u202e"), one_line("علی\\u200cرضا") == "علی\\u200cرضا"
        ('Xi\\\\u000a\\\\u001b[31mJinping\\\\u202e', True)
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable() or character in _JOINERS or unicodedata.category(character) == "Zs"
        else f"\\u{ord(character):04x}"
        for character in text
    )


def alert_line(alert: Alert) -> str:
    """An alert on one line of a terminal."""
    hit, entity = alert.hit, alert.hit.entity
    name = set_cell_size(one_line(alert.party.name), _NAME_WIDTH)
    listed = entity.caption if entity.caption == hit.matched_name else f"{entity.caption}, as {hit.matched_name}"
    labels = f" ({'; '.join(hit.labels)})" if hit.labels else ""
    more = f" and {len(entity.sources) - 1} more" if len(entity.sources) > 1 else ""
    source = f" [{entity.sources[0]}{more}]" if entity.sources else ""
    return f"row {alert.row:>6}  {hit.score:.3f}  {name}  {listed}{source}{labels}"


def rejection_line(row: PartyRow) -> str:
    """A rejected row on one line of a terminal."""
    return f"row {row.number:>6}  rejected: {row.reason}"


def summarise(counts: Counts, files: Sequence[tuple[str, Path]]) -> Iterator[str]:
    """The end of a run in lines: the books, then the files that were written."""
    several = f" from {counts.lines} lines" if counts.lines != counts.rows else ""
    yield (
        f"{counts.rows} rows read{several}: {counts.screened} screened, {counts.rejected} rejected; "
        f"{counts.alerts} alerts on {counts.alerted} rows; {counts.flagged} rows flagged for data quality"
    )
    for what, path in files:
        yield f"{what}: {path}"


def closing_lines(file: PartyFile, counts: Counts, files: Sequence[tuple[str, Path]]) -> Iterator[str]:
    """What is said at the end of a run: the columns, what was not read, the books, and the warnings last."""
    yield describe_columns(file.columns, file.headings)
    yield from file.notes
    yield from summarise(counts, files)
    nobody = "the file has a heading and no rows" if not counts.rows else "every row was rejected"
    warnings = (*file.warnings, *(() if counts.screened else (f"{nobody}: nobody was screened",)))
    yield from (f"WARNING: {warning}" for warning in warnings)
