"""A name in characters against another in characters, or against one in Latin letters.

Here belongs what Han and Hangul names are compared by. Two Han names are the same when their characters are; that they
sound alike says nothing (王 and 汪 are both Wong), and a Hanja is a Hangul syllable when that is one of its readings.
Against letters each character is looked up among its spellings; a name is read in one family where it can be
(Mandarin, Cantonese, Korean ...), a mixture costs.
"""

from __future__ import annotations

from functools import partial

from entityscreen.caches import named_cache
from entityscreen.model.script import Script
from entityscreen.syllables.character_candidates import commonness, is_pinyin, is_usual
from entityscreen.syllables.character_spellings import NEAR_COST, reader, system_of
from entityscreen.syllables.korean import initial_law, is_hangul
from entityscreen.syllables.model import (
    BY_SOUND,
    CANTONESE,
    COMMON_SYLLABLES,
    ENGLISH_TAKEN,
    FAMILIES,
    GIVEN_FIRST,
    HAKKA,
    KOREAN,
    LEAST,
    LEAST_CHINESE,
    MAINLAND,
    MIN,
    MISS,
    MIXED,
    READINGS,
    SCORED_DIGITS,
    TAIWAN,
    Arrangement,
    Cost,
    Costs,
    SyllableMatch,
    SyllableName,
    SyllablePart,
    accounted,
    as_written,
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


# Sound never proves characters: other characters sound the same.
SOUND_COST = 0.015
COMMON_COST = 0.01
# The first character is no surname: a given name written first, or no Chinese name.
NO_SURNAME_COST = 0.06
# Surname in one family, given name in another (Tan Weiming): real in Singapore, rarer elsewhere.
MIXED_COST = 0.035
USUAL_HEAD = 0.05  # of a dialect surname beside pinyin: at most, as Yong of 杨; Wang of 黄 is seldom Cantonese
# A surname near a reading of its character in Mandarin, and the usual one of others: 陈 is no Cheng, nor 蔡 Ts'ao.
OTHER_USUAL_COST = 0.1
# A near miss, in a name that is taken with its given name first: two things that are hardly so at once.
NEAR_TURNED_COST = 0.02
# Below this a match is not worth describing.
LEAST_SCORE = 0.40
ALL_MIXED_COST = 0.1
NEAR = "syllables only near a reading"
FAMILY_COUNT = len(FAMILIES)
FAMILY_INDICES = range(FAMILY_COUNT)
ALL_MIXED = 100
# A family's own cost: Mandarin, Taiwanese, Cantonese, Hokkien, Hakka, Korean, Vietnamese; a mixture.
# What is pinyin throughout, of three syllables or more or of two, is seldom a dialect: "Chen Min" is hardly the
# Hakka reading of 陈明; and what pinyin alone spells (zhi, xiu) is not Korean.
EXPECTED = (
    (0.0, 0.0, 0.0, 0.005, 0.02, 0.0, 0.02, 0.0),
    (0.0, 0.0, 0.01, 0.1, 0.2, 0.01, 0.1, 0.1),
    (0.0, 0.0, 0.01, 0.16, 0.2, 0.01, 0.16, 0.16),
    (0.0, 0.0, 0.01, 0.1, 0.2, 0.16, 0.1, 0.1),
    (0.0, 0.0, 0.01, 0.16, 0.2, 0.2, 0.16, 0.16),
)
PINYIN_THROUGHOUT = 0.1  # what Hakka costs at least by itself beside pinyin
NEVER_KOREAN, MORE = ("zh", "x", "q"), 2
# The same where the first character is no Chinese surname; a Korean one it may be.
UNEXPECTED = tuple(
    tuple(prior + NO_SURNAME_COST * (family != KOREAN) for family, prior in enumerate(priors)) for priors in EXPECTED
)
NO_CELLS: list[Costs] = []


def compare_cross(characters: SyllableName, latin: SyllableName) -> SyllableMatch | None:
    """Compare a Han or Hangul name with a Latin one.

    Args:
        characters: a prepared name in characters.
        latin: a prepared Latin name.

    Returns:
        The best alignment, or `None` when no arrangement has as many syllables as there are characters.
    """
    best = _sounds_compared(characters, latin)
    own = maiden_name(characters)
    match = None if own is None else _sounds_compared(own, latin)
    if match is None:
        return best
    score = round(match.score - (1.0 - MARRIED_SCORE), SCORED_DIGITS)
    if best is not None and best.score >= score:
        return best
    return SyllableMatch(score, match.parts, (*match.notes, HUSBAND_LEFT_OUT), partial(_costs_without_husband, match))


def _costs_without_husband(match: SyllableMatch) -> tuple[Cost, ...]:
    """What a match with a maiden name cost, and that it is one."""
    return (*match.costs, (HUSBAND_LEFT_OUT, round(1.0 - MARRIED_SCORE, SCORED_DIGITS)))


def _sounds_compared(characters: SyllableName, latin: SyllableName) -> SyllableMatch | None:
    arrangements = latin.arrangements.get(len(characters.text))
    if arrangements is None:
        return None
    weights, surname = characters.weights, characters.surname
    readers = [reader(c, i < surname) for i, c in enumerate(characters.text)]
    best, found, best_cells, best_family = LEAST_SCORE, None, NO_CELLS, MAINLAND
    expected = _expected(characters.text[:surname])
    for arrangement in arrangements:
        most = 1.0 - SOUND_COST - arrangement.cost
        if most <= best:
            break
        cells = [own[syllable] for own, syllable in zip(readers, arrangement.syllables, strict=True)]
        most -= arrangement.taken
        for cell, weight in zip(cells, weights, strict=True):
            most -= weight * cell[LEAST]
        if most <= best:
            continue
        priors = expected[_regularity(arrangement.syllables, arrangement.pinyin)]
        cost, family = whole_cost(cells, weights, surname, priors)
        cost += _other_cost(cells[0], arrangement.syllables[0], family) if surname == 1 else 0.0
        if GIVEN_FIRST in arrangement.notes and any(cell[LEAST] >= NEAR_COST for cell in cells):
            cost += NEAR_TURNED_COST
        score = 1.0 - SOUND_COST - arrangement.cost - arrangement.taken - cost - common_cost(arrangement.syllables)
        if score > best:
            best, found, best_cells, best_family = score, arrangement, cells, family
    return None if found is None else _describe(characters, found, best_cells, best_family, best)


def least_sound_cost(characters: str, syllables: tuple[str, ...], surname: int) -> float:
    """The least that characters cost as syllables, apart from what taking either name so costs.

    Args:
        characters: a Han or Hangul name, surname first.
        syllables: as many, in the same order.
        surname: how many of them are the surname.

    Returns:
        From 0; at most what `compare_cross` takes for these syllables, `SOUND_COST` aside.

    Example:
        >>> least_sound_cost("习近平", ("xi", "jin", "ping"), 1) < 0.02 < least_sound_cost("李平", ("li", "ying"), 1)
        True
    """
    cells = [reader(c, i < surname)[s] for i, (c, s) in enumerate(zip(characters, syllables, strict=True))]
    priors = _expected(characters[:surname])[_regularity(syllables, is_pinyin(syllables))]
    return whole_cost(cells, slot_weights(surname, len(cells)), surname, priors)[0] + common_cost(syllables)


def _expected(surname: str) -> tuple[tuple[float, ...], ...]:
    """What each family costs by itself, by how regular the spelling is."""
    return EXPECTED if may_be_surname(surname) else UNEXPECTED


def _regularity(syllables: tuple[str, ...], pinyin: bool) -> int:
    if not pinyin:
        return 0
    return 1 + (len(syllables) == 2) + MORE * any(syllable.startswith(NEVER_KOREAN) for syllable in syllables[1:])


def _other_cost(cell: Costs, syllable: str, family: int) -> float:
    """What is to be added where a surname is only near a reading in Mandarin, and a usual one of others there."""
    near = min((MAINLAND, TAIWAN), key=cell.__getitem__)
    if family == ALL_MIXED or family % FAMILY_COUNT not in (MAINLAND, TAIWAN) or not NEAR_COST <= cell[near] < MISS:
        return 0.0
    return OTHER_USUAL_COST * (cell[near] <= cell[LEAST_CHINESE] and is_usual(syllable, near, True))


@named_cache("syllables.may_be_surname", maxsize=20_000)
def may_be_surname(text: str) -> bool:
    """Whether the first characters of a name are a surname; Hangul is not asked.

    Example:
        >>> may_be_surname("习"), may_be_surname("静"), may_be_surname("欧阳")
        (True, False, True)
    """
    rank = name_ranks().get(text)
    return len(text) > 1 or is_hangul(text) or (rank is not None and rank.surname > 0)


def common_cost(syllables: tuple[str, ...]) -> float:
    """What sounds cost that many names share: `Li Wei` says less than `Kuang Qiong`; in [0, 0.01]."""
    total = 0.0
    for syllable in syllables[1:]:
        total += commonness(syllable)
    return COMMON_COST * total / (len(syllables) - 1)


def whole_cost(
    cells: list[Costs], weights: tuple[float, ...], surname: int, priors: tuple[float, ...]
) -> tuple[float, int]:
    """The cost of a name read in its best family, or in a mixture of them.

    Args:
        cells: what each syllable costs as a spelling of its character, by family.
        weights: what each character is worth.
        surname: how many characters are the surname.
        priors: what each family costs by itself; behind them what a mixture costs more.

    Returns:
        The cost, and the family; `FAMILY_COUNT` plus the given name's family when the surname is read in
        another; `ALL_MIXED` when each syllable is.
    """
    best, family, separate, given_family = MISS, MAINLAND, MISS, MAINLAND
    head_weight, given_weight = weights[0], weights[-1]
    heads, givens = cells[:surname], cells[surname:]
    for index in FAMILY_INDICES:
        given = head = 0.0
        for cell in givens:
            given += cell[index]
        for cell in heads:
            head += cell[index]
        given *= given_weight
        if given < separate and index <= CANTONESE:
            separate, given_family = given, index
        total = given + head_weight * head + priors[index]
        if total < best:
            best, family = total, index
    if best > MIXED_COST:
        pinyin = priors[HAKKA] > PINYIN_THROUGHOUT
        head = priors[FAMILY_COUNT] + head_weight * sum(_least_head(cell, pinyin) for cell in heads)
        if MIXED_COST + separate + head < best:
            best, family = MIXED_COST + separate + head, given_family + FAMILY_COUNT
        all_mixed = ALL_MIXED_COST + head + given_weight * sum(cell[LEAST_CHINESE] for cell in givens)
        if all_mixed < best:
            best, family = all_mixed, ALL_MIXED
    return best, family


def _least_head(cell: Costs, pinyin: bool) -> float:
    """What a surname costs in another family than the given name; beside pinyin it is spelled in the usual way there.

    Tan Weiming may be 陈伟明, but Wang Desheng is not 黄德胜, which some Hakka and few Cantonese spell so.
    """
    if not pinyin:
        return cell[LEAST_CHINESE]
    usual = [cell[family] for family in (CANTONESE, MIN) if cell[family] <= USUAL_HEAD]
    return min(cell[MAINLAND], cell[TAIWAN], *usual)


def _describe(
    name: SyllableName, arrangement: Arrangement, cells: list[Costs], family: int, score: float
) -> SyllableMatch:
    parts = []
    for index, (character, syllable, cell) in enumerate(zip(name.text, arrangement.syllables, cells, strict=True)):
        surname = index < name.surname
        own = family % FAMILY_COUNT
        if family == ALL_MIXED or (family >= FAMILY_COUNT and surname):
            own = cell.index(cell[LEAST_CHINESE])
        missed = cell[own] >= MISS
        system = "" if missed else system_of(character, syllable, own, surname)
        role = "surname" if surname else "given"
        written = as_written(syllable)
        parts.append(SyllablePart(character, written, max(0.0, 1.0 - cell[own]), "characters", system, role))
    notes = arrangement.notes + ((MIXED,) if family >= FAMILY_COUNT else ())
    score = round(score, SCORED_DIGITS)
    return SyllableMatch(score, tuple(parts), notes, partial(_costs, name, arrangement, parts, family, score))


def _costs(
    name: SyllableName, arrangement: Arrangement, parts: list[SyllablePart], family: int, score: float
) -> tuple[Cost, ...]:
    readings = sum([weight * (1.0 - part.similarity) for weight, part in zip(name.weights, parts, strict=True)])
    known = [
        (BY_SOUND, SOUND_COST),
        (arrangement.taken_as(), arrangement.cost),
        (ENGLISH_TAKEN, arrangement.taken),
        (COMMON_SYLLABLES, common_cost(arrangement.syllables)),
        (READINGS, readings),
    ]
    if family >= FAMILY_COUNT:
        return accounted(score, known, MIXED)
    near = any(part.similarity <= 1.0 - NEAR_COST for part in parts)
    return accounted(score, known, NEAR if near else f"seldom read so: {FAMILIES[family]}")
