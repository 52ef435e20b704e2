"""Countries: which one a word or a text means."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from entityscreen.model.attributes.countries import country_code, country_codes

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
    ("text", "codes"),
    [
        ("Korea, North", ("kp",)),
        ("Democratic People’s Republic of Korea", ("kp",)),
        ("DPRK.", ("kp",)),
        ("Congo, Democratic Republic of the", ("cd",)),
        ("The Gambia", ("gm",)),
        ("Côte d'Ivoire", ("ci",)),
        ("Türkiye", ("tr",)),
        ("Iranian and US", ("ir", "us")),
        ("(a) German, (b) Moroccan", ("de", "ma")),
        ("Tunisian, French", ("tn", "fr")),
        ("Russian / Ukrainian", ("ru", "ua")),
        ("Bosnia and Herzegovina", ("ba",)),
        ("Trinidad and Tobago", ("tt",)),
        ("allegedly Russian", ("ru",)),
        ("Sudanese by birth", ("sd",)),
        ("Atlantis", ("Atlantis",)),
        ("Atlantis and Iran", ("Atlantis and Iran",)),
        ("", ()),
    ],
)
def test_countries(text: str, codes: tuple[str, ...]) -> None:
    assert country_codes(text) == codes


def test_every_code_is_its_own() -> None:
    assert all(country_code(code) == code.lower() for code in ("us", "GB", "kp", "xk"))


def test_the_tables_are_up_to_date() -> None:
    check = [sys.executable, str(ROOT / "tools" / "generate_countries.py"), "--check"]
    assert subprocess.run(check, check=False).returncode == 0
