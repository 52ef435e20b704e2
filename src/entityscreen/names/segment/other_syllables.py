"""Latin brands that are plainly spelled in a system's syllables, and not in those of a brand in characters.

Wing On is two syllables as Hong Kong spells them, Chong Hing and Shin Kong likewise: whoever has such a brand has two
characters that are read so. A brand of two characters of which the second is not read `on` in any way is another one,
whatever the first is. Here belongs which Latin words are such syllables and whether a brand may be them; what is
coined from characters otherwise is in `heard.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.names.lexicon import whole_concept
from entityscreen.names.pinyin import pinyin_syllables
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.other_hangul import OWN, sino_korean
from entityscreen.names.segment.pieces import BY_EAR, character_pieces, coined_endings, syllable_worth
from entityscreen.names.tokens import Token
from entityscreen.syllables.korean import hangul_spellings, is_hangul
from entityscreen.syllables.model import CANTONESE, TAIWAN
from entityscreen.syllables.tables import spelled_syllables

# Dearer spellings are no rule of a system: with them any word falls into syllables.
DEAREST = 0.04
NO_SYSTEM = frozenset({BY_EAR, "meaning"})
# Evidence that two syllables may lack against such as the letters say. A word alone, or beside a letter (E Sun), is
# less surely cut as it is meant.
MOST_BY_EAR, MOST_IN_A_WORD = 1.65, 2.0
NEVER = 99.0
LONGEST_SYLLABLE, LONG = 7, 3
TWO = 2  # syllables, from which on a brand is known by them
PLAIN = (2, 3)  # characters of a brand that a Latin word is cut like

_WORDS = frozenset({Role.BRAND, Role.GENERIC})  # da is a word of Portuguese, too
_VOWELS = frozenset("aeiouy")
_CLOSING = frozenset("bdhklprt")  # closes a syllable in English, and none in Mandarin: Googol, Yih


def brand_words(parts: Sequence[Part]) -> list[tuple[str, ...]]:
    """Of each part the words of a Latin name that stand together without a meaning around it; none where it has one."""
    found: list[tuple[str, ...]] = []
    for coined, run in groupby(parts, _is_coined):
        own = list(run)
        words = tuple([word for part in own for word in part.token.text.split(" ")]) if coined else ()
        found += [words] * len(own)
    return found


def _is_coined(part: Part) -> bool:
    return part.role in _WORDS and part.token.concept is None


_OTHERWISE = BoundedDict("segment.other_syllables", 100_000)


def other_syllables(text: str, words: tuple[str, ...]) -> bool:
    """Whether Latin words are syllables of one system, and not those of a brand's characters.

    Args:
        text: folded Han characters or Hangul.
        words: lower-case ASCII letters; a whole brand.

    Example:
        >>> other_syllables("永隆", ("wing", "on")), other_syllables("永隆", ("wing", "lung"))
        (True, False)
        >>> other_syllables("华东", ("walton",)), other_syllables("삼성", ("shin", "kong"))
        (False, True)
        >>> other_syllables("永盛星", ("yong", "sheng", "hai")), other_syllables("新鸿基", ("sun", "hung", "kai"))
        (True, False)
    """
    key = (text, words)
    known: bool | None = _OTHERWISE.get(key)
    if known is None:
        known = _OTHERWISE[key] = _other(text, words)
    return known


def are_mere_letters(text: str, word: str) -> bool:
    """Whether a word is a letter for each of two characters: pinyin's initials are certain, others say nothing.

    Example:
        >>> are_mere_letters("浪潮", "ls"), are_mere_letters("三一", "sany")
        (True, False)
    """
    return len(word) == len(text) == TWO and _VOWELS.isdisjoint(word)


def is_place_read(place: Token, pieces: Sequence[str]) -> bool:
    """Whether a place is heard in full, as a system spells it, or by its name: 中國石油 is Chinaoil.

    Args:
        place: characters.
        pieces: of a Latin word, one a character, empty where it has none.
    """
    named = whole_concept(pieces[0])
    if named is not None and named is place.concept:
        return True
    return sum(map(loss_by_ear, place.text, pieces)) <= MOST_BY_EAR


def _other(text: str, words: tuple[str, ...]) -> bool:
    of_korean = len(text) in PLAIN and not sino_korean().isdisjoint(text) and sino_korean().issuperset(text)
    cuts = [cut for cut in _plain_cuts(words, len(text)) if len(cut) >= TWO]
    if not cuts:
        return of_korean and not any(map(str.isdigit, words)) and not _read_so(text, words)
    most = MOST_BY_EAR if len(words) > 1 and min(map(len, words)) > 1 else MOST_IN_A_WORD
    return not any(_may_be(text, cut, most) for cut in cuts)


def _read_so(text: str, words: tuple[str, ...]) -> bool:
    """Whether words are a reading of Hangul, syllable by syllable, though no system's."""
    return any(_may_be(text, cut, 0.0) for cut in _cut("".join(words), len(text), _spelled(text)))


def _spelled(text: str) -> frozenset[str]:
    return frozenset([spelling for character in text for spelling in hangul_spellings(character)])


def _may_be(text: str, cut: tuple[str, ...], most: float) -> bool:
    """Whether neighbouring characters may be read as syllables; of three one may be spelled anyhow, not in pinyin."""
    least = len(cut) if pinyin_syllables().issuperset(cut) else min(TWO, len(cut))
    for start in range(len(text) - len(cut) + 1):
        costs = sorted(loss_by_ear(text[start + place], syllable) for place, syllable in enumerate(cut))
        if sum(costs[:least]) <= most:
            return True
    return False


def loss_by_ear(character: str, syllable: str) -> float:
    """What it costs to take a syllable for a character's: nothing where a system spells it so.

    Example:
        >>> loss_by_ear("永", "wing"), loss_by_ear("隆", "on") == NEVER
        (0.0, True)
    """
    cost = _readings(character).get(syllable, NEVER)
    if cost == NEVER and syllable[-1:] in _CLOSING:
        cost = _readings(character).get(syllable[:-1], NEVER)
    return cost


@named_cache("segment.readings_of_character", maxsize=10_000)
def _readings(character: str) -> dict[str, float]:
    if is_hangul(character):
        return dict.fromkeys([s for s, (cost, _) in hangul_spellings(character).items() if cost <= OWN], 0.0)
    return {
        letters: max(0.0, syllable_worth(letters) - worth) if system in NO_SYSTEM else 0.0
        for letters, (worth, system) in character_pieces(character).items()
    }


@named_cache("segment.plain_cuts", maxsize=50_000)
def _plain_cuts(words: tuple[str, ...], count: int) -> tuple[tuple[str, ...], ...]:
    """The ways to cut words into syllables of one system: as many as there are characters, or a word each.

    A word alone is cut only as the system itself spells, into syllables of three letters at least, and not at an
    ending that coins words: any short word is a syllable of some system.
    """
    found: list[tuple[str, ...]] = []
    if len(words) == 1:
        for system in _systems(0.0) if count in PLAIN else ():
            found += [cut for cut in _cut(words[0], count, system) if _is_long(cut)]
        if count > TWO and not found:
            found += _cut(words[0], TWO, pinyin_syllables())
    elif words:
        for system in _systems(DEAREST):
            found += _cut_words(words, count, system) if count in PLAIN else ()
            if all(word in system for word in words):
                found.append(words)
    return tuple(dict.fromkeys(found))


def _is_long(cut: tuple[str, ...]) -> bool:
    """Whether there is no doubt that a word is cut so: a consonant before a vowel begins a syllable."""
    return min(map(len, cut)) >= LONG and cut[-1] not in coined_endings() and all(s[0] not in _VOWELS for s in cut[1:])


def _cut_words(words: tuple[str, ...], count: int, system: frozenset[str]) -> list[tuple[str, ...]]:
    """The ways to cut words into so many syllables, each word into one at least."""
    if not words:
        return [] if count else [()]
    return [
        (*first, *behind)
        for own in range(1, count - len(words) + 2)
        for first in _cut(words[0], own, system)
        for behind in _cut_words(words[1:], count - own, system)
    ]


def _cut(word: str, count: int, system: frozenset[str]) -> list[tuple[str, ...]]:
    if count == 1:
        return [(word,)] if word in system else []
    return [
        (word[:end], *behind)
        for end in range(1, min(len(word), LONGEST_SYLLABLE + 1))
        if word[:end] in system
        for behind in _cut(word[end:], count - 1, system)
    ]


@named_cache("segment.syllable_systems", maxsize=2)
def _systems(dearest: float) -> tuple[frozenset[str], ...]:
    """The syllables of pinyin, Taiwan's systems, Hong Kong's, and of Korean readings of Chinese characters."""
    korean = [(spelling, cost) for h in sino_korean() for spelling, (cost, _) in hangul_spellings(h).items()]
    systems = _family("syllable_mandarin", TAIWAN), _family("syllable_cantonese", CANTONESE), korean
    plain = [{spelling for spelling, cost in system if cost <= dearest} for system in systems]
    return (pinyin_syllables(), *[frozenset(filter(_is_syllable, system)) for system in plain])


def _family(table: str, family: int) -> list[tuple[str, float]]:
    spelled = [s for spellings in spelled_syllables(table).values() for s in spellings]
    return [(s.spelling, s.cost) for s in spelled if s.family == family]


def _is_syllable(spelling: str) -> bool:
    return spelling.isalpha() and not _VOWELS.isdisjoint(spelling)
