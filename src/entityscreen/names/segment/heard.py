"""A Chinese brand against a Latin word that was coined from it, character by character.

The word is cut into pieces, one a character, in the way that says most (a small dynamic programme):

    evidence = sum of the pieces (`pieces.py`) + WORD_END for each piece that ends with a word
             + LEFT_OUT for each character that has none + INSERTED or CODA for a letter between two pieces
             + COINED_ENDING or REST a letter for what is left of the word

A word that is nothing but pinyin is cut into its syllables and not otherwise: 裕華 is not Yulong. By chance two names
reach 3 in one of 150 pairs, 5 in one of 2,000. Here belongs the alignment. What a piece is worth is in `pieces.py`,
the keys by which an index finds what aligns in `pairs.py`, what evidence is worth beside place and trade in
`brands.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.names.pinyin import PINYIN_BRANDS, pinyin_cuts
from entityscreen.names.segment.pairs import (
    CODA_LETTERS,
    LONG_BRAND,
    LONGEST_BRAND,
    Step,
    brand_rhymes,
    has_pair,
    pair_of,
    rhyme,
)
from entityscreen.names.segment.pieces import (
    BY_EAR,
    LONGEST,
    WADE_GILES,
    Pieces,
    character_pieces,
    coined_endings,
    word_pieces,
)

WORD_END = 0.5
LEFT_OUT = -1.6
INSERTED = -0.9
CODA = -0.3  # Walton: a consonant that closes a syllable in English, and none in Mandarin
COINED_ENDING = -0.35
REST, MOST_REST = -0.45, -2.4
LARGEST_ENDING = 1.0  # evidence of a piece that may as well be the ending of a coined word: Yulontek
OTHER_SYLLABLE = -4.5  # a syllable of pinyin that the character is not: more than another one can tell
MANDARIN = frozenset({BY_EAR, WADE_GILES})
WORD_LENGTHS = (2, 3)  # characters that are translated together
# Two letters that stand for one sound: no piece ends between them.
ONE_SOUND = frozenset({"ch", "sh", "zh", "th", "ph", "wh", "ts", "tz", "ck", "tj", "dz", "qu"})
VOWELS = frozenset("aeiouy")

_Path = tuple[float, tuple[Step, ...]]


# Not frozen, though nobody changes them: these are made for every new pair, and a frozen one costs four times as much.
@dataclass(slots=True)
class Heard:
    """How a Latin word is made of a brand's characters.

    Attributes:
        evidence: in nats, roughly; the more the likelier.
        pieces: letters of each character in order, empty where it has none.
        keyed: whether a key of `brand_pairs` and `word_pairs` finds it without anything else in common.
        rhymed: whether a key of `brand_rhymes` and `word_rhymes` finds it together with a common trade.
    """

    evidence: float
    pieces: tuple[str, ...]
    keyed: bool
    rhymed: bool


_HEARD = BoundedDict("segment.heard", 200_000)


def heard_brand(text: str, word: str, ends: tuple[int, ...]) -> Heard | None:
    """Align a brand's characters with a Latin word.

    Args:
        text: folded Han characters.
        word: lower-case ASCII letters, of one or several words.
        ends: where each of these words ends, ascending; the last is the length of `word`.

    Returns:
        The alignment with most evidence; None when not even the first piece fits, or the brand is too long or empty.

    Example:
        >>> heard_brand("裕隆", "yulontek", (8,)).pieces
        ('yu', 'lon')
        >>> heard_brand("宝成", "pouchen", (3, 7)).pieces, heard_brand("宝华", "pouchen", (3, 7))
        (('pou', 'chen'), None)
    """
    key = (text, word, ends)
    if key not in _HEARD:
        _HEARD[key] = _align(text, word, ends) if 0 < len(text) <= LONGEST_BRAND else None
    known: Heard | None = _HEARD[key]
    return known


def _align(text: str, letters: str, ends: tuple[int, ...]) -> Heard | None:
    if not _begins(text, letters, ends[0]):
        return None
    layers: list[dict[int, _Path]] = [{} for _ in range(len(text) + 1)]
    layers[0][0] = (0.0, ())
    if len(text) >= LONG_BRAND:
        layers[2][0] = (2 * LEFT_OUT, ())
    for place, tables in enumerate(_pieces_of(text)):
        if layers[place]:
            _step(layers, place, tables, letters, ends)
    last_word = ends[-2] if len(ends) > 1 else 0
    found = [(_finish(path, letters, at), path[1]) for at, path in layers[-1].items() if at > last_word]
    if not found:
        return None
    evidence, steps = max(found)
    if evidence > 0.0 and len(text) in PINYIN_BRANDS:
        evidence = min(evidence, _as_pinyin(text, letters, ends, evidence))
    pieces = {place: letters[start:end] for place, start, end in steps}
    heard = tuple(pieces.get(place, "") for place in range(len(text)))
    if evidence <= 0.0:
        return Heard(round(evidence, 3), heard, keyed=False, rhymed=False)
    _, start, end = steps[0]
    keyed = has_pair(text, pair_of(text, letters, steps))
    rhymed = not start and rhyme(letters[:end]) in brand_rhymes(text)
    return Heard(round(evidence, 3), heard, keyed, rhymed)


# How many characters a piece stands for; how long those that begin with a letter are at most; and the pieces.
_Table = tuple[int, dict[str, int], Pieces]
_Tables = tuple[_Table, ...]


@named_cache("segment.pieces", maxsize=20_000)
def _pieces_of(text: str) -> tuple[_Tables, ...]:
    """The pieces that may stand for each character of a brand, and for a word that begins with it."""
    found = []
    for place, character in enumerate(text):
        words = [text[place : place + length] for length in WORD_LENGTHS if place + length <= len(text)]
        tables = [_table(character), *[_table(word) for word in words if word_pieces(word)]]
        found.append(tuple([table for table in tables if table[-1]]))
    return tuple(found)


@named_cache("segment.piece_tables", maxsize=20_000)
def _table(text: str) -> _Table:
    pieces = character_pieces(text) if len(text) == 1 else word_pieces(text)
    # In order of their length: the last of each letter is the longest.
    longest = {letters[0]: min(LONGEST, len(letters)) for letters in sorted(pieces, key=len)}
    return len(text), longest, pieces


def _begins(text: str, letters: str, last: int) -> bool:
    """Whether the beginning of a word is a piece of a character that the brand may begin with."""
    tables = _pieces_of(text)
    for start in (0, 2) if len(text) >= LONG_BRAND else (0,):
        for _, longest, pieces in tables[start]:
            for end in range(1, min(last, longest.get(letters[0], 0)) + 1):
                if letters[:end] in pieces:
                    return True
    return False


def _step(layers: list[dict[int, _Path]], place: int, tables: _Tables, letters: str, ends: tuple[int, ...]) -> None:
    """Go on from one character to the next, by each piece that it may be."""
    pieces: dict[int, list[tuple[int, int, float]]] = {}
    for position, (evidence, steps) in layers[place].items():
        if position:
            _put(layers[place + 1], position, (evidence + LEFT_OUT, steps))
        for start, cost in _starts(letters, ends, position):
            if start not in pieces:
                pieces[start] = _pieces_at(letters, ends, start, tables)
            before = evidence + cost
            for count, end, worth in pieces[start]:
                _put(layers[place + count], end, (before + worth, (*steps, (place, start, end))))


def _pieces_at(letters: str, ends: tuple[int, ...], start: int, tables: _Tables) -> list[tuple[int, int, float]]:
    """The pieces that begin at a letter: for how many characters, where each ends, what it is worth."""
    found: list[tuple[int, int, float]] = []
    if start == len(letters):
        return found
    bound = next(end for end in ends if end > start)
    for count, longest, pieces in tables:
        for end in range(start + 1, min(bound, start + longest.get(letters[start], 0)) + 1):
            piece = pieces.get(letters[start:end])
            if piece is None or (end != bound and _parts_a_sound(letters, end)):
                continue
            worth = piece[0]
            if end == bound:
                inside = end == len(letters) and start and start not in ends
                coined = inside and letters[start:end] in coined_endings()
                worth = min(worth, LARGEST_ENDING) if coined else worth + WORD_END
            found.append((count, end, worth))
    return found


def _put(layer: dict[int, _Path], position: int, path: _Path) -> None:
    known = layer.get(position)
    if known is None or path > known:
        layer[position] = path


def _starts(letters: str, ends: tuple[int, ...], position: int) -> tuple[tuple[int, float], ...]:
    """Where the next piece may begin: here, or behind one letter that no character says."""
    if position and position not in ends:
        letter = letters[position]
        doubled = letters[position + 1 : position + 2] == letter
        cost = 0.0 if doubled else CODA if letter in CODA_LETTERS else INSERTED
        return (position, 0.0), (position + 1, cost)
    return ((position, 0.0),)


def _finish(path: _Path, letters: str, position: int) -> float:
    rest = letters[position:]
    if not rest:
        return path[0]
    return path[0] + (COINED_ENDING if rest in coined_endings() else max(MOST_REST, REST * len(rest)))


def _as_pinyin(text: str, letters: str, ends: tuple[int, ...], otherwise: float) -> float:
    """The evidence where the word is nothing but pinyin of as many syllables as there are characters."""
    found = [
        WORD_END * len(ends) + sum(_of_syllable(c, s) for c, s in zip(text, syllables, strict=True))
        for syllables in pinyin_cuts(letters, len(text))
        if set(ends) <= _ends(syllables)
    ]
    return max(found, default=otherwise)


def _of_syllable(character: str, syllable: str) -> float:
    worth, system = character_pieces(character).get(syllable, (OTHER_SYLLABLE, ""))
    return worth if system in MANDARIN else OTHER_SYLLABLE


def _ends(pieces: tuple[str, ...]) -> set[int]:
    return {sum(len(piece) for piece in pieces[:count]) for count in range(1, len(pieces) + 1)}


def _parts_a_sound(word: str, end: int) -> bool:
    """Whether a cut parts two letters that stand for one sound, or the n from a g that begins no syllable."""
    pair = word[end - 1 : end + 1]
    return pair in ONE_SOUND or (pair == "ng" and word[end + 1 : end + 2] not in VOWELS)
