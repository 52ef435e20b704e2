"""Chinese telegraph codes: four digits a character, one table for the Mainland and one for Taiwan.

Here belongs reading codes and finding them in text. Which text is searched is the caller's business.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

MAINLAND, TAIWAN = "mainland telegraph code", "Taiwan telegraph code"
# Two to four groups, together or parted by one space, hyphen or slash; not inside a longer number.
_RUN = re.compile(r"(?<![\d.,])(?<!\d[ /-])\d{4}(?:([ /-]?)\d{4})(?:\1\d{4}){0,2}(?!\d|[.,]\d)(?![ /-]\d)")
_YEARS = re.compile(r"(?:19|20)\d\d[ /-](?:19|20)\d\d")


@named_cache("syllables.telegraph", maxsize=1)
def _codes() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {MAINLAND: {}, TAIWAN: {}}
    for code, mainland, taiwan in read_rows("telegraph_codes"):
        if mainland:
            tables[MAINLAND][code] = mainland
        if taiwan:
            tables[TAIWAN][code] = taiwan
    return tables


@named_cache("syllables.surname_characters", maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(row[0][0] for row in read_rows("han_names") if row[1] != "0")


def _decode(digits: str) -> list[tuple[str, str]]:
    groups = [digits[i : i + 4] for i in range(0, len(digits), 4)]
    found = []
    for table, codes in _codes().items():
        characters = [codes.get(group, "") for group in groups]
        if all(characters):
            found.append(("".join(characters), table))
    return found


def decode_telegraph(digits: str) -> tuple[str, ...]:
    """The characters that groups of four digits stand for.

    Args:
        digits: groups of four digits, together or parted by spaces, hyphens or slashes.

    Returns:
        One text a table in which every group is in use (Mainland first), equal ones once; empty when the
        digits are no groups of four.

    Example:
        >>> decode_telegraph("5045 6602 1627"), decode_telegraph("17284320"), decode_telegraph("123")
        (('习近平', '習近平'), ('张磊', '張磊'), ())
    """
    plain = digits.replace(" ", "").replace("-", "").replace("/", "")
    if not plain or len(plain) % 4 or not (plain.isascii() and plain.isdigit()):
        return ()
    return tuple(dict.fromkeys(characters for characters, _ in _decode(plain)))


def find_telegraph(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """Runs of two to four telegraph codes in a text that can be a person's name.

    Args:
        text: any text, for example a payment message.

    Returns:
        (start, end, characters, table) a run and table, in order; only runs whose first character is a
        surname, and no pairs of years.

    Example:
        >>> find_telegraph("BENEFICIARY 5045/6602/1627 REF 12345678901")
        ((12, 26, '习近平', 'mainland telegraph code'), (12, 26, '習近平', 'Taiwan telegraph code'))
    """
    from entityscreen.text.han import fold_han

    found = []
    for match in _RUN.finditer(text):
        if _YEARS.match(match.group()):
            continue
        digits = "".join(c for c in match.group() if c.isdigit())
        for characters, table in _decode(digits):
            if fold_han(characters[0]) in _surnames():
                found.append((match.start(), match.end(), characters, table))
    return tuple(found)
