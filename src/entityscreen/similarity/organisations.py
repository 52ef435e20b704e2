"""An organisation's name in characters against one in Latin letters: evidence in bits, one sum for all scripts.

    score = logistic(bias + sum of weight x evidence)

Evidence is how much likelier the Latin words are as the brand in characters than as any other (`search.py`), how rare
the places and industries are that both have, and what either name has more. The weights were fitted by logistic
regression on pairs of names and on the best that clean names match on a list (`tools/fit_organisations.py`); the bias
is such that the default threshold is reached where a clean name hardly ever reaches it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs
from entityscreen.names.fields.brand_forms import is_joined_brand, is_of_group
from entityscreen.names.lexicon import Concept
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.brand_spellings import shared_brands
from entityscreen.names.segment.context import (
    SAME,
    agreement,
    are_opposite,
    foreign_form,
    institutions,
    may_be_one_place,
)
from entityscreen.similarity.background import word_background
from entityscreen.similarity.search import Systems, Way, brand_search
from entityscreen.similarity.sides import CharactersSide, LatinSide, Span, characters_side, latin_side, tells_more
from entityscreen.similarity.units import EAR, EXACT, FAINT, MORA, is_kana, parameters
from entityscreen.syllables.latin_names import is_pinyin_brand
from entityscreen.text.sounds import sound_key

EVIDENCE = (
    "exact", "meaning", "ear", "is ear", "other pinyin", "mora", "is mora", "kana", "whole", "faint", "is faint",
    "place", "trade", "akin", "general",
    "differ", "opposite", "lacking", "added", "sister",
    "brand left", "brand added",
    "city", "country", "place lacking", "place added", "form", "institution", "number", "Japanese",
)  # fmt: skip
KINDS = ("exact", "meaning", "ear", "mora", "faint")  # as `EXACT` to `FAINT`
BESIDE = ("place", "trade", "akin")  # what, where it agrees, makes a brand credible that only sounds alike
MOST_BRANDS = 3  # that are matched side by side
MOST_FIRST = 4  # ways to match the first that are tried
_INDUSTRIES = frozenset({Role.INDUSTRY, Role.ORGANISATION, Role.GENERIC})
_NO_CONTEXT = frozenset({Role.LEGAL, Role.NUMBER})
_COMPANY = "company"
_IN_COMMON = {"place": "places", "trade": "industries", "akin": "industries akin", "general": "words"}
# What two names have not in common, beside which a brand that hardly sounds alike is too little.
_UNLIKE = ("differ", "opposite", "lacking", "added", "place lacking", "place added", "brand left", "brand added",
           "institution", "other pinyin")  # fmt: skip
SHORTEST_WHOLE = 4  # letters of a brand that is all of a name: kana of two or three letters sound like any acronym
_SILENT_VOWELS = "ui"  # that kana write behind a last consonant, as sound keys have them
_LEFT_OVER = ("lacking", "added", "place lacking", "place added")

Evidence = dict[str, float]


class BrandMatch(NamedTuple):
    """A brand in characters and the Latin words that it is written as: parts of either name, first and behind the last.

    `bits` is how much that tells, `how` is one of `EXACT` to `FAINT`, `systems` those in which the units are written.
    """

    span: tuple[int, int]
    words: tuple[int, int]
    bits: float
    how: int
    systems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationMatch:
    """How an organisation's name in characters and one in Latin letters match.

    Attributes:
        score: in [0, 1].
        bits: the log-odds, 0 at the default threshold.
        evidence: what was counted, by `EVIDENCE`.
        reason: the match in a reviewer's words.
        exact: whether the brand is spelled in one system, and does not only sound alike.
    """

    score: float
    bits: float
    evidence: Mapping[str, float]
    reason: str
    exact: bool

    def says_all(self) -> bool:
        """Whether the Latin name spells the whole of the other: its brand, and a place or an industry beside it."""
        beside = self.evidence["place"] + self.evidence["trade"]
        return self.exact and beside > 0.0 and not self.evidence["brand added"]


def compare_organisations(a: Sequence[Part], b: Sequence[Part]) -> OrganisationMatch | None:
    """Compare an organisation's name in characters with one in Latin letters.

    Args:
        a: the parts of a name in Chinese, Japanese or Korean characters, as `organisation_parts` gives them.
        b: the parts of a name without any.

    Returns:
        How they match; None where no brand does: without one two names are compared word by word, or not at all.
    """
    characters, latin = characters_side(a), latin_side(b)
    best = max(ways_to_match(characters, latin), key=lambda way: weigh(way[0]), default=None)
    if best is None:
        return None
    evidence, chosen = best
    bits, exact = weigh(evidence), all(brand_match.how == EXACT for brand_match in chosen)
    return OrganisationMatch(score_of(bits), bits, evidence, _reason(characters, latin, evidence, chosen, bits), exact)


def score_of(bits: float) -> float:
    """The score of log-odds in bits: that of the default threshold where they are 0; never 1, as others sound alike."""
    weights = parameters().weights
    odds: float = (1.0 / weights["threshold"] - 1.0) * 2.0 ** min(99.0, -bits)
    return round(min(weights["highest"], 1.0 / (1.0 + odds)), 4)


def bits_of(score: float) -> float:
    """The log-odds of a score; the reverse of `score_of`."""
    at = parameters().weights["threshold"]
    score = min(max(score, 1e-6), 1.0 - 1e-6)
    return log2(score / (1.0 - score)) - log2(at / (1.0 - at))


def weigh(evidence: Evidence) -> float:
    """The log-odds in bits that some evidence makes."""
    weights = parameters().weights
    return weights["bias"] + sum([weights[name] * value for name, value in evidence.items() if value])


def worth_of(how: int, bits: float, *, alone: bool) -> float:
    """The bits that a brand makes that is written so.

    Args:
        how: one of `EXACT` to `FAINT`.
        bits: that it tells.
        alone: whether no place and no industry agrees.
    """
    weights = parameters().weights
    price = weights.get(f"is {KINDS[how]}", 0.0) if alone or how != EAR else 0.0
    return weights[KINDS[how]] * min(weights["most"], bits) + price


def bits_that_make(worth: NDArray[np.float64], kinds: Sequence[str] = KINDS) -> NDArray[np.float64]:
    """The fewest bits with which the only brand of a name, written in one of these ways, may be worth so much."""
    weights, fewest = parameters().weights, np.full(len(worth), np.inf)
    for kind in kinds:
        price = worth_of(KINDS.index(kind), 0.0, alone=False)
        fewest = np.minimum(fewest, (worth - price) / weights[kind])
    return fewest


@named_cache("similarity.commonness", maxsize=1)
def _rarities() -> dict[str, float]:
    return {concept: float(bits) for concept, bits in read_pairs("similarity_commonness").items()}


def rarity(concept: str) -> float:
    """How much it tells that both names have a place or an industry: -log2 of the share of names that have it.

    Example:
        >>> rarity("technology") < rarity("bearing")
        True
    """
    counted = _rarities().get(concept)
    return parameters().weights["rarest"] if counted is None else counted


def ways_to_match(left: CharactersSide, right: LatinSide) -> Iterator[tuple[Evidence, tuple[BrandMatch, ...]]]:
    """The ways to take a name's words as the brands of the other, each with the evidence that it makes."""
    brand_matches = sorted(_meetings(left, right), key=lambda brand_match: -brand_match.bits)
    meetings = [brand_match for brand_match in brand_matches if brand_match.how != FAINT]
    for faint in [brand_match for brand_match in brand_matches if brand_match.how == FAINT][:MOST_FIRST]:
        evidence = _evidence(left, right, (faint,))
        if not any(evidence.get(name) for name in _UNLIKE):
            yield evidence, (faint,)
    for first in meetings[:MOST_FIRST]:
        chosen = [first]
        for further in meetings:
            if len(chosen) < MOST_BRANDS and all(_apart(further, one) for one in chosen):
                chosen.append(further)
        yield _evidence(left, right, tuple(chosen)), tuple(chosen)


def _apart(one: BrandMatch, other: BrandMatch) -> bool:
    """Whether two meetings have no part in common."""
    spans = one.span[1] <= other.span[0] or other.span[1] <= one.span[0]
    return spans and (one.words[1] <= other.words[0] or other.words[1] <= one.words[0])


def _meetings(left: CharactersSide, right: LatinSide) -> Iterator[BrandMatch]:
    prior = parameters().channel["prior of words"]
    for span in left.spans:
        (reached, begun), (systems, begun_systems) = brand_search().explained(span.units, right.trie)
        yield from _begun(right, span, begun, begun_systems)
        for (node, more, how), written in zip(reached, systems, strict=True):
            for words in right.ends.get(node, ()):
                if not span.likely and how == EAR and not left.brands:
                    continue  # a word with a meaning is no brand that is coined by sound
                if how == EAR and all(part.role is Role.PLACE for part in right.parts[slice(*words)]):
                    continue  # Zhejiang is a place, not 振江 by its sound
                if span.text in shared_brands() and is_joined_brand(right.parts[words[0]].token.text):
                    continue  # 住友商事 is not Sumitomo Electric: a table has the brands of a group's firms
                if not span.likely and _agree(left.parts[span.start : span.end], right.parts[slice(*words)]):
                    continue  # 上海 is Shanghai by its meaning, which tells no brand
                bits = more + (0.0 if span.likely else prior)
                yield BrandMatch((span.start, span.end), words, bits, _grade_of(bits, how), written)


def _grade_of(bits: float, how: int) -> int:
    """How a brand is written that tells so many bits: faintly where these are few, however it is written."""
    return FAINT if bits < parameters().channel["faint"] else how


def _begun(right: LatinSide, span: Span, begun: Sequence[Way], systems: Systems) -> Iterator[BrandMatch]:
    """The coined words that begin as a brand does."""
    if not begun or not span.likely:
        return
    for end, places in right.ends.items():
        for words in places:
            if words[1] == words[0] + 1 and words[0] in right.brands:
                ways = [n for n, (node, _, _) in enumerate(begun) if node < end < right.trie.ends[node]]
                if ways:
                    best = max(ways, key=lambda way: begun[way][1])
                    yield BrandMatch((span.start, span.end), words, begun[best][1], FAINT, systems[best])


def _agree(left: Sequence[Part], right: Sequence[Part]) -> bool:
    return any(agreement(one, second) for one in left for second in right)


def _evidence(left: CharactersSide, right: LatinSide, chosen: tuple[BrandMatch, ...]) -> Evidence:
    used_left, used_right = _places_in_brands(chosen)
    rest_left = [place for place in range(len(left.parts)) if place not in used_left]
    rest_right = [place for place in range(len(right.parts)) if place not in used_right]
    spelled = 0.0
    for place in list(rest_left):
        place_right = _spelled(left.parts[place], right, rest_right)
        if place_right is not None:
            rest_left.remove(place)
            rest_right.remove(place_right)
            used_left.add(place)
            used_right.add(place_right)
            spelled += _bits_of_spelled(right.parts[place_right])
    evidence = _context([left.parts[n] for n in rest_left], [right.parts[n] for n in rest_right])
    evidence["place"] += spelled
    for name in ("place", "trade"):
        evidence[name] = min(parameters().weights["most beside"], evidence[name])
    evidence["Japanese"] = float(left.japanese)
    evidence["brand left"] = float(len(left.brands - used_left))
    evidence["brand added"] = float(len(right.brands - used_right))
    _add_brands(evidence, left, right, chosen)
    return evidence


def _places_in_brands(chosen: Sequence[BrandMatch]) -> tuple[set[int], set[int]]:
    """The places of the left name and of the right one that are in a brand."""
    in_characters = {place for brand_match in chosen for place in range(*brand_match.span)}
    return in_characters, {place for brand_match in chosen for place in range(*brand_match.words)}


def _add_brands(found: Evidence, left: CharactersSide, right: LatinSide, chosen: Sequence[BrandMatch]) -> None:
    """What brands tell by how they are written, and what differs beside one that is certain."""
    weights = parameters().weights
    for brand_match in chosen:
        kind = KINDS[brand_match.how]
        found[kind] = min(weights["most"], found.get(kind, 0.0) + brand_match.bits)
        if f"is {kind}" in weights and not (kind == "ear" and any(found[beside] for beside in BESIDE)):
            found[f"is {kind}"] = 1.0
        if _says_all(left, right, brand_match):
            found["whole"] = 1.0
        elif is_kana(left.parts[brand_match.span[0]].token.text):
            found["kana"] = 1.0
        word = "".join([part.token.text for part in right.parts[slice(*brand_match.words)]])
        if kind in ("ear", "faint") and is_pinyin_brand(word):
            found["other pinyin"] = 1.0  # plainly spelled, and not as these characters
    if found.get("exact", 0.0) >= weights["certain"]:
        found["sister"] = found["differ"]
        texts = {left.parts[place].token.text for place in _places_in_brands(chosen)[0]}
        if not texts.isdisjoint(shared_brands()) or any(map(is_of_group, texts)):  # of dozens of firms
            lone = max(found["brand left"], found["brand added"])
            found["sister"] += found["akin"] + weights["most lone"] * lone


def _says_all(left: CharactersSide, right: LatinSide, brand_match: BrandMatch) -> bool:
    """Whether a brand that is spelled out is all that two names say but for forms: パナソニック, Panasonic Group."""
    (start, end), (first, last) = brand_match.span, brand_match.words
    rest = (*left.parts[:start], *left.parts[end:], *right.parts[:first], *right.parts[last:])
    if brand_match.how not in (EXACT, MORA) or any(map(tells_more, rest)):
        return False
    if brand_match.how == EXACT or not is_kana(left.parts[start].token.text):
        return True
    word = "".join([part.token.latin for part in right.parts[first:last]])
    sound = sound_key(word)
    return len(word) >= SHORTEST_WHOLE and any(
        sound in (s.sound, s.sound.rstrip(_SILENT_VOWELS)) for s in left.parts[start].token.spellings
    )


def _spelled(part: Part, right: LatinSide, free: Sequence[int]) -> int | None:
    """The Latin word that a word with a meaning is romanised as all the same: 日本 as Nippon."""
    if part.token.concept is None:
        return None
    texts = {spelling.text for spelling in part.token.spellings}
    places = (n for n in free if right.parts[n].token.concept is None and right.parts[n].token.text in texts)
    return next(places, None) if texts else None


def _bits_of_spelled(part: Part) -> float:
    weights = parameters().weights
    bits = -sum(word_background(word)[-1] for word in part.token.latin.split() if word.isascii())
    return min(weights["most spelled"], max(0.0, bits - weights["spelled price"]))


def _context(left: Sequence[Part], right: Sequence[Part]) -> Evidence:
    """What two names say beside their brands: what agrees, what differs, what only one of them says."""
    evidence = dict.fromkeys(("place", "trade", "akin", "general", *_LEFT_OVER), 0.0)
    numbers = [Counter(p.token.text for p in parts if p.role is Role.NUMBER) for parts in (left, right)]
    evidence["number"] = float(((numbers[0] - numbers[1]) + (numbers[1] - numbers[0])).total())
    agreed, lacking, added = _agreements(left, right)
    for one, their_part, alike in agreed:
        bits = min(rarity(concept.id) for concept in _concepts((one, their_part)))
        evidence[kind_of_agreement(one.role, alike)] += bits
    for side, parts in (("lacking", lacking), ("added", added)):
        for part in parts:
            _leave_over(evidence, part, side)
    if evidence["place lacking"] and evidence["place added"] and not evidence["place"]:
        evidence["country" if may_be_one_place([*left, *right]) else "city"] = 1.0
        evidence["place lacking"] = evidence["place added"] = 0.0
    evidence["differ"] = min(evidence["lacking"], evidence["added"])
    evidence["lacking"] -= evidence["differ"]
    evidence["added"] -= evidence["differ"]
    evidence["opposite"] = float(are_opposite(_concepts(lacking), _concepts(added)))
    evidence["form"] = float(foreign_form(left, right))
    evidence["institution"] = float(institutions(left) != institutions(right))
    return evidence


def _concepts(parts: Sequence[Part]) -> list[Concept]:
    return [part.token.concept for part in parts if part.token.concept is not None]


def _agreements(
    left: Sequence[Part], right: Sequence[Part]
) -> tuple[list[tuple[Part, Part, float]], list[Part], list[Part]]:
    """The parts with a meaning: those that agree and how far, those of the left name alone, and of the right one."""
    free = [part for part in right if part.token.concept is not None]
    agreed, lacking = [], []
    for part in left:
        concept = part.token.concept
        if concept is None or concept.id == _COMPANY or part.role in _NO_CONTEXT:
            continue
        alike, at = max(((agreement(part, p), -n) for n, p in enumerate(free)), default=(0.0, 0))
        if alike == 0.0:
            lacking.append(part)
        else:
            agreed.append((part, free.pop(-at), alike))
    return agreed, lacking, free


def kind_of_agreement(role: str, alike: float) -> str:
    """Return what it is evidence of that both names have a word in a role: `group` says little, however rare it is."""
    if role == Role.PLACE:
        return "place"
    return "general" if role == Role.GENERIC else "trade" if alike == SAME else "akin"


def _leave_over(found: Evidence, part: Part, side: str) -> None:
    """Count a place or an industry that only one name has."""
    if part.role is Role.PLACE:
        found[f"place {side}"] += 1.0
    else:
        found[side] += lone_bits(part.role, None if part.token.concept is None else part.token.concept.id)


def lone_bits(role: str, concept: str | None) -> float:
    """How much it tells that only one name has a part: an industry, or what else says what a firm does.

    Example:
        >>> lone_bits(Role.INDUSTRY, "technology") > lone_bits(Role.PLACE, "china") == 0.0
        True
    """
    if role not in _INDUSTRIES or concept is None or concept == _COMPANY:
        return 0.0
    return min(parameters().weights["most lone"], rarity(concept))


class LonePrices(NamedTuple):
    """What it costs at the least that one name alone has a bit of industries, a place, a brand: the left, or the right.

    Where each has what the other lacks, the prices of both together are no higher than what that costs.
    """

    lacking: float
    added: float
    place_lacking: float
    place_added: float
    brand_added: float


@named_cache("similarity.lone_prices", maxsize=1)
def lone_prices() -> LonePrices:
    """The prices, in bits.

    Example:
        >>> lone_prices().place_added > lone_prices().place_lacking > lone_prices().lacking > 0.0
        True
    """
    price = {name: -weight for name, weight in parameters().weights.items()}
    elsewhere = min(price["city"], price["country"])
    lacking, place_lacking = min(price["lacking"], price["differ"]), min(price["place lacking"], elsewhere)
    added, place_added = min(price["added"], price["differ"] - lacking), price["place added"]
    place_added = max(0.0, min(place_added, elsewhere - place_lacking))
    return LonePrices(lacking, max(0.0, added), place_lacking, place_added, price["brand added"])


def _reason(
    left: CharactersSide, right: LatinSide, evidence: Evidence, chosen: Sequence[BrandMatch], total: float
) -> str:
    """The match in words: each brand and what else agrees with its bits, and whether they are enough."""
    weights = parameters().weights
    said = [_reason_of_brand(left, right, brand_match) for brand_match in chosen]
    for name, words in _IN_COMMON.items():
        bits = weights[name] * evidence[name]
        if bits:
            said.append(f"{words} in common: {bits:.1f} bits")
    used_left, used_right = _places_in_brands(chosen)
    _, lacking, added = _agreements(
        [part for n, part in enumerate(left.parts) if n not in used_left],
        [part for n, part in enumerate(right.parts) if n not in used_right],
    )
    sides = [" ".join([p.token.text for p in parts if p.role is not Role.LEGAL]) for parts in (lacking, added)]
    if any(sides):
        said.append(f"in one name only: {' / '.join(filter(None, sides))}")
    against = sum(min(0.0, weights[name] * value) for name, value in evidence.items())
    needed = -weights["bias"] - against
    if total < 0.0:
        said.append(f"too little distinctive evidence ({total + needed:.0f} of {needed:.0f})")
    return "; ".join(said)


def _reason_of_brand(left: CharactersSide, right: LatinSide, brand_match: BrandMatch) -> str:
    characters = "".join([part.token.text for part in left.parts[slice(*brand_match.span)]])
    words = " ".join([part.token.latin for part in right.parts[slice(*brand_match.words)]])
    bits = parameters().weights[KINDS[brand_match.how]] * brand_match.bits
    return f"{characters} ~ {words} ({', '.join(brand_match.systems)}): {bits:.1f} bits"
