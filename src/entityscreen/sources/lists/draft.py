"""An entity in the making: what every mapper of a list fills.

Here belongs the turning of a source's words into the model's fields (dates, countries, addresses), the same
for every list. Which field of a list means what belongs to its mapper.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from entityscreen.errors import FormatError
from entityscreen.model.countries import country_code, country_codes, has_remark
from entityscreen.model.dates import Order, gregorian_years, parse_date, parse_dates
from entityscreen.model.entity import Entity, Identifier, Provenance
from entityscreen.model.identifier_types import known_type
from entityscreen.model.name import LONGEST_NAME, Name, NameType
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.identifiers import numbers_of, type_by_form
from entityscreen.sources.lists.nametext import NamePart

_TINY = 2  # letters
_LONGEST_COUNTRY = 40  # characters; what is longer and no country is a remark
_GENDERS = {"m": "male", "f": "female", "male": "male", "female": "female", "man": "male", "woman": "female"}


class EntityDraft:
    """Collects the fields of one entity, in the order of the source.

    Args:
        entity_id: the identifier, stable from one edition of the list to the next.
        kind: FollowTheMoney's schema name.
        source: the list's short name.

    Example:
        >>> draft = EntityDraft("x-1", "Person", "x")
        >>> draft.name("LI, Wei", "primary")
        >>> draft.birth("03 May 1961; circa 1960")
        >>> draft.build().birth_dates
        ('1961-05-03', '1960')
    """

    __slots__ = ("_seen", "entity_id", "fields", "gender", "kind", "names", "properties", "provenance", "source")

    def __init__(self, entity_id: str, kind: str, source: str) -> None:
        self.entity_id, self.kind, self.source = entity_id, kind, source
        self.names: list[Name] = []
        self.fields: dict[str, list[Any]] = {}
        self.properties: dict[str, list[str]] = {}
        self.provenance: dict[str, Any] = {}
        self.gender: str | None = None
        self._seen: set[str] = set()

    def name(
        self, text: str | None, name_type: NameType = "alias", *, language: str | None = None, again: bool = False
    ) -> None:
        """Add a name unless it is blank; a text that is there already only with `again`.

        Raises:
            FormatError: it is longer than any name.
        """
        plain = " ".join((text or "").split())
        if len(plain) > LONGEST_NAME:
            problem = f"a name has {len(plain):,} characters, and none has more than {LONGEST_NAME:,}"
            raise FormatError(problem, where=self.entity_id, mend="see whether the file is damaged there")
        if plain and (again or plain not in self._seen):
            self._seen.add(plain)
            self.names.append(Name(text=plain, type=name_type, source=self.source, language=language))

    @property
    def caption(self) -> str:
        """The first name, empty as long as there is none."""
        return self.names[0].text if self.names else ""

    def part(self, part: NamePart, name_type: NameType, *, language: str | None = None) -> None:
        """Add a name that was split from a text, as the type that the text states or else as this one.

        A weak name stays weak, and so do one or two Latin letters: they are legal forms and initials.
        """
        tiny = name_type == "alias" and part.text.isascii() and sum(c.isalnum() for c in part.text) <= _TINY
        self.name(part.text, "weak" if tiny or name_type == "weak" else part.type or name_type, language=language)
        self.note(f"Name {part.text}", part.remark)

    def add(self, field: str, *values: Any) -> None:
        """Add values to a field of `Entity` that holds several; blanks and repeats are left out."""
        known = self.fields.setdefault(field, [])
        for value in values:
            item = " ".join(value.split()) if isinstance(value, str) else value
            if item and item not in known:
                known.append(item)

    def note(self, label: str, text: str | None) -> None:
        """Keep a text that belongs to no field, with the source's own word for it."""
        if text and text.strip():
            self.add("notes", f"{label}: {text}" if label else text)

    def property(self, name: str, *values: str | None) -> None:
        """Add values to a further property, by FollowTheMoney's name."""
        texts = [plain for value in values if value and (plain := " ".join(value.split()))]
        if texts:
            known = self.properties.setdefault(name, [])
            known.extend(text for text in dict.fromkeys(texts) if text not in known)

    def birth(self, text: str | None, *, order: Order = "dmy", label: str = "DOB") -> None:
        """Add the dates of birth that a text states; what is no date, or only about one, is kept as a note."""
        if not text or not text.strip():
            return
        dates, rest = parse_dates(text, order=order)
        self.add("birth_dates", *dates)
        if rest or any(date != text and text.lower().startswith(("circa", "approx")) for date in dates):
            self.note(label, text)

    def birth_elsewhere(self, text: str, year: str, calendar: str) -> None:
        """Add the Gregorian years of a date of birth in another calendar, and keep it as it is in a note."""
        self.add("birth_dates", gregorian_years(calendar, year))
        self.note("DOB", f"{text} ({calendar})")

    def open_range(self, first: str, last: str) -> None:
        """Keep a range of birth dates that has one end only in a note: what it says cannot be compared."""
        if bool(first) != bool(last):
            self.note("DOB", f"from {first}" if first else f"to {last}")

    def date_property(self, name: str, text: str | None, *, order: Order = "dmy") -> None:
        """Add a date as a further property, as written when it is no date."""
        if text and text.strip():
            self.property(name, parse_date(text, order=order) or text)

    def country(self, text: str | None) -> None:
        """Add the countries that a text names."""
        self._add_countries("countries", "Country", text)

    def nationality(self, text: str | None) -> None:
        """Add the nationalities that a text names."""
        self._add_countries("nationalities", "Nationality", text)

    def _add_countries(self, field: str, label: str, text: str | None) -> None:
        codes = country_codes(text or "")
        words = [code for code in codes if len(code) <= _LONGEST_COUNTRY and not any(c.isdigit() for c in code)]
        self.add(field, *words)
        if len(words) < len(codes) or has_remark(text or ""):
            self.note(label, text)

    def identifier(self, value: str | None, id_type: str, country: str | None = None) -> None:
        """Add an identifier unless it is blank; a country word that has no code is kept in a note."""
        plain = " ".join((value or "").split())
        if not plain:
            return
        code = country_code(country) if country else None
        kind = type_by_form(plain, id_type or "id")
        self.add("identifiers", Identifier(value=plain, type=kind, country=code))
        if country and not code:
            self.note(id_type, f"{plain} ({country})")

    def numbers(self, text: str | None, id_type: str, label: str) -> None:
        """Add the identifiers of a cell that people wrote by hand; what is said about them is kept in a note."""
        found, rest = numbers_of(text or "")
        for number in found:
            # BRN is a registration's label and Brunei's code; behind a number it is the label.
            kind = next((kind for word in number.brackets if (kind := known_type(word))), id_type)
            country = next((word for word in number.brackets if not known_type(word) and country_code(word)), None)
            self.identifier(number.value, number.type or kind, country)
            about = [word for word in number.brackets if word != country and known_type(word) is None]
            if about or number.rest:
                self.note(label, " ".join((number.value, number.rest, *(f"({word})" for word in about))))
        for part in rest:
            self.note(label, part)

    def address(self, *parts: str | None, country: str | None = None) -> None:
        """Add an address as one line, and its country to the countries."""
        self.country(country)
        pieces = [plain for part in (*parts, country) if part and (plain := " ".join(part.split()).strip(" ,"))]
        self.add("addresses", ", ".join(dict.fromkeys(pieces)))

    def sex(self, text: str | None) -> None:
        """Set the gender, or keep the word as a note."""
        if not text or not text.strip():
            return
        gender = _GENDERS.get(text.strip(" .").casefold())
        if gender and self.gender in (None, gender):
            self.gender = gender
        else:
            self.note("Gender", text)

    def origin(self, origin: ListInput, **fields: Any) -> None:
        """Say where the entity comes from; fields as in `Provenance`."""
        fetched = origin.fetched
        self.provenance = {
            "source": self.source,
            "sha256": origin.sha256,
            "fetched_at": fetched.fetched_at if fetched else None,
            **{key: value for key, value in fields.items() if value},
        }

    def build(self, where: str = "") -> Entity:
        """The entity.

        Raises:
            FormatError: a field does not hold, for example because there is no name.
        """
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
