"""Files of parties: how they are read."""

from entityscreen.screening.files.columns import ColumnChoice, Columns, choose_columns, find_columns
from entityscreen.screening.files.party_rows import PartyFile, PartyRow, ReadingOptions, read_parties

__all__ = [
    "ColumnChoice",
    "Columns",
    "PartyFile",
    "PartyRow",
    "ReadingOptions",
    "choose_columns",
    "find_columns",
    "read_parties",
]
