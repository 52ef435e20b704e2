"""How a Latin word falls into syllables, and which of the words of a name are made of syllables at all.

Here belongs one word, and one word beside its neighbours: which strings are syllables of which families, where a joined
word is cut, which families all words share. What they make as a name is in `latin_names.py`.
"""

from __future__ import annotations

from functools import reduce
from itertools import pairwise, product
from operator import and_, or_

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import read_rows
from entityscreen.syllables.character_spellings import character_spellings
from entityscreen.syllables.model import KOREAN, MAINLAND, TAIWAN, Words
from entityscreen.syllables.tables import compound_surnames, korean_rows

LONGEST_SYLLABLE = 7
MOST_SYLLABLES = 4
MOST_CUTS = 8
# Dearer spellings are syllables only when they stand alone: in joined words they would cut anything.
DEAREST_INSIDE = 0.02
# A cut against pinyin's rule that a consonant goes to the vowel after it: Yan-an for Yanan.
AGAINST_RULE_COST = 0.03
EXTRA_SYLLABLE_COST = 0.02
VOWELS = frozenset("aeiouy")
# Joined words are cut in the systems that join: pinyin, Taiwan's and Korean; compound surnames in all of them.
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
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for family, pair in sorted(_compounds()):
        joined = "".join(pair)
        if not JOINING >> family & 1 and joined not in inventory()[0] and pair not in found.get(joined, ()):
            found[joined] = (*found.get(joined, ()), pair)
    return found


@named_cache("syllables.compounds", maxsize=1)
def _compounds() -> frozenset[tuple[int, tuple[str, str]]]:
    """(family, usual spelling in two syllables) of the compound surnames."""
    found: set[tuple[int, tuple[str, str]]] = set()
    korean = [hangul for hangul in korean_rows()["surname"] if len(hangul) > 1]
    for name in (*compound_surnames(), *korean):
        usual = [
            {(s.family, s.spelling) for s in character_spellings(character, surname=True) if s.cost <= DEAREST_INSIDE}
            for character in name
        ]
        pairs = ((family, (one, two)) for family, one in usual[0] for other, two in usual[-1] if other == family)
        found.update(pair for pair in pairs if name in korean or pair[0] != KOREAN)
    return frozenset(found)


@named_cache("syllables.english", maxsize=1)
def english_names() -> frozenset[str]:
    """English given names that are not to be taken for syllables when others are there."""
    return frozenset(row[0] for row in read_rows("syllable_english"))


_CUTS = BoundedDict("syllables.cuts", 200_000)


def cuts(piece: str) -> tuple[Cut, ...]:
    """The ways to cut a piece of a word into syllables, the likeliest first.

    Args:
        piece: lower-case ASCII letters without hyphen or apostrophe.

    Returns:
        (syllables, cost); empty when it cannot be cut.

    Example:
        >>> cuts("kwok"), cuts("xian")[1], [cut for cut, _ in cuts("yanan")]
        (((('kwok',), 0.0),), (('xi', 'an'), 0.02), [('ya', 'nan'), ('yan', 'an')])
    """
    found: tuple[Cut, ...] | None = _CUTS.get(piece)
    if found is None:
        found = _cut(piece)
        _CUTS[piece] = found
    return found


def is_syllable(piece: str) -> bool:
    """Whether a piece of a word is one syllable of some spelling.

    Example:
        >>> is_syllable("rong"), is_syllable("jinping"), is_syllable("star")
        (True, False, False)
    """
    return len(piece) <= LONGEST_SYLLABLE and piece in inventory()[0]


_LONE = ("e", "a")  # syllables of one letter


def is_cuttable(piece: str) -> bool:
    """Whether there is a way to cut a piece of a word into syllables: what `cuts` finds, without finding all.

    Example:
        >>> is_cuttable("kwok"), is_cuttable("jinping"), is_cuttable("smith")
        (True, True, False)
    """
    if piece in inventory()[0] or piece in _joined_compounds():
        return True
    joining, starts, ends = _joining_syllables()
    if piece[:2] not in starts or (piece[-2:] not in ends and not piece.endswith(_LONE)):
        return False
    if not piece.isalpha() or len(piece) > LONGEST_SYLLABLE * MOST_SYLLABLES:
        return False
    if piece[-1] == "a" and joining.get(piece[:-1], 0) & inventory()[1].get("a", 0) & 1 << KOREAN:
        return True
    return _falls_apart(piece, len(piece), 0, JOINING, joining)


@named_cache("syllables.joining", maxsize=1)
def _joining_syllables() -> tuple[dict[str, int], frozenset[str], frozenset[str]]:
    """Syllables inside of joined words with their families, the first two letters of words of them, and the last."""
    inside = inventory()[1]
    joining = {s: bits & JOINING for s, bits in inside.items() if bits & JOINING and (len(s) > 1 or s == "e")}
    starts = {s[:2] for s in joining} | {f"e{s[0]}" for s in joining}
    return joining, frozenset(starts), frozenset(s[-2:] for s in joining)


def _falls_apart(piece: str, end: int, behind: int, families: int, joining: dict[str, int]) -> bool:
    """Whether the letters before `end` are syllables that share a family, at most four with those behind."""
    for start in range(end - 1, max(0, end - LONGEST_SYLLABLE) - 1, -1):
        shared = families & joining.get(piece[start:end], 0)
        if shared:
            if start == 0:
                if behind:
                    return True
            elif behind < MOST_SYLLABLES - 1 and _falls_apart(piece, start, behind + 1, shared, joining):
                return True
    return False


def _cut(piece: str) -> tuple[Cut, ...]:
    if not is_cuttable(piece):
        return ()
    everywhere, inside = inventory()
    found: list[Cut] = [((piece,), 0.0)] if piece in everywhere else []
    many: list[tuple[str, ...]] = []
    _search(piece, 0, (), JOINING, inside, many)
    many += [pair for pair in _joined_compounds().get(piece, ()) if pair not in many]
    if many:
        fewest = min(map(len, many)) - len(found)
        for cut in many:
            cost = EXTRA_SYLLABLE_COST * (len(cut) - fewest) + _against_rule(cut)
            found.append((cut, round(cost, 3)))
    found.sort(key=lambda item: (item[1], item[0]))
    return tuple(found[:MOST_CUTS])


def _search(
    piece: str, start: int, done: tuple[str, ...], families: int, inside: dict[str, int], found: list[tuple[str, ...]]
) -> None:
    """All cuts into two to four syllables that share a family."""
    if start == len(piece):
        if len(done) > 1:
            found.append(done)
        return
    if len(done) == MOST_SYLLABLES:
        return
    for end in range(start + 1, min(len(piece), start + LONGEST_SYLLABLE) + 1):
        syllable = piece[start:end]
        shared = families & inside.get(syllable, 0)
        if syllable == "a" and end == len(piece) and len(done) == 1:
            shared &= 1 << KOREAN  # 아, last in many women's names: Yoona
        elif end - start == 1 and syllable != "e":
            continue
        if shared:
            _search(piece, end, (*done, syllable), shared, inside, found)


def _against_rule(cut: tuple[str, ...]) -> float:
    breaks = sum(after[0] in VOWELS and before[-1] not in VOWELS for before, after in pairwise(cut))
    return AGAINST_RULE_COST * bool(breaks)


__all__ = ["JOINING", "cuts", "english_names", "inventory", "is_cuttable", "surname_spellings"]


MOST_CUTS_A_WORD = 4
LONG_WORD = 3
GERESH = "'"
_ASPIRATES = frozenset({"ch", "k", "p", "t", "ts", "tz", "j", "hs"})
_TAILS = frozenset({"n", "ng", "k", "l", "h"})

WORD_CUTS = BoundedDict("syllables.words", 200_000)


def word_cuts(word: tuple[str, ...]) -> tuple[Cut, ...]:
    """The ways to cut a word of hyphenated pieces into syllables."""
    known: tuple[Cut, ...] | None = WORD_CUTS.get(word)
    if known is None:
        known = _cut_word(word)
        WORD_CUTS[word] = known
    return known


def _cut_word(word: tuple[str, ...]) -> tuple[Cut, ...]:
    if len(word) == 1:
        return cuts(word[0])
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


def divided(pieces: tuple[str, ...], syllables: tuple[str, ...]) -> tuple[str, ...]:
    """Where the syllables of a word end: at hyphens, and at apostrophes where all that they part are syllables.

    Args:
        pieces: the word cut at its hyphens.
        syllables: the word cut at its apostrophes as well; in Hebrew they are letters, and stay in its pieces.

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


_FAMILIES = BoundedDict("syllables.families", 100_000)


def families_of(word: tuple[str, ...]) -> int:
    """The families of a word as bits; hyphens are a sign of their own, so one syllable is enough there."""
    known: int | None = _FAMILIES.get(word)
    if known is None:
        everywhere, together = inventory()[0], and_ if len(word) == 1 else or_
        known = 0
        for cut, _ in word_cuts(word):
            known |= reduce(together, [everywhere.get(syllable, 0) for syllable in cut])
        _FAMILIES[word] = known
    return known
