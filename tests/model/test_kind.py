"""Kinds: which are of one family, which cannot be the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.model.kind import DEFAULT_KIND, KINDS, Family, family_of, kinds_conflict, read_kind

KIND = st.sampled_from([*KINDS, None, "Spaceship"])


@pytest.mark.parametrize(
    ("a", "b", "conflict"),
    [
        ("Person", "Company", True),
        ("Person", "Vessel", True),
        ("Company", "Vessel", True),
        ("Company", "PublicBody", False),
        ("Vessel", "Airplane", False),
        ("Person", "LegalEntity", False),
        ("Vessel", "Thing", False),
        ("Person", None, False),
        ("Person", "Spaceship", False),
    ],
)
def test_conflicts(a: str, b: str | None, conflict: bool) -> None:
    assert kinds_conflict(a, b) is conflict


@given(KIND, KIND)
def test_a_conflict_is_mutual_and_never_with_itself(a: str | None, b: str | None) -> None:
    assert kinds_conflict(a, b) is kinds_conflict(b, a)
    assert not kinds_conflict(a, a)


def test_what_nobody_knows_may_be_anything() -> None:
    assert family_of(None) is family_of("Spaceship") is family_of(DEFAULT_KIND) is Family.ANY
    assert DEFAULT_KIND in KINDS


def test_capitals_make_no_other_kind() -> None:
    party = es.Party(name="Xi Jinping", kind="person")
    entity = es.Entity(id="x", kind="vessel", names="Ocean Star")
    assert (party.kind, entity.kind, family_of("COMPANY")) == ("Person", "Vessel", Family.ORGANISATION)
    lower, usual = (es.compare("Chen Haiming", "Chen Haifeng", kind=kind) for kind in ("person", "Person"))
    assert lower == usual
    assert es.ScreeningConfig(threshold_by_kind={"vessel": 0.9}).threshold_for("Vessel") == 0.9


def test_every_schema_of_followthemoney_is_a_kind_and_no_letter_is() -> None:
    assert [es.Entity(id="x", kind=kind, names="A").kind for kind in ("Workbook", "Control")] == ["Workbook", "Control"]
    with pytest.raises(ValueError, match="'o' is not a kind"):
        es.Entity(id="x", kind="o", names="A")


def test_a_threshold_for_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="'Persn' is not a kind"):
        es.ScreeningConfig(threshold_by_kind={"Persn": 0.9})


@pytest.mark.parametrize(
    ("said", "kind"), [("individual", "Person"), ("Ship", "Vessel"), ("entity", "LegalEntity"), ("个人", "Person")]
)
def test_a_kind_may_be_said_in_other_words(said: str, kind: str) -> None:
    assert es.Party(name="Marlin", kind=said).kind == kind
    assert es.compare("Marlin", "Merlin", kind=said) == es.compare("Marlin", "Merlin", kind=kind)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Individual", "Person"),
        ("NATURAL_PERSON", "Person"),
        ("corporate", "Company"),
        ("船舶", "Vessel"),
        ("osoba fizyczna", "Person"),
        ("Firma", None),
        ("x", None),
    ],
)
def test_kinds(word: str, kind: str | None) -> None:
    assert read_kind(word) == kind
