"""The rules for names of organisations, vessels, aircraft, and of what may be anything.

Here belongs one function a rule, each with an amount, a reason in words and an example.
"""

from __future__ import annotations

from collections.abc import Collection

from entityscreen.model.script import Script
from entityscreen.model.weights import Weights
from entityscreen.names.brand_forms import is_of_group
from entityscreen.names.edits import NEAR_SOUND
from entityscreen.names.lexicon import are_distinct
from entityscreen.names.likeness import SAME_FAMILY, SAME_MEANING, TWO_WORDS
from entityscreen.names.prepared import TELLING, TRADES, Role, Variant
from entityscreen.names.words import CJK
from entityscreen.scoring.adjustments.adjustment import Adjustment
from entityscreen.scoring.adjustments.met import SOUGHT, Meeting, places_met
from entityscreen.scoring.align import Pair

NUMBERS_DIFFER = 0.25  # Fund 5 is not Fund 8
NUMBER_MISSING = 0.02
LEGAL_FORMS_DIFFER = 0.02
OTHER_TRADE = 0.15
DIRECTIONS_DIFFER = 0.15
DIRECTIONS = frozenset({"north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"})
RELATIVES = frozenset({"sons", "brothers"})
TELLING_LEFT_OVER = 0.15
NO_CRAFT = 0.2
# What tells an organisation beside a place, which may be left out; and what a company or a person says of itself.
TELLING_ROLES = TELLING - {Role.PLACE}
NO_CRAFT_ROLES = TRADES | {Role.LEGAL, Role.NAME, Role.PATRONYMIC}
BRANDS = frozenset({Role.BRAND})
ABBREVIATION = 3  # letters of what may stand for words that the other name has: Emirates NBD
CHARACTER = 1  # of two a brand is made
WEIGHTY = 0.1  # share of a word that is not just `of` or `and`


def one_word_only(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Christina` against `Katie Christina Gonzalez`, and `Teresa Jack Hopkins` and `Jaka Marbun` against `JAK-A`.

    An initial is a second word only beside words that mean something, or when nothing is left over.
    """
    named_a, named_b = met.places_a.named, met.places_b.named
    count_a, count_b = named_a.bit_count(), named_b.bit_count()
    if max(count_a, count_b) < 2:
        return None
    own, other = met.sought_a & named_a, met.sought_b & named_b
    if (own, other) != (named_a, named_b) and any(_by_initial(met, pair) for pair in met.pairs):
        words = [pair for pair in met.pairs if pair.similarity >= SOUGHT and not _by_initial(met, pair)]
        words_a, words_b = places_met(words)
        if not (words_a & ~named_a or words_b & ~named_b):
            own, other = words_a & named_a, words_b & named_b
    met_a, met_b = own.bit_count(), other.bit_count()
    one_part = met_a < 2 and met_b < 2
    if len(met.pairs) == 1:
        one_part = one_part or met_a < 2 <= count_a or met_b < 2 <= count_b
    return Adjustment(-weights.one_part, "one part of a longer name") if one_part else None


def _by_initial(met: Meeting, pair: Pair) -> bool:
    """Whether an initial takes part in a pair."""
    return met.a.parts[pair.a_start].token.initial or met.b.parts[pair.b_start].token.initial


def one_meaning_only(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Sepah` (corps) against `Xinjiang Production and Construction Corps`: one word, and no name, of many.

    A name that is left over counts twice: `Luigi Ponti` is no road building for his bridges. A word that is all of a
    name is its name, and another of the same meaning is not: `Road Holdings` is not `Mostotrest`.
    """
    a, b = met.places_a, met.places_b
    if _names_meet(met):
        return None
    if max((met.sought_a & a.telling).bit_count(), (met.sought_b & b.telling).bit_count()) > 1:
        return None
    if min(a.telling.bit_count(), b.telling.bit_count()) == 1 and _by_meaning(met) and not _across(met):
        return Adjustment(-weights.one_part, "one word, which only means the same")
    left_over = max(_weighty(met.a, a.named, met.met_a | a.legal), _weighty(met.b, b.named, met.met_b | b.legal))
    return Adjustment(-weights.one_part, "one word of a longer name") if left_over > 1 else None


def telling_left_over(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Trigesor Invest & Trade` against `Treid-Invest`: no name meets, and one name has more that tells it from others.

    A place may be left out, as the country of a ministry often is. Between scripts translators leave out more, but
    nobody adds a brand: `浙江大学` is not Zhejiang Gongshang University.
    """
    del weights
    if _names_meet(met):
        return None
    if not (_brand_added(met) if _across(met) else any(_left_over(met, TELLING_ROLES, WEIGHTY))):
        return None
    return Adjustment(-TELLING_LEFT_OVER, "no name meets, and another word tells them apart")


def _brand_added(met: Meeting) -> bool:
    """Whether one name has a brand between its place and its trade, which the other name has too, and no brand."""
    own, other = _left_over(met, BRANDS, WEIGHTY)
    if own is other:
        return False
    variant, places = (met.a, met.met_a) if own else (met.b, met.met_b)
    inside = zip(variant.parts, variant.parts[1:], variant.parts[2:], strict=False)
    return any(
        places >> start & 0b111 == 0b101
        and place.role is Role.PLACE
        and brand.role is Role.BRAND
        and len(brand.token.text) > (CHARACTER if brand.token.script in CJK else ABBREVIATION)
        and trade.role in TRADES
        for start, (place, brand, trade) in enumerate(inside)
    )


def _names_meet(met: Meeting) -> bool:
    """Whether a name is among what meets."""
    return bool(met.sought_a & met.places_a.named or met.sought_b & met.places_b.named)


def _only_near(met: Meeting) -> bool:
    """Whether no names meet but by a sound one letter apart."""
    named = [p for p in met.pairs if met.places_a.named >> p.a_start & 1 or met.places_b.named >> p.b_start & 1]
    return all(pair.similarity <= NEAR_SOUND for pair in named)


def _left_over(met: Meeting, roles: Collection[Role], least: float = 0.0) -> tuple[bool, bool]:
    """Of each name whether a part of these roles, of such a share at least, is not met."""
    own, other = (
        any(
            part.role in roles and part.share >= least and not places >> place & 1 for place, part in enumerate(v.parts)
        )
        for v, places in ((met.a, met.met_a), (met.b, met.met_b))
    )
    return own, other


def _by_meaning(met: Meeting) -> bool:
    """Whether words that tell something meet by what they mean alone: no phrases, spellings, or abbreviations."""
    a, b = met.places_a.telling, met.places_b.telling
    meant = [p for p in met.pairs if p.similarity == SAME_MEANING and a >> p.a_start & 1 and b >> p.b_start & 1]
    words = [(met.a.parts[pair.a_start].token.text, met.b.parts[pair.b_start].token.text) for pair in meant]
    return any(" " not in a + b and a[0] != b[0] for a, b in words)


def _across(met: Meeting) -> bool:
    """Whether words of different scripts meet."""
    return any(met.a.parts[p.a_start].token.script is not met.b.parts[p.b_start].token.script for p in met.pairs)


def no_craft(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Loyal Hospitality Private Limited` against the vessel `Loyal`, and Park Seong-won against the `Song Won`.

    What a company says of itself, and a person's further names, no ship has.
    """
    del weights
    own, other = _left_over(met, NO_CRAFT_ROLES)
    if own is other:
        return None
    return Adjustment(-NO_CRAFT, "words of a company or a person, which the other name has not")


def _weighty(variant: Variant, named: int, without: int) -> int:
    """How many words that are not met weigh something, names twice; legal forms do not."""
    weighty = 0
    for place, part in enumerate(variant.parts):
        if part.share >= WEIGHTY:
            weighty |= 1 << place
    weighty &= ~without
    return weighty.bit_count() + (weighty & named).bit_count()


def parent_and_daughter(met: Meeting, weights: Weights) -> Adjustment | None:
    """`中粮集团` against `COFCO Capital Holdings`: a group's brand meets, and only one of the two says a trade.

    The parent says none; beside the brand of one firm a trade is left out more often than it tells.
    """
    del weights
    tokens = [token for p in met.pairs for token in (met.a.parts[p.a_start].token, met.b.parts[p.b_start].token)]
    if not any(is_of_group(token.text) for token in tokens):
        return None
    own, other = ({part.role for part in variant.parts} & TRADES for variant in (met.a, met.b))
    if bool(own) is bool(other) or Role.INDUSTRY not in own | other:
        return None
    return Adjustment(-OTHER_TRADE, "a group's brand, and only one says a trade")


def other_trade(met: Meeting, weights: Weights) -> Adjustment | None:
    """`上海华虹半导体` against `上海华虹置业`: the same brand in another trade.

    Only in characters, where a name is what the register says. Translators change trades: of the Imam Khomeini Relief
    Committee and Relief Organization one is the other's alias.
    """
    del weights
    if not (met.a.characters and met.b.characters and _names_meet(met) and all(_left_over(met, TRADES))):
        return None
    return Adjustment(-OTHER_TRADE, "each has a trade that the other has not")


def akin_trade(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Minsk Tractor Works` against `Minsk Automobile Plant`: no name meets, and a trade is only akin to the other.

    Within a script what is made or done: a bank is one in any words. Between scripts only what no translator takes for
    the other (`distinct.tsv`), which tells within a script too where no trade meets: European Union, but not Miners'
    Union, against a trade union. Two words of one meaning are no better: `Eastern Trading` against `Oriental
    Trading`. A name that only sounds near the other is none that meets: `Kachin Independence Army` is not the Karen
    Liberation Army.
    """
    del weights
    if _names_meet(met) and not _only_near(met):
        return None
    akin = [p for p in met.pairs if p.similarity == SAME_FAMILY]
    two = any(_are_two(met, p) for p in akin)
    if _across(met):
        other = two
    else:
        told = two and not any(_are_trades(met, p) for p in met.pairs)
        other = told or any(p.relation == TWO_WORDS or _are_trades(met, p) for p in akin)
    if not other:
        return None
    return Adjustment(-OTHER_TRADE, "no name meets, and a trade is only akin")


def _are_two(met: Meeting, pair: Pair) -> bool:
    return are_distinct(met.a.parts[pair.a_start].token.concept, met.b.parts[pair.b_start].token.concept)


def _are_trades(met: Meeting, pair: Pair) -> bool:
    return met.a.parts[pair.a_start].role is met.b.parts[pair.b_start].role is Role.INDUSTRY


def other_numbers(a: Variant, b: Variant) -> bool:
    """Whether each of two names has a number that the other has not."""
    return bool(a.numbers - b.numbers and b.numbers - a.numbers)


def numbers_differ(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Fund 5` against `Fund 8`; a number that one side leaves out is little."""
    del weights
    if met.a.numbers == met.b.numbers:
        return None
    if other_numbers(met.a, met.b):
        return Adjustment(-NUMBERS_DIFFER, "different numbers")
    return Adjustment(-NUMBER_MISSING, "a number that only one name has")


def _legal_forms(variant: Variant) -> dict[Script, set[str]]:
    """The families of a name's legal forms, by script."""
    found: dict[Script, set[str]] = {}
    for part in variant.parts:
        if part.role is Role.LEGAL and part.token.concept is not None:
            found.setdefault(part.token.script, set()).add(part.token.concept.family)
    return found


def directions_differ(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Northern Star Resources` against `Southern Star Resources`: each says a side of the compass, and another one.

    So do sons and brothers: `Wilson Sons` is not `Wilson Bros`.
    """
    del weights
    if _left_of(met, DIRECTIONS):
        return Adjustment(-DIRECTIONS_DIFFER, "another side of the compass")
    return Adjustment(-DIRECTIONS_DIFFER, "other relatives") if _left_of(met, RELATIVES) else None


def _left_of(met: Meeting, concepts: Collection[str]) -> bool:
    """Whether each name has a general word of some meanings that is not met."""
    return all(
        any(
            part.role is Role.GENERIC
            and part.token.concept is not None
            and part.token.concept.id in concepts
            and not places >> place & 1
            for place, part in enumerate(variant.parts)
        )
        for variant, places in ((met.a, met.met_a), (met.b, met.met_b))
    )


def legal_forms_differ(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Deutsche Bank AG` against `Deutsche Bank GmbH`: both say a form, and not the same one.

    Only within a script: translators take liberties, and 股份有限公司 is `Co., Ltd.` as often as `Inc`.
    """
    del weights
    if not (met.places_a.legal and met.places_b.legal):
        return None
    first, second = _legal_forms(met.a), _legal_forms(met.b)
    shared = first.keys() & second.keys()
    if shared and all(first[script].isdisjoint(second[script]) for script in shared):
        return Adjustment(-LEGAL_FORMS_DIFFER, "different legal forms")
    return None
