"""What initials add to the bound: an initial meets one part of the other name."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.compilation import load_module, load_source
from entityscreen.index.bound import TOLERANCE
from entityscreen.index.builder import build_index
from entityscreen.index.lookup import Lookup
from entityscreen.index.name_index import NameIndex
from entityscreen.index.parts import PartsLookup, _PartColumns
from entityscreen.model.config import Weights
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Variant
from entityscreen.scoring.score import assess
from entityscreen.screening.compiled import bound_for

_WORDS = "robert r b j parker peter p smith юрий ю rb jp kk k"
NAMES = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=4).map(" ".join)
BOUND = bound_for(es.ScreeningConfig())

KERNELS = [load_module("entityscreen.index.kernel"), load_source("entityscreen.index.kernel")]


def index_of(*names: str, family: Family = Family.PERSON) -> NameIndex:
    return build_index([(name, family, i) for i, name in enumerate(names)], prune=BOUND.prune)


def parts_of(lookup: PartsLookup, variant: Variant) -> dict[str, Any]:
    """The columns of a query's parts, with the letters of its words told to the kernel."""
    columns = _PartColumns()
    lookup._learn([part.token for part in variant.parts])
    lookup._add(columns, variant)
    lookup._learn_letters(columns.words)
    return lookup._parts(columns)


@pytest.mark.parametrize(
    ("query", "listed", "expected"),
    [
        ("Robert Parker", "A N M Islam", (0.0, 0.0)),
        ("Robert Parker", "R. Q. Islam", (0.296, 0.287)),  # R meets Robert; Q nothing, nor would a second R
        ("R. Parker", "R. Parker", (0.238, 0.764)),
        # B may be Brown, and no other word: 0.69 of what B is here and of what a surname is there.
        ("Robert B. Parker", "Peter Brown", (0.105, 0.372)),
        ("Robert B. Parker", "Peter Smith", (0.0, 0.0)),  # nothing begins with B
    ],
)
def test_an_initial_matches_what_begins_with_its_letter(query: str, listed: str, expected: tuple[float, float]) -> None:
    index, variant = index_of(listed), prepare_name(query, Family.PERSON).variants[0]
    for kernel in KERNELS:
        lookup = PartsLookup(index, BOUND, kernel)
        assert lookup._kernel.initials_add(parts_of(lookup, variant), 0) == pytest.approx(expected, abs=1e-3)


@given(st.lists(NAMES, min_size=1, max_size=4), NAMES, st.sampled_from([Family.PERSON, Family.ANY]))
def test_no_name_with_initials_is_left_out_that_the_scorer_brings_to_the_score(
    listed: list[str], query: str, family: Family
) -> None:
    index, asked = index_of(*listed, family=family), prepare_name(query, family)
    one, (many,) = (
        Lookup(index, BOUND).candidates(asked, bare=False),
        Lookup(index, BOUND).candidates_of_many([asked], [False]),
    )
    for number, name in enumerate(listed):
        score = assess(asked, prepare_name(name, family), Weights()).score
        if score >= BOUND.least:
            assert min(one[number].most, many[number].most) >= score - TOLERANCE


@pytest.mark.parametrize(("listed", "expected"), [("MOGENS B. NIELSEN WOOD SUPPLY", False), ("R. Parker", True)])
def test_an_initial_alone_makes_no_candidate_of_a_longer_name(listed: str, expected: bool) -> None:
    lookup = Lookup(index_of(listed, family=Family.ANY), BOUND)
    query = prepare_name("Robert B. Parker", Family.ANY)
    assert (lookup.candidates(query, bare=True) != {}) is expected
    assert (lookup.candidates_of_many([query], [True]) != [{}]) is expected
