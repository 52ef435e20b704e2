"""The fitted numbers of the model that compares organisations across scripts.

Here belongs how they are read; what each is for is said where it is used, and in `resources/similarity/`. No number of
the model stands in code: `tools/fit_organisations.py` writes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

Shares = dict[str, float]


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers, by what they are for.

    Attributes:
        channel: probabilities of what may happen to a brand on its way to Latin letters, and how much is searched.
        bits: log2 of those that are probabilities.
        background: shares of the ways to explain any word, in [0, 1].
        systems: share of the brands that are spelled in one system throughout, by system.
        characters: share of what a Chinese character of a coined brand is spelled by.
        foreign: the same of a foreign name in Chinese characters.
        kanji: the same of a character in a Japanese name.
        weights: of each kind of evidence, in bits of the odds that two names are one organisation's, a unit.
    """

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
    channel = parts["channel"]
    bits = {name: log2(value) for name, value in channel.items() if 0.0 < value <= 1.0}
    return Parameters(
        channel,
        bits,
        parts["background"],
        parts["system"],
        parts["character"],
        parts["foreign character"],
        parts["kanji"],
        parts["weight"],
    )
