"""Known names in the scripts of India, with the spellings that their bearers use: सिंह is Singh, চট্টোপাধ্যায় Chatterjee.

Here belong the table (`resources/readings/indian_names.tsv` and its like), how a word is written to be found in it, and
names made of a known one and a second part (Sureshkumar, Rameshbhai). Reading by rule belongs to `indic.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

# Blocks of one layout, Devanagari first: its rows are read by the same places of the others.
_FIRST, _BLOCK, _LAST = 0x0900, 0x80, 0x0D7F
_TAMIL = 0x0B80  # it writes several sounds by one letter, so that its words are no others' words
_VIRAMA, _NASAL = 0x4D, 0x02
_NASALS = frozenset((0x19, 0x1E, 0x23, 0x28, 0x29, 0x2E))
_STOPS = frozenset(range(0x15, 0x2E)) - _NASALS
# One letter for what people write in several ways: long and short i and u, e and o with and without length; retroflex
# s, l, r and n of the south; the dots and arcs of the nasal. The nukta and the Punjabi doubling are left out.
_SAME = {
    0x01: _NASAL, 0x70: _NASAL,
    0x08: 0x07, 0x0A: 0x09, 0x0D: 0x0F, 0x0E: 0x0F, 0x11: 0x13, 0x12: 0x13,
    0x40: 0x3F, 0x42: 0x41, 0x45: 0x47, 0x46: 0x47, 0x49: 0x4B, 0x4A: 0x4B,
    0x37: 0x36, 0x33: 0x32, 0x31: 0x30, 0x29: 0x28,
}  # fmt: skip
_SILENT = frozenset((0x3C, 0x71))
# Letters of no common place: the Bengali t and the Malayalam consonants without a vowel.
_OWN = {"\u09ce": "\u09a4\u09cd"} | dict(zip("\u0d7a\u0d7b\u0d7c\u0d7d\u0d7e", ("ണ്", "ന്", "ര്", "ല്", "ള്"), strict=True))
# The east says b for v, and has one letter for both or writes either: বিজয় and बिजय are Vijay as well.
_B_AND_V = (("ब", "व"), ("व", "ब"))
_MOST_SPELLINGS = 5
_SPELLINGS_OF_A_PART = 2
_SHORTEST_HEAD = 2


def fold(word: str) -> str:
    """Write a word as the table does.

    Example:
        >>> fold("सिन्धू") == fold("सिंधु"), fold("कुमार्") == "कुमार"
        (True, True)
    """
    codes: list[int] = []
    for character in "".join([_OWN.get(character, character) for character in word]):
        code = ord(character)
        if _FIRST <= code <= _LAST:
            place = (code - _FIRST) % _BLOCK
            if place not in _SILENT:
                _append(codes, code - place, _SAME.get(place, place))
        elif character.isalpha():
            codes.append(code)
    while codes and (codes[-1] - _FIRST) % _BLOCK == _VIRAMA:
        codes.pop()
    return "".join(map(chr, codes))


def _append(codes: list[int], block: int, place: int) -> None:
    """Add a letter; before a stop a nasal without a vowel is the nasal dot."""
    if place in _STOPS and len(codes) > 1 and codes[-1] == block + _VIRAMA and codes[-2] - block in _NASALS:
        codes[-2:] = [block + _NASAL]
    if place != _NASAL or codes[-1:] != [block + _NASAL]:
        codes.append(block + place)


def in_devanagari(word: str) -> str:
    """A folded word by the same places of Devanagari; as it is where its letters say less.

    Example:
        >>> in_devanagari("અમિત") == "अमित"
        True
    """
    moved: list[str] = []
    for character in word:
        code = ord(character)
        tamil = _TAMIL <= code < _TAMIL + _BLOCK
        moved.append(chr(_FIRST + (code - _FIRST) % _BLOCK) if _FIRST <= code <= _LAST and not tamil else character)
    return "".join(moved)


@named_cache("names.readings.indian_names", maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    """Usual spellings by folded word."""
    return {word: tuple(spellings.split()) for word, spellings in read_rows("readings_indian")}


@named_cache("names.readings.indian_parts", maxsize=1)
def _second_parts() -> dict[str, tuple[bool, tuple[str, ...]]]:
    """Second parts of names by folded word: whether many leave it out, and its spellings."""
    rows = read_rows("readings_indian_parts")
    return {part: (kind == "kin", tuple(spellings.split())) for kind, part, spellings in rows}


def usual_spellings(word: str) -> tuple[str, ...]:
    """The usual Latin spellings of a word that the table has, best first.

    Example:
        >>> usual_spellings("सिंह")[0]
        'singh'
    """
    return _of_table(fold(word))


def _of_table(folded: str) -> tuple[str, ...]:
    """The spellings of a folded word, its own first, then those of the same word with b for v or v for b."""
    names, moved = _names(), in_devanagari(folded)
    words = (folded if folded in names else moved, *[moved.replace(*letters) for letters in _B_AND_V])
    return tuple(dict.fromkeys(spelling for word in words for spelling in names.get(word, ())))[:_MOST_SPELLINGS]


def compounds(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The spellings of a name of two parts in one word, and those without the second where many leave it out.

    Args:
        word: a word that the table does not have.

    Example:
        >>> compounds("રમેશભાઈ")
        (('rameshbhai',), ('ramesh',))
    """
    folded, parts = fold(word), _second_parts()
    for cut in range(_SHORTEST_HEAD, len(folded) - 1):
        tail = folded[cut:]
        kin, tails = parts.get(tail) or parts.get(in_devanagari(tail)) or (False, ())
        heads = _of_table(folded[:cut])[:_SPELLINGS_OF_A_PART] if tails else ()
        if heads:
            return tuple(head + tail for head in heads for tail in tails[:_SPELLINGS_OF_A_PART]), heads if kin else ()
    return (), ()
