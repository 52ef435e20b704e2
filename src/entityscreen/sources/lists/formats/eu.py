"""The consolidated list of the European Union, 1.1: XML, whose data are attributes, and CSV, with one row for each
name, address, date or number of an entity. Both become the same parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from entityscreen.errors import FormatError
from entityscreen.model.attributes.dates import is_gregorian, parse_date
from entityscreen.model.attributes.identifier_types import known_type
from entityscreen.model.entity import Entity
from entityscreen.model.reading import Rejection
from entityscreen.sources.lists.contract import ListFormat, ReadOptions
from entityscreen.sources.lists.draft import EntityDraft, joined_date
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.nametext import split_names, type_by_remark
from entityscreen.sources.lists.tabular import Row, headed, sniffs_columns
from entityscreen.sources.lists.xml_records import XmlRecords, content_of

_SOURCE = "eu-fsf"
_KINDS = {"P": "Person", "E": "Organization", "person": "Person", "enterprise": "Organization"}
_INNER = "inner:"  # before the tag of an element within a part that the format does not know
# What is stated of a number, and the words for it in a note.
_ABOUT_NUMBERS = (
    ("nameOnDocument", "in the name of"),
    ("issuedBy", ""),
    ("issueDate", "issued"),
    ("issuedDate", "issued"),
    ("validFrom", "valid from"),
    ("validTo", "valid to"),
    ("region", ""),
    ("remark", ""),
)
_NAME_PARTS = ("firstName", "middleName", "lastName")
_FLAGS = ("knownExpired", "knownFalse", "reportedLost", "revokedByIssuer", "diplomatic")
# Attributes of every part that say nothing of the entity.
_SAYS_NOTHING = frozenset(
    (
        *("countryIso2Code", "countryDescription", "region", "remark", "logicalId", "asAtListingTime", "zipCode"),
        *("circa", "yearRangeFrom", "yearRangeTo", "birthdate", "calendarType"),
    )
)
_SAYS_NOTHING_BY_START = ("regulation", "contact", "publication")
_ROOT, _RECORD = "export", "sanctionEntity"
_REQUIRED = ("Entity_LogicalId", "NameAlias_WholeName")
_SUMMARIES = frozenset(("regulationSummary",))  # of each part; the entity's regulations say more
# The CSV's prefixes, and the XML's element for each.
_PREFIXES = {
    "NameAlias": "nameAlias",
    "Address": "address",
    "BirthDate": "birthdate",
    "Identification": "identification",
    "Citizenship": "citizenship",
}
# What the CSV calls otherwise than the XML.
_SAME = {
    "birthDate": "birthdate",
    "typeCode": "identificationTypeCode",
    "typeDescription": "identificationTypeDescription",
    "day": "dayOfMonth",
    "month": "monthOfYear",
    "eUReferenceNumber": "euReferenceNumber",
}
_PART_OF_CSV = frozenset((*_PREFIXES, "Entity", "fileGenerationDate", "Title"))


@dataclass(frozen=True, slots=True)
class _XmlPart:
    """One element of an entity: its tag, its attributes, and which of these were read."""

    tag: str
    values: dict[str, str]
    read_names: set[str] = field(default_factory=set)

    def __getitem__(self, name: str) -> str:
        self.read_names.add(name)
        text = (self.values.get(name) or "").strip()
        return "" if text == "-" else text


@dataclass(frozen=True, slots=True)
class _Subject:
    """One sanctioned entity: its attributes, its parts, its place."""

    values: dict[str, str]
    parts: list[_XmlPart]
    where: str


def sniff_xml(file: ListFile) -> bool:
    """An XML file with the EU's namespace, or its root and records."""
    head = file.text_head
    return file.suffix == ".xml" and (f"<{_RECORD}" in head or "eu.europa.ec/fpi/fsd/export" in head)


def read_xml(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each sanctionEntity."""
    records = XmlRecords(origin.main, (_RECORD,), root=_ROOT, options=options)
    for where, element in records:
        date = parse_date(records.attributes.get("generationDate", "")[:10]) or ""
        parts = [_xml_part(child) for child in element]
        yield _to_entity(_Subject(dict(element.attrib), parts, where), origin, options, date)


def _xml_part(element: Element) -> _XmlPart:
    values = dict(element.attrib)
    if text := (element.text or "").strip():
        values["remark" if element.tag == "remark" else "text"] = text
    for child in element:
        if child.tag in ("remark", "publicationUrl"):
            values[child.tag] = " ".join((values.get(child.tag, ""), child.text or "")).strip()
        elif child.tag == "contactInfo":
            values[f"contact:{child.get('key', '')}"] = child.get("value", "")
        elif child.tag not in _SUMMARIES:
            values[_INNER + child.tag] = content_of(child)
    return _XmlPart(element.tag, values)


def read_csv(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each Entity_LogicalId, from all of its rows, also where a table was sorted otherwise."""
    grouped: dict[str, tuple[str, list[Row]]] = {}
    for where, row in headed(origin.main, ";"):
        if not grouped:
            _check_columns(row, options, where)
        filled = {column: text for column, text in row.items() if text}  # most of some ninety cells are blank
        grouped.setdefault(filled.get("Entity_LogicalId", ""), (where, []))[1].append(filled)
    for where, rows in grouped.values():
        date = parse_date(rows[0].get("fileGenerationDate", "")) or ""
        yield _to_entity(_csv_subject(where, rows), origin, options, date)


def _check_columns(row: Row, options: ReadOptions, where: str) -> None:
    if missing := [column for column in _REQUIRED if column not in row]:
        raise FormatError(f"no column {missing[0]}", where=where, fix="fetch the file anew")
    if unknown := _unknown(row):
        options.refuse_unknown(f"column {unknown[0]}", where, unknown[0])


def _unknown(row: Row) -> list[str]:
    return [column for column in row if column.partition("_")[0] not in _PART_OF_CSV]


def _csv_subject(where: str, rows: list[Row]) -> _Subject:
    first = rows[0]
    attributes = {_xml_name(column): text for column, text in first.items() if column.startswith("Entity_")}
    parts = [_XmlPart("remark", {"remark": attributes["remark"]})] if attributes.get("remark") else []
    subject = {
        "code": attributes.get("subjectType", ""),
        "classificationCode": attributes.get("subjectTypeClassificationCode", ""),
    }
    regulation = {
        name[0].lower() + name[1:]: text
        for column, text in first.items()
        if (name := column.removeprefix("Entity_Regulation_")) != column
    }
    parts += [_XmlPart("subjectType", subject), _XmlPart("regulation", regulation)]
    for row in rows:
        for prefix, tag in _PREFIXES.items():
            values = {_xml_name(column): text for column, text in row.items() if column.startswith(f"{prefix}_")}
            if any(text.strip() for text in values.values()):
                parts.append(_XmlPart(tag, values))
        parts += [_XmlPart(column, {"is": row[column]}) for column in _unknown(row)]
    return _Subject(attributes, parts, where)


def _xml_name(column: str) -> str:
    """`Identification_TypeCode` is `identificationTypeCode` in the XML, `Address_City` is `city`."""
    words = column.split("_")[1:]
    name = "".join((words[0][0].lower() + words[0][1:], *words[1:])) if words and words[0] else column
    return _SAME.get(name, name)


def _to_entity(subject: _Subject, origin: ListInput, options: ReadOptions, date: str) -> Entity | Rejection:
    number = (subject.values.get("logicalId") or "").strip()
    place = f"{subject.where} (logicalId {number})"
    types = [part for part in subject.parts if part.tag == "subjectType"]
    code = (types[0]["classificationCode"] or types[0]["code"]) if types else ""
    if not number or code not in _KINDS:
        raise FormatError(f"logicalId {number!r} or subjectType {code!r} is unknown", where=subject.where)
    draft = EntityDraft(f"eu-{number}", _KINDS[code], _SOURCE)
    for part in subject.parts:
        if part.tag in _READERS:
            _READERS[part.tag](draft, part)
            _add_unread(draft, part, options, place)
        else:
            content = ", ".join(f"{name} {text}" for name, text in part.values.items() if text)
            options.refuse_unknown(f"element {part.tag}", place, content)
            draft.note(part.tag, content)
    if not draft.names:
        return Rejection(place, "the entity has no name", number)
    draft.choose_primary()
    return _sanctioned(draft, subject, origin, number, date, place)


def _add_unread(draft: EntityDraft, part: _XmlPart, options: ReadOptions, where: str) -> None:
    """Refuse elements within a part that are not known; keep what its attributes say beyond what is read."""
    for name, text in part.values.items():
        if name.startswith(_INNER):
            options.refuse_unknown(f"element {name.removeprefix(_INNER)} in {part.tag}", where, text)
            draft.note(name.removeprefix(_INNER), text)
        elif name not in part.read_names and name not in _SAYS_NOTHING and not name.startswith(_SAYS_NOTHING_BY_START):
            draft.note(f"{part.tag} {name}", text)


def _sanctioned(draft: EntityDraft, subject: _Subject, origin: ListInput, number: str, date: str, where: str) -> Entity:
    regulations = [part for part in subject.parts if part.tag == "regulation"]
    draft.property("unscId", subject.values.get("unitedNationId"))
    draft.note("Designation", subject.values.get("designationDetails"))
    return draft.sanctioned(
        origin,
        where,
        record_id=(subject.values.get("euReferenceNumber") or "").strip() or number,
        source_date=date,
        programmes=tuple(dict.fromkeys(part["programme"] for part in regulations if part["programme"])),
        legal_basis="; ".join(dict.fromkeys(part["numberTitle"] for part in regulations if part["numberTitle"])),
        listed_on=parse_date(subject.values.get("designationDate") or "")
        or next((parse_date(part["publicationDate"]) for part in regulations if part["publicationDate"]), None),
        url=next((part["publicationUrl"] for part in regulations if part["publicationUrl"]), None),
    )


def _add_name(draft: EntityDraft, part: _XmlPart) -> None:
    pieces = [part[name] for name in _NAME_PARTS]
    whole = part["wholeName"] or " ".join(piece for piece in pieces if piece)
    name_type = "weak" if part["strong"].casefold() == "false" else type_by_remark(part["remark"]) or "alias"
    for name in split_names(whole):
        draft.part(name, name_type, language=part["nameLanguage"] or None)
    for prop, piece in zip(_NAME_PARTS, pieces, strict=True):
        draft.property(prop, piece)
    draft.property("title", part["title"])
    draft.add("positions", part["function"])
    draft.sex(part["gender"])
    draft.note(f"Name {whole}", part["remark"])


def _add_birth(draft: EntityDraft, part: _XmlPart) -> None:
    text = joined_date(part["year"], part["monthOfYear"], part["dayOfMonth"])
    if is_gregorian(part["calendarType"], part["year"] or part["birthdate"][:4]):
        _add_birth_date(draft, part, text)
    else:
        _add_foreign_birth_date(draft, part, text)
    draft.birth_place(*dict.fromkeys((part["place"], part["city"], part["region"], _country(part))))
    draft.note("DOB", part["remark"])


def _add_birth_date(draft: EntityDraft, part: _XmlPart, text: str) -> None:
    stated = parse_date(part["birthdate"])
    if not stated and part["year"] and part["year"] != "0":
        stated = parse_date(text) or parse_date(part["year"])
    if not stated and part["yearRangeFrom"] and part["yearRangeTo"]:
        stated = parse_date(f"{part['yearRangeFrom']} to {part['yearRangeTo']}")
    draft.open_range(part["yearRangeFrom"], part["yearRangeTo"])
    draft.add("birth_dates", stated)
    if part["circa"].casefold() == "true" and stated:
        draft.note("DOB", f"circa {stated}")


def _add_foreign_birth_date(draft: EntityDraft, part: _XmlPart, text: str) -> None:
    """The day beside the year of another calendar is Gregorian; the remark may say which calendar it is."""
    stated = parse_date(part["birthdate"])
    if stated and part["year"] and is_gregorian("unknown", stated[:4]):
        draft.add("birth_dates", stated)
        draft.note("DOB", f"{text} ({part['calendarType']})")
        return
    year = part["year"] or part["birthdate"][:4]
    draft.birth_elsewhere(text or part["birthdate"], year, f"{part['calendarType']} {part['remark']}".strip())


def _country(part: _XmlPart) -> str:
    """The country's name; the file writes `UNKNOWN` and `00` for none."""
    return "" if part["countryDescription"].upper() == "UNKNOWN" else part["countryDescription"]


def _code(part: _XmlPart) -> str:
    code = part["countryIso2Code"]
    return code if code not in ("", "00") else _country(part)


def _add_address(draft: EntityDraft, part: _XmlPart) -> None:
    box = f"PO Box {part['poBox']}" if part["poBox"] else ""
    pieces = (part["street"], box, part["zipCode"], part["city"], part["place"], part["region"])
    draft.country(_code(part))
    draft.address(*pieces, _country(part))
    for name, text in part.values.items():
        if name.startswith("contact"):
            draft.note(name.partition(":")[2] or "Contact", text)
    draft.note("Address", part["remark"])


def _add_identification(draft: EntityDraft, part: _XmlPart) -> None:
    code, description = part["identificationTypeCode"], part["identificationTypeDescription"]
    label = description if description and not known_type(code) else code
    number = part["number"] or part["latinNumber"]
    for written in (number, part["latinNumber"]):
        draft.identifier(written, known_type(label) or "id", _code(part) or None)
    flags = [name for name in _FLAGS if part[name].casefold() == "true"]
    about = [f"{words} {part[name]}".strip() for name, words in _ABOUT_NUMBERS if part[name]]
    draft.note(f"{label} {number}".strip(), ", ".join(text for text in (*about, *flags) if text))


def _add_citizenship(draft: EntityDraft, part: _XmlPart) -> None:
    draft.nationality(_code(part))
    draft.note("Citizenship", ", ".join(text for text in (part["region"], part["remark"]) if text))


_READERS: dict[str, Callable[[EntityDraft, _XmlPart], None]] = {
    "nameAlias": _add_name,
    "birthdate": _add_birth,
    "address": _add_address,
    "identification": _add_identification,
    "citizenship": _add_citizenship,
    "remark": lambda draft, part: draft.note("", part["remark"]),
    # Read elsewhere: the type with the entity, the regulations with the provenance.
    "subjectType": lambda _draft, part: part.read_names.update(part.values),
    "regulation": lambda _draft, part: part.read_names.update(part.values),
}

FORMATS = (
    ListFormat("eu-xml", "EU financial sanctions, XML 1.1", sniff_xml, read_xml),
    ListFormat("eu-csv", "EU financial sanctions, CSV 1.1", sniffs_columns(*_REQUIRED, delimiter=";"), read_csv),
)
