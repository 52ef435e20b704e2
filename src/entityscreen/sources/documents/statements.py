"""What extraction passes from step to step: a name at a place, and the statement that it has another one.

What the library hands out is `model.mention.Mention`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

ENTRY = "an entry in field form"  # the evidence of a name that a field has
ADJACENT, INFERRED = "adjacent", "inferred"


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
    evidence: str
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
