"""Files of parties in every format, whole and broken: each row of a file becomes one row here."""

from __future__ import annotations

import csv
import gzip
import json
from itertools import islice
from pathlib import Path
from zipfile import ZipFile

import pytest

from entityscreen.errors import EntityScreenError, FormatError, InvalidInputError, SourceError
from entityscreen.model.entity import Entity
from entityscreen.model.watchlist import Watchlist
from entityscreen.screening.files import PartyRow, ReadingOptions, read_parties
from entityscreen.screening.screener import Screener

HEAD = ["id", "name", "type", "country", "dob", "aliases", "passport"]
ROWS = [
    ["1", "Xi Jinping", "person", "CN", "1953-06-15", "习近平; Hsi Chin-p'ing", "P1"],
    ["2", "N/A", "person", "", "", "", ""],
    ["3", "Müller GmbH", "firm", "DE;AT", "31.12.1999", "", ""],
]


def write_csv(path: Path, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([HEAD, *ROWS])
    return path


def write_xlsx(path: Path) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in [HEAD, *ROWS]:
        book.active.append(row)
    book.save(path)
    return path


def write_parquet(path: Path) -> Path:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = {head: [row[at] or None for row in ROWS] for at, head in enumerate(HEAD)}
    parquet.write_table(pyarrow.table(columns), path)
    return path


def write_jsonl(path: Path) -> Path:
    objects = [dict(zip(HEAD, row, strict=True)) for row in ROWS]
    objects[0]["aliases"] = ["习近平", "Hsi Chin-p'ing"]  # type: ignore[assignment]
    path.write_text("\n".join(json.dumps(value, ensure_ascii=False) for value in objects), encoding="utf-8")
    return path


def write_gzip(path: Path) -> Path:
    path.write_bytes(gzip.compress(write_csv(path.with_name("plain.csv")).read_bytes()))
    return path


FILES = {
    "p.csv": write_csv,
    "p.tsv": lambda path: write_csv(path, delimiter="\t"),
    "p.txt": lambda path: write_csv(path, delimiter="|"),
    "semicolon.csv": lambda path: write_csv(path, delimiter=";"),
    "bom.csv": lambda path: write_csv(path, "utf-8-sig"),
    "utf16.csv": lambda path: write_csv(path, "utf-16"),
    "p.csv.gz": write_gzip,
    "p.jsonl": write_jsonl,
    "p.xlsx": write_xlsx,
    "p.parquet": write_parquet,
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_rows(tmp_path: Path, name: str) -> None:
    # Semicolons separate columns in one of the files, and values in a cell: quotes keep them apart.
    file = read_parties(FILES[name](tmp_path / name))
    first, second, third = list(file)
    assert first.party is not None
    assert first.party.aliases == ("习近平", "Hsi Chin-p'ing")
    assert (first.party.kind, first.party.birth_date, first.party.countries) == ("Person", "1953-06-15", ("cn",))
    assert [(i.type, i.value) for i in first.party.identifiers] == [("passport", "P1")]
    assert (second.number, second.party, second.reason) == (2, None, "the name is a placeholder ('N/A')")
    assert third.party is not None
    assert (third.party.name, third.party.kind, third.party.countries) == ("Müller GmbH", "Company", ("de", "at"))
    assert third.party.birth_date == "1999-12-31"


def test_other_encodings_have_to_be_named(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes("id,name\n1,a\n2,武汉高芯科技\n".encode("gb18030"))
    with pytest.raises(SourceError, match=r"p\.csv, line 3: byte 0x.. is not utf-8 text; .*--encoding gb18030"):
        read_parties(path)
    assert [row.name for row in read_parties(path, ReadingOptions(encoding="gb18030"))] == ["a", "武汉高芯科技"]


def damaged_gzip() -> bytes:
    packed = bytearray(gzip.compress(b"id,name\n1,Xi Jinping\n2,Emma Johansson\n" * 9, mtime=0))
    packed[10] = 0b111  # a block of no type that there is
    return bytes(packed)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("p.csv", b"", "the file is empty"),
        ("p.csv", b"\n\n", "the first line is not a heading"),
        ("p.csv", b"a,b\n1,2\n", "no column holds a name"),
        ("p.csv", b'id,"name\n1,a\n', r"the first line is not a heading: a quote opens in line 1 and never closes"),
        ("p.pdf", b"%PDF", "no format of party files has this ending; save it as"),
        ("p.xlsx", b"no zip", "is not an XLSX workbook"),
        ("p.parquet", b"no parquet", "is not a Parquet file"),
        ("p.csv.gz", gzip.compress(b"id,name\n" * 4000, mtime=0)[:40], "cut short or damaged"),
        ("p.csv.gz", damaged_gzip(), "cut short or damaged"),
        ("p.csv", b"id,name\n1,\xff\xfe\n", "is not utf-8 text"),
        ("p.jsonl", b"[1]\n", "is not JSON lines: the objects stand in a list; write one object a line"),
        ("p.json", b'[\n {"name": "Xi"}\n]\n', "is not JSON lines: the objects stand in a list; write one"),
        ("p.jsonl", b"\n", "there is no object with a key"),
        ("p.csv", "id,имя\n1,Яна\n".encode("cp1251"), "--encoding cp1252 or --encoding cp1251 can read this line"),
    ],
)
def test_unreadable_files_say_where_and_how_to_fix_it(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SourceError, match=message) as caught:
        list(read_parties(path))
    assert str(path) in str(caught.value)
    assert caught.value.fix


def test_missing_files_and_folders(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path / "none.xlsx"):
        with pytest.raises(SourceError, match="no such file"):
            read_parties(path)
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    with pytest.raises(SourceError, match="is a folder"):
        read_parties(folder)
    with pytest.raises(SourceError, match="there is no encoding 'utf-9'"):
        read_parties(write_csv(tmp_path / "p.csv"), ReadingOptions(encoding="utf-9"))


def read_text(tmp_path: Path, text: str, name: str = "p.csv") -> list[PartyRow]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    return list(read_parties(path))


def test_broken_rows_are_rejected_and_the_others_go_on(tmp_path: Path) -> None:
    rows = read_text(tmp_path, 'id,name\n1,a b\n2,c,surplus\n3,"d"e\n\n4,f g,\n5\n')
    assert [(row.number, bool(row.party)) for row in rows] == [(1, True), (2, False), (3, False), (5, True), (6, False)]
    assert "3 cells, the heading 2" in rows[1].reason
    assert "line 4 is not delimited text" in rows[2].reason
    assert rows[4].reason == "the name is empty"


def test_a_name_without_end_is_rejected_and_such_an_alias_flagged(tmp_path: Path) -> None:
    rows = read_text(tmp_path, f"name,alias\n{'A ' * 2_000}x,\nXi Jinping,{'B ' * 2_000}x\n")
    assert rows[0].reason == "the name has 4,001 characters, at most 2,000 are screened"
    assert rows[1].party is not None
    assert rows[1].party.aliases == ()
    assert rows[1].flags == ("an alias is not screened: the name has 4,001 characters, at most 2,000 are screened",)


def test_broken_lines_of_json_are_rejected(tmp_path: Path) -> None:
    rows = read_text(tmp_path, '{"name": "a b"}\n{"name":\n[1]\n\n{"name": "c d"}\n', "p.jsonl")
    assert [(row.number, row.reason[:24]) for row in rows] == [
        (1, ""),
        (2, "not JSON: Expecting valu"),
        (3, "the line is not a JSON o"),
        (5, ""),
    ]


def test_odd_values_are_flagged_and_the_row_is_screened(tmp_path: Path) -> None:
    rows = read_text(tmp_path, "name,type,dob,country\nXi Jinping,alien,03/04/1961\n")
    assert rows[0].party is not None
    assert (rows[0].party.kind, rows[0].party.birth_date) == (None, "1961")
    assert len(rows[0].flags) == 3


def test_repaired_mojibake_is_screened_too(tmp_path: Path) -> None:
    rows = read_text(tmp_path, f"name\n{'习近平'.encode().decode('latin-1')}\n")
    assert rows[0].party is not None
    assert rows[0].party.aliases == ("习近平",)
    assert "mojibake" in rows[0].flags[0]


def test_names_in_parts(tmp_path: Path) -> None:
    rows = read_text(tmp_path, "first name,middle name,last name\nMaria,,Silva\n,,\n")
    assert [(row.name, row.reason) for row in rows] == [("Maria Silva", ""), ("", "the name is empty")]


def test_a_kind_for_rows_that_do_not_say_it(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("name,type\nA B,\nC D,company\n", encoding="utf-8")
    rows = list(read_parties(path, ReadingOptions(kind="Person", columns={"name": ("name",)})))
    assert [row.party.kind for row in rows if row.party] == ["Person", "Company"]


def test_reading_is_lazy_and_a_quote_that_never_closes_costs_its_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("name\n" + "Xi Jinping\n" * 5_000 + '"open\nMa Yun\n', encoding="utf-8")
    file = read_parties(path)
    assert file.expected == 5_002
    assert len(list(islice(file, 10))) == 10
    *_, broken, last = file
    assert broken.reason == "a quote opens in line 5002 and never closes"
    assert last.name == "Ma Yun"


NUMBERS = {
    "p.csv": "name,passport number,Passport Issuing Country\n,A1234567,Egypt\nN/A,A1234567,EG\n,,\n",
    "p.jsonl": '{"name": "", "identifiers": {"type": "passport", "value": "A1234567", "country": "eg"}}\n'
    '{"identifiers": [{"type": "Passport", "number": "A1234567", "issuer country": "Egypt"}]}\n{"name": null}\n',
}


@pytest.mark.parametrize("name", NUMBERS)
def test_a_row_with_a_number_and_no_name_is_screened(tmp_path: Path, name: str) -> None:
    *known, empty = read_text(tmp_path, NUMBERS[name], name)
    for row in known:
        assert row.party is not None
        assert [(i.type, i.value, i.country) for i in row.party.identifiers] == [("passport", "A1234567", "eg")]
        assert row.flags[0].endswith(": screened by its numbers alone")
        listed = Entity(id="p", kind="Person", names=["Ma Yun"], identifiers=row.party.identifiers)
        assert Screener(Watchlist([listed])).screen(row.party)
    assert empty.reason == "the name is empty"


def test_the_lines_of_an_address_are_one(tmp_path: Path) -> None:
    [row] = read_text(tmp_path, "name,street,postcode,city,country\nXi Jinping,1 Main St,1011,Amsterdam,NL\n")
    assert row.party is not None
    assert row.party.addresses == ("1 Main St, 1011, Amsterdam",)


def test_errors_are_all_of_one_tree() -> None:
    assert issubclass(FormatError, EntityScreenError)


@pytest.mark.parametrize("encoding", ["base64", "rot13", "a\0b", "utf-9"])
def test_what_is_no_encoding_of_text_is_refused(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(SourceError, match="there is no encoding"):
        read_parties(write_csv(tmp_path / "p.csv"), ReadingOptions(encoding=encoding))


@pytest.mark.parametrize("delimiter", [";;", '"', "\n"])
def test_what_is_no_delimiter_is_refused(tmp_path: Path, delimiter: str) -> None:
    with pytest.raises(InvalidInputError, match="is not a delimiter; give one character"):
        read_parties(write_csv(tmp_path / "p.csv"), ReadingOptions(delimiter=delimiter))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.csv", "sep=;\nid;name\n1;Xi Jinping\n"),
        ("p.tsv", "id;name\n1;Xi Jinping\n"),
        ("p.tsv", "id\tname\tland, ort, art\n1\tXi Jinping\tx\n"),
        ("p.csv", '\n"id, of us; here";name\n1;Xi Jinping\n'),
        ("p.csv", "\ufeffid,name\n1,Xi Jinping\n"),
    ],
)
def test_the_delimiter_is_the_headings(tmp_path: Path, name: str, text: str) -> None:
    [row] = read_text(tmp_path, text, name)
    assert row.name == "Xi Jinping"


def test_a_mark_is_no_part_of_a_heading_when_the_encoding_is_named(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "p.csv", "utf-8-sig")
    assert read_parties(path, ReadingOptions(encoding="utf-8")).headings == tuple(HEAD)


def test_a_list_of_names_keeps_its_commas(tmp_path: Path) -> None:
    rows = read_text(tmp_path, "name\nPUTIN, Vladimir\nXi Jinping\n")
    assert [row.name for row in rows] == ["PUTIN, Vladimir", "Xi Jinping"]


def test_odd_json_is_read_or_rejected_and_never_lost(tmp_path: Path) -> None:
    lines = [
        '{"name": "\\ud800Xi"}',
        '{"name": "A B", "name": "C D"}',
        "[" * 100_000,
        '{"name": ["Xi Jinping", "习近平"], "aliases": ["Hsi"]}',
        '{"name": {"first": "Xi"}}',
        *['{"id": 1, "name": "Ma"}'] * 200,
        '{"name": "Ma", "birth_date": "1953"}',
    ]
    rows = read_text(tmp_path, "\n".join(lines), "p.jsonl")
    assert (rows[0].name, rows[0].flags) == (
        "\ufffdXi",
        ("holds U+FFFD: letters were lost in an earlier conversion",),
    )
    assert "the key 'name' is there twice" in rows[1].reason
    assert "nested too deeply" in rows[2].reason
    assert rows[3].party is not None
    assert rows[3].party.names == ("Xi Jinping", "习近平", "Hsi")
    assert rows[4].reason == "the name is an object, not text"
    assert rows[-1].party is not None
    assert rows[-1].party.birth_date == "1953"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Name;Vorname\nPutin;Wladimir\n", ("Wladimir Putin",)),
        ("Name;Vorname\nWladimir Putin;Wladimir\n", ("Wladimir Putin",)),
        ("Имя;Фамилия\nВладимир;Путин\n", ("Владимир Путин",)),
        ("姓,名\n习,近平\n", ("习 近平",)),
        ("name,name\nXi Jinping,习近平\n", ("Xi Jinping", "习近平")),
        ("company name,person name\n,Xi Jinping\n", ("Xi Jinping",)),
        ("Nombre;Primer apellido;Segundo apellido\nJuan;García;López\n", ("Juan García López",)),
        ("Nombre;Primer apellido;Segundo apellido\nJuan;García;García\n", ("Juan García García",)),
        ("Nombre;Apellidos;Primer apellido\nJuan;García López;García\n", ("Juan García López",)),
        ("Surname,Forename 1,Forename 2\nXi,Jin,Ping\n", ("Jin Ping Xi",)),
        ("Forenames,First name,Surname\nKarl Theodor,Karl,Guttenberg\n", ("Karl Theodor Guttenberg",)),
        ("Given names,First name,Surname\nAnna,Anna,Smith\n", ("Anna Smith",)),
        ("Forename 1,Forename 2,Surname\nLi,Li,Smith\n", ("Li Li Smith",)),
        ("first_name,middle_name,last_name\n辉,辉,赵\n", ("辉 辉 赵",)),
        ("Achternaam;Voornaam;Tussenvoegsel\nBerg;Anna;van den\n", ("Anna van den Berg",)),
        ("Vorname;Nachname;Geburtsname\nAnna;Smith;Xi\n", ("Anna Smith", "Anna Xi")),
        ("Vorname;Nachname;Geburtsname\nAnna;Smith;Anna Xi\n", ("Anna Smith", "Anna Xi")),
        ("Vorname;Nachname;Geburtsname\nAnna;Smith;\n", ("Anna Smith",)),
        ("NAME1,NAME2\nWuhan Global,Sensor Ltd\n", ("Wuhan Global", "Wuhan Global Sensor Ltd", "Sensor Ltd")),
        ("NAME1,NAME2\nWuhan Global,\n", ("Wuhan Global",)),
        ("Company,Director\nACME Ltd,Y\n", ("ACME Ltd",)),
        ("Company,UBO\nACME Ltd,25%\n", ("ACME Ltd",)),
        ("Company,UBO,Director Name\nACME Ltd,Xi Jinping,Ma Yun\n", ("ACME Ltd", "Xi Jinping", "Ma Yun")),
        (
            "First Name,Last Name,Spouse First Name,Spouse Last Name\nAnna,Smith,Jinping,Xi\n",
            ("Anna Smith", "Jinping Xi"),
        ),
    ],
)
def test_names_over_several_columns(tmp_path: Path, text: str, names: tuple[str, ...]) -> None:
    [row] = read_text(tmp_path, text)
    assert row.party is not None
    assert row.party.names == names


def test_a_gender_or_country_that_is_not_known_is_flagged(tmp_path: Path) -> None:
    [row] = read_text(tmp_path, "name,gender,country\nXi Jinping,male-ish,China;Atlantis\n")
    assert row.flags == (
        "country 'Atlantis' is not known and not used",
        "gender 'male-ish' is not known and not used",
    )


def test_only_the_first_sheet_is_read_and_that_is_said(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("Firms"), book.create_sheet("Notes")):
        for row in ("name",), ("Xi Jinping",):
            if sheet.title != "Notes":
                sheet.append(row)
    book.save(tmp_path / "p.xlsx")
    file = read_parties(tmp_path / "p.xlsx")
    assert file.notes == ("only the first sheet 'Sheet' was read, not 'Firms'",)
    assert len(list(file)) == 1


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        ("Customers of 2026;;\n;;\nNr;Name;Land\n1;Xi Jinping;CN\n", "Xi Jinping", "line 3 was taken"),
        ("Customers, as of today\n\nNr;Name;Land\n1;Xi Jinping;CN\n", "Xi Jinping", "line 3 was taken"),
        ("Customer\nNr;Name;Land\n1;Xi Jinping;CN\n", "Xi Jinping", "line 2 was taken"),
        ("sep=;\nReport\nname;land\nXi Jinping;CN\n", "Xi Jinping", "line 3 was taken"),
        ("Customer,,Address\nFirst Name,Last Name,City\nJinping,Xi,Paris\n", "Jinping Xi", "line 2 was taken"),
        ("ID,Name,,Country\n,First,Last,\n1,Jinping,Xi,CN\n", "Jinping Xi", "lines 1 and 2 were taken"),
        (",name,country\n0,Xi Jinping,CN\n", "Xi Jinping", ""),
        ('"Date\nof birth","Full\nname"\n1953,Xi Jinping\n', "Xi Jinping", ""),
    ],
)
def test_the_heading_may_stand_behind_titles(tmp_path: Path, text: str, name: str, note: str) -> None:
    (tmp_path / "p.csv").write_text(text, encoding="utf-8")
    file = read_parties(tmp_path / "p.csv")
    assert next(file.rows).name == name
    assert [note in said for said in file.notes] == ([True] if note else [])


@pytest.mark.parametrize("text", ["Xi Jinping;China\nMa Yun;China\nCompany;China\n", "Xi Jinping\nName\nMa Yun\n"])
def test_a_file_without_a_heading_is_refused_whatever_its_rows_say(tmp_path: Path, text: str) -> None:
    (tmp_path / "p.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"no column holds a name .*'Xi Jinping'"):
        read_parties(tmp_path / "p.csv")


def test_a_sheet_can_be_named(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Cover"
    data = book.create_sheet("Data")
    for sheet, row in ((book.active, ("KYC 2026",)), (book.active, ("A. Analyst",)), (data, ("Export", None, None))):
        sheet.append(row)
    for cells in ((), ("Nr", "Nom", "Prénom"), (1, "Xi", "Jinping")):
        data.append(cells)
    book.save(tmp_path / "p.xlsx")
    with pytest.raises(SourceError, match="other sheets are read with --sheet: 'Data'"):
        read_parties(tmp_path / "p.xlsx")
    file = read_parties(tmp_path / "p.xlsx", ReadingOptions(sheet="data"))
    assert [row.name for row in file] == ["Jinping Xi"]
    assert file.notes == (
        "row 3 was taken for the heading; what stands above is not read",
        "only the sheet 'Data' was read, not 'Cover'",
    )
    with pytest.raises(InvalidInputError, match="there is no sheet 'x'; take one of 'Cover', 'Data'"):
        read_parties(tmp_path / "p.xlsx", ReadingOptions(sheet="x"))
    with pytest.raises(InvalidInputError, match="is not a workbook"):
        read_parties(write_csv(tmp_path / "p.csv"), ReadingOptions(sheet="x"))


def test_a_workbook_that_breaks_in_the_middle_is_named(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "whole.xlsx")
    with ZipFile(whole) as source, ZipFile(tmp_path / "p.xlsx", "w") as broken:
        for name in source.namelist():
            content = source.read(name)
            broken.writestr(name, content[: -len(content) // 3] if "sheet1" in name else content)
    with pytest.raises(FormatError, match=r"p\.xlsx: is (no|a broken) XLSX workbook"):
        list(read_parties(tmp_path / "p.xlsx"))


def test_a_workbook_without_cells_and_a_folder(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.create_chartsheet("only", 0)
    book.remove(book.active) if book.active in book.worksheets else book.remove(book.worksheets[0])
    book.save(tmp_path / "p.xlsx")
    with pytest.raises(FormatError, match="is not an XLSX workbook"):
        read_parties(tmp_path / "p.xlsx")
    (tmp_path / "f.xlsx").mkdir()
    with pytest.raises(SourceError, match="is a folder"):
        read_parties(tmp_path / "f.xlsx")


def test_parquet_of_bytes_is_text_and_a_broken_page_is_named(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"name": ["习近平".encode(), None]}), tmp_path / "p.parquet")
    assert [row.name for row in read_parties(tmp_path / "p.parquet")] == ["习近平", ""]
    content = bytearray((tmp_path / "p.parquet").read_bytes())
    content[8:40] = bytes(byte ^ 0x55 for byte in content[8:40])
    (tmp_path / "b.parquet").write_bytes(content)
    with pytest.raises(FormatError, match=r"b\.parquet: is (no|a broken) Parquet file"):
        list(read_parties(tmp_path / "b.parquet"))


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        ("Company,First Name,Last Name\nACME Ltd,Jinping,Xi\n", ("ACME Ltd", "Jinping Xi"), None),
        ("Company,First Name,Last Name,Type\nACME Ltd,Jinping,Xi,company\n", ("ACME Ltd", "Jinping Xi"), None),
        ("Company,First Name,Last Name,Type\nACME Ltd,,Xi,company\n", ("ACME Ltd",), "Company"),
        ("Company,First Name,Last Name\nN/A,Jinping,Xi\n", ("Jinping Xi",), None),
        ("Full Name,First Name,Last Name,Type\nXi Jinping,Jinping,XI,person\n", ("Xi Jinping",), "Person"),
        ("Full Name,First Name,Last Name,Type\n习近平,Jinping,Xi,person\n", ("习近平", "Jinping Xi"), "Person"),
        ("Customer Name,Beneficiary Name,Type\nACME Ltd,Xi Jinping,firm\n", ("ACME Ltd", "Xi Jinping"), None),
        ("Customer Name,Beneficiary Name\nACME Ltd,n/a\nX Y,\n", ("ACME Ltd",), None),
        ("Customer Name,Beneficiary Name\nACME Ltd,ACME Ltd\n", ("ACME Ltd",), None),
    ],
)
def test_every_name_of_a_row_is_screened(tmp_path: Path, text: str, names: tuple[str, ...], kind: str | None) -> None:
    row, *_ = read_text(tmp_path, text)
    assert row.party is not None
    assert (row.party.names, row.party.kind) == (names, kind)


def test_a_further_name_is_flagged_and_repaired_like_the_name(tmp_path: Path) -> None:
    [row] = read_text(tmp_path, f"company,beneficiary\nACME Ltd,{'习近平'.encode().decode('latin-1')}\n")
    assert row.party is not None
    assert row.party.names[2] == "习近平"
    assert "mojibake" in row.flags[0]


def test_a_key_without_a_name_is_no_column(tmp_path: Path) -> None:
    [row] = read_text(tmp_path, '{"name": "Xi Jinping", "": "1953"}\n', "p.jsonl")
    assert row.party is not None
    assert (row.id, row.party.birth_date, row.party.gender, row.flags) == ("", None, None, ())


def test_no_column_of_parquet_is_lost(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.Table.from_arrays([pyarrow.array(["Xi Jinping"]), pyarrow.array(["A B"])], names=["name", "name"])
    parquet.write_table(table, tmp_path / "p.parquet")
    [row] = read_parties(tmp_path / "p.parquet")
    assert row.party is not None
    assert row.party.names == ("Xi Jinping", "A B")


def test_a_row_of_a_workbook_with_more_cells_than_headings_is_rejected(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook(write_only=True)  # writes no dimensions, so that rows have lengths of their own
    sheet = book.create_sheet()
    for row in ("id", "name"), (1, "Xi", "Jinping"), (2, "A B", None), (3, "C D"):
        sheet.append(row)
    book.save(tmp_path / "p.xlsx")
    first, *others = read_parties(tmp_path / "p.xlsx")
    assert "3 cells, the heading 2: the columns are shifted" in first.reason
    assert [row.name for row in others if row.party] == ["A B", "C D"]


def test_aliases_beyond_the_bounds_of_a_party_are_flagged(tmp_path: Path) -> None:
    aliases = ";".join(f"Ann Lee {number}" for number in range(150))
    (row,) = read_text(tmp_path, f'name,alias\nXi Jinping,"{aliases}"\n')
    assert row.party is not None
    assert len(row.party.aliases) == 132
    assert row.flags == (
        "18 of 151 names are not screened: a party has at most 200 names, 400 words and 8,000 characters in all",
    )
