"""How the characters of a segment are spelled in Latin letters.

It spells whole segments. What a single character or syllable is in a system belongs to `syllables/`.

- A Chinese brand is written by sound in one system throughout (half pinyin, half Cantonese does not happen), by its
  meaning, or by its initials.
- No rule says which reading a Japanese name has (岡本 okamoto, 三機 sanki): a table has the common ones, the
  rest is all on or all kun.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from operator import itemgetter

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.model.script import Script, main_script
from entityscreen.readings.characters import (
    CANTONESE,
    MAINLAND,
    MIN,
    TAIWAN,
    character_readings,
    character_spellings,
)
from entityscreen.romanisation.syllabaries import read_hangul, read_kana

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
MOST_CHINESE_WAYS = 6  # to spell the first characters of a brand that are gone on with
DEAREST = 0.2
MEANING = 0.03  # 红太阳 as Red Sun: certain where the words are
MOST_MEANINGS = 5
INITIALS = {2: 0.2, 3: 0.1}  # 中嘉博创 as ZJBC; two letters stand for many brands
LONG_INITIALS = 0.06
LONGEST_MEANING = 4  # characters of a word with a meaning


@named_cache("segment.shared_brands", maxsize=1)
def shared_brands() -> dict[str, tuple[str, ...]]:
    """Brands of many firms, which their industries tell apart, with the Latin words that they are.

    Example:
        >>> shared_brands()["三菱"], "高芯" in shared_brands()
        (('mitsubishi',), False)
    """
    return {text: tuple(names.split()) for text, names in read_pairs("segment_shared").items()}


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


def meant_words() -> Collection[str]:
    """The words that `brand_meanings` translates."""
    return _meanings().keys()


def chinese_syllables(text: str) -> tuple[tuple[str, ...], ...]:
    """The pinyin of each character, the likeliest first; empty when a character has none.

    Example:
        >>> chinese_syllables("高芯")
        (('gao',), ('xin',))
    """
    readings = tuple(map(mandarin_readings, text))
    return readings if all(readings) else ()


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
    """The ways to write a Chinese brand in Latin letters: (letters, system, cost), unordered.

    Example:
        >>> {"gaoxin", "kaohsin"} <= {letters for letters, _, _ in chinese_spellings("高芯")}
        True
        >>> ("redsun", "meaning", 0.03) in chinese_spellings("红太阳")
        True
    """
    spellings: list[Spelling] = []
    for family, cost, most, name in SYSTEMS:
        ways = _put_together(text, 1, partial(_sounds_in, family), MOST_CHINESE_WAYS)
        spellings += [(letters.replace(" ", ""), name, cost + round(dearer, 3)) for letters, dearer in ways[:most]]
    return spellings + _by_meaning_and_initials(text)


def _by_meaning_and_initials(text: str) -> list[Spelling]:
    meant = _put_together(text, LONGEST_MEANING, lambda word: [(w, 1.0) for w in brand_meanings(word)], MOST_MEANINGS)
    spellings: list[Spelling] = [(letters, "meaning", MEANING) for letters, _ in meant]
    syllables = chinese_syllables(text)
    if len(syllables) > 1:
        letters = "".join(readings[0][0] for readings in syllables)
        spellings.append((letters, PINYIN_INITIALS, INITIALS.get(len(letters), LONG_INITIALS)))
    return spellings


_Sounds = tuple[tuple[str, float], ...]  # (letters, cost), the likeliest first


@named_cache("segment.characters", maxsize=20_000)
def character_sounds(character: str) -> dict[int, _Sounds]:
    """How a character is spelled in each of the families of `SYSTEMS`.

    Example:
        >>> character_sounds("高")[MAINLAND]
        (('gao', 0.0),)
    """
    best: dict[int, dict[str, float]] = {family: {} for family, _, _, _ in SYSTEMS}
    spellings = character_spellings(character, surname=False, mandarin=mandarin_readings(character))
    for spelling, family, _, cost in spellings:
        costs = best.get(family)
        if costs is not None and cost <= DEAREST:
            costs[spelling] = min(cost, costs.get(spelling, DEAREST))
    return {family: tuple(sorted(costs.items(), key=_cost)[:SPELLINGS_A_CHARACTER]) for family, costs in best.items()}


def _sounds_in(family: int, character: str) -> _Sounds:
    return character_sounds(character)[family]


_cost = itemgetter(1)


def _put_together(
    text: str, longest: int, pieces_of: Callable[[str], Iterable[tuple[str, float]]], most: int
) -> list[tuple[str, float]]:
    """The cheapest ways to put a text together from the spellings of pieces of at most so many characters."""
    ways: list[list[tuple[str, float]]] = [[("", 0.0)], *([] for _ in text)]
    for start in range(len(text)):
        here = ways[start] = sorted(ways[start], key=_cost)[:most]
        for end in range(start + 1, min(len(text), start + longest) + 1) if here else ():
            pieces = list(pieces_of(text[start:end]))
            ways[end] += [(before + letters, cost + dearer) for before, cost in here for letters, dearer in pieces]
    return sorted(ways[-1], key=_cost)[:most]


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


MOST_SPELLINGS = 14
LONGEST_READ = 8  # characters; a longer brand is no word that anybody romanises
OTHER_NAME_OF_PLACE = "other name"
OTHER_NAME = 0.03  # 日本 as Nippon: as good as a translation
FOREIGN_READING = 0.06  # a Japanese reading where nothing says that the name is Japanese, and the reverse

SYSTEM = "Japanese"
BY_CHARACTER = 0.05  # the costs of a word read by on or kun, and of mixing them
MIXED = 0.09
SECOND_READING = 0.02
PARTLY_READ = 0.03  # a word of the table inside a longer brand
MOST_WAYS = 10


@named_cache("segment.brand_spellings", maxsize=20_000)
def brand_spellings(text: str, *, japanese: bool) -> tuple[Spelling, ...]:
    """The ways in which a brand may be spelled.

    Args:
        text: folded characters of one script.
        japanese: whether the name is Japanese.

    Returns:
        (letters, system, cost), at most `MOST_SPELLINGS`, the likeliest first.

    Example:
        >>> brand_spellings("高芯", japanese=False)[0], brand_spellings("冈本", japanese=True)[0]
        (('gaoxin', 'pinyin', 0.0), ('okamoto', 'Japanese', 0.0))
    """
    script = main_script(text)
    if script is Script.KANA:
        return _of_readings((r.text, r.system, r.cost) for r in read_kana(text))
    if script is Script.HANGUL:
        return _of_readings((r.text, r.system, r.cost) for r in read_hangul(text))
    if script is not Script.HAN or len(text) > LONGEST_READ:
        return ()
    read_japanese = japanese_spellings(text, whole=not japanese)
    if japanese:
        return _of_readings([*read_japanese, *_dearer(_pinyin(text))])
    return _of_readings([*chinese_spellings(text), *_dearer(read_japanese)])


def unsounded_spellings(text: str, *, japanese: bool) -> list[Spelling]:
    """Those of `brand_spellings` of Chinese characters that are no sound of each character one by one.

    Example:
        >>> [letters for letters, _, _ in unsounded_spellings("红太阳", japanese=False)]
        ['redsun', 'redsun', 'redsunshine', 'hty']
    """
    if len(text) > LONGEST_READ:
        return []
    words = japanese_spellings(text, whole=True)
    return words if japanese else _by_meaning_and_initials(text) + _dearer(words)


@named_cache("segment.word_spellings", maxsize=10_000)
def word_spellings(text: str) -> tuple[Spelling, ...]:
    """The spellings of a word that has a meaning: its pinyin, or its kana or hangul letter by letter; a place's names.

    Example:
        >>> word_spellings("科技")
        (('keji', 'pinyin', 0.0),)
    """
    by_sound = _pinyin(text) if main_script(text) is Script.HAN else brand_spellings(text, japanese=True)[:2]
    return by_sound + tuple((name, OTHER_NAME_OF_PLACE, OTHER_NAME) for name in _place_names().get(text, ()))


@named_cache("segment.places", maxsize=1)
def _place_names() -> dict[str, tuple[str, ...]]:
    return {text: tuple(names.split()) for text, names in read_rows("segment_places")}


def _dearer(spellings: Iterable[Spelling]) -> list[Spelling]:
    return [(text, system, cost + FOREIGN_READING) for text, system, cost in spellings]


def _of_readings(spellings: Iterable[Spelling]) -> tuple[Spelling, ...]:
    best: dict[str, Spelling] = {}
    for spelling in spellings:
        text, _, cost = spelling
        if text and (text not in best or cost < best[text][2]):
            best[text] = spelling
    return tuple(islice(sorted(best.values(), key=lambda s: s[2]), MOST_SPELLINGS))


def _pinyin(text: str) -> tuple[Spelling, ...]:
    syllables = chinese_syllables(text)
    return (("".join(readings[0] for readings in syllables), "pinyin", 0.0),) if syllables else ()


_Readings = dict[str, dict[str, tuple[str, ...]]]  # of whole words, of single characters by on, and by kun


@named_cache("segment.japanese", maxsize=1)
def _readings() -> _Readings:
    tables: _Readings = {"word": {}, "on": {}, "kun": {}}
    for text, kind, readings in read_rows("segment_japanese"):
        tables[kind][text] = tuple(readings.split())
    return tables


def japanese_words() -> Collection[str]:
    """The words that a table reads in Japanese as a whole."""
    return _readings()["word"].keys()


def kanji_spellings(character: str, kind: str) -> list[tuple[str, float]]:
    """How a single kanji is read, by `on` as it came from Chinese, or by `kun`.

    Returns:
        (letters, cost), the likeliest first.
    """
    return [(letters, SECOND_READING * n) for n, letters in enumerate(_readings()[kind].get(character, ()))]


def japanese_spellings(text: str, *, whole: bool) -> list[Spelling]:
    """Japanese readings of kanji.

    Args:
        text: folded kanji.
        whole: only readings of the text as a whole word of the table.

    Returns:
        (letters, system, cost), the likeliest first; empty when nothing reads the text.

    Example:
        >>> japanese_spellings("冈本", whole=True)
        [('okamoto', 'Japanese', 0.0)]
    """
    words = _words_read(text)
    if words or whole:
        return [(letters, SYSTEM, cost) for letters, cost in words]
    kinds = ("on", "kun", "on kun")
    ways = [_put_together(text, len(text), partial(_read_as, kind), MOST_WAYS) for kind in kinds]
    return [(letters, SYSTEM, round(cost, 3)) for letters, cost in sorted(chain(*ways), key=_cost)]


def _words_read(text: str) -> list[tuple[str, float]]:
    """The readings of a word of the table, with their costs."""
    return [(letters, SECOND_READING * n) for n, letters in enumerate(_readings()["word"].get(text, ()))]


def _read_as(kinds: str, text: str) -> Iterator[tuple[str, float]]:
    """The readings of a word of the table inside a longer brand, or of a character by on, by kun, or by either."""
    yield from [(letters, PARTLY_READ + cost) for letters, cost in _words_read(text)]
    for kind in kinds.split() if len(text) == 1 else ():
        dearer = (BY_CHARACTER if kind == kinds else MIXED) / 2
        yield from [(letters, dearer + cost) for letters, cost in kanji_spellings(text, kind)]
