"""The UK Sanctions List, XML and CSV, and OFSI's consolidated list, CSV and XML, which ended in January 2026.

The nesting of the XML only groups, and the two CSVs have one row for each name or address of a designation. All become
rows of the same fields; the three files call the same things by nearly the same names, so one table serves them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from xml.etree.ElementTree import Element

from entityscreen.caches import named_cache
from entityscreen.errors import FormatError
from entityscreen.model.attributes.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.model.name import NameType
from entityscreen.model.reading import Rejection
from entityscreen.sources.lists.contract import ListFormat, ReadOptions
from entityscreen.sources.lists.draft import EntityDraft, field_meanings
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.nametext import names_in_sentences, split_names
from entityscreen.sources.lists.numbers import country_of, un_reference
from entityscreen.sources.lists.tabular import delimited, first_rows
from entityscreen.sources.lists.xml_records import XmlRecords, sniffs_xml, text_of

_SOURCE = "gb-sl"
_ROOT, _RECORD = "Designations", "Designation"
_OFSI_ROOT, _OFSI_RECORD = "ArrayOfFinancialSanctionsTarget", "FinancialSanctionsTarget"
# Elements whose children belong together: one name, one address.
_GROUPS = frozenset(("Name", "NonLatinName", "Address", "Passport", "NationalIdentifier", "Location"))
_LIST_KEYS = ("uniqueid", "namenonlatinscript", "regimename")
_OFSI_KEYS = ("groupid", "grouptype", "aliastype")
_KINDS = {"individual": "Person", "entity": "Organization", "ship": "Vessel", "vessel": "Vessel"}
_NAME_TYPES: dict[str, NameType] = {
    "primary name": "primary",
    "prime alias": "primary",
    "primary name variation": "alias",
    "alias": "alias",
    "aka": "alias",
    "a.k.a": "alias",
    "fka": "former",
    "f.k.a": "former",
    "": "alias",
}
_NAME_KEYS = ("name1", "name2", "name3", "name4", "name5", "name6")
_ADDRESS_KEYS = tuple(f"addressline{n}" for n in range(1, 7)) + tuple(f"address{n}" for n in range(1, 7))
_POSTCODES, _COUNTRIES = ("addresspostalcode", "postzipcode", "postcode"), ("addresscountry", "country")
# OFSI's `Other Information`: `(IMO number):9187629. (Gender):Male`; until 2022 `(IMO number: 9187629)`, `IMO: 9187629`.
_LABEL = re.compile(r"(?:^|(?<=[\s.]))\((?P<label>[A-Z][A-Za-z/& -]{1,48})\):\s*")
_OLD_LABELS = (
    re.compile(r"\((?P<label>[A-Z][A-Za-z ]{1,48}): (?P<value>[^()]+)\)[.\s]*"),
    re.compile(r"(?<![\w(])(?P<label>(?:[A-Z][a-z]+ Number )?[A-Z]{3,4}(?: [Nn]umber)?):? (?P<value>\d{7,9}\b)[.\s]*"),
)
_ENCODING_OF_OLD = "cp1252"  # of OFSI's list; what has its quotes and dashes is no UTF-8
Row = list[tuple[str, str]]


def field_key(label: str) -> str:
    """A field's name without spaces, punctuation and case: the XML's and the CSV's are the same.

    Example:
        >>> field_key("Business registration number (s)"), field_key("BusinessRegistrationNumber")
        ('businessregistrationnumber', 'businessregistrationnumber')
    """
    key = "".join(c for c in label.casefold().replace("(s)", "").replace("(/ies)", "") if c.isalnum())
    return key.removeprefix("\ufeff")


def labelled_parts(text: str) -> list[tuple[str, str]]:
    """The parts of OFSI's `Other Information` by their labels; what stands before the first has an empty one.

    Example:
        >>> labelled_parts("IMO: 8628597. MMSI: 341985000. Annex XIV.")
        [('IMO', '8628597'), ('MMSI', '341985000. Annex XIV.')]
        >>> labelled_parts("Seized. (UK Sanctions List Ref):DPR0001. (IMO number):9187629. (Gender):")
        [('', 'Seized.'), ('UK Sanctions List Ref', 'DPR0001'), ('IMO number', '9187629')]
    """
    for old in _OLD_LABELS:
        text = old.sub(_as_label, text)
    before, *rest = _LABEL.split(text)
    parts = [("", before.strip()), *zip(rest[::2], (_value(piece) for piece in rest[1::2]), strict=True)]
    return [(label, value) for label, value in parts if value]


def _as_label(match: re.Match[str]) -> str:
    is_field = field_key(match["label"]) in _fields()
    return f"({match['label']}):{match['value']}. " if is_field else match[0]


def _value(text: str) -> str:
    """A sentence keeps its stop, a value of one word has none."""
    plain = text.strip()
    return plain.removesuffix(".") if plain.count(". ") == 0 else plain


def _has_columns(file: ListFile, keys: tuple[str, ...]) -> bool:
    """Whether the first or the second row of a CSV has these columns."""
    rows = first_rows(file, most=2) if file.suffix == ".csv" else []
    return any({*keys} <= set(map(field_key, row)) for row in rows)


def read_xml(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each Designation."""
    date = ""
    for where, element in XmlRecords(origin.main, (_RECORD, "DateGenerated"), root=_ROOT, options=options):
        if element.tag == "DateGenerated":
            date = parse_date(element.text or "") or ""
            continue
        if not text_of(element, "UniqueID"):
            raise FormatError("UniqueID is missing", where=where, fix="fetch the list anew")
        yield _to_entity(list(_groups(element)), where, origin, options, date)


def _groups(element: Element) -> Iterator[Row]:
    """The leaves of a designation; those of one name or address together."""
    for child in element:
        if child.tag in _GROUPS:
            yield [(field_key(leaf.tag), (leaf.text or "").strip()) for leaf in child.iter() if not len(leaf)]
        elif len(child):
            yield from _groups(child)
        else:
            yield [(field_key(child.tag), (child.text or "").strip())]


def read_ofsi_xml(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each GroupID, from all of its targets: each is one name, as a row of the CSV is."""
    records = XmlRecords(origin.main, (_OFSI_RECORD,), root=_OFSI_ROOT, options=options)
    rows = ((where, [(_ofsi_key(leaf.tag), (leaf.text or "").strip()) for leaf in record]) for where, record in records)
    yield from _grouped_entities(rows, "GroupID", origin, options, "")


def _ofsi_key(tag: str) -> str:
    """`Individual_DateOfBirth` is the field `dateofbirth`; `Ship_Type` is its own, since `Entity_Type` is another."""
    whole = field_key(tag)
    return whole if whole in _fields() else field_key(tag.partition("_")[2] or tag)


def _read_rows(key: str, origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each number in a column, from all of its rows."""
    lines = delimited(origin.main, encoding="utf-8" if origin.main.is_utf8 else _ENCODING_OF_OLD)
    date, columns = "", list[str]()
    for _, cells in lines:
        columns = list(map(field_key, cells))
        if key in columns:
            break
        # `Report Date: 22-Jan-2026`
        date = next((day for cell in cells if (day := parse_date(cell.rpartition(":")[2]))), date)
    else:
        raise FormatError(f"no column {key}", where=origin.main.where, fix="fetch the file anew")
    rows = ((where, _row(columns, cells, where)) for where, cells in lines)
    yield from _grouped_entities(rows, key, origin, options, date)


def _row(columns: list[str], cells: list[str], where: str) -> Row:
    if len(cells) != len(columns):
        problem = f"{len(cells)} cells under {len(columns)} columns"
        raise FormatError(problem, where=where, fix="fetch the file anew")
    return list(zip(columns, (cell.strip() for cell in cells), strict=True))


def _grouped_entities(
    rows: Iterable[tuple[str, Row]], key: str, origin: ListInput, options: ReadOptions, date: str
) -> Iterator[Entity | Rejection]:
    """One entity for each number that rows have in a field."""
    grouped: dict[str, tuple[str, list[Row]]] = {}
    for where, row in rows:
        number = dict(row).get(field_key(key))
        if not number:
            raise FormatError(f"{key} is missing", where=where, fix="fetch the list anew")
        grouped.setdefault(number, (where, []))[1].append(row)
    for where, rows_of_entity in grouped.values():
        yield _to_entity(rows_of_entity, where, origin, options, date)


def _to_entity(rows: list[Row], where: str, origin: ListInput, options: ReadOptions, date: str) -> Entity | Rejection:
    first = {key: text for row in reversed(rows) for key, text in row if text}
    number = _first_of(first, "uniqueid", "groupid")
    kind = _first_of(first, "individualentityship", "designationtype", "grouptype", "grouptypedescription").casefold()
    if kind not in _KINDS:
        raise FormatError(f"unknown kind {kind!r}", where=where, fix="report it: the format changed")
    draft = EntityDraft(f"{'uk' if 'uniqueid' in first else 'ofsi'}-{number}", _KINDS[kind], _SOURCE)
    for row in rows:
        _add_row(draft, dict(row), options, where)
    if not draft.names:
        return Rejection(where, "the designation has no name", number, str(first))
    draft.primary_first()
    return draft.sanctioned(
        origin,
        where,
        record_id=number,
        source_date=date,
        programmes=tuple(text for key in ("regimename", "regime") if (text := first.get(key))),
        listed_on=parse_date(_first_of(first, "datedesignated", "listedon", "datelisted")),
    )


def _add_row(draft: EntityDraft, row: dict[str, str], options: ReadOptions, where: str) -> None:
    _add_name(draft, row, where)
    pieces = [row.get(key) for key in (*_ADDRESS_KEYS, *_POSTCODES)]
    country = _first_of(row, *_COUNTRIES) or None
    if country or any(pieces):
        draft.address(*pieces, country=country)
    _add_numbers(draft, row)
    draft.birth_place(row.get("townofbirth"), row.get("countryofbirth"))
    for key, text in row.items():
        if (reader := _READERS.get(key)) is not None:
            reader(draft, text)
        else:
            draft.take_all([(key, text)], _fields(), options, where, "field")


def _first_of(row: Mapping[str, str], *keys: str) -> str:
    """The first of some fields that is filled; editions name them differently."""
    return next((text for key in keys if (text := row.get(key))), "")


def _add_name(draft: EntityDraft, row: dict[str, str], where: str) -> None:
    word = _first_of(row, "nametype", "aliastype").casefold().rstrip(".")
    strength = _first_of(row, "aliasstrength", "aliasquality").casefold()
    if word not in _NAME_TYPES:
        raise FormatError(f"unknown type of name {word!r}", where=where, fix="report it: the format changed")
    stated = _NAME_TYPES[word]
    if stated == "alias" and strength.startswith("f.k.a"):
        stated = "former"
    whole = " ".join(text for key in _NAME_KEYS if (text := row.get(key)))
    for index, part in enumerate(split_names(whole)):
        kind: NameType = "alias" if index and stated == "primary" else stated
        draft.part(part, "weak" if strength.startswith("low") else kind)
    for part in split_names(row.get("namenonlatinscript") or ""):
        draft.part(part, "weak" if strength.startswith("low") else "alias")


def _add_numbers(draft: EntityDraft, row: dict[str, str]) -> None:
    for kind, number_keys, detail_keys in _NUMBERS:
        number = _first_of(row, *number_keys) or None
        detail = _first_of(row, *detail_keys) or None
        in_one = "groupid" in row and not any(key in row for key in number_keys)
        if in_one and any(map(str.isdigit, detail or "")):
            number, detail = detail, None  # until 2022 OFSI had one column for a number and what is said of it
        draft.numbers(number, kind, country=country_of(detail or ""))
        draft.note(f"{kind} {number or ''}".strip(), detail)


def _birth(draft: EntityDraft, text: str) -> None:
    # `dd/mm/1961` states a year, `00/05/1961` a month.
    draft.birth(text.casefold().replace("dd/", "").replace("mm/", "").replace("00/", ""))


def _other_information(draft: EntityDraft, text: str) -> None:
    """OFSI writes what has no column of its own behind labels; a label that is not known is a note's."""
    for label, value in labelled_parts(text):
        key = field_key(label)
        if (reader := _READERS.get(key)) is not None:
            reader(draft, value)
        else:
            draft.take(_fields().get(key, "note") if key else "note", value, label)
    for name in names_in_sentences(text, of_persons=draft.kind == "Person"):
        draft.name(name, "weak")


def _un_reference(draft: EntityDraft, text: str) -> None:
    draft.property("unscId", un_reference(text))
    draft.note("UN reference", None if un_reference(text) == text else text)


_NUMBERS = (
    ("passport", ("passportnumber",), ("passportadditionalinformation", "passportdetails")),
    (
        "national-id",
        ("nationalidentifiernumber", "nationalidentificationnumber", "ninumber", "nationalidnumber"),
        ("nationalidentifieradditionalinformation", "nationalidentificationdetails", "nidetails"),
    ),
)
_READERS: dict[str, Callable[[EntityDraft, str], None]] = {
    **dict.fromkeys(("dob", "dateofbirth"), _birth),
    "otherinformation": _other_information,
    **dict.fromkeys(("unreferencenumber", "unrefno", "unref", "unreference"), _un_reference),
}
# Read by `_to_entity` and `_add_row`.
_READ = (
    *("uniqueid", "groupid", "individualentityship", "designationtype", "grouptype", "regimename", "regime"),
    *("grouptypedescription", "datelisted", "aliastypename"),
    *("datedesignated", "listedon", "nametype", "aliastype", "aliasstrength", "aliasquality"),
    *("namenonlatinscript", "townofbirth", "countryofbirth", *_NAME_KEYS, *_ADDRESS_KEYS, *_POSTCODES),
    *(*_COUNTRIES, *(key for _, numbers, details in _NUMBERS for key in (*numbers, *details))),
)


@named_cache("lists.uk_fields", maxsize=1)
def _fields() -> dict[str, str]:
    return {**dict.fromkeys(_READ, "ignore"), **field_meanings("uk")}


FORMATS = (
    ListFormat("uk-xml", "UK Sanctions List, XML", sniffs_xml(f"<{_ROOT}"), read_xml),
    ListFormat(
        "uk-csv", "UK Sanctions List, CSV", lambda file: _has_columns(file, _LIST_KEYS), partial(_read_rows, "uniqueid")
    ),
    ListFormat(
        "ofsi-xml",
        "OFSI consolidated list (until January 2026), XML",
        sniffs_xml(f"<{_OFSI_ROOT}"),
        read_ofsi_xml,
    ),
    ListFormat(
        "ofsi-csv",
        "OFSI consolidated list (until January 2026), CSV",
        lambda file: _has_columns(file, _OFSI_KEYS),
        partial(_read_rows, "groupid"),
    ),
)
