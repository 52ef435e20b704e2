"""Broken and hostile party files: each ends in its clear error or its right rows, soon and in little memory.

The cases are `tests/cases/bad_inputs/cases.tsv`; files that are binary or large are made here, by the name of the case.
Time and memory are limits of the process that reads the file, not of a stopwatch.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from entityscreen.errors import EntityScreenError
from entityscreen.screening.files import read_parties

CASES = Path(__file__).parents[2] / "cases" / "bad_inputs" / "cases.tsv"
HEAD = b"id,name,country\n"
FAR = b'<row r="1048576"><c r="A1048576" t="str"><v>Xi Jinping</v></c></row></sheetData>'
SECONDS, MEGABYTES = 10, 700  # of processor time, and of memory with the interpreter's own and that of pyarrow


def cases() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def workbook(path: Path, *rows: tuple[object, ...], change: Callable[[bytes], bytes] = bytes) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(stream := io.BytesIO())
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name.endswith("sheet1.xml") else content)


def parquet(path: Path) -> None:
    pyarrow, writer = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    writer.write_table(pyarrow.table({"name": ["Xi Jinping"] * 1000}), path)
    path.write_bytes(path.read_bytes()[:-30])


def big_sheet(path: Path) -> None:
    """A workbook of some kilobytes whose sheet unpacks to a gigabyte."""
    workbook(path, ("name",))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/big.xml", "w") as part:
        for _ in range(70):
            part.write(b" " * 2**20)


def truncated(path: Path) -> None:
    workbook(path, ("name",))
    path.write_bytes(path.read_bytes()[:900])


def merged(path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (("Customer", None, "Country"), ("First name", "Last name", None), ("Jinping", "Xi", "CN")):
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    book.save(path)


MADE: dict[str, Callable[[Path], object]] = {
    "bomb.csv.gz": lambda path: path.write_bytes(gzip.compress(HEAD + b"1,Xi,CN\n" * (9 * 2**20))),
    "bomb.xlsx": big_sheet,
    "gigantic_cell.csv": lambda path: path.write_bytes(HEAD + b"1," + b"x" * 2**21 + b",\n2,Xi Jinping,CN\n"),
    "gigantic_quoted_cell.csv": lambda path: path.write_bytes(HEAD + b'1,"%s",\n2,Xi,CN\n' % (b"x\n" * 2**20)),
    "endless_line.csv": lambda path: path.write_bytes(HEAD + b"x" * (40 * 2**20)),
    "many_columns.csv": lambda path: path.write_bytes(b",".join(b"c%d" % n for n in range(50_000)) + b"\n"),
    "many_commas.csv": lambda path: path.write_bytes(b"name\n" + b"," * 500_000 + b"\n"),
    "truncated.csv.gz": lambda path: path.write_bytes(gzip.compress(HEAD + os.urandom(4000).hex().encode())[:900]),
    "truncated.xlsx": truncated,
    "truncated.parquet": parquet,
    "password.xlsx": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)),
    "far_cell.xlsx": lambda path: workbook(path, ("name",), change=lambda xml: xml.replace(b"</sheetData>", FAR)),
    "formula.xlsx": lambda path: workbook(path, ("name", "country"), ('=CONCAT("a","b")', "CN"), ("Xi Jinping", "CN")),
    "merged.xlsx": merged,
    "utf16.csv": lambda path: path.write_bytes("id,name\n1,習近平\n".encode("utf-16")),
    "utf16_without_mark.csv": lambda path: path.write_bytes("id,name\n1,Xi\n".encode("utf-16-le")),
    "gb18030.csv": lambda path: path.write_bytes("id,name\n1,武汉高芯科技\n".encode("gb18030")),
    "nul.csv": lambda path: path.write_bytes(b"id,name\n1,Xi\0 Jinping\n"),
    "binary.csv": lambda path: path.write_bytes(bytes(range(256)) * 64),
    "mixed_ends.csv": lambda path: path.write_bytes(b"id,name\r\n1,Xi Jinping\r2,Ma Yun\n3,Li Si\r\n"),
    "folder.csv": lambda path: path.mkdir(),
    "deep.jsonl": lambda path: path.write_text('{"name": "Xi Jinping"}\n' + '{"name": ' + "[" * 100_000 + "\n"),
    "many_keys.jsonl": lambda path: path.write_text(json.dumps({f"k{n}": n for n in range(50_000)}) + "\n"),
    "long_number.jsonl": lambda path: path.write_text('{"name": "Xi Jinping", "id": ' + "9" * 100_000 + "}\n"),
    "stray_quotes.csv": lambda path: path.write_bytes(HEAD + b'1,"Xi,CN\n2,"Ma,CN\n' * 5_000),
    "zip_no_workbook.xlsx": lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "a"),
}  # fmt: skip
READ = """
import sys
from entityscreen.errors import EntityScreenError
from entityscreen.screening.files import read_parties
try:
    rows = list(read_parties(sys.argv[1]))
    print(f"{sum(row.party is not None for row in rows)} of {len(rows)}:", "; ".join(row.reason for row in rows)[:4000])
except EntityScreenError as error:
    print(error)
"""


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES * 2**20, MEGABYTES * 2**20))


def make(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    if content == "(made)":
        MADE[name](path)
    else:
        path.write_bytes(content.encode().decode("unicode_escape").encode("latin-1"))
    return path


@pytest.mark.parametrize(("name", "content", "expected"), cases())
def test_broken_files(tmp_path: Path, name: str, content: str, expected: str) -> None:
    path = make(tmp_path, name, content)
    error: EntityScreenError | None = None
    try:
        rows = list(read_parties(path))
    except EntityScreenError as refused:
        error, rows = refused, []
    reasons = "; ".join(row.reason for row in rows)
    found = f"{sum(row.party is not None for row in rows)} of {len(rows)}: {reasons}"
    assert expected in (found if error is None else str(error))
    assert error is None or (error.fix and str(path) in str(error))


@pytest.mark.skipif(sys.platform != "linux", reason="limits of processes are Linux's")
@pytest.mark.parametrize(
    "name",
    ["bomb.csv.gz", "bomb.xlsx", "gigantic_quoted_cell.csv", "many_columns.csv", "far_cell.xlsx", "stray_quotes.csv"],
)
def test_hostile_files_take_little_time_and_memory(tmp_path: Path, name: str) -> None:
    expected = next(case[2] for case in cases() if case[0] == name)
    ran = subprocess.run(
        [sys.executable, "-c", READ, str(make(tmp_path, name, "(made)"))],
        capture_output=True, text=True, check=False, preexec_fn=limit,
    )  # fmt: skip
    assert expected in ran.stdout, ran.stderr


def test_every_file_that_is_made_has_its_case() -> None:
    assert {name for name, content, _ in cases() if content == "(made)"} == set(MADE)
