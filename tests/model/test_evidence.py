"""Evidence: the rule that rebuilds a score, and how records read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.evidence import SCORE_DIGITS, Evidence, combine, explain, rebuild_score

PAIR = Evidence("pair", "same", "xi", "xi", 0.5, 1.0, 0.9)
GONE = Evidence("unmatched", "name", query="jinping", query_share=0.5)
DETAIL = Evidence("syllable", "surname, pinyin", "习", "xi", similarity=1.0)
LESS = Evidence("adjustment", "parts that only one name has", amount=-0.1)
MORE = Evidence("attribute", "country: same", "cn", "cn", amount=0.02)
LABEL = Evidence("label", "a former name")


def test_the_greater_coverage_and_the_amounts_make_the_score() -> None:
    assert rebuild_score([PAIR]) == 0.9
    assert rebuild_score([PAIR, GONE, DETAIL, LABEL]) == 0.9
    assert rebuild_score([PAIR, LESS, MORE]) == 0.82
    assert rebuild_score([PAIR.swapped(), LESS, MORE]) == 0.82
    assert rebuild_score([]) == 0.0


@given(st.floats(0, 1), st.floats(0, 1), st.floats(-2, 2))
def test_a_score_is_in_range_symmetric_and_rounded(query: float, listed: float, amount: float) -> None:
    score = combine(query, listed, amount)
    assert 0.0 <= score <= 1.0
    assert score == combine(listed, query, amount) == round(score, SCORE_DIGITS)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(-1, 1), st.floats(0, 1))
def test_more_never_lowers(query: float, listed: float, amount: float, more: float) -> None:
    assert combine(query, listed, amount + more) >= combine(query, listed, amount)


def test_swapping_twice_gives_the_record_again() -> None:
    for record in (PAIR, GONE, DETAIL, MORE):
        assert record.swapped().swapped() == record
    assert GONE.swapped() == Evidence("unmatched", "name", listed="jinping", listed_share=0.5)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (PAIR, ["xi = xi", "0.90", "same", "50% of the query", "100% of the listed name"]),
        (GONE, ["jinping", "only in the query", "50%"]),
        (GONE.swapped(), ["jinping", "only in the listed name", "50%"]),
        (DETAIL, ["习 ~ xi", "pinyin"]),
        (LESS, ["-0.100", "parts that only one name has"]),
        (MORE, ["+0.020", "country: same", "(cn / cn)"]),
        (LABEL, ["a former name"]),
    ],
)
def test_every_record_reads_as_a_line(record: Evidence, words: list[str]) -> None:
    head, line = explain("Xi Jinping", "Xi", 0.8, [record]).splitlines()
    assert head == "Xi Jinping ~ Xi: 0.800"
    for word in words:
        assert word in line


def test_a_label_shows_no_amount() -> None:
    assert "0.000" not in explain("a", "b", 0.8, [LABEL]).splitlines()[1]
