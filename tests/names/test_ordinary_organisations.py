"""Ordinary names of organisations: the short way gives what the long way gives, and leaves to it whatever is more."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.compilation import load_module, load_source
from entityscreen.index.bound import TOLERANCE
from entityscreen.index.builder import build_index
from entityscreen.index.lookup import PASSES, Lookup
from entityscreen.model.kind import Family
from entityscreen.names.ordinary_organisations import organisation_words
from entityscreen.names.prepare import prepare_name
from entityscreen.screening.compiled import bound_for

_WORDS = (
    "Meridon Volna Lu Rong Yuan Yu Petro Trans Caspian First Hyundai Al Bank of and & for China Iran German "
    "Trading Severstal "
    "Company Co Co., Ltd Ltd. Limited, Private Limited GmbH LLC S.A. Inc, Corp Joint Stock Holding Group Industries "
    "Shipping Lines Oil Gas Real Estate Research Institute National International Electric Maritime Hindustan "
    "Steelworks Comapny Volnaltd Services E-Link D'Or l de Energie com SC No 13 II J jr "
    "2 007 13th First Rand VI Two 第3 (Hong Kong) / Vol na Corps "
    "Guard Islamic Revolutionary Hizb Allah named after the"
)
TEXTS = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=7).map(" ".join)
LISTED = (
    "Islamic Revolutionary Guard Corps", "IRGC", "IRG", "Meridon Volna Trading Company", "Lurongyuanyu Shipping",
    "Petrotranscaspian LLC", "National Iranian Oil Company", "Bank of China Limited", "HAL", "Volna Petro Gas",
    "The German Electric Maritime Research Institute", "Energie, Meridon Trans Hindustan", "Ltd Severstal Steelworks",
    "Firstrand Bank", "Volna 2", "13th Research Institute", "Seven Petro Gas",
    "Volnaii Trading", "J & R Volna", "China Shipping Group", "MVT",
    "Trans Meridon Hindustan Severstal Steelworks Petro Energ",
)  # fmt: skip
BOUND = bound_for(es.ScreeningConfig())
INDEX = build_index([(name, Family.ORGANISATION, i) for i, name in enumerate(LISTED)], prune=BOUND.prune)
KERNELS = [load_module("entityscreen.index.kernel"), load_source("entityscreen.index.kernel")]
LOOKUPS = [Lookup(INDEX, BOUND, kernel) for kernel in KERNELS]


@pytest.mark.parametrize("lookup", LOOKUPS)
@given(st.lists(TEXTS, max_size=6))
@example(["Hindustan Corps Limited", "Severstal Volna, Meridon Guard Islamic", "Lu Rong Yuan Yu Ltd", "Vol Na Trading"])
@example(["Petro Trans Caspian LLC", "Petro Trans & Caspian LLC", "Iran Oil & Gas Company", "Bank China of Private"])
@example(
    ["First Rand Bank", "Volna II", "VI Volna Petro", "Research Institute No. 13", "Volna 007 Petro 2", "Volna Ii Ltd"]
)
@example(["Meridon Volna Tradimg Company", "Trans Hindustan Energie, Meridon", "Islamic Revolutionary Gu"])
def test_the_short_way_gives_what_the_long_way_gives(lookup: Lookup, texts: list[str]) -> None:
    short = lookup.prospects(texts, [Family.ORGANISATION] * len(texts), [True] * len(texts))
    least = BOUND.least + BOUND.boost - TOLERANCE
    for number, text in enumerate(texts):
        if short[number].reached is None:
            continue  # it is not ordinary
        prepared = prepare_name(text, Family.ORGANISATION)
        (variant,) = prepared.variants
        parted = lookup._parts.by_parts([variant], [Family.ORGANISATION], [least])
        pairs = zip(*(column.tolist() for column in parted[1:]), strict=True)
        by_parts = {int(INDEX.variant_names[variant]): most for variant, most in pairs}
        found = {name: reach.by_parts for name, reach in (short[number].reached or {}).items()}
        assert found == pytest.approx(by_parts, abs=1e-9)
        assert short[number].passes or not lookup.candidates(prepared, bare=True), "no name that may hit is left aside"


ORDINARY = [
    "Meridon Trading GmbH",
    "Meridon Shipping, Ltd.",
    "Meridon Joint Stock Company",
    "Oil & Gas Severstal, S.A.",
    "Meridon Private Limited",
    "Meridon 2 Ltd",
    "Meridon II Ltd",
    "First Meridon Ltd",
    "Iranian Shipping of Volna",
]
OTHERS = [
    "Meridon",
    "Meridon (Volna) Ltd",
    "II Meridon Ltd",
    "Meridon 2, 12 Main Street",
    "J Meridon Ltd",
    "Meridon Joint Stock Comapny",
    "Meridonltd Trading",
    "ООО Меридон",
    "Institute named after Meridon",
    "Amazon com Inc",
    "c/o Meridon Ltd",
    "Meridon T/A Volna",
    "",
]


@pytest.mark.parametrize(("text", "is_ordinary"), [*((t, True) for t in ORDINARY), *((t, False) for t in OTHERS)])
def test_usual_names_of_firms_are_ordinary_and_others_are_not(text: str, is_ordinary: bool) -> None:
    nobody = Lookup(build_index([("Qwghlm Zzyzx", Family.ORGANISATION, 0)], prune=BOUND.prune), BOUND)
    (prospect,) = nobody.prospects([text], [Family.ORGANISATION], [True])
    assert prospect.passes is not is_ordinary


def test_a_list_with_brands_in_characters_is_asked_the_long_way() -> None:
    index = build_index([("武漢高芯科技有限公司", Family.ORGANISATION, 0)], prune=BOUND.prune)
    assert Lookup(index, BOUND).prospects(["Wuhan Gaoxin Keji"], [Family.ORGANISATION], [True]) == [PASSES]


def test_the_words_of_a_name_are_those_of_the_long_way() -> None:
    for text in ORDINARY:
        (variant,) = prepare_name(text, Family.ORGANISATION).variants
        assert tuple(organisation_words(text).words.split()) == variant.words
