"""What a statement of a name is, in Chinese, Japanese and Korean: the name, what may bear it, who is spoken of.

Here belong the words that mean one who was named before (`該船`, `同社`, `그는`) and what can be a name of a kind. How
sentences give names belongs to `native_called.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.kinds import judge_native
from entityscreen.sources.documents.name_labels import is_latin_person, may_be_nickname
from entityscreen.sources.documents.native_frames import NICK
from entityscreen.sources.documents.native_persons import looks_like_person
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE
from entityscreen.sources.documents.vocabulary import han_words

_ADDRESSES = frozenset(
    [
        "형님",
        "오빠",
        "언니",
        "누님",
        "사장님",
        "회장님",
        "선생님",
        "대표님",
        "보스",
        "ボス",
        "親分",
        "兄貴",
        "先生",
        "老闆娘",
        "老板娘",
        "老闆",
        "老板",
        "大哥",
        "老大",
        "老大哥",
        "大佬",
        "船长",
        "船長",
    ]
)
LONGEST_NICK = 6  # characters of a name in a frame that speaks of things too
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
        "(?:이|해당) ?(?:앱|사이트|플랫폼|거래소|쇼핑몰)(?:은|는|의)?|"
        "(?:[将將把])?(?:[该該]?平[台臺]|[该該][网網]站|[该該][应應]用)|(?:[将將把]|"
        "(?<=[，。月年日])|^)(?:公司|集[团團]|企[业業])|"
        "(?:이|해당) ?(?:회사|업체|기업|은행|법인)(?:은|는|의)?",
    ),
    (
        ORGANISATION,
        "[该該](?:机构|機構|组织|組織|团伙|團夥|协会|協會)|同(?:団体|組織|集団|グループ|会|組)|(?:이|"
        "해당) ?(?:단체|조직|기관|그룹)(?:은|는|의|을|를)?",
    ),
    (
        PERSON,
        "他|她|此人|[该該](?:男子|女子|男|女|人|嫌犯)|同(?:容疑者|被告|氏)|"
        "(?<![가-힣])(?:그|그녀|이 ?남성|이 ?여성|이 씨)(?:은|는|가)",
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


@named_cache("documents.native_subjects_in_sentences", maxsize=1)
def subject_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words for one named before, by kind, where a clause begins."""
    return tuple(
        (kind, re.compile(rf"(?:^|[，、。「（(\s])(?:{pattern})(?!\s?[的之の의])")) for kind, pattern in SUBJECTS
    )


@named_cache("documents.native_subjects", maxsize=1)
def _subject_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[^{NATIVE}])|(?<=[，年月日]))(?P<subject>{_ANY_SUBJECT}){_FILLER}$")


def said_at(
    text: str,
    match: re.Match[str],
    name: str,
    kinds: tuple[str, ...],
    *,
    former: bool = False,
    behind: bool = False,
    start: int | None = None,
) -> Said:
    """A statement, with the kind of its subject where that is a word for one named before."""
    start = match.start() if start is None else start
    before = text[max(0, start - 24) : start]
    found = _subject_pattern().search(before)
    subject = next((k for k, pattern in SUBJECTS if found and re.fullmatch(pattern, found["subject"])), "")
    kinds = (subject,) if subject and (subject in kinds or subject == VESSEL) else kinds
    return Said(start, match.end(), name, kinds, former, subject, behind)


def fits(kind: str, name: str) -> bool:
    """Whether a name in a statement can be one of a kind; in quotes a person's may be any that is no description."""
    if kind == PERSON:
        return may_be_nickname(name) if HAS_NATIVE.search(name) else is_latin_person(name)
    if kind == VESSEL:
        return name.endswith(("丸", "号", "號", "轮", "輪", "호"))
    return judge_native(name).kind in FIRMS and judge_native(name).strength > 1


def is_calling(name: str, *, shape: str = "") -> bool:
    """Whether one person can be called so, and not by an office that many hold.

    Args:
        name: the name in quotes.
        shape: `short` where the frame speaks of things too, `name` where what one says of himself may be no name.
    """
    title = name in han_words("role") | han_words("title_behind") | han_words("korean_role") | _ADDRESSES
    if not fits(PERSON, name) or title:
        return False
    if shape == "name":
        return looks_like_person(name) or is_latin_person(name) or NICK.fullmatch(name) is not None
    return not (shape == "short" and len(name) > LONGEST_NICK and HAS_NATIVE.search(name))
