"""Parties that nothing but an address, a phone, an e-mail or a website is known of; and these beside a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import entityscreen as es
from entityscreen.errors import SourceError
from entityscreen.model.hit import Hit
from entityscreen.scoring.contacts import FEW
from entityscreen.screening.delta import Delta, compare_alerts
from entityscreen.screening.files.party_rows import PartyRow

LISTED = es.Entity(
    id="z1",
    kind="Company",
    names=["Zarya Optika"],
    addresses=["27 Gagarina St, Office 14, Tomsk 634050, Russia"],
    properties={
        "phone": ("+7 3822 12-34-56",),
        "email": ("info@zarya.example",),
        "website": ("http://www.zarya.example/",),
    },
)
PERSON = es.Entity(
    id="p1", kind="Person", names=["Ilya Varlamov"], birth_dates=["1971"], properties={"birthPlace": ("Tomsk, Russia",)}
)
BYSTANDER = es.Entity(id="b1", kind="Company", names=["Meridian Timber"], addresses=["3 Lenina St, Tomsk, Russia"])


@pytest.fixture(scope="module")
def screener() -> es.Screener:
    return es.Screener(es.Watchlist([LISTED, PERSON, BYSTANDER]))


ALONE = [
    es.Party(addresses=["Томск, ул. Гагарина, д. 27, оф. 14"]),
    es.Party(phones=["8 (3822) 12 34 56"]),
    es.Party(emails=["Info+sales@ZARYA.example"]),
    es.Party(websites=["zarya.example/contact"]),
]


@pytest.mark.parametrize("party", ALONE, ids=["address", "phone", "email", "website"])
def test_a_contact_detail_alone_finds_its_entity(screener: es.Screener, party: es.Party, tmp_path: Path) -> None:
    hits = screener.screen(party)
    assert [hit.entity.id for hit in hits] == ["z1"]
    assert hits == screener.screen(party, exhaustive=True) == next(screener.screen_many([party]))
    screener.save(tmp_path / "w.snapshot")
    assert es.Screener.load(tmp_path / "w.snapshot").screen(party) == hits


HEADINGS = {"addresses": "address", "phones": "phone", "emails": "email", "websites": "website"}


@pytest.mark.parametrize("party", ALONE, ids=["address", "phone", "email", "website"])
def test_a_frame_finds_what_a_party_finds(screener: es.Screener, party: es.Party) -> None:
    pandas = pytest.importorskip("pandas")
    (hit,) = screener.screen(party)
    ((field, (text,)),) = ((field, texts) for field in HEADINGS if (texts := getattr(party, field)))
    frame = pandas.DataFrame({"name": ["", "Emma Johansson"], HEADINGS[field]: [text, ""]})
    rows = screener.screen_frame(frame, {"name": "name", HEADINGS[field]: HEADINGS[field]})
    assert [(row.entity_id, row.score) for row in rows.itertuples()] == [("z1", hit.score)]


@pytest.mark.parametrize(
    "party",
    [
        es.Party(addresses=["29 Gagarina St, Tomsk, Russia"]),
        es.Party(addresses=["Tomsk, Russia"]),
        es.Party(phones=["+7 3822 12-34-57"]),
        es.Party(emails=["sales@zarya.example"]),
    ],
)
def test_another_contact_detail_finds_nobody(screener: es.Screener, party: es.Party) -> None:
    assert screener.screen(party) == screener.screen(party, exhaustive=True) == []


def _score(screener: es.Screener, entity: str, **known: Any) -> Hit:
    return screener.assess(es.Party(name="Zarja Optik", **known), entity)


@pytest.mark.parametrize(
    ("known", "amount"),
    [
        ({"phones": ["83822123456"]}, 0.05),
        ({"emails": ["info@zarya.example"]}, 0.05),
        ({"websites": ["www.zarya.example"]}, 0.05),
        ({"addresses": ["Gagarina 27-14, Tomsk"]}, 0.05 + 0.01),  # and half of `address_match` for the town
        ({"addresses": ["1 Mira, Tomsk"], "emails": ["info@zarya.example"], "phones": ["83822123456"]}, 0.05 + 0.01),
        ({"phones": ["+7 3822 99-99-99"], "emails": ["a@b.example"]}, 0.0),
    ],
)
def test_beside_a_name_a_contact_detail_adds_a_small_amount(
    screener: es.Screener, known: dict[str, Any], amount: float
) -> None:
    hit = _score(screener, "z1", **known)
    assert hit.score - _score(screener, "z1").score == pytest.approx(amount)
    assert hit.name_score == _score(screener, "z1").score


@pytest.mark.parametrize(
    ("known", "amount", "label"),
    [
        ({"birth_places": ["Tomsk"]}, 0.02, "birth place: both tomsk"),
        ({"birth_places": ["Russia"]}, 0.005, "birth place: both RU"),
        ({"birth_places": ["Lima, Peru"]}, -0.05, "birth place: PE against RU"),
        ({"birth_places": ["Omsk, Russia"]}, 0.0, ""),
        ({"birth_date": "1950", "further_birth_dates": ["1971"]}, 0.025, "birth date: the same year"),
    ],
)
def test_birth_places_and_several_birth_dates(
    screener: es.Screener, known: dict[str, Any], amount: float, label: str
) -> None:
    hit = screener.assess(es.Party(name="Ilja Varlam", kind="Person", **known), "p1")
    assert sum(record.amount for record in hit.evidence if record.kind == "attribute") == pytest.approx(amount)
    assert list(hit.labels) == ([label] if label else [])


def _agency(count: int) -> list[es.Entity]:
    return [
        es.Entity(id=f"s{n}", kind="Company", names=[f"Shell {n}"], addresses=["12 Harbour Rd, Suite 900, Majuro"])
        for n in range(count)
    ]


AT_AGENCY = es.Party(addresses=["Suite 900, Harbour Road 12, Majuro"])


def test_an_address_that_hundreds_share_finds_nobody_alone() -> None:
    few, many = (es.Screener(es.Watchlist(_agency(count))) for count in (FEW, FEW * 8))
    assert len(few.screen(AT_AGENCY)) == FEW
    assert many.screen(AT_AGENCY) == many.screen(AT_AGENCY, exhaustive=True) == []


def test_a_scope_counts_only_whom_it_covers() -> None:
    entities = [
        entity.model_copy(update={"topics": ("sanction",) if number < FEW else ("poi",)})
        for number, entity in enumerate(_agency(FEW * 8))
    ]
    scope = es.Scope(topics=["sanction"])
    inside = es.Screener(es.Watchlist([entity for entity in entities if scope.covers(entity)]))
    hits = es.Screener(es.Watchlist(entities)).screen(AT_AGENCY, scope=scope)
    assert hits == inside.screen(AT_AGENCY)
    assert len(hits) == FEW


@pytest.mark.parametrize(("before", "after"), [(FEW, FEW * 8), (FEW * 8, FEW), (FEW * 2, FEW * 2 + 1)])
def test_a_delta_knows_when_the_number_of_sharers_changes(before: int, after: int) -> None:
    old, new = (es.Screener(es.Watchlist(_agency(count))) for count in (before, after))
    party = AT_AGENCY.model_copy(update={"id": "7"})
    row = PartyRow(1, "7", "", party)
    by_delta = list(Delta(old, new).changes(rows := lambda: iter([row]), rows))
    alerts = ({"7": {hit.entity.id: (row, hit) for hit in side.screen(party)}} for side in (old, new))
    assert [(c.change, c.entity.id) for c in by_delta] == [(c.change, c.entity.id) for c in compare_alerts(*alerts)]
    assert len(by_delta) == (FEW if before != FEW * 2 else 0)


def test_a_row_without_a_name_is_screened_by_its_contact_details(screener: es.Screener, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(
        "name,street,city,phone,e-mail,website,place of birth,date of birth\n"
        ",27 Gagarina,Tomsk,,,,,\n"
        "n/a,,,+7 3822 123456,,,,\n"
        ",,,,info@zarya.example,,,\n"
        ",,,,,www.zarya.example,,\n"
        "Ilya Varlamov,,,,,,Tomsk,1950; 1971\n"
        ",,,,,,Tomsk,1971\n",
        encoding="utf-8",
    )
    summary = screener.screen_file(tmp_path / "p.csv", output=tmp_path / "alerts.jsonl")
    assert (summary.counts.alerts, summary.counts.rejected) == (5, 1)
    text = (tmp_path / "alerts.jsonl").read_text(encoding="utf-8")
    assert "screened by its e-mail alone" in text
    assert "birth place: both tomsk" in text


def test_a_file_without_names_is_screened_by_contact_details_when_asked(screener: es.Screener, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("email\ninfo@zarya.example\n", encoding="utf-8")
    with pytest.raises(SourceError, match="no column holds a name"):
        screener.screen_file(tmp_path / "p.csv", output=tmp_path / "alerts.csv")
    summary = screener.screen_file(tmp_path / "p.csv", output=tmp_path / "a.csv", columns={"email": "email"})
    assert summary.counts.alerts == 1


_SHORTER = {
    "Street": "St.",
    "Avenue": "Ave",
    "Road": "Rd",
    "Calle": "C.",
    "Building": "Bldg",
    "No. ": "",
    "Floor": "Fl",
}


def _shortened(address: str) -> str:
    street = ", ".join(address.split(", ")[:-1])
    for word, short in _SHORTER.items():
        street = street.replace(word, short)
    return street


WRITINGS: dict[str, Callable[[str], str]] = {
    "in capitals, without commas": lambda address: address.upper().replace(",", ""),
    "short, without the country": _shortened,
    "the country first": lambda address: ", ".join(reversed(address.split(", "))),
}


@pytest.fixture(scope="module")
def listed(ofac: es.Watchlist) -> es.Screener:
    """Half of OFAC's list: every other entity."""
    return es.Screener(es.Watchlist(list(ofac)[::2]))


@pytest.mark.slow
@pytest.mark.parametrize("writing", WRITINGS)
def test_addresses_of_ofac_find_their_entities_however_they_are_written(listed: es.Screener, writing: str) -> None:
    """Those of a house: a town alone, or an address of hundreds, finds nobody."""
    addresses = [(entity.id, address) for entity in listed.entities() for address in entity.addresses]
    sharers = Counter(address for _, address in addresses)
    houses = [
        (entity_id, address)
        for entity_id, address in addresses
        if address[:1].isdigit() and address.count(", ") >= 2 and sharers[address] <= FEW
    ]
    sample = houses[:: len(houses) // 100]
    parties = [es.Party(addresses=[WRITINGS[writing](address)]) for _, address in sample]
    hits_of_each = listed.screen_many(parties)
    missed = [
        address
        for (entity_id, address), hits in zip(sample, hits_of_each, strict=True)
        if entity_id not in {hit.entity.id for hit in hits}
    ]
    assert len(missed) <= 0.04 * len(sample), missed


@pytest.mark.slow
def test_no_score_moves_where_a_party_has_no_contact_details(listed: es.Screener) -> None:
    entities = list(listed.entities())
    details = ("address", "phone", "email", "website", "birth_place")
    without = es.Screener(es.Watchlist(entities).without_details(details))
    names = [entity.names[0].text for entity in entities[::15]]
    alerts = [
        [[(hit.entity.id, hit.score, hit.evidence) for hit in hits] for hits in screener.screen_many(names)]
        for screener in (listed, without)
    ]
    assert alerts[0] == alerts[1]
    assert sum(map(bool, alerts[0])) > 0.9 * len(names)
