"""Names with a bracket behind them: `Latin (漢字)`, `Name (ACRONYM)`, `ACRONYM [Expansion]`, `漢字 (Latin)`.

Here belongs the way from a bracket to a finding. The parts have modules of their own: `gloss.py` reads the bracket,
`chains.py` and `persons.py` find the span, `kinds.py` and `context.py` the kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entityscreen.sources.documents.brands import brand_start
from entityscreen.sources.documents.business import business
from entityscreen.sources.documents.clauses_behind import with_clause
from entityscreen.sources.documents.context import (
    COMPANY,
    ORGANISATION,
    OTHER,
    PERSON,
    SHIP_NUMBER,
    VESSEL,
    kind_after,
    kind_before,
    predicate_kind,
    staffed_kind,
    word_kind,
)
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.further_brackets import further_name
from entityscreen.sources.documents.heads import name_start
from entityscreen.sources.documents.kinds import Verdict, judge, judge_latin, judge_native
from entityscreen.sources.documents.latin_brackets import acronym_or_latin, listed_company
from entityscreen.sources.documents.native_persons import is_transcribed, may_be_person
from entityscreen.sources.documents.nicknames import nickname_start, with_real_name
from entityscreen.sources.documents.papers import paper
from entityscreen.sources.documents.persons import is_person_word, person_start
from entityscreen.sources.documents.places import Place, find_places
from entityscreen.sources.documents.record import make_finding
from entityscreen.sources.documents.roles import role_before
from entityscreen.sources.documents.shared_brackets import parted
from entityscreen.sources.documents.tokens import Bracket, Token
from entityscreen.sources.documents.vessels import vessel_start
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import is_given, no_name_words, surnames, words

_COORDINATION = re.compile(
    r"^[\s”\"]{0,2}(?:,|;|[^\n(]{0,80}\n\s{0,4}[•·\-*–][ \t]?|,? and|,? or|,? &| as well as|"
    r",? (?:more |also |better |most )?(?:commonly|known as|simply|formerly)(?: known as| called)?)\s+"
    r"(?:(?:from|to|of|with|by|at)\s)?(?:the\s)?(?:[A-Z]\S{1,20}(?:\s[A-Z]\S{1,20})?-[a-z]+\s)?$"
)
_SERIES = re.compile(r"\s(?:satellites?|constellation|missiles?|rockets?|navigation|fighters?|jets?|tanks?)\b")
_LOCATIVE = re.compile(r"\b(?:in|near|nearby|on|at|around|across|off)\s(?:the\s)?$", re.IGNORECASE)
_OPEN_SINGLE = re.compile(r"(?:[\s(]|\A)[‘'][A-Z][^‘'’\n]{0,118}$")
_DOCUMENT_NUMBER = re.compile(r"[年〕\]］]第?[0-9一二三四五六七八九十百]{1,5}[号號]$")  # 公告2025年第18号


def find_bracketed(view: View, tokens: Sequence[Token], brackets: Sequence[Bracket]) -> list[Finding]:
    """All names with a bracket, in the order of the brackets.

    Args:
        view: the block.
        tokens: its Latin words.
        brackets: its pairs of brackets, ascending.

    Returns:
        One finding a name; a name with two brackets comes once, with the aliases of both. A name that nothing but its
        neighbour explains (`Pegatron Corp (和碩) and Inventec (英業達)`) is of the neighbour's kind.
    """
    places = list(parted(view, tokens, list(find_places(view, tokens, brackets))))
    found = [_resolve(view, place, "") for place in places]
    for step in (1, -1):
        for at in range(len(places))[::step]:
            beside = at - step
            if found[at] is None and 0 <= beside < len(places):
                found[at] = _as_neighbour(view, places, found, at, beside)
    return [with_real_name(view, with_clause(view, finding)) for finding in found if finding]


def _as_neighbour(
    view: View, places: Sequence[Place], found: Sequence[Finding | None], at: int, beside: int
) -> Finding | None:
    """The finding of a place that is coordinated with a company or organisation beside it."""
    neighbour = found[beside]
    if neighbour is None or neighbour.kind == PERSON or not places[at].gloss.native:
        return None
    if _next_noun_kind(view.text, places[at].end) == OTHER or _is_weak(neighbour, places[at]):
        return None
    if OTHER in (judge_latin(places[at].chain).kind, *(judge_native(name).kind for name in places[at].gloss.native)):
        return None
    if _LOCATIVE.search(view.text, max(0, places[at].chain[0].start - 12), places[at].chain[0].start):
        return None
    left, right = sorted((at, beside))
    between = view.text[places[left].end : places[right].chain[0].start]
    return _resolve(view, places[at], neighbour.kind) if _COORDINATION.match(between) else None


def _is_weak(neighbour: Finding, place: Place) -> bool:
    """Whether a neighbour is a brand by its letters only, which explains a name of one word but no longer one."""
    return neighbour.evidence[0].startswith(("brand", "acronym")) and len(place.chain) > 1


def _next_noun_kind(text: str, end: int) -> str:
    """The kind of the common noun directly behind a bracket: `Dongfeng (东风) missile`."""
    match = re.match(r"\s([a-z\-]{3,20})", text[end : end + 24])
    return word_kind(match.group(1)) if match and match.group(1) not in words("verb_too") else ""


def _chain_noun(text: str, end: int) -> str:
    """The kind that `Hsin Tung Yang (新東陽) chain` says, or an empty string."""
    match = re.match(r"\s([a-z]{4,12})\b", text[end : end + 16])
    return word_kind(match.group(1)) if match and match.group(1) in words("chain_noun") else ""


def _resolve(view: View, place: Place, around: str) -> Finding | None:
    """The name that a place gives; `around` is the kind that its neighbour suggests."""
    if place.gloss.native:
        return _bilingual(view, place, around)
    if place.gloss.work:
        return None if around else paper(view, place)
    if place.gloss.listed and not place.gloss.latin:
        return None if around else listed_company(view, place)
    if around:
        return None
    further = place.gloss.script or place.gloss.unlabelled
    return (further_name(view, place) if further else None) or acronym_or_latin(view, place)


def _bilingual(view: View, place: Place, around: str) -> Finding | None:
    """A Latin name with a native one."""
    chain, natives = place.chain, place.gloss.native
    if place.gloss.listed:
        return listed_company(view, replace(place, chain=chain[name_start(chain, natives) :]))
    if (brand := brand_start(chain, natives)) and not _is_thing(view, place, chain[brand[0] :]):
        return make_finding(view, place, brand[0], chain[-1].end, brand[1], "brand known in both writings")
    strength = judge_latin(chain).strength
    numbered = SHIP_NUMBER.match(view.text, place.name_end)  # `Jin Hai 6 (金海6号, IMO 9312345)`
    after_kind = VESSEL if numbered and strength < 3 else kind_after(view.text, place.end)
    if (vessel := vessel_start(view.text, chain, natives, after_kind)) is not None:
        return make_finding(view, place, vessel[0], chain[-1].end, VESSEL, vessel[1])
    person = (
        person_start(chain, natives, view.text[max(0, chain[0].start - 20) : chain[0].start]) if strength < 3 else None
    )
    person = person or nickname_start(chain, natives, place.gloss.latin)
    if person is None and after_kind in ("", PERSON) and strength < 2 and not around:
        person = person_by_context(view.text, chain, natives, after_kind)
    if person and predicate_kind(view.text, place.end) in ("", PERSON):
        name = chain[person[0] :]
        outside = _stands_for_work(view, name, person[1]) or _is_located(view.text, name, natives)
        if not outside and not _organisation_wins(name):
            return make_finding(view, place, person[0], name[-1].end, PERSON, person[1])
    return _organisation(view, place, around or after_kind or _chain_noun(view.text, place.end))


def _is_thing(view: View, place: Place, name: Sequence[Token]) -> bool:
    """Whether a brand's name is called a product here, or quoted as a word."""
    kind, noun = kind_before(view.text, name[0].start)
    before = view.text[max(0, name[0].start - 60) : name[0].start].rstrip()
    called = kind == OTHER and before.endswith(noun)  # not the noun of a list: `stations including X`
    return called or predicate_kind(view.text, place.end) == OTHER or _is_quoted(view, name)


def _is_located(text: str, name: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether a name of two characters with a rare surname stands behind "in" or "near": `in Tai Wai (大圍)`."""
    rare = all(len(native) == 2 and native[0] not in surnames() for native in natives)
    return rare and _LOCATIVE.search(text, max(0, name[0].start - 12), name[0].start) is not None


def _stands_for_work(view: View, name: Sequence[Token], evidence: str) -> bool:
    """Whether quotes, or a noun before it (`the submarine Hai Kun`), say that it is a work or a thing, not a person."""
    called, noun = kind_before(view.text, name[0].start)
    if is_given(name[0].folded):
        return noun == "author of"
    if _is_quoted(view, name) and not evidence.startswith("surname"):
        return True
    if noun == "author of" and evidence.startswith("surname"):
        return False  # `the song of Zhao Lei (赵雷)`
    return called == OTHER and not role_before(view.text, name[0].start)[0]


def _is_quoted(view: View, chain: Sequence[Token]) -> bool:
    """Whether a closing quote stands behind words; a single one only if it was opened, as it may be a possessive."""
    end = chain[-1].end
    single = view.text[end : end + 1] in ("’", "'") and _OPEN_SINGLE.search(view.text, max(0, end - 120), end)
    return view.text[end : end + 1] in ("”", '"', "»") or bool(single)


def person_by_context(
    text: str, chain: Sequence[Token], natives: Sequence[str], after_kind: str
) -> tuple[int, str] | None:
    """A person whom only the context shows: `singer Samingad (紀曉君)`, `Kolas Yotaka (...), a former spokesperson`."""
    start = max(0, len(chain) - 3) if after_kind == PERSON else 0
    while start < len(chain) and not (is_person_word(chain[start]) and not _opens(chain, start)):
        start += 1
    name = chain[start:]
    if not 1 <= len(name) <= 3 or not all(is_person_word(token) for token in name):
        return None
    if len(name) == 1 and name[0].text.isupper():
        return None  # `the chip designer UNISOC`
    kind, noun = kind_before(text, name[0].start)
    if not may_be_person(natives) and not (kind == PERSON and is_transcribed(name, natives)):
        return None
    if after_kind == PERSON:
        return start, "what follows says a person"
    return (start, f"called {noun}") if kind == PERSON and noun else None


def _opens(chain: Sequence[Token], at: int) -> bool:
    """Whether a word opens a sentence before one other word: `In Qiushi (求是)`; surnames were looked for before."""
    return at == len(chain) - 2 and chain[at].folded in words("connector_capital")


def _organisation_wins(name: Sequence[Token]) -> bool:
    """Whether the last Latin word is an organisation's head that no surname or given name can be."""
    return judge_latin(name).strength >= 2 and name[-1].folded in no_name_words()


def _organisation(view: View, place: Place, around: str) -> Finding | None:
    """An organisation or a company, or None."""
    natives = place.gloss.native
    start = name_start(place.chain, natives)
    name = place.chain[start:]
    before_kind, noun = kind_before(view.text, name[0].start)
    if start and kind_before(view.text, place.chain[0].start)[0] == OTHER:
        before_kind = OTHER  # `the novel Dream of the Red Chamber (红楼梦)`
    if judge_latin(name).kind == OTHER and view.text.endswith(" for the ", 0, name[0].start):
        before_kind = ""  # `partner for the Canton Fair`
    around = around or before_kind
    verdict = judge(name, natives, around or _staffed(view.text, place, name))
    if not verdict.kind and (shown := business(view.text, name, natives, place.end)):
        verdict = Verdict(COMPANY, shown, 2)
    thing = _has_article(view.text, name[0].start) or _SERIES.match(view.text, place.end)
    if (verdict.kind, verdict.strength, around) == (COMPANY, 1, "") and thing:
        return None
    italic = view.is_italic(name[0].start, name[-1].end) and name[-1].folded not in words("paper")
    work = _is_quoted(view, name) or italic
    if work and max(judge_native(native).strength for native in natives) < 3:
        return None
    if verdict.kind not in (COMPANY, ORGANISATION) or any(map(_DOCUMENT_NUMBER.search, natives)):
        return None
    evidence = f"{verdict.evidence}; {noun or around}" if verdict.strength == 1 and around else verdict.evidence
    return make_finding(view, place, start, place.name_end, verdict.kind, evidence)


def _has_article(text: str, start: int) -> bool:
    """Whether "the" stands before a name: `the Blade Battery (刀片电池)` is a thing."""
    return text[max(0, start - 4) : start].lower() == "the "


def _staffed(text: str, place: Place, name: Sequence[Token]) -> str:
    """The kind that a staff behind the bracket gives a name that is no place."""
    if judge_latin(name).kind == OTHER or any(judge_native(native).kind == OTHER for native in place.gloss.native):
        return ""
    return staffed_kind(text, place.end)
