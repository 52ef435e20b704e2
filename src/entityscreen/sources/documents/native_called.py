"""What sentences in Chinese, Japanese and Korean call somebody: `該船原名「第八幸榮丸」`, `'김안두'라는 이름을 썼다`.

Here belongs the grammar of such statements. Whom they speak of is found by `native_bearers.py`, labels in brackets by
`labelled.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from entityscreen.caches import named_cache
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.kinds import judge_latin, judge_native
from entityscreen.sources.documents.name_labels import is_latin_person, label_pattern
from entityscreen.sources.documents.native_firm_tellings import FIRMS_TOLD
from entityscreen.sources.documents.native_frames import (
    BECAME,
    BETWEEN_SIGNS,
    BORNE,
    CALLED_BY,
    CALLED_HIM,
    CHINESE_BORNE,
    CHINESE_LATER,
    FOUNDED,
    HANGUL_NAME,
    KANA_NAME,
    KOREAN_BORNE,
    KOREAN_CALLED,
    KOREAN_FIRM,
    KOTO,
    LATIN,
    NICK,
    PERSON_NAME,
    PLAIN,
    WAS,
    WAS_ANY,
    Q,
)
from entityscreen.sources.documents.native_persons import looks_like_person
from entityscreen.sources.documents.native_said import FIRMS, Said, fits, is_calling, said_at
from entityscreen.sources.documents.native_telling import ROW_PARTS, SHIP_ROW, names_in_row
from entityscreen.sources.documents.native_tellings import CALLING, PERSONS_TOLD
from entityscreen.sources.documents.runs import after_stop, own_part
from entityscreen.sources.documents.tokens import HAS_NATIVE, tokenise
from entityscreen.sources.documents.vocabulary import endings

SHORTEST_OWN = 2  # characters


@named_cache("documents.native_statements", maxsize=1)
def _labelled() -> re.Pattern[str]:
    """`(該船) 原名「…」`, `前身为…`, `일명 '…'`."""
    return re.compile(
        rf"{label_pattern()}(?:，?是|为|為|叫做|叫作|叫|系|係|有|还有|還有|は|の|은|는|이|가|인|이었던|이던)?\s?[:：、,]?\s?(?:{Q}|{LATIN}|{HANGUL_NAME}|{KANA_NAME}|{PERSON_NAME}|{PLAIN})"
    )


_SO_CALLED = ("일명", "속칭")  # stand before whom they name, `일명 '불곰' 이정수`, and before things
_WAS_CALLED = re.compile("으?로 (?:불렸|불린다|불리며|불리고|통했|통한다|알려졌|알려져)")
_AND = re.compile("[和与與及、]")
_NAMED_BEFORE = re.compile("[”」』’](?:[为為作]|[这這]一|的|の)?$")
_OF_SHIP = re.compile("船名|선명|등록명|선박명")
_NOW = re.compile("[现現今]")  # `现名`, of a ship too
_BEHIND = re.compile(r"\s?(?:的|之|の|(?:이?라는|이?란|으?로 (?:더 )?(?:알려진|불리는|불린|불렸던|통하는|통한)) )")
_OF_PAPER = re.compile(f"[的之の][^，。、；“「]{{0,12}}?(?:{CALLING})")  # `化名为“罗杰”的瓦努阿图护照`
# Frames with one reading: pattern, kinds, whether the name is a former one.
_FRAMES = (
    (BORNE, (PERSON, *FIRMS), False),
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
        >>> sorted({said.name for said in statements("王容疑者は「大原峰男」の通名を使い")})
        ['大原峰男']
    """
    for said in _read(text):
        yield said
        if beside := re.compile(rf"{re.escape(said.name)}\s?[(（]([^()（）]{{1,40}})[)）][”」』’\"']").search(
            text, said.start, said.end
        ):
            yield replace(said, name=beside[1].strip())


def _read(text: str) -> Iterator[Said]:
    for read in (_labels, _frames, _later, _chinese, _korean, _japanese, _tellings, _rows):
        yield from read(text)


def _labels(text: str) -> Iterator[Said]:
    return (said for match in _labelled().finditer(text) if (said := _by_label(text, match)))


def _tellings(text: str) -> Iterator[Said]:
    """What the frames of the table say, each name of a row for itself."""
    for frame in (*PERSONS_TOLD, *FIRMS_TOLD):
        for match in frame.pattern.finditer(text):
            groups = match.groupdict()
            behind = groups.get("behind") is not None
            for name in names_in_row(text, match):
                if PERSON not in frame.kinds or is_calling(name, shape=frame.shape):
                    start = match.start("at") if "at" in groups else match.start()
                    said = said_at(text, match, name, frame.kinds, former=frame.former, behind=behind, start=start)
                    said = replace(said, subject=VESSEL) if frame.kinds == (VESSEL,) else said
                    yield replace(said, frame=behind)


def _rows(text: str) -> Iterator[Said]:
    """Names of ships in a row without quotes: `先後改名 Pacific Lily、興遠67`."""
    for match in SHIP_ROW.finditer(text):
        for name in ROW_PARTS.split(match["row"]):
            yield said_at(text, match, name, (VESSEL,), former=True)


def _frames(text: str) -> Iterator[Said]:
    for pattern, kinds, former in _FRAMES:
        for match in pattern.finditer(text):
            if VESSEL in kinds or fits(kinds[0], match["quoted"]):
                yield said_at(text, match, match["quoted"], kinds, former=former)


def _chinese(text: str) -> Iterator[Said]:
    for match in CHINESE_BORNE.finditer(text):
        name = match["quoted"]
        if looks_like_person(name) or is_latin_person(name) or NICK.fullmatch(name):
            yield said_at(text, match, name, (PERSON,))
    for match in CALLED_HIM.finditer(text):
        yield Said(match.start(), match.end(), match["quoted"], (PERSON,), part=True)


def _korean(text: str) -> Iterator[Said]:
    for match in KOREAN_BORNE.finditer(text):
        if fits(PERSON, match["quoted"]):
            behind = match["behind"] is not None
            yield replace(said_at(text, match, match["quoted"], (PERSON,), behind=behind), frame=behind)
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
    if match["quoted"] is None and _NAMED_BEFORE.search(text, max(0, match.start() - 3), match.start()):
        return None  # `以“老K”为昵称发布广告`
    name = (
        match["quoted"]
        or match["latin"]
        or match["kana"]
        or match["hangul"]
        or match["person"]
        or after_stop(match["plain"])
    )
    name = name.rstrip(", ")
    several = match["plain"] and any(judge_native(half).kind in FIRMS for half in _AND.split(name)[:-1])
    named = (
        HAS_NATIVE.search(name) or match["latin"] or is_latin_person(name)
    ) and not several  # `前身为大夏大学和光华大学`
    kinds = _kinds(match, name) if named else ()
    if not kinds:
        return None
    former = match["former"] is not None or match["firm"] is not None
    frame = match["quoted"] is not None and _BEHIND.match(text, match.end()) is not None
    frame = frame and not _OF_PAPER.match(text, match.end())
    so_called = match["nickname"] in _SO_CALLED and not _WAS_CALLED.match(text, match.end())
    said = said_at(text, match, name, kinds, former=former, behind=frame or so_called)
    return replace(said, frame=frame, near=match["person"] is not None)


def _kinds(match: re.Match[str], name: str) -> tuple[str, ...]:
    """What may bear a name that a label gives; nothing where the label says too little of it."""
    trade = match["plain"] and match["firm"] and judge_native(name).kind == COMPANY
    if fits(COMPANY, name) or (trade and len(own_part(name)) >= SHORTEST_OWN):
        return FIRMS  # `其前身天际显示技术厂成立于…`
    if match["latin"] or match["hangul"] or match["kana"] or match["person"]:
        return _kinds_unquoted(match, name)
    if match["plain"] or match["now"] or (match["firm"] and len(match["firm"]) == 1):
        return ()  # `旧「…」` does not say whose
    if match["firm"]:
        return (*FIRMS, VESSEL)
    if match["former"]:
        return (PERSON, VESSEL, *FIRMS)
    return _kinds_of_other(match, name)


def _kinds_of_other(match: re.Match[str], name: str) -> tuple[str, ...]:
    """What may bear a name in quotes behind a label that says neither a former name nor a firm's."""
    if _OF_SHIP.search(match.group()[: match.start("quoted") - match.start()]):
        return (VESSEL,)
    personal = (looks_like_person(name) or is_latin_person(name)) if match["claimed"] else fits(PERSON, name)
    return (PERSON, VESSEL) if _NOW.match(match.group()) else (PERSON,) if personal else ()


def _kinds_unquoted(match: re.Match[str], name: str) -> tuple[str, ...]:
    """What may bear a name that a label gives without quotes, other than a firm's in characters."""
    firm = match["firm"] or match["claimed"]
    if match["latin"]:
        person = is_latin_person(name) and not match["firm"] and not match["now"]
        return FIRMS if judge_latin(tokenise(name)).strength > 1 else (PERSON,) if person else ()
    if match["hangul"] or match["kana"]:
        return (PERSON,) if not match["firm"] and looks_like_person(name) else ()
    return (PERSON,) if not firm and looks_like_person(name) and _ends_as_given(name) else ()


def _ends_as_given(name: str) -> bool:
    """Whether a person's name ends as no body does, or in a character of given names: 唐军."""
    return len(endings().longest(name)[0]) < SHORTEST_OWN and judge_native(name).kind in ("", ORGANISATION)


def _later(text: str) -> Iterator[Said]:
    """What a firm or a ship was renamed to, in Chinese and Korean."""
    for match in CHINESE_LATER.finditer(text):
        quoted = match["quoted"] or match["named"]
        name = quoted or after_stop(match["plain"])
        if fits(COMPANY, name):
            yield said_at(text, match, name, FIRMS)
        elif quoted:
            yield said_at(text, match, name, (*FIRMS, VESSEL))
    for match in KOREAN_FIRM.finditer(text):
        yield said_at(text, match, match["quoted"], (*FIRMS, VESSEL), former=match["later"] is None)
