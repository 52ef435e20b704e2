"""Cutting organisations' names, and how their brands are spelled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.script import main_script, script_of
from entityscreen.names.segment import cutting
from entityscreen.names.segment.brand_spellings import (
    MOST_SPELLINGS,
    brand_spellings,
    chinese_spellings,
    japanese_spellings,
)
from entityscreen.names.segment.cutting import (
    Segment,
    best_cuts,
    has_words_behind,
    numeral_value,
    segment_organisation,
    words,
)
from entityscreen.text.folding import fold

CASES = Path(__file__).parents[1] / "cases" / "segment"
LETTERS = "武汉高芯科技有限公司第十三研究所株式会社テックアオキ삼성전자주식회사abc ー"


def read_cases(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return rows[1:]


def cut(name: str) -> tuple[Segment, ...]:
    folded = fold(name)
    return segment_organisation(folded, main_script(folded))


@pytest.mark.parametrize(("name", "parts"), read_cases("cuts.tsv"))
def test_names_are_cut_where_their_parts_end(name: str, parts: str) -> None:
    expected = [tuple(fold(part).rsplit(":", 1)) for part in parts.split(" ")]
    assert [(segment.text, segment.role) for segment in cut(name)] == expected


@pytest.mark.parametrize(("name", "concepts"), read_cases("concepts.tsv"))
def test_words_have_the_meaning_of_their_translation(name: str, concepts: str) -> None:
    assert [segment.concept for segment in cut(name) if segment.concept] == concepts.split(" ")


@pytest.mark.parametrize(("brand", "language", "spelling"), read_cases("spellings.tsv"))
def test_brands_are_spelled_as_companies_spell_them(brand: str, language: str, spelling: str) -> None:
    spellings = brand_spellings(fold(brand), japanese=language == "ja")
    assert spelling in [text for text, _, _ in spellings]
    assert len(spellings) <= MOST_SPELLINGS


@given(st.text(alphabet=LETTERS, max_size=30))
def test_segments_cover_every_character(text: str) -> None:
    segments = segment_organisation(text, main_script(text))
    assert "".join(segment.text for segment in segments) == text.replace(" ", "")
    assert all((segment.concept is None) is (segment.role == "brand") for segment in segments)


@given(st.text(max_size=30))
def test_any_text_is_cut_without_raising(text: str) -> None:
    folded = fold(text)
    segments = segment_organisation(folded, main_script(folded))
    assert "".join(segment.text for segment in segments) == "".join(folded.split())


def every_way(text: str, start: int, last: str, *, branded: bool) -> Iterator[tuple[float, list[tuple[int, str]]]]:
    """All ways to cut the rest of a text, one by one: points, and the ends and roles of the parts."""
    if start == len(text):
        yield 0.0, []
        return
    scripts = [script_of(character) for character in text]
    found = cutting._words_from(text, start, scripts) + cutting._numbers_from(text, start)
    steps = [(end, role, points) for end, role, _, _, points in found]
    if word := cutting._ending_from(text, start):
        steps += [(len(text), word.role, cutting.WORD_POINTS[1])] if last in cutting._BEFORE_ENDINGS else []
    for end in range(start + 1, len(text) + 1):
        if len(set(scripts[start:end])) == 1:
            points = cutting._brand_points(end - start)
            points = cutting.LETTERED_BRAND if scripts[start] in cutting._LETTERED else points
            steps.append((end, "brand", points + cutting.FURTHER_BRAND * branded))
    for end, role, points in steps:
        for more, parts in every_way(text, end, role, branded=branded or role == "brand"):
            yield points + more, [(end, role), *parts]


@given(st.text(alphabet=LETTERS.replace(" ", ""), min_size=1, max_size=7))
def test_no_way_to_cut_is_better_than_the_best(text: str) -> None:
    ways = list(every_way(text, 0, "", branded=False))
    chosen = [(cut.end, cut.role) for cut in best_cuts(text)]
    assert max(points for points, parts in ways if parts == chosen) == pytest.approx(max(ways)[0])


@given(st.text(alphabet=LETTERS, max_size=12))
def test_words_behind_the_first_segment(text: str) -> None:
    behind = [text[start:end] for end in range(len(text) + 1) for start in range(1, end)]
    assert has_words_behind(text) is any(word in words().by_text for word in behind)


def test_spaces_part_segments_for_certain() -> None:
    assert cut("株式会社 宮崎太陽銀行")[0].text == "株式会社"


def test_long_names_are_cut_in_good_time() -> None:
    assert best_cuts("高芯" * 200)[-1].end == 400


@pytest.mark.parametrize(("text", "value"), [("十三", 13), ("二十八", 28), ("〇", 0), ("高", None), ("", None)])
def test_numerals(text: str, value: int | None) -> None:
    assert numeral_value(text) == value


def test_a_brand_is_read_in_one_system_throughout() -> None:
    spellings = {text for text, _, _ in chinese_spellings("高芯")}
    assert "gaoxin" in spellings
    assert "gaosam" not in spellings


def test_what_no_table_reads_is_read_by_character() -> None:
    unknown = fold("紅機")
    assert japanese_spellings(unknown, whole=True) == []
    assert "koki" in [text for text, _, _ in japanese_spellings(unknown, whole=False)]
