"""What the countries and genders of two sides say of each other."""

from __future__ import annotations

import pytest

from entityscreen.scoring.attributes import compare_countries, compare_genders


@pytest.mark.parametrize(
    ("party", "listed", "verdict"),
    [
        (("ru",), ("ru",), "match"),
        (("Россия",), ("Russian Federation",), "match"),
        (("de", "ru"), ("ir", "ru"), "match"),
        (("hk",), ("cn",), "close"),
        (("cn",), ("mo",), "close"),
        (("ru",), ("su",), "close"),
        (("hk",), ("mo",), "conflict"),
        (("de",), ("fr",), "conflict"),
        (("ng",), ("ne",), "conflict"),
    ],
)
def test_comparison(party: tuple[str, ...], listed: tuple[str, ...], verdict: str) -> None:
    found = compare_countries(party, listed)
    assert found is not None
    assert found.verdict == verdict
    back = compare_countries(listed, party)
    assert back is not None
    assert back.verdict == verdict


def test_unknown_words_do_not_contradict() -> None:
    assert compare_countries(("Atlantis",), ("fr",)) is None
    assert compare_countries((), ("fr",)) is None


@pytest.mark.parametrize(
    ("party", "listed", "verdict"),
    [("M", "male", "match"), ("женский", "F", "match"), ("女", "female", "match"), ("Mr.", "female", "conflict")],
)
def test_genders(party: str, listed: str, verdict: str) -> None:
    found = compare_genders(party, listed)
    assert found is not None
    assert found.verdict == verdict


@pytest.mark.parametrize(("party", "listed"), [("other", "male"), (None, "male"), ("male", None), ("x", "y")])
def test_no_gender_says_nothing(party: str | None, listed: str | None) -> None:
    assert compare_genders(party, listed) is None
