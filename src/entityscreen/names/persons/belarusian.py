"""Belarusian names as Russian documents write them: Mikalai Varabei is Nikolai Vorobey.

Here belongs what shows that a name is Belarusian, and its parts a second time in Russian spellings. Belarusian writes
an unstressed o as it is said, as a, which nothing in a word shows by itself; so one word speaks for the whole name.
Words that show it by themselves in any name are in `romanisation/orthographies.py`. Of 2,005 pairs of names that the
lists give one person, one name of whom is Belarusian, 1,450 reach the threshold with this and 1,295 without.
"""

from __future__ import annotations

import re
from itertools import combinations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script
from entityscreen.names.person_parts import person_parts
from entityscreen.names.persons.known_names import is_given_name
from entityscreen.names.prepared import Parts, Role
from entityscreen.names.tokens import Token, segment_token
from entityscreen.text.words import Word

SHORTEST = 4  # letters of a word that is respelled
_SCRIPTS = frozenset({Script.LATIN, Script.CYRILLIC})
SHORT_U = "ў"  # of no other language
SYSTEM = "Russian spelling"
COST, EACH_O = 0.03, 0.005
MOST_SPELLINGS = 7
_SURNAME_ENDS = ("anka", "ski", "skaya")
_SURNAME = re.compile(rf"[ao]u[^aeiou]+(?:{'|'.join(_SURNAME_ENDS)})$")  # Halouchanka, Tsikhanouskaya
_ENDING = re.compile(r"(?:i|y)?[aeo]u$")  # Makarau, Kavaliou
_AFTER_SOFT = re.compile(r"[iy][aeo]u$|[sz]hou$")
_ENKO = re.compile(r"(?<=[^aeiou])[iy]?[ae]nka$|(?<=ch|sh|zh)[ae]nka$")
_SHORT = re.compile(r"(?<=[aeo])u(?=[bcdfghjklmnprstvz])")
_SOFT_T, _SOFT_D = re.compile(r"ts(?=[eiy])"), re.compile(r"dz(?=[eiym])")
_SOFT_VOWEL = re.compile(r"(?<=[bcdfghjklmnprstvz])[iy][aeo](?=[bcdfghjklmnprstvz])")  # Piatrou is Petrov
_LONG_E = re.compile(r"ee")
_G = re.compile(r"(?<![kcszt])h")
_A = re.compile(r"a(?=[^aeiouy]*[a-z])")


def respelled_parts(words: tuple[Word, ...]) -> Parts | None:
    """The parts of a name in Russian spelling, when a word shows that it is a Belarusian one.

    Args:
        words: of one name, in order.

    Returns:
        The parts; None for nearly all names.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> for name in ("Mikalai Varabei", "Thomas Salinas"):
        ...     parts = respelled_parts(split_words(fold(name), dotted_letters=False))
        ...     print([token.spellings[-1].text for token in parts.tokens] if parts else None)
        ['mikalai', 'vorobei']
        None
    """
    if len(words) < 2 or not any(is_belarusian(word.text) for word in words):
        return None
    parts = person_parts(words)
    roles = zip(parts.tokens, parts.roles, strict=True)
    tokens = [_as_russian(token) if role is Role.NAME else token for token, role in roles]
    if tokens == parts.tokens:
        return None
    parts.tokens = tokens
    parts.written.clear()
    return parts


def _as_russian(token: Token) -> Token:
    if token.script not in _SCRIPTS or len(token.latin) < SHORTEST or is_given_name(token.latin):
        return token
    rows = russian_spellings(token.latin)
    likeliest = [(s.text, s.system, s.cost) for s in token.spellings[:1]]
    return segment_token(token.text, (*likeliest, *rows)) if rows else token


def is_belarusian(word: str) -> bool:
    """Whether a word shows that the name is Belarusian: a given name, an ending or a letter of no other people.

    Args:
        word: folded, Latin or Cyrillic.

    Example:
        >>> is_belarusian("mikalai"), is_belarusian("галоўчанка"), is_belarusian("nikolai")
        (True, True, False)
    """
    if word in _given_names() or SHORT_U in word:
        return True
    return word.endswith(_SURNAME_ENDS) and _SURNAME.search(word) is not None


def russian_spellings(word: str) -> tuple[tuple[str, str, float], ...]:
    """The Russian spellings of a word of a Belarusian name.

    Args:
        word: in Latin letters, folded.

    Returns:
        Spellings with their system and cost, the cheapest first, without the word itself; each a may be an o.

    Example:
        >>> [text for text, _, _ in russian_spellings("karpiankou")], "vorobei" in str(russian_spellings("varabei"))
        (['karpenkov', 'korpenkov'], True)
    """
    plain = _ENKO.sub("enko", word)
    ending = _ENDING.search(plain)
    if ending is not None:
        plain = _ENDING.sub("ev" if _AFTER_SOFT.search(plain) else "ov", plain)
    plain = _SOFT_VOWEL.sub("e", _LONG_E.sub("e", _SHORT.sub("v", plain)))
    plain = _G.sub("g", _SOFT_T.sub("t", _SOFT_D.sub("d", plain)))
    places = [found.start() for found in _A.finditer(plain) if found.start() < len(plain) - 1]
    found: dict[str, float] = {}
    for count in range(len(places) + 1):
        for chosen in combinations(places, count):
            letters = list(plain)
            for place in chosen:
                letters[place] = "o"
            found.setdefault("".join(letters), round(COST + EACH_O * count, 4))
    found.pop(word, None)
    return tuple([(text, SYSTEM, cost) for text, cost in found.items()][:MOST_SPELLINGS])


@named_cache("readings.belarusian", maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("person_belarusian"))
