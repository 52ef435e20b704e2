"""A name is read in the form that others know it by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import entityscreen as es
from entityscreen.data import read_rows
from entityscreen.model.kind import Family
from entityscreen.names.fields.brand_forms import (
    MOST_READINGS,
    in_english,
    is_official,
    short_form_words,
    spelled_out,
    with_group_brand,
    with_initials,
    with_numeral,
)
from entityscreen.names.prepare import prepare_name
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words

CETC = "chinaelectronicstechnologygroupcorporation"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CETC", CETC),
        ("中国电科十三所", f"{CETC} 十三所"),
        ("中國電子科技集團公司第十三研究所", f"{CETC} 第十三研究所"),
        ("13th Research Institute of CETC", f"13th research institute of {CETC}"),
        ("China Electronics Technology Group, 13th Institute", f"{CETC} 13th institute"),
        ("北航", "beihanguniversity"),
        ("Northwest A&F University", "northwestafuniversity"),
        ("ААТ Белавія", "belavia"),
        ("Белавиа Тур", "belavia тур"),
        ("ТОО Маи", None),
        ("Служба внешней разведки Украины", None),
        ("河北航运公司", None),
        ("清华池", None),
        ("Wuhan Gaoxin Keji", None),
        ("", None),
    ],
)
def test_a_short_form_is_spelled_out(text: str, expected: str | None) -> None:
    assert spelled_out(fold(text)) == ((expected,) if expected else ())


def test_every_form_of_the_table_is_found_and_spelled_out_once() -> None:
    for name, form in read_rows("lexicon_short_forms"):
        folded = fold(form)
        assert folded == form
        assert spelled_out(folded) == (name,)
        assert is_official(name)
        assert [word.text for word in split_words(fold(name), dotted_letters=True)] == [name]
        assert spelled_out(fold(name)) == ()
        assert not form.isascii() or not short_form_words().isdisjoint(form.split())


LISTED = [
    "中国电子科技集团公司第十三研究所",
    "CETC 14th Research Institute",
    "CNOOC",
    "北京航空航天大学",
    "Beijing University",
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("CETC No. 13 Research Institute", [0]),
        ("13th Research Institute of China Electronics Technology Group Corporation", [0]),
        ("中电科13所", [0]),
        ("中国海油", [2]),
        ("China National Petroleum Corporation", []),
        ("北航", [3]),
        ("Beijing University of Aeronautics and Astronautics", [3]),
    ],
)
@pytest.mark.parametrize("kind", [None, "Company"])
def test_a_list_is_found_by_short_forms(
    query: str, expected: list[int], kind: str | None, companies_found: Callable[..., list[int]]
) -> None:
    assert companies_found(query, LISTED, kind) == expected


def test_a_batch_and_a_single_call_find_every_form() -> None:
    """A form of words that a person's name may have is none of those for which a batch has a short way."""
    rows = [(name, form) for name, form in read_rows("lexicon_short_forms") if not form.isascii()]
    screener = es.Screener(es.Watchlist([es.Entity(id=form, kind="Organization", names=[form]) for _, form in rows]))
    forms = [form for _, form in rows[::10]]  # one in ten says as much as all
    assert list(screener.screen_many(forms)) == [screener.screen(form) for form in forms]


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
        assert any(text.split()[0] == name for text in with_group_brand(fold(form)))


def test_an_acronym_of_three_letters_is_no_other_latin_name() -> None:
    assert with_group_brand(fold("ABC Trading")) != with_group_brand(fold("Agricultural Bank of China Trading"))


def test_a_person_has_no_group() -> None:
    assert [variant.text for variant in prepare_name("Poly Chan", Family.PERSON).variants] == ["poly chan"]
    assert [variant.text for variant in prepare_name("Poly Chan", Family.ANY).variants] == ["poly chan"]


LISTED_GROUP_BRANDS = [
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
    assert companies_found(query, LISTED_GROUP_BRANDS, kind) == expected


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


_LOST = pytest.mark.xfail(strict=True, reason="names across scripts with too little that tells")
LISTED_NUMERAL_BRANDS = ["第一三共株式会社", "Juroku Bank", "中国第三研究所"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Daiichi Sankyo Co., Ltd.", [0]),
        pytest.param("Dai-ichi Sankyo", [0], marks=_LOST),
        ("十六銀行", [1]),
        ("十八銀行", []),
        ("Daini Sankyo", []),
    ],
)
def test_a_list_is_found(query: str, expected: list[int], companies_found: Callable[..., list[int]]) -> None:
    assert companies_found(query, LISTED_NUMERAL_BRANDS) == expected


def test_the_brand_of_one_firm_tells_it_whatever_industry_is_said_beside_it() -> None:
    assert es.compare("瑞昱科技發展股份有限公司", "Realtek Semiconductor Corp.", kind="Company").score >= 0.78
    assert es.compare("华润水泥控股有限公司", "China Resources Power", kind="Company").score < 0.78  # sisters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("에이치엠엠", ("hmm",)),
        ("주식회사 엘지화학", ("주식회사 lg 화학",)),
        ("(주)엘지화학", ("(주) lg 화학",)),
        ("케이티앤지", ("kt&g",)),
        ("지에스이피에스", ("gseps",)),
        ("에쓰오일", ("so 일", "s 오일")),
        ("株式会社アイ・エイチ・アイ", ("株式会社 ihi",)),
        ("ティーディーケー", ("tdk",)),
        ("에이스침대", ()),
        ("삼성전자", ()),
        ("シーメンス", ()),
        ("삼비씨", ()),
        ("LG", ()),
        ("", ()),
    ],
)
def test_initials_at_the_head_of_a_word(text: str, expected: tuple[str, ...]) -> None:
    assert with_initials(fold(text)) == expected


def test_every_letter_has_names_in_both_scripts() -> None:
    letters = [letter for _, letter in read_rows("romanisation_letter_names")]
    assert set(letters) == set("abcdefghijklmnopqrstuvwxyz&")
    assert all(fold(name) == name for name, _ in read_rows("romanisation_letter_names"))


def test_a_person_has_no_initials_by_the_names_of_letters() -> None:
    assert len(prepare_name("이지오", Family.PERSON).variants) == len(prepare_name("이지오", Family.ANY).variants)


LISTED_SPOKEN = [
    "엘지화학 주식회사",
    "HMM Co., Ltd.",
    "株式会社エヌ・ティ・ティ・データ",
    "GS Engineering & Construction",
    "에쓰오일",
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("LG Chem Ltd", [0]),
        ("LG Electronics", []),
        ("에이치엠엠", [1]),
        ("NTT Data", [2]),
        ("NEC Data", []),
        ("지에스건설", [3]),
        ("S-Oil Corporation", [4]),
    ],
)
def test_a_list_is_found_spoken(query: str, expected: list[int], companies_found: Callable[..., list[int]]) -> None:
    assert companies_found(query, LISTED_SPOKEN) == expected


READ = [
    ("株式会社フライングガーデン", "株式会社 flying garden"),
    ("スペースバリューホールディングス", "space value holdings"),
    ("レーザーテック株式会社", "laser tech 株式会社"),
    ("エア・ウォーター株式会社", "air water 株式会社"),
    ("ミヤギスチールワークス", "ミヤギ steel works"),
    ("골든브릿지", "golden bridge"),
    ("جولدن ستار للتجارة", "golden star للتجاره"),
    ("गोल्डन इंडस्ट्रीज", "golden industries"),
]
LEFT = [
    "Flying Garden",
    "トヨタ自動車",  # no English word
    "アゴーラホスピタリティー",  # a brand that no table has, before one word
    "高橋カーテン",  # beside a brand in characters
    "삼성전자",
    "محمد",
]


@pytest.mark.parametrize(("name", "read"), READ)
def test_words_of_the_table_are_read_in_english(name: str, read: str) -> None:
    assert next(iter(in_english(fold(name))), "") == read


@pytest.mark.parametrize("name", LEFT)
def test_other_names_are_left_as_they_are(name: str) -> None:
    assert in_english(fold(name)) == ()


def test_words_of_several_spellings_give_some_readings() -> None:
    assert {"laser tech", "laser tec"} <= set(in_english(fold("レーザーテック")))
    assert len(in_english(fold("テックテックテック"))) <= MOST_READINGS
