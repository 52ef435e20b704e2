"""The bound: nothing that the scorer could hit is pruned."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.index.bound import LEAST_PRUNE, NO_DOUBT, Bound
from entityscreen.model.evidence import combine
from entityscreen.names.likeness import INITIAL_SIMILARITY

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
    listed = 1.0 - (1.0 - INITIAL_SIMILARITY) * max(unmet, 1.0 - bound.prune)
    if bound.highest(covered, listed, NO_DOUBT, alone=False) >= least:
        assert 1.0 - covered <= bound.left_out_beside_initials(np.array(least), bound.prune) + 1e-5
