"""Lao: by syllables, as people spell their names since the French: ou for u, x beside s, v.

Lao writes all its vowels and what is heard, not what Sanskrit and Pali had: an r of old is mostly an l in the script,
and an r in Latin letters (Vorachith). A plain spelling in which all meet is in `thai.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entityscreen.caches import named_cache
from entityscreen.romanisation.contract import (
    LAO_SYSTEM,
    Piece,
    Place,
    Romanisation,
    Rule,
    Written,
    collect,
    paired,
    rules_of,
    ways_to_say,
)

FIRST, LAST = "\u0e80", "\u0eff"
_COST, _LATER = 0.02, 0.01

_ONSETS = (
    paired("ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮຼ", "k kh kh ng ch s s y d t th th n b p ph f ph f m y r l v h - h l")
    | paired("ຫງ ຫຍ ຫນ ຫມ ຫລ ຫວ ຫຼ ຫຣ", "ng y n m l v l l")
)  # fmt: skip
# Other letters that the same onsets are spelled with.
_OTHERWISE = {"ຊ": ("s", "x"), "ລ": ("l", "r"), "ຍ": ("y", "nh"), "ຫຍ": ("y", "nh")}
_ENDS = paired("ກຂຄງຍດຕທສຊຈນຣລບປພມວ", "k k k ng i t t t t t t n n n p p p m o") | {"": ""}
_SIGN = "[ະັາຳິີຶືຸູົໍຽ]"
# The letters of Pali, which no name has, are none.
_ONE, _TWO = f"[{''.join(filter(lambda letters: len(letters) == 1, _ONSETS))}]", "(?:ຫ[ງຍນມລວຼຣ]|[ກຂຄ]ວ|[ກຂຄປພຕທ][ຣລຼ])"
_END = f"[{''.join(filter(None, _ENDS))}](?!{_SIGN})"
_RHYMES = (
    "ເOັຍF ia | ເOັຍ ia | ເOຍF ia | ເOຍ ia | OຽF ia | Oຽ ia | ເOືອF eua | ເOືອ eua | ເOົາ ao | ເOາະ o"
    " | ເOິF eu | ເOິ eu | ເOີF eu | ເOີ eu | ເOັF e | ເOະ e | ເOF e | ເO e | ແOັF e | ແOະ e | ແOF e | ແO e"
    " | ໂOະ o | ໂOF o | ໂO o | ໄOຍ ai | ໄO ai | ໃO ai | Oົວະ oua | OົວF oua | Oົວ oua | OວF oua | OົF o | OັF a | Oະ a"
    " | OາF a | Oາ a | Oຳ am | OິF i | Oິ i | OີF i | Oີ i | OຶF eu | Oຶ eu | OືF eu | Oື eu | OຸF ou | Oຸ ou | OູF ou"
    " | Oູ ou | OອF o | Oອ o | OໍF o | Oໍ o"
)
_SYLLABLE, _ALONE, _UNKNOWN = 1.0, 2.5, 3.0  # a consonant without a vowel is one of old spelling
_SILENT = re.compile("[ກ-ຮ]໌")
_UNSAID = str.maketrans(dict.fromkeys("່້໊໋໌ໆຯ\u0eba\u0ece"))


def read(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a Lao word.

    Args:
        token: a folded word.

    Returns:
        Readings, best first; none when nothing of it is Lao.

    Example:
        >>> read("ທອງລຸນ")[0].text, [reading.text for reading in read("ໄຊ")]
        ('thongloun', ['sai', 'xai'])
    """
    word = _SILENT.sub("", token.replace("ໍາ", "ຳ")).translate(_UNSAID)
    return collect((text, LAO_SYSTEM, _COST + _LATER * far) for far, text in ways_to_say(word, _places))


def _places(word: str, start: int) -> Iterator[Place]:
    """What can stand at a place of a word."""
    for rule in _rules():
        found = rule.written(word, start)
        if found is not None:
            yield rule.cost, found.stop, _syllable(found, rule.vowel)
    yield _UNKNOWN, start + 1, (word[start] if "a" <= word[start] <= "z" else "",)


def _syllable(found: Written, vowel: str) -> Piece:
    onset, end = found.onset, _ENDS[found.end]
    plain = _ONSETS[onset] if onset in _ONSETS else "".join(_ONSETS[letter] for letter in onset)
    return tuple(said + vowel + end for said in _OTHERWISE.get(onset, (plain,)))


@named_cache("romanisation.lao_rules", maxsize=1)
def _rules() -> tuple[Rule, ...]:
    onsets = [(_TWO, _SYLLABLE, ""), (_ONE, _SYLLABLE, "")]
    return (*rules_of("O a", [(_ONE, _ALONE, "")], "", _SIGN), *rules_of(_RHYMES, onsets, _END, _SIGN))
