"""Japanese readings of kanji in brands: whole words from a table, else character by character.

Which reading a name has, no rule says (岡本 okamoto, 三機 sanki): the table has the common surnames, places and
brands; the rest is all on or all kun, each at a cost. A morphological dictionary would do better.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

Spelling = tuple[str, str, float]

SYSTEM = "Japanese"
BY_CHARACTER = 0.05  # the costs of a word read by on or kun, and of mixing them
MIXED = 0.09
SECOND_READING = 0.02
PARTLY_READ = 0.03  # a word of the table inside a longer brand
MOST_WAYS = 10
# Consonants that become voiced at the start of a second part: yama + saki is yamazaki.
_VOICED = {"k": "g", "s": "z", "t": "d", "h": "b", "f": "b"}


_Readings = dict[str, dict[str, tuple[str, ...]]]  # of whole words, of single characters by on, and by kun


@named_cache("segment.japanese", maxsize=1)
def _readings() -> _Readings:
    tables: _Readings = {"word": {}, "on": {}, "kun": {}}
    for text, kind, readings in read_rows("segment_japanese"):
        tables[kind][text] = tuple(readings.split())
    return tables


def japanese_on(character: str) -> tuple[str, ...]:
    """The readings of a character that Japanese took from Chinese, the likeliest first.

    Example:
        >>> japanese_on("光")
        ('ko',)
    """
    return _readings()["on"].get(character, ())


def character_spellings(character: str, kind: str) -> list[tuple[str, float]]:
    """How a single kanji is read.

    Args:
        character: folded.
        kind: `on`, as it came from Chinese, or `kun`.

    Returns:
        (letters, cost), the likeliest first.
    """
    return [(letters, SECOND_READING * n) for n, letters in enumerate(_readings()[kind].get(character, ()))]


def japanese_spellings(text: str, *, whole: bool) -> list[Spelling]:
    """Japanese readings of kanji.

    Args:
        text: folded kanji.
        whole: only readings of the text as a whole word of the table.

    Returns:
        (letters, system, cost), the likeliest first; empty when nothing reads the text.

    Example:
        >>> japanese_spellings("冈本", whole=True)
        [('okamoto', 'Japanese', 0.0)]
    """
    table = _readings()
    if text in table["word"]:
        return [(letters, SYSTEM, SECOND_READING * place) for place, letters in enumerate(table["word"][text])]
    return [] if whole else _put_together(text, table)


def _put_together(text: str, table: _Readings) -> list[Spelling]:
    """Readings from words of the table and single characters, best ways first."""
    ways: list[list[tuple[str, float, str]]] = [[] for _ in range(len(text) + 1)]
    ways[0] = [("", 0.0, "")]
    for start in range(len(text)):
        kept = sorted(ways[start], key=lambda way: way[1])[:MOST_WAYS]
        for end in range(start + 1, len(text) + 1):
            for letters, cost, kind in _pieces(text[start:end], table):
                ways[end] += [_joined(before, (letters, cost, kind)) for before in kept]
    best = sorted(ways[-1], key=lambda way: way[1])[:MOST_WAYS]
    return [(letters, SYSTEM, round(cost, 3)) for letters, cost, _ in best]


def _pieces(text: str, table: _Readings) -> list[tuple[str, float, str]]:
    found = [
        (letters, PARTLY_READ + SECOND_READING * n, "word") for n, letters in enumerate(table["word"].get(text, ()))
    ]
    if len(text) == 1:
        for kind in ("on", "kun"):
            found += [(letters, BY_CHARACTER / 2 + cost, kind) for letters, cost in character_spellings(text, kind)]
    return found


def _joined(before: tuple[str, float, str], piece: tuple[str, float, str]) -> tuple[str, float, str]:
    letters, cost, kind = piece
    mixed = MIXED - BY_CHARACTER if {before[2], kind} == {"on", "kun"} else 0.0
    return before[0] + letters, before[1] + cost + mixed, kind
