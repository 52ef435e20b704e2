"""Laws of extraction that hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from entityscreen.sources.documents import extract, render_marked
from entityscreen.sources.documents.blocks import BLOCK, find_pairs, split_blocks, tokenise
from entityscreen.sources.documents.reading import decode
from entityscreen.sources.documents.view import make_view

PIECES = st.sampled_from(
    ["President ", "Xi Jinping", " (習近平)", "（Wuhan Co）", "武漢高芯科技有限公司",
     ", ", "**", "*", "[a](/b)", "(", ")", "[", "]", "\n",
     "\n\n", "Ltd.", " and ", "MAC ", "of ", "the ", "Council (MAC)", "’s ", "“", "”", "&amp;",
     "\u200b", "說", ". ", "born 1956", "; ",

     "also known as ", "An ", "He ", "13th ", "Photo: ", "supplied ", "李", "·", "<i>", "</i>", "\\", "|"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_mentions_are_ordered_and_stand_where_they_say(text: str) -> None:
    mentions = extract(text)
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.name
        assert mention.name not in mention.aliases
        span = text[mention.start : mention.end]
        if span.isalpha():
            assert span == mention.name


CASES = Path(__file__).parents[1] / "cases" / "documents" / "specification.tsv"
SENTENCES = [
    line.split("\t")[1].replace("\\n", "\n") for line in CASES.read_text(encoding="utf-8").splitlines() if "\t" in line
][1:]
FIELDS = [
    "ООО «БТК»\nНаименование на английском языке: Baltic Fuel Company LLC\nГенеральный директор:",
    "企业名称:宁夏贺兰葡韵酒庄股份有限公司\n股东信息:. 纳文玉,持股51%;2. 马尔萨,持股19%;3. Châte",
    "1. Ku)。 Biotech)\n3. Co., 與公司關係:本公司\n4. (Thailand) 其他應敘明事項:本",
]


@st.composite
def cut_texts(draw: st.DrawFn) -> str:
    """Words of real sentences, cut and put together as no writer does, but as a bad scan."""
    words = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3))).split(" ")
    start = draw(st.integers(0, len(words) - 1))
    chosen = words[start : start + draw(st.integers(1, 40))]
    text = " ".join(draw(st.permutations(chosen)) if draw(st.booleans()) else chosen)
    return text[draw(st.integers(0, 3)) :]


@given(cut_texts())
@example(FIELDS[0])
@example(FIELDS[1])
@example(FIELDS[2])
@settings(max_examples=250, deadline=None)
def test_no_text_is_so_broken_that_it_cannot_be_read(text: str) -> None:
    for mention in extract(text):
        assert text[mention.start : mention.end]
        assert all(name.strip() for name in (mention.name, *mention.aliases))


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_page_is_always_made(text: str) -> None:
    assert render_marked(text).endswith("</html>\n")


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_view_maps_every_character_to_its_origin(text: str) -> None:
    view = make_view(text)
    for offset, character in enumerate(view.text):
        original = text[view.origin(offset)]
        assert original == character or original in "&<"


@given(st.text(alphabet="ab \n。", max_size=200).map(lambda text: text * 400))
@settings(max_examples=10, deadline=None)
def test_blocks_are_the_whole_text(text: str) -> None:
    blocks = list(split_blocks(text))
    assert "".join(block for _, block in blocks) == text
    assert all(len(block) <= BLOCK for _, block in blocks)
    assert all(text.startswith(block, start) for start, block in blocks)


@given(
    st.text(
        alphabet="國家的一是在不了有和人這大為上個我以要他時來用們生到作地於出就分對成會可主發年動同工",
        min_size=30,
        max_size=200,
    )
)
@settings(max_examples=50, deadline=None)
def test_ordinary_chinese_survives_its_national_encoding(text: str) -> None:
    assert decode(text.encode("big5"), "x") == text


@pytest.mark.parametrize(
    "text",
    ["(" * 12_000, "[" * 12_000, "A" * 12_000, "A " * 6_000, "*" * 12_000, "A. " * 3_999,
     "習" * 12_000, "](" * 6_000,
     "Co., Ltd., " * 1_200, "(習近平" * 3_000, "A (" * 3_999, "a-" * 6_000, "“" * 12_000,
     "of the " * 1_800, "known as " * 1_399,
     "<i" * 6_000, "習 " * 6_000, "President " * 1_399, "A (甲乙) and " * 999],
)  # fmt: skip
def test_hostile_texts_come_to_an_end(text: str) -> None:
    """A quadratic step would take minutes here."""
    assert len(extract(text)) <= len(text)


def test_brackets_of_other_kinds_do_not_close_each_other() -> None:
    tokens = tokenise("(a] b)")
    assert [(tokens[first].text, tokens[last].text) for first, last in find_pairs(tokens).items()] == [("(", ")")]
