"""The names of a row: of its party, and of whom the row names besides.

Here belongs what the columns of names together say. A row of a customer may name a company and the person to talk to,
a payment its payer and its beneficiary: every one of them is screened. Which column holds a name belongs to `columns`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from entityscreen.screening.files.columns import Columns
from entityscreen.screening.files.quality import why_unscreenable
from entityscreen.screening.files.rows import RawRow
from entityscreen.screening.files.values import cell_text, split_cell


@dataclass(frozen=True, slots=True)
class RowNames:
    """The names that a row has in its columns of names.

    Attributes:
        name: of the party.
        others: the same party's, where its cell holds a list.
        further: of the other columns that hold another name.
        parts_only: the further name is put together of the parts of a person's name.
    """

    name: str
    others: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    parts_only: bool = False

    @property
    def all(self) -> tuple[str, ...]:
        """Those that columns of names hold."""
        return (self.name, *self.further)

    def keep_kind(self, kind: str | None) -> bool:
        """Whether the kind holds for all the names: what a row says of a company is not true of its clerk.

        Example:
            >>> names = RowNames("ACME Ltd", further=("Xi Jinping",), parts_only=True)
            >>> names.keep_kind("Company"), names.keep_kind("Person"), RowNames("ACME Ltd").keep_kind("Company")
            (False, True, True)
        """
        return not self.further or (self.parts_only and kind == "Person")


_NAMELESS = RowNames("")


def read_names(row: RawRow, columns: Columns) -> RowNames:
    """The names of a row.

    Args:
        row: a record of the file.
        columns: which heading holds what.

    Returns:
        The name is the first that can be screened: of its own column, put together of its parts, of another
        column. The others are further names, unless their words are all in the name.

    Example:
        >>> columns = Columns(name="Company", name_parts=("First", "Last"), other_names=("Payee",))
        >>> cells = {"Company": "ACME Ltd", "First": "Jinping", "Last": "Xi", "Payee": "N/A"}
        >>> names = read_names(RawRow(1, cells), columns)
        >>> names.name, names.further
        ('ACME Ltd', ('Jinping Xi',))
    """
    whole = _names_in(row.cell(columns.name))
    if not columns.name_parts and not columns.other_names:  # nearly every file
        return RowNames(whole[0], tuple(whole[1:])) if whole else _NAMELESS
    parts = _join_parts(row, columns)
    others = [name for column in columns.other_names for name in _names_in(row.cell(column))]
    found = [*whole[:1], *([parts] if parts else []), *others]
    name = next((text for text in found if not why_unscreenable(text)), found[0] if found else "")
    further = tuple(dict.fromkeys(text for text in found if _is_further(text, name, parts)))
    return RowNames(name, tuple(whole[1:]), further, further == (parts,))


def _is_further(text: str, name: str, parts: str) -> bool:
    """Whether a name says more than the first one does; the surname of a person alone does not."""
    words = text.casefold().split()
    if why_unscreenable(text) or (text == parts and len(words) == 1):
        return False
    return not set(name.casefold().split()).issuperset(words)


def _names_in(cell: Any) -> list[str]:
    """A cell is one name, whatever stands in it; JSON and Parquet may have a list of names there."""
    if isinstance(cell, (list, tuple)):
        return list(split_cell(cell))
    if isinstance(cell, dict):
        return []
    return [text] if (text := cell_text(cell)) else []


def _join_parts(row: RawRow, columns: Columns) -> str:
    """A name of its parts; where one may be the whole name and holds the others, it is."""
    parts = {part: cell_text(row.cell(part)) for part in columns.name_parts}
    whole = set(parts.get(columns.doubtful_part, "").casefold().split())
    return " ".join(
        text
        for part, text in parts.items()
        if text and (part == columns.doubtful_part or not whole.issuperset(text.casefold().split()))
    )
