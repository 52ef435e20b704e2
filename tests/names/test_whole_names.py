"""What can be a whole name in characters."""

from __future__ import annotations

import pytest

from entityscreen.names.persons.in_characters import (
    is_bare_surname,
    is_full,
    is_korean,
    is_more_than_surnames,
    may_be_whole,
)


@pytest.mark.parametrize(
    "text", ["王毅", "习近平", "欧阳修", "普京", "特朗普", "安倍", "安倍晋三", "プーチン", "허준", "푸틴"]
)
def test_may_be_a_whole_name(text: str) -> None:
    assert may_be_whole((text,))


@pytest.mark.parametrize(
    "text", ["陈", "欧阳", "林郑", "国防", "北京", "リー", "김", "남궁", "习近平办公室", "김jong은"]
)
def test_is_no_whole_name(text: str) -> None:
    assert not may_be_whole((text,))


@pytest.mark.parametrize(
    ("rest", "end", "expected"),
    [
        ("山本太郎", "君", True), ("李政道", "博士", True), ("王毅", "博士", True), ("김영희", "양", True),
        ("남궁민수", "군", True), ("プーチン", "君", True),
        ("邓丽", "君", False), ("欧阳丽", "君", False), ("林郑丽", "君", False), ("佐藤健", "君", False),
        ("小林", "博士", False), ("김태", "양", False), ("남궁태", "양", False), ("장차오", "양", False),
    ],
)  # fmt: skip
def test_what_ends_a_name_that_is_whole_without_it(rest: str, end: str, expected: bool) -> None:
    assert is_full((rest,), (rest + end,)) is expected


@pytest.mark.parametrize(("text", "expected"), [("허준", True), ("김영수", True), ("남궁민수", True), ("아르", False)])
def test_a_korean_name(text: str, expected: bool) -> None:
    assert is_korean((text,)) is expected


def test_surnames_alone() -> None:
    assert is_bare_surname("林郑")
    assert not is_bare_surname("马云")
    assert not is_more_than_surnames(("陈王",), ("陈王氏",))
    assert is_more_than_surnames(("习近平",), ("习近平氏",))
