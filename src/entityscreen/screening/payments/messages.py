"""Payment messages: their parties with what is known of them, and their text fields, each with its place.

It reads the fields of MT103 (SWIFT, Standards MT, Category 1) and of ISO 20022 messages such as pacs.008. XML is read
without document types and entities of its own. How they are screened is in `text_hits.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from entityscreen.errors import FormatError, InvalidInputError
from entityscreen.model.attributes.countries import country_code
from entityscreen.model.attributes.dates import read_dates
from entityscreen.model.entity import Identifier
from entityscreen.model.name import why_too_long
from entityscreen.names.fields.addressing import is_street

DEPTH = 64  # of XML elements; pacs.008 nests 15 deep at most


@dataclass(frozen=True, slots=True)
class Field:
    """A text field of a message.

    Attributes:
        name: tag or path; empty for a text that is no message.
        text: as it reads, without escapes.
        starts: of each character of `text`, its place in the message; one more for the end.
        address: where in `text` the address of a party begins, behind its name; None in a text that is of no party.
    """

    name: str
    text: str
    starts: Sequence[int]
    address: int | None = None


@dataclass(slots=True)
class NamedParty:
    """A party or an agent of a message.

    Attributes:
        field: where its name is, or its number where it has no name.
        start: of it in the message.
        end: behind it.
        values: of the `Party`.
        is_bank: whether it is a bank that passes the money on.
    """

    field: str
    start: int
    end: int
    values: dict[str, Any]
    is_bank: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """What of a text is screened: fields that are searched for listed names, and parties."""

    fields: tuple[Field, ...]
    parties: tuple[NamedParty, ...] = ()


def read_message(text: str) -> Message:
    """The fields and parties of a message; a text of another form is one field.

    Example:
        >>> message = read_message(":20:1\\n:59:/DE12\\nMa Yun\\n:70:rent")
        >>> [(field.name, field.text) for field in message.fields]
        [('59', 'Ma Yun'), ('70', 'rent')]
    """
    if not isinstance(text, str):
        raise InvalidInputError(f"a text is needed, not {type(text).__name__}", where="screen_text")
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return _XmlReader(text).read()
    tags = list(_TAG.finditer(text))
    if len(tags) > 1 and {tag[1][:2] for tag in tags} & _PARTY_TAGS:
        return _read_mt(text, tags)
    return Message((Field("", text, range(len(text) + 1)),))


# --- MT103 -----------------------------------------------------------------------------------------------------------

_TAG = re.compile(r"^(?:\{4:[ \t]*)?:(\d{2}[A-Z]?):", re.MULTILINE)
# Ordering and beneficiary customer, and the institutions between them.
_BANK_TAGS = frozenset({"51", "52", "53", "54", "55", "56", "57"})
_PARTY_TAGS = _BANK_TAGS | {"50", "59"}
# Remittance information, sender to receiver information, regulatory reporting, envelope.
_TEXT_TAGS = frozenset({"70", "72", "77"})
_LINE = re.compile(r"[^\r\n]+")
_BIC = re.compile(r"[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_NUMBERED = re.compile(r"([1-8])/(.*)")
_LINE_LENGTH = 33  # of 35 characters; a name that fills its line may go on in the next one
# Codes of party identifiers in 50F (SWIFT usage guidelines).
_CODES = {"CCPT": "passport", "NIDN": "national-id", "TXID": "tax-id", "DRLC": "driver-licence", "ARNU": "registration"}
_CODED = re.compile(r"(ARNU|CCPT|CUST|DRLC|EMPL|NIDN|SOSE|TXID)/([A-Z]{2})/(.+)")


def _read_mt(text: str, tags: Sequence[re.Match[str]]) -> Message:
    fields: list[Field] = []
    parties: list[NamedParty] = []
    ends = [*(tag.start() for tag in tags[1:]), len(text)]
    for tag, end in zip(tags, ends, strict=True):
        lines = [line for line in _LINE.finditer(text, tag.end(), end) if line[0].strip() not in ("-}", "-")]
        number = tag[1][:2]
        if number in _PARTY_TAGS:
            named = _mt_party(tag[1], lines)
            if named is not None:
                named.is_bank = number in _BANK_TAGS
                parties.append(named)
            lines = [line for line in lines if not line[0].startswith("/") and not _bic_of(tag[1], line[0])]
        if lines and number in _PARTY_TAGS | _TEXT_TAGS:
            fields += _mt_fields(text, tag[1], lines)
    return Message(tuple(fields), tuple(parties))


def _mt_fields(text: str, tag: str, lines: Sequence[re.Match[str]]) -> Iterator[Field]:
    """The text of a field as it is searched; of free text whose lines are full, once more without their breaks."""
    start, stop = lines[0].start(), lines[-1].end()
    address = _address_of(lines) - start if tag[:2] in _PARTY_TAGS else None
    yield Field(tag, text[start:stop], range(start, stop + 1), address)
    if address is None and any(len(line[0]) >= _LINE_LENGTH for line in lines[:-1]):
        yield _without_breaks(tag, lines)


def _without_breaks(tag: str, lines: Sequence[re.Match[str]]) -> Field:
    """Returns a field whose full lines run on into the next: names are broken where a line ends, in a word too."""
    pieces, starts = list[str](), list[int]()
    for line in lines:
        pieces.append(line[0])
        starts += range(line.start(), line.end())
        if len(line[0]) < _LINE_LENGTH and line is not lines[-1]:
            pieces.append("\n")
            starts.append(line.end())
    return Field(tag, "".join(pieces), [*starts, lines[-1].end()])


def _bic_of(tag: str, line: str) -> re.Match[str] | None:
    """Returns the parts of a BIC; URDANETA in a customer's field is a name, where its option is not A."""
    is_name = tag[:2] not in _BANK_TAGS and not tag.endswith("A")
    return None if is_name else _BIC.fullmatch(line.strip())


def _address_of(lines: Sequence[re.Match[str]]) -> int:
    """Returns the place in the message where the address begins: behind the name, which may have several lines."""
    return next((line.start() for line in lines[1:] if not line[0].startswith("1/")), lines[-1].end())


def _mt_party(tag: str, lines: Sequence[re.Match[str]]) -> NamedParty | None:
    """The party of a field: by name and address (no letter, D, K), by numbered lines (F), by its BIC (A)."""
    values: dict[str, Any] = {}
    named = [line for line in lines if not line[0].startswith("/")]
    if tag.endswith("F"):
        return _numbered_party(tag, lines)
    if not named:
        return None
    first = named[0]
    name = first[0].strip()
    if bic := _bic_of(tag, name):
        values = {"identifiers": (Identifier(type="swift", value=name, country=country_code(bic[1])),)}
    else:
        values["name"] = name
        if len(first[0]) >= _LINE_LENGTH and len(named) > 1 and not is_street(named[1][0]):
            values["aliases"] = (f"{name} {named[1][0].strip()}", f"{name}{named[1][0].strip()}")
    return NamedParty(tag, first.start(), first.end(), values)


def _numbered_party(tag: str, lines: Sequence[re.Match[str]]) -> NamedParty | None:
    """The party of numbered lines: 1 is the name, 3 country and town, 4 the day of birth, 7 a national number."""
    names = [line for line in lines if line[0].startswith("1/")]
    name = " ".join(line[0][2:].strip() for line in names).strip()
    if not name:
        return None
    values: dict[str, Any] = {"name": name}
    numbers = _coded(lines[0][0])
    for numbered in filter(None, (_NUMBERED.fullmatch(line[0].strip()) for line in lines)):
        what, content = numbered.groups()
        if what == "3" and (country := country_code(content[:2])):
            values["countries"] = (country,)
        elif what == "4" and read_dates(_iso(content)):
            values["birth_date"] = _iso(content)
        elif what == "7" and len(content) > len("CN/"):
            numbers.append(Identifier(type="national-id", value=content[3:], country=country_code(content[:2])))
    if numbers:
        values["identifiers"] = tuple(numbers)
    return NamedParty(tag, names[0].start() + 2, names[-1].end(), values)


def _coded(line: str) -> list[Identifier]:
    """The number with its code in the first line of a party; none where it has an account."""
    coded = _CODED.fullmatch(line.strip())
    if coded is None:
        return []
    return [Identifier(type=_CODES.get(coded[1], "id"), value=coded[3], country=country_code(coded[2]))]


def _iso(date: str) -> str:
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}" if len(date) == len("19530615") else date


# --- ISO 20022 -------------------------------------------------------------------------------------------------------

_PARTIES = frozenset({
    "Dbtr", "Cdtr", "UltmtDbtr", "UltmtCdtr", "InitgPty", "Pty", "Invcr", "Invcee",
    "DbtrAgt", "CdtrAgt", "IntrmyAgt1", "IntrmyAgt2", "IntrmyAgt3", "InstgAgt", "InstdAgt",
    "PrvsInstgAgt1", "PrvsInstgAgt2", "PrvsInstgAgt3", "InstgRmbrsmntAgt", "InstdRmbrsmntAgt", "ThrdRmbrsmntAgt",
})  # fmt: skip
_BANKS = frozenset(name for name in _PARTIES if "Agt" in name)
# What numbers and addresses are in: by the end of the path.
_NUMBERS = {"BICFI": "swift", "BIC": "swift", "AnyBIC": "swift", "BICOrBEI": "swift", "LEI": "lei"}
_COUNTRIES = frozenset({"Ctry", "CtryOfRes", "CtryOfBirth"})
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(slots=True)
class _Element:
    """An element that is open: its local name, with a number where it is not the first of its kind; how many of each
    name it has; the party that it, or an element around it, is.
    """

    name: str
    inner: dict[str, int] = field(default_factory=dict)
    party: NamedParty | None = None


class _XmlReader:
    """Reads an ISO 20022 message with the place of every character."""

    def __init__(self, text: str) -> None:
        self._raw = text.encode("utf-8", "surrogatepass")
        # Characters before each byte: places in XML are counted in bytes.
        self._before = None if text.isascii() else [0, *accumulate((byte & 0xC0) != 0x80 for byte in self._raw)]
        self._open = [_Element("")]
        self._pieces: list[tuple[str, int]] = []
        self.fields: list[Field] = []
        self.parties: list[NamedParty] = []
        parser = self._parser = ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse

    def read(self) -> Message:
        """The message; a `FormatError` where it is no XML, has a document type, or nests too deep."""
        try:
            self._parser.Parse(self._raw, True)
        except ExpatError as error:
            raise FormatError(f"is not XML: {error}", where="payment message", fix="give it whole") from error
        parties = [named for named in self.parties if named.field]
        return Message(tuple(self.fields), tuple(parties))

    def _refuse(self, *_: object) -> None:
        fix = "payment messages need none; it is refused"
        raise FormatError("has a document type declaration", where="payment message", fix=fix)

    def _place(self) -> int:
        place = self._parser.CurrentByteIndex
        return place if self._before is None else self._before[place]

    def _start(self, tag: str, _: object) -> None:
        if len(self._open) > DEPTH:
            raise FormatError(f"nests deeper than {DEPTH} elements", where="payment message")
        around = self._open[-1]
        name = tag.rpartition(":")[2]
        count = around.inner[name] = around.inner.get(name, 0) + 1
        element = _Element(name if count == 1 else f"{name}[{count}]", party=around.party)
        if name in _PARTIES:
            element.party = NamedParty("", 0, 0, {}, is_bank=name in _BANKS)
            self.parties.append(element.party)
        self._open.append(element)
        self._pieces = []

    def _characters(self, data: str) -> None:
        self._pieces.append((data, self._place()))

    def _end(self, tag: str) -> None:
        if self._pieces and any(not data.isspace() for data, _ in self._pieces):
            self._leaf(tag.rpartition(":")[2])
        self._open.pop()
        self._pieces = []

    def _leaf(self, tag: str) -> None:
        text = "".join(data for data, _ in self._pieces)
        starts = [place + at for data, place in self._pieces for at in range(len(data))]
        starts.append(self._place())
        path = "/".join(element.name for element in self._open[2:])  # without the root, which all have
        if (named := self._open[-1].party) is not None:
            self._enter(named, tag, Field(path, text, starts))
        if _LETTERS.search(text) and tag not in _NUMBERS and tag not in _COUNTRIES:
            address = None if named is None else len(text) if tag == "Nm" else 0
            self.fields.append(Field(path, text, starts, address))

    def _enter(self, named: NamedParty, tag: str, leaf: Field) -> None:
        """What a leaf says of the party that it is in."""
        text, values = leaf.text.strip(), named.values
        if tag == "Nm" and "name" not in values and not why_too_long(text):
            values["name"] = text
            named.field, named.start, named.end = leaf.name, leaf.starts[0], leaf.starts[-1]
        elif tag in _NUMBERS:
            values["identifiers"] = (*values.get("identifiers", ()), Identifier(type=_NUMBERS[tag], value=text))
            if not named.field:
                named.field, named.start, named.end = leaf.name, leaf.starts[0], leaf.starts[-1]
        elif tag in _COUNTRIES and (country := country_code(text)):
            values["countries"] = tuple(dict.fromkeys((*values.get("countries", ()), country)))
        elif tag == "BirthDt" and read_dates(text):
            values["birth_date"] = text
