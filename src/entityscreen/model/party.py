"""A party: the counterparty that is screened.

It holds what a customer file says of somebody. Whom it is screened against is an `Entity`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator

from entityscreen.model.attributes.countries import country_code
from entityscreen.model.attributes.dates import read_dates
from entityscreen.model.attributes.gender import read_gender
from entityscreen.model.entity import Identifier, Text, Texts, _as_tuple
from entityscreen.model.kind import check_kind
from entityscreen.model.name import NameText, count_words

ScreenedNames = Annotated[tuple[NameText, ...], BeforeValidator(_as_tuple)]


# Of all names of a party together: the most that a second of processor time screens. The longest entry of OFAC's list
# has 96 names.
MOST_NAMES, MOST_WORDS_OF_ALL, LONGEST_OF_ALL = 200, 400, 8_000


def count_screenable(names: Sequence[str]) -> int:
    """How many names, from the first on, are within the bounds of a party; nearly always all.

    Example:
        >>> count_screenable(["Xi Jinping", "習近平"]), count_screenable(["A B"] * 300)
        (2, 200)
    """
    if sum(map(len, names)) * 2 <= MOST_WORDS_OF_ALL and all(map(str.isascii, names)) and len(names) <= MOST_NAMES:
        return len(names)
    characters = words = 0
    for place, name in enumerate(names[:MOST_NAMES]):
        more = count_words(name)
        characters, words = characters + more[0], words + more[1]
        if characters > LONGEST_OF_ALL or words > MOST_WORDS_OF_ALL:
            return place
    return min(len(names), MOST_NAMES)


def why_too_many(count: int, screenable: int) -> str:
    """What is wrong with so many names of a party, of which only the first ones are within its bounds."""
    bounds = f"{MOST_NAMES} names, {MOST_WORDS_OF_ALL} words and {LONGEST_OF_ALL:,} characters"
    return f"{count - screenable} of {count} names are not screened: a party has at most {bounds} in all"


def _as_identifiers(value: Any) -> Any:
    return tuple({"value": item} if isinstance(item, str) else item for item in _as_tuple(value))


def _as_birth_date(value: Any) -> Any:
    """A `date`, a `datetime` or a `Timestamp` as its day; a text that no date is written as is refused."""
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    if isinstance(value, str) and not read_dates(value):
        raise ValueError(f"{value!r} is not a date: write it as 1961-05-03, 1961-05 or 1961")
    return value


def _check_country(text: str) -> str:
    if country_code(text) is None:
        raise ValueError(f"{text!r} is not a country: give an ISO 3166-1 code or a name")
    return text.lower() if len(text) == len("cn") else text


def _check_gender(text: str) -> str:
    if read_gender(text) is None:
        raise ValueError(f"{text!r} is not a gender: give male, female or other")
    return text


class Party(BaseModel):
    """A counterparty as a company's records describe it.

    Attributes:
        name: the name to screen, of at most `LONGEST_NAME` characters and `MOST_WORDS` words; may be left out where
            identifiers, addresses, phones, e-mails or websites are given.
        id: the company's own key, carried through to every alert.
        kind: a schema name of FollowTheMoney, or None when nothing is known.
        aliases: further names; each is screened, and the best match counts.
        birth_date: as precise as known (`1961`, `1961-05`, `1961-05-03`, `3 May 1961`), a `datetime.date` or what has
            `isoformat` as one has; or None.
        countries: ISO 3166-1 codes, country names or adjectives, in any language of the table.
        gender: `male`, `female` or `other`, or a word for one; or None.
        identifiers: numbers of registers; a plain text stands for an identifier of unknown type.
        addresses: one line each; the same place is evidence, and so is a shared postcode, city or country.
        phones: numbers, best with the prefix of the country.
        emails: mailboxes.
        websites: addresses or hosts.
        birth_places: a town, a country or both; several are alternatives.
        further_birth_dates: alternatives to `birth_date`; the one that fits best counts.

    Example:
        >>> Party(name="Xi Jinping", kind="Person", countries="CN").countries
        ('cn',)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: NameText | Literal[""] = ""
    id: str | None = None
    kind: Annotated[str, AfterValidator(check_kind)] | None = None
    aliases: ScreenedNames = ()
    birth_date: Annotated[str | None, BeforeValidator(_as_birth_date)] = None
    countries: Annotated[tuple[Annotated[Text, AfterValidator(_check_country)], ...], BeforeValidator(_as_tuple)] = ()
    gender: Annotated[str, AfterValidator(_check_gender)] | None = None
    identifiers: Annotated[tuple[Identifier, ...], BeforeValidator(_as_identifiers)] = ()
    addresses: Texts = ()
    phones: Texts = ()
    emails: Texts = ()
    websites: Texts = ()
    birth_places: Texts = ()
    further_birth_dates: Annotated[
        tuple[Annotated[str, BeforeValidator(_as_birth_date)], ...], BeforeValidator(_as_tuple)
    ] = ()

    @model_validator(mode="after")
    def _has_something_to_screen(self) -> Self:
        if not (self.name or self.aliases or self.identifiers or self.has_contacts):
            raise ValueError("a party needs a name, an identifier, an address, a phone, an e-mail or a website")
        return self

    if TYPE_CHECKING:

        def __init__(self, *, name: str = "", kind: str | None = None, **fields: Any) -> None:
            """What a type checker sees: single texts stand for lists of one."""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases, each once; none where an identifier alone is known."""
        if not self.aliases:
            return (self.name,) if self.name else ()
        return tuple(dict.fromkeys((*filter(None, (self.name,)), *self.aliases)))

    @property
    def is_bare(self) -> bool:
        """Whether nothing but names is known."""
        attributes = self.birth_date or self.further_birth_dates or self.birth_places or self.countries or self.gender
        return not (attributes or self.identifiers or self.has_contacts)

    @property
    def has_contacts(self) -> bool:
        """Whether an address, a phone, an e-mail or a website is known."""
        return bool(self.addresses or self.phones or self.emails or self.websites)

    @property
    def birth_dates(self) -> tuple[str, ...]:
        """The birth date and its alternatives."""
        return (*filter(None, (self.birth_date,)), *self.further_birth_dates)
