"""How the characters of a segment are spelled in Latin letters.

Here belong the spellings of whole segments: a brand's Chinese characters in the systems of `syllables/`, Japanese
readings, kana and hangul. What a single syllable is in a system belongs to `syllables/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script, main_script
from entityscreen.names.segment.chinese import chinese_spellings, chinese_syllables
from entityscreen.names.segment.japanese import japanese_spellings
from entityscreen.romanisation import hangul, kana

Spelling = tuple[str, str, float]

MOST_SPELLINGS = 14
LONGEST_READ = 8  # characters; a longer brand is no word that anybody romanises
OTHER_NAME_OF_PLACE = "other name"
OTHER_NAME = 0.03  # 日本 as Nippon: as good as a translation
FOREIGN_READING = 0.06  # a Japanese reading where nothing says that the name is Japanese, and the reverse


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
        return _of_readings((r.text, r.system, r.cost) for r in kana.read(text))
    if script is Script.HANGUL:
        return _of_readings((r.text, r.system, r.cost) for r in hangul.read(text))
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
