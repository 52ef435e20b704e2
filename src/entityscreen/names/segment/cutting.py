"""Cutting a run of Chinese, Japanese or Korean characters into words of the lexicon, numbers and brands.

The search prefers long words over short ones, places in front, brands of two or three characters, one brand a name. All
points are relative: a word of two characters is worth 2. How a segment is spelled belongs to `brand_spellings.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter

from entityscreen.caches import named_cache
from entityscreen.model.script import Script, script_of
from entityscreen.names.lexicon import Concept, han_phrases

# Legal forms that only Japanese companies have: a name with one is read as Japanese.
JAPANESE_FORMS = frozenset({"legal:kk", "legal:yk", "legal:gk"})
# Points of a word of the lexicon by its length; one character alone is a word only where another word ends a name.
WORD_POINTS = (0.0, 0.9, 2.0, 3.3, 4.6, 5.9)
LONGER_WORD = 1.3  # each further character: longest match wins
# 武汉|高芯|科技: two characters are a brand, three or four often, one or many seldom.
BRAND_POINTS = (0.0, -1.4, 0.0, -0.3, -0.5)
LONGER_BRAND = -0.35
LETTERED_BRAND = -0.5  # in kana and hangul the length says nothing
FURTHER_BRAND = -0.9
WORD_IN_FRONT = -0.7  # 生物 opens few names: there a brand is likelier
INSIDE_LETTERS = -1.6  # ネット within マグネットワイヤ is no word
NUMBER_POINTS = 2.6
ORDINAL = "第"
# What follows a numeral without 第 when it is a number: 十三所, 二号, 七厂.
COUNTED = frozenset("所厂院局号部分")
# Roles behind which a syllable of hangul may end a name: 우주|개발|국, 과학|원, but no 국 behind a brand.
_BEFORE_ENDINGS = frozenset({"industry", "organisation", "generic"})
_LETTERED = frozenset({Script.KANA, Script.HANGUL})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words."""

    by_text: Mapping[str, Concept]  # all of them by their folded characters
    longer: Mapping[str, tuple[int, ...]]  # how long those are that begin with two characters, ascending

    def lengths(self, text: str, start: int) -> tuple[int, ...]:
        """How long a word may be that begins in a text at a place, ascending."""
        longer = self.longer.get(text[start : start + 2], ())
        return (1, *longer) if text[start] in self.by_text else longer


@named_cache("segment.words", maxsize=1)
def words() -> Vocabulary:
    """The words of the lexicon in Chinese, Japanese and Korean characters.

    Example:
        >>> words().by_text["科技"].id
        'technology'
    """
    table = han_phrases()
    longer: dict[str, set[int]] = {}
    for text in table:
        if len(text) > 1:
            longer.setdefault(text[:2], set()).add(len(text))
    return Vocabulary(table, {beginning: tuple(sorted(lengths)) for beginning, lengths in longer.items()})


_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERALS = frozenset(_DIGITS) | frozenset(_UNITS)


def numeral_value(text: str) -> int | None:
    """The value of a Chinese numeral; None when a text is none.

    Example:
        >>> [numeral_value(text) for text in ("十三", "二十八", "一百零五", "七〇八", "高芯")]
        [13, 28, 105, 708, None]
    """
    if not text or not NUMERALS.issuperset(text):
        return None
    if not any(character in _UNITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total, digit = 0, 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


# Not frozen, though nobody changes them: these are made for every new name, and a frozen one costs four times as much.
@dataclass(slots=True)
class NameCut:
    """One part of the best way: characters `start` to `end`, and the word or number that they are."""

    start: int
    end: int
    role: str
    word: Concept | None
    number: int | None


# A way to cut the characters up to a place: its points, the role of its last part, whether it has a brand; where that
# part starts, the way before it, and the word or number that it is. A tuple, since most ways are made and forgotten.
_Way = tuple[float, str, bool, int, "_Way | None", Concept | None, int | None]
_Key = tuple[str, bool]  # of the ways to a place the best of each role and brandedness are kept
_START: _Way = (0.0, "", False, 0, None, None, None)
_BRANDED: _Key = ("brand", True)
_NEAR = 1e-9  # points; who is further behind the best stays behind, whatever follows
_points_of = itemgetter(0)


@named_cache("segment.best_cuts", maxsize=500)
def best_cuts(text: str) -> tuple[NameCut, ...]:
    """Cut a run of characters into parts that together cover it, in order.

    Example:
        >>> [(text[c.start:c.end], c.role) for text in ("武汉高芯科技",) for c in best_cuts(text)]
        [('武汉', 'place'), ('高芯', 'brand'), ('科技', 'industry')]
    """
    if not text:
        return ()
    scripts = [script_of(character) for character in text]
    ways: list[dict[_Key, _Way]] = [{} for _ in range(len(text) + 1)]
    ways[0]["", False] = _START
    for start in range(len(text)):
        _go_on(text, start, scripts, ways)
    return _trace(max(ways[-1].values(), key=_points_of), len(text))


def _go_on(text: str, start: int, scripts: list[Script], ways: list[dict[_Key, _Way]]) -> None:
    """Go on from one place by every word, number and brand that may begin there.

    What a part is worth behind a way depends on whether that has a brand, so only the best with and without one go on.
    """
    here = list(ways[start].values())
    likely = _likely(here)
    steps = _words_from(text, start, scripts) + _numbers_from(text, start)
    first = here[0][2]
    for branded in (first, not first):
        before = [way for way in likely if way[2] is branded]
        for end, role, word, number, points in steps if before else ():
            _extend(ways[end], (role, branded), before, points, (start, word, number))
        if branded is first:
            _brands_from(ways, start, likely, scripts)
    word = _ending_from(text, start)
    if word is not None:
        for way in here:
            if way[1] in _BEFORE_ENDINGS:
                _extend(ways[-1], (word.role, way[2]), [way], WORD_POINTS[1], (start, word, None))


def _likely(ways: list[_Way]) -> list[_Way]:
    """The best ways with a brand and without."""
    if len(ways) == 1:
        return ways
    least = [max([way[0] for way in ways if way[2] is branded], default=0.0) - _NEAR for branded in (False, True)]
    return [way for way in ways if way[0] > least[way[2]]]


def _extend(
    there: dict[_Key, _Way],
    key: _Key,
    before: Sequence[_Way],
    points: float,
    part: tuple[int, Concept | None, int | None],
) -> None:
    best = there.get(key)
    for way in before:
        total = way[0] + points
        if best is None or total > best[0]:
            best = there[key] = (total, *key, part[0], way, *part[1:])


def _trace(way: _Way, end: int) -> tuple[NameCut, ...]:
    cuts: list[NameCut] = []
    here: _Way | None = way
    while here is not None and here[4] is not None:
        _, role, _, start, before, word, number = here
        cuts.append(NameCut(start, end, role, word, number))
        here, end = before, start
    return tuple(cuts[::-1])


def has_words_behind(text: str) -> bool:
    """Whether a segment behind the first can be a word of the tables: seldom in a person's name.

    Example:
        >>> has_words_behind("高芯科技"), has_words_behind("春香"), has_words_behind("王")
        (True, False, False)
    """
    table = words()
    return any(
        text[start : start + length] in table.by_text
        for start in range(1, len(text))
        for length in table.lengths(text, start)
    )


def _by_length(points: Sequence[float], longer: float, length: int) -> float:
    """The points of a part by its length; each character beyond the table adds some."""
    further = max(length - len(points) + 1, 0)
    return points[length - further] + longer * further


_Step = tuple[int, str, Concept | None, int | None, float]  # where a part ends, its role, what it is, its points


def _words_from(text: str, start: int, scripts: list[Script]) -> list[_Step]:
    table = words()
    steps: list[_Step] = []
    for length in table.lengths(text, start):
        end = start + length
        word = table.by_text.get(text[start:end])
        if word is None or end > len(text) or (length == 1 and not _stands_alone(text, start, end)):
            continue
        points = _by_length(WORD_POINTS, LONGER_WORD, length)
        if start == 0 and word.role in ("industry", "generic"):
            points += WORD_IN_FRONT
        inside = (
            start > 0 and end < len(text) and scripts[start - 1] is scripts[start] and scripts[end] is scripts[end - 1]
        )
        if inside and scripts[start] in _LETTERED:
            points += INSIDE_LETTERS
        steps.append((end, word.role, word, None, points))
    return steps


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A Chinese word of one character ends a name, or is all that stands between numbers or letters (13 所)."""
    return len(text) == 1 or (start > 0 and script_of(text[start]) is Script.HAN and end == len(text))


def _ending_from(text: str, start: int) -> Concept | None:
    """The Korean word of one syllable that ends the text here, such as 국 (bureau)."""
    if start != len(text) - 1 or script_of(text[start]) is not Script.HANGUL:
        return None
    return words().by_text.get(text[start])


def _numbers_from(text: str, start: int) -> list[_Step]:
    ordinal = text[start] == ORDINAL
    if not ordinal and text[start] not in NUMERALS:
        return []
    first = start + ordinal
    end = first
    while end < len(text) and text[end] in NUMERALS:
        end += 1
    value = numeral_value(text[first:end])
    counted = text[end : end + 1] in COUNTED if end < len(text) else False
    if value is None or not (ordinal or counted):
        return []
    if text[end : end + 1] == "号":
        end += 1
    return [(end, "number", None, value, NUMBER_POINTS)]


def _brands_from(ways: list[dict[_Key, _Way]], start: int, before: Sequence[_Way], scripts: list[Script]) -> None:
    """Go on by a brand of each length within the script that begins here."""
    script = scripts[start]
    lettered = script in _LETTERED
    for end in range(start + 1, len(scripts) + 1):
        if scripts[end - 1] is not script:
            break
        length = end - start
        points = LETTERED_BRAND if lettered else _BRANDS[length] if length < MANY else _brand_points(length)
        there = ways[end]
        best = there.get(_BRANDED)
        for way in before:
            total = way[0] + (points + FURTHER_BRAND if way[2] else points)
            if best is None or total > best[0]:
                best = there[_BRANDED] = (total, "brand", True, start, way, None, None)


MANY = 20  # characters of a brand, up to which its points are written out
_brand_points = partial(_by_length, BRAND_POINTS, LONGER_BRAND)
_BRANDS = tuple(map(_brand_points, range(MANY)))


SHIP, LEAST_SHIP = "丸", 2  # ends the names of Japanese ships; characters of the shortest


# Not frozen, though nobody changes them: these are made for every new name, and a frozen one costs four times as much.
@dataclass(slots=True)
class Segment:
    """A part of a Chinese, Japanese or Korean organisation's name."""

    text: str  # its folded characters
    role: str  # `place`, `brand`, `industry`, `organisation`, `generic`, `legal` or `number`
    concept: str | None  # what it means; None for a brand
    japanese: bool  # whether the name is Japanese


@named_cache("segment.organisations", maxsize=500)
def segment_organisation(text: str, script: Script) -> tuple[Segment, ...]:
    """Cut a Chinese, Japanese or Korean organisation's name into place, brand, industry and legal form.

    Args:
        text: folded characters, brackets removed; spaces, where there are any, part segments for certain.
        script: the main script of the text; kana anywhere make the name Japanese.

    Returns:
        Segments in order that together cover every character save spaces; never raises.

    Example:
        >>> segments = segment_organisation("武汉高芯科技有限公司", Script.HAN)
        >>> [(segment.text, segment.role) for segment in segments]
        [('武汉', 'place'), ('高芯', 'brand'), ('科技', 'industry'), ('有限公司', 'legal')]
    """
    chunks = [(chunk, best_cuts(chunk)) for chunk in text.split()]
    japanese = _is_japanese(text, script, [cut for _, cuts in chunks for cut in cuts])
    return tuple(_segment(chunk[cut.start : cut.end], cut, japanese) for chunk, cuts in chunks for cut in cuts)


def segment_roles(text: str) -> tuple[str, ...]:
    """The roles of the segments of a name, without what it costs to read them.

    Example:
        >>> segment_roles("武汉高芯科技有限公司")
        ('place', 'brand', 'industry', 'legal')
    """
    return tuple(cut.role for chunk in text.split() for cut in best_cuts(chunk))


def _is_japanese(text: str, script: Script, cuts: list[NameCut]) -> bool:
    if script is Script.KANA or any(cut.word is not None and cut.word.id in JAPANESE_FORMS for cut in cuts):
        return True
    if text.endswith(SHIP) and len(text) > LEAST_SHIP:  # 福寿丸 is a Japanese ship, 丸红 a firm
        return True
    return any(script_of(character) is Script.KANA for character in text)


def _segment(text: str, cut: NameCut, japanese: bool) -> Segment:
    if cut.number is not None:
        return Segment(text, "number", f"number:{cut.number}", japanese)
    return Segment(text, cut.role, None if cut.word is None else cut.word.id, japanese)
