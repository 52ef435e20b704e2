"""An entity of a watchlist, and what a source says of it.

An entity is a listed person, company, organisation, vessel or aircraft. How it is read from a source belongs to
`sources/`, how it is matched to `names/` and `scoring/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    SerializerFunctionWrapHandler,
    StringConstraints,
    field_validator,
    model_serializer,
)

from entityscreen.model.kind import DEFAULT_KIND, check_kind
from entityscreen.model.name import Name, Record
from entityscreen.model.share import ShareField

# What the source of an entity begins with that listed persons own; the rule stands behind it.
DERIVED = "ownership:"
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


_OF_OWNERSHIP = frozenset(("share", "since", "until", "source"))


class Relation(Record):
    """What a source says of two parties.

    Attributes:
        kind: FollowTheMoney's schema of such a link: `UnknownLink`, `Ownership`, `Directorship`, `Family` ...
        name: the other party's name, as the source has it.
        other: the other party's identifier on the watchlist, or None where the source does not say which it is.
        role: the source's words for it (`Linked To`), or None.
        inverse: whether the other party is the link's first: the owner, the director.
        share: of an ownership, exact or a range (`model.share.read_share` says what is understood), or None: unknown.
        since: the first day on which it held (ISO 8601, as precise as known), or None.
        until: the last day, or None.
        source: who says so, where it is another than the entity's source.

    Example:
        >>> str(Relation(kind="Ownership", name="EXAMPLE HOLDING", role="Owned or Controlled By", inverse=True))
        'Owned or Controlled By: EXAMPLE HOLDING'
        >>> str(Relation(kind="Ownership", name="EXAMPLE HOLDING", share="51%"))
        'Ownership: EXAMPLE HOLDING, 51%'
    """

    kind: Text = "UnknownLink"
    name: Text
    other: str | None = None
    role: str | None = None
    inverse: bool = False
    share: ShareField = None
    since: str | None = None
    until: str | None = None
    source: str | None = None

    def __str__(self) -> str:
        identifier, share = f" ({self.other})" if self.other else "", f", {self.share}" if self.share else ""
        return f"{self.role or self.kind}: {self.name}{identifier}{share}"

    @model_serializer(mode="wrap")
    def _without_unstated(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what an ownership alone has: a list without one keeps its digest."""
        fields: dict[str, Any] = serialize(self)
        return {name: value for name, value in fields.items() if value is not None or name not in _OF_OWNERSHIP}


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
    def derivations(self) -> tuple[str, ...]:
        """Why it is on the watchlist although no list names it: a text for each path from a listed owner.

        Example:
            >>> record = Provenance(source="ownership:ofac-50", remarks=["X owns 60% of A"])
            >>> Entity(id="a", names=["A"], provenance=[record]).derivations
            ('not listed itself, by ofac-50: X owns 60% of A',)
        """
        return tuple(
            f"not listed itself, by {record.source.removeprefix(DERIVED)}: {remark}"
            for record in self.provenance
            if record.source.startswith(DERIVED)
            for remark in record.remarks
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """The short names of the lists and documents that hold it, in the order in which they were read."""
        return tuple(dict.fromkeys(record.source for record in self.provenance))
