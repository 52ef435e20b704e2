"""What the builders of person and organisation names hand to `prepare.py`."""

from __future__ import annotations

from dataclasses import dataclass, field

from entityscreen.names.prepared import Role
from entityscreen.names.tokens import Token


@dataclass(slots=True)
class Parts:
    """Tokens with their roles and weights, in order; filled by one builder, read by `prepare.py`.

    Attributes:
        tokens: the words, and pieces of compounds in their usual form.
        roles: of each.
        weights: of each, relative to a rare name = 1.
        acronyms: initial letters of an organisation's words.
        markers: positions before which a son-of word stands.
        numbers: the numbers in the name.
        written: the letters of pieces of compounds, by position.
        numerals: the words of numbers that are not written in digits, by position.
    """

    tokens: list[Token] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    acronyms: tuple[str, ...] = ()
    markers: tuple[int, ...] = ()
    numbers: frozenset[str] = frozenset()
    written: dict[int, str] = field(default_factory=dict)
    numerals: dict[int, str] = field(default_factory=dict)

    def add(self, token: Token, role: Role, weight: float) -> None:
        """Append one token."""
        self.tokens.append(token)
        self.roles.append(role)
        self.weights.append(weight)

    def add_number(self, token: Token, weight: float, written: str) -> None:
        """Append a number, with what it is written as: First Rand may be one word."""
        if not written.isdigit():
            self.numerals[len(self.tokens)] = written
        self.add(token, Role.NUMBER, weight)
