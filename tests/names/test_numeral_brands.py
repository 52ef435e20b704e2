"""Brands that are Japanese numerals, read as they are said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entityscreen.names.brand_forms import with_numeral
from entityscreen.names.normalise import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一三共", ("daiichi 三共",)),
        ("株式会社十六銀行", ("株式会社 juroku 银行",)),
        ("八十二銀行", ("hachijuni 银行",)),
        ("百十四銀行", ("hyakujushi 银行",)),
        ("三一重工", ()),
        ("五粮液", ()),
        ("中国第一汽車", ()),
        ("Daiichi", ()),
        ("", ()),
    ],
)
def test_a_numeral_at_the_head_is_said(text: str, expected: tuple[str, ...]) -> None:
    assert with_numeral(fold(text)) == expected


LISTED = ["第一三共株式会社", "Juroku Bank", "中国第三研究所"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Daiichi Sankyo Co., Ltd.", [0]),
        ("Dai-ichi Sankyo", [0]),
        ("十六銀行", [1]),
        ("十八銀行", []),
        ("Daini Sankyo", []),
    ],
)
def test_a_list_is_found(query: str, expected: list[int], companies_found: Callable[..., list[int]]) -> None:
    assert companies_found(query, LISTED) == expected
