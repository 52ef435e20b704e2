"""Bodies named after a person: the nominative, without initials."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entityscreen.names.organisation_words import nominative, without_case


@pytest.mark.parametrize(
    ("genitive", "expected"),
    [
        ("яковлева", "яковлев"),
        ("тихомирова", "тихомиров"),
        ("жуковского", "жуковский"),
        ("шевченка", "шевченк"),
        ("крупской", "крупская"),
        ("терешковой", "терешкова"),
        ("толстого", "толстой"),
        ("юрия", "юрий"),
        ("игоря", "игорь"),
        ("патона", "патон"),
        ("гамалеи", "гамалеи"),
        ("ан", "ан"),
        ("sverdlova", "sverdlov"),
    ],
)
def test_the_nominative_of_a_genitive(genitive: str, expected: str) -> None:
    assert nominative(genitive) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("завод имени малышева", "завод имени малышев"),
        ("завод имени 60 летия октября", "завод имени 60 летия октября"),
        ("nii im vv tikhomirova", "nii imeni tikhomirov"),
        ("haus im park", "haus im park"),
        ("looking after you", "looking after you"),
        ("имени", "имени"),
        ("im", "im"),
        ("", ""),
    ],
)
def test_only_what_stands_behind_named_after_changes(name: str, expected: str) -> None:
    assert " ".join(without_case(name.split())) == expected


LISTED = ["ОКБ им. А.С. Яковлева", "Лаборатория Дятлова", "АК «АЛРОСА» (ПАО)", "Sukhoi Design Bureau"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Yakovlev Design Bureau", [0]),
        ("ОКБ имени Яковлева", [0]),
        ("ОКБ им. П.О. Сухого", [3]),
        ("Dyatlov Laboratory", [1]),
        ("Alrosa", [2]),
    ],
)
def test_a_list_is_found(query: str, expected: list[int], companies_found: Callable[..., list[int]]) -> None:
    assert companies_found(query, LISTED) == expected
