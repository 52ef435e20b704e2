"""The names of a row: of its party, and of whom the row names besides; and what is wrong with a name.

A row of a customer may name a company and the person to talk to, a payment its payer and its beneficiary: every one of
them is screened. A sign of bad data never changes what is screened silently: it is written beside the row. Which column
holds a name belongs to `columns.py`. What one field may hold beside its name (addressees, references, addresses:
`names/fields/addressing.py`; several persons: `screening/parties.py`) is read for files and programs alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from entityscreen.names.fields.addressing import is_doubtful, why_unscreenable
from entityscreen.names.fields.several_names import has_mixed_kinds
from entityscreen.names.lexicon import says_form, whole_concept
from entityscreen.screening.files.columns import Columns
from entityscreen.screening.files.headings import fold_heading, is_answer
from entityscreen.screening.files.values import split_cell
from entityscreen.tables.cells import cell_text
from entityscreen.tables.rows import RawRow
from entityscreen.text.look_alikes import find_evasions

# Payment messages (SWIFT MT, fields 50 and 59) hold 35 characters a line, and older systems cut names there.
TRUNCATED_LENGTH = 35
# A character of a Chinese name as telegraph codes give it.
CODE_DIGITS = 4
_LOST_LETTER = re.compile(r"[^\W_]\?")


@dataclass(frozen=True, slots=True)
class RowNames:
    """The names that a row has: the party's, others of the same cell, and further ones of the other columns, perhaps
    put together of the parts of persons' names alone.
    """

    name: str
    of_same_cell: tuple[str, ...] = ()
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
        if any(has_mixed_kinds(name) for name in self.all):
            return False
        return not self.further or (self.parts_only and kind == "Person")


_NAMELESS = RowNames("")


def read_names(row: RawRow, columns: Columns) -> RowNames:
    """The names of a row. The name is the first that can be screened: of its own column, put together of its parts, of
    another column. The others are further names, unless their words are all in the name.

    Example:
        >>> columns = Columns(name="Company", name_parts=("First", "Last"), other_names=("Payee",))
        >>> cells = {"Company": "ACME Ltd", "First": "Jinping", "Last": "Xi", "Payee": "N/A"}
        >>> names = read_names(RawRow(1, cells), columns)
        >>> names.name, names.further
        ('ACME Ltd', ('Jinping Xi',))
    """
    whole = _names_in(row.cell(columns.name))
    other_names = (*whole[1:], *_joined_lines(row, columns.joined))
    if not columns.name_parts and not columns.other_names and not columns.other_parts:  # nearly every file
        return RowNames(whole[0], other_names) if whole else _NAMELESS
    groups = (columns.name_parts, *columns.other_parts)
    persons = [parts for group in groups if (parts := _join_parts(row, group, columns))]
    payees = [name for column in columns.other_names for name in _names_in(row.cell(column))]
    names = [*whole[:1], *persons, *payees]
    name = next((text for text in names if not why_unscreenable(text)), names[0] if names else "")
    further = tuple(dict.fromkeys(text for text in names if _is_further(text, name, persons)))
    return RowNames(name, other_names, further, set(further) <= set(persons))


def _is_further(text: str, name: str, persons: Sequence[str]) -> bool:
    """Whether a name says more than the first one does; the surname of a person alone does not, nor a yes or no."""
    words = text.casefold().split()
    if why_unscreenable(text) or (text in persons and len(words) == 1):
        return False
    if is_answer(text) or not any(map(str.isalpha, text)):
        return False
    return not set(name.casefold().split()).issuperset(words)


def _joined_lines(row: RawRow, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of one name as one; nothing where only one of them is there."""
    lines = [text for column in columns if (text := cell_text(row.cell(column)))]
    return (" ".join(lines),) if len(lines) > 1 else ()


def _names_in(cell: Any) -> list[str]:
    """A cell is one name, whatever stands in it; JSON and Parquet may have a list of names there."""
    if isinstance(cell, (list, tuple)):
        return list(split_cell(cell))
    if isinstance(cell, dict):
        return []
    return [text] if (text := cell_text(cell)) else []


def _join_parts(row: RawRow, group: tuple[str, ...], columns: Columns) -> str:
    """A name of its parts; one that another holds (given names and the first of them) is not said twice."""
    parts = [(part, text) for part in group if (text := cell_text(row.cell(part)))]
    kept = [text for at, (part, text) in enumerate(parts) if not _is_repeated(part, text, parts, at, columns)]
    return " ".join(kept)


def _is_repeated(part: str, text: str, parts: Sequence[tuple[str, str]], at: int, columns: Columns) -> bool:
    """Whether another part holds this one: the whole name does, or one of the same sort."""
    words = text.casefold().split()
    for before, (candidate, candidate_text) in enumerate(parts):
        theirs = candidate_text.casefold().split()
        if candidate == part or not set(theirs).issuperset(words):
            continue
        if candidate in columns.doubtful_parts and part not in columns.doubtful_parts:
            return True
        if {part, candidate} <= set(columns.surnames) and len(words) < len(theirs):  # García García is two surnames
            return True
        shorter = len(words) < len(theirs) or before < at
        if {part, candidate} <= set(columns.given_names) and shorter and fold_heading(part) != fold_heading(candidate):
            return True
    return False


def repair_mojibake(text: str) -> str | None:
    """The text that was meant, where `ftfy` finds that its encoding was once mistaken for another; else None.

    Example:
        >>> repair_mojibake("JosÃ© GarcÃ\\xada"), repair_mojibake("José García")
        ('José García', None)
    """
    if text.isascii():
        return None
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    repaired = fix_encoding(text) if is_bad(text) else text
    return None if repaired == text else repaired


def find_flags(name: str) -> Iterator[str]:
    """The signs of bad data in a name that is screened all the same, a short sentence each for the reviewer.

    Example:
        >>> list(find_flags("Xi Jinping")), list(find_flags("Jos? Mar\\u00eda"))
        ([], ['holds a question mark after a letter: letters may be lost'])
    """
    if is_doubtful(name):
        yield f"may be a placeholder ({name!r})"
    elif not any(map(str.isalpha, name)) and not _are_telegraph_codes(name):
        yield f"holds no letter ({name!r}): may be a number of the record"
    if "\ufffd" in name:
        yield "holds U+FFFD: letters were lost in an earlier conversion"
    elif repaired := repair_mojibake(name):
        yield f"looks like mojibake of {repaired!r}, which is screened too"
    if _LOST_LETTER.search(name):
        yield "holds a question mark after a letter: letters may be lost"
    if not (name.isascii() and name.isprintable()):
        hidden = next((character for character in name if unicodedata.category(character) in ("Cf", "Cc")), None)
        if hidden:
            yield f"holds the invisible character U+{ord(hidden):04X}"
    yield from (f"may be written to escape screening: {sign}" for sign in find_evasions(name, _is_form))
    if len(name) == TRUNCATED_LENGTH:
        yield f"is exactly {TRUNCATED_LENGTH} characters long: may be cut off"


def _is_form(word: str) -> bool:
    concept = whole_concept(word)
    return concept is not None and says_form(concept)


def _are_telegraph_codes(name: str) -> bool:
    words = unicodedata.normalize("NFKC", name).split()
    return any(map(str.isalpha, "".join(words))) or (len(words) > 1 and all(len(word) == CODE_DIGITS for word in words))
