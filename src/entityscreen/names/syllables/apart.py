"""What tells two Latin names apart that are in pinyin both, or Korean both: their syllables.

Here belongs what the comparison part by part cannot see: letters and sounds are nearly those of the other name, the
syllables are not. Pinyin has some 400 syllables; one that is another, and no slip of the pen, is another name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from entityscreen.model.script import Script
from entityscreen.names.syllables.model import (
    GIVEN_FIRST,
    HAKKA,
    KOREAN,
    MAINLAND,
    MIN,
    MISS,
    Arrangement,
    SyllableName,
    Words,
)
from entityscreen.names.syllables.readings import near_cost, one_edit
from entityscreen.names.syllables.spellings import link
from entityscreen.names.syllables.standing import COMMON_SURNAME, USUAL_COST, unit_characters
from entityscreen.names.syllables.surely import is_korean, is_surely_korean

# Arrangements that leave no syllable out: order and English names cost less.
DEAREST_WHOLE = 0.06
WHOLE_NAME = 3  # syllables
_DIALECTS = frozenset({MIN, HAKKA})  # what is in pinyin throughout is read in none
_ENDING = re.compile("ng?$")  # what scribes confuse: Chen and Cheng
_Slots = tuple[str, ...]


def divided_otherwise(a: SyllableName, b: SyllableName) -> bool:
    """Whether two names have the same letters and, by pinyin's rules, other syllables.

    Args:
        a: a prepared Latin name.
        b: another.

    Example:
        >>> from entityscreen.names.syllables.latin import prepare_latin
        >>> yanan, yan_an = prepare_latin((("li",), ("yanan",))), prepare_latin((("li",), ("yan", "an")))
        >>> divided_otherwise(yanan, yan_an), divided_otherwise(yanan, yanan)
        (True, False)
    """
    first, second = _as_written(a), _as_written(b)
    return set(first).isdisjoint(second) and not _joined(first).isdisjoint(_joined(second))


def _joined(ways: tuple[_Slots, ...]) -> set[str]:
    return {"".join(syllables) for syllables in ways}


def other_syllables(a: SyllableName, b: SyllableName) -> bool:
    """Whether two names in pinyin have another syllable, no slip of the pen, or a given name of one against two.

    Args:
        a: a prepared Latin name.
        b: another.

    Example:
        >>> from entityscreen.names.syllables.latin import prepare_latin
        >>> haiming, haifeng = prepare_latin((("chen",), ("haiming",))), prepare_latin((("chen",), ("haifeng",)))
        >>> other_syllables(haiming, haifeng), other_syllables(haiming, haiming)
        (True, False)
    """
    first, second = _as_written(a), _as_written(b)
    if not first or not second:
        return False
    if {len(syllables) for syllables in first}.isdisjoint(len(syllables) for syllables in second):
        shorter, longer = sorted((first[0], second[0]), key=len)
        return (len(shorter), len(longer)) == (2, 3) and shorter[0] == longer[0] and shorter[1] in longer
    pairs = [(one, other) for one in first for other in second if len(one) == len(other)]
    if _begins_with_surname(a) and _begins_with_surname(b):
        pairs = [(one, other) for one, other in pairs if not _both_turned(a, b, one, other)]
    return not any(_may_be_one(one, other) for one, other in pairs)


def _begins_with_surname(name: SyllableName) -> bool:
    return _is_common_surname(name.words[0][0])


def _both_turned(a: SyllableName, b: SyllableName, one: _Slots, other: _Slots) -> bool:
    """Whether both names are taken with their first word as the given name: Zhu Yang and Zhou Yang by Yang."""
    return all(way[0] != name.words[0][0] for name, way in ((a, one), (b, other)))


def other_korean(a: SyllableName, b: SyllableName) -> bool:
    """Whether two names are Korean and not one name: another syllable, or one less.

    Where either may be Chinese as well, as Pak Jong Chon may, the readings of Chinese names are asked too.

    Example:
        >>> from entityscreen.names.syllables.latin import prepare_latin
        >>> jong, yong = (prepare_latin((("kim",), given)) for given in (("jong", "su"), ("yong", "su")))
        >>> other_korean(jong, yong), other_korean(jong, jong)
        (True, False)
    """
    first, second = _surely_korean(a), _surely_korean(b)
    if first and second:
        return not _any_linked(first, second, (KOREAN, KOREAN))
    first, second = _korean(a), _korean(b)
    if not first or not second or first[0][0] != second[0][0] or min(map(len, (*first, *second))) < WHOLE_NAME:
        return False
    return not _any_linked(first, second, None)


def _surely_korean(name: SyllableName) -> list[_Slots]:
    return [way.syllables for way in _whole(name) if not way.taken and is_surely_korean(way.syllables)]


def _korean(name: SyllableName) -> list[_Slots]:
    ways = (way for way in _whole(name) if not way.taken and GIVEN_FIRST not in way.notes)
    return [way.syllables for way in ways if is_korean(way.syllables)]


def _any_linked(first: list[_Slots], second: list[_Slots], families: tuple[int, int] | None) -> bool:
    pairs = ((one, other) for one in first for other in second if len(one) == len(other))
    return any(all(_linked(one, other, families)) for one, other in pairs)


def _linked(one: _Slots, other: _Slots, families: tuple[int, int] | None) -> Iterator[bool]:
    """Which syllables of two names are the same, or spellings of one in a pair of families, or in any."""
    for slot, (a, b) in enumerate(zip(one, other, strict=True)):
        links = {} if a == b else link(a, b, surname=slot == 0)
        yield a == b or (bool(links) if families is None else families in links)


def other_length(a: SyllableName, b: SyllableName) -> bool:
    """Whether one name has two syllables and the other three, however they are taken.

    Example:
        >>> from entityscreen.names.syllables.latin import prepare_latin
        >>> two, three = prepare_latin((("wang",), ("lang",))), prepare_latin((("wang",), ("chung",), ("lang",)))
        >>> other_length(two, three), other_length(two, two)
        (True, False)
    """
    first, second = ({len(way.syllables) for way in _whole(name)} for name in (a, b))
    return (first, second) in (({2}, {3}), ({3}, {2}))


def half_left_out(words: Words, met: Collection[str]) -> bool:
    """Whether of a given name in two syllables only one is met: Lee Yun-hwa is no Lee John.

    Args:
        words: of a name with syllables, in pieces as given.
        met: those of the pieces that another name has.

    Example:
        >>> half_left_out((("lee",), ("yun", "hwa")), {"lee", "yun"}), half_left_out((("wong",), ("ka",)), {"wong"})
        (True, False)
    """
    return any(len(word) == 2 and sum(piece in met for piece in word) == 1 for word in words)


def _as_written(name: SyllableName) -> tuple[_Slots, ...]:
    """The ways to take a name whole, the likeliest first; none when it is not in pinyin throughout."""
    if name.script is not Script.LATIN:
        return ()
    ways = [arrangement for arrangement in _whole(name) if not arrangement.recut]
    ways.sort(key=lambda arrangement: arrangement.cost)
    return tuple(way.syllables for way in ways) if all(way.pinyin for way in ways) else ()


def _whole(name: SyllableName) -> Iterator[Arrangement]:
    for arrangements in name.arrangements.values():
        for arrangement in arrangements:
            if arrangement.cost <= DEAREST_WHOLE:
                yield arrangement


def _may_be_one(one: _Slots, other: _Slots) -> bool:
    return all(_alike(a, b, surname=slot == 0) for slot, (a, b) in enumerate(zip(one, other, strict=True)))


def _alike(a: str, b: str, *, surname: bool) -> bool:
    if a == b or _are_one_in_use(a, b, surname=surname):
        return True
    if surname and _is_common_surname(a) and _is_common_surname(b) and _ENDING.sub("", a) != _ENDING.sub("", b):
        return False  # nobody slips from Zhu to Zhou
    return near_cost(a, b) < MISS or one_edit(a, b)


def _is_common_surname(syllable: str) -> bool:
    return any(weight >= COMMON_SURNAME for _, weight, _ in unit_characters(MAINLAND, True).get(syllable, ()))


def _are_one_in_use(a: str, b: str, *, surname: bool) -> bool:
    """Whether two syllables are usual spellings of one character, dialects apart: Wang is no usual Huang."""
    linked = link(a, b, surname=surname).items()
    return any(cost < USUAL_COST and _DIALECTS.isdisjoint(families) for families, cost in linked)
