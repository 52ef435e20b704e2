"""Whether a Latin name that could be cut into syllables is likely to be Chinese or Korean at all.

Here belongs the evidence against, and which words are particles of a Western name: half the world's names can be cut
somehow (Lise Moe, Nora de Lange), and each that is taken for Chinese costs a search and a false friend. Which syllables
there are is `inventory.py`.
"""

from __future__ import annotations

from entityscreen.names.persons import commonness, is_particle, is_particle_at
from entityscreen.names.syllables.inventory import compound_spellings, cuts, english_names, surname_spellings
from entityscreen.names.syllables.model import FAMILIES, MAINLAND, VIETNAMESE, Words
from entityscreen.names.syllables.standing import (
    COMMON_SURNAME,
    USUAL_COST,
    given_spellings,
    is_pinyin,
    unit_characters,
    units,
)
from entityscreen.names.syllables.words import shared_families, word_cuts

GIVEN = 2  # syllables of a given name that is one word
WHOLE_VIETNAMESE = 3  # words: surname, middle name, given name
# Words of Burmese names that are no Chinese or Korean syllables: Khin Maung Yi is no Yi.
_BURMESE = frozenset((
    "aung", "hlaing", "htay", "htet", "htun", "htut", "htwe", "khaing", "khin", "khine", "kyaw", "kyi", "lwin", "maung",
    "myint", "nyein", "nyunt", "thant", "thaung", "thein", "thiha", "tint", "wunna", "zaw", "zeya",
))  # fmt: skip
SYLLABLE_LETTERS = 3  # a Western name as short as this (Lee, Kim, Ben) is a syllable as likely


def is_plausible(words: Words, syllabic: Words) -> bool:
    """Whether the words that speak for a Chinese or Korean name outnumber those that speak against.

    Args:
        words: all words, in pieces.
        syllabic: those of them that can be cut into syllables.

    Returns:
        True when nothing speaks against, or at least two words speak for it and no fewer than speak against; or when
        what speaks against is one known name beside a surname, and a given name in pinyin or Korean as well.

    Example:
        >>> is_plausible((("lai",), ("william",)), (("lai",),))
        True
        >>> is_plausible((("nora",), ("de",), ("lange",)), (("nora",), ("de",), ("lange",)))
        False
        >>> is_plausible((("li",), ("nana",)), (("li",), ("nana",)))
        True
    """
    if any(piece in _BURMESE for word in words for piece in word):
        return False
    against = sum(speaks_against(word, word in syllabic) for word in words)
    if not against or (against == 1 and may_be_taken(words)) or _is_vietnamese(words):
        return True
    # Du and Lo are surnames too: a particle counts once something else speaks against.
    particles = sum(len(word) == 1 and is_particle(word[0]) for word in syllabic)
    good = sum("".join(word) not in english_names() and not speaks_against(word, cuttable=True) for word in syllabic)
    return good - particles >= max(2, against + particles)


def without_particles(words: Words, syllabic: Words) -> Words:
    """The words to compare, without the particles of a Western name: `de` and `van` are syllables too.

    Args:
        words: all words, in pieces.
        syllabic: those of them that can be cut into syllables.

    Returns:
        The same where no word of the West is among them, or where the others are a whole name: three syllables of one
        family (Andrew Lo Kin Wah), a surname that no particle is at the edge (Kevin Lo Wai), or pinyin (Kevin Di Wu).

    Example:
        >>> without_particles((("eva",), ("van",), ("eck",)), (("van",), ("eck",)))
        (('eck',),)
        >>> without_particles((("kevin",), ("di",), ("wu",)), (("di",), ("wu",)))
        (('di',), ('wu',))
        >>> without_particles((("zhu",), ("de",), ("huai",)), (("zhu",), ("de",), ("huai",)))
        (('zhu',), ('de',), ('huai',))
    """
    particles = {word for place, word in enumerate(words[:-1]) if _may_be_particle(word, place, len(words))}
    if not particles:
        return syllabic
    english = english_names()
    others = tuple(word for word in syllabic if "".join(word) not in english)
    if len(others) == len(words):
        return syllabic
    foreign = [word not in syllabic and "".join(word) not in english for word in words]
    of_surname = any(word in particles and behind for word, behind in zip(words, foreign[1:], strict=False))
    if not of_surname and _are_a_name(others):
        return syllabic
    return tuple(word for word in syllabic if word not in particles)


def _may_be_particle(word: tuple[str, ...], place: int, count: int) -> bool:
    """Whether a word may be a particle inside a name, or one at its beginning that is no name there."""
    return len(word) == 1 and (is_particle(word[0]) if place else is_particle_at(word[0], 0, count))


def _are_a_name(words: Words) -> bool:
    """Whether words, a particle among them, are a whole name of one family."""
    shared = shared_families(words)
    if len(words) != 2:
        return bool(shared) and len(words) > 2
    first, last = "".join(words[0]), "".join(words[1])
    if is_particle(first) and not is_particle_at(first, 0, 2) and _is_usual_surname(first, shared):
        return True
    return first in unit_characters(MAINLAND, False) and _is_usual_surname(last, 1 << MAINLAND)


def _is_usual_surname(word: str, families: int) -> bool:
    """Whether a word is the usual spelling of a common surname in one of some families, given as bits."""
    usual = [
        unit_characters(family, True).get(unit, ())
        for family in range(len(FAMILIES))
        if families >> family & 1
        for unit, cost in units(family).get(word, ())
        if cost < USUAL_COST
    ]
    return any(weight >= COMMON_SURNAME for characters in usual for _, weight, _ in characters)


def may_be_taken(words: Words) -> bool:
    """Whether of two words one is a surname, and the other a known name that may as well be two syllables.

    Example:
        >>> may_be_taken((("li",), ("nana",))), may_be_taken((("ana",), ("li",))), may_be_taken((("li",), ("pedro",)))
        (True, True, False)
    """
    return len(words) == 2 and any(_is_head(head) and _is_given(given) for head, given in (words, words[::-1]))


def _is_vietnamese(words: Words) -> bool:
    """Whether three words or more are Vietnamese syllables all: Nguyen Van Linh, in which van is no particle."""
    if len(words) < WHOLE_VIETNAMESE or not shared_families(words) >> VIETNAMESE & 1:
        return False
    return all(len(word) == 1 and len(word_cuts(word)[0][0]) == 1 for word in words)


def _is_head(word: tuple[str, ...]) -> bool:
    """Whether a word is a surname."""
    usual = next((cut for cut, _ in word_cuts(word)), ())
    return usual in compound_spellings() or (len(usual) == 1 and usual[0] in surname_spellings())


def _is_given(word: tuple[str, ...]) -> bool:
    """Whether a word is two syllables of given names in pinyin, or two Korean ones."""
    pinyin, korean = unit_characters(MAINLAND, False), given_spellings()
    return len(word) == 1 and any(
        len(cut) == GIVEN and (all(s in pinyin for s in cut) or all(s in korean for s in cut))
        for cut, _ in word_cuts(word)
    )


def speaks_against(word: tuple[str, ...], cuttable: bool = True) -> bool:
    """A word that is no syllable and no English given name, or a known name that is no syllable of pinyin."""
    text = "".join(word)
    if text in english_names():
        return False
    if not cuttable:
        return True
    if len(word) > 1 or text in surname_spellings() or is_pinyin(word):
        return False
    if any(cut in compound_spellings() for cut, _ in cuts(text)):
        return False
    return len(text) > SYLLABLE_LETTERS and commonness(text) > 0.0
