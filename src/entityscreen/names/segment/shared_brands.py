"""Brands that dozens of firms have in common: 三菱, 住友, 삼성.

Here belongs which characters are such a brand. They are read as they are spelled; the brands of groups that are not are
in `names/brand_forms.py`. What it means for a score is in `crossing.py` and `names/organisation_parts.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs


@named_cache("segment.shared_brands", maxsize=1)
def _brands() -> frozenset[str]:
    return frozenset(read_pairs("segment_shared"))


def is_shared_brand(text: str) -> bool:
    """Whether characters are the brand of many firms, which their trades tell apart.

    Example:
        >>> is_shared_brand("三菱"), is_shared_brand("高芯")
        (True, False)
    """
    return text in _brands()
