"""Any table with a mapping: CSV, TSV, XLSX, Parquet, JSON lines; mappings for some lists are shipped."""

from entityscreen.sources.lists.contract import ListFormat
from entityscreen.sources.lists.table.mapping import TableMapping, load_mapping, shipped_mappings
from entityscreen.sources.lists.table.reader import read, sniff
from entityscreen.sources.lists.table.spec import COUNTERSANCTIONS, EU_JOURNAL

__all__ = ("FORMAT", "TableMapping", "load_mapping", "shipped_mappings")

FORMAT = ListFormat(
    name="table",
    title="any table with a mapping (EU Official Journal, China's countermeasures)",
    sniff=sniff,
    read=read,
    specs=(EU_JOURNAL, COUNTERSANCTIONS),
)
