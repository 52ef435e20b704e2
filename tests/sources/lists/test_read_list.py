"""What `read_list` refuses, and how it says so."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import logging
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from entityscreen.errors import ConfigError, FormatError, IncompleteListError, InvalidInputError, SourceError
from entityscreen.model.watchlist import Watchlist
from entityscreen.sources.lists import Limits, read_list
from entityscreen.sources.lists.files import FetchRecord, record_path
from entityscreen.sources.lists.formats.table import shipped_mappings

CASES = Path(__file__).parents[2] / "cases" / "lists"
BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>&b;</FIRST_NAME></INDIVIDUAL></INDIVIDUALS>
</CONSOLIDATED_LIST>"""


def changed(tmp_path: Path, file: str, old: str, new: str) -> Path:
    """A copy of a fixture with one thing changed."""
    text = (CASES / file).read_bytes().decode()
    assert old in text
    path = tmp_path / Path(file).name
    path.write_bytes(text.replace(old, new, 1).encode())
    return path


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("un.xml", "<GENDER>Male</GENDER>", "<SHOE_SIZE>9</SHOE_SIZE>", "unknown element SHOE_SIZE"),
        ("un.xml", "<QUALITY>Good</QUALITY>", "<QUALITY>Fair</QUALITY>", "QUALITY: unknown 'fair'"),
        ("un.xml", "<DATAID>1</DATAID>", "", "DATAID is missing"),
        ("un.xml", "</CONSOLIDATED_LIST>", "", "not valid XML"),
        ("un.xml", "<ENTITIES>", "<ENTITY>", "not valid XML"),
        ("sdn.xml", "<Record_Count>2<", "<Record_Count>3<", "holds 2 entries and says that it has 3"),
        ("sdn.xml", "<sdnType>Vessel<", "<sdnType>Balloon<", "'Balloon'"),
        ("sdn.xml", "<category>weak<", "<category>so so<", "'so so'"),
        ("sdn_advanced.xml", 'AliasTypeID="1401"', 'AliasTypeID="9"', "AliasType '9' is not among"),
        ("sdn_advanced.xml", 'LocationID="1"', 'LocationID="9"', "no location '9'"),
        ("eu_fsf.xml", "<remark>A remark.</remark>", "<shoeSize>9</shoeSize>", "unknown element shoeSize"),
        ("eu_fsf.xml", 'classificationCode="P"', 'classificationCode="Q"', "'Q'"),
        ("eu_fsf.csv", "Citizenship_CountryIso2Code", "Shoe_Size", "unknown column Shoe_Size"),
        ("uk.xml", "<DesignationSource>", "<ShoeSize>9</ShoeSize><DesignationSource>", "unknown field shoesize"),
        ("uk.csv", "Primary Name,", "Stage Name,", "unknown type of name 'stage name'"),
        ("seco.xml", 'place-id="10"', 'place-id="11"', "no place 11"),
        ("seco.xml", 'sanctions-set-id="2"', 'sanctions-set-id="3"', "no sanctions-set 3"),
        ("sema_english.xml", "<Item>1</Item>", "<ShoeSize>9</ShoeSize>", "unknown element ShoeSize, which says '9'"),
        ("csl.csv", "license_policy", "shoe_size", "unknown column shoe_size"),
        ("dpl.txt", "Postal_Code", "Zip", "no column Postal_Code"),
        ("targets.simple.csv", "phones", "shoes", "unknown column shoes"),
        ("senzing.json", '"GENDER"', '"SHOE_SIZE"', "unknown attribute SHOE_SIZE"),
        ("dpl.txt", '"HOUSTON"\t', "", "11 cells under 12 columns"),
        ("uk.csv", "Springfield,", "", "cells under 39 columns"),
        ("csl.json", '"results": [', '"results": [7, ', "not a JSON object"),
    ],
)
def test_a_surprise_is_an_error_with_its_place(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    path = changed(tmp_path, file, old, new)
    with pytest.raises(FormatError) as caught:
        read_list(path)
    assert problem in str(caught.value)
    assert path.name in str(caught.value) or caught.value.where.startswith(("ofac-", "seco-"))


@pytest.mark.parametrize(
    ("file", "old", "new", "note"),
    [
        ("un.xml", "<GENDER>Male</GENDER>", "<SHOE_SIZE>9</SHOE_SIZE>", "SHOE_SIZE: 9"),
        ("uk.xml", "<DesignationSource>", "<ShoeSize>9</ShoeSize><DesignationSource>", "shoesize: 9"),
        ("csl.csv", "license_policy", "shoe_size", "shoe_size: Presumption of denial"),
        ("senzing.json", '"GENDER"', '"SHOE_SIZE"', "SHOE_SIZE: M"),
    ],
)
def test_unknown_fields_can_be_kept(tmp_path: Path, file: str, old: str, new: str, note: str) -> None:
    watchlist = read_list(changed(tmp_path, file, old, new), unknown_fields="keep")
    assert any(note in entity.notes for entity in watchlist)


def ofac(tmp_path: Path, file: str, old: str, new: str) -> Path:
    for path in (CASES / "ofac").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    changed(tmp_path, f"ofac/{file}", old, new)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("alt.csv", '101,1,"aka"', '999,1,"aka"', "alt.csv:1: entity 999 is not in the main file"),
        ("alt.csv", '"aka"', '"sobriquet"', "alt_type: unknown 'sobriquet'"),
        ("add.csv", ',"Cuba",-0- ', ',"Cuba"', "add.csv:1: 5 cells where 6 are expected"),
        ("sdn.csv", '"vessel"', '"balloon"', "SDN_Type: unknown 'balloon'"),
        ("sdn.csv", '102,"DOE', '101,"DOE', "sdn.csv:2: entity 101 is there twice"),
        ("sdn.csv", 'Linked To: DOE, John."', "Linked To: DOE, John.", "sdn.csv:"),
    ],
)
def test_a_broken_ofac_set_is_refused(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_list(ofac(tmp_path, file, old, new))
    assert problem in str(caught.value)


def test_a_main_file_cut_short_is_told_by_its_aliases(tmp_path: Path) -> None:
    ofac(tmp_path, "sdn.csv", "EXAMPLE", "EXAMPLE")
    lines = (tmp_path / "sdn.csv").read_bytes().splitlines(keepends=True)
    (tmp_path / "sdn.csv").write_bytes(lines[0])
    with pytest.raises(IncompleteListError, match=r"sdn\.csv: has no end"):
        read_list(tmp_path)
    with pytest.raises(FormatError, match="not in the main file"):
        read_list(tmp_path, allow_incomplete=True)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"just,some\n1,2\n", "has no known list format"),
        ("a.xml", b"<html><body>Service unavailable</body></html>", "has no known list format"),
        ("a.json", b'{"error": "gone"}', "has no known list format"),
        ("a.xml", BOMB, "document type declaration"),
        ("un.xml", b"<CONSOLIDATED_LIST></CONSOLIDATED_LIST>", "holds no entity"),
        ("un.xml", b"<CONSOLIDATED_LIST>" + b"<a>" * 100, "nested too deep"),
        ("un.xml", b'<?xml version="1.0" encoding="UTF-6"?><CONSOLIDATED_LIST/>', "unknown encoding"),
        ("u.json", b'{"schema": "Person", "properties": {}}', "no `id`"),
        ("a.zip", b"PK\x03\x04 broken", "cannot be opened as zip"),
        ("a.csv.gz", b"\x1f\x8b broken", "is cut short or damaged"),
        ("dpl.txt", (CASES / "dpl.txt").read_bytes().replace(b"JOHN DOE", b"JOS\xc9"), r"JOS\xc9"),
        ("dpl.txt", (CASES / "dpl.txt").read_bytes().replace(b"JOHN DOE", b"JO\x00"), "not the text of a list"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=name.replace(".", r"\.")) as caught:
        read_list(tmp_path / name)
    assert problem in str(caught.value)


def test_missing_paths_and_empty_folders(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not exist"):
        read_list(tmp_path / "none.csv")
    with pytest.raises(SourceError, match="holds no list file"):
        read_list(tmp_path)
    with pytest.raises(SourceError, match="no list format is called 'x'"):
        read_list(CASES / "un.xml", format="x")
    with pytest.raises(FormatError, match="the root is CONSOLIDATED_LIST"):
        read_list(CASES / "un.xml", format="ofac-xml")


def test_bombs_are_refused(tmp_path: Path) -> None:
    zeros = b"0" * (20 * 2**20)
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(zeros))
    with pytest.raises(SourceError, match=r"unpacks to .* bytes or more, as no table does"):
        read_list(tmp_path / "bomb.csv.gz", format="dpl-txt")
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("dpl.txt", zeros)
    with pytest.raises(SourceError, match=r"unpacks to .* bytes or more, as no table does"):
        read_list(tmp_path / "bomb.zip", format="dpl-txt")
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(5):
            archive.writestr(f"{number}.csv", "a")
    with pytest.raises(SourceError, match="holds 5 files"):
        read_list(tmp_path / "many.zip", limits=Limits(members=4))


def test_limits_can_be_raised(tmp_path: Path) -> None:
    path = tmp_path / "un.xml.gz"
    path.write_bytes(gzip.compress((CASES / "un.xml").read_bytes()))
    with pytest.raises(SourceError, match="unpacks to 100 bytes or more"):
        read_list(path, limits=Limits(size=100))
    assert len(read_list(path, limits=Limits())) == 2


def test_rejected_records_are_told(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="entityscreen.sources.lists"):
        read_list(CASES / "dpl.txt")
    assert "1 records rejected, 1 read" in caplog.text
    caplog.clear()
    reading = read_list(CASES / "dpl.txt", quiet=True).reading
    assert not caplog.text
    assert [item.reason for item in reading.rejected] == ["the row has no name"]
    assert "Effective_Date=05/03/2017" in reading.rejected[0].record
    assert (reading.read, reading.reports[0].rejected) == (1, reading.rejected)


def test_a_reading_goes_with_the_watchlist_but_is_no_part_of_it(tmp_path: Path) -> None:
    watchlist = read_list(CASES / "dpl.txt", quiet=True)
    joined = watchlist | read_list(CASES / "un.xml", quiet=True)
    assert [report.format for report in joined.reading.reports] == ["dpl-txt", "un-xml"]
    assert joined.without(["nobody"]).reading == joined.reading
    watchlist.save(tmp_path / "w.ftm.json")
    loaded = Watchlist.load(tmp_path / "w.ftm.json")
    assert (loaded == watchlist, loaded.reading.reports) == (True, ())


def test_a_table_needs_a_mapping(tmp_path: Path) -> None:
    watchlist = read_list(CASES / "customers.csv", mapping=CASES / "customers.toml")
    assert [entity.id for entity in watchlist] == ["own-list-1", "own-list-2"]
    assert [name.text for name in watchlist["own-list-1"].names][1:] == ["Beispiel AG", "Example Trading"]
    assert watchlist["own-list-2"].birth_dates == ("1961-05-03",)
    assert watchlist["own-list-1"].topics == ("internal",)
    assert [item.reason for item in watchlist.reading.rejected] == ["the row has no name", "Art: unknown kind 'X'"]
    with pytest.raises(FormatError, match="no shipped mapping"):
        read_list(CASES / "customers.csv", format="table")
    other = changed(tmp_path, "customers.csv", "Handelsregister", "Register")
    with pytest.raises(FormatError, match="no column Handelsregister"):
        read_list(other, mapping=CASES / "customers.toml")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("source = ", "cannot be read"),
        ('source = "x"', "columns: Field required"),
        ('source = "x"\n[columns]\nA = "nmae"', "unknown field 'nmae'"),
        ('source = "x"\n[columns]\nA = "note"', "no column is a name"),
        ('source = "x"\ndelimiter = "\\n"\n[columns]\nA = "name"', "the delimiter"),
        ('source = "x"\nshoe = 9\n[columns]\nA = "name"', "shoe: Extra inputs"),
    ],
)
def test_a_wrong_mapping_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "m.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"m\.toml") as caught:
        read_list(CASES / "customers.csv", mapping=path)
    assert problem in str(caught.value)


def test_an_encoding_that_does_not_exist(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text('source = "x"\nencoding = "utf-6"\n[columns]\nA = "name"', encoding="utf-8")
    with pytest.raises(SourceError, match="the text is not UTF-6"):
        read_list(CASES / "customers.csv", mapping=path)


MAPPING = 'source = "own"\n[columns]\nNo = "id"\nName = "name"\nBorn = "birth_date"\n'


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(MAPPING, encoding="utf-8")
    return path


def test_xlsx_parquet_and_json_lines_read_alike(tmp_path: Path, mapping: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    book = openpyxl.Workbook()
    for row in (("No", "Name", "Born"), (1, "Doe, John", "1961"), (None, None, None), (2, "李偉", None)):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    columns = {"No": ["1", "2"], "Name": ["Doe, John", "李偉"], "Born": ["1961", None]}
    parquet.write_table(arrow.table(columns), tmp_path / "t.parquet")
    lines = '{"No": 1, "Name": "Doe, John", "Born": "1961"}\n{"No": 2, "Name": ["李偉"], "Born": null}\n'
    (tmp_path / "t.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "t.tsv").write_text("No\tName\tBorn\n1\tDoe, John\t1961\n2\t李偉\t\n", encoding="utf-8")
    (tmp_path / "wide.tsv").write_text("No\tName\tBorn\n1\tDoe, John\t1961\n2\t李偉\t\n", encoding="utf-16")
    for name in ("t.xlsx", "t.parquet", "t.jsonl", "t.tsv", "wide.tsv"):
        watchlist = read_list(tmp_path / name, mapping=mapping)
        assert [(e.id, e.caption, e.birth_dates) for e in watchlist] == [
            ("own-1", "Doe, John", ("1961",)),
            ("own-2", "李偉", ()),
        ]


def test_damaged_binaries_are_refused(tmp_path: Path, mapping: Path) -> None:
    for name in ("t.xlsx", "t.parquet"):
        (tmp_path / name).write_bytes(b"PK\x03\x04PAR1 broken")
        with pytest.raises(SourceError, match=r"is not an? (XLSX|Parquet)"):
            read_list(tmp_path / name, mapping=mapping)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (20 * 2**20))
    (tmp_path / "t.xlsx").write_bytes(buffer.getvalue())
    with pytest.raises(SourceError, match=r"unpacks to .* bytes or more"):
        read_list(tmp_path / "t.xlsx", mapping=mapping)


def test_the_digest_of_a_set_can_be_made_by_hand() -> None:
    """`sha256sum sdn.csv alt.csv add.csv sdn_comments.csv | sha256sum`."""
    names = ("sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv")
    lines = "".join(f"{hashlib.sha256((CASES / 'ofac' / n).read_bytes()).hexdigest()}  {n}\n" for n in names)
    digest = hashlib.sha256(lines.encode()).hexdigest()
    assert read_list(CASES / "ofac")["ofac-101"].provenance[0].sha256 == digest


@pytest.mark.parametrize(
    ("main", "kept", "missing"),
    [
        ("sdn.csv", (), "alt.csv and add.csv"),
        ("treasury.csv", (), "alt.csv and add.csv"),
        ("sdn_20261120.csv", (), "alt_20261120.csv and add_20261120.csv"),
        ("sdn.csv", ("alt.csv", "sdn_comments.csv"), "add.csv"),
    ],
)
def test_a_set_without_one_of_its_files_is_refused_unless_allowed(
    tmp_path: Path, main: str, kept: tuple[str, ...], missing: str
) -> None:
    shutil.copy(CASES / "ofac" / "sdn.csv", tmp_path / main)
    for name in kept:
        shutil.copy(CASES / "ofac" / name, tmp_path / name)
    with pytest.raises(IncompleteListError, match=rf"{main}: {missing} of the same set .* build --allow-incomplete"):
        read_list(tmp_path)
    entity = read_list(tmp_path, allow_incomplete=True)["ofac-101"]
    assert entity.provenance[0].remarks[0].startswith(f"{main} {missing} of the same set")


def test_a_set_without_its_comments_is_read_with_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("sdn.csv", "alt.csv", "add.csv"):
        shutil.copy(CASES / "ofac" / name, tmp_path / name)
    read_list(tmp_path)
    assert "sdn.csv: read without sdn_comments.csv of the same set" in caplog.text
    caplog.clear()
    watchlist = read_list(tmp_path, quiet=True)
    assert not watchlist["ofac-101"].provenance[0].remarks
    assert not caplog.text
    assert watchlist.reading.reports[0].missing == ("sdn_comments.csv",)


@pytest.mark.parametrize("name", ["sdn.csv", "alt.csv", "add.csv"])
def test_half_of_a_file_is_refused_by_name(tmp_path: Path, name: str) -> None:
    shutil.copytree(CASES / "ofac", tmp_path, dirs_exist_ok=True)
    rows = (tmp_path / name).read_bytes().splitlines(keepends=True)
    (tmp_path / name).write_bytes(b"".join(rows[:-1]))
    with pytest.raises(IncompleteListError, match=rf"{name}: has no end .* fetch all files of the set anew"):
        read_list(tmp_path)
    entity = next(iter(read_list(tmp_path, allow_incomplete=True)))
    assert entity.provenance[0].remarks[0].startswith(f"{name} has no end")


def test_a_broken_off_xml_is_read_as_far_as_it_goes_where_that_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "sdn.xml"
    text = (CASES / "sdn.xml").read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("<sdnEntry>")], encoding="utf-8")
    with pytest.raises(IncompleteListError, match=r"sdn\.xml: not valid XML: breaks off behind record"):
        read_list(path)
    [entity] = read_list(path, allow_incomplete=True)
    assert len(entity.provenance[0].remarks) == 2


def test_a_list_without_an_end_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "journal.csv"
    mapping = shipped_mappings()["eu_journal"]
    values = {"schema": "Person", "name": "John Doe", "celex": "X", "annex": "I"}
    row = ",".join(values.get(column, "") for column in mapping.columns)
    path.write_text(f"{','.join(mapping.columns)}\n{row}\n", encoding="utf-8")
    with pytest.raises(IncompleteListError, match="holds 1 entities, and the list held 8,017"):
        read_list(path)
    [entity] = read_list(path, allow_incomplete=True)
    assert "held 8,017" in entity.provenance[0].remarks[0]


def test_a_file_smaller_than_what_was_fetched_is_incomplete(tmp_path: Path) -> None:
    path = tmp_path / "dpl.txt"
    shutil.copy(CASES / "dpl.txt", path)
    record = FetchRecord("https://example.com/dpl.txt", "2026-11-20T00:00:00+00:00", "0" * 64, 10_000)
    record_path(path).write_text(record.to_json(), encoding="utf-8")
    with pytest.raises(IncompleteListError, match="of the 10,000 bytes that were fetched"):
        read_list(path)


def test_an_old_list_is_told(caplog: pytest.LogCaptureFixture) -> None:
    """`un.xml` is of 2026-02-27; the report and a warning say that it is old, and no entity does."""
    fresh = read_list(CASES / "un.xml", as_of=date(2026, 3, 1))
    [report] = fresh.reading.reports
    assert (report.date, report.stale) == ("2026-02-27", "")
    stale = read_list(CASES / "un.xml", as_of=date(2026, 5, 1))
    assert "un.xml: the list is of 2026-02-27, more than 30 days old" in caplog.text
    assert fresh == stale
    late = read_list(CASES / "un.xml", as_of=date(2026, 5, 1), stale_after=90)
    assert not late.reading.reports[0].stale


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.ftm.json", '{"id": "1", "schema": "Person", "schema": "Company", "properties": {"name": ["A"]}}'),
        ("s.json", '{"DATA_SOURCE": "A", "RECORD_ID": "1", "NAME_FULL": "John", "NAME_FULL": "Jane"}'),
        ("csl.json", '{"results": [{"source": "X", "name": "A", "name": "B", "source_list_url": ""}]}'),
    ],
)
def test_a_key_that_is_there_twice_is_an_error(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(FormatError, match=rf"{name.replace('.', '[.]')}.*the key '\w+' is there twice"):
        read_list(tmp_path / name)


@pytest.mark.parametrize("main", ["sdn_20261120.csv", "SDN-2026-11-20.CSV", "2026-11-20_sdn.csv", "us_prim_2026.csv"])
def test_ofac_with_dated_names(tmp_path: Path, main: str) -> None:
    word = "prim" if "prim" in main else "sdn"
    for name in ("alt", "add", "sdn", "sdn_comments"):
        part = name.replace("sdn_", "") if word == "prim" else name
        shutil.copy(
            CASES / "ofac" / f"{name}.csv", tmp_path / main.lower().replace(word, part if name != "sdn" else word)
        )
    for path in (tmp_path, tmp_path / main.lower()):
        watchlist = read_list(path)
        whole = read_list(CASES / "ofac")
        assert [[n.text for n in e.names] for e in watchlist] == [[n.text for n in e.names] for e in whole]
        [report] = watchlist.reading.reports
        assert (len(report.files), report.missing) == (4, ())


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sdn.xml", "<idType>Passport</idType><idNumber>A123456<", "<idType>{0}</idType><idNumber>{1}<"),
        ("csl.json", '"type": "Passport", "number": "A123456"', '"type": "{0}", "number": "{1}"'),
        ("csl.csv", "IR, A123456, Passport", "IR, {1}, {0}"),
    ],
)
@pytest.mark.parametrize(
    ("label", "number", "kind"),
    [
        ("SWIFT/BIC", "SABRRUMM", "swift"),
        ("National ID No.", "XKJ-ABC", "national-id"),
        ("Passport", "A12", "passport"),
    ],
)
def test_a_field_for_a_number_may_hold_letters(
    tmp_path: Path, file: str, old: str, new: str, label: str, number: str, kind: str
) -> None:
    entities = read_list(changed(tmp_path, file, old, new.format(label, number)))
    assert (kind, number) in {(item.type, item.value) for entity in entities for item in entity.identifiers}


def test_an_advanced_document_may_hold_letters(tmp_path: Path) -> None:
    entity = read_list(changed(tmp_path, "sdn_advanced.xml", "No>A123456<", "No>XKJ-ABC<"))["ofac-102"]
    assert ("passport", "XKJ-ABC", "ir") in {(item.type, item.value, item.country) for item in entity.identifiers}


def test_several_documents_in_one_field_of_the_un(tmp_path: Path) -> None:
    old = re.search("<NUMBER>([^<]+)<", (CASES / "un.xml").read_text(encoding="utf-8"))
    assert old
    watchlist = read_list(changed(tmp_path, "un.xml", old[0], "<NUMBER>a) A123456 b) B123456<"))
    values = {item.value for entity in watchlist for item in entity.identifiers}
    assert {"A123456", "B123456"} <= values


def test_every_spelling_of_seco_is_a_name(tmp_path: Path) -> None:
    spellings = "".join(f'<spelling-variant lang="eng" script="LATN">Jo{n}n</spelling-variant>' for n in range(12))
    old = '<spelling-variant ssid="108" lang="ENG" script="LATN">Jon</spelling-variant>'
    names = {name.text for name in read_list(changed(tmp_path, "seco.xml", old, spellings))["seco-100"].names}
    assert {f"Jo{n}n Doe" for n in range(12)} <= names


def test_seco_takes_off_the_list_on_the_day_and_not_before(tmp_path: Path) -> None:
    path = changed(tmp_path, "seco.xml", 'effective-date="2019-07-17"', 'effective-date="2027-07-17"')
    watchlist = read_list(path)
    entity = watchlist["seco-200"]
    assert not watchlist.reading.rejected
    assert entity.notes == ("Modification: de-listed on 2027-07-17",)


def test_an_attribute_of_seco_may_be_a_number(tmp_path: Path) -> None:
    attributes = (
        '<generic-attribute name="imo">9187629</generic-attribute><generic-attribute name="hue">red</generic-attribute>'
    )
    old = '<justification ssid="116">'
    entity = read_list(changed(tmp_path, "seco.xml", old, attributes + old))["seco-100"]
    assert ("imo", "9187629") in {(item.type, item.value) for item in entity.identifiers}
    assert "Attribute hue: red" in entity.notes


@pytest.mark.parametrize(
    ("file", "old", "new", "years", "note"),
    [
        (
            "eu_fsf.xml",
            'calendarType="GREGORIAN" city="" zipCode="" year="1960"',
            'calendarType="ISLAMIC" city="" zipCode="" year="1367"',
            "1947/1948",
            "DOB: 1367 (ISLAMIC)",
        ),
        (
            "seco.xml",
            'day="3" month="5" year="1961" calendar="Gregorian"',
            'day="3" month="5" year="1340" calendar="Solar Hijri"',
            "1961/1962",
            "DOB: 1340-05-03 (Solar Hijri)",
        ),
        (
            "seco.xml",
            'day="3" month="5" year="1961" calendar="Gregorian"',
            'year="9" calendar="Mayan"',
            None,
            "DOB: 9 (Mayan)",
        ),
    ],
)
def test_a_year_of_another_calendar_is_no_year_of_ours(
    tmp_path: Path, file: str, old: str, new: str, years: str | None, note: str
) -> None:
    entity = next(iter(read_list(changed(tmp_path, file, old, new))))
    assert [date for date in entity.birth_dates if date != "1961-05-03"] == ([years] if years else [])
    assert note in entity.notes


@pytest.mark.parametrize(
    ("file", "old", "new", "note"),
    [
        ("un.xml", "<TO_YEAR>1963</TO_YEAR>", "", "DOB: from 1958"),
        ("un.xml", "<FROM_YEAR>1958</FROM_YEAR>", "", "DOB: to 1963"),
        ("eu_fsf.xml", 'zipCode="" year="1960"', 'zipCode="" yearRangeFrom="1958"', "DOB: from 1958"),
    ],
)
def test_a_range_of_one_end_is_kept(tmp_path: Path, file: str, old: str, new: str, note: str) -> None:
    assert any(note in entity.notes for entity in read_list(changed(tmp_path, file, old, new)))


def test_who_was_taken_off_the_uns_list_is_rejected(tmp_path: Path) -> None:
    new = "<DELISTED_ON>2025-01-07</DELISTED_ON><GENDER>Male</GENDER>"
    watchlist = read_list(changed(tmp_path, "un.xml", "<GENDER>Male</GENDER>", new))
    assert len(watchlist) == 1
    rejection = watchlist.reading.rejected[0]
    assert (rejection.record_id, rejection.reason) == ("1", "was taken off the list on 2025-01-07")
    later = new.replace("2025", "2027")
    assert len(read_list(changed(tmp_path, "un.xml", "<GENDER>Male</GENDER>", later))) == 2


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("un.xml", "<GENDER>Male</GENDER>", "<SHOE_SIZE/><GENDER>Male</GENDER>"),
        ("un.xml", "<GENDER>Male</GENDER>", '<SHOE x:nil="true" xmlns:x="http://www.w3.org/2001/XMLSchema-instance"/>'),
        ("sdn.xml", "<idList>", "<shoeList> </shoeList><idList>"),
        ("eu_fsf.xml", "<remark>A remark.</remark>", '<shoeSize size=""/>'),
        ("uk.xml", "<DesignationSource>", "<ShoeSize></ShoeSize><DesignationSource>"),
        ("seco.xml", '<justification ssid="116">', '<shoe/><justification ssid="116">'),
        ("senzing.json", '"GENDER"', '"SHOE_SIZE": "", "GENDER"'),
    ],
)
def test_an_empty_unknown_field_loses_nothing(tmp_path: Path, file: str, old: str, new: str) -> None:
    assert len(read_list(changed(tmp_path, file, old, new))) > 0


@pytest.mark.parametrize(
    ("file", "old", "new", "note"),
    [
        ("eu_fsf.xml", "<remark>A remark.</remark>", '<shoe size="9">red</shoe>', "shoe: size 9, text red"),
        ("eu_fsf.xml", "<contactInfo", '<shoe size="9">red</shoe><contactInfo', "shoe: red, size 9"),
        ("eu_fsf.csv", "Citizenship_CountryIso2Code", "Shoe_Size", "Shoe_Size: is IQ"),
        ("sdn.xml", "<idList>", '<shoe size="9">red</shoe><idList>', "shoe: red, size 9"),
    ],
)
def test_an_unknown_field_is_kept_whole(tmp_path: Path, file: str, old: str, new: str, note: str) -> None:
    path = changed(tmp_path, file, old, new)
    with pytest.raises(FormatError, match="--unknown-fields keep"):
        read_list(path)
    assert any(note in entity.notes for entity in read_list(path, unknown_fields="keep"))


def test_a_text_beside_a_list_is_passed_over_and_a_list_that_changed_is_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copy(CASES / "un.xml", tmp_path)
    (tmp_path / "README.txt").write_text("Fetched on Monday; see the wiki.", encoding="utf-8")
    watchlist = read_list(tmp_path)
    assert len(watchlist) == 2
    assert watchlist.reading.skipped[-1].where.endswith("README.txt")
    read_list(tmp_path)
    assert "README.txt: a text that is not a list, passed over" in caplog.text
    for name, text in (("sdn.csv", "uid;name\n1;A\n"), ("us_dpl.txt", "Service unavailable")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(FormatError, match=rf"{name.replace('.', '[.]')}.*give a mapping"):
            read_list(tmp_path)
        (tmp_path / name).unlink()
    with pytest.raises(FormatError, match=r"README\.txt"):
        read_list(tmp_path / "README.txt")


def test_the_list_of_ofsi_is_read_in_the_encoding_that_it_had(tmp_path: Path) -> None:
    text = (CASES / "ofsi_2020.csv").read_text(encoding="utf-8").replace("'Abd", "’Abd")
    for encoding in ("cp1252", "utf-8"):
        (tmp_path / "ConList.csv").write_bytes(text.encode(encoding))
        assert read_list(tmp_path / "ConList.csv")["ofsi-10661"].names[-1].text == "John ’Abd DOE"


def test_the_encoding_of_a_list_can_be_named(tmp_path: Path) -> None:
    text = (CASES / "dpl.txt").read_bytes().replace(b"JOHN DOE", "JOSÉ DOE".encode("cp1252"))
    (tmp_path / "dpl.txt").write_bytes(text)
    with pytest.raises(SourceError, match="--encoding cp1252"):
        read_list(tmp_path / "dpl.txt")
    [entity] = read_list(tmp_path / "dpl.txt", encoding="cp1252")
    assert entity.caption.startswith("JOSÉ DOE")


def test_windows_quotes_that_were_taken_for_controls_are_quotes(tmp_path: Path) -> None:
    text = (CASES / "dpl.txt").read_text(encoding="utf-8").replace("JOHN DOE", "GUI\x92AN")
    (tmp_path / "dpl.txt").write_text(text, encoding="utf-8")
    [entity] = read_list(tmp_path / "dpl.txt")
    assert entity.caption.startswith("GUI’AN")


def test_row_one_of_two_tables_is_two_entities(tmp_path: Path, mapping: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "a.csv").write_text("No,Name,Born\n1,Ivan Petrov,1961\n1,Ivan Petrov,\n", encoding="utf-8")
    (tmp_path / "lists" / "b.csv").write_text("No,Name,Born\n1,Sea Star Ltd,\n", encoding="utf-8")
    assert [e.id for e in read_list(tmp_path / "lists" / "a.csv", mapping=mapping)] == ["own-1", "own-1-2"]
    with pytest.raises(InvalidInputError, match=r"'own-1' .*'Ivan Petrov'.*'Sea Star Ltd'.*id_prefix"):
        read_list(tmp_path / "lists", mapping=mapping)
    (tmp_path / "lists" / "b.csv").write_text("No,Name,Born\n1,IVAN PETROV,1961\n", encoding="utf-8")
    assert len(read_list(tmp_path / "lists", mapping=mapping)) == 2


@pytest.mark.parametrize(("suffix", "delimiter"), [("pip", "|"), ("del", "@")])
def test_ofac_with_other_delimiters(tmp_path: Path, suffix: str, delimiter: str) -> None:
    for path in (CASES / "ofac").iterdir():
        with (tmp_path / f"{path.stem}.{suffix}").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=delimiter).writerows(csv.reader(path.open(encoding="utf-8", newline="")))
    for place in (tmp_path, tmp_path / f"sdn.{suffix}"):
        read = {entity.id: entity.names for entity in read_list(place)}
        assert read == {entity.id: entity.names for entity in read_list(CASES / "ofac")}


@pytest.mark.parametrize("name", ["sdn.csv", "SDN.CSV", "sdn_20261120.csv"])
def test_a_cell_too_many_is_the_main_files(tmp_path: Path, name: str) -> None:
    shutil.copy(CASES / "ofac" / "add.csv", tmp_path / name.lower().replace("sdn", "add"))
    text = (CASES / "ofac" / "sdn.csv").read_text(encoding="utf-8")
    (tmp_path / name).write_text(text.replace(",", ",-0- ,", 1), encoding="utf-8")
    with pytest.raises(FormatError, match=rf"{name.replace('.', '[.]')}:1: 13 cells where 12 are expected"):
        read_list(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "instead"),
    [
        ("SDN_ENHANCED.XML", '<?xml version="1.0"?><sdn:sanctionsData/>', "give its format"),
        ("SDN_ENHANCED.XML", '<?xml version="1.0"?><sanctionsData/>', "us-ofac-sdn-advanced"),
        ("old.csv", "Date_file;Entity_id;EU_ref_num;Leba_numtitle;Leba_url\n", "XML 1.1"),
        ("t.xlsx", "PK", "give a mapping"),
        ("UK-Sanctions-List.ods", "PK", "comes as XML and CSV"),
    ],
)
def test_a_format_that_is_not_read_has_a_way_out(tmp_path: Path, name: str, text: str, instead: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(FormatError, match=instead):
        read_list(tmp_path / name)


def test_two_countries_of_a_document_of_the_un_are_kept(tmp_path: Path) -> None:
    old = "</NUMBER>"
    new = f"{old}<COUNTRY_OF_ISSUE>Egypt</COUNTRY_OF_ISSUE>"
    watchlist = read_list(changed(tmp_path, "un.xml", old, new))
    assert any("country Egypt" in note for note in watchlist["un-1"].notes)


def test_a_record_is_counted_among_those_of_its_tag(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"uk\.xml: Designation 2"):
        read_list(changed(tmp_path, "uk.xml", "<IMONumbers>", "<ShoeSize>9</ShoeSize><IMONumbers>"))


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ('<citizenship region=""', '<citizenship region="Anbar"', "Citizenship: Anbar"),
        ('strong="false"', 'strong="false" dialect="Iraqi"', "nameAlias dialect: Iraqi"),
        ('issuedBy=""', 'issuedBy="Baghdad" validTo="2003-01-01"', "passport A123456: Baghdad, valid to 2003-01-01"),
    ],
)
def test_what_the_eu_says_beside_a_country_and_a_number(tmp_path: Path, old: str, new: str, note: str) -> None:
    entity = read_list(changed(tmp_path, "eu_fsf.xml", old, new))["eu-13"]
    assert any(note in kept for kept in entity.notes)


def test_a_number_of_the_eu_in_two_scripts_is_two(tmp_path: Path) -> None:
    entity = read_list(changed(tmp_path, "eu_fsf.xml", 'latinNumber=""', 'latinNumber="B123456"'))["eu-13"]
    assert {"A123456", "B123456"} <= {item.value for item in entity.identifiers if item.country == "iq"}


def test_rows_of_the_eu_may_be_sorted_otherwise(tmp_path: Path) -> None:
    header, *rows = (CASES / "eu_fsf.csv").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "eu_fsf.csv"
    path.write_text("\n".join((header, *sorted(rows, key=lambda row: row[::-1]), "")), encoding="utf-8")
    plain, other = ({entity.id: entity for entity in read_list(place)} for place in (CASES / "eu_fsf.csv", path))
    assert plain.keys() == other.keys()
    assert {entity.id: set(entity.identifiers) for entity in plain.values()} == {
        entity.id: set(entity.identifiers) for entity in other.values()
    }


@pytest.mark.parametrize("old", ["</Profile>", "</Identity>", '<DistinctParty FixedRef="102">'])
def test_an_element_of_an_advanced_party_is_kept(tmp_path: Path, old: str) -> None:
    shoe = '<Shoe Size="9"><Comment>red</Comment></Shoe>'
    new = f"{shoe}{old}" if old.startswith("</") else f"{old}{shoe}"
    watchlist = read_list(changed(tmp_path, "sdn_advanced.xml", old, new))
    assert "Shoe: red, Size 9" in watchlist["ofac-102"].notes
