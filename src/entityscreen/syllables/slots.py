"""What an index needs to find names by their syllables: keys, rows of a name, and the least that two units can cost.

A *unit* is a syllable in letters or a character; a row is a name's units, surname first, in each way in which it may be
taken. No bound is above what `compare_syllables` takes for the same two units: they prune, they never score.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.readings.characters import (
    LEAST,
    MISS,
    NEAR_COST,
    character_readings,
    initial_law,
    is_hangul,
    name_ranks,
    near_cost,
    reader,
    sounds_of,
)
from entityscreen.readings.likelihood import may_be_both
from entityscreen.syllables.comparison import (
    DIFFERENT_COST,
    LOOKALIKE_COST,
    MARRIED_SCORE,
    MOST_ARRANGEMENTS,
    REVERSED_COST,
    SOUND_COST,
    maiden_name,
)
from entityscreen.syllables.model import Arrangement, SyllableName, slot_weights
from entityscreen.text.look_alikes import lookalikes_of


@named_cache("syllables.character_keys", maxsize=12_000)
def character_keys(character: str) -> tuple[str, ...]:
    """The keys of one character: its Mandarin readings and its Korean ones.

    Example:
        >>> character_keys("郭"), character_keys("김")
        (('guo', 'k:곽'), ('k:김',))
    """
    if is_hangul(character):
        return (f"k:{initial_law(character)}",)
    readings = character_readings().get(character)
    if readings is None:
        return (character,)
    korean = {f"k:{initial_law(hangul)}" for hangul in readings.hangul}
    return tuple(sorted({*readings.mandarin, *readings.surname_mandarin} | korean)) or (character,)


# Of names in Latin letters; names in characters have the length of their surname.
SPELLED = 0
SURNAMES = (1, 2)
# A slot that is not matched has no price that a name could pay.
NEVER = 9.0
# Letters come before the characters: the first one is of the radicals.
_FIRST_CHARACTER = "⺀"
_KATAKANA = frozenset(map(chr, range(0x30A1, 0x30FB)))
# Below it a compared name cannot come: the score is rounded to four digits.
ROUNDING = 2e-4
# Length of the surname (or `SPELLED`), number of units.
Shape = tuple[int, int]


class Row(NamedTuple):
    """One way to take a listed name."""

    surname: int  # `SPELLED`, or the number of characters that are the surname
    units: tuple[str, ...]  # syllables or characters, surname first
    cost: float  # what taking it this way costs, in [0, 1]


class Sought(NamedTuple):
    """One way to look for a name among the rows of one surname length."""

    surname: int  # of the rows, see `Row`
    units: tuple[str, ...]  # of the query, surname first
    weights: tuple[float, ...]  # the least that each slot is worth
    budget: float  # what the slots and the row's own cost may cost together
    floor: float  # the least cost of a slot whose units do not match
    heads: int  # how many of the query's units are the surname


def is_spelled(unit: str) -> bool:
    """Whether a unit is a syllable in letters; a block of Hangul is a character.

    Example:
        >>> [is_spelled(unit) for unit in ("kwok", "квак", "クォク", "\u1109\u1175", "시", "郭")]
        [True, True, True, True, False, False]
    """
    return unit[:1] < _FIRST_CHARACTER or unit[:1] in _KATAKANA


def rows_of(name: SyllableName) -> Iterator[Row]:
    """The ways in which a listed name may be taken.

    Example:
        >>> from entityscreen.model.script import Script
        >>> from entityscreen.syllables.comparison import prepare_syllables
        >>> [row.units for row in rows_of(prepare_syllables((("林郑月娥",),), Script.HAN))]
        [('林', '郑', '月', '娥'), ('郑', '月', '娥')]
    """
    for arrangements in name.arrangements.values():
        for arrangement in arrangements:
            yield Row(SPELLED, arrangement.syllables, arrangement.cost)
    if not name.weights:
        return
    yield Row(name.surname, tuple(name.text), 0.0)
    maiden = maiden_name(name)
    if maiden is not None:
        yield Row(maiden.surname, tuple(maiden.text), 1.0 - MARRIED_SCORE)


def sought_for(name: SyllableName, least: float, shapes: Container[Shape]) -> Iterator[Sought]:
    """The ways to look for a name among listed rows of some shapes, whose match must reach a score."""
    budget = 1.0 - least + ROUNDING
    for length, arrangements in name.arrangements.items():
        yield from _of_spellings(arrangements, length, budget, shapes)
    if name.weights:
        yield from _of_characters(name, budget, shapes)


def _surnames_of(length: int, shapes: Container[Shape]) -> list[int]:
    """The surnames that names in characters of so many units have."""
    return [surname for surname in SURNAMES if (surname, length) in shapes]


def _of_spellings(
    arrangements: tuple[Arrangement, ...], length: int, budget: float, shapes: Container[Shape]
) -> Iterator[Sought]:
    spelled, surnames = (SPELLED, length) in shapes, _surnames_of(length, shapes)
    for position, arrangement in enumerate(arrangements):
        budget_left, units = budget - arrangement.cost, arrangement.syllables
        if budget_left < 0.0:
            break
        if spelled and position < MOST_ARRANGEMENTS:
            yield Sought(SPELLED, units, slot_weights(1, length), budget_left, NEVER, 1)
        budget_left -= SOUND_COST + arrangement.taken
        for surname in surnames if budget_left > 0.0 else ():
            yield Sought(surname, units, slot_weights(surname, length), budget_left, NEAR_COST, surname)


def _of_characters(name: SyllableName, budget: float, shapes: Container[Shape]) -> Iterator[Sought]:
    text, maiden = name.text, maiden_name(name)
    ways = [(text, 0.0)]
    if len(text) > 1 and _surnames_of(len(text), shapes):
        turned = {text[size:] + text[:size] for size in (1, 2, -1, -2)} - {text}
        ways += [(order, REVERSED_COST) for order in sorted(turned)]
    names = [(name, 0.0)]
    if maiden is not None:
        names.append((maiden, 1.0 - MARRIED_SCORE))
        ways.append((maiden.text, 1.0 - MARRIED_SCORE))
    for one, cost in names:
        length = len(one.text)
        if (SPELLED, length) in shapes:
            budget_left = budget - SOUND_COST - cost
            yield Sought(SPELLED, tuple(one.text), one.weights, budget_left, MISS, one.surname)
    for order, cost in ways:
        if cost < budget:
            weights = _least_weights(len(order))
            for surname in _surnames_of(len(order), shapes):
                yield Sought(surname, tuple(order), weights, budget - cost, DIFFERENT_COST, name.surname)


@named_cache("syllables.least_weights", maxsize=16)
def _least_weights(length: int) -> tuple[float, ...]:
    """The least that a slot is worth, whatever the surnames: turned names have the weights of either order."""
    return (min(min(slot_weights(surname, length)) for surname in SURNAMES),) * length


@named_cache("syllables.unit_keys", maxsize=20_000)
def unit_keys(unit: str) -> tuple[str, ...]:
    """What units share that may be one: classes of sound, see `slots.py`.

    A character that no table of names has is found by its spellings.

    Example:
        >>> set(unit_keys("kwok")) & set(unit_keys("guo")) & set(unit_keys("郭"))
        {'guo'}
    """
    if is_spelled(unit):
        return (*(sounds_of(unit) or (unit,)), f"={unit}")
    keys = character_keys(unit)
    if unit in name_ranks() and unit in character_readings():
        return keys
    readers = [reader(unit, surname, abroad) for surname in (True, False) for abroad in (False, True)]
    return (*keys, *sorted(f"={spelling}" for costs_of in readers for spelling in costs_of.exact))


class NearSpellings:
    """Listed syllables by the spellings that they are, or are near to.

    Args:
        numbers: of listed units; characters among them are passed over.
    """

    __slots__ = ("_by_rest", "_known", "_texts")

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._texts = {number: unit for unit, number in numbers.items() if is_spelled(unit)}
        self._by_rest: dict[str, list[int]] = {}
        for number, unit in self._texts.items():
            for rest in _without_a_letter(unit):
                self._by_rest.setdefault(rest, []).append(number)
        self._known: dict[str, tuple[tuple[int, float], ...]] = {}

    def of(self, spelling: str) -> tuple[tuple[int, float], ...]:
        """(the number of a listed syllable, what it costs besides to take it for a spelling) of those that may be it.

        Example:
            >>> NearSpellings({"ling": 0, "lin": 1, "wei": 2, "林": 3}).of("lin")
            ((0, 0.36), (1, 0.0))
        """
        syllables = self._known.get(spelling)
        if syllables is None:
            numbers = {number for rest in _without_a_letter(spelling) for number in self._by_rest.get(rest, ())}
            texts = [(number, self._texts[number]) for number in sorted(numbers)]
            costs = [(number, 0.0 if text == spelling else near_cost(text, spelling)) for number, text in texts]
            syllables = self._known[spelling] = tuple([(number, cost) for number, cost in costs if cost < MISS])
        return syllables


def _without_a_letter(text: str) -> set[str]:
    """A text, and what is left of it without one of its letters: two that are one edit apart share one of these."""
    return {text, *[text[:place] + text[place + 1 :] for place in range(len(text))]}


def characters_cost(character: str, other: str) -> float:
    """The least that two characters with a key in common cost, or a character and its look-alike.

    Example:
        >>> characters_cost("王", "汪"), characters_cost("未", "末"), characters_cost("金", "김")
        (1.2, 0.45, 0.0)
    """
    if character == other or is_hangul(character) or is_hangul(other):
        return 0.0
    return LOOKALIKE_COST if other in lookalikes_of(character) else DIFFERENT_COST


def least_cost(spelling: str, other: str, *, surname: bool) -> float:
    """The least that a syllable in letters costs as another unit in any family; `NEVER` when two cannot be one."""
    if spelling == other:
        return 0.0
    if is_spelled(other):
        return 0.0 if may_be_both(spelling, other, surname) else NEVER
    costs_of = reader(other, surname, not spelling.isascii())
    return costs_of[spelling][LEAST] if spelling in costs_of else NEAR_COST
