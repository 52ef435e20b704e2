"""Genders: the word that stands for one, in the languages of customer files and lists.

Here belongs the one look-up that files, lists and scoring share. A gender guessed from a name is no attribute. The
table is `resources/attributes/genders.tsv`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs


@named_cache("model.genders", maxsize=1)
def _genders() -> dict[str, str]:
    return read_pairs("genders")


def read_gender(text: str) -> str | None:
    """The gender that a word stands for: `male`, `female` or `other`; None when the word is not known.

    Args:
        text: a word or a letter in any language of the table; a number of ISO/IEC 5218.

    Example:
        >>> [read_gender(text) for text in ("F", "男", "Mr.", "weiblich", "?")]
        ['female', 'male', 'male', 'female', None]
    """
    return _genders().get(text.casefold().strip(" ."))
