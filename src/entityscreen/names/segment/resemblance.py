"""How much a brand in characters resembles a Latin brand that nobody romanised letter by letter.

Companies coin their Latin brands by ear: 海普瑞 (haipurui) is Hepalink, 容百 (rongbai) Ronbay, アクセルマーク
(akuserumaku) AXEL MARK, 哈德逊 (hadexun) Hudson. Here belongs how much of the sound is left. A resemblance is no
match by itself: place and trade must agree as well, which is scoring's affair.

The *shape* of a word is its consonants in coarse classes, the first vowel kept as `A`: what every reader
between two scripts agrees on. Pinyin and English letters have different values, hence two tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein, Prefix

from entityscreen.caches import BoundedDict, named_cache

# Shares of letters, shape, first letters and first sound in a resemblance; without the first sound there is none.
# Fitted on labelled pairs of company names; they sum to more than 1 on purpose.
LETTERS = 0.39
SHAPE = 0.48
FIRST_LETTERS = 0.33
FIRST_SOUND = 0.15
LARGEST = 0.77  # below the default threshold: a resemblance alone is no alert
COUNTED_LETTERS = 4
SHORTEST = 2
# Endings that coin a brand out of a name and a trade: Luchengtech, Draytek, PhiChem. The rest is compared too.
COINED_ENDINGS = (
    "technology", "tronics", "tech", "tek", "tec", "tron", "pharma", "pharm", "chem", "soft", "link", "net", "med",
    "bio", "com", "tex", "tak",
)  # fmt: skip
SHORTEST_STEM = 3

_CHINESE_GROUPS = (("zh", "s"), ("ch", "s"), ("sh", "s"), ("ng", "n"), ("hs", "s"), ("ts", "s"))
_FOREIGN_GROUPS = (
    ("tion", "sn"), ("sch", "s"), ("tch", "s"), ("ch", "s"), ("sh", "s"), ("ph", "f"), ("th", "s"), ("gh", "k"),
    ("ck", "k"), ("qu", "kw"), ("x", "ks"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("kn", "n"), ("wr", "l"),
    ("wh", "w"), ("ng", "nk"),
)  # fmt: skip
_CLASSES = {**dict(zip("bpdtgkrlvfmn", "ppttkkllffmn", strict=True)), **dict.fromkeys("zsj", "s"), "w": "w", "h": "h"}
_CHINESE_CLASSES = {**_CLASSES, **dict.fromkeys("qxc", "s"), "y": "y"}
_FOREIGN_CLASSES = {**_CLASSES, "q": "k", "c": "k", "x": "s", "y": "y"}
# Chinese has no v and writes it w; its y before a vowel is often left out (易 is E-, 因 In-).
_FIRST_SOUNDS = {"f": "w", "y": "A"}
_VOWELS = frozenset("aeiou")
# Behind the first letter: what is no consonant is left out, and so are letters that are silent there.
_CHINESE_INSIDE, _FOREIGN_INSIDE = (
    str.maketrans(classes | dict.fromkeys("aeiouwhy", "")) for classes in (_CHINESE_CLASSES, _FOREIGN_CLASSES)
)
# R before a consonant or at the end is not heard where these transliterations come from: mark is マーク.
_UNHEARD_R = re.compile(r"(?<=[aeiou])r(?![aeiouy])")
_CHINESE_SYSTEMS = frozenset({"pinyin", "Wade-Giles", "Hong Kong", "Hokkien", "pinyin and meaning"})
# A translation or initials match in full or not at all; so do the southern systems, which would resemble too much.
PINYIN_INITIALS = "pinyin initials"
WHOLE_SYSTEMS = frozenset({PINYIN_INITIALS, "meaning", "Hokkien", "Hong Kong"})

_SHAPES = BoundedDict("segment.shapes", 200_000)


def sound_shape(letters: str, *, system: str) -> str:
    """The coarse consonants of a word.

    Args:
        letters: lower-case ASCII.
        system: the romanisation that they are in; empty for a Latin word. In pinyin q and x are hisses.

    Returns:
        Consonant classes; `A` first for a word that begins with a vowel.

    Example:
        >>> sound_shape("akuserumaku", system="Hepburn"), sound_shape("axelmark", system="")
        ('Akslmk', 'Akslmk')
        >>> sound_shape("hadexun", system="pinyin"), sound_shape("hudson", system="")
        ('htsn', 'htsn')
    """
    chinese = system in _CHINESE_SYSTEMS
    key = (letters, chinese)
    known: str | None = _SHAPES.get(key)
    if known is None:
        known = _shape(letters, chinese=chinese)
        _SHAPES[key] = known
    return known


def _shape(letters: str, *, chinese: bool) -> str:
    text = letters
    for group, value in _CHINESE_GROUPS if chinese else _FOREIGN_GROUPS:
        if group in text:
            text = text.replace(group, value)
    if not chinese and "r" in text:
        text = _UNHEARD_R.sub("", text)
    first = text[:1]
    shape = "A" if first in _VOWELS else (_CHINESE_CLASSES if chinese else _FOREIGN_CLASSES).get(first, first)
    last = shape
    for sound in text[1:].translate(_CHINESE_INSIDE if chinese else _FOREIGN_INSIDE):
        if sound != last:
            shape += sound
            last = sound
    return shape


class Shaped(NamedTuple):
    """A spelling of a brand with its shape and the class of its first sound."""

    letters: str
    system: str
    cost: float
    shape: str
    sound: str


def shaped(spellings: Iterable[tuple[str, str, float]]) -> tuple[Shaped, ...]:
    """The spellings of a brand, as `Segment.spellings` gives them, with their shapes.

    Example:
        >>> shaped([("hadexun", "pinyin", 0.0)])[0].shape
        'htsn'
    """
    shapes = [(*spelling, sound_shape(spelling[0], system=spelling[1])) for spelling in spellings]
    return tuple([Shaped(letters, system, cost, shape, first_sound(shape)) for letters, system, cost, shape in shapes])


def brand_resemblance(spellings: Iterable[Shaped], word: str) -> tuple[float, str, str]:
    """How much a brand's spellings resemble a Latin word or several written as one.

    Args:
        spellings: of the brand.
        word: lower-case ASCII letters.

    Returns:
        (similarity, spelling, system): similarity in [0, 1]; 1 less the cost for the very spelling, at most
        `LARGEST` for a resemblance; the spelling that came nearest and its system.

    Example:
        >>> from entityscreen.names.segment.spellings import brand_spellings
        >>> ronbay = shaped(brand_spellings("容百", japanese=False))
        >>> brand_resemblance(ronbay, "ronbay")[0] > 0.7
        True
        >>> brand_resemblance(ronbay, "ability")[0] < 0.4
        True
    """
    best = (0.0, "", "")
    stem = stem_of(word)
    shapes = [(part, sound_shape(part, system="")) for part in ((word,) if stem == word else (word, stem))]
    parts = [(part, shape, first_sound(shape)) for part, shape in shapes]
    for spelling, system, cost, shape, sound in spellings if len(word) >= SHORTEST else ():
        if spelling == word:
            similarity = 1.0 - cost
        elif system in WHOLE_SYSTEMS:
            continue
        else:
            alike = [_likeness(spelling, shape, part, other) for part, other, first in parts if first == sound]
            similarity = max(alike, default=0.0) - cost
        if similarity > best[0]:
            best = (round(similarity, 4), spelling, system)
    return best


def first_sound(shape: str) -> str:
    """The class of a shape's first sound: brands that resemble each other share it, so it can be an index's key.

    Example:
        >>> first_sound(sound_shape("weixinnuo", system="pinyin")) == first_sound(sound_shape("visionox", system=""))
        True
    """
    return _FIRST_SOUNDS.get(shape[:1], shape[:1])


def first_consonants(shape: str) -> str:
    """The class of a shape's first sound and the consonant behind it: a key that a common trade needs besides.

    Example:
        >>> first_consonants(sound_shape("weixinnuo", system="pinyin"))
        'ws'
    """
    return first_sound(shape) + shape[1:2]


@named_cache("segment.stems", maxsize=50_000)
def stem_of(word: str) -> str:
    """A coined word without the ending that coined it; the word itself where it has none."""
    for ending in COINED_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _likeness(spelling: str, shape: str, word: str, other: str) -> float:
    """How alike two are that begin with the same sound."""
    letters = Levenshtein.normalized_similarity(spelling, word)
    shapes = 2 * LCSseq.similarity(shape, other) / (len(shape) + len(other) or 1)
    first = Prefix.similarity(spelling, word)
    total = (
        FIRST_SOUND + LETTERS * letters + SHAPE * shapes + FIRST_LETTERS * min(first, COUNTED_LETTERS) / COUNTED_LETTERS
    )
    return min(LARGEST, total)
