"""The rules for the brand in an organisation's name: what is only alike is another one.

Here belongs one function a rule, each with an amount, a reason in words and an example. What the other words of such a
name say is in `organisations.py`.
"""

from __future__ import annotations

from entityscreen.model.script import Script
from entityscreen.model.weights import Weights
from entityscreen.names.field_texts import OF_ORGANISATIONS
from entityscreen.names.likeness import BY_GIVEN_NAME, BY_ORTHOGRAPHY, BY_SOUND, BY_SURNAME, RENDERED
from entityscreen.names.loan_words import are_other_words
from entityscreen.names.pinyin import other_pinyin, other_syllable, pinyin_syllables
from entityscreen.names.prepared import Role, Variant
from entityscreen.names.segment.context import agreement
from entityscreen.scoring.adjustments.adjustment import Adjustment
from entityscreen.scoring.adjustments.met import SOUGHT, Meeting, places_met
from entityscreen.scoring.align import Pair
from entityscreen.similarity.organisations import translated_bits
from entityscreen.similarity.parameters import parameters

TOO_LITTLE = 0.25  # a name that is translated, of which too little agrees
BRAND_DIFFERS = 0.2  # Shenzhen Aa Technology is not Shenzhen Bb Technology
OTHER_PINYIN = 0.2
SPELLED = 0.96  # similarity from which on a word is a spelling of the other
ALIKE_ONLY = 0.15  # King House is not CJNG, nor Jean Co. Ian Ltd
SHORT_WORD = 4  # letters, of which other words sound the same
OF_PERSONS = frozenset({BY_GIVEN_NAME, BY_SURNAME, BY_ORTHOGRAPHY})
GENITIVE = ("а", "ого", "его")
ALSO_PARTICLES = frozenset({"da", "de", "e", "la", "le", "lo", "di", "li", "du"})  # of other languages
BRANDS_OR_PLACES = frozenset({Role.BRAND, Role.PLACE})  # Xinhui is a town, too


def alike_only(met: Meeting, weights: Weights) -> Adjustment | None:
    """`King House` against `CJNG`, and `Jean Co.` against `Ian Ltd`: the one name that meets is another word.

    What is usual between spellings of a person's name (Lee and Li, Bill and William) is none between brands.
    """
    del weights
    own, other = met.places_a.named, met.places_b.named
    named = [pair for pair in met.pairs if own >> pair.a_start & 1 or other >> pair.b_start & 1]
    if len(named) != 1 or named[0].similarity < SOUGHT:
        return None
    a, b = met.a.parts[named[0].a_start].token, met.b.parts[named[0].b_start].token
    short = min(len(a.text), len(b.text)) <= SHORT_WORD and a.script is b.script is Script.LATIN
    if named[0].relation == BY_SURNAME and (_of_a_body(met.a, named[0].a_start) or _of_a_body(met.b, named[0].b_start)):
        return None
    alike = named[0].relation in OF_PERSONS or (short and named[0].relation == BY_SOUND)
    return Adjustment(-ALIKE_ONLY, "the brand is only alike") if alike else None


def _of_a_body(variant: Variant, place: int) -> bool:
    """Whether a name in Cyrillic stands in the genitive behind a body: Лаборатория Дятлова is Dyatlov's."""
    if not place or not variant.parts[place].token.text.endswith(GENITIVE):
        return False
    return variant.parts[place - 1].role is Role.ORGANISATION


def pinyin_differs(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Shenzhen Xinhe Electronics` against `Shenzhen Xinhui Electronics`: a syllable is another character, no slip.

    So it is in names whose syllables are words, of ships above all: `Ji Shun 1` is not `Jie Shun 1`.
    """
    del weights
    parted = None
    for pair in met.pairs:
        one, other = met.a.parts[pair.a_start], met.b.parts[pair.b_start]
        roles = {one.role, other.role}
        if SOUGHT <= pair.similarity < 1.0 and Role.BRAND in roles and roles <= BRANDS_OR_PLACES:
            a, b = one.token, other.token
            if not a.script is b.script is Script.LATIN:
                continue
            if parted is None:
                parted = _in_syllables(met.a) and _in_syllables(met.b)
            if other_pinyin(a.text, b.text) or (parted and other_syllable(a.text, b.text)):
                return Adjustment(-OTHER_PINYIN, "another syllable of pinyin")
    return None


def characters_differ(met: Meeting, weights: Weights) -> Adjustment | None:
    """`그린` against `Grand`: both are English words, of which a script writes either in its own way."""
    del weights
    for pair in met.pairs:
        joined = pair.a_end - pair.a_start > 1 or pair.b_end - pair.b_start > 1
        if SOUGHT <= pair.similarity < SPELLED and not joined:
            one, other = met.a.parts[pair.a_start].token, met.b.parts[pair.b_start].token
            one, other = (one, other) if other.script is Script.LATIN else (other, one)
            if other.script is Script.LATIN and are_other_words(one.text, (other.text,)):
                return Adjustment(-OTHER_PINYIN, "another English word than its letters say")
    return None


def translated_too_little(met: Meeting, weights: Weights) -> Adjustment | None:
    """`长沙银行` against `Ansar Bank`: a name that is translated word by word has too little in common to tell."""
    del weights
    if met.a.characters is met.b.characters and OF_ORGANISATIONS.isdisjoint((met.a.how, met.b.how)):
        return None
    same = [pair for pair in met.pairs if pair.similarity >= SPELLED or _mean_the_same(met, pair)]
    met_a, met_b = places_met(same)
    common = [(met.a.parts[p.a_start : p.a_end], met.b.parts[p.b_start : p.b_end]) for p in same]
    lone = [part for place, part in enumerate(met.a.parts) if not met_a >> place & 1]
    lone += [part for place, part in enumerate(met.b.parts) if not met_b >> place & 1]
    bits, numbers = translated_bits(common, lone), parameters().weights
    if bits >= numbers["translated"]:
        return None
    return Adjustment(-TOO_LITTLE, f"too little to tell ({max(0.0, bits):.0f} of {numbers['translated']:.0f} bits)")


def _mean_the_same(met: Meeting, pair: Pair) -> bool:
    """Whether two parts have one meaning, or are usual translations of each other."""
    return pair.relation == RENDERED or agreement(met.a.parts[pair.a_start], met.b.parts[pair.b_start]) > 0.0


def _in_syllables(variant: Variant) -> bool:
    """Whether the words by which a name is told are syllables of pinyin, and two or more."""
    words = [p.token.text for p in variant.parts if p.role in BRANDS_OR_PLACES or p.token.text in ALSO_PARTICLES]
    return len(words) > 1 and pinyin_syllables().issuperset(words)


def brand_differs(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Shenzhen Aa Technology` against `Shenzhen Bb Technology`: all but the brand."""
    del weights
    core_a, core_b = met.places_a.core, met.places_b.core
    if not core_a or not core_b or (met.sought_a & core_a and met.sought_b & core_b):
        return None
    return Adjustment(-BRAND_DIFFERS, "the distinctive words differ")
