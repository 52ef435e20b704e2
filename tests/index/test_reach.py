"""What a candidate can score at most is never below what it scores, alone and in a batch; joins are the hard part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.index.bound import TOLERANCE
from entityscreen.index.builder import build_index
from entityscreen.index.lookup import Candidates, Lookup
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.scoring.score import assess
from entityscreen.screening.compiled import bound_for

_WORDS = (
    "van der Bilt Vanderbilt Derbilt Abdul Rahman Abdulrahman Rahmann al Ali Alali Kim Jung Jong Kimjung Young Chul "
    "Anna Maria Annamaria Marie Bari Abdulbari Hassan Hasan Mohammad Mohammed мохаммед حسن"
)
NAMES = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=5).map(" ".join)
CONFIG = ScreeningConfig()


@given(st.lists(NAMES, min_size=1, max_size=4), st.lists(NAMES, min_size=1, max_size=3))
def test_what_a_candidate_can_score_is_never_below_what_it_scores(listed: list[str], asked: list[str]) -> None:
    check(listed, asked)


@given(st.lists(NAMES, min_size=1, max_size=3), NAMES)
def test_the_same_with_an_initial_beside_a_word(listed: list[str], asked: str) -> None:
    check([f"Omar {name} A." for name in listed], [f"{asked} Omar A.", f"A. {asked} Omar"])


@pytest.mark.parametrize("asked", ["van A.", "A. van", "A. Anna", "A. B.", "A."])
@pytest.mark.parametrize("listed", ["A.", "van A.", "A. Anna", "B. A."])
def test_a_name_that_is_initials_alone(listed: str, asked: str) -> None:
    check([listed], [asked])


def check(listed: list[str], asked: list[str]) -> None:
    bound = bound_for(CONFIG)
    lookup = Lookup(build_index([(text, Family.PERSON, i) for i, text in enumerate(listed)], prune=bound.prune), bound)
    queries = [prepare_name(text, Family.PERSON) for text in asked]
    names = [prepare_name(text, Family.PERSON) for text in listed]
    together = lookup.candidates_of_many(queries, [True] * len(queries))

    def holds(candidates: Candidates, number: int, score: float) -> bool:
        return score < CONFIG.threshold or (number in candidates and candidates[number].most >= score - TOLERANCE)

    for query, of_many in zip(queries, together, strict=True):
        alone = lookup.candidates(query, bare=True)
        for number, name in enumerate(names):
            score = assess(query, name, CONFIG.weights).score
            assert holds(alone, number, score)
            assert holds(of_many, number, score)
