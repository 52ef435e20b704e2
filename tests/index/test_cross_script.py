"""Organisations in the other kind of writing: every one that the scorer brings to what is asked is a candidate."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from entityscreen.compilation import load_module, load_source
from entityscreen.index.builder import build_index
from entityscreen.index.cross_script import OrganisationLookup
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.similarity.organisations import compare_organisations

KERNELS = [load_module("entityscreen.similarity.kernel"), load_source("entityscreen.similarity.kernel")]
CHARACTERS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "深圳市", "武汉", "浙江", "大同", "中国", "日本", "上海"]),
        st.sampled_from(
            [
                "海普瑞",
                "华东",
                "裕隆",
                "东风裕隆",
                "太阳",
                "高芯",
                "微",
                "诺维塔",
                "维兰",
                "フリュー",
                "石丸謙二郎",
                "三菱",
                "环球",
                "南方",
                "",
            ]
        ),
        st.sampled_from(["", "药业", "科技", "轴承", "机械", "投资", "半导体", "Tech", "银行"]),
        st.sampled_from(["", "集团", "有限公司", "股份有限公司", "株式会社"]),
    ),
).filter(bool)
_LATIN = (
    "shenzhen wuhan zhejiang tatung hepalink walton yulon yulontek motor sun taiyo gaoxin gao xin wei micro nippon "
    "keji furyu ishimaru mitsubishi pharmaceutical technology bearing machinery investment group holding co ltd "
    "gmbh the of "
    "and shanghai universal south global dong feng yu long hua east 3 semiconductor enterprise china bank novita velan"
)
LATIN = st.lists(st.sampled_from([*_LATIN.split(), "hong kong", "science & technology"]), min_size=1, max_size=6).map(
    " ".join
)
LEAST = st.sampled_from([0.1, 0.4, 0.6, 0.78, 0.85, 0.95])


@settings(deadline=None, max_examples=60)
@given(st.lists(CHARACTERS, min_size=1, max_size=5), st.lists(LATIN, min_size=1, max_size=5), LEAST)
@example(["大同股份有限公司"], ["tatung co ltd"], 0.78)
@example(["中国银行"], ["china bank"], 0.4)
@example(
    ["诺维塔科技有限公司"], ["novita science & technology ltd"], 0.78
)  # what agrees adds no bits, and makes it credible
def test_no_name_is_lost(characters: list[str], latin: list[str], least: float) -> None:
    for listed, queries in ((characters, latin), (latin, characters)):
        index = build_index([(name, Family.ORGANISATION, i) for i, name in enumerate(listed)], prune=0.7)
        theirs = [variant for name in listed for variant in prepare_name(name, Family.ORGANISATION).variants]
        lookups = [OrganisationLookup(index.organisation_rows, kernel) for kernel in KERNELS]
        for query in queries:
            name = prepare_name(query, Family.ORGANISATION)
            kept, *others = [lookup.reachable(name, least) for lookup in lookups]
            assert others == [kept]
            for number, other in enumerate(theirs):
                for own in name.variants:
                    if own.characters is not other.characters:
                        a, b = (own, other) if own.characters else (other, own)
                        match = compare_organisations(a.parts, b.parts)
                        assert match is None or match.score < least or number in kept, (query, other.text)
