"""Organisations across scripts: what meets, what tells how much, and that a list is searched as a pair is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.similarity.background import word_background
from entityscreen.similarity.organisations import OrganisationMatch, bits_of, compare_organisations, rarity, score_of
from entityscreen.similarity.search import brand_search, build_trie
from entityscreen.similarity.units import EXACT, MORA, sounds_of, units_of

CASES = Path(__file__).parents[1] / "cases" / "similarity" / "organisations.tsv"
BRANDS = ("高芯", "海普瑞", "华东", "新鸿基", "太阳", "アクセル", "ビースタイル", "岡本", "삼성", "micro", "斯博登")
WORDS = (
    "gao",
    "gaoxin",
    "hepalink",
    "walton",
    "sun",
    "hung",
    "kai",
    "taiyo",
    "axel",
    "b",
    "style",
    "okamoto",
    "samsung",
)


def cases() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


NOTHING = OrganisationMatch(0.0, -99.0, {}, "", exact=False)


def match(characters: str, latin: str) -> OrganisationMatch:
    """The best match of the two names' variants by a brand."""
    one, other = prepare_name(characters, Family.ORGANISATION), prepare_name(latin, Family.ORGANISATION)
    found = [compare_organisations(a.parts, b.parts) for a in one.variants for b in other.variants if a.characters]
    return max((each for each in found if each is not None), key=lambda each: each.bits, default=NOTHING)


@pytest.mark.parametrize(("characters", "latin", "meet"), cases())
def test_companies_match_across_scripts(characters: str, latin: str, meet: str, request: pytest.FixtureRequest) -> None:
    if meet.startswith("xfail"):
        request.applymarker(pytest.mark.xfail(reason=meet.removeprefix("xfail: "), strict=True))
    assert (es.compare(characters, latin, kind="Company").score >= 0.78) is (meet != "no")


def test_the_reason_says_which_bits_decided() -> None:
    alike = match("武漢高芯科技有限公司", "Wuhan Gaoxin Technology Co., Ltd.")
    assert "高芯 ~ gaoxin (pinyin): " in alike.reason
    assert "places in common: " in alike.reason
    assert alike.exact
    little = match("深圳高芯科技", "Shanghai Gaoxin Pharmaceutical")
    assert "too little distinctive evidence (" in little.reason


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (("高芯科技", "Gaoxin Technology"), ("高芯科技", "Gaoxin Pharmaceutical")),  # the industry agrees
        (("武漢高芯科技", "Wuhan Gaoxin Technology"), ("武漢高芯科技", "Shenzhen Gaoxin Technology")),  # the place does
        (("三菱化学", "Mitsubishi Chemical"), ("三菱化学", "Mitsubishi Heavy Industries")),  # sister firms
        (("高芯轴承", "Gaoxin Bearing"), ("高芯科技", "Gaoxin Technology")),  # few make bearings
    ],
)
def test_what_tells_more(more: tuple[str, str], less: tuple[str, str]) -> None:
    assert match(*more).bits > match(*less).bits


def test_a_word_that_is_common_tells_less() -> None:
    assert word_background("sunshine")[-1] > word_background("qzxvwkp")[-1]
    assert rarity("technology") < rarity("bearing")


@given(st.floats(0.001, 0.999))
def test_a_score_and_its_bits_are_one_thing(score: float) -> None:
    assert score_of(bits_of(score)) == pytest.approx(score, abs=1e-4)
    assert score_of(0.0) == 0.78


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.sampled_from(BRANDS))
def test_a_list_is_searched_as_a_pair(words: list[str], brand: str) -> None:
    """One trie of all words gives the bits that the trie of one name gives."""
    units = units_of(brand, japanese=brand in ("アクセル", "ビースタイル", "岡本"))
    text = " ".join(words) + " "
    texts = sorted({f"{word} " for word in WORDS} | {text})
    alone, nodes = build_trie([text])
    every, all_nodes = build_trie(texts)
    (one, begun), (many, all_begun) = (brand_search().search(units, trie) for trie in (alone, every))
    bits, all_bits = ({node: bits for node, bits, _ in ways} for ways in (one, many))
    before = "".join(texts[: texts.index(text)]).count(" ")
    for node, other in zip(nodes, all_nodes[before:], strict=False):
        behind = [max((bits for n, bits, _ in ways if n < at < trie.ends[n]), default=0.0)
                  for ways, at, trie in ((begun, node, alone), (all_begun, other, every))]  # fmt: skip
        assert behind[0] == behind[1]
        assert bits.get(node) == all_bits.get(other)


@pytest.mark.parametrize(("brand", "word", "how"), [("高芯", "gaoxin", EXACT), ("アクセル", "axel", MORA)])
def test_by_what_sound_a_brand_is_written(brand: str, word: str, how: int) -> None:
    trie, nodes = build_trie([f"{word} "])
    ways, _ = brand_search().search(units_of(brand, japanese=how == MORA), trie)
    assert [way_how for node, _, way_how in ways if node == nodes[0]] == [how]


def test_sounds_are_those_of_a_script() -> None:
    assert sounds_of("강") == ["k0", "v0", "c21"]
    assert sounds_of("ファン") == ["ファ", "ン"]


def test_the_reason_names_what_only_one_name_has_without_legal_forms() -> None:
    explanation = es.compare("南华期货有限公司", "Nanhua Biopharmaceutical Ltd", kind="Company").explain()
    assert "in one name only: 期货 / biopharmaceutical;" in explanation


def test_a_brand_in_its_usual_spelling_tells_as_many_bits() -> None:
    assert "山田 ~ yamada (Japanese): 6.1 bits" in es.compare("山田製作所", "Yamada Seisakusho").explain()


def test_a_word_with_a_digit_ends_for_one_bit() -> None:
    *begun, whole = word_background("a17")
    assert whole == begun[-1] - 1.0


def test_scores_have_four_digits() -> None:
    assert [score_of(bits) for bits in (-3.3, 0.1, 7.77)] == [0.2647, 0.7917, 0.9987]
