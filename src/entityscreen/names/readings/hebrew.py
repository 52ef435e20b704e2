"""Hebrew: consonants with the vowel letters (matres lectionis) as vowels, for Israeli and foreign names alike.

Vowels are mostly unwritten, so a reading is a skeleton with hints, not a pronunciation.
"""

from __future__ import annotations

from entityscreen.model.script import Script
from entityscreen.names.readings.reading import UNVOWELLED_SYSTEM, Letters, Reading, collect, paired

SCRIPT = Script.HEBREW

_BASE = (
    paired("אבגדהוזחטיכלמנסעפצקרשת", "a b g d h u z h t i k l m n s - p ts k r sh t")
    | paired("םןךףץ", "m n kh f ts")
    | paired("יי וו אוו יו או אי װ ױ ײ", "ei v av yo o i v oy ei")
    # The geresh makes the sounds of foreign names.
    | paired("ג' צ' ץ' ז' ת' ד' ח' ו' ר'", "j ch ch zh th d kh w gh")
)
_SOFT = paired("בכפ", "v kh f")
_SYSTEMS = tuple(
    (f"{UNVOWELLED_SYSTEM}, Hebrew{how}", cost, Letters(_BASE | changes))
    for how, cost, changes in (
        ("", 0.0, {}),
        (", soft", 0.0, _SOFT),
        (", s", 0.01, {"ש": "s"}),
        (", soft, s", 0.02, _SOFT | {"ש": "s"}),
        (", v and y", 0.02, paired("ו י או יו", "v y av yv")),
    )
)
# The apostrophes in use for the geresh; points (niqqud) are left out.
_GERESH = str.maketrans({"׳": "'", "’": "'", "`": "'", "´": "'", "״": "", '"': "", "־": ""})
_INITIAL = {"ו": "v", "י": "y", "א": "a", "או": "o", "אי": "i", "יי": "y", "וו": "v"}


def read(token: str) -> tuple[Reading, ...]:
    """The Latin spellings of a Hebrew word.

    Args:
        token: a folded word; an apostrophe after a letter is its geresh.

    Returns:
        Readings, best first.

    Example:
        >>> [reading.text for reading in read("גוסטאבו")][:2]
        ['gustabu', 'gustavu']
    """
    word = token.translate(_GERESH)
    return collect((_whole(letters, word), system, cost) for system, cost, letters in _SYSTEMS)


def _whole(letters: Letters, word: str) -> str:
    """Spell a word; its first vav and yod are consonants, its last he is the vowel a."""
    final = "a" if len(word) > 2 and word.endswith("ה") else ""
    middle = word[:-1] if final else word
    first = next((group for group in (middle[:2], middle[:1]) if group in _INITIAL), "")
    return _INITIAL.get(first, "") + letters.spell(middle[len(first) :]) + final
