"""The rules for persons' names.

Here belongs one function a rule, each with an amount, a reason in words and an example.
"""

from __future__ import annotations

from itertools import pairwise

from entityscreen.model.script import Script
from entityscreen.model.weights import Weights
from entityscreen.names.persons import commonness, is_vietnamese, other_vietnamese, suffix_class
from entityscreen.names.prepared import Part, Role, Variant
from entityscreen.scoring.adjustments.adjustment import Adjustment
from entityscreen.scoring.adjustments.met import Meeting
from entityscreen.syllables import (
    SyllableName,
    divided_otherwise,
    half_left_out,
    is_hardly_chinese,
    is_korean,
    other_dialect,
    other_korean,
    other_length,
    other_surname,
    other_syllables,
)

COMMON_ONLY = 0.12  # two names of many millions say little of a third and a fourth
VERY_COMMON = 0.75  # in the tiers of `persons.commonness`
FATHER_AND_SON = 0.3  # Ali bin Hasan is not Hasan bin Ali
SUFFIXES_DIFFER = 0.25  # junior is not senior
OTHER_SYLLABLES = 0.25  # Chen Haiming is not Chen Haifeng
_APART = (
    (divided_otherwise, "syllables divided otherwise"),  # Li Ya'nan is not Li Yan'an
    (other_syllables, "another syllable in pinyin"),
    (other_dialect, "another syllable in Cantonese or Hokkien"),
    (other_surname, "another surname"),
)
WHOLE_NAME = 3  # syllables
ORDER = 0.01  # parts in another order than a rotation


def one_part_only(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Putin` alone against `Vladimir Putin`, and `Amirreza Movahed` against the two words of `Ami Irza`."""
    named_a, named_b = met.places_a.named, met.places_b.named
    count_a, count_b = named_a.bit_count(), named_b.bit_count()
    if count_a < 2 and count_b < 2:
        return None
    met_a, met_b = (met.sought_a & named_a).bit_count(), (met.sought_b & named_b).bit_count()
    if (met_a < 2 and met_b < 2) or met_a < 2 <= count_a or met_b < 2 <= count_b:
        return Adjustment(-weights.one_part, "one part of a longer name")
    return None


def common_only(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Ali Mohammed` against `Amir Ali Mohammed Shabiri`: what meets is common, and two names are left over.

    A name that goes on (`Tom King, Baron King of Bridgwater`) is whole.
    """
    del weights
    left_a, left_b = met.places_a.named & ~met.met_a, met.places_b.named & ~met.met_b
    if (left_a.bit_count() < 2 and left_b.bit_count() < 2) or max(len(met.a.parts), len(met.b.parts)) < 3:
        return None
    if _others(met.a, met.places_a.named & met.met_a) and _others(met.b, met.places_b.named & met.met_b):
        return None
    if _others(met.a, left_a) < 2 and _others(met.b, left_b) < 2:
        return None
    order = [pair.b_start for pair in met.pairs]
    begins = _are_first(met.met_a) and _are_first(met.met_b) and order == sorted(order)
    return None if begins else Adjustment(-COMMON_ONLY, "only common names meet")


def _others(variant: Variant, places: int) -> int:
    """How many of the names at some places are not among the commonest."""
    return sum(1 for place, part in enumerate(variant.parts) if places >> place & 1 and not _common(part))


def _are_first(places: int) -> bool:
    """Whether places are those up to one of them."""
    return places & (places + 1) == 0


def _common(part: Part) -> bool:
    return commonness(part.token.latin) >= VERY_COMMON


def father_and_son(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Ali bin Hasan` against `Hasan bin Ali`: what stands before the marker stands behind it."""
    del weights
    a, b = met.a, met.b
    if not (a.markers and b.markers):
        return None
    for pair in met.pairs:
        if not a.parts[pair.a_start].role is b.parts[pair.b_start].role is Role.NAME:
            continue
        before_a, before_b = pair.a_start < a.markers[0], pair.b_start < b.markers[0]
        if before_a != before_b:
            return Adjustment(-FATHER_AND_SON, "father and son change places")
    return None


def suffixes_differ(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Jr` against `Sr`."""
    del weights
    if not (met.places_a.suffixes and met.places_b.suffixes):
        return None
    first, second = _suffixes(met.a), _suffixes(met.b)
    if first and second and first.isdisjoint(second):
        return Adjustment(-SUFFIXES_DIFFER, "different suffixes")
    return None


def _suffixes(variant: Variant) -> set[str]:
    """Which generation a name says it is of; degrees say nothing of that."""
    classes = {suffix_class(part.token.text) for part in variant.parts if part.role is Role.SUFFIX}
    return {found for found in classes if found is not None and found != "degree"}


def syllables_differ(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Chen Haiming` against `Chen Haifeng`: both are in pinyin, and letters nearly the same are another name."""
    del weights
    if len(met.a.parts) == len(met.b.parts) > 2 and another_vietnamese(met.a, met.b):
        return Adjustment(-OTHER_SYLLABLES, "another syllable in Vietnamese")
    a, b = _latin_syllables(met.a), _latin_syllables(met.b)
    if a is None or b is None:
        return None
    reason = next((reason for apart, reason in _APART if apart(a, b)), None)
    if reason is None and not _may_be_whole(met):
        if other_korean(a, b):
            reason = "another syllable in Korean"
        elif other_length(a, b) and not any(is_vietnamese(words_of(v)) for v in (met.a, met.b)):
            reason = "a syllable less"
    return None if reason is None else Adjustment(-OTHER_SYLLABLES, reason)


def another_vietnamese(a: Variant, b: Variant) -> bool:
    """Whether a syllable tells two Vietnamese names apart; Kim Un Ho and Kim Eun-ho only end like Vietnamese ones."""
    first, second = words_of(a), words_of(b)
    return other_vietnamese(first, second) and not (is_korean(first) and is_korean(second))


def _latin_syllables(variant: Variant) -> SyllableName | None:
    """The syllables of a name in Latin letters."""
    syllables = variant.syllables
    return syllables if syllables is not None and syllables.script is Script.LATIN else None


def _may_be_whole(met: Meeting) -> bool:
    """Whether nothing but the order differs, or an initial stands for a syllable."""
    if met.places_a.initials or met.places_b.initials:
        return True
    return sorted(words_of(met.a)) == sorted(words_of(met.b))


def syllable_left_out(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Lee Yun-hwa` against `Lee John`: of a given name in two syllables one is all that meets."""
    del weights
    if _half_met(met.a, met.met_a, met.b, met.met_b) or _half_met(met.b, met.met_b, met.a, met.met_a):
        return Adjustment(-OTHER_SYLLABLES, "a syllable of the given name is missing")
    return None


def _half_met(variant: Variant, met: int, other: Variant, other_met: int) -> bool:
    syllables = _latin_syllables(variant)
    if syllables is None or len(other.parts) != 2 or other_met.bit_count() != 2:
        return False
    pieces = {part.token.text for place, part in enumerate(variant.parts) if met >> place & 1}
    return half_left_out(syllables.words, pieces)


def words_of(variant: Variant) -> tuple[str, ...]:
    """The words of a name, in order."""
    return tuple([part.token.text for part in variant.parts])


def order_differs(met: Meeting, weights: Weights) -> Adjustment | None:
    """Parts in another order; a rotation (`Putin, Vladimir`) is none. Wang Xiao Ming is not Wang Ming Xiao."""
    del weights
    if len(met.pairs) <= 2:
        return None  # of two, one falls at most
    falls, last = 0, met.pairs[-1].b_start
    for pair in met.pairs:
        falls += pair.b_start < last
        last = pair.b_start
    if falls < 2:
        return None
    if len(met.pairs) == WHOLE_NAME and _in_syllables(met.a) and _in_syllables(met.b) and not _is_turned(met):
        return Adjustment(-OTHER_SYLLABLES, "the syllables of the given name changed places")
    return Adjustment(-ORDER, "another order of the parts")


def _is_turned(met: Meeting) -> bool:
    """Whether one name is the other from its last word to its first, and both may be written so."""
    turned = all(pair.b_start > behind.b_start for pair, behind in pairwise(met.pairs))
    return turned and _may_be_turned(met.a) and _may_be_turned(met.b)


def _may_be_turned(variant: Variant) -> bool:
    """Whether a name may be written from its last word to its first, as Vietnamese ones are abroad: Mai Thi Le."""
    words = words_of(variant)
    return is_vietnamese(words) and is_hardly_chinese(words) and is_hardly_chinese(words[::-1])


def _in_syllables(variant: Variant) -> bool:
    """Whether a name is three syllables in Latin letters, each a part."""
    return len(variant.parts) == WHOLE_NAME and _latin_syllables(variant) is not None
