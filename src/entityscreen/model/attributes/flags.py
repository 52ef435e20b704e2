"""Cells that say yes or no, also as a spreadsheet of any country saves them (`resources/attributes/flags.tsv`)."""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

_YES, _NO = frozenset(("yes", "y", "true", "1", "x")), frozenset(("no", "n", "false", "0", ""))


@named_cache("model.flags", maxsize=1)
def spreadsheet_flags() -> dict[str, str]:
    """`true` or `false` by each word, in capitals, that a spreadsheet writes for it."""
    return {row[0]: row[1] for row in read_rows("flags")}


def plain_flag(text: str) -> str:
    """A word in small letters; `true` or `false` for what a spreadsheet writes in their place.

    Example:
        >>> plain_flag("FALSCH"), plain_flag("Vrai"), plain_flag("Undecided")
        ('false', 'true', 'undecided')
    """
    return spreadsheet_flags().get(text.upper(), text.lower())


def read_flag(text: str) -> bool | None:
    """Whether a cell says yes; an empty one says no, and None stands for one that says neither.

    Example:
        >>> read_flag("x"), read_flag("ЛОЖЬ"), read_flag(""), read_flag("perhaps")
        (True, False, False, None)
    """
    word = plain_flag(text)
    return True if word in _YES else False if word in _NO else None
