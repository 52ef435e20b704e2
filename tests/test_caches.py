"""A cache is bounded, starts again when it is full, and changes no result."""

from __future__ import annotations

import pytest

from entityscreen import caches
from entityscreen.caches import cache_sizes, clear_caches, load_tables, named_cache


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    for registry in ("_CACHES", "_LARGE", "_TABLES"):
        monkeypatch.setattr(caches, registry, getattr(caches, registry).copy())


def test_a_full_cache_starts_again() -> None:
    asked = []

    @named_cache("test.squares", maxsize=3)
    def square(number: int) -> int:
        asked.append(number)
        return number**2

    assert [square(number) for number in (1, 2, 3, 1, 2, 3, 4, 1)] == [1, 4, 9, 1, 4, 9, 16, 1]
    assert (asked, cache_sizes()["test.squares"]) == ([1, 2, 3, 4, 1], 2)
    clear_caches()
    assert cache_sizes()["test.squares"] == 0


def test_tables_are_read_at_once_and_nothing_else_is() -> None:
    read = []

    @named_cache("test.table", maxsize=1)
    def table() -> tuple[int, ...]:
        read.append("table")
        return 1, 2

    @named_cache("test.row", maxsize=8)
    def row(number: int = 0) -> int:
        read.append("row")
        return number

    load_tables()
    assert (table(), read) == ((1, 2), ["table"])
