"""Sound keys: one representative of all usual spellings of the same sound, for Latin words of all cultures.

Consonant groups become single sounds, vowels three classes (a; e and i; o and u); two spellings of one name share the
consonant keys whatever their script. How alike two sounds are belongs to `phonetics.py`; other scripts are spelled in
Latin letters by `romanisation/` first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import read_rows
from entityscreen.text.edits import near

SHORT_SOUND = 3  # letters of a key that words share which are no spellings of one another: John, Yun
_DIPHTHONGS = (("ai", "i"), ("ae", "i"), ("ay", "i"), ("aj", "i"), ("ea", "i"), ("oe", "u"), ("ue", "u"), ("eo", "io"))
# Letters that a step makes out of themselves at most: one for them is idle in a word without them, as most steps are.
_NEVER_MADE = frozenset("bcdeghjlopqrwxyz")
CLASSES = str.maketrans(
    {"e": "i", "y": "i", "j": "i", "o": "u", "<": None, ">": None, "C": "c", "D": "j", "H": "h", "X": "x"}
    | {"Z": "z", "Q": "q", "J": "y"}
)


_SOUNDS = BoundedDict("names.sound", 400_000)


def sound_key(latin: str) -> str:
    """One representative of all usual spellings of the same sound, in which equal letters in a row are one.

    The word is of lower-case ASCII letters; other characters are kept as they are.

    Example:
        >>> sound_key("yeltsin"), sound_key("jelzin"), sound_key("eltsine")
        ('ilzin', 'ilzin', 'ilzin')
    """
    key: str | None = _SOUNDS.get(latin)
    if key is None:
        key = _SOUNDS[latin] = single_letters(_sounded(_marked(latin)))
    return key


def sound_keys(words: Sequence[str]) -> list[str]:
    """The sound keys of several words, those that are new made in one text.

    Example:
        >>> sound_keys(["yeltsin", "xi"])
        ['ilzin', 'ksi']
    """
    key_of = {word: sound for word in words if (sound := _SOUNDS.get(word)) is not None}
    new = [word for word in dict.fromkeys(words) if word not in key_of]
    if new:
        sounded = dict(zip(new, single_letters(_sounded("\n".join(map(_marked, new)))).split("\n"), strict=True))
        _SOUNDS.remember(sounded)
        key_of |= sounded
    return [key_of[word] for word in words]


def _marked(latin: str) -> str:
    """A word with its ends marked; nobody begins one with a long sound."""
    return f"<{latin[1:]}>" if latin[:1] == latin[1:2] else f"<{latin}>"


def _sounded(text: str) -> str:
    """What words sound like, equal letters in a row as they are."""
    for spelling, sound in _steps(_NEVER_MADE.intersection(text)):
        text = text.replace(spelling, sound) if spelling in text else text
    return text.translate(CLASSES)


@named_cache("text.sounds.rules", maxsize=1)
def rules() -> tuple[tuple[frozenset[str], tuple[str, str]], ...]:
    """All steps in order, each with those of `_NEVER_MADE` that it needs."""
    steps = (*((spelling, sound) for spelling, sound in read_rows("romanisation_sound_rules")), *_DIPHTHONGS)
    return tuple((_NEVER_MADE.intersection(spelling), (spelling, sound)) for spelling, sound in steps)


@named_cache("text.sounds.steps", maxsize=20_000)
def _steps(letters: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The steps that can do something in a word with these letters of `_NEVER_MADE`, in order."""
    return tuple([step for needed, step in rules() if needed <= letters])


_REPEATED = re.compile(r"(.)(?=\1)")


def single_letters(text: str) -> str:
    """Equal letters in a row become one."""
    return _REPEATED.sub("", text)


def may_be_spellings(a: str, b: str, sound: str) -> bool:
    """Whether two words of one sound may be spellings of one another: of a short sound, a letter apart.

    Example:
        >>> may_be_spellings("john", "yun", "yun"), may_be_spellings("jon", "john", "yun")
        (False, True)
    """
    return len(sound) > SHORT_SOUND or near(single_letters(a), single_letters(b))


# Places of articulation. Vowels are left out, and h and the sounds of j, which come and go between spellings.
PLACES = str.maketrans(
    {**dict.fromkeys("aiuhjqwy", ""), **dict.fromkeys("bpfv", "p"), **dict.fromkeys("tdszxc", "t")}
    | {**dict.fromkeys("kg", "k"), "r": "l"}
)
_SKELETON = str.maketrans({**dict.fromkeys("aiu", ""), "g": "k"})
# Sounds of one spelling that another language says otherwise: Sergei, Geoffrey; Michael, Mitchell.
_AMBIGUOUS = (("gi", "ji"), ("c", "k"))


@named_cache("names.consonants", maxsize=400_000)
def consonant_keys(latin: str) -> tuple[str, ...]:
    """The places of a word's consonants: what two spellings of one name share whatever their script.

    One to eight keys, as a word's letters can be said in several ways: a soft or hard g and ch, a silent r, re or w;
    none when it has no lasting consonant.

    Example:
        >>> consonant_keys("mohammed"), consonant_keys("mhmd"), consonant_keys("spencer")
        (('mt',), ('mt',), ('tpntl', 'tpnt'))
    """
    variants = [sound_key(latin).replace("ng", "n")]
    for letters, replacement in _AMBIGUOUS:
        if letters in variants[0]:
            variants += [variant.replace(letters, replacement) for variant in variants]
    if "kh" in latin:
        variants.append(sound_key(latin.replace("kh", "k")))
    if latin.endswith("w"):
        variants.append(sound_key(latin[:-1]))
    if latin.endswith("re") and (silent := sound_key(latin[:-2])):
        variants.append(silent)
    if "r" in variants[0]:
        variants += [_without_coda_r(variant) for variant in variants]
    keys = dict.fromkeys(single_letters(variant.translate(PLACES)) for variant in variants)
    return tuple(key for key in keys if key)


def _without_coda_r(sound: str) -> str:
    """A sound without the r that English leaves out: before a consonant and at the end."""
    following = f"{sound[1:]}>"
    return "".join(c for c, after in zip(sound, following, strict=True) if c != "r" or after in "aiu")


def consonant_key(latin: str) -> str:
    """The consonants of a word's sound, g as k: finer than `consonant_keys`, for comparing rather than for finding.

    Example:
        >>> consonant_key("mohammed"), consonant_key("muhamad"), consonant_key("mhmd")
        ('mhmt', 'mhmt', 'mhmt')
    """
    return single_letters(sound_key(latin).translate(_SKELETON))
