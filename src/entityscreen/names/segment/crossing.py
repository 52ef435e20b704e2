"""A company in Chinese, Japanese or Korean characters against a company in Latin letters.

The brand is often coined by ear, so it seldom settles the matter alone: `brands.py` says how much of it is left, and
place and trade, which are translated faithfully (`context.py`), say the rest. Here belongs how these make one figure;
the keys by which an index finds it are in `crossing_keys.py`. Letter-by-letter romanisations meet by the ordinary
alignment as well.

    score = brand + (1 - brand) x min(MOST_CONTEXT, trades and places in common, by their amounts)
            - amounts for trades of one side or of both that differ, further Latin words, characters and words that
              do not meet, and places that differ

A brand that is romanised letter by letter needs no support; there only what differs counts:

    score = brand - CONFLICT x trades that differ - LACK x trades left out - OTHER_BRAND x further brands that differ
            - amounts for places that differ

Either takes LONE_KANA x words in kana beside the brand that no further Latin word may be. The amounts were fitted on
halves of labelled pairs of company names and tried on the other halves (about 2 % of hard false pairs pass).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from entityscreen.model.script import Script
from entityscreen.names.japanese_names import is_of_other_kanji
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.brands import (
    CERTAIN_BRAND,
    HEARD_BY_EVIDENCE,
    Brand,
    best_brand,
)
from entityscreen.names.segment.context import (
    Context,
    compare_context,
    foreign_form,
    weight_of_trades,
)
from entityscreen.names.segment.other_company import built_otherwise, is_pinyin_of_others, other_institution
from entityscreen.names.segment.pairs import SHORT_BRAND
from entityscreen.names.segment.pieces import BY_EAR
from entityscreen.names.segment.resemblance import LARGEST, PINYIN_INITIALS
from entityscreen.names.segment.shared_brands import is_shared_brand
from entityscreen.names.words import CJK


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is in common and what differs, in points of score.

    Attributes:
        trade: a trade in common, times its weight, where a place is in common too.
        lone_trade: the same where no place is.
        place: a place in common, times its weight.
        differ: trades on both sides that differ.
        untranslated: trades that the name in characters has more.
        added: trades that the Latin name has more.
        word: each coined Latin word beside the brand.
        lone_place: a place that only one name has.
    """

    trade: float
    lone_trade: float
    place: float
    differ: float
    untranslated: float
    added: float
    word: float
    lone_place: float


# Letters and consonants resemble; the characters one by one agree with the pieces of the word.
RESEMBLING = Amounts(
    trade=0.66, lone_trade=0.5, place=0.58, differ=0.26, untranslated=0.13, added=0.13, word=0.05, lone_place=0.08
)
HEARD = Amounts(
    trade=0.7, lone_trade=0.7, place=0.33, differ=0.17, untranslated=0.05, added=0.13, word=0.05, lone_place=0.05
)
FOREIGN_FORM = 0.15
# Evidence of a brand that needs neither a form nor the first place in the name, see `other_company.py`.
SURE = 7.0
# Instead of `brands.HEARD` where nothing but the brand says that it is one firm, by the characters that are heard: of
# 20,000 listed names some sound like any two or three characters.
HEARD_ALONE = (0.45, 0.45, 0.45, 0.5, 0.57)
# The same where no place agrees: of 20,000 listed names hundreds have any trade.
TRADED, TRADED_BY_EVIDENCE = 0.36, 0.15
FEW_INITIALS = 3
# Where the brand is certain: trades on both sides that differ are a sister company, on one side an omission.
CONFLICT = 0.7
LONG_CONFLICT = 0.4  # a brand of three characters or more is hardly another's
SHARED_CONFLICT = 1.0  # of a group, whose firms the trades tell apart
LACK = 0.05
OTHER_BRAND = 0.15  # each pair of further brands that differ
LONE_PLACE = 0.08
LONE_KANA = 0.3  # a word in kana beside the brand that no Latin word may be: 岐セン is not KI INDUSTRIES
LEFT_OUT = 0.1  # two characters that are not heard, and a further Latin word: each has a brand of its own
HALF_HEARD = 0.1  # one of two characters is not heard, and a further Latin word: 金獅 is not Golden Tiger
# Weight of a Latin name's trades up to which a brand may be enough without anything in common: more take too much away.
MOST_ALONE = 0.85
MOST_CONTEXT = 0.87  # what agrees besides never makes up for all that the brand lacks
LONG_BRAND = 3


# Not frozen, though nobody changes them: these are made for every new pair, and a frozen one costs four times as much.
@dataclass(slots=True)
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


def compare_crossed(a: Sequence[Part], b: Sequence[Part]) -> Crossing | None:
    """Compare an organisation's name in characters with one in Latin letters.

    Args:
        a: the parts of a name in Chinese, Japanese or Korean characters, as `organisation_parts` gives them.
        b: the parts of a name in Latin letters.

    Returns:
        How they meet; None when `a` has no brand in characters, `b` no Latin word for it, or the brands
        do not resemble each other.
    """
    brand = best_brand(a, b) if _may_cross(a, b) else None
    if brand is None:
        return None
    left = [part for part in a if part.token is not brand.token]
    right = [part for position, part in enumerate(b) if not brand.start <= position < brand.end]
    context = compare_context(left, right)
    coined = (_coined(left), _coined(right))
    if brand.similarity >= CERTAIN_BRAND:
        score = _certain(brand, context, coined)
    else:
        foreign = foreign_form(left, right)
        alone = not foreign and weight_of_trades(b) <= MOST_ALONE
        word = "".join([part.token.text for part in b[brand.start : brand.end]]).replace(" ", "")
        score = _likely(brand, word, context, coined, alone=alone) - (FOREIGN_FORM if foreign else 0.0)
        if is_of_other_kanji(brand.token.text, word):
            score = min(score, LARGEST)
        if not context.places:
            score -= built_otherwise(left, right, b[: brand.start]) if brand.evidence < SURE else 0.0
            score -= other_institution(left, right)
    kana = [part for part in left if part.token.script is Script.KANA and len(part.token.text) > 1]  # not 三ツ星
    score -= LONE_KANA * max(0, _coined(kana) - coined[1])
    if not context.agreed and (len(brand.token.text) == 1 or _few_initials(brand)):
        score = min(score, LARGEST)
    score = round(min(1.0, max(0.0, score)), 4)
    meets = brand.start, brand.end, brand.similarity, brand.spelling, brand.system
    return Crossing(score, brand.token.text, *meets, context.agreed)


def _few_initials(brand: Brand) -> bool:
    """Whether a brand is met by three initials, which stand for too many names to alert alone: 时空云 is not Sky."""
    return brand.system == PINYIN_INITIALS and len(brand.spelling) <= FEW_INITIALS


def _may_cross(a: Sequence[Part], b: Sequence[Part]) -> bool:
    """Whether one name is in characters, the other not, and the brand of the one is no Latin word beside them.

    A Latin brand beside characters must meet too, and does so part by part.
    """
    if not any(part.token.script in CJK for part in a):
        return False
    if any(part.token.script in CJK for part in b):
        return False
    return not any(part.role is Role.BRAND and part.token.script not in CJK for part in a)


def _likely(brand: Brand, word: str, context: Context, coined: tuple[int, int], *, alone: bool) -> float:
    """The score of a brand that is heard or resembles."""
    heard = brand.system == BY_EAR
    amounts = HEARD if heard else RESEMBLING
    trade = amounts.trade if context.places else amounts.lone_trade
    support = min(MOST_CONTEXT, trade * context.trades + amounts.place * context.places)
    differ = min(context.lone)
    untranslated, added = (weight - differ for weight in context.lone)
    similarity = brand.similarity
    if heard and not context.named():
        heard_of = min(len(brand.token.text) - brand.left_out, len(HEARD_ALONE) - 1)
        similarity = min(similarity, HEARD_ALONE[heard_of] + HEARD_BY_EVIDENCE * brand.evidence)
    if heard and not context.places:
        similarity = min(similarity, TRADED + TRADED_BY_EVIDENCE * brand.evidence)
    score = similarity + (1.0 - similarity) * support - amounts.word * coined[1]
    score -= amounts.differ * differ + amounts.untranslated * untranslated + amounts.added * added
    score -= LEFT_OUT * min(brand.left_out / 2 + coined[0], coined[1])
    score -= context.apart(amounts.lone_place)
    if heard and len(brand.token.text) == SHORT_BRAND and brand.left_out and coined[1]:
        score -= HALF_HEARD
    other = heard and not brand.left_out and is_pinyin_of_others(brand, word, differ, placed=bool(context.places))
    found = (brand.keyed and alone) or context.telling() or (brand.rhymed and context.common())
    return score if found and not other else min(score, LARGEST)


def _certain(brand: Brand, context: Context, coined: tuple[int, int]) -> float:
    """The score of a brand that is romanised letter by letter, or translated."""
    differ = min(context.lone)
    conflict = LONG_CONFLICT if len(brand.token.text) >= LONG_BRAND else CONFLICT
    if is_shared_brand(brand.token.text):
        conflict, differ = SHARED_CONFLICT, differ + context.akin()
    score = brand.similarity - conflict * differ - LACK * (max(context.lone) - differ)
    return score - OTHER_BRAND * min(coined) - context.apart(LONE_PLACE)


def _coined(parts: list[Part]) -> int:
    return sum(part.role is Role.BRAND for part in parts)
