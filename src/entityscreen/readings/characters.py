"""Characters and their spellings, both ways.

What a Han character or a block of Hangul is spelled as in each family of readings (the tradition in which it is read),
and at what cost; and the syllables and characters that have a spelling. This module has the generated tables and one
character at a time. Korean is composed of its letters, with the sound law inside one syllable and at its edges, in
Latin (Revised, McCune-Reischauer, North Korean, customary); for other alphabets and kana a table has its syllables. How
spellings combine to a name is in `comparison.py`; what two spellings say in bits in `likelihood.py`.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from entityscreen.caches import named_cache
from entityscreen.data import RecordTable, read_pairs, read_rows
from entityscreen.text.edits import near

K = TypeVar("K")
T = TypeVar("T")

# Families of readings, in the order of a reading's costs. Within one the systems mix freely.
MAINLAND, TAIWAN, CANTONESE, MIN, HAKKA, KOREAN, VIETNAMESE = range(7)
FAMILIES = ("Mandarin", "Taiwanese", "Cantonese", "Hokkien or Teochew", "Hakka", "Korean", "Vietnamese")
MISS = 1.0
# The cost of a spelling in each family; then the least of the Chinese families (the first five), and of all.
# Korean and Vietnamese do not mix with the others.
Costs = tuple[float, ...]
LEAST_CHINESE, LEAST = 7, 8
NO_READING: Costs = (MISS,) * 9


@named_cache("syllables.family_costs", maxsize=20_000)
def family_costs(costs: Costs) -> Costs:
    """The costs by family with their least ones behind them."""
    of_families = costs[: len(FAMILIES)]
    return (*of_families, min(of_families[: HAKKA + 1]), min(of_families))


# Tables of spellings by syllable; those of a character alone are its own, in dialects and in Vietnamese.
_MANDARIN, _CANTONESE, _KOREAN, _OWN = "syllable_mandarin", "syllable_cantonese", "syllable_korean", "own"


class Spelled(NamedTuple):
    """One spelling of a syllable or character, in letters."""

    spelling: str
    family: int
    system: str
    cost: float


# The same in a table: plain tuples of texts and numbers, which a garbage collection leaves alone.
SpelledRow = tuple[str, int, str, float]
Spellings = Mapping[str, tuple[SpelledRow, ...]]  # of each syllable or character


class Readings(NamedTuple):
    """A character's readings; the likeliest first."""

    mandarin: tuple[str, ...]
    cantonese: tuple[str, ...]
    hangul: tuple[str, ...]
    vietnamese: tuple[str, ...]
    surname_mandarin: tuple[str, ...]
    surname_cantonese: tuple[str, ...]


class Rank(NamedTuple):
    """How common a character is in names: 1 very, 0 not at all."""

    surname: int
    given_name: int


# Systems abroad; in other alphabets they are called as the script is. The tables of Chinese and of Korean syllables.
IN_HANGUL, IN_KATAKANA, KONTSEVICH = "Hangul", "katakana", "Kontsevich"
CHINESE_ABROAD, KOREAN_ABROAD = "syllable_mandarin_abroad", "syllable_korean_abroad"
_FAMILY = {"mainland": MAINLAND, "taiwan": TAIWAN, "cantonese": CANTONESE}


@named_cache("syllables.readings", maxsize=1)
def character_readings() -> Mapping[str, Readings]:
    """Canonical character -> its readings in Mandarin, Cantonese, Korean and Vietnamese."""
    rows = {row[0]: row for row in read_rows("han_readings")}
    return RecordTable(rows, lambda row: Readings(*[tuple(cell.split()) for cell in row[1:]]))


@named_cache("syllables.spelled", maxsize=2)
def spelled_syllables(table: str) -> Spellings:
    """Pinyin (`syllable_mandarin`) or Jyutping (`syllable_cantonese`) syllable -> its spellings."""
    rows = read_rows(table)
    return grouped((row[0], (row[3], _FAMILY[row[1]], row[2], float(row[4]))) for row in rows)


def grouped(rows: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """All that belongs to a key, in the order of the rows."""
    groups: dict[K, list[T]] = {}
    for key, value in rows:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


@named_cache("syllables.neighbours", maxsize=1)
def neighbour_spellings() -> Spellings:
    """Pinyin syllable -> how others spell it; Hangul in letters (jamo): a block stands for itself."""
    return grouped(
        (pinyin, (unicodedata.normalize("NFD", s) if system == IN_HANGUL else s, MAINLAND, system, float(cost)))
        for pinyin, system, s, cost in read_rows(CHINESE_ABROAD)
    )


@named_cache("syllables.dialects", maxsize=1)
def dialect_spellings() -> Spellings:
    """Character or compound surname -> its spellings in the dialects of South-East Asia."""
    rows = read_rows("syllable_dialects")
    return grouped((c, (s, HAKKA if d == "Hakka" else MIN, d, float(cost))) for c, d, s, cost in rows)


@named_cache("syllables.ranks", maxsize=1)
def name_ranks() -> dict[str, Rank]:
    """Surname (of one or two characters) or given-name character -> its ranks."""
    return {row[0]: Rank(int(row[1]), int(row[2])) for row in read_rows("han_names")}


@named_cache("syllables.compound", maxsize=1)
def compound_surnames() -> dict[str, tuple[str, ...]]:
    """Compound surname -> the Mandarin readings of its characters, when they are uncommon."""
    return {row[0]: tuple(row[3].split()) for row in read_rows("han_names") if len(row[0]) > 1}


@named_cache("syllables.may_be_surname", maxsize=20_000)
def may_be_surname(text: str) -> bool:
    """Whether the first characters of a name are a surname; Hangul is not asked.

    Example:
        >>> may_be_surname("习"), may_be_surname("静"), may_be_surname("欧阳")
        (True, False, True)
    """
    rank = name_ranks().get(text)
    return len(text) > 1 or is_hangul(text) or (rank is not None and rank.surname > 0)


@named_cache("syllables.foreign_korean", maxsize=1)
def foreign_korean() -> Spellings:
    """Hangul syllable -> how others spell it, in Cyrillic, kana and other letters."""
    return grouped((h, (s, KOREAN, system, float(cost))) for h, system, s, cost in read_rows(KOREAN_ABROAD))


@named_cache("syllables.korean_rows", maxsize=1)
def korean_rows() -> dict[str, dict[str, tuple[tuple[str, str, float], ...]]]:
    """Place in the syllable -> letter or syllable -> (spelling, systems, cost)."""
    places = grouped((row[0], row[1:]) for row in read_rows(_KOREAN))
    return {place: grouped((h, (s, systems, float(c))) for h, s, systems, c in rows) for place, rows in places.items()}


@named_cache("syllables.burmese", maxsize=1)
def burmese_words() -> frozenset[str]:
    """The syllables of Burmese names as they are spelled: aung, maung, thein; some are Chinese ones as well."""
    rows = read_rows("han_elements")
    return frozenset(word for _, people, _, words in rows if people == "burmese" for word in words.split())


INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("-", *"ㄱㄲ", "ㄳ", "ㄴ", "ㄵ", "ㄶ", "ㄷ", "ㄹ", "ㄺ", "ㄻ", "ㄼ", "ㄽ", "ㄾ", "ㄿ", "ㅀ", *"ㅁㅂ", "ㅄ",
          *"ㅅㅆㅇㅈㅊㅋㅌㅍㅎ")  # fmt: skip
# ㄹ and ㄴ fall away, or ㄹ becomes ㄴ, at the head of a word in the South: 리 Ri is 이 Yi, 로 Ro is 노 No.
_SOFT_VOWELS = frozenset("ㅑㅕㅖㅛㅠㅣㅒ")
_SYSTEMS = {"R": "Revised Romanisation", "M": "McCune-Reischauer", "N": "North Korean", "C": "customary Korean",
            "A": "assimilated Korean"}  # fmt: skip
# Another letter than written, for a sound that changes at the head of a word.
INITIAL_LAW_COST = 0.01
DEAREST_KOREAN, OF_TWO_SYSTEMS_COST = 0.09, 0.02


def is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def letters(syllable: str) -> tuple[str, str, str]:
    """Initial, vowel and final of a Hangul syllable; `-` for no final.

    Example:
        >>> letters("박"), letters("이")
        (('ㅂ', 'ㅏ', 'ㄱ'), ('ㅇ', 'ㅣ', '-'))
    """
    index = ord(syllable) - 0xAC00
    return INITIALS[index // 588], VOWELS[index % 588 // 28], FINALS[index % 28]


def compose(initial: str, vowel: str, final: str) -> str:
    """The Hangul syllable of three letters."""
    index = INITIALS.index(initial) * 588 + VOWELS.index(vowel) * 28 + FINALS.index(final)
    return chr(0xAC00 + index)


def initial_law(syllable: str) -> str:
    """The syllable as the South says it at the head of a word.

    Example:
        >>> initial_law("리"), initial_law("로"), initial_law("녀"), initial_law("김")
        ('이', '노', '여', '김')
    """
    initial, vowel, final = letters(syllable)
    if initial in "ㄹㄴ" and vowel in _SOFT_VOWELS:
        return compose("ㅇ", vowel, final)
    return compose("ㄴ", vowel, final) if initial == "ㄹ" else syllable


@named_cache("syllables.hangul", maxsize=4096)
def hangul_spellings(syllable: str, abroad: bool = False) -> dict[str, tuple[float, str]]:
    """Spellings of a composed Hangul syllable, and of what it is at the head of a word.

    Args:
        syllable: one block.
        abroad: whether in the letters of others, or in Latin ones.

    Returns:
        Each spelling's cost in [0, 0.09] and its system.

    Example:
        >>> sorted(s for s, (cost, _) in hangul_spellings("정").items() if cost == 0)
        ['chong', 'chung', 'jeong', 'jong', 'jung']
        >>> [(s, cost) for s, (cost, system) in hangul_spellings("리", abroad=True).items() if system == IN_KATAKANA]
        [('リ', 0.0), ('イ', 0.01)]
    """
    spellings: dict[str, tuple[float, str]] = {}
    for block, dearer in ((syllable, 0.0), (initial_law(syllable), INITIAL_LAW_COST)):
        for spelling, (cost, system) in (_abroad(block) if abroad else _composed(block)).items():
            _keep(spellings, spelling, cost + dearer, system)
    return spellings


def _abroad(syllable: str) -> dict[str, tuple[float, str]]:
    return {spelling: (cost, system) for spelling, _, system, cost in foreign_korean().get(syllable, ())}


def _composed(syllable: str) -> dict[str, tuple[float, str]]:
    rows = korean_rows()
    initial, vowel, final = letters(syllable)
    spellings: dict[str, tuple[float, str]] = {}
    for first, first_systems, first_cost in rows["initial"][initial]:
        for middle, middle_systems, middle_cost in rows["vowel"][vowel]:
            both = set(first_systems).intersection(middle_systems)
            for last, last_systems, last_cost in rows["final"].get(final, rows["final"]["-"]):
                cost = first_cost + middle_cost + last_cost
                if cost <= DEAREST_KOREAN:
                    systems = both.intersection(last_systems)
                    cost = cost if systems else cost + OF_TWO_SYSTEMS_COST
                    _keep(spellings, first + middle + last, cost, _system_name(systems or {"C"}))
    for spelling, systems_text, cost in rows["also"].get(syllable, ()):
        _keep(spellings, spelling, cost, _system_name(set(systems_text)))
    return spellings


def _keep(found: dict[str, tuple[float, str]], spelling: str, cost: float, system: str) -> None:
    if cost <= DEAREST_KOREAN and (spelling not in found or cost < found[spelling][0]):
        found[spelling] = (round(cost, 3), system)


def _system_name(systems: set[str]) -> str:
    return next(name for letter, name in _SYSTEMS.items() if letter in systems)


USUAL_COST = 0.02  # spellings cheaper than this count as usual


UNITS, CHARACTERS, CHANCES = "reading_units", "reading_characters", "reading_chances"
SYSTEMS, COUNTRIES = "reading_systems", "reading_countries"
BETWEEN = "|"  # families of a spelling


def units_of(spelling: str, family: int) -> tuple[tuple[str, float], ...]:
    """(syllable or character of a family, the chance that it is spelled so) for each that a spelling stands for.

    Korean syllables are Hangul, those of Hokkien, Teochew and Hakka characters.

    Example:
        >>> [unit for unit, _ in units_of("wong", CANTONESE)], dict(units_of("شي", MAINLAND))["xi"]
        (['wong'], 1.0)
    """
    return _families_of(spelling).get(family, ())


@named_cache("syllables.units_of", maxsize=20_000)
def _families_of(spelling: str) -> dict[int, tuple[tuple[str, float], ...]]:
    units_of_family: dict[int, tuple[tuple[str, float], ...]] = {}
    for cell in _units().get(spelling, "").split(BETWEEN)[1:]:
        family, *units = cell.split()
        pairs = (cell_of_unit.partition("=") for cell_of_unit in units)
        units_of_family[int(family)] = tuple([(unit, 2.0 ** -float(bits)) for unit, _, bits in pairs])
    return units_of_family


def sounds_of(spelling: str) -> tuple[str, ...]:
    """The syllables of Mandarin and of Korean (`k:곽`) that a spelling can stand for in any family.

    Those of Mandarin are what all characters sound like that it spells anywhere.

    Example:
        >>> sounds_of("kwok"), sounds_of("xyz")
        (('guo',), ())
    """
    return tuple(_units().get(spelling, "").partition(BETWEEN)[0].split())


@named_cache("syllables.units", maxsize=1)
def _units() -> dict[str, str]:
    return read_pairs(UNITS)


@named_cache("syllables.characters_of", maxsize=20_000)
def characters_of(unit: str, family: int, surname: bool) -> tuple[tuple[str, float], ...]:
    """(character, the share of this reading among its own) for each that a syllable of a family stands for.

    Korean syllables stand for themselves: Koreans are compared by the Hangul they share, not by Hanja.

    Example:
        >>> ("郭", 1.0) in characters_of("guo", MAINLAND, True)
        True
    """
    rows = (cell.partition("=") for cell in _characters().get(f"{family} {surname:d} {unit}", "").split())
    return tuple([(character, 2.0 ** -float(bits)) for character, _, bits in rows])


def is_pinyin(syllables: Iterable[str]) -> bool:
    """Whether all syllables are pinyin of characters used in names (`eng` and `ng` are pinyin of none).

    Example:
        >>> is_pinyin(("zhang", "wei")), is_pinyin(("cheung", "wai"))
        (True, False)
    """
    return all(characters_of(s, MAINLAND, False) or characters_of(s, MAINLAND, True) for s in syllables)


def is_common_surname(syllable: str) -> bool:
    """Whether a syllable of pinyin is a common surname.

    Example:
        >>> is_common_surname("zhang"), is_common_surname("guo"), is_common_surname("bao")
        (True, True, False)
    """
    ranks = name_ranks()
    return any(ranks[character].surname == 1 for character, _ in characters_of(syllable, MAINLAND, True))


@named_cache("syllables.unit_characters", maxsize=1)
def _characters() -> dict[str, str]:
    return read_pairs(CHARACTERS)


@named_cache("syllables.given_spellings", maxsize=1)
def given_spellings() -> frozenset[str]:
    """Usual Latin spellings of the Hangul syllables of given names."""
    named = [hangul for hangul in korean_rows()["given"] if len(hangul) == 1]
    return frozenset(s for hangul in named for s, (cost, _) in hangul_spellings(hangul).items() if cost < USUAL_COST)


# Reading costs by place in the list of a character's readings: the second is less likely than the first.
POLYPHONE_COSTS = (0.0, 0.02, 0.04, 0.06)
VIETNAMESE_COST = 0.02
# Odd spellings add up: three of them in a name are no accident.
READING_SCALE = 2.0
# A syllable that is one letter off a reading ("Ching" for "Chin"): worth a little more than half.
FUZZY_COST = 0.46
# Endings and beginnings that scribes confuse: n and ng, k and g.
NEAR_COST = 0.36
# The same in a syllable of three letters, which leaves little: "ka" for "kam".
SHORT_COST = 0.62
_NEAR_INITIALS = {
    "k": "g", "g": "k", "t": "d", "d": "t", "p": "b", "b": "p", "j": "c", "c": "jz", "s": "z", "z": "sc",
    "l": "rn", "r": "l", "n": "l", "f": "h", "h": "f", "v": "w", "w": "v",
}  # fmt: skip
# An odd spelling of a Korean syllable that is the usual one of another: chun is 천, and hardly 철.
ODD_COST, OTHERS_COST = 0.05, 0.255
# Other writings than Latin and Cyrillic spell by rule, sound by sound: another letter is another syllable.
LAST_LATIN = "z"
MOST_LEARNT = 3000
_NO_READINGS = Readings((), (), (), (), (), ())


class Reader(dict[str, Costs]):
    """A character's spellings with their costs; learns the near misses it is asked about, up to a limit."""

    def __missing__(self, syllable: str) -> Costs:
        costs = self._near(syllable)
        if len(self) < MOST_LEARNT:
            self[syllable] = costs
        return costs

    def __init__(self, spellings: dict[str, Costs], *, hangul: bool = False) -> None:
        super().__init__(spellings)
        self._hangul = hangul
        self.exact = tuple(spellings)
        self._starts: dict[str, list[str]] = {}

    def _near(self, syllable: str) -> Costs:
        best = NO_READING
        for spelling in self._likely(syllable):
            cost = near_cost(syllable, spelling)
            if cost < MISS:
                costs = self[spelling]
                best = tuple(min(b, c + cost) if c < MISS else b for b, c in zip(best, costs, strict=True))
        if self._hangul and best[KOREAN] < MISS and syllable in given_spellings():
            return NO_READING  # the usual spelling of another syllable is no typo
        if best[LEAST_CHINESE] < MISS and _is_korean_alone(syllable):
            best = (*NO_READING[: HAKKA + 1], *best[HAKKA + 1 : len(FAMILIES)])
        return family_costs(best)

    def _likely(self, syllable: str) -> list[str]:
        """The spellings that may be near: with the same first letter, or equal save for a first letter like it."""
        starts = self._starts
        if not starts:
            for spelling in self.exact:
                starts.setdefault(spelling[:1], []).append(spelling)
        first = syllable[:1]
        begun = starts.get(first, [])
        near = [initial + syllable[1:] for initial in _NEAR_INITIALS.get(first, "")]
        return begun + [spelling for spelling in near if spelling in starts.get(spelling[0], ())]


def _is_korean_alone(syllable: str) -> bool:
    """Whether no Chinese writes a syllable: kyong and hyon are no typos for one of theirs."""
    return bool(units_of(syllable, KOREAN)) and not any(units_of(syllable, family) for family in range(HAKKA + 1))


def near_cost(a: str, b: str) -> float:
    """What a small difference of two syllables costs; `MISS` when it is not small.

    Example:
        >>> near_cost("ling", "lin"), near_cost("qiang", "qing"), near_cost("wei", "sei")
        (0.36, 0.46, 1.0)
    """
    if abs(len(a) - len(b)) > 1 or len(a) + len(b) < 5 or not (a[0] <= LAST_LATIN or "\u0400" <= a[0] < "\u0530"):
        return MISS
    if a[0] != b[0]:
        return NEAR_COST if b[0] in _NEAR_INITIALS.get(a[0], "") and a[1:] == b[1:] else MISS
    if a + "g" == b or b + "g" == a:
        return NEAR_COST if a[-1] in "ng" and b[-1] in "ng" else FUZZY_COST
    if not near(a, b):
        return MISS
    return FUZZY_COST if len(a) + len(b) > 6 or a[-1] == b[-1] else SHORT_COST


def character_spellings(
    character: str, *, surname: bool, abroad: bool = False, mandarin: tuple[str, ...] | None = None
) -> Iterator[Spelled]:
    """All spellings of a canonical Han character, as a surname or not, or of a Hangul syllable; costs included.

    Args:
        character: one of either.
        surname: whether it is read as a surname.
        abroad: whether in the letters of others, or in Latin ones.
        mandarin: its readings in Mandarin where they are not all that it has.
    """
    for table, unit, extra in readings_of(character, surname, abroad, mandarin):
        for spelling, family, system, cost in _spelled(table, unit):
            yield Spelled(spelling, family, system, cost + extra)


def _spelled(table: str, unit: str) -> tuple[SpelledRow, ...]:
    """The spellings that a table has of a unit."""
    if table in (_KOREAN, KOREAN_ABROAD):
        korean = hangul_spellings(unit, table == KOREAN_ABROAD).items()
        return tuple([(spelling, KOREAN, system, cost) for spelling, (cost, system) in korean])
    if table == _OWN:
        vietnamese = [(s, VIETNAMESE, "Vietnamese", VIETNAMESE_COST) for s in _readings(unit).vietnamese]
        return (*dialect_spellings().get(unit, ()), *vietnamese)
    spelled = neighbour_spellings() if table == CHINESE_ABROAD else spelled_syllables(table)
    return spelled.get(unit, ())


def _readings(character: str) -> Readings:
    return character_readings().get(character, _NO_READINGS)


def _order(as_surname: tuple[str, ...], otherwise: tuple[str, ...], surname: bool) -> tuple[str, ...]:
    first, second = (as_surname, otherwise) if surname else (otherwise, as_surname)
    return tuple(dict.fromkeys(first + second))


@named_cache("syllables.readers", maxsize=12_000)
def reader(character: str, surname: bool, abroad: bool = False) -> Reader:
    """The spellings of one character by cost: in Latin letters, or in those of others.

    Example:
        >>> reader("郭", True)["kwok"][2], reader("郭", True)["guo"][1], reader("郭", True, abroad=True)["غوه"][0]
        (0.0, 0.02, 0.0)
    """
    readings = _readings(character)
    if surname and not (readings.surname_mandarin or readings.surname_cantonese):
        return reader(character, False, abroad)  # most are not read otherwise as surnames
    costs_of: dict[str, Costs] = {}
    for reading in readings_of(character, surname, abroad):
        for spelling, costs in costs_of_reading(reading).items():
            already = costs_of.get(spelling)
            costs_of[spelling] = costs if already is None else tuple(map(min, already, costs))
    return Reader(costs_of, hangul=is_hangul(character))


class CharacterReading(NamedTuple):
    """One way to read a character, which many have in common."""

    table: str  # that spells it
    unit: str  # the syllable; the character itself where it has spellings of its own
    cost: float  # of reading it so


def readings_of(
    character: str, surname: bool, abroad: bool, mandarin: tuple[str, ...] | None = None
) -> Iterator[CharacterReading]:
    """The ways to read a Han character, or a Hangul syllable, that have spellings.

    Args:
        character: one of either.
        surname: whether it is read as a surname.
        abroad: whether it is spelled in the letters of others, or in Latin ones.
        mandarin: its readings in Mandarin where they are not all that it has.

    Example:
        >>> [reading.unit for reading in readings_of("郭", True, False)]
        ['guo', 'gwok', '郭', '곽']
    """
    korean = KOREAN_ABROAD if abroad else _KOREAN
    if is_hangul(character):
        yield CharacterReading(korean, character, 0.0)
        return
    readings = _readings(character)
    if mandarin is None:
        mandarin = _order(readings.surname_mandarin, readings.mandarin, surname)
    spelled = [(CHINESE_ABROAD if abroad else _MANDARIN, mandarin)]
    if not abroad:
        spelled.append((_CANTONESE, _order(readings.surname_cantonese, readings.cantonese, surname)))
        spelled.append((_OWN, (character,)))
    for table, units in (*spelled, (korean, readings.hangul)):
        yield from [CharacterReading(table, unit, extra) for unit, extra in zip(units, POLYPHONE_COSTS, strict=False)]


@named_cache("syllables.reading_costs", maxsize=8_192)
def costs_of_reading(reading: CharacterReading) -> dict[str, Costs]:
    """The spellings of a reading, each with its costs.

    Example:
        >>> costs_of_reading(CharacterReading("syllable_mandarin", "guo", 0.02))["guo"][MAINLAND]
        0.04
    """
    table, unit, extra = reading
    korean = table in (_KOREAN, KOREAN_ABROAD)
    costs_of: dict[str, Costs] = {}
    for spelling, family, _, cost in _spelled(table, unit):
        # An odd Korean spelling is hardly meant where it is the usual one of another syllable.
        anothers = korean and cost >= ODD_COST and spelling in given_spellings()
        costs_of[spelling] = _cheaper(costs_of.get(spelling), family, cost + extra + OTHERS_COST * anothers)
    return costs_of


@named_cache("syllables.cheaper", maxsize=20_000)
def _cheaper(known: Costs | None, family: int, cost: float) -> Costs:
    """The costs of a spelling that is one of a family's too; most are of one family alone."""
    costs = [MISS] * len(FAMILIES)
    costs[family] = round(min(MISS, cost * READING_SCALE), 3)
    all_costs = family_costs(tuple(costs))
    return all_costs if known is None else tuple(map(min, known, all_costs))


@named_cache("syllables.systems", maxsize=100_000)
def system_of(character: str, spelling: str, family: int, surname: bool) -> str:
    """The name of the system in which a character has a spelling; "near" its family when it is only near.

    Example:
        >>> system_of("郭", "kwok", 2, True)
        'Hong Kong'
    """
    best, name = math.inf, f"near {FAMILIES[family]}"
    for spelled, family_of_spelling, system, cost in character_spellings(
        character, surname=surname, abroad=not spelling.isascii()
    ):
        if cost < best and spelled == spelling and family_of_spelling == family:
            best, name = cost, system
    return name
