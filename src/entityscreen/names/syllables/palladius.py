"""Chinese names in Cyrillic letters: Palladius's syllables back to pinyin.

Here belongs the reading of Cyrillic words as Chinese. What pinyin stands for is in `latin.py`; a word that is not made
of Palladius's syllables throughout is no Chinese one.
"""

from __future__ import annotations

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import read_rows
from entityscreen.names.syllables.inventory import MOST_SYLLABLES
from entityscreen.names.syllables.model import Words

LONGEST = 6  # letters: чжуань
HARD_SIGN = "ъ"  # between н and a vowel of the next syllable: Чанъань
_VOWELS = frozenset("аеиоуэюя")
_GOES_ON = "н"  # belongs to a vowel behind it; нь, й and vowels end a syllable
# Ukrainian letters that Palladius's system has in Russian ones.
_UKRAINIAN = str.maketrans("ії", "ии")
_WORDS = BoundedDict("syllables.palladius_words", 100_000)


@named_cache("syllables.palladius", maxsize=1)
def _syllables() -> dict[str, str]:
    """Cyrillic syllable -> pinyin; the soft е of Ukrainian and of newspapers stands for э where that is no other."""
    found = {row[0]: row[1] for row in read_rows("syllable_palladius")}
    for cyrillic, pinyin in tuple(found.items()):
        found.setdefault(cyrillic.replace("э", "е"), pinyin)
    return found


def pinyin_words(words: Words) -> Words | None:
    """Words in Cyrillic letters as words in pinyin.

    Args:
        words: folded words in their pieces.

    Returns:
        As many words, each in its syllables; `None` when one of them is not Chinese in Palladius's system.

    Example:
        >>> pinyin_words((("си",), ("цзиньпин",))), pinyin_words((("иван",), ("петров",)))
        ((('xi',), ('jin', 'ping')), None)
    """
    found = []
    for word in words:
        syllables = tuple(syllable for piece in word for syllable in _pinyin(piece))
        if not syllables or not all(map(_pinyin, word)):
            return None
        found.append(syllables)
    return tuple(found)


def _pinyin(piece: str) -> tuple[str, ...]:
    """The pinyin syllables of one piece, empty when it has other parts."""
    known: tuple[str, ...] | None = _WORDS.get(piece)
    if known is None:
        parts = [_cut(part, MOST_SYLLABLES) or _parted(part) for part in piece.translate(_UKRAINIAN).split(HARD_SIGN)]
        known = tuple(syllable for part in parts for syllable in part) if all(parts) else ()
        _WORDS[piece] = known
    return known


def _cut(text: str, most: int) -> tuple[str, ...]:
    """Syllables from the left, the longest first; a consonant goes to the vowel behind it."""
    syllables = _syllables()
    for end in range(min(len(text), LONGEST), 0, -1):
        own = syllables.get(text[:end])
        if own is None or (text[end : end + 1] and text[end] in _VOWELS):
            continue
        if end == len(text):
            return (own,)
        rest = _cut(text[end:], most - 1) if most > 1 else ()
        if rest:
            return (own, *rest)
    return ()


def _parted(text: str) -> tuple[str, ...]:
    """The two syllables of a given name of which the second begins with a vowel: Юэин, Хайянь."""
    syllables = _syllables()
    for end in range(min(len(text) - 1, LONGEST), 0, -1):
        own, other = syllables.get(text[:end]), syllables.get(text[end:])
        if own and other and text[end] in _VOWELS and text[end - 1] != _GOES_ON:
            return own, other
    return ()
