"""Legal forms, and Thai words, that are written together with a brand.

Here belongs where such a word may be cut; what the pieces mean is in `lexicon.py`.
"""

from __future__ import annotations

from entityscreen.names.lexicon import Concept, whole_concept

MINIMUM_BRAND = 4  # letters beside a glued legal form
# Forms that are found glued to a brand, before or after it; none is the beginning or end of usual words. Thai writes
# words together: bank, company and university open a name.
_GLUED_BEFORE = (
    "ojsc", "pjsc", "cjsc", "jsc", "ooo", "oao", "fgup", "gmbh",
    "фгуп", "ооо", "оао", "пао", "зао",
    "ธนาคาร", "บริษัท", "มหาวิทยาลัย",
)  # fmt: skip
_GLUED_AFTER = (
    "pteltd", "ptyltd", "pvtltd", "sdnbhd", "coltd", "ojsc", "pjsc", "cjsc", "jsc", "gmbh", "llc", "ltd", "ooo", "oao",
    "oyj", "ооо", "оао", "пао", "зао",
)  # fmt: skip
# Ends of ordinary names as well: only behind a consonant and five letters of brand.
_GLUED_RARELY = ("pao", "zao")
_VOWELS = frozenset("aeiouy")


def find_glued(word: str) -> tuple[str, Concept] | None:
    """A legal form written together with a brand.

    Args:
        word: a folded word.

    Returns:
        The brand, at least four letters, and the form; None when there is none that is safe to cut.

    Example:
        >>> find_glued("jscargument")[0], find_glued("gazpromoao")[1].id, find_glued("paolini")
        ('argument', 'legal:ojsc', None)
    """
    if len(word) < MINIMUM_BRAND + 3:
        return None
    cut = _glued_brand(word)
    if cut is None:
        return None
    brand, form = cut
    meaning = whole_concept(form)
    return None if meaning is None else (brand, meaning)


def _glued_brand(word: str) -> tuple[str, str] | None:
    for form in _GLUED_AFTER:
        if word.endswith(form) and len(word) - len(form) >= MINIMUM_BRAND:
            return word[: -len(form)], form
    for form in _GLUED_BEFORE:
        if word.startswith(form) and len(word) - len(form) >= MINIMUM_BRAND:
            return word[len(form) :], form
    if word[-3:] in _GLUED_RARELY and len(word) > MINIMUM_BRAND + 3 and word[-4] not in _VOWELS:
        return word[:-3], word[-3:]
    return None
