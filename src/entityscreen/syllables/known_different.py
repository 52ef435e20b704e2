"""Known-different names by syllables: what tells two Latin names apart that are in pinyin both, or Korean both.

Here belongs what the comparison part by part cannot see: letters and sounds are nearly those of the other name, the
syllables are not. Pinyin has some 400 syllables; one that is another, and no typo, is another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from entityscreen.model.script import Script
from entityscreen.syllables.candidates import (
    are_one_in_use,
    differ_in_dialect,
    is_certainly_korean,
    is_common_surname,
    is_korean,
    is_usual_given,
    link,
)
from entityscreen.syllables.characters import near_cost
from entityscreen.syllables.model import (
    GIVEN_FIRST,
    KOREAN,
    MISS,
    Arrangement,
    SyllableName,
)
from entityscreen.text.edits import near

# Arrangements that leave no syllable out: order and English names cost less.
DEAREST_WHOLE = 0.06
WHOLE_NAME = 3  # syllables
NO_DEARER = 0.03  # cuts of a word: pinyin is likelier than what is cheaper by this
_ENDING = re.compile("ng$")  # what scribes confuse in given names: Jinping and Jingping
_Slots = tuple[str, ...]


def divided_otherwise(a: SyllableName, b: SyllableName) -> bool:
    """Whether two Latin names have the same letters and, by pinyin's rules, other syllables.

    Example:
        >>> from entityscreen.syllables.latin_names import prepare_latin
        >>> yanan, yan_an = prepare_latin((("li",), ("yanan",))), prepare_latin((("li",), ("yan", "an")))
        >>> divided_otherwise(yanan, yan_an), divided_otherwise(yanan, yanan)
        (True, False)
    """
    first, second = _as_written(a), _as_written(b)
    return set(first).isdisjoint(second) and not _joined(first).isdisjoint(_joined(second))


def _joined(ways: tuple[_Slots, ...]) -> set[str]:
    return {"".join(syllables) for syllables in ways}


def other_syllables(a: SyllableName, b: SyllableName) -> bool:
    """Whether two names in pinyin have another syllable, no typo, or a given name of one against two.

    Example:
        >>> from entityscreen.syllables.latin_names import prepare_latin
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
    if is_common_surname(a.words[0][0]) and is_common_surname(b.words[0][0]):
        pairs = [(one, other) for one, other in pairs if not _both_turned(a, b, one, other)]
    return not any(_may_be_one(one, other) for one, other in pairs)


def _both_turned(a: SyllableName, b: SyllableName, one: _Slots, other: _Slots) -> bool:
    """Whether both names are taken with their first word as the given name: Zhu Yang and Zhou Yang by Yang."""
    return all(way[0] != name.words[0][0] for name, way in ((a, one), (b, other)))


def other_korean(a: SyllableName, b: SyllableName) -> bool:
    """Whether two names are Korean and not one name: another syllable, or one less.

    Where either may be Chinese as well, as Pak Jong Chon may, the readings of Chinese names are asked too.

    Example:
        >>> from entityscreen.syllables.latin_names import prepare_latin
        >>> jong, yong = (prepare_latin((("kim",), given)) for given in (("jong", "su"), ("yong", "su")))
        >>> other_korean(jong, yong), other_korean(jong, jong)
        (True, False)
    """
    first, second = _certainly_korean(a), _certainly_korean(b)
    if first and second:
        return not _any_linked(first, second, (KOREAN, KOREAN))
    first, second = _korean(a), _korean(b)
    if not first or not second or first[0][0] != second[0][0] or min(map(len, (*first, *second))) < WHOLE_NAME:
        return False
    return not _any_linked(first, second, None)


def _certainly_korean(name: SyllableName) -> list[_Slots]:
    return [way.syllables for way in _whole(name) if not way.taken and is_certainly_korean(way.syllables)]


def _korean(name: SyllableName) -> list[_Slots]:
    return [syllables for syllables in _surname_first(name) if is_korean(syllables)]


def _surname_first(name: SyllableName) -> list[_Slots]:
    return [way.syllables for way in _whole(name) if not way.taken and GIVEN_FIRST not in way.notes]


def _any_linked(first: list[_Slots], second: list[_Slots], families: tuple[int, int] | None) -> bool:
    pairs = ((one, other) for one in first for other in second if len(one) == len(other))
    return any(all(_linked(one, other, families)) for one, other in pairs)


def _linked(one: _Slots, other: _Slots, families: tuple[int, int] | None) -> Iterator[bool]:
    """Which syllables of two names are the same, or spellings of one in a pair of families, or in any."""
    for slot, (a, b) in enumerate(zip(one, other, strict=True)):
        links = {} if a == b else link(a, b, surname=slot == 0)
        yield a == b or (bool(links) if families is None else families in links)


def other_dialect(a: SyllableName, b: SyllableName) -> bool:
    """Whether two names are Cantonese both, or Hokkien, and have another syllable there, no typo.

    Example:
        >>> from entityscreen.syllables.latin_names import prepare_latin
        >>> wing, ping, lai = (prepare_latin((("wong",), ("ka", last))) for last in ("wing", "ping", "wign"))
        >>> other_dialect(wing, ping), other_dialect(wing, lai)
        (True, False)
    """
    if _any_linked(_korean(a), _korean(b), (KOREAN, KOREAN)):
        return False  # Choe and Choi are one surname in Korean, and two in Hokkien
    pairs = [(one, other) for one in _surname_first(a) for other in _surname_first(b) if len(one) == len(other)]
    return bool(pairs) and all(differ_in_dialect(one, other) for one, other in pairs)


def other_length(a: SyllableName, b: SyllableName) -> bool:
    """Whether one name has two syllables and the other three, however they are taken.

    Example:
        >>> from entityscreen.syllables.latin_names import prepare_latin
        >>> two, three = prepare_latin((("wang",), ("lang",))), prepare_latin((("wang",), ("chung",), ("lang",)))
        >>> other_length(two, three), other_length(two, two)
        (True, False)
    """
    first, second = ({len(way.syllables) for way in _whole(name)} for name in (a, b))
    return (first, second) in (({2}, {3}), ({3}, {2}))


def _as_written(name: SyllableName) -> tuple[_Slots, ...]:
    """The ways to take a name whole in pinyin, the likeliest first; none when it is likelier no pinyin."""
    if name.script is not Script.LATIN:
        return ()
    ways = [arrangement for arrangement in _whole(name) if not arrangement.recut]
    least = min([way.cost for way in ways], default=0.0) + NO_DEARER
    # What is pinyin as it stands is nothing else: Guohong is not Gu-oh-ong, and hardly is Jianyu Jia-nyu.
    found = sorted([way for way in ways if way.pinyin], key=attrgetter("cost"))
    return tuple(way.syllables for way in found) if found and found[0].cost <= least else ()


def _whole(name: SyllableName) -> Iterator[Arrangement]:
    for arrangements in name.arrangements.values():
        for arrangement in arrangements:
            if arrangement.cost <= DEAREST_WHOLE:
                yield arrangement


def _may_be_one(one: _Slots, other: _Slots) -> bool:
    """Whether two names are the same but for typos of the pen, or by another system."""
    typos = [a == b or _is_typo(a, b, surname=slot == 0) for slot, (a, b) in enumerate(zip(one, other, strict=True))]
    if all(typos):
        return True
    written = tuple(b if typo else a for a, b, typo in zip(one, other, typos, strict=True))
    return are_one_in_use(written, other)


def _is_typo(a: str, b: str, *, surname: bool) -> bool:
    """Whether a letter off is a typo: nobody confuses Zhu to Zhou, nor from Guoming to Guoping."""
    usual = is_common_surname if surname else is_usual_given
    if usual(a) and usual(b):
        return not surname and _ENDING.sub("n", a) == _ENDING.sub("n", b)
    return near_cost(a, b) < MISS or near(a, b)
