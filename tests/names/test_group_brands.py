"""Brands of groups at the head of longer names: the same firm meets in both writings, and its sisters stay apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entityscreen.data import read_rows
from entityscreen.model.kind import Family
from entityscreen.names.brand_forms import is_group_brand, with_group_brand
from entityscreen.names.normalise import fold
from entityscreen.names.prepare import prepare_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中信证券", ("citic 证券",)),
        ("無錫華潤微電子", ("无锡 chinaresources 微电子", "无锡 cr 微电子")),
        ("中航沈飞", ("avic shenyangaircraft",)),
        ("中铁二局集团", ("crec 第二 工程局 集团",)),
        ("中石油国际", ("cnpc 国际", "petrochina 国际")),
        ("China CITIC Bank", ("citic bank",)),
        ("Wuxi China Resources Gas", ("wuxi chinaresources gas",)),
        ("2nd Institute of CASIC", ("2nd institute of casic",)),
        ("深圳前海中信达", ()),
        ("Meridon China Resources", ()),
        ("Gaoxin Resources", ()),
        ("", ()),
    ],
)
def test_the_brand_at_the_head_is_one_word(text: str, expected: tuple[str, ...]) -> None:
    assert with_group_brand(fold(text)) == expected


def test_every_form_of_the_table_is_found() -> None:
    for name, form, _ in read_rows("lexicon_group_brands"):
        assert fold(form) == form
        assert is_group_brand(name)
        assert any(text.split()[0] == name for text in with_group_brand(fold(form)))


def test_an_acronym_of_three_letters_is_no_other_latin_name() -> None:
    assert with_group_brand(fold("ABC Trading")) != with_group_brand(fold("Agricultural Bank of China Trading"))


def test_a_person_has_no_group() -> None:
    assert [variant.text for variant in prepare_name("Poly Chan", Family.PERSON).variants] == ["poly chan"]
    assert [variant.text for variant in prepare_name("Poly Chan", Family.ANY).variants] == ["poly chan"]


LISTED = [
    "中信证券股份有限公司",
    "China Resources Power Holdings Co., Ltd.",
    "中航沈飞股份有限公司",
    "China Railway No. 2 Engineering Group Co., Ltd.",
    "中远海运港口有限公司",
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("CITIC Securities", [0]),
        ("China CITIC Bank", []),
        ("华润电力", [1]),
        ("華潤啤酒", []),
        ("AVIC Shenyang Aircraft", [2]),
        ("AVIC Chengdu Aircraft", []),
        ("中铁二局集团", [3]),
        ("中铁四局集团", []),
        ("COSCO Shipping Ports", [4]),
    ],
)
@pytest.mark.parametrize("kind", [None, "Company"])
def test_a_list_is_found_by_brands_of_groups(
    query: str, expected: list[int], kind: str | None, companies_found: Callable[..., list[int]]
) -> None:
    assert companies_found(query, LISTED, kind) == expected
