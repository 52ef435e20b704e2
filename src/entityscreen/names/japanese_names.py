"""Japanese names that are known: two of other kana are two, however near their letters are (Saito, Sato).

Here belongs which words are Japanese surnames or given names by the tables of kanji. Long vowels tell nothing: most
passports leave them out. How kanji are read is in `romanisation/japanese.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.model.script import Script
from entityscreen.names.persons import is_given_name, of_language
from entityscreen.names.tokens import Token
from entityscreen.romanisation.contract import JAPANESE_SYSTEM
from entityscreen.romanisation.japanese import (
    short_vowels,
    well_known_names,
)

LANGUAGE = "ja"
SHORTEST = 4  # letters
_NONE: frozenset[str] = frozenset()


def other_japanese_names(a: Token, b: Token) -> bool:
    """Whether two words are Japanese names, in letters or kanji, and cannot be the same.

    Args:
        a: a word.
        b: another.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> other_japanese_names(word_token("saito"), word_token("sato"))
        True
        >>> other_japanese_names(word_token("saito"), word_token("saitou"))
        False
    """
    if a.script is b.script is Script.HAN:
        return False
    first = _readings_of(a)
    if not first or not (second := _readings_of(b)) or not first.isdisjoint(second):
        return False
    kanji = well_known_names()
    return not any(kanji.get(x, _NONE) & kanji.get(y, _NONE) for x in first for y in second)  # 山崎: Yamazaki, Yamasaki


@named_cache("names.japanese_names", maxsize=100_000)
def _readings_of(token: Token) -> frozenset[str]:
    """What a word is in Hepburn without long vowels, if it is a Japanese name; none for names of others as well."""
    if token.script is Script.HAN:
        return frozenset(short_vowels(s.text) for s in token.spellings if s.system == JAPANESE_SYSTEM)
    if token.script is not Script.LATIN or len(token.text) < SHORTEST:
        return _NONE
    if is_given_name(token.text) and not of_language(token.text, LANGUAGE):
        return _NONE
    short = short_vowels(token.text)
    return frozenset((short,)) if short in well_known_names() else _NONE
