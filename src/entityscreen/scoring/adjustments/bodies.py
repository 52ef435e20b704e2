"""The rules for bodies that a table knows by their official names: universities, banks, state groups, bureaus.

Here belongs what such a name says for certain; which names are known is `names/brand_forms.py`.
"""

from __future__ import annotations

from entityscreen.model.weights import Weights
from entityscreen.names.brand_forms import is_official
from entityscreen.names.prepared import TRADES, PreparedName, Role, Variant
from entityscreen.scoring.adjustments.adjustment import Adjustment
from entityscreen.scoring.adjustments.met import Meeting

OTHER_BODY = 0.25
PART_OF_BODY = 0.2


def body_and_part(met: Meeting, weights: Weights) -> Adjustment | None:
    """`서울대학교병원` against `Seoul National University`: a body, and only one name says a trade besides.

    Its hospital, its press and its leasing firm are others; so is what goes on as its name does (Korea University of
    Technology and Education). Where both say what they are, that is compared.
    """
    del weights
    pair = next((pair for pair in met.pairs if _is_body(met.a, pair.a_start) or _is_body(met.b, pair.b_start)), None)
    if pair is None:
        return None
    own, other = _beside(met.a, pair.a_start, pair.a_end), _beside(met.b, pair.b_start, pair.b_end)
    return None if own is other else Adjustment(-PART_OF_BODY, "a known body, and only one name says a trade besides")


def _is_body(variant: Variant, place: int) -> bool:
    return is_official(variant.parts[place].token.text)


def _beside(variant: Variant, start: int, end: int) -> bool:
    """Whether a name says a trade beside the parts that name the body, which may be all its words."""
    return any(part.role in TRADES for part in variant.parts[:start] + variant.parts[end:])


def other_body(query: PreparedName, listed: PreparedName) -> Adjustment | None:
    """`北京理工大学` against `Beijing University of Technology`: each is the whole name of a body, and not of one.

    By their meaning they are the same, but one is Beijing Institute of Technology, the other 北京工业大学.
    """
    if len(query.variants) < 2 or len(listed.variants) < 2:  # who has such a name is read as written, too
        return None
    own = _bodies(query)
    if not own or own & (_bodies(listed) or own):
        return None
    return Adjustment(-OTHER_BODY, "each is the name of another known body")


def _bodies(name: PreparedName) -> set[str]:
    """The known bodies whose names a name is, but for its legal form."""
    found = set()
    for variant in name.variants:
        named = [part.token.text for part in variant.parts if part.role is not Role.LEGAL]
        if len(named) == 1 and is_official(named[0]):
            found.add(named[0])
    return found
