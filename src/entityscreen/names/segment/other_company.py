"""What tells two companies apart whose brands resemble or are heard, beside trades and places.

Here belongs how the Latin name is built, whether its brand is the pinyin of another, and what it is: a bank is called
one in any language. How much a trade or a
place in common says is in `context.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs
from entityscreen.names.lexicon import kind_of
from entityscreen.names.pinyin import as_said, is_pinyin
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.brands import NO_BRAND, Brand
from entityscreen.names.segment.chinese import mandarin_readings
from entityscreen.names.segment.context import TELLING
from entityscreen.names.segment.other_syllables import loss_by_ear

# What tells a name among thousands. A company that says its legal form in characters says it in Latin letters too, and
# begins with its brand; a brand that is heard with nothing else in common needs more evidence than beside a trade.
NO_FORM, NOT_FIRST = 0.15, 0.1
PLAIN_SYLLABLE = 3  # letters
OTHER_INSTITUTION = 0.3  # a bank and no bank: a trade may be left out or added, this is not


def built_otherwise(left: Sequence[Part], right: Sequence[Part], before: Sequence[Part]) -> float:
    """What it takes that a Latin name is not built like a translation of the other.

    Args:
        left: the name in characters, without the brand.
        right: the Latin name, without the brand.
        before: what stands before the brand there.
    """
    formless = any(part.role is Role.LEGAL for part in left) and not any(part.role is Role.LEGAL for part in right)
    first = all(part.role in NO_BRAND or part.role is Role.GENERIC for part in before)
    return (NO_FORM if formless else 0.0) + (0.0 if first else NOT_FIRST)


def other_institution(left: Sequence[Part], right: Sequence[Part]) -> float:
    """What it takes that one name is a bank's, an insurer's or a university's, and the other is none."""
    return 0.0 if _institutions(left) == _institutions(right) else OTHER_INSTITUTION


def _institutions(parts: Sequence[Part]) -> set[str]:
    further = _further()
    found = {further.get(c.id, "") or kind_of(c) for part in parts if (c := part.token.concept) is not None}
    return found - {""}


@named_cache("segment.institutions", maxsize=1)
def _further() -> dict[str, str]:
    return read_pairs("segment_institutions")


def is_pinyin_of_others(brand: Brand, word: str, differ: float, *, placed: bool) -> bool:
    """Whether a brand that is heard is pinyin of other characters: 恒瑞医药 is not Hengli Hydraulic, 恒盛 not Hengshun.

    Where the trades differ any pinyin is; otherwise what a character is not read as, beside a place that both have or
    in one word of syllables of three letters and more. Taiwan's firms, which have no place, coin such words (Kaori).
    """
    syllables = brand.spelling.split("-")
    if not is_pinyin("".join(syllables)):
        return False
    if differ >= TELLING:
        return True
    plain = brand.end - brand.start == 1 and min(map(len, syllables)) >= PLAIN_SYLLABLE
    return word == "".join(syllables) and (placed or plain) and not all(map(_is_read, brand.token.text, syllables))


def _is_read(character: str, syllable: str) -> bool:
    """Whether a character is read as a syllable in a system, or in pinyin as many speakers say it: 昌 is no chun."""
    if loss_by_ear(character, syllable) == 0.0:
        return True
    return any(as_said(reading) == as_said(syllable) for reading in mandarin_readings(character))
