"""Names in quotes that a noun explains, their original in the bracket: `조직 '실런트 매그파이(Silent Magpie)'`.

Here belongs what stands in quotes of Chinese, Japanese or Korean text before a bracket that holds the same name in
Latin letters or a further script. What needs no noun belongs to `reverse.py`.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.context import COMPANY, ORGANISATION
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.gloss import is_native_name
from entityscreen.sources.documents.kinds import judge_native
from entityscreen.sources.documents.listings import without_listing
from entityscreen.sources.documents.native_nouns import HAN_BODY, HAN_FIRM, HANGUL_BODY, HANGUL_FIRM
from entityscreen.sources.documents.runs import own_part
from entityscreen.sources.documents.scripts import HAS_FURTHER, further_words
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE, Bracket, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import words

_OPENING, _CLOSING = "“「『‘\"'", "”」』’\"'"
_COMPANY_NOUN = f"{HAN_FIRM}|{HANGUL_FIRM}"
_BODY_NOUN = f"{HAN_BODY}|{HANGUL_BODY}"
_QUOTED = re.compile(
    rf"[{_OPENING}](?P<name>[{NATIVE}·・＝A-Z0-9 ]{{2,30}})"
    rf"(?:(?P<closed>[{_CLOSING}]) ?(?:(?P<company>{_COMPANY_NOUN})|(?P<body>{_BODY_NOUN}))?)?$"
)
_CALLED = re.compile(
    rf"(?:(?P<company>{_COMPANY_NOUN})|(?P<body>{_BODY_NOUN}))"
    r"(?P<object>[을를])?(?:名[为為叫]|叫做?|[称稱][为為作]|である|인)?[、,，]?\s?$"
)
_CALLED_BEHIND = re.compile(
    rf"^(?:的|という|と称する|と名乗る|이?라는|란|이란)\s?(?:名前の|名の|이름의\s?|{_COMPANY_NOUN}的)?"
    rf"(?:[{NATIVE}]{{0,6}}?\s?)?(?:(?P<company>{_COMPANY_NOUN})|(?P<body>{_BODY_NOUN}))"
)
_NAMED_BEHIND = re.compile(r"^이?라(?:는 (?:이름|명칭|암호명)|고 (?:부르|불|명명|지칭|이름))")
_THING_BEHIND = re.compile(
    "^(?:[计計][划劃画]|[项項]目|系[统統列]|[产產]品|品牌|[软軟][件體]|病毒|木[马馬]|行[动動]|[号號]|プロジェクト|作戦|システム|製品|計画|シリーズ|事件|"
    r"\s?(?:프로젝트|시스템|계획|작전|서비스|제품|브랜드|앱|소프트웨어|악성코드|사건|시리즈))"
)
_FIRST = re.compile(rf"([^{NATIVE}、，;；]{{2,60}}?)\s?[、，,;；·]\s?(?=[{NATIVE}])")
_HANGUL = re.compile("[\uac00-\ud7a3]")
SURE = 3  # strength of an ending
MOST_BEFORE, MOST_BEHIND = 48, 24  # characters that are looked at


def without_quote(text: str, bracket: Bracket) -> Bracket | None:
    """The bracket, begun at the closing quote before it, where a name in quotes stands there; else None.

    Example:
        >>> without_quote("'한빛상사'(구 대성상사)", Bracket(6, 13, "구 대성상사")).start
        5
    """
    found = _QUOTED.search(text[max(0, bracket.start - MOST_BEFORE) : bracket.start])
    bare = found and found["closed"] and found.end("closed") == len(found.string)
    return bracket._replace(start=bracket.start - 1) if bare else None


def is_noun(native: str) -> bool:
    """Whether characters are a common noun for firms or bodies: `平台`."""
    return re.fullmatch(f"{_COMPANY_NOUN}|{_BODY_NOUN}", native) is not None


def called_in_quotes(text: str, end: int) -> tuple[str, str] | None:
    """The name in quotes before an offset that a noun calls a firm or a body, and its kind; or None.

    Example:
        >>> called_in_quotes("코인 거래소 '하이비트'(법인명", 13)
        ('하이비트', 'Company')
    """
    before = text[max(0, end - MOST_BEFORE) : end]
    before = before if before[-1:] in tuple(_CLOSING) else text[max(0, end - MOST_BEFORE) : end + 1]
    found = _QUOTED.search(before)
    kind = _kind(before[: found.start()], "") if found and found["closed"] else None
    return (found["name"], kind[0]) if found and kind else None


def quoted_name(view: View, bracket: Bracket) -> Finding | None:
    """The finding of a name in quotes that a noun beside it calls a firm or a body, or None.

    The quotes may close before the bracket or behind it.

    Args:
        view: the block.
        bracket: a pair of brackets.
    """
    found = _QUOTED.search(view.text, max(0, bracket.start - MOST_BEFORE), bracket.start)
    behind = view.text[bracket.end + 1 : bracket.end + 1 + MOST_BEHIND]
    closed = found and (found["closed"] or behind[:1] in tuple(_CLOSING))
    if not found or not closed or not HAS_NATIVE.search(found["name"]) or not is_native_name(found["name"]):
        return None
    behind = behind if found["closed"] else behind[1:]
    before = view.text[max(0, found.start() - MOST_BEHIND) : found.start()]
    if found["closed"] and (firm := _native_firm(found, bracket)):
        return firm
    kind = _by_noun(found) or _kind(before, behind)
    other = _original(bracket.content) if kind else ""
    if kind is None or not other:
        return None
    name, evidence, after = found["name"], (f"called {kind[1]}",), bracket.end + 1
    if HAS_FURTHER.search(other):
        return Finding(name, found.start("name"), found.end("name"), kind[0], (other,), evidence=evidence, after=after)
    start = bracket.start + 1 + bracket.content.index(other)
    return Finding(visible(other), start, start + len(other), kind[0], (name,), evidence=evidence, after=after)


def _native_firm(found: re.Match[str], bracket: Bracket) -> Finding | None:
    """A name in quotes whose other form in characters is a firm's: `'골든브리지 인터내셔널'(金橋國際有限公司)`."""
    verdict = judge_native(bracket.content)
    sure = verdict.kind == COMPANY and verdict.strength == SURE and len(own_part(bracket.content)) > 1
    if not sure or not _HANGUL.search(found["name"]) or _HANGUL.search(bracket.content) or " " in bracket.content:
        return None
    start, end = found.span("name")
    evidence = (verdict.evidence,)
    return Finding(found["name"], start, end, COMPANY, (bracket.content,), evidence=evidence, after=bracket.end + 1)


def _by_noun(called: re.Match[str]) -> tuple[str, str] | None:
    """The kind that the noun of a pattern gives, and the noun; None where it has none."""
    if called["company"]:
        return COMPANY, called["company"]
    return (ORGANISATION, called["body"]) if called["body"] else None


def _kind(before: str, behind: str) -> tuple[str, str] | None:
    """The kind that a noun before or behind quotes gives, and the noun."""
    if _THING_BEHIND.match(behind):
        return None
    called = _CALLED.search(before)
    if called and called["object"] and not _NAMED_BEHIND.match(behind):
        called = None  # `조직을 '구름'이 …`
    called = called or _CALLED_BEHIND.match(behind)
    return _by_noun(called) if called else None


def _original(content: str) -> str:
    """The one name of a bracket in Latin letters or a further script, or an empty string."""
    rest = without_listing(content)[0].strip()
    if (first := _FIRST.match(rest)) and HAS_NATIVE.search(rest):
        rest = first[1]  # `TraderTraitor、別名・ラザルス`
    if not rest or HAS_NATIVE.search(rest) or any(mark in rest for mark in ":：;；/"):
        return ""
    if further := further_words(rest):
        return rest if further[0].text[0].isupper() or rest[0] in '«“"' or not further[0].text.isupper() else ""
    name = tokenise(rest)
    known = words("connector") | words("legal")
    return rest if name and all(token.capital or token.folded in known for token in name) else ""
