"""Reports of a run, from the model only: HTML for reviewers, CSV for spreadsheets, JSON for programs."""

from entityscreen.reports.alert import Alert, ColumnFacts, ListFacts, RunFacts, RunInput, gather_lists
from entityscreen.reports.csv_file import REJECTION_COLUMNS, write_alerts_csv, write_csv
from entityscreen.reports.html import HtmlReport, write_html
from entityscreen.reports.json_file import dump_alert, write_json

__all__ = [
    "REJECTION_COLUMNS",
    "Alert",
    "ColumnFacts",
    "HtmlReport",
    "ListFacts",
    "RunFacts",
    "RunInput",
    "dump_alert",
    "gather_lists",
    "write_alerts_csv",
    "write_csv",
    "write_html",
    "write_json",
]
