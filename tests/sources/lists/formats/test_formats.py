"""Every format, by a table of facts about the fixtures in `tests/cases/lists/`."""

from __future__ import annotations

import gzip
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from entityscreen.model.entity import Entity
from entityscreen.model.watchlist import Watchlist
from entityscreen.sources.lists import list_formats, read_list

CASES = Path(__file__).parents[3] / "cases" / "lists"
# File -> format, entities; every format is here.
FILES = {
    "ofac": ("ofac-csv", 4),
    "sdn.xml": ("ofac-xml", 2),
    "sdn_advanced.xml": ("ofac-advanced", 3),
    "un.xml": ("un-xml", 2),
    "eu_fsf.xml": ("eu-xml", 2),
    "eu_fsf.csv": ("eu-csv", 2),
    "uk.xml": ("uk-xml", 2),
    "uk.csv": ("uk-csv", 1),
    "ofsi.csv": ("ofsi-csv", 4),
    "ofsi_2020.csv": ("ofsi-csv", 3),
    "ofsi.xml": ("ofsi-xml", 2),
    "interpol.json": ("interpol-json", 1),
    "worldbank.json": ("worldbank-json", 2),
    "fr_gels.json": ("fr-gels-json", 2),
    "dfat.csv": ("table", 2),
    "sema.xml": ("sema-xml", 4),
    "sema_english.xml": ("sema-xml", 2),
    "seco.xml": ("seco-xml", 3),
    "csl.csv": ("csl-csv", 2),
    "csl.json": ("csl-json", 1),
    "dpl.txt": ("dpl-txt", 1),
    "targets.simple.csv": ("opensanctions-csv", 1),
    "senzing.json": ("senzing", 2),
    "nested.ftm.json": ("ftm", 2),
}


def facts() -> Iterator[tuple[str, str, str, str]]:
    for line in (CASES / "expected.tsv").read_text(encoding="utf-8").splitlines()[3:]:
        file, entity, field, value = line.split("\t")
        yield file, entity, field, value


def stated(entity: Entity, field: str) -> list[str]:
    """The values of a field as the table writes them."""
    if field == "names":
        return [f"{name.text}/{name.type}" for name in entity.names]
    if field == "languages":
        return [name.language or "-" for name in entity.names]
    if field == "identifiers":
        return [f"{item.type} {item.value} {item.country or '-'}" for item in entity.identifiers]
    if field == "relations":
        return [str(relation) for relation in entity.relations]
    if field.startswith("properties."):
        return list(entity.properties[field.partition(".")[2]])
    value = getattr(entity.provenance[0], field, None) or getattr(entity, field)
    return [value] if isinstance(value, str) else list(value)


@pytest.fixture(scope="module")
def lists() -> dict[str, Watchlist]:
    return {file: read_list(CASES / file) for file in FILES}


@pytest.mark.parametrize(("file", "entity", "field", "value"), list(facts()))
def test_fact(lists: dict[str, Watchlist], file: str, entity: str, field: str, value: str) -> None:
    watchlist = lists[file]
    if field == "rejected":
        assert any(value in item.where for item in watchlist.reading.rejected)
    else:
        assert stated(watchlist[entity], field) == value.split(" | ")


@pytest.mark.parametrize("file", FILES)
def test_the_format_is_recognised(file: str) -> None:
    name, count = FILES[file]
    matching = [known.name for known in list_formats() if known.name == name]
    assert matching == [name]
    watchlist = read_list(CASES / file)
    assert [report.format for report in watchlist.reading.reports] == [name]
    assert len(watchlist) == count
    assert watchlist == read_list(CASES / file, format=name)


def test_every_format_has_a_fixture() -> None:
    covered = {name for name, _ in FILES.values()} | {"table"}
    assert covered == {known.name for known in list_formats()}


@pytest.mark.parametrize("file", FILES)
def test_every_entity_says_where_it_is_from(file: str) -> None:
    for entity in read_list(CASES / file):
        assert entity.provenance
        for record in entity.provenance:
            assert record.record_id or record.source == "us-dpl"
            assert len(record.sha256 or "") == 64


@pytest.mark.parametrize("file", FILES)
def test_saved_and_loaded_is_the_same(tmp_path: Path, file: str) -> None:
    watchlist = read_list(CASES / file)
    watchlist.save(tmp_path / "w.ftm.json")
    assert Watchlist.load(tmp_path / "w.ftm.json") == watchlist


@pytest.mark.parametrize("file", [file for file in FILES if file != "ofac"])
def test_packed_files_read_the_same(tmp_path: Path, file: str) -> None:
    plain = {entity.id: entity.names for entity in read_list(CASES / file)}
    packed = tmp_path / f"{file}.gz"
    packed.write_bytes(gzip.compress((CASES / file).read_bytes()))
    assert {entity.id: entity.names for entity in read_list(packed)} == plain
    with zipfile.ZipFile(tmp_path / "list.zip", "w") as archive:
        archive.write(CASES / file, f"inner/{file}")
    assert {entity.id: entity.names for entity in read_list(tmp_path / "list.zip")} == plain


def test_an_ofac_set_in_a_zip_is_one_list(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ofac.zip", "w") as archive:
        for path in (CASES / "ofac").iterdir():
            archive.write(path, path.name)
    whole = read_list(CASES / "ofac")
    assert [entity.names for entity in read_list(tmp_path / "ofac.zip")] == [entity.names for entity in whole]


def test_the_main_file_takes_its_siblings() -> None:
    assert read_list(CASES / "ofac" / "sdn.csv") == read_list(CASES / "ofac")


def test_a_folder_of_lists_is_read_whole(tmp_path: Path) -> None:
    shutil.copytree(CASES / "ofac", tmp_path / "us")
    shutil.copy(CASES / "un.xml", tmp_path / "un.xml")
    (tmp_path / "README.md").write_text("no list", encoding="utf-8")
    assert {entity.id.split("-")[0] for entity in read_list(tmp_path)} == {"ofac", "un"}
