"""Characters against characters: Han with Han, Hangul with Hangul, Hanja with Hangul.

Here belongs what is settled without Latin letters. Two Han names are the same when their characters are;
that they sound alike says nothing (王 and 汪 are both Wong).
"""

from __future__ import annotations

from functools import partial

from entityscreen.caches import named_cache
from entityscreen.model.script import Script
from entityscreen.syllables.korean import initial_law, is_hangul
from entityscreen.syllables.model import (
    GIVEN_FIRST,
    SCORED_DIGITS,
    SyllableMatch,
    SyllableName,
    SyllablePart,
    accounted,
    slot_weights,
)
from entityscreen.syllables.tables import character_readings, compound_surnames, name_ranks
from entityscreen.text.han import lookalike_han

LOOKALIKE_COST = 0.45
REVERSED_COST = 0.1
HANJA_COST = 0.03
INITIAL_LAW_COST = 0.03
# A married woman's husband's surname left out: 林鄭月娥 is 鄭月娥.
MARRIED_SCORE, MARRIED_LENGTH = 0.88, 4
HUSBAND_LEFT_OUT = "husband's surname left out"
# One different character weighs more among characters than among sounds.
DIFFERENT_COST = 1.2


def compare_characters(a: SyllableName, b: SyllableName) -> SyllableMatch | None:
    """Compare two names in characters.

    Returns:
        Their match; a low score says that they conflict. `None` only when a Hanja name has another length
        than a Hangul one.
    """
    if len(a.text) != len(b.text):
        return _unequal(a, b)
    straight = _aligned(a, b, b.text, b.surname, 0.0, ())
    if straight.score > 0.8 or len(a.text) < 2:
        return straight
    note = (GIVEN_FIRST,)
    candidates = [straight]
    for size in {a.surname, b.surname}:
        candidates.append(_aligned(a, b, b.text[-size:] + b.text[:-size], a.surname, REVERSED_COST, note))
        candidates.append(_aligned(a, b, b.text[size:] + b.text[:size], a.surname, REVERSED_COST, note))
    return max(candidates, key=lambda match: match.score)


def _aligned(
    a: SyllableName, b: SyllableName, text: str, surname: int, cost: float, notes: tuple[str, ...]
) -> SyllableMatch:
    parts = []
    score = 1.0 - cost
    weights = [(x + y) / 2 for x, y in zip(a.weights, b.weights, strict=True)]
    for index, (one, other, weight) in enumerate(zip(a.text, text, weights, strict=True)):
        loss, system = character_loss(one, other)
        score -= weight * loss
        role = "surname" if index < max(a.surname, surname) else "given"
        parts.append(SyllablePart(one, other, max(0.0, 1.0 - loss), system, system, role))
        if system == "look-alike":
            notes = (*notes, f"{one} looks like {other}")
    score = round(max(0.0, score), SCORED_DIGITS)
    return SyllableMatch(
        score, tuple(parts), notes, partial(accounted, score, [(GIVEN_FIRST, cost)], "characters that differ")
    )


def character_loss(one: str, other: str) -> tuple[float, str]:
    """What the difference of two characters costs, in [0, 1.2], and by what they were compared.

    Example:
        >>> character_loss("王", "王"), character_loss("王", "汪"), character_loss("리", "이")
        ((0.0, 'characters'), (1.2, 'characters'), (0.03, 'initial sound law'))
    """
    if one == other:
        return 0.0, "characters"
    if is_hangul(one):
        one, other = other, one
    if not is_hangul(other):
        return (LOOKALIKE_COST, "look-alike") if lookalike_han(one, other) else (DIFFERENT_COST, "characters")
    if is_hangul(one):
        same = initial_law(one) == initial_law(other)
        return (INITIAL_LAW_COST, "initial sound law") if same else (DIFFERENT_COST, "characters")
    readings = character_readings().get(one)
    if readings is not None:
        if other in readings.hangul:
            return HANJA_COST, "Korean reading"
        if initial_law(other) in {initial_law(hangul) for hangul in readings.hangul}:
            return HANJA_COST + INITIAL_LAW_COST, "Korean reading"
    return DIFFERENT_COST, "characters"


def _unequal(a: SyllableName, b: SyllableName) -> SyllableMatch | None:
    if a.script is not b.script:
        return None
    longer, shorter = (a, b) if len(a.text) > len(b.text) else (b, a)
    own = maiden_name(longer)
    married = own is not None and own.text == shorter.text
    score = MARRIED_SCORE if married else 0.0
    parts = (SyllablePart(a.text, b.text, score, "characters", "characters", "extra" if married else "surname"),)
    account = partial(accounted, score, [], HUSBAND_LEFT_OUT if married else "characters that only one has")
    return SyllableMatch(score, parts, (HUSBAND_LEFT_OUT,) if married else (), account)


def maiden_name(name: SyllableName) -> SyllableName | None:
    """A married woman's name without her husband's surname: 鄭月娥 for 林鄭月娥; `None` where it can be none."""
    if name.script is not Script.HAN or len(name.text) != MARRIED_LENGTH or name.surname == 1:
        return None
    return _without_husband(name.text)


@named_cache("syllables.maiden", maxsize=10_000)
def _without_husband(text: str) -> SyllableName | None:
    if text[:2] in compound_surnames() or not all(
        (rank := name_ranks().get(c)) is not None and rank.surname for c in text[:2]
    ):
        return None
    return SyllableName(Script.HAN, text[1:], ((text[1:],),), 1, slot_weights(1, len(text) - 1), {})
