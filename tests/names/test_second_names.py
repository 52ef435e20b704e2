"""Where a field holds several names of an organisation, and which brackets name it again."""

from __future__ import annotations

import pytest

from entityscreen.names.fields.several_names import names_again, second_names
from entityscreen.text.folding import fold


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Meridon Trading (formerly Zelta (HK) Ltd)", ["meridon trading", "zelta (hk) ltd"]),
        ("Meridon (formerly Zelta) Trading Ltd", ["meridon trading ltd", "zelta"]),
        ("Meridon d/b/a Zelta", ["meridon", "zelta"]),
        ("Meridon (ex-Zelta)", ["meridon", "zelta"]),
        ("武汉高德技术有限公司（原名：武汉高芯科技有限公司）", ["武汉高德技术有限公司", "武汉高芯科技有限公司"]),
        ("Meridon (Ex-Im) Trading", []),
        ("Formerly Yours Ltd", []),
        ("Meridon Trading (Hong Kong) Ltd", []),
        ("Now Trading Ltd", []),
    ],
)
def test_markers_part_names(text: str, names: list[str]) -> None:
    assert list(second_names(fold(text))) == names


@pytest.mark.parametrize(
    ("bracket", "outside", "again"),
    [
        ("National Guard of Russia", "Rosgvardia", True),
        ("MOIS", "Ministry of Intelligence and Security", True),
        ("Limited Partnership", "Meridon Fund", False),
        ("Ministry of Health", "Meridon Plant", False),
    ],
)
def test_a_bracket_names_the_body_again(bracket: str, outside: str, again: bool) -> None:
    assert names_again(fold(bracket), fold(outside)) is again
