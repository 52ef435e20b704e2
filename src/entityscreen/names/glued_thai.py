"""Thai words that are written together: การบินไทย is Thai Airways, two words without a space.

Here belongs cutting the words of the lexicon off both ends of such a word; what is left between is the brand. Legal
forms glued to a brand in other scripts are in `legal_forms.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.names.lexicon import thai_words

SHORTEST = 4  # letters: shorter words are syllables of others
SHORT_WORDS = frozenset({"ไทย"})  # Thai: hardly a syllable of anything else
SHORTEST_BRAND = 3
# Vowels that are written before their consonant, and one that needs a consonant behind: no word ends with them.
_OPEN_ENDS = "เแโใไั"
_SILENCER = "์"


def cut_thai(word: str) -> tuple[str, ...]:
    """The words that a Thai word is written together of, as far as its ends tell.

    Args:
        word: folded.

    Returns:
        Words of the lexicon, and between them what is none; nothing when there is nothing to cut.

    Example:
        >>> cut_thai("การบินไทย"), cut_thai("ธนาคารกสิกรไทย"), cut_thai("กสิกร")
        (('การบิน', 'ไทย'), ('ธนาคาร', 'กสิกร', 'ไทย'), ())
    """
    if not "\u0e00" <= word[:1] <= "\u0e7f" or len(word) < SHORTEST + SHORTEST_BRAND:
        return ()
    return _cut(word)


@named_cache("names.glued_thai", maxsize=2_000)
def _cut(word: str) -> tuple[str, ...]:
    before: list[str] = []
    behind: list[str] = []
    rest = word
    while rest:
        if (end := _opening(rest)) is not None:
            before.append(rest[:end])
            rest = rest[end:]
        elif (start := _closing(rest)) is not None:
            behind.append(rest[start:])
            rest = rest[:start]
        else:
            break
    words = (*before, *([rest] if rest else []), *reversed(behind))
    return words if len(words) > 1 else ()


def _opening(rest: str) -> int | None:
    """Where the longest word that opens a text ends."""
    ends = range(len(rest), 0, -1)
    return next((end for end in ends if _is_word(rest[:end]) and _parts(rest[:end], rest[end:], rest[end:])), None)


def _closing(rest: str) -> int | None:
    """Where the longest word that closes a text begins."""
    starts = range(len(rest))
    return next((at for at in starts if _is_word(rest[at:]) and _parts(rest[:at], rest[at:], rest[:at])), None)


def _is_word(text: str) -> bool:
    return text in SHORT_WORDS or (len(text) >= SHORTEST and text in thai_words())


def _parts(before: str, behind: str, left: str) -> bool:
    """Whether a text may be parted here: between syllables, with a brand left or nothing."""
    if not left:
        return True
    if (len(left) < SHORTEST_BRAND and left not in SHORT_WORDS) or not before or before[-1] in _OPEN_ENDS:
        return False
    return behind[0].isalpha() and behind[0] not in "ะาำ" and behind[1:2] != _SILENCER
