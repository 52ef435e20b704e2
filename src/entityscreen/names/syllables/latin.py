"""Latin names as syllables: which names can be Chinese or Korean, and the orders they can be taken in.

Here belongs a whole Latin name. Most names of the world are turned away here, by dictionary look-ups.

- A name is Sinitic when all its words but two cut into syllables, one of its words is a surname's spelling
  and there are two to six syllables.
- The surname comes first or last; the given name is joined, hyphened or spaced.
- English given names, and words that cannot be cut, are left aside.
"""

from __future__ import annotations

from itertools import product

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.model.script import Script
from entityscreen.names.syllables.inventory import (
    LONGEST_SYLLABLE,
    Cut,
    compound_spellings,
    cuts,
    english_names,
    inventory,
    surname_spellings,
)
from entityscreen.names.syllables.model import MAINLAND, Arrangement, SyllableName, Words
from entityscreen.names.syllables.plausible import is_plausible
from entityscreen.names.syllables.standing import unit_characters

MOST_WORDS = 7
FEWEST, MOST = 2, 6
MOST_LEFT_ASIDE = 2
MOST_ARRANGEMENTS = 48
MOST_CUTS_A_WORD = 4
# Costs of taking a name another way than as it stands.
ENGLISH_COST, FOREIGN_COST, ROTATED_COST, JOINED_COST = 0.005, 0.02, 0.005, 0.01
# The first word is a surname too: then the last one is unlikely to be.
ROTATED_AGAINST_COST = 0.03
DROPPED_COST = 0.12
LONG_WORD = 3

# Families as bits: the first five are Chinese, the first two Mandarin.
_CHINESE, _MANDARIN = 0b11111, 0b00011
_ASPIRATES = frozenset({"ch", "k", "p", "t", "ts", "tz", "j", "hs"})
_TAILS = frozenset({"n", "ng", "k", "l", "h"})

_WORDS = BoundedDict("syllables.words", 200_000)


def word_cuts(word: tuple[str, ...]) -> tuple[Cut, ...]:
    """The ways to cut a word of hyphenated pieces into syllables."""
    known: tuple[Cut, ...] | None = _WORDS.get(word)
    if known is None:
        known = _cut_word(word)
        _WORDS[word] = known
    return known


def _cut_word(word: tuple[str, ...]) -> tuple[Cut, ...]:
    if len(word) > 1:
        word = _rejoin_aspirates(word)
    options = [cuts(piece) for piece in word]
    if len(word) == 1 or not any(options):
        return options[0] if len(word) == 1 else ()
    if not all(options):
        # Hyphens say where syllables end: an odd one among them is a syllable too, misspelled.
        options = [cut or (((piece,), 0.0),) for cut, piece in zip(options, word, strict=True)]
        if any(len(piece) > LONGEST_SYLLABLE or not piece.isalpha() for piece in word):
            return ()
    found = []
    for choice in product(*(option[:2] for option in options)):
        syllables = tuple(s for cut, _ in choice for s in cut)
        # Hyphens are put where syllables end: a piece of two syllables is unlikely.
        cost = sum(cost + 0.02 * (len(cut) - 1) for cut, cost in choice)
        found.append((syllables, round(cost, 3)))
    found.sort(key=lambda item: (item[1], item[0]))
    return tuple(found[:MOST_CUTS_A_WORD])


def _rejoin_aspirates(word: tuple[str, ...]) -> tuple[str, ...]:
    """Undo the cut at an apostrophe inside a syllable: Ch'iu, T'ae and Cho'n are one each."""
    joined: list[str] = []
    for piece in word:
        if joined and (joined[-1] in _ASPIRATES or piece in _TAILS):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)


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
    foreign = 0
    for word in words:
        if not (_WORDS.get(word) or word_cuts(word)):
            foreign += 1
            if foreign > MOST_LEFT_ASIDE:
                return None
    return _prepare(words) if len(words) - foreign >= 2 or (len(words) == 1 and not foreign) else None


@named_cache("syllables.latin", maxsize=100_000)
def _prepare(words: Words) -> SyllableName | None:
    core = _core(words)
    if not (core and is_plausible(words, syllabic_words(words)) and _has_surname(core) and _share_family(core)):
        return None
    arrangements = arrange(words)
    if not arrangements:
        return None
    text = " ".join(piece for word in words for piece in word)
    return SyllableName(Script.LATIN, text, words, 0, (), arrangements)


def _core(words: Words) -> Words:
    """The words that must be Chinese or Korean: without English names when those or foreign words are there."""
    syllabic, english = syllabic_words(words), english_names()
    kept = tuple(word for word in syllabic if "".join(word) not in english)
    if len(syllabic) == len(words) and len(kept) < 2:
        kept = syllabic
    count = sum(len(word_cuts(word)[0][0]) for word in kept)
    if len(kept) < min(2, len(words)):
        return ()
    foreign = [word for word in words if word not in syllabic and "".join(word) not in english]
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
        return all(_families(word, inventory()[0]) & _CHINESE for word in words)
    return any(shared_families(words[:i] + words[i + 1 :]) for i in range(len(words)))


def shared_families(words: Words) -> int:
    """The families, as bits, that have the syllables of all words."""
    everywhere = inventory()[0]
    shared = -1
    for word in words:
        shared &= _families(word, everywhere)
    return shared


def _families(word: tuple[str, ...], everywhere: dict[str, int]) -> int:
    """The families of a word as bits; hyphens are a sign of their own, so one syllable is enough there."""
    bits = 0
    for cut, _ in word_cuts(word):
        shared = -1 if len(word) == 1 else 0
        for syllable in cut:
            own = everywhere.get(syllable, 0)
            shared = shared & own if len(word) == 1 else shared | own
        bits |= shared
    return bits


def arrange(words: Words) -> dict[int, tuple[Arrangement, ...]]:
    """The ways to take a name's syllables, surname first, by their number; the cheapest first."""
    found: dict[tuple[str, ...], Arrangement] = {}
    for kept, cost, notes in _selections(words):
        for choice in product(*(word_cuts(word)[:MOST_CUTS_A_WORD] for word in kept)):
            if len(found) >= MOST_ARRANGEMENTS:
                break
            for order, order_cost, order_notes in _orders(tuple(cut for cut, _ in choice)):
                total = cost + order_cost + sum(cut_cost for _, cut_cost in choice)
                known = found.get(order)
                if FEWEST <= len(order) <= MOST and (known is None or total < known.cost):
                    found[order] = Arrangement(order, round(total, 3), notes + order_notes, _is_pinyin(order))
    grouped: dict[int, list[Arrangement]] = {}
    for arrangement in sorted(found.values(), key=lambda a: (a.cost, a.syllables)):
        grouped.setdefault(len(arrangement.syllables), []).append(arrangement)
    return {length: tuple(group) for length, group in grouped.items()}


def _is_pinyin(syllables: tuple[str, ...]) -> bool:
    """Whether all are pinyin of characters used in names (`eng` and `ng` are pinyin of none)."""
    given, surnames = unit_characters(MAINLAND, False), unit_characters(MAINLAND, True)
    return all(syllable in given or syllable in surnames for syllable in syllables)


def syllabic_words(words: Words) -> Words:
    """The words to compare: those that cut into syllables, without what must be a Western name among them.

    Example:
        >>> syllabic_words((("sabina",), ("koo",), ("kwok",), ("wai",)))
        (('koo',), ('kwok',), ('wai',))
        >>> syllabic_words((("ceci",), ("kwok",), ("si", "wan")))
        (('kwok',), ('si', 'wan'))
    """
    syllabic = tuple(word for word in words if word_cuts(word))
    if len(syllabic) <= 2:
        return syllabic
    short = tuple(word for word in syllabic if len(word_cuts(word)[0][0]) < LONG_WORD)
    if len(short) >= 2:
        syllabic = short
    if len(syllabic) > 2 and not shared_families(syllabic):
        for odd in (syllabic[0], syllabic[-1]):
            rest = tuple(word for word in syllabic if word is not odd)
            if len(odd) == 1 and len(word_cuts(odd)[0][0]) > 1 and shared_families(rest):
                return rest
    return syllabic


def _selections(words: Words) -> list[tuple[Words, float, tuple[str, ...]]]:
    """Which words are compared: all that cut into syllables, with and without English names, one dropped."""
    english = english_names()
    syllabic = syllabic_words(words)
    foreign = tuple("-".join(word) for word in words if word not in syllabic)
    cost = sum(ENGLISH_COST if name in english else FOREIGN_COST for name in foreign)
    notes = tuple(_left_aside(name) for name in foreign)
    found = [(syllabic, cost, notes)]
    names = [word for word in syllabic if "".join(word) in english]
    if names and len(syllabic) - len(names) >= 2:
        kept = tuple(word for word in syllabic if word not in names)
        aside = tuple(_left_aside("".join(word)) for word in names)
        found.append((kept, cost + ENGLISH_COST, notes + aside))
    for index, word in enumerate(syllabic if len(syllabic) > 2 else ()):
        kept = syllabic[:index] + syllabic[index + 1 :]
        listed = "".join(word) in english
        price = ENGLISH_COST if listed else DROPPED_COST * len(word_cuts(word)[0][0])
        found.append((kept, cost + price, (*notes, _left_aside("-".join(word)))))
    return found


def _left_aside(name: str) -> str:
    kind = "English name" if name in english_names() else "word"
    return f"{kind} {name.title()} not compared"


def _orders(parts: tuple[tuple[str, ...], ...]) -> list[tuple[tuple[str, ...], float, tuple[str, ...]]]:
    """The syllables with the surname first: as they stand, or the last words moved to the front."""
    whole = tuple(s for part in parts for s in part)
    if len(parts) == 1:
        return [(whole, JOINED_COST, ("joined",))]
    found: list[tuple[tuple[str, ...], float, tuple[str, ...]]] = [(whole, 0.0, ())]
    cost = ROTATED_COST
    if len(parts[0]) == 1 and parts[0][0] in surname_spellings():
        cost = ROTATED_AGAINST_COST
    note = ("given name first",)
    if len(parts[-1]) == 1:
        found.append((whole[-1:] + whole[:-1], cost, note))
    if whole[-2:] in compound_spellings() and len(whole) > 2:
        found.append((whole[-2:] + whole[:-2], cost, note))
    return found
