"""Phonetic similarity: how alike two words sound when one of them comes from a script that tells less than Latin.

Two sound keys (see `sounds.py`) are compared by what it costs to take one sound for another. It is for words that share
a consonant key; for two Latin words equal keys are enough. A script tells its readers different things: Arabic and
Hebrew no short vowels, Hangul and kana no l apart from r, no v apart from b, and vowels that nobody said. So the price
of a difference depends on the script profile.

An index compares many pairs by the same recurrence (`index/kernel.py`): never below the exact one (a property test
holds it), which decides for what is left. There sounds are rows of letter codes, padded with 0, and prices are
hundredths in small integers, exact because every price has two digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import BoundedDict
from entityscreen.model.script import Script
from entityscreen.romanisation import (
    JAPANESE_SYSTEM,
    RULED_SYSTEM,
    TRANSCRIBED_SYSTEM,
    UNVOWELLED_SYSTEM,
    USUAL_SYSTEM,
)
from entityscreen.text.sounds import consonant_keys, sound_key

_VOWELS = frozenset("aiu")
# Prices of taking one sound for another, in consonants (1 = another consonant). Pairs hold both ways.
_NEAR = """
    ai:15 iu:20 au:20
    gk:35 gh:35 hk:40 kc:35 cx:35 cs:40 cz:35 xs:30 xz:40 zs:20
    qj:20 qz:30 qx:30 qy:25 jy:15 jc:40 jz:35 ji:20 yi:10 jg:35 jh:35 yh:40 jk:70 jx:40 yg:50
    vb:35 vf:25 pf:40 bp:40 vu:20 td:30 mn:60 lr:60 ks:70 dz:50 ts:60 tz:60 dj:50
"""
_LOAN = """
    lr:15 vb:10 pf:10 jz:15 js:40 bp:30 ts:30 td:25 gk:20 hf:30 xs:20 ct:50 hk:35
"""
_TRANSCRIBED = "lr:5 sx:20 td:20 gk:15 jk:45 jd:50 jt:60 mn:40"
_UNVOWELLED = "vb:15 pf:15 vu:10 zd:30 xs:20"
_KNOWN_NAME = "ai:45 iu:45 au:45 gk:90 gh:90 hk:90 kc:90 jg:90 td:60 vb:60 pf:90 bp:90"
OTHER_CONSONANT = 1.2  # dearer than leaving one out: another consonant is another name
_SILENT = {"h": 0.35, "j": 0.6, "y": 0.3, "v": 0.7}  # price of a sound that only one side has, else 1
VOWEL_WEIGHT = 0.3  # what a vowel weighs in the length of a word; a consonant weighs 1
LEAST_WEIGHT = 2.0  # a word lighter than this is too short for its differences to be small


def _prices(*tables: str) -> dict[str, float]:
    prices: dict[str, float] = {}
    for table in tables:
        for entry in table.split():
            pair, price = entry.split(":")
            prices[pair] = prices[pair[::-1]] = int(price) / 100
    return prices


@dataclass(frozen=True, slots=True, eq=False)
class ScriptProfile:
    """What a script does to a name."""

    near: dict[str, float]  # price of taking one sound for another, by the two letters
    vowel_here: float  # price of a vowel that only the word of this script has
    vowel_there: float  # price of a vowel that only the Latin word has
    last_a: float = 1.2  # price of an a at the end that only one word has: mostly a woman's name against a man's
    least: float = 0.7  # words that sound less alike than this are other words
    r_here: float = 1.0  # price of an r that only the word of this script has
    r_there: float = 1.0  # price of an r that only the Latin word has
    # the most that sounding alike is worth, by the length of the consonant key that is shared
    certainty: tuple[float, ...] = (0.0, 0.8, 0.88, 0.92, 0.95)  # few consonants say little


FULL = ScriptProfile(_prices(_NEAR), vowel_here=0.2, vowel_there=0.2)
# The romanisation is the usual spelling of a known name: another vowel is another name (Mahmud is not Muhammad).
KNOWN_NAME = ScriptProfile(_prices(_NEAR, _KNOWN_NAME), vowel_here=0.4, vowel_there=0.4, least=0.85)
UNVOWELLED = ScriptProfile(
    _prices(_NEAR, _UNVOWELLED),
    vowel_here=0.3, vowel_there=0.04, last_a=0.4, certainty=(0.0, 0.75, 0.83, 0.88, 0.92),
)  # fmt: skip
HEBREW = replace(UNVOWELLED, certainty=(0.0, 0.78, 0.86, 0.9, 0.93))  # it writes more of its vowels than Arabic does
LOAN = ScriptProfile(_prices(_NEAR, _LOAN), vowel_here=0.15, vowel_there=0.15, last_a=0.6, r_here=0.6, r_there=0.3)
# Each character is a syllable: vowels come in, an r before a consonant goes.
TRANSCRIBED = ScriptProfile(
    _prices(_NEAR, _LOAN, _TRANSCRIBED), vowel_here=0.12, vowel_there=0.15, last_a=0.6, r_there=0.2
)
SOUND_ALIKE = ScriptProfile(_prices(_NEAR, _LOAN), vowel_here=0.12, vowel_there=0.12, last_a=0.3)
# One of several romanisations of a name: what does not sound the same is another name.
READ = ScriptProfile(_prices(_NEAR, _KNOWN_NAME), vowel_here=0.4, vowel_there=0.4, least=0.95)
# What has to sound the same all but 0.05 of its weight cannot pay a difference of 0.3 under a weight of 6, nor one of
# 0.4 under a weight of 8. Below the weight of the one word at which the other may be as heavy as that: the sounds that
# `READ` takes for one another for less, and those that it lets come in or go, which are left out.
CLOSE: tuple[tuple[float, Mapping[int, int | None]], ...] = (
    (4.9, str.maketrans("jqyvfz", "iiiuus")),
    (6.6, str.maketrans("vf", "uu", "cxzsqjyih")),
)
# All of them, in an order that an index may keep.
PROFILES = (FULL, KNOWN_NAME, UNVOWELLED, LOAN, SOUND_ALIKE, TRANSCRIBED, HEBREW, READ)
_OF_HAN = {TRANSCRIBED_SYSTEM: TRANSCRIBED, JAPANESE_SYSTEM: READ}
_OF_KNOWN = frozenset((USUAL_SYSTEM, RULED_SYSTEM))
_PROFILES: dict[Script, ScriptProfile] = {Script.KANA: LOAN, Script.HANGUL: LOAN, Script.THAI: SOUND_ALIKE}
_KNOWN = BoundedDict("names.phonetic", 500_000)


def profile_of(script: Script, system: str) -> ScriptProfile:
    """What is lost in a romanisation, by its script and system.

    Example:
        >>> profile_of(Script.ARABIC, "consonants, Arabic") is UNVOWELLED
        True
        >>> profile_of(Script.ARABIC, "usual spelling") is KNOWN_NAME
        True
    """
    if system.startswith(UNVOWELLED_SYSTEM):
        return HEBREW if script is Script.HEBREW else UNVOWELLED
    if script is Script.HAN:
        return _OF_HAN.get(system, KNOWN_NAME)
    return KNOWN_NAME if script is Script.ARABIC or system in _OF_KNOWN else _PROFILES.get(script, FULL)


def similarity_by_sound(here: str, there: str, profile: ScriptProfile) -> float:
    """The similarity of a word of another script, in one of its romanisations, to a Latin word or romanisation, by
    sound alone.

    From 0.7 to 0.95 for two that share a consonant key and sound alike, else 0; the cost of the romanisation is not yet
    taken away.

    Example:
        >>> similarity_by_sound("blek", "black", FULL), similarity_by_sound("dvr", "david", UNVOWELLED)
        (0.92, 0.0)
    """
    keys = consonant_keys(there)
    shared = [len(key) for key in consonant_keys(here) if key in keys]
    if not shared:
        return 0.0
    alike = phonetic_similarity(sound_key(here), sound_key(there), profile)
    if alike < profile.least:
        return 0.0
    return min(alike, profile.certainty[min(max(shared), len(profile.certainty) - 1)])


def phonetic_similarity(here: str, there: str, profile: ScriptProfile = FULL) -> float:
    """How alike two sound keys are, in [0, 1], where the first is of a romanisation from the script that the profile is
    for.

    About 0.9 when only vowels differ that the script does not tell, about 0.7 when one consonant of four is another.

    Example:
        >>> round(phonetic_similarity("blik", "blak"), 2), round(phonetic_similarity("mhmt", "muhamit", UNVOWELLED), 2)
        (0.95, 0.98)
        >>> phonetic_similarity("marin", "martin") < 0.8
        True
    """
    if here == there:
        return 1.0
    key = (here, there, id(profile))
    similarity: float | None = _KNOWN.get(key)
    if similarity is None:
        weight = max(_weight(here), _weight(there), LEAST_WEIGHT)
        similarity = max(0.0, 1.0 - _price(here, there, profile) / weight)
        _KNOWN[key] = similarity
    return similarity


def close_keys(sound: str) -> tuple[str, ...]:
    """What is the same in two sounds that `READ` takes for one word, by how heavy the lighter of them is.

    Example:
        >>> close_keys("jusi"), close_keys("iuzi")
        (('0iusi', '1u'), ('0iusi', '1u'))
    """
    return tuple([f"{number}{sound.translate(table)}" for number, (_, table) in enumerate(CLOSE)])


def own_close_key(sound: str) -> str | None:
    """The one of a sound's keys that all have in common with it that `READ` takes for it; None of a heavy sound.

    Example:
        >>> own_close_key("jusi"), own_close_key("takahasi"), own_close_key("kristmanstrn")
        ('0iusi', '1takaa', None)
    """
    weight = _weight(sound)
    return next((key for key, (most, _) in zip(close_keys(sound), CLOSE, strict=True) if weight < most), None)


def _weight(sound: str) -> float:
    vowels = sum(map(sound.count, "aiu"))
    return len(sound) - vowels * (1 - VOWEL_WEIGHT)


def _price(here: str, there: str, profile: ScriptProfile) -> float:
    """The cheapest way to take one word for the other (Wagner and Fischer's edit distance, with prices)."""
    near = profile.near
    left_out = [unpaired_price(sound, profile.vowel_there, profile.r_there) for sound in there]
    unpaired_here = [unpaired_price(sound, profile.vowel_here, profile.r_here) for sound in here]
    if there.endswith("a") != here.endswith("a"):
        (left_out if there.endswith("a") else unpaired_here)[-1] = profile.last_a
    row = [0.0]
    for price in left_out:
        row.append(row[-1] + price)
    for sound, alone in zip(here, unpaired_here, strict=True):
        diagonal, row[0] = row[0], row[0] + alone
        for place, sound_there in enumerate(there):
            cheapest = diagonal
            if sound != sound_there:
                cheapest = min(
                    diagonal + near.get(sound + sound_there, OTHER_CONSONANT),
                    row[place + 1] + alone,
                    row[place] + left_out[place],
                )
            diagonal, row[place + 1] = row[place + 1], cheapest
    return row[-1]


def unpaired_price(sound: str, vowel: float, r: float) -> float:
    """What a sound costs that only one of two words has."""
    if sound in _VOWELS:
        return vowel
    return r if sound == "r" else _SILENT.get(sound, 1.0)


WIDTH = 16  # letters of a sound that are kept; of a longer one the most is assumed
LONG = 255  # in the first place of a row: a sound that is not kept
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROUNDING = 1e-6
LEAST = np.array([profile.least for profile in PROFILES]) - ROUNDING


def encode_sound(sound: str) -> bytes:
    """The row of a sound, `WIDTH` bytes.

    Example:
        >>> list(encode_sound("abc"))[:4], encode_sound("a" * 40)[0]
        ([1, 2, 3, 0], 255)
    """
    if not sound or len(sound) > WIDTH or not all(c in _LETTERS for c in sound):
        return bytes([LONG]) + bytes(WIDTH - 1)
    return bytes(ord(c) - 96 for c in sound).ljust(WIDTH, b"\0")


def measure_sounds(rows: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """Return how many letters sounds have, and what they weigh together.

    Args:
        rows: of each sound its row (`encode_sound`); what a sound has that is not kept is never asked for.

    Example:
        >>> lengths, weights = measure_sounds(np.array([list(encode_sound("blak"))], dtype=np.uint8))
        >>> lengths.tolist(), weights.round(1).tolist()
        ([4], [3.3])
    """
    lengths = np.count_nonzero(rows, axis=1)
    vowels = np.isin(rows, [ord(vowel) - 96 for vowel in _VOWELS]).sum(axis=1)
    return lengths.astype(np.uint8), lengths - vowels * (1.0 - VOWEL_WEIGHT)


def price_tables() -> tuple[NDArray[np.int16], NDArray[np.int16], NDArray[np.int16], NDArray[np.int16]]:
    """Return prices in hundredths by profile: of one sound for another, of a sound alone here and there, of a last a.

    Shapes (profiles, 27, 27), (profiles, 27) twice and (profiles,); a is 1.
    """
    near = np.full((len(PROFILES), 27, 27), round(100 * OTHER_CONSONANT), dtype=np.int16)
    for number, profile in enumerate(PROFILES):
        for pair, price in profile.near.items():
            near[number, ord(pair[0]) - 96, ord(pair[1]) - 96] = round(100 * price)
        np.fill_diagonal(near[number], 0)
    here = _hundredths([[unpaired_price(c, m.vowel_here, m.r_here) for c in _LETTERS] for m in PROFILES])
    there = _hundredths([[unpaired_price(c, m.vowel_there, m.r_there) for c in _LETTERS] for m in PROFILES])
    last_a = np.array([round(100 * profile.last_a) for profile in PROFILES], dtype=np.int16)
    return near, here, there, last_a


def _hundredths(prices: list[list[float]]) -> NDArray[np.int16]:
    hundredths = np.zeros((len(prices), 27), dtype=np.int16)
    hundredths[:, 1:] = np.round(100 * np.array(prices))
    return hundredths
