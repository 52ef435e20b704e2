"""Brands that are Japanese numerals: 第一三共 is Daiichi Sankyo, 十八銀行 Juhachi Bank.

Here belongs reading such a name with the numeral as the Latin word that it is said as. It may be a number all the same
(第一研究所), so this is one more way to read it.
"""

from __future__ import annotations

import re

from entityscreen.names.normalise import Folded
from entityscreen.names.segment.japanese import japanese_on

# At the head, or behind the legal form. Digits in a row are no number that is said: 第一|三共, and 三一 is Sany.
_NUMERAL = re.compile(
    "(?P<before>^|^株式会社 ?|^有限会社 ?)"
    "(?P<numeral>第(?:百?[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
    "|百?[二三四五六七八九]?十[一二三四五六七八九]|百[一二三四五六七八九])"
)


def with_numeral(text: Folded) -> tuple[Folded, ...]:
    """A name that begins with a Japanese numeral with it in Latin letters; none where there is no such name.

    Args:
        text: a folded name of an organisation.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> with_numeral(fold("第一三共株式会社")), with_numeral(fold("十八銀行")), with_numeral(fold("三一重工"))
        (('daiichi 三共株式会社',), ('juhachi 银行',), ())
    """
    found = None if text.isascii() else _NUMERAL.search(text)
    if found is None:
        return ()
    said = "".join(japanese_on(character)[0] for character in found["numeral"])
    return (Folded(" ".join(f"{found['before']} {said} {text[found.end() :]}".split())),)
