"""What queries meet is the same whether rows are gone through query by query or all at once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.index import pairs
from entityscreen.index.builder import build_index
from entityscreen.index.expand import Expander, Expansion
from entityscreen.index.name_index import NameIndex
from entityscreen.index.pairs import Terms
from entityscreen.index.parts import by_parts_of_many
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.tokens import word_token
from entityscreen.screening.compiled import bound_for

_WORDS = "maria marija мария ana anna lopez garcia van der berg vandenberg bank banka group ltd j b 13 김 서준 محمد"
WORDS = st.sampled_from(_WORDS.split())
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
BOUND = bound_for(es.ScreeningConfig())
EVERY_ROW_IS_LONG, EVERY_ROW_IS_SHORT = -(10**9), 10**9


def candidates(listed: list[str], queries: list[str], family: Family, *, long: int) -> list[tuple[int, int, float]]:
    index = build_index([(name, family, i) for i, name in enumerate(listed)], prune=BOUND.prune)
    variants = [variant for query in queries for variant in prepare_name(query, family).variants if variant.parts]
    persons = np.full(len(variants), family is Family.PERSON)
    with patch.object(pairs, "LONG", long):
        least = np.full(len(variants), BOUND.least)
        found = by_parts_of_many(index, BOUND, Expander(index), variants, persons, least)
    return list(zip(*(column.tolist() for column in found), strict=True))


@given(st.lists(NAMES, min_size=1, max_size=8), st.lists(NAMES, min_size=1, max_size=4), st.sampled_from(list(Family)))
def test_long_rows_find_what_short_rows_find(listed: list[str], queries: list[str], family: Family) -> None:
    one_by_one = candidates(listed, queries, family, long=EVERY_ROW_IS_LONG)
    together = candidates(listed, queries, family, long=EVERY_ROW_IS_SHORT)
    assert sorted((query, variant) for query, variant, _ in one_by_one) == [(q, v) for q, v, _ in sorted(together)]
    highest = {(query, variant): most for query, variant, most in together}
    assert all(most == pytest.approx(highest[query, variant]) for query, variant, most in one_by_one)


ROWS = st.lists(st.dictionaries(st.integers(0, 9), st.integers(1, 8), max_size=8), min_size=1, max_size=4)


@given(ROWS, st.lists(st.integers(0, 1), min_size=10, max_size=10), st.integers(1, 16))
def test_what_is_kept_is_covered_enough_or_has_initials(
    rows: list[dict[int, int]], initials: list[int], needed: int
) -> None:
    of_index = SimpleNamespace(variant_names=np.zeros(10), variant_initial_count=np.array(initials, dtype=np.uint16))
    covered = pairs._Covered(cast("NameIndex", of_index))
    expansions = [expansion(row) for row in rows]
    for _ in range(2):  # nothing is left of the query before
        found = covered.enough(expansions, [0.5] * len(rows), needed / 8)
        for row, places in zip(rows, found, strict=True):
            sums = {variant: sum(other.get(variant, 0) for other in rows) for variant in sorted(row)}
            enough = [at for at, (v, most) in enumerate(sums.items()) if most >= needed or initials[v]]
            assert places.tolist() == enough


def expansion(row: dict[int, int]) -> Expansion:
    """A row that covers so many eighths of each listed name, and half as much of the query."""
    variants = np.array(sorted(row), dtype=np.int32)
    shares = np.array([row[variant] / 8 for variant in sorted(row)], dtype=np.float32)
    return Expansion(variants, shares, shares, variants, variants)


def test_queries_of_both_kinds_come_back_together() -> None:
    listed = [f"Maria {surname}" for surname in ("Lopez", "Lopez", "Lopez", "Lopez")] + ["Ana Berg"]
    queries = ["Maria Lopez", "Ana Berg"]
    index = build_index([(name, Family.PERSON, i) for i, name in enumerate(listed)], prune=BOUND.prune)
    (maria, lopez, ana, berg) = Expander(index).words([word_token(w) for q in queries for w in q.lower().split()])
    words = np.arange(4)
    terms = Terms([maria, lopez, ana, berg], words, words, words * 0, words // 2, np.full(4, 0.5), words >= 0)
    with patch.object(pairs, "LONG", 2):
        assert pairs._have_long_rows(terms.queries, terms.sizes(), 2).tolist() == [True, False]
    found = candidates(listed, queries, Family.PERSON, long=2)
    assert {(query, variant) for query, variant, _ in found} == {(0, 0), (0, 1), (0, 2), (0, 3), (1, 4)}
