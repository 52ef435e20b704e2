"""Identifiers: equal strong ones decide, failing checks say less, different ones conflict only where one is had."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.entity import Identifier
from entityscreen.scoring.attributes import AttributeEvidence
from entityscreen.scoring.identifiers import compare_identifiers

Given = tuple[str, str, str | None]


def compared(a: Given, b: Given) -> AttributeEvidence | None:
    first, second = (Identifier(type=kind, value=value, country=country) for kind, value, country in (a, b))
    return compare_identifiers([first], [second])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("imo", "9074729", None), ("imo", "IMO 9074729", None)),
        (("id", "9074729", None), ("imo", "9074729", None)),
        (("lei", "213800WSGIIZCXF1P572", None), ("lei", "2138 00WS GIIZ CXF1 P572", None)),
        (("inn", "7707083893", None), ("inn", "7707083893", "ru")),
        (("ogrn", "1027700132195", None), ("id", "ОГРН 1027700132195".removeprefix("ОГРН "), None)),
        (("uscc", "91110000600037341L", None), ("uscc", "91110000600037341l", "cn")),
        (("passport", "AB 123456", "ru"), ("passport", "AB123456", "RUS")),
        (("national-id", "123456789", "ir"), ("national-id", "123-456-789", "Iran")),
    ],
)
def test_equal_strong_identifiers_decide(a: Given, b: Given) -> None:
    for found in (compared(a, b), compared(b, a)):
        assert found is not None
        assert (found.verdict, found.strength) == ("match", 1.0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("passport", "AB1234", None), ("passport", "AB1234", None)),  # of which country?
        (("id", "123456", None), ("id", "123456", None)),
        (("tax-id", "12345", "ru"), ("registration", "12345", "ru")),
    ],
)
def test_equal_short_identifiers_support(a: Given, b: Given) -> None:
    found = compared(a, b)
    assert found is not None
    assert found.verdict == "match"
    assert 0.0 < found.strength < 1.0


@pytest.mark.parametrize(
    ("a", "b", "verdict", "strength"),
    [
        (("imo", "9074729", None), ("imo", "9074728", None), "close", 0.5),
        (("inn", "7707083893", None), ("inn", "7707083983", None), "close", 0.5),
        (("inn", "7707083893", None), ("inn", "7707083804", None), "conflict", 0.5),  # two neighbours, not swapped
        (("inn", "7707083893", None), ("inn", "3707083897", None), "conflict", 0.5),  # swapped, no neighbours
        (("imo", "9074729", None), ("imo", "9187629", None), "conflict", 1.0),
        (("national-id", "11112222", "ir"), ("national-id", "33334444", "ir"), "conflict", 1.0),
        (("national-id", "11112222", None), ("national-id", "33334444", None), "conflict", 0.5),
        (("id", "9187629", None), ("imo", "9074729", None), "conflict", 1.0),
        (("crypto", "1Kuf2Rd8mDyAViwBozGTNYnvWL8", None), ("wallet", "12QtD5BFwRsdNsAZY76UVE1", None), "conflict", 0.5),
    ],
)
def test_different_identifiers(a: Given, b: Given, verdict: str, strength: float) -> None:
    found = compared(a, b)
    assert found is not None
    assert (found.verdict, found.strength) == (verdict, strength)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("passport", "AB123456", "ru"), ("passport", "CD987654", "ru")),  # a person has many passports
        (("passport", "AB123456", "ru"), ("passport", "AB123456", "pk")),  # two countries, by chance
        (("inn", "7707083893", None), ("ogrn", "1027700132195", None)),
        (("national-id", "11112222", "ir"), ("national-id", "33334444", "iq")),
        (("id", "12", None), ("id", "12", None)),  # too short to say anything
        (("chinese-commercial-code", "1728 4320", None), ("id", "17284320", None)),  # a name in digits
    ],
)
def test_nothing_can_be_said(a: Given, b: Given) -> None:
    assert compared(a, b) is None


def test_one_equal_identifier_wins_over_a_conflict() -> None:
    ours = [Identifier(type="imo", value="9187629"), Identifier(type="inn", value="7707083893")]
    theirs = [Identifier(type="imo", value="9074729"), Identifier(type="inn", value="7707083893")]
    found = compare_identifiers(ours, theirs)
    assert found is not None
    assert (found.verdict, found.strength) == ("match", 1.0)


def test_missing_is_neutral() -> None:
    assert compare_identifiers([Identifier(value="9074729")], []) is None


_TYPES = st.sampled_from(["lei", "imo", "inn", "ogrn", "uscc", "swift", "passport", "national-id", "id", "x"])
_VALUES = st.text("0123456789ABCИ- ", min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
_IDENTIFIERS = st.builds(Identifier, type=_TYPES, value=_VALUES, country=st.sampled_from([None, "ru", "ir", "Nowhere"]))


@given(_IDENTIFIERS, _IDENTIFIERS)
def test_comparison_is_symmetric_and_bounded(a: Identifier, b: Identifier) -> None:
    first, second = compare_identifiers([a], [b]), compare_identifiers([b], [a])
    assert (first is None) is (second is None)
    if first is not None and second is not None:
        assert (first.verdict, first.strength) == (second.verdict, second.strength)
        assert 0.0 < first.strength <= 1.0
