"""Kinds: which are of one family, which cannot be the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.kind import DEFAULT_KIND, KINDS, Family, family_of, kinds_conflict

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
