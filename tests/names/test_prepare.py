"""Preparing a name: its variants, shares, joins and syllables."""

from __future__ import annotations

import pytest

from entityscreen.caches import cache_sizes, clear_caches
from entityscreen.data import read_rows
from entityscreen.model.kind import Family
from entityscreen.names import prepare
from entityscreen.names.fields.several_names import alias_markers
from entityscreen.names.prepare import field_texts, prepare_name
from entityscreen.names.prepared import CORE_ROLES, DISTINCTIVE_ROLES, NAMED, Role, Variant
from entityscreen.text.folding import fold


def texts(variant: Variant) -> list[str]:
    return [part.token.text for part in variant.parts]


def variants(name: str, family: Family) -> list[list[str]]:
    return [texts(variant) for variant in prepare_name(name, family).variants]


def test_it_is_remembered_and_keeps_the_text_as_given() -> None:
    prepared = prepare_name("PUTIN, Vladimir", Family.PERSON)
    assert prepared is prepare_name("PUTIN, Vladimir", Family.PERSON)
    assert prepared.text == "PUTIN, Vladimir"


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("John Smith", Family.PERSON),
        ("习近平", Family.PERSON),
        ("Gazprom JSC", Family.ORGANISATION),
        ("武漢高芯科技有限公司", Family.ORGANISATION),
    ],
)
def test_the_words_decide_the_family_when_the_kind_does_not(name: str, family: Family) -> None:
    assert prepare_name(name, Family.ANY).family is family
    assert prepare_name(name, Family.VESSEL).family is Family.VESSEL


@pytest.mark.parametrize("name", ["", "   ", "!!!", "\u200b", "()"])
def test_a_text_without_letters_has_one_variant_without_parts(name: str) -> None:
    assert variants(name, Family.PERSON) == [[]]


def test_brackets_are_left_out_read_in_place_and_read_alone() -> None:
    found = prepare_name("Chang Guang (CGSTL)", Family.ORGANISATION).variants
    assert [texts(variant) for variant in found] == [["chang", "guang"], ["chang", "guang", "cgstl"], ["cgstl"]]
    assert found[2].cost > found[0].cost == 0.0


def test_a_bracket_that_tells_no_name_is_read_in_place_only() -> None:
    assert variants("昀视科技(北京)有限公司", Family.ORGANISATION) == [["昀视", "科技", "北京", "有限公司"]]
    assert len(variants("Baker Hughes (Limited Partnership)", Family.ORGANISATION)) == 1


def test_a_person_in_two_scripts_side_by_side_is_two_names() -> None:
    assert variants("李家超 Lee Ka-chiu", Family.PERSON) == [["李家超"], ["lee", "ka", "chiu"]]


def test_names_parted_by_a_slash_are_variants() -> None:
    assert variants("Sberbank / Sber", Family.ORGANISATION) == [["sberbank"], ["sber"]]


def test_neighbours_are_joined_and_three_of_them_only_when_one_is_short() -> None:
    joins = {join.text for join in prepare_name("Cornelius van der Bilt", Family.PERSON).variants[0].joins}
    assert {"vanderbilt", "vander"} <= joins
    joins = {join.text for join in prepare_name("Gabriel Garcia Marquez", Family.PERSON).variants[0].joins}
    assert joins == {"gabrielgarcia", "garciamarquez"}


def test_a_join_covers_what_its_parts_cover() -> None:
    variant = prepare_name("Cornelius van der Bilt", Family.PERSON).variants[0]
    for join in variant.joins:
        assert join.share == pytest.approx(sum(part.share for part in variant.parts[join.start : join.end]))
        assert {join.text, join.sound} <= variant.forms()[1]


@pytest.mark.parametrize(
    ("name", "family", "has"),
    [
        ("习近平", Family.PERSON, True),
        ("Xi Jinping", Family.PERSON, True),
        ("김정은", Family.PERSON, True),
        ("Vladimir Putin", Family.PERSON, False),
        ("Xi Jinping", Family.ORGANISATION, False),
    ],
)
def test_syllables_are_for_persons_whose_name_can_be_read_so(name: str, family: Family, has: bool) -> None:
    assert (prepare_name(name, family).variants[0].syllables is not None) is has


def test_an_acronym_has_three_letters_or_more() -> None:
    assert prepare_name("Bank of the North", Family.ORGANISATION).variants[0].acronyms == ()
    assert prepare_name("National Iranian Oil Company", Family.ORGANISATION).variants[0].acronyms == ("nioc",)


NAMES = [
    ("Vladimir Vladimirovich Putin", Family.PERSON),
    ("J. Smith Jr", Family.PERSON),
    ("Wuhan Gaoxin Technology Co., Ltd. No. 5", Family.ORGANISATION),
    ("武漢高芯科技有限公司", Family.ORGANISATION),
    ("Bank of Syria", Family.ORGANISATION),
    ("...", Family.ANY),
]


@pytest.mark.parametrize(("name", "family"), NAMES)
def test_places_are_those_of_the_roles(name: str, family: Family) -> None:
    for variant in prepare_name(name, family).variants:
        places = variant.places()
        for roles, found in (
            (NAMED, places.named),
            (CORE_ROLES, places.core),
            (DISTINCTIVE_ROLES, places.distinctive),
            ({Role.INITIAL}, places.initials),
            ({Role.PATRONYMIC}, places.patronymics),
        ):
            assert [i for i in range(len(variant.parts)) if found >> i & 1] == [
                i for i, part in enumerate(variant.parts) if part.role in roles
            ]


def test_a_name_is_remembered_where_that_is_asked() -> None:
    clear_caches()
    prepare_name("Meridon Trading", Family.ORGANISATION, remember=False)
    assert cache_sizes()["names.prepared"] == 0
    kept = prepare_name("Meridon Trading", Family.ORGANISATION)
    assert prepare_name("Meridon Trading", Family.ORGANISATION, remember=False) is kept


AROUND_NAMES = [marker.text for marker in alias_markers()] + [word for _, word in read_rows("lexicon_addressing")]
FIELDS = (
    "{0} meridon trading", "meridon trading {0} zelta oil", "meridon trading, {0} zelta", "{0}. meridon oil",
    "m.{0} zelta oil",
)  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("family", Family)
def test_a_field_that_is_one_name_by_its_words_is_taken_so_at_length(
    field: str, family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = {fold(field.format(phrase)) for phrase in AROUND_NAMES if phrase.isascii()}
    quickly = {text: field_texts(text, family) for text in fields}
    monkeypatch.setattr(prepare, "is_one_name", lambda *_: False)
    assert quickly == {text: field_texts(text, family) for text in fields}
