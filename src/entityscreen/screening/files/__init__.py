"""Files of parties: how they are read, and how their rows pass through a screener."""

from entityscreen.screening.files.column_choice import ColumnChoice
from entityscreen.screening.files.columns import Columns, find_columns
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
    "find_columns",
    "read_parties",
    "screen_rows",
]
