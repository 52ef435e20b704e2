"""Scripts without a reader of their own (Tibetan, Mongolian ...), by Unidecode's tables: the last resort.

Burmese, Khmer, Lao and Ethiopic share the script class and have readers, which are asked first. The only module that
imports Unidecode.
"""

from __future__ import annotations

from entityscreen.romanisation import burmese, ethiopic, khmer, lao
from entityscreen.romanisation.contract import Romanisation, collect

# Unidecode reads letter by letter, without the language: never as good as a reader's own alternates.
_COST = 0.1
_FIRST_BURMESE, _LAST_BURMESE = "\u1000", "\u109f"


def read(token: str) -> tuple[Romanisation, ...]:
    """The Latin spelling that Unidecode gives a word.

    Args:
        token: a folded word.

    Returns:
        One reading, or none when no letter comes out.

    Example:
        >>> read("བཀྲ")[0].text
        'bkr'
    """
    if _FIRST_BURMESE <= token[:1] <= _LAST_BURMESE and (readings := burmese.read(token)):
        return readings
    if lao.FIRST <= token[:1] <= lao.LAST and (readings := lao.read(token)):
        return readings
    if khmer.FIRST <= token[:1] <= khmer.LAST and (readings := khmer.read(token)):
        return readings
    if ethiopic.FIRST <= ord(token[:1] or " ") <= ethiopic.LAST and (readings := ethiopic.read(token)):
        return readings
    from unidecode import unidecode

    latin = "".join(c for c in unidecode(token, errors="ignore").lower() if "a" <= c <= "z")
    return collect(((latin, "Unidecode", _COST),))
