"""Names that a field of fixed length cut off: `Konstantin Konstantinovich Rokossov`.

Here belongs when a name is the beginning of another, and what both share by which an index finds them. Payment messages
and old registers keep 30 or 35 characters of a name, whatever comes next.
"""

from __future__ import annotations

from entityscreen.names.prepared import Variant

LEAST_CHARACTERS = 30  # of a name that may be cut off, its words parted by one space
BEGINNING = 20  # letters that a name and what was cut off of it have in common
SIMILARITY = 0.95
REASON = "the one name is cut off"


def beginning(letters: str) -> str | None:
    """What a name has in common with the same name cut off; None of a name that is too short.

    Args:
        letters: of all its words.

    Example:
        >>> beginning("konstantinkonstantinovichrokossov"), beginning("vladimirputin")
        ('konstantinkonstantin', None)
    """
    return letters[:BEGINNING] if len(letters) >= BEGINNING else None


def is_cut_off(a: Variant, b: Variant) -> bool:
    """Whether one of two names is the other one, cut off within a word.

    Args:
        a: a prepared variant of a person's name.
        b: another.
    """
    short, long = (a, b) if len(a.letters) < len(b.letters) else (b, a)
    last = len(short.words) - 1
    if len(short.letters) + last < LEAST_CHARACTERS or len(short.letters) < BEGINNING or len(long.words) <= last:
        return False
    if not long.letters.startswith(short.letters) or short.words[:last] != long.words[:last]:
        return False
    return short.words[last] != long.words[last] and long.words[last].startswith(short.words[last])
