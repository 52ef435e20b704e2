"""Words and letters for genders, in the languages of customer files and lists.

The table is `resources/attributes/genders.tsv`. A gender guessed from a name is none.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

_EITHER = "-"


@named_cache("model.genders", maxsize=1)
def _genders() -> dict[tuple[str, str], str]:
    return {(heading, word): gender for word, heading, gender in read_rows("genders")}


def _find(text: str, heading: str) -> str | None:
    word = text.strip().rstrip(".").strip().casefold()
    return _genders().get((heading, word)) or _genders().get(("", word))


def read_gender(text: str, heading: str = "") -> str | None:
    """The gender that a word stands for.

    Args:
        text: a word or a letter in any language of the table, or a number of ISO/IEC 5218.
        heading: of the column, folded, which may say in which language a letter is.

    Returns:
        `male`, `female` or `other`; None for a word that is not known, and for a letter that may be either.

    Example:
        >>> read_gender("F"), read_gender("男"), read_gender("?")
        ('female', 'male', None)
        >>> read_gender("H"), read_gender("K"), read_gender("F", "neme"), read_gender("M", "sexo")
        ('male', 'female', 'male', None)
    """
    gender = _find(text, heading)
    return None if gender == _EITHER else gender


def is_ambiguous(text: str, heading: str) -> bool:
    """Whether a letter is known, and may be either beneath its heading."""
    return _find(text, heading) == _EITHER


def ambiguous_letters(heading: str) -> str:
    """The letters that may be either beneath a folded heading, for a warning.

    Example:
        >>> ambiguous_letters("sexo"), ambiguous_letters("gender")
        ('M', '')
    """
    if not heading:
        return ""
    return ", ".join(w.upper() for (above, w), gender in _genders().items() if above == heading and gender == _EITHER)
