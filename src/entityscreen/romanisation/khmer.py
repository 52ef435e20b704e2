"""Khmer, letter group by letter group, in the spellings that people use: Chea, Sokha, Hun Sen.

Each consonant belongs to one of two series, which decides what a vowel sign behind it says: សា is sa, ជា chea. No
system is in use for names, but habits are. A consonant without a vowel sign ends the syllable before it, or has a vowel
of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from entityscreen.romanisation.contract import LONGEST, Piece, Romanisation, collect, paired, spell

FIRST, LAST = "\u1780", "\u17ff"
_COST, _LATER, _DEAREST = 0.03, 0.01, 0.06

_ONSETS = paired(
    "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអឝឞ",
    "k kh k kh ng ch chh ch chh nh d th d th n t th t th n b ph p ph m y r l v s h l - s s",
) | paired("ហ្គ ហ្វ ហ្ស ហ្ន ហ្ម ហ្ល ប្រ ប្ល ប៉", "g f z n m l pr pl p")
_SECOND = frozenset("គឃងជឈញឌឍទធនពភមយរលវ")  # the series in which ា is ea; marks put a consonant into the other one
_SHIFTS = {"\u17c9": False, "\u17ca": True}
_ENDS = paired(
    "កខគឃងចឆជញដឋឌឍណតថទធនបផពភមយរលស",
    "k k k k ng ch ch ch nh t t t t n t th t th n p p p p m y - l s",
)
_BANTOC = "\u17cb"  # on the consonant that ends a syllable: its vowel is short
# What follows a consonant in the first series, and in the second, the likeliest first.
_VOWELS: dict[str, tuple[str, str]] = {
    "": ("a o or", "o or a"), _BANTOC: ("a o", "o u"), "\u17d0": ("a", "a oa ea"),
    "ា": ("a", "ea a"), "ិ": ("i e", "i"), "ី": ("i ey", "i"), "ឹ": ("e oe eu", "i eu oe"), "ឺ": ("eu oeu", "eu"),
    "ុ": ("o u", "u o"), "ូ": ("ou o au", "u ou"), "ួ": ("uo ua", "uo ua"), "ើ": ("aeu oeu eu", "eu oeu"),
    "ឿ": ("oeu eua", "oeu eua"), "ៀ": ("ie ea", "ie ea"), "េ": ("e ei", "e ei"), "ែ": ("e ae", "e ae"),
    "ៃ": ("ai ay", "ey ai"), "ោ": ("ao o or", "o or"), "ៅ": ("au ao", "ov au"), "ុំ": ("om um", "um om"),
    "ំ": ("am", "um am"), "ាំ": ("am", "am oam"), "ះ": ("ah", "eah"), "ុះ": ("oh", "uh"), "េះ": ("eh", "eh"),
    "ោះ": ("oh", "oh uoh"),
}  # fmt: skip
_INDEPENDENT = {
    "ឥ": "អិ", "ឦ": "អី", "ឧ": "អុ", "ឩ": "អូ", "ឪ": "អៅ", "ឯ": "អែ", "ឰ": "អៃ", "ឱ": "អោ", "ឲ": "អោ", "ឳ": "អៅ",
    "ឫ": "រិ", "ឬ": "រឺ", "ឭ": "លិ", "ឮ": "លឺ",
}  # fmt: skip
_ALONE = str.maketrans(_INDEPENDENT | dict.fromkeys("\u17c8\u17cc\u17ce\u17cf\u17d1\u17d3\u17dd\u17b4\u17b5", ""))
_SILENT = re.compile("[ក-អ](?:្[ក-អ])*[ិុ]?\u17cd")  # killed by a sign, as in Thai
_GROUP = re.compile(f"([ក-អ])((?:្[ក-អ])*)([\u17c9\u17ca]?)(\u17d0|[ា-ៅ]?[ំះ]?)({_BANTOC}?)")
_LIQUID = frozenset("រលវយ")  # below another consonant they begin a syllable with it


@dataclass(frozen=True, slots=True)
class _Group:
    """A consonant, what stands below it, and its vowel sign.

    Attributes:
        consonants: one or more.
        shift: the mark of the other series, or empty.
        vowel: the sign, or empty.
        short: whether it ends a syllable and makes its vowel short.
    """

    consonants: str
    shift: str
    vowel: str
    short: bool

    @property
    def bare(self) -> bool:
        """Whether it may end a syllable."""
        return not self.vowel and not self.shift and (self.consonants[0] in _ENDS or self.consonants[0] == "វ")


def read(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a Khmer word.

    Args:
        token: a folded word.

    Returns:
        Readings, best first; none when it is not made of Khmer letters alone.

    Example:
        >>> read("សុខា")[0].text, [reading.text for reading in read("ស")]
        ('sokha', ['sa', 'so', 'sor'])
    """
    word = _SILENT.sub("", token).translate(_ALONE)[:LONGEST]
    groups = [
        _Group(first + below.replace("្", ""), shift, vowel, bool(short))
        for first, below, shift, vowel, short in _GROUP.findall(word)
    ]
    if not groups or _GROUP.sub("", word):
        return ()
    return collect((text, "Khmer", min(_COST + _LATER * far, _DEAREST)) for far, text in spell(_pieces(groups)))


def _pieces(groups: list[_Group]) -> list[Piece]:
    """The Latin spellings of onsets with their vowels, and of ends."""
    pieces: list[Piece] = []
    is_open = False
    for place, group in enumerate(groups):
        after = groups[place + 1] if place + 1 < len(groups) else None
        # Of two bare ones at the end of a word, the first begins a syllable that the second ends.
        ends = after is None or not after.bare or (place + 2 < len(groups) and not after.short)
        if is_open and group.bare and (ends or group.short):
            pieces.append(_end(group.consonants[0]))
            is_open = False
            continue
        onset = group.consonants
        if is_open and len(onset) > 1 and onset[1] not in _LIQUID and onset[0] in _ENDS:
            pieces.append(_end(onset[0]))
            onset = onset[1:]
        short = after is not None and after.short and not group.vowel
        pieces.append(_syllable(onset, group.shift, _BANTOC if short else group.vowel))
        is_open = not group.vowel.endswith(("ំ", "ះ"))
    return pieces


def _end(letter: str) -> Piece:
    return ("v", "u") if letter == "វ" else (_ENDS[letter],)


def _syllable(onset: str, shift: str, vowel: str) -> Piece:
    letters = "្".join(onset)
    said = _ONSETS.get(letters + shift) or _ONSETS.get(letters)
    if said is None:
        said = "".join(_ONSETS[letter] for letter in onset)
    second = _SHIFTS.get(shift, onset[0] in _SECOND)
    spellings = _VOWELS.get(vowel) or _VOWELS[vowel[:1]]
    return tuple(said + spelling for spelling in spellings[second].split())
