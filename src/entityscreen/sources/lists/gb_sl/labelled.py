"""The labelled parts of OFSI's `Other Information`: `(IMO number):9187629. (Gender):Male`.

Here belongs the cutting of such a text. What a label means belongs to `mapper`.
"""

from __future__ import annotations

import re

_LABEL = re.compile(r"(?:^|(?<=[\s.]))\((?P<label>[A-Z][A-Za-z/& -]{1,48})\):\s*")


def labelled_parts(text: str) -> list[tuple[str, str]]:
    """The parts of a text by their labels; what stands before the first has an empty one.

    Example:
        >>> labelled_parts("Seized. (UK Sanctions List Ref):DPR0001. (IMO number):9187629. (Gender):")
        [('', 'Seized.'), ('UK Sanctions List Ref', 'DPR0001'), ('IMO number', '9187629')]
    """
    before, *rest = _LABEL.split(text)
    parts = [("", before.strip()), *zip(rest[::2], (_value(piece) for piece in rest[1::2]), strict=True)]
    return [(label, value) for label, value in parts if value]


def _value(text: str) -> str:
    """A sentence keeps its stop, a value of one word has none."""
    plain = text.strip()
    return plain.removesuffix(".") if plain.count(". ") == 0 else plain
