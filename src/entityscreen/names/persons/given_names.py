"""Whether two given names a letter apart are two names, or one of them is the other one misspelt.

Frequency and sex of the names decide what a difference in letters says; how alike two words are is in
`names/likeness.py`. A letter makes another name where both are common and the letter is no matter of spelling: another
consonant (Khalid, Khalil), or the ending that makes a woman's name of a man's (Ivan, Ivana). Vowels within a word are a
matter of spelling (Khalid, Khaled), and so are letters of one sound.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.persons.known_words import given_name_commonness, nickname_groups
from entityscreen.text.edits import is_swapped, lost_letter
from entityscreen.text.sounds import single_letters, sound_key

WOMANS_ENDING = "a"
MAN, WOMAN = "m", "f"
UNKNOWN = 0.5  # tiers that a woman's form nobody counted is below its man's: Hassana, but not Ashoka beside Ashok
SHORTEST = 3  # letters: of shorter words nobody takes one for another one misspelt
# Letters that spellings of one name exchange: Ahmed and Ahmet, Jusuf and Yusuf, Osman and Othman; vowels and a silent h
# are left out.
_CONSONANTS = str.maketrans(
    {**dict.fromkeys("aeiouyhw", ""), **dict.fromkeys("ckqgx", "k"), **dict.fromkeys("szj", "s")}
    | {**dict.fromkeys("fvpb", "f"), **dict.fromkeys("dt", "t")}
)


@named_cache("names.persons.given_names.sexes", maxsize=1)
def _births() -> dict[str, tuple[float, str]]:
    """Given name -> tier of how common it is, and its sex, empty where both bear it."""
    return {word: (float(tier), sex) for word, tier, sex in read_rows("person_given_names")}


def sex_of(name: str) -> str:
    """The sex of those who bear a given name: `m`, `f`, or empty where both do or nothing is known.

    Example:
        >>> sex_of("michelle"), sex_of("mark"), sex_of("jordan")
        ('f', 'm', '')
    """
    return _births().get(name, (0.0, ""))[1]


def frequency(name: str) -> float:
    """How common a given name is, in tiers as `given_name_commonness` has them, by our tables or by births."""
    return max(given_name_commonness(name), _births().get(name, (0.0, ""))[0])


@named_cache("names.persons.given_names.known_different", maxsize=100_000)
def known_different(a: str, b: str) -> float:
    """How surely two words that are alike by their letters are two given names.

    Args:
        a: a folded word in Latin letters.
        b: another.

    Returns:
        How common the rarer one is, or the more common one of a man's and a woman's, in [0, 1]; 0 where one may be a
        spelling of the other.

    Example:
        >>> known_different("khalid", "khalil"), known_different("khalid", "khaled")
        (0.5, 0.0)
        >>> known_different("karim", "karima"), known_different("karim", "kasim")
        (0.75, 0.25)
    """
    short, long = sorted((a, b), key=len)
    if len(short) < SHORTEST or nickname_groups(a) & nickname_groups(b):
        return 0.0
    tiers = frequency(short), frequency(long)
    if not all(tiers):
        return max(tiers[0] - UNKNOWN, 0.0) if _is_feminine_of(long, short) else 0.0
    if {sex_of(a), sex_of(b)} == {MAN, WOMAN} or _is_feminine_of(long, short):
        return 0.0 if is_swapped(a, b) else max(tiers)
    same = sound_key(a) == sound_key(b) or _consonants(a) == _consonants(b)
    return 0.0 if same or is_misspelt(a, b) else min(tiers)


def _is_feminine_of(long: str, short: str) -> bool:
    """Whether a name is a man's with a woman's ending, however often its letters are doubled: Hasan, Hassana."""
    return sex_of(short) != WOMAN and single_letters(long) == single_letters(short) + WOMANS_ENDING


def is_misspelt(a: str, b: str) -> bool:
    """Whether one of two known given names is rather the other one mistyped: Hery for Henry.

    Two neighbours changed places, or the rarer one lacks a letter in its midst; as common a name is another one.
    """
    if is_swapped(a, b):
        return True
    short, long = sorted((a, b), key=len)
    return lost_letter(short, long) and frequency(short) < frequency(long)


def _consonants(name: str) -> str:
    return single_letters(name.replace("ph", "f").translate(_CONSONANTS))
