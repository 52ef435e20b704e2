"""What is kept of the names that share a crossing key: every one that the scorer brings to what is asked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from entityscreen.index.build import build_index
from entityscreen.index.crossing_characters import CharactersQuery
from entityscreen.index.crossing_context import Contexts
from entityscreen.index.crossing_latin import LatinQuery
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Part
from entityscreen.names.segment.crossing import compare_crossed

CHARACTERS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "深圳市", "武汉", "浙江", "大同"]),
        st.sampled_from(["海普瑞", "华东", "裕隆", "东风裕隆", "太阳", "高芯", "微", "フリュー", "石丸謙二郎", ""]),
        st.sampled_from(["", "药业", "科技", "轴承", "机械", "投资", "半导体", "Tech"]),
        st.sampled_from(["", "集团", "有限公司", "股份有限公司"]),
    ),
)
_LATIN = (
    "shenzhen wuhan zhejiang tatung li cheng hepalink walton yulon yulontek motor sun taiyo gaoxin gao xin wei micro "
    "furyu ishimaru pharmaceutical technology bearing machinery investment group holding co ltd gmbh the of and & "
    "dong feng yu long hua east 3 semiconductor real estate enterprise"
)
LATIN = st.lists(st.sampled_from([*_LATIN.split(), "real estate", "li cheng", "hong kong"]), min_size=1, max_size=7)
LEAST = st.sampled_from([0.4, 0.6, 0.66, 0.7, 0.78, 0.85, 0.95])


def parts_of(name: str) -> list[tuple[Part, ...]]:
    return [variant.parts for variant in prepare_name(name, Family.ORGANISATION).variants]


@settings(deadline=None)
@given(st.lists(CHARACTERS.filter(bool), min_size=1, max_size=6), LATIN.map(" ".join), LEAST)
@example(["深圳市裕隆机械"], "wuhan yulon", 0.66)  # which rounding alone brings to it
def test_no_name_in_characters_is_lost(listed: list[str], query: str, least: float) -> None:
    index = build_index([(name, Family.ORGANISATION, i) for i, name in enumerate(listed)], prune=0.7)
    numbers = np.flatnonzero(index.variant_characters).astype(np.int32)
    theirs = [parts for name in listed for parts in parts_of(name)]
    for parts in parts_of(query):
        kept = LatinQuery(index, Contexts(index.crossing_rows)).may_reach(parts, numbers, least)
        for number, may in zip(numbers.tolist(), kept.tolist(), strict=True):
            crossing = compare_crossed(theirs[number], parts)
            assert may or crossing is None or crossing.score < least


@settings(deadline=None)
@given(st.lists(LATIN.map(" ".join), min_size=1, max_size=6), CHARACTERS.filter(bool), LEAST)
def test_no_latin_name_is_lost(listed: list[str], query: str, least: float) -> None:
    index = build_index([(name, Family.ORGANISATION, i) for i, name in enumerate(listed)], prune=0.7)
    numbers = np.arange(len(index.variant_names), dtype=np.int32)
    theirs = [parts for name in listed for parts in parts_of(name)]
    for parts in parts_of(query):
        if not any(part.token.script.name in ("HAN", "KANA") for part in parts):
            continue
        kept = CharactersQuery(index, Contexts(index.crossing_rows)).may_reach(parts, numbers, least)
        for number, may in zip(numbers.tolist(), kept.tolist(), strict=True):
            crossing = compare_crossed(parts, theirs[number])
            assert may or crossing is None or crossing.score < least


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("Shenzhen Wistron Ltd", "华东"),
        ("Merry Bearing Works", "裕隆轴承"),
        ("Oakfield Holdings GmbH", "海普瑞"),
        ("Martine Songul Beer", "满天路"),  # what is heard in the first word leaves two others
    ],
)
def test_what_cannot_be_heard_is_not_kept(query: str, listed: str) -> None:
    index = build_index([(listed, Family.ORGANISATION, 0)], prune=0.7)
    (parts,) = parts_of(query)
    kept = LatinQuery(index, Contexts(index.crossing_rows)).may_reach(parts, np.zeros(1, dtype=np.int32), 0.78)
    assert not kept.any()
