"""An organisation's words are cut and joined as its language writes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entityscreen.names.organisation_words import (
    cut_thai,
    nominative,
    pieces_of_organisation,
    without_article,
    without_case,
    without_parted_article,
    without_signs,
)
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words


@pytest.mark.parametrize(
    ("syllables", "noun"),
    [(("l", "eau"), "eau"), (("dell", "industria"), "industria"), (("o", "brien"), None), (("d", "souza"), None)],
)
def test_an_article_goes_before_a_vowel(syllables: tuple[str, ...], noun: str | None) -> None:
    assert without_article(syllables) == noun


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("Banque de l'Agriculture", ["banque", "de", "agriculture"]),
        ("L'Oréal", ["loreal"]),
        ("D'Arcy Shipping", ["darcy", "shipping"]),
        ("O'Brien Energy", ["obrien", "energy"]),
    ],
)
def test_only_a_known_noun_loses_it(name: str, pieces: list[str]) -> None:
    assert pieces_of_organisation(split_words(fold(name), dotted_letters=True)) == pieces


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Banque de l Habitat", ["banque", "de", "habitat"]),
        ("Compagnie d Assurance", ["compagnie", "assurance"]),
        ("Istituto per l Energia", ["istituto", "per", "energia"]),
        ("T & D Holdings", ["t", "&", "d", "holdings"]),
        ("S and D Industries", ["s", "and", "d", "industries"]),
        ("Service D AB", ["service", "d", "ab"]),
        ("Vitamin D Trading", ["vitamin", "d", "trading"]),
        ("L Auto", ["l", "auto"]),
    ],
)
def test_an_article_without_its_apostrophe_goes_where_it_can_be_one(text: str, words: list[str]) -> None:
    found = without_parted_article(split_words(fold(text), dotted_letters=True))
    assert [word.text for word in found] == words


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["第", "13", "研究所"], ["13", "研究所"]),
        (["中国电子科技集团公司第", "13", "研究所"], ["中国电子科技集团公司", "13", "研究所"]),
        (["第", "2", "号"], ["2"]),
        (["39", "호실"], ["39", "호실"]),
        (["39", "호"], ["39"]),
        (["제", "2", "연구소"], ["2", "연구소"]),
        (["경제", "2"], ["경제", "2"]),
        (["第", "十三"], ["第", "十三"]),
        (["号"], ["号"]),
        ([], []),
    ],
)
def test_signs_beside_digits_go(pieces: list[str], expected: list[str]) -> None:
    assert without_signs(pieces) == expected


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
        ("Alrosa", [2]),
    ],
)
def test_a_list_is_found(query: str, expected: list[int], companies_found: Callable[..., list[int]]) -> None:
    assert companies_found(query, LISTED) == expected


@pytest.mark.parametrize(
    "words",
    [
        ("การบิน", "ไทย"),
        ("ธนาคาร", "กสิกร", "ไทย"),
        ("โรงพยาบาล", "เมริดอน"),
        ("เมริดอน", "ประกันภัย"),
        ("บริษัท", "เมริดอน", "อุตสาหกรรม"),
    ],
)
def test_words_of_the_lexicon_are_cut_off_both_ends(words: tuple[str, ...]) -> None:
    assert cut_thai("".join(words)) == words


@pytest.mark.parametrize("word", ["กสิกร", "ธนาคาร", "เมริดอน", "meridonbank", "", "ไทย"])
def test_what_is_one_word_is_left(word: str) -> None:
    assert cut_thai(word) == ()


def test_a_vowel_stays_with_its_consonant() -> None:
    assert cut_thai("เอเชียาอาหาร")[:1] != ("เอเชีย",)
