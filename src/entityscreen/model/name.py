"""A name as a source gives it, and what all records of a watchlist have in common: a long list has millions.

A name has its text, its type and the place where it stands. What a name means to the matcher (tokens, readings) belongs
to `names/`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, model_validator

from entityscreen.model.script import Script, main_script

NameType = Literal["primary", "alias", "weak", "former"]
# Of one name after NFKC, which writes some characters as eighteen. The longest of 1.5 million registered names has 627
# characters and 107 words; two names of so many words are compared in a quarter of a second.
LONGEST_NAME, MOST_WORDS = 2_000, 128
# A word, or a character of a script that is written without spaces: Burmese, Chinese, Japanese and Korean.
_UNSPACED = "\u1000-\u109f\u1100-\u11ff\u3005-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}&]|[^\W{_UNSPACED}]+")


def count_words(name: str) -> tuple[int, int]:
    """How many characters a name has after NFKC, and how many words.

    Example:
        >>> count_words("Xi Jinping"), count_words("習近平"), count_words("ﷺ")
        ((10, 2), (3, 3), (18, 4))
    """
    plain = name if name.isascii() else unicodedata.normalize("NFKC", name)
    return len(plain), len(_WORD.findall(plain[: LONGEST_NAME + 1]))


def why_too_long(name: str) -> str:
    """What is wrong with a name of more than `LONGEST_NAME` characters or `MOST_WORDS` words; an empty text for others.

    Example:
        >>> why_too_long("Xi Jinping"), why_too_long("a1 " * 300)
        ('', 'the name has 300 words, at most 128 are screened')
    """
    if len(name) <= MOST_WORDS and name.isascii():
        return ""
    if len(name) > LONGEST_NAME:
        return f"the name has {len(name):,} characters, at most {LONGEST_NAME:,} are screened"
    characters, words = count_words(name)
    if characters > LONGEST_NAME:
        return f"the name has {characters:,} characters after NFKC, at most {LONGEST_NAME:,} are screened"
    return f"the name has {words:,} words, at most {MOST_WORDS} are screened" if words > MOST_WORDS else ""


def _check_length(name: str) -> str:
    if problem := why_too_long(name):
        raise ValueError(problem)
    return name


NameText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_check_length)]


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
        fields_set = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(fields_set), fields_set))


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
