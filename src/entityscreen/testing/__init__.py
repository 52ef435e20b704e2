"""For those who test a screening: mutations of names, Hypothesis strategies, a pytest plugin, validation.

What is named here is loaded when it is first asked for: the pytest plugin starts without the library, and only the
strategies need Hypothesis.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entityscreen.testing.mutations import MUTATIONS, Mutation, compose
    from entityscreen.testing.strategies import clean_names, variants_of

__all__ = ["MUTATIONS", "Mutation", "clean_names", "compose", "variants_of"]
_STRATEGIES = frozenset({"clean_names", "variants_of"})


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{'strategies' if name in _STRATEGIES else 'mutations'}"), name)
