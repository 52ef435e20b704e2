"""Saving and loading watchlists as FollowTheMoney, ours and others'."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entityscreen.errors import FormatError, SourceError
from entityscreen.model.entity import Entity, Identifier, Provenance, Relation
from entityscreen.model.ftm.json_lines import read_ftm, write_ftm
from entityscreen.model.ftm.record import entity_from_ftm, entity_to_ftm
from entityscreen.model.ftm.schema import written
from entityscreen.model.name import Name
from entityscreen.model.watchlist import Watchlist

SAMPLES = Path(__file__).parents[4] / "shared" / "data" / "lists" / "opensanctions"

RICH = Entity(
    id="x-1",
    kind="Person",
    names=(
        Name(text="李偉", type="alias", source="un-sc", language="zho"),
        Name(text="LI, Wei", type="primary", source="un-sc"),
        Name(text="The Engineer", type="weak"),
        Name(text="LI, Wei", type="former"),
    ),
    birth_dates=("1961-05-03", "1960/1963"),
    countries=("cn",),
    gender="male",
    identifiers=(
        Identifier(type="passport", value="A1", country="cn"),
        Identifier(type="national-id", value="A1"),
        Identifier(type="our-own", value="7"),
    ),
    provenance=(Provenance(source="un-sc", record_id="KPi.001", programmes=("DPRK",), sha256="00"),),
    properties={"birthPlace": ("Wuhan",), "name": ("kept apart",), "ftm:odd": ("not JSON",), "blank": (" a ", "")},
)


def test_a_rich_entity_round_trips() -> None:
    assert entity_from_ftm(entity_to_ftm(RICH)) == RICH


def test_what_others_read_is_plain_followthemoney() -> None:
    record = entity_to_ftm(RICH)
    assert record["schema"] == "Person"
    assert record["properties"]["name"] == ["LI, Wei"]
    assert record["properties"]["alias"] == ["李偉"]
    assert record["properties"]["weakAlias"] == ["The Engineer"]
    assert record["properties"]["passportNumber"] == ["A1"]
    assert all(isinstance(value, str) for values in record["properties"].values() for value in values)


def test_the_properties_are_the_authority() -> None:
    """Another tool adds a name and takes one away; our notes on the others stay."""
    record = entity_to_ftm(RICH)
    record["properties"]["alias"].append("Wei Li")
    del record["properties"]["weakAlias"]
    names = entity_from_ftm(record).names
    assert Name(text="Wei Li", type="alias") in names
    assert all(name.text != "The Engineer" for name in names)
    assert names[0].language == "zho"


def test_a_caption_comes_first() -> None:
    record = {"id": "1", "caption": "B", "schema": "Person", "properties": {"name": ["A", "B"]}}
    assert entity_from_ftm(record).caption == "B"


TEXT = st.text(min_size=1, max_size=8).map(str.strip).filter(bool)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
NAMES = st.builds(
    Name,
    text=TEXT,
    type=st.sampled_from(("primary", "alias", "weak", "former")),
    source=st.none() | TEXT,
    language=st.none() | st.just("zho"),
)
TYPES = st.sampled_from(("passport", "imo", "id", "national-id", "own"))
ENTITIES = st.builds(
    Entity,
    id=TEXT,
    kind=st.sampled_from(("Person", "Company", "Address", "Vessel")),
    names=st.lists(NAMES, min_size=1, max_size=4).map(tuple),
    birth_dates=TEXTS,
    countries=TEXTS,
    nationalities=TEXTS,
    gender=st.none() | st.sampled_from(("male", "female")),
    identifiers=st.lists(st.builds(Identifier, value=TEXT, type=TYPES, country=st.none() | st.just("ir"))).map(tuple),
    addresses=TEXTS,
    positions=TEXTS,
    topics=TEXTS,
    notes=TEXTS,
    provenance=st.lists(st.builds(Provenance, source=TEXT, programmes=TEXTS, listed_on=st.none() | TEXT)).map(tuple),
    relations=st.lists(
        st.builds(
            Relation,
            name=TEXT,
            kind=st.sampled_from(("UnknownLink", "Ownership")),
            other=st.none() | TEXT,
            role=st.none() | TEXT,
            inverse=st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    properties=st.dictionaries(
        st.sampled_from(("birthPlace", "name", "gender", "ftm:target", "idNumber", "own")),
        st.lists(st.text(max_size=4), max_size=2).map(tuple),
        max_size=3,
    ),
)


@given(ENTITIES)
@settings(deadline=None)
def test_every_entity_round_trips(entity: Entity) -> None:
    assert entity_from_ftm(json.loads(json.dumps(entity_to_ftm(entity)))) == entity


@pytest.mark.parametrize("name", ["w.ftm.json", "w.ftm.json.gz"])
def test_files_round_trip_to_the_byte(tmp_path: Path, name: str) -> None:
    watchlist = Watchlist([RICH, Entity(id="x-2", names=(Name(text="B"),))])
    watchlist.save(tmp_path / name)
    first = (tmp_path / name).read_bytes()
    loaded = Watchlist.load(tmp_path / name)
    assert loaded == watchlist
    assert list(loaded) == list(watchlist)
    loaded.save(tmp_path / name)
    assert (tmp_path / name).read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_failed_save_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "w.ftm.json"
    write_ftm([RICH], path)

    def broken() -> Any:
        yield Entity(id="x-3", names=(Name(text="C"),))
        raise RuntimeError("cut short")

    with pytest.raises(RuntimeError):
        write_ftm(broken(), path)
    assert list(read_ftm(path)) == [RICH]
    assert len(list(tmp_path.iterdir())) == 1


def write(path: Path, *records: Any) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


PERSON = {"id": "p", "schema": "Person", "properties": {"name": ["A B"], "addressEntity": ["a"]}}
ADDRESS = {"id": "a", "schema": "Address", "properties": {"full": ["1 Main Street"]}}
SANCTION = {
    "id": "s",
    "schema": "Sanction",
    "datasets": ["un_sc"],
    "properties": {"entity": ["p"], "program": ["DPRK"], "listingDate": ["2009-07-16"], "unscId": ["KPi.001"]},
}
PASSPORT = {"id": "d", "schema": "Passport", "properties": {"holder": ["p"], "number": ["A1"], "country": ["kp"]}}


def test_describing_records_are_joined_and_written_again(tmp_path: Path) -> None:
    path = write(tmp_path / "os.json", ADDRESS, PERSON, SANCTION, PASSPORT)
    watchlist = Watchlist.load(path)
    entity = watchlist["p"]
    assert entity.addresses == ("1 Main Street",)
    assert entity.identifiers == (Identifier(type="passport", value="A1", country="kp"),)
    assert entity.provenance[0].source == "un_sc"
    assert entity.provenance[0].programmes == ("DPRK",)
    assert entity.provenance[0].record_id == "KPi.001"
    watchlist.save(tmp_path / "again.json")
    lines = [json.loads(line) for line in (tmp_path / "again.json").read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["p", "a", "d", "s"]
    assert lines[3] == SANCTION
    assert Watchlist.load(tmp_path / "again.json") == watchlist


def test_nested_records_are_flattened(tmp_path: Path) -> None:
    company = {"id": "c", "schema": "Company", "properties": {"name": ["C Ltd"]}}
    ownership = {"id": "o", "schema": "Ownership", "properties": {"owner": ["p"], "asset": [company]}}
    nested = {**PERSON, "properties": {"name": ["A B"], "ownershipOwner": [ownership]}}
    watchlist = Watchlist.load(write(tmp_path / "nested.json", nested))
    assert [entity.id for entity in watchlist] == ["p", "c"]
    assert "ftm:linked" in watchlist["p"].properties


def test_describing_records_that_repeat_are_merged(tmp_path: Path) -> None:
    more = {**ADDRESS, "properties": {"full": ["1 Main Street"], "city": ["Wuhan"]}}
    watchlist = Watchlist.load(write(tmp_path / "os.json", ADDRESS, PERSON, more))
    linked = json.loads(watchlist["p"].properties["ftm:linked"][0])
    assert linked["properties"] == {"full": ["1 Main Street"], "city": ["Wuhan"]}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "holds no entity"),
        ("\n\n", "holds no entity"),
        ("{", "1: not JSON"),
        ("[]", "1: not a JSON object"),
        ('{"id": "1", "properties": {"name": ["A"]}}\n{"id": ""}', "2: a record has no `id`"),
        ('{"id": "1"}', "1: record '1' has no `properties`"),
        ('{"id": "1", "properties": {}}', "1: record '1' has no name"),
        (
            '{"id": "1", "schema": "Person", "properties": {"name": [["A"]]}}',
            "property `name` holds a list within a list",
        ),
        ("[" * 100_000, "1: not JSON"),
        ('{"id": "1", "schema": "Person", "properties": {"name": ["A"]}, "entityscreen": {"names": 7}}', "malformed"),
        ('{"id": "1", "schema": "Person", "properties": {"name": ["A"]}, "entityscreen": [1]}', "malformed"),
    ],
)
def test_what_is_no_watchlist_is_refused_with_the_place(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"bad\.json") as caught:
        list(read_ftm(path))
    assert problem in str(caught.value)


def test_damage_is_told_from_format(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        list(read_ftm(tmp_path / "missing.json"))
    (tmp_path / "latin.json").write_bytes('{"id": "é"}'.encode("latin-1"))
    with pytest.raises(SourceError, match="not UTF-8"):
        list(read_ftm(tmp_path / "latin.json"))
    whole = gzip.compress(json.dumps(PERSON).encode() * 50)
    (tmp_path / "short.json.gz").write_bytes(whole[:-20])
    with pytest.raises(SourceError, match="is cut short or damaged"):
        list(read_ftm(tmp_path / "short.json.gz"))
    with pytest.raises(SourceError, match="cannot be written"):
        write_ftm([RICH], tmp_path / "no" / "folder.json")


def test_a_nested_record_cannot_be_read_alone() -> None:
    with pytest.raises(FormatError, match="holds an object"):
        entity_from_ftm({"id": "1", "schema": "Person", "properties": {"name": ["A"], "x": [{"id": "2"}]}})


@pytest.mark.skipif(not SAMPLES.exists(), reason="the measuring data is not here")
@pytest.mark.parametrize("name", ["t1.ftm.json", "zala.ftm.json", "parteispenden.ftm.json"])
def test_opensanctions_samples_lose_nothing(tmp_path: Path, name: str) -> None:
    watchlist = Watchlist.load(SAMPLES / name)
    watchlist.save(tmp_path / name)
    assert Watchlist.load(tmp_path / name) == watchlist
    before, after = (
        {
            record["id"]: record
            for line in path.read_text(encoding="utf-8").splitlines()
            for record in [json.loads(line)]
        }
        for path in (SAMPLES / name, tmp_path / name)
    )
    alone = {record_id for record_id in before.keys() - after.keys() if before[record_id]["schema"] == "Address"}
    assert before.keys() - alone == after.keys()
    for record_id, record in ((record_id, before[record_id]) for record_id in after):
        for prop, values in record["properties"].items():
            taken = {text for value in values for text in written(record["schema"], prop, value)}
            assert taken <= set(after[record_id]["properties"].get(prop, ()))
        assert all(after[record_id][key] == value for key, value in record.items() if key != "properties")


@pytest.mark.parametrize(
    "linked",
    [
        ("v",),
        ('{"id":"q"}',),
        ('{"id": "q", "properties": {}}',),
        ('{"id": "q", "properties": {"name": ["B"], "owner": ["1"]}, "schema": "Company"}',),
        ('{"id": "q", "properties": {"entity": ["2"]}, "schema": "Sanction"}',),
        ('{"id": "q", "properties": {"entity": ["1"]}, "schema": "Sanction"}',),
        ('{"id": "q", "properties": {"entity": ["1"]}, "schema": "Sanction"}', "v"),
    ],
)
def test_any_text_of_linked_records_is_saved_and_loaded(tmp_path: Path, linked: tuple[str, ...]) -> None:
    watchlist = Watchlist([Entity(id="1", names=("A",), properties={"ftm:linked": linked})])
    watchlist.save(tmp_path / "w.ftm.json")
    assert Watchlist.load(tmp_path / "w.ftm.json") == watchlist


@pytest.mark.parametrize(
    "names",
    [
        [Name(text="A"), Name(text="B", type="weak"), Name(text="A", type="weak")],
        [Name(text="A", type="former"), Name(text="A", type="former")],
        [Name(text="B", type="alias"), Name(text="A"), Name(text="A", type="alias")],
    ],
)
def test_one_text_may_stand_under_two_types_or_twice(names: list[Name], tmp_path: Path) -> None:
    watchlist = Watchlist([Entity(id="1", names=names)])
    watchlist.save(tmp_path / "list.ftm.json")
    loaded = Watchlist.load(tmp_path / "list.ftm.json")
    assert loaded == watchlist
    assert loaded.digest == watchlist.digest


def test_countries_count_in_whatever_property_others_write_them() -> None:
    person = {"id": "p", "schema": "Person", "properties": {"name": ["A B"], "citizenship": ["ru"], "country": ["cy"]}}
    company = {"id": "c", "schema": "Company", "properties": {"name": ["C"], "jurisdiction": ["ru"], "country": ["ru"]}}
    vessel = {"id": "v", "schema": "Vessel", "properties": {"name": ["V"], "flag": ["ir"], "pastFlags": ["mt"]}}
    people, firms, ships = (entity_from_ftm(record) for record in (person, company, vessel))
    assert (people.countries, people.nationalities) == (("cy",), ("ru",))
    assert (firms.countries, firms.properties["jurisdiction"]) == (("ru",), ("ru",))
    assert (ships.countries, ships.properties["pastFlags"]) == (("ir",), ("mt",))
    for entity in (people, firms, ships):
        assert entity_from_ftm(entity_to_ftm(entity)) == entity


def test_what_is_no_target_says_so() -> None:
    record: dict[str, Any] = {"id": "p", "schema": "Person", "properties": {"name": ["A B"], "notes": ["x"]}}
    assert entity_from_ftm(record).notes == ("x",)
    assert entity_from_ftm({**record, "target": True}).notes == ("x",)
    beside = entity_from_ftm({**record, "target": False})
    assert beside.notes == ("x", "The source lists it beside a target, not as one (target: false)")
    assert entity_from_ftm(entity_to_ftm(beside)) == beside


OCCUPANCY = {"id": "oc", "schema": "Occupancy", "properties": {"holder": ["p"], "post": ["po"]}}
POSITION = {"id": "po", "schema": "Position", "properties": {"name": ["Minister of Trade"], "country": ["kp"]}}
WALLET = {"id": "w", "schema": "CryptoWallet", "properties": {"publicKey": ["0x7F36"], "holder": ["p"]}}


def test_positions_and_wallets_are_their_holders_and_written_again(tmp_path: Path) -> None:
    watchlist = Watchlist.load(write(tmp_path / "os.json", POSITION, OCCUPANCY, PERSON, ADDRESS, WALLET))
    assert [entity.id for entity in watchlist] == ["p"]
    assert Identifier(type="crypto", value="0x7F36") in watchlist["p"].identifiers
    watchlist.save(tmp_path / "again.json")
    lines = [json.loads(line) for line in (tmp_path / "again.json").read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["p", "a", "oc", "po", "w"]
    assert Watchlist.load(tmp_path / "again.json") == watchlist


def test_a_wallet_without_a_holder_is_listed_for_itself(tmp_path: Path) -> None:
    alone = {**WALLET, "properties": {"publicKey": ["0x7F36"]}}
    [entity] = Watchlist.load(write(tmp_path / "os.json", alone))
    assert (entity.caption, entity.identifiers) == ("0x7F36", (Identifier(type="crypto", value="0x7F36"),))


@pytest.mark.parametrize("schema", ["Position", "Security", "Address", "Ownership", "Sanction", "RealEstate"])
def test_what_is_no_party_is_no_entity(tmp_path: Path, caplog: pytest.LogCaptureFixture, schema: str) -> None:
    thing = {"id": "t", "schema": schema, "properties": {"name": ["Minister of Trade"], "full": ["1 Main Street"]}}
    assert len(Watchlist.load(write(tmp_path / "os.json", PERSON, ADDRESS, thing))) == 1
    assert f"os.json:3: left out: {schema} is not a party" in caplog.text
