"""Years that are counted from another beginning: Japan's eras, Taiwan's, the Buddhist calendar of Thailand.

Here belongs how such a year becomes one of the common era. What else a date may look like belongs to `values`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# The year before the first of an era. Source: Japan's era name law and its predecessors; the Republic of China's era.
_ERAS: Mapping[str, int] = {
    **dict.fromkeys(("明治", "㍾", "m"), 1867),
    **dict.fromkeys(("大正", "㍽", "t"), 1911),
    **dict.fromkeys(("昭和", "㍼", "s"), 1925),
    **dict.fromkeys(("平成", "㍻", "h"), 1988),
    **dict.fromkeys(("令和", "㋿", "r"), 2018),
    **dict.fromkeys(("民國", "民国", "中華民國", "中华民国", "中華民国"), 1911),
}
_NAMES = "|".join(sorted(_ERAS, key=len, reverse=True))
_ERA = re.compile(rf"({_NAMES})\s*\.?\s*(\d{{1,3}}|元)(?=\s*[年./-]|$)", re.IGNORECASE)
_MARK = re.compile(r"พ\.?\s?ศ\.?\s*|\s*\bB\.?E\b\.?\s*", re.IGNORECASE)
# Of the Buddhist era; until 1940 its years began in April.
_BUDDHIST = range(2400, 2600)
_BUDDHIST_BEGIN = 543
_FIRST_FROM_JANUARY = 2484


def from_era(text: str) -> str:
    """A date whose year is of the common era, where it was of a Japanese or Taiwanese one.

    Args:
        text: a date in NFKC.

    Example:
        >>> from_era("昭和28年6月15日"), from_era("S40.1.1"), from_era("令和元年5月"), from_era("民國50年")
        ('1953年6月15日', '1965.1.1', '2019年5月', '1961年')
        >>> from_era("1961-05-03"), from_era("พ.ศ. 2504"), from_era("5/10/2504 BE"), from_era("3 October 1961")
        ('1961-05-03', '2504', '5/10/2504', '3 October 1961')
    """
    found = _ERA.match(text)
    if not found:
        return _MARK.sub("", text)
    year = 1 if found[2] == "元" else int(found[2])
    return f"{_ERAS[found[1].casefold()] + year}{text[found.end() :]}"


def from_buddhist(year: int, month: int = 0) -> int:
    """A year of the common era; one that can only be of the Buddhist era is reckoned.

    Args:
        year: as it is written.
        month: that is known, or 0.

    Example:
        >>> from_buddhist(2504), from_buddhist(2480, 2), from_buddhist(1961)
        (1961, 1938, 1961)
    """
    if year not in _BUDDHIST:
        return year
    return year - _BUDDHIST_BEGIN + (year < _FIRST_FROM_JANUARY and 0 < month < 4)
