"""Official lists: one folder a list or format, one contract, and `read_list` that recognises them."""

from entityscreen.model.reading import ListReport, Rejection
from entityscreen.sources.lists.contract import (
    ListFormat,
    ListSpec,
    ReadOptions,
    spec_problems,
)
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.read_list import (
    list_format,
    list_formats,
    read_list,
    sniff_format,
)
from entityscreen.tables.text import Limits

__all__ = (
    "Limits",
    "ListFile",
    "ListFormat",
    "ListInput",
    "ListReport",
    "ListSpec",
    "ReadOptions",
    "Rejection",
    "list_format",
    "list_formats",
    "read_list",
    "sniff_format",
    "spec_problems",
)
