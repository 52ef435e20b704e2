"""The families of readings: in which tradition a character or a syllable is read, and what a spelling costs in each."""

from __future__ import annotations

from entityscreen.caches import named_cache

# Families of readings, in the order of a reading's costs. Within one the systems mix freely.
MAINLAND, TAIWAN, CANTONESE, MIN, HAKKA, KOREAN, VIETNAMESE = range(7)
FAMILIES = ("Mandarin", "Taiwanese", "Cantonese", "Hokkien or Teochew", "Hakka", "Korean", "Vietnamese")
MISS = 1.0
# The cost of a spelling in each family; then the least of the Chinese families (the first five), and of all.
# Korean and Vietnamese do not mix with the others.
Costs = tuple[float, ...]
LEAST_CHINESE, LEAST = 7, 8
NO_READING: Costs = (MISS,) * 9


@named_cache("syllables.family_costs", maxsize=20_000)
def family_costs(costs: Costs) -> Costs:
    """The costs by family with their least ones behind them."""
    of_families = costs[: len(FAMILIES)]
    return (*of_families, min(of_families[: HAKKA + 1]), min(of_families))
