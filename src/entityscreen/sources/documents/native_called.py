"""What sentences in Chinese, Japanese and Korean call somebody: `該船原名「第八幸榮丸」`, `'김안두'라는 이름을 썼다`.

Here belongs the grammar of such statements. Whom they speak of is found by `native_bearers.py`, labels in brackets by
`labelled.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from entityscreen.caches import named_cache
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.kinds import judge_native
from entityscreen.sources.documents.name_labels import is_latin_person, label_pattern, may_be_nickname
from entityscreen.sources.documents.native_frames import (
    BECAME,
    BETWEEN_SIGNS,
    BORNE,
    CALLED_BY,
    CALLED_HIM,
    CHINESE_BORNE,
    CHINESE_LATER,
    FOUNDED,
    KOREAN_BORNE,
    KOREAN_CALLED,
    KOREAN_FIRM,
    KOTO,
    NICK,
    PERSON_NAME,
    PLAIN,
    WAS,
    WAS_ANY,
    Q,
)
from entityscreen.sources.documents.native_persons import looks_like_person
from entityscreen.sources.documents.runs import after_stop
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE

FIRMS = (COMPANY, ORGANISATION)

# Words that mean one who was named before, by kind.
SUBJECTS = (
    (
        VESSEL,
        "[该該此这這][艘条條]?(?:船|轮|輪|油轮|油輪|货轮|貨輪)|同船|이 ?(?:선박|배|유조선|화물선|어선)|해당 ?선박",
    ),
    (
        COMPANY,
        "[该該](?:公司|企业|企業|集团|集團|行|银行|銀行|厂|廠)|[这這]家(?:公司|企业|企業|银行|銀行)|同社|同行|"
        "(?:이|해당) ?(?:회사|업체|기업|은행|법인)(?:은|는|의)?",
    ),
    (
        ORGANISATION,
        "[该該](?:机构|機構|组织|組織|团伙|團夥|协会|協會)|同団体|同組織|(?:이|해당) ?(?:단체|조직|기관)(?:은|는|의)?",
    ),
    (
        PERSON,
        "他|她|此人|[该該](?:男子|女子|男|女|人|嫌犯)|同(?:容疑者|被告|氏)|"
        "(?<![가-힣])(?:그|그녀|이 ?남성|이 ?여성)(?:은|는|가)",
    ),
)
_FILLER = (
    "(?:此前|先前|之前|早前|原先|[后後][来來]|一度|曾[经經]?|[现又亦也并還还则則的はの]|"
    "은|는|이|가|의|に|[于於在]?[0-9]{4}[年년](?:[0-9]{1,2}[月월])?| |、|，)*"
)
_ANY_SUBJECT = "|".join(f"(?:{pattern})" for _, pattern in SUBJECTS)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a name.

    Attributes:
        start: where it begins; whom it speaks of stands before, unless `behind`.
        end: where it ends.
        name: the other name.
        kinds: what may bear it.
        former: whether it is a former name.
        subject: the kind of the word that stands for the bearer (`該船`), or an empty string.
        behind: whether the bearer stands behind: `綽號「阿坤」的男子麥紹坤`.
        frame: whether words behind the name say that its bearer follows (`的`, `で知られる`).
        near: whether the bearer must stand directly beside, as nothing but a mark bounds the name.
        part: whether the name must be a part of the bearer's: `中文媒体多称其为“博尔金”`.
    """

    start: int
    end: int
    name: str
    kinds: tuple[str, ...]
    former: bool = False
    subject: str = ""
    behind: bool = False
    frame: bool = False
    near: bool = False
    part: bool = False


@named_cache("documents.native_statements", maxsize=1)
def _labelled() -> re.Pattern[str]:
    """`(該船) 原名「…」`, `前身为…`, `일명 '…'`."""
    return re.compile(
        rf"{label_pattern()}(?:是|为|為|叫做|叫作|叫|系|は|の|은|는|인|이었던|이던)?\s?[:：、,]?\s?(?:{Q}|{PERSON_NAME}|{PLAIN})"
    )


_SO_CALLED = ("일명", "속칭")  # stand before whom they name, `일명 '불곰' 이정수`, and before things
_WAS_CALLED = re.compile("으?로 (?:불렸|불린다|불리며|불리고|통했|통한다|알려졌|알려져)")
_AND = re.compile("[和与與及、]")
_NOW = re.compile("[现現今]")  # `现名`, of a ship too
_BEHIND = re.compile(r"\s?(?:的|之|の|(?:이?라는|이?란|으?로 (?:더 )?(?:알려진|불리는|불린|불렸던|통하는|통한)) )")
# Frames with one reading: pattern, kinds, whether the name is a former one.
_FRAMES = (
    (BORNE, (PERSON,), False),
    (BETWEEN_SIGNS, (PERSON,), False),
    (CALLED_BY, (PERSON,), False),
    (FOUNDED, (*FIRMS, VESSEL), True),
    (WAS, (*FIRMS, VESSEL), True),
    (WAS_ANY, FIRMS, True),
    (BECAME, (*FIRMS, VESSEL), False),
)


def statements(text: str) -> Iterator[Said]:
    """The statements of a text, without those in brackets.

    Example:
        >>> [(said.name, said.former, said.subject) for said in statements("該船原名「第八幸榮丸」，後更名。")]
        [('第八幸榮丸', True, 'Vessel')]
        >>> [(said.name, said.behind) for said in statements("綽號「阿坤」的香港籍男子麥紹坤")]
        [('阿坤', True)]
        >>> [said.name for said in statements("王容疑者は「大原峰男」の通名を使い")]
        ['大原峰男']
    """
    for read in (_labels, _frames, _later, _chinese, _korean, _japanese):
        yield from read(text)


def _labels(text: str) -> Iterator[Said]:
    return (said for match in _labelled().finditer(text) if (said := _by_label(text, match)))


def _frames(text: str) -> Iterator[Said]:
    for pattern, kinds, former in _FRAMES:
        for match in pattern.finditer(text):
            if VESSEL in kinds or fits(kinds[0], match["quoted"]):
                yield _said(text, match, match["quoted"], kinds, former=former)


def _chinese(text: str) -> Iterator[Said]:
    for match in CHINESE_BORNE.finditer(text):
        name = match["quoted"]
        if looks_like_person(name) or is_latin_person(name) or NICK.fullmatch(name):
            yield _said(text, match, name, (PERSON,))
    for match in CALLED_HIM.finditer(text):
        yield Said(match.start(), match.end(), match["quoted"], (PERSON,), part=True)


def _korean(text: str) -> Iterator[Said]:
    for match in KOREAN_BORNE.finditer(text):
        if fits(PERSON, match["quoted"]):
            behind = match["behind"] is not None
            yield replace(_said(text, match, match["quoted"], (PERSON,), behind=behind), frame=behind)
    for match in KOREAN_CALLED.finditer(text):
        if looks_like_person(match["quoted"]):
            yield Said(match.start(), match.end(), match["quoted"], (PERSON,), behind=True, frame=True)


def _japanese(text: str) -> Iterator[Said]:
    for match in KOTO.finditer(text):
        name = match["quoted"] or match["alias"]
        if match["quoted"] or looks_like_person(name):
            yield Said(match.start(), match.end(), name, (PERSON,), behind=True, frame=True)


def _by_label(text: str, match: re.Match[str]) -> Said | None:
    """The statement of a label with a name in quotes, or with a firm's name up to the next mark."""
    name = match["quoted"] or match["person"] or after_stop(match["plain"])
    several = match["plain"] and any(judge_native(half).kind in FIRMS for half in _AND.split(name)[:-1])
    named = (HAS_NATIVE.search(name) or is_latin_person(name)) and not several  # `前身为大夏大学和光华大学`
    kinds = _kinds(match, name) if named else ()
    if not kinds:
        return None
    former = match["former"] is not None or match["firm"] is not None
    frame = match["quoted"] is not None and _BEHIND.match(text, match.end()) is not None
    so_called = match["nickname"] in _SO_CALLED and not _WAS_CALLED.match(text, match.end())
    said = _said(text, match, name, kinds, former=former, behind=frame or so_called)
    return replace(said, frame=frame, near=match["person"] is not None)


def _kinds(match: re.Match[str], name: str) -> tuple[str, ...]:
    """What may bear a name that a label gives; nothing where the label says too little of it."""
    if fits(COMPANY, name):
        return FIRMS
    if match["person"]:
        firm = match["firm"] or match["claimed"]
        return (PERSON,) if not firm and looks_like_person(name) and not judge_native(name).kind else ()
    if match["plain"] or match["now"] or (match["firm"] and len(match["firm"]) == 1):
        return ()  # `旧「…」` does not say whose
    if match["firm"]:
        return (*FIRMS, VESSEL)
    if match["former"]:
        return (PERSON, VESSEL)
    personal = (looks_like_person(name) or is_latin_person(name)) if match["claimed"] else fits(PERSON, name)
    return (PERSON, VESSEL) if _NOW.match(match.group()) else (PERSON,) if personal else ()


def _later(text: str) -> Iterator[Said]:
    """What a firm or a ship was renamed to, in Chinese and Korean."""
    for match in CHINESE_LATER.finditer(text):
        name = match["quoted"] or after_stop(match["plain"])
        if fits(COMPANY, name):
            yield _said(text, match, name, FIRMS)
        elif match["quoted"]:
            yield _said(text, match, name, (VESSEL,))
    for match in KOREAN_FIRM.finditer(text):
        yield _said(text, match, match["quoted"], (*FIRMS, VESSEL), former=match["later"] is None)


@named_cache("documents.native_subjects", maxsize=1)
def _subject_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[^{NATIVE}])|(?<=，))(?P<subject>{_ANY_SUBJECT}){_FILLER}$")


def _said(
    text: str, match: re.Match[str], name: str, kinds: tuple[str, ...], *, former: bool = False, behind: bool = False
) -> Said:
    """A statement, with the kind of its subject where that is a word for one named before."""
    before = text[max(0, match.start() - 24) : match.start()]
    found = _subject_pattern().search(before)
    subject = next((k for k, pattern in SUBJECTS if found and re.fullmatch(pattern, found["subject"])), "")
    kinds = (subject,) if subject and (subject in kinds or subject == VESSEL) else kinds
    return Said(match.start(), match.end(), name, kinds, former, subject, behind)


def fits(kind: str, name: str) -> bool:
    """Whether a name in a statement can be one of a kind; in quotes a person's may be any that is no description."""
    if kind == PERSON:
        return may_be_nickname(name) if HAS_NATIVE.search(name) else is_latin_person(name)
    if kind == VESSEL:
        return name.endswith(("丸", "号", "號", "轮", "輪", "호"))
    return judge_native(name).kind in FIRMS and judge_native(name).strength > 1
