"""The two sides of a comparison across scripts: what may be the brand of each name, and what it says beside it.

It says where a brand may stand. How likely one is the other's is `search.py`, what it all adds up to
`organisations.py`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from entityscreen.caches import BoundedDict
from entityscreen.model.script import Script
from entityscreen.names.persons.known_words import is_particle
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.cutting import JAPANESE_FORMS
from entityscreen.similarity.search import END, Trie, build_trie
from entityscreen.similarity.units import Unit, units_of
from entityscreen.text.words import CJK

MOST_WORDS = 4  # of a brand in Latin letters
LONGEST_WINDOW = 24  # letters
MOST_PARTS = 2  # that a brand in characters may be cut into where it looks like words: 大同, 新东方
MOST_CHARACTERS = 4  # of several such parts
_NO_LETTERS = re.compile("[^a-z0-9]")
_COINED_ROLES = frozenset({Role.BRAND, Role.INITIAL, Role.NAME})
_NO_FRONT = frozenset({Role.LEGAL, Role.PLACE})
_TELLS_NOTHING = frozenset({"company", "group", "international", "and", "holding"})
_SPELLED = frozenset({Script.KANA, Script.HANGUL})


# Neighbouring words of a Latin name, each followed by a space; and behind which a brand may end: how many words, the
# first part and behind the last.
Window = tuple[str, tuple[tuple[int, int, int], ...]]


@dataclass(frozen=True, slots=True, eq=False)
class LatinSide:
    """A name in Latin letters, or in another alphabet by its first spelling.

    Attributes:
        parts: of the name.
        brands: places of the parts that have no meaning.
        trie: of all words that may be a brand.
        ends: node of the trie to (first part, behind the last).
    """

    parts: tuple[Part, ...]
    brands: frozenset[int]
    trie: Trie
    ends: dict[int, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring parts of a name in characters that may be its brand; `likely` where they have no meaning."""

    start: int
    end: int
    text: str
    likely: bool
    japanese: bool

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the text; most listed names are never asked for them."""
        return units_of(self.text, japanese=self.japanese)


@dataclass(frozen=True, slots=True, eq=False)
class CharactersSide:
    """A name in Chinese, Japanese or Korean characters.

    Attributes:
        parts: of the name.
        brands: places of the parts that have no meaning.
        spans: what may be its brand.
        japanese: whether it is Japanese.
    """

    parts: tuple[Part, ...]
    brands: frozenset[int]
    spans: tuple[Span, ...]
    japanese: bool


_LATIN = BoundedDict("similarity.latin", 50_000)
_CHARACTERS = BoundedDict("similarity.characters", 500)


def _key(parts: Sequence[Part]) -> tuple[object, ...]:
    return tuple([part.token for part in parts]), tuple([part.role for part in parts])


def latin_side(parts: Sequence[Part]) -> LatinSide:
    """A name in Latin letters, ready to be compared.

    Args:
        parts: of an organisation's name without Chinese, Japanese or Korean characters.
    """
    key = _key(parts)
    side: LatinSide | None = _LATIN.get(key)
    if side is None:
        brand_windows = tuple(windows(parts))
        texts = sorted({text for text, _ in brand_windows})
        trie, nodes = build_trie(texts)
        starts = dict(zip(texts, accumulate([text.count(END) for text in texts], initial=0), strict=False))
        ends: dict[int, tuple[tuple[int, int], ...]] = {}
        for text, window_ends in brand_windows:
            for words, start, end in window_ends:
                node = nodes[starts[text] + words - 1]
                ends[node] = (*ends.get(node, ()), (start, end))
        side = _LATIN[key] = LatinSide(tuple(parts), brand_places(parts), trie, ends)
    return side


def brand_places(parts: Sequence[Part]) -> frozenset[int]:
    """Where a name has words without a meaning."""
    return frozenset(place for place, part in enumerate(parts) if is_coined(part))


def is_coined(part: Part) -> bool:
    """Whether a part is a word without a meaning."""
    return part.token.concept is None and part.role in _COINED_ROLES


def has_own_brand(parts: Sequence[Part]) -> bool:
    """Whether a name in characters has a word without a meaning in characters; others are translated word by word."""
    return any(is_coined(part) and part.token.script in CJK for part in parts)


def windows(parts: Sequence[Part]) -> Iterator[Window]:
    """The words of a Latin name that may be its brand.

    They begin at the front, behind legal forms and places, or hold a word without a meaning.

    Args:
        parts: of a name.
    """
    words = list(_words(parts))
    front = next((place for place, part in enumerate(parts) if part.role not in _NO_FRONT), 0)
    for at, (_, first) in enumerate(words):
        if parts[first].role is Role.LEGAL or (at and words[at - 1][1] == first):
            continue  # a word inside a phrase begins no brand
        telling = _telling_places(parts, first, front)
        tells, ends, text = False, [], ""
        for count, (word, place) in enumerate(words[at : at + MOST_WORDS], 1):
            if count > 1 and len(text) + len(word) >= LONGEST_WINDOW:
                break
            text += word + END
            tells = tells or place in telling
            inside = at + count < len(words) and words[at + count][1] == place
            if tells and not inside:
                ends.append((count, first, place + 1))
        if ends:
            yield text, tuple(ends)


def _telling_places(parts: Sequence[Part], first: int, front: int) -> Container[int]:
    """The places of which a brand that begins at `first` holds one, where a name's front ends at `front`."""
    if first == 0:
        return range(len(parts))
    return brand_places(parts) if first > front else [place for place, part in enumerate(parts) if tells_more(part)]


def _words(parts: Sequence[Part]) -> Iterator[tuple[str, int]]:
    for place, part in enumerate(parts):
        token = part.token
        for word in (token.text if token.script is Script.LATIN else token.latin).split():
            letters = _NO_LETTERS.sub("", word) if word.isascii() and not is_particle(word) else ""
            if letters:
                yield letters, place


def tells_more(part: Part) -> bool:
    """Whether a part says more than that a name is a firm's, as Co., ホールディングス and Group do."""
    concept = part.token.concept
    if part.role is Role.LEGAL or (concept is not None and concept.id in _TELLS_NOTHING):
        return False
    return part.role is not Role.GENERIC or concept is not None


def characters_side(parts: Sequence[Part]) -> CharactersSide:
    """A name in characters, ready to be compared.

    Args:
        parts: of an organisation's name with a part in Chinese, Japanese or Korean characters.
    """
    key = _key(parts)
    side: CharactersSide | None = _CHARACTERS.get(key)
    if side is None:
        side = _CHARACTERS[key] = _characters(tuple(parts))
    return side


def _characters(parts: tuple[Part, ...]) -> CharactersSide:
    forms = {part.token.concept.id for part in parts if part.token.concept is not None}
    japanese = any(part.token.script is Script.KANA for part in parts) or not JAPANESE_FORMS.isdisjoint(forms)
    brands = brand_places(parts)
    spans = []
    for start, end in _spans(parts, brands, japanese=japanese):
        text = "".join([part.token.text for part in parts[start:end]])
        likely = end == start + 1 and start in brands
        spans.append(Span(start, end, text, likely, japanese))
    return CharactersSide(parts, brands, tuple(spans), japanese)


def _spans(parts: Sequence[Part], brands: frozenset[int], *, japanese: bool) -> Iterator[tuple[int, int]]:
    """The brands, and words that may be one: several of which one has no meaning, or any where all have.

    Where the only brand is in Latin letters, it is compared as any Latin word is.
    """
    if brands and not has_own_brand(parts):
        return
    for start in sorted(brands):
        yield start, start + 1
    for start in range(len(parts)):
        for end in range(start + 1, min(len(parts), start + MOST_PARTS) + 1):
            run = parts[start:end]
            if _is_cut_off(run, brands):
                break
            if len(run) == 1:
                if not brands and run[0].token.script in CJK:
                    yield start, end
            elif _may_be_brand(run, start, brands, japanese=japanese):
                yield start, end


def _is_cut_off(run: Sequence[Part], brands: frozenset[int]) -> bool:
    """Whether the last word is in no brand with the others: a legal form, a place, a word of another script."""
    if run[-1].role is Role.LEGAL or len({part.token.script for part in run}) > 1:
        return True
    return run[-1].role is Role.PLACE and (bool(brands) or len(run) > 1)


def _may_be_brand(run: Sequence[Part], start: int, brands: frozenset[int], *, japanese: bool) -> bool:
    """Whether several words may be a brand together: in Chinese few characters, of which a brand is a single one."""
    coined = [part for place, part in enumerate(run, start) if place in brands]
    if brands and not coined:
        return False
    if japanese or run[0].token.script in _SPELLED:
        return True
    short = sum(len(part.token.text) for part in run) <= MOST_CHARACTERS
    return short and (not coined or any(len(part.token.text) == 1 for part in coined))
