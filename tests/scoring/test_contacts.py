"""Contact details: when two writings are one address, phone, mailbox or website, and when not."""

from __future__ import annotations

import importlib.util

import pytest

from entityscreen.caches import clear_caches
from entityscreen.model.entity import Entity
from entityscreen.model.evidence import rebuild_score
from entityscreen.model.party import Party
from entityscreen.scoring import contacts
from entityscreen.scoring.contacts import (
    FEW,
    SAME_PLACE,
    compare_places,
    read_address,
    read_email,
    read_website,
    same_contact,
)

LISTED = "Office 14, 27 Gagarina Street, Tomsk 634050, Russia"


def _alike(first: str, second: str) -> float:
    return rebuild_score(compare_places(read_address(first), read_address(second)))


@pytest.mark.parametrize(
    "written",
    [
        "27 Gagarina St., Off. 14, Tomsk 634050, Russia",
        "RUSSIA: TOMSK, GAGARINA UL 27-14",
        "634050, Россия, г. Томск, ул. Гагарина, д. 27, оф. 14",
        "Ul. Gagarina 27, Tomsk",
    ],
)
def test_an_address_is_the_same_in_other_writings(written: str) -> None:
    assert _alike(written, LISTED) >= SAME_PLACE


@pytest.mark.parametrize(
    "other",
    [
        "29 Gagarina Street, Tomsk 634050, Russia",
        "27 Lenina Street, Tomsk 634050, Russia",
        "27 Gagarina Street, Office 14, Minsk, Belarus",
        "Tomsk 634050, Russia",
        "Tomsk, Kirov District 634050, Russia",
        "Tomsk, Russia",
        "",
    ],
)
def test_another_house_street_or_town_is_another_address(other: str) -> None:
    assert _alike(other, LISTED) < SAME_PLACE


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("P.O. Box 52404, Tripoli", "PO Box 52404 Tripoli, Libya", True),
        ("P.O. Box 52404, Tripoli", "P.O. Box 52405, Tripoli", False),
        ("Korea, North", "Pyongyang, Korea, North", False),
        ("Silk Harbour, Old Quarter", "Silk Harbour, Old Quarter, Flat 12, 5 Anchor Road", False),
    ],
)
def test_boxes_and_districts(first: str, second: str, same: bool) -> None:
    assert (_alike(first, second) >= SAME_PLACE) is same


def test_an_address_compares_alike_from_both_sides() -> None:
    for other in ("Ul. Gagarina 27, Tomsk", "29 Gagarina Street, Tomsk"):
        assert _alike(other, LISTED) == _alike(LISTED, other)


PHONES = [
    ("+7 495 123-45-67", "8 (495) 123-45-67", True),
    ("00963 11 613 6791", "+963116136791", True),
    ("+44 20 7946 0018", "+33 20 7946 0018", False),
    ("011-613-679 ext. 12", "+963 11613679", True),
    ("12345", "12345", False),
]


@pytest.mark.parametrize(("ours", "theirs", "same"), PHONES)
@pytest.mark.parametrize("library", [True, False])
def test_phones(ours: str, theirs: str, same: bool, library: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if library and importlib.util.find_spec("phonenumbers") is None:
        pytest.skip("phonenumbers is not installed")
    if not library:
        monkeypatch.setattr(contacts, "find_spec", lambda _: None)
    clear_caches()
    entity = Entity(id="1", names=["A"], properties={"phone": (theirs,)})
    assert (same_contact(Party(phones=[ours]), entity) is not None) is same
    clear_caches()


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("https://www.Example.com/", "example.com", True),
        ("example.com/a", "http://example.com/a/", True),
        ("social.example/firm-a", "social.example/firm-b", False),
        ("shop.example.com", "example.com", False),
        ("info@example.com", "example.com", False),
    ],
)
def test_websites(ours: str, theirs: str, same: bool) -> None:
    entity = Entity(id="1", names=["A"], properties={"website": (theirs,)})
    assert (same_contact(Party(websites=[ours]), entity) is not None) is same


@pytest.mark.parametrize("text", ["n/a", "@", "two words@example.com", "user@host", ""])
def test_what_is_no_mailbox(text: str) -> None:
    assert read_email(text) == ""
    assert read_website(text) == ("", "") or "." in text


@pytest.mark.parametrize(("sharers", "score"), [(1, 0.95), (FEW, 0.95), (FEW * 10, 0.095)])
def test_what_hundreds_share_says_little(sharers: int, score: float) -> None:
    entity = Entity(id="1", names=["A"], properties={"email": ("agent@example.com",)})
    found = same_contact(Party(emails=["Agent@example.com"]), entity, lambda _: sharers)
    assert found is not None
    assert found.score == pytest.approx(score)
