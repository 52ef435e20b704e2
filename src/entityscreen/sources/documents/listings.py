"""Where a share is listed: `002414.SZ`, `NYSE: BABA`, `Stock Code: 6877`, `股份代號:388`.

Here belongs how a ticker is told. It is no name of the company, but it says that what stands before it is one.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.sources.documents.vocabulary import words

_LEFT_OVER = re.compile(r"^[\s,;，；、]+|[\s,;，；、]+$")


@named_cache("documents.tickers", maxsize=1)
def _pattern() -> re.Pattern[str]:
    """All forms of a ticker, with the separator before it."""
    exchanges = "|".join(sorted(words("exchange"), key=lambda word: (-len(word), word)))
    symbol = r"[A-Z0-9]{1,6}(?:[.\-][A-Z]{1,3})?"
    return re.compile(
        rf"[,;，；、/\s]{{0,3}}(?:"
        rf"(?<![A-Z0-9.])(?:[0-9]{{3,6}}\.[A-Z]{{1,3}}|[A-Z]{{2,5}}\.(?:[A-Z]|HK|SS|SZ|SH|SI|TW|KS|KQ|PA|DE|MI|MC))(?![\w.])"
        rf"|(?<![A-Za-z])(?i:{exchanges})(?:\s(?i:code|ticker|symbol))?\s?[:：]\s?{symbol}(?![\w.])"
        rf"|(?i:(?:stock|securities|share|ticker)\s(?:code|symbol|number)s?|ticker|symbol)\s?[:：]?\s?"
        rf"(?=[0-9A-Z]){symbol}(?![\w.])"
        rf"|(?:股份代[號号]|股票代[碼码號号]|證券代[碼號]|证券代码|証券コード|종목코드)\s?[:：為为]?\s?{symbol}(?![\w.])"
        r"|^\s*[0-9]{6}\s*$)"
    )


def without_listing(content: str) -> tuple[str, bool]:
    """A bracket's content without the tickers in it, and whether there were any.

    Example:
        >>> without_listing("睿创微纳, 688002.SH"), without_listing("NYSE: BABA; HKEX: 9988")
        (('睿创微纳', True), ('', True))
        >>> without_listing("S.A. de C.V."), without_listing("股份代號:388")
        (('S.A. de C.V.', False), ('', True))
    """
    rest, count = _pattern().subn("", content)
    return (_LEFT_OVER.sub("", rest), True) if count else (content, False)
