"""The rules for banks, insurers, airlines, hospitals and universities.

Here belongs what their names say that those of other organisations do not; what holds for all is in `organisations.py`.
"""

from __future__ import annotations

from entityscreen.model.weights import Weights
from entityscreen.names.lexicon import kind_of
from entityscreen.names.prepared import TRADES, Variant
from entityscreen.scoring.adjustments.adjustment import Adjustment
from entityscreen.scoring.adjustments.met import Meeting

KIND_LEFT_OVER = 0.08
OTHER_INSTITUTION = 0.15
UNIVERSITY = frozenset({"university"})
INSTITUTIONS = UNIVERSITY | {"bank"}
COMPANY = "company"
COMMERCIAL = "commercial"  # that a bank is no central bank, which one of two languages leaves out
SECOND = frozenset({"metropolitan"})
WHOSE = SECOND | {"central", "national", "state", "people", "postal"}  # whose bank it is


def kind_left_over(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Apple Inc.` against `Apple Bank for Savings`: a firm's full name, and an institution that it does not say it is.

    A name without a legal form may be a short one: `Turkish` is an airline too. Where no name meets, a firm may say a
    trade, and that it is a company: `China Construction Company` is not 中国建设银行.
    """
    del weights
    a, b = met.places_a, met.places_b
    nameless = not (met.sought_a & a.named or met.sought_b & b.named)
    if not (_is_firm(met.a, a.legal, nameless=nameless) and _has_kind(met.b, met.met_b)) and not (
        _is_firm(met.b, b.legal, nameless=nameless) and _has_kind(met.a, met.met_a)
    ):
        return None
    return Adjustment(-KIND_LEFT_OVER, "only one says that it is a bank, an airline or the like")


def other_institution(met: Meeting, weights: Weights) -> Adjustment | None:
    """`中国银行` against `Agricultural Bank of China`: no name meets, and a word that only one has tells which bank.

    In any script: of a company's name a translator leaves out words, of a bank's or a university's they are the name.
    So are State, National and Central there. A word that no table knows may be one of them in another language.
    """
    del weights
    a, b = met.places_a, met.places_b
    names_meet = met.sought_a & a.named or met.sought_b & b.named
    if names_meet and not (_is_second(met.a, met.met_a) or _is_second(met.b, met.met_b)):
        return None
    shared = _kinds(met.a) & _kinds(met.b)
    if not shared or (shared == UNIVERSITY and (a.legal or b.legal)):  # a firm of a university is not one
        return None
    if not (_tells(met.a, met.met_a) or _tells(met.b, met.met_b)):
        return None
    return Adjustment(-OTHER_INSTITUTION, "no name meets, and a word tells which bank or university it is")


def _is_second(variant: Variant, met: int) -> bool:
    """Whether a name has what a city's second university or bank is called by, and the other has not: Metropolitan."""
    left = [part.token.concept for place, part in enumerate(variant.parts) if not met >> place & 1]
    return any(meaning is not None and meaning.id in SECOND for meaning in left)


def _kinds(variant: Variant) -> frozenset[str]:
    return frozenset(kind_of(part.token.concept) for part in variant.parts) & INSTITUTIONS


def _tells(variant: Variant, met: int) -> bool:
    """Whether a word that tells one institution from another is not met."""
    for place, part in enumerate(variant.parts):
        if not met >> place & 1 and not kind_of(part.token.concept):
            meaning = part.token.concept
            named = "" if meaning is None else meaning.id
            if named in WHOSE or (part.role in TRADES and named != COMMERCIAL):
                return True
    return False


def _is_firm(variant: Variant, legal: int, *, nameless: bool) -> bool:
    """Whether a name is a full one, with a legal form, that says no trade; without a name it may say one."""
    if not nameless:
        return bool(legal) and not any(part.role in TRADES for part in variant.parts)
    company = any(part.token.concept is not None and part.token.concept.id == COMPANY for part in variant.parts)
    return (company or bool(legal)) and not _has_kind(variant, 0)


def _has_kind(variant: Variant, met: int) -> bool:
    """Whether a word that says a kind of institution is not met."""
    return any(kind_of(part.token.concept) and not met >> place & 1 for place, part in enumerate(variant.parts))
