"""OFAC's SDN_ADVANCED.XML and CONS_ADVANCED.XML: names by script, weak flags, features, identifiers.

Reference values, locations and documents come before the parties, their relations and the sanctions entries behind
them, so the parts are kept and joined at the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from entityscreen.errors import FormatError
from entityscreen.model.attributes.countries import country_code
from entityscreen.model.attributes.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.model.name import NameType
from entityscreen.model.reading import Rejection
from entityscreen.model.script import Script, main_script
from entityscreen.sources.lists.contract import ListFormat, ReadOptions
from entityscreen.sources.lists.draft import EntityDraft, field_meanings
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.formats.ofac_csv import CONSOLIDATED, DETAILS, SDN
from entityscreen.sources.lists.formats.ofac_remarks import add_labelled, add_statement
from entityscreen.sources.lists.xml_records import XmlRecords, content_of, sniffs_xml, text_of, texts_of

_ROOT = "Sanctions"
_PARTS = (
    *("DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty", "ProfileRelationship"),
    "SanctionsEntry",
)
_CONSOLIDATED_LIST = "Consolidated List"
_KINDS = {"Individual": "Person", "Entity": "Organization", "Vessel": "Vessel", "Aircraft": "Airplane"}


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each DistinctParty."""
    records = XmlRecords(origin.main, _PARTS, root=_ROOT, options=options)
    mapper: _ProfileReader | None = None
    date = ""
    for where, element in records:
        if element.tag == "DateOfIssue":
            date = _date_of(element)
        elif element.tag == "ReferenceValueSets":
            mapper = _ProfileReader(origin, _References(element, where), date)
        elif mapper is None:
            raise FormatError("has no ReferenceValueSets", where=where, fix="fetch the file anew")
        else:
            mapper.take(element, where)
    if mapper is not None:
        yield from mapper.entities()


@dataclass(slots=True)
class _Listing:
    """What the sanctions entries say of one profile."""

    dates: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # labels, texts
    programmes: list[str] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)


class _ProfileReader:
    """Takes the parts of one file in their order, and gives the entities at the end."""

    def __init__(self, origin: ListInput, references: _References, date: str) -> None:
        self._origin, self._references, self._date = origin, references, date
        self._locations: dict[str, tuple[list[str], str]] = {}
        self._documents: dict[str, list[Element]] = {}
        self._drafts: dict[str, tuple[EntityDraft, str]] = {}
        self._listings: defaultdict[str, _Listing] = defaultdict(_Listing)
        self._relations: list[Element] = []

    def take(self, element: Element, where: str) -> None:
        """Keep what a part says."""
        if element.tag == "Location":
            self._locations[element.get("ID", "")] = self._location(element)
        elif element.tag == "IDRegDocument":
            self._documents.setdefault(element.get("IdentityID", ""), []).append(element)
        elif element.tag == "DistinctParty":
            self._take_party(element, where)
        elif element.tag == "ProfileRelationship":
            self._relations.append(element)
        elif element.tag == "SanctionsEntry":
            self._take_entry(element)

    def entities(self) -> Iterator[Entity | Rejection]:
        """The entities with their programmes and relations; a party without a name is rejected."""
        for relation in self._relations:
            self._relate(relation)
        consolidated = sum(_CONSOLIDATED_LIST in listing.lists for listing in self._listings.values())
        source = CONSOLIDATED if consolidated * 2 > len(self._drafts) else SDN
        for profile, (draft, where) in self._drafts.items():
            draft.belongs_to(source)
            number = draft.entity_id.removeprefix("ofac-")
            if not draft.names:
                yield Rejection(where, "the party has no name", number)
                continue
            listing = self._listings[profile]
            for label, text in listing.notes:
                draft.note(label, text)
            yield draft.sanctioned(
                self._origin,
                where,
                record_id=number,
                source_date=self._date,
                programmes=tuple(dict.fromkeys(listing.programmes)),
                listed_on=min(filter(None, listing.dates), default=""),
                legal_basis="; ".join(dict.fromkeys(filter(None, listing.bases))),
                url=DETAILS + number,
            )

    def _location(self, element: Element) -> tuple[list[str], str]:
        """The parts of a place and its country, which stands among the parts where the file does not mark it."""
        texts = texts_of(element, "LocationPart/LocationPartValue/Value")
        country = element.find("LocationCountry")
        if country is not None:
            return texts, self._references.country(country.get("CountryID"))
        return (texts[:-1], texts[-1]) if texts and country_code(texts[-1]) else (texts, "")

    def _take_party(self, element: Element, where: str) -> None:
        number = element.get("FixedRef", "")
        profile = element.find("Profile")
        if not number or profile is None:
            raise FormatError("a party without FixedRef or Profile", where=where, fix="fetch the file anew")
        draft = EntityDraft(f"ofac-{number}", self._kind(profile), SDN)
        draft.note("", text_of(element, "Comment"))
        for identity in profile.iter("Identity"):
            groups = {
                group.get("ID", ""): self._references.word("NamePartType", group.get("NamePartTypeID"))
                for group in identity.iter("NamePartGroup")
            }
            for alias in identity.iter("Alias"):
                self._add_names(draft, alias, groups)
            for document in self._documents.get(identity.get("ID", ""), ()):
                self._add_document(draft, document)
        draft.primary_first()
        for feature in profile.iter("Feature"):
            self._add_feature(draft, feature)
        for unread in _unread(element):
            draft.note(unread.tag, content_of(unread))
        self._drafts[profile.get("ID", number)] = (draft, f"{where} (FixedRef {number})")

    def _kind(self, profile: Element) -> str:
        subtype = profile.get("PartySubTypeID")
        words = (
            self._references.word("PartySubType", subtype),
            self._references.word("PartyType", self._references.attribute("PartySubType", subtype, "PartyTypeID")),
        )
        return next((_KINDS[word] for word in words if word in _KINDS), "LegalEntity")

    def _add_names(self, draft: EntityDraft, alias: Element, groups: dict[str, str]) -> None:
        kind = self._references.word("AliasType", alias.get("AliasTypeID")).casefold()
        primary = alias.get("Primary") == "true"
        name_type: NameType = "former" if kind.startswith("f.k.a") else "primary" if primary else "alias"
        if alias.get("LowQuality") == "true":
            name_type = "weak"
        texts = [self._documented(documented, groups) for documented in alias.iter("DocumentedName")]
        # The first in Latin letters is the primary one; the same name in other scripts stands beside it.
        latin = next((text for text in texts if main_script(text) in (Script.LATIN, Script.COMMON)), "")
        for text in texts:
            in_script = name_type == "primary" and text != (latin or texts[0])
            draft.name(text, "alias" if in_script else name_type, again=True)

    def _documented(self, documented: Element, groups: dict[str, str]) -> str:
        """`LAST, First`, or the parts of another name in their order."""
        last: list[str] = []
        other_parts: list[str] = []
        for value in documented.iter("NamePartValue"):
            part = groups.get(value.get("NamePartGroupID", ""), "")
            (last if part == "Last Name" else other_parts).append((value.text or "").strip())
        return ", ".join(" ".join(part for part in parts if part) for parts in (last, other_parts) if any(parts))

    def _add_document(self, draft: EntityDraft, document: Element) -> None:
        label = self._references.word("IDRegDocType", document.get("IDRegDocTypeID"))
        issuer = document.get("IssuedBy-CountryID")
        country = self._references.country(issuer) if issuer else ""
        number = text_of(document, "IDRegistrationNo")
        add_labelled(draft, label, number, country)
        draft.note(f"{label} {number}", text_of(document, "Comment"))
        draft.note(
            f"{label} {number}",
            f"issued by {authority}" if (authority := text_of(document, "IssuingAuthority")) else None,
        )
        for date in document.iter("DocumentDate"):
            kind = self._references.word("IDRegDocDateType", date.get("IDRegDocDateTypeID"))
            period = date.find("DatePeriod")
            if period is not None:
                draft.note(f"{label} {number}", f"{kind}: {_period_of(period)[0]}")

    def _add_feature(self, draft: EntityDraft, feature: Element) -> None:
        label = self._references.word("FeatureType", feature.get("FeatureTypeID"))
        for version in feature.iter("FeatureVersion"):
            draft.note(label, text_of(version, "Comment"))
            for period in version.iter("DatePeriod"):
                self._add_period(draft, label, period)
            for detail in version.iter("VersionDetail"):
                reference = detail.get("DetailReferenceID")
                word = self._references.word("DetailReference", reference) if reference else detail.text or ""
                if word.strip():
                    add_labelled(draft, label, word.strip())
            for location in version.iter("VersionLocation"):
                self._add_location(draft, label, location.get("LocationID", ""))

    def _add_period(self, draft: EntityDraft, label: str, period: Element) -> None:
        date, approximate = _period_of(period)
        if label == "Birthdate":
            draft.add("birth_dates", date)
            draft.note("DOB", f"circa {date}" if approximate else None)
        else:
            add_statement(draft, f"{label} {date}")

    def _add_location(self, draft: EntityDraft, label: str, location_id: str) -> None:
        if location_id not in self._locations:
            raise FormatError(f"no location {location_id!r}", where=draft.entity_id, fix="fetch the file anew")
        texts, country = self._locations[location_id]
        if meaning := field_meanings("ofac-remarks").get(label):
            draft.take(meaning, ", ".join(text for text in (*texts, country) if text), label)
        else:
            draft.address(*texts, country=country)

    def _take_entry(self, entry: Element) -> None:
        listing = self._listings[entry.get("ProfileID", "")]
        listing.lists.add(self._references.word("List", entry.get("ListID")))
        for event in entry.iter("EntryEvent"):
            basis, date = event.get("LegalBasisID"), event.find("Date")
            listing.dates.append(_date_of(date) if date is not None else "")
            listing.bases.append(self._references.word("LegalBasis", basis) if basis else "")
            listing.notes.append((f"Listing {listing.dates[-1]}".strip(), text_of(event, "Comment")))
        for measure in entry.iter("SanctionsMeasure"):
            kind = self._references.word("SanctionsType", measure.get("SanctionsTypeID"))
            comments = texts_of(measure, "Comment")
            if kind == "Program":
                listing.programmes.extend(comments)
            else:
                listing.notes.extend((f"Sanctions, {kind}", comment) for comment in comments)

    def _relate(self, relation: Element) -> None:
        """Add a relation to the first party, and a note on it to both."""
        first, second = relation.get("From-ProfileID", ""), relation.get("To-ProfileID", "")
        word = self._references.word("RelationType", relation.get("RelationTypeID"))
        former = "formerly " if relation.get("Former") == "true" else ""
        comment = text_of(relation, "Comment")
        for profile, text in (
            (first, f"{former}{word} {self._named(second)}"),
            (second, f"{self._named(first)}: {former}{word}"),
        ):
            if profile in self._drafts:
                self._drafts[profile][0].note("Relation", f"{text} ({comment})" if comment else text)
        if first in self._drafts and second in self._drafts:
            related = self._drafts[second][0]
            self._drafts[first][0].relation(f"{former}{word}", related.caption, related.entity_id)

    def _named(self, profile: str) -> str:
        """A party of a relation by name and identifier; by its number where the file does not hold it."""
        if profile not in self._drafts:
            return f"profile {profile}"
        draft = self._drafts[profile][0]
        return f"{draft.caption} ({draft.entity_id})".strip()


def _unread(element: Element) -> Iterator[Element]:
    """The elements of a party that nothing here reads; the schema has more than OFAC uses."""
    for child in element:
        if child.tag not in _READ:
            yield child
        elif len(child):
            yield from _unread(child)


_READ = frozenset(
    (
        *("Comment", "Profile", "Identity", "Alias", "DocumentedName", "DocumentedNamePart", "NamePartValue"),
        *("NamePartGroups", "MasterNamePartGroup", "NamePartGroup", "Feature", "FeatureVersion", "DatePeriod"),
        *("Start", "End", "From", "To", "Year", "Month", "Day", "VersionDetail", "VersionLocation"),
        *("IdentityReference", "SanctionsEntryReference"),
    )
)


class _References:
    """The words for the numbers of one file."""

    def __init__(self, element: Element, where: str) -> None:
        self._where = where
        self._words: dict[tuple[str, str], str] = {}
        self._attributes: dict[tuple[str, str], dict[str, str]] = {}
        for values in element:
            for value in values:
                key = (value.tag, value.get("ID", ""))
                self._words[key] = " ".join((value.text or "").split())
                self._attributes[key] = dict(value.attrib)

    def word(self, kind: str, number: str | None) -> str:
        """The word of a reference value."""
        try:
            return self._words[kind, number or ""]
        except KeyError:
            problem = f"{kind} {number!r} is not among the reference values"
            raise FormatError(problem, where=self._where, fix="fetch the file anew") from None

    def attribute(self, kind: str, number: str | None, name: str) -> str:
        """An attribute of a reference value, empty when it has none."""
        return self._attributes.get((kind, number or ""), {}).get(name, "")

    def country(self, number: str | None) -> str:
        """The code or the name of a country."""
        return self.attribute("Country", number, "ISO2") or self.word("Country", number)


def _date_of(element: Element) -> str:
    """A date of Year, Month and Day elements, as precise as it is."""
    parts = [text_of(element, tag) for tag in ("Year", "Month", "Day")]
    if not parts[0]:
        return ""
    return parse_date("-".join(part for part in parts if part)) or ""


def _period_of(element: Element) -> tuple[str, bool]:
    """A DatePeriod as one date or a range, and whether it is approximate.

    A period from the first to the last day of a month or a year is that month or year.
    """
    bounds: list[str] = []
    approximate = False
    for tag in ("Start", "End"):
        bound = element.find(tag)
        if bound is not None:
            approximate |= bound.get("Approximate") == "true"
            inner = bound.find("From" if tag == "Start" else "To")
            bounds.append(_date_of(inner if inner is not None else bound))
    dates = [date for date in bounds if date]
    if not dates:
        return "", approximate
    first, last = dates[0], dates[-1]
    return _narrowed(first, last), approximate


def _narrowed(first: str, last: str) -> str:
    if first == last:
        return first
    if first[:4] == last[:4] and first[4:] == "-01-01" and last[4:] == "-12-31":
        return first[:4]
    if first[:7] == last[:7] and first.endswith("-01") and int(last[8:] or 0) >= 28:
        return first[:7]
    return f"{first}/{last}"


FORMATS = (
    ListFormat(
        "ofac-advanced", "OFAC SDN and Consolidated, advanced XML", sniffs_xml(f"<{_ROOT}", "ReferenceValueSets"), read
    ),
)
