"""Consonant keys: what two hearings of one name share, whatever their script.

Here belongs what is left of a sound key (`sound.py`) without what comes and goes between spellings. How alike two
sounds are belongs to `hearing.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.names.sound import single_letters, sound_key

# Places of articulation. Vowels are left out, and h and the sounds of j, which come and go between spellings.
_PLACES = str.maketrans(
    {**dict.fromkeys("aiuhjqwy", ""), **dict.fromkeys("bpfv", "p"), **dict.fromkeys("tdszxc", "t")}
    | {**dict.fromkeys("kg", "k"), "r": "l"}
)
_SKELETON = str.maketrans({**dict.fromkeys("aiu", ""), "g": "k"})
# Sounds of one spelling that another language hears otherwise: Sergei, Geoffrey; Michael, Mitchell.
_AMBIGUOUS = (("gi", "ji"), ("c", "k"))


@named_cache("names.consonants", maxsize=400_000)
def consonant_keys(latin: str) -> tuple[str, ...]:
    """The places of a word's consonants: what two hearings of one name share whatever their script.

    A word has several when its letters can be heard in several ways: a soft or hard g and ch, a silent r, re or w.

    Args:
        latin: a lower-case word of ASCII letters.

    Returns:
        One to eight keys without repetition; none when the word has no lasting consonant.

    Example:
        >>> consonant_keys("mohammed"), consonant_keys("mhmd"), consonant_keys("spencer")
        (('mt',), ('mt',), ('tpntl', 'tpnt'))
    """
    hearings = [sound_key(latin).replace("ng", "n")]
    for letters, other in _AMBIGUOUS:
        if letters in hearings[0]:
            hearings += [hearing.replace(letters, other) for hearing in hearings]
    if "kh" in latin:
        hearings.append(sound_key(latin.replace("kh", "k")))
    if latin.endswith("w"):
        hearings.append(sound_key(latin[:-1]))
    if latin.endswith("re") and (silent := sound_key(latin[:-2])):
        hearings.append(silent)
    if "r" in hearings[0]:
        hearings += [_without_coda_r(hearing) for hearing in hearings]
    keys = dict.fromkeys(single_letters(hearing.translate(_PLACES)) for hearing in hearings)
    return tuple(key for key in keys if key)


def _without_coda_r(sound: str) -> str:
    """A sound without the r that English leaves out: before a consonant and at the end."""
    following = f"{sound[1:]}>"
    return "".join(c for c, after in zip(sound, following, strict=True) if c != "r" or after in "aiu")


def consonant_key(latin: str) -> str:
    """The consonants of a word's sound: finer than `consonant_keys`, for comparing rather than for finding.

    Args:
        latin: a lower-case word of ASCII letters.

    Returns:
        The consonants, g as k; empty when there is none.

    Example:
        >>> consonant_key("mohammed"), consonant_key("muhamad"), consonant_key("mhmd")
        ('mhmt', 'mhmt', 'mhmt')
    """
    return single_letters(sound_key(latin).translate(_SKELETON))
