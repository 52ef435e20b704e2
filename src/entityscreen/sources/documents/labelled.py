"""Other names with a label in Chinese, Japanese or Korean: `제임스 강(한국명 강진우)`, `甲公司（曾用名：乙公司）`.

Here belongs which labels say that what follows is a name of the one before the bracket, and where that name begins.
Labels before Latin names belong to `reverse.py`, those of short forms to `brand_forms.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from entityscreen.sources.documents.brands import is_han_place
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.gloss import is_native_name
from entityscreen.sources.documents.kinds import Verdict, judge_latin, judge_native
from entityscreen.sources.documents.korean import has_title
from entityscreen.sources.documents.name_labels import is_latin_person, labelled_parts, may_be_nickname
from entityscreen.sources.documents.native_nouns import HANGUL_FIRM, HANGUL_VENTURE
from entityscreen.sources.documents.native_persons import HANGUL, looks_like_person
from entityscreen.sources.documents.quoted_names import called_in_quotes
from entityscreen.sources.documents.runs import after_stop
from entityscreen.sources.documents.short_forms import further_aliases
from entityscreen.sources.documents.spellings import is_same_syllable
from entityscreen.sources.documents.titled import without_end_title
from entityscreen.sources.documents.tokens import HAS_NATIVE, Bracket, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import han_words

_RUN = re.compile("(?:[A-Z0-9]{1,6})?[\u3005\u3041-\u3096\u3400-\u9fff\u30a1-\u30fc·・]{2,40}$")
_DOTTED = re.compile(
    "(?:[\u30a1-\u30fc]+(?:[·・][\u30a1-\u30fc]+)+|[\u3400-\u9fff]+(?:[·・][\u3400-\u9fff\u30a1-\u30fc]+)+)$"
)
_HANGUL_WORDS = re.compile("(?:[\uac00-\ud7a3]{1,8} ){0,2}(?:㈜|[(（]주[)）])?[A-Z]{0,6}[\uac00-\ud7a3]{1,20}$")
_QUOTED_BEFORE = re.compile("[“「『‘\"'](?P<name>[^“”「」『』‘’\"'()（）\n]{2,24})[”」』’\"']?$")
_ENGLISH = re.compile(r"\s?(?:英|영)")
_HANGUL_NAME_LONG = re.compile("(?<![\uac00-\ud7a3])[\uac00-\ud7a3]{3,15}$")
_FORMED = re.compile(  # a form or a noun for firms before a name of one word
    rf"(?:주식회사|유한회사|㈜|{HANGUL_FIRM}|{HANGUL_VENTURE})(?:인)? ?(?P<name>"
    rf"(?:[A-Z]{{1,6}})?[\uac00-\ud7a3]{{2,15}})$"
)
_FIRM_BEFORE = re.compile("(?:会社|企業|大手|メーカー|商社|系列|傘下)$")
_HANGUL_NAME = re.compile("(?<![\uac00-\ud7a3])[\uac00-\ud7a3]{2,5}$")
_PART_OF_FIRM = re.compile("子公司$|分公司$|旗下|的|下属|所属|소속|산하|자회사$|계열사$")  # `（原甲集团子公司）`
_AGE = re.compile("(?<![0-9])[1-9][0-9](?:세|살)?(?![0-9년])")
_SHORT_LABEL = "(?:약칭|약자|[简簡略][称稱])\\s?[:：は・]?\\s?[「“'‘]?"
LONGEST_PERSON, LONGEST_KOREAN = 4, 3  # characters, syllables


def labelled_name(view: View, bracket: Bracket) -> Finding | None:
    """The finding of a name whose other one a bracket gives behind a label, or None.

    Args:
        view: the block.
        bracket: a pair of brackets.
    """
    match = next(_labelled(bracket.content), None)
    if match is None:
        return None
    other = match["name"].strip()
    name, kind = _bearer(view, bracket, match, other)
    if not name or name == other or is_han_place(name) or ((match["firm"] or match["now"]) and kind == PERSON):
        return None
    start = view.text.rfind(name, 0, bracket.start)
    former = (other,) if match["former"] or match["firm"] else ()
    evidence = (f"label {match.string[: match.start('name')].strip(' :：「“')}",)
    return Finding(name, start, start + len(name), kind, (other,), former, evidence=evidence, after=bracket.end + 1)


def _bearer(view: View, bracket: Bracket, match: re.Match[str], other: str) -> tuple[str, str]:
    """The name before a bracket whose other one a label gives, and its kind; empty strings where nothing is sure."""
    before = view.text[max(0, bracket.start - 42) : bracket.start].rstrip()
    rest = without_end_title(before)
    called = called_in_quotes(view.text, bracket.start)
    if HANGUL.search(rest[-1:]):
        name, kind = _korean(rest, other)
        if not name and not match["firm"] and (run := _HANGUL_NAME.search(before)) and HANGUL.search(other):
            sure = _is_titled(view, bracket, run.group())
            name, kind = (run.group(), PERSON) if sure else ("", "")  # `가수 아이유(본명 이지은·31)`
        elif match["nickname"] and kind == PERSON and not _is_titled(view, bracket, name):
            return "", ""  # `전세금(일명 …)`
    else:
        titled = rest != before and not match["firm"]
        free = ((match["nickname"] is not None or titled) and may_be_nickname(other)) or is_latin_person(other)
        name, kind = name_at_end(rest, other, free=free)
        if match["nickname"] and "・" in name and rest == before:
            return "", ""  # `ニュー・ヨーク（通称「…」）`
    return (name, kind) if name else _firm_before(before, called, match, other)


def _firm_before(before: str, called: tuple[str, str] | None, match: re.Match[str], other: str) -> tuple[str, str]:
    """The firm at the end of a text by a noun, by quotes or by its form, whose other name a label for firms gives."""
    old = bool(match["firm"] or match["now"])
    if called and _may_be(other, called[1], old=old):
        return called  # `거래소 '하이비트'(법인명 ㈜하이테크넷)`
    quoted = _QUOTED_BEFORE.search(before)
    english = not HAS_NATIVE.search(other) and _ENGLISH.match(match.string) and " " in other
    if quoted and ((english and _judge(other).kind != "other") or (old and _may_be(other, COMPANY, old=True))):
        return quoted["name"], COMPANY  # `「ペイゲート」（旧・千葉情報サービス）`
    run, formed = _HANGUL_NAME_LONG.search(before), _FORMED.search(before)
    verdict = _judge(run.group()) if run and old else None
    if not old or not _may_be(other, COMPANY, old=True):
        return "", ""
    if run and verdict and verdict.kind == COMPANY and verdict.strength > 1:
        return run.group(), COMPANY  # `한울홀딩스(현 넥스트한울)`
    return (formed["name"], COMPANY) if formed and match["firm"] else ("", "")  # `주식회사 마루체인랩스(옛 비트온)`


def _may_be(other: str, kind: str, *, old: bool) -> bool:
    """Whether another name can be that of what a noun calls a firm or a body; a former one need not say what it is."""
    verdict = _judge(other)
    firms = (COMPANY, ORGANISATION)
    return verdict.kind == kind or (verdict.kind in firms and kind in firms) or (old and verdict.kind != "other")


def _is_titled(view: View, bracket: Bracket, name: str) -> bool:
    """Whether a title beside a Korean name, or an age in its bracket, says that it is a person's."""
    before, behind = view.text[: bracket.start], view.text[bracket.end + 1 : bracket.end + 25]
    return (
        not before.endswith(name)
        or has_title(before.removesuffix(name)[-24:], behind) != ""
        or bool(_AGE.search(bracket.content))
    )


def _labelled(content: str) -> Iterator[re.Match[str]]:
    """The parts of a bracket that give a name behind a label."""
    parts = ((match, match["name"].strip()) for match in labelled_parts(content))
    usual = ((m, name) for m, name in parts if not _PART_OF_FIRM.search(name))
    return (m for m, name in usual if is_native_name(name) or m["nickname"] or not HAS_NATIVE.search(name))


def with_labelled(finding: Finding, bracket: Bracket) -> Finding:
    """A finding with the labelled names that its bracket gives besides: `李海涛（英文名Tony Lee，又名李涛）`."""
    fitting = [match for match in _labelled(bracket.content) if _fits(finding, match)]
    names = (match["name"].strip() for match in fitting)
    former = (match["name"].strip() for match in fitting if match["former"] or match["firm"])
    shorts = _shorts(finding, bracket.content)
    aliases = tuple(dict.fromkeys((*finding.aliases, *(name for name in (*names, *shorts) if name != finding.name))))
    return replace(finding, aliases=aliases, former=tuple(dict.fromkeys((*finding.former, *former))))


def _shorts(finding: Finding, content: str) -> tuple[str, ...]:
    """The short forms of a firm or body that its bracket calls so: `(…, 이하 천리마무역)`."""
    native = next((name for name in (finding.name, *finding.aliases) if HAS_NATIVE.search(name)), "")
    firm = finding.kind in (COMPANY, ORGANISATION) and native
    return (
        tuple(
            name
            for name in further_aliases(content, native)
            if HAS_NATIVE.search(name) or re.search(rf"{_SHORT_LABEL}{re.escape(name)}", content)
        )
        if firm
        else ()
    )


def _fits(finding: Finding, match: re.Match[str]) -> bool:
    """Whether a labelled name can be that of what was found."""
    name = match["name"].strip()
    if finding.kind == PERSON:
        return (may_be_nickname(name) or is_latin_person(name)) and not (match["firm"] or match["now"])
    old = match["firm"] or match["former"] or match["now"]
    if finding.kind != VESSEL and not old and may_be_nickname(name):
        return True  # `라자루스(Lazarus, 일명 '히든 코브라')`
    verdict = _judge(name)
    return finding.kind == VESSEL or (verdict.kind in (COMPANY, ORGANISATION) and verdict.strength > 1)


def _judge(name: str) -> Verdict:
    """What a name in characters or in Latin letters says it is."""
    return judge_native(name) if HAS_NATIVE.search(name) else judge_latin(tokenise(name))


def name_at_end(before: str, other: str, *, free: bool = False) -> tuple[str, str]:
    """The person or the organisation at the end of a text in characters or kana, and its kind.

    Args:
        before: the text.
        other: another name of it, of whose kind it must be.
        free: whether the other one is a nickname, which says nothing of the kind.

    Example:
        >>> name_at_end("被告人孟祥柏", "孟柏"), name_at_end("被告人孟祥柏", "柏叔", free=True)
        (('孟祥柏', 'Person'), ('孟祥柏', 'Person'))
    """
    found = _RUN.search(before)
    if not found:
        return "", ""
    name = after_stop(found.group())
    called = COMPANY if _FIRM_BEFORE.search(found.group().removesuffix(name)) else ""
    if kind := _firm_kind(name, other) or called:
        return name, kind
    dotted = _DOTTED.search(found.group())
    name = after_stop(dotted.group() if dotted else found.group(), persons=True)
    if not dotted and len(name) > LONGEST_PERSON:  # `中国公民李海涛（又名李涛）`: the surname says where it begins
        name = next((name[-size:] for size in (3, 2) if name[-size] == other[0]), "")
    if not name or not looks_like_person(name):
        return "", ""
    return (name, PERSON) if free or looks_like_person(other) else ("", "")


def _firm_kind(name: str, other: str) -> str:
    """The kind that the endings of two names both give, or an empty string."""
    verdicts = [_judge(form) for form in (name, other)]
    kinds = {verdict.kind for verdict in verdicts}
    sure = kinds <= {COMPANY, ORGANISATION} and max(verdict.strength for verdict in verdicts) > 1
    return verdicts[0].kind if sure else ""


def _korean(before: str, other: str) -> tuple[str, str]:
    """The person or the firm at the end of Korean text, and its kind.

    A given name of the West stands before a surname of one syllable, which the Korean name has too: `제임스 강`.
    """
    found = _HANGUL_WORDS.search(before)
    parts = found.group().split(" ") if found else []
    if not parts:
        return "", ""
    if kind := _firm_kind(parts[-1], other):
        return parts[-1], kind
    if not looks_like_person(other):  # a name of another country: `김용수(일본명 가네다 류스케)`
        foreign = len(parts[-1]) == LONGEST_KOREAN and looks_like_person(parts[-1])
        return (parts[-1], PERSON) if foreign and HANGUL.search(other) else ("", "")
    western = len(parts) > 1 and len(parts[-1]) == 1 and is_same_syllable(parts[-1], other[0]) and len(parts[-2]) > 1
    if western and parts[-2] not in han_words("korean_role"):
        return " ".join(parts[-2:]), PERSON
    return (parts[-1], PERSON) if looks_like_person(parts[-1]) else ("", "")
