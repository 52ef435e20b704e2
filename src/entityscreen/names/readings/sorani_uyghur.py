"""Kurdish and Uyghur in Arabic script, which write all their vowels: کەمال is Kemal, تۇرسۇن Tursun.

Here belongs what such words are read as, letter by letter. Words of the Arabic table are found without the vowel that
Arabic does not write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entityscreen.names.readings.reading import paired

SYSTEM = "Kurdish or Uyghur, with its vowels"
VOWEL = "ە"  # short e or a, which no other language has as a letter
CARRIER = "ء"  # in folded words: what follows is a vowel, not w or y
_CARRIED = frozenset("اەوۇۆۈيێ")
COST, OTHERWISE = 0.01, 0.01
_SURE = re.compile("[ەۇۆۈڭۋۊڕڵڤێ]|^ء[وي]")  # letters that neither Arabic nor Persian has
_LETTERS = (
    paired("ابپتجچحخدرزژسشصضطظغفقكگلمنه", "a b p t j ch h kh d r z zh s sh s z t z gh f q k g l m n h")
    | paired("ەۇۆۈۊڭۋڕڵڤعءثذێ", "e u o u u ng v r l v - - s z e")
)  # fmt: skip
_FULL = frozenset("اەۇۆۈۊ")  # beside these a glide is a consonant
_GLIDES = {"ي": ("y", ("i", "i")), "و": ("w", ("o", "u"))}  # as a consonant; as a vowel, in Uyghur and in Kurdish


def read(word: str) -> Iterator[tuple[str, str, float]]:
    """The spellings of a word that has a letter of these languages alone; nothing for other words.

    Example:
        >>> [text for text, _, _ in read("تۇرسۇن")], list(read("طارق"))
        (['tursun', 'tursun'], [])
        >>> [text for text, _, _ in read("ءيلهام")], [text for text, _, _ in read("ءومەر")]
        (['ilham', 'ilham'], ['omer', 'umer'])
    """
    if _SURE.search(word):
        for language, cost in enumerate((COST, COST + OTHERWISE)):
            spelled = "".join(_spelled(word, place, language) for place in range(len(word)))
            yield spelled, SYSTEM, cost
            if "kh" in spelled:
                yield spelled.replace("kh", "x"), SYSTEM, cost + OTHERWISE  # the Uyghur alphabet of the tables


def without_carrier(word: str) -> str:
    """A word without the sign that carries the vowel it begins with.

    Example:
        >>> without_carrier("ءومەر") == "ومەر"
        True
    """
    return word[1:] if word[:1] in (CARRIER, "ئ") and word[1:2] in _CARRIED else word


def without_vowel(word: str) -> str:
    """A word as Arabic would write it, without the short vowel, and with an alef for a carried one.

    Example:
        >>> without_vowel("ءيبراهيم") == "ابراهيم"
        True
    """
    if word.startswith(CARRIER):
        word = "ا" + word[1:].removeprefix("ي").removeprefix("ێ")
    return ("ا" + word[1:] if word.startswith(VOWEL) else word).replace(VOWEL, "")


def _spelled(word: str, place: int, language: int) -> str:
    letter = word[place]
    if letter not in _GLIDES:
        return _LETTERS.get(letter, "")
    glide, vowels = _GLIDES[letter]
    if word[:place] == CARRIER:
        return vowels[language]
    behind, before = word[place + 1 : place + 2], word[place - 1 : place] if place else ""
    return glide if behind in _FULL or before in _FULL or not before else vowels[language]
