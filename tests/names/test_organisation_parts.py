"""Organisations' names fall into brand, place, industry and legal form."""

from __future__ import annotations

import pytest

from entityscreen.model.kind import Family
from entityscreen.names.likeness import likeness
from entityscreen.names.organisation_parts import KIND, kinds_before_quotes, looks_like_organisation, organisation_parts
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import NameBuilder, Part, Role
from entityscreen.names.tokens import token_key
from entityscreen.text.folding import fold
from entityscreen.text.words import Word, split_words


def words(name: str) -> tuple[Word, ...]:
    return split_words(fold(name), dotted_letters=True)


def built(name: str) -> NameBuilder:
    return organisation_parts(words(name))


def roles(name: str) -> dict[str, str]:
    parts = built(name)
    return {part.token.text: str(part.role) for part in parts.parts}


ROLES = [
    ("Bosch GmbH", {"bosch": "brand", "gmbh": "legal form"}),
    ("d.o.o. Sis", {"doo": "legal form", "sis": "brand"}),
    ("13th Research Institute", {"13": "number", "research institute": "organisation"}),
    ("Marks & Spencer", {"marks": "brand", "&": "generic", "spencer": "brand"}),
    ("Severstal open joint stock company", {"severstal": "brand", "open joint stock company": "legal form"}),
    ("JSCARGUMENT", {"argument": "brand", "jsc": "legal form"}),
    ("武漢高芯科技有限公司", {"武汉": "place", "高芯": "brand", "科技": "industry", "有限公司": "legal form"}),
    ("حزب الله", {"حزبالله": "brand"}),
    ("Ansar Allah Media", {"ansarallah": "brand", "media": "industry"}),
    ("제2경제위원회", {"2": "number", "경제": "industry", "위원회": "organisation"}),
    (
        "조선로동당 39호실",
        {"조선": "place", "로동": "industry", "당": "organisation", "39": "number", "호실": "generic"},
    ),
    ("旷视科技(北京)有限公司", {"旷视": "brand", "科技": "industry", "北京": "place", "有限公司": "legal form"}),
]


@pytest.mark.parametrize(("name", "expected"), ROLES)
def test_roles(name: str, expected: dict[str, str]) -> None:
    assert roles(name) == expected


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("Fund 8", {"8"}),
        ("Fund VIII", {"8"}),
        ("Fund Eight", {"8"}),
        ("VI Bank", set()),
        ("No. 13 Institute", {"13"}),
        ("第13研究所", {"13"}),
        ("Bosch GmbH", set()),
    ],
)
def test_numbers(name: str, numbers: set[str]) -> None:
    assert built(name).numbers == numbers


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("International Business Machines Corp", "ibm"),
        ("Islamic Revolutionary Guard Corps", "irgc"),
        ("Bank of the North", ""),
        ("Société Générale de Surveillance", "sgds"),
        ("武漢高芯科技有限公司", ""),
    ],
)
def test_acronyms(name: str, acronym: str) -> None:
    assert built(name).acronyms[:1] == ((acronym,) if acronym else ())


@pytest.mark.parametrize("name", ["Bosch Technology GmbH", "深圳安达科技有限公司"])
def test_the_brand_weighs_most_and_the_legal_form_least(name: str) -> None:
    parts = built(name)
    weight = {str(part.role): part.weight for part in parts.parts}
    assert weight["brand"] > weight["industry"] > weight["legal form"] > 0.0


def weights(name: str) -> dict[str, float]:
    parts = built(name)
    return {part.token.text: part.weight for part in parts.parts}


def test_industries_tell_where_there_is_no_brand() -> None:
    alone = weights("中国石油集团公司")
    assert alone["石油"] == weights("China Petroleum Corporation")["petroleum"] > alone["中国"]
    assert alone["集团公司"] < 0.1
    beside = weights("中国高芯石油集团公司")
    assert beside["石油"] < alone["石油"]
    assert beside["中国"] > alone["中国"]


def test_one_industry_alone_keeps_the_weight_of_the_form() -> None:
    assert weights("ПАО Энергия")["пао"] > weights("ПАО Энергия России")["пао"]


@pytest.mark.parametrize(("a", "b"), [("Hezbollah", "Hizb Allah"), ("Abdullah Trading", "Abdallah Trading")])
def test_the_case_before_the_name_of_god_says_nothing(a: str, b: str) -> None:
    sounds = [{spelling.sound for spelling in built(name).parts[0].token.spellings} for name in (a, b)]
    assert not sounds[0].isdisjoint(sounds[1])


def test_mullah_is_no_compound() -> None:
    assert [spelling.text for spelling in built("Mullah Trading").parts[0].token.spellings] == ["mullah"]


@pytest.mark.parametrize(
    "name", ["Gazprom JSC", "Bank of Moscow", "Ministry of Defence", "武漢高芯科技有限公司", "ООО Ромашка", "삼성전자"]
)
def test_looks_like_an_organisation(name: str) -> None:
    assert looks_like_organisation(words(name))


@pytest.mark.parametrize("name", ["株式会社アークミール", "有限会社山田", "立方公司", "주식회사 카카오"])
def test_a_legal_form_in_characters_tells_wherever_it_stands(name: str) -> None:
    assert looks_like_organisation(words(name))


PERSONS = ["John Smith", "弗拉基米尔·普京", "习近平", "SA Khan", "Young Green", "김정은", "", "Владимир Путин"]


@pytest.mark.parametrize("name", PERSONS)
def test_does_not_look_like_an_organisation(name: str) -> None:
    assert not looks_like_organisation(words(name))


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


def parts_of(text: str, family: Family = Family.VESSEL) -> tuple[Part, ...]:
    return prepare_name(text, family).variants[0].parts


def test_a_word_of_meaning_weighs_as_the_name() -> None:
    assert [part.role for part in parts_of("Ocean Star")] == [Role.BRAND, Role.BRAND]
    assert [part.role for part in parts_of("Ocean Star", Family.ORGANISATION)] == [Role.INDUSTRY, Role.BRAND]


@pytest.mark.parametrize("text", ["LPG Al Marjan", "Iran Shipping Star", "Shanghai Star", "海洋"])
def test_what_a_ship_is_and_where_it_is_from_stays(text: str) -> None:
    assert parts_of(text)[0].role is parts_of(text, Family.ORGANISATION)[0].role


def test_within_a_script_letters_tell_and_across_scripts_meaning() -> None:
    (ocean, *_), (sea, *_), (bahr, *_) = (parts_of(text) for text in ("Ocean Star", "Sea Star", "بحر عمان"))
    assert likeness(ocean.token, sea.token).similarity == 0.0
    assert likeness(sea.token, bahr.token).similarity > 0.9


def test_the_word_of_a_ship_is_another_token_than_that_of_a_firm() -> None:
    ship, firm = (parts_of("Ocean Star", family)[0].token for family in (Family.VESSEL, Family.ORGANISATION))
    assert ship is not firm
    assert token_key(ship) != token_key(firm)


def test_a_firm_in_another_alphabet_is_no_ship_by_meaning() -> None:
    (ocean, *_) = parts_of("Ocean Star")
    (bahr, *_) = parts_of("بحر عمان", Family.ORGANISATION)
    assert likeness(ocean.token, bahr.token).similarity == 0.0
