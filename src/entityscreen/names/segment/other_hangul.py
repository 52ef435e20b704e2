"""Latin words that are syllables of Korean, and not those of a brand in Hangul.

Samyang and Samyoung sound nearly the same, and so do 대성 (Daesung) and Daesang; but either is two syllables as Korean
firms spell them, and 삼양 is not spelled Samyoung. Here belongs whether a word is plainly another brand; what is no
such syllables (a loan word, a coined one) is heard as any word in Hangul.
"""

from __future__ import annotations

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.romanisation import hangul
from entityscreen.syllables.korean import hangul_spellings, is_hangul
from entityscreen.syllables.tables import character_readings

BRAND = (2, 3)  # syllables
PLAIN = 0.01  # of a spelling that firms have of a syllable
OWN = 0.055  # of one that somebody may have of it, and a usual one of another syllable
LONGEST = 7  # letters of a syllable

_OTHER = BoundedDict("segment.other_hangul", 100_000)


def other_hangul(text: str, word: str) -> bool:
    """Whether a Latin word is plainly spelled in as many Korean syllables as a brand has, and not in those.

    Args:
        text: a folded brand in Hangul.
        word: lower-case ASCII letters.

    Example:
        >>> other_hangul("삼양", "samyoung"), other_hangul("삼양", "samyang"), other_hangul("대성", "daesang")
        (True, False, True)
        >>> other_hangul("신라", "silla"), other_hangul("모비스", "mobis"), other_hangul("효성", "hyosung")
        (False, False, False)
    """
    key = (text, word)
    known: bool | None = _OTHER.get(key)
    if known is None:
        known = _OTHER[key] = _other(text, word)
    return known


def _other(text: str, word: str) -> bool:
    if len(text) not in BRAND or not all(map(is_hangul, text)) or not sino_korean().issuperset(text):
        return False
    if any(reading.text == word for reading in hangul.read(text)):
        return False
    if not _cut(word, [_plain()] * len(text)):
        return False
    said = hangul.as_said(text)
    return not any(_cut(word, [_own(syllable) for syllable in way]) for way in (text, said))


def _cut(word: str, spellings: list[frozenset[str]]) -> bool:
    """Whether a word is one spelling of each, one behind the other."""
    if not spellings:
        return not word
    ends = range(1, min(LONGEST, len(word)) + 1)
    return any(word[:end] in spellings[0] and _cut(word[end:], spellings[1:]) for end in ends)


@named_cache("segment.own_hangul", maxsize=2_000)
def _own(syllable: str) -> frozenset[str]:
    return frozenset([letters for letters, (cost, _) in hangul_spellings(syllable).items() if cost <= OWN])


@named_cache("segment.plain_hangul", maxsize=1)
def _plain() -> frozenset[str]:
    spelled = [pair for syllable in sino_korean() for pair in hangul_spellings(syllable).items()]
    return frozenset([letters for letters, (cost, _) in spelled if cost <= PLAIN])


@named_cache("segment.sino_korean", maxsize=1)
def sino_korean() -> frozenset[str]:
    """The Hangul syllables that Chinese characters are read as: a brand of others is a loan word, or native."""
    return frozenset([h for readings in character_readings().values() for h in readings.hangul if len(h) == 1])
