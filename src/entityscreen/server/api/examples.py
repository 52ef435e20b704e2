"""Queries of others' clients as parties: FollowTheMoney's properties become what is screened.

It reads EXAMPLE of the contract. The properties are read as those of a listed record are (`model.ftm.record`), so that
a passport number is the same sort of number on both sides. What is not understood is said in `warnings`, and the rest
is screened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, product
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from entityscreen.errors import EntityScreenError, problems_of
from entityscreen.model.attributes.countries import country_code
from entityscreen.model.attributes.dates import read_dates
from entityscreen.model.attributes.gender import read_gender
from entityscreen.model.ftm.record import (
    COUNTRY_PROPERTIES,
    IDENTIFIER_TYPES,
    NAME_PROPERTIES,
    TEXT_PROPERTIES,
    Properties,
    checked_properties,
)
from entityscreen.model.ftm.schema import schema_of
from entityscreen.model.party import Party
from entityscreen.server.api.labels import is_matchable

# Schemata that say no more than that somebody is meant.
_ANY_KIND = frozenset(("Thing", "LegalEntity"))
_FURTHER_NAMES = ("abbreviation",)
# Parts of a person's name in the order in which it is written.
_PARTS = (("firstName",), ("secondName", "middleName", "fatherName"), ("lastName",))
_ALL_PARTS = frozenset(part for parts in _PARTS for part in parts)
# Properties of contact details and of birth places: the field of a party.
_CONTACTS = {
    "address": "addresses",
    "phone": "phones",
    "email": "emails",
    "website": "websites",
    "birthPlace": "birth_places",
}
_COUNTRIES = (
    *(TEXT_PROPERTIES[field] for field in COUNTRY_PROPERTIES),
    *(prop for props in COUNTRY_PROPERTIES.values() for prop in props),
)


class Example(BaseModel):
    """One query, as clients send it.

    Attributes:
        id: the client's own key; comes back, and is never compared.
        schema_: what is known of the kind.
        properties: FollowTheMoney's, one value or several.
        params: filters of this query alone.
        filters: taken and not used; a warning says so.
    """

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    id: str | None = None
    schema_: str = Field(alias="schema")
    properties: dict[str, Any] = Field(default_factory=dict)
    params: dict[str, Any] | None = None
    filters: dict[str, Any] | None = None


class QueryError(ValueError):
    """A query that cannot be screened; the others of its batch are."""


@dataclass(slots=True)
class Query:
    """One query as it was understood.

    Attributes:
        example: as it came.
        party: what is screened; None where nothing is there to screen.
        properties: what was read, for the answer.
        warnings: what was not read, and why.
    """

    example: Example
    party: Party | None = None
    properties: dict[str, list[str]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    @property
    def echo(self) -> dict[str, Any]:
        """The query in the answer."""
        return {"id": self.example.id, "schema": self.example.schema_, "properties": self.properties}


def read_example(value: Any, *, most_names: int) -> Query:
    """Read one query.

    Args:
        value: the JSON value under its key.
        most_names: that are screened; a warning says how many were left out.

    Raises:
        QueryError: it is no query, or of a schema that is not screened.

    Example:
        >>> query = read_example({"schema": "Person", "properties": {"name": "Xi Jinping", "country": "China"}}, most_names=9)
        >>> query.party.name, query.party.countries, query.warnings
        ('Xi Jinping', ('cn',), [])
    """  # noqa: E501  # a doctest line cannot be broken
    try:
        example = Example.model_validate(value)
    except ValidationError as error:
        problem = ": ".join(filter(None, problems_of(error)[0]))
        raise QueryError(f"Cannot parse example entity: {problem}") from None
    schema = example.schema_
    if schema not in _ANY_KIND and not is_matchable(schema):
        raise QueryError(f"Cannot parse example entity: {schema!r} is no schema that is matched")
    query = Query(example)
    try:
        properties = checked_properties({"id": "query", "properties": example.properties}, "")
    except EntityScreenError as error:
        raise QueryError(f"Cannot parse example entity: {error.problem}") from None
    _warn_of_unknown(query)
    query.party = _party_of(query, properties, most_names)
    return query


def _joined_names(properties: Properties) -> list[str]:
    """The names that the parts of a name make: a wrong `name` beside the right parts must not hide who it is."""
    first, middle, last = ([part for prop in props for part in properties.get(prop, ())] for props in _PARTS)
    if not (first or last):
        return []
    return [
        " ".join(filter(None, (first_name, " ".join(middle), last_name)))
        for first_name, last_name in product(first or [""], last or [""])
    ]


def _warn_of_unknown(query: Query) -> None:
    schema = schema_of(query.example.schema_)
    for prop in query.example.properties:
        if schema and prop not in schema.properties:
            query.warnings.append(f"{prop}: no property of {query.example.schema_}")
    if query.example.filters:
        query.warnings.append("filters: not supported; use include_dataset, exclude_dataset, exclude_schema or topics")


def _names_of(query: Query, properties: Properties, most_names: int) -> tuple[list[str], dict[str, list[str]]]:
    """The names that are screened, and how they were understood: what parts of names make are names, too."""
    stated = {prop: properties[prop] for prop in (*NAME_PROPERTIES.values(), *_FURTHER_NAMES) if prop in properties}
    has_parts = not query.example.properties.keys().isdisjoint(_ALL_PARTS)
    joined = _joined_names(properties) if has_parts else []
    names = list(dict.fromkeys(chain(*stated.values(), joined)))
    if len(names) > most_names:
        query.warnings.append(f"names: {len(names) - most_names} beyond the limit of {most_names} are not screened")
    return names[:most_names], {"name": joined} | stated


def _party_of(query: Query, properties: Properties, most_names: int) -> Party | None:
    names, understood = _names_of(query, properties, most_names)
    numbers = {prop: values for prop, values in properties.items() if prop in IDENTIFIER_TYPES}
    contacts = {prop: list(properties[prop]) for prop in _CONTACTS if prop in properties}
    birth_dates, gender = _birth_dates(query, properties), _gender(query, properties)
    fields: dict[str, Any] = {
        "id": query.example.id,
        "name": names[0] if names else "",
        "aliases": names[1:],
        "kind": None if query.example.schema_ in _ANY_KIND else query.example.schema_,
        "birth_date": birth_dates[0] if birth_dates else None,
        "further_birth_dates": birth_dates[1:],
        "countries": _countries(query, properties),
        "gender": gender,
        "identifiers": [{"type": IDENTIFIER_TYPES[prop], "value": v} for prop, all_ in numbers.items() for v in all_],
        **{_CONTACTS[prop]: values for prop, values in contacts.items()},
    }
    attributes = {"birthDate": birth_dates, "country": fields["countries"], "gender": list(filter(None, [gender]))}
    query.properties = _filled({**understood, **numbers, **contacts, **attributes})
    if not names and not numbers and not contacts.keys() - {"birthPlace"}:
        query.warnings.append("nothing to screen: neither a name, nor a number, nor a contact detail")
        return None
    try:
        return Party.model_validate(_filled(fields))
    except ValidationError as error:
        raise QueryError(f"Cannot parse example entity: {problems_of(error)[0][1]}") from None


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """What of some values is stated."""
    return {name: value for name, value in values.items() if value}


def _birth_dates(query: Query, properties: Properties) -> list[str]:
    stated = properties.get("birthDate", ())
    readable = [text for text in stated if read_dates(text)]
    if len(readable) < len(stated):
        unread = len(stated) - len(readable)
        query.warnings.append(f"birthDate: {unread} cannot be read; write 1961-05-03, 1961-05 or 1961")
    return readable


def _countries(query: Query, properties: Properties) -> list[str]:
    codes = {text: country_code(text) for prop in _COUNTRIES for text in properties.get(prop, ())}
    if unknown := sum(code is None for code in codes.values()):
        query.warnings.append(f"country: {unknown} not known; give ISO 3166-1 codes or names")
    return list(dict.fromkeys(code for code in codes.values() if code))


def _gender(query: Query, properties: Properties) -> str | None:
    stated = properties.get("gender")
    gender = read_gender(stated[0]) if stated else None
    if stated and gender is None:
        query.warnings.append("gender: not known; give male, female or other")
    return gender
