"""Countries: which one a word means, and what two sides say of each other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from entityscreen.scoring.attributes import compare_countries, compare_genders, country_code

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ru", "ru"), ("RUS", "ru"), ("Russian Federation", "ru"), ("Россия", "ru"), ("俄罗斯", "ru"),
        ("俄羅斯", "ru"), ("Russland", "ru"), ("Rusia", "ru"), ("USA", "us"), ("U.S.A.", "us"), ("UK", "gb"),
        ("Korea, North", "kp"), ("DPRK", "kp"), ("South Korea", "kr"), ("대한민국", "kr"),
        ("Iran (Islamic Republic of)", "ir"), ("ایران", "ir"), ("Iranian", "ir"), ("中国", "cn"), ("中國", "cn"),
        ("PRC", "cn"), ("Chinese", "cn"), ("China", "cn"), ("Hong Kong", "hk"), ("Macao", "mo"),
        ("Côte d'Ivoire", "ci"), ("Ελλάδα", "gr"), ("Türkiye", "tr"), ("Turkey", "tr"), ("USSR", "su"),
        ("Deutschland", "de"), ("España", "es"), ("Georgia", "ge"), ("Niger", "ne"), ("Nigeria", "ng"),
        ("Dominica", "dm"), ("Dominican Republic", "do"), ("Guinea", "gn"), ("Equatorial Guinea", "gq"),
    ],
)  # fmt: skip
def test_country_code(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["Atlantis", "", "Moscow", "n/a", "12"])
def test_other_words_are_no_countries(text: str) -> None:
    assert country_code(text) is None


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


def test_tables_are_current() -> None:
    check = [sys.executable, str(ROOT / "tools" / "generate_countries.py"), "--check"]
    assert subprocess.run(check, check=False).returncode == 0
