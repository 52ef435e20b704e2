"""Names of Tibetans, Uyghurs and Burmese in characters: what is cut into elements, and what is not."""

from __future__ import annotations

import pytest

from entityscreen.data import read_rows
from entityscreen.romanisation.han import (
    cut_burmese,
    cut_name,
    is_tibetan,
    names_of_peoples,
    read_element,
    read_transcription,
)
from entityscreen.text.folding import fold

CUT = [
    ("扎西次仁", "扎西 次仁"),
    ("更登确吉尼玛", "更登 确吉 尼玛"),
    ("丹增德勒仁波切", "丹增 德勒 仁波切"),
    ("阿旺晋美", "阿旺 晋美"),
    ("卓玛措", "卓玛 措"),
    ("齐扎拉", "齐 扎拉"),
    ("阿不都热依木", "阿不都 热依木"),
    ("买买提吐尔逊", "买买提 吐尔逊"),
]


@pytest.mark.parametrize(("name", "elements"), CUT)
def test_a_name_is_cut_into_its_elements(name: str, elements: str) -> None:
    assert cut_name(fold(name)) == tuple(elements.split())


# Chinese names, one element alone, an element where it does not stand, and elements of two peoples.
CHINESE = ["王丹增", "李玉珍", "欧阳娜娜", "诸葛孔明"]
WHOLE = [*CHINESE, "扎西", "帕巴拉", "措卓玛", "扎西齐", "阿不都", "扎西买买提", "弗拉基米尔", ""]


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_not_made_of_them_is_not_cut(name: str) -> None:
    assert cut_name(fold(name)) == ()


BURMESE = [
    ("敏昂莱", "敏 昂 莱"),
    ("昂山素季", "昂 山 素 季"),
    ("吴昂山", "昂 山"),
    ("吴登盛", "登 盛"),
    ("丁昂敏吴", "丁 昂 敏 吴"),
    ("杜拉", ""),
    ("杜拉貌敏", "杜拉 貌 敏"),
    ("钦昂敏", "钦 昂 敏"),
    ("妙吞乌", "妙 吞 乌"),
]


@pytest.mark.parametrize(("name", "syllables"), BURMESE)
def test_a_burmese_name_is_cut_into_syllables(name: str, syllables: str) -> None:
    assert cut_burmese(fold(name)) == tuple(syllables.split())


@pytest.mark.parametrize(
    "name", ["温敏", "吴敏", "丁敏", "吴敏瑞", "吴丹", "刘昂", "丁昂", "昂", "林丹", "苏明山", "丁明昂", ""]
)
def test_a_name_that_may_as_well_be_chinese_is_not_burmese(name: str) -> None:
    assert cut_burmese(fold(name)) == ()


def test_every_element_is_read_as_plain_letters() -> None:
    for chinese, people, kind, latin in read_rows("han_elements"):
        assert chinese == fold(chinese)
        if people == "burmese":
            readings = read_element("burmese", chinese)
        else:
            readings = read_element("tibetan", chinese) if len(chinese) == 1 else read_transcription(chinese)
            assert (len(chinese) == 1) == (kind in ("end", "begin") and people == "tibetan"), chinese
        spellings = [reading.text for reading in readings]
        assert set(latin.split()) <= set(spellings), chinese
        assert all(spelling.isascii() and spelling.isalpha() for spelling in spellings)


def test_a_uyghur_name_is_also_taken_as_another_peoples() -> None:
    assert {"hashim", "asim"} <= {reading.text for reading in read_transcription("阿西木")}


def test_what_only_ends_a_name_is_no_name_by_itself() -> None:
    assert is_tibetan("卓玛")
    assert not is_tibetan("措")
    assert "措" not in names_of_peoples()


def test_a_long_run_of_characters_is_no_name() -> None:
    assert cut_burmese("杜拉昂" * 40 + "国") == ()
    assert cut_name("卓玛措姆" * 40) == ()
