"""The real lists, when they are beside the repository: counts, fill rates."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks import official_lists
from entityscreen.model.entity import Entity
from entityscreen.model.script import Script
from entityscreen.model.watchlist import Watchlist
from entityscreen.sources.lists import list_format, read_list, spec_problems
from entityscreen.sources.lists.nametext import without_quotes

DATA = Path(__file__).parents[4] / "shared" / "data" / "lists"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the measuring data is not here")


def texts(entities: Iterable[Entity], name_type: str) -> list[str]:
    return [name.text for entity in entities for name in entity.names if name.type == name_type]


def test_ofac(ofac: Watchlist) -> None:
    assert len(ofac) == 8976
    assert len(texts(ofac, "alias")) + len(texts(ofac, "former")) == 11910
    assert len(texts(ofac, "weak")) >= 2400
    assert not spec_problems(list_format("ofac-csv").specs[0], list(ofac))


def test_ofac_keeps_every_alias_and_birth_date(ofac: Watchlist) -> None:
    with (DATA / "ofac" / "alt.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines):
            if len(row) > 1:
                name = without_quotes(" ".join(row[3].split()))
                assert name in {known.text for known in ofac[f"ofac-{row[0]}"].names}
    with (DATA / "ofac" / "sdn.csv").open(encoding="utf-8", newline="") as lines:
        stated = [row[0] for row in csv.reader(lines) if len(row) > 1 and "individual" in row[2] and "DOB " in row[11]]
    dated = [number for number in stated if ofac[f"ofac-{number}"].birth_dates]
    assert len(dated) >= 0.95 * len(stated)


def test_ofac_consolidated() -> None:
    watchlist = read_list(DATA / "ofac_consolidated")
    assert len(watchlist) == 442
    assert len(texts(watchlist, "alias")) + len(texts(watchlist, "former")) == 1073
    assert {entity.sources for entity in watchlist} == {("us-ofac-cons",)}


def test_un() -> None:
    watchlist = read_list(DATA / "un" / "UN_consolidated.xml")
    kinds = [entity.kind for entity in watchlist]
    assert (kinds.count("Person"), kinds.count("Organization")) == (730, 273)
    original = [
        name for entity in watchlist for name in entity.names if name.script not in (Script.LATIN, Script.COMMON)
    ]
    assert len(original) >= 378
    assert len(texts(watchlist, "weak")) >= 615
    assert all(entity.provenance[0].source_date == "2026-02-27" for entity in watchlist)
    assert not spec_problems(list_format("un-xml").specs[0], list(watchlist))


@pytest.mark.parametrize(
    ("file", "rows"),
    [("cn/cn_countersanctions.csv", 610), ("samples/us_csl_sample.csv", 115)],
)
def test_every_row_is_an_entity_or_a_rejection(file: str, rows: int) -> None:
    watchlist = read_list(DATA / file, allow_unusual="samples" in file)
    assert len(watchlist) + len(watchlist.reading.rejected) == rows
    assert len(watchlist.reading.rejected) < 0.01 * rows


def test_dpl() -> None:
    watchlist = read_list(DATA / "samples" / "us_dpl.txt")
    assert (len(watchlist), watchlist.reading.rejected) == (546, ())


def test_the_eu_journal_keeps_every_row_and_other_scripts() -> None:
    watchlist = read_list(DATA / "eu")
    assert len(watchlist) + len(watchlist.reading.rejected) == 8017
    assert len(watchlist.reading.rejected) < 80
    scripts = {name.script for entity in watchlist for name in entity.names}
    assert {Script.CYRILLIC, Script.ARABIC, Script.HAN, Script.HANGUL} <= scripts


def test_ofac_advanced_gives_each_party_its_primary_name() -> None:
    watchlist = read_list(DATA / "real" / "ofac_cons_advanced_2020.xml.gz")
    assert len(texts(watchlist, "primary")) == len(watchlist) == 375
    assert {entity.provenance[0].source for entity in watchlist} == {"us-ofac-cons"}
    assert sum(1 for entity in watchlist if entity.nationalities) == 2


def test_the_list_of_ofac_is_told_by_its_programmes(tmp_path: Path) -> None:
    renamed = tmp_path / "ofac.xml.gz"
    renamed.write_bytes((DATA / "editions" / "ofac_consolidated" / "2026-01-08.xml.gz").read_bytes())
    assert {entity.provenance[0].source for entity in read_list(renamed)} == {"us-ofac-cons"}


def test_canada() -> None:
    watchlist = read_list(DATA / "real" / "ca_sema_english_tags.xml.gz")
    assert len(watchlist) == len(texts(watchlist, "primary")) == 4759
    assert [entity.kind for entity in watchlist].count("Vessel") == 109


@pytest.mark.parametrize(
    "name",
    [
        *(
            "real/ofac_cons_advanced_2020.xml.gz",
            "real/ofac_consolidated_2018.xml.gz",
            "real/ca_sema_english_tags.xml.gz",
        ),
        *("real/ofsi_conlist_2018.csv.gz", "real/eu_fsf_excerpt_2026.xml", "real/uk_sanctions_list_excerpt_2026.xml"),
        *("editions/ofac_consolidated/2026-01-08.xml.gz", "editions/un/2018-06-07.xml.gz"),
        "editions/un/2025-12-10.xml.gz",
    ],
)
def test_the_reader_has_what_an_independent_count_of_the_file_has(name: str) -> None:
    count = next(count for part, count in official_lists.COUNTED.items() if part in name)
    path = DATA / name
    stated = list(count(official_lists.content(path)))
    lacking = {measure: lines for measure, (_, lines) in official_lists.compare(path, stated).items() if lines}
    assert not lacking


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("un/2025-11-29.xml.gz", "un/2025-12-10.xml.gz"),
        ("ofac_consolidated/2025-12-18.xml.gz", "ofac_consolidated/2026-01-08.xml.gz"),
    ],
)
def test_two_editions_differ_by_what_the_publisher_changed(before: str, after: str) -> None:
    assert official_lists.compare_editions(DATA / "editions" / before, DATA / "editions" / after)


def test_all_lists_of_a_folder(tmp_path: Path) -> None:
    for name in ("ofac", "ofac_consolidated", "un", "eu", "cn", "samples"):
        shutil.copytree(DATA / name, tmp_path / name, copy_function=shutil.copyfile)
    watchlist = read_list(tmp_path, allow_unusual=True)
    assert {"us-ofac-sdn", "us-ofac-cons", "un-sc", "eu-journal", "cn-countersanctions", "us-dpl", "us-csl"} <= {
        source for entity in watchlist for source in entity.sources
    }
