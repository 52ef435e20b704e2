"""Of whom a statement in Chinese, Japanese or Korean speaks: `王容疑者は「大原峰男」の通名を使い` of 王暁峰.

Here belongs the search for the bearer: directly before the statement, in its sentence, or by a word that stands for one
named before. Where two could be meant, or somebody unknown, nobody gets the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entityscreen.caches import named_cache
from entityscreen.sources.documents.context import ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.labelled import name_at_end
from entityscreen.sources.documents.name_labels import any_of
from entityscreen.sources.documents.native_called import statements
from entityscreen.sources.documents.native_candidates import candidates
from entityscreen.sources.documents.native_created import beside, called_behind, created_person, titled_behind
from entityscreen.sources.documents.native_persons import NO_NAME, looks_like_person
from entityscreen.sources.documents.native_places import Place, find_places_of
from entityscreen.sources.documents.native_reveals import Reveal, reveals
from entityscreen.sources.documents.native_said import Said, is_calling
from entityscreen.sources.documents.native_topics import sentence_start, subject_first, subject_of, topic_of
from entityscreen.sources.documents.tokens import HAS_NATIVE, Bracket, find_brackets
from entityscreen.sources.documents.view import View

_STOP = re.compile("[，。；、,;：:！？\n“”「」『』]")
_WIDE = {",": "，", ";": "；", ":": "："}  # as they stand between characters in some papers
_NARROW = re.compile("(?<=[\u3400-\u9fff”」』’）)])[,;:](?=\\s?[0-9\u3400-\u9fff“「『‘])")
_DOTS = re.compile("[·・‧•]")
_WITH = re.compile("と(?=[\u3400-\u9fff])|[와과] ")
# A thing of somebody's, and what somebody says of another: `周杰倫的新歌`, `陳志豪表示，電影…`.
_POSSESSED = re.compile(r"^[^，。、]{0,4}(?:的|之|の|의)\s?(?=[^\s「“『‘'\"])")
_SPOKEN = re.compile("(?:表示|[说說]|[称稱]|指出|透露|介[绍紹])[，,：:]|と(?:述べ|話|語)|고 (?:말|밝|전)")
_QUOTED_TOPIC = re.compile("[」』”’'\"](?:은|는|이(?!라|란)|가|は|が|も)")  # `자회사 '후이원페이'는 …`
_PART_BEHIND = re.compile("(?!的$)(?![于於在后後曾原成创創是系自由从從早最现現目前又亦也])[\u3400-\u9fff]")
_SPOKEN_TONGUE = re.compile("[\u3041-\u3096\uac00-\ud7a3]")  # Japanese and Korean leave out who is spoken of
_OTHER_TOPIC = re.compile(
    "(?<![でに後年時頃日月前中内])[はが](?=[、\u3400-\u9fff\u30a1-\u30fc「]|$)|"
    "(?<!에서)(?<!에)(?<!로)(?<!부터)(?<!까지)(?<!후)(?<!뒤)(?<!때)[은는](?= )|(?<=[가-힣])[이가](?= )"
)
_CLAUSE = re.compile("[^はがもを「」、]{2,20}[、で]{1,2}$")  # `残留孤児3世で、日本名は「…」`
_OF_STATE = re.compile("[局部署院省厅廳庁課隊队]$|(?:본부|청|원|부|국|처|서)$")
_IS_SOMEBODY = re.compile("(?:[(（][^()（）\n]{1,40}[)）])?\\s?，?(?:[系係是为為乃即]|[为為]原?)[^，。、]{0,10}")
_REAL_NAME, _THIS_ONE = re.compile("真[实實]?(?:姓名|名)|本名"), re.compile("(?:此人|[该該][男女]子?)[的之]?$")
_NO_NAME_INSIDE = re.compile("[人她他们們]")  # `圈里人喊她`
_LABELLED = re.compile("，?[^，。“”「」]{1,5}[“「][^“”「」\n]{1,12}[”」]，?")  # `，笔名“老尤”，本名尤家俊`
_OF_HIS_OWN = re.compile("其$|其(?=[曾原又亦]$)|另(?=[有用以名]|外有)|[对對]外")  # `另有英文名…`, `其前身…`
_NO_SUBJECT = re.compile("[将將把](?!(?:公司|企[业業])?(?:名|字[号號]))|被(?!告)|を(?=「)")  # `孟祥柏将公司更名为…`
LONGEST_GAP, LONGEST_BESIDE, LONGEST_BEHIND = 60, 12, 18  # characters between a bearer and what is said
LONGEST_PARAGRAPH = 1200
LEAST_NATIVE = 6  # one character in so many
_PARTICLE = re.compile("[\u3041-\u3096]")


def with_native_names(view: View, found: Sequence[Finding]) -> list[Finding]:
    """The findings of a block with the names that its sentences in Chinese, Japanese and Korean give.

    Args:
        view: the block.
        found: its findings, ascending.

    Returns:
        The findings, with persons and firms that only such a sentence names among them.
    """
    named = list(found)
    if not HAS_NATIVE.search(view.text):
        return named
    text = _native_lines(view.text)
    if not text.strip():
        return named
    inside = [bracket for bracket in find_brackets(view.text) if HAS_NATIVE.search(bracket.content)]
    said = [one for one in statements(text) if not _within(inside, one)]
    shown = list(reveals(text))
    told = {one.name for one in said}
    extra = [one for one in candidates(text, named) if one.name not in told] if said or shown else []
    places = _places(view.text, named, extra) if said or shown else []
    named += extra
    for one in said:
        named = _given(text, named, places, one)
    for reveal in shown:
        named = _revealed(text, named, places, reveal)
    named = [finding for finding in named if finding not in extra]  # those that got no name say nothing
    return sorted(named, key=lambda finding: finding.start)


def _native_lines(text: str) -> str:
    """A text of the same length with the lines that are Chinese, Japanese or Korean, the others blank."""
    lines = text.split("\n")
    kept = (
        line if LEAST_NATIVE * len(HAS_NATIVE.findall(line)) >= len(line.strip()) else " " * len(line) for line in lines
    )
    return _NARROW.sub(lambda match: _WIDE[match.group()], "\n".join(kept))


def _places(text: str, named: Sequence[Finding], extra: Sequence[Finding]) -> list[Place]:
    """Where findings and candidates stand; what both could mean is the finding's."""
    found = find_places_of(text, named)
    taken = {place.start for place in found}
    more = (place for place in find_places_of(text, extra) if place.start not in taken)
    return sorted((*found, *more), key=lambda place: place.start)


def _within(brackets: Sequence[Bracket], said: Said) -> bool:
    return any(bracket.start < said.start < bracket.end for bracket in brackets)


def _given(text: str, named: list[Finding], places: list[Place], said: Said) -> list[Finding]:
    """The findings with one statement's name at its bearer, where that is known; a new bearer's places are added."""
    if said.subject and said.subject not in said.kinds:
        return named  # `将平台改名为…` is said of no person
    if said.kinds == (ORGANISATION,) and any(said.name in (f.name, *f.aliases) for f in named if f.aliases):
        return named  # whose name it is has been said
    bearer = _behind(text, places, said) if said.behind else _before(text, places, said)
    if bearer is None and not said.subject and not said.part:
        behind = titled_behind(text, said) or called_behind(text, said) if said.behind else None
        created = behind if said.behind else beside(text, said)
        if created and not any(f.start < created.end and created.start < max(f.end, f.after) for f in named):
            places.extend(find_places_of(text, [created]))
            places.sort(key=lambda place: place.start)
            return [*named, created]
    return named if bearer is None or bearer == said.name else _with_name(named, bearer, said)


def _revealed(text: str, named: list[Finding], places: Sequence[Place], reveal: Reveal) -> list[Finding]:
    """The findings with the name in quotes that a sentence says to be somebody: `「海哥」經查即…邱志強`."""
    if not is_calling(reveal.name) or any(p.kind != PERSON and p.key == reveal.name for p in places):
        return named
    behind = [p for p in places if reveal.behind <= p.start and p.end <= reveal.end and p.kind == PERSON]
    if reveal.closing is None:
        behind = [p for p in behind if not _STOP.search(text, reveal.behind, p.start)][-1:]
    else:
        behind = [p for p in behind if reveal.closing.match(text, p.end)]
    said = Said(reveal.start, reveal.behind, reveal.name, (PERSON,))
    if not behind and reveal.closing and (created := _found_out(text, reveal, said)):
        return _with_name([*named, created], created.name, said)
    return _with_name(named, behind[-1].key, said) if behind and behind[-1].key != reveal.name else named


def _found_out(text: str, reveal: Reveal, said: Said) -> Finding | None:
    """A Korean whom nothing but such a sentence names: `IT 인력 림광수로 드러났다`."""
    for match in re.finditer("(?<= )[\uac00-\ud7a3]{3}", text[reveal.behind : reveal.end]):
        end = reveal.behind + match.end()
        if reveal.closing and reveal.closing.match(text, end) and looks_like_person(match.group()):
            return created_person(match.group(), end, said)
    return None


def _with_name(named: list[Finding], bearer: str, said: Said) -> list[Finding]:
    """The findings with a statement's name, and the other forms of it that stand there, at its bearer."""
    whole = next((f.refers_to for f in named if f.name == bearer and f.refers_to), "")
    first = next((f for f in named if f.name == bearer and not f.refers_to), None)
    first = first or next((f for f in named if whole and f.name == whole and not f.refers_to), None)
    if first is None:
        return named
    same = [f for f in named if f is not first and _is_said(f, said)]
    names = dict.fromkeys((said.name, *(form for f in same for form in (f.name, *f.aliases))))
    old = said.former and said.name not in (first.name, *first.aliases)
    enriched = replace(
        first,
        aliases=tuple(dict.fromkeys((*first.aliases, *(name for name in names if name != first.name)))),
        former=tuple(dict.fromkeys((*first.former, *(names if old else ())))),
    )
    tied = {id(f): replace(f, refers_to=first.name, kind=first.kind, aliases=()) for f in same}
    return [enriched if f is first else tied.get(id(f), f) for f in named]


def _is_said(finding: Finding, said: Said) -> bool:
    """Whether a finding is the name that a statement gives, with or without a bracket of its own behind it."""
    near = said.start <= finding.start < said.end + (LONGEST_BEHIND if finding.aliases else 0)
    return near and said.name in (finding.name, *finding.aliases)


def _before(text: str, places: Sequence[Place], said: Said) -> str | None:
    """The bearer before a statement: the one that its subject means, or the last one of its sentence."""
    start = sentence_start(text, said.start)
    kinds = (PERSON, VESSEL) if PERSON in said.kinds else said.kinds  # a firm must be meant by a word for one
    fitting = [p for p in places if p.kind in said.kinds and p.end <= said.start and p.key != said.name]
    own = [place for place in fitting if place.start >= start and place.kind in kinds]
    if said.part:
        return _only([place for place in own if said.name in _DOTS.split(text[place.start : place.end])])
    if said.subject:
        unknown = _REAL_NAME.match(text, said.start) and _THIS_ONE.search(text, start, said.start)
        return None if unknown else _meant(text, fitting, said, start)  # `…的男子，此人真名为杨立国`
    topic = topic_of(text, [place for place in fitting if place.start >= start])
    named = said.former or PERSON not in said.kinds  # what calls itself so is a product as often
    if topic and (meant := subject_of(text[topic.end : said.start], said)):
        before = [place for place in fitting if place.kind == meant.subject and place.key != topic.key]
        return _meant(text, before, meant, start)  # `米商務省は同社を旧名の「…」で載せた`
    if topic and named and topic.kind not in kinds and (not own or own[-1].end < topic.start):
        return topic.key  # `회사 '선라이즈'는 원래 이름이 '윤스'였다`
    return _nearest(text, own, said) if own else _left_out(text, fitting, said, start)


def _left_out(text: str, fitting: Sequence[Place], said: Said, start: int) -> str | None:
    """The bearer where the sentence names none: by a word for one before, or because it leaves him out."""
    before = text[start : said.start]
    if meant := subject_of(before, said):
        return _meant(text, [place for place in fitting if place.kind == meant.subject], meant, start)
    return _meant(text, fitting, said, start) if _is_bare(before) else None


def _nearest(text: str, own: Sequence[Place], said: Said) -> str | None:
    """The bearer among those that the sentence names before a statement: its topic, or the last one."""
    last = own[-1]
    if _NO_SUBJECT.search(text, last.end, said.start):
        return None
    if (topic := topic_of(text, own)) and not _QUOTED_TOPIC.search(text, topic.end + 1, said.start):
        return topic.key
    gap = text[last.end : said.start]
    far = said.near and len(_LABELLED.sub("", gap).strip()) > 1
    part = last.kind not in (PERSON, VESSEL) and _PART_BEHIND.match(gap)  # `北京大学医学部前身为…`
    if far or part:
        return None
    if _speaks_of_another(gap, last.kind):  # `魏晓莉系罗启航前妻，对外自称“Lily姐”`
        return own[0].key if _IS_SOMEBODY.fullmatch(text[own[0].end : last.start]) else None
    near = len(gap) <= LONGEST_BESIDE or (len({place.key for place in own}) == 1 and len(gap) <= LONGEST_GAP)
    return last.key if near and not _names_another(gap, said) else None


@named_cache("documents.other_bearers", maxsize=4)
def _other_pattern(kind: str) -> re.Pattern[str]:
    """Words that say that another one than the last one named is spoken of, or a thing."""
    other = any_of("another_person") if kind == PERSON else any_of("another_firm")
    return re.compile(f"{other}|{any_of('named_thing')}")


def _speaks_of_another(gap: str, kind: str) -> bool:
    """Whether what stands between a name and a statement says that it is not the name's."""
    gap = _OF_HIS_OWN.sub("", gap)
    return any(shape.search(gap) for shape in (_other_pattern(kind), _WITH, _POSSESSED, _SPOKEN, _QUOTED_TOPIC))


def _is_bare(before: str) -> bool:
    """Whether nothing but small words, or a clause without a subject, stands before a statement in its sentence."""
    clause = _CLAUSE.match(before) and not _other_pattern(PERSON).search(before)
    unsaid = _SPOKEN_TONGUE.search(before) and not _OTHER_TOPIC.search(before)  # `引退後は「…」の偽名を使って`
    return not before.strip(" 　，、는은그") or bool(clause) or bool(unsaid)


def _meant(text: str, fitting: Sequence[Place], said: Said, start: int) -> str | None:
    """The one whom a word for one named before means: the only one of its sentence, the one before, the paragraph."""
    paragraph = max(text.rfind("\n", 0, said.start), said.start - LONGEST_PARAGRAPH)
    within = [place for place in fitting if place.start > paragraph]
    before = sentence_start(text, start - 1)
    for first in (start, before, *((sentence_start(text, before - 1),) if said.subject else ())):
        if near := [place for place in within if place.start >= first]:
            topic = topic_of(text, near) or subject_first(text, near, said)
            return _only(near) or _only(_unofficial(near, said)) or (topic.key if topic else None)
    if within or not said.subject or not fitting:
        return _only(within)
    last = text.rfind("\n", 0, fitting[-1].start)  # the paragraph that spoke of one last
    return _only([place for place in fitting if place.start > last])


def _unofficial(places: Sequence[Place], said: Said) -> Sequence[Place]:
    """Those of some bodies that are no state's, whom a text calls `이 조직`, `该组织`."""
    return [place for place in places if not _OF_STATE.search(place.key)] if said.subject == ORGANISATION else ()


def _only(places: Sequence[Place]) -> str | None:
    keys = {place.key for place in places}
    return keys.pop() if len(keys) == 1 else None


def _names_another(gap: str, said: Said) -> bool:
    """Whether a person stands directly before a statement who was not found elsewhere."""
    name, kind = name_at_end(gap.rstrip("，、,： "), said.name, free=True) if PERSON in said.kinds else ("", "")
    return kind == PERSON and not _PARTICLE.search(name) and not (NO_NAME.match(name) or _NO_NAME_INSIDE.search(name))


@named_cache("documents.named_things", maxsize=1)
def _thing_pattern() -> re.Pattern[str]:
    return re.compile(any_of("named_thing"))


def _behind(text: str, places: Sequence[Place], said: Said) -> str | None:
    """The bearer behind a statement: `綽號「阿坤」的香港籍男子麥紹坤`, `일명 '마카오 황'으로 불리는 그는`."""
    next_one = next((p for p in places if p.start >= said.end and p.kind in said.kinds), None)
    between = text[said.end : next_one.start] if next_one else ""
    longest = LONGEST_BEHIND if said.frame else 1
    if next_one and len(between) <= longest and not (_STOP.search(between) or _thing_pattern().search(between)):
        return next_one.key
    if re.match(r".{0,12}? (?:그|그녀|이 남성|이 여성)(?:는|가|를)", text[said.end : said.end + LONGEST_BEHIND]):
        fitting = [place for place in places if place.kind in said.kinds and place.end <= said.start]
        return _meant(text, fitting, said, sentence_start(text, said.start))
    return None
