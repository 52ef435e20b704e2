"""A name as a source gives it, and what all records of a watchlist have in common: a long list has millions.

Here belongs what a source says of a name: its text, its type, where it stands. What a name means to the
matcher (tokens, readings) belongs to `names/`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from entityscreen.model.script import Script, main_script

NameType = Literal["primary", "alias", "weak", "former"]
# Characters: official names have 300 at most, and what a name costs to compare grows with the square of its words.
LONGEST_NAME = 2_000
NameText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)]


# By which fields were given: the set of their names that all such records share.
_GIVEN: dict[frozenset[str], set[str]] = {}


class Record(BaseModel):
    """A frozen record without further fields.

    Which fields were given is noted in a set. Pydantic makes one for every record, a third of what a bare entity takes;
    here the records share theirs, which is safe since they are frozen: a changed copy (`model_copy`) copies it first.

    Example:
        >>> class Place(Record):
        ...     name: str
        ...     country: str | None = None
        >>> here, there = Place(name="Kyiv"), Place(name="Lviv")
        >>> here.model_fields_set is there.model_fields_set
        True
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: Any, /) -> None:  # noqa: ARG002  # Pydantic calls it so
        """Share the set of given fields with all records of which the same fields were given."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))


class Name(Record):
    """One name of an entity.

    Attributes:
        text: the name as written in the source, outer spaces removed, never empty; at most `LONGEST_NAME` characters.
        type: `primary`, `alias`, `weak` (of low quality: alone it does not alert by default) or `former`.
        source: where the name comes from (list, document), or None.
        language: ISO 639 code, when the source states one.

    Example:
        >>> Name(text="習近平", type="alias").script
        <Script.HAN: 'Han'>
    """

    text: NameText
    type: NameType = "primary"
    source: str | None = None
    language: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @property
    def script(self) -> Script:
        """The script that most of its characters belong to."""
        return main_script(self.text)

    def __str__(self) -> str:
        return self.text
