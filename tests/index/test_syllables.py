"""Laws of the look-up by syllables: no bound leaves out a name that the comparison would bring to the score."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.compilation import load_module, load_source
from entityscreen.index.builder import build_index
from entityscreen.index.name_index import NameIndex
from entityscreen.index.syllables import SyllableCollector, SyllableLookup, character_keys, least_cost, unit_keys
from entityscreen.model.kind import Family
from entityscreen.model.script import Script, main_script
from entityscreen.names.prepare import prepare_name
from entityscreen.readings.characters import LEAST as LEAST_COST
from entityscreen.readings.characters import MISS, character_readings, korean_rows, name_ranks, reader
from entityscreen.syllables.comparison import compare_syllables
from entityscreen.syllables.model import SyllableName
from entityscreen.text.look_alikes import lookalikes_of

KERNELS = [load_module("entityscreen.index.syllable_kernel"), load_source("entityscreen.index.syllable_kernel")]
OTHER_WRITINGS = [Script.CYRILLIC, Script.HANGUL, Script.KANA, Script.ARABIC, Script.THAI]
WRITINGS = st.sampled_from([Script.LATIN] * 4 + OTHER_WRITINGS)
LEAST = st.sampled_from([0.66, 0.7, 0.73, 0.78, 0.87, 0.97])


@lru_cache(maxsize=1)
def characters() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Surnames, characters of given names, characters of no name, Hangul syllables: read when a test runs."""
    ranks = sorted(name_ranks().items())
    rare = tuple(sorted(set(character_readings()) - set(name_ranks())))[::29]
    return (
        tuple(name for name, rank in ranks if rank.surname and len(name) == 1),
        tuple(name for name, rank in ranks if rank.given_name and len(name) == 1),
        rare,
        tuple(sorted(name for name in korean_rows()["given"] if len(name) == 1)),
    )


@st.composite
def in_characters(draw: st.DrawFn) -> str:
    surnames, given_names, rare, hangul = characters()
    if draw(st.integers(0, 4)) == 0:
        return "".join(draw(st.lists(st.sampled_from(hangul), min_size=2, max_size=5)))
    givens = st.sampled_from(given_names) | st.sampled_from(rare)
    return draw(st.sampled_from(surnames)) + "".join(draw(st.lists(givens, min_size=1, max_size=5)))


def spelled(draw: st.DrawFn, name: str) -> str:
    """A spelling of a name in characters, each in a family of its own if it comes to that."""
    family, syllables, writing = draw(st.integers(0, 6)), [], draw(WRITINGS)
    for index, character in enumerate(name):
        known = reader(character, index == 0, abroad=writing is not Script.LATIN)
        exact = [s for s in known.exact if main_script(s) is writing] or known.exact
        options = sorted(s for s in exact if known[s][family] < 0.2) or sorted(exact) or ["xu"]
        syllables.append(draw(st.sampled_from(options)))
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(syllables) - 1))
        syllables[at] = draw(st.sampled_from([syllables[at] + "g", syllables[at][:-1] or "e", "h" + syllables[at]]))
    given_name = draw(st.sampled_from(["", "-", " "])).join(syllables[1:])
    words = [syllables[0], given_name][:: draw(st.sampled_from([1, -1]))]
    return " ".join(draw(st.sampled_from([[], ["David"]])) + words)


def altered(draw: st.DrawFn, name: str) -> str:
    """The same characters, turned, one left out or mistaken."""
    likes = sorted(lookalikes_of(name[-1])) or [name[-1]]
    ways = [name, name[1:] + name[0], name[-1] + name[:-1], name[1:], name[:-1] + draw(st.sampled_from(likes))]
    return draw(st.sampled_from(ways)) or name


@st.composite
def lists(draw: st.DrawFn) -> list[str]:
    """Names of few persons, each written in several ways."""
    found: list[str] = []
    for name in draw(st.lists(in_characters(), min_size=1, max_size=3)):
        found += [name, altered(draw, name), spelled(draw, name), spelled(draw, name)]
    return found


def syllables(name: str) -> list[SyllableName]:
    return [v.syllables for v in prepare_name(name, Family.PERSON).variants if v.syllables is not None]


@given(lists(), LEAST)
def test_the_look_up_finds_what_the_comparison_says(names: list[str], least: float) -> None:
    index = build_index([(name, Family.PERSON, i) for i, name in enumerate(names)], prune=0.7)
    lookups = [SyllableLookup(index, kernel) for kernel in KERNELS]
    listed = [variant.syllables for name in names for variant in prepare_name(name, Family.PERSON).variants]
    for query in (prepared for name in names for prepared in syllables(name)):
        matches = [(number, compare_syllables(query, other)) for number, other in enumerate(listed) if other]
        expected = [number for number, match in matches if match is not None and match.score >= least]
        for lookup in lookups:
            assert lookup.matches(query, least) == expected
            assert set(expected) <= set(lookup.candidates(query))
        assert lookups[0].candidates(query, least) == lookups[1].candidates(query, least)


def test_rows_that_the_index_brings_are_those_that_are_collected() -> None:
    names = [
        "习近平",
        "Xi Jinping",
        "Vladimir Putin",
        "김정은",
        "Kim Jong-un",
        "Ким Чен Ын",
        "시진핑",
        "シー・チンピン",
        "林鄭月娥",
        "Carrie Lam Cheng Yuet-ngor",
    ]
    index = build_index([(name, Family.PERSON, i) for i, name in enumerate(names)], prune=0.7)
    collector = SyllableCollector()
    for number, name in enumerate(names):
        for prepared in syllables(name):
            collector.add(number, prepared)
    brought = SimpleNamespace(
        variant_names=index.variant_names,
        name_texts=index.name_texts,
        name_families=index.name_families,
        syllable_rows=collector.rows(),
        syllable_units=collector.texts(),
        syllable_unit_keys=collector.keys(),
    )
    lookup, other = SyllableLookup(index), SyllableLookup(cast("NameIndex", brought))
    for query in (prepared for name in names for prepared in syllables(name)):
        found = lookup.matches(query, 0.78)
        assert found
        assert other.matches(query, 0.78) == found


@pytest.mark.parametrize("least", [0.66, 0.78, 0.9])
def test_no_match_in_an_empty_list(least: float) -> None:
    lookup = SyllableLookup(build_index([("Vladimir Putin", Family.PERSON, 0)], prune=0.7))
    assert lookup.matches(syllables("习近平")[0], least) == []
    assert lookup.matches(syllables("Xi Jinping")[0], least) == []


@given(in_characters(), st.booleans(), st.integers(0), st.text("aeghinouy", max_size=1))
def test_a_price_is_at_most_what_the_reading_costs(name: str, surname: bool, which: int, more: str) -> None:
    spellings = sorted(reader(name[0], surname).exact) or ["xu"]
    listed = [spellings[which % len(spellings)] + more, spellings[which % len(spellings)], "zhang", "kim"]
    index = build_index([(f"{syllable} {syllable}", Family.PERSON, 0) for syllable in listed], prune=0.7)
    for kernel in KERNELS:
        lookup = SyllableLookup(index, kernel)
        lookup.candidates(syllables("Kim Il Sung")[0])
        numbers, costs = lookup._prices_of(name[0], surname, spelled=True)  # a step of the look-up
        for number, unit in enumerate(index.syllable_units.many(np.arange(len(index.syllable_units)))):
            price = min([MISS, *costs[numbers == number].tolist()])
            assert price <= reader(name[0], surname)[unit][LEAST_COST] + 1e-9


@given(in_characters(), in_characters(), st.booleans())
def test_a_bound_is_never_above_what_a_slot_costs(a: str, b: str, surname: bool) -> None:
    for character, other in zip(a, b, strict=False):
        spellings = sorted({*reader(character, surname).exact, *reader(other, surname).exact})
        for spelling in spellings[:20]:
            assert least_cost(spelling, character, surname=surname) <= min(reader(character, surname)[spelling])


def test_a_syllable_and_its_character_share_a_key() -> None:
    assert set(unit_keys("chan")) & set(character_keys("陈"))
    assert not set(unit_keys("chan")) & set(character_keys("李"))
