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
from entityscreen.names.syllables.inventory import Cut, cuts, english_names, surname_spellings
from entityscreen.names.syllables.model import Arrangement, SyllableName, Words

MOST_WORDS = 7
FEWEST, MOST = 2, 6
MOST_LEFT_ASIDE = 2
MOST_ARRANGEMENTS = 48
MOST_CUTS_A_WORD = 4
# Costs of taking a name another way than as it stands.
ENGLISH_COST, FOREIGN_COST, ROTATED_COST, JOINED_COST = 0.005, 0.02, 0.005, 0.01
DROPPED_COST = 0.12

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
    if len(word) == 1 or not all(options):
        return options[0] if len(word) == 1 else ()
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
    if not _has_surname(words):
        return None
    arrangements = arrange(words)
    if not arrangements:
        return None
    text = " ".join(piece for word in words for piece in word)
    return SyllableName(Script.LATIN, text, words, 0, (), arrangements)


def _has_surname(words: Words) -> bool:
    """Whether a word of its own, or the head of a single word, is a surname's spelling."""
    surnames, english = surname_spellings(), english_names()
    if len(words) == 1:
        first = words[0][0]
        return any(cut[0] in surnames and len(cut) + len(words[0]) > 2 for cut, _ in cuts(first))
    for word in words:
        joined = "".join(word)
        if joined in surnames and (joined not in english or len(words) > 2):
            return True
        if len(word) <= 2 and all(piece in surnames for piece in word):
            return True
    return any(len(cut) == 2 and cut[0] in surnames for word in words for cut, _ in word_cuts(word)[:1])


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
                    found[order] = Arrangement(order, round(total, 3), notes + order_notes)
    grouped: dict[int, list[Arrangement]] = {}
    for arrangement in sorted(found.values(), key=lambda a: (a.cost, a.syllables)):
        grouped.setdefault(len(arrangement.syllables), []).append(arrangement)
    return {length: tuple(group) for length, group in grouped.items()}


def _selections(words: Words) -> list[tuple[Words, float, tuple[str, ...]]]:
    """Which words are compared: all that cut into syllables, with and without English names, one dropped."""
    english = english_names()
    syllabic = tuple(word for word in words if word_cuts(word))
    foreign = tuple("-".join(word) for word in words if not word_cuts(word))
    cost = sum(ENGLISH_COST if name in english else FOREIGN_COST for name in foreign)
    notes = tuple(_left_aside(name) for name in foreign)
    found = [(syllabic, cost, notes)]
    names = [word for word in syllabic if "".join(word) in english]
    if names and len(syllabic) - len(names) >= 2:
        kept = tuple(word for word in syllabic if word not in names)
        aside = tuple(_left_aside("".join(word)) for word in names)
        found.append((kept, cost + ENGLISH_COST, notes + aside))
    if len(syllabic) > 2:
        for index, word in enumerate(syllabic):
            kept = syllabic[:index] + syllabic[index + 1 :]
            price = ENGLISH_COST if "".join(word) in english else DROPPED_COST
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
    note = ("given name first",)
    last = parts[-1]
    if len(last) <= 2:
        found.append((last + tuple(s for part in parts[:-1] for s in part), ROTATED_COST, note))
    if len(parts) > 2 and len(parts[-2]) == len(last) == 1:
        moved = parts[-2] + last
        found.append((moved + tuple(s for part in parts[:-2] for s in part), ROTATED_COST * 2, note))
    return found
