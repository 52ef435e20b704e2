"""An entity of a watchlist, and what a source says of it.

Here belongs what is known of a listed person, company, organisation, vessel or aircraft. How it is read from
a source belongs to `sources/`, how it is matched to `names/` and `scoring/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, StringConstraints, field_validator

from entityscreen.model.kind import DEFAULT_KIND, check_kind
from entityscreen.model.name import Name, Record

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _as_tuple(value: Any) -> Any:
    """One value stands for a list of one; None for none."""
    if value is None:
        return ()
    if isinstance(value, (str, BaseModel)) or not isinstance(value, Iterable):
        return (value,)
    return tuple(value)


Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)]


class Identifier(Record):
    """A number or code that a register gave.

    Attributes:
        value: as written in the source.
        type: `lei`, `imo`, `inn`, `ogrn`, `uscc`, `swift`, `passport`, `national-id`, `tax-id`,
            `registration`, or the source's own word when it is none of these.
        country: ISO 3166-1 alpha-2, lower case, or None.

    Example:
        >>> Identifier(type="imo", value="9187629").value
        '9187629'
    """

    value: Text
    type: Text = "id"
    country: str | None = None


class Provenance(Record):
    """Where an entity comes from, so that an alert can be proved later.

    Attributes:
        source: the list's short name (`us-ofac-sdn`, `un-sc`) or the document's path.
        record_id: the identifier of the record in that source.
        source_date: the list's own date (ISO 8601), as it states it.
        fetched_at: when the file was fetched (ISO 8601), from the file's side record, or None.
        sha256: of the file that was read, in hexadecimal.
        programmes: sanctions programmes, as the source writes them.
        legal_basis: the act or regulation, as the source writes it.
        listed_on: the designation's date (ISO 8601).
        url: a page on the record.
        remarks: what a reviewer has to know of the reading: that the list was incomplete.
    """

    source: Text
    record_id: str | None = None
    source_date: str | None = None
    fetched_at: str | None = None
    sha256: str | None = None
    programmes: Texts = ()
    legal_basis: str | None = None
    listed_on: str | None = None
    url: str | None = None
    remarks: Texts = ()


class Relation(Record):
    """What a source says of two parties.

    Attributes:
        kind: FollowTheMoney's schema of such a link: `UnknownLink`, `Ownership`, `Directorship`, `Family` ...
        name: the other party's name, as the source has it.
        other: the other party's identifier on the watchlist, or None where the source does not say which it is.
        role: the source's words for it (`Linked To`), or None.
        inverse: whether the other party is the link's first: the owner, the director.

    Example:
        >>> str(Relation(kind="Ownership", name="EXAMPLE HOLDING", role="Owned or Controlled By", inverse=True))
        'Owned or Controlled By: EXAMPLE HOLDING'
    """

    kind: Text = "UnknownLink"
    name: Text
    other: str | None = None
    role: str | None = None
    inverse: bool = False

    def __str__(self) -> str:
        return f"{self.role or self.kind}: {self.name}{f' ({self.other})' if self.other else ''}"


class Entity(Record):
    """A listed person, company, organisation, vessel or aircraft.

    Attributes:
        id: unique in its watchlist.
        kind: a schema name of FollowTheMoney (`Person`, `Company`, `Organization`, `LegalEntity`,
            `Vessel`, `Airplane` ...).
        names: at least one; a plain text stands for a primary name.
        birth_dates: ISO 8601 as precise as known: `1961`, `1961-05`, `1961-05-03`, or a range
            `1960/1963`. For a company its date of foundation is not here but in `properties`.
        countries: ISO 3166-1 alpha-2 codes, lower case, or the source's own word where no code is known.
        nationalities: likewise, of a person.
        gender: `male`, `female` or `other`, or None.
        identifiers: numbers and codes of registers.
        addresses: as one line each.
        positions: titles and roles (`Minister of Defence`).
        topics: risk labels (`sanction`, `accused`, `role.pep`), the source's or FollowTheMoney's.
        notes: free text that belongs to no field; nothing of a source is thrown away.
        provenance: one record a source.
        relations: to other parties, on the watchlist or not.
        properties: what the source gives beyond these fields, by FollowTheMoney's property names.

    Example:
        >>> entity = Entity(id="x1", kind="Person", names=["Xi Jinping", Name(text="習近平", type="alias")])
        >>> [name.text for name in entity.names]
        ['Xi Jinping', '習近平']
    """

    id: Text
    kind: Annotated[Text, AfterValidator(check_kind)] = DEFAULT_KIND
    names: Annotated[tuple[Name, ...], BeforeValidator(_as_tuple), Field(min_length=1)]
    birth_dates: Texts = ()
    countries: Texts = ()
    nationalities: Texts = ()
    gender: str | None = None
    identifiers: Annotated[tuple[Identifier, ...], BeforeValidator(_as_tuple)] = ()
    addresses: Texts = ()
    positions: Texts = ()
    topics: Texts = ()
    notes: Texts = ()
    provenance: Annotated[tuple[Provenance, ...], BeforeValidator(_as_tuple)] = ()
    relations: Annotated[tuple[Relation, ...], BeforeValidator(_as_tuple)] = ()
    properties: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    def __hash__(self) -> int:  # of fields that are always there; `properties` has none
        return hash((self.id, self.kind, self.names))

    @field_validator("countries", "nationalities", mode="after")
    @classmethod
    def _lower_codes(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(value.lower() if len(value) == 2 else value for value in values)

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str,  # noqa: A002  # the field's name
            kind: str = DEFAULT_KIND,
            names: Iterable[Name | str] | Name | str,
            **fields: Any,
        ) -> None:
            """What a type checker sees: plain texts stand for names."""

    @property
    def caption(self) -> str:
        """The name to show: the first primary name, else the first."""
        return next((name.text for name in self.names if name.type == "primary"), self.names[0].text)

    @property
    def sources(self) -> tuple[str, ...]:
        """The short names of the lists and documents that hold it, in the order in which they were read."""
        return tuple(dict.fromkeys(record.source for record in self.provenance))
