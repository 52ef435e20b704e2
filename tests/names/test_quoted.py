"""Abbreviations before quotes say of what kind a body is."""

from __future__ import annotations

import pytest

from entityscreen.model.kind import Family
from entityscreen.names.organisation_parts import KIND, kinds_before_quotes
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("АК «АЛРОСА»", {"ак"}),
        ('ТОО "ПФ "Гамма"', {"тоо", "пф"}),
        ("НАЕК „Енергоатом“", {"наек"}),
        ('«Рога» ИЛИ "Копыта"', {"или"}),
        ('ООО "РОГА" И КОПЫТА', {"ооо"}),
        ("Дом «Книги»", set()),
        ('PO "Sevmash"', set()),
        ("РОСТЕХ «Калашников»", set()),
        ("АК АЛРОСА", set()),
        ("", set()),
    ],
)
def test_kinds_before_quotes(text: str, expected: set[str]) -> None:
    assert kinds_before_quotes(text) == expected


def test_a_kind_weighs_little_and_a_lone_brand_all() -> None:
    (variant,) = prepare_name("ДК «Вардонпром»", Family.ORGANISATION).variants
    assert [part.role for part in variant.parts] == [Role.GENERIC, Role.BRAND]
    assert variant.parts[0].share == pytest.approx(KIND / (1 + KIND))
    (bank,) = prepare_name("ВЭБ «Банк развития»", Family.ORGANISATION).variants[:1]
    assert bank.parts[0].role is Role.BRAND
