"""Single names of Java and Sunda: who bears one has no other, and a letter in front of it is a title.

Here belongs which words are that by their endings. Elsewhere a letter in front of one name is an initial: H. Smith.
"""

from __future__ import annotations

import re

_MANS = (
    "anto", "arto", "arno", "arso", "atno", "isno", "into", "wono", "yono", "iono", "tono", "jono", "rono", "gono",
    "nomo", "tomo", "doyo", "joyo", "karwo", "woto", "bowo", "dodo", "setyo", "arjo", "ardjo", "naryo", "gyo",
    "iyadi", "yadi", "riadi", "toso", "isman", "rman",
)  # fmt: skip
_WOMANS = ("wati", "yati", "ningsih", "ningrum", "yanti", "astuti", "astri", "inem", "iyem")
_BEGINNINGS = (
    "su", "soe", "har", "wa", "wi", "pra", "pur", "poer", "mu", "moe", "tri", "dwi", "eko", "kar", "ku", "nur", "tu",
    "gi", "gu", "goe", "bu", "boe", "po", "pa", "sa", "mar", "rus", "ris", "dj", "jo", "ju",
)  # fmt: skip
_SINGLE = re.compile(rf"(?:{'|'.join(_BEGINNINGS)})[a-z]*(?:{'|'.join((*_MANS, *_WOMANS))})")
SHORTEST = 6  # letters


def is_mononym(word: str) -> bool:
    """Whether a word is a Javanese or Sundanese single name by its sound.

    Args:
        word: a folded Latin word.

    Example:
        >>> is_mononym("suharto"), is_mononym("soekarwo"), is_mononym("hartley"), is_mononym("sullivan")
        (True, True, False, False)
    """
    return len(word) >= SHORTEST and _SINGLE.fullmatch(word) is not None
