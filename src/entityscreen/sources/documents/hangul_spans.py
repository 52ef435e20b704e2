"""How many Hangul words before a bracket are the name: `오로라링크 재단(AuroraLink Foundation)`.

Here belongs the choice of its first word: a legal form before or behind it, or what sounds and means as the Latin name
does. What the name is belongs to `hangul.py` and `reverse.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.context import COMPANY
from entityscreen.sources.documents.hangul import opens_as
from entityscreen.sources.documents.tokens import Token

_FORM = "주식회사|유한회사|유한책임회사|합자회사|재단법인|사단법인|학교법인|의료법인"
_FIRM = "법무법인|회계법인|특허법인|세무법인|노무법인|관세법인|법률사무소"
_WORD = "[A-Z]{0,6}[\uac00-\ud7a3]{1,20}[A-Z0-9]{0,6}"
_FORM_BEHIND = re.compile(f"{_WORD} (?:주식회사|유한회사|유한공사|유한책임회사)$")
_FORM_BEFORE = re.compile(
    rf"(?<!\S)(?:(?:{_FORM}|{_FIRM})(?:\(유한\))? |㈜ ?|[(（]주[)）] ?)(?:{_WORD} ){{0,2}}{_WORD}$"
)
_WORDS = re.compile(f"(?:{_WORD} ){{0,4}}{_WORD}$")
LONGEST_NAME = 4  # words
LEAST_LIKENESS, LEAST_BETTER = 0.75, 0.1  # of several words and the Latin name; than the last word alone


def spaced_name(before: str, run: str, name: Sequence[Token]) -> str:
    """The Hangul words at the end of a text that are one name, or its last word.

    Args:
        before: the text before the bracket.
        run: its last word.
        name: the words of the Latin name in the bracket.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> spaced_name("재단인 오로라링크 재단", "재단", tokenise("AuroraLink Foundation"))
        '오로라링크 재단'
        >>> spaced_name("중국 업체 창신메모리", "창신메모리", tokenise("ChangXin Memory"))
        '창신메모리'
        >>> spaced_name("변호를 맡은 법무법인 한빛누리", "한빛누리", tokenise("Hanbit Nuri LLC"))
        '법무법인 한빛누리'
    """
    formed = _FORM_BEFORE.search(before) or (_FORM_BEHIND.search(before) if f" {run}" in before else None)
    if formed and formed.group().endswith(run):
        return formed.group()
    found = _WORDS.search(before)
    parts = found.group().split(" ") if found else []
    if len(parts) < 2 or len(name) < 2 or not parts[-1].endswith(run) or opens_as(run, name[0]):
        return run
    spans = [" ".join(parts[-size:]) for size in range(2, min(len(parts), len(name) + 1) + 1)]
    if opened := next((span for span in spans if opens_as(span.split(" ", maxsplit=1)[0], name[0])), ""):
        return opened
    return _likest(spans, run, " ".join(token.text for token in name))


def spaced_by(before: str, run: str, other: str) -> str:
    """The Hangul words at the end of a text that are a firm's name in Hanja or Latin letters, or its last word.

    Example:
        >>> spaced_by("소재 선양 톈룽 무역유한공사", "무역유한공사", "瀋陽天隆貿易有限公司")
        '선양 톈룽 무역유한공사'
    """
    found = _WORDS.search(before)
    parts = found.group().split(" ") if found else []
    spans = [" ".join(parts[-size:]) for size in range(2, min(len(parts), LONGEST_NAME) + 1)]
    return _likest(spans, run, other) if spans and spans[0].endswith(run) else run


def _likest(spans: Sequence[str], run: str, other: str) -> str:
    """The span that is most alike another form of the name, where it is clearly more so than its last word."""
    best, span = max((compare(span, other, kind=COMPANY).score, span) for span in spans)
    alone = compare(run, other, kind=COMPANY).score
    return span if best >= max(LEAST_LIKENESS, alone + LEAST_BETTER) else run
