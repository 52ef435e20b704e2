"""Scripts without a reader of their own (Khmer, Lao, Burmese, Ethiopic ...), by Unidecode's tables: the last resort.

The only module that imports Unidecode.
"""

from __future__ import annotations

from entityscreen.model.script import Script
from entityscreen.names.readings.reading import Reading, collect

SCRIPT = Script.OTHER
# Unidecode reads letter by letter, without the language: never as good as a reader's own alternates.
_COST = 0.1


def read(token: str) -> tuple[Reading, ...]:
    """The Latin spelling that Unidecode gives a word.

    Args:
        token: a folded word.

    Returns:
        One reading, or none when no letter comes out.

    Example:
        >>> read("ሰላም")[0].text
        'salaame'
    """
    from unidecode import unidecode

    latin = "".join(c for c in unidecode(token, errors="ignore").lower() if "a" <= c <= "z")
    return collect(((latin, "Unidecode", _COST),))
