"""Alerts and rejections as CSV: one row each, for spreadsheets and for other programs.

Here belongs the CSV form. What the columns hold belongs to `alert`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from entityscreen.reports.alert import ALERT_COLUMNS, Alert, flatten
from entityscreen.reports.atomic import write_text

REJECTION_COLUMNS = ("row", "party_id", "party_name", "reason")
# A spreadsheet runs a cell that starts so as a formula (OWASP, CSV injection): a party's name must not.
# In East Asian editions the wide forms do, too.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# One that takes semicolons or tabs for separators begins a cell behind them; a sign before a digit is a number there.
_INNER_START = re.compile(r"([;\t\n|][ \"]*)(?=[=@＝＠]|[-+＋－](?![\d\s]))")


def defuse(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what starts like one.

    Example:
        >>> defuse("=HYPERLINK(1)"), defuse("Xi Jinping")
        ("'=HYPERLINK(1)", 'Xi Jinping')
        >>> defuse("Acme;=HYPERLINK(1)"), defuse("score 0.9; -0.15")
        ("Acme;'=HYPERLINK(1)", 'score 0.9; -0.15')
    """
    inner = _INNER_START.sub(r"\1'", text) if _INNER_START.search(text) else text
    return f"'{inner}" if inner.startswith(_FORMULA_STARTS) else inner


@contextmanager
def write_csv(
    path: str | Path, columns: Iterable[str], *, excel: bool = False
) -> Iterator[Callable[[Iterable[str]], None]]:
    """Open a CSV file in UTF-8; the block is given a function that writes one row.

    Args:
        path: where the file will be.
        columns: the heading.
        excel: begin with a byte order mark, without which Excel takes the file for one of its own code page. Other
            programs may take the mark for a part of the first heading.
    """
    with write_text(path) as stream:
        stream.write("\ufeff" if excel else "")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)

        def write(cells: Iterable[str]) -> None:
            writer.writerow(map(defuse, cells))

        yield write


@contextmanager
def write_alerts_csv(path: str | Path, *, excel: bool = False) -> Iterator[Callable[[Alert], None]]:
    """Open an alerts file; the block is given a function that writes one alert.

    Args:
        path: where the file will be, whole, when the block ends well.
        excel: as for `write_csv`.

    Yields:
        The writing function.
    """
    with write_csv(path, ALERT_COLUMNS, excel=excel) as write:
        yield lambda alert: write(flatten(alert).values())
