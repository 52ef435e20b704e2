"""`甲委員會(甲會)`: a bracket in characters behind a name in characters, with no Latin name beside.

Here belongs which of the two is the name and whether the other is its short form.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.context import COMPANY, ORGANISATION
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.hangul import ends_as_body, is_headed
from entityscreen.sources.documents.kinds import judge_native
from entityscreen.sources.documents.runs import after_stop
from entityscreen.sources.documents.short_forms import further_aliases, is_short_form, says_short
from entityscreen.sources.documents.tokens import HAS_NATIVE, Bracket
from entityscreen.sources.documents.view import View

_RUN = re.compile("[\u3400-\u9fff\u30a1-\u30fcA-Z0-9（）()]{5,40}$")
_QUOTED = re.compile("[「『“‘\"']([\u3400-\u9fff\u30a1-\u30fcA-Z0-9（）()]{6,40})[」』”’\"']$")
_HANGUL_BODY = re.compile("(?:[\uac00-\ud7a3]{5,20}|(?<![0-9])제?[0-9]{1,4}(?:호|국|부) ?[\uac00-\ud7a3]{2,12})$")
_HANGUL_SHORT = re.compile("^(?:[\uac00-\ud7a3]{2,5}|[0-9]{1,4}[\uac00-\ud7a3]{2,6})$")
_LATIN_NEXT = re.compile(r"\s?[(（]\s?[A-Za-z]")
_KATAKANA = re.compile("[\u30a1-\u30fc]{2,12}$")  # an acronym as it is spoken: ジェトロ
SURE = 3  # strength of an ending that needs no label in the bracket
SHORTEST_NAME = 5  # characters of a name that has a short form


def hangul_short(view: View, bracket: Bracket) -> Finding | None:
    """The finding of a Korean body whose short form takes its syllables in order: `국가정보원(국정원)`, or None.

    Args:
        view: the block.
        bracket: a pair of brackets.
    """
    found = _HANGUL_BODY.search(view.text, max(0, bracket.start - 24), bracket.start)
    short = bracket.content.strip("'\"‘’“” ")
    if not found or not _HANGUL_SHORT.match(short) or not is_short_form(short, found.group()):
        return None
    name, verdict = found.group(), judge_native(found.group())
    if not (is_headed(name) or ends_as_body(name) or verdict.strength > 1):
        return None
    kind = verdict.kind if verdict.kind in (COMPANY, ORGANISATION) else ORGANISATION
    return Finding(name, found.start(), found.end(), kind, (short,), evidence=("short form",), after=bracket.end + 1)


def short_in_bracket(view: View, bracket: Bracket) -> Finding | None:
    """The finding of an organisation whose short form a bracket gives.

    Args:
        view: the block.
        bracket: a pair of brackets.

    Returns:
        The finding, or None: the name must end as companies and organisations do, its short form must be called one or
        take its characters from the name in order.
    """
    if _LATIN_NEXT.match(view.text, bracket.end + 1):
        return None  # the Latin name's bracket takes both
    before = view.text[max(0, bracket.start - 42) : bracket.start]
    quoted = _QUOTED.search(before)
    found = _RUN.search(quoted[1] if quoted else before[-40:])
    if not found or not HAS_NATIVE.search(bracket.content) or re.search("[a-z]", bracket.content):
        return None
    run = found.group() if quoted else after_stop(found.group(), ands=False)
    starts = 1 if quoted else max(1, len(run) - SHORTEST_NAME + 1)
    for name in (run[at:] for at in range(starts)):
        verdict = judge_native(name)
        alike = is_short_form(bracket.content, name) and bracket.content[-1] == name[-1]  # 金融管理局（金管局）
        sure = verdict.strength == SURE or (verdict.strength and (alike or says_short(bracket.content)))
        if len(name) < SHORTEST_NAME or not sure or verdict.kind not in (COMPANY, ORGANISATION):
            return None
        shorts = further_aliases(bracket.content, name)
        if not shorts and verdict.kind == ORGANISATION and _KATAKANA.match(bracket.content):
            shorts = (bracket.content,)
        if shorts:
            start = bracket.start - len(name) - (quoted is not None)
            evidence = (f"{verdict.evidence}; short form {shorts[0]}",)
            return Finding(
                name, start, start + len(name), verdict.kind, shorts, evidence=evidence, after=bracket.end + 1
            )
    return None
