"""A company in Chinese, Japanese or Korean characters against a company in Latin letters.

The brand is often coined by ear, so it seldom settles the matter alone: `resemblance.py` says how much of its
sound is left, and place and trade, which are translated faithfully, say the rest. Here belongs how these
make one figure. Letter-by-letter romanisations meet by the ordinary alignment as well.

    score = brand + (1 - brand) x min(MOST_CONTEXT, TRADE x trades in common + PLACE x places in common)
            - UNMATCHED x trades of one side only - OTHER_WORD x further Latin words
            - OTHER_PLACE when the places differ

A brand that is romanised letter by letter needs no support; there only what differs counts:

    score = brand - CONFLICT x trades that differ - LACK x trades left out - OTHER_BRAND x further brands that differ
            - OTHER_PLACE when the places differ

The amounts were fitted on labelled pairs of company names (about 2 % of hard false pairs pass). A trade weighs by how
rare it is: that both are in technology says little, that both make bearings much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.resemblance import brand_resemblance, first_sound, sound_shape
from entityscreen.names.tokens import Token

CHARACTERS = frozenset({Script.HAN, Script.KANA, Script.HANGUL})
TRADE = 0.66
PLACE = 0.58
UNMATCHED = 0.13
# Where the brand is certain: trades on both sides that differ are a sister company, on one side an omission.
CONFLICT = 0.7
LACK = 0.05
OTHER_PLACE = 0.2
# A brand that resembles less is another brand, whatever else agrees.
SMALLEST_BRAND = 0.3
# A romanisation is certain; what agrees besides adds nothing, what is missing takes away.
CERTAIN_BRAND = 0.89
SAME_FAMILY = 0.75
AKIN = 0.7  # trades that translators take for one another: 實業 as Enterprise
MOST_CONTEXT = 0.87  # what agrees besides never makes up for all that the brand lacks
RARE_TRADE = 0.65  # weight of a trade that the table of common ones does not have
GENERAL_WORD = 0.22  # international, holding, group: they stand in every other name
OTHER_WORD = 0.05  # each coined Latin word beside the brand
OTHER_BRAND = 0.15  # each pair of further brands that differ
TELLING = 0.28  # weight from which a trade in common tells something
LONGEST_WINDOW = 4  # Latin words that a brand may be written as: Dong Yi Ri Sheng
_TRADES = frozenset({Role.INDUSTRY, Role.ORGANISATION, Role.GENERIC})
_NONE: frozenset[str] = frozenset()
_NO_BRAND = frozenset({Role.LEGAL, Role.PLACE})


@dataclass(frozen=True, slots=True)
class Crossing:
    """How a name in characters and a name in Latin letters meet.

    Attributes:
        score: in [0, 1].
        brand: the brand's characters.
        start: first Latin part of the brand.
        end: behind its last.
        similarity: of the brand, in [0, 1].
        spelling: the spelling of the characters that came nearest.
        system: its system.
        agreed: ids of the concepts in common, in the order of the name in characters.
    """

    score: float
    brand: str
    start: int
    end: int
    similarity: float
    spelling: str
    system: str
    agreed: tuple[str, ...]

    def reason(self) -> str:
        """The match in a reviewer's words."""
        heard = f"{self.brand} read {self.spelling} ({self.system})"
        return f"{heard}; in common: {', '.join(self.agreed)}" if self.agreed else heard


_BRANDS = BoundedDict("segment.brands", 200_000)


@named_cache("segment.trades", maxsize=1)
def _common_trades() -> dict[str, float]:
    return {concept: float(weight) for concept, weight in read_rows("segment_trades")}


@named_cache("segment.akin", maxsize=1)
def _akin() -> dict[str, frozenset[str]]:
    return {concept: frozenset(classes.split()) for concept, classes in read_rows("segment_akin")}


def compare_crossed(a: Sequence[Part], b: Sequence[Part]) -> Crossing | None:
    """Compare an organisation's name in characters with one in Latin letters.

    Args:
        a: the parts of a name in Chinese, Japanese or Korean characters, as `organisation_parts` gives them.
        b: the parts of a name in Latin letters.

    Returns:
        How they meet; None when `a` has no brand in characters, `b` no Latin word for it, or the brands
        do not resemble each other.
    """
    if not any(part.token.script in CHARACTERS for part in a):
        return None
    if any(part.token.script in CHARACTERS for part in b):
        return None
    if any(part.role is Role.BRAND and part.token.script not in CHARACTERS for part in a):
        return None  # a Latin brand beside the characters must meet too, and does so part by part
    found = _best_brand(a, b)
    if found is None or found[0] < SMALLEST_BRAND:
        return None
    similarity, spelling, system, brand, start, end = found
    left = [part for part in a if part.token is not brand]
    right = [part for position, part in enumerate(b) if not start <= position < end]
    agreed, trades, places, lone = _context(left, right)
    if similarity < CERTAIN_BRAND:
        score = (
            similarity + (1.0 - similarity) * min(MOST_CONTEXT, TRADE * trades + PLACE * places) - UNMATCHED * sum(lone)
        )
        score -= OTHER_WORD * _coined(right)
    else:
        score = similarity - CONFLICT * min(lone) - LACK * (max(lone) - min(lone))
        score -= OTHER_BRAND * min(_coined(left), _coined(right))
    if places == 0.0 and any(part.role is Role.PLACE for part in (*left, *right)):
        score -= OTHER_PLACE
    score = round(min(1.0, max(0.0, score)), 4)
    return Crossing(score, brand.text, start, end, similarity, spelling, system, agreed)


def crossing_keys(parts: Sequence[Part]) -> frozenset[str]:
    """Keys of which two names share one when they meet by resemblance: the brand's sound and a concept.

    Args:
        parts: of an organisation's name in any script.

    Returns:
        `sound:class` for the first sounds of what may be the brand and the classes of places and trades. For
        the commonest classes the sound is that of two consonants: where nothing but `technology` is in
        common, the brand must resemble more.
    """
    shapes: set[str] = set()
    for part in parts:
        if part.role not in _NO_BRAND:
            shapes.update(sound_shape(s.text, system=s.system) for s in part.token.spellings)
    rare, common = _classes(parts)
    found = {f"{first_sound(shape)}:{name}" for shape in shapes for name in rare}
    found |= {f"{first_sound(shape)}{shape[1:2]}:{name}" for shape in shapes for name in common}
    return frozenset(found)


def _classes(parts: Sequence[Part]) -> tuple[set[str], set[str]]:
    """The classes of a name's places and trades: those that tell something, and the commonest."""
    rare: set[str] = set()
    common: set[str] = set()
    for part in parts:
        concept = part.token.concept
        if concept is not None and part.role is not Role.LEGAL:
            telling = part.role is Role.PLACE or _weight(part) >= TELLING
            (rare if telling else common).add(concept.family)
            (rare if telling else common).update(f"~{name}" for name in _akin().get(concept.id, _NONE))
    return rare, common


def _best_brand(a: Sequence[Part], b: Sequence[Part]) -> tuple[float, str, str, Token, int, int] | None:
    best: tuple[float, str, str, Token, int, int] | None = None
    brands = [part.token for part in a if part.role is Role.BRAND and part.token.script in CHARACTERS]
    for word, start, end, coined in _windows(b) if brands else ():
        sound = first_sound(sound_shape(word, system=""))
        for token in brands:
            if sound not in _first_sounds(token) and word not in _texts(token):
                continue
            similarity, spelling, system = _resemblance(token, word)
            # A word with a meaning is a brand only where it translates or spells one letter by letter.
            if (coined or similarity >= CERTAIN_BRAND) and (best is None or similarity > best[0]):
                best = (similarity, spelling, system, token, start, end)
    return best


_FIRST_SOUNDS = BoundedDict("segment.first_sounds", 100_000)
_TEXTS = BoundedDict("segment.brand_texts", 100_000)


def _first_sounds(token: Token) -> frozenset[str]:
    """The first sounds of a brand's spellings: a word with none of them does not resemble it."""
    known: frozenset[str] | None = _FIRST_SOUNDS.get(token)
    if known is None:
        known = frozenset(first_sound(sound_shape(s.text, system=s.system)) for s in token.spellings)
        _FIRST_SOUNDS[token] = known
    return known


def _texts(token: Token) -> frozenset[str]:
    known: frozenset[str] | None = _TEXTS.get(token)
    if known is None:
        known = _TEXTS[token] = frozenset(spelling.text for spelling in token.spellings)
    return known


def _windows(parts: Sequence[Part]) -> list[tuple[str, int, int, bool]]:
    """Neighbouring Latin words as one: letters, start, end, whether none of them has a meaning of its own."""
    found = []
    for start in range(len(parts)):
        word, coined = "", True
        for end in range(start + 1, min(len(parts), start + LONGEST_WINDOW) + 1):
            part = parts[end - 1]
            if part.role in _NO_BRAND:
                break
            word += part.token.text.replace(" ", "")
            coined = coined and part.token.concept is None
            found.append((word, start, end, coined))
    return found


def _resemblance(token: Token, word: str) -> tuple[float, str, str]:
    key = (token, word)
    known: tuple[float, str, str] | None = _BRANDS.get(key)
    if known is None:
        known = brand_resemblance(((s.text, s.system, s.cost) for s in token.spellings), word)
        _BRANDS[key] = known
    return known


def _coined(parts: list[Part]) -> int:
    return sum(part.role is Role.BRAND for part in parts)


def _context(left: list[Part], right: list[Part]) -> tuple[tuple[str, ...], float, float, tuple[float, float]]:
    """Concepts in common, the weight of trades and of places in common, that of each side's lone trades."""
    agreed: list[str] = []
    trades = places = 0.0
    lone_left = sum(_weight(part) for part in left if part.role in _TRADES)
    lone_right = sum(_weight(part) for part in right if part.role in _TRADES)
    free = [part for part in right if part.token.concept]
    for part in left:
        likeness, other = max(((_agreement(part, p), -n) for n, p in enumerate(free)), default=(0.0, 0))
        if likeness == 0.0:
            continue
        match = free.pop(-other)
        agreed.append(part.token.concept.id if part.token.concept else "")
        here, there = likeness * _weight(part), likeness * _weight(match)
        if part.role is Role.PLACE:
            places += here + there
        elif part.role in _TRADES:
            trades += here + there
            lone_left, lone_right = lone_left - here, lone_right - there
    return tuple(agreed), trades, places, (max(0.0, lone_left), max(0.0, lone_right))


def _agreement(a: Part, b: Part) -> float:
    one, other = a.token.concept, b.token.concept
    if one is None or other is None or a.role is Role.LEGAL or b.role is Role.LEGAL:
        return 0.0
    if one.id == other.id:
        return 1.0
    if one.family == other.family:
        return SAME_FAMILY
    return AKIN if not _akin().get(one.id, _NONE).isdisjoint(_akin().get(other.id, _NONE)) else 0.0


def _weight(part: Part) -> float:
    concept = part.token.concept
    if concept is not None and part.role is Role.GENERIC:
        return min(GENERAL_WORD, _common_trades().get(concept.id, GENERAL_WORD))
    return _common_trades().get(concept.id, RARE_TRADE) if concept is not None else 0.0
