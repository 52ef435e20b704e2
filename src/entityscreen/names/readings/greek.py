"""Greek: ELOT 743 with the sound values that passports and other languages use (b, d, g; v, f; ch, kh, h)."""

from __future__ import annotations

import unicodedata

from entityscreen.model.script import Script
from entityscreen.names.readings.reading import Letters, Reading, collect, paired

SCRIPT = Script.GREEK

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
_SHORTEST_SURNAME = 7
_MASCULINE = {"η": "ης", "ου": "ος"}


def read(token: str) -> tuple[Reading, ...]:
    """The Latin spellings of a Greek word.

    Args:
        token: a folded word, accents allowed.

    Returns:
        Readings, best first.

    Example:
        >>> [reading.text for reading in read("μπακογιάννη")]
        ['mpakogianni', 'bakogianni', 'mbakogianni', 'mpakogianne', 'mpakogiannis', 'bakogiannis']
    """
    word = "".join(c for c in unicodedata.normalize("NFD", token) if not unicodedata.combining(c))
    return collect(
        (
            (_ELOT.spell(word), "ELOT 743", 0.0),
            (_SOUND.spell(word), "Greek by sound", 0.01),
            (_KH.spell(word), "Greek, nasal", 0.02),
            (_CLASSICAL.spell(word), "classical", 0.04),
            *_of_the_man(word),
        )
    )


def _of_the_man(word: str) -> list[tuple[str, str, float]]:
    """A woman's surname, a genitive, as abroad and in her husband's name: Μπακογιάννη is Bakoyannis."""
    ending = word[-2:] if word.endswith("ου") else word[-1:]
    if len(word) < _SHORTEST_SURNAME or ending not in _MASCULINE:
        return []
    man = word.removesuffix(ending) + _MASCULINE[ending]
    return [(letters.spell(man), "surname of a man", 0.05) for letters in (_ELOT, _SOUND)]
