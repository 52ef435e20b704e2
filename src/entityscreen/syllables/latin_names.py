"""Latin names that can be Chinese or Korean: how their words fall into syllables, and the ways to take these.

First one word, then one word beside its neighbours: which strings are syllables of which families, where a joined word
is cut, which families all words share.

Then the name. Half the world's names can be cut somehow (Lise Moe, Nora de Lange), and each that is taken for Chinese
costs a search and a false positive; so the evidence against comes first. Then the surname stands first or last, the
given name is joined, hyphened or spaced, and English given names and words that cannot be cut are left aside, each at
its cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from itertools import pairwise, product, takewhile
from operator import and_, or_

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script
from entityscreen.names.persons.known_words import commonness, is_particle, is_particle_at
from entityscreen.readings.characters import (
    KOREAN,
    MAINLAND,
    MIN,
    TAIWAN,
    burmese_words,
    characters_of,
    given_spellings,
    grouped,
    hangul_spellings,
    is_common_surname,
    is_pinyin,
    korean_rows,
    units_of,
)
from entityscreen.syllables.model import GIVEN_FIRST, Arrangement, SyllableName, Words
from entityscreen.text.edits import near_one_of

LONGEST_SYLLABLE = 7
MOST_SYLLABLES = 4
LONGEST_WORD = LONGEST_SYLLABLE * MOST_SYLLABLES
MOST_CUTS = 8
# Dearer spellings are syllables only when they stand alone: in joined words they would cut anything.
DEAREST_INSIDE = 0.02
# A cut against pinyin's rule that a consonant goes to the vowel after it: Yan-an for Yanan.
AGAINST_RULE_COST = 0.03
EXTRA_SYLLABLE_COST = 0.02
VOWELS = frozenset("aeiouy")
# Joined words are cut in the systems that join: pinyin, Taiwan's and Korean; compound surnames in all of them.
# What these do not cut may be two syllables of Hokkien, as the Philippines write it: Tianbok.
SHORTEST_JOINED_HOKKIEN = 3  # letters: Sal-ah and Ba-cha are no names
JOINING = 1 << MAINLAND | 1 << TAIWAN | 1 << KOREAN

Cut = tuple[tuple[str, ...], float]


@named_cache("syllables.inventory", maxsize=1)
def inventory() -> tuple[dict[str, int], dict[str, int]]:
    """Every syllable, and those for the inside of joined words, with the families they belong to as bits."""
    rows = read_rows("syllable_inventory")
    return (
        {spelling: int(families) for spelling, families, _, _ in rows if families != "0"},
        {spelling: int(inside) for spelling, _, inside, _ in rows if inside != "0"},
    )


@named_cache("syllables.surname_spellings", maxsize=1)
def surname_spellings() -> frozenset[str]:
    """Spellings of surnames of any family, Cyrillic ones of Korean surnames too; a compound surname is joined."""
    return frozenset(spelling for spelling, _, _, surname in read_rows("syllable_inventory") if surname)


@named_cache("syllables.compound_spellings", maxsize=1)
def compound_spellings() -> frozenset[tuple[str, str]]:
    """Usual spellings of compound surnames, in two syllables."""
    return frozenset(pair for _, pair in _compounds())


@named_cache("syllables.joined_compounds", maxsize=1)
def _joined_compounds() -> dict[str, tuple[tuple[str, str], ...]]:
    """Compound surnames as one word, with their syllables: systems that join nothing else join these, as Szeto."""
    joined: dict[str, list[tuple[str, str]]] = {}
    for family, pair in _compounds():
        spelling = "".join(pair)
        if not JOINING >> family & 1 and spelling not in inventory()[0] and pair not in joined.get(spelling, ()):
            joined.setdefault(spelling, []).append(pair)
    return {spelling: tuple(pairs) for spelling, pairs in joined.items()}


@named_cache("syllables.compounds", maxsize=1)
def _compounds() -> tuple[tuple[int, tuple[str, str]], ...]:
    """(family, usual spelling in two syllables) of the compound surnames, sorted."""
    return tuple((int(family), (first, last)) for family, first, last in read_rows("syllable_compounds"))


@named_cache("syllables.english", maxsize=1)
def english_names() -> frozenset[str]:
    """English given names that are not to be taken for syllables when others are there."""
    return frozenset(row[0] for row in read_rows("syllable_english"))


@named_cache("syllables.cuts", maxsize=200_000)
def cuts(piece: str) -> tuple[Cut, ...]:
    """The ways to cut a piece of a word, in ASCII letters, into syllables, each with its cost; the likeliest first.

    Example:
        >>> cuts("kwok"), cuts("xian")[1], [cut for cut, _ in cuts("yanan")]
        (((('kwok',), 0.0),), (('xi', 'an'), 0.02), [('ya', 'nan'), ('yan', 'an')])
    """
    everywhere, inside = inventory()
    ways: list[Cut] = [((piece,), 0.0)] if piece in everywhere else []
    many: list[tuple[str, ...]] = []
    if _has_edges(piece):
        many += _search(piece, 0, (), JOINING, inside)
        if not many and not commonness(piece):
            many += [cut for cut in _search(piece, 0, (), 1 << MIN, inside) if _is_joined_hokkien(cut)]
    many += [pair for pair in _joined_compounds().get(piece, ()) if pair not in many]
    if many:
        fewest = min(map(len, many)) - len(ways)
        for cut in many:
            cost = EXTRA_SYLLABLE_COST * (len(cut) - fewest) + _against_rule(cut)
            ways.append((cut, round(cost, 3)))
    ways.sort(key=lambda item: (item[1], item[0]))
    return tuple(ways[:MOST_CUTS])


def _is_joined_hokkien(cut: tuple[str, ...]) -> bool:
    return len(cut) == 2 and min(map(len, cut)) >= SHORTEST_JOINED_HOKKIEN and not _against_rule(cut)


def is_syllable(piece: str) -> bool:
    """Whether a piece of a word is one syllable of some spelling.

    Example:
        >>> is_syllable("rong"), is_syllable("jinping"), is_syllable("star")
        (True, False, False)
    """
    return len(piece) <= LONGEST_SYLLABLE and piece in inventory()[0]


@named_cache("syllables.pinyin_brands", maxsize=50_000)
def is_pinyin_brand(word: str) -> bool:
    """Whether a word is two or three syllables of pinyin, as brands are, and nothing else.

    Example:
        >>> is_pinyin_brand("yulong"), is_pinyin_brand("walton")
        (True, False)
    """
    return any(len(cut) in (2, 3) and is_pinyin(cut) for cut, _ in cuts(word))


_LAST_VOWELS = ("a", "u")  # 아 and 우, last in many Korean names: Yoona, Dongu
_LONE = ("e", *_LAST_VOWELS)  # syllables of one letter


def is_cuttable(piece: str) -> bool:
    """Whether there is a way to cut a piece of a word into syllables.

    Example:
        >>> is_cuttable("kwok"), is_cuttable("jinping"), is_cuttable("smith")
        (True, True, False)
    """
    return bool(cuts(piece))


def _has_edges(piece: str) -> bool:
    """Whether a word begins and ends as words of several syllables do."""
    starts, ends = _edges()
    return piece[:2] in starts and (piece[-2:] in ends or piece.endswith(_LONE)) and len(piece) <= LONGEST_WORD


@named_cache("syllables.edges", maxsize=1)
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """The first two letters of words of several syllables, and the last two: the quick no for most words."""
    joining = [s for s, bits in inventory()[1].items() if bits & (JOINING | 1 << MIN) and (len(s) > 1 or s == "e")]
    return frozenset([s[:2] for s in joining] + [f"e{s[0]}" for s in joining]), frozenset(s[-2:] for s in joining)


def _search(
    piece: str, start: int, done: tuple[str, ...], families: int, inside: dict[str, int]
) -> Iterator[tuple[str, ...]]:
    """All cuts into two to four syllables that share a family."""
    if start == len(piece):
        if len(done) > 1:
            yield done
        return
    if len(done) == MOST_SYLLABLES:
        return
    for end in range(start + 1, min(len(piece), start + LONGEST_SYLLABLE) + 1):
        syllable = piece[start:end]
        shared = families & inside.get(syllable, 0)
        if syllable in _LAST_VOWELS and end == len(piece) and len(done) == 1:
            shared &= 1 << KOREAN
        elif end - start == 1 and syllable != "e":
            continue
        if shared:
            yield from _search(piece, end, (*done, syllable), shared, inside)


def _against_rule(cut: tuple[str, ...]) -> float:
    breaks = sum(after[0] in VOWELS and before[-1] not in VOWELS for before, after in pairwise(cut))
    return AGAINST_RULE_COST * bool(breaks)


MOST_CUTS_A_WORD = 4
LONG_WORD = 3
GERESH = "'"
_ASPIRATES = frozenset({"ch", "k", "p", "t", "ts", "tz", "j", "hs"})
_TAILS = frozenset({"n", "ng", "k", "l", "h"})


@named_cache("syllables.words", maxsize=200_000)
def word_cuts(word: tuple[str, ...]) -> tuple[Cut, ...]:
    """The ways to cut a word of hyphenated pieces into syllables."""
    word = _rejoin_aspirates(word)
    if len(word) == 1:
        return cuts(word[0])
    options = [cuts(piece) for piece in word]
    if not any(options) or not (all(options) or all(map(_may_be_misspelled, word))):
        return ()
    # Hyphens say where syllables end: an odd one among them is a syllable too, misspelled.
    options = [cut or (((piece,), 0.0),) for cut, piece in zip(options, word, strict=True)]
    ways = []
    for choice in product(*(option[:2] for option in options)):
        syllables = tuple(s for cut, _ in choice for s in cut)
        # Hyphens are put where syllables end: a piece of two syllables is unlikely.
        cost = sum(cost + 0.02 * (len(cut) - 1) for cut, cost in choice)
        ways.append((syllables, round(cost, 3)))
    return tuple(sorted(ways, key=lambda item: (item[1], item[0]))[:MOST_CUTS_A_WORD])


def _may_be_misspelled(piece: str) -> bool:
    """Whether a piece between hyphens may be a syllable that no system has."""
    return len(piece) <= LONGEST_SYLLABLE and piece.isascii() and piece.isalpha()


def divided(pieces: tuple[str, ...], syllables: tuple[str, ...]) -> tuple[str, ...]:
    """The pieces of a word: cut at hyphens, and at apostrophes where all that they part are syllables.

    In Hebrew apostrophes are letters.

    Example:
        >>> divided(("chiu",), ("ch", "iu")), divided(("muammar",), ("mu", "ammar"))
        (('ch', 'iu'), ('muammar',))
    """
    text = "".join(pieces)
    if len(syllables) == len(pieces) or not text.isascii():
        return pieces if GERESH in text else syllables
    return syllables if all(map(is_cuttable, _rejoin_aspirates(syllables))) else pieces


def _rejoin_aspirates(word: tuple[str, ...]) -> tuple[str, ...]:
    """Undo the cut at an apostrophe inside a syllable: Ch'iu, T'ae and Cho'n are one each."""
    joined: list[str] = []
    for piece in word:
        if joined and (joined[-1] in _ASPIRATES or piece in _TAILS):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)


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


def shared_families(words: Words) -> int:
    """The families, as bits, that have the syllables of all words."""
    shared = -1
    for word in words:
        shared &= families_of(word)
    return shared


@named_cache("syllables.families", maxsize=100_000)
def families_of(word: tuple[str, ...]) -> int:
    """The families of a word as bits; hyphens are a sign of their own, so one syllable is enough there."""
    everywhere, together = inventory()[0], and_ if len(word) == 1 else or_
    families = 0
    for cut, _ in word_cuts(word):
        families |= reduce(together, [everywhere.get(syllable, 0) for syllable in cut])
    return families


GIVEN = 2  # syllables of a given name that is one word
SYLLABLE_LETTERS = 3  # a Western name as short as this (Lee, Kim, Ben) is a syllable as likely


def is_plausible(words: Words, syllabic: Words) -> bool:
    """Whether the words that speak for a Chinese or Korean name outnumber those that speak against.

    That is when nothing speaks against, or at least two words speak for it and no fewer than speak against; or when
    what speaks against is one known name beside a surname, and a given name in pinyin or Korean as well.

    Example:
        >>> is_plausible((("lai",), ("william",)), (("lai",),))
        True
        >>> is_plausible((("nora",), ("de",), ("lange",)), (("nora",), ("de",), ("lange",)))
        False
        >>> is_plausible((("li",), ("nana",)), (("li",), ("nana",)))
        True
    """
    if any(word[0] in burmese_words() and not is_syllable(word[0]) for word in words):
        return False  # Khin is a syllable of Hokkien, but Soe Khin Maung is a Burmese name
    against = sum(speaks_against(word, word in syllabic) for word in words)
    if not against or (against == 1 and may_be_taken(words)):
        return True
    good = sum("".join(word) not in english_names() and not speaks_against(word, cuttable=True) for word in syllabic)
    return good >= max(2, against)


def without_particles(words: Words, syllabic: Words) -> Words:
    """The syllabic words to compare, without the particles of a Western name: `de` and `van` are syllables too.

    All of them where no word of the West is among them, or where the others are a whole name: three syllables of one
    family (Andrew Lo Kin Wah), a surname that is no particle at the edge (Kevin Lo Wai), or pinyin before a common
    surname (Kevin Di Wu).

    Example:
        >>> without_particles((("eva",), ("van",), ("eck",)), (("van",), ("eck",)))
        (('eck',),)
        >>> without_particles((("kevin",), ("di",), ("wu",)), (("di",), ("wu",)))
        (('di',), ('wu',))
        >>> without_particles((("zhu",), ("de",), ("huai",)), (("zhu",), ("de",), ("huai",)))
        (('zhu',), ('de',), ('huai',))
    """
    particles = _particles(words)
    foreign = ["".join(word) not in english_names() and word not in syllabic for word in words]
    without_english = tuple(word for word in syllabic if "".join(word) not in english_names())
    if not particles or len(without_english) == len(words):
        return syllabic
    # Behind the particle of a surname may be what is no syllable: Juan de Garay.
    before_foreign = any(word in particles and behind for word, behind in zip(words, foreign[1:], strict=False))
    if not before_foreign and _is_whole_name(without_english):
        return syllabic
    return tuple(word for word in syllabic if word not in particles)


def _particles(words: Words) -> frozenset[tuple[str, ...]]:
    """The words of one syllable before the last one that are particles where they stand."""
    return frozenset(
        word
        for place, word in enumerate(words[:-1])
        if len(word) == 1 and is_particle(word[0]) and (place or is_particle_at(word[0], 0, len(words)))
    )


def _is_whole_name(words: Words) -> bool:
    """Whether words are a name of one family by themselves: three syllables, or two with a surname at the edge."""
    if len(words) < FEWEST or not shared_families(words):
        return False
    if len(words) > FEWEST:
        return len(words) >= WHOLE_NAME
    first, last = map("".join, words)
    if first in surname_spellings() and not is_particle_at(first, 0, FEWEST):
        return True
    return is_pinyin((first, last)) and is_common_surname(last)


def may_be_taken(words: Words) -> bool:
    """Whether of two words one is a surname, and the other a known name that may as well be two syllables.

    Example:
        >>> may_be_taken((("li",), ("nana",))), may_be_taken((("ana",), ("li",))), may_be_taken((("li",), ("pedro",)))
        (True, True, False)
    """
    return len(words) == 2 and any(_is_head(head) and _is_given(name) for head, name in (words, words[::-1]))


def _is_head(word: tuple[str, ...]) -> bool:
    """Whether a word is a surname."""
    usual = next((cut for cut, _ in word_cuts(word)), ())
    return usual in compound_spellings() or (len(usual) == 1 and usual[0] in surname_spellings())


def _is_given(word: tuple[str, ...]) -> bool:
    """Whether a word is two syllables of given names in pinyin, or two Korean ones."""
    korean = given_spellings()
    return len(word) == 1 and any(
        len(cut) == GIVEN and (all(characters_of(s, MAINLAND, False) for s in cut) or all(s in korean for s in cut))
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


FEWEST, MOST = 2, 6
MOST_ARRANGEMENTS = 48
# Costs of taking a name another way than as it stands.
ENGLISH_COST, FOREIGN_COST, ROTATED_COST, JOINED_COST = 0.005, 0.08, 0.005, 0.01
# The first word is a surname too: then the last one is unlikely to be.
ROTATED_AGAINST_COST = 0.03
DROPPED_COST, TAKEN_COST, TWICE_COST = 0.12, 0.1, 0.03
# Where all else is written syllable by syllable, a longer word is a name of the West that no table has: Zita Ha Ting.
UNLISTED_COST = 0.04
# Syllables that are a whole name when any word is left out: of three written apart all are needed.
WHOLE_NAME = 3
_FAMILIAR = frozenset({"ah", "a"})  # 阿, before a given name


def arrange(words: Words, syllabic: Words) -> dict[tuple[str, ...], Arrangement]:
    """The ways to take a name by their syllables, surname first."""
    ways: dict[tuple[str, ...], Arrangement] = {}
    for kept, cost, aside in _selections(words, syllabic):
        notes, names_cost = tuple(map(_not_compared, aside)), _cost_of_names(words, kept)
        usual = tuple(word_cuts(word)[0][0] for word in kept)
        plain = is_pinyin(tuple(syllable for cut in usual for syllable in cut))
        choices = product(*(word_cuts(word)[:MOST_CUTS_A_WORD] for word in kept))
        for choice in takewhile(lambda _: len(ways) < MOST_ARRANGEMENTS, choices):
            cuts = tuple(cut for cut, _ in choice)
            choice_cost = sum(cut_cost for _, cut_cost in choice)
            for order, order_cost, order_notes in _orders(cuts):
                total = cost + order_cost + choice_cost
                if FEWEST <= len(order) <= MOST and (order not in ways or total < ways[order].cost):
                    recut = _cut_otherwise(cuts, usual) if plain and is_pinyin(order) else ()
                    ways[order] = Arrangement(order, round(total, 3), notes + order_notes, recut, names_cost, aside)
    return ways


def _cost_of_names(words: Words, kept: Words) -> float:
    """What it costs to take the names of others among the words that are compared for syllables."""
    may_be_western = len(words) == FEWEST and may_be_taken(words)
    return sum(
        _taken(word) for word in kept if "".join(word) in english_names() or (may_be_western and speaks_against(word))
    )


def _cut_otherwise(cuts: Words, usual: Words) -> tuple[str, ...]:
    """The words that are cut into other syllables than usual, sorted."""
    return tuple(sorted("".join(cut) for cut, usual_cut in zip(cuts, usual, strict=True) if cut != usual_cut))


def _selections(words: Words, syllabic: Words) -> list[tuple[Words, float, tuple[str, ...]]]:
    """Which words are compared: all that cut into syllables, with and without English names, one dropped; the cost; and
    which are not.
    """
    english = english_names()
    foreign = tuple("-".join(word) for word in words if word not in syllabic)
    cost = sum(ENGLISH_COST if name in english else FOREIGN_COST for name in foreign)
    selections = [(syllabic, cost, foreign)]
    names = [word for word in syllabic if "".join(word) in english and "".join(word) not in _both_ways()]
    if names and len(syllabic) - len(names) >= 2:
        kept = tuple(word for word in syllabic if word not in names)
        selections.append((kept, cost + ENGLISH_COST, foreign + tuple(map("".join, names))))
    for index, word in enumerate(syllabic if len(syllabic) > 2 else ()):
        kept = syllabic[:index] + syllabic[index + 1 :]
        price = _price_of_dropping(index, word, kept)
        if price is not None:
            selections.append((kept, cost + price, (*foreign, "-".join(word))))
    return selections


def _taken(word: tuple[str, ...]) -> float:
    """What it costs to take a name for syllables: Sam and Luna, but not Dan (丹 in pinyin) and Jo (조).

    One syllable said twice is a habit of the Chinese: Nana, Lili.
    """
    if "".join(word) in _both_ways():
        return 0.0
    return TWICE_COST if any(len(cut) == 2 and cut[0] == cut[1] for cut, _ in word_cuts(word)) else TAKEN_COST


@named_cache("syllables.both_ways", maxsize=1)
def _both_ways() -> frozenset[str]:
    """English names that are pinyin or a usual spelling of a Korean surname too."""
    surnames, names = korean_rows()["surname"], english_names()
    single = [hangul for hangul in surnames if len(hangul) == 1]
    usual = {spelling for hangul in single for spelling, (cost, _) in hangul_spellings(hangul).items() if not cost}
    return frozenset(name for name in names if name in usual or units_of(name, MAINLAND))


def _price_of_dropping(index: int, word: tuple[str, ...], kept: Words) -> float | None:
    """What it costs to leave a word out, as an English name, a husband's surname or a prefix; `None` for no reason."""
    text = "".join(word)
    if text in english_names() and text not in _both_ways():
        return ENGLISH_COST
    counts = [len(word_cuts(kept_word)[0][0]) for kept_word in kept]
    count = len(word_cuts(word)[0][0])
    if len(word) == 1 and count > 1 and len(kept) >= FEWEST and max(counts) == 1 and text not in surname_spellings():
        return UNLISTED_COST
    if sum(counts) >= WHOLE_NAME or (index == 0 and text not in surname_spellings()) or (index and text in _FAMILIAR):
        return DROPPED_COST * count
    return None


def _not_compared(name: str) -> str:
    kind = "English name" if name in english_names() else "word"
    return f"{kind} {name.title()} not compared"


def _orders(parts: tuple[tuple[str, ...], ...]) -> list[tuple[tuple[str, ...], float, tuple[str, ...]]]:
    """The syllables with the surname first: as they stand, or the last words moved to the front."""
    whole = tuple(s for part in parts for s in part)
    if len(parts) == 1:
        return [(whole, JOINED_COST, ("joined",))]
    orders: list[tuple[tuple[str, ...], float, tuple[str, ...]]] = [(whole, 0.0, ())]
    cost = ROTATED_COST
    if len(parts[0]) == 1 and parts[0][0] in surname_spellings():
        cost = ROTATED_AGAINST_COST
    note = (GIVEN_FIRST,)
    if len(parts[-1]) == 1:
        orders.append((whole[-1:] + whole[:-1], cost, note))
    if whole[-2:] in compound_spellings() and len(whole) > 2:
        orders.append((whole[-2:] + whole[:-2], cost, note))
    return orders


# A comma stands after the surname: one list in twenty has another name before it.
AGAINST_COMMA_COST = 0.2


def with_surname_first(name: SyllableName, count: int) -> SyllableName:
    """Return the name as one whose first words, before a comma, are its surname, if they may be one.

    Example:
        >>> name = prepare_latin((("lee",), ("ka",), ("chiu",)))
        >>> ways = with_surname_first(name, 1).arrangements[3]
        >>> [(way.syllables, way.cost) for way in ways]
        [(('lee', 'ka', 'chiu'), 0.0), (('chiu', 'lee', 'ka'), 0.23)]
    """
    surname = tuple([piece for word in name.words[:count] for piece in word])
    if surname not in compound_spellings() and not (len(surname) == 1 and surname[0] in surname_spellings()):
        return name
    ways = [
        replace(way, cost=round(way.cost + AGAINST_COMMA_COST, 3)) if GIVEN_FIRST in way.notes else way
        for of_length in name.arrangements.values()
        for way in of_length
    ]
    return replace(name, surname=len(surname), arrangements=by_length(ways), chance=None)


def by_length(ways: Iterable[Arrangement]) -> dict[int, tuple[Arrangement, ...]]:
    """The ways to take a name by their number of syllables, the cheapest first."""
    cheapest_first = sorted(ways, key=lambda way: (way.cost, way.syllables))
    return grouped((len(way.syllables), way) for way in cheapest_first)


MOST_WORDS = 7
MOST_LEFT_ASIDE = 2
_TONE, _TONES = re.compile("[1-5]"), frozenset("12345")
_CHINESE = 0b11111  # families as bits


def prepare_latin(words: Words) -> SyllableName | None:
    """The syllables of a Latin name, its words in lower-case pieces; `None` when it is not Chinese or Korean.

    Example:
        >>> prepare_latin((("chan",), ("kwok", "ki"))).text
        'chan kwok ki'
        >>> prepare_latin((("vladimir",), ("putin",))) is None
        True
    """
    if not 0 < len(words) <= MOST_WORDS:
        return None
    words = _with_odd_syllable(words)
    # Two must be left, and a word alone must be one that cuts.
    foreign_words_left = min(MOST_LEFT_ASIDE, max(len(words) - FEWEST, 0))
    for word in words:
        if not word_cuts(word):
            foreign_words_left -= 1
            if foreign_words_left < 0:
                return _toned(words)
    return _prepare(words)


def _with_odd_syllable(words: Words) -> Words:
    """The words, a given name of two as one with a hyphen where one of them is a letter off a syllable.

    Families of South-East Asia spell as they please, and no table has all of it: a hyphen says that an odd word is a
    syllable, and so do a surname before it and a syllable beside it.

    Example:
        >>> _with_odd_syllable((("goh",), ("nguen",), ("wah",))), _with_odd_syllable((("lee",), ("ann",), ("womack",)))
        ((('goh',), ('nguen', 'wah')), (('lee',), ('ann',), ('womack',)))
    """
    if len(words) < WHOLE_NAME:
        return words
    odd: list[int] = []
    cuttable: list[int] = []
    for place, word in enumerate(words):
        if "".join(word) not in english_names():
            (cuttable if word_cuts(word) else odd).append(place)
    if len(odd) != 1 or len(cuttable) != GIVEN:
        return words
    head, first, last = sorted((*odd, *cuttable))
    apart = all(len(words[place]) == 1 for place in (head, first, last)) and last == first + 1
    if not apart or head in odd or words[head][0] not in surname_spellings() or not is_syllable(words[cuttable[1]][0]):
        return words
    if not _is_near_syllable(words[odd[0]][0]):
        return words
    return (*words[:first], (words[first][0], words[last][0]), *words[last + 1 :])


@named_cache("syllables.near_syllable", maxsize=20_000)
def _is_near_syllable(text: str) -> bool:
    """Whether a word, which has a vowel, is a letter off a Chinese syllable."""
    if not (text.isascii() and text.isalpha()) or VOWELS.isdisjoint(text):
        return False
    return near_one_of(text, _chinese_by_initial().get(text[0], ()))


@named_cache("syllables.by_initial", maxsize=1)
def _chinese_by_initial() -> dict[str, tuple[str, ...]]:
    """The Chinese syllables by their first letter."""
    return grouped((syllable[0], syllable) for syllable, families in inventory()[0].items() if families & _CHINESE)


def _toned(words: Words) -> SyllableName | None:
    """The name without tone digits, where it has them: `Xi2 Jin4ping2`."""
    if not any(piece[-1:] in _TONES for word in words for piece in word):
        return None
    plain = tuple(tuple(part for piece in word for part in _TONE.split(piece) if part) for word in words)
    return prepare_latin(plain) if all(plain) and all(part.isalpha() for word in plain for part in word) else None


@named_cache("syllables.latin", maxsize=100_000)
def _prepare(words: Words) -> SyllableName | None:
    syllabic = without_particles(words, syllabic_words(words))
    core = _core(syllabic)
    if not (core and _has_surname(core) and _share_family(core) and is_plausible(words, syllabic)):
        return None
    return spelled_name(words, Script.LATIN, arrange(words, syllabic).values())


def spelled_name(words: Words, script: Script, ways: Iterable[Arrangement]) -> SyllableName | None:
    """Return a name in letters with the ways to take it; `None` where there is none."""
    text = " ".join(piece for word in words for piece in word)
    arrangements = by_length(ways)
    return SyllableName(script, text, words, 0, (), arrangements) if arrangements else None


def _core(syllabic: Words) -> Words:
    """The words that must be Chinese or Korean: without English names where two others are there."""
    kept = tuple(word for word in syllabic if "".join(word) not in english_names())
    return kept if len(kept) >= FEWEST else syllabic


def _has_surname(words: Words) -> bool:
    """Whether a word of its own, at either end, is a surname's spelling; or the head of a single word."""
    surnames = surname_spellings()
    if len(words) == 1:
        return any(cut[0] in surnames and len(cut) > 1 for cut, _ in word_cuts(words[0]))
    for word in (words[0], words[-1]):
        cut = word_cuts(word)[0][0]
        if _is_head(word) or (len(word) == 2 and cut[0] in surnames and cut[1] in surnames):
            return True
    return "".join(words[0]) in surnames or words[0][0] in surnames


def _share_family(words: Words) -> bool:
    """Whether one family has the syllables of all words, or of all but one: the surname; Sho-ko Ai-da is no name."""
    if len(words) == FEWEST:
        return bool(shared_families(words)) or all(families_of(word) & _CHINESE for word in words)
    return any(shared_families(words[:i] + words[i + 1 :]) for i in range(len(words)))
