"""`漢字 (Latin)`: the name in characters stands first, its Latin form in the bracket.

Here belongs which characters before the bracket are the name, and what it is. Where a run is cut belongs to `runs.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.sources.documents.brands import is_han_place
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.gloss import is_native_name
from entityscreen.sources.documents.hangul import (
    by_sound,
    chinese_person,
    ends_as_body,
    explains_acronym,
    foreign_person,
    hangul_aliases,
    is_hangul,
    is_headed,
    names_body,
    sounds_as_surname,
)
from entityscreen.sources.documents.hangul_spans import spaced_name
from entityscreen.sources.documents.japanese import kana_aliases
from entityscreen.sources.documents.kinds import judge, judge_latin, judge_native
from entityscreen.sources.documents.listings import without_listing
from entityscreen.sources.documents.native_persons import looks_like_person
from entityscreen.sources.documents.quoted_names import is_noun
from entityscreen.sources.documents.reverse_persons import is_persons_name, meets, person_before, surnamed
from entityscreen.sources.documents.runs import after_stop, organisation_run
from entityscreen.sources.documents.short_forms import further_aliases, is_short_form, joined_latin
from entityscreen.sources.documents.titled import without_end_title
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE, Bracket, Token, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import (
    countries,
    endings,
    han_words,
    is_given,
    surname_spellings,
    surnames,
    words,
)

_RUN_AT_END = re.compile(
    f"(?:[{NATIVE}]{{2,30}}[(（][{NATIVE}]{{1,8}}[)）])?(?:[A-Z0-9]{{1,6}})?[{NATIVE}·・‧•A-Z0-9]{{1,40}} ?$"
)
_LATIN = (
    r"(?P<latin>[A-ZÀ-Þa-z0-9](?:[^\n;；，、:：()（）*†#]|\([A-Za-z .]{2,24}\)){1,90}?)[\s*†#]*"
    r"(?:$|[;；，、:：·]|,(?!\s?(?:Inc|Ltd|LLC|L\.L\.C|Co\b|Limited|LTD|CO\b|INC|LIMITED)))"
)
_LATIN_FIRST = re.compile(
    rf"\s*(?:音[译譯]?[，,、：:]\s?)?(?:英文|英語|英语|English|外文)?(?:名稱|名称|名)?[:：]?\s*{_LATIN}"
)
_ENGLISH_LATER = re.compile(rf"[;；，、,]\s*(?:英文|英語|英语|English)(?:名稱|名称|名)?[:：為为]?\s*{_LATIN}")
_LATIN_SECOND = re.compile(rf"\s*(?P<beside>[{NATIVE}]{{2,30}}(?:・[{NATIVE}]{{1,8}})?)\s*[;；，、,]\s*{_LATIN}")
_WORK_BEFORE = re.compile("[《〈『]([^《》〈〉『』]{2,20})[》〉』]$")
_NUMBER = re.compile("[0-9]{4,6}")  # a share's code or a year: `兆豐銀行（2886）`
_STAFF_BEHIND = re.compile(
    "(?:母公司|子公司|平台|聯合|联合|前|現任|共同)?(?:创始人|創始人|創辦人|创办人|董事長|董事长|總裁|总裁|執行長|执行长|首席|公司|集團|集团|旗下|股價|股价|"
    "工程師|工程师|產品|产品|分析師|分析师|发布|發布|推出|宣布|財報|财报)"
)
_JAPANESE_OFFICE = re.compile("[・·][\u3400-\u9fff]{0,6}(?:相|長官|大臣|首相|会長|社長|知事|議員|委員長)$")
SHORTEST_TITLED = 2  # words of a name with an honorific, and one more
LONGEST_NATIVE, LONGEST_BRAND = 30, 6  # characters of a name, of an unexplained one


def latin_in_bracket(view: View, bracket: Bracket) -> Finding | None:
    """The finding for `漢字 (Latin)`: the Latin name is the name, the characters before the bracket are its alias.

    Args:
        view: the block.
        bracket: a pair of brackets.

    Returns:
        The finding, or None when the bracket holds no Latin name or no name stands before it.
    """
    latin, beside = _latin_of(bracket.content)
    if latin is None or not bracket.start:
        return None
    written = latin["latin"]
    if bracket.content[latin.end("latin") : latin.end("latin") + 1] == ",":
        more = joined_latin(written, bracket.content[latin.end("latin") + 1 :])
        written = f"{written},{more}" if more else written
    name = tokenise(written)
    if _is_code(written, bracket.content) or not _is_name(name):
        return None
    short = _short_before(view.text, bracket.start)
    native, kind, evidence = _name_before(view.text, short or bracket, name)
    if beside and judge_latin(name).strength > 1 and _is_address(beside):
        beside = ""
    if not native or (beside and (is_hangul(native) or not _is_beside(beside, name, kind))):
        return None
    start = bracket.start + 1 + latin.start("latin")
    end = start + len(written.rstrip(" ,"))
    if kind == PERSON and len(name) > SHORTEST_TITLED and name[0].folded in words("honorific") | words("courtesy"):
        start += name[1].start  # `陳國平(Datuk Tan Kok Ping)`
    name_text = visible(view.text[start:end])
    shorts = _short_forms(view.text, bracket, short, native) if kind != PERSON else ()
    if kind != PERSON and is_hangul(native):
        shorts += hangul_aliases(bracket.content, name_text)
    names = (native, *filter(None, (beside,)), *shorts, *kana_aliases(bracket.content, name_text, kind))
    aliases = tuple(dict.fromkeys(alias for alias in names if alias != name_text))
    return Finding(name_text, start, end, kind, aliases, evidence=(evidence,), after=bracket.end + 1)


def _latin_of(content: str) -> tuple[re.Match[str] | None, str]:
    """Where a bracket has a Latin name, its group `latin`, and the characters that stand before it there."""
    first, later = _LATIN_FIRST.match(content), _ENGLISH_LATER.search(content)
    latin = next((match for match in (first, later) if match and not HAS_NATIVE.search(match["latin"])), None)
    if latin or not (second := _LATIN_SECOND.match(content)):
        return latin, ""
    return (None, "") if HAS_NATIVE.search(second["latin"]) else (second, second["beside"])


def _is_address(native: str) -> bool:
    """Whether characters before a Latin name in a bracket say where a firm is: `（東京・千代田、Meiwa Corp.）`."""
    place = native.split("・", maxsplit=1)[0]
    return is_han_place(place) or place in countries() or place.endswith(tuple("都道府県市区町村"))


def _is_beside(native: str, name: Sequence[Token], kind: str) -> bool:
    """Whether characters before a Latin name in a bracket are its bearer's: `ゴールデン（金龍公司、Golden）`."""
    if kind == PERSON:
        return looks_like_person(native) and meets(name, native)
    verdict = judge_native(native)
    spoken = kana_aliases(native, " ".join(token.text for token in name), kind) != ()  # `サンライト・グループ`
    heard = spoken or (is_hangul(native) and by_sound(native, name, False).kind == COMPANY)
    return heard or (verdict.kind in (COMPANY, ORGANISATION) and verdict.strength > 1)


_SHORT_BEFORE = re.compile(rf"[(（]([{NATIVE}]{{2,12}})[)）]\s?$")
_SHORT_BEHIND = re.compile(rf"\s?[(（]([{NATIVE}]{{2,12}})[)）]")


def _short_before(text: str, end: int) -> Bracket | None:
    """The bracket with a short form that stands between a name and its Latin one: `甲集團有限公司(甲集團)(A Ltd)`."""
    match = _SHORT_BEFORE.search(text, max(0, end - 16), end)
    return Bracket(match.start(), match.end() - 1, match.group(1)) if match else None


def _short_forms(text: str, bracket: Bracket, before: Bracket | None, native: str) -> tuple[str, ...]:
    """The short forms and acronyms in and beside a bracket."""
    beside = [before.content] if before else []
    if behind := _SHORT_BEHIND.match(text, bracket.end + 1):
        beside.append(behind.group(1))
    return (*(short for short in beside if is_short_form(short, native)), *further_aliases(bracket.content, native))


def _is_code(written: str, content: str) -> bool:
    """Whether what stands in Latin letters is a ticker, a part of one, a share's code or a year."""
    rest, listed = without_listing(content)
    return (listed and written not in rest) or without_listing(written)[1] or bool(_NUMBER.fullmatch(written.strip()))


def _is_name(name: Sequence[Token]) -> bool:
    """Whether there are words, and all of them can stand in a name."""
    return bool(name) and all(_in_name(name, at) for at in range(len(name)))


def _in_name(name: Sequence[Token], at: int) -> bool:
    """Whether a word can stand in a name; `SK hynix` has a word in small letters behind an acronym."""
    token = name[at]
    if token.capital or token.number or token.folded in words("connector"):
        return True
    return at == 1 and len(name) == 2 and name[0].text.isupper()


def _name_before(text: str, bracket: Bracket, name: Sequence[Token]) -> tuple[str, str, str]:
    """The name before a bracket, its kind and the evidence; three empty strings when there is none."""
    before = text[max(0, bracket.start - 42) : bracket.start]
    quoted = _QUOTED_BEFORE.search(before)
    if quoted:
        return _quoted_name(quoted.group(1), name, before[: quoted.start()])
    work = _WORK_BEFORE.search(before)
    if work:
        paper = work.group(1).endswith(tuple(han_words("paper"))) and judge_latin(name).kind != "other"
        return (work.group(1), ORGANISATION, "a paper's name in quotes") if paper else ("", "", "")
    if titled := _titled_person(before, name, text[bracket.end + 1 : bracket.end + 13]):
        return titled
    found = _RUN_AT_END.search(before)
    if not found or not HAS_NATIVE.search(found.group()):
        return "", "", ""
    if is_hangul(found.group()):
        return _hangul_before(before, found.group().rstrip(), name, bracket.content)
    run, behind = found.group().rstrip(), text[bracket.end + 1 : bracket.end + 13]
    if office := _JAPANESE_OFFICE.search(run):
        run, behind = run[: office.start()], office.group()[1:] + behind
    joined = "和與与及とやはがのもに" if before[: found.start()].endswith((")", "）")) else "和與与及"
    if before[: found.start()].endswith((")", "）", "、")) and run[0] in joined:
        run = run[1:]
    listed = without_listing(bracket.content)[1] or without_listing(_next_bracket(text, bracket.end + 1))[1]
    around = COMPANY if listed or _STAFF_BEHIND.match(behind) else ""
    return (None if listed else person_before(run, name, behind)) or _organisation_before(run, name, around)


def _titled_person(before: str, name: Sequence[Token], behind: str) -> tuple[str, str, str] | None:
    """A person whose title stands between the name and the bracket: `大久保誠一社長（Seiichi Okubo）`.

    A surname alone with a title, `安倍首相（Abe Shinzo）`, gives three empty strings.
    """
    rest = without_end_title(before.rstrip()) if is_persons_name(name) else before.rstrip()
    found = _RUN_AT_END.search(rest) if rest != before.rstrip() else None
    if not found or not HAS_NATIVE.search(found.group()):
        return None
    run = found.group().rstrip()
    if after_stop(run, persons=True) in surnames():
        return "", "", ""
    if is_hangul(run):
        native = _hangul_before(rest, run, name, "")
        return native if native[1] == PERSON else None
    return person_before(run, name, before[len(rest) :] + behind)


def _hangul_before(before: str, run: str, name: Sequence[Token], content: str) -> tuple[str, str, str]:
    """A Hangul name before its Latin form: foreign persons have a space, firms may have no ending of their own."""
    if person := _hangul_person(before, run, name):
        return person
    acronym, partners = len(name) == 1 and name[0].text.isupper(), " & " in content
    if acronym and not explains_acronym(run, name[0].text, content):
        return "", "", ""
    if not (acronym or partners) and (person := person_before(run, name, "")) and sounds_as_surname(person[0], name):
        return person
    native = spaced_name(before, run, name)
    if (verdict := by_sound(native, name, partners)).kind:
        return native, verdict.kind, verdict.evidence
    found = _organisation_before(native, name, "")
    body = names_body(native, name) if len(name) > 1 else ends_as_body(native) and not is_headed(native)
    return found if found[0] or not body else (native, ORGANISATION, "ending of a body")


def _hangul_person(before: str, run: str, name: Sequence[Token]) -> tuple[str, str, str] | None:
    """The person that one Hangul word with a known surname or several that sound alike name; three empty strings, none.

    One word comes first: `대표 정민석(Jeong Min-seok)` sounds as the name too.
    """
    if not is_persons_name(name) or judge_latin(name).strength > 1:
        return None
    if (person := surnamed(run, name)) or chinese_person(run, name):
        return person or (run, PERSON, f"Chinese surname, and sounds as {name[0].text}")
    native = foreign_person(before, name)
    surname = name[0].folded in surname_spellings()  # `탄 분 혹(Tan Boon Hock)`
    known = native and (surname or is_given(name[0].folded) or meets(name, native))
    found = (native, PERSON, "known given name, and sounds as written") if known else ("", "", "")
    return found if native else None


def _next_bracket(text: str, at: int) -> str:
    """The content of a bracket that opens at an offset, or an empty string."""
    match = re.match(r"\s?[(（]([^()（）]{1,40})[)）]", text[at : at + 44])
    return match.group(1) if match else ""


_VESSEL_BEFORE = re.compile(
    "(?:タンカー|船舶|貨物船|貨客船|コンテナ船|ばら積み船|漁船|油[輪轮]|[货貨](?:[轮輪]|船)|集装箱船|散[货貨]船) ?$"
)
_QUOTED_BEFORE = re.compile(rf"[「“‘]([{NATIVE}A-Z0-9·・]{{2,30}})[」”’]$")


def _quoted_name(native: str, name: Sequence[Token], before: str) -> tuple[str, str, str]:
    """A name whose bounds quotes give: `「丁小虎」(Ding Xiaohu)`; a title or a slogan in quotes needs a proof."""
    if _VESSEL_BEFORE.search(before):
        return native, VESSEL, "called a vessel"
    if looks_like_person(native) and meets(name, native) and judge_latin(name).strength < 2:
        return native, PERSON, f"surname spelled as {native[0]} can be"
    sure = max(judge_native(native).strength, judge_latin(name).strength)
    verdict = judge(name, (native,), "")
    if sure >= 2 and verdict.kind in (COMPANY, ORGANISATION):
        return native, verdict.kind, verdict.evidence
    return "", "", ""


def _organisation_before(run: str, name: Sequence[Token], around: str) -> tuple[str, str, str]:
    native = organisation_run(run, name)
    verdict = judge(name, (native,), around) if len(native) > 1 else judge_native("")
    sure = max(judge_native(native).strength, judge_latin(name).strength)
    body = len(name) == 1 and name[0].text.isupper() and judge_native(native).kind == ORGANISATION
    bounded = sure >= 2 or body or ((len(name) == 1 or around != "") and len(native) <= LONGEST_BRAND)
    common = native in endings().company or is_noun(native)  # `自動車(Automobile)`, `平台（CloudCap）`
    if common or not bounded or len(native) > LONGEST_NATIVE or not is_native_name(native):
        return "", "", ""
    return (native, verdict.kind, verdict.evidence) if verdict.kind in (COMPANY, ORGANISATION) else ("", "", "")
