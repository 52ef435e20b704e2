"""Chinese persons' names in Arabic letters beside their characters: `تشانغ وي مينغ (张伟明)`.

Here belongs how the press of the Arab world writes the syllables of pinyin: their first letters and their ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.sources.documents.spellings import pinyin_of

# The Arabic letters with which a syllable begins, by its initial in pinyin, the longest initials first.
_INITIALS = (
    ("zh", ("تش", "ج", "ژ")),
    ("ch", ("تش", "ش")),
    ("sh", ("ش",)),
    ("q", ("تش", "ك", "ق")),
    ("j", ("ج", "تش")),
    ("x", ("ش", "س", "خ")),
    ("z", ("تس", "ز", "دز")),
    ("c", ("تس", "س")),
    ("s", ("س",)),
    ("r", ("ر", "ج")),
    ("h", ("ه", "خ", "ح")),
    ("g", ("غ", "ق", "ج", "ك", "گ")),
    ("k", ("ك", "ک")),
    ("b", ("ب",)),
    ("p", ("ب", "پ")),
    ("d", ("د",)),
    ("t", ("ت", "ط")),
    ("l", ("ل",)),
    ("n", ("ن",)),
    ("m", ("م",)),
    ("f", ("ف",)),
    ("w", ("و",)),
    ("y", ("ي", "ی")),
)
_VOWELS = ("ا", "أ", "إ", "آ", "ع")
_NG = ("نغ", "نج", "نق", "نك", "نگ")
MOST_CHARACTERS = 4


def spells_in_arabic(words: Sequence[str], native: str) -> bool:
    """Whether Arabic words, one a character or one a given name, spell a Chinese person's characters.

    Example:
        >>> spells_in_arabic(["تشانغ", "وي", "مينغ"], "张伟明"), spells_in_arabic(["لي", "تشيانغ"], "李强")
        (True, True)
        >>> spells_in_arabic(["سامر", "حداد"], "张伟"), spells_in_arabic(["وي", "مينغ"], "张伟明")
        (False, False)
    """
    if not 2 <= len(native) <= MOST_CHARACTERS:
        return False
    if len(words) == len(native):
        return all(_spells(word, character, character) for word, character in zip(words, native, strict=True))
    two = len(words) == 2  # a surname, and a given name of two characters in one word
    return two and _spells(words[0], native[0], native[0]) and _spells(words[1], native[1], native[-1])


def _spells(word: str, first: str, last: str) -> bool:
    """Whether a word begins as one character is read and ends as another is."""
    return any(map(word.startswith, _beginnings(first))) and any(_ends(word, reading) for reading in pinyin_of(last))


def _beginnings(character: str) -> list[str]:
    return [letters for reading in pinyin_of(character) for letters in _letters(reading)]


def _letters(reading: str) -> tuple[str, ...]:
    return next((letters for initial, letters in _INITIALS if reading.startswith(initial)), _VOWELS)


def _ends(word: str, reading: str) -> bool:
    """Whether a word ends in n or ng just as a reading does."""
    if reading.endswith("ng"):
        return word.endswith(_NG)
    return word.endswith("ن") == reading.endswith("n") and not word.endswith(_NG)
