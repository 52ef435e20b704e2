"""Words with a letter that an import broke: Pe?a, and the same with the replacement character.

Here belongs where a question mark is a letter, and which letter it may have been: one that other encodings do not have,
so one with a mark.
"""

from __future__ import annotations

import re

BROKEN = "\u02c0"  # what stands for the letter in a folded word
SYSTEM = "a broken letter"
COST = 0.03
_VOWELS, _CONSONANTS = "aeiou", "ncsa"  # without their marks; between vowels an a too, as in João
_IS_LETTER = re.compile(r"(?<=[a-z])\?(?=[a-z])|(?<![^\W_])\?(?=[a-z]{3})|(?<=[a-z]{2})\?(?=[ ,][^\W\d_])")


def mend_signs(text: str) -> str:
    """A folded text in which question marks that stand for a letter are letters.

    Example:
        >>> mend_signs("gonzalo pe?a nieto").split()[1] == f"pe{BROKEN}a", mend_signs("who is he?")
        (True, 'who is he?')
    """
    return _IS_LETTER.sub(BROKEN, text)


def read(word: str) -> tuple[tuple[str, str, float], ...]:
    """The spellings of a word with a broken letter: with each letter that it may have been, and without.

    Args:
        word: folded, Latin letters but for `BROKEN`.

    Example:
        >>> [text for text, _, _ in read(f"mu{BROKEN}oz")]
        ['munoz', 'mucoz', 'musoz', 'muaoz', 'muoz']
        >>> [text for text, _, _ in read(f"rodr{BROKEN}guez")][:3]
        ['rodraguez', 'rodreguez', 'rodriguez']
    """
    before, _, after = word.partition(BROKEN)
    after = after.replace(BROKEN, "")  # of several the first is looked for
    vowels = [letter in _VOWELS for letter in before[-1:] + after[:1]]
    letters = _CONSONANTS if vowels and all(vowels) else _VOWELS if not any(vowels) else _VOWELS + "nc"
    return tuple((before + letter + after, SYSTEM, COST) for letter in (*letters, ""))
