"""Words that people know as two names, and spellings of one name that are none."""

from __future__ import annotations

import pytest

from entityscreen.names.known_different import other_known_names
from entityscreen.names.tokens import word_token

TWO = [
    ("петров", "fedorov"),
    ("козлов", "kiselev"),
    ("шевченко", "savchenko"),
    ("کریمی", "kazemi"),
    ("احمدی", "hamidi"),
    ("سليم", "salam"),
    ("वर्मा", "sharma"),
    ("सिंह", "lee"),
    ("রাজেশ", "roger"),
    ("سعود", "سعد"),
    ("صالحی", "سلیمی"),
    ("كامل", "جمال"),
]
ONE = [
    ("браун", "brown"),
    ("смит", "smith"),
    ("хасанов", "hasanov"),
    ("эрнандес", "hernandez"),
    ("قاسمی", "ghasemi"),
    ("نظر", "nazir"),
    ("सिंह", "singh"),
    ("मुखर्जी", "mukherji"),
    ("ਗਿੱਲ", "gill"),
    ("বিজয়", "vijay"),
    ("विकास", "bikash"),
    ("রায়", "roy"),
    ("רוזן", "rosen"),
    ("リー", "lee"),
    ("رحمن", "رحمان"),
    ("عائشة", "عایشه"),
    ("نعمت", "نعمة"),
    ("الحسن", "حسن"),
    ("بوتين", "بوتن"),
]


@pytest.mark.parametrize(("a", "b"), TWO)
def test_two_names(a: str, b: str) -> None:
    assert other_known_names(word_token(a), word_token(b))
    assert other_known_names(word_token(b), word_token(a))


@pytest.mark.parametrize(("a", "b"), ONE)
def test_one_name_or_unknown(a: str, b: str) -> None:
    assert not other_known_names(word_token(a), word_token(b))
    assert not other_known_names(word_token(b), word_token(a))
