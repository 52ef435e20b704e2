"""Chinese and Japanese text is cut into words and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.sources.documents.segmentation import is_word, last_name, segments, word_at
from entityscreen.sources.documents.vocabulary import Kind
from entityscreen.text.folding import fold

# A text with a bar between its pieces; names stand in square brackets.
CUTS = [
    ("会计|[吴郁宁]|存入|[阳浦港湾银行]", False),
    ("德国|买家|[布莱特曼公司]|突然|取消|订单", False),
    ("他|伙同|妻弟|[廖海文]|以|[江西盛谷农业开发有限公司]|的|名义|非法集资", False),
    ("公诉机关|指控|被告人|[岩温香]|贩卖毒品", False),
    ("总裁|[彼得·诺瓦克]|否认|指控", False),
    ("[大连海宁船舶修造有限公司]|董事长|[葛振国]", False),
    ("[安徽平陵县远拓渔业有限公司]|被处罚", False),
    ("據|[新華社]|報道", False),
    ("上诉人|[霍周佩玲]|不服", False),
    ("代表取締役|である|[久我山玲子]|に", True),
    ("[株式会社ミナトヤ興産]|は|破産", True),
    ("[近畿みらい銀行]|の|元行員|[星野るり子]", True),
    ("[三ツ橋証券]|に|勤務", True),
    ("元会社員|の|[藤堂亮介]|容疑者", True),
]


def _cut(text: str, japanese: bool) -> str:
    named = Kind.ORGANISATIONS | {Kind.PERSON}
    pieces = segments(text, japanese=japanese)
    return "|".join(f"[{text[p.start : p.end]}]" if p.kind in named else text[p.start : p.end] for p in pieces)


@pytest.mark.parametrize(("expected", "japanese"), CUTS)
def test_a_run_is_cut_into_words_and_names(expected: str, japanese: bool) -> None:
    expected = fold(expected)
    assert _cut(expected.replace("|", "").replace("[", "").replace("]", ""), japanese) == expected


@pytest.mark.parametrize(
    ("run", "kind", "name"),
    [
        ("收购德国买家布莱特曼公司", Kind.COMPANY, "布莱特曼公司"),
        ("知名风电企业金宏重工", Kind.COMPANY, "金宏重工"),
        ("其中包括经理林志高", Kind.PERSON, "林志高"),
        ("将上述公司高级管理人员道格拉斯·韦恩", Kind.PERSON, "道格拉斯·韦恩"),
    ],
)
def test_the_name_with_which_a_run_ends(run: str, kind: str, name: str) -> None:
    found = last_name(run, Kind.ORGANISATIONS if kind == Kind.COMPANY else frozenset((kind,)))
    assert found is not None
    assert run[found.start :] == name


def test_no_name_ends_a_run_of_words() -> None:
    assert last_name("突然取消订单", frozenset((Kind.PERSON,))) is None


def test_one_character_is_no_word_that_stands_against_a_name() -> None:
    assert (is_word("的"), is_word("订单"), word_at("的订单", 0)[0]) == (False, True, "的")


@given(st.text(alphabet="华山有限公司李明的在与・（）株式会社アイは东京1A·银行被告人", max_size=40), st.booleans())
def test_the_pieces_are_the_whole_run(text: str, japanese: bool) -> None:
    run = str(fold(text)).replace(" ", "")
    pieces = segments(run, japanese=japanese)
    assert "".join(run[piece.start : piece.end] for piece in pieces) == run
    assert all(piece.start < piece.end for piece in pieces)
