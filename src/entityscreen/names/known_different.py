"""Known-different names: two words that are alike, but that people know as two names.

Here belongs what tells a name from its neighbour: by tables of a people whose spelling is fixed (Japan; Thailand,
Laos and Cambodia), by a consonant or the ending of another gender among known given names and surnames, and across
scripts by what both words most likely are read as. How alike two words are is in `likeness.py`, which typos there are
in `typos.py`.
"""

from __future__ import annotations

from itertools import product

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script
from entityscreen.names.persons.gendered import other_gender, same_in_a
from entityscreen.names.persons.known_names import (
    are_spellings,
    given_name_commonness,
    is_given_name,
    is_known_name,
    is_surname,
    of_language,
    other_in_language,
)
from entityscreen.names.tokens import Spelling, Token
from entityscreen.romanisation.arabic import known_word, ways_to_write, without_vowels
from entityscreen.romanisation.contract import JAPANESE_SYSTEM, UNVOWELLED_SYSTEM, USUAL_SYSTEM
from entityscreen.romanisation.japanese import (
    short_vowels,
    well_known_names,
)
from entityscreen.romanisation.thai import plain_key
from entityscreen.syllables import is_syllable
from entityscreen.text.edits import is_swapped, lost_letter
from entityscreen.text.sounds import consonant_key

JAPANESE = "ja"
SHORTEST_JAPANESE = 4  # letters
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
    first = _japanese_readings(a)
    if not first or not (second := _japanese_readings(b)) or not first.isdisjoint(second):
        return False
    kanji = well_known_names()
    return not any(kanji.get(x, _NONE) & kanji.get(y, _NONE) for x in first for y in second)  # 山崎: Yamazaki, Yamasaki


@named_cache("names.japanese_names", maxsize=100_000)
def _japanese_readings(token: Token) -> frozenset[str]:
    """What a word is in Hepburn without long vowels, if it is a Japanese name; none for names of others as well."""
    if token.script is Script.HAN:
        return frozenset(short_vowels(s.text) for s in token.spellings if s.system == JAPANESE_SYSTEM)
    if token.script is not Script.LATIN or len(token.text) < SHORTEST_JAPANESE:
        return _NONE
    if is_given_name(token.text) and not of_language(token.text, JAPANESE):
        return _NONE
    short = short_vowels(token.text)
    return frozenset((short,)) if short in well_known_names() else _NONE


_OF_THE_SOUTHEAST = frozenset({Script.LATIN, Script.THAI, Script.OTHER})
THAI = "th"  # of the tables of given names; Lao and Khmer have none


@named_cache("names.southeast", maxsize=1)
def _southeast_names() -> frozenset[str]:
    """The plain spellings of the known names."""
    return frozenset(plain for (plain,) in read_rows("readings_southeast"))


def other_southeast_names(a: Token, b: Token) -> bool:
    """Whether two words are known Thai, Lao or Khmer names, and not the same.

    Args:
        a: a word.
        b: another.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> other_southeast_names(word_token("wilaiwan"), word_token("wilailak"))
        True
        >>> other_southeast_names(word_token("bounmy"), word_token("bounmi"))
        False
        >>> other_southeast_names(word_token("rosanna"), word_token("roxana"))
        False
    """
    if a.script not in _OF_THE_SOUTHEAST or b.script not in _OF_THE_SOUTHEAST or not (a.thai.isdisjoint(b.thai)):
        return False
    if not a.groups.isdisjoint(b.groups):
        return False
    first = _plain(a)
    return bool(first) and bool(second := _plain(b)) and first.isdisjoint(second)


@named_cache("names.southeast.plain", maxsize=100_000)
def _plain(token: Token) -> frozenset[str]:
    """The known names that a word may be; none for names of other peoples, whose letters say something else."""
    if token.concept is not None or (is_given_name(token.text) and not of_language(token.text, THAI)):
        return _NONE
    return frozenset(plain for spelling in token.spellings if (plain := plain_key(spelling.text)) in _southeast_names())


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


LIKELY = 0.03  # the cost of a reading up to which it may be what the word is
# The second names of Persian compounds: Mohammadreza, Amirhossein.
_SECOND_HALVES = (
    "reza", "rida", "ridha", "ali", "hossein", "hosein", "hussein", "mohammad", "muhammad", "mehdi", "mahdi", "hassan",
    "hasan", "javad", "jawad", "akbar", "asghar", "abbas", "jafar", "kazem", "bagher",
)  # fmt: skip
_LAST = str.maketrans("zd", "st")
# Scripts whose readings tell a name from others; kana and Hangul tell too little, and Thai is spelled in many ways.
_VOWELLED = VOWELLED | {Script.ARMENIAN, Script.GEORGIAN}
_TELLING = _VOWELLED | {Script.HEBREW, Script.INDIC}


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
        return other_by_tables(a, b)
    return other_by_tables(a, b) or _are_others_across(a, b)


def _are_others_across(a: Token, b: Token) -> bool:
    """Whether two words of two scripts that share no row of names are two by their likely readings."""
    if Script.ARABIC in (a.script, b.script):
        arabic, other = (a, b) if a.script is Script.ARABIC else (b, a)
        return other.script is Script.LATIN and _other_than_written(arabic, other)
    if a.script not in _TELLING or b.script not in _TELLING:
        return False
    if a.script in _VOWELLED and b.script in _VOWELLED and other_in_language(a.latin, b.latin):
        return True
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
        return _is_other_compound(usual, latin.latin)
    ways = ways_to_write(latin.latin)
    if word in ways or not (ways or is_known_name(latin.latin)):
        return False
    if not any(_arabic_consonants(x.text) == _arabic_consonants(latin.latin) for x in usual):
        return True
    # The vowels alone differ, which are certain where the letters are the same but for them: حسني and حسيني.
    return any(without_vowels(way) == without_vowels(word) for way in ways)


def _is_other_compound(usual: list[Spelling], latin: str) -> bool:
    """Whether a known name of two in one word is not what a word in Arabic script is made of: محمدرضا, Hamidreza."""
    if not is_given_name(latin) or not latin.endswith(_SECOND_HALVES):
        return False
    own = _arabic_consonants(latin)
    return all(x.text.endswith(_SECOND_HALVES) and _arabic_consonants(x.text) != own for x in usual)


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
    if a.sound == b.sound or are_spellings(a.text, b.text):
        return True
    return is_known_name(a.text) and is_known_name(b.text) and _consonants(a.text) == _consonants(b.text)


def _consonants(name: str) -> str:
    """The consonants of a name; an h comes and goes, and a last s or t may be voiced (Hernandez, Эрнандес)."""
    key = consonant_key(name).replace("h", "")
    return key[:-1] + key[-1:].translate(_LAST)
