"""How the characters of a segment are spelled in Latin letters.

Here belong the spellings of whole segments: a brand's Chinese characters in the systems of `syllables/`, Japanese
readings, kana and hangul. What a single syllable is in a system belongs to `syllables/`. No rule says which reading a
Japanese name has (岡本 okamoto, 三機 sanki): a table has the common ones, the rest is all on or all kun.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script, main_script
from entityscreen.names.segment.chinese import chinese_spellings, chinese_syllables
from entityscreen.romanisation.syllabaries import read_hangul, read_kana

Spelling = tuple[str, str, float]

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
# Consonants that become voiced at the start of a second part: yama + saki is yamazaki.
_VOICED = {"k": "g", "s": "z", "t": "d", "h": "b", "f": "b"}


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


def word_spellings(text: str) -> tuple[Spelling, ...]:
    """The spellings of a word that has a meaning: its pinyin, or its kana or hangul letter by letter; a place's names.

    Example:
        >>> word_spellings("科技")
        (('keji', 'pinyin', 0.0),)
    """
    own = _pinyin(text) if main_script(text) is Script.HAN else brand_spellings(text, japanese=True)[:2]
    return own + tuple((name, OTHER_NAME_OF_PLACE, OTHER_NAME) for name in _place_names().get(text, ()))


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


def japanese_on(character: str) -> tuple[str, ...]:
    """The readings of a character that Japanese took from Chinese, the likeliest first.

    Example:
        >>> japanese_on("光")
        ('ko',)
    """
    return _readings()["on"].get(character, ())


def character_spellings(character: str, kind: str) -> list[tuple[str, float]]:
    """How a single kanji is read.

    Args:
        character: folded.
        kind: `on`, as it came from Chinese, or `kun`.

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
    table = _readings()
    if text in table["word"]:
        return [(letters, SYSTEM, SECOND_READING * place) for place, letters in enumerate(table["word"][text])]
    return [] if whole else _put_together(text, table)


def _put_together(text: str, table: _Readings) -> list[Spelling]:
    """Readings from words of the table and single characters, best ways first."""
    ways: list[list[tuple[str, float, str]]] = [[] for _ in range(len(text) + 1)]
    ways[0] = [("", 0.0, "")]
    for start in range(len(text)):
        kept = sorted(ways[start], key=lambda way: way[1])[:MOST_WAYS]
        for end in range(start + 1, len(text) + 1):
            for letters, cost, kind in _pieces(text[start:end], table):
                ways[end] += [_joined(before, (letters, cost, kind)) for before in kept]
    best = sorted(ways[-1], key=lambda way: way[1])[:MOST_WAYS]
    return [(letters, SYSTEM, round(cost, 3)) for letters, cost, _ in best]


def _pieces(text: str, table: _Readings) -> list[tuple[str, float, str]]:
    found = [
        (letters, PARTLY_READ + SECOND_READING * n, "word") for n, letters in enumerate(table["word"].get(text, ()))
    ]
    if len(text) == 1:
        for kind in ("on", "kun"):
            found += [(letters, BY_CHARACTER / 2 + cost, kind) for letters, cost in character_spellings(text, kind)]
    return found


def _joined(before: tuple[str, float, str], piece: tuple[str, float, str]) -> tuple[str, float, str]:
    letters, cost, kind = piece
    mixed = MIXED - BY_CHARACTER if {before[2], kind} == {"on", "kun"} else 0.0
    return before[0] + letters, before[1] + cost + mixed, kind
