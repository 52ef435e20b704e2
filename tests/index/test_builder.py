"""What the building of an index leaves behind in the process."""

from __future__ import annotations

import pytest

from entityscreen.caches import cache_sizes, clear_caches
from entityscreen.index import builder
from entityscreen.model.kind import Family
from entityscreen.names.prepare import PREPARED

NAMES = [(f"Vladimir Kov{letter}lenko", Family.PERSON, number) for number, letter in enumerate("abcdefghij")]


@pytest.mark.parametrize(("short", "kept"), [(10, 10), (9, 0)], ids=["a short list", "a longer one"])
def test_of_a_short_list_all_that_was_learnt_is_kept(monkeypatch: pytest.MonkeyPatch, short: int, kept: int) -> None:
    """The names that customers hit are asked for again; those of a long list would only fill the memory."""
    monkeypatch.setattr(builder, "SHORT", short)
    clear_caches()
    builder.build_index(NAMES, prune=0.7)
    assert cache_sizes()[PREPARED] == kept
