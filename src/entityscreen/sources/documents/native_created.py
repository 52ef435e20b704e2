"""Whom nothing but a sentence names, directly beside what it calls him: `李国强，绰号“强哥”`, `木村誠こと李強容疑者`.

Here belongs where such a name begins and what says that it is one. Whom a text names elsewhere too belongs to
`native_bearers.py`.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.context import PERSON
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.kinds import judge_native
from entityscreen.sources.documents.labelled import name_at_end
from entityscreen.sources.documents.native_persons import HANGUL, NO_NAME, looks_like_person
from entityscreen.sources.documents.native_places import titles_behind
from entityscreen.sources.documents.native_said import Said
from entityscreen.sources.documents.runs import after_stop, own_part

SHORTEST_OWN = 2  # characters of a firm's name before its ending
SHORTEST_GLUED = 3  # characters of a person's name with no mark between it and what is said
_GOES_ON = re.compile("[，。、；（(\\s]|[被在仍已曾于於与與和及是为為等向将將因涉则則也落供到案出等]|$")
_PARTICLE = re.compile("[\u3041-\u3096]")
_WHERE = re.compile("(?<=[\u3400-\u9fff]{2})在[^，。；、在]{1,10}$")
_DESCRIBED = re.compile(
    "的[\u3400-\u9fff]{0,6}(?:男子|女子|男性|女性|籍男|籍女|商人|嫌犯|[头頭]目|首[脑腦]|主犯|毒[枭梟])"
)


def beside(text: str, said: Said) -> Finding | None:
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


def titled_behind(text: str, said: Said) -> Finding | None:
    """A person with a title whom nothing but the statement names: `木村誠こと李強容疑者`."""
    titles = titles_behind()
    found = re.match(
        rf"[^、。，（(]{{0,12}}?([\u3005\u3400-\u9fff]{{2,5}})(?={titles})", text[said.end : said.end + 24]
    )
    name = after_stop(found[1], persons=True) if found else ""
    if not found or not looks_like_person(name) or PERSON not in said.kinds:
        return None
    return _created(name, said.end + found.end(1) - len(name), PERSON, said)


def called_behind(text: str, said: Said) -> Finding | None:
    """A person behind 的 and a word for one, before what no name goes on with: `化名“阿龙”的台湾男子吴俊龙仍在逃`."""
    found = _DESCRIBED.match(text, said.end) if PERSON in said.kinds else None
    sizes = (3, 2) if found else ()
    for size in sizes:
        name = text[found.end() : found.end() + size] if found else ""
        if found and looks_like_person(name) and _GOES_ON.match(text, found.end() + size):
            return _created(name, found.end(), PERSON, said)
    return None


def _created(name: str, start: int, kind: str, said: Said) -> Finding | None:
    if name == said.name or NO_NAME.match(name):
        return None
    end, former = start + len(name), (said.name,) if said.former else ()
    return Finding(name, start, end, kind, (said.name,), former, evidence=("called so",), after=end)


def created_person(name: str, end: int, said: Said) -> Finding | None:
    """A person whose name ends at an offset, with the name that a statement gives."""
    return _created(name, end - len(name), PERSON, said)
