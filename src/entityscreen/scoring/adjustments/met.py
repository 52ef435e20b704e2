"""Which parts of two names are met: what the rules count.

Here belongs nothing that has an amount.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.names.prepared import NAMED, Part, Role, Variant
from entityscreen.scoring.align import Pair

# What tells one organisation from another by meaning or by name: no legal forms, and no words such as group.
TELLING = NAMED | {Role.PLACE, Role.INDUSTRY, Role.ORGANISATION}
SOUGHT = 0.69  # similarity from which a part counts as met


def places(pair: Pair) -> tuple[range, range]:
    """The places of a pair's parts, on either side."""
    return range(pair.a_start, pair.a_end), range(pair.b_start, pair.b_end)


def places_met(pairs: Sequence[Pair]) -> tuple[set[int], set[int]]:
    """The places of all parts that have a pair, on either side."""
    met_a: set[int] = set()
    met_b: set[int] = set()
    for pair in pairs:
        own, other = places(pair)
        met_a.update(own)
        met_b.update(other)
    return met_a, met_b


def count_all(a: Variant, b: Variant, roles: frozenset[Role]) -> tuple[int, int]:
    """How many parts of either name have one of the roles."""
    return _count(a.parts, roles), _count(b.parts, roles)


def count_met(a: Variant, b: Variant, pairs: Sequence[Pair], roles: frozenset[Role]) -> tuple[int, int]:
    """How many parts with one of the roles are met, on either side."""
    met_a = met_b = 0
    for pair in pairs:
        if pair.similarity >= SOUGHT:
            met_a += _count(a.parts[pair.a_start : pair.a_end], roles)
            met_b += _count(b.parts[pair.b_start : pair.b_end], roles)
    return met_a, met_b


def _count(parts: Sequence[Part], roles: frozenset[Role]) -> int:
    return len([part for part in parts if part.role in roles])


def by_initial(a: Variant, b: Variant, pair: Pair) -> bool:
    """Whether an initial takes part in a pair."""
    return a.parts[pair.a_start].token.initial or b.parts[pair.b_start].token.initial
