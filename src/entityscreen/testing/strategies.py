"""Hypothesis strategies: changed names of an entity, and names that are on no list.

They need the package `hypothesis`, which the library itself does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from entityscreen.model.name import Name
from entityscreen.testing.mutations import MUTATIONS, Mutation, Severity

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from entityscreen.model.entity import Entity

_SEEDS = 1_000_000
_ORDER: tuple[Severity, ...] = ("minor", "moderate", "severe")


def variants_of(
    entity: Entity, *, severity: Severity = "minor", mutations: Mapping[str, Mutation] = MUTATIONS
) -> SearchStrategy[str]:
    """Names of an entity as files, clerks and languages change them; weak names are left out.

    Args:
        entity: a listed entity.
        severity: the worst change that is made.
        mutations: those to choose from.

    Returns:
        A strategy of changed names; the first mutation of the table that applies is the simplest example.
    """
    from hypothesis import strategies as st

    allowed = _ORDER[: _ORDER.index(severity) + 1]
    names: Sequence[Name] = [name for name in entity.names if name.type != "weak"]
    choices = [
        (mutation, name.text)
        for mutation in mutations.values()
        if mutation.severity in allowed
        for name in names
        if mutation.apply(name.text, entity.kind) is not None
    ]

    def change(choice: tuple[Mutation, str], seed: int) -> str | None:
        mutation, text = choice
        return mutation.apply(text, entity.kind, seed)

    changed = st.builds(change, st.sampled_from(choices), st.integers(0, _SEEDS)) if choices else st.nothing()
    return changed.filter(lambda name: name is not None and any(map(str.isalnum, name))).map(str)


def clean_names(kind: str = "Person") -> SearchStrategy[str]:
    """Names of the bundled background population, which are on no list but for chance.

    Args:
        kind: `Person` or `Company`.
    """
    from hypothesis import strategies as st

    from entityscreen.data import read_rows

    return st.sampled_from([name for kind_of_name, name in read_rows("background") if kind_of_name == kind])
