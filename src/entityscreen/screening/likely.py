"""Which parties of a block may have hits at all.

Here belongs the short way for ordinary names: of most customers the words alone say that they are on no list, and
they need not be prepared. All others go on to `screener.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.index.lookup import Candidates, Lookup
from entityscreen.model.kind import family_of
from entityscreen.model.party import Party
from entityscreen.names.ordinary import ordinary_names
from entityscreen.screening.parties import Read, is_bare


def likely_parties(lookup: Lookup, read: Sequence[Read]) -> dict[int, Candidates | None]:
    """The parties that may have hits.

    Args:
        lookup: of the index.
        read: the parties of a block.

    Returns:
        Position to what the party's one name may hit by its parts, or None where that is not known; no party that has a
        hit is missing.
    """
    alone = [number for number, (known, texts, _) in enumerate(read) if len(texts) == 1 and not _has_number(known)]
    names = ordinary_names([read[n][1][0] for n in alone], [family_of(read[n][2]) for n in alone])
    owners = [alone[number] for number in names.numbers.tolist()]
    may_hit = lookup.may_hit(names, [is_bare(read[number][0]) for number in owners])
    found: dict[int, Candidates | None] = dict.fromkeys(range(len(read)))
    for number, owner in enumerate(owners):
        if number in may_hit:
            found[owner] = may_hit[number]
        else:
            del found[owner]
    return found


def _has_number(known: Party | None) -> bool:
    return known is not None and bool(known.identifiers)
