"""Edit similarity: how alike two words are by their letters, and two sound keys by theirs.

It prices one letter more, less, or another. Which relation of two tokens counts is in `names/likeness.py`, typos in
words that are too short for this in `names/typos.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

SAME_SOUND = 0.95
NEAR_SOUND = 0.83
NEAR_SOUND_LENGTH = 5  # letters of the shorter sound key; "ali" and "ala" are not near
# A word of so many letters may be so many edits away: below, a letter makes another name (Kim, Kam). In three
# letters only two neighbours may have changed places (Sok, Sko), which is how people mistype.
EDITS_BY_LENGTH = (0, 0, 0, 1, 1, 1, 1, 1, 2)
SWAPPED_ONLY = 3
SWAPPED = 0.84  # the least similarity of longer words whose neighbours changed places: a typo, seldom another name
MOST_EDITS = EDITS_BY_LENGTH[-1]
TWO_EDITS = EDITS_BY_LENGTH.index(2)  # letters
LONGEST = 40  # letters: what is longer is no word, and is not looked at letter by letter
# Similarity after one and after two edits, by the length of the longer word.
EDIT_SIMILARITY = {
    1: (0.0, 0.0, 0.0, 0.76, 0.76, 0.82, 0.86, 0.88, 0.9),
    2: (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.78, 0.8, 0.82),
}
FIRST_LETTER = 0.04  # taken away when the first letter differs: people seldom mistype it


def allowed_edits(length: int) -> int:
    """How many edits a word of this length may be away from another."""
    if length > LONGEST:
        return 0
    return EDITS_BY_LENGTH[length] if length < len(EDITS_BY_LENGTH) else MOST_EDITS


_EDITS = tuple(allowed_edits(length) for length in range(LONGEST + 1))


def is_swapped(a: str, b: str) -> bool:
    """Whether two neighbouring letters of one word changed places in the other, as fingers do.

    Example:
        >>> is_swapped("brian", "brain"), is_swapped("mark", "mary")
        (True, False)
    """
    return len(a) == len(b) and a != b and sorted(a) == sorted(b) and OSA.distance(a, b, score_cutoff=1) == 1


def lost_letter(short: str, long: str) -> bool:
    """Whether one word is another without a letter in its midst; a letter at an end makes other words.

    Example:
        >>> lost_letter("hery", "henry"), lost_letter("leo", "leon")
        (True, False)
    """
    if len(short) + 1 != len(long) or len(short) <= SWAPPED_ONLY or short[0] != long[0] or short[-1] != long[-1]:
        return False
    return near(short, long)


def is_keyboard_typo(a: str, b: str) -> bool:
    """Whether two words differ as fingers make them: neighbours changed places, or a letter in the midst is lost."""
    short, long = sorted((a, b), key=len)
    return is_swapped(a, b) or lost_letter(short, long)


def sound_edits(length: int) -> int:
    """How many edits a sound key of this length may be away from another."""
    return 1 if NEAR_SOUND_LENGTH <= length <= LONGEST else 0


def edit_similarity(a: str, b: str) -> float:
    """Similarity by letters: optimal string alignment distance within the bound of the shorter word; 0 beyond it.

    Example:
        >>> edit_similarity("hannibal", "hanniball"), edit_similarity("kim", "kam")
        (0.9, 0.0)
    """
    if a == b:
        return 1.0
    short, long = (len(a), len(b)) if len(a) <= len(b) else (len(b), len(a))
    bound = _EDITS[short] if long <= LONGEST else 0
    if long - short > bound or bound == 0:
        return 0.0
    if bound == 1 and a[0] != b[0] and a[-1] != b[-1]:  # one edit of three letters or more changes one end at most
        return 0.0
    if not (a.isalpha() and b.isalpha()):  # a digit off is another number
        return 0.0
    distance = OSA.distance(a, b, score_cutoff=bound)
    return 0.0 if distance > bound else _after_edits(a, b, distance)


def _after_edits(a: str, b: str, distance: int) -> float:
    table = EDIT_SIMILARITY[distance]
    similarity = table[min(max(len(a), len(b)), len(table) - 1)]
    short = min(len(a), len(b)) <= SWAPPED_ONLY
    if distance == 1 and len(a) == len(b) and sorted(a) == sorted(b):
        return similarity if short else max(similarity, SWAPPED)
    if short:
        return 0.0
    return similarity if a[0] == b[0] else similarity - FIRST_LETTER


def sound_similarity(a: str, b: str) -> float:
    """Similarity of two sound keys: the same, one edit apart in long ones, or nothing.

    Example:
        >>> sound_similarity("ilsin", "ilsin"), sound_similarity("ilsin", "ilsim"), sound_similarity("ali", "alu")
        (0.95, 0.83, 0.0)
    """
    if a == b:
        return SAME_SOUND
    if not -1 <= len(a) - len(b) <= 1 or len(a) < NEAR_SOUND_LENGTH or not (a[0] == b[0] or a[-1] == b[-1]):
        return 0.0
    return NEAR_SOUND if sound_edits(len(a)) and sound_edits(len(b)) and near(a, b) else 0.0


def near(a: str, b: str) -> bool:
    """Whether two keys are one edit apart."""
    return -1 <= len(a) - len(b) <= 1 and OSA.distance(a, b, score_cutoff=1) <= 1


def near_one_of(key: str, others: Sequence[str]) -> bool:
    """Whether a key is at most one edit from one of many.

    Example:
        >>> near_one_of("nguen", ("nguan", "wah")), near_one_of("womack", ("mak",))
        (True, False)
    """
    return process.extractOne(key, others, scorer=OSA.distance, score_cutoff=1) is not None
