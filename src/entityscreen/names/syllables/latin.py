"""Latin names as syllables: which names can be Chinese or Korean.

Here belongs a whole Latin name. Most names of the world are turned away here, by dictionary look-ups. A name is Sinitic
when all its words but two cut into syllables, one of its words is a surname's spelling and there are two to six
syllables. The ways to take it are in `arrange.py`.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.model.script import Script
from entityscreen.names.syllables.arrange import FEWEST, arrange
from entityscreen.names.syllables.inventory import Cut, compound_spellings, english_names, surname_spellings
from entityscreen.names.syllables.model import SyllableName, Words
from entityscreen.names.syllables.plausible import is_plausible, without_particles
from entityscreen.names.syllables.words import WORD_CUTS, families_of, shared_families, syllabic_words, word_cuts

MOST_WORDS = 7
MOST_LEFT_ASIDE = 2
_TONE, _TONES = re.compile("[1-5]"), frozenset("12345")
# Families as bits: the first five are Chinese, the first two Mandarin.
_CHINESE, _MANDARIN = 0b11111, 0b00011


def prepare_latin(words: Words) -> SyllableName | None:
    """The syllables of a Latin name, or `None` when it is not Chinese or Korean.

    Args:
        words: the words in pieces, lower-case ASCII.

    Example:
        >>> prepare_latin((("chan",), ("kwok", "ki"))).text
        'chan kwok ki'
        >>> prepare_latin((("vladimir",), ("putin",))) is None
        True
    """
    if not 0 < len(words) <= MOST_WORDS:
        return None
    left = most_foreign(len(words))
    for word in words:
        known: tuple[Cut, ...] | None = WORD_CUTS.get(word)
        if not (word_cuts(word) if known is None else known):
            left -= 1
            if left < 0:
                return _toned(words)
    return _prepare(words)


def most_foreign(words: int) -> int:
    """How many of a name's words may be no syllables: two must be left, and a word alone must be one that cuts."""
    return min(MOST_LEFT_ASIDE, max(words - 2, 0))


def _toned(words: Words) -> SyllableName | None:
    """The name without tone digits, where it has them: `Xi2 Jin4ping2`."""
    if not any(piece[-1:] in _TONES for word in words for piece in word):
        return None
    plain = tuple(tuple(part for piece in word for part in _TONE.split(piece) if part) for word in words)
    return prepare_latin(plain) if all(plain) and all(part.isalpha() for word in plain for part in word) else None


@named_cache("syllables.latin", maxsize=100_000)
def _prepare(words: Words) -> SyllableName | None:
    syllabic = without_particles(words, syllabic_words(words))
    core = _core(words, syllabic)
    if not (core and _has_surname(core) and _share_family(core) and is_plausible(words, syllabic)):
        return None
    arrangements = arrange(words, syllabic)
    if not arrangements:
        return None
    text = " ".join(piece for word in words for piece in word)
    return SyllableName(Script.LATIN, text, words, 0, (), arrangements)


def _core(words: Words, syllabic: Words) -> Words:
    """The words that must be Chinese or Korean: without English names when those or foreign words are there."""
    english = english_names()
    kept = tuple(word for word in syllabic if "".join(word) not in english)
    if len(syllabic) == len(words) and len(kept) < 2:
        kept = syllabic
    count = sum(len(word_cuts(word)[0][0]) for word in kept)
    if len(kept) < min(2, len(words)):
        return ()
    foreign = [word for word in words if word not in syllabic and "".join(word) not in english]
    western = sum("".join(word) in english for word in words if word not in kept)
    if western > max(1, len(kept) - 1) and not any(len(word) > 1 for word in kept):
        return ()  # two names of the West beside two words: Miriam Juan Carlos Tamayo
    fewest = FEWEST if not foreign or shared_families(kept) & _MANDARIN else FEWEST + len(foreign)
    return kept if count >= fewest else ()


def _has_surname(words: Words) -> bool:
    """Whether a word of its own, at either end, is a surname's spelling; or the head of a single word."""
    surnames = surname_spellings()
    if len(words) == 1:
        return any(cut[0] in surnames and len(cut) > 1 for cut, _ in word_cuts(words[0]))
    for word in (words[0], words[-1]):
        cut = word_cuts(word)[0][0]
        if (len(cut) == 1 and cut[0] in surnames) or cut in compound_spellings():
            return True
        if len(word) == 2 and cut[0] in surnames and cut[1] in surnames:
            return True
    return "".join(words[0]) in surnames or words[0][0] in surnames


def _share_family(words: Words) -> bool:
    """Whether one family has the syllables of all words, or of all but one, the surname."""
    if shared_families(words):
        return True
    if len(words) == 2:
        return all(families_of(word) & _CHINESE for word in words)
    return any(shared_families(words[:i] + words[i + 1 :]) for i in range(len(words)))
