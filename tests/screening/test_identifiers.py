"""Identifiers: how they are looked up, and what the same or another one does to a hit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.scoring.attributes import SHORTEST, read_identifier
from entityscreen.screening.compiled import build_identifiers

IMO, OTHER_IMO = es.Identifier(value="9074729", type="imo"), es.Identifier(value="9187629", type="imo")
USCC = es.Identifier(value="91110000710926094P", type="uscc", country="cn")
PASSPORT = es.Identifier(value="AB123456", type="passport", country="ru")
VESSEL = es.Entity(id="v", kind="Vessel", names=["Ocean Star"], identifiers=[IMO])
PERSON = es.Entity(id="p", kind="Person", names=["Ramzan Akhmadov"], identifiers=[PASSPORT])
SCREENER = es.Screener(es.Watchlist([VESSEL, PERSON]))
THRESHOLD = es.ScreeningConfig().threshold


@pytest.mark.parametrize(
    ("value", "key"), [("imo 918-7629", "9187629"), ("9187629", "9187629"), ("---", ""), ("ab１２", "AB12")]
)
def test_keys(value: str, key: str) -> None:
    assert read_identifier(es.Identifier(value=value)).value == key


@given(st.lists(st.text("AB12", min_size=1, max_size=7), max_size=12), st.text("AB12", min_size=1, max_size=7))
def test_the_table_finds_every_entity_of_a_number(values: list[str], wanted: str) -> None:
    entities = [es.Entity(id=str(i), names=["A"], identifiers=[{"value": value}]) for i, value in enumerate(values)]
    found = build_identifiers(entities).find([es.Identifier(value=wanted)])
    expected = [
        i for i, value in enumerate(values) if value == wanted and len(wanted) >= SHORTEST and len(set(wanted)) > 1
    ]
    assert found == expected


def test_a_number_with_its_type_in_front_is_looked_up_as_the_number() -> None:
    assert build_identifiers([VESSEL]).find([es.Identifier(value="IMO 9074729")]) == [0]


def test_no_identifiers_find_nothing() -> None:
    assert build_identifiers([VESSEL]).find([]) == []
    assert build_identifiers([]).find([IMO]) == []


@pytest.mark.parametrize(
    ("name", "number", "entity"),
    [("Golden Fortune", IMO, "v"), ("Ivan Petrov", PASSPORT, "p"), ("Ivan Petrov", "imo 9074729", "v")],
)
def test_the_same_identifier_decides_whatever_the_names(name: str, number: es.Identifier | str, entity: str) -> None:
    party = es.Party.model_validate({"name": name, "identifiers": [number]})
    assert [hit.entity.id for hit in SCREENER.screen(party)] == [entity]


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Meridon Oil Ltd", "武漢高芯科技有限公司"),
        ("武漢高芯科技有限公司", "Meridon Oil Ltd"),
        ("Иван Петров", "武漢高芯科技有限公司"),
    ],
)
def test_the_same_identifier_decides_where_the_names_cannot_even_be_compared(name: str, listed: str) -> None:
    number = es.Identifier(value="914201007819530811", type="registration")
    entity = es.Entity(id="c", kind="Company", names=[listed], identifiers=[number])
    screener, party = es.Screener(es.Watchlist([entity])), es.Party(name=name, kind="Company", identifiers=[number])
    [hit] = screener.screen(party)
    assert (hit.score, hit.name_score) == (1.0, 0.0)
    assert [hit] == screener.screen(party, exhaustive=True) == next(screener.screen_many([party]))
    assert hit.score == screener.assess(party, "c").score
    assert screener.screen(name) == []


def test_the_same_identifier_decides_against_every_conflict() -> None:
    entity = PERSON.model_copy(update={"birth_dates": ("1960-01-01",), "countries": ("ru",), "gender": "male"})
    screener = es.Screener(es.Watchlist([entity]))
    party = es.Party(
        name="Ramzan Akhmadov",
        birth_date="1981-02-03",
        countries=["BR"],
        gender="female",
        identifiers=[PASSPORT],
    )
    bare = es.Party(name="Ivan Petrov", identifiers=[PASSPORT])
    assert screener.screen(party)[0].score == 1.0
    assert screener.screen(bare)[0].score >= THRESHOLD


def test_the_same_identifier_makes_a_like_name_certain_and_is_labelled() -> None:
    party = es.Party(name="Ocean Starr", identifiers=[IMO])
    hit = SCREENER.screen(party)[0]
    assert (hit.entity.id, hit.score) == ("v", 1.0)
    assert "the same identifier decides" in hit.labels
    assert hit.score > SCREENER.screen("Ocean Starr")[0].score


@pytest.mark.parametrize("value", ["IMO 9074729", "imo9074729", "907-4729"])
def test_an_identifier_may_be_written_in_many_ways(value: str) -> None:
    party = es.Party(name="Ocean Starr", identifiers=[es.Identifier(value=value, type="imo")])
    assert "the same identifier decides" in SCREENER.screen(party)[0].labels


def test_another_identifier_of_its_kind_lowers_and_is_labelled() -> None:
    hit = SCREENER.screen(es.Party(name="Ocean Star", identifiers=[OTHER_IMO]))[0]
    assert THRESHOLD <= hit.score < 1.0
    assert any("different IMO numbers" in label for label in hit.labels)
    bare = SCREENER.screen(es.Party(name="Ocean Star", identifiers=[OTHER_IMO.value]))[0]
    assert bare.score == hit.score


def test_another_passport_is_no_conflict() -> None:
    other = es.Identifier(value="CD654321", type="passport", country="ru")
    assert SCREENER.screen(es.Party(name="Ramzan Akhmadov", identifiers=[other]))[0].score == 1.0


SHORT = es.Entity(
    id="s", kind="Person", names=["Omar Haddad"], identifiers=[es.Identifier(value="A4711", type="passport")]
)


def test_a_short_number_of_unknown_type_supports_but_does_not_decide() -> None:
    screener = es.Screener(es.Watchlist([SHORT]))
    hit = screener.screen(es.Party(name="Omar Hadad", identifiers=["A4711"]))[0]
    assert screener.screen("Omar Hadad")[0].score < hit.score < 1.0
    assert not screener.screen(es.Party(name="Emma Johansson", identifiers=["A4711"]))


NUMBERS_THAT_DECIDE = [
    # listed, as the party gives it: however it is typed or titled, and of unknown country too
    (("passport", "AB123456", None), ("passport", "AB123456", None)),
    (("passport", "AB123456", "eg"), ("id", "AB 123456", None)),
    (("tax-id", "123456789", "ru"), ("registration", "123456789", "ru")),
    (("national-id", "16247821", "co"), ("passport", "16247821", None)),
    (("crypto", "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h", None), ("wallet", "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h", None)),
    (("mmsi", "572469210", None), ("id", "572469210", None)),
    (("imo", "9074728", None), ("imo", "9074728", None)),  # both fail the check: one is a copy of the other
]


@pytest.mark.parametrize(("listed", "known"), NUMBERS_THAT_DECIDE)
def test_an_equal_number_of_seven_signs_decides(
    listed: tuple[str, str, str | None], known: tuple[str, str, str | None]
) -> None:
    theirs, ours = (es.Identifier(type=kind, value=value, country=country) for kind, value, country in (listed, known))
    screener = es.Screener(es.Watchlist([es.Entity(id="e", names=["Volna"], identifiers=[theirs])]))
    for party in (es.Party(name="Golden Fortune", identifiers=[ours]), es.Party(identifiers=[ours])):
        hits = screener.screen(party)
        assert [hit.score for hit in hits] == [1.0]
        assert hits == screener.screen(party, exhaustive=True) == next(screener.screen_many([party]))


@pytest.mark.parametrize("value", ["0000000", "xxxxxxxxx"])
def test_a_placeholder_is_no_number(value: str) -> None:
    screener = es.Screener(es.Watchlist([es.Entity(id="e", names=["Volna"], identifiers=[es.Identifier(value=value)])]))
    assert not screener.screen(es.Party(name="Golden Fortune", identifiers=[value]))


def test_a_typing_error_in_a_registration_code_is_understood() -> None:
    company = es.Entity(id="c", kind="Company", names=["北京旷视科技有限公司"], identifiers=[USCC])
    screener = es.Screener(es.Watchlist([company]))
    mistyped = es.Identifier(value="91110000710926049P", type="uscc", country="cn")
    hit = screener.screen(es.Party(name="旷视科技(北京)有限公司", identifiers=[mistyped]))[0]
    assert any("identifier" in label and "differs" in label for label in hit.labels)
    assert not any(record.amount < 0 for record in hit.evidence if record.kind == "attribute")


def test_identifiers_do_not_hide_what_the_names_find() -> None:
    for party in (es.Party(name="Ocean Star", identifiers=["1"]), es.Party(name="Ocean Star", identifiers=[PASSPORT])):
        assert "v" in [hit.entity.id for hit in SCREENER.screen(party)]
        assert SCREENER.screen(party) == SCREENER.screen(party, exhaustive=True)


PAIRS_OF_NUMBERS = [
    ("lei", "549300WE6TAF5EEWQS81", "id", "LEI 549300WE6TAF5EEWQS81"),
    ("uscc", "91110000600037341L", "id", "USCC: 91110000600037341L"),
    ("swift", "SABRRUMM", "id", "SWIFT SABRRUMM"),
    ("swift", "SABRRUMM", "bic", "SABRRUMMXXX"),
    ("inn", "7707083893", "id", "ИНН 7707083893"),
    ("inn", "7707083893", "tax-id", "7707083893"),
    ("passport", "1234567", "passport", "Passport No. 1234567"),
    ("passport", "１２３４５６７", "passport", "1234567"),
    ("passport", "АВ1234567", "passport", "AB 1234567"),
    ("national-id", "1234567", "National ID", "1234567"),
]


@pytest.mark.parametrize(
    ("kind", "value", "other", "given"), PAIRS_OF_NUMBERS, ids=[row[3] for row in PAIRS_OF_NUMBERS]
)
def test_the_index_finds_a_number_however_it_is_written(kind: str, value: str, other: str, given: str) -> None:
    entity = es.Entity(id="e", names=["Volna"], identifiers=[es.Identifier(type=kind, value=value, country="ru")])
    screener = es.Screener(es.Watchlist([entity]))
    party = es.Party(name="Golden Fortune", identifiers=[es.Identifier(type=other, value=given, country="ru")])
    hits = screener.screen(party)
    assert [hit.score for hit in hits] == [1.0]
    assert hits == screener.screen(party, exhaustive=True) == next(screener.screen_many([party]))


@pytest.mark.parametrize("policy", ["support", "alert", "ignore"])
def test_the_same_identifier_decides_where_only_weak_names_are_listed(policy: str) -> None:
    entity = es.Entity(id="e", kind="Vessel", names=[es.Name(text="Ocean", type="weak")], identifiers=[IMO])
    screener = es.Screener(es.Watchlist([entity]), config=es.ScreeningConfig.model_validate({"weak_aliases": policy}))
    assert [hit.score for hit in screener.screen(es.Party(name="Golden Fortune", identifiers=[IMO]))] == [1.0]
    by_name = screener.screen(es.Party(name="Ocean", identifiers=[OTHER_IMO]))
    assert bool(by_name) is (policy == "alert")
