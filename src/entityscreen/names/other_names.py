"""Other names: two words that are alike, but that people know as two names.

Here belongs what tells a name from its neighbour in letters of one kind. The same across scripts is in
`other_scripts.py`, how alike two words are in `likeness.py`, which slips there are in `slips.py`.
"""

from __future__ import annotations

from entityscreen.model.script import Script
from entityscreen.names.consonants import consonant_key
from entityscreen.names.edits import is_swapped, lost_letter
from entityscreen.names.japanese_names import other_japanese_names
from entityscreen.names.persons import (
    are_spellings,
    given_name_commonness,
    is_given_name,
    is_known_name,
    is_surname,
    other_gender,
    other_in_language,
    same_in_a,
)
from entityscreen.names.southeast_names import other_southeast_names
from entityscreen.names.tokens import Token
from entityscreen.syllables import is_syllable

VOWELLED = frozenset({Script.LATIN, Script.CYRILLIC, Script.GREEK})  # whose reading is the name, letter by letter
# Characters are read by tables of names.
_WITH_VOWELS = VOWELLED | {Script.HAN, Script.ARMENIAN, Script.GEORGIAN}
LONGEST_GIVEN_NAME = 8  # letters; beyond, a letter makes another form of a name (Vasilios, Vasilis)
SHORTEST_SURNAME = 4
_SERBIAN = "ic"
# Consonants that tell no two names apart: an h comes and goes, an s may be voiced (Nasir, Nazir).
_UNSURE = str.maketrans("z", "s", "h")
UNSURE_IN_SURNAMES = str.maketrans("zd", "st", "h")


def other_given_names(first: Token, second: Token, *, by_letters: bool) -> bool:
    """Whether two words alike are two given names: by a consonant, or by the -a or -e of women's names.

    Vowels vary between spellings (Salih, Saleh), but for names of one language with its own spelling. Across scripts an
    -a that makes no known name may be the genitive of a man's (имени Тараса).

    Args:
        first: a word.
        second: another.
        by_letters: whether they are no more alike than words a letter off; else the sound is the same.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> other_given_names(word_token("mark"), word_token("mary"), by_letters=True)
        True
    """
    a, b = first.latin, second.latin
    if first.script is second.script and other_gender(a, b):
        return True
    with_vowels = first.script in _WITH_VOWELS and second.script in _WITH_VOWELS
    mistyped = is_mistyped(a, b)
    if with_vowels and not mistyped and first.groups.isdisjoint(second.groups) and other_in_language(a, b):
        return True
    if mistyped or not by_letters or not (is_given_name(a) and is_given_name(b)) or same_in_a(a, b):
        return False
    if (a[-1] == "a") != (b[-1] == "a"):
        return True
    if max(len(a), len(b)) > LONGEST_GIVEN_NAME:
        return False
    return consonant_key(a).translate(_UNSURE) != consonant_key(b).translate(_UNSURE)


def is_mistyped(a: str, b: str) -> bool:
    """Whether one of two known given names is rather the other one mistyped: Hery for Henry.

    Two neighbours changed places, or the rarer one lacks a letter in its midst; as common a name is another one.

    Example:
        >>> is_mistyped("henry", "hery"), is_mistyped("jane", "janae")
        (True, False)
    """
    if is_swapped(a, b):
        return True
    short, long = sorted((a, b), key=len)
    return lost_letter(short, long) and given_name_commonness(short) < given_name_commonness(long)


def other_by_tables(first: Token, second: Token) -> bool:
    """Whether two words are names that tables of Japan or of Thailand, Laos and Cambodia have as two.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> other_by_tables(word_token("saito"), word_token("sato"))
        True
    """
    return other_japanese_names(first, second) or other_southeast_names(first, second)


def other_surnames(first: Token, second: Token, *, by_letters: bool = True) -> bool:
    """Whether two words a letter off are two surnames: both are well known, and a consonant or a last -i differs.

    A last -s comes and goes (Robert, Roberts), and some surnames have spellings with other consonants, which a table
    knows. Syllables are compared elsewhere.

    Args:
        first: a word.
        second: another.
        by_letters: whether they are no more alike than words a letter off; else the sound is the same, which tells
            Serbian and Croatian ones apart all the same.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> other_surnames(word_token("parker"), word_token("barker"))
        True
        >>> [other_surnames(word_token("hansen"), word_token(other)) for other in ("hanson", "janssen")]
        [False, True]
    """
    a, b = first.latin, second.latin
    if first.script not in VOWELLED or second.script not in VOWELLED:
        return False
    if _are_two_in_serbian(a, b):
        return True
    return by_letters and (_is_of(a, b) or _is_of(b, a) or _are_two_by_consonants(a, b))


def _are_two_by_consonants(a: str, b: str) -> bool:
    """Whether two surnames are known, and have another consonant that no spelling of one has."""
    if not (is_surname(a) and is_surname(b)) or min(len(a), len(b)) < SHORTEST_SURNAME:
        return False
    if a.removesuffix("s") == b.removesuffix("s") or are_spellings(a, b) or is_syllable(a) or is_syllable(b):
        return False
    return consonant_key(a).translate(UNSURE_IN_SURNAMES) != consonant_key(b).translate(UNSURE_IN_SURNAMES)


def _are_two_in_serbian(a: str, b: str) -> bool:
    """Whether two known surnames in -ic have another letter, which Serbian and Croatian write as they are said."""
    if not (a.endswith(_SERBIAN) and b.endswith(_SERBIAN) and is_surname(a) and is_surname(b)):
        return False
    return a.replace("dj", "d") != b.replace("dj", "d")  # đ is dj, or loses its stroke


def _is_of(surname: str, name: str) -> bool:
    """Whether a known surname says that its bearers are of somebody: Karimi of Karim (Arabic and Persian nisba)."""
    if surname != f"{name}i" or len(name) < SHORTEST_SURNAME:
        return False
    return is_surname(surname) and is_known_name(name)
