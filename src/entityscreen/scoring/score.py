"""The score: the only path from two prepared names to a number and its evidence.

Pairs and amounts make the score. What an amount is for belongs to `rules.py` and `bits.py`. The records that a reviewer
reads are made of the same (`evidence_of`): `rebuild_score` over them gives the score, as a property test holds.

Coverage of a side is the sum of similarity x share over the pairs. The score is the greater coverage, less
what the conflict of uncovered parts and the parts that one side lacks take away:

    score = M - conflict x (1 - M) - missing x (M - m) + adjustments,   M = max, m = min of both coverages

and less doubt x (1 - M) x (M - m) for a person: likeness and gaps together say less than each by itself. There an
initial that fits counts in full, and a patronymic that only one name has is no gap (`rules.doubt_of`). So the score is
never above M, which is what lets an index prune without loss (`index/`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from entityscreen.model.config import Weights
from entityscreen.model.evidence import Evidence, combine
from entityscreen.model.kind import Family
from entityscreen.names.fields.brand_forms import is_short_for_another
from entityscreen.names.likeness import Ground
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import BRACKET, WITHOUT_BRACKETS, Part, PreparedName, Role, Variant, lone_word
from entityscreen.names.typos import is_one_word, part_as, similarity_cut_off, typo_between
from entityscreen.scoring.align import Adjustment, Pair, align, alignment_of, kinds_of, paired_places
from entityscreen.scoring.rules import (
    adjustments,
    other_numbers,
    other_official,
    other_tones,
    other_umlaut,
    rule,
    turned_by_ear,
)
from entityscreen.similarity.organisations import OrganisationMatch, compare_organisations
from entityscreen.similarity.sides import has_own_brand
from entityscreen.syllables.comparison import compare_syllables
from entityscreen.syllables.model import SyllableMatch

# Chinese and Korean names in characters match Latin ones by syllables; by sound alone every other name is alike.
NOT_BY_READINGS = "not-by-readings"
ACRONYM = {3: 0.76, 4: 0.84}  # letters: similarity; three letters stand for too many names to alert alone
ACRONYM_LONG = 0.86
NOTHING = "no word of one name is the distinctive term of the other"
READ_AS = "not taken as written: {}"
WRITTEN_AS_ONE, ONE_WORD_COST = "written as one word", 0.005  # points of score
ROUNDED = 1e-5  # more than rounding a score can add to it
_SCORE = attrgetter("score")


@dataclass(slots=True)
class Assessment:
    """A score with what made it, before it is put in words."""

    score: float  # in [0, 1]
    a: Variant  # the variant of the one name
    b: Variant  # the variant of the other
    swapped: bool  # whether `a` belongs to the listed name
    pairs: tuple[Pair, ...]  # the aligned parts; empty when syllables or an acronym decide
    # similarity and reason when the names match as wholes (syllables, acronym), else None
    whole: tuple[float, str] | None
    adjustments: tuple[Adjustment, ...]  # the amounts with their reasons
    syllables: SyllableMatch | None  # the detail of a match by syllables


def assess(query: PreparedName, listed: PreparedName, weights: Weights) -> Assessment:
    """Score two prepared names by their best variants.

    Returns:
        The best assessment; the first one on a tie.
    """
    best = assess_from(query, listed, weights, 0.0)
    if best is not None:
        return best
    swapped = _order(listed) < _order(query)
    first, second = (listed, query) if swapped else (query, listed)
    return _as_wholes(first.variants[0], second.variants[0], 0.0, NOTHING, None, swapped=swapped)


def assess_from(
    query: PreparedName, listed: PreparedName, weights: Weights, least: float, *, by_parts: bool = True
) -> Assessment | None:
    """The same, as far as it matters: None for names that do not reach a score.

    Args:
        query: a prepared name.
        listed: another.
        weights: the amounts.
        least: the score that must be reached, in [0, 1].
        by_parts: whether their parts can bring them to it; otherwise the parts are not looked at.
    """
    names = _TwoNames.of(query, listed, weights)
    best: Assessment | None = None
    for a, b, with_parts in names.variant_pairs(by_parts=by_parts):
        reached = least if best is None else max(least, best.score)
        if (reached == 1.0 and best is not None) or 1.0 - a.cost - b.cost < reached - ROUNDED:
            continue  # nothing is better, or no way to read it so can be
        if _brackets_differ(names, a, b):
            continue
        way = _best_way(a, b, names, reached, with_parts=with_parts)
        if way is not None and (best is None or way.score > best.score):
            best = way
    if best is not None and (code := _told_apart(names, best)):
        best = _less(best, rule(code).adjustment())
    return best if best is not None and best.score >= least else None


@dataclass(slots=True)
class _TwoNames:
    """Two names in one order, whoever asks: ties of the alignment must not depend on it, nor on capitals."""

    first: PreparedName
    second: PreparedName
    swapped: bool  # whether the first one is the listed name
    weights: Weights
    families: frozenset[Family]
    persons: tuple[bool, bool]  # which of them is a person's

    @classmethod
    def of(cls, query: PreparedName, listed: PreparedName, weights: Weights) -> _TwoNames:
        swapped = _order(listed) < _order(query)
        first, second = (listed, query) if swapped else (query, listed)
        persons = first.family is Family.PERSON, second.family is Family.PERSON
        return cls(first, second, swapped, weights, frozenset((first.family, second.family)), persons)

    def is_person(self, second_variant: Variant, *, characters: bool) -> bool:
        """Whether the name in characters, or the one in Latin letters, is a person's where one is in each."""
        return self.persons[second_variant.characters is characters]

    def variant_pairs(self, *, by_parts: bool) -> list[tuple[Variant, Variant, bool]]:
        """Return the variants to compare, each pair with whether their parts are; an index finds the last as wholes."""
        pairs = [(a, b, by_parts) for a in self.first.variants for b in self.second.variants]
        return pairs + [(a, b, True) for a, b in parted_pairs(self.first, self.second)]


def _told_apart(names: _TwoNames, best: Assessment) -> str:
    """The rule that tells two names apart as they are written; empty for none."""
    if all(names.persons):
        texts = names.first.text, names.second.text
        if other_tones(*texts):
            return "other-tones"
        if turned_by_ear(best.a, best.b, best.pairs, texts):
            return "turned-by-ear"
        return "other-umlaut" if other_umlaut(*texts) else ""
    return "other-official" if other_official(names.first, names.second) else ""


def _best_way(a: Variant, b: Variant, names: _TwoNames, reached: float, *, with_parts: bool) -> Assessment | None:
    """The best way for two variants to match, as wholes or, where it is asked, by their parts."""
    way = max(_ways(a, b, names), key=_SCORE, default=None)
    if with_parts and not _needs_brand(a, b, names):
        parts = _by_parts(a, b, names, reached if way is None else max(reached, way.score))
        if parts is not None and _tells_more(parts, way, same=_same_text(a, b)):
            return parts
    return way


def _brackets_differ(names: _TwoNames, a: Variant, b: Variant) -> bool:
    """Whether two organisations are told apart in brackets: Universidade Paulista (Marília), and (Ilha Solteira)."""
    if not a.how == b.how == WITHOUT_BRACKETS or any(names.persons):
        return False
    first_words, second_words = (
        {part.token.text for variant in name.variants if variant.how == BRACKET for part in variant.parts}
        for name in (names.first, names.second)
    )
    return bool(first_words) and bool(second_words) and first_words.isdisjoint(second_words)


def _less(best: Assessment, deduction: Adjustment) -> Assessment:
    """An assessment less what the names as wholes tell."""
    return replace(
        best, score=combine(best.score, best.score, deduction.amount), adjustments=(*best.adjustments, deduction)
    )


def _order(name: PreparedName) -> tuple[str, Family, str]:
    return name.variants[0].text, name.family, name.text


def _ways(a: Variant, b: Variant, names: _TwoNames) -> list[Assessment]:
    """The ways for two variants to match but by parts: as wholes, by syllables, across scripts, cut off, acronyms."""
    ways, swapped = [], names.swapped
    if _same_text(a, b):
        ways.append(_as_wholes(a, b, 1.0, "the same text", None, swapped=swapped))
    if a.syllables is not None and b.syllables is not None:
        match = compare_syllables(a.syllables, b.syllables)
        if match is not None:
            reason = f"by syllables; {', '.join(match.notes)}" if match.notes else "by syllables"
            ways.append(_as_wholes(a, b, match.score, reason, match, swapped=swapped))
    organisations = _across_scripts(a, b, names)
    if organisations is not None:
        ways.append(_as_wholes(a, b, organisations.score, organisations.reason, None, swapped=swapped))
    typo = typo_between(a, b)
    if typo is not None:
        ways.append(_as_wholes(a, b, *typo, None, swapped=swapped))
    cut = similarity_cut_off(a, b)
    if cut > 0.0:
        ways.append(_as_wholes(a, b, cut, Ground.CUT_OFF, None, swapped=swapped))
    if a.acronyms or b.acronyms:
        similarity = max(_acronym(a, b), _acronym(b, a))
        if similarity > 0.0:
            ways.append(_as_wholes(a, b, similarity, "acronym of the name", None, swapped=swapped))
    return ways


def _tells_more(parts: Assessment, whole: Assessment | None, *, same: bool) -> bool:
    """Whether the parts are to be told; equal texts are told as such, which the index finds without their parts."""
    return whole is None or parts.score > whole.score or (parts.score == whole.score and not same)


def _same_text(a: Variant, b: Variant) -> bool:
    """Whether one text is cut otherwise in two names, which are of other kinds."""
    return a.text == b.text and a.parts != b.parts and bool(a.parts) and bool(b.parts)


def _as_wholes(
    a: Variant, b: Variant, similarity: float, reason: str, syllables: SyllableMatch | None, *, swapped: bool
) -> Assessment:
    costs = _cost_of(a, b)
    score = combine(similarity, similarity, sum([adjustment.amount for adjustment in costs]))
    return Assessment(score, a, b, swapped, (), (similarity, reason), costs, syllables)


def _across_scripts(a: Variant, b: Variant, names: _TwoNames) -> OrganisationMatch | None:
    """How an organisation's name in characters and one in Latin letters match; Institute 13 is not the 14th.

    A person's characters are no brand. A person's name in Latin letters is an organisation's where it says all of it to
    the letter: Wuhan Gaoxin Keji, of which nobody knows what it is.
    """
    if a.characters is b.characters or all(names.persons) or Family.VESSEL in names.families or other_numbers(a, b):
        return None
    characters, latin = (a, b) if a.characters else (b, a)
    if names.is_person(b, characters=True):
        return None
    match = compare_organisations(characters.parts, latin.parts)
    if match is not None and names.is_person(b, characters=False) and not match.says_all():
        return None
    return match


def _needs_brand(a: Variant, b: Variant, names: _TwoNames) -> bool:
    """Whether two variants can match across scripts by a brand alone; names without one are translated word by word.

    A person in characters is matched by parts, whatever is known of the other: 昂山素季 is Aung San Suu Kyi.
    """
    if a.characters is b.characters or Family.ORGANISATION not in names.families:
        return False
    if names.is_person(b, characters=True):
        return False
    return has_own_brand((a if a.characters else b).parts)


def _by_parts(a: Variant, b: Variant, names: _TwoNames, least: float) -> Assessment | None:
    crossed = a.characters is not b.characters
    by_syllables = crossed and a.by_syllables() and b.by_syllables()
    if by_syllables and 1.0 - a.cost - b.cost - rule(NOT_BY_READINGS).amount < least - ROUNDED:
        return None
    pairs = align(a, b)
    covered_a = covered_b = 0.0
    for pair in pairs:
        covered_a += pair.similarity * share_of(a.parts, pair.a_start, pair.a_end)
        covered_b += pair.similarity * share_of(b.parts, pair.b_start, pair.b_end)
    costs = _cost_of(a, b)
    if by_syllables:
        costs += (rule(NOT_BY_READINGS).adjustment(),)
    amount = 0.0
    for adjustment in costs:
        amount += adjustment.amount
    if not (a.text == b.text and a.parts):
        most = max(covered_a, covered_b) + amount - least + ROUNDED if least > 0.0 else math.inf
        coverage = min(covered_a, 1.0), min(covered_b, 1.0)
        kinds = kinds_of(names.first.family, names.second.family)
        of_parts = adjustments(alignment_of(a, b, pairs, kinds), coverage, names.weights, most)
        if of_parts is None:
            return None
        for adjustment in of_parts:
            amount += adjustment.amount
        costs += of_parts
    return Assessment(combine(covered_a, covered_b, amount), a, b, names.swapped, tuple(pairs), None, costs, None)


def _cost_of(a: Variant, b: Variant) -> tuple[Adjustment, ...]:
    if a.how == b.how and a.cost and b.cost:  # one reason is told once
        return (Adjustment(-a.cost - b.cost, READ_AS.format(a.how), "read-as", a.text, b.text),)
    of_first = (Adjustment(-a.cost, READ_AS.format(a.how), "read-as", a=a.text),) if a.cost else ()
    return (*of_first, Adjustment(-b.cost, READ_AS.format(b.how), "read-as", b=b.text)) if b.cost else of_first


def share_of(parts: tuple[Part, ...], start: int, end: int) -> float:
    """The share of neighbouring parts."""
    return parts[start].share if end == start + 1 else sum([part.share for part in parts[start:end]])


def _acronym(short: Variant, long: Variant) -> float:
    """Similarity of an acronym and the name that it stands for; 0 when it does not.

    The acronym of a known organisation stands for no other: CNPC is no Central Nebraska Packing Company.
    """
    word = lone_word(short) if long.acronyms else None
    if word is None or word not in long.acronyms or is_short_for_another(word, long.words):
        return 0.0
    return ACRONYM.get(len(word), ACRONYM_LONG)


def parted_pairs(first: PreparedName, second: PreparedName) -> list[tuple[Variant, Variant]]:
    """Returns the variants of two persons of which one is a single word, that word parted as the other name is."""
    if first.family is not Family.PERSON or second.family is not Family.PERSON:
        return []
    pairs = [(parted, b) for a in first.variants if is_one_word(a) for b, parted in _parted_as_each(a, second)]
    pairs += [(a, parted) for b in second.variants if is_one_word(b) for a, parted in _parted_as_each(b, first)]
    return pairs


def _parted_as_each(word: Variant, name: PreparedName) -> Iterator[tuple[Variant, Variant]]:
    """Yields each variant of a name with the single word as a name of that variant's words."""
    for variant in name.variants:
        words = part_as(word.letters, variant.words)
        if words is not None:
            parted = prepare_name(" ".join(words), Family.PERSON).variants[0]
            yield variant, replace(parted, cost=parted.cost + word.cost + ONE_WORD_COST, how=WRITTEN_AS_ONE)


def evidence_of(assessment: Assessment) -> tuple[Evidence, ...]:
    """The records of an assessment, the query's side first in each.

    Returns:
        Pairs in the order of the name, then parts without a counterpart, then amounts.
    """
    records = _parts(assessment) if assessment.whole is None else _wholes(assessment)
    for adjustment in assessment.adjustments:
        subjects = (adjustment.b, adjustment.a) if assessment.swapped else (adjustment.a, adjustment.b)
        records.append(
            Evidence("adjustment", adjustment.reason, *subjects, amount=adjustment.amount, code=adjustment.code)
        )
    return tuple(records)


def _wholes(assessment: Assessment) -> list[Evidence]:
    assert assessment.whole is not None  # noqa: S101  # the caller has looked
    (similarity, reason), swapped = assessment.whole, assessment.swapped
    a, b = assessment.a.text, assessment.b.text
    texts = (b, a) if swapped else (a, b)
    if assessment.syllables is None:
        code = reason.code if isinstance(reason, Ground) else ""
        return [Evidence("pair", str(reason), *texts, 1.0, 1.0, similarity, code=code)]
    aside = assessment.syllables.aside[:: -1 if swapped else 1]
    kept = [1.0 - len(words) / len(text.split()) for words, text in zip(aside, texts, strict=True)]
    query_share, listed_share = (share / max(kept) for share in kept)
    records = [Evidence("pair", reason, *texts, query_share, listed_share, 1.0)]
    records += [Evidence("unmatched", Role.NAME, word, "", 1.0 / len(texts[0].split())) for word in aside[0]]
    records += [Evidence("unmatched", Role.NAME, "", word, 0.0, 1.0 / len(texts[1].split())) for word in aside[1]]
    for part in assessment.syllables.parts:
        read = _reading(part.role, part.system_a, part.system_b)
        slots = (part.b, part.a) if swapped else (part.a, part.b)
        records.append(Evidence("syllable", read, *slots, 0.0, 0.0, part.similarity))
    records += [
        Evidence("adjustment", why, amount=-points, code="syllables") for why, points in assessment.syllables.costs
    ]
    return records


def _reading(role: str, system_a: str, system_b: str) -> str:
    if system_a and system_b and system_a != system_b:
        return f"{role}, {system_a} / {system_b}"
    system = system_a or system_b
    return f"{role}, {system}" if system else role


def _parts(assessment: Assessment) -> list[Evidence]:
    a, b, swapped = assessment.a, assessment.b, assessment.swapped
    records = []
    for pair in assessment.pairs:
        query_words, own_share = _words(a.parts, pair.a_start, pair.a_end)
        listed_words, other_share = _words(b.parts, pair.b_start, pair.b_end)
        if swapped:
            query_words, own_share, listed_words, other_share = listed_words, other_share, query_words, own_share
        reason, code = f"{pair.ground}{pair.details}", pair.ground.code
        records.append(
            Evidence("pair", reason, query_words, listed_words, own_share, other_share, pair.similarity, code=code)
        )
    paired_a, paired_b = paired_places(assessment.pairs)
    _add_unmatched(records, a, paired_a, of_query=not swapped)
    _add_unmatched(records, b, paired_b, of_query=swapped)
    return records


def _words(parts: tuple[Part, ...], start: int, end: int) -> tuple[str, float]:
    """Neighbouring parts as text, and their share."""
    if end == start + 1:
        part = parts[start]
        return part.token.text, part.share
    return " ".join([part.token.text for part in parts[start:end]]), share_of(parts, start, end)


def _add_unmatched(records: list[Evidence], variant: Variant, paired: int, *, of_query: bool) -> None:
    for place, part in enumerate(variant.parts):
        if not paired >> place & 1:
            text = part.token.text
            if of_query:
                records.append(Evidence("unmatched", part.role, text, "", part.share))
            else:
                records.append(Evidence("unmatched", part.role, "", text, 0.0, part.share))
