"""Other names with a label in Chinese, Japanese or Korean: `제임스 강(한국명 강진우)`, `甲公司（曾用名：乙公司）`.

Here belongs which labels say that what follows is a name of the one before the bracket, and where that name begins.
Labels before Latin names belong to `reverse.py`, those of short forms to `short_forms.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from entityscreen.sources.documents.brands import is_han_place
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.gloss import is_native_name
from entityscreen.sources.documents.kinds import judge_native
from entityscreen.sources.documents.native_persons import HANGUL, looks_like_person
from entityscreen.sources.documents.runs import after_stop
from entityscreen.sources.documents.spellings import is_same_syllable
from entityscreen.sources.documents.titled import without_end_title
from entityscreen.sources.documents.tokens import Bracket
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import han_words

_FORMER = "曾用名|原名|旧名|舊名|改名前|개명 ?전(?: 이름)?|옛 ?이름"
# Former names that places have too, so that only a firm's ending says whose they are: `서울(옛 한양)`.
_FORMER_FIRM = (
    "旧称|舊稱|前称|前稱|原称|原稱|前身|旧社名|旧商号|옛 ?사명|구 ?사명|옛 ?명칭|변경 ?전(?: 사명)?|전신|옛|구|舊|旧"
)
_OTHER = (
    "本名|真名|实名|實名|化名|别名|別名|又名|亦名|现名|現名|中文名|日文名|韩文名|韓文名|艺名|藝名|法名|绰号|綽號|外号|外號|人称|人稱|通称|通名|偽名|芸名|"
    "中国名|韓国名|朝鮮名|日本名|台湾名|現社名|現商号|한국 ?이름|한국명|본명|실명|중국명|"
    "중국 ?이름|일본명|일본 ?이름|조선 ?이름|가명|"
    "예명|법명|현 ?사명|활동명"
)
_SCRIPT = "\u3005\u3400-\u9fff\u30a1-\u30fc\uac00-\ud7a3"
_NAME = rf"[“「『‘\"]?(?P<name>[{_SCRIPT}·・][{_SCRIPT}·・A-Z0-9 ]{{1,29}})[”」』’\"]?"
_LABELLED = re.compile(
    rf"\s?(?:(?P<firm>{_FORMER_FIRM})|(?P<former>{_FORMER})|{_OTHER})(?:是|为|為|は)?\s?[:：・]?\s?{_NAME}$"
)
_PARTS = re.compile(r"\s?[,，、;；]\s?")
_RUN = re.compile("(?:[A-Z0-9]{1,6})?[\u3005\u3041-\u3096\u3400-\u9fff\u30a1-\u30fc·・]{2,40}$")
_DOTTED = re.compile("[\u3400-\u9fff\u30a1-\u30fc]+(?:[·・][\u3400-\u9fff\u30a1-\u30fc]+)+$")
_HANGUL_WORDS = re.compile("(?:[\uac00-\ud7a3]{1,8} ){0,2}[A-Z]{0,6}[\uac00-\ud7a3]{1,20}$")
_FIRM_BEFORE = re.compile("(?:会社|企業|大手|メーカー|商社|系列|傘下)$")
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
    before = view.text[max(0, bracket.start - 42) : bracket.start].rstrip()
    rest = without_end_title(before)
    name, kind = _korean(rest, other) if HANGUL.search(rest[-1:]) else _characters(rest, other)
    if not name or name == other or is_han_place(name) or (match["firm"] and kind == PERSON):
        return None
    start = view.text.rfind(name, 0, bracket.start)
    former = (other,) if match["former"] or match["firm"] else ()
    evidence = (f"label {match.string[: match.start('name')].strip(' :：「“')}",)
    return Finding(name, start, start + len(name), kind, (other,), former, evidence=evidence, after=bracket.end + 1)


def _labelled(content: str) -> Iterator[re.Match[str]]:
    """The parts of a bracket that give a name behind a label."""
    matches = (_LABELLED.match(part) for part in _PARTS.split(content))
    return (match for match in matches if match and is_native_name(match["name"].strip()))


def with_labelled(finding: Finding, bracket: Bracket) -> Finding:
    """A finding with the labelled names that its bracket gives besides: `李海涛（英文名Tony Lee，又名李涛）`."""
    fitting = [match for match in _labelled(bracket.content) if _fits(finding, match["name"].strip())]
    names = (match["name"].strip() for match in fitting)
    former = (match["name"].strip() for match in fitting if match["former"] or match["firm"])
    aliases = tuple(dict.fromkeys((*finding.aliases, *(name for name in names if name != finding.name))))
    return replace(finding, aliases=aliases, former=tuple(dict.fromkeys((*finding.former, *former))))


def _fits(finding: Finding, name: str) -> bool:
    """Whether a name can be that of what was found: a person's, or a firm's by its ending."""
    if finding.kind == PERSON:
        return looks_like_person(name)
    return judge_native(name).kind in (COMPANY, ORGANISATION) and judge_native(name).strength > 1


def _characters(before: str, other: str) -> tuple[str, str]:
    """The person or the organisation at the end of a text in characters or kana, and its kind."""
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
    return (name, PERSON) if name and looks_like_person(name) and looks_like_person(other) else ("", "")


def _firm_kind(name: str, other: str) -> str:
    """The kind that the endings of two names both give, or an empty string."""
    verdicts = [judge_native(form) for form in (name, other)]
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
