"""What the fields of the UK's lists mean.

Here belongs the mapping of a designation's rows. The XML, the CSV and OFSI's old CSV call the same things by
nearly the same names, so one table serves them all.
"""

from __future__ import annotations

from collections.abc import Callable

from entityscreen.errors import FormatError
from entityscreen.model.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.model.name import NameType
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.gb_sl.labelled import labelled_parts
from entityscreen.sources.lists.identifiers import un_reference
from entityscreen.sources.lists.nametext import split_names

SOURCE = "gb-sl"
Fields = list[tuple[str, str]]
_KINDS = {"individual": "Person", "entity": "Organization", "ship": "Vessel", "vessel": "Vessel"}
_NAME_TYPES: dict[str, NameType] = {
    "primary name": "primary",
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
_POSTCODES, _COUNTRIES = ("addresspostalcode", "postzipcode"), ("addresscountry", "country")


def field_key(label: str) -> str:
    """A field's name without spaces, punctuation and case: the XML's and the CSV's are the same.

    Example:
        >>> field_key("Business registration number (s)"), field_key("BusinessRegistrationNumber")
        ('businessregistrationnumber', 'businessregistrationnumber')
    """
    key = "".join(c for c in label.casefold().replace("(s)", "").replace("(/ies)", "") if c.isalnum())
    return key.removeprefix("\ufeff")


class UkMapper:
    """Maps the designations of one file.

    Args:
        origin: the file.
        options: what to do with unknown fields.
    """

    def __init__(self, origin: ListInput, options: ReadOptions) -> None:
        self._origin, self._options, self.date = origin, options, ""

    def to_entity(self, rows: list[Fields], where: str) -> Entity | Rejection:
        """Map the rows of a designation; one without a name is rejected.

        Raises:
            FormatError: the kind, the type of a name or a field is unknown.
        """
        first = {key: text for row in reversed(rows) for key, text in row if text}
        number = first.get("uniqueid") or first.get("groupid") or ""
        kind = (
            first.get("individualentityship") or first.get("designationtype") or first.get("grouptype") or ""
        ).casefold()
        if kind not in _KINDS:
            raise FormatError(f"unknown kind {kind!r}", where=where, mend="report it: the format changed")
        prefix = "uk" if "uniqueid" in first else "ofsi"
        draft = EntityDraft(f"{prefix}-{number}", _KINDS[kind], SOURCE)
        for row in rows:
            self._add_row(draft, dict(row), where)
        if not draft.names:
            return Rejection(where, "the designation has no name", number, str(first))
        draft.names.sort(key=lambda name: name.type != "primary")
        draft.add("topics", "sanction")
        draft.origin(
            self._origin,
            record_id=number,
            source_date=self.date,
            programmes=tuple(text for key in ("regimename", "regime") if (text := first.get(key))),
            listed_on=parse_date(first.get("datedesignated") or first.get("listedon") or ""),
        )
        return draft.build(where)

    def _add_row(self, draft: EntityDraft, row: dict[str, str], where: str) -> None:
        _add_name(draft, row, where)
        pieces = [row.get(key) for key in (*_ADDRESS_KEYS, *_POSTCODES)]
        country = next((text for key in _COUNTRIES if (text := row.get(key))), None)
        if country or any(pieces):
            draft.address(*pieces, country=country)
        _add_numbers(draft, row)
        born_in = [text for key in ("townofbirth", "countryofbirth") if (text := row.get(key))]
        draft.property("birthPlace", ", ".join(born_in))
        for key, text in row.items():
            handler = _HANDLERS.get(_LABELS.get(key, key))
            if handler is not None and text:
                handler(draft, text)
            elif handler is None and key not in _READ_BY_NAME:
                self._unknown(draft, key, text, where)

    def _unknown(self, draft: EntityDraft, key: str, text: str, where: str) -> None:
        self._options.refuse_unknown(f"field {key}", where, text)
        draft.note(key, text)


def _add_name(draft: EntityDraft, row: dict[str, str], where: str) -> None:
    word = (row.get("nametype") or row.get("aliastype") or "").casefold().rstrip(".")
    strength = (row.get("aliasstrength") or row.get("aliasquality") or "").casefold()
    if word not in _NAME_TYPES:
        raise FormatError(f"unknown type of name {word!r}", where=where, mend="report it: the format changed")
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
        number = next((text for key in number_keys if (text := row.get(key))), None)
        detail = next((text for key in detail_keys if (text := row.get(key))), None)
        in_one = "groupid" in row and not any(key in row for key in number_keys)
        if in_one and any(map(str.isdigit, detail or "")):
            number, detail = detail, None  # until 2022 OFSI had one column for a number and what is said of it
        draft.numbers(number, kind, kind)
        draft.note(f"{kind} {number or ''}".strip(), detail)


_NUMBERS = (
    ("passport", ("passportnumber",), ("passportadditionalinformation", "passportdetails")),
    (
        "national-id",
        ("nationalidentifiernumber", "nationalidentificationnumber", "ninumber"),
        ("nationalidentifieradditionalinformation", "nationalidentificationdetails"),
    ),
)
_READ_BY_NAME = frozenset(
    (
        *("uniqueid", "groupid", "individualentityship", "designationtype", "grouptype", "regimename", "regime"),
        *("datedesignated", "listedon", "nametype", "aliastype", "aliasstrength", "aliasquality"),
        *("namenonlatinscript", "townofbirth", "countryofbirth", *_NAME_KEYS, *_ADDRESS_KEYS, *_POSTCODES),
        *(*_COUNTRIES, *(key for _, numbers, details in _NUMBERS for key in (*numbers, *details))),
    )
)


def _note(label: str) -> Callable[[EntityDraft, str], None]:
    return lambda draft, text: draft.note(label, text)


def _property(name: str) -> Callable[[EntityDraft, str], None]:
    return lambda draft, text: draft.property(name, text)


def _indicator(label: str) -> Callable[[EntityDraft, str], None]:
    return lambda draft, text: draft.note("Sanctions", label) if text.casefold() == "true" else None


def _flag(draft: EntityDraft, text: str) -> None:
    draft.property("flag", text)
    draft.country(text)


def _birth(draft: EntityDraft, text: str) -> None:
    # `dd/mm/1961` states a year, `00/05/1961` a month.
    draft.birth(text.casefold().replace("dd/", "").replace("mm/", "").replace("00/", ""))


def _other_information(draft: EntityDraft, text: str) -> None:
    """OFSI writes what has no column of its own behind labels; a label that is not known is a note's."""
    for label, value in labelled_parts(text):
        key = field_key(label)
        handler = _HANDLERS.get(_LABELS.get(key, key)) if key else None
        if handler is not None:
            handler(draft, value)
        else:
            draft.note(label, value)


def _un_reference(draft: EntityDraft, text: str) -> None:
    draft.property("unscId", un_reference(text))
    draft.note("UN reference", None if un_reference(text) == text else text)


# What OFSI calls otherwise than the UK Sanctions List.
_LABELS = {
    "businessregno": "businessregistrationnumber",
    "businessregnumber": "businessregistrationnumber",
    "currentowner": "currentowneroperator",
    "currentowners": "currentowneroperator",
    "previousowner": "previousowneroperator",
    "previousowners": "previousowneroperator",
    "currentflag": "currentbelievedflagofship",
    "currentbelievedflag": "currentbelievedflagofship",
    "shiptype": "typeofship",
    "tonnage": "tonnageofship",
    "shiptonnage": "tonnageofship",
    "length": "lengthofship",
    "shiplength": "lengthofship",
    "emailaddresses": "emailaddress",
    "phonenumbers": "phonenumber",
    "websites": "website",
    "unref": "unreferencenumber",
    "unreference": "unreferencenumber",
}
_HANDLERS: dict[str, Callable[[EntityDraft, str], None]] = {
    "dob": _birth,
    "nationality": EntityDraft.nationality,
    "gender": EntityDraft.sex,
    "position": lambda draft, text: draft.add("positions", text),
    "title": _property("title"),
    "lastupdated": lambda draft, text: draft.date_property("modifiedAt", text),
    "unreferencenumber": _un_reference,
    "ofsigroupid": _property("ofsiGroupId"),
    "uksanctionslistref": _property("ukSanctionsListRef"),
    "uksanctionslistdatedesignated": _note("UK Sanctions List date designated"),
    "nonlatinscripttype": _property("script"),
    "nonlatinscriptlanguage": _property("scriptLanguage"),
    "designationsource": _note("Designation source"),
    "sanctionsimposed": _note("Sanctions imposed"),
    "otherinformation": _other_information,
    "ukstatementofreasons": _note("Statement of reasons"),
    "phonenumber": _property("phone"),
    "website": _property("website"),
    "emailaddress": _property("email"),
    "typeofentity": _property("legalForm"),
    "subsidiaries": _note("Subsidiaries"),
    "subsidiary": _note("Subsidiaries"),
    "parentcompany": _note("Parent company"),
    "businessregistrationnumber": lambda draft, text: draft.numbers(text, "registration", "registration"),
    "imonumber": lambda draft, text: draft.numbers(text, "imo", "IMO"),
    "currentowneroperator": _note("Current owner or operator"),
    "previousowneroperator": _note("Previous owner or operator"),
    "currentbelievedflagofship": _flag,
    "previousflag": _property("pastFlags"),
    "previousflags": _property("pastFlags"),
    "typeofship": _property("type"),
    "tonnageofship": _property("tonnage"),
    "lengthofship": _note("Length of ship"),
    "yearbuilt": _property("buildDate"),
    "hullidentificationnumberhin": lambda draft, text: draft.identifier(text, "hull-number"),
    "hullidentificationnumber": lambda draft, text: draft.identifier(text, "hull-number"),
    "assetfreeze": _indicator("Asset freeze"),
    "armsembargo": _indicator("Arms embargo"),
    "targetedarmsembargo": _indicator("Targeted arms embargo"),
    "charteringofships": _indicator("Chartering of ships"),
    "closureofrepresentativeoffices": _indicator("Closure of representative offices"),
    "crewservicingofshipsandaircraft": _indicator("Crew servicing of ships and aircraft"),
    "deflag": _indicator("Deflag"),
    "preventionofbusinessarrangements": _indicator("Prevention of business arrangements"),
    "prohibitionofportentry": _indicator("Prohibition of port entry"),
    "travelban": _indicator("Travel ban"),
    "preventionofcharteringofships": _indicator("Prevention of chartering of ships"),
    "preventionofcharteringofshipsandaircraft": _indicator("Prevention of chartering of ships and aircraft"),
    "technicalassistancerelatedtoaircraft": _indicator("Technical assistance related to aircraft"),
    "trustservicessanctions": _indicator("Trust services sanctions"),
    "directordisqualificationsanction": _indicator("Director disqualification sanction"),
}
