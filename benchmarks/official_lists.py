"""What the readers take of real editions of official lists, beside an independent count of the same files.

usage: python -m benchmarks.official_lists DATA [--diff | --missing]

Each file is counted with ElementTree or csv alone: records, names, weak names, numbers, birth dates, records with a
country. Beside each count stands how many of these the reader's entity of the same record has. With `--diff`, each two
consecutive editions are compared by our `difference` and by the texts of their XML. With `--missing`, what the reader
lacks is printed. Exit status 1 when a count differs.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import entityscreen as es
from entityscreen.model.difference import difference

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?<!\d)(?:1[3-9]|20)\d\d(?!\d)")
_GREGORIAN = 1850
# Words of those of OFAC's types of numbers that identify nobody.
_NO_NUMBER = re.compile(
    r"Phone|Fax|Executive|Ticker|CAATSA|Website|Email|Gender|Sanctions|Date|Determination|Risk|Wallet", re.IGNORECASE
)
# Words of names that introduce another name or say in which script it is; the reader leaves them out.
_MARKERS = re.compile(
    r"aka|a|k|f|fka|nka|also|known|as|formerly|previously|listed|original|script|in|or|and|et|na"
    r"|russian|belarusian|belarussian|arabic|ukrainian"
)
_NO_COUNTRY = frozenset(("undetermined", "None Identified", "Unknown"))
_UNCHANGED = frozenset(("VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD"))  # of the UN's XML: they sort the list


@dataclass
class Stated:
    """What a file states of one record."""

    key: str
    names: list[tuple[str, bool]] = field(default_factory=list)  # text, whether it is weak
    numbers: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)  # of birth
    country: bool = False


def words(text: str) -> set[str]:
    """The words of a text, without case."""
    return set(_WORD.findall(text.casefold()))


def years(*texts: str) -> set[str]:
    """The years of the Gregorian calendar in texts."""
    return {year for text in texts for year in _YEAR.findall(text) if int(year) >= _GREGORIAN}


def bare(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def xml_of(data: bytes) -> Element:
    """The root, tags without namespaces."""
    root = fromstring(data)  # noqa: S314 - files of our own measuring data
    for element in root.iter():
        element.tag = bare(element.tag)
    return root


def text(element: Element, path: str) -> str:
    """The text at a path, blanks as one space."""
    return " ".join((element.findtext(path) or "").split())


def texts(element: Element, path: str) -> list[str]:
    """Every text at a path that is not blank."""
    return [plain for found in element.findall(path) if (plain := " ".join((found.text or "").split()))]


def of_un(data: bytes) -> Iterator[Stated]:
    """The UN's XML."""
    for record in xml_of(data):
        for entry in record:
            whole = " ".join(text(entry, f"{part}_NAME") for part in ("FIRST", "SECOND", "THIRD", "FOURTH"))
            stated = Stated(f"un-{text(entry, 'DATAID')}", [(whole, False)])
            stated.names += [(name, False) for name in texts(entry, "NAME_ORIGINAL_SCRIPT")]
            for alias in (*entry.findall("INDIVIDUAL_ALIAS"), *entry.findall("ENTITY_ALIAS")):
                if text(alias, "ALIAS_NAME") not in ("", "na"):
                    stated.names.append((text(alias, "ALIAS_NAME"), text(alias, "QUALITY") == "Low"))
            for number in texts(entry, "INDIVIDUAL_DOCUMENT/NUMBER"):
                stated.numbers |= set(re.findall(r"\d{5,}", number))
            for birth in entry.findall("INDIVIDUAL_DATE_OF_BIRTH"):
                stated.years |= years(*(text(birth, tag) for tag in ("DATE", "YEAR", "FROM_YEAR")))
            places = ("NATIONALITY/VALUE", "INDIVIDUAL_ADDRESS/COUNTRY", "ENTITY_ADDRESS/COUNTRY")
            stated.country = any(value != "na" for place in places for value in texts(entry, place))
            yield stated


def of_ofac_xml(data: bytes) -> Iterator[Stated]:
    """OFAC's plain XML."""
    for entry in xml_of(data).findall("sdnEntry"):
        stated = Stated(
            f"ofac-{text(entry, 'uid')}", [(f"{text(entry, 'lastName')} {text(entry, 'firstName')}", False)]
        )
        for aka in entry.findall("akaList/aka"):
            name = f"{text(aka, 'lastName')} {text(aka, 'firstName')}"
            stated.names.append((name, text(aka, "category") == "weak"))
        for item in entry.findall("idList/id"):
            number = text(item, "idNumber")
            if any(map(str.isdigit, number)) and not _NO_NUMBER.search(text(item, "idType")):
                stated.numbers.add(number.partition(" (")[0].removeprefix("IMO "))
        stated.years = years(*texts(entry, "dateOfBirthList/dateOfBirthItem/dateOfBirth"))
        places = (
            *("addressList/address/country", "nationalityList/nationality/country"),
            *("citizenshipList/citizenship/country", "vesselInfo/vesselFlag"),
        )
        stated.country = any(value not in _NO_COUNTRY for place in places for value in texts(entry, place)) or any(
            text(item, "idType") == "Nationality of Registration" for item in entry.findall("idList/id")
        )
        yield stated


def of_ofac_advanced(data: bytes) -> Iterator[Stated]:
    """OFAC's advanced XML."""
    root = xml_of(data)
    labels = {value.get("ID"): value.text for value in root.iter("FeatureType")}
    documents: dict[str, set[str]] = {}
    for document in root.iter("IDRegDocument"):
        documents.setdefault(document.get("IdentityID", ""), set()).add(text(document, "IDRegistrationNo"))
    areas = {area.get("ID"): area.get("Description") for area in root.iter("AreaCode")}
    located = {
        place.get("ID")
        for place in root.iter("Location")
        if place.find("LocationCountry") is not None
        or (place.find("LocationAreaCode") is None and place.find("LocationPart") is not None)
        or any(areas.get(area.get("AreaCodeID")) != "undetermined" for area in place.findall("LocationAreaCode"))
        or texts(place, "LocationPart[@LocPartTypeID='1450']/LocationPartValue/Value")
    }
    for party in root.iter("DistinctParty"):
        stated = Stated(f"ofac-{party.get('FixedRef')}")
        for alias in party.iter("Alias"):
            for name in alias.iter("DocumentedName"):
                parts = " ".join(part.text or "" for part in name.iter("NamePartValue"))
                stated.names.append((parts, alias.get("LowQuality") == "true"))
        for identity in party.iter("Identity"):
            stated.numbers |= {number.partition(" (")[0] for number in documents.get(identity.get("ID", ""), ())}
        for feature in party.iter("Feature"):
            label = labels.get(feature.get("FeatureTypeID"))
            if label == "Birthdate":
                stated.years |= {year.text or "" for year in feature.iterfind(".//Start/From/Year")}
            stated.country |= any(place.get("LocationID") in located for place in feature.iter("VersionLocation"))
        yield stated


def of_canada(data: bytes) -> Iterator[Stated]:
    """Canada's XML, in the order of its records: it has no numbers of its own."""
    for index, record in enumerate(xml_of(data)):
        values = {half: text(record, child.tag) for child in record for half in child.tag.split("-")[:1]}
        person = " ".join(values.get(tag, "") for tag in ("GivenName", "LastName"))
        stated = Stated(str(index), [(person.strip() or values.get("EntityOrShip", ""), False)])
        stated.names += [(name, False) for name in values.get("Aliases", "").split(";") if name.strip()]
        stated.numbers = {values["ShipIMONumber"]} if "ShipIMONumber" in values else set()
        if person.strip():
            date = values.get("DateOfBirthOrShipBuildDate", "")
            stated.years = years(date) if not date.endswith("s") else set()
        yield stated


def of_ofsi(data: bytes) -> Iterator[Stated]:
    """OFSI's CSV of 2018."""
    groups: dict[str, Stated] = {}
    lines = csv.reader(io.StringIO(data.decode("cp1252")))
    next(lines)
    header = next(lines)
    for cells in lines:
        row = dict(zip(header, cells, strict=True))
        stated = groups.setdefault(row["Group ID"], Stated(f"ofsi-{row['Group ID']}"))
        name = " ".join(row[f"Name {number}"] for number in range(1, 7))
        stated.names.append((" ".join(name.split()), False))
        stated.numbers |= set(re.findall(r"(?<![\d/.])\d{7,}(?![\d/.])", row["NI Number"]))
        stated.years |= years(row["DOB"])
        stated.country |= any(row[column].strip() for column in ("Nationality", "Country"))
    yield from groups.values()


def of_csl(data: bytes) -> Iterator[Stated]:
    """The Consolidated Screening List's CSV, in the order of its rows."""
    for index, row in enumerate(csv.DictReader(io.StringIO(data.decode("utf-8-sig")))):
        stated = Stated(str(index), [(row["name"], False)])
        stated.names += [(name, False) for name in row["alt_names"].split(";") if name.strip()]
        stated.years = years(row["dates_of_birth"])
        addresses = [part for part in row["addresses"].split(";") if re.search(r"(?:^|, )[A-Z]{2}\s*$", part)]
        stated.country = bool(addresses or row["nationalities"].strip() or row["citizenships"].strip())
        yield stated


def of_eu(data: bytes) -> Iterator[Stated]:
    """The EU's XML."""
    for entry in xml_of(data).findall("sanctionEntity"):
        stated = Stated(f"eu-{entry.get('logicalId')}")
        for alias in entry.findall("nameAlias"):
            weak = alias.get("strong") == "false" or "low quality" in text(alias, "remark")
            stated.names.append((alias.get("wholeName", ""), weak))
        stated.numbers = {
            number for item in entry.findall("identification") if (number := item.get("number", "")) not in ("", "-")
        }
        for birth in entry.findall("birthdate"):
            of_day = birth.get("birthdate", "") or birth.get("yearRangeFrom", "") or birth.get("year", "")
            stated.years |= years(of_day)
        places = (*entry.findall("citizenship"), *entry.findall("address"))
        stated.country = any(place.get("countryIso2Code") not in (None, "", "00") for place in places)
        yield stated


def of_uk(data: bytes) -> Iterator[Stated]:
    """The UK's XML."""
    for entry in xml_of(data).findall("Designation"):
        stated = Stated(f"uk-{text(entry, 'UniqueID')}")
        for name in entry.iterfind("Names/Name"):
            whole = " ".join(text(name, f"Name{number}") for number in range(1, 7))
            stated.names.append((whole, text(name, "AliasStrength").startswith("Low")))
        stated.names += [(name, False) for name in texts(entry, "NonLatinNames/NonLatinName/NameNonLatinScript")]
        for leaf in entry.iter():
            value = " ".join((leaf.text or "").split())
            if leaf.tag in ("PassportNumber", "NationalIdentifierNumber", "IMONumber") and value:
                stated.numbers |= {number.removeprefix("IMO") for number in re.findall(r"\w*\d{5,}", value)}
            if leaf.tag == "DOB":
                stated.years |= years(value)
            stated.country |= leaf.tag in ("Nationality", "AddressCountry", "CurrentBelievedFlagOfShip") and bool(value)
        yield stated


# Part of the path -> how the file is counted.
COUNTED: dict[str, Callable[[bytes], Iterator[Stated]]] = {
    "editions/un/": of_un,
    "un/UN": of_un,
    "editions/ofac": of_ofac_xml,
    "ofac_consolidated_2018": of_ofac_xml,
    "ofac_cons_advanced": of_ofac_advanced,
    "ca_sema": of_canada,
    "ofsi_conlist": of_ofsi,
    "us_csl": of_csl,
    "eu_fsf": of_eu,
    "uk_sanctions": of_uk,
}


def content(path: Path) -> bytes:
    """The bytes of a file, unpacked."""
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def compare(path: Path, stated: list[Stated]) -> dict[str, tuple[int, list[str]]]:
    """Each measure with how often the file states it, and what of it the reader's entities lack."""
    watchlist = es.read_list(path, quiet=True)
    entities, rejected = list(watchlist), watchlist.reading.rejected
    by_id = {entity.id: entity for entity in entities}
    in_file: Counter[str] = Counter()
    lacking: dict[str, list[str]] = {}

    def count(measure: str, key: str, what: str, read: bool) -> None:
        in_file[measure] += 1
        lacking.setdefault(measure, []).extend([] if read else [f"{key}: {what}"])

    for index, record in enumerate(stated):
        entity = entities[index] if record.key.isdigit() else by_id.get(record.key)
        count("records", record.key, "", entity is not None)
        if entity is None:
            continue
        named = words(" ".join(name.text for name in entity.names))
        weak = words(" ".join(name.text for name in entity.names if name.type == "weak"))
        values = re.sub(r"[\s-]", "", " ".join(number.value for number in entity.identifiers)).casefold()
        born = " ".join(entity.birth_dates)
        for name, is_weak in record.names:
            count("names", record.key, name, without_markers(name) <= named)
            if is_weak:
                count("weak names", record.key, name, without_markers(name) <= weak)
        for number in record.numbers:
            count("numbers", record.key, number, re.sub(r"[\s-]", "", number).casefold() in values)
        for year in record.years:
            count("birth years", record.key, year, year in born)
        if record.country:
            count("with a country", record.key, "", bool(entity.countries or entity.nationalities))
    lacking["records"] += [f"{path.name}: {len(entities) + len(rejected)} records read"] * (
        len(entities) + len(rejected) != len(stated)
    )
    return {measure: (in_file[measure], lacking[measure]) for measure in in_file}


def without_markers(name: str) -> set[str]:
    """The words of a name, without brackets, what introduces another name, and what says when its bearer was born."""
    return {
        word
        for word in words(re.sub(r"\([^()]*\)?|,? born .*|\b[a-z]\)", " ", name.casefold()))
        if not _MARKERS.fullmatch(word)
    }


def canonical(entry: Element) -> tuple[tuple[str, str], ...]:
    """The texts of an entry by tag, in no order, without what only sorts the list."""
    leaves = ((leaf.tag, " ".join((leaf.text or "").split())) for leaf in entry.iter() if not len(leaf))
    return tuple(sorted((tag, value) for tag, value in leaves if value and tag not in _UNCHANGED))


def entries_of(path: Path) -> dict[str, tuple[tuple[str, str], ...]]:
    """Each entry of an edition by our identifier, with its texts."""
    root = xml_of(content(path))
    un = {f"un-{text(entry, 'DATAID')}": entry for kind in root for entry in kind if entry.find("DATAID") is not None}
    found = un or {f"ofac-{text(entry, 'uid')}": entry for entry in root.findall("sdnEntry")}
    return {key: canonical(entry) for key, entry in found.items()}


def compare_editions(before: Path, after: Path) -> bool:
    """Print what changed between two editions by both ways; whether ours has nothing that the XML has not."""
    old, new = entries_of(before), entries_of(after)
    ours = difference(es.read_list(before), es.read_list(after))
    added, removed = {entity.id for entity in ours.added}, {entity.id for entity in ours.removed}
    changed = {change.id for change in ours.changed}
    by_text = {key for key in old.keys() & new.keys() if old[key] != new[key]}
    same = (added, removed) == (new.keys() - old.keys(), old.keys() - new.keys()) and changed <= by_text
    print(f"{before.name[:10]} -> {after.name[:10]}: added {len(new.keys() - old.keys())} / {len(added)}, ", end="")
    print(f"removed {len(old.keys() - new.keys())} / {len(removed)}, changed {len(by_text)} / {len(changed)}", end="")
    print("" if same else f"  NOT IN THE XML: {sorted(changed - by_text)[:5]}")
    for key in sorted(by_text - changed):
        gone, come = set(old[key]) - set(new[key]), set(new[key]) - set(old[key])
        print(f"    only in the XML: {key}: - {sorted(gone)[:3]} + {sorted(come)[:3]}")
    return same


def main(arguments: list[str]) -> int:
    """Print the counts, or the differences of the editions."""
    data = Path(arguments[0]) / "lists"
    editions = sorted(data.glob("editions/*/*"))
    if "--diff" in arguments:
        pairs = [(a, b) for a, b in pairwise(editions) if a.parent == b.parent]
        results = [compare_editions(*pair) for pair in pairs]
        return 0 if all(results) else 1
    good = True
    for path in (*sorted(data.glob("real/*")), *editions, data / "un" / "UN_consolidated.xml"):
        name = str(path.relative_to(data))
        count = next((count for part, count in COUNTED.items() if part in name), None)
        if count is None:
            continue
        print(name)
        for measure, (in_file, lacking) in compare(path, list(count(content(path)))).items():
            good &= not lacking
            print(f"    {measure:<16}{in_file:>8}{in_file - len(lacking):>8}{'  DIFFERS' if lacking else ''}")
            for line in lacking if "--missing" in arguments else ():
                print(f"        {line}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
