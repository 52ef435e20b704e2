"""Words that are nothing but pinyin: syllables of Mandarin as the Mainland spells them, written together.

Here belongs cutting such a word. What a character is read as belongs to `syllables/`, what a brand is to `segment/`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

LONGEST_SYLLABLE = 6
PINYIN_BRANDS = (2, 3)  # characters of brands that pinyin is compared with syllable by syllable


_VOWELS = frozenset("aeiouv")


@named_cache("names.pinyin", maxsize=1)
def pinyin_syllables() -> frozenset[str]:
    """The syllables of pinyin, without tones; sighs that have no vowel (m, ng) are none of a name."""
    rows = read_rows("syllable_mandarin")
    spellings = {spelling for _, _, system, spelling, _ in rows if system == "pinyin" and spelling.isalpha()}
    return frozenset(spelling for spelling in spellings if not _VOWELS.isdisjoint(spelling))


@named_cache("names.pinyin_cuts", maxsize=50_000)
def pinyin_cuts(word: str, count: int) -> tuple[tuple[str, ...], ...]:
    """The ways to cut a word into so many syllables of pinyin; none where it is no pinyin.

    Example:
        >>> pinyin_cuts("yulong", 2), pinyin_cuts("walton", 2)
        ((('yu', 'long'),), ())
    """
    if count == 1:
        return ((word,),) if word in pinyin_syllables() else ()
    return tuple(
        (word[:end], *behind)
        for end in range(1, min(len(word), LONGEST_SYLLABLE) + 1)
        if word[:end] in pinyin_syllables()
        for behind in pinyin_cuts(word[end:], count - 1)
    )


@named_cache("names.is_pinyin", maxsize=50_000)
def is_pinyin(word: str) -> bool:
    """Whether a word is two or three syllables of pinyin.

    Example:
        >>> is_pinyin("yulong"), is_pinyin("walton")
        (True, False)
    """
    return any(pinyin_cuts(word, count) for count in PINYIN_BRANDS)
