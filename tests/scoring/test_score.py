"""The score: relations that hold whatever the weights are."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.errors import InvalidInputError
from entityscreen.model.config import Weights
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.scoring.score import assess, evidence_of


def score(a: str, b: str, kind: str | None = "Person") -> float:
    return es.compare(a, b, kind=kind).score


# (better, worse): the first pair of names is more alike than the second.
RANKED = [
    ("Person", ("Vladimir Putin", "Vladimir Putin"), ("Vladimir Putin", "Vladimir Puttin")),
    ("Person", ("Vladimir Putin", "Vladimir Puttin"), ("Vladimir Putin", "Vladimir Potanin")),
    ("Person", ("Vladimir Putin", "V. Putin"), ("Vladimir Putin", "Putin")),
    ("Person", ("Wang Jianguo", "J. G. Wang"), ("Wang Jianguo", "J. H. Wang")),
    ("Person", ("William Clinton", "William Clinton"), ("William Clinton", "Bill Clinton")),
    ("Person", ("William Clinton", "Bill Clinton"), ("William Clinton", "Roger Clinton")),
    ("Person", ("Fidel Castro", "Fidel Castro Ruz"), ("Fidel Castro", "Fidel Castro Ruz Argote Mella")),
    ("Person", ("Ali Nazarbayev", "Omar Nazarbayev"), ("Ali Nazarbayev", "Ali Kuznetsov")),
    ("Person", ("習近平", "习近平"), ("習近平", "Xi Jinping")),
    ("Person", ("習近平", "Xi Jinping"), ("習近平", "Xi Zhongxun")),
    ("Company", ("Bosch GmbH", "Bosch"), ("Bosch GmbH", "Siemens GmbH")),
    ("Company", ("Bosch GmbH", "Bosch Gesellschaft mbH"), ("Bosch GmbH", "Bosch AG")),
    ("Company", ("Almaz Fund 5", "Almaz Fund"), ("Almaz Fund 5", "Almaz Fund 8")),
    ("Company", ("Volga Technology", "Volga Tech"), ("Volga Technology", "Volga Bakery")),
    ("Company", ("IRGC", "Islamic Revolutionary Guard Corps"), ("IRGC", "Iranian Red Crescent")),
]


@pytest.mark.parametrize(("kind", "better", "worse"), RANKED)
def test_ranking(kind: str, better: tuple[str, str], worse: tuple[str, str]) -> None:
    assert score(*better, kind) > score(*worse, kind)


@pytest.mark.parametrize("kind", ["Person", "Company", "Vessel", "LegalEntity", None])
@pytest.mark.parametrize("name", ["Vladimir Putin", "Putin", "習近平", "Bosch GmbH", "Ali bin Hasan", "J. R. Tolkien"])
def test_a_name_is_itself(name: str, kind: str | None) -> None:
    assert score(name, name, kind) == 1.0
    assert score(name, name.upper(), kind) == 1.0


@pytest.mark.parametrize(
    ("kind", "query", "listed", "unmatched"),
    [
        ("Person", "Fidel Castro", "Fidel Castro Ruz", [("", "ruz")]),
        ("Person", "Peter William Taylor", "Peter Taylor", [("william", "")]),
        ("Company", "Volga Technology", "Kama Technology", [("", "kama"), ("volga", "")]),
    ],
)
def test_what_matches_nothing_is_named_and_nothing_else(
    kind: str, query: str, listed: str, unmatched: list[tuple[str, str]]
) -> None:
    evidence = es.compare(query, listed, kind=kind).evidence
    assert [(record.query, record.listed) for record in evidence if record.kind == "unmatched"] == unmatched


PARTS = st.permutations(["vladimir", "petrovich", "nazarbayev"])


@given(PARTS)
def test_case_punctuation_and_rotation_do_not_matter(parts: list[str]) -> None:
    name = " ".join(parts)
    rotated = f"{parts[-1].upper()}, {parts[0].title()} {parts[1].title()}"
    assert score(name, rotated) == 1.0
    assert score(name, f"  {parts[0]}. {parts[1]}; {parts[2]} ".replace(";", ",")) == 1.0


WORDS = st.sampled_from(
    ["vladimir", "petrov", "putin", "ali", "hasan", "wei", "jinping", "xi", "lee", "kim", "maria", "de", "al"]
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


WESTERN = st.lists(
    st.sampled_from(["robert", "roberto", "giovanni", "john", "mozart", "mozarth", "verdi", "wagner"]),
    min_size=2,
    max_size=4,
)


@given(WESTERN, WESTERN, st.sampled_from(["Person", "Company"]))
def test_a_part_that_agrees_never_lowers(a: list[str], b: list[str], kind: str) -> None:
    one, other = " ".join(a), " ".join(b)
    assert score(f"{one} shostakovich", f"{other} shostakovich", kind) >= score(one, other, kind)


@given(NAMES, NAMES)
def test_the_best_variant_counts(a: str, b: str) -> None:
    assert score(f"{a} / {b}", b) == 1.0


@given(NAMES, NAMES, st.sampled_from(["Person", "Company", None]))
def test_harder_weights_never_raise(a: str, b: str, kind: str | None) -> None:
    hard = es.ScreeningConfig(weights=Weights(conflict=0.6, missing=0.5, one_part=0.5))
    assert es.compare(a, b, kind=kind, config=hard).score <= es.compare(a, b, kind=kind).score


@given(NAMES, NAMES)
def test_an_assessment_and_its_evidence_are_of_the_sides_that_were_given(a: str, b: str) -> None:
    first, second = prepare_name(a, Family.PERSON), prepare_name(b, Family.PERSON)
    evidence = evidence_of(assess(first, second, Weights()))
    words = set(a.split())
    for record in evidence:
        if record.kind == "unmatched" and record.query:
            assert record.query in words


def test_explaining_is_done_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr("entityscreen.model.evidence.explain", refuse)
    comparison = es.compare("Vladimir Putin", "V. Putin", kind="Person")
    assert comparison.evidence
    with pytest.raises(AssertionError):
        comparison.explain()


@pytest.mark.parametrize("name", ["", "  ", None, 5, b"Putin"])
def test_what_is_no_name_is_refused_on_either_side(name: object) -> None:
    with pytest.raises(InvalidInputError, match="a name must be text"):
        es.compare(name, "Putin")  # type: ignore[arg-type]
    with pytest.raises(InvalidInputError, match="a name must be text"):
        es.compare("Putin", name)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"a": "A " * 10_000}, "the name has 20,000 characters, at most 2,000 are screened"),
        ({"kind": 1}, "kind must be text, not int"),
        ({"config": "strict"}, "config must be a ScreeningConfig, not str"),
        ({"config": {}}, "config must be a ScreeningConfig, not dict"),
    ],
)
def test_what_cannot_be_compared_is_refused(given: dict[str, Any], problem: str) -> None:
    with pytest.raises(InvalidInputError, match=problem):
        es.compare(**{"a": "Xi Jinping", "b": "Xi Jinping", **given})
