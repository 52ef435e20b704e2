"""Of which languages a given name is, and what tells two names of one language apart.

Here belongs what a language's spelling says: Japanese and Turkish names have one spelling each, Arabic ones are spelled
by ear. How common a name is says `commonness.py`, which names are one `nicknames.py`.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.sound import sound_key

_NONE: frozenset[str] = frozenset()
_UNKNOWN = (_NONE, _NONE)
_NOT_VOWELS = re.compile("[^aeiouy]+")
_LOOSE = str.maketrans("eyo", "iiu")
_LONG = re.compile(r"([iu])\1+")  # ee, ou
_UMLAUT = re.compile("([aou])e")  # Juergen
_FINAL = str.maketrans("db", "tp")  # of Turkish: Murad, Murat
_NOT_CONSONANTS = str.maketrans("", "", "aiuhy")
_OPEN_E = str.maketrans("e", "a")  # an e is heard as a or as i: Hamed, Hamad; Hamed, Hamid


@named_cache("names.persons.languages", maxsize=1)
def _languages() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Given name -> the languages that spell it in one way, and the others that have it."""
    rows = read_rows("person_languages")
    return {word: (frozenset(fixed.split()), frozenset(free.split())) for word, fixed, free in rows}


def other_in_language(a: str, b: str) -> bool:
    """Whether one language has two words as given names, in spellings that tell them apart.

    Args:
        a: a folded Latin word.
        b: another; no form of the same name.

    Returns:
        True for two names of a language with a fixed spelling; for two of another when a consonant differs, or when
        they have as many vowels and one of them is another vowel.

    Example:
        >>> other_in_language("takashi", "takeshi"), other_in_language("jamal", "jamil")
        (True, True)
        >>> other_in_language("salih", "saleh"), other_in_language("marko", "marco")
        (False, False)
    """
    (fixed, free), (other_fixed, other_free) = _languages().get(a, _UNKNOWN), _languages().get(b, _UNKNOWN)
    if not fixed.isdisjoint(other_fixed):
        return _one_spelling(a) != _one_spelling(b)
    return not free.isdisjoint(other_free) and _other_sounds(a, b)


def of_language(name: str, language: str) -> bool:
    """Whether a given name is one of a language.

    Example:
        >>> of_language("takashi", "ja"), of_language("marina", "ja")
        (True, False)
    """
    return any(language in languages for languages in _languages().get(name, _UNKNOWN))


def _one_spelling(name: str) -> str:
    """A name without what its language writes in two ways."""
    plain = _UMLAUT.sub(r"\1", name)
    return plain[:-1] + plain[-1:].translate(_FINAL)


def _other_sounds(a: str, b: str) -> bool:
    """Whether two names spelled by ear have another consonant, or as many vowels of which one is another."""
    first, second = sound_key(a), sound_key(b)
    if first == second:
        return False
    if first.translate(_NOT_CONSONANTS).replace("z", "s") != second.translate(_NOT_CONSONANTS).replace("z", "s"):
        return True
    return all(_of_others(a, b, table) for table in (_OPEN_E, {}))


def _of_others(a: str, b: str, table: dict[int, int]) -> bool:
    first, second = (_vowels(name.translate(table)) for name in (a, b))
    return len(first) == len(second) and first != second


def _vowels(name: str) -> str:
    return _NOT_VOWELS.sub("", _LONG.sub(r"\1", name.translate(_LOOSE)))
