"""Names with a bracket behind them: `Latin (漢字)`, `Name (ACRONYM)`, `ACRONYM [Expansion]`, `漢字 (Latin)`.

Here belongs the way from a bracket to a finding. The parts have modules of their own: `gloss.py` reads the bracket,
`chains.py` and `persons.py` find the span, `kinds.py` and `context.py` the kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entityscreen.sources.documents.chains import and_cut, country_of
from entityscreen.sources.documents.context import (
    COMPANY,
    ORGANISATION,
    OTHER,
    PERSON,
    kind_after,
    kind_before,
    listed_country,
    predicate_kind,
    word_kind,
)
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.gloss import known_as
from entityscreen.sources.documents.kinds import (
    Verdict,
    is_place_or_label,
    judge,
    judge_latin,
    judge_native,
    organisation_start,
)
from entityscreen.sources.documents.persons import is_person_word, looks_like_person, may_be_person, person_start
from entityscreen.sources.documents.places import Place, find_places
from entityscreen.sources.documents.roles import role_after, role_before
from entityscreen.sources.documents.tokens import Bracket, Token
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import no_name_words, words

_CLAUSE_ALIAS = re.compile(
    r"^\s?,?\s?(?:\(|（)?(?=(?:also |better |formerly |previously |now |commonly )?"
    r"(?:known|a/?k/?a|a\.k\.a|f/?k/?a|formerly|hereinafter|previously|abbreviated|short)\b)",
    re.IGNORECASE,
)


_COORDINATION = re.compile(
    r"^[\s”\"]{0,2}(?:,|;|,? and|,? or|,? &| as well as|,? (?:more |also |better |most )?"
    r"(?:commonly|known as|simply|formerly)(?: known as| called)?)\s+(?:the\s)?$"
)


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
    places = list(find_places(view, tokens, brackets))
    found = [_resolve(view, place, "") for place in places]
    for step in (1, -1):
        for at in range(len(places))[::step]:
            beside = at - step
            if found[at] is None and 0 <= beside < len(places):
                found[at] = _as_neighbour(view, places, found, at, beside)
    return [_with_clause(view, finding) for finding in found if finding]


def _as_neighbour(
    view: View, places: Sequence[Place], found: Sequence[Finding | None], at: int, beside: int
) -> Finding | None:
    """The finding of a place that is coordinated with a company or organisation beside it."""
    neighbour = found[beside]
    if neighbour is None or neighbour.kind == PERSON or not places[at].gloss.native:
        return None
    if _next_noun_kind(view.text, places[at].end) == OTHER:
        return None
    left, right = sorted((at, beside))
    between = view.text[places[left].end : places[right].chain[0].start]
    return _resolve(view, places[at], neighbour.kind) if _COORDINATION.match(between) else None


def _next_noun_kind(text: str, end: int) -> str:
    """The kind of the common noun directly behind a bracket: `Dongfeng (东风) missile`."""
    match = re.match(r"\s([a-z\-]{3,20})", text[end : end + 24])
    return word_kind(match.group(1)) if match and match.group(1) not in words("verb_too") else ""


def _chain_noun(text: str, end: int) -> str:
    """The kind that `Hsin Tung Yang (新東陽) chain` says, or an empty string."""
    match = re.match(r"\s([a-z]{4,12})\b", text[end : end + 16])
    return word_kind(match.group(1)) if match and match.group(1) in words("chain_noun") else ""


def _with_clause(view: View, finding: Finding) -> Finding:
    """Add what a clause behind the bracket calls the name: `, also known as “Karl Lee”`."""
    rest = view.text[finding.after : finding.after + 160]
    if not _CLAUSE_ALIAS.match(rest):
        return finding
    clause = re.split(r"[.;(（]\s|\)", rest, maxsplit=1)[0]
    names, former = known_as(visible(clause))
    fresh = tuple(name for name in names[:2] if name != finding.name)
    return replace(finding, aliases=tuple(dict.fromkeys((*finding.aliases, *fresh))), former=(*finding.former, *former))


def _resolve(view: View, place: Place, around: str) -> Finding | None:
    """The name that a place gives; `around` is the kind that its neighbour suggests."""
    if place.gloss.native:
        return _bilingual(view, place, around)
    return None if around else _acronym_or_latin(view, place)


def _bilingual(view: View, place: Place, around: str) -> Finding | None:
    """A Latin name with a native one."""
    chain, natives = place.chain, place.gloss.native
    strength = judge_latin(chain).strength
    after_kind = kind_after(view.text, place.end)
    person = person_start(chain, natives) if strength < 3 else None
    if person is None and after_kind in ("", PERSON) and strength < 2 and not around:
        person = person_by_context(view.text, chain, natives, after_kind)
    if person and predicate_kind(view.text, place.end) in ("", PERSON):
        name = chain[person[0] :]
        if not _stands_for_work(view, name, person[1]) and not _organisation_wins(name):
            return _make(view, place, person[0], name[-1].end, PERSON, person[1])
    return _organisation(view, place, around or after_kind or _chain_noun(view.text, place.end))


def _stands_for_work(view: View, name: Sequence[Token], evidence: str) -> bool:
    """Whether quotes, or a noun before it (`the submarine Hai Kun`), say that it is a work or a thing, not a person."""
    if name[0].folded in words("given"):
        return False
    quoted = _is_quoted(view, name) and not evidence.startswith("surname")
    return quoted or kind_before(view.text, name[0].start)[0] == OTHER


def _is_quoted(view: View, chain: Sequence[Token]) -> bool:
    return view.text[chain[-1].end : chain[-1].end + 1] in ("”", '"', "»")


def person_by_context(
    text: str, chain: Sequence[Token], natives: Sequence[str], after_kind: str
) -> tuple[int, str] | None:
    """A person whom only the context shows: `singer Samingad (紀曉君)`, `Kolas Yotaka (...), a former spokesperson`."""
    start = max(0, len(chain) - 3) if after_kind == PERSON else 0
    while start < len(chain) and not is_person_word(chain[start]):
        start += 1
    name = chain[start:]
    if not 1 <= len(name) <= 3 or not all(is_person_word(token) for token in name) or not may_be_person(natives):
        return None
    kind, noun = kind_before(text, name[0].start)
    if after_kind == PERSON:
        return start, "what follows says a person"
    return (start, f"called {noun}") if kind == PERSON and noun else None


def _organisation_wins(name: Sequence[Token]) -> bool:
    """Whether the last Latin word is an organisation's head that no surname or given name can be."""
    return judge_latin(name).strength >= 2 and name[-1].folded in no_name_words()


def _organisation(view: View, place: Place, around: str) -> Finding | None:
    """An organisation or a company, or None."""
    natives = place.gloss.native
    start = and_cut(place.chain)
    start += organisation_start(place.chain[start:], natives)
    name = place.chain[start:]
    before_kind, noun = kind_before(view.text, name[0].start)
    around = around or before_kind
    verdict = judge(name, natives, around)
    work = _is_quoted(view, name) or view.is_italic(name[0].start, name[-1].end)
    if work and max(judge_native(native).strength for native in natives) < 3:
        return None
    if verdict.kind not in (COMPANY, ORGANISATION):
        return None
    evidence = f"{verdict.evidence}; {noun or around}" if verdict.strength == 1 and around else verdict.evidence
    return _make(view, place, start, place.name_end, verdict.kind, evidence)


def _make(view: View, place: Place, start: int, end: int, kind: str, evidence: str) -> Finding:
    """The finding, with its aliases, role and country."""
    chain, gloss = place.chain, place.gloss
    first = chain[start].start
    name = visible(view.text[first:end])
    role, country = "", country_of(chain[:start]) or listed_country(view.text, first)
    if kind == PERSON:
        role, country = role_before(view.text, first)
        role, country = (role, country) if role else role_after(view.text, place.end)
    natives = tuple(n for n in gloss.native if kind == PERSON or len(n) > 3 or not looks_like_person(n)) or gloss.native
    names = (*natives, *gloss.latin, *((gloss.acronym,) if gloss.acronym else ()), *gloss.script)
    return Finding(
        name=name,
        start=first,
        end=end,
        kind=kind,
        aliases=tuple(dict.fromkeys(alias for alias in names if alias != name)),
        former=gloss.former,
        role=role,
        country=country or ("" if kind == PERSON else country_of(chain[start:])),
        evidence=(evidence,),
        after=place.end,
    )


def _acronym_or_latin(view: View, place: Place) -> Finding | None:
    """`Mainland Affairs Council (MAC)`, `PRC [People’s Republic of China]`, `Li Fangwei (also known as Karl Lee)`."""
    chain, gloss = place.chain, place.gloss
    if gloss.latin and chain[-1].text.isupper() and spells_initials(chain[-1].text, gloss.latin[0].split()):
        return _make(view, place, len(chain) - 1, chain[-1].end, ORGANISATION, "acronym with its expansion")
    if gloss.acronym:
        start = initials_start(gloss.acronym, chain)
        if start is None:
            return None
        name = chain[start:]
        verdict = judge(name, (), kind_after(view.text, place.end) or kind_before(view.text, name[0].start)[0])
        if is_place_or_label(name) and any(token.folded in words("state") for token in name):
            verdict = Verdict(ORGANISATION, "a state's full name", 1)
        if verdict.kind in (COMPANY, ORGANISATION):
            return _make(
                view, place, start, place.name_end, verdict.kind, f"{verdict.evidence}; acronym {gloss.acronym}"
            )
        return None
    verdict = judge_latin(chain)
    if verdict.kind == COMPANY and verdict.strength >= 2 and (gloss.latin or gloss.script):
        return _make(view, place, organisation_start(chain, ()), place.name_end, COMPANY, verdict.evidence)
    return None


def spells_initials(acronym: str, name: Sequence[str]) -> bool:
    """Whether the capitals of some words, in order, give an acronym, with or without the small words.

    Example:
        >>> spells_initials("PRC", ["People’s", "Republic", "of", "China"])
        True
    """
    letters = [c for c in acronym.upper() if c.isalpha()]
    capitals = [part[0].upper() for word in name if word[:1].isupper() for part in word.split("-") if part]
    every = [word[0].upper() for word in name if word[:1].isalpha()]
    return letters in (capitals, every)


def initials_start(acronym: str, chain: Sequence[Token]) -> int | None:
    """Where in a chain the name begins whose initials an acronym gives, or None.

    A name that has no more words than fit and begins with the acronym's letter is taken as a whole, because
    acronyms also come from another language or drop words (`Kuomintang (KMT)`).

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> initials_start("MAC", tokenise("Taipei Mainland Affairs Council"))
        1
    """
    texts = [token.text for token in chain]
    for start in range(len(chain)):
        if chain[start].capital and spells_initials(acronym, texts[start:]):
            return start
    start = organisation_start(chain, ())
    verdict = judge_latin(chain[start:])
    first_fits = acronym[:1].upper() == texts[start][:1].upper()
    return start if verdict.kind in (COMPANY, ORGANISATION) and (first_fits or verdict.strength >= 2) else None
