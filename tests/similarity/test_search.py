"""The search for brands finds the same compiled or not, and says how they are written."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.compilation import load_module, load_source
from entityscreen.similarity import search as searching
from entityscreen.similarity.search import END, BrandSearch, Trie, brand_search, build_trie
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


def trie_of(words: list[list[str]]) -> Trie:
    return build_trie(sorted({"".join(word + END for word in text) for text in words}))[0]


@given(st.lists(WORDS, min_size=1, max_size=8), st.lists(BRANDS, min_size=1, max_size=3), st.booleans())
def test_the_search_is_one_compiled_and_uncompiled(words: list[list[str]], brands: list[str], japanese: bool) -> None:
    compiled, uncompiled = (BrandSearch(kernel) for kernel in KERNELS)
    for brand in brands:
        units, trie = units_of(brand, japanese=japanese), trie_of(words)
        ways, systems = compiled.explained(units, trie)
        assert (ways, systems) == uncompiled.explained(units, trie)
        assert ways == compiled.search(units, trie)
        assert len(ways[0]) == len({node for node, _, _ in ways[0]})


@pytest.mark.parametrize(
    ("brand", "words", "systems"),
    [
        ("高芯", "gaoxin ", ("pinyin",)),
        ("高芯", "kaohsin ", ("Wade-Giles",)),
        ("红太阳", "redsun ", ("translated",)),
        ("红太阳", "red sun ", ("by meaning", "translated")),
        ("a1", "a1 ", ("as written",)),
    ],
)
def test_a_way_says_the_systems_of_its_units(brand: str, words: str, systems: tuple[str, ...]) -> None:
    trie, nodes = build_trie([words])
    (ends, _), (of_ends, _) = brand_search().explained(units_of(brand, japanese=False), trie)
    assert {node: of_way for (node, _, _), of_way in zip(ends, of_ends, strict=True)}[nodes[-1]] == systems


@pytest.mark.parametrize("kernel", KERNELS)
def test_what_is_remembered_is_bounded_and_room_is_made(kernel: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_TREES", 10)
    monkeypatch.setattr(searching, "ROOM", 2)
    trie, search = trie_of([["gaoxin"], ["weishi", "tek"], ["samsung"]]), BrandSearch(kernel)
    ways = [search.search(units_of(brand, japanese=False), trie) for brand in ("高芯", "康威視", "高芯")]
    assert ways[0] == ways[2]
    assert search._kernel.tree_count() < 10_000
    assert ways[0][0]
