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
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from entityscreen.caches import named_cache
from entityscreen.model.script import Script, script_of
from entityscreen.names.persons.known_words import is_title, nickname_groups
from entityscreen.readings.characters import (
    LEAST,
    MISS,
    NEAR_COST,
    Costs,
    character_readings,
    compound_surnames,
    initial_law,
    is_hangul,
    korean_rows,
    may_be_surname,
    name_ranks,
    near_cost,
    reader,
    system_of,
)
from entityscreen.readings.likelihood import (
    IMPOSSIBLE,
    NO_BITS,
    STYLES,
    UNSAID,
    Countries,
    bits,
    chance_of,
    chance_of_both,
    chance_of_namesakes,
    chances_given,
    cheapest_family,
    least_in_one_system,
    likeliest_pair,
    slot_of,
    style_of,
    system_name,
)
from entityscreen.syllables.latin_names import (
    ROTATED_AGAINST_COST,
    by_length,
    english_names,
    prepare_latin,
    spelled_name,
)
from entityscreen.syllables.model import (
    GIVEN_FIRST,
    Arrangement,
    Cost,
    CountriesLoss,
    SyllableMatch,
    SyllableName,
    SyllablePart,
    Words,
    as_written,
    no_loss,
    slot_weights,
)
from entityscreen.syllables.transcribed_names import LETTERS, pinyin_words, transcribed_ways
from entityscreen.text.edits import near
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
    costs = [(reason, round(amount, SCORED_DIGITS)) for reason, amount in known]
    remainder = round(1.0 - score - sum([amount for _, amount in costs]), SCORED_DIGITS)
    if 0.0 < abs(remainder) <= ROUNDED and costs:  # what rounding left belongs to the greatest
        reason, amount = greatest = max(costs, key=lambda cost: cost[1])
        costs[costs.index(greatest)] = reason, round(amount + remainder, SCORED_DIGITS)
    elif remainder:
        costs.append((rest, remainder))
    return tuple([cost for cost in costs if cost[1]])


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
    for index, (one, other_character, weight) in enumerate(zip(a.text, text, weights, strict=True)):
        loss, system = character_loss(one, other_character)
        score -= weight * loss
        role = "surname" if index < max(a.surname, surname) else "given"
        parts.append(SyllablePart(one, other_character, max(0.0, 1.0 - loss), system, system, role))
        if system == "look-alike":
            notes = (*notes, f"{one} looks like {other_character}")
    score = round(max(0.0, score), SCORED_DIGITS)
    return SyllableMatch(
        score, tuple(parts), notes, partial(accounted, score, [(GIVEN_FIRST, cost)], "characters that differ")
    )


def character_loss(a: str, b: str) -> tuple[float, str]:
    """What the difference of two characters costs, in [0, 1.2], and by what they were compared.

    Example:
        >>> character_loss("王", "王"), character_loss("王", "汪"), character_loss("리", "이")
        ((0.0, 'characters'), (1.2, 'characters'), (0.03, 'initial sound law'))
    """
    if a == b:
        return 0.0, "characters"
    if is_hangul(a):
        a, b = b, a
    if not is_hangul(b):
        return (LOOKALIKE_COST, "look-alike") if b in lookalikes_of(a) else (DIFFERENT_COST, "characters")
    if is_hangul(a):
        same = initial_law(a) == initial_law(b)
        return (INITIAL_LAW_COST, "initial sound law") if same else (DIFFERENT_COST, "characters")
    readings = character_readings().get(a)
    if readings is not None:
        if b in readings.hangul:
            return HANJA_COST, "Korean reading"
        if initial_law(b) in {initial_law(hangul) for hangul in readings.hangul}:
            return HANJA_COST + INITIAL_LAW_COST, "Korean reading"
    return DIFFERENT_COST, "characters"


def _unequal(a: SyllableName, b: SyllableName) -> SyllableMatch | None:
    if a.script is not b.script:
        return None
    longer, shorter = (a, b) if len(a.text) > len(b.text) else (b, a)
    maiden = maiden_name(longer)
    married = maiden is not None and maiden.text == shorter.text
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
# Below this a match is not worth describing.
LEAST_SCORE = 0.40
NEAR = "syllables only near a reading of their character"


def compare_cross(characters: SyllableName, latin: SyllableName) -> SyllableMatch | None:
    """Compare a Han or Hangul name with a Latin one; `None` when none is taken in as many syllables as characters."""
    best = _sounds_compared(characters, latin)
    maiden = maiden_name(characters)
    match = None if maiden is None else _sounds_compared(maiden, latin)
    if match is None:
        return best
    score = round(match.score - (1.0 - MARRIED_SCORE), SCORED_DIGITS)
    if best is not None and best.score >= score:
        return best
    left_out = HUSBAND_LEFT_OUT, round(1.0 - MARRIED_SCORE, SCORED_DIGITS)
    notes = (*match.notes, HUSBAND_LEFT_OUT)
    account = lambda: (*match.costs, left_out)  # noqa: E731
    return SyllableMatch(score, match.parts, notes, account, match.aside, match.lost_by_countries)


def _sounds_compared(characters: SyllableName, latin: SyllableName) -> SyllableMatch | None:
    arrangements = latin.arrangements.get(len(characters.text))
    if arrangements is None:
        return None
    weights, surname = characters.weights, characters.surname
    best, best_way, style = LEAST_SCORE, None, style_of(latin.words, len(weights))
    for arrangement in arrangements:
        most = 1.0 - SOUND_COST - arrangement.cost
        if most <= best:
            break
        cells = _cells(characters.text, arrangement.syllables, surname)
        most -= arrangement.names_cost
        if most - sum([weight * cell[LEAST] for weight, cell in zip(weights, cells, strict=True)]) <= best:
            continue
        bits_told, system = _bits_across(characters, latin, arrangement, style)
        score = most - cost_across(bits_told, characters.script)
        for place, (cell, weight) in enumerate(zip(cells, weights, strict=True)):
            score -= weight * cheapest_family(cell, system[place >= surname])[1]
        if score > best:
            best, best_way = score, (arrangement, cells, system, bits_told)
    return None if best_way is None else _describe(characters, latin, *best_way, best)


def _bits_across(
    characters: SyllableName,
    latin: SyllableName,
    way: Arrangement,
    style: int,
    of_characters: Countries = (),
    of_latin: Countries = (),
) -> tuple[float, tuple[int, int]]:
    """What characters and one way to take a spelled name say for one person, in bits; and the likeliest system.

    Each name may be known to be of a person of some countries.
    """
    one_person, namesake, system = chances_given(
        characters.text, way.syllables, characters.surname, style, of_characters + of_latin
    )
    weight = weight_of(way)
    return bits(one_person * weight, chance_of_name(latin, of_latin) + namesake * weight), system


def least_sound_cost(characters: str, syllables: tuple[str, ...], surname: int, most: float = MISS) -> float:
    """The least that characters cost as as many syllables, surname first, however these are written and taken.

    At most what `compare_cross` takes for these syllables, `SOUND_COST` aside; what is above `most` is not worked out.

    Example:
        >>> least_sound_cost("习近平", ("xi", "jin", "ping"), 1) < 0.02 < least_sound_cost("李平", ("li", "ying"), 1)
        True
    """
    cells = _cells(characters, syllables, surname)
    spelled = least_in_one_system(cells, slot_weights(surname, len(cells)), surname)
    if spelled > most:
        return spelled
    most_bits = NO_BITS
    for style in STYLES if len(cells) > FEWEST else (UNSAID,):
        one_person, namesake, _ = chances_given(characters, syllables, surname, style)
        most_bits = max(most_bits, bits(one_person, chance_of(syllables, style) + namesake))
    return spelled + cost_across(most_bits, Script.HANGUL if is_hangul(characters[0]) else Script.HAN)


def cost_across(told: float, script: Script) -> float:
    """What characters of a script and a spelling cost that say so many bits for one person."""
    return min(MOST_LACKING, ACROSS_BIT_COST * max(0.0, NEEDED_ACROSS[script] - told))


def _cells(characters: str, syllables: tuple[str, ...], surname: int) -> list[Costs]:
    """What each character costs as its syllable, by family."""
    abroad, pairs = not syllables[0].isascii(), zip(characters, syllables, strict=True)
    return [reader(character, i < surname, abroad)[syllable] for i, (character, syllable) in enumerate(pairs)]


def _describe(
    name: SyllableName,
    latin: SyllableName,
    arrangement: Arrangement,
    cells: list[Costs],
    system: tuple[int, int],
    told: float,
    score: float,
) -> SyllableMatch:
    parts = []
    for index, (character, syllable, cell) in enumerate(zip(name.text, arrangement.syllables, cells, strict=True)):
        surname = index < name.surname
        family, cost = cheapest_family(cell, system[not surname])
        spelled = "" if cost >= MISS else system_of(character, syllable, family, surname)
        role = "surname" if surname else "given"
        parts.append(SyllablePart(character, as_written(syllable), max(0.0, 1.0 - cost), "characters", spelled, role))
    notes = arrangement.notes + ((MIXED,) if system[0] != system[1] else ())
    score = round(score, SCORED_DIGITS)
    account = partial(_costs, name, arrangement, parts, told, score)

    def lost(of_characters: Countries, of_latin: Countries) -> float:
        style = style_of(latin.words, len(parts))
        there, _ = _bits_across(name, latin, arrangement, style, of_characters, of_latin)
        return cost_across(there, name.script) - cost_across(told, name.script)

    return SyllableMatch(score, tuple(parts), notes, account, ((), arrangement.aside), lost)


def _costs(
    name: SyllableName, arrangement: Arrangement, parts: list[SyllablePart], told: float, score: float
) -> tuple[Cost, ...]:
    readings = sum([weight * (1.0 - part.similarity) for weight, part in zip(name.weights, parts, strict=True)])
    near = any(part.similarity <= 1.0 - NEAR_COST for part in parts)
    reasons = [
        (BY_SOUND, SOUND_COST),
        (arrangement.taken_as(), arrangement.cost),
        (ENGLISH_TAKEN, arrangement.names_cost),
        (NEAR if near else READINGS, readings),
    ]
    return accounted(score, reasons, f"{told:.1f} bits for one person")


SPELLED_COST = 0.03
# The same syllables, by pinyin's rules in one name only: Yanan is Ya-nan, and Yan'an is written so.
RECUT_COST = 0.25
OTHER_NAME_COST, OTHER_ENGLISH = 0.2, "another English name"
LEAST_SPELLED = 0.70
MOST_ARRANGEMENTS = 6
# How fast a way to take a name becomes unlikely with its cost: exp(-15 x 0.03) = 0.64.
ORDER_RATE = 15.0
# The chance of one English given name among all; Lee Ping Kit is hardly Kit, whose Chinese name is Lee Ping.
WORD_ASIDE = 2.0**-10
# Characters and a spelling need so many bits, fewer where a block says how it sounds; each that lacks costs so much.
NEEDED_ACROSS = {Script.HAN: 4.0, Script.HANGUL: 2.0}
ACROSS_BIT_COST, MOST_LACKING = 0.15, 0.25
# Two spellings need so many bits; each that lacks costs so much, and each that lacks of plenty a little.
NEEDED_BITS, LACKING_BIT_COST = 8.5, 0.06
PLENTY_OF_BITS, BIT_COST = 16.0, 0.01


def compare_spellings(a: SyllableName, b: SyllableName) -> SyllableMatch | None:
    """Compare two Latin names through the characters they can stand for.

    `None` when nothing says that they are one name in two spellings.
    """
    best, best_ways, found_bits = LEAST_SPELLED, None, 0.0
    for length, ways in a.arrangements.items():
        other_ways = b.arrangements.get(length, ())
        styles = style_of(a.words, length), style_of(b.words, length)
        for one in ways[:MOST_ARRANGEMENTS]:
            for other_way in other_ways[:MOST_ARRANGEMENTS]:
                score = 1.0 - one.cost - other_way.cost
                if score <= best:
                    break
                score -= OTHER_NAME_COST * have_other_english(one, other_way)
                bits_told = math.inf
                if one.syllables == other_way.syllables:
                    score -= RECUT_COST * (one.recut != other_way.recut)
                else:
                    bits_told = bits_of(one, other_way, (a, b), styles)
                    score -= SPELLED_COST + cost_of_bits(bits_told)
                if score > best:
                    best, best_ways, found_bits = score, (one, other_way), bits_told
    return None if best_ways is None else _describe_spellings(*best_ways, (a, b), found_bits, best)


def have_other_english(one: Arrangement, other: Arrangement) -> bool:
    """Whether both names have an English name too, and another one: Amy Lee Ka-chiu and Ivan Lee Ka-chiu."""
    names, other_names = ([word for word in way.aside if word in english_names()] for way in (one, other))
    alike = (a == b or nickname_groups(a) & nickname_groups(b) for a in names for b in other_names)
    return bool(names) and bool(other_names) and not any(alike)


def bits_of(
    one: Arrangement,
    other: Arrangement,
    names: tuple[SyllableName, SyllableName],
    styles: tuple[int, int],
    countries: tuple[Countries, Countries] = ((), ()),
) -> float:
    """What two ways to take two spelled names, each of a person of some countries, say for one person, in bits."""
    weight, of_both = weight_of(one) * weight_of(other), countries[0] + countries[1]
    one_person = chance_of_both(one.syllables, other.syllables, styles, of_both) * weight
    if not one_person:
        return NO_BITS
    namesakes = chance_of_namesakes(one.syllables, other.syllables, styles, of_both) * weight
    two_persons = chance_of_name(names[0], countries[0]) * chance_of_name(names[1], countries[1])
    return bits(one_person, two_persons + namesakes)


def cost_of_bits(found: float) -> float:
    """What two spellings cost that say so many bits for one person."""
    return LACKING_BIT_COST * max(0.0, NEEDED_BITS - found) + BIT_COST * max(0.0, PLENTY_OF_BITS - found)


def weight_of(way: Arrangement) -> float:
    """How likely a name is to be taken this way, the words that are left aside included."""
    return math.exp(-ORDER_RATE * (way.cost + way.names_cost)) * WORD_ASIDE ** len(way.aside)


def chance_of_name(name: SyllableName, countries: Countries = ()) -> float:
    """The chance of a spelled name among all persons of some countries, however it is taken."""
    if countries:
        return _chance_of_name(name, countries)
    if name.chance is None:
        name.chance = _chance_of_name(name, ())
    return name.chance


def _chance_of_name(name: SyllableName, countries: Countries) -> float:
    return IMPOSSIBLE + sum(
        [
            weight_of(way) * chance_of(way.syllables, style_of(name.words, length), countries)
            for length, ways in name.arrangements.items()
            for way in ways
        ]
    )


def _describe_spellings(
    one: Arrangement, other: Arrangement, names: tuple[SyllableName, SyllableName], found: float, score: float
) -> SyllableMatch:
    length = len(one.syllables)
    styles = style_of(names[0].words, length), style_of(names[1].words, length)
    parts = []
    for index, (a, b) in enumerate(zip(one.syllables, other.syllables, strict=True)):
        parts.append(SyllablePart(as_written(a), as_written(b), 1.0, "", "", "given" if index else "surname"))
    notes = tuple(dict.fromkeys(one.notes + other.notes))
    lost: CountriesLoss = no_loss
    if one.syllables != other.syllables:
        first, second, share = likeliest_pair(one.syllables, other.syllables, styles)
        if first == second:
            read = f"both in {system_name(first)}"
        else:
            read = f"{names[0].text} in {system_name(first)} and {names[1].text} in {system_name(second)}"
        notes = (*notes, f"{read}, {share:.0%} likely")

        lost = partial(_lost_by_countries, one, other, names, styles)
    score = round(score, SCORED_DIGITS)
    account = partial(_costs_of_spellings, one, other, found, score)
    return SyllableMatch(score, tuple(parts), notes, account, (one.aside, other.aside), lost)


def _lost_by_countries(
    one: Arrangement,
    other: Arrangement,
    names: tuple[SyllableName, SyllableName],
    styles: tuple[int, int],
    of_one: Countries,
    of_other: Countries,
) -> float:
    """What two spellings cost besides where each is of a person of some countries."""
    there, anywhere = bits_of(one, other, names, styles, (of_one, of_other)), bits_of(one, other, names, styles)
    return cost_of_bits(there) - cost_of_bits(anywhere)


def _costs_of_spellings(one: Arrangement, other: Arrangement, found: float, score: float) -> tuple[Cost, ...]:
    """What the score lost and why."""
    arranged = [(way.taken_as(), way.cost) for way in (one, other)]
    if arranged[0][0] == arranged[1][0]:  # one reason is told once
        arranged = [(arranged[0][0], one.cost + other.cost)]
    arranged.append((OTHER_ENGLISH, OTHER_NAME_COST * have_other_english(one, other)))
    if one.syllables == other.syllables:
        return accounted(score, arranged, "one word that pinyin divides in two ways")
    reasons = [(BY_SOUND, SPELLED_COST), *arranged, (ENGLISH_TAKEN, one.names_cost + other.names_cost)]
    return accounted(score, reasons, f"{found:.1f} bits for one person")


MOST_CHARACTERS, MOST_BLOCKS = 6, 8  # eight are four Chinese syllables in Hangul
FEWEST = 2  # words: one in Cyrillic letters is hardly a name


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
    return whole if name is None else spelled_name(words, Script.LATIN, [*_ways_of(whole), *_ways_of(name)])


def _prepare_cyrillic(words: Words) -> SyllableName | None:
    """A name in Palladius's system is the same name in pinyin; one in Kontsevich's is Korean. Some may be either."""
    if len(words) < FEWEST:
        return None
    pinyin = pinyin_words(words)
    chinese = None if pinyin is None else prepare_latin(pinyin)
    korean = transcribed_ways(words, Script.CYRILLIC)
    return spelled_name(words, Script.LATIN, [*_ways_of(chinese), *korean]) if korean else chinese


def _ways_of(name: SyllableName | None) -> Iterator[Arrangement]:
    """The ways to take a name in letters."""
    if name is not None:
        yield from chain.from_iterable(name.arrangements.values())


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
    ways, korean = by_length(transcribed_ways(words, Script.HANGUL)), len(text) <= MOST_CHARACTERS
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
    return spelled_name(words, script, transcribed_ways(words, script))


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
    match = None
    if a.weights and b.weights:
        match = compare_characters(a, b)
    elif a.arrangements and b.arrangements:
        match = compare_spellings(a, b)
    if a.weights and b.arrangements and a.script is not b.script:
        match = _better(match, compare_cross(a, b))
    if a.arrangements and b.weights and a.script is not b.script:
        match = _better(match, _swapped(compare_cross(b, a)))
    return match


def _better(match: SyllableMatch | None, other: SyllableMatch | None) -> SyllableMatch | None:
    return match if other is None or (match is not None and match.score >= other.score) else other


def _swapped(match: SyllableMatch | None) -> SyllableMatch | None:
    if match is None:
        return None
    parts = [SyllablePart(p.b, p.a, p.similarity, p.system_b, p.system_a, p.role) for p in match.parts]

    def lost(of_one: Countries, of_other: Countries) -> float:
        return match.lost_by_countries(of_other, of_one)

    return SyllableMatch(match.score, tuple(parts), match.notes, match.account, match.aside[::-1], lost)


# Known-different names: two in Latin letters that are written nearly alike and have another syllable. The comparison
# part by part cannot see it: letters and sounds are nearly those of the other name, the syllables are not. Pinyin has
# some 400 syllables; one that is another, and no typo, is another name.
# Arrangements that leave no syllable out: order and English names cost less.
DEAREST_WHOLE = 0.06
USUAL = 2.0**-11  # the share of persons of a family from which a syllable is one of the usual ones
NO_DEARER = 0.02  # a word is not cut into more syllables than needed: Cheung is not Che-ung
TWO, THREE = 2, 3  # syllables
_ENDING = re.compile("ng$")  # what scribes confuse in given names: Jinping and Jingping


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
    shortest_first = sorted(((first[0].syllables, a), (second[0].syllables, b)), key=lambda pair: len(pair[0]))
    (shorter, short_name), (longer, _) = shortest_first
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
            yield from [way for way in ways if way.cost <= DEAREST_WHOLE and not way.names_cost and not way.recut]


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
