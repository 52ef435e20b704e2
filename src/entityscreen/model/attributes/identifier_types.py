"""What forms, files and lists call a number, and the model's type for it.

Files and lists share this one look-up of a label ("Cedula No.", "R.F.C.", "passport number"). The table is
`resources/attributes/identifier_types.tsv`.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs

_NOT_WORD = re.compile(r"[^\w]+")
_NUMBER_WORD = re.compile(r" (?:no|numbers?)$")
_ABBREVIATION = re.compile(r"\b(\w)\.(?=\w\b)")  # R.F.C. is one word


def label_key(label: str) -> str:
    """The key under which a label is found.

    Example:
        >>> label_key("R.F.C. #"), label_key("D-U-N-S Number")
        ('rfc', 'd u n s number')
    """
    return " ".join(_NOT_WORD.sub(" ", _ABBREVIATION.sub(r"\1", label.casefold())).split())


@named_cache("model.identifier_types", maxsize=1)
def _types() -> dict[str, str]:
    return read_pairs("identifier_types")


def known_type(label: str) -> str | None:
    """The type by the source's label, with or without `number` at its end, or None when the table does not have it.

    Example:
        >>> known_type("Civil ID no."), known_type("Civil ID"), known_type("Vendor code")
        ('national-id', 'national-id', None)
    """
    key = label_key(label)
    return _types().get(key) or _types().get(_NUMBER_WORD.sub("", key))


@named_cache("model.identifier_type", maxsize=4096)
def identifier_type(label: str) -> str:
    """The type of an identifier by the source's label; the label itself, in lower case with hyphens, where the table
    has none.

    Example:
        >>> [identifier_type(label) for label in ("Cedula No.", "R.F.C.", "Vendor code")]
        ['national-id', 'tax-id', 'vendor-code']
    """
    return known_type(label) or label_key(label).replace(" ", "-")
