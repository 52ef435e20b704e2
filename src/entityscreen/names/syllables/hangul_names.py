"""Names in Hangul that are a Korean's: a surname and a given name of two blocks that Koreans have.

Here belongs what tells them from what Hangul transcribes: 지영 이 is no Aung Ye, however near it sounds. How they are
spelled is in `korean.py`, Chinese names in Hangul in `neighbours.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.names.syllables.model import Words
from entityscreen.names.syllables.tables import character_readings, korean_rows, name_ranks

GIVEN = 2  # blocks of nearly all given names


@named_cache("syllables.korean_given", maxsize=1)
def korean_given() -> frozenset[str]:
    """The blocks of Korean given names: those listed, and readings of the characters that names have most (시, 가)."""
    common = (character_readings().get(name) for name, rank in name_ranks().items() if rank.given == 1)
    return frozenset({*korean_rows()["given"], *(hangul for known in common if known for hangul in known.hangul[:1])})


@named_cache("syllables.plainly_korean", maxsize=50_000)
def is_plainly_korean(words: Words) -> bool:
    """Whether a name in Hangul is a surname and a given name of two blocks, in either order or as one word.

    Args:
        words: folded words in their pieces.

    Example:
        >>> [is_plainly_korean(words) for words in ((("지영",), ("이",)), (("이지영",),), (("알리",), ("칸",)))]
        [True, True, False]
    """
    surnames, given = korean_rows()["surname"], korean_given()
    written = ["".join(word) for word in words]
    text = "".join(written)
    if len(written) == 2 and len(written[1]) == 1 and len(written[0]) == GIVEN:
        return written[1] in surnames and given.issuperset(written[0])
    return len(text) == GIVEN + 1 and text[0] in surnames and given.issuperset(text[1:])
