"""A company in Chinese, Japanese or Korean characters against a company in Latin letters.

The brand is often coined by ear, so it seldom settles the matter alone: `brands.py` says how much of it is
left, and place and trade, which are translated faithfully (`context.py`), say the rest. Here belongs how these make one
figure, and the keys by which an index finds it. Letter-by-letter romanisations meet by the ordinary alignment as well.

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
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.brands import (
    CERTAIN_BRAND,
    CHARACTERS,
    HEARD_BY_EVIDENCE,
    NO_BRAND,
    Brand,
    beginning_at,
    best_brand,
    brand_start,
    brand_tokens,
    heard_in_mandarin,
)
from entityscreen.names.segment.context import (
    Context,
    compare_context,
    context_classes,
    foreign_form,
    has_chinese_form,
    has_foreign_form,
    weight_of_trades,
)
from entityscreen.names.segment.other_company import built_otherwise, is_pinyin_of_others, other_institution
from entityscreen.names.segment.pairs import (
    SHORT_BRAND,
    brand_pairs,
    brand_rhymes,
    heard_first_sounds,
    word_pairs,
    word_rhymes,
)
from entityscreen.names.segment.pieces import BY_EAR
from entityscreen.names.segment.resemblance import LARGEST, first_consonants, first_sound, sound_shape
from entityscreen.names.segment.shared_brands import is_shared_brand
from entityscreen.names.tokens import Token


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
HEARD_ALONE = 0.57  # instead of `brands.HEARD`
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
TRANSLATED, OTHERWISE = "=", "~"  # marks of pairs


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
        if not context.places:
            score -= built_otherwise(left, right, b[: brand.start]) if brand.evidence < SURE else 0.0
            score -= other_institution(left, right)
    kana = [part for part in left if part.token.script is Script.KANA and len(part.token.text) > 1]  # not 三ツ星
    score -= LONE_KANA * max(0, _coined(kana) - coined[1])
    score = round(min(1.0, max(0.0, score)), 4)
    meets = brand.start, brand.end, brand.similarity, brand.spelling, brand.system
    return Crossing(score, brand.token.text, *meets, context.agreed)


def _may_cross(a: Sequence[Part], b: Sequence[Part]) -> bool:
    """Whether one name is in characters, the other not, and the brand of the one is no Latin word beside them.

    A Latin brand beside characters must meet too, and does so part by part.
    """
    if not any(part.token.script in CHARACTERS for part in a):
        return False
    if any(part.token.script in CHARACTERS for part in b):
        return False
    return not any(part.role is Role.BRAND and part.token.script not in CHARACTERS for part in a)


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
        similarity = min(similarity, HEARD_ALONE + HEARD_BY_EVIDENCE * brand.evidence)
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


def crossing_keys(parts: Sequence[Part]) -> set[str]:
    """Keys of which two names share one when they meet by resemblance.

    Args:
        parts: of an organisation's name in any script.

    Returns:
        `sound:class` for the first sounds of what may be the brand and the classes of places and trades; for
        the commonest classes the sound is that of two consonants, or of a whole first piece. And a pair for the first
        two pieces of a brand that may be heard without anything else in common: `=pair` where the name in characters
        has a Chinese legal form, `~pair` where it has none; a Latin name has both, unless it has a legal form that no
        Chinese one is translated as.
    """
    brands = brand_tokens(parts)  # a place among them
    shapes = {
        sound_shape(spelling.text, system=spelling.system)
        for part in parts
        if part.role not in NO_BRAND or any(part.token is brand for brand in brands)
        for spelling in part.token.spellings
    }
    shapes.update(sound_shape("".join(beginning_at(parts, start)), system="") for start in _letters(parts))
    sounds, rhymes, pairs = _heard_keys(parts, brands)
    sounds.update(map(first_sound, shapes))
    rhymes.update(map(first_consonants, shapes))
    rare, common = context_classes(parts)
    pairs.update([f"{sound}:{name}" for sound in sounds for name in rare])
    pairs.update([f"{sound}:{name}" for sound in rhymes for name in common])
    return pairs


def _letters(parts: Sequence[Part]) -> list[int]:
    """Where a name has a single Latin letter, which may begin a word."""
    return [start for start, part in enumerate(parts) if len(part.token.text) == 1 and part.token.text.isascii()]


def _brand_words(parts: Sequence[Part], start: int) -> tuple[str, str]:
    """The word where a Latin brand begins, and what stands behind it, as letters."""
    word, _, behind = parts[start].token.text.partition(" ")
    if not behind and start + 1 < len(parts):
        behind = parts[start + 1].token.text
    return word, behind.replace(" ", "")


def _heard_keys(parts: Sequence[Part], brands: Sequence[Token]) -> tuple[set[str], set[str], set[str]]:
    """First sounds, first pieces and pairs of pieces of what may be the brand, in characters or in Latin letters."""
    sounds: set[str] = set()
    rhymes: set[str] = set()
    pairs: set[str] = set()
    # Where one has a Chinese legal form and the other one that is no translation of it, a brand alone is not enough:
    # they have no mark in common. The many pairs of characters have one mark, the few of a Latin word have both.
    form = TRANSLATED if has_chinese_form(parts) else OTHERWISE
    for token in brands:
        if heard_in_mandarin(token):
            sounds |= heard_first_sounds(token.text)
            rhymes.update(["-" + rhyme for rhyme in brand_rhymes(token.text)])
            pairs.update([form + pair for pair in brand_pairs(token.text)])
    start = brand_start(parts)
    if start is not None and parts[start].token.text.isascii():
        word, behind = _brand_words(parts, start)
        sounds.add(first_sound(sound_shape(word, system="")))
        rhymes.update(["-" + rhyme for rhyme in word_rhymes(word)])
        if weight_of_trades(parts) <= MOST_ALONE:
            forms = (OTHERWISE,) if has_foreign_form(parts) else (TRANSLATED, OTHERWISE)
            pairs.update([form + pair for form in forms for pair in word_pairs(word, behind)])
    return sounds, rhymes, pairs
