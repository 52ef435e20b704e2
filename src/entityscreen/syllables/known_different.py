"""Known-different names: two in Latin letters that are written nearly alike and have another syllable.

The comparison part by part cannot see it: letters and sounds are nearly those of the other name, the syllables are not.
Pinyin has some 400 syllables; one that is another, and no typo, is another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from entityscreen.model.script import Script
from entityscreen.readings.characters import near_cost
from entityscreen.readings.families import MISS
from entityscreen.readings.likelihood import slot_of, style_of
from entityscreen.syllables.comparison import NEEDED_BITS, bits_of
from entityscreen.syllables.latin_names import ROTATED_AGAINST_COST
from entityscreen.syllables.model import GIVEN_FIRST, Arrangement, SyllableName
from entityscreen.text.edits import near

# Arrangements that leave no syllable out: order and English names cost less.
DEAREST_WHOLE = 0.06
USUAL = 2.0**-11  # the share of persons of a family from which a syllable is one of the usual ones
NO_DEARER = 0.02  # a word is not cut into more syllables than needed: Cheung is not Che-ung
TWO, THREE = 2, 3  # syllables
_ENDING = re.compile("ng$")  # what scribes confuse in given names: Jinping and Jingping
_Slots = tuple[str, ...]


def have_other_syllables(a: SyllableName, b: SyllableName) -> bool:
    """Whether no way to take two names has the same syllables, but for typos and other systems of romanisation.

    Example:
        >>> from entityscreen.syllables.latin_names import prepare_latin
        >>> haiming, haifeng = prepare_latin((("chen",), ("haiming",))), prepare_latin((("chen",), ("haifeng",)))
        >>> have_other_syllables(haiming, haifeng), have_other_syllables(haiming, haiming)
        (True, False)
        >>> yanan, yan_an = prepare_latin((("li",), ("yanan",))), prepare_latin((("li",), ("yan", "an")))
        >>> have_other_syllables(yanan, yan_an)
        True
    """
    first, second = list(_whole(a)), list(_whole(b))
    if not first or not second:
        return False
    by_length = sorted(((first[0].syllables, a), (second[0].syllables, b)), key=lambda pair: len(pair[0]))
    (shorter, short_name), (longer, _) = by_length
    if (len(shorter), len(longer)) == (TWO, THREE):
        return bool(short_name.surname) or longer[1:] != shorter  # Xiao Ming may be Wang Xiaoming; Wang Ming is not
    return not any(
        _may_be_one(one, another, (a, b))
        for one in first
        for another in second
        if len(one.syllables) == len(another.syllables) and not _both_turned(one, another)
    )


def _both_turned(one: Arrangement, other: Arrangement) -> bool:
    """Whether both names begin with a surname and are taken by their last word: Zhu Yang and Zhou Yang by Yang."""
    return all(GIVEN_FIRST in way.notes and way.cost >= ROTATED_AGAINST_COST for way in (one, other))


def _whole(name: SyllableName) -> Iterator[Arrangement]:
    """The likeliest ways to take a name in Latin letters that leave no syllable out."""
    ways_by_length = [ways for ways in name.arrangements.values() if name.script is Script.LATIN]
    least = min([ways[0].cost for ways in ways_by_length], default=0.0) + NO_DEARER
    for ways in ways_by_length:
        if ways[0].cost < least:
            yield from [way for way in ways if way.cost <= DEAREST_WHOLE and not way.taken and not way.recut]


def _may_be_one(one: Arrangement, other: Arrangement, names: tuple[SyllableName, SyllableName]) -> bool:
    """Whether two names are the same but for typos of the pen, or by another system."""
    slots = enumerate(zip(one.syllables, other.syllables, strict=True))
    typos = [a == b or _is_typo(a, b, surname=slot == 0) for slot, (a, b) in slots]
    if all(typos):
        return True
    written = tuple(b if typo else a for a, b, typo in zip(one.syllables, other.syllables, typos, strict=True))
    styles = style_of(names[0].words, len(typos)), style_of(names[1].words, len(typos))
    return bits_of(replace(one, syllables=written), other, names, styles) >= NEEDED_BITS


def _is_typo(a: str, b: str, *, surname: bool) -> bool:
    """Whether a letter off is a typo: nobody confuses Zhu to Zhou, nor from Guoming to Guoping."""
    usual = slot_of(a, surname).alone >= USUAL, slot_of(b, surname).alone >= USUAL
    if (usual[0] & usual[1]).any():
        return not surname and _ENDING.sub("n", a) == _ENDING.sub("n", b)
    return near_cost(a, b) < MISS or near(a, b)
