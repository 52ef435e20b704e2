"""The bound: nothing that the scorer could hit is pruned."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.index.bound import LEAST_PRUNE, NO_DOUBT, Added, Bound
from entityscreen.model.evidence import combine
from entityscreen.names.likeness import INITIAL

SHARE = st.floats(0.0, 1.0)


@given(SHARE, SHARE, SHARE, SHARE, st.floats(0.0, 0.5))
def test_no_score_above_least_has_a_coverage_below_prune(
    most: float, other: float, least: float, conflict: float, missing: float
) -> None:
    least_covered = min(most, other)
    score = combine(most, least_covered, -conflict * (1.0 - most) - missing * (most - least_covered))
    bound = Bound(least, 0.1, conflict=conflict, missing=missing, doubt=2.0, one_part=0.2, read_otherwise=0.25)
    if score >= least and score > 0.0:
        assert most >= bound.prune - 1e-5 or bound.prune == LEAST_PRUNE


@given(SHARE, SHARE, SHARE, st.floats(0.1, 0.95), st.floats(0.0, 0.5))
def test_what_initials_match_leaves_no_more_out_of_a_query(
    unmet: float, covered: float, least: float, conflict: float, missing: float
) -> None:
    bound = Bound(least, 0.1, conflict=conflict, missing=missing, doubt=2.0, one_part=0.2, read_otherwise=0.25)
    # An initial stands for listed words that have no key, which are more than `1 - prune` of the name.
    listed = 1.0 - (1.0 - INITIAL) * max(unmet, 1.0 - bound.prune)
    if bound.highest(covered, listed, NO_DOUBT, alone=False) >= least:
        assert 1.0 - covered <= bound.left_out_beside_initials(np.array(least), bound.prune) + 1e-5


@given(st.lists(st.tuples(SHARE, SHARE, SHARE, st.booleans()), min_size=1, max_size=8), SHARE, st.floats(0.0, 0.5))
def test_of_many_pairs_each_has_the_bound_of_one(
    pairs: list[tuple[float, float, float, bool]], conflict: float, missing: float
) -> None:
    bound = Bound(0.7, 0.1, conflict=conflict, missing=missing, doubt=2.0, one_part=0.2, read_otherwise=0.25)
    query, listed, left_out = (np.array(values) for values in list(zip(*pairs, strict=True))[:3])
    alone = np.array([pair[3] for pair in pairs])
    many = bound.highest_of_many(query, listed, None, alone, left_out)
    one = [bound.highest(*shares, alone=part) for *shares, part in pairs]
    assert many == pytest.approx(one)


@given(SHARE, SHARE)
def test_an_initial_is_another_part_that_two_names_share(query: float, listed: float) -> None:
    bound = Bound(0.7, 0.1, conflict=0.3, missing=0.2, doubt=2.0, one_part=0.2, read_otherwise=0.25)
    names, none, alone, no = (
        (np.array([query]), np.array([listed])),
        np.array([0.0]),
        np.array([True]),
        np.array([False]),
    )
    plain = bound.highest_of_many(*names, None, alone)
    assert bound.highest_of_many(*names, Added(none, none, no, ~no), alone) == pytest.approx(plain)
    assert bound.highest_of_many(*names, Added(none, none, no, no), alone) == pytest.approx(plain + bound.one_part)
