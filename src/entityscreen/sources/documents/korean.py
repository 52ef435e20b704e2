"""Korean names with their Hanja or Latin form behind: `곽노정(郭魯正) 사장`, `창신메모리(長鑫存儲·CXMT)`.

Here belongs what says that a Hangul word is a name: Hanja behind a word are as often only its spelling,
`자력갱생(自力更生)`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.hangul import is_headed, names_body
from entityscreen.sources.documents.hangul_spans import spaced_by
from entityscreen.sources.documents.kinds import NOTHING, Verdict, judge, judge_latin, judge_native
from entityscreen.sources.documents.listings import without_listing
from entityscreen.sources.documents.native_persons import looks_like_person, surname_spellings_of
from entityscreen.sources.documents.runs import own_part
from entityscreen.sources.documents.spellings import is_read_in_korean
from entityscreen.sources.documents.tokens import Bracket, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import countries, endings, fold, han_words

_HANGUL = "\uac00-\ud7a3"
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_RUN = re.compile(
    rf"(?:(?:주식회사|유한회사|법무법인|회계법인|재단법인|사단법인)\s)?(?:[A-Z]{{1,6}})?[{_HANGUL}]{{2,20}}[A-Z0-9]{{0,6}}$"
)
_FORM = re.compile(r"^(?:주식회사|유한회사|법무법인|회계법인)\s")
_PARTS = re.compile(r"\s*(?:[·•・;/]|,(?!\s?(?:Inc|Ltd|LLC|Co|Limited)\b))\s*")
_HANJA = re.compile(f"^[{_HAN}]{{2,20}}$")
_LATIN = re.compile(r"^[A-Z][A-Za-z0-9&.,'’\- ]{1,60}$")
_AGE = re.compile(r"^[1-9][0-9]$|^[1-9][0-9]세$")
_FIRM_BEFORE = re.compile(
    "(?:업체|기업|회사|상사|법인|투자사|제조사|협력사|자회사|계열사|모회사|공급사|거래처|수출상|수입상)인? $"
)
_BORNE_BEFORE = re.compile("(가명|별명|이름|예명|활동명)(?:으로|을|로) (?:활동|사용|행세)(?:한|하는|해온) $")
LEAST_LIKENESS, LEAST_HEARD = 0.9, 0.72  # of a person's syllables; of a firm's name that sounds as Chinese does
LEAST_SPOKEN = 0.8  # of a Chinese person's name as it sounds
LONGEST_PERSON = 5  # syllables; Chinese names are written as they sound: 저우언라이
LONGEST_SHORT = 2  # characters of a Chinese name without more that may be a short form
LONGEST_OWN = 4  # syllables of a Korean person's name
LONGEST_BEFORE = 60  # characters before a bracket in which a name begins
LONGEST_LATIN = 3  # words of an East Asian person's Latin name


@dataclass(frozen=True, slots=True)
class Parts:
    """What a bracket behind a Hangul word holds: Hanja, Latin names, and whether an age."""

    hanja: tuple[str, ...]
    latin: tuple[str, ...]
    age: bool


def read_parts(content: str) -> Parts:
    """The parts of a bracket by their writing.

    Example:
        >>> read_parts("崔珍奭·65"), read_parts("長鑫存儲·CXMT").latin
        (Parts(hanja=('崔珍奭',), latin=(), age=True), ('CXMT',))
    """
    parts = [part.strip() for part in _PARTS.split(without_listing(content)[0])]
    hanja = tuple(part for part in parts if _HANJA.match(part))
    latin = tuple(part for part in parts if _LATIN.match(part))
    return Parts(hanja, latin, any(map(_AGE.match, parts)))


def korean_name(view: View, bracket: Bracket) -> Finding | None:
    """The finding of a Hangul word with its other forms in a bracket, or None.

    Args:
        view: the block.
        bracket: a pair of brackets.
    """
    found = _RUN.search(view.text, max(0, bracket.start - 32), bracket.start)
    if not found:
        return None
    parts = read_parts(bracket.content)
    run = found.group()
    common = run in countries() or run in endings().company  # `자동차(Automobile)`
    if not (parts.hanja or parts.latin) or common or any(fold(name) in countries() for name in parts.latin):
        return None
    before, behind = (
        view.text[max(0, found.start() - 24) : found.start()],
        view.text[bracket.end + 1 : bracket.end + 25],
    )
    if evidence := _person_evidence(run, parts, before, behind):
        kind, names = PERSON, (*parts.hanja, *parts.latin)
    else:
        verdict = _organisation(run, parts, before)
        if verdict.kind not in (COMPANY, ORGANISATION):
            return None
        kind, evidence, names = verdict.kind, verdict.evidence, (*parts.hanja, *parts.latin)
        run = spaced_by(view.text[max(0, bracket.start - LONGEST_BEFORE) : bracket.start], run, names[0])
    start = bracket.start - len(run)
    return Finding(run, start, bracket.start, kind, names, evidence=(evidence,), after=bracket.end + 1)


def _person_evidence(run: str, parts: Parts, before: str, behind: str) -> str:
    """What says that a word is a person's name, or an empty string.

    A Korean one has Hanja of as many characters that are read as the word is; a Chinese one is written by its sound.
    """
    if len(parts.hanja) != 1 or len(run) > LONGEST_PERSON or not looks_like_person(parts.hanja[0]):
        return ""
    hanja = parts.hanja[0]
    if parts.latin:
        return _spelled(hanja, parts.latin)
    if hanja[-1] in han_words("korean_short_ending") and not (parts.age and len(hanja) > LONGEST_SHORT):
        return ""  # `전경련(全經聯) 회장`: the head of a federation
    if len(hanja) > len(run) or (len(hanja) == len(run) and len(run) > LONGEST_OWN):
        return ""
    if title := has_title(before, behind):
        return f"title {title}"
    least = LEAST_LIKENESS if len(hanja) == len(run) else LEAST_SPOKEN  # `리위안(李媛·33)`
    alike = compare(run, hanja, kind=PERSON).score >= least
    return "age and surname" if parts.age and alike else ""


def has_title(before: str, behind: str) -> str:
    """The title that stands before or behind a Korean name, or an empty string.

    Example:
        >>> has_title("", " 씨는"), has_title("사업가 ", ""), has_title("이 ", "가")
        ('씨', '사업가', '')
    """
    titled = _title_pattern().match(behind) or _title_before_pattern().search(before) or _BORNE_BEFORE.search(before)
    return titled.group(1) if titled else ""


def _spelled(hanja: str, latin: Sequence[str]) -> str:
    """What says that Hanja and the one Latin name beside them are a person's: its surname, `(陈宇航·Chen Yuhang)`."""
    name = tokenise(latin[0])
    personal = len(latin) == 1 and 1 < len(name) <= LONGEST_LATIN and judge_latin(name).strength < 2
    met = personal and surname_spellings_of(hanja) & {token.folded for token in name}
    return f"surname spelled as {hanja[0]} can be" if met else ""


@named_cache("documents.korean_titles", maxsize=1)
def _titles() -> str:
    return "|".join(sorted(map(re.escape, han_words("korean_role")), key=lambda word: (-len(word), word)))


@named_cache("documents.korean_title_behind", maxsize=1)
def _title_pattern() -> re.Pattern[str]:
    """A title behind a name, with a place of work between: `곽노정(郭魯正) SK하이닉스 사장`."""
    return re.compile(
        rf"\s?(?:[{_HANGUL}A-Za-z]{{2,10}}\s){{0,2}}({_titles()})(?=[은는이가을를의에과와도로만께]|[^{_HANGUL}]|$)"
    )


@named_cache("documents.korean_title_before", maxsize=1)
def _title_before_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s{_HANGUL}])({_titles()})\s$")


def _organisation(run: str, parts: Parts, before: str) -> Verdict:
    """The verdict on an organisation: its form, its brand's letters in both writings, or the ending of its Hanja.

    An ending alone does not do: `신재생에너지(新再生能源)`. What is read as Chinese is, or called a firm, is a name.
    """
    if _FORM.match(run):
        return Verdict(COMPANY, f"legal form {run.split(' ', maxsplit=1)[0]}", 3)
    for hanja in parts.hanja:
        verdict = judge_native(hanja)
        proper = len(own_part(hanja)) > 1  # 半導體 alone is a common noun
        headed = parts.latin or verdict.evidence.endswith("公司") or is_headed(run) or _is_firm(run, hanja, before)
        if verdict.strength == 3 and proper and headed:
            return verdict
    verdicts = [_by_latin(run, name) for name in parts.latin]
    return max(verdicts, key=lambda verdict: verdict.strength, default=NOTHING)


def _is_firm(run: str, hanja: str, before: str) -> bool:
    """Whether a Hangul word is a firm's name in Hanja: not read in Korean but as Chinese is, or behind a noun."""
    chinese = not is_read_in_korean(run[0], hanja[0]) and compare(run, hanja, kind=COMPANY).score >= LEAST_HEARD
    called = _FIRM_BEFORE.search(before) is not None and endings().longest(run)[1] == "company"
    return chinese or called


def _by_latin(run: str, latin: str) -> Verdict:
    """The verdict that a Latin form gives: its head word, or letters that the Hangul name keeps (`SK하이닉스`)."""
    name = tokenise(latin)
    verdict = judge(name, (run,), "")
    if verdict.strength >= 2:
        return verdict
    return Verdict(ORGANISATION, "ending of a body", 2) if names_body(run, name) else NOTHING
