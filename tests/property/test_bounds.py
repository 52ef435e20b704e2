"""Laws of the bounds by which the index leaves names out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from entityscreen.index.bound import Bound
from entityscreen.text.phonetics import (
    READ,
    close_keys,
    own_close_key,
    phonetic_similarity,
)

SHARES = st.floats(0.0, 1.0, allow_nan=False)
LETTERS = "abdefghijklmnorstuvyzkh"
WORDS = st.text(LETTERS, min_size=1, max_size=12)
LONG_WORDS = st.text(LETTERS, min_size=18, max_size=24)
BOUND = Bound(least=0.66, boost=0.12, conflict=0.3, missing=0.2, doubt=2.0, one_part=0.2, read_otherwise=0.25)


PAIRS = st.tuples(SHARES, SHARES)


@given(PAIRS, PAIRS, SHARES, SHARES, SHARES, st.floats(0.0, 3.0))
def test_less_covered_is_no_higher_score_of_two_persons(
    highest: tuple[float, float],
    part: tuple[float, float],
    left_out: float,
    conflict: float,
    missing: float,
    doubt: float,
) -> None:
    bound = Bound(0.6, 0.1, conflict=conflict, missing=missing, doubt=doubt, one_part=0.2, read_otherwise=0.0)
    covered = [most * share for most, share in zip(highest, part, strict=True)]
    most, least = max(covered), min(covered)
    gap = max(0.0, most - least - left_out)
    score = most - (conflict + doubt * gap) * (1.0 - most) - missing * (most - least)
    assert bound.highest(*highest, left_out, alone=False) >= score - 1e-9


@given(
    st.text("aiuyjhnszvfkcx", min_size=1, max_size=16),
    st.lists(st.tuples(st.integers(0, 16), st.sampled_from("aiuyjhsxf_"))),
)
def test_what_reads_alike_has_its_close_key_in_common(sound: str, changes: list[tuple[int, str]]) -> None:
    other = list(sound)
    for place, letter in changes[:4]:
        other[place : place + 1] = [] if letter == "_" else [letter] * (1 + place % 2)
    there = "".join(other)
    if there and phonetic_similarity(sound, there, READ) >= READ.least:
        assert own_close_key(sound) in {None, *close_keys(there)}
        assert own_close_key(there) in {None, *close_keys(sound)}
