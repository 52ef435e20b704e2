"""Reports of a run, from the model only: HTML for reviewers, tables for spreadsheets, JSON for programs."""

from entityscreen.reports.alert import Alert, ColumnFacts, ListFacts, RunFacts, RunInput, gather_lists
from entityscreen.reports.html import HtmlReport, write_html
from entityscreen.reports.row_files import (
    FLAGGED_COLUMNS,
    REJECTION_COLUMNS,
    dump_alert,
    with_originals,
    write_alerts,
    write_json,
    write_rows,
)

__all__ = [
    "FLAGGED_COLUMNS",
    "REJECTION_COLUMNS",
    "Alert",
    "ColumnFacts",
    "HtmlReport",
    "ListFacts",
    "RunFacts",
    "RunInput",
    "dump_alert",
    "gather_lists",
    "with_originals",
    "write_alerts",
    "write_html",
    "write_json",
    "write_rows",
]
