"""Alignment: which parts are paired, across word boundaries too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Variant
from entityscreen.scoring.align import Kinds, align, kinds_of


def variant(name: str, family: Family = Family.PERSON) -> Variant:
    return prepare_name(name, family).variants[0]


def pairs(a: str, b: str, family: Family = Family.PERSON) -> list[tuple[str, str]]:
    one, other = variant(a, family), variant(b, family)
    return [
        (
            " ".join(part.token.text for part in one.parts[pair.a_start : pair.a_end]),
            " ".join(part.token.text for part in other.parts[pair.b_start : pair.b_end]),
        )
        for pair in align(one, other)
    ]


CASES = [
    ("Vladimir Putin", "Putin, Vladimir", [("vladimir", "vladimir"), ("putin", "putin")]),
    ("Vladimir Putin", "Wladimir Potanin", [("vladimir", "wladimir")]),
    ("Cornelius van der Bilt", "Cornelius Vanderbilt", [("cornelius", "cornelius"), ("van der bilt", "vanderbilt")]),
    ("Vanderbilt", "van der Bilt", [("vanderbilt", "van der bilt")]),
    ("J. Smith", "John Smith", [("j", "john"), ("smith", "smith")]),
    ("Ali Ali", "Ali", [("ali", "ali")]),
    ("Kim", "Kam", []),
    ("Anna Maria Schmidt", "Annamaria Schmidt", [("anna maria", "annamaria"), ("schmidt", "schmidt")]),
]


@pytest.mark.parametrize(("a", "b", "expected"), CASES)
def test_pairs_of_persons(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(a, b) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Face Book Inc", "Facebook Corporation", [("face book", "facebook"), ("inc", "corporation")]),
        ("Wuhan Gaoxin Technology", "武漢高芯科技", [("wuhan", "武汉"), ("gaoxin", "高芯"), ("technology", "科技")]),
        ("Fund Five", "Fund 5", [("fund", "fund"), ("5", "5")]),
    ],
)
def test_pairs_of_organisations(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(a, b, Family.ORGANISATION) == expected


def test_the_closer_part_is_taken() -> None:
    assert pairs("Mohammed Mahmoud", "Mohammad Mohammed") == [("mohammed", "mohammed")] or (
        ("mohammed", "mohammed") in pairs("Mohammed Mahmoud", "Mohammad Mohammed")
    )


WORDS = st.sampled_from(
    [
        "ali",
        "hasan",
        "hassan",
        "bin",
        "al",
        "van",
        "der",
        "bilt",
        "vanderbilt",
        "anna",
        "maria",
        "annamaria",
        "j",
        "putin",
        "习近平",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@given(NAMES, NAMES)
def test_no_part_is_paired_twice(a: str, b: str) -> None:
    one, other = variant(a), variant(b)
    found = align(one, other)
    used_a = [i for pair in found for i in range(pair.a_start, pair.a_end)]
    used_b = [i for pair in found for i in range(pair.b_start, pair.b_end)]
    assert len(used_a) == len(set(used_a))
    assert len(used_b) == len(set(used_b))
    assert used_a == sorted(used_a)
    assert all(i < len(one.parts) for i in used_a)
    assert all(i < len(other.parts) for i in used_b)
    assert all(0.0 < pair.similarity <= 1.0 for pair in found)


@pytest.mark.parametrize(
    ("a", "b", "similarity"),
    [
        ("G S Auto Limited", "观时", 0.78),  # two letters stand for many brands
        ("Hai Er Group", "海尔集团", 0.98),
    ],
)
def test_words_written_as_one_cost_what_the_spelling_costs(a: str, b: str, similarity: float) -> None:
    one, other = (variant(name, Family.ORGANISATION) for name in (a, b))
    joined = [pair for pair in align(one, other) if pair.a_end - pair.a_start > 1]
    assert [pair.similarity for pair in joined] == [pytest.approx(similarity)]


@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        (Family.VESSEL, Family.ORGANISATION, Kinds.VESSEL_AND_OTHER),
        (Family.PERSON, Family.VESSEL, Kinds.VESSEL_AND_OTHER),
        (Family.PERSON, Family.ORGANISATION, Kinds.PERSON_AND_ORGANISATION),
        (Family.PERSON, Family.PERSON, Kinds.PERSONS),
    ],
)
def test_names_of_two_kinds_have_rules_of_their_own(a: Family, b: Family, kinds: Kinds) -> None:
    assert kinds_of(a, b) is kinds_of(b, a) is kinds
