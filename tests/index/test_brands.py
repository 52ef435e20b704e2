"""Listed brands in characters by the words that they may be: no fewer bits than the search of each one gives."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from entityscreen.index.brands import BrandCollector, brands_of
from entityscreen.index.name_index import BrandRows
from entityscreen.similarity.search import brand_search, build_trie
from entityscreen.similarity.units import Unit, parameters, units_of

CHINESE = ("高芯", "海普瑞", "华东", "新鸿基", "太阳", "新东方", "斯博登", "微", "삼성", "micro")
JAPANESE = ("アクセル", "ビースタイル", "岡本")
WORDS = (
    "gao",
    "xin",
    "gaoxin",
    "gaoxintek",
    "hepalink",
    "hai",
    "pu",
    "walton",
    "sun",
    "hung",
    "kai",
    "axel",
    "b",
    "style",
)
LATIN = st.lists(st.sampled_from(WORDS) | st.text("aeghiknorux", min_size=1, max_size=6), min_size=1, max_size=4)


def least(rows: BrandRows) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The bits that the channel asks of every brand."""
    channel, count = parameters().channel, len(rows.step_offsets) - 1
    return np.full(count, channel["keep"]), np.full(count, channel["faint"])


def listed(texts: list[str]) -> tuple[list[tuple[Unit, ...]], BrandRows]:
    units = [units_of(text, japanese=text in JAPANESE) for text in texts]
    collector = BrandCollector()
    for each in units:
        collector.add(each)
    return units, collector.rows()


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from([*CHINESE, *JAPANESE]), min_size=1, max_size=4, unique=True), LATIN)
@example(["高芯"], ["gao", "xin"])
@example(["新鸿基"], ["sun", "hung", "kai"])
def test_every_brand_with_enough_bits_is_found(texts: list[str], words: list[str]) -> None:
    windows = [" ".join(words[at:]) + " " for at in range(len(words))]
    units, rows = listed(texts)
    bound = brands_of(windows, rows, *least(rows))
    bits = dict(zip(bound.brands.tolist(), zip(bound.whole.tolist(), bound.begun.tolist(), strict=True), strict=True))
    trie, _ = build_trie(sorted(set(windows)))
    for brand, own in enumerate(units):
        for place, ways in enumerate(brand_search().search(own, trie)):
            best = max((way_bits for _, way_bits, _ in ways), default=None)
            assert best is None or bits[brand][place] > best - 1e-4


def test_a_word_that_is_no_listed_brand_finds_none() -> None:
    _, rows = listed(["高芯", "海普瑞"])
    assert brands_of(["zzyzx "], rows, *least(rows)).brands.tolist() == []
    found = brands_of(["gaoxin "], rows, *least(rows))
    assert brands_of(["gaoxin "], rows, *(bits + 50.0 for bits in least(rows))).brands.tolist() == []
    assert found.brands.tolist() == [0]
    assert found.whole[0] > parameters().channel["faint"]


def test_a_brand_may_be_as_long_as_a_name() -> None:
    _, rows = listed(["海" * 1500])
    assert max(rows.step_ends.tolist()) == 1500
