"""Two East Asian writings of one name: `ユンファン・キャピタル（雲帆資本）`, `太白物産（태백물산）`.

Here belongs what says that a bracket in another East Asian script is the same name: sound, with a trade or a title.
Readings belong to `japanese.py`, Hanja behind Hangul to `korean.py`, Latin forms to `reverse.py`.
"""

from __future__ import annotations

import re

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.brands import is_han_place
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.kinds import NOTHING, Verdict, judge_native
from entityscreen.sources.documents.native_persons import looks_like_person
from entityscreen.sources.documents.runs import after_stop, own_part
from entityscreen.sources.documents.titled import without_end_title
from entityscreen.sources.documents.tokens import Bracket
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import countries

_HAN, _KANA, _HANGUL = "\u3005\u3400-\u9fff\uf900-\ufaff", "\u30a1-\u30fa\u30fc", "\uac00-\ud7a3"
_QUOTED = re.compile(rf"[「『“‘「]([{_HAN}{_KANA}{_HANGUL}·・＝A-Z0-9]{{2,30}})[」』”’」]$")
_RUN = re.compile(rf"[{_HAN}{_KANA}{_HANGUL}\u3041-\u3096·・＝A-Z0-9]{{2,40}}$")
_KANA_AT_END = re.compile(rf"[{_KANA}]+(?:[・＝][{_KANA}]+)*$")
_CONTENT = re.compile(rf"[{_HAN}{_KANA}{_HANGUL}・ A-Z0-9]{{2,30}}$")
_SCRIPTS = (
    ("hangul", re.compile(f"[{_HANGUL}]")),
    ("kana", re.compile(f"[{_KANA}]")),
    ("han", re.compile(f"[{_HAN}]")),
)
_TITLE_BEHIND = re.compile("(?:氏|さん|容疑者|被告|社長|会長|代表|CEO|教授|議員|大統領|首相|先生|女士)")
LEAST_LIKENESS, LEAST_PERSON = 0.72, 0.8
SHORTEST_BRAND = 2  # characters


def other_script(view: View, bracket: Bracket) -> Finding | None:
    """The finding of a name in kana or characters with its form in another script in the bracket, or None.

    Args:
        view: the block.
        bracket: a pair of brackets.
    """
    content = bracket.content.strip()
    if not _CONTENT.match(content):
        return None
    before = view.text[max(0, bracket.start - 42) : bracket.start].rstrip()
    quoted = _QUOTED.search(before)
    found = _quoted(quoted[1], content) if quoted else _person(before, content, view.text[bracket.end + 1 :][:8])
    found = found or (_organisation(before, content) if not quoted else None)
    if found is None:
        return None
    name, kind, evidence = found
    start = view.text.rfind(name, 0, bracket.start)
    return Finding(name, start, start + len(name), kind, (content,), evidence=(evidence,), after=bracket.end + 1)


def _script(text: str) -> str:
    """The script that tells a name apart: Hangul before kana before characters."""
    return next((script for script, shape in _SCRIPTS if shape.search(text)), "")


def _differ(first: str, second: str) -> bool:
    """Whether two names are in different scripts; Hangul before characters belongs to `korean.py`."""
    scripts = (_script(first), _script(second))
    return scripts[0] != scripts[1] and "" not in scripts and scripts != ("hangul", "han")


def _quoted(name: str, content: str) -> tuple[str, str, str] | None:
    if not _differ(name, content):
        return None
    if looks_like_person(content) and _heard(name, content, PERSON) >= LEAST_PERSON and "・" in name:
        return name, PERSON, f"reads as {content}"
    verdict = _verdict(name, content)
    return (name, verdict.kind, verdict.evidence) if verdict.kind else None


def _heard(name: str, content: str, kind: str) -> float:
    return compare(name, content, kind=kind).score


def _person(before: str, content: str, behind: str) -> tuple[str, str, str] | None:
    """A person in kana of two words, or in characters before Hangul, with or without a title before the bracket."""
    rest = without_end_title(before)
    run = _RUN.search(rest)
    if not run or not looks_like_person(content) or not _differ(run.group(), content):
        return None
    titled = rest != before or _TITLE_BEHIND.match(behind)
    kana = _KANA_AT_END.search(run.group())
    if kana:
        names = [kana.group()] if "・" in kana.group() or titled else []
    else:
        names = [run.group()[-size:] for size in (3, 2, 4)] if _script(content) == "hangul" else []
    heard = ((_heard(name, content, PERSON), name) for name in names if kana or looks_like_person(name))
    best, name = max(heard, default=(0.0, ""))
    return (name, PERSON, f"reads as {content}") if best >= LEAST_PERSON else None


def _organisation(before: str, content: str) -> tuple[str, str, str] | None:
    """A firm or body whose ending in one of its scripts says so and that sounds alike in both."""
    found = _RUN.search(before)
    if not found:
        return None
    name = after_stop(found.group())
    verdict = _verdict(name, content) if _differ(name, content) else NOTHING
    return (name, verdict.kind, verdict.evidence) if verdict.kind else None


def _verdict(name: str, content: str) -> Verdict:
    """What two forms of a name say it is: the ending of one of them, and the sound of both."""
    verdicts = [judge_native(form) for form in (content, name)]
    verdict = max(verdicts, key=lambda verdict: verdict.strength)
    kinds = {verdict.kind for verdict in verdicts if verdict.strength > 1}
    proper = all(len(own_part(form)) >= SHORTEST_BRAND for form in (name, content))
    place = is_han_place(content) or name in countries() or content in countries()
    if place or not proper or not kinds or not kinds <= {COMPANY, ORGANISATION}:
        return NOTHING
    heard = _heard(name, content, verdict.kind)
    return Verdict(verdict.kind, f"{verdict.evidence}; reads as {content}", 2) if heard >= LEAST_LIKENESS else NOTHING
