"""Hebrew: consonants with the vowel letters (matres lectionis) as vowels, for Israeli and foreign names alike.

Vowels are mostly unwritten, so a reading is a skeleton with hints, not a pronunciation. The commonest names are in a
table with their usual spellings (`resources/readings/hebrew_names.tsv`), vowels included.
"""

from __future__ import annotations

from collections.abc import Callable

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.romanisation.contract import UNVOWELLED_SYSTEM, Letters, Romanisation, collect, paired, ranked

_BASE = (
    paired("אבגדהוזחטיכלמנסעפצקרשת", "a b g d h u z h t i k l m n s - p ts k r sh t")
    | paired("םןךףץ", "m n kh f ts")
    | paired("יי וו אוו יו או אי װ ױ ײ", "ei v av yo o i v oy ei")
    # The geresh makes the sounds of foreign names.
    | paired("ג' צ' ץ' ז' ת' ד' ח' ו' ר'", "j ch ch zh th d kh w gh")
)
_SOFT = paired("בכפ", "v kh f")
_CH = paired("חכך", "ch ch ch")
_SYSTEMS = tuple(
    (f"{UNVOWELLED_SYSTEM}, Hebrew{how}", cost, Letters(_BASE | changes))
    for how, cost, changes in (
        ("", 0.0, {}),
        (", soft", 0.0, _SOFT),
        (", v and y", 0.02, paired("ו י או יו", "v y av yv")),
        (", ch", 0.02, _CH),
        (", soft, ch", 0.02, _SOFT | _CH),
    )
)
# The apostrophes in use for the geresh; points (niqqud) are left out.
_GERESH = str.maketrans({"׳": "'", "’": "'", "`": "'", "´": "'", "״": "", '"': "", "־": ""})
# Of readings in which two consonants have a vowel between them that look like one sound otherwise: Zahavi, Natasha.
_APART_COST = 0.01
# A word of the table may be another name with other vowels, or one of another language: Dan, Dean.
_OTHER_COST = 0.03
_INITIAL = {"ו": "v", "י": "y", "א": "a", "או": "o", "אי": "i", "יי": "y", "וו": "v"}


@named_cache("romanisation.hebrew", maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    """Usual spellings by word."""
    return {word: tuple(spellings.split()) for word, spellings in read_rows("readings_hebrew")}


def read(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a Hebrew word.

    Args:
        token: a folded word; an apostrophe after a letter is its geresh.

    Returns:
        Readings, best first: with vowels when the table has the word, and its letters.

    Example:
        >>> [reading.text for reading in read("גוסטאבו")][:2], read("יצחק")[0].text
        (['gustabu', 'gustavu'], 'yitzhak')
    """
    word = token.translate(_GERESH)
    known = _names().get(word, ())
    more = _OTHER_COST if known else 0.0
    letterwise = [
        (_whole(spell, word), system, round(cost + more + apart, 3))
        for system, cost, letters in _SYSTEMS
        for spell, apart in ((letters.spell, 0.0), (letters.spell_apart, _APART_COST))
    ]
    return collect([*ranked(known), *letterwise])


def _whole(spell: Callable[[str], str], word: str) -> str:
    """Spell a word; its first vav and yod are consonants, its last he is the vowel a."""
    final = "a" if len(word) > 2 and word.endswith("ה") else ""
    middle = word[:-1] if final else word
    first = next((group for group in (middle[:2], middle[:1]) if group in _INITIAL), "")
    return _INITIAL.get(first, "") + spell(middle[len(first) :]) + final
