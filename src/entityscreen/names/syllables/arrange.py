"""The ways to take the syllables of a Latin name: which words are left aside, in which order, at which cost.

Here belongs what stands for a name that can be Chinese or Korean. Whether it can be is decided in `latin.py`.

- The surname comes first or last; the given name is joined, hyphened or spaced.
- English given names, and words that cannot be cut, are left aside.
"""

from __future__ import annotations

from itertools import product

from entityscreen.caches import named_cache
from entityscreen.names.syllables.inventory import compound_spellings, english_names, surname_spellings
from entityscreen.names.syllables.model import GIVEN_FIRST, KOREAN, MAINLAND, Arrangement, Words
from entityscreen.names.syllables.plausible import may_be_taken, speaks_against
from entityscreen.names.syllables.standing import is_pinyin, units
from entityscreen.names.syllables.tables import korean_rows
from entityscreen.names.syllables.words import MOST_CUTS_A_WORD, word_cuts

FEWEST, MOST = 2, 6
MOST_ARRANGEMENTS = 48
# Costs of taking a name another way than as it stands.
ENGLISH_COST, FOREIGN_COST, ROTATED_COST, JOINED_COST = 0.005, 0.02, 0.005, 0.01
# The first word is a surname too: then the last one is unlikely to be.
ROTATED_AGAINST_COST = 0.03
DROPPED_COST, TAKEN_COST, TWICE_COST = 0.12, 0.1, 0.03
# Where all else is written syllable by syllable, a longer word is a name of the West that no table has: Zita Ha Ting.
UNLISTED_COST = 0.04
# Syllables that are a whole name when any word is left out: of three written apart all are needed.
WHOLE_NAME = 3
_FAMILIAR = frozenset({"ah", "a"})  # 阿, before a given name


def arrange(words: Words, syllabic: Words) -> dict[int, tuple[Arrangement, ...]]:
    """The ways to take a name's syllables, surname first, by their number; the cheapest first.

    Args:
        words: of the name, in pieces.
        syllabic: those that are compared, see `syllabic_words` and `without_particles`.
    """
    found: dict[tuple[str, ...], Arrangement] = {}
    for kept, cost, notes in _selections(words, syllabic):
        taken, usual = _taken_for_syllables(kept, words), tuple(word_cuts(word)[0][0] for word in kept)
        plain = is_pinyin(tuple(syllable for cut in usual for syllable in cut))
        for choice in product(*(word_cuts(word)[:MOST_CUTS_A_WORD] for word in kept)):
            if len(found) >= MOST_ARRANGEMENTS:
                break
            cuts_taken = tuple(cut for cut, _ in choice)
            for order, order_cost, order_notes in _orders(cuts_taken):
                total = cost + order_cost + sum(cut_cost for _, cut_cost in choice)
                known = found.get(order)
                if FEWEST <= len(order) <= MOST and (known is None or total < known.cost):
                    pinyin = is_pinyin(order)
                    recut = _recut(cuts_taken, usual) if plain and pinyin else ()
                    found[order] = Arrangement(order, round(total, 3), notes + order_notes, pinyin, recut, taken)
    grouped: dict[int, list[Arrangement]] = {}
    for arrangement in sorted(found.values(), key=lambda a: (a.cost, a.syllables)):
        grouped.setdefault(len(arrangement.syllables), []).append(arrangement)
    return {length: tuple(group) for length, group in grouped.items()}


def _recut(cuts_taken: Words, usual: Words) -> tuple[str, ...]:
    """The words that are not cut as usual, joined."""
    return tuple(sorted("".join(cut) for cut, other in zip(cuts_taken, usual, strict=True) if cut != other))


def _selections(words: Words, syllabic: Words) -> list[tuple[Words, float, tuple[str, ...]]]:
    """Which words are compared: all that cut into syllables, with and without English names, one dropped."""
    english = english_names()
    foreign = tuple("-".join(word) for word in words if word not in syllabic)
    cost = sum(ENGLISH_COST if name in english else FOREIGN_COST for name in foreign)
    notes = tuple(_left_aside(name) for name in foreign)
    found = [(syllabic, cost, notes)]
    names = [word for word in syllabic if "".join(word) in english and "".join(word) not in _both_ways()]
    if names and len(syllabic) - len(names) >= 2:
        kept = tuple(word for word in syllabic if word not in names)
        aside = tuple(_left_aside("".join(word)) for word in names)
        found.append((kept, cost + ENGLISH_COST, notes + aside))
    for index, word in enumerate(syllabic if len(syllabic) > 2 else ()):
        kept = syllabic[:index] + syllabic[index + 1 :]
        price = _price_of_dropping(index, word, kept)
        if price is not None:
            found.append((kept, cost + price, (*notes, _left_aside("-".join(word)))))
    return found


def _taken_for_syllables(kept: Words, words: Words) -> float:
    """What it costs to take known names for syllables: Sam and Luna, but not Dan (丹 in pinyin) and Jo (조)."""
    others = len(words) == 2 and may_be_taken(words)
    return sum(_taken(word) for word in kept if "".join(word) in english_names() or (others and speaks_against(word)))


def _taken(word: tuple[str, ...]) -> float:
    """What it costs to take one name for syllables; one syllable said twice is a habit of the Chinese: Nana, Lili."""
    if "".join(word) in _both_ways():
        return 0.0
    return TWICE_COST if any(len(cut) == 2 and cut[0] == cut[1] for cut, _ in word_cuts(word)) else TAKEN_COST


@named_cache("syllables.both_ways", maxsize=1)
def _both_ways() -> frozenset[str]:
    """English names that are pinyin or a usual spelling of a Korean surname too."""
    pinyin, korean = units(MAINLAND), units(KOREAN)
    surnames = korean_rows()["surname"]
    usual = {name for name in english_names() if any(h in surnames and not cost for h, cost in korean.get(name, ()))}
    return frozenset(usual | {name for name in english_names() if name in pinyin})


def _price_of_dropping(index: int, word: tuple[str, ...], kept: Words) -> float | None:
    """What it costs to leave a word out, as an English name, a husband's surname or a prefix; `None` for no reason."""
    text = "".join(word)
    if text in english_names() and text not in _both_ways():
        return ENGLISH_COST
    counts = [len(word_cuts(other)[0][0]) for other in kept]
    count = len(word_cuts(word)[0][0])
    if len(word) == 1 and count > 1 and len(kept) >= FEWEST and max(counts) == 1 and text not in surname_spellings():
        return UNLISTED_COST
    if sum(counts) >= WHOLE_NAME or (index == 0 and text not in surname_spellings()) or (index and text in _FAMILIAR):
        return DROPPED_COST * count
    return None


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
    note = (GIVEN_FIRST,)
    if len(parts[-1]) == 1:
        found.append((whole[-1:] + whole[:-1], cost, note))
    if whole[-2:] in compound_spellings() and len(whole) > 2:
        found.append((whole[-2:] + whole[:-2], cost, note))
    return found
