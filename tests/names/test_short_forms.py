"""Short forms: all ways to call one state group meet, and no two groups for the words that they share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import entityscreen as es
from entityscreen.data import read_rows
from entityscreen.names.brand_forms import is_in_short_form, is_official, spelled_out
from entityscreen.names.normalise import fold
from entityscreen.names.words import split_words

CETC = "chinaelectronicstechnologygroupcorporation"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CETC", CETC),
        ("中国电科十三所", f"{CETC} 十三所"),
        ("中國電子科技集團公司第十三研究所", f"{CETC} 第十三研究所"),
        ("13th Research Institute of CETC", f"13th research institute of {CETC}"),
        ("China Electronics Technology Group, 13th Institute", f"{CETC} 13th institute"),
        ("北航", "beihanguniversity"),
        ("Northwest A&F University", "northwestafuniversity"),
        ("ААТ Белавія", "belavia"),
        ("Белавиа Тур", "belavia тур"),
        ("ТОО Маи", None),
        ("Служба внешней разведки Украины", None),
        ("河北航运公司", None),
        ("清华池", None),
        ("Wuhan Gaoxin Keji", None),
        ("", None),
    ],
)
def test_a_short_form_is_spelled_out(text: str, expected: str | None) -> None:
    assert spelled_out(fold(text)) == expected


def test_every_form_of_the_table_is_found_and_spelled_out_once() -> None:
    for name, form in read_rows("lexicon_short_forms"):
        folded = fold(form)
        assert folded == form
        assert spelled_out(folded) == name
        assert is_official(name)
        assert [word.text for word in split_words(fold(name), dotted_letters=True)] == [name]
        assert spelled_out(fold(name)) is None
        assert not form.isascii() or any(map(is_in_short_form, form.split()))


LISTED = [
    "中国电子科技集团公司第十三研究所",
    "CETC 14th Research Institute",
    "CNOOC",
    "北京航空航天大学",
    "Beijing University",
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("CETC No. 13 Research Institute", [0]),
        ("13th Research Institute of China Electronics Technology Group Corporation", [0]),
        ("中电科13所", [0]),
        ("中国海油", [2]),
        ("China National Petroleum Corporation", []),
        ("北航", [3]),
        ("Beijing University of Aeronautics and Astronautics", [3]),
    ],
)
@pytest.mark.parametrize("kind", [None, "Company"])
def test_a_list_is_found_by_short_forms(
    query: str, expected: list[int], kind: str | None, companies_found: Callable[..., list[int]]
) -> None:
    assert companies_found(query, LISTED, kind) == expected


def test_a_batch_and_a_single_call_find_every_form() -> None:
    """A form of words that a person's name may have is none of those for which a batch has a short way."""
    rows = [(name, form) for name, form in read_rows("lexicon_short_forms") if not form.isascii()]
    screener = es.Screener(es.Watchlist([es.Entity(id=form, kind="Organization", names=[form]) for _, form in rows]))
    forms = [form for _, form in rows]
    assert list(screener.screen_many(forms)) == [screener.screen(form) for form in forms]
