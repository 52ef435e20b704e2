"""Evidence in bits: how much the words that match tell, and whether it is enough.

A word tells its bits (`names/word_bits.py`) when it matches itself, less where the other is only like it. What two
names need depends on what is left over of them: names of which nothing is left over are nearly the same text, one that
has two words more may be anybody's. The minima and what a missing bit costs are the table
`resources/scoring/minimum_bits.tsv`.

The bits are those of the language, not of the list: `compare` has no list, and a pair has one score everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.config import Weights
from entityscreen.model.script import Script
from entityscreen.names.fields.brand_forms import is_of_group
from entityscreen.names.likeness import SAME_FAMILY, Ground
from entityscreen.names.organisation_words import is_function_word
from entityscreen.names.prepared import IN_GROUP, INDUSTRIES, Part, Role, Variant
from entityscreen.names.word_bits import DISTINCTIVE, SELDOM_DISTINCTIVE, SLIGHT, bits_in_role, bits_of_word
from entityscreen.scoring.align import SOUGHT, Adjustment, Alignment, Kinds, Pair
from entityscreen.text.words import CJK

TOO_FEW_BITS = "too-little"
TOO_LITTLE = "too little distinctive evidence: {:.1f} of {:g} bits"
ONE_PART = "one part of a longer name"
MOST_LOST_BY_BITS = 0.25  # points of score

INITIAL_BITS = 4.0  # bits of a letter, and of the Abd of many names
SWALLOWED = 0.5  # of its bits where a legal form is part of the word: Elis SA is not Elissa
# Of its bits a word loses so many times what it lacks of being the same: nothing is left at a similarity of 0.75.
BITS_LOST_BY_UNLIKENESS = 4.0
FORMS = 0.86  # similarity for which forms of one given name count: John is not Juan to a reviewer

# What is left over of two names: the columns of the minima. Of the first all matches as it is written.
AS_WRITTEN, NOTHING_LEFT, SELDOM_LEFT, ONE_LEFT, MORE_LEFT, OTHER_NAMES = range(6)
ONE_SCRIPT, TWO_SCRIPTS, CHARACTERS = "one", "two", "characters"
KANA = "kana"
_NAMES = frozenset({Role.NAME, Role.BRAND})
_OF_PERSONS = _NAMES | {Role.PATRONYMIC}


@dataclass(frozen=True, slots=True)
class Minimum:
    """What two names need."""

    bits: tuple[float, ...]  # so many, by what is left over; 0 where nothing is asked
    amount: float  # points of score that a missing bit costs


NO_MINIMUM = Minimum((0.0,) * (OTHER_NAMES + 1), 0.0)


@named_cache("scoring.minima", maxsize=1)
def _minima() -> dict[tuple[str, str, bool], Minimum]:
    """By what the names are of, the scripts of what matches, and whether a name matches."""
    return {
        (kinds, scripts, name == "yes"): Minimum((0.0, *map(float, bits)), float(amount))
        for kinds, scripts, name, *bits, amount in read_rows("scoring_minimum_bits")
    }


def least_minimum() -> Minimum:
    """Returns the least that an organisation's name and any other in the same script need, and what a bit costs.

    Example:
        >>> least_minimum().bits[SELDOM_LEFT:OTHER_NAMES]
        (12.0, 14.0, 16.0)
    """
    minima = [m for (kinds, scripts, _), m in _minima().items() if scripts == ONE_SCRIPT and kinds != Kinds.PERSONS]
    columns = zip(*(minimum.bits for minimum in minima), strict=True)
    return Minimum(tuple(map(min, columns)), min(minimum.amount for minimum in minima))


def bits_of(alignment: Alignment) -> float:
    """How much the words tell that two names have in common."""
    return sum([_bits_of_pair(alignment, pair) for pair in alignment.pairs])


def _bits_of_pair(alignment: Alignment, pair: Pair) -> float:
    a, b = alignment.a.parts[pair.a_start : pair.a_end], alignment.b.parts[pair.b_start : pair.b_end]
    initials = max(sum([part.token.initial for part in parts]) for parts in (a, b))
    if initials:
        return INITIAL_BITS * initials * (pair.similarity >= SOUGHT)
    similarity = min(pair.similarity, FORMS) if pair.ground is Ground.GIVEN_NAME else pair.similarity
    kept = 1.0 - BITS_LOST_BY_UNLIKENESS * (1.0 - similarity)
    if kept <= 0.0:
        return 0.0
    person = alignment.kinds is Kinds.PERSONS
    meant = pair.similarity < 1.0 and a[0].token.concept is not None and b[0].token.concept is not None
    return kept * min(_bits_of_parts(parts, person=person, meant=meant) for parts in (a, b))


def _bits_of_parts(parts: tuple[Part, ...], *, person: bool, meant: bool) -> float:
    if person:
        return sum([_bits_of_name(part) for part in parts])
    bits = sum([bits_in_role(part.token, part.role, meant=meant) for part in parts])
    swallowed = len(parts) > 1 and any(part.role is Role.LEGAL for part in parts)
    return bits * SWALLOWED if swallowed else bits


def _bits_of_name(part: Part) -> float:
    if part.role is Role.HONORIFIC:
        return INITIAL_BITS
    return bits_of_word(part.token, person=True) if part.role in _OF_PERSONS else 0.0


def too_little(alignment: Alignment, weights: Weights) -> Adjustment | None:
    """`GLOBAL SHIPPING S.P.A.` against GLOBAL UNITED SHIPPING: the words that match are those of thousands.

    So are those of `Ali Mohammed` and `Amir Ali Mohammed Shabiri`. Names of which all matches as it is written need
    nothing. One part is too little of any longer name: Putin is not Vladimir Putin.
    """
    named = alignment.kinds is Kinds.PERSONS or alignment.names_match()
    minimum = _minima().get((alignment.kinds, _scripts(alignment), named), NO_MINIMUM)
    needed = minimum.bits[_left(alignment, named=named)]
    bits = bits_of(alignment) if needed else 0.0
    amount = min(MOST_LOST_BY_BITS, minimum.amount * (needed - bits))
    if weights.one_part > amount and _is_one_part(alignment):
        return Adjustment(-weights.one_part, ONE_PART, "one-part")
    return Adjustment(-amount, TOO_LITTLE.format(bits, needed), TOO_FEW_BITS) if amount > 0.0 else None


def _is_one_part(alignment: Alignment) -> bool:
    """Whether one part is all that matches of a name that has more; an index relies on it (`index/bound.py`)."""
    named_a, named_b = alignment.places_a.named, alignment.places_b.named
    count_a, count_b = named_a.bit_count(), named_b.bit_count()
    if count_a < 2 and count_b < 2:
        return False
    paired_a, paired_b = (alignment.sought_a & named_a).bit_count(), (alignment.sought_b & named_b).bit_count()
    if paired_a < 2 and paired_b < 2:
        return True
    either = alignment.kinds is Kinds.PERSONS or len(alignment.pairs) == 1
    return either and (paired_a < 2 <= count_a or paired_b < 2 <= count_b)


def _scripts(alignment: Alignment) -> str:
    """The scripts of the words that match but for legal forms: one, two, or two with characters.

    Kana in persons' names are by themselves. Characters read as one firm's brand, which a table knows, stay characters.
    """
    parts = [
        (a, b)
        for a, b in map(alignment.parts_of, alignment.pairs)
        if a.role is not Role.LEGAL or b.role is not Role.LEGAL
    ]
    if all(a.token.script is b.token.script for a, b in parts):
        return CHARACTERS if _is_read_brand(alignment, [a for a, _ in parts]) else ONE_SCRIPT
    scripts = {part.token.script for pair in parts for part in pair}
    if alignment.kinds is Kinds.PERSONS and Script.KANA in scripts:
        return KANA
    return CHARACTERS if alignment.kinds is Kinds.ORGANISATIONS and not CJK.isdisjoint(scripts) else TWO_SCRIPTS


def _is_read_brand(alignment: Alignment, parts: Sequence[Part]) -> bool:
    """Whether characters match letters of one script since a table reads them as a firm's brand."""
    if alignment.kinds is not Kinds.ORGANISATIONS or alignment.a.characters is alignment.b.characters:
        return False
    return IN_GROUP in (alignment.a.how, alignment.b.how) and not any(is_of_group(part.token.text) for part in parts)


class _Left(NamedTuple):
    """What of a name has no counterpart."""

    distinctive: int  # words that tell it from others
    seldom: int  # words that seldom do
    brand: bool  # whether a brand is among the first


def _left(alignment: Alignment, *, named: bool) -> int:
    """What is left over, as a column of the minima."""
    person = alignment.kinds is Kinds.PERSONS
    akin_a, akin_b = (0, 0) if person else _akin(alignment)
    left_a = _left_of(alignment.a, alignment.paired_a & ~akin_a, person=person)
    left_b = _left_of(alignment.b, alignment.paired_b & ~akin_b, person=person)
    if not person and _are_other_names(alignment, left_a, left_b, named=named):
        return OTHER_NAMES
    distinctive = max(left_a.distinctive, left_b.distinctive)
    if distinctive:
        return ONE_LEFT if distinctive == 1 else MORE_LEFT
    if left_a.seldom or left_b.seldom:
        # Each has one: the Southern Star is not the Northern.
        return ONE_LEFT if left_a.seldom and left_b.seldom else SELDOM_LEFT
    return AS_WRITTEN if _is_as_written(alignment) else NOTHING_LEFT


def _are_other_names(alignment: Alignment, left_a: _Left, left_b: _Left, *, named: bool) -> bool:
    """Whether what is left of two organisations' names makes them two."""
    core_a, core_b = alignment.places_a.core, alignment.places_b.core
    if core_a and core_b and not (alignment.sought_a & core_a and alignment.sought_b & core_b):
        return True
    if not named and (left_a.brand or left_b.brand):
        return True  # nobody adds a name
    # In characters a name is what the register says: another industry is a sister firm.
    return alignment.a.characters and alignment.b.characters and left_a.distinctive > 0 and left_b.distinctive > 0


def _left_of(variant: Variant, paired: int, *, person: bool) -> _Left:
    """Count the parts of a name without a counterpart; `paired` has a bit for each place that has one."""
    distinctive = seldom = 0
    brand = False
    for place, part in enumerate(variant.parts):
        if not paired >> place & 1 and part.share >= SLIGHT:
            role = part.role
            if role in (_NAMES if person else DISTINCTIVE):
                distinctive += 1
                brand = brand or role is Role.BRAND
            elif role in SELDOM_DISTINCTIVE or (role is Role.INITIAL and not person):
                seldom += not is_function_word(part.token.text)
    return _Left(distinctive, seldom, brand)


def _akin(alignment: Alignment) -> tuple[int, int]:
    """Places of industries that are only of one family with what they match, or another word of its meaning.

    Within a script that is another word: a tractor works is no car plant.
    """
    akin_a = akin_b = 0
    for pair in alignment.pairs:
        if pair.similarity == SAME_FAMILY:
            a, b = alignment.parts_of(pair)
            if a.role in INDUSTRIES and b.role in INDUSTRIES and a.token.script is b.token.script:
                akin_a |= 1 << pair.a_start
                akin_b |= 1 << pair.b_start
    return akin_a, akin_b


def _is_as_written(alignment: Alignment) -> bool:
    """Whether all that matches is the same on both sides, but for legal forms."""
    return all(pair.similarity == 1.0 or alignment.parts_of(pair)[0].role is Role.LEGAL for pair in alignment.pairs)
