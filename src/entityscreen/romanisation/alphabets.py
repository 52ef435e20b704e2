"""Greek, Armenian and Georgian: alphabets that write their vowels, letter group by letter group."""

from __future__ import annotations

import unicodedata

from entityscreen.romanisation.contract import Letters, Romanisation, collect, paired

_LETTERS = (
    paired("αβγδεζηικλμνξοπρστυφω", "a v g d e z i i k l m n x o p r s t y f o")
    | paired("θχψςϲ", "th ch ps s s")
    | paired("ου γγ γξ γχ ει οι αι υι", "ou ng nx nch ei oi ai yi")
)
# αυ, ευ, ηυ end in v before a voiced sound and in f before a voiceless one or at the end.
_VOICELESS = "θκξπστφχψς"
_VOICED = "αβγδεζηιλμνορυω"
_GLIDES: dict[str, str] = {
    f"{vowel}υ{after}": f"{_LETTERS[vowel]}{glide}{_LETTERS[after]}"
    for vowel in "αεη"
    for followers, glide in ((_VOICELESS, "f"), (_VOICED, "v"))
    for after in followers
} | {f"{vowel}υ": f"{_LETTERS[vowel]}f" for vowel in "αεη"}
_STOPS = paired("μπ ντ γκ τζ τσ", "b d g tz ts")
_NASALS = paired("μπ ντ γκ τζ", "mb nd ng dj")
_ELOT = Letters(_LETTERS | _GLIDES | {"γκ": "gk"})
_SOUND = Letters(_LETTERS | _GLIDES | _STOPS | {"χ": "h"})
_KH = Letters(_LETTERS | _GLIDES | _NASALS | {"χ": "kh"})
_CLASSICAL = Letters(_LETTERS | paired("βυηφ", "b u e ph"))


def read_greek(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a Greek word.

    Args:
        token: a folded word, accents allowed.

    Returns:
        Readings, best first.

    Example:
        >>> [reading.text for reading in read_greek("μπακογιάννη")]
        ['mpakogianni', 'bakogianni', 'mbakogianni', 'mpakogianne']
    """
    word = "".join(c for c in unicodedata.normalize("NFD", token) if not unicodedata.combining(c))
    return collect(
        (
            (_ELOT.spell(word), "ELOT 743", 0.0),
            (_SOUND.spell(word), "Greek by sound", 0.01),
            (_KH.spell(word), "Greek, nasal", 0.02),
            (_CLASSICAL.spell(word), "classical", 0.04),
        )
    )


_EASTERN = (
    paired("աբգդեզէըթժիլխծկհձղճմ", "a b g d e z e y t zh i l kh ts k h dz gh ch m")
    | paired("յնշոչպջռսվտրցւփքօֆ", "y n sh o ch p j r s v t r ts v p k o f")
    | paired("ու և եւ իւ ﬓ ﬔ ﬕ ﬖ ﬗ", "u ev ev yu mn me mi vn mkh")
)
_WESTERN = _EASTERN | paired("բգդծկձճպջտ", "p k t dz g ts j b ch d")
_EAST, _WEST = Letters(_EASTERN), Letters(_WESTERN)
# The first letter of a word has a glide that later ones have not.
_INITIAL = {"ե": "ye", "ո": "vo"}


def read_armenian(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of an Armenian word.

    Args:
        token: a folded word.

    Returns:
        Readings, best first.

    Example:
        >>> [reading.text for reading in read_armenian("պետրոսյան")]
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


_NATIONAL = paired("აბგდევზთიკლმნოპჟრსტუფქღყშ", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh") | paired(
    "ჩცძწჭხჯჰჱჲჳჴჵჶ", "ch ts dz ts ch kh j h e y w q o f"
)
_GEORGIAN = Letters(_NATIONAL)
_FOREIGN = Letters(_NATIONAL | paired("ფყხ", "f k h"))
# The church capitals and the capitals of the modern letters, should folding have left them.
_MODERN = str.maketrans({**{0x2D00 + i: 0x10D0 + i for i in range(38)}, **{0x10A0 + i: 0x10D0 + i for i in range(38)}})


def read_georgian(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a Georgian word.

    Args:
        token: a folded word.

    Returns:
        Readings, best first.

    Example:
        >>> [reading.text for reading in read_georgian("ფირცხალავა")]
        ['pirtskhalava', 'firtshalava']
    """
    word = token.translate(_MODERN)
    return collect(((_GEORGIAN.spell(word), "national", 0.0), (_FOREIGN.spell(word), "from other languages", 0.02)))
