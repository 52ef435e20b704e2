"""Whether some Latin words can be another name at all.

Here belongs what a bracket or a clause may give as an alias, whatever name it stands at: neither a year, nor a role,
nor the part of a contract that a company plays.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.dates import is_date
from entityscreen.sources.documents.vocabulary import countries, fold, is_role, words

_PARTS = re.compile(r"[\s/\-]+")
_PLACED = re.compile(r"-(?:based|listed|owned|backed|led|registered|flagged)$")  # `Shanghai-based`

_DIRECTIONS = frozenset(("north", "south"))
SHORTEST_REGISTRATION = 7  # digits of a number in a register; `Unit 61398` is a name


def may_be_alias(name: str) -> bool:
    """Whether Latin words look like a name: a capital among the first letters, and not only words that name nobody.

    Example:
        >>> may_be_alias("Karl Lee"), may_be_alias("2023"), may_be_alias("Executive Director"), may_be_alias("Note 1")
        (True, False, False, False)
        >>> may_be_alias("Unit 61398"), may_be_alias("No. 7806549213, registered on")
        (True, False)
    """
    if not name[:1].isalnum() or not any(c.isupper() for c in name[:5]):
        return False
    parts = [fold(part).strip(".,") for part in _PARTS.split(name)]
    office = is_role(parts[0]) and len(parts) > 1 and parts[1] in ("of", "at", "for")
    office = office or (parts[0].removesuffix("'s") in countries() and parts[0].endswith("'s"))
    registered = any(part.isdigit() and len(part) >= SHORTEST_REGISTRATION for part in parts)
    placed = countries().get(fold(name), ("", ""))[1] in ("adjective", "city") or bool(_PLACED.search(name))
    return not (
        placed
        or office
        or registered
        or is_date(parts)
        or all(map(_names_nobody, parts))
        or (parts[0] in words("no_alias") and not _is_whole_name(parts))
    )


def _is_whole_name(parts: list[str]) -> bool:
    """Whether words make a name although the first alone names nobody: `North Star Radio`, `Target Corporation`."""
    own = [part for part in parts[1:] if not _names_nobody(part) or is_role(part)]
    return bool(own) and (parts[0] in _DIRECTIONS or (parts[-1] in words("strong") and len(parts) > 1))


def _names_nobody(folded: str) -> bool:
    """Whether a word is a role, a number, a reference or a part in a contract, or joins such words."""
    return (
        not folded
        or folded[0].isdigit()
        or is_role(folded)
        or any(folded in words(kind) for kind in ("generic", "no_alias", "modifier", "connector"))
    )
