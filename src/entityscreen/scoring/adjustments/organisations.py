"""The rules for names of organisations, vessels, aircraft, and of what may be anything.

Here belongs one function a rule, each with an amount, a reason in words and an example.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.model.script import Script
from entityscreen.model.weights import Weights
from entityscreen.names.prepared import CORE_ROLES, NAMED, Role, Variant
from entityscreen.scoring.adjustments.adjustment import Adjustment
from entityscreen.scoring.adjustments.met import TELLING, by_initial, count_all, count_met, places_met
from entityscreen.scoring.align import Pair

BRAND_DIFFERS = 0.2  # Shenzhen Aa Technology is not Shenzhen Bb Technology
NUMBERS_DIFFER = 0.25  # Fund 5 is not Fund 8
NUMBER_MISSING = 0.02
LEGAL_FORMS_DIFFER = 0.02
WEIGHTY = 0.1  # share of a word that is not just `of` or `and`


def one_word_only(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Christina` against `Katie Christina Gonzalez`, and `Teresa Jack Hopkins` against `JAK-T`.

    An initial is a second word only beside words that mean something, or when nothing is left over.
    """
    counts, met = count_all(a, b, NAMED), count_met(a, b, pairs, NAMED)
    if max(counts) < 2:
        return None
    if counts != met:
        words = [pair for pair in pairs if not by_initial(a, b, pair)]
        met = met if sum(count_met(a, b, words, frozenset(Role) - NAMED)) else count_met(a, b, words, NAMED)
    return Adjustment(-weights.one_part, "one part of a longer name") if max(met) < 2 else None


def one_meaning_only(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Sepah` (corps) against `Xinjiang Production and Construction Corps`: one word, and no name, of many.

    A name that is left over counts twice: `Luigi Ponti` is no road building for his bridges.
    """
    if sum(count_met(a, b, pairs, NAMED)) or max(count_met(a, b, pairs, TELLING)) > 1:
        return None
    left_over = max(_weighty(variant, own) for variant, own in zip((a, b), places_met(pairs), strict=True))
    return Adjustment(-weights.one_part, "one word of a longer name") if left_over > 1 else None


def _weighty(variant: Variant, met: set[int]) -> int:
    """How many words that are not met weigh something, names twice; legal forms do not."""
    others = [part for i, part in enumerate(variant.parts) if i not in met]
    weighty = [part for part in others if part.share >= WEIGHTY and part.role is not Role.LEGAL]
    return len(weighty) + sum(part.role in NAMED for part in weighty)


def brand_differs(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Shenzhen Aa Technology` against `Shenzhen Bb Technology`: all but the brand."""
    del weights
    if not all(count_all(a, b, CORE_ROLES)):
        return None
    if count_met(a, b, pairs, CORE_ROLES)[0]:
        return None
    return Adjustment(-BRAND_DIFFERS, "the distinctive words differ")


def numbers_differ(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Fund 5` against `Fund 8`; a number that one side leaves out is little."""
    del pairs, weights
    only_a, only_b = a.numbers - b.numbers, b.numbers - a.numbers
    if only_a and only_b:
        return Adjustment(-NUMBERS_DIFFER, "different numbers")
    if only_a or only_b:
        return Adjustment(-NUMBER_MISSING, "a number that only one name has")
    return None


def _legal_forms(variant: Variant) -> dict[Script, set[str]]:
    """The families of a name's legal forms, by script."""
    found: dict[Script, set[str]] = {}
    for part in variant.parts:
        if part.role is Role.LEGAL and part.token.concept is not None:
            found.setdefault(part.token.script, set()).add(part.token.concept.family)
    return found


def legal_forms_differ(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Deutsche Bank AG` against `Deutsche Bank GmbH`: both say a form, and not the same one.

    Only within a script: translators take liberties, and 股份有限公司 is `Co., Ltd.` as often as `Inc`.
    """
    del pairs, weights
    first, second = _legal_forms(a), _legal_forms(b)
    if first.keys() & second.keys() and not any(first[s] & second[s] for s in first.keys() & second.keys()):
        return Adjustment(-LEGAL_FORMS_DIFFER, "different legal forms")
    return None
