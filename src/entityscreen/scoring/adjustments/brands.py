"""The rules for the brand in an organisation's name: what is only alike is another one.

Here belongs one function a rule, each with an amount, a reason in words and an example. What the other words of such a
name say is in `organisations.py`.
"""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from entityscreen.model.script import Script
from entityscreen.model.weights import Weights
from entityscreen.names.likeness import BY_GIVEN_NAME, BY_ORTHOGRAPHY, BY_SOUND, BY_SURNAME
from entityscreen.names.loan_words import are_other_words
from entityscreen.names.pinyin import is_pinyin, other_pinyin, other_syllable, pinyin_syllables
from entityscreen.names.prepared import Role, Variant
from entityscreen.names.segment.brands import heard_in_mandarin
from entityscreen.names.segment.crossing import FEW_INITIALS
from entityscreen.names.segment.other_hangul import other_hangul
from entityscreen.names.segment.other_syllables import other_syllables
from entityscreen.names.segment.resemblance import PINYIN_INITIALS
from entityscreen.names.tokens import Token
from entityscreen.scoring.adjustments.met import SOUGHT, Adjustment, Meeting
from entityscreen.scoring.align import Pair

BRAND_DIFFERS = 0.2  # Shenzhen Aa Technology is not Shenzhen Bb Technology
OTHER_PINYIN = 0.2
SPELLED = 0.96  # similarity from which on a word is a spelling of the other
ALIKE_ONLY = 0.15  # King House is not CJNG, nor Jean Co. Ian Ltd
HEARD_SCRIPTS = frozenset({Script.HAN, Script.KANA})  # Hangul spells what is said letter by letter
FEW_CHARACTERS = 3
SPELLED_ALIKE = 0.65  # share of the letters that are the same from which a brand is more than heard
BY_EAR = (BY_SOUND, "heard alike", "near sound", "a letter or two off", "written as one word, same sound")
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
    if a.script is not b.script and _only_heard(met, named[0], a, b):
        return Adjustment(-ALIKE_ONLY, "a short brand that is only heard alike")
    short = min(len(a.text), len(b.text)) <= SHORT_WORD and a.script is b.script is Script.LATIN
    if named[0].relation == BY_SURNAME and (_of_a_body(met.a, named[0].a_start) or _of_a_body(met.b, named[0].b_start)):
        return None
    alike = named[0].relation in OF_PERSONS or (short and named[0].relation == BY_SOUND)
    return Adjustment(-ALIKE_ONLY, "the brand is only alike") if alike else None


def _only_heard(met: Meeting, pair: Pair, a: Token, b: Token) -> bool:
    """Whether few characters sound like a Latin word of other letters, or are its initials, and nothing else agrees.

    ウィズ is not Jeviz; 東名 is Toumei.
    """
    written, word = (a, b) if a.script in HEARD_SCRIPTS else (b, a)
    if written.script not in HEARD_SCRIPTS or met.sought_a & met.places_a.telling & ~met.places_a.named:
        return False
    if PINYIN_INITIALS in pair.relation:  # 时空云 is not Sky: so few letters stand for too many names
        return len(word.text) <= FEW_INITIALS or pair.relation.startswith(BY_EAR)
    if len(written.text) > FEW_CHARACTERS or not pair.relation.startswith(BY_EAR):
        return False
    alike = (Levenshtein.normalized_similarity(spelling.text, word.text) for spelling in written.spellings)
    return max(alike, default=0.0) < SPELLED_ALIKE


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
    """`삼양식품` against `Samyoung Foods`, `永昌化工` against `Yongkang Chemical`: near in sound, but other syllables.

    The word is plainly spelled in as many syllables as the brand has characters, and not in those; or both are English
    words (그린, Grand), of which a script writes either in its own way.
    """
    del weights
    for pair in met.pairs:
        joined = pair.a_end - pair.a_start > 1 or pair.b_end - pair.b_start > 1
        if SOUGHT <= pair.similarity < SPELLED and not joined:
            one, other = met.a.parts[pair.a_start], met.b.parts[pair.b_start]
            one, other = (one, other) if other.token.script is Script.LATIN else (other, one)
            if one.role is Role.BRAND and other.role in BRANDS_OR_PLACES and _are_others(one.token, other.token):
                return Adjustment(-OTHER_PINYIN, "another syllable of its characters")
            if other.token.script is Script.LATIN and are_other_words(one.token.text, (other.token.text,)):
                return Adjustment(-OTHER_PINYIN, "another English word than its letters say")
    return None


def _are_others(characters: Token, word: Token) -> bool:
    """Whether a Latin word is plainly spelled in other syllables than a brand's characters."""
    if word.script is not Script.LATIN:
        return False
    if characters.script is Script.HANGUL:
        return other_hangul(characters.text, word.text)
    spelled = heard_in_mandarin(characters) and is_pinyin(word.text)
    return spelled and other_syllables(characters.text, (word.text,))


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
