"""Junk in any form ends in a typed error with its place, or in entities: never a crash or an empty list."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entityscreen.errors import EntityScreenError, SourceError
from entityscreen.model.attributes.countries import country_codes, country_key
from entityscreen.model.attributes.dates import parse_date, parse_dates
from entityscreen.sources.lists import list_formats, read_list
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.formats.ofac_remarks import add_remarks
from entityscreen.sources.lists.nametext import split_names
from entityscreen.sources.lists.numbers import numbers_of

CASES = Path(__file__).parents[1] / "cases" / "lists"
FIXTURES = sorted(path for path in CASES.iterdir() if path.is_file() and path.suffix not in (".tsv", ".toml"))
MAPPED = ("customers.csv", "lettered.csv")
JUNK = st.one_of(
    st.binary(max_size=8),
    st.sampled_from(
        (b"\0", b"\xff", b'"', b"<", b">", b"&x;", b"\n", b"\t", b"[", b"{", b"A" * 70_000, b"\xed\xa0\x80")
    ),
)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(name: str, content: bytes) -> None:
    """Read a file of this content: it must hold entities, or be refused with a place."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        mapping = (CASES / name).with_suffix(".toml") if name in MAPPED else None
        refusal: EntityScreenError | None = None
        try:
            watchlist = read_list(path, mapping=mapping)
        except EntityScreenError as error:
            refusal = error
        if refusal is not None:
            assert refusal.where
            assert refusal.problem
        else:
            assert len(watchlist) > 0
            assert watchlist.reading.read >= len(watchlist)
            assert all(entity.names for entity in watchlist)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
@given(data=st.data())
@QUICK
def test_damaged_lists(path: Path, data: st.DataObject) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.integers(0, 40)))
        content[start:end] = data.draw(JUNK)
    read(path.name, bytes(content))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_cut_short(path: Path) -> None:
    content = path.read_bytes()
    for share in range(0, 100, 7):
        read(path.name, content[: len(content) * share // 100])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1", "cp1251", "shift_jis"])
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_other_encodings(path: Path, encoding: str) -> None:
    read(path.name, path.read_text(encoding="utf-8").encode(encoding, errors="replace"))


@given(st.sampled_from(("a.csv", "a.xml", "a.json", "a.txt", "a.zip", "a.csv.gz", "a.jsonl")), st.binary(max_size=300))
@QUICK
def test_pure_junk(name: str, content: bytes) -> None:
    read(name, content)


@given(st.sampled_from(tuple(known.name for known in list_formats() if known.name != "table")), st.text(max_size=200))
@QUICK
def test_junk_with_a_forced_format(name: str, content: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_text(content, encoding="utf-8", errors="replace")
        with pytest.raises(SourceError):
            read_list(path, format=name)


@given(st.text(max_size=60))
@settings(deadline=None)
def test_texts_never_crash(text: str) -> None:
    assert isinstance(country_codes(text), tuple)
    assert country_key(country_key(text)) == country_key(text) or " " in text
    dates, rest = parse_dates(text)
    assert all(parse_date(date) == date for date in dates)
    assert all(part.strip() for part in rest)
    numbers_of(text)
    for part in split_names(text, ";"):
        assert part.text.strip() == part.text
        assert part.text


@given(st.lists(st.sampled_from(("DOB ", "a.k.a. '", "'", "; ", "Passport ", "(Iran)", "1961", ".", "alt. ", "POB x"))))
@settings(deadline=None)
def test_remarks_lose_no_word(pieces: list[str]) -> None:
    remarks = "".join(pieces)
    draft = EntityDraft("x", "Person", "x")
    draft.name("A", "primary")
    add_remarks(draft, remarks)
    entity = draft.build()
    assert ("1961" in remarks) <= ("1961" in entity.model_dump_json())


@given(st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8}){0,3}", fullmatch=True))
def test_a_plain_name_stays_whole(text: str) -> None:
    words = text.lower().split()
    if not {"alias", "aliases", "formerly", "previously", "also", "aka", "fka", "nka", "known"} & set(words):
        assert [part.text for part in split_names(text, ";")] == [text]


# What the patterns of the readers are made of; repeated, none may take time that grows with the square of its length.
FRAGMENTS = (
    *(" ", ", ", "; ", "(", "( ", ")", "(a) ", "[", "A/", " / ", "a ", "a:", "#", "\n", "‘a’, ", '"', "“", "習", "é"),
    *("a.k.a. ", "born ", "born 1 ", "Text of image ", "Chinese: ", "A1 ", "1 ", "No. 1 ", "passport ", "(Iran) "),
    *("or ", "and ", "circa ", "1961 ", "1961/", ".", "-", "May ", "Iran and ", "DOB 1961; ", "a.k.a. 'x; ", "(X):1 "),
)
REPEATED = """
import sys
from entityscreen.model.attributes.countries import country_codes
from entityscreen.model.attributes.dates import parse_dates, read_dates
from entityscreen.sources.lists.numbers import numbers_of, split_number
from entityscreen.sources.lists.nametext import split_names
from entityscreen.sources.lists.formats.ofac_remarks import statements
from entityscreen.sources.lists.formats.uk import labelled_parts
functions = (country_codes, parse_dates, read_dates, numbers_of, split_number, labelled_parts,
             lambda text: list(statements(text)), lambda text: split_names(text, ";"))
for fragment in sys.argv[1:]:
    for function in functions:
        function(fragment * (65536 // len(fragment)))
"""


def test_repeats_end() -> None:
    """The limit is a hundred times what it takes; a pattern that backtracks over its own separators takes hours."""
    subprocess.run([sys.executable, "-c", REPEATED, *FRAGMENTS], check=True, timeout=300)
