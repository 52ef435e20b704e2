"""What two names of organisations in different writings have in common beside the brand: places and industries.

It says which of them agree. How much that tells is in `similarity/organisations.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.names.lexicon import Concept, kind_of
from entityscreen.names.prepared import Part, Role

SAME, SAME_FAMILY, AKIN = 1.0, 0.75, 0.7  # AKIN: industries that translators take for one another: 實業 as Enterprise
CHINESE_FORMS = frozenset({"legal:youxian", "legal:gufen", "legal:kk"})
_TRANSLATED = "ltd inc corp general-corporation llc plc jsc private lp kk bhd sdn-bhd"
TRANSLATED_FORMS = CHINESE_FORMS | {f"legal:{form}" for form in _TRANSLATED.split()}
_NONE: frozenset[str] = frozenset()
_COUNTRY = re.compile("place:[a-z]{2}")


@named_cache("segment.akin", maxsize=1)
def _akin() -> dict[str, frozenset[str]]:
    return {concept: frozenset(classes.split()) for concept, classes in read_rows("segment_akin")}


@named_cache("segment.opposite", maxsize=1)
def _opposite() -> dict[str, str]:
    return read_pairs("segment_opposite")


@named_cache("segment.provinces", maxsize=1)
def _provinces() -> dict[str, str]:
    """The province of each city of China."""
    return read_pairs("segment_provinces")


@named_cache("segment.institutions", maxsize=1)
def _further() -> dict[str, str]:
    return read_pairs("segment_institutions")


def foreign_form(left: Sequence[Part], right: Sequence[Part]) -> bool:
    """Whether a Latin name's legal form is none that a Chinese name's is translated as.

    有限公司 is Ltd, Inc or Corp, not GmbH. Without a form on either side nothing is said.
    """
    if CHINESE_FORMS.isdisjoint(_forms(left)):
        return False
    forms = _forms(right)
    return bool(forms) and TRANSLATED_FORMS.isdisjoint(forms)


def _forms(parts: Sequence[Part]) -> list[str]:
    return [part.token.concept.id for part in parts if part.role is Role.LEGAL and part.token.concept is not None]


def may_be_one_place(parts: Sequence[Part]) -> bool:
    """Whether among places is a country, a territory such as Hong Kong, or a province and a city of it.

    Two firms of one brand in two cities are two. One of a country may be the other's arm there.
    """
    places = {p.token.concept.id for p in parts if p.role is Role.PLACE and p.token.concept is not None}
    if any(map(_COUNTRY.fullmatch, places)):
        return True
    provinces = _provinces()
    return any(provinces.get(place, "") in places for place in places)


def institutions(parts: Sequence[Part]) -> frozenset[str]:
    """What a name says that only some organisations may call themselves: a bank, an insurer, a university."""
    further = _further()
    kinds = {further.get(c.id, "") or kind_of(c) for part in parts if (c := part.token.concept) is not None}
    return frozenset(kinds - {""})


def agreement(a: Part, b: Part) -> float:
    """How far two parts mean the same: `SAME`, `SAME_FAMILY`, `AKIN`, or nothing."""
    one, another = a.token.concept, b.token.concept
    if one is None or another is None or a.role is Role.LEGAL or b.role is Role.LEGAL:
        return 0.0
    return concepts_agree(one, another)


def concepts_agree(one: Concept, other: Concept) -> float:
    """How far two meanings that are no legal form are the same."""
    if one.id == other.id:
        return SAME
    if are_opposite((one,), (other,)):
        return 0.0
    if one.family == other.family:
        return SAME_FAMILY
    return 0.0 if akin_classes(one.id).isdisjoint(akin_classes(other.id)) else AKIN


def are_opposite(concepts: Iterable[Concept], others: Iterable[Concept]) -> bool:
    """Whether each of two names says a business, or a point of the compass, of which a group has a firm each.

    Example:
        >>> from entityscreen.names.lexicon import concept
        >>> bank, fund, insurance, north = map(concept, ("bank", "fund", "insurance", "north"))
        >>> are_opposite([bank], [fund]), are_opposite([bank, insurance], [bank]), are_opposite([bank], [north])
        (True, False, False)
    """
    table = _opposite()
    classes, other_classes = ({table[c.id] for c in group if c.id in table} for group in (concepts, others))
    if not classes or not other_classes or not classes.isdisjoint(other_classes):
        return False
    return not {_series(name) for name in classes}.isdisjoint(map(_series, other_classes))


def _series(opposite_class: str) -> str:
    return opposite_class.rpartition(":")[0]


def akin_classes(concept: str) -> frozenset[str]:
    """The classes of industries that translators take for one another, of which a concept is one."""
    return _akin().get(concept, _NONE)
