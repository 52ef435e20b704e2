"""Known-different names: two words that sound alike, but that people know as two names.

Here belongs what keeps phonetic similarity in its place across scripts, and within Arabic script: two words that are
names by what they most likely are read as, and by no reading the same one, are two names (Петров, Fedorov), as are two
known names in Arabic letters (حميد, حامد). Clean names of Arabic, Cyrillic and Hebrew persons gain by it. Within one
script a letter is a typo first: tables of given names, surnames and women's forms that said otherwise lost aliases of
listed persons, and kept no alert away.
"""

from __future__ import annotations

from itertools import product

from entityscreen.model.script import Script
from entityscreen.names.persons.known_names import is_known_name
from entityscreen.names.tokens import Spelling, Token
from entityscreen.romanisation import UNVOWELLED_SYSTEM, USUAL_SYSTEM
from entityscreen.romanisation.abjads import known_word, ways_to_write, without_vowels
from entityscreen.text.sounds import consonant_key

VOWELLED = frozenset({Script.LATIN, Script.CYRILLIC, Script.GREEK})  # whose reading is the name, letter by letter
LIKELY = 0.03  # the cost of a reading up to which it may be what the word is
_LAST = str.maketrans("zd", "st")
# Scripts whose readings tell a name from others; kana and Hangul tell too little, and Thai is spelled in many ways.
_TELLING = VOWELLED | {Script.ARMENIAN, Script.GEORGIAN, Script.HEBREW, Script.INDIC}


def other_known_names(a: Token, b: Token) -> bool:
    """Whether two words of two scripts, or of Arabic script both, are known as two names.

    Args:
        a: a word.
        b: another.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> other_known_names(word_token("петров"), word_token("fedorov"))
        True
        >>> other_known_names(word_token("حميد"), word_token("حامد"))
        True
        >>> other_known_names(word_token("حامد"), word_token("hamid"))
        False
    """
    if a.script is b.script:
        return a.script is Script.ARABIC and _are_two_words(a.text, b.text)
    if not a.groups.isdisjoint(b.groups) or (a.concept is not None and b.concept is not None):
        return False
    return _are_others_across(a, b)


def _are_others_across(a: Token, b: Token) -> bool:
    """Whether two words of two scripts that share no row of names are two by their likely readings."""
    if Script.ARABIC in (a.script, b.script):
        arabic, other = (a, b) if a.script is Script.ARABIC else (b, a)
        return other.script is Script.LATIN and _other_than_written(arabic, other)
    if a.script not in _TELLING or b.script not in _TELLING:
        return False
    first, second = _likely_readings(a), _likely_readings(b)
    return bool(first and second) and not any(_may_be_one(x, y) for x, y in product(first, second))


def _are_two_words(word: str, other: str) -> bool:
    """Whether two words in Arabic script are known, and not the same letters: long vowels are written."""
    first, second = known_word(word), known_word(other)
    return first is not None and second is not None and first != second


def _other_than_written(arabic: Token, latin: Token) -> bool:
    """Whether a Latin name is not what a known name in Arabic script is read as, nor written so."""
    word = known_word(arabic.text)
    usual = [spelling for spelling in arabic.spellings if spelling.system == USUAL_SYSTEM]
    if not usual or any(x.sound == y.sound for x, y in product(usual, latin.spellings)):
        return False
    if word is None:
        return False
    ways = ways_to_write(latin.latin)
    if word in ways or not (ways or is_known_name(latin.latin)):
        return False
    if not any(_arabic_consonants(x.text) == _arabic_consonants(latin.latin) for x in usual):
        return True
    # The vowels alone differ, which are certain where the letters are the same but for them: حسني and حسيني.
    return any(without_vowels(way) == without_vowels(word) for way in ways)


def _arabic_consonants(name: str) -> str:
    return consonant_key(name).replace("h", "")


def _likely_readings(token: Token) -> list[Spelling]:
    """The likely readings of a word, if one of them is a known name; one in Indian letters may be of their table."""
    likely = [
        spelling
        for spelling in token.spellings
        if spelling.cost <= LIKELY and not spelling.system.startswith(UNVOWELLED_SYSTEM)
    ]
    return likely if any(_is_of_table(token, spelling) or is_known_name(spelling.text) for spelling in likely) else []


def _is_of_table(token: Token, spelling: Spelling) -> bool:
    return token.script is Script.INDIC and spelling.system == USUAL_SYSTEM


def _may_be_one(a: Spelling, b: Spelling) -> bool:
    """Whether two readings may be one name: vowels vary with who writes a foreign one (Браун, Brown)."""
    if a.sound == b.sound:
        return True
    return is_known_name(a.text) and is_known_name(b.text) and _consonants(a.text) == _consonants(b.text)


def _consonants(name: str) -> str:
    """The consonants of a name; an h comes and goes, and a last s or t may be voiced (Hernandez, Эрнандес)."""
    key = consonant_key(name).replace("h", "")
    return key[:-1] + key[-1:].translate(_LAST)
