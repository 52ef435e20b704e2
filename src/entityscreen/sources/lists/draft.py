"""An entity in the making: what the readers of all lists fill, and the words in which their tables say what a field is.

A source's words become the model's fields (dates, countries, addresses) in the same way for every list. Which field of
a list means what is in its own table, as `meaning` words: see `EntityDraft.take`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.errors import FormatError
from entityscreen.model.attributes.countries import country_code, country_codes, has_remark
from entityscreen.model.attributes.dates import Order, gregorian_years, is_approximate, parse_date, parse_dates
from entityscreen.model.attributes.gender import read_gender
from entityscreen.model.entity import Entity, Identifier, Provenance, Relation
from entityscreen.model.name import Name, NameType, why_too_long
from entityscreen.model.script import Script, main_script, script_of
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.nametext import NamePart, split_names, without_quotes
from entityscreen.sources.lists.numbers import country_of, numbers_of, type_by_form

if TYPE_CHECKING:
    from entityscreen.sources.lists.contract import ReadOptions

_TINY = 2  # letters
_NO_TRANSLATION = (None, "en")  # languages of a name that is not one translated for a member state
_ALPHABETS = frozenset((Script.LATIN, Script.CYRILLIC))
_LONGEST_COUNTRY = 40  # characters; what is longer and no country is a remark
_POSTCODE = re.compile(r"\s+\d{4,6}$")
_NOT_IN_ID = re.compile(r"[^\w.]+")
_LONGEST_PART = 24
_EMPTY_PARTS = re.compile(r",(?:\s*,)+")
_ADDRESSES_OF_NET = re.compile(r"[\s,;]+(?:and\s+)?")
_IMO = re.compile(r"(?:IMO)?[\s:.#-]*(?:No\.?|number)?[\s:.#-]*(?=\d{7}\b)", re.IGNORECASE)
Fields = Iterable[tuple[str, str]]


class EntityDraft:
    """Collects the fields of one entity of a list, in the order of the source; its identifier has to be stable from one
    edition of the list to the next.

    Example:
        >>> draft = EntityDraft("x-1", "Person", "x")
        >>> draft.name("LI, Wei", "primary")
        >>> draft.birth("03 May 1961; circa 1960")
        >>> draft.build().birth_dates
        ('1961-05-03', '1960')
    """

    __slots__ = (
        "_seen", "entity_id", "fields", "gender", "kind", "names", "order", "properties", "provenance", "source",
    )  # fmt: skip

    def __init__(self, entity_id: str, kind: str, source: str, *, order: Order = "dmy") -> None:
        self.entity_id, self.kind, self.source, self.order = entity_id, kind, source, order
        self.names: list[Name] = []
        self.fields: dict[str, list[Any]] = {}
        self.properties: dict[str, list[str]] = {}
        self.provenance: dict[str, Any] = {}
        self.gender: str | None = None
        self._seen: set[str] = set()

    def take(self, meaning: str, text: str | None, label: str = "") -> None:
        """Take a field by what its list's table says that it means: a word of `MEANINGS`, with a detail behind a colon
        where it has one (`property:website`, `note:Submitted by`). The label is for notes that have none of their
        own.

        Example:
            >>> draft = EntityDraft("x-1", "Person", "x")
            >>> draft.take("nationality", "Iranian")
            >>> draft.take("identifier:passport", "A1 (Iran)")
            >>> draft.fields["nationalities"], draft.fields["identifiers"][0].country
            (['ir'], 'ir')
        """
        if text and text.strip():
            word, _, detail = meaning.partition(":")
            MEANINGS[word](self, detail or (label if meaning == "note" else ""), text)

    def take_all(self, fields: Fields, table: Mapping[str, str], options: ReadOptions, where: str, sort: str) -> None:
        """Take fields by a table (name -> meaning); one that it does not have is refused, or kept as a note."""
        for name, text in fields:
            meaning = table.get(name)
            if meaning is None:
                options.refuse_unknown(f"{sort} {name}", where, text)
                self.note(name, text)
            elif meaning != "ignore":
                self.take(meaning, text, name)

    def name(
        self, text: str | None, name_type: NameType = "alias", *, language: str | None = None, again: bool = False
    ) -> None:
        """Add a name unless it is blank, without quotes around it; a text that is there already only with `again`, or
        in the place of the alias that it was, where it is the primary name.
        """
        plain = without_quotes(" ".join((text or "").split()))
        if problem := why_too_long(plain):
            raise FormatError(problem, where=self.entity_id, fix="see whether the file is damaged there")
        if plain in self._seen and name_type == "primary" and not again:
            self.names = [name for name in self.names if name.text != plain or name.type == "primary"]
            again = all(name.text != plain for name in self.names)
        if plain and (again or plain not in self._seen):
            self._seen.add(plain)
            spoken = language.casefold() if language else None
            self.names.append(Name(text=plain, type=name_type, source=self.source, language=spoken))

    @property
    def caption(self) -> str:
        """The first name, empty as long as there is none."""
        return self.names[0].text if self.names else ""

    def part(self, part: NamePart, name_type: NameType, *, language: str | None = None) -> None:
        """Add a name that was split from a text, as the type that the text states or else as this one.

        A weak name stays weak, and so do one or two letters of an alphabet: they are legal forms and initials.
        """
        letters = {script_of(character) for character in part.text} - {Script.COMMON}
        tiny = name_type == "alias" and letters <= _ALPHABETS and sum(c.isalnum() for c in part.text) <= _TINY
        self.name(part.text, "weak" if tiny or name_type == "weak" else part.type or name_type, language=language)
        self.note(f"Name {part.text}", part.remark)

    def split(self, text: str, name_type: NameType = "alias", separators: str = "") -> None:
        """Add every name of a text; the first as this type, those behind a primary one as aliases."""
        for index, part in enumerate(split_names(text, separators)):
            self.part(part, "alias" if index and name_type == "primary" else name_type)

    def choose_primary(self) -> None:
        """Make a name primary where the list does not say which: the first strong one in Latin letters, English or of
        no language before others.
        """
        strong = [name for name in self.names if name.type == "alias"] or self.names
        latin = [name for name in strong if main_script(name.text) is Script.LATIN] or strong
        chosen = next((name for name in latin if name.language in _NO_TRANSLATION), latin[0])
        self.names = [
            name if name is not chosen else name.model_copy(update={"type": "primary"}) for name in self.names
        ]
        self.primary_first()

    def primary_first(self) -> None:
        """Put primary names before the others, whatever the order of the source."""
        self.names.sort(key=lambda name: name.type != "primary")

    def add(self, field: str, *values: Any) -> None:
        """Add values to a field of `Entity` that holds several; blanks and repeats are left out."""
        values_so_far = self.fields.setdefault(field, [])
        for value in values:
            item = " ".join(value.split()) if isinstance(value, str) else value
            if item and item not in values_so_far:
                values_so_far.append(item)

    def note(self, label: str, text: str | None) -> None:
        """Keep a text that belongs to no field, with the source's own word for it."""
        if text and text.strip():
            self.add("notes", f"{label}: {text}" if label else text)

    def property(self, name: str, *values: str | None) -> None:
        """Add values to a further property, by FollowTheMoney's name."""
        texts = [plain for value in values if value and (plain := " ".join(value.split()))]
        if texts:
            values_so_far = self.properties.setdefault(name, [])
            values_so_far.extend(text for text in dict.fromkeys(texts) if text not in values_so_far)

    def birth(self, text: str | None) -> None:
        """Add the dates of birth that a text states; what is no date, or only about one, is kept as a note."""
        if not text or not text.strip():
            return
        dates, rest = parse_dates(text, order=self.order)
        self.add("birth_dates", *dates)
        if rest or (dates and is_approximate(text)):
            self.note("DOB", text)

    def birth_elsewhere(self, text: str, year: str, calendar: str) -> None:
        """Add the Gregorian years of a date of birth in another calendar, and keep it as it is in a note."""
        self.add("birth_dates", gregorian_years(calendar, year))
        self.note("DOB", f"{text} ({calendar})")

    def birth_place(self, *parts: str | None) -> None:
        """Add a place of birth as one line."""
        self.property("birthPlace", ", ".join(filter(None, parts)))

    def open_range(self, first: str, last: str) -> None:
        """Keep a range of birth dates that has one end only in a note: what it says cannot be compared."""
        if bool(first) != bool(last):
            self.note("DOB", f"from {first}" if first else f"to {last}")

    def date_property(self, name: str, text: str | None) -> None:
        """Add a date as a further property, as written when it is no date."""
        if text and text.strip():
            self.property(name, parse_date(text, order=self.order) or text)

    def belongs_to(self, source: str) -> None:
        """Set the short name of the list, where a file states it after the names."""
        self.source = source
        self.names = [name.model_copy(update={"source": source}) for name in self.names]

    def country(self, text: str | None) -> None:
        """Add the countries that a text names."""
        self._add_countries("countries", "Country", text)

    def nationality(self, text: str | None) -> None:
        """Add the nationalities that a text names."""
        self._add_countries("nationalities", "Nationality", text)

    def _add_countries(self, field: str, label: str, text: str | None) -> None:
        codes = country_codes(_POSTCODE.sub("", text or ""))
        words = [code for code in codes if len(code) <= _LONGEST_COUNTRY and not any(c.isdigit() for c in code)]
        self.add(field, *words)
        if len(words) < len(codes) or has_remark(text or ""):
            self.note(label, text)

    def flag(self, text: str | None, name: str = "flag") -> None:
        """Add the flag of a vessel as a code, also to its countries; a word that is no country is a note."""
        for code in country_codes(text or ""):
            if country_code(code) is None:
                self.note("Flag" if name == "flag" else "Former flag", code)
                continue
            self.property(name, code)
            if name == "flag":
                self.add("countries", code)

    def identifier(self, value: str | None, id_type: str, country: str | None = None) -> None:
        """Add an identifier unless it is blank; a country word that has no code is kept in a note."""
        plain = " ".join((value or "").split())
        if id_type == "imo":
            plain = _IMO.sub("", plain, count=1)
        if not plain:
            return
        word = country and (country if country_code(country) else country_of(country))
        code = country_code(word) if word else None
        kind = type_by_form(plain, id_type or "id")
        plain = plain.removeprefix("IMO").lstrip() if kind == "imo" else plain
        self.add("identifiers", Identifier(value=plain, type=kind, country=code))
        if country and word != country:
            self.note(id_type, f"{plain} ({country})")

    def numbers(self, text: str | None, id_type: str, label: str = "", country: str | None = None) -> None:
        """Add the identifiers of a cell that people wrote by hand; what is stated about them is kept in a note."""
        numbers, rest = numbers_of(text or "")
        for number in numbers:
            self.identifier(number.value, number.type or id_type, number.country or country)
            if number.about:
                self.note(label or id_type, f"{number.value} {number.about}")
        for part in rest:
            self.note(label or id_type, part)

    def address(self, *parts: str | None, country: str | None = None) -> None:
        """Add an address as one line, and its country to the countries."""
        self.country(country)
        pieces = [plain for part in (*parts, country) if part and (plain := " ".join(part.split()).strip(" ,"))]
        self.add("addresses", _EMPTY_PARTS.sub(",", ", ".join(dict.fromkeys(pieces))))

    def address_line(self, text: str, ending: str = "") -> None:
        """Add an address as it is; where its list ends them with a country (`country`), also that."""
        self.add("addresses", text)
        last = text.rpartition(",")[2].strip(" .")
        if ending == "country" and len(last) > _TINY and country_code(last):
            self.country(last)

    def sex(self, text: str | None) -> None:
        """Set the gender, or keep the word as a note."""
        if not text or not text.strip():
            return
        gender = read_gender(text)
        if gender and self.gender in (None, gender):
            self.gender = gender
        else:
            self.note("Gender", text)

    def relation(self, role: str, name: str | None, other: str | None = None, *, noted: bool = False) -> None:
        """Add a relation to another party, by the source's words for it; with `noted` the text is a note, too: it may
        say more than a name.
        """
        if noted:
            self.note(role, name)
        plain = " ".join((name or "").split())
        if plain:
            schema, inverse = relation_schema(role)
            self.add("relations", Relation(kind=schema, inverse=inverse, role=role, name=plain, other=other))

    def origin(self, origin: ListInput, **fields: Any) -> None:
        """Say where the entity comes from; fields as in `Provenance`."""
        fetched = origin.fetched
        self.provenance = {
            "source": self.source,
            "sha256": origin.sha256,
            "fetched_at": fetched.fetched_at if fetched else None,
            **{key: value for key, value in fields.items() if value},
        }

    def sanctioned(self, origin: ListInput, where: str, **fields: Any) -> Entity:
        """The entity of a list of sanctions, with where it comes from."""
        self.add("topics", "sanction")
        self.origin(origin, **fields)
        return self.build(where)

    def build(self, where: str = "") -> Entity:
        """The entity; a field that does not hold, for example because there is no name, is a `FormatError`."""
        try:
            return Entity(
                id=self.entity_id,
                kind=self.kind,
                names=tuple(self.names),
                gender=self.gender,
                provenance=(Provenance(**self.provenance),) if self.provenance else (),
                properties={name: tuple(values) for name, values in self.properties.items()},
                **{field: tuple(values) for field, values in self.fields.items()},
            )
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            raise FormatError(f"`{place}`: {first['msg']}", where=where) from error


def _of_the_net(name: str) -> Callable[[EntityDraft, str, str], None]:
    """Addresses of the net, several of which stand in a field; a text that is none stays as it is."""

    def take(draft: EntityDraft, _detail: str, text: str) -> None:
        pieces = _ADDRESSES_OF_NET.split(text.strip())
        draft.property(name, *(pieces if all("." in piece for piece in pieces) else (text,)))

    return take


# What a field can mean. A detail is the property, the type of the identifier, the label of the note ...
MEANINGS: dict[str, Callable[[EntityDraft, str, str], None]] = {
    "primary": lambda draft, _, text: draft.split(text, "primary"),
    "alias": lambda draft, separators, text: draft.split(text, "alias", separators),
    "country": lambda draft, _, text: draft.country(text),
    "nationality": lambda draft, _, text: draft.nationality(text),
    "birth_date": lambda draft, _, text: draft.birth(text),
    "gender": lambda draft, _, text: draft.sex(text),
    "address": lambda draft, ending, text: draft.address_line(text, ending),
    "position": lambda draft, separator, text: draft.add("positions", *(text.split(separator or "\n"))),
    "topic": lambda draft, _, text: draft.add("topics", text),
    "note": lambda draft, label, text: draft.note(label, text),
    "property": lambda draft, name, text: draft.property(name, text),
    "date": lambda draft, name, text: draft.date_property(name, text),
    "identifier": lambda draft, id_type, text: draft.numbers(text, id_type, id_type),
    "code": lambda draft, id_type, text: draft.identifier(text, id_type),
    "flag": lambda draft, _, text: draft.flag(text),
    "past_flag": lambda draft, _, text: draft.flag(text, "pastFlags"),
    "website": _of_the_net("website"),
    "email": _of_the_net("email"),
    "relation": lambda draft, role, text: draft.relation(role, text),
    "related": lambda draft, role, text: draft.relation(role, text, noted=True),
    "true": lambda draft, label, text: draft.note("Sanctions", label) if text.casefold() == "true" else None,
    "ignore": lambda _draft, _detail, _text: None,
}


NEED_DETAIL = frozenset(("property", "date", "identifier", "code", "relation", "related", "true"))


@named_cache("lists.fields", maxsize=16)
def field_meanings(form: str) -> dict[str, str]:
    """What the fields of a format mean: its rows of `resources/lists/fields.tsv`."""
    return {field: meaning for row_format, field, meaning in read_rows("list_fields") if row_format == form}


@named_cache("lists.relations", maxsize=1)
def _relations() -> dict[str, tuple[str, bool]]:
    return {word: (schema, inverse == "inverse") for word, schema, inverse in read_rows("relations")}


def relation_schema(role: str) -> tuple[str, bool]:
    """FollowTheMoney's schema of a relation by the list's words, and whether the other party is its first.

    Example:
        >>> relation_schema("Owned or Controlled By"), relation_schema("Linked To")
        (('Ownership', True), ('UnknownLink', False))
    """
    return _relations().get(" ".join(role.casefold().removeprefix("formerly ").split()), ("UnknownLink", False))


def joined_date(year: str, month: str, day: str) -> str:
    """A date of three fields, without those that are empty or zero.

    Example:
        >>> joined_date("1961", "5", "0"), joined_date("1961", "", "")
        ('1961-05', '1961')
    """
    return "-".join(part for part in (year, month.zfill(2), day.zfill(2)) if part.strip("0"))


class RecordIds:
    """Gives each record of a list an identifier that stays the same from one edition to the next. One that comes again
    is meant where rows are merged; otherwise the second gets `-2`.

    Example:
        >>> ids = RecordIds("us-dpl")
        >>> ids.of_parts(("2016-11-02",), "John Doe"), ids.of_parts(("2016-11-02",), "John Doe")
        ('us-dpl-2016-11-02-8e93aa24', 'us-dpl-2016-11-02-8e93aa24-2')
        >>> [ids.of_number(number) for number in ("1", "1-2", "1", "1", "1-3")]
        ['us-dpl-1', 'us-dpl-1-2', 'us-dpl-1-3', 'us-dpl-1-4', 'us-dpl-1-3-2']
    """

    def __init__(self, prefix: str, *, merge: bool = False) -> None:
        self._prefix, self._merge = prefix, merge
        self._times: dict[str, int] = {}

    def of_parts(self, parts: Sequence[str], name: str) -> str:
        """An identifier of readable parts and a digest of them and the name."""
        digest = hashlib.sha256("\x1f".join((*parts, name)).encode()).hexdigest()[:8]
        slugs = (_NOT_IN_ID.sub("-", part).strip("-") for part in parts)
        return self.of_number("-".join((*(slug for slug in slugs if 0 < len(slug) <= _LONGEST_PART), digest)))

    def of_number(self, record_id: str) -> str:
        """The identifier that the list itself gives."""
        entity_id = f"{self._prefix}-{record_id}"
        self._times[entity_id] = count = self._times.get(entity_id, 0) + 1
        if count == 1 or self._merge:
            return entity_id
        while f"{entity_id}-{count}" in self._times:  # a record of that identifier is there, too
            count += 1
        self._times[f"{entity_id}-{count}"] = 1
        return f"{entity_id}-{count}"
