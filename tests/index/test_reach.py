"""What a candidate can score at most is never below what it scores, alone and in a batch; joins are the hard part."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.index.bound import NO_EVIDENCE, TOLERANCE
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


_OF_FIRMS = (
    "meridon merid zelta zeltaoil trans petro caspian petrotrans mr s r m a. b c. r.s. oil energy gas shipping trading "
    "global international group state bank moscow iran of and ltd llc gmbh co company 2 two ii ali star sea"
)
FIRMS = st.lists(st.sampled_from(_OF_FIRMS.split()), min_size=1, max_size=5).map(" ".join)
# So low that names of which little matches are candidates too.
LOW = ScreeningConfig(threshold=0.76)


@given(
    st.lists(FIRMS, min_size=1, max_size=5),
    st.lists(FIRMS, min_size=1, max_size=3),
    st.sampled_from([Family.ORGANISATION, Family.PERSON, Family.VESSEL, Family.ANY]),
)
def test_the_same_of_organisations_of_which_too_little_may_match(
    listed: list[str], asked: list[str], of_list: Family
) -> None:
    for config in (CONFIG, LOW):
        check(listed, asked, config, Family.ORGANISATION, of_list)


@pytest.mark.parametrize(("listed", "asked"), [("Energy", "Meridon Energy Trading"), ("B.C.", "B C Meridon Zelta")])
def test_names_that_share_too_little_evidence_are_no_candidates(listed: str, asked: str) -> None:
    bound, query = bound_for(LOW), prepare_name(asked, Family.ORGANISATION)
    index = build_index([(listed, Family.ORGANISATION, 0)], prune=bound.prune)
    by_coverage = Lookup(index, replace(bound, evidence=NO_EVIDENCE)).candidates(query, bare=False)
    assert by_coverage
    assert not Lookup(index, bound).candidates(query, bare=False)


def check(
    listed: list[str],
    asked: list[str],
    config: ScreeningConfig = CONFIG,
    family: Family = Family.PERSON,
    of_list: Family = Family.PERSON,
) -> None:
    bound = bound_for(config)
    lookup = Lookup(build_index([(text, of_list, i) for i, text in enumerate(listed)], prune=bound.prune), bound)
    queries = [prepare_name(text, family) for text in asked]
    names = [prepare_name(text, of_list) for text in listed]
    together = lookup.candidates_of_many(queries, [True] * len(queries))

    def holds(candidates: Candidates, number: int, score: float) -> bool:
        return score < config.threshold or (number in candidates and candidates[number].most >= score - TOLERANCE)

    for query, of_many in zip(queries, together, strict=True):
        alone = lookup.candidates(query, bare=True)
        for number, name in enumerate(names):
            score = assess(query, name, config.weights).score
            assert holds(alone, number, score)
            assert holds(of_many, number, score)
