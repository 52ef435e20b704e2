"""Queries of others' clients as parties: FollowTheMoney's properties become what is screened.

Here belongs EXAMPLE of the contract. The properties are read as those of a listed record are (`model.ftm.record`), so
that a passport number is the same sort of number on both sides. What is not understood is said in `warnings`, and the
rest is screened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from entityscreen.errors import EntityScreenError
from entityscreen.model.attributes.countries import country_code
from entityscreen.model.attributes.dates import read_dates
from entityscreen.model.attributes.gender import read_gender
from entityscreen.model.entity import Entity
from entityscreen.model.ftm.labels import is_matchable
from entityscreen.model.ftm.record import NAME_PROPERTIES, entity_from_ftm
from entityscreen.model.ftm.schema import schema_of
from entityscreen.model.party import Party

# Schemata that say no more than that somebody is meant.
_ANY_KIND = frozenset(("Thing", "LegalEntity"))
_FURTHER_NAMES = ("abbreviation",)
# Parts of a person's name in the order in which it is written.
_PARTS = (("firstName",), ("secondName", "middleName", "fatherName"), ("lastName",))
_UNNAMED = "\0"  # stands for a name while a record that has none is read


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
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise QueryError(f"Cannot parse example entity: {place}: {first['msg']}") from None
    schema = example.schema_
    if schema not in _ANY_KIND and not is_matchable(schema):
        raise QueryError(f"Cannot parse example entity: {schema!r} is no schema that is matched")
    query = Query(example)
    try:
        entity = _entity_of(example)
    except EntityScreenError as error:
        raise QueryError(f"Cannot parse example entity: {error.problem}") from None
    _warn_of_unknown(query)
    query.party = _party_of(query, entity, most_names)
    return query


def _entity_of(example: Example) -> Entity:
    properties = {
        prop: values for prop, values in example.properties.items() if values is not None and prop not in _FURTHER_NAMES
    }
    aliases = [*_listed(properties.get("alias")), *_joined_names(example.properties)]
    for prop in _FURTHER_NAMES:
        aliases += _listed(example.properties.get(prop))
    if aliases:
        properties["alias"] = aliases
    return entity_from_ftm({"id": "query", "schema": example.schema_, "properties": properties}, name=_UNNAMED)


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list) else [value]


def _joined_names(properties: Mapping[str, Any]) -> list[str]:
    """The names that the parts of a name make: a wrong `name` beside the right parts must not hide who it is."""
    known = [[str(part) for prop in props for part in _listed(properties.get(prop)) if part] for props in _PARTS]
    first, middle, last = known
    if not (first or last):
        return []
    return [
        " ".join(filter(None, (given, " ".join(middle), family)))
        for given, family in product(first or [""], last or [""])
    ]


def _warn_of_unknown(query: Query) -> None:
    schema = schema_of(query.example.schema_)
    for prop in query.example.properties:
        if schema and prop not in schema.properties:
            query.warnings.append(f"{prop}: no property of {query.example.schema_}")
    if query.example.filters:
        query.warnings.append("filters: not supported; use include_dataset, exclude_dataset, exclude_schema or topics")


def _party_of(query: Query, entity: Entity, most_names: int) -> Party | None:
    every = [name.text for name in entity.names if name.text != _UNNAMED]
    names = list(dict.fromkeys(every))
    if len(names) > most_names:
        query.warnings.append(f"names: {len(names) - most_names} beyond the limit of {most_names} are not screened")
    fields: dict[str, Any] = {
        "id": query.example.id,
        "name": names[0] if names else "",
        "aliases": names[1:most_names],
        "kind": None if query.example.schema_ in _ANY_KIND else query.example.schema_,
        "birth_date": _birth_date(query, entity),
        "countries": _countries(query, entity),
        "gender": _gender(query, entity),
        "identifiers": entity.identifiers,
        "addresses": entity.addresses,
    }
    _echo(query, entity, names[:most_names], fields)
    if not names and not entity.identifiers:
        query.warnings.append("nothing to screen: neither a name nor a number")
        return None
    try:
        return Party.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise QueryError(f"Cannot parse example entity: {first['msg'].removeprefix('Value error, ')}") from None


def _birth_date(query: Query, entity: Entity) -> str | None:
    readable = [text for text in entity.birth_dates if read_dates(text)]
    unreadable = len(entity.birth_dates) - len(readable)
    if unreadable:
        query.warnings.append(f"birthDate: {unreadable} cannot be read; write 1961-05-03, 1961-05 or 1961")
    if len(readable) > 1:
        query.warnings.append("birthDate: of several the first is compared")
    return readable[0] if readable else None


def _countries(query: Query, entity: Entity) -> list[str]:
    stated = dict.fromkeys((*entity.countries, *entity.nationalities))
    codes = {text: country_code(text) for text in stated}
    if unknown := [text for text, code in codes.items() if code is None]:
        query.warnings.append(f"country: {len(unknown)} not known; give ISO 3166-1 codes or names")
    return list(dict.fromkeys(code for code in codes.values() if code))


def _gender(query: Query, entity: Entity) -> str | None:
    gender = read_gender(entity.gender) if entity.gender else None
    if entity.gender and gender is None:
        query.warnings.append("gender: not known; give male, female or other")
    return entity.gender if gender else None


def _echo(query: Query, entity: Entity, names: list[str], fields: Mapping[str, Any]) -> None:
    """What was understood, by FollowTheMoney's names."""
    of_types = {prop: [n.text for n in entity.names if n.type == kind and n.text in names]
                for kind, prop in NAME_PROPERTIES.items()}  # fmt: skip
    stated = {
        **of_types,
        "birthDate": [fields["birth_date"]] if fields["birth_date"] else [],
        "country": fields["countries"],
        "gender": [fields["gender"]] if fields["gender"] else [],
        "address": list(entity.addresses),
    }
    schema = schema_of(query.example.schema_)
    for prop, value in query.example.properties.items():
        if schema and schema.properties.get(prop) == "identifier":
            stated[prop] = [str(number) for number in _listed(value) if number is not None]
    query.properties = {prop: values for prop, values in stated.items() if values}
