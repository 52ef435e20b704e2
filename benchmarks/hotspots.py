"""Where the time goes: a profile of a batch, by function and by layer.

A function's own time belongs to the layer of its module. What serves several layers (likeness of words, arrays,
built-in functions) is charged to whoever called it, in the shares that cProfile measured.
"""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.results import Hotspot, Profile

LAYERS = ("prepare", "expand", "bound", "score", "other")
# The first beginning that fits a module's path in the package counts; None: the time is the callers'.
LAYER_OF: tuple[tuple[str, str | None], ...] = (
    ("names/prepare.py", "prepare"),
    ("names/", None),
    ("index/parts.py", "expand"),
    ("index/arrays.py", None),
    ("index/", "bound"),
    ("scoring/", "score"),
    ("screening/matching.py", "score"),
    ("screening/", "other"),
)
PACKAGE = "entityscreen/"
TOP = 15  # functions shown
ROUNDS = 12  # of passing shares from callers on: calls are not nested deeper than that between layers

Function = tuple[str, int, str]
Shares = dict[str, float]
Calls = Mapping[Function, tuple[int, int, float, float]]
Stats = Mapping[Function, tuple[int, int, float, float, Calls]]


def profile_batch(batch: Callable[[], Any], count: int) -> Profile:
    """Profile one call.

    Args:
        batch: screens the queries.
        count: how many they are.
    """
    profiler = cProfile.Profile()
    profiler.enable()
    batch()
    profiler.disable()
    stats: Stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]  # typeshed leaves it out
    return summarise(stats, count)


def summarise(stats: Stats, count: int) -> Profile:
    """Shares by layer and the functions with the most time of their own."""
    total = sum(entry[2] for entry in stats.values()) or 1.0
    shares = layer_shares(stats)
    layers = dict.fromkeys(LAYERS, 0.0)
    for function, entry in stats.items():
        for layer, share in shares[function].items():
            layers[layer] += share * entry[2] / total
    first = sorted(stats, key=lambda function: (-stats[function][2], function))[:TOP]
    hotspots = [
        Hotspot(
            where=describe(function),
            layer=max(shares[function], key=lambda layer: shares[function][layer]),
            calls=stats[function][1],
            share=stats[function][2] / total,
        )
        for function in first
    ]
    return Profile(count=count, layers=layers, hotspots=tuple(hotspots))


def layer_shares(stats: Stats) -> dict[Function, Shares]:
    """For each function the shares of its own time that belong to each layer; they add up to 1."""
    fixed = {function: layer for function in stats if (layer := layer_of(function[0])) is not None}
    shares: dict[Function, Shares] = {
        function: {fixed[function]: 1.0} if function in fixed else {"other": 1.0} for function in stats
    }
    for _ in range(ROUNDS):
        for function in stats:
            if function not in fixed:
                shares[function] = _from_callers(function, stats[function][4], shares)
    return shares


def layer_of(path: str) -> str | None:
    """The layer of a module, or None when its callers' counts.

    Example:
        >>> layer_of("/x/entityscreen/scoring/align.py"), layer_of("/x/entityscreen/names/likeness.py")
        ('score', None)
    """
    _, found, module = path.replace("\\", "/").rpartition(PACKAGE)
    if not found:
        return None
    return next((layer for beginning, layer in LAYER_OF if module.startswith(beginning)), None)


def describe(function: Function) -> str:
    """A function as its module in the package, or the file, and its name."""
    path, _, name = function
    _, found, module = path.replace("\\", "/").rpartition(PACKAGE)
    if path.startswith("~"):
        return name.strip("<>")
    return f"{module if found else Path(path).name}: {name}"


def _from_callers(function: Function, callers: Calls, shares: Mapping[Function, Shares]) -> Shares:
    """The callers' shares, each by the time that the function takes when called from there."""
    weights = {caller: times[2] for caller, times in callers.items() if caller in shares and caller != function}
    total = sum(weights.values())
    if total <= 0.0:
        return shares[function]
    mixed: Shares = {}
    for caller, weight in weights.items():
        for layer, share in shares[caller].items():
            mixed[layer] = mixed.get(layer, 0.0) + share * weight / total
    return mixed
