"""Brands heard character by character, and the keys by which an index finds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.kind import Family
from entityscreen.names.normalise import fold
from entityscreen.names.pinyin import is_pinyin, pinyin_cuts
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Part
from entityscreen.names.segment.brands import LEAST_EVIDENCE, best_brand, brand_start
from entityscreen.names.segment.context import compare_context, foreign_form
from entityscreen.names.segment.crossing import compare_crossed
from entityscreen.names.segment.crossing_keys import OTHERWISE, TRANSLATED, crossing_keys
from entityscreen.names.segment.heard import heard_brand
from entityscreen.names.segment.pairs import brand_pairs, brand_rhymes, has_pair, rhyme, word_pairs, word_rhymes
from entityscreen.names.segment.pieces import character_pieces, split_syllable

CASES = Path(__file__).parents[1] / "cases" / "segment" / "heard.tsv"
BRANDS = "宏海華東勤正新寶成廣達裕隆美利達友訊群光建大華升"
THRESHOLD = 0.78


def cases() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def parts(name: str) -> tuple[Part, ...]:
    return prepare_name(name, Family.ORGANISATION).variants[0].parts


def ends(words: str) -> tuple[int, ...]:
    lengths = [len(word) for word in words.split(" ")]
    return tuple(sum(lengths[: place + 1]) for place in range(len(lengths)))


def evidence(brand: str, words: str) -> float:
    heard = heard_brand(fold(brand), words.replace(" ", ""), ends(words))
    return -9.0 if heard is None else heard.evidence


@pytest.mark.parametrize(("brand", "words", "pieces"), cases())
def test_each_character_is_heard_in_its_piece(brand: str, words: str, pieces: str) -> None:
    heard = heard_brand(fold(brand), words.replace(" ", ""), ends(words))
    assert heard is not None
    assert list(heard.pieces) == pieces.split(" ")
    assert heard.evidence > LEAST_EVIDENCE


@pytest.mark.parametrize(("brand", "words", "_pieces"), cases())
def test_another_brand_is_heard_less(brand: str, words: str, _pieces: str) -> None:
    others = [other for other, _, _ in cases() if other != brand]
    assert all(evidence(other, words) < evidence(brand, words) for other in others)


@pytest.mark.parametrize(
    ("syllable", "parts_of_it"),
    [("yuan", ("", "van")), ("wei", ("", "ui")), ("xun", ("x", "vn")), ("nü", ("n", "v")), ("nu", ("n", "u"))],
)
def test_syllables_are_split_as_they_sound(syllable: str, parts_of_it: tuple[str, str]) -> None:
    assert split_syllable(syllable) == parts_of_it


def test_pinyin_of_other_characters_is_no_coinage() -> None:
    assert is_pinyin("yulong")
    assert not is_pinyin("walton")
    assert pinyin_cuts("xian", 1) == (("xian",),)
    assert evidence("裕華", "yulong") < evidence("裕龍", "yulong")


def test_no_piece_goes_on_into_the_next_word() -> None:
    assert evidence("寶成", "pou chen") > evidence("寶成", "pouc hen")


def test_a_piece_of_a_rare_system_is_worth_less() -> None:
    pieces = character_pieces(fold("光"))
    assert pieces["guang"][0] > pieces["kwong"][0] > pieces["ko"][0]


def test_a_translated_legal_form_says_nothing_and_a_foreign_one_something() -> None:
    chinese = parts("寶成工業股份有限公司")
    assert not foreign_form(chinese, parts("Pou Chen Corporation"))
    assert foreign_form(chinese, parts("Pou Chen GmbH"))
    assert not foreign_form(parts("寶成工業"), parts("Pou Chen GmbH"))


def test_what_agrees_is_counted_once() -> None:
    context = compare_context(parts("武漢高芯軸承有限公司"), parts("Wuhan Gaoxin Bearing Bearing Co., Ltd."))
    assert context.agreed.count("bearing") == 1
    assert context.telling()
    assert not context.common()


def test_a_place_in_two_words_may_be_a_brand() -> None:
    assert brand_start(parts("Shanghai Technology Co., Ltd.")) is None
    found = best_brand(parts("利青實業股份有限公司"), parts("Li Cheng Enterprise Co., Ltd."))
    assert found is not None
    assert found.keyed


def test_a_japanese_name_is_not_read_in_chinese() -> None:
    assert not any(key.startswith((TRANSLATED, OTHERWISE)) for key in crossing_keys(parts("岡本硝子株式会社")))


@given(st.text(alphabet="abcdeghiklmnopqrstuwxyz", min_size=1, max_size=12))
def test_keys_of_beginnings_are_those_of_their_letters(word: str) -> None:
    assert word_rhymes(word) == frozenset(rhyme(word[:end]) for end in range(1, min(len(word), 9) + 1))


@given(st.data())
def test_what_is_heard_without_anything_in_common_shares_a_key(data: st.DataObject) -> None:
    characters = [fold(c) for c in data.draw(st.lists(st.sampled_from(BRANDS), min_size=2, max_size=4))]
    pieces = [data.draw(st.sampled_from(sorted(character_pieces(c)))) for c in characters]
    word, brand = "".join(pieces) + data.draw(st.sampled_from(["", "tek", "m"])), "".join(characters)
    heard = heard_brand(brand, word, (len(word),))
    if heard is not None and heard.keyed:
        assert brand_pairs(brand) & word_pairs(word)
    if heard is not None and heard.rhymed:
        assert brand_rhymes(brand) & word_rhymes(word)


@given(st.data())
def test_names_that_meet_by_ear_share_a_key(data: st.DataObject) -> None:
    characters = data.draw(st.lists(st.sampled_from(BRANDS), min_size=2, max_size=3))
    # Words of a single letter are initials, and nobody writes a brand in these.
    pieces = [
        data.draw(st.sampled_from(sorted(piece for piece in character_pieces(fold(c)) if len(piece) > 1)))
        for c in characters
    ]
    glue = data.draw(st.sampled_from(["", " "]))
    chinese = parts(
        "".join(characters) + data.draw(st.sampled_from(["科技股份有限公司", "軸承有限公司", "股份有限公司"]))
    )
    latin = parts(
        glue.join(pieces) + data.draw(st.sampled_from([" Technology Co., Ltd.", " Bearing Inc.", " Corporation"]))
    )
    met = compare_crossed(chinese, latin)
    if met is not None and met.system == "by ear" and met.score >= THRESHOLD:
        assert crossing_keys(chinese) & crossing_keys(latin)


@given(st.text(max_size=9), st.text(max_size=9))
def test_any_text_is_aligned_without_raising(brand: str, word: str) -> None:
    letters = word or "a"
    heard = heard_brand(brand, letters, (len(letters),))
    assert heard is None or len(heard.pieces) == len(brand)


@given(st.text(alphabet=BRANDS, min_size=1, max_size=5), st.text(alphabet="abeghiklmnopstuw", min_size=1, max_size=8))
def test_one_key_is_asked_for_as_all_are_made(brand: str, word: str) -> None:
    folded = fold(brand)
    keys = brand_pairs(folded)
    assert [pair for pair in word_pairs(word) if has_pair(folded, pair)] == [p for p in word_pairs(word) if p in keys]
    assert all(has_pair(folded, pair) for pair in keys)
