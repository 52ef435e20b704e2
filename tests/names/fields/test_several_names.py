"""Markers of another name: where they cut a field, and where they do not."""

from __future__ import annotations

import pytest

from entityscreen.model.kind import Family
from entityscreen.names.fields.several_names import alias_fields, names_again
from entityscreen.names.prepare import prepare_name
from entityscreen.text.folding import fold

FIELDS = [
    ("Viktor Orlov a/k/a Boris Klimov", ["viktor orlov", "boris klimov"]),
    ("Viktor Orlov (also known as: Boris Klimov)", ["viktor orlov", "boris klimov"]),
    ("Lim Ah Kow@Lim Kok Wai", ["lim ah kow", "lim kok wai"]),
    ("Maria Schmidt née Weber", ["maria schmidt", "maria weber"]),
    ("张伟丽（曾用名：张丽）", ["张伟丽", "张丽"]),
    ("Иван Петров, он же Пётр Сидоров", ["иван петров", "петр сидоров"]),
    ("Viktor Orlov alias Vitya", ["viktor orlov", "vitya", "viktor orlov alias vitya"]),
]
WHOLE = [
    "ali@example.com", "contact ali@example.com now", "Jean-Marie Aka Kouassi", "Watchman Nee", "Ne Win", "Dit Mayen",
    "本名陽子", "Aka", "a.k.a.", "@", "Ali a.k.a.",
]  # fmt: skip


@pytest.mark.parametrize(("field", "names"), FIELDS)
def test_a_marker_parts_names(field: str, names: list[str]) -> None:
    assert list(alias_fields(fold(field), of_persons=True)) == names


@pytest.mark.parametrize("field", WHOLE)
def test_what_is_one_name_stays_whole(field: str) -> None:
    assert alias_fields(fold(field), of_persons=True) == ()


def test_firms_are_cut_at_sure_markers_only() -> None:
    assert alias_fields(fold("Foo Ltd f/k/a Bar Ltd"), of_persons=False) == ("foo ltd", "bar ltd")
    assert alias_fields(fold("Foo Alias Systems"), of_persons=False) == ()
    texts = [variant.text for variant in prepare_name("Park Hotel @ Marina Bay", Family.ANY).variants]
    assert texts[0] == "park hotel @ marina bay"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Meridon Trading (formerly Zelta (HK) Ltd)", ["meridon trading", "zelta (hk) ltd"]),
        ("Meridon (formerly Zelta) Trading Ltd", ["meridon trading ltd", "zelta"]),
        ("Meridon d/b/a Zelta", ["meridon", "zelta"]),
        ("武汉高德技术有限公司（原名：武汉高芯科技有限公司）", ["武汉高德技术有限公司", "武汉高芯科技有限公司"]),
        ("Meridon (Ex-Im) Trading", []),
        ("Formerly Yours Ltd", []),
        ("Meridon Trading (Hong Kong) Ltd", []),
        ("Now Trading Ltd", []),
    ],
)
def test_markers_part_names(text: str, names: list[str]) -> None:
    assert list(alias_fields(fold(text), of_persons=False)) == names


@pytest.mark.parametrize(
    ("bracket", "outside", "again"),
    [
        ("National Guard of Russia", "Rosgvardia", True),
        ("MOIS", "Ministry of Intelligence and Security", True),
        ("Limited Partnership", "Meridon Fund", False),
        ("Ministry of Health", "Meridon Plant", False),
    ],
)
def test_a_bracket_names_the_organisation_again(bracket: str, outside: str, again: bool) -> None:
    assert names_again(fold(bracket), fold(outside)) is again
