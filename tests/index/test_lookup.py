"""Candidates: every name that the scorer could hit, and few others."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest

import entityscreen as es
from entityscreen.index.bound import TOLERANCE
from entityscreen.index.builder import Elsewhere, build_index
from entityscreen.index.lookup import Lookup
from entityscreen.index.name_index import FAMILIES
from entityscreen.model.kind import Family, family_of
from entityscreen.names.prepare import prepare_name
from entityscreen.scoring.score import assess
from entityscreen.screening.compiled import bound_for

LISTED = {
    Family.PERSON: (
        "Vladimir Putin",
        "Xi Jinping",
        "習近平",
        "Abdul Rahman Yasin",
        "Cornelius van der Bilt",
        "William Clinton",
        "محمد البرادعي",
        "김정은",
        "J. R. R. Tolkien",
        "Chiang Ching-kuo",
        "K. Ashgrove",
        "Pieter Van Den Broek Aalders",
        "Mikhail Sergeyevich Gromov",
    ),
    Family.ORGANISATION: (
        "Islamic Revolutionary Guard Corps",
        "武漢高芯科技有限公司",
        "Severstal OAO",
        "13th Research Institute",
        "Almaz Fund 5",
        "Ministry of Defence",
        "Sberbank / Sber",
        "Karmoza Steelworks",
        "Volna Petro Chem Trading",
        "Bank Sepah",
    ),
}
NAMES = [(name, family, i) for i, (family, name) in enumerate((f, n) for f, names in LISTED.items() for n in names)]


def found_by(config: es.ScreeningConfig, query: str, family: Family, *, bare: bool) -> set[str]:
    return found_in(NAMES, config, query, family, bare=bare)


def found_in(
    names: list[tuple[str, Family, int]], config: es.ScreeningConfig, query: str, family: Family, *, bare: bool
) -> set[str]:
    """What one party finds, which a batch of prepared names finds too."""
    bound = bound_for(config)
    index = build_index(names, prune=bound.prune)
    lookup = Lookup(index, bound)
    prepared = prepare_name(query, family)
    candidates = lookup.candidates(prepared, bare=bare)
    (among_many,) = lookup.candidates_of_many([prepared], [bare])
    assert set(among_many) <= set(candidates)
    (prospect,) = lookup.prospects([query], [family], [bare])
    for number, found in candidates.items():
        listed = prepare_name(index.name_texts[number], FAMILIES[index.name_families[number]])
        score = assess(prepared, listed, config.weights).score
        if score >= config.threshold:
            assert number in among_many, "a batch finds what one party finds"
            assert min(found.most, among_many[number].most) >= score - TOLERANCE, "no score is above its bound"
            assert prospect.passes, "no name that has a hit is left aside as an ordinary one"
    return {index.name_texts[number] for number in candidates}


CROSSINGS = [
    ("Wladimir Puttin", "Person", "Vladimir Putin"),
    ("Путин Владимир", "Person", "Vladimir Putin"),
    ("习近平", "Person", "Xi Jinping"),
    ("Hsi Chin-p'ing", "Person", "習近平"),
    ("Xijinping", "Person", "習近平"),
    ("Abdulrahman Yaseen", "Person", "Abdul Rahman Yasin"),
    ("Cornelius Vanderbilt", "Person", "Cornelius van der Bilt"),
    ("Bill Clinton", "Person", "William Clinton"),
    ("Mohamed al-Baradei", "Person", "محمد البرادعي"),
    ("Kim Jong-un", "Person", "김정은"),
    ("John Ronald Reuel Tolkien", "Person", "J. R. R. Tolkien"),
    ("蔣經國", "Person", "Chiang Ching-kuo"),
    ("Kelvin Ashgrove", "Person", "K. Ashgrove"),
    ("Pieter Vandenbroek Aalders", "Person", "Pieter Van Den Broek Aalders"),
    ("Pieter V. Aalders", "Person", "Pieter Van Den Broek Aalders"),
    ("Gromov, Mikhail", "Person", "Mikhail Sergeyevich Gromov"),
    ("M. S. Gromov", "Person", "Mikhail Sergeyevich Gromov"),
    ("IRGC", "Company", "Islamic Revolutionary Guard Corps"),
    ("Wuhan Gaoxin Keji", "Company", "武漢高芯科技有限公司"),
    ("ОАО Северсталь", "Company", "Severstal OAO"),
    ("Research Institute No. 13", "Company", "13th Research Institute"),
    ("Ministère de la Défense", "Company", "Ministry of Defence"),
    ("Sber", "Company", "Sberbank / Sber"),
    ("بانک سپه", "Company", "Bank Sepah"),
    ("Karmoza Steel Works", "Company", "Karmoza Steelworks"),
    ("Volna Petrochem Trading", "Company", "Volna Petro Chem Trading"),
]


@pytest.mark.parametrize(("query", "kind", "listed"), CROSSINGS)
def test_a_hit_is_a_candidate(query: str, kind: str, listed: str) -> None:
    family = family_of(kind)
    config = es.ScreeningConfig()
    pair = assess(prepare_name(query, family), prepare_name(listed, family), config.weights)
    assert pair.score >= config.threshold
    assert listed in found_by(config, query, family, bare=True)


@pytest.mark.parametrize(("listed", "kind", "query"), CROSSINGS)
def test_a_hit_is_a_candidate_the_other_way_round(query: str, kind: str, listed: str) -> None:
    family = family_of(kind)
    names = [(text, family_of(kind), number) for number, (text, kind, _) in enumerate(CROSSINGS)]
    assert listed in found_in(names, es.ScreeningConfig(), query, family, bare=True)


@pytest.mark.parametrize(("query", "kind", "listed"), CROSSINGS)
def test_few_others_are(query: str, kind: str, listed: str) -> None:
    assert len(found_by(es.ScreeningConfig(), query, family_of(kind), bare=True)) <= 3, listed


def test_a_party_of_which_more_is_known_has_no_fewer_candidates() -> None:
    config = es.ScreeningConfig()
    for query, kind, _ in CROSSINGS:
        bare = found_by(config, query, family_of(kind), bare=True)
        assert bare <= found_by(config, query, family_of(kind), bare=False)


def test_at_a_tiny_threshold_every_name_is_a_candidate() -> None:
    assert len(found_by(es.ScreeningConfig(threshold=0.01), "Zzz", Family.PERSON, bare=True)) == len(NAMES)


@pytest.mark.parametrize("query", ["", "!!!", "Zzyzx Qwghlm"])
def test_nothing_finds_nothing(query: str) -> None:
    assert found_by(es.ScreeningConfig(), query, Family.PERSON, bare=True) == set()


def apart(function: Callable[..., Any], *arguments: Any) -> Callable[[], Any]:
    """What another process does: its arguments and its result are copies."""
    result = pickle.loads(pickle.dumps(function(*pickle.loads(pickle.dumps(arguments)))))  # noqa: S301
    return lambda: result


@pytest.mark.parametrize("elsewhere", [None, apart], ids=["again", "in two processes"])
def test_the_same_names_give_the_same_arrays(elsewhere: Elsewhere | None) -> None:
    names = [*NAMES, *reversed(NAMES)]  # most words of the second half are known from the first
    es.clear_caches()
    first = build_index(names, prune=0.7).arrays()
    es.clear_caches()
    second = build_index(names, prune=0.7, elsewhere=elsewhere).arrays()
    assert {name: values.tobytes() for name, values in first.items()} == {
        name: values.tobytes() for name, values in second.items()
    }
