"""Names, dates, countries and numbers as the lists write them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from entityscreen.errors import FormatError
from entityscreen.sources.lists.countries import country_code, country_codes
from entityscreen.sources.lists.dates import Order, parse_date, parse_dates
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.identifiers import identifier_type, numbers_of, split_labelled
from entityscreen.sources.lists.nametext import split_names
from entityscreen.sources.lists.us_ofac_csv.remarks import add_remarks

ROOT = Path(__file__).parents[3]
NAMES = ROOT / "tests" / "cases" / "lists" / "names.tsv"


def names() -> list[object]:
    rows = [line.split("\t") for line in NAMES.read_text(encoding="utf-8").splitlines()[3:]]
    return [
        pytest.param(text, found, marks=[pytest.mark.xfail(reason=known)] if known else [])
        for text, found, known in rows
    ]


@pytest.mark.parametrize(("text", "found"), names())
def test_names_of_a_text(text: str, found: str) -> None:
    assert " | ".join(f"{part.text}/{part.type or '-'}" for part in split_names(text, ";")) == found


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("03 May 1961", "1961-05-03"),
        ("3 Sept. 1961", "1961-09-03"),
        ("May 3, 1961", "1961-05-03"),
        ("Jun 1961", "1961-06"),
        ("1961", "1961"),
        ("circa 1961", "1961"),
        ("approximately 1961", "1961"),
        ("1961-05-03T00:00:00", "1961-05-03"),
        ("16.10.1966", "1966-10-16"),
        ("1.2.1962", "1962-02-01"),
        ("03/05/1961", "1961-05-03"),
        ("22-Jan-2026", "2026-01-22"),
        ("13.07.20", "2020-07-13"),
        ("1961-00-00", "1961"),
        ("Jan 1960 to Dec 1963", "1960-01/1963-12"),
        ("1958-1963", "1958/1963"),
        ("between 1958 and 1963", "1958/1963"),
        ("1963 to 1958", None),
        ("31 Feb 1961", None),
        ("before 1961", None),
        ("12345", None),
        ("0961", None),
        ("", None),
    ],
)
def test_date(text: str, date: str | None) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(("order", "date"), [("dmy", "1961-05-03"), ("mdy", "1961-03-05")])
def test_the_order_of_a_date_is_the_lists(order: Order, date: str) -> None:
    assert parse_date("03/05/1961", order=order) == date
    assert parse_date("31/05/1961", order=order) == "1961-05-31"


def test_several_dates() -> None:
    assert parse_dates("a) 10.7.1968, b) 10.6.1968") == (("1968-07-10", "1968-06-10"), ())
    assert parse_dates("1957; 1960; 1 January 1963") == (("1957", "1960", "1963-01-01"), ())
    assert parse_dates("1957 or in his youth") == (("1957",), ("in his youth",))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Korea, North", ("kp",)),
        ("Democratic People’s Republic of Korea", ("kp",)),
        ("DPRK.", ("kp",)),
        ("Congo, Democratic Republic of the", ("cd",)),
        ("The Gambia", ("gm",)),
        ("Côte d'Ivoire", ("ci",)),
        ("Türkiye", ("tr",)),
        ("Iranian and US", ("ir", "us")),
        ("(a) German, (b) Moroccan", ("de", "ma")),
        ("Tunisian, French", ("tn", "fr")),
        ("Russian / Ukrainian", ("ru", "ua")),
        ("Bosnia and Herzegovina", ("ba",)),
        ("Trinidad and Tobago", ("tt",)),
        ("allegedly Russian", ("ru",)),
        ("Sudanese by birth", ("sd",)),
        ("Atlantis", ("Atlantis",)),
        ("Atlantis and Iran", ("Atlantis and Iran",)),
        ("", ()),
    ],
)
def test_countries(text: str, codes: tuple[str, ...]) -> None:
    assert country_codes(text) == codes


def test_a_remark_on_a_nationality_is_kept() -> None:
    draft = EntityDraft("x", "Person", "x")
    draft.nationality("allegedly Russian")
    assert draft.fields == {"nationalities": ["ru"], "notes": ["Nationality: allegedly Russian"]}


def test_every_code_is_its_own() -> None:
    assert all(country_code(code) == code.lower() for code in ("us", "GB", "kp", "xk"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("D9004878", [("D9004878", ())]),
        (["C2002515 (Iran)", "477845448 (USA)"][0], [("C2002515", ("Iran",))]),
        ("(a) 101423404, (b) 2541451 (Kuwait)", [("101423404", ()), ("2541451", ("Kuwait",))]),
        ("7603 794013", [("7603 794013", ())]),
        ("1 121 402 000 213", [("1 121 402 000 213", ())]),
        ("CH-2 17-0-431-423-3 (Switzerland)", [("CH-2 17-0-431-423-3", ("Switzerland",))]),
        ("GAZPRUMM", [("GAZPRUMM", ())]),
        ("(1) A1 (2) B2", [("A1", ()), ("B2", ())]),
        ("a) 123 b) 456", [("123", ()), ("456", ())]),
        ("A1234567, B1234567 and C1234567", [("A1234567", ()), ("B1234567", ()), ("C1234567", ())]),
        ("A123456 issued 3 May 2010, Sofia", [("A123456", ())]),
        ("Jordanian national number 9681029476", []),
    ],
)
def test_numbers_of_a_cell(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    numbers, rest = numbers_of(text)
    assert [(number.value, number.brackets) for number in numbers] == found
    assert bool(rest) is not bool(found)


@pytest.mark.parametrize(
    ("statement", "kind", "value"),
    [
        ("Cedula No. 16247821 (Colombia)", "national-id", "16247821"),
        ("C.U.R.P. GAMR501027HSLXDG00 (Mexico)", "national-id", "GAMR501027HSLXDG00"),
        ("NIT # 800146749-7 (Colombia)", "tax-id", "800146749-7"),
        ("Vessel Registration Identification IMO 9187629", "imo", "9187629"),
        ("Government Gazette Number 09804148 (Russia)", "okpo", "09804148"),
        ("United Social Credit Code Certificate (USCCC) 91420112711981060J (China)", "uscc", "91420112711981060J"),
        ("Aircraft Manufacturer's Serial Number (MSN) 1023409321", "serial-number", "1023409321"),
        ("SWIFT/BIC HAVIGB2L", "swift", "HAVIGB2L"),
        ("Pilot License Number 2326384", "pilot-license-number", "2326384"),
        (
            "Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h",
            "crypto",
            "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h",
        ),
    ],
)
def test_identifiers_of_remarks(statement: str, kind: str, value: str) -> None:
    draft = EntityDraft("x", "Person", "x")
    add_remarks(draft, f"{statement}.")
    assert [(item.type, item.value) for item in draft.fields["identifiers"]] == [(kind, value)]


def test_what_is_no_identifier_stays_a_note() -> None:
    assert split_labelled("all offices worldwide") is None
    assert split_labelled("Chairman of No. 7 Committee") is None or identifier_type("Chairman of No.")
    draft = EntityDraft("x", "Person", "x")
    add_remarks(draft, "ICTY indictee at large; Major General; (Linked To: X Y).")
    assert draft.fields == {"notes": ["ICTY indictee at large", "Major General"]}
    assert draft.properties == {"linkedTo": ["X Y"]}


def test_the_tables_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "tools" / "generate_lists.py"), "--check"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize(
    ("remark", "found"),
    [
        ("SWIFT/BIC SABRRUMM", ["SABRRUMM"]),
        ("SWIFT/BIC SABRRUMM (Russia)", ["SABRRUMM"]),
        ("SWIFT/BIC SABRRUMM012", ["SABRRUMM012"]),
        ("SWIFT/BIC is not known", None),
        ("License REVOKED", None),
    ],
)
def test_a_bank_code_in_remarks_needs_no_digit(remark: str, found: list[str] | None) -> None:
    draft = EntityDraft("x", "Organization", "x")
    add_remarks(draft, remark)
    values = [item.value for item in draft.fields.get("identifiers", [])]
    assert (values or None) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("INN 7707083893; OGRN 1027700132195", [("inn", "7707083893"), ("ogrn", "1027700132195")]),
        ("ИНН: 7707083893, ОГРН: 1027700132195", [("inn", "7707083893"), ("ogrn", "1027700132195")]),
        ("7707083893 (INN), TIN 1234567", [("inn", "7707083893"), ("tax-id", "1234567")]),
        ("XA 1234567", [("registration", "XA 1234567")]),
        ("549300WE6TAF5EEWQS81", [("lei", "549300WE6TAF5EEWQS81")]),
        ("549300WE6TAF5EEWQS82", [("registration", "549300WE6TAF5EEWQS82")]),
    ],
)
def test_labels_within_a_cell(text: str, found: list[tuple[str, str]]) -> None:
    draft = EntityDraft("x", "Organization", "x")
    draft.numbers(text, "registration", "registration")
    assert [(item.type, item.value) for item in draft.fields["identifiers"]] == found


def test_a_legal_entity_number_is_an_lei_by_its_check_digits() -> None:
    draft = EntityDraft("x", "Organization", "x")
    add_remarks(draft, "Legal Entity Number 549300WE6TAF5EEWQS81 (Russia); Legal Entity Number 1234567.")
    assert [item.type for item in draft.fields["identifiers"]] == ["lei", "registration"]


def test_a_name_longer_than_any_is_refused_with_its_length() -> None:
    with pytest.raises(FormatError, match="a name has 2,001 characters"):
        EntityDraft("x", "Person", "x").name("A" * 2001)
