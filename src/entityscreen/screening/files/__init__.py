"""Files of parties: how they are read, and how their rows pass through a screener."""

from entityscreen.screening.files.columns import ColumnChoice, Columns, choose_columns, find_columns
from entityscreen.screening.files.parties import PartyFile, PartyRow, ReadingOptions, read_parties
from entityscreen.screening.files.run import (
    Counts,
    FileOptions,
    Outputs,
    RunSummary,
    ScreenedRow,
    ScreeningRun,
    screen_file,
    screen_rows,
)

__all__ = [
    "ColumnChoice",
    "Columns",
    "Counts",
    "FileOptions",
    "Outputs",
    "PartyFile",
    "PartyRow",
    "ReadingOptions",
    "RunSummary",
    "ScreenedRow",
    "ScreeningRun",
    "choose_columns",
    "find_columns",
    "read_parties",
    "screen_file",
    "screen_rows",
]
