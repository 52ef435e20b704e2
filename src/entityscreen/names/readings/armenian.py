"""Armenian: BGN/PCGN's Eastern reading, and the Western one, in which voiced and voiceless stops change places."""

from __future__ import annotations

from entityscreen.model.script import Script
from entityscreen.names.readings.reading import Letters, Reading, collect, paired

SCRIPT = Script.ARMENIAN

_EASTERN = (
    paired("աբգդեզէըթժիլխծկհձղճմ", "a b g d e z e y t zh i l kh ts k h dz gh ch m")
    | paired("յնշոչպջռսվտրցւփքօֆ", "y n sh o ch p j r s v t r ts v p k o f")
    | paired("ու և եւ իւ ﬓ ﬔ ﬕ ﬖ ﬗ", "u ev ev yu mn me mi vn mkh")
)
_WESTERN = _EASTERN | paired("բգդծկձճպջտ", "p k t dz g ts j b ch d")
_EAST, _WEST = Letters(_EASTERN), Letters(_WESTERN)
# The first letter of a word has a glide that later ones have not.
_INITIAL = {"ե": "ye", "ո": "vo"}


def read(token: str) -> tuple[Reading, ...]:
    """The Latin spellings of an Armenian word.

    Args:
        token: a folded word.

    Returns:
        Readings, best first.

    Example:
        >>> [reading.text for reading in read("պետրոսյան")]
        ['petrosyan', 'bedrosyan']
    """
    glide = "" if token.startswith("ու") else _INITIAL.get(token[:1], "")
    east, west = (letters.spell(token[1:] if glide else token) for letters in (_EAST, _WEST))
    return collect(
        (
            (glide + east, "BGN/PCGN", 0.0),
            (_EAST.spell(token), "Armenian, letter by letter", 0.02),
            (glide + west, "Western Armenian", 0.03),
        )
    )
