"""Institutions: banks, insurers, airlines, hospitals, universities; and trades that are no rendering of one another.

Here belongs which words say so. What it means when one of two names lacks them belongs to `scoring/adjustments`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs
from entityscreen.names.lexicon import Concept


@named_cache("lexicon.kinds", maxsize=1)
def _kinds() -> dict[str, str]:
    return read_pairs("lexicon_kinds")


def kind_of(meaning: Concept | None) -> str:
    """What kind of institution a word says that its name is of.

    Returns:
        `bank`, `insurer`, `airline`, `hospital`, `university`; empty for any other word.

    Example:
        >>> from entityscreen.names.lexicon import concept
        >>> kind_of(concept("savings-bank")), kind_of(concept("trading"))
        ('bank', '')
    """
    return _kinds().get(meaning.id, "") if meaning is not None else ""


@named_cache("lexicon.distinct", maxsize=1)
def _groups() -> dict[str, str]:
    return read_pairs("lexicon_distinct")


def are_distinct(one: Concept | None, other: Concept | None) -> bool:
    """Whether two meanings are two things that no translator takes for one another, near as they are.

    Example:
        >>> from entityscreen.names.lexicon import concept
        >>> are_distinct(concept("tractor"), concept("automotive")), are_distinct(concept("steel"), concept("iron"))
        (True, False)
    """
    if one is None or other is None or one.id == other.id:
        return False
    group = _groups().get(one.id)
    return group is not None and group == _groups().get(other.id)
