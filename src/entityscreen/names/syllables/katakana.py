"""Chinese and Korean names in katakana: シー・ジンピン is Xi Jinping, キム・ジョンウン Kim Jong Un.

Here belongs the reading of a name in katakana as Chinese or Korean. Its syllables stay katakana, without long marks,
and are further spellings of pinyin and of Hangul: チン is jin, jing, qin and qing, ヨン 영, 연 and 용.

- The surname comes first and is a Chinese or Korean one; all syllables are of the same people.
- Japanese names are in katakana too, on forms and in banks. In two words the first is one syllable, as few Japanese
  surnames are. In one word the surname has a long mark (シージンピン), or it ends in a consonant and the given name is
  not like Japanese ones (キムジョンウン): キムラ is no Kim, nor アンナ An Na.
- A long mark is Chinese. What a Korean final makes with a silent initial or ㅎ is taken apart: ジュノ is 준호.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.syllables.korean import kana_spellings
from entityscreen.names.syllables.model import KOREAN, MAINLAND, Arrangement, Words
from entityscreen.names.syllables.neighbours import EXTRA_SYLLABLE_COST, chinese_surnames, chinese_syllables
from entityscreen.names.syllables.tables import IN_KATAKANA, foreign_korean, korean_rows

LONG_MARK = "ー"
LONGEST = 4  # kana of a syllable: チュアン, without its long mark
MOST_KANA = 20
MOST_GIVEN = 2  # syllables
MOST_WAYS = 6
# A reading that is not the language's own, in a writing that tells fewer sounds apart.
READ_COST = 0.03
LINKED_COST = 0.01
CHINESE, BOTH = 1 << MAINLAND, 1 << MAINLAND | 1 << KOREAN
# Consonants of the middle of a Korean name.
VOICED = frozenset("ガギグゲゴジダデドバビブベボ")
# What a syllable ends with that ends in a consonant.
CLOSED = frozenset("ンムクルプッ")
# What Japanese names in one word have seldom, from the third kana on.
FOREIGN = frozenset("ァィゥェォャュョー")
# Syllables; the families that have all of them, as bits.
_Cut = tuple[tuple[str, ...], int]


@named_cache("syllables.katakana_units", maxsize=1)
def _syllables() -> dict[str, int]:
    """The syllables of names in katakana, with the families that have them."""
    found = dict.fromkeys(chinese_syllables(IN_KATAKANA), CHINESE)
    for rows in foreign_korean("syllable_korean_katakana").values():
        for spelling, _ in rows:
            found[spelling] = found.get(spelling, 0) | 1 << KOREAN
    return found


@named_cache("syllables.katakana_surnames", maxsize=1)
def _surnames() -> dict[tuple[str, ...], int]:
    """The surnames in syllables, with the families that have them."""
    found = dict.fromkeys(chinese_surnames(IN_KATAKANA), CHINESE)
    for surname in korean_rows()["surname"]:
        for way in product(*([s for s, _ in kana_spellings(hangul)] for hangul in surname)):
            if way[0][0] not in VOICED:
                found[way] = found.get(way, 0) | 1 << KOREAN
    return found


@named_cache("syllables.katakana_linked", maxsize=1)
def _linked() -> dict[str, tuple[str, ...]]:
    """What a Korean final makes with the next syllable -> the two apart."""
    found: dict[str, list[str]] = {}
    for together, apart in read_rows("syllable_korean_linked"):
        found.setdefault(together, []).append(apart)
    return {together: tuple(ways) for together, ways in found.items()}


def katakana_arrangements(words: Words) -> dict[int, tuple[Arrangement, ...]]:
    """The ways to take a name in katakana as Chinese or Korean, by their number of syllables.

    Args:
        words: folded words in their pieces.

    Returns:
        Arrangements, the cheapest first; none when the name is neither.

    Example:
        >>> [way.syllables for way in katakana_arrangements((("シー",), ("ジンピン",)))[3]]
        [('シ', 'ジン', 'ピン')]
        >>> katakana_arrangements((("ヤマダ",), ("タロウ",))), katakana_arrangements((("アンナ",),))
        ({}, {})
    """
    if sum(len(piece) for word in words for piece in word) > MOST_KANA:
        return {}
    best: dict[tuple[str, ...], float] = {}
    ways = _spaced(words) if len(words) > 1 else _joined(words[0]) if words else ()
    for syllables, cost in ways:
        best[syllables] = min(cost, best.get(syllables, cost))
    found: dict[int, list[Arrangement]] = {}
    fewest = min(map(len, best), default=0)
    for syllables, cost in sorted(best.items(), key=lambda way: (way[1], len(way[0]), way[0]))[:MOST_WAYS]:
        total = round(READ_COST + cost + EXTRA_SYLLABLE_COST * (len(syllables) - fewest), 3)
        found.setdefault(len(syllables), []).append(Arrangement(syllables, total, (), False, (), 0.0))
    return {length: tuple(group) for length, group in found.items()}


def _spaced(words: Words) -> Iterator[tuple[tuple[str, ...], float]]:
    """A surname in a word of its own, and a given name of one or two syllables in one or two words."""
    for head, families in _whole(words[0]):
        known = _surnames().get(head, 0) & families
        for syllables, cost in _given(words[1:], known) if known else ():
            yield head + syllables, cost


def _given(words: Words, families: int) -> Iterator[tuple[tuple[str, ...], float]]:
    """The ways to cut a given name whose surname is of some families; a Korean one also with its sounds apart."""
    pieces = tuple(piece for word in words for piece in word)
    if len(pieces) > MOST_GIVEN:
        return
    yield from ((syllables, 0.0) for syllables, _ in _whole(pieces, families))
    if families >> KOREAN & 1 and len(pieces) == 1:
        for apart in _apart(pieces[0]):
            yield from ((syllables, LINKED_COST) for syllables, _ in _whole((apart,), 1 << KOREAN))


def _whole(pieces: tuple[str, ...], families: int = BOTH) -> Iterator[_Cut]:
    """The ways to cut the pieces of a word into one or two syllables of one family."""
    for choice in product(*(tuple(_cuts(piece, MOST_GIVEN, families)) for piece in pieces)):
        syllables, shared = sum((cut for cut, _ in choice), ()), families
        for _, own in choice:
            shared &= own
        if shared and len(syllables) <= MOST_GIVEN:
            yield syllables, shared


def _joined(pieces: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], float]]:
    """Surname and given name in one word, where one sees that it is not Japanese, and where the surname ends."""
    text = pieces[0]
    for end in range(2, len(text) if len(pieces) == 1 else 0):
        rest = text[end:]
        if text[end - 1] == LONG_MARK or (text[end - 1] in CLOSED and not FOREIGN.isdisjoint(rest)):
            yield from (way for way in _spaced(((text[:end],), (rest,))) if len(way[0]) > 2 or LONG_MARK in text)


def _apart(text: str) -> Iterator[str]:
    """A given name with the sounds of a final and the next syllable taken apart, in every way."""
    for start in range(1, len(text)):
        for end in range(start + 1, min(len(text), start + 3) + 1):
            for apart in _linked().get(text[start:end], ()):
                yield text[:start] + apart + text[end:]


def _cuts(text: str, most: int, families: int) -> Iterator[_Cut]:
    """The ways to cut kana into at most so many syllables of one family."""
    for end in range(1, min(len(text), LONGEST) + 1):
        shared = families & _syllables().get(text[:end], 0)
        rest = text[end:]
        if rest[:1] == LONG_MARK:
            shared, rest = shared & CHINESE, rest[1:]
        if not shared:
            continue
        if not rest:
            yield (text[:end],), shared
        elif most > 1:
            yield from (((text[:end], *more), own) for more, own in _cuts(rest, most - 1, shared))
