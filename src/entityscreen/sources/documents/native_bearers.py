"""Of whom a statement in Chinese, Japanese or Korean speaks: `王容疑者は「大原峰男」の通名を使い` of 王暁峰.

Here belongs the search for the bearer: directly before the statement, in its sentence, or by a word that stands for one
named before. Where two could be meant, or somebody unknown, nobody gets the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entityscreen.caches import named_cache
from entityscreen.sources.documents.context import PERSON, VESSEL
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.kinds import judge_native
from entityscreen.sources.documents.labelled import name_at_end
from entityscreen.sources.documents.name_labels import any_of
from entityscreen.sources.documents.native_called import Said, statements
from entityscreen.sources.documents.native_persons import HANGUL, looks_like_person
from entityscreen.sources.documents.native_places import Place, find_places_of, titles_behind
from entityscreen.sources.documents.native_ships import quoted_ships
from entityscreen.sources.documents.runs import after_stop, own_part
from entityscreen.sources.documents.tokens import HAS_NATIVE, Bracket, find_brackets
from entityscreen.sources.documents.view import View

_SENTENCE_END = re.compile(r"[。！？!?\n]|\.(?=\s)")
_STOP = re.compile("[，。；、,;：:！？\n“”「」『』]")
_DOTS = re.compile("[·・‧•]")
_WITH = re.compile("と(?=[\u3400-\u9fff])|[와과] ")
# A thing of somebody's, and what somebody says of another: `周杰倫的新歌`, `陳志豪表示，電影…`.
_POSSESSED = re.compile(r"^[^，。、]{0,4}(?:的|之|の|의)\s?(?=[^\s「“『‘'\"])")
_SPOKEN = re.compile("(?:表示|[说說]|[称稱]|指出|透露|介[绍紹])[，,：:]|と(?:述べ|話|語)|고 (?:말|밝|전)")
_QUOTED_TOPIC = re.compile("[」』”’'\"](?:은|는|이|가|は|が|も)")  # `자회사 '후이원페이'는 …`
_PART_BEHIND = re.compile("(?![于於在后後曾原成创創是系自由从從早最现現目前又亦也])[\u3400-\u9fff]")
_CLAUSE = re.compile("[^はがもを「」、]{2,20}[、で]{1,2}$")  # `残留孤児3世で、日本名は「…」`
_NO_SUBJECT = re.compile("[将將把]|被(?!告)|を(?=「)")  # `孟祥柏将公司更名为…`
LONGEST_GAP, LONGEST_BESIDE, LONGEST_BEHIND = 60, 12, 18  # characters between a bearer and what is said
LONGEST_PARAGRAPH = 1200
SHORTEST_OWN = 2  # characters of a firm's name before its ending
SHORTEST_GLUED = 3  # characters of a person's name with no mark between it and what is said
_DESCRIBED = re.compile(
    "的[\u3400-\u9fff]{0,6}(?:男子|女子|男性|女性|籍男|籍女|商人|嫌犯|[头頭]目|首[脑腦]|主犯|毒[枭梟])"
)
_GOES_ON = re.compile("[，。、；（(\\s]|[被在仍已曾于於与與和及是为為等向将將因涉则則也落供到案出等]|$")
_PARTICLE = re.compile("[\u3041-\u3096]")
_WHERE = re.compile("(?<=[\u3400-\u9fff]{2})在[^，。；、在]{1,10}$")


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
    inside = [bracket for bracket in find_brackets(view.text) if HAS_NATIVE.search(bracket.content)]
    said = [one for one in statements(view.text) if not _within(inside, one)]
    ships = _ships(view.text, named) if any(VESSEL in one.kinds for one in said) else []
    named += ships
    places = find_places_of(view.text, named) if said else []
    for one in said:
        named = _given(view.text, named, places, one)
    named = [finding for finding in named if finding not in ships]  # those that got no name say nothing
    return sorted(named, key=lambda finding: finding.start)


def _ships(text: str, named: Sequence[Finding]) -> list[Finding]:
    """Ships in quotes behind a noun that no bracket showed: `漁船「滿春億6號」…，該船舊名「金滿發」`."""
    known = {form for finding in named for form in (finding.name, *finding.aliases)}
    return [ship for ship in quoted_ships(text) if ship.name not in known]


def _within(brackets: Sequence[Bracket], said: Said) -> bool:
    return any(bracket.start < said.start < bracket.end for bracket in brackets)


def _given(text: str, named: list[Finding], places: list[Place], said: Said) -> list[Finding]:
    """The findings with one statement's name at its bearer, where that is known; a new bearer's places are added."""
    bearer = _behind(text, places, said) if said.behind else _before(text, places, said)
    if bearer is None and not said.subject and not said.part:
        behind = _titled_behind(text, said) or _called_behind(text, said) if said.behind else None
        created = behind if said.behind else _beside(text, said)
        if created and not any(f.start < created.end and created.start < max(f.end, f.after) for f in named):
            places.extend(find_places_of(text, [created]))
            places.sort(key=lambda place: place.start)
            return [*named, created]
    if bearer is None or bearer == said.name:
        return named
    first = next((f for f in named if f.name == bearer and not f.refers_to), None)
    if first is None:
        return named
    same = [f for f in named if f is not first and _is_said(f, said)]
    names = dict.fromkeys((said.name, *(form for f in same for form in (f.name, *f.aliases))))
    enriched = replace(
        first,
        aliases=tuple(dict.fromkeys((*first.aliases, *(name for name in names if name != first.name)))),
        former=tuple(dict.fromkeys((*first.former, *(names if said.former else ())))),
    )
    tied = {id(f): replace(f, refers_to=first.name, kind=first.kind, aliases=()) for f in same}
    return [enriched if f is first else tied.get(id(f), f) for f in named]


def _is_said(finding: Finding, said: Said) -> bool:
    """Whether a finding is the name that a statement gives, with or without a bracket of its own behind it."""
    near = said.start <= finding.start < said.end + (LONGEST_BEHIND if finding.aliases else 0)
    return near and said.name in (finding.name, *finding.aliases)


def _sentence_start(text: str, at: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, at - 400), at)]
    return ends[-1] if ends else max(0, at - 400)


def _before(text: str, places: Sequence[Place], said: Said) -> str | None:
    """The bearer before a statement: the one that its subject means, or the last one of its sentence."""
    start = _sentence_start(text, said.start)
    fitting = [place for place in places if place.kind in said.kinds and place.end <= said.start]
    own = [place for place in fitting if place.start >= start]
    if said.part:
        return _only([place for place in own if said.name in _DOTS.split(text[place.start : place.end])])
    if said.subject:
        return _meant(text, fitting, said, start)
    if not own or _NO_SUBJECT.search(text, own[-1].end, said.start):
        return _meant(text, fitting, said, start) if not own and _is_bare(text[start : said.start]) else None
    gap = text[own[-1].end : said.start]
    if said.near and len(gap.strip()) > 1:
        return None
    near = len(gap) <= LONGEST_BESIDE or (len({place.key for place in own}) == 1 and len(gap) <= LONGEST_GAP)
    if own[-1].kind not in (PERSON, VESSEL) and _PART_BEHIND.match(gap):
        return None  # `北京大学医学部前身为…`
    return own[-1].key if near and not (_speaks_of_another(gap, own[-1].kind) or _names_another(gap, said)) else None


@named_cache("documents.other_bearers", maxsize=4)
def _other_pattern(kind: str) -> re.Pattern[str]:
    """Words that say that another one than the last one named is spoken of, or a thing."""
    other = any_of("another_person") if kind == PERSON else any_of("another_firm")
    return re.compile(f"{other}|{any_of('named_thing')}")


def _speaks_of_another(gap: str, kind: str) -> bool:
    """Whether what stands between a name and a statement says that it is not the name's."""
    return any(shape.search(gap) for shape in (_other_pattern(kind), _WITH, _POSSESSED, _SPOKEN, _QUOTED_TOPIC))


def _is_bare(before: str) -> bool:
    """Whether nothing but small words, or a clause without a subject, stands before a statement in its sentence."""
    clause = _CLAUSE.match(before) and not _other_pattern(PERSON).search(before)
    return not before.strip(" 　，、는은그") or bool(clause)


def _meant(text: str, fitting: Sequence[Place], said: Said, start: int) -> str | None:
    """The one whom a word for one named before means: the only one of its sentence, the one before, the paragraph."""
    paragraph = max(text.rfind("\n", 0, said.start), said.start - LONGEST_PARAGRAPH)
    within = [place for place in fitting if place.start > paragraph]
    for first in (start, _sentence_start(text, start - 1)):
        if near := [place for place in within if place.start >= first]:
            return _only(near)
    return _only(within)


def _only(places: Sequence[Place]) -> str | None:
    keys = {place.key for place in places}
    return keys.pop() if len(keys) == 1 else None


def _names_another(gap: str, said: Said) -> bool:
    """Whether a person stands directly before a statement who was not found elsewhere."""
    name, kind = name_at_end(gap.rstrip("，、,： "), said.name, free=True) if PERSON in said.kinds else ("", "")
    return kind == PERSON and not _PARTICLE.search(name)


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
        return _meant(text, fitting, said, _sentence_start(text, said.start))
    return None


def _beside(text: str, said: Said) -> Finding | None:
    """One whom nothing but the statement names, directly before it: `李国强，绰号“强哥”`, `林志雄在圈内人称“雄哥”`."""
    before = text[max(0, said.start - 42) : said.start]
    rest = _WHERE.sub("", before.rstrip("，、,： "))
    name, kind = name_at_end(rest, said.name, free=PERSON in said.kinds) if not HANGUL.search(rest[-1:]) else ("", "")
    sure = (rest != before or len(name) >= SHORTEST_GLUED) and not _PARTICLE.search(name)
    proper = (kind == PERSON and not (said.near and judge_native(name).kind)) or (
        len(own_part(name)) >= SHORTEST_OWN and "的" not in name
    )
    known = name and sure and proper and kind in said.kinds
    return _created(name, text.rfind(name, 0, said.start), kind, said) if known else None


def _titled_behind(text: str, said: Said) -> Finding | None:
    """A person with a title whom nothing but the statement names: `木村誠こと李強容疑者`."""
    titles = titles_behind()
    found = re.match(
        rf"[^、。，（(]{{0,12}}?([\u3005\u3400-\u9fff]{{2,5}})(?={titles})", text[said.end : said.end + 24]
    )
    name = after_stop(found[1], persons=True) if found else ""
    if not found or not looks_like_person(name) or PERSON not in said.kinds:
        return None
    return _created(name, said.end + found.end(1) - len(name), PERSON, said)


def _called_behind(text: str, said: Said) -> Finding | None:
    """A person behind 的 and a word for one, before what no name goes on with: `化名“阿龙”的台湾男子吴俊龙仍在逃`."""
    found = _DESCRIBED.match(text, said.end) if PERSON in said.kinds else None
    sizes = (3, 2) if found else ()
    for size in sizes:
        name = text[found.end() : found.end() + size] if found else ""
        if found and looks_like_person(name) and _GOES_ON.match(text, found.end() + size):
            return _created(name, found.end(), PERSON, said)
    return None


def _created(name: str, start: int, kind: str, said: Said) -> Finding | None:
    if name == said.name:
        return None
    end, former = start + len(name), (said.name,) if said.former else ()
    return Finding(name, start, end, kind, (said.name,), former, evidence=("called so",), after=end)
