"""Names compared syllable by syllable: characters with characters, characters with letters, letters with letters.

A name is prepared by its script; then two are compared.

- Two Han names are the same when their characters are; that they sound alike says nothing: 王 and 汪 are both Wong. A
  Hanja is a Hangul syllable when that is one of its readings.
- Against letters each character is looked up among its spellings; a name is read in one family where it can be
  (Mandarin, Cantonese, Korean ...), a mixture costs.
- Two Latin names spelled in two systems (Guo Weiqiang, Kwok Wai-keung) are compared through the characters that both
  can stand for. Names spelled alike are the plain aligner's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial

from entityscreen.caches import named_cache
from entityscreen.model.script import Script, script_of
from entityscreen.names.persons.known_words import is_title
from entityscreen.readings.characters import (
    NEAR_COST,
    character_readings,
    compound_surnames,
    initial_law,
    is_hangul,
    is_pinyin,
    korean_rows,
    may_be_surname,
    name_ranks,
    reader,
    system_of,
)
from entityscreen.readings.families import (
    CANTONESE,
    FAMILIES,
    HAKKA,
    KOREAN,
    LEAST,
    LEAST_CHINESE,
    MAINLAND,
    MIN,
    MISS,
    TAIWAN,
    Costs,
)
from entityscreen.readings.likelihood import (
    IMPOSSIBLE,
    NO_BITS,
    bits,
    chance_given,
    chance_of,
    chance_of_both,
    chance_of_namesakes,
    likeliest_pair,
    slot_of,
    style_of,
    system_name,
)
from entityscreen.syllables.latin_names import prepare_latin
from entityscreen.syllables.model import (
    GIVEN_FIRST,
    Arrangement,
    Cost,
    SyllableMatch,
    SyllableName,
    SyllablePart,
    Words,
    as_written,
    slot_weights,
)
from entityscreen.syllables.transcribed_names import LETTERS, pinyin_words, transcribed_arrangements
from entityscreen.text.look_alikes import lookalikes_of

# Why a match by syllables costs points, and to how many digits they are given.
SCORED_DIGITS, ROUNDED = 4, 0.0005
BY_SOUND = "sound alone does not prove the characters"
ENGLISH_TAKEN = "English names taken for syllables"
READINGS, MIXED = "spellings less likely than others", "systems mixed"
LOOKALIKE_COST = 0.45
REVERSED_COST = 0.1
HANJA_COST = 0.03
INITIAL_LAW_COST = 0.03
# A married woman's husband's surname left out: 林鄭月娥 is 鄭月娥.
MARRIED_SCORE, MARRIED_LENGTH = 0.88, 4
HUSBAND_LEFT_OUT = "husband's surname left out"
# One different character weighs more among characters than among sounds.
DIFFERENT_COST = 1.2


def accounted(score: float, known: Sequence[Cost], rest: str) -> tuple[Cost, ...]:
    """What a score lost and why, in points of four digits, so that it adds up to the last one: the known costs that are
    not 0, and what is left.

    Example:
        >>> accounted(0.9, [("sound", 0.03), ("order", 0.0)], "systems mixed")
        (('sound', 0.03), ('systems mixed', 0.07))
    """
    found = [(reason, round(amount, SCORED_DIGITS)) for reason, amount in known]
    left = round(1.0 - score - sum([amount for _, amount in found]), SCORED_DIGITS)
    if 0.0 < abs(left) <= ROUNDED and found:  # what rounding left belongs to the greatest
        reason, amount = greatest = max(found, key=lambda cost: cost[1])
        found[found.index(greatest)] = reason, round(amount + left, SCORED_DIGITS)
    elif left:
        found.append((rest, left))
    return tuple([cost for cost in found if cost[1]])


def compare_characters(a: SyllableName, b: SyllableName) -> SyllableMatch | None:
    """Compare two names in characters; `None` only when a Hanja name has another length than a Hangul one."""
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
        return (LOOKALIKE_COST, "look-alike") if other in lookalikes_of(one) else (DIFFERENT_COST, "characters")
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
# Surname in one family, given name in another (Tan Weiming): real in Singapore, rarer elsewhere.
MIXED_COST = 0.035
USUAL_HEAD = 0.05  # of a dialect surname beside pinyin: at most, as Yong of 杨; Wang of 黄 is seldom Cantonese
# A surname near a reading of its character in Mandarin, and the usual one of others: 陈 is no Cheng, nor 蔡 Ts'ao.
OTHER_USUAL_COST, USUAL_SURNAME = 0.1, 2.0**-9
# A near miss, in a name that is taken with its given name first: two things that are hardly so at once.
NEAR_TURNED_COST = 0.02
# Below this a match is not worth describing.
LEAST_SCORE = 0.40
ALL_MIXED_COST = 0.1
NEAR = "syllables only near a reading of their character"
FAMILY_COUNT = len(FAMILIES)
ALL_MIXED = 100
# A family's own cost: Mandarin, Taiwanese, Cantonese, Hokkien, Hakka, Korean, Vietnamese; a mixture.
# What is pinyin throughout, of three syllables or more or of two, is seldom a dialect: "Chen Min" is hardly the
# Hakka reading of 陈明.
_PRIORS = (0.0, 0.0, 0.0, 0.005, 0.02, 0.0, 0.02, 0.0)
_PRIORS_OF_PINYIN = (0.0, 0.0, 0.01, 0.1, 0.2, 0.01, 0.1, 0.1)
_PRIORS_OF_TWO_IN_PINYIN = (0.0, 0.0, 0.01, 0.16, 0.2, 0.01, 0.16, 0.16)
# What pinyin alone spells (zhi, xiu) is not Korean: 强 is Gang there, but 志强 is not Zhigang.
_NEVER_KOREAN, NEVER_KOREAN_COST = ("zh", "x", "q"), 0.15
_PINYIN_THROUGHOUT = 0.1  # what Hakka costs at least by itself beside pinyin
# The first character is no Chinese surname, a Korean one it may be: a given name written first, or no Chinese name.
NO_SURNAME_COST = 0.06
_NO_CELLS: list[Costs] = []


def compare_cross(characters: SyllableName, latin: SyllableName) -> SyllableMatch | None:
    """Compare a Han or Hangul name with a Latin one; `None` when none is taken in as many syllables as characters."""
    best = _sounds_compared(characters, latin)
    own = maiden_name(characters)
    match = None if own is None else _sounds_compared(own, latin)
    if match is None:
        return best
    score = round(match.score - (1.0 - MARRIED_SCORE), SCORED_DIGITS)
    if best is not None and best.score >= score:
        return best
    left_out = HUSBAND_LEFT_OUT, round(1.0 - MARRIED_SCORE, SCORED_DIGITS)
    return SyllableMatch(score, match.parts, (*match.notes, HUSBAND_LEFT_OUT), lambda: (*match.costs, left_out))


def _sounds_compared(characters: SyllableName, latin: SyllableName) -> SyllableMatch | None:
    arrangements = latin.arrangements.get(len(characters.text))
    if arrangements is None:
        return None
    weights, surname = characters.weights, characters.surname
    best, found, best_cells, best_family = LEAST_SCORE, None, _NO_CELLS, MAINLAND
    expected = may_be_surname(characters.text[:surname])
    for arrangement in arrangements:
        most = 1.0 - SOUND_COST - arrangement.cost
        if most <= best:
            break
        cells = _cells(characters.text, arrangement.syllables, surname)
        most -= arrangement.taken
        for cell, weight in zip(cells, weights, strict=True):
            most -= weight * cell[LEAST]
        if most <= best:
            continue
        cost, family = whole_cost(cells, weights, surname, _priors(arrangement.syllables, arrangement.pinyin, expected))
        cost += _other_cost(cells[0], arrangement.syllables[0], family) if surname == 1 else 0.0
        if GIVEN_FIRST in arrangement.notes and any(cell[LEAST] >= NEAR_COST for cell in cells):
            cost += NEAR_TURNED_COST
        score = 1.0 - SOUND_COST - arrangement.cost - arrangement.taken - cost
        if score > best:
            style = style_of(latin.words, len(cells))
            chance = chance_given(characters.text, arrangement.syllables, cells, surname, style) * weight_of(
                arrangement
            )
            score -= LACKING_BIT_COST * max(0.0, NEEDED_ACROSS - bits(chance, chance_of_name(latin)))
        if score > best:
            best, found, best_cells, best_family = score, arrangement, cells, family
    return None if found is None else _describe(characters, found, best_cells, best_family, best)


def least_sound_cost(characters: str, syllables: tuple[str, ...], surname: int) -> float:
    """The least that characters cost as as many syllables, surname first, apart from what taking either name so costs.

    At most what `compare_cross` takes for these syllables, `SOUND_COST` aside.

    Example:
        >>> least_sound_cost("习近平", ("xi", "jin", "ping"), 1) < 0.02 < least_sound_cost("李平", ("li", "ying"), 1)
        True
    """
    cells = _cells(characters, syllables, surname)
    priors = _priors(syllables, is_pinyin(syllables), may_be_surname(characters[:surname]))
    return whole_cost(cells, slot_weights(surname, len(cells)), surname, priors)[0]


def _cells(characters: str, syllables: tuple[str, ...], surname: int) -> list[Costs]:
    """What each character costs as its syllable, by family."""
    abroad, pairs = not syllables[0].isascii(), zip(characters, syllables, strict=True)
    return [reader(character, i < surname, abroad)[syllable] for i, (character, syllable) in enumerate(pairs)]


def _priors(syllables: tuple[str, ...], pinyin: bool, expected: bool) -> tuple[float, ...]:
    """What each family costs by itself: of syllables that are in pinyin or not, and whether a surname is expected."""
    chinese = pinyin and any(syllable.startswith(_NEVER_KOREAN) for syllable in syllables[1:])
    return _priors_of(len(syllables), pinyin, chinese, expected)


@named_cache("syllables.priors", maxsize=64)
def _priors_of(count: int, pinyin: bool, chinese: bool, expected: bool) -> tuple[float, ...]:
    priors = _PRIORS if not pinyin else _PRIORS_OF_PINYIN if count > 2 else _PRIORS_OF_TWO_IN_PINYIN
    more = {KOREAN: NEVER_KOREAN_COST * chinese}
    no_surname = 0.0 if expected else NO_SURNAME_COST
    return tuple(prior + more.get(family, no_surname) for family, prior in enumerate(priors))


def _other_cost(cell: Costs, syllable: str, family: int) -> float:
    """What is to be added where a surname is only near a reading in Mandarin, and a usual one of others there."""
    near = min((MAINLAND, TAIWAN), key=cell.__getitem__)
    if family == ALL_MIXED or family % FAMILY_COUNT not in (MAINLAND, TAIWAN) or not NEAR_COST <= cell[near] < MISS:
        return 0.0
    usual = slot_of(syllable, True).alone[near] >= USUAL_SURNAME
    return OTHER_USUAL_COST * bool(cell[near] <= cell[LEAST_CHINESE] and usual)


def whole_cost(
    cells: list[Costs], weights: tuple[float, ...], surname: int, priors: tuple[float, ...]
) -> tuple[float, int]:
    """The cost of a name read in its best family, or in a mixture of them."""
    best, family, separate, given_family = MISS, MAINLAND, MISS, MAINLAND
    head_weight, given_weight = weights[0], weights[-1]
    heads, givens = cells[:surname], cells[surname:]
    for index in range(FAMILY_COUNT):
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
        pinyin = priors[HAKKA] > _PINYIN_THROUGHOUT
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
        (READINGS, readings),
    ]
    if family >= FAMILY_COUNT:
        return accounted(score, known, MIXED)
    near = any(part.similarity <= 1.0 - NEAR_COST for part in parts)
    return accounted(score, known, NEAR if near else f"seldom romanised so: {FAMILIES[family]}")


SPELLED_COST = 0.03
# The same syllables, by pinyin's rules in one name only: Yanan is Ya-nan, and Yan'an is written so.
RECUT_COST = 0.25
LEAST_SPELLED = 0.70
MOST_ARRANGEMENTS = 6
# How fast a way to take a name becomes unlikely with its cost: exp(-15 x 0.03) = 0.64.
ORDER_RATE = 15.0
# The chance of one English given name among all; Lee Ping Kit is hardly Kit, whose Chinese name is Lee Ping.
WORD_ASIDE = 2.0**-10
# Two spellings need so many bits; each that lacks costs so much, and each that lacks of plenty a little.

NEEDED_ACROSS = 4.0
NEEDED_BITS, LACKING_BIT_COST = 8.5, 0.06
PLENTY_OF_BITS, BIT_COST = 16.0, 0.01


def compare_spellings(a: SyllableName, b: SyllableName) -> SyllableMatch | None:
    """Compare two Latin names through the characters they can stand for.

    `None` when nothing says that they are one name in two spellings.
    """
    best, found, found_bits = LEAST_SPELLED, None, 0.0
    for length, ways in a.arrangements.items():
        others = b.arrangements.get(length, ())
        styles = style_of(a.words, length), style_of(b.words, length)
        for one in ways[:MOST_ARRANGEMENTS]:
            for other in others[:MOST_ARRANGEMENTS]:
                score = 1.0 - one.cost - other.cost
                if score <= best:
                    break
                told = math.inf
                if one.syllables == other.syllables:
                    score -= RECUT_COST * (one.recut != other.recut)
                else:
                    told = bits_of(one, other, (a, b), styles)
                    score -= SPELLED_COST + cost_of_bits(told)
                if score > best:
                    best, found, found_bits = score, (one, other), told
    return None if found is None else _describe_spellings(*found, (a, b), found_bits, best)


def bits_of(
    one: Arrangement, other: Arrangement, names: tuple[SyllableName, SyllableName], styles: tuple[int, int]
) -> float:
    """What two ways to take two spelled names say for one person, in bits."""
    weight = weight_of(one) * weight_of(other)
    one_person = chance_of_both(one.syllables, other.syllables, styles) * weight
    if not one_person:
        return NO_BITS
    namesakes = chance_of_namesakes(one.syllables, other.syllables, styles) * weight
    return bits(one_person, chance_of_name(names[0]) * chance_of_name(names[1]) + namesakes)


def cost_of_bits(found: float) -> float:
    """What two spellings cost that say so many bits for one person."""
    return LACKING_BIT_COST * max(0.0, NEEDED_BITS - found) + BIT_COST * max(0.0, PLENTY_OF_BITS - found)


def weight_of(way: Arrangement) -> float:
    """How likely a name is to be taken this way, the words that are left aside included."""
    return math.exp(-ORDER_RATE * (way.cost + way.taken)) * WORD_ASIDE**way.aside


def chance_of_name(name: SyllableName) -> float:
    """The chance of a spelled name among all persons, however it is taken."""
    if name.chance is None:
        name.chance = IMPOSSIBLE + sum(
            [
                weight_of(way) * chance_of(way.syllables, style_of(name.words, length))
                for length, ways in name.arrangements.items()
                for way in ways
            ]
        )
    return name.chance


def _describe_spellings(
    one: Arrangement, other: Arrangement, names: tuple[SyllableName, SyllableName], found: float, score: float
) -> SyllableMatch:
    length = len(one.syllables)
    styles = style_of(names[0].words, length), style_of(names[1].words, length)
    parts = []
    for index, (a, b) in enumerate(zip(one.syllables, other.syllables, strict=True)):
        parts.append(SyllablePart(as_written(a), as_written(b), 1.0, "", "", "given" if index else "surname"))
    notes = tuple(dict.fromkeys(one.notes + other.notes))
    if one.syllables != other.syllables:
        first, second, share = likeliest_pair(one.syllables, other.syllables, styles)
        read = [f"{name.text} in {system_name(pair)}" for name, pair in zip(names, (first, second), strict=True)]
        notes = (*notes, f"{' and '.join(read)}, {share:.0%} likely")
    score = round(score, SCORED_DIGITS)
    return SyllableMatch(score, tuple(parts), notes, partial(_costs_of_spellings, one, other, found, score))


def _costs_of_spellings(one: Arrangement, other: Arrangement, found: float, score: float) -> tuple[Cost, ...]:
    """What the score lost and why."""
    arranged = [(way.taken_as(), way.cost) for way in (one, other)]
    if one.syllables == other.syllables:
        return accounted(score, arranged, "one word that pinyin divides in two ways")
    known = [(BY_SOUND, SPELLED_COST), *arranged, (ENGLISH_TAKEN, one.taken + other.taken)]
    return accounted(score, known, f"{found:.1f} bits for one person")


MOST_CHARACTERS, MOST_BLOCKS = 6, 8  # eight are four Chinese syllables in Hangul
FEWEST = 2  # words: one in Cyrillic letters is hardly a name
Ways = Mapping[int, tuple[Arrangement, ...]]


def prepare_syllables(words: Words, script: Script) -> SyllableName | None:
    """Prepare a name for comparison by syllables.

    Args:
        words: folded words, each in its pieces between hyphens and apostrophes: "CHAN Kwok-ki" is
            `(("chan",), ("kwok", "ki"))`, "柯 文哲" is `(("柯",), ("文哲",))`.
        script: the name's script.

    Returns:
        The prepared name, or `None` when it cannot be Chinese or Korean.

    Example:
        >>> prepare_syllables((("欧阳修",),), Script.HAN).surname
        2
    """
    if script is Script.LATIN:
        return _behind_titles(words) if len(words) > FEWEST and is_title("".join(words[0])) else prepare_latin(words)
    if script is Script.CYRILLIC:
        return _prepare_cyrillic(words)
    if script is Script.KANA or script in LETTERS:
        return _prepare_transcribed(words, script)
    return _prepare_characters(words, script) if script is Script.HAN or script is Script.HANGUL else None


def _behind_titles(words: Words) -> SyllableName | None:
    """A name behind titles: they say nothing, but some are syllables too (Sir; Gen is 根)."""
    whole, behind = prepare_latin(words), words
    while len(behind) > FEWEST and is_title("".join(behind[0])):
        behind = behind[1:]
    name = prepare_latin(behind)
    return whole if name is None else _either(words, {} if whole is None else whole.arrangements, name.arrangements)


def _prepare_cyrillic(words: Words) -> SyllableName | None:
    """A name in Palladius's system is the same name in pinyin; one in Kontsevich's is Korean. Some may be either."""
    if len(words) < FEWEST:
        return None
    pinyin = pinyin_words(words)
    chinese = None if pinyin is None else prepare_latin(pinyin)
    korean = transcribed_arrangements(words, Script.CYRILLIC)
    if not korean:
        return chinese
    ways = {} if chinese is None else chinese.arrangements
    return _either(words, ways, korean)


def _either(words: Words, ways: Ways, others: Ways) -> SyllableName:
    """A name that can be taken in the ways of two."""
    text = " ".join(piece for word in words for piece in word)
    both = {
        length: tuple(sorted(ways.get(length, ()) + others.get(length, ()), key=lambda way: way.cost))
        for length in sorted({*ways, *others})
    }
    return SyllableName(Script.LATIN, text, words, 0, (), both)


@named_cache("syllables.characters", maxsize=100_000)
def _prepare_characters(words: Words, script: Script) -> SyllableName | None:
    text = "".join(piece for word in words for piece in word)
    if script is Script.HANGUL:
        return _prepare_hangul(words, text)
    if not 2 <= len(text) <= MOST_CHARACTERS or any(script_of(c) is not Script.HAN for c in text):
        return None
    if len(words) == 2 and _stands_last(*map("".join, words)):
        text = "".join(words[1]) + "".join(words[0])
    surname = _surname_length(text)
    return SyllableName(script, text, words, surname, slot_weights(surname, len(text)), {})


def _prepare_hangul(words: Words, text: str) -> SyllableName | None:
    """A Korean name block by block; or a Chinese one, by the syllables that it spells."""
    if not 2 <= len(text) <= MOST_BLOCKS or not all(map(is_hangul, text)):
        return None
    ways, korean = transcribed_arrangements(words, Script.HANGUL), len(text) <= MOST_CHARACTERS
    surname = 2 if text[:2] in korean_rows()["surname"] and len(text) > 2 else 1
    weights = slot_weights(surname, len(text)) if korean else ()
    return SyllableName(Script.HANGUL, text, words, surname, weights, ways) if korean or ways else None


def _stands_last(given: str, surname: str) -> bool:
    """Whether the second of two words in characters is the surname: 俊雄 蘇."""
    return len(surname) == 1 < len(given) and may_be_surname(surname) and given not in compound_surnames()


def _surname_length(text: str) -> int:
    """Two for compound and married double surnames, else one."""
    if len(text) > 2 and text[:2] in compound_surnames():
        return 2
    if len(text) == 4 and all((rank := name_ranks().get(c)) is not None and rank.surname for c in text[:2]):
        return 2
    return 1


@named_cache("syllables.transcribed_names", maxsize=50_000)
def _prepare_transcribed(words: Words, script: Script) -> SyllableName | None:
    ways = transcribed_arrangements(words, script)
    text = " ".join(piece for word in words for piece in word)
    return SyllableName(script, text, words, 0, (), ways) if ways else None


def compare_syllables(a: SyllableName, b: SyllableName) -> SyllableMatch | None:
    """Compare two prepared names; symmetric in the score, and a low one says that the names conflict.

    `None` when this channel has nothing to say: another number of syllables, both spelled in the same system.

    Example:
        >>> han = prepare_syllables((("习近平",),), Script.HAN)
        >>> latin = prepare_syllables((("xi",), ("jinping",)), Script.LATIN)
        >>> compare_syllables(han, latin).score >= 0.97
        True
    """
    # In one order only, so that the score is symmetric.
    return _compared(a, b) if a.text <= b.text else _swapped(_compared(b, a))


def _compared(a: SyllableName, b: SyllableName) -> SyllableMatch | None:
    """The best of the ways in which characters and spellings can match."""
    found = None
    if a.weights and b.weights:
        found = compare_characters(a, b)
    elif a.arrangements and b.arrangements:
        found = compare_spellings(a, b)
    if a.weights and b.arrangements and a.script is not b.script:
        found = _better(found, compare_cross(a, b))
    if a.arrangements and b.weights and a.script is not b.script:
        found = _better(found, _swapped(compare_cross(b, a)))
    return found


def _better(match: SyllableMatch | None, other: SyllableMatch | None) -> SyllableMatch | None:
    return match if other is None or (match is not None and match.score >= other.score) else other


def _swapped(match: SyllableMatch | None) -> SyllableMatch | None:
    if match is None:
        return None
    parts = [SyllablePart(p.b, p.a, p.similarity, p.system_b, p.system_a, p.role) for p in match.parts]
    return SyllableMatch(match.score, tuple(parts), match.notes, match.account)
