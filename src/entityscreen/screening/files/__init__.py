"""Files of parties: how they are read, and how their rows pass through a screener."""

from entityscreen.screening.files.columns import ColumnChoice, Columns, choose_columns, find_columns
from entityscreen.screening.files.parties import PartyFile, PartyRow, ReadingOptions, read_parties
from entityscreen.screening.files.run import Counts, ScreenedRow, screen_rows

__all__ = [
    "ColumnChoice",
    "Columns",
    "Counts",
    "PartyFile",
    "PartyRow",
    "ReadingOptions",
    "ScreenedRow",
    "choose_columns",
    "find_columns",
    "read_parties",
    "screen_rows",
]
