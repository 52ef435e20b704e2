"""Names, dates, countries and numbers as the lists write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.errors import FormatError
from entityscreen.model.attributes.identifier_types import identifier_type
from entityscreen.model.entity import Relation
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.formats.ofac_remarks import add_remarks
from entityscreen.sources.lists.nametext import split_names
from entityscreen.sources.lists.numbers import numbers_of, split_labelled

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


def test_a_remark_on_a_nationality_is_kept() -> None:
    draft = EntityDraft("x", "Person", "x")
    draft.nationality("allegedly Russian")
    assert draft.fields == {"nationalities": ["ru"], "notes": ["Nationality: allegedly Russian"]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("D9004878", ["- D9004878 -"]),
        ("C2002515 (Iran)", ["- C2002515 Iran"]),
        ("(a) 101423404, (b) 2541451 (Kuwait)", ["- 101423404 -", "- 2541451 Kuwait"]),
        ("7603 794013", ["- 7603 794013 -"]),
        ("1 121 402 000 213", ["- 1 121 402 000 213 -"]),
        ("CH-2 17-0-431-423-3 (Switzerland)", ["- CH-2 17-0-431-423-3 Switzerland"]),
        ("GAZPRUMM", ["- GAZPRUMM -"]),
        ("(1) A1 (2) B2", ["- A1 -", "- B2 -"]),
        ("a) 123 b) 456", ["- 123 -", "- 456 -"]),
        ("A1234567, B1234567 and C1234567", ["- A1234567 -", "- B1234567 -", "- C1234567 -"]),
        ("A123456 issued 3 May 2010, Sofia", ["- A123456 -"]),
        ("Jordanian national number 9681029476", ["- 9681029476 Jordanian"]),
        ("Tunisian passport number L 191609 issued on 28 Feb. 1996", ["passport L 191609 Tunisian"]),
        ("203037 (Libyan passport issued in Tripoli, Libya)", ["passport 203037 Libyan"]),
        ("Libya B/002210", ["- B/002210 Libya"]),
        ("73787237 (Hong Kong Business Registration Number)", ["registration 73787237 Hong Kong"]),
        ("61273507 (BRN)", ["registration 61273507 -"]),
        ("3525023010 OKPO: 07500548 KPP: 352501001", ["- 3525023010 -", "okpo 07500548 -", "kpp 352501001 -"]),
        ("Provisional passport No.: 28642163", ["passport 28642163 -"]),
        ("Counterfeit Danish driving licence number 20645897", ["driver-licence 20645897 Danish"]),
        ("Afghan national identification card (tazkira) number 300786", ["national-id 300786 Afghan"]),
        ("Afghan passport number SE 012820", ["passport SE 012820 Afghan"]),
        ("Russian passport number 8208 No. 555627", ["passport 8208 555627 Russian"]),
        ("national identity card number 44103-5251752-5", ["national-id 44103-5251752-5 -"]),
        ("TR-P 614 166", ["- TR-P 614 166 -"]),
        ("IR 123456", ["- IR 123456 -"]),
        ("Held a passport", []),
    ],
)
def test_numbers_of_a_cell(text: str, found: list[str]) -> None:
    numbers, rest = numbers_of(text)
    assert [f"{number.type or '-'} {number.value} {number.country or '-'}" for number in numbers] == found
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
    assert draft.fields.pop("relations") == [Relation(name="X Y", role="Linked To")]
    assert draft.fields == {"notes": ["ICTY indictee at large", "Major General"]}


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
    with pytest.raises(FormatError, match="the name has 2,001 characters"):
        EntityDraft("x", "Person", "x").name("A" * 2001)
