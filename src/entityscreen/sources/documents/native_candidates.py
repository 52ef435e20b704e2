"""Whom sentences in Chinese, Japanese and Korean may call otherwise: persons, firms and ships that nothing else shows.

Here belongs what may bear a name when a statement gives one: `湖南籍男子蒋涛`, `平台“聚宝通”`, `사채업자 변창수는`.
Who gets no other name is no finding: what shows them alone, a noun or that the text repeats them, is too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entityscreen.caches import named_cache
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.kinds import judge_native
from entityscreen.sources.documents.native_nouns import (
    HAN_BODY,
    HAN_FIRM,
    HAN_SHIP,
    HAN_VENTURE,
    HANGUL_BODY,
    HANGUL_FIRM,
    HANGUL_PARTICLE,
    HANGUL_SHIP,
    HANGUL_VENTURE,
)
from entityscreen.sources.documents.native_persons import NO_NAME, looks_like_person
from entityscreen.sources.documents.runs import own_part
from entityscreen.sources.documents.vocabulary import countries, han_words

_FIRM = f"{HAN_FIRM}|{HAN_VENTURE}|{HANGUL_FIRM}|{HANGUL_VENTURE}"
_HAN = "\u3005\u3400-\u9fff"
_NAME = r"(?P<name>[^“”「」『』‘’\"'()（），。；、,\n]{2,24})"
# What stands behind a person's name in Chinese text and in no name's middle.
_GOES_ON = re.compile(
    "[，。、；：:（"
    "()）\\s“「『,]|[被在仍已曾于於与與和及跟是为為等向将將因涉则則也又亦系係即以用自另却卻对對从"
    "從使称稱说說未还還便就"
    "旗的之持有表否承透坦辯辩受遭经經通原现現先后後名落供到过過去]|$"
)
_ACTS = re.compile("[打掌操主控管策开開创創担擔买買联聯协協筹籌收转轉伪偽冒组組运運负負经經]")  # what somebody does
_NEVER_THIRD = frozenset("在于於以的是为為被将將与與和及又也则則")  # 周敏以英文名…
_INTRODUCED = re.compile("[，,（(]\\s?(?:男|女|现年|現年|今年|[0-9]{2}[岁歲]|绰号|綽號|外号|外號|曾用名|英文名)")
_ANONYMOUS = re.compile("[某姓氏]|^[\uac00-\ud7a3]모$")
_TITLED = re.compile(
    rf"(?<![{_HAN}\u30a1-\u30fc・])(?P<name>[{_HAN}]{{3,5}}|[\u30a1-\u30fc]{{2,8}}(?:・[\u30a1-\u30fc]{{2,8}}){{1,2}})"
    "(?:[=＝][^=＝\n]{2,14}[=＝])?(?:元)?(?:容疑者|被告|受刑者|死刑囚|被疑者|氏|さん|社長|会長|"
    "代表)(?=[\u3041-\u3096（(、。=＝「]|$)"
)
_GROUPED = re.compile("[的之]|^[同両各元前現故]|[県市区町村郡省庁部局課係社党派組会院隊室店支署]$")
_HANGUL_PERSON = re.compile(
    rf"(?<![\uac00-\ud7a3])(?P<name>[\uac00-\ud7a3]{{2,4}}?)"
    rf"(?=(?P<sure>\s?\([0-9]{{2}}(?:세|살)?[)·,]| (?:전 |현 |"
    rf"前 )?(?:[\uac00-\ud7a3]{{2,10}}(?:\([^()\n]{{1,20}}\))? )?(?:씨|대표|회장|사장|부장|이사|"
    rf"총책|교수|의원|팀장|"
    rf"과장))|{HANGUL_PARTICLE}(?![\uac00-\ud7a3]))"
)
_HANGUL_FIRM = re.compile(
    rf"(?:{HANGUL_FIRM}|{HANGUL_VENTURE})(?:인|인 ㈜)? (?P<name>"
    rf"(?:[A-Z]{{1,6}})?[\uac00-\ud7a3]{{2,12}}?)(?={HANGUL_PARTICLE}(?![\uac00-\ud7a3])|[(,])"
)
_QUOTED = (  # the pattern, and the kind that its noun gives
    (re.compile(rf"(?:{_FIRM})(?:名[为為叫]|叫做?|是|인)?\s?[“「『‘\"']{_NAME}[”」』’\"']"), COMPANY),
    (
        re.compile(
            rf"[“「『‘\"']{_NAME}[”」』’\"'](?:という|と称する|이?라는|的[{_HAN}]{{0,4}}?|这一|這一)?\s?(?:{_FIRM})"
        ),
        COMPANY,
    ),
    (
        re.compile(rf"(?:{HAN_BODY}|{HANGUL_BODY})(?:名[为為叫]|叫做?|인)?\s?[“「『‘\"']{_NAME}[”」』’\"']"),
        ORGANISATION,
    ),
    (re.compile(rf"(?:{HANGUL_SHIP}|{HAN_SHIP})(?:인|である)?\s?[“「『‘\"']{_NAME}[”」』’\"']"), VESSEL),
)
_FORMED = re.compile(
    rf"(?:㈜ ?|[(（]주[)）] ?|주식회사 )(?P<name>[\uac00-\ud7a3A-Z]{{2,14}}?)(?={HANGUL_PARTICLE}"
    rf"(?![\uac00-\ud7a3])|[ (,.])"
)
_LOCATED = re.compile(  # `北海マテリアル(札幌市)は`
    rf"(?<![{_HAN}\u30a1-\u30fc])(?P<name>[{_HAN}\u30a1-\u30fcA-Z・]{{3,16}})[(（](?:東京都|北海道|"
    rf"[{_HAN}]{{1,6}}[都道府県市区町村]|東京|大阪)[)）、]"
)
_NAMED_THING = re.compile(
    rf"['‘“\"「]{_NAME}[’'”\"」](?:이?라는|이?란|という|のような) ?(?:이름의|名の|"
    rf"名前の)? ?(?:[\uac00-\ud7a3]{{1,6}} ){{0,2}}(?:{_FIRM})"
)
_HANGUL_WORD = re.compile(
    rf"(?<![\uac00-\ud7a3])(?P<name>[\uac00-\ud7a3]{{4,12}}?)(?={HANGUL_PARTICLE}(?![\uac00-\ud7a3])|[(,])"
)
_ANY_QUOTED = re.compile(rf"[“「『‘\"']{_NAME}[”」』’\"']")
_HAN_FIRM = re.compile(rf"(?<![{_HAN}])(?P<name>[{_HAN}]{{4,8}}?)(?=[0-9，（(的在由是于於將将拟擬原现現后後])")
SIZES, LONGEST_BEFORE = (3, 2), 24
SHORTEST_ALONE = 3  # characters of a person's name that no noun introduces
REPEATED = 2  # times


def candidates(text: str, named: Sequence[Finding]) -> list[Finding]:
    """Those of a text who may bear a name that a statement gives, without those that findings show.

    Args:
        text: the text of a block.
        named: its findings.

    Example:
        >>> [(one.kind, one.name) for one in candidates("平台“聚宝通”由湖南籍男子蒋涛（在逃）开发。", [])]
        [('Company', '聚宝通'), ('Person', '蒋涛')]
    """
    known = {form for finding in named for form in (finding.name, *finding.aliases)}
    spans = [(f.start, max(f.end, f.after)) for f in named]
    found: dict[str, Finding] = {}
    for read in (_quoted, _han_persons, _titled, _hangul, _hangul_firms, _han_firms):
        for one in read(text):
            part = any(one.name in form for form in known)
            if not part and not any(first < one.end and one.start < last for first, last in spans):
                found.setdefault(one.name, one)
    return sorted(found.values(), key=lambda one: one.start)


def _candidate(match: re.Match[str], kind: str) -> Finding:
    return Finding(
        match["name"].strip(), match.start("name"), match.end("name"), kind, evidence=("called so",), after=match.end()
    )


def _quoted(text: str) -> Iterator[Finding]:
    for match in _ANY_QUOTED.finditer(text):
        verdict = judge_native(match["name"])
        if verdict.kind in (COMPANY, ORGANISATION) and verdict.strength > 1 and len(own_part(match["name"])) > 1:
            yield _candidate(match, verdict.kind)
    for shape in (_FORMED, _LOCATED, _NAMED_THING):
        yield from (_candidate(match, COMPANY) for match in shape.finditer(text))
    for pattern, kind in _QUOTED:
        yield from (_candidate(match, kind) for match in pattern.finditer(text))


def _titled(text: str) -> Iterator[Finding]:
    for match in _TITLED.finditer(text):
        if not _GROUPED.search(match["name"]):
            yield _candidate(match, PERSON)


@named_cache("documents.person_nouns", maxsize=1)
def _opener() -> re.Pattern[str]:
    """What a Chinese person's name begins behind: a mark, or a word for who it is."""
    listed = sorted(
        (word for word in han_words("role") | han_words("origin") if len(word) > 1), key=lambda word: (-len(word), word)
    )
    nouns = "|".join(map(re.escape, listed))
    relatives = (
        "[表堂][兄弟姐妹哥]|外甥女?|侄[子女儿兒]|[岳公婆][父母]|妻子|丈夫|前[妻夫]|女友|男友|"
        "[儿兒]子|女[儿兒]|[哥弟姐妹]{2}|同[伙夥]|(?:真[实實]姓名|真名|本名|原名)[为為叫是]|"
        "[幕後后]主[使腦脑]|首[领領]"
    )
    return re.compile(
        rf"(?:(?P<noun>{nouns}|{relatives}|(?<=[{_HAN}]{{2}})[人籍])|^|(?<=[，。；、：:“「『」』”（(\n\s]))(?=[{_HAN}]{{2}})"
    )


def _han_persons(text: str) -> Iterator[Finding]:
    for match in _opener().finditer(text):
        at = match.end()
        for size in SIZES:
            name = text[at : at + size]
            if _is_person(text, name, at, noun=match["noun"] is not None):
                yield Finding(name, at, at + size, PERSON, evidence=("called so",), after=at + size)
                break


def _is_person(text: str, name: str, at: int, *, noun: bool) -> bool:
    """Whether characters at an offset are a person's name, by what stands before and behind and by their shape."""
    size = len(name)
    if (
        not re.fullmatch(f"[{_HAN}]+", name)
        or not looks_like_person(name)
        or _ANONYMOUS.search(name)
        or NO_NAME.match(name)
    ):
        return False
    if (size == max(SIZES) and name[-1] in _NEVER_THIRD) or name in countries():
        return False
    repeated = text.count(name) >= REPEATED
    if not noun:
        shown = repeated or _INTRODUCED.match(text, at + size)
        return size >= SHORTEST_ALONE and bool(shown) and bool(_GOES_ON.match(text, at + size))
    acts = repeated or _ACTS.match(text, at + size)
    return bool(_GOES_ON.match(text, at + size)) or (size >= SHORTEST_ALONE and bool(acts))


@named_cache("documents.korean_persons_before", maxsize=1)
def _hangul_noun() -> re.Pattern[str]:
    roles = "|".join(sorted(map(re.escape, han_words("korean_role")), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:{roles}|[\uac00-\ud7a3](?:남성|여성|국적자|동포|교포))(?:인|이자)? $")


def _hangul(text: str) -> Iterator[Finding]:
    for match in _HANGUL_PERSON.finditer(text):
        before = text[max(0, match.start() - LONGEST_BEFORE) : match.start()]
        shown = match["sure"] or _hangul_noun().search(before)
        if shown and looks_like_person(match["name"]) and not _ANONYMOUS.search(match["name"]):
            yield _candidate(match, PERSON)


def _hangul_firms(text: str) -> Iterator[Finding]:
    for match in _HANGUL_WORD.finditer(text):
        name = match["name"]
        verdict = judge_native(name)
        firm = verdict.strength > 1 and verdict.kind == COMPANY and len(own_part(name)) > 1
        if firm and text.count(name) >= REPEATED:
            yield _candidate(match, COMPANY)
    for match in _HANGUL_FIRM.finditer(text):
        if text.count(match["name"]) >= REPEATED:
            yield _candidate(match, COMPANY)


def _han_firms(text: str) -> Iterator[Finding]:
    """Firms by an ending of trade, that the text repeats: `天际光电`."""
    for match in _HAN_FIRM.finditer(text):
        name = match["name"]
        if text.count(name) >= REPEATED and judge_native(name).kind == COMPANY and len(own_part(name)) > 1:
            yield _candidate(match, COMPANY)
