"""Candidates: every name that the scorer could hit, and few others."""

from __future__ import annotations

import pytest

import entityscreen as es
from entityscreen.index.build import build_index
from entityscreen.index.lookup import Lookup
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
    ),
    Family.ORGANISATION: (
        "Islamic Revolutionary Guard Corps",
        "武漢高芯科技有限公司",
        "Severstal OAO",
        "13th Research Institute",
        "Almaz Fund 5",
        "Ministry of Defence",
        "Sberbank / Sber",
    ),
}
NAMES = [(name, family, i) for i, (family, name) in enumerate((f, n) for f, names in LISTED.items() for n in names)]


def found_by(config: es.ScreeningConfig, query: str, family: Family, *, bare: bool) -> set[str]:
    bound = bound_for(config)
    index = build_index(NAMES, prune=bound.prune)
    lookup = Lookup(index, bound)
    candidates = lookup.candidates(prepare_name(query, family), bare=bare)
    (among_many,) = lookup.candidates_of_many([prepare_name(query, family)], [bare])
    assert set(among_many) <= set(candidates)
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
    ("IRGC", "Company", "Islamic Revolutionary Guard Corps"),
    ("Wuhan Gaoxin Keji", "Company", "武漢高芯科技有限公司"),
    ("ОАО Северсталь", "Company", "Severstal OAO"),
    ("Research Institute No. 13", "Company", "13th Research Institute"),
    ("Ministère de la Défense", "Company", "Ministry of Defence"),
    ("Sber", "Company", "Sberbank / Sber"),
]


@pytest.mark.parametrize(("query", "kind", "listed"), CROSSINGS)
def test_a_hit_is_a_candidate(query: str, kind: str, listed: str) -> None:
    family = family_of(kind)
    config = es.ScreeningConfig()
    pair = assess(prepare_name(query, family), prepare_name(listed, family), config.weights)
    assert pair.score >= config.threshold
    assert listed in found_by(config, query, family, bare=True)


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


def test_building_twice_gives_the_same_arrays() -> None:
    es.clear_caches()
    first = build_index(NAMES, prune=0.7).arrays()
    es.clear_caches()
    second = build_index(NAMES, prune=0.7).arrays()
    assert {name: values.tobytes() for name, values in first.items()} == {
        name: values.tobytes() for name, values in second.items()
    }
