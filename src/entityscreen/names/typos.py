"""Typos and cut fields: whole names that are the same but for a letter in one word, for spaces, or for their end.

Likeness of words cannot tell these. A letter off in a short word makes another word (Jin, Jun), and one in a word that
has a meaning loses the meaning (STCOK, COMPANYMAKO); but when all other words are the same and the one is a word that
nobody knows, somebody mistyped it. A field of fixed length cuts a name off: payment messages keep 35 characters (SWIFT
MT, fields 50 and 59), older systems and cards other lengths; the last word is broken off, ends there, or is left out
whole. A person's name is written as one word. What names share by which an index finds both is here too, and how two
given names that a letter tells apart are told from one that is misspelt.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import main_script
from entityscreen.names.persons.gendered import without_shared_ending
from entityscreen.names.persons.known_words import commonness, given_name_commonness, nickname_groups
from entityscreen.names.prepared import CORE_ROLES, DISTINCTIVE_ROLES, Role, Variant
from entityscreen.names.tokens import word_token
from entityscreen.romanisation.han import is_given_in_latin
from entityscreen.syllables.comparison import have_other_syllables
from entityscreen.syllables.latin_names import is_syllable
from entityscreen.text.edits import LONGEST, is_keyboard_typo, is_swapped, lost_letter
from entityscreen.text.sounds import may_be_spellings, single_letters, sound_key
from entityscreen.text.words import CJK

MOST_WORDS = 12  # of a name that is looked at
LONG_WORD = 6  # letters: POLITICLA is nothing but a typo, even where no other word tells the name from others
LEAST_LETTERS = 6  # of a name: EP-MHL is another aircraft than EP-MHN
# A letter off is worth so many letters of the name: 1 - 1.2 / 24 for one in a name of 24.
LETTER = 1.2
SHORT_WORD = 3
LEAST_BESIDE = 5  # letters beside a short word
LONG_NAME = 8  # letters: AMINUGLAH, even beside a title alone
MOST_LETTERS = 2  # that one name has more than the other: one for another, and rn for m
PARTED = 0.97  # the same letters, words parted otherwise
# Digits that optical recognition takes for letters, and two letters for one.
_LOOKALIKES = {"0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "6": "bg", "7": "t", "8": "b", "9": "g"}
_TWO, _ONE = "rn", "m"
_NUMERAL = re.compile("x{0,3}(?:ix|iv|v?i{0,3})")
_VOWELS = frozenset("aeiouy")


def typo_places(words: Sequence[str]) -> list[int]:
    """The places of a name's words in which a typo may be.

    Returns:
        Places, none for a name that is too short or too long. Two names are a typo apart only if each loses a word at
        one of them, the others are the same in any order, and the forms (`typo_form`) of the two lost words share what
        is left of them without one letter at most.

    Example:
        >>> typo_places(("fars", "air", "crgo", "2")), typo_places(("ep", "mhl"))
        ([0, 1, 2], [])
    """
    if not 1 < len(words) <= MOST_WORDS or _letters(words) < LEAST_LETTERS:
        return []
    return [place for place, word in enumerate(words) if may_have_typo(word)]


def typo_form(word: str) -> str:
    """A word as it is compared letter by letter: r and n side by side look like an m.

    Example:
        >>> typo_form("cornpany")
        'company'
    """
    return word.replace(_TWO, _ONE)


def _letters(words: Sequence[str]) -> int:
    return sum([len(word) for word in words if not word.isdigit()])


def may_have_typo(word: str) -> bool:
    """Whether a typo in a word may be found by its letters.

    Example:
        >>> may_have_typo("crgo"), may_have_typo("13")
        (True, False)
    """
    if not 1 < len(word) <= LONGEST or not word.isalnum() or word.isdigit():
        return False
    return word.isascii() or (word.isalpha() and main_script(word) not in CJK)


def typo_between(a: Variant, b: Variant) -> tuple[float, str] | None:
    """The similarity, in (0, 1), of two names that are the same but for a typo, and why; None when they are not."""
    if a.letters == b.letters:
        return _parted(a, b)
    near = -MOST_LETTERS <= len(a.letters) - len(b.letters) <= MOST_LETTERS
    odd = _odd_words(a.words, b.words) if near else None
    if odd is None or not _a_letter_off(*odd):
        return None
    letters = _letters(a.words), _letters(b.words)
    if len(a.words) > MOST_WORDS or min(letters) < LEAST_LETTERS:
        return None
    if not (_turned(a.words, b.words, *odd) and _may_be_one(a, odd[0], b, odd[1])) or _are_two_by_syllables(a, b):
        return None
    return round(1.0 - LETTER / max(letters), 4), f"the same but for a letter: {odd[0]}, {odd[1]}"


def _are_two_by_syllables(a: Variant, b: Variant) -> bool:
    """Whether a letter makes another syllable of one system: Guoming is no typo of Guoping."""
    first, second = a.syllables, b.syllables
    return first is not None and second is not None and have_other_syllables(first, second)


def _parted(a: Variant, b: Variant) -> tuple[float, str] | None:
    """The same letters: the same name, unless Ya-nan is not Yan-an, or a number is made of others."""
    if a.words == b.words or (a.by_syllables() and b.by_syllables()) or a.numbers != b.numbers:
        return None
    return PARTED, "the same letters, words parted otherwise"


def _odd_words(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, str] | None:
    """The one word of each name that the other does not have; None where there are more, or none."""
    if len(words) != len(others) or len(words) < 2:
        return None
    rest, odd = list(others), ""
    for word in words:
        if word in rest:
            rest.remove(word)
        elif odd:
            return None
        else:
            odd = word
    return (odd, rest[0]) if odd else None


def _a_letter_off(a: str, b: str) -> bool:
    if not -MOST_LETTERS <= len(a) - len(b) <= MOST_LETTERS or not (may_have_typo(a) and may_have_typo(b)):
        return False
    if OSA.distance(typo_form(a), typo_form(b), score_cutoff=1) > 1 or (
        _NUMERAL.fullmatch(a) and _NUMERAL.fullmatch(b)
    ):
        return False
    return (a.isalpha() and b.isalpha()) or _looks_alike(a, b)


def _looks_alike(a: str, b: str) -> bool:
    """Whether a digit stands for a letter that looks like it, and nothing else differs."""
    if len(a) != len(b):
        return False
    return all(x == y or y in _LOOKALIKES.get(x, "") or x in _LOOKALIKES.get(y, "") for x, y in zip(a, b, strict=True))


def _turned(words: tuple[str, ...], others: tuple[str, ...], own: str, theirs: str) -> bool:
    """Whether the words follow one another in the same order, from whichever the name begins with."""
    for place in [place for place, word in enumerate(others) if word == theirs]:
        respelled = (*others[:place], own, *others[place + 1 :])
        if any(respelled[start:] + respelled[:start] == words for start in range(len(words))):
            return True
    return False


def _may_be_one(a: Variant, own: str, b: Variant, theirs: str) -> bool:
    """Whether nobody knows one of the two words, and what else the names say is enough to be one."""
    if not (own.isalpha() and theirs.isalpha()):
        return True
    first, second = _role_of(a, own), _role_of(b, theirs)
    core_a, core_b = first in CORE_ROLES, second in CORE_ROLES
    if {first, second} == {Role.NAME, Role.PATRONYMIC} or not (core_a or core_b):
        return False  # Pavlova is a surname, Pavlovna the daughter of a Pavel
    if _are_two_words(own, theirs, core_a, core_b):
        return False
    return _tells_enough(a, own, b, theirs, numbered=Role.NUMBER in (first, second), both=core_a and core_b)


def _tells_enough(a: Variant, own: str, b: Variant, theirs: str, *, numbered: bool, both: bool) -> bool:
    """Whether two words a letter apart are long enough, or stand beside enough, to be one of the two mistyped."""
    shorter = min(len(own), len(theirs))
    if typo_form(own) == typo_form(theirs) or shorter >= (LONG_NAME if both else LONG_WORD):
        return True
    if numbered or (both and shorter <= SHORT_WORD and _may_be_another(a.words, own, theirs)):
        return False
    roles = CORE_ROLES if both else DISTINCTIVE_ROLES
    return _has_beside(a, own, roles) and _has_beside(b, theirs, roles)


def _are_two_words(own: str, theirs: str, core: bool, other: bool) -> bool:
    """Whether people know both words, or an ending of many is all that they share."""
    a, b = word_token(own), word_token(theirs)
    if _is_known(own, core, other) and _is_known(theirs, other, core) and not is_misspelt(a.latin, b.latin):
        return True
    if not (core and other and len(own) == len(theirs)):  # a letter is lost more often than it is another one
        return False
    first, second = without_shared_ending(a.latin, b.latin)
    # Gelashvili is no typo of Kelashvili.
    return known_different(a.latin, b.latin) > 0.0 or (first != a.latin and not is_keyboard_typo(first, second))


def _may_be_another(words: tuple[str, ...], own: str, theirs: str) -> bool:
    """Whether a letter makes another name of a short word: a vowel for a vowel (Ali, Ala), or beside little else."""
    if sum([len(word) for word in words]) - len(own) < LEAST_BESIDE:
        return True
    return len(own) == len(theirs) and all({a, b} <= _VOWELS for a, b in zip(own, theirs, strict=True) if a != b)


def _has_beside(variant: Variant, word: str, roles: Collection[Role]) -> bool:
    """Whether a name has a part of these roles beside a word."""
    return any(part.role in roles and word not in part.token.text for part in variant.parts)


def _role_of(variant: Variant, word: str) -> Role:
    """The role of the part that a word is, or that it stands in; what no part shows is a name."""
    return next((part.role for part in variant.parts if word in part.token.text.split(" ")), Role.NAME)


def _is_known(word: str, core: bool, other: bool) -> bool:
    """Whether people know a word, or it has a meaning there; beside one with a meaning a syllable is nothing known."""
    if not core:
        return True
    latin = word_token(word).latin
    return commonness(latin) > 0.0 or (other and word.isascii() and is_syllable(latin))


WIDTHS = (20, 30, 35, 40, 50)  # characters of the fields
LEAST_LEFT = 12  # of what is left of a name
SHORT_FIELD = 20  # characters after which many names begin alike: there no word is left out whole
CUT_OFF, CUT_OFF_SHORT = 0.95, 0.85


def cut_keys(variant: Variant) -> Iterator[str]:
    """The letters that are left of a name in fields of some lengths.

    Example:
        >>> from entityscreen.model.kind import Family
        >>> from entityscreen.names.prepare import prepare_name
        >>> list(cut_keys(prepare_name("Korean Workers Party Propaganda", Family.ORGANISATION).variants[0]))
        ['koreanworkersparty', 'koreanworkerspartypropagand', 'koreanworkersparty']
    """
    if len(variant.text) > SHORT_FIELD:
        yield from _cuts(variant)


def may_be_cut_off(text: str) -> bool:
    """Whether a name is long enough to be what a field left of another.

    Example:
        >>> may_be_cut_off("konstantin konstantinovich rokossov"), may_be_cut_off("vladimir putin")
        (True, False)
    """
    return len(text) >= SHORT_FIELD - 1  # the space behind its last word is not kept


def similarity_cut_off(a: Variant, b: Variant) -> float:
    """How alike two names are when one is the other one, cut off; 0 when it is not."""
    short, long = (a, b) if len(a.text) < len(b.text) else (b, a)
    if not may_be_cut_off(short.text) or len(short.text) == len(long.text) or short.how:
        return 0.0  # what is left without a bracket is no field
    if short.letters not in long.letters + long.letters or short.letters not in _cuts(long):
        return 0.0
    filled = any(width - 1 <= len(short.text) <= width for width in WIDTHS if width > SHORT_FIELD)
    return CUT_OFF if filled else CUT_OFF_SHORT


def _cuts(variant: Variant) -> Iterator[str]:
    """What is left of the letters of a name in each field; nothing where they are not those of its text one by one."""
    text, letters = variant.text, variant.letters
    if _count_letters(text) != len(letters):
        return
    yield from _left(text, letters)
    surname, comma, given_names = text.partition(", ")
    if comma and given_names and "," not in given_names:
        behind = _count_letters(surname)
        yield from _left(f"{given_names} {surname}", letters[behind:] + letters[:behind])


def _count_letters(text: str) -> int:
    """How many letters, digits and ampersands a text has: what the words of a name are made of."""
    bare = text.replace(" ", "")
    return len(bare) if bare.isalnum() else sum([sign.isalnum() or sign == "&" for sign in text])


def _left(text: str, letters: str) -> Iterator[str]:
    for width in WIDTHS:
        if width >= len(text):
            break
        ends = [width]
        if width > SHORT_FIELD and text[width].isalnum() and text[width - 1].isalnum():
            ends.append(text.rfind(" ", 0, width))
        for end in ends:
            kept = _count_letters(text[: max(end, 0)])
            if kept >= LEAST_LEFT:
                yield letters[:kept]


# A person's name that is written as one word (`vladimirputin`, `AymanAlZawahiri`, `HabilDARVISH`) is parted as the
# other name has its words: in any order, since lists write the surname first and files do not, and without a patronymic
# or a middle name. The words that make up a word have its letters in some order: by the sums of letters an index finds
# both.
LEAST_PARTED = 6  # letters of a word that is parted; shorter ones are made of syllables by chance
LEAST_JOINED, MOST_JOINED = 2, 6  # words of a name that may be written as one word
MOST_LEFT_OUT = 2  # words of it that the one word lacks

_ALL_ONES = 0xFFFFFFFF
_SPREAD = 0x9E3779B1  # Knuth's multiplier: sums become hashes
_LETTER_VALUES = tuple(zlib.crc32(bytes((byte,))) for byte in range(256))


def is_one_word(variant: Variant) -> bool:
    """Whether a name is one word that may be several.

    Example:
        >>> from entityscreen.model.kind import Family
        >>> from entityscreen.names.prepare import prepare_name
        >>> [is_one_word(prepare_name(text, Family.PERSON).variants[0]) for text in ("vladimirputin", "Putin", "Li Na")]
        [True, False, False]
    """
    return len(variant.words) == 1 and len(variant.letters) >= LEAST_PARTED and not variant.characters


def may_be_one_word(words: Sequence[str]) -> bool:
    """Whether words are so many that somebody writes them as one."""
    return LEAST_JOINED <= len(words) <= MOST_JOINED


def letter_sum(text: str) -> int:
    """Returns the sum of the values of a text's bytes: the same for the same letters in any order.

    Example:
        >>> letter_sum("putin") + letter_sum("vladimir") == letter_sum("vladimirputin")
        True
    """
    return sum(map(_LETTER_VALUES.__getitem__, text.encode()))


def key_of_sum(total: int) -> int:
    """Returns the hash of a sum of letters, in 32 bits."""
    return total * _SPREAD & _ALL_ONES


def keys_of_words(words: Sequence[str]) -> Iterator[int]:
    """Yields the hashes of the words that a name may be written with as one: all, and all but a few."""
    if may_be_one_word(words):
        sums = [letter_sum(word) for word in words]
        total = sum(sums)
        for left_out in range(min(MOST_LEFT_OUT, len(words) - LEAST_JOINED) + 1):
            for chosen in combinations(sums, left_out):
                yield key_of_sum(total - sum(chosen))


def part_as(word: str, words: Sequence[str]) -> tuple[str, ...] | None:
    """Parts a word as another name has its words.

    Args:
        word: the word.
        words: those of the other name, in any order.

    Returns:
        At least two of the other words, in the order in which the word has them; None where it is not made of them, or
        of too few of them.

    Example:
        >>> part_as("vladimirputin", ("putin", "vladimir", "vladimirovich"))
        ('vladimir', 'putin')
        >>> part_as("vladimirputin", ("putin", "igor"))
    """
    if not may_be_one_word(words):
        return None
    least = max(LEAST_JOINED, len(words) - MOST_LEFT_OUT)
    return _part(word, tuple(words), least)


def _part(rest: str, words: tuple[str, ...], least: int) -> tuple[str, ...] | None:
    if not rest:
        return () if least <= 0 else None
    for place, word in enumerate(words):
        if word and rest.startswith(word):
            behind = _part(rest[len(word) :], words[:place] + words[place + 1 :], least - 1)
            if behind is not None:
                return (word, *behind)
    return None


# Whether two given names a letter apart are two names, or one of them is the other one misspelt: frequency and sex of
# the names decide it. A letter makes another name where both are common and the letter is no matter of spelling:
# another consonant (Khalid, Khalil), another first vowel (Anna, Inna) or one in Japanese (Yuko, Yuki), or the ending
# that makes a woman's name of a man's (Ivan, Ivana). Vowels within other words are a matter of spelling (Khalid,
# Khaled), and so are letters of one sound (Ahmad, Ahmet), but not where the sound is short.
WOMANS_ENDING, MANS_ENDING = "a", "o"
OTHER_FIRST = {"i": "aou", "e": "ou", "d": "t"}  # letters with which no spelling of the same name begins: Dima, Tima
MAN, WOMAN = "m", "f"
LONG_VOWELS = {"a", "i"}  # that tell Arabic names apart before their last consonant: Jamal and Jamil, Kamal and Kamil
_BEFORE_CONSONANTS = re.compile("([aeiouy]+)[^aeiouy]+$")
UNKNOWN = 0.5  # tiers that a woman's form nobody counted is below its man's: Hassana, but not Ashoka beside Ashok
SHORTEST_GIVEN = 3  # letters: of shorter words nobody takes one for another one misspelt
# Letters that spellings of one name exchange: Ahmed and Ahmet, Jusuf and Yusuf, Osman and Othman; vowels and a silent h
# are left out.
_CONSONANTS = str.maketrans(
    {**dict.fromkeys("aeiouyhw", ""), **dict.fromkeys("ckqgx", "k"), **dict.fromkeys("szj", "s")}
    | {**dict.fromkeys("fvpb", "f"), **dict.fromkeys("dt", "t")}
)
# Letters that spellings of a surname exchange where it has one spelling: Vasquez and Vazquez, but not Osawa and Ozawa.
_WRITTEN = {**dict.fromkeys("aeiouyh", ""), **dict.fromkeys("ckq", "k"), "w": "v"}
_IN_LATIN = str.maketrans({**_WRITTEN, "z": "s", "d": "t"})
_SPELLED = {
    "es": str.maketrans({**_WRITTEN, "z": "s", "v": "b", "x": "j"}),
    "ja": str.maketrans(_WRITTEN),
    "composed": str.maketrans({"c": "k", "q": "k", "w": "v", "h": ""}),  # of words, whose vowels tell them apart
}

_SOFT_C, _SPOKEN_U = re.compile("c(?=[eiy])"), re.compile("v(?=[^aeiouy])")  # Cemal is no Kemal, Shavkat is Shaukat
# Letters spoken in two ways: the w of Dawood and of Wahid (Vahid), and Russian has a g for the h of Huseynov.
_SPOKEN = (re.compile("$^"), ""), (re.compile("w"), "v"), (re.compile("^g"), "h")


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


@named_cache("names.persons.surnames", maxsize=1)
def _surnames() -> dict[str, tuple[float, str]]:
    """Surname -> tier of how common it is, and by what it is spelled where it has one spelling (`_SPELLED`)."""
    return {word: (float(tier), way) for word, tier, way in read_rows("person_surnames")}


@named_cache("names.persons.given_names.known_different", maxsize=100_000)
def known_different(a: str, b: str) -> float:
    """How surely two words that are alike by their letters are two given names, or two surnames.

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
        >>> known_different("anna", "inna"), known_different("yuko", "yuki")
        (0.25, 0.25)
        >>> known_different("jamal", "jamil"), known_different("fernandez", "hernandez")
        (0.5, 0.75)
        >>> known_different("lund", "lind"), known_different("rahmani", "rehmani")
        (0.25, 0.0)
    """
    short, long = sorted((a, b), key=len)
    if len(short) < SHORTEST_GIVEN or nickname_groups(a) & nickname_groups(b):
        return 0.0
    tiers = frequency(short), frequency(long)
    if not all(tiers):
        if _is_feminine_of(long, short):
            return max(tiers[0] - UNKNOWN, 0.0)
        return _other_surname(short, long)
    if {sex_of(a), sex_of(b)} == {MAN, WOMAN} or _is_feminine_of(long, short) or _is_feminine_of(short, long):
        return 0.0 if is_swapped(a, b) else max(tiers)
    return 0.0 if _may_be_spelled(a, b) or is_misspelt(a, b) else min(tiers)


def _other_surname(short: str, long: str) -> float:
    """How common the rarer of two surnames is; 0 where one may be a spelling of the other, or the other mistyped."""
    (short_tier, short_way), (long_tier, long_way) = _surname(short), _surname(long)
    if not (short_tier and long_tier) or sound_key(short) == sound_key(long):  # Maier is Meyer
        return 0.0
    if is_swapped(short, long) or (lost_letter(short, long) and short_tier < long_tier):
        return 0.0
    if not (short_way and long_way):
        return 0.0 if _may_be_spelled(short, long) else min(short_tier, long_tier)
    letters = _SPELLED.get(short_way if short_way == long_way else "", _IN_LATIN)
    return 0.0 if _spelled(short, letters) == _spelled(long, letters) else min(short_tier, long_tier)


def _spelled(surname: str, letters: Mapping[int, str]) -> tuple[str, str]:
    """What spellings of one surname share: its first vowel and its consonants."""
    vowel = next((letter for letter in surname if letter in _VOWELS), "")
    return vowel.replace("y", "i"), single_letters(surname.replace("ph", "f").replace("qu", "qv").translate(letters))


def _surname(name: str) -> tuple[float, str]:
    return _surnames().get(name, (0.0, ""))


def _may_be_spelled(a: str, b: str) -> bool:
    """Whether two words may be spellings of one name: of one sound, or with the same consonants."""
    if {_last_vowel(a), _last_vowel(b)} == LONG_VOWELS:
        return False
    sound = sound_key(a)
    if sound == sound_key(b):
        return may_be_spellings(a, b, sound)
    if not _share_consonants(a, b) or b[0] in OTHER_FIRST.get(a[0], "") or a[0] in OTHER_FIRST.get(b[0], ""):
        return False
    return not (is_given_in_latin(a) and is_given_in_latin(b))


def _last_vowel(name: str) -> str:
    """The vowel before the last consonants, the first of two; an i for the ee of Jameel and the y of Kasym; or none."""
    vowels = _BEFORE_CONSONANTS.search(name)
    return "" if vowels is None else "i" if vowels[1] in ("ee", "y") else vowels[1]


def _is_feminine_of(long: str, short: str) -> bool:
    """Whether a name is a man's with a woman's ending, however often its letters are doubled: Hasan, Hassana."""
    stem = single_letters(short)
    return sex_of(short) != WOMAN and single_letters(long) in (
        stem + WOMANS_ENDING,
        stem.removesuffix(MANS_ENDING) + WOMANS_ENDING,
    )


def is_misspelt(a: str, b: str) -> bool:
    """Whether one of two known given names is rather the other one mistyped: Hery for Henry.

    Two neighbours changed places, or the rarer one lacks a letter in its midst; as common a name is another one.
    """
    if is_swapped(a, b):
        return True
    short, long = sorted((a, b), key=len)
    return lost_letter(short, long) and frequency(short) < frequency(long)


def _share_consonants(a: str, b: str) -> bool:
    """Whether two names have the same consonants, as written or with a letter in both that is spoken otherwise."""
    return any(_consonants(letter.sub(spoken, a)) == _consonants(letter.sub(spoken, b)) for letter, spoken in _SPOKEN)


def _consonants(name: str) -> str:
    spelled = name.replace("ph", "f").replace("kh", "h").replace("dzh", "j").replace("dj", "j")
    return single_letters(_SPOKEN_U.sub("w", _SOFT_C.sub("s", spelled)).translate(_CONSONANTS))
