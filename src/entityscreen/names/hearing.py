"""Hearing: how alike two words sound when one of them comes from a script that tells less than Latin.

Here belongs the weighted comparison of two sound keys (see `sound.py`): what it costs to hear one sound as
another. It is for words that share a consonant key; for two Latin words equal keys are enough.

A script tells its readers different things: Arabic and Hebrew no short vowels, Hangul and kana no l apart from r,
no v apart from b, and vowels that nobody said. So the price of a difference depends on the script.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from entityscreen.caches import BoundedDict
from entityscreen.model.script import Script
from entityscreen.names.consonants import consonant_keys
from entityscreen.names.sound import sound_key
from entityscreen.romanisation.contract import (
    JAPANESE_SYSTEM,
    RULED_SYSTEM,
    TRANSCRIBED_SYSTEM,
    UNVOWELLED_SYSTEM,
    USUAL_SYSTEM,
)

_VOWELS = frozenset("aiu")
# Prices of hearing one sound as another, in consonants (1 = another consonant). Pairs hold both ways.
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
    found: dict[str, float] = {}
    for table in tables:
        for entry in table.split():
            pair, price = entry.split(":")
            found[pair] = found[pair[::-1]] = int(price) / 100
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Manner:
    """What a script does to a name.

    Attributes:
        near: price of hearing one sound as another, by the two letters.
        vowel_here: price of a vowel that only the word of this script has.
        vowel_there: price of a vowel that only the Latin word has.
        last_a: price of an a at the end that only one word has: mostly a woman's name against a man's.
        least: words that sound less alike than this are other words.
        r_here: price of an r that only the word of this script has.
        r_there: price of an r that only the Latin word has.
        certainty: the most that sounding alike is worth, by the length of the consonant key that is shared.
    """

    near: dict[str, float]
    vowel_here: float
    vowel_there: float
    last_a: float = 1.2
    least: float = 0.7
    r_here: float = 1.0
    r_there: float = 1.0
    certainty: tuple[float, ...] = (0.0, 0.8, 0.88, 0.92, 0.95)  # few consonants say little


FULL = Manner(_prices(_NEAR), vowel_here=0.2, vowel_there=0.2)
# The reading is the usual spelling of a known name: another vowel is another name (Mahmud is not Muhammad).
KNOWN_NAME = Manner(_prices(_NEAR, _KNOWN_NAME), vowel_here=0.4, vowel_there=0.4, least=0.85)
UNVOWELLED = Manner(
    _prices(_NEAR, _UNVOWELLED),
    vowel_here=0.3, vowel_there=0.04, last_a=0.4, certainty=(0.0, 0.75, 0.83, 0.88, 0.92),
)  # fmt: skip
HEBREW = replace(UNVOWELLED, certainty=(0.0, 0.78, 0.86, 0.9, 0.93))  # it writes more of its vowels than Arabic does
LOAN = Manner(_prices(_NEAR, _LOAN), vowel_here=0.15, vowel_there=0.15, last_a=0.6, r_here=0.6, r_there=0.3)
# Each character is a syllable: vowels come in, an r before a consonant goes.
TRANSCRIBED = Manner(_prices(_NEAR, _LOAN, _TRANSCRIBED), vowel_here=0.12, vowel_there=0.15, last_a=0.6, r_there=0.2)
SOUND_ALIKE = Manner(_prices(_NEAR, _LOAN), vowel_here=0.12, vowel_there=0.12, last_a=0.3)
# One of several readings of a name: what does not sound the same is another name.
READ = Manner(_prices(_NEAR, _KNOWN_NAME), vowel_here=0.4, vowel_there=0.4, least=0.95)
# What has to sound the same all but 0.05 of its weight cannot pay a difference of 0.3 under a weight of 6, nor one of
# 0.4 under a weight of 8. Below the weight of the one word at which the other may be as heavy as that: the sounds that
# `READ` takes for one another for less, and those that it lets come in or go, which are left out.
_CLOSE: tuple[tuple[float, Mapping[int, int | None]], ...] = (
    (4.9, str.maketrans("jqyvfz", "iiiuus")),
    (6.6, str.maketrans("vf", "uu", "cxzsqjyih")),
)
# All of them, in an order that an index may keep.
MANNERS = (FULL, KNOWN_NAME, UNVOWELLED, LOAN, SOUND_ALIKE, TRANSCRIBED, HEBREW, READ)
_OF_HAN = {TRANSCRIBED_SYSTEM: TRANSCRIBED, JAPANESE_SYSTEM: READ}
_OF_KNOWN = frozenset((USUAL_SYSTEM, RULED_SYSTEM))
_MANNERS: dict[Script, Manner] = {Script.KANA: LOAN, Script.HANGUL: LOAN, Script.THAI: SOUND_ALIKE}
_KNOWN = BoundedDict("names.hearing", 500_000)


def manner_of(script: Script, system: str) -> Manner:
    """What is lost in a reading, by its script and romanisation.

    Example:
        >>> manner_of(Script.ARABIC, "consonants, Arabic") is UNVOWELLED
        True
        >>> manner_of(Script.ARABIC, "usual spelling") is KNOWN_NAME
        True
    """
    if system.startswith(UNVOWELLED_SYSTEM):
        return HEBREW if script is Script.HEBREW else UNVOWELLED
    if script is Script.HAN:
        return _OF_HAN.get(system, KNOWN_NAME)
    return KNOWN_NAME if script is Script.ARABIC or system in _OF_KNOWN else _MANNERS.get(script, FULL)


def similarity_by_sound(here: str, there: str, manner: Manner) -> float:
    """The similarity of a word of another script, in one of its readings, to a Latin word, by sound alone.

    Args:
        here: the reading's text.
        there: the Latin word, or a reading from yet another script.
        manner: what is lost in `here`, see `manner_of`.

    Returns:
        0 unless the two share a consonant key and sound alike, else from 0.7 to 0.95. The cost of the reading
        is not yet taken away.

    Example:
        >>> similarity_by_sound("blek", "black", FULL), similarity_by_sound("dvr", "david", UNVOWELLED)
        (0.92, 0.0)
    """
    keys = consonant_keys(there)
    shared = [len(key) for key in consonant_keys(here) if key in keys]
    if not shared:
        return 0.0
    alike = heard_alike(sound_key(here), sound_key(there), manner)
    if alike < manner.least:
        return 0.0
    return min(alike, manner.certainty[min(max(shared), len(manner.certainty) - 1)])


def heard_alike(here: str, there: str, manner: Manner = FULL) -> float:
    """How alike two words sound.

    Args:
        here: sound key of a reading from the script that `manner` is for.
        there: sound key of the other word.
        manner: of the script of `here`, see `manner_of`.

    Returns:
        In [0, 1]; 1 for equal keys. About 0.9 when only vowels differ that the script does not tell, about 0.7
        when one consonant of four is another.

    Example:
        >>> round(heard_alike("blik", "blak"), 2), round(heard_alike("mhmt", "muhamit", UNVOWELLED), 2)
        (0.95, 0.98)
        >>> heard_alike("marin", "martin") < 0.8
        True
    """
    if here == there:
        return 1.0
    key = (here, there, id(manner))
    known: float | None = _KNOWN.get(key)
    if known is None:
        weight = max(_weight(here), _weight(there), LEAST_WEIGHT)
        known = max(0.0, 1.0 - _price(here, there, manner) / weight)
        _KNOWN[key] = known
    return known


def close_keys(sound: str) -> tuple[str, ...]:
    """What is the same in two sounds that `READ` takes for one word, by how heavy the lighter of them is.

    Args:
        sound: a sound key.

    Returns:
        A key for each weight up to which sounds have one, see `own_close_key`.

    Example:
        >>> close_keys("jusi"), close_keys("iuzi")
        (('0iusi', '1u'), ('0iusi', '1u'))
    """
    return tuple([f"{number}{sound.translate(table)}" for number, (_, table) in enumerate(_CLOSE)])


def own_close_key(sound: str) -> str | None:
    """The one of a sound's keys that all have in common with it that `READ` takes for it; None of a heavy sound.

    Example:
        >>> own_close_key("jusi"), own_close_key("takahasi"), own_close_key("kristmanstrn")
        ('0iusi', '1takaa', None)
    """
    weight = _weight(sound)
    return next((key for key, (most, _) in zip(close_keys(sound), _CLOSE, strict=True) if weight < most), None)


def _weight(sound: str) -> float:
    vowels = sum(map(sound.count, "aiu"))
    return len(sound) - vowels * (1 - VOWEL_WEIGHT)


def _price(here: str, there: str, manner: Manner) -> float:
    """The cheapest way to hear one word as the other (Wagner and Fischer's edit distance, with prices)."""
    near = manner.near
    left_out = [price_alone(sound, manner.vowel_there, manner.r_there) for sound in there]
    alone_here = [price_alone(sound, manner.vowel_here, manner.r_here) for sound in here]
    if there.endswith("a") != here.endswith("a"):
        (left_out if there.endswith("a") else alone_here)[-1] = manner.last_a
    row = [0.0]
    for price in left_out:
        row.append(row[-1] + price)
    for sound, alone in zip(here, alone_here, strict=True):
        diagonal, row[0] = row[0], row[0] + alone
        for place, other in enumerate(there):
            cheapest = diagonal
            if sound != other:
                cheapest = min(
                    diagonal + near.get(sound + other, OTHER_CONSONANT),
                    row[place + 1] + alone,
                    row[place] + left_out[place],
                )
            diagonal, row[place + 1] = row[place + 1], cheapest
    return row[-1]


def price_alone(sound: str, vowel: float, r: float) -> float:
    """What a sound costs that only one of two words has."""
    if sound in _VOWELS:
        return vowel
    return r if sound == "r" else _SILENT.get(sound, 1.0)
