"""A party: the counterparty that is screened.

Here belongs what a customer file says of somebody. Whom it is screened against is an `Entity`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, field_validator, model_validator

from entityscreen.model.entity import Identifier, Texts, _as_tuple
from entityscreen.model.kind import spell_kind
from entityscreen.model.name import LONGEST_NAME, NameText

ScreenedNames = Annotated[tuple[NameText, ...], BeforeValidator(_as_tuple)]


def why_too_long(name: str) -> str:
    """What is wrong with a name of more than `LONGEST_NAME` characters; an empty text for all others."""
    if len(name) <= LONGEST_NAME:
        return ""
    return f"the name has {len(name):,} characters, at most {LONGEST_NAME:,} are screened"


def _as_identifiers(value: Any) -> Any:
    return tuple({"value": item} if isinstance(item, str) else item for item in _as_tuple(value))


def _as_iso_date(value: Any) -> Any:
    """A `date`, a `datetime` or a `Timestamp` as its day."""
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value


def _spell_country(country: Any) -> Any:
    return country.lower() if isinstance(country, str) and len(country) == 2 else country  # a code


class Party(BaseModel):
    """A counterparty as a company's records describe it.

    Attributes:
        name: the name to screen, of at most `LONGEST_NAME` characters; may be left out where identifiers are given.
        id: the company's own key, carried through to every alert.
        kind: a schema name of FollowTheMoney, or None when nothing is known.
        aliases: further names; each is screened, and the best match counts.
        birth_date: as precise as known (`1961`, `1961-05`, `1961-05-03`, `3 May 1961`), a `datetime.date` or what has
            `isoformat` as one has; or None.
        countries: ISO 3166-1 alpha-2 codes or country names.
        gender: `male`, `female` or `other`, or None.
        identifiers: numbers of registers; a plain text stands for an identifier of unknown type.
        addresses: one line each; a city, a postcode or a country that a listed address shares is evidence.

    Example:
        >>> Party(name="Xi Jinping", kind="Person", countries="CN").countries
        ('cn',)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: NameText | Literal[""] = ""
    id: str | None = None
    kind: str | None = None
    aliases: ScreenedNames = ()
    birth_date: Annotated[str | None, BeforeValidator(_as_iso_date)] = None
    countries: Texts = ()
    gender: str | None = None
    identifiers: Annotated[tuple[Identifier, ...], BeforeValidator(_as_identifiers)] = ()
    addresses: Texts = ()

    @field_validator("kind", mode="after")
    @classmethod
    def _spell_kind(cls, value: str | None) -> str | None:
        return value and spell_kind(value)

    @model_validator(mode="before")
    @classmethod
    def _lower_countries(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("countries"):
            codes = _as_tuple(value["countries"])
            return {**value, "countries": tuple(map(_spell_country, codes))}
        return value

    @model_validator(mode="after")
    def _has_something_to_screen(self) -> Self:
        if not (self.name or self.aliases or self.identifiers):
            raise ValueError("a party needs a name or an identifier")
        return self

    if TYPE_CHECKING:

        def __init__(self, *, name: str = "", kind: str | None = None, **fields: Any) -> None:
            """What a type checker sees: single texts stand for lists of one."""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases, each once; none where an identifier alone is known."""
        return tuple(dict.fromkeys((*filter(None, (self.name,)), *self.aliases)))

    @property
    def is_bare(self) -> bool:
        """Whether nothing but names is known."""
        return not (self.birth_date or self.countries or self.gender or self.identifiers or self.addresses)
