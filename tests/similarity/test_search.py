"""The search of a list finds what the search of a pair finds, compiled or not."""

from __future__ import annotations

from operator import itemgetter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.compilation import load_module, load_source
from entityscreen.similarity import search as searching
from entityscreen.similarity.search import END, ListTrie, Trie, build_trie, search
from entityscreen.similarity.units import units_of

KERNELS = [load_module("entityscreen.similarity.kernel"), load_source("entityscreen.similarity.kernel")]
_WORDS = (
    "gaoxin gao xin hikvision haier kang wei shi weishi tek siemens ximenzi mercari sony soni samsung sam sung huawei "
    "hua gaoxintek merukari a1 toyota redsun hty gxtek gx"
)
WORDS = st.lists(st.sampled_from(_WORDS.split(" ")), min_size=1, max_size=3)
BRANDS = st.sampled_from(
    [
        "高芯",
        "海尔",
        "康威視",
        "西门子",
        "メルカリ",
        "ソニー",
        "トヨタ",
        "삼성",
        "華為",
        "A1",
        "高芯テク",
        "海康威視",
        "红太阳",
        "丰田",
    ]
)


def tries(words: list[list[str]]) -> tuple[Trie, list[ListTrie]]:
    trie, _ = build_trie(sorted({"".join(word + END for word in text) for text in words}))
    background = np.array(trie.background, dtype=np.float32)
    columns = np.frombuffer(trie.letters.encode(), dtype=np.uint8), np.array(trie.ends, dtype=np.int32), background
    return Trie(trie.letters, trie.ends, background.tolist()), [ListTrie(*columns, kernel) for kernel in KERNELS]


@given(st.lists(WORDS, min_size=1, max_size=8), st.lists(BRANDS, min_size=1, max_size=3), st.booleans())
def test_a_list_is_searched_as_a_pair_is(words: list[list[str]], brands: list[str], japanese: bool) -> None:
    pair, lists = tries(words)
    for brand in brands:
        units = units_of(brand, japanese=japanese)
        ends, begun = search(units, pair)
        for of_list in lists:
            listed_ends, listed_begun = of_list.search(units)
            assert {node: how for node, _, how in listed_ends} == {n: how for n, (_, _, how) in ends.items()}
            assert {node: bits for node, bits, _ in listed_ends} == pytest.approx(
                {n: bits for n, (bits, _, _) in ends.items()}, abs=1e-9
            )
            assert {node: bits for node, bits, _ in sorted(listed_begun, key=itemgetter(1))} == pytest.approx(
                {n: bits for n, (bits, _, _) in begun.items()}, abs=1e-9
            )


@pytest.mark.parametrize("kernel", range(2))
def test_what_is_remembered_is_bounded_and_room_is_made(kernel: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_TREES", 10)
    monkeypatch.setattr(searching, "ROOM", 2)
    words = [["gaoxin"], ["weishi", "tek"], ["samsung"]]
    _, lists = tries(words)
    expected = [lists[kernel].search(units_of(brand, japanese=False)) for brand in ("高芯", "康威視", "高芯")]
    assert expected[0] == expected[2]
    assert lists[kernel]._kernel.tree_count() < 10_000
    assert expected[0][0]
