"""Whether a Latin name that could be cut into syllables is likely to be Chinese or Korean at all.

Here belongs the evidence against: half the world's names can be cut somehow (Lise Moe, Nora de Lange), and
each that is taken for Chinese costs a search and a false friend. Which syllables there are is `inventory.py`.
"""

from __future__ import annotations

from entityscreen.names.persons import commonness, is_particle
from entityscreen.names.syllables.inventory import compound_spellings, cuts, english_names, surname_spellings
from entityscreen.names.syllables.model import Words

SYLLABLE_LETTERS = 3  # a Western name as short as this (Lee, Kim, Ben) is a syllable as likely


def is_plausible(words: Words, syllabic: Words) -> bool:
    """Whether the words that speak for a Chinese or Korean name outnumber those that speak against.

    Args:
        words: all words, in pieces.
        syllabic: those of them that can be cut into syllables.

    Returns:
        True when nothing speaks against, or at least two words speak for it and no fewer than speak against.

    Example:
        >>> is_plausible((("lai",), ("william",)), (("lai",),))
        True
        >>> is_plausible((("nora",), ("de",), ("lange",)), (("nora",), ("de",), ("lange",)))
        False
    """
    against = sum(_speaks_against(word, word in syllabic) for word in words)
    if not against:
        return True
    # Du and Lo are surnames too: a particle counts once something else speaks against.
    particles = sum(len(word) == 1 and is_particle(word[0]) for word in syllabic)
    good = sum("".join(word) not in english_names() and not _speaks_against(word, cuttable=True) for word in syllabic)
    return good - particles >= max(2, against + particles)


def _speaks_against(word: tuple[str, ...], cuttable: bool) -> bool:
    """A word that is no syllable and no English given name, or a known name of several syllables."""
    text = "".join(word)
    if text in english_names():
        return False
    if not cuttable:
        return True
    if len(word) > 1 or text in surname_spellings():
        return False
    if any(cut in compound_spellings() for cut, _ in cuts(text)):
        return False
    return len(text) > SYLLABLE_LETTERS and commonness(text) > 0.0
