"""What extraction passes from step to step: a name at a place, and the statement that it has another one.

What the library hands out is `model.mention.Mention`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from entityscreen.model.mention import BY_MODEL

ADJACENT, INFERRED = "adjacent", "inferred"


class Sign(StrEnum):
    """What shows that words are a name; `resources/documents/confidence.tsv` says how often each is right."""

    OTHER = ""  # the words of the evidence say it
    LEGAL_FORM, HEAD_WORD, ENDING, BEGINNING = "legal form", "head word", "ending", "begins as"
    INDUSTRY, TRADED, KNOWN_FIRM = "an industry", "what companies have", "a firm that is known"
    CALLED, FOLLOWS, SHIP_NUMBER = "called", "what follows", "a ship's number"
    ROLE, TITLE, COURTESY = "role", "title", "courtesy"
    GIVEN_NAME, SURNAME, SURNAME_AND_GIVEN = "given name", "surname", "surname and given name"
    FAMILY, SURNAME_FIRST = "a name of the father or a family", "surname first, as lists have it"
    INITIALS = "initials and surname"
    SOUND, SPELLING, KANA = "sounds as its other writing", "spells its other writing", "its reading in Kana"
    OTHER_SURNAME, ALIAS_BESIDE = "surname and its other writing", "alias beside it"
    ENTRY, CELL, FIELD = "an entry in field form", "a cell under a label", "a field for persons"
    NAMED_BEFORE, ELSEWHERE = "named before", "named in another document"
    JOINED, BRAND = "names joined by &", "a brand in both writings"
    FORM_WORD, FULL_FORM, SPELLED_BY, WORD = "a legal form", "a legal form in full", "initials", "word"
    PREFIX, SHIP_TYPE, QUOTED = "prefix", "a ship's type behind it", "in quotes before its other writing"
    FATHER, PATRONYMIC, SURNAME_AND_INITIALS = "a name of the father", "patronymic", "surname and initials"
    MIDDLE_DOT, SPACED, JAPANESE = "a middle dot", "a surname and a space", "a surname and a given name"
    LISTED, SEX, NICKNAME = "a list of persons", "man or woman", "a nickname inside"
    PHRASE, CUE = "a phrase for persons", "what it is said to have done"
    MODEL_SAYS, MODEL_AGREES = BY_MODEL, "a model agrees"


class NameEvidence(NamedTuple):
    """Why words are a name: a sign, which later steps ask for, and the words that a reviewer reads behind it."""

    sign: Sign
    words: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, self))


class AliasRelation:
    """What another name is to the name."""

    ALIAS, FORMER, SHORT, NATIVE = "alias", "former", "short", "native"


@dataclass(slots=True)
class AliasStatement:
    """That something is also called so.

    Attributes:
        name: the other name.
        span: its first token and its last one.
        relation: `alias`, `former`, `short` or `native`.
        referent: the name that is meant, once it is resolved.
        kinds: the kinds that the words of the statement leave to the referent; empty for any.
        marker: the words that say so, for the reviewer.
        tier: `adjacent` statements enter the watchlist; `inferred` ones are proposals for the review.
        quoted: whether it stood in quotes, or in a list, without a word that says what it is.
    """

    name: str
    span: tuple[int, int]
    relation: str = AliasRelation.ALIAS
    referent: NamedSpan | None = None
    kinds: frozenset[str] = frozenset()
    marker: str = ""
    tier: str = ADJACENT
    quoted: bool = False

    @property
    def evidence(self) -> NameEvidence:
        """What it shows of a name before it that nothing else shows."""
        return NameEvidence(Sign.OTHER, f"{self.marker or self.name} behind it")


@dataclass(slots=True, eq=False)
class NamedSpan:
    """A name at a place of a block.

    Attributes:
        first: index of its first token.
        last: index of its last token.
        text: as a reader sees it, line breaks folded into spaces.
        kind: `Person`, `Company`, `Organization` or `Vessel`.
        evidence: why it is one.
        role: title or role.
        country: code, or an empty string.
        refers_to: the full name that this short form stands for, or an empty string.
        after: index behind the bracket or clause that belongs to it.
        statements: its other names.
        agreed: whether a model finds it too.
    """

    first: int
    last: int
    text: str
    kind: str
    evidence: NameEvidence
    role: str = ""
    country: str = ""
    refers_to: str = ""
    after: int = 0
    statements: list[AliasStatement] = field(default_factory=list)
    agreed: bool = False

    def __post_init__(self) -> None:
        self.after = max(self.after, self.last + 1)

    @property
    def full(self) -> str:
        """The full name that it stands for."""
        return self.refers_to or self.text

    def take(self, statement: AliasStatement) -> None:
        """Give it another name; what it has or is called itself is left out."""
        names_it_has = {self.text, self.refers_to, *(earlier.name for earlier in self.statements)}
        first, last = statement.span
        part = any(earlier.span[0] <= first <= last <= earlier.span[1] for earlier in self.statements)
        if statement.name not in names_it_has and not part:
            statement.referent = self
            self.statements.append(statement)
            if first == self.after:  # `Qiu Hanwen 邱翰文`
                self.after = last + 1
