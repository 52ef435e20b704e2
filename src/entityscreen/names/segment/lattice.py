"""The best way to cut a run of characters into words of the lexicon, numbers and brands.

Here belongs the search and what it prefers: long words over short ones, places in front, brands of two or
three characters, one brand a name. All points are relative: a word of two characters is worth 2.
"""

from __future__ import annotations

from dataclasses import dataclass

from entityscreen.model.script import Script, script_of
from entityscreen.names.lexicon import Concept
from entityscreen.names.segment.numerals import NUMERALS, numeral_value
from entityscreen.names.segment.words import words

# Points of a word of the lexicon by its length; one character alone is a word only where another word ends a name.
WORD_POINTS = (0.0, 0.9, 2.0, 3.3, 4.6, 5.9)
LONGER_WORD = 1.3  # each further character: longest match wins
# 武汉|高芯|科技: two characters are a brand, three or four often, one or many seldom.
BRAND_POINTS = (0.0, -1.4, 0.0, -0.3, -0.5)
LONGER_BRAND = -0.35
LETTERED_BRAND = -0.5  # in kana and hangul the length says nothing
FURTHER_BRAND = -0.9
PLACE_INSIDE = -1.0  # 新疆 opens a name or stands behind a place, a number or a legal form
WORD_IN_FRONT = -0.7  # 生物 opens few names: there a brand is likelier
INSIDE_LETTERS = -1.6  # ネット within マグネットワイヤ is no word
NUMBER_POINTS = 2.6
ORDINAL = "第"
# What follows a numeral without 第 when it is a number: 十三所, 二号, 七厂.
COUNTED = frozenset("所厂院局号部分")
# Roles behind which a syllable of hangul may end a name: 우주|개발|국, 과학|원, but no 국 behind a brand.
_BEFORE_ENDINGS = frozenset({"industry", "organisation", "generic"})
_LETTERED = frozenset({Script.KANA, Script.HANGUL})
_EDGES = frozenset({"", "place", "number", "legal", "organisation"})


@dataclass(frozen=True, slots=True)
class Cut:
    """One part of the best way: characters `start` to `end`, and the word or number that they are."""

    start: int
    end: int
    role: str
    word: Concept | None
    number: int | None


@dataclass(frozen=True, slots=True)
class _Path:
    points: float
    branded: bool
    cut: Cut | None
    before: _Path | None


_START = _Path(0.0, False, None, None)


def best_cuts(text: str) -> list[Cut]:
    """Cut a run of characters.

    Args:
        text: folded, without spaces, of any length.

    Returns:
        Cuts in order that together cover the text.

    Example:
        >>> [(text[c.start:c.end], c.role) for text in ("武汉高芯科技",) for c in best_cuts(text)]
        [('武汉', 'place'), ('高芯', 'brand'), ('科技', 'industry')]
    """
    scripts = [script_of(character) for character in text]
    ways: list[dict[tuple[str, bool], _Path]] = [{} for _ in range(len(text) + 1)]
    ways[0]["", False] = _START
    for start in range(len(text)):
        if ways[start]:
            steps = [
                *_words_from(text, start, scripts),
                *_numbers_from(text, start),
                *_brands_from(text, start, scripts),
            ]
            ending = _ending_from(text, start)
            for path in ways[start].values():
                for cut, points in steps:
                    _extend(ways[cut.end], path, cut, points)
                if ending is not None and path.cut is not None and path.cut.role in _BEFORE_ENDINGS:
                    _extend(ways[ending.end], path, ending, WORD_POINTS[1])
    return _trace(max(ways[-1].values(), key=lambda path: path.points)) if text else []


def has_words_behind(text: str) -> bool:
    """Whether a segment behind the first can be a word of the tables: seldom in a person's name.

    Args:
        text: folded, without spaces.

    Example:
        >>> has_words_behind("高芯科技"), has_words_behind("春香"), has_words_behind("王")
        (True, False, False)
    """
    table = words()
    ends = range(2, len(text) + 1)
    return any(text[start:end] in table.by_text for end in ends for start in range(max(1, end - table.longest), end))


def _extend(ways: dict[tuple[str, bool], _Path], path: _Path, cut: Cut, points: float) -> None:
    last = path.cut.role if path.cut else ""
    if cut.role == "brand":
        points += FURTHER_BRAND if path.branded else 0.0
    elif cut.role == "place" and last not in _EDGES:
        points += PLACE_INSIDE
    key = (cut.role, path.branded or cut.role == "brand")
    total = path.points + points
    if key not in ways or total > ways[key].points:
        ways[key] = _Path(total, key[1], cut, path)


def _trace(path: _Path) -> list[Cut]:
    cuts: list[Cut] = []
    while path.cut is not None and path.before is not None:
        cuts.append(path.cut)
        path = path.before
    return cuts[::-1]


def _word_points(length: int) -> float:
    longest = len(WORD_POINTS) - 1
    return WORD_POINTS[length] if length <= longest else WORD_POINTS[longest] + LONGER_WORD * (length - longest)


def _words_from(text: str, start: int, scripts: list[Script]) -> list[tuple[Cut, float]]:
    table = words()
    found = []
    for end in range(start + 1, min(len(text), start + table.longest) + 1):
        word = table.by_text.get(text[start:end])
        if word is None or (end - start == 1 and not _stands_alone(text, start, end)):
            continue
        points = _word_points(end - start)
        if start == 0 and word.role in ("industry", "generic"):
            points += WORD_IN_FRONT
        if scripts[start] in _LETTERED and _inside_letters(scripts, start, end):
            points += INSIDE_LETTERS
        found.append((Cut(start, end, word.role, word, None), points))
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A Chinese word of one character ends a name, or stands before the word that does (厂有限公司)."""
    if len(text) == 1:
        return True
    return start > 0 and script_of(text[start]) is Script.HAN and (end == len(text) or text[end:] in words().by_text)


def _ending_from(text: str, start: int) -> Cut | None:
    """The Korean word of one syllable that ends the text here, such as 국 (bureau)."""
    if start != len(text) - 1 or script_of(text[start]) is not Script.HANGUL:
        return None
    word = words().by_text.get(text[start])
    return None if word is None else Cut(start, len(text), word.role, word, None)


def _inside_letters(scripts: list[Script], start: int, end: int) -> bool:
    """Whether letters of the same script go on at both sides."""
    if start == 0 or end == len(scripts):
        return False
    return scripts[start - 1] is scripts[start] and scripts[end] is scripts[end - 1]


def _numbers_from(text: str, start: int) -> list[tuple[Cut, float]]:
    ordinal = text[start] == ORDINAL
    first = start + ordinal
    end = first
    while end < len(text) and text[end] in NUMERALS:
        end += 1
    value = numeral_value(text[first:end])
    counted = text[end : end + 1] in COUNTED if end < len(text) else False
    if value is None or not (ordinal or counted) or (start > 0 and text[start - 1] in NUMERALS):
        return []
    if text[end : end + 1] == "号":
        end += 1
    return [(Cut(start, end, "number", None, value), NUMBER_POINTS)]


def _brands_from(text: str, start: int, scripts: list[Script]) -> list[tuple[Cut, float]]:
    lettered = scripts[start] in _LETTERED
    longest = len(BRAND_POINTS) - 1
    found = []
    for end in range(start + 1, len(text) + 1):
        if scripts[end - 1] is not scripts[start]:
            break
        length = end - start
        if lettered:
            points = LETTERED_BRAND
        else:
            points = BRAND_POINTS[min(length, longest)] + LONGER_BRAND * max(0, length - longest)
        found.append((Cut(start, end, "brand", None, None), points))
    return found
