"""Latin names that are Korean for sure: Kim Sung-hee is no Hokkien, and Kwon Hyun-woo no Cantonese.

Here belongs what tells it from the spelling alone. Many syllables are Korean and of some Chinese reading as well; where
no one reading that Chinese names are usually written in has them all, the name is Korean.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.names.syllables.model import CANTONESE, KOREAN, MAINLAND, TAIWAN
from entityscreen.names.syllables.standing import standing_for

USUAL = 0.3  # how usual a spelling is for a character, in [0, 1]
_USUAL = (MAINLAND, TAIWAN, CANTONESE)


@named_cache("syllables.surely_korean", maxsize=50_000)
def is_surely_korean(syllables: tuple[str, ...]) -> bool:
    """Whether a name can be Korean and, by one of its syllables, hardly Chinese.

    Args:
        syllables: surname first.

    Example:
        >>> is_surely_korean(("kim", "sung", "hee")), is_surely_korean(("li", "sang", "ho"))
        (True, False)
    """
    korean = all(standing_for(syllable, KOREAN, place == 0) for place, syllable in enumerate(syllables))
    return korean and is_hardly_chinese(syllables)


def is_korean(syllables: tuple[str, ...]) -> bool:
    """Whether every syllable of a name is a usual spelling of a Korean one.

    Args:
        syllables: surname first.

    Example:
        >>> is_korean(("kim", "un", "ho")), is_korean(("le", "van", "ho"))
        (True, False)
    """
    return all(is_usual(syllable, KOREAN, place == 0) for place, syllable in enumerate(syllables))


def is_hardly_chinese(syllables: tuple[str, ...]) -> bool:
    """Whether no one reading that Chinese names are usually written in has all the syllables of a name.

    Args:
        syllables: surname first.

    Example:
        >>> is_hardly_chinese(("le", "thi", "mai")), is_hardly_chinese(("ho", "man", "lam"))
        (True, False)
    """
    return not any(
        all(is_usual(syllable, family, place == 0) for place, syllable in enumerate(syllables)) for family in _USUAL
    )


def is_usual(syllable: str, family: int, surname: bool) -> bool:
    """Whether a syllable is a usual spelling of a character in a family of readings.

    Example:
        >>> is_usual("kwok", CANTONESE, True), is_usual("guo", CANTONESE, True)
        (True, False)
    """
    return any(usual >= USUAL for _, usual in standing_for(syllable, family, surname).values())
