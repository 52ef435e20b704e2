"""How Chinese companies write a brand in Latin letters: by sound in one system, by its meaning, by initials.

Here belong whole brands. What one character is in a system belongs to `syllables/`. A brand is spelled in one
system throughout: half pinyin, half Cantonese does not happen.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.syllables.characters import character_readings, chinese_readings
from entityscreen.syllables.model import CANTONESE, MAINLAND, MIN, TAIWAN

Spelling = tuple[str, str, float]

PINYIN_INITIALS = "pinyin initials"

# Families in which companies are spelled: what writing in one costs, how many spellings it may add, its name.
SYSTEMS = (
    (MAINLAND, 0.0, 3, "pinyin"),
    (TAIWAN, 0.02, 4, "Wade-Giles"),
    (CANTONESE, 0.03, 3, "Hong Kong"),
    (MIN, 0.05, 1, "Hokkien"),
)
SPELLINGS_A_CHARACTER = 3
MOST_WAYS = 6  # to spell the first characters of a brand that are gone on with
DEAREST = 0.2
MEANING = 0.03  # 红太阳 as Red Sun: certain where the words are
MEANING_BY_CHARACTER = 0.05
MOST_MEANINGS = 5
INITIALS = {2: 0.2, 3: 0.1}  # 中嘉博创 as ZJBC; two letters stand for many brands
LONG_INITIALS = 0.06
LONGEST_MEANING = 4  # characters of a word with a meaning


@named_cache("segment.meanings", maxsize=1)
def _meanings() -> dict[str, tuple[str, ...]]:
    return {text: tuple(words.split()) for text, words in read_rows("segment_meanings")}


def brand_meanings(text: str) -> tuple[str, ...]:
    """The English words that a brand's word may be translated as, in small letters without spaces.

    Example:
        >>> brand_meanings("凤凰")
        ('phoenix',)
    """
    return _meanings().get(text, ())


def chinese_syllables(text: str) -> tuple[tuple[str, ...], ...]:
    """The pinyin of each character, the likeliest first; empty when a character has none.

    Example:
        >>> chinese_syllables("高芯")
        (('gao',), ('xin',))
    """
    found = tuple(map(mandarin_readings, text))
    return found if all(found) else ()


@named_cache("segment.polyphones", maxsize=1)
def _polyphones() -> dict[str, tuple[str, ...]]:
    return {text: tuple(readings.split()) for text, readings in read_rows("segment_polyphones")}


def mandarin_readings(character: str) -> tuple[str, ...]:
    """How a character is read in a brand: as usual, and as a surname; some in two usual ways. Rare readings are none.

    Example:
        >>> mandarin_readings("大"), mandarin_readings("长")
        (('da',), ('chang', 'zhang'))
    """
    listed = _polyphones().get(character)
    if listed is not None:
        return listed
    readings = character_readings().get(character)
    if readings is None:
        return ()
    return tuple(dict.fromkeys(readings.mandarin[:1] + readings.surname_mandarin[:1]))


def chinese_spellings(text: str) -> list[Spelling]:
    """The ways to write a Chinese brand in Latin letters.

    Args:
        text: folded characters.

    Returns:
        (letters, system, cost), unordered.

    Example:
        >>> {"gaoxin", "kaohsin"} <= {letters for letters, _, _ in chinese_spellings("高芯")}
        True
        >>> ("redsun", "meaning", 0.03) in chinese_spellings("红太阳")
        True
    """
    found: list[Spelling] = []
    sounds = [character_sounds(character) for character in text]
    for family, cost, most, name in SYSTEMS:
        found += [(letters, name, cost + dearer) for letters, dearer in _by_sound(sounds, family, most)]
    found += _by_meaning(text)
    syllables = chinese_syllables(text)
    if len(syllables) > 1:
        letters = "".join(readings[0][0] for readings in syllables)
        found.append((letters, PINYIN_INITIALS, INITIALS.get(len(letters), LONG_INITIALS)))
    return found


_Sounds = tuple[tuple[str, float], ...]  # (letters, cost), the likeliest first


@named_cache("segment.characters", maxsize=20_000)
def character_sounds(character: str) -> dict[int, _Sounds]:
    """How a character is spelled in each of the families of `SYSTEMS`.

    Example:
        >>> character_sounds("高")[MAINLAND]
        (('gao', 0.0),)
    """
    best: dict[int, dict[str, float]] = {family: {} for family, _, _, _ in SYSTEMS}
    for spelling, family, _, cost in chinese_readings(character, mandarin=mandarin_readings(character)):
        own = best.get(family)
        if own is not None and cost <= DEAREST:
            own[spelling] = min(cost, own.get(spelling, DEAREST))
    return {family: tuple(sorted(own.items(), key=_cost)[:SPELLINGS_A_CHARACTER]) for family, own in best.items()}


_cost = itemgetter(1)


def _by_sound(sounds: Sequence[dict[int, _Sounds]], family: int, most: int) -> list[tuple[str, float]]:
    """How a brand is spelled in a family of systems, by the sounds of its characters: the likeliest ways."""
    ways: Sequence[tuple[str, float]] = sounds[0][family]
    for spellings in sounds[1:]:
        following = spellings[family]
        if len(following) == 1:
            behind, more = following[0]
            ways = [(before + behind, cost + more) for before, cost in ways]
        else:
            ways = [(before + behind, cost + more) for before, cost in ways for behind, more in following]
            ways.sort(key=_cost)
            del ways[MOST_WAYS:]
    return [(letters.replace(" ", ""), round(cost, 3)) for letters, cost in ways[:most] if letters]


def _by_meaning(text: str) -> list[Spelling]:
    """Translations word by word."""
    table = _meanings()
    ways: list[list[tuple[str, int]]] = [[] for _ in range(len(text) + 1)]
    ways[0] = [("", 0)]
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + LONGEST_MEANING) + 1):
            for english in table.get(text[start:end], ()):
                ways[end] += [(before + english, words + 1) for before, words in ways[start][:MOST_MEANINGS]]
        for later in ways[start + 1 :]:
            later.sort(key=lambda way: way[1])
    return [
        (letters, "meaning", MEANING if words == 1 or words * 2 <= len(text) else MEANING_BY_CHARACTER)
        for letters, words in ways[-1][:MOST_MEANINGS]
    ]


# How the ending of a syllable sounds that is written with y or w in front, behind b p m f, and behind j q x.
_SEMIVOWELS = {
    "i": "i", "a": "ia", "an": "ian", "ang": "iang", "ao": "iao", "e": "ie", "in": "in", "ing": "ing", "ong": "iong",
    "ou": "iu", "u": "v", "uan": "van", "ue": "ve", "un": "vn", "o": "uo",
}  # fmt: skip
_LABIALS = {
    "u": "u",
    "a": "ua",
    "ai": "uai",
    "an": "uan",
    "ang": "uang",
    "ei": "ui",
    "en": "un",
    "eng": "ueng",
    "o": "uo",
}
_FRONT_U = {"u": "v", "uan": "van", "ue": "ve", "un": "vn", "ü": "v", "üe": "ve"}
_BUZZED = frozenset({"zh", "ch", "sh", "r", "z", "c", "s"})


def split_syllable(syllable: str) -> tuple[str, str]:
    """A pinyin syllable's beginning and ending as they sound; `hu` is the h before u and another vowel.

    Example:
        >>> split_syllable("yuan"), split_syllable("xun"), split_syllable("shi"), split_syllable("hua")
        (('', 'van'), ('x', 'vn'), ('sh', '-i'), ('hu', 'ua'))
    """
    if syllable[:1] == "y":
        return "", _SEMIVOWELS.get(syllable[1:], syllable[1:])
    if syllable[:1] == "w":
        return "", _LABIALS.get(syllable[1:], syllable[1:])
    length = 2 if syllable[:2] in _BUZZED else int(syllable[:1] not in "aeo")
    initial, final = syllable[:length], syllable[length:]
    if initial in ("j", "q", "x", "l", "n") and (initial in "jqx" or "ü" in final):
        final = _FRONT_U.get(final, final)
    elif final == "i" and initial in _BUZZED:
        final = "-i"
    elif initial == "h" and final[:1] == "u" and len(final) > 1:
        initial = "hu"
    return initial, final
