"""Thai: the Royal system by rule, with the vowels that stand before their consonant put after it.

Thai marks neither word parts nor all vowels; the reading is a sound-alike and costs a little.
"""

from __future__ import annotations

import re

from entityscreen.model.script import Script
from entityscreen.names.readings.reading import Reading, collect, paired

SCRIPT = Script.THAI

_INITIAL = (
    paired("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณ", "k kh kh kh kh kh ng ch ch ch s ch y d t th th th n")
    | paired("ดตถทธนบปผฝพฟภมยรลว", "d t th th th n b p ph f ph f ph m y r l w")
    | paired("ศษสหฬอฮฤ", "s s s h l - h rue")
)
# As written, by the Indic origin of the letters: how people from learned families spell their names.
_GRAPHIC = _INITIAL | paired("ทธภพชวคญตจ", "d dh b b j v g n t j")
# A consonant that ends a syllable has one of eight sounds.
_FINAL = paired("k kh g ch j s d t th dh b p ph f r l y w v", "k k k t t t t t t t p p p p n n i o o")
_BEFORE = paired("เแโใไ", "e ae o ai ai")
_AFTER = paired("ะ ั า ำ ิ ี ึ ื ุ ู ๅ ํ", "a a a am i i ue ue u u a am")
_SILENT = re.compile(r".[ิุ]?์")
_TONES = str.maketrans(dict.fromkeys("็่้๊๋ฯๆฺ๎"))
_LEADING = re.compile(r"([เแโใไ])([ก-ฮ])([รลว]?)")
_VOWEL = frozenset("aeiou")


def read(token: str) -> tuple[Reading, ...]:
    """The Latin spellings of a Thai word.

    Args:
        token: a folded word.

    Returns:
        Readings, best first.

    Example:
        >>> read("ทักษิณ")[0].text
        'thaksin'
    """
    word = _SILENT.sub("", token).translate(_TONES).replace("รร", "ั")
    return collect(
        (
            (_spell(word, _INITIAL, final=True), "Royal Thai", 0.02),
            (_spell(word, _INITIAL, final=False), "Thai, letter by letter", 0.03),
            (_spell(word, _GRAPHIC, final=False), "Thai, as written", 0.04),
        )
    )


def _spell(word: str, consonants: dict[str, str], *, final: bool) -> str:
    """Spell a word: a vowel written before its consonant (and cluster) is said after it."""
    ordered = _LEADING.sub(lambda m: m[2] + (m[3] if m[3] and final else "") + m[1] + ("" if final else m[3]), word)
    ordered = ordered.replace("เา", "โ").replace("เีย", "ิา").replace("เือ", "ื")
    parts: list[str] = []
    for place, letter in enumerate(ordered):
        if letter in consonants:
            sound = consonants[letter]
            following = ordered[place + 1 : place + 2]
            closes = final and parts and parts[-1][-1:] in _VOWEL and (not following or following in consonants)
            parts.append(_FINAL.get(sound, sound) if closes else sound)
            if following in consonants and not closes and not _spelt_vowel(ordered, place):
                parts.append("a" if place == 0 or not parts else "")
        elif letter in _BEFORE or letter in _AFTER:
            parts.append(_BEFORE.get(letter) or _AFTER[letter])
        elif "a" <= letter <= "z":
            parts.append(letter)
    return "".join(parts)


def _spelt_vowel(word: str, place: int) -> bool:
    """Whether the letter after the next one is a vowel, so that the two consonants may be one cluster."""
    return place + 2 < len(word) and (word[place + 2] in _AFTER or word[place + 2] in _BEFORE)
