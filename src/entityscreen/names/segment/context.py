"""What two names of organisations in different writings have in common beside the brand: places and trades.

Here belongs how much each says. A trade weighs by how rare it is: that both are in technology says little, that
both make bearings much. What it adds up to is in `crossing.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.names.prepared import Part, Role

SAME_FAMILY = 0.75
# Two firms of one brand in two cities are two. One of a country, or Hong Kong's, may be the other's arm there, and a
# province may stand for its city.
OTHER_PLACE, OTHER_CITY = 0.2, 0.25
AKIN = 0.7  # trades that translators take for one another: 實業 as Enterprise
RARE_TRADE = 0.65  # weight of a trade that the table of common ones does not have
GENERAL_WORD = 0.22  # international, holding, group: they stand in every other name
TELLING = 0.28  # weight from which a trade in common tells something
TRADES = frozenset({Role.INDUSTRY, Role.ORGANISATION, Role.GENERIC})
CHINESE_FORMS = frozenset({"legal:youxian", "legal:gufen", "legal:kk"})
TRANSLATED_FORMS = CHINESE_FORMS | {
    f"legal:{form}"
    for form in (
        "ltd",
        "inc",
        "corp",
        "general-corporation",
        "llc",
        "plc",
        "jsc",
        "private",
        "lp",
        "kk",
        "bhd",
        "sdn-bhd",
    )
}
_NONE: frozenset[str] = frozenset()
_COUNTRY = re.compile("place:[a-z]{2}")


# Not frozen, though nobody changes them: these are made for every new pair, and a frozen one costs four times as much.
@dataclass(slots=True)
class Context:
    """What agrees and what does not.

    Attributes:
        agreed: ids of the concepts in common, in the order of the first name.
        trades: weight of the trades in common, of both sides.
        places: weight of the places in common.
        lone: weight of each side's trades that the other does not have.
        met: the parts in common, pair by pair.
        left_place: whether the first name has a place of its own.
        right_place: whether the second has.
        parts: of both names, without the brands.
    """

    agreed: tuple[str, ...]
    trades: float
    places: float
    lone: tuple[float, float]
    met: tuple[tuple[Part, Part], ...]
    left_place: bool
    right_place: bool
    parts: tuple[Part, ...]

    def apart(self, lone: float) -> float:
        """What places take away that do not agree.

        Args:
            lone: the amount for a place that only one name has.
        """
        if self.places or not (self.left_place or self.right_place):
            return 0.0
        if self.left_place and self.right_place:
            return OTHER_PLACE if _may_be_one_place(self.parts) else OTHER_CITY
        return lone

    def akin(self) -> float:
        """The weight of trades that agree only because translators take one for the other, where further ones do not.

        Alone they are a translation (倉庫, Logistics), beside others another trade (化学, Metal Mining).
        """
        met = [part for pair in self.met for part in pair]
        if all(part.role is not Role.INDUSTRY or any(part is one for one in met) for part in self.parts):
            return 0.0
        trades = [(one, other) for one, other in self.met if one.role in TRADES and _agreement(one, other) == AKIN]
        return sum(AKIN * min(_weight(one), _weight(other)) for one, other in trades)

    def telling(self) -> bool:
        """Whether a place or a trade that tells something is in common."""
        return any(tells(one) and tells(other) for one, other in self.met)

    def named(self) -> bool:
        """Whether a place or a trade is in common: a word such as group or company is neither."""
        return any(one.role is not Role.GENERIC for one, _ in self.met)

    def common(self) -> bool:
        """Whether a trade that everybody has is in common."""
        return any(not tells(one) and not tells(other) for one, other in self.met)


@named_cache("segment.trades", maxsize=1)
def _common_trades() -> dict[str, float]:
    return {concept: float(weight) for concept, weight in read_rows("segment_trades")}


@named_cache("segment.akin", maxsize=1)
def _akin() -> dict[str, frozenset[str]]:
    return {concept: frozenset(classes.split()) for concept, classes in read_rows("segment_akin")}


@named_cache("segment.provinces", maxsize=1)
def _provinces() -> dict[str, str]:
    """The province of each city of China."""
    return read_pairs("segment_provinces")


def compare_context(left: Sequence[Part], right: Sequence[Part]) -> Context:
    """Compare what two names say beside their brands.

    Args:
        left: parts of a name in characters, without the brand.
        right: parts of a name in Latin letters, without the brand.

    Returns:
        What they have in common; every part meets one other at most.
    """
    agreed: list[str] = []
    trades = places = 0.0
    met: list[tuple[Part, Part]] = []
    lone_left, lone_right = weight_of_trades(left), weight_of_trades(right)
    free = [part for part in right if part.token.concept]
    for part in left:
        likeness, other = max(((_agreement(part, p), -n) for n, p in enumerate(free)), default=(0.0, 0))
        if likeness == 0.0:
            continue
        match = free.pop(-other)
        agreed.append(part.token.concept.id if part.token.concept else "")
        met.append((part, match))
        here, there = likeness * _weight(part), likeness * _weight(match)
        if part.role is Role.PLACE:
            places += here + there
        elif part.role in TRADES:
            trades += here + there
            lone_left, lone_right = lone_left - here, lone_right - there
    lone = (max(0.0, lone_left), max(0.0, lone_right))
    places_of_both = _has_place(left), _has_place(right)
    return Context(tuple(agreed), trades, places, lone, tuple(met), *places_of_both, (*left, *right))


def context_classes(parts: Sequence[Part]) -> tuple[set[str], set[str]]:
    """The classes of a name's places and trades: those that tell something, and the commonest."""
    rare: set[str] = set()
    common: set[str] = set()
    for part in parts:
        concept = part.token.concept
        if concept is not None and part.role is not Role.LEGAL:
            found = rare if tells(part) else common
            found.add(concept.family)
            found.update(f"~{name}" for name in akin_classes(concept.id))
    return rare, common


def tells(part: Part) -> bool:
    """Whether it tells something that both have this part: a place, or a trade that not everybody has."""
    return part.role is Role.PLACE or _weight(part) >= TELLING


def foreign_form(left: Sequence[Part], right: Sequence[Part]) -> bool:
    """Whether a Latin name's legal form is none that a Chinese name's is translated as.

    有限公司 is Ltd, Inc or Corp, not GmbH. Without a form on either side nothing is said.
    """
    return has_chinese_form(left) and has_foreign_form(right)


def weight_of_trades(parts: Sequence[Part]) -> float:
    """How much a name says of its trade."""
    return sum(_weight(part) for part in parts if part.role in TRADES)


def has_chinese_form(parts: Sequence[Part]) -> bool:
    """Whether a name has the legal form of a Chinese company."""
    return not CHINESE_FORMS.isdisjoint(_forms(parts))


def has_foreign_form(parts: Sequence[Part]) -> bool:
    """Whether a Latin name has a legal form, and none that a Chinese company's is translated as."""
    forms = _forms(parts)
    return bool(forms) and TRANSLATED_FORMS.isdisjoint(forms)


def _forms(parts: Sequence[Part]) -> list[str]:
    return [part.token.concept.id for part in parts if part.role is Role.LEGAL and part.token.concept is not None]


def _has_place(parts: Sequence[Part]) -> bool:
    return any(part.role is Role.PLACE for part in parts)


def _may_be_one_place(parts: Sequence[Part]) -> bool:
    """Whether among places is a country, a territory such as Hong Kong, or a province and a city of it."""
    places = {p.token.concept.id for p in parts if p.role is Role.PLACE and p.token.concept is not None}
    if any(map(_COUNTRY.fullmatch, places)):
        return True
    provinces = _provinces()
    return any(provinces.get(place, "") in places for place in places)


def _agreement(a: Part, b: Part) -> float:
    one, other = a.token.concept, b.token.concept
    if one is None or other is None or a.role is Role.LEGAL or b.role is Role.LEGAL:
        return 0.0
    if one.id == other.id:
        return 1.0
    if one.family == other.family:
        return SAME_FAMILY
    return AKIN if not akin_classes(one.id).isdisjoint(akin_classes(other.id)) else 0.0


def akin_classes(concept: str) -> frozenset[str]:
    """The classes of trades that translators take for one another, of which a concept is one."""
    return _akin().get(concept, _NONE)


def weight_of(concept: str, role: Role) -> float:
    """How much a place or a trade says in a name.

    Args:
        concept: its id.
        role: what it is in the name.

    Example:
        >>> weight_of("technology", Role.INDUSTRY) < weight_of("bearing", Role.INDUSTRY)
        True
    """
    if role is Role.GENERIC:
        return min(GENERAL_WORD, _common_trades().get(concept, GENERAL_WORD))
    return _common_trades().get(concept, RARE_TRADE)


def _weight(part: Part) -> float:
    concept = part.token.concept
    return weight_of(concept.id, part.role) if concept is not None else 0.0
