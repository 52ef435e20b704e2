"""What tells two companies apart whose brands resemble or are heard, beside trades and places.

Here belongs how the Latin name is built, and what it is: a bank is called one in any language. How much a trade or a
place in common says is in `context.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs
from entityscreen.names.institutions import kind_of
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.brands import NO_BRAND

# What tells a name among thousands. A company that says its legal form in characters says it in Latin letters too, and
# begins with its brand; a brand that is heard with nothing else in common needs more evidence than beside a trade.
NO_FORM, NOT_FIRST = 0.15, 0.1
OTHER_INSTITUTION = 0.3  # a bank and no bank: a trade may be left out or added, this is not


def built_otherwise(left: Sequence[Part], right: Sequence[Part], before: Sequence[Part]) -> float:
    """What it takes that a Latin name is not built like a translation of the other.

    Args:
        left: the name in characters, without the brand.
        right: the Latin name, without the brand.
        before: what stands before the brand there.
    """
    formless = any(part.role is Role.LEGAL for part in left) and not any(part.role is Role.LEGAL for part in right)
    first = all(part.role in NO_BRAND or part.role is Role.GENERIC for part in before)
    return (NO_FORM if formless else 0.0) + (0.0 if first else NOT_FIRST)


def other_institution(left: Sequence[Part], right: Sequence[Part]) -> float:
    """What it takes that one name is a bank's, an insurer's or a university's, and the other is none."""
    return 0.0 if _institutions(left) == _institutions(right) else OTHER_INSTITUTION


def _institutions(parts: Sequence[Part]) -> set[str]:
    further = _further()
    found = {further.get(c.id, "") or kind_of(c) for part in parts if (c := part.token.concept) is not None}
    return found - {""}


@named_cache("segment.institutions", maxsize=1)
def _further() -> dict[str, str]:
    return read_pairs("segment_institutions")
