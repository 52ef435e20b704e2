"""The fitted numbers of the model that compares organisations across scripts.

What each number is for is said where it is used, and in `resources/similarity/`. No number of the model stands in code:
`tools/fit_organisations.py` writes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

Shares = dict[str, float]


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers, by what they are for: `resources/similarity/parameters.tsv` says it of each; `bits` are log2."""

    channel: Shares
    bits: Shares
    background: Shares
    systems: Shares
    characters: Shares
    foreign: Shares
    kanji: Shares
    weights: Shares


@named_cache("similarity.parameters", maxsize=1)
def parameters() -> Parameters:
    """The fitted numbers.

    Example:
        >>> 0.0 < parameters().channel["split"] < 1.0
        True
    """
    parts: dict[str, Shares] = {}
    for part, name, value in read_rows("similarity_parameters"):
        parts.setdefault(part, {})[name] = float(value)
    bits = {name: log2(value) for name, value in parts["channel"].items() if 0.0 < value <= 1.0}
    named = ("background", "system", "character", "foreign character", "kanji", "weight")
    return Parameters(parts["channel"], bits, *(parts[name] for name in named))
