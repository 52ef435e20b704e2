"""Which parties of a block may have hits at all.

Here belongs the short way for ordinary names: of most customers the words alone say that they are on no list, and
they need not be prepared. All others go on to `screener.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.index.lookup import Lookup
from entityscreen.model.kind import family_of
from entityscreen.names.ordinary import OrdinaryName, ordinary_name
from entityscreen.screening.parties import Read, is_bare


def likely_parties(lookup: Lookup, read: Sequence[Read]) -> dict[int, Read]:
    """The parties that may have hits, by their position.

    Args:
        lookup: of the index.
        read: the parties of a block.

    Returns:
        Position to party; none that has a hit is missing.
    """
    likely: dict[int, Read] = {}
    names: list[OrdinaryName] = []
    owners: list[int] = []
    for number, party in enumerate(read):
        known, texts, kind = party
        ordinary = ordinary_name(texts[0], family_of(kind)) if len(texts) == 1 else None
        if ordinary is None or (known is not None and known.identifiers):
            likely[number] = party
        else:
            names.append(ordinary)
            owners.append(number)
    may_hit = lookup.may_hit(names, [is_bare(read[number][0]) for number in owners])
    likely.update((number, read[number]) for number, may in zip(owners, may_hit, strict=True) if may)
    return likely
