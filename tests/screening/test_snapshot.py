"""Snapshots: the same screener again, the same bytes again, and refused when anything is wrong."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.data import tables_digest
from entityscreen.errors import SnapshotError
from entityscreen.index.snapshot import MAGIC

PREFIX = len(MAGIC) + 12


@pytest.fixture(scope="module")
def screener(mixed_entities: tuple[es.Entity, ...]) -> es.Screener:
    return es.Screener(es.Watchlist(mixed_entities), config=es.ScreeningConfig(threshold=0.75, weak_aliases="alert"))


@pytest.fixture(scope="module")
def snapshot(screener: es.Screener, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("snapshot") / "w.snapshot"
    screener.save(path)
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("small") / "w.snapshot"
    entity = es.Entity(id="x1", kind="Person", names=["Xi Jinping"], identifiers=[es.Identifier(value="123456")])
    es.Screener(es.Watchlist([entity])).save(path)
    return path.read_bytes()


def refused(folder: Path, content: bytes) -> str:
    path = folder / "broken.snapshot"
    path.write_bytes(content)
    with pytest.raises(SnapshotError) as caught:
        es.Screener.load(path)
    assert str(path) in str(caught.value)
    assert caught.value.fix
    return str(caught.value)


def test_a_loaded_screener_gives_the_same_hits(
    screener: es.Screener, snapshot: Path, mixed_parties: tuple[es.Party, ...]
) -> None:
    loaded = es.Screener.load(snapshot)
    found = [loaded.screen(party) for party in mixed_parties]
    assert found == [screener.screen(party) for party in mixed_parties]
    assert any(found)
    party = mixed_parties[0]
    assert loaded.screen(party, exhaustive=True) == found[0]
    assert list(loaded.screen_many(mixed_parties[:9], workers=2)) == found[:9]


def test_a_loaded_screener_is_the_same_in_all_else(
    screener: es.Screener, snapshot: Path, mixed_entities: tuple[es.Entity, ...]
) -> None:
    loaded = es.Screener.load(str(snapshot))
    assert len(loaded) == len(screener)
    assert loaded.config == screener.config
    assert loaded.watchlist_digest == screener.watchlist_digest == es.Watchlist(mixed_entities).digest
    for entity in mixed_entities:
        assert loaded.assess("x", entity.id).entity == entity


def test_entities_come_back_with_every_field(tmp_path: Path) -> None:
    entity = es.Entity(
        id="x1",
        kind="Person",
        names=["Xi Jinping", es.Name(text="習近平", type="former", source="s", language="zh")],
        birth_dates=["1953-06-15"],
        countries=["cn"],
        nationalities=["CN", "Atlantis"],
        gender="male",
        identifiers=[es.Identifier(value="G1", type="passport", country="cn")],
        addresses=["Beijing"],
        positions=["President"],
        topics=["role.pep"],
        notes=["a\nnote\t\x1f"],
        provenance=[es.Provenance(source="un", programmes=("A", "B"), sha256="00")],
        properties={"weight": ("80",)},
    )
    es.Screener(es.Watchlist([entity])).save(tmp_path / "w")
    assert es.Screener.load(tmp_path / "w").screen("Xi Jinping")[0].entity == entity


def test_the_bytes_are_the_same_again(
    screener: es.Screener, snapshot: Path, mixed_entities: tuple[es.Entity, ...], tmp_path: Path
) -> None:
    es.clear_caches()
    es.Screener(es.Watchlist(mixed_entities), config=screener.config).save(tmp_path / "again")
    es.Screener.load(snapshot).save(tmp_path / "loaded")
    assert (tmp_path / "again").read_bytes() == snapshot.read_bytes()
    assert (tmp_path / "loaded").read_bytes() == snapshot.read_bytes()


def test_adding_changing_and_removing_gives_what_building_anew_gives(
    mixed_entities: tuple[es.Entity, ...], tmp_path: Path
) -> None:
    few = mixed_entities[::8]
    added = es.Entity(id="new", kind="Person", names=["Xi Jinping"])
    changed = few[3].model_copy(update={"names": (es.Name(text="Another Name"),)})
    target = es.Watchlist([*(changed if entity is few[3] else entity for entity in few[:-1]), added])
    edited = es.Watchlist(few).without([few[-1].id, few[3].id])
    edited = es.Watchlist([*list(edited)[:3], changed, *list(edited)[3:]]) | es.Watchlist([added])
    assert edited == target
    es.Screener(es.Watchlist(few)).save(tmp_path / "w")
    before = (tmp_path / "w").read_bytes()
    es.Screener(edited).save(tmp_path / "w")
    es.Screener(target).save(tmp_path / "anew")
    assert (tmp_path / "w").read_bytes() == (tmp_path / "anew").read_bytes() != before


def test_saving_leaves_nothing_else_behind_and_replaces_the_old_one(screener: es.Screener, tmp_path: Path) -> None:
    path = tmp_path / "w.snapshot"
    path.write_bytes(b"old")
    screener.save(path)
    assert list(tmp_path.iterdir()) == [path]
    assert len(es.Screener.load(path)) == len(screener)


# What is refused.


def test_every_sixtieth_part_is_checked(snapshot: Path, tmp_path: Path) -> None:
    content = snapshot.read_bytes()
    for at in sorted({*range(PREFIX), *range(0, len(content), len(content) // 60), len(content) - 1}):
        changed = bytearray(content)
        changed[at] ^= 1
        refused(tmp_path, bytes(changed))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_changed_byte_gets_by(small: bytes, tmp_path: Path, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(small) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda byte: byte != small[at]))
    refused(tmp_path, small[:at] + bytes([value]) + small[at + 1 :])


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_snapshot_is_refused(snapshot: Path, tmp_path: Path, share: float) -> None:
    content = snapshot.read_bytes()
    refused(tmp_path, content[: int(share * len(content))])


@pytest.mark.parametrize("length", [1, 7, 8, 16, 20, 21, -1, -64])
def test_a_snapshot_cut_at_an_edge_is_refused(small: bytes, tmp_path: Path, length: int) -> None:
    refused(tmp_path, small[:length])


def test_bytes_behind_the_end_are_refused(small: bytes, tmp_path: Path) -> None:
    assert "behind its end" in refused(tmp_path, small + b"\0")


def with_header(content: bytes, old: bytes, new: bytes) -> bytes:
    """The snapshot with another header whose check is right."""
    length = int.from_bytes(content[len(MAGIC) : len(MAGIC) + 8], "little")
    header = content[PREFIX : PREFIX + length]
    assert old in header
    header = header.replace(old, new, 1).ljust(length)[:length]
    return content[: PREFIX - 4] + zlib.crc32(header).to_bytes(4, "little") + header + content[PREFIX + length :]


def test_another_version_is_named(small: bytes, tmp_path: Path) -> None:
    version = json.dumps(es.__version__).encode()
    other = b'"' + b"9" * len(es.__version__) + b'"'
    said = refused(tmp_path, with_header(small, version, other))
    assert "9" * len(es.__version__) in said
    assert es.__version__ in said


def test_other_tables_of_names_are_refused(small: bytes, tmp_path: Path) -> None:
    """What was kept of names read with other tables would not be found, without a word."""
    tables = f'"tables": "{tables_digest()}"'.encode()
    assert "other tables of names" in refused(tmp_path, with_header(small, tables, b'"tables": "00000000"'))


def test_a_missing_section_is_refused(small: bytes, tmp_path: Path) -> None:
    assert "lacks a section" in refused(tmp_path, with_header(small, b'"entities.data"', b'"entities.date"'))


def test_another_format_is_told_from_no_snapshot(small: bytes, tmp_path: Path) -> None:
    assert "another format" in refused(tmp_path, MAGIC[:-1] + b"\xff" + small[len(MAGIC) :])
    assert "not a snapshot" in refused(tmp_path, b"id,name\n1,Xi Jinping and many others\n")
    assert "not a snapshot" in refused(tmp_path, b"PK\x03\x04" + small)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"nix\.snapshot: there is no such snapshot"):
        es.Screener.load(tmp_path / "nix.snapshot")
    with pytest.raises(SnapshotError, match=tmp_path.name):
        es.Screener.load(tmp_path)


def test_a_place_that_cannot_be_written_is_named(screener: es.Screener, tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="cannot be written"):
        screener.save(tmp_path / "nix" / "w.snapshot")
