"""What the parts of the EU's file mean.

Here belongs the mapping of one entity and its parts (names, dates, addresses, numbers), whichever file they
come from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from entityscreen.errors import FormatError
from entityscreen.model.dates import is_gregorian, parse_date
from entityscreen.model.entity import Entity
from entityscreen.model.identifier_types import identifier_type
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.nametext import split_names

SOURCE = "eu-fsf"
_KINDS = {"P": "Person", "E": "Organization", "person": "Person", "enterprise": "Organization"}
INNER = "inner:"  # before the tag of an element within a part that the format does not know
# What is said of a number, and the words for it in a note.
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
_FLAGS = ("knownExpired", "knownFalse", "reportedLost", "revokedByIssuer", "diplomatic")


@dataclass(frozen=True, slots=True)
class Part:
    """One element of an entity: its tag and its attributes."""

    tag: str
    values: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return (self.values.get(name) or "").strip()


@dataclass(frozen=True, slots=True)
class Subject:
    """One sanctioned entity: its attributes, its parts, its place."""

    values: dict[str, str]
    parts: list[Part]
    where: str


def to_entity(subject: Subject, origin: ListInput, options: ReadOptions, date: str) -> Entity | Rejection:
    """Map an entity; one without a name is rejected.

    Raises:
        FormatError: it has no logicalId, an unknown type or an unknown part.
    """
    number = (subject.values.get("logicalId") or "").strip()
    place = f"{subject.where} (logicalId {number})"
    types = [part for part in subject.parts if part.tag == "subjectType"]
    code = (types[0]["classificationCode"] or types[0]["code"]) if types else ""
    if not number or code not in _KINDS:
        raise FormatError(f"logicalId {number!r} or subjectType {code!r} is unknown", where=subject.where)
    draft = EntityDraft(f"eu-{number}", _KINDS[code], SOURCE)
    for part in subject.parts:
        handler = _HANDLERS.get(part.tag)
        if handler is not None:
            handler(draft, part)
            _add_unread(draft, part, options, place)
        else:
            content = ", ".join(f"{name} {text}" for name, text in part.values.items() if text)
            options.refuse_unknown(f"element {part.tag}", place, content)
            draft.note(part.tag, content)
    if not draft.names:
        return Rejection(place, "the entity has no name", number)
    _add_origin(draft, subject, origin, number, date)
    return draft.build(place)


def _add_unread(draft: EntityDraft, part: Part, options: ReadOptions, where: str) -> None:
    """Refuse elements within a part that are not known; keep what its attributes say beyond what is read."""
    for name, text in part.values.items():
        if name.startswith(INNER):
            options.refuse_unknown(f"element {name.removeprefix(INNER)} in {part.tag}", where, text)
            draft.note(name.removeprefix(INNER), text)
        elif part.tag in _READ and name not in _READ[part.tag] and not name.startswith(_READ_BY_START):
            draft.note(f"{part.tag} {name}", text)


def _add_origin(draft: EntityDraft, subject: Subject, origin: ListInput, number: str, date: str) -> None:
    regulations = [part for part in subject.parts if part.tag == "regulation"]
    draft.property("unscId", subject.values.get("unitedNationId"))
    draft.note("Designation", subject.values.get("designationDetails"))
    draft.add("topics", "sanction")
    draft.origin(
        origin,
        record_id=(subject.values.get("euReferenceNumber") or "").strip() or number,
        source_date=date,
        programmes=tuple(dict.fromkeys(part["programme"] for part in regulations if part["programme"])),
        legal_basis="; ".join(dict.fromkeys(part["numberTitle"] for part in regulations if part["numberTitle"])),
        listed_on=parse_date(subject.values.get("designationDate") or "")
        or next((parse_date(part["publicationDate"]) for part in regulations if part["publicationDate"]), None),
        url=next((part["publicationUrl"] for part in regulations if part["publicationUrl"]), None),
    )


def _add_name(draft: EntityDraft, part: Part) -> None:
    pieces = (part["firstName"], part["middleName"], part["lastName"])
    whole = part["wholeName"] or " ".join(piece for piece in pieces if piece)
    weak = part["strong"].casefold() == "false"
    language = part["nameLanguage"].casefold() or None
    for name in split_names(whole):
        first = not draft.names and not weak and name.type is None
        draft.part(name, "weak" if weak else "primary" if first else "alias", language=language)
    for prop, piece in zip(("firstName", "middleName", "lastName"), pieces, strict=True):
        draft.property(prop, piece)
    draft.property("title", part["title"])
    draft.add("positions", part["function"])
    draft.sex(part["gender"])
    draft.note(f"Name {whole}", part["remark"])


def _add_birth(draft: EntityDraft, part: Part) -> None:
    pieces = (part["year"], part["monthOfYear"].zfill(2), part["dayOfMonth"].zfill(2))
    text = "-".join(piece for piece in pieces if piece.strip("0"))
    if not is_gregorian(part["calendarType"], part["year"] or part["birthdate"][:4]):
        draft.birth_elsewhere(text or part["birthdate"], part["year"] or part["birthdate"][:4], part["calendarType"])
        _add_birth_place(draft, part)
        return
    stated = parse_date(part["birthdate"])
    if not stated and part["year"] and part["year"] != "0":
        stated = parse_date(text) or parse_date(part["year"])
    if not stated and part["yearRangeFrom"] and part["yearRangeTo"]:
        stated = parse_date(f"{part['yearRangeFrom']} to {part['yearRangeTo']}")
    draft.open_range(part["yearRangeFrom"], part["yearRangeTo"])
    draft.add("birth_dates", stated)
    if part["circa"].casefold() == "true" and stated:
        draft.note("DOB", f"circa {stated}")
    _add_birth_place(draft, part)


def _add_birth_place(draft: EntityDraft, part: Part) -> None:
    where = (part["place"], part["city"], part["region"], _country(part))
    draft.property("birthPlace", ", ".join(dict.fromkeys(text for text in where if text)))
    draft.note("DOB", part["remark"])


def _country(part: Part) -> str:
    """The country's name; the file writes `UNKNOWN` and `00` for none."""
    return "" if part["countryDescription"].upper() == "UNKNOWN" else part["countryDescription"]


def _code(part: Part) -> str:
    code = part["countryIso2Code"]
    return code if code not in ("", "00") else _country(part)


def _add_address(draft: EntityDraft, part: Part) -> None:
    box = f"PO Box {part['poBox']}" if part["poBox"] else ""
    pieces = (part["street"], box, part["zipCode"], part["city"], part["place"], part["region"])
    draft.country(_code(part))
    draft.address(*pieces, country=_country(part))
    for name, text in part.values.items():
        if name.startswith("contact"):
            draft.note(name.partition(":")[2] or "Contact", text)
    draft.note("Address", part["remark"])


def _add_identification(draft: EntityDraft, part: Part) -> None:
    label = part["identificationTypeCode"] or part["identificationTypeDescription"]
    number = part["number"] or part["latinNumber"]
    for written in (number, part["latinNumber"]):
        draft.identifier(written, identifier_type(label) if label else "id", _code(part) or None)
    flags = [name for name in _FLAGS if part[name].casefold() == "true"]
    about = [f"{told} {part[name]}".strip() for name, told in _ABOUT_NUMBERS if part[name]]
    draft.note(f"{label} {number}", ", ".join(text for text in (*about, *flags) if text))


def _add_citizenship(draft: EntityDraft, part: Part) -> None:
    draft.nationality(_code(part))
    draft.note("Citizenship", ", ".join(text for text in (part["region"], part["remark"]) if text))


def _nothing(_draft: EntityDraft, _part: Part) -> None:
    """Read elsewhere: the type with the entity, the regulations with the provenance."""


# What the handlers read of each part, and what says nothing of the entity; another attribute becomes a note.
_OF_ALL = ("countryIso2Code", "countryDescription", "region", "remark", "logicalId", "asAtListingTime")
_READ_BY_START = ("regulation", "contact", "publication")
_READ = {
    "nameAlias": frozenset(
        (
            *_OF_ALL,
            "firstName",
            "middleName",
            "lastName",
            "wholeName",
            "nameLanguage",
            "strong",
            "gender",
            "title",
            "function",
        )
    ),
    "birthdate": frozenset(
        (
            *(*_OF_ALL, "birthdate", "dayOfMonth", "monthOfYear", "year", "yearRangeFrom", "yearRangeTo", "circa"),
            *("calendarType", "place", "city"),
        )
    ),
    "address": frozenset((*_OF_ALL, "street", "poBox", "zipCode", "city", "place")),
    "identification": frozenset(
        (
            *(*_OF_ALL, *_FLAGS, *(name for name, _ in _ABOUT_NUMBERS), "number", "latinNumber"),
            *("identificationTypeCode", "identificationTypeDescription"),
        )
    ),
    "citizenship": frozenset(_OF_ALL),
}
_HANDLERS: dict[str, Callable[[EntityDraft, Part], None]] = {
    "nameAlias": _add_name,
    "birthdate": _add_birth,
    "address": _add_address,
    "identification": _add_identification,
    "citizenship": _add_citizenship,
    "remark": lambda draft, part: draft.note("", part["remark"]),
    "subjectType": _nothing,
    "regulation": _nothing,
}
