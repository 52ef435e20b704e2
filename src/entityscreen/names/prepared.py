"""What preparing a name gives: tokens in their roles, with their shares.

Index and scoring read these records. How they come about belongs to `prepare.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from entityscreen.model.kind import Family
from entityscreen.model.script import Script
from entityscreen.names.tokens import Token, is_same_token
from entityscreen.syllables.model import SyllableName


class Role(StrEnum):
    """What a token is in its name."""

    __hash__ = str.__hash__  # that of Enum is a Python function, and sets of members are asked on every path

    NAME = "name"
    PATRONYMIC = "patronymic"
    PARTICLE = "particle"
    HONORIFIC = "honorific"
    SUFFIX = "suffix"
    INITIAL = "initial"
    BRAND = "brand"
    PLACE = "place"
    INDUSTRY = "industry"
    ORGANISATION = "organisation"
    GENERIC = "generic"
    LEGAL = "legal form"
    NUMBER = "number"


# Roles whose parts can make a match by themselves.
CORE_ROLES = frozenset({Role.NAME, Role.BRAND})
# Roles that make a name longer than one part.
NAMED = frozenset({Role.NAME, Role.INITIAL, Role.PATRONYMIC, Role.BRAND})
# What an organisation does, and what it is.
INDUSTRIES = frozenset({Role.INDUSTRY, Role.ORGANISATION})
# What tells one organisation from another by meaning or by name: no legal forms, and no words such as group.
DISTINCTIVE_ROLES = NAMED | INDUSTRIES | {Role.PLACE}
# Letters of a sound by which words written as one may match: Li Yi is no LJ.
SHORTEST_SOUND = 3
SHORT_PIECE = 3  # letters; three neighbours are joined only when one is as short as this (van der bilt)
# How a text of a field is taken for the name, where rules look at it (`Variant.how`).
WHOLE, WITHOUT_BRACKETS, BRACKET, IN_GROUP = "whole", "without brackets", "bracket", "brand of a group"


# Not frozen, though nobody changes them: these are made for every name, and a frozen one costs four times as much.
@dataclass(slots=True, eq=False)
class Part:
    """A token in its name."""

    token: Token  # the word
    role: Role  # what it is here
    share: float  # its share of the name's weight, in [0, 1]; the shares of a name sum to 1

    __hash__ = None  # type: ignore[assignment]  # as any record that can be changed

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Part):
            return NotImplemented
        same = self.role is other.role and self.share == other.share
        return same and is_same_token(self.token, other.token)


@dataclass(slots=True)
class Join:
    """Neighbouring parts written as one word: `van der bilt` as `vanderbilt`."""

    start: int  # index of the first part
    end: int  # index behind the last part
    text: str  # the parts' first spellings joined
    sound: str  # their sounds joined
    share: float  # the sum of their shares


@dataclass(slots=True)
class Places:
    """Where the parts of some roles stand in a name: bit `i` of a number for part `i`.

    Sets of places are matched, left out and counted for every two names; in numbers that is nearly free.
    """

    named: int = 0  # parts that make a name longer, see `NAMED`
    core: int = 0  # those that can make a match by themselves, see `CORE_ROLES`
    distinctive: int = 0  # those that tell an organisation from others, see `DISTINCTIVE_ROLES`
    initials: int = 0  # single letters that stand for a name
    patronymics: int = 0  # names of the father


def places_of(parts: Sequence[Part]) -> Places:
    """Where the parts of a name's roles stand.

    Example:
        >>> places_of(()).named
        0
    """
    by_role: dict[Role, int] = {}
    for place, part in enumerate(parts):
        by_role[part.role] = by_role.get(part.role, 0) | 1 << place
    named = core = distinctive = 0
    for role, places in by_role.items():
        if role in DISTINCTIVE_ROLES:
            distinctive |= places
            if role in NAMED:
                named |= places
                core |= places if role in CORE_ROLES else 0
    alone = [by_role.get(role, 0) for role in (Role.INITIAL, Role.PATRONYMIC)]
    return Places(named, core, distinctive, *alone)


@dataclass(slots=True)
class Variant:
    """One way to read a name field: without its brackets, with them, the one script or the other."""

    text: str  # the folded text
    words: tuple[str, ...]  # its words and their pieces as written, in order; none for a reading that is not by words
    letters: str  # the words as one
    parts: tuple[Part, ...]  # its tokens in order
    joined: tuple[Join, ...] | Callable[[], tuple[Join, ...]] = field(compare=False, repr=False)  # for `joins`
    syllables: SyllableName | None  # for Chinese and Korean names, their syllables
    characters: bool  # whether a part is written in Chinese, Japanese or Korean characters
    # initial letters of an organisation's words, at least three: with and without particles such as de, the country
    # and the legal form
    acronyms: tuple[str, ...]
    markers: tuple[int, ...]  # positions before which a son-of word stands; a part before it is not one behind it
    numbers: frozenset[str]  # the numbers in it (`13`, `viii`), as decimal texts
    cost: float  # what reading the field this way costs, in points of score
    how: str  # which way that is, where it costs something or leaves a bracket out
    _forms: tuple[frozenset[str], frozenset[str]] | None = field(default=None, compare=False)
    _places: Places | None = field(default=None, compare=False)

    @property
    def joins(self) -> tuple[Join, ...]:
        """Neighbours that others may write as one word; most names in characters are never asked for them."""
        if callable(self.joined):
            self.joined = self.joined()
        return self.joined

    def places(self) -> Places:
        """Where the parts of its roles stand."""
        if self._places is None:
            self._places = places_of(self.parts)
        return self._places

    def by_syllables(self) -> bool:
        """Whether its syllables say what it sounds like; kana are compared by sound as well, as any letters are."""
        return self.syllables is not None and self.syllables.settles()

    def forms(self) -> tuple[frozenset[str], frozenset[str]]:
        """Every spelling and sound of the parts, and of the joins: what a join of another name must be among."""
        if self._forms is None:
            parts = {form for part in self.parts for s in part.token.spellings for form in (s.text, s.sound)}
            joins = {form for join in self.joins for form in (join.text, join.sound)}
            self._forms = frozenset(parts), frozenset(joins)
        return self._forms


def in_latin_letters(parts: Sequence[Part]) -> bool:
    """Whether every word of a name is in Latin letters; a number is in no letters."""
    return all([part.token.script is Script.LATIN for part in parts])  # noqa: C419  # a generator costs more


def lone_word(variant: Variant) -> str | None:
    """The one word by which a name is told, which may be an acronym: of `Safe Ltd` its industry, having no other."""
    places = variant.places()
    if places.core.bit_count() == 1 and places.distinctive == places.core:
        return variant.parts[places.core.bit_length() - 1].token.text
    if places.core:
        return None
    kept = [part for part in variant.parts if part.role is not Role.LEGAL]
    return kept[0].token.text if len(kept) == 1 else None


@dataclass(slots=True)
class PreparedName:
    """A name, ready to be looked up and compared."""

    text: str  # the name as given
    family: Family  # how such names are built
    variants: tuple[Variant, ...]  # at least one; of a name of unknown kind first as it is of another family


@dataclass(slots=True)
class WeightedPart:
    """A token in a name that is not complete yet, so that the shares of its parts are not known."""

    token: Token  # the word; a piece of a compound is in its usual form
    role: Role  # what it is here
    weight: float  # relative to a rare name = 1


@dataclass(slots=True)
class NameBuilder:
    """Collects the parts of a name word by word; `prepare.py` makes a `Variant` of it."""

    parts: list[WeightedPart] = field(default_factory=list)  # in order
    acronyms: tuple[str, ...] = ()  # initial letters of an organisation's words
    markers: tuple[int, ...] = ()  # positions before which a son-of word stands
    numbers: frozenset[str] = frozenset()  # the numbers in the name
    written: dict[int, str] = field(default_factory=dict)  # the letters of pieces of compounds, by position
    # the words of numbers that are not written in digits, by position
    numerals: dict[int, str] = field(default_factory=dict)

    def add(self, token: Token, role: Role, weight: float) -> None:
        """Append one token."""
        self.parts.append(WeightedPart(token, role, weight))

    def has(self, role: Role) -> bool:
        """Whether a part has a role."""
        return any(part.role is role for part in self.parts)

    def add_number(self, token: Token, weight: float, written: str) -> None:
        """Append a number, with what it is written as: First Rand may be one word."""
        if not written.isdigit():
            self.numerals[len(self.parts)] = written
        self.add(token, Role.NUMBER, weight)

    def with_shares(self) -> tuple[Part, ...]:
        """Return the parts, each with its share of all weights; with equal shares where nothing weighs anything."""
        total = sum([part.weight for part in self.parts])
        if total > 0.0:
            return tuple([Part(part.token, part.role, part.weight / total) for part in self.parts])
        return tuple([Part(part.token, part.role, 1.0 / len(self.parts)) for part in self.parts])
