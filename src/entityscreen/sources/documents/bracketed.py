"""Names with a bracket behind them: `Latin (漢字)`, `Name (ACRONYM)`, `ACRONYM [Expansion]`, `漢字 (Latin)`.

Here belongs the way from a bracket to a finding. The parts have modules of their own: `gloss.py` reads the bracket,
`chains.py` and `persons.py` find the span, `kinds.py` and `context.py` the kind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from entityscreen.sources.documents.chains import and_cut, chain_left, country_of, cut_starts
from entityscreen.sources.documents.context import (
    COMPANY,
    ORGANISATION,
    PERSON,
    kind_after,
    kind_before,
    predicate_kind,
)
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.gloss import Gloss, known_as, read_gloss
from entityscreen.sources.documents.kinds import judge, judge_latin, organisation_start
from entityscreen.sources.documents.lines import skipped_lines
from entityscreen.sources.documents.persons import is_person_word, looks_like_person, may_be_person, person_start
from entityscreen.sources.documents.roles import role_before
from entityscreen.sources.documents.tokens import Bracket, Token
from entityscreen.sources.documents.vocabulary import no_name_words, words
from entityscreen.sources.documents.view import View

_BEFORE_BRACKET = re.compile(r"[\s”\"’'»*]{0,3}$")
_CLAUSE_ALIAS = re.compile(
    r"^\s?,?\s?(?:\(|（)?(?=(?:also |better |formerly |previously |now |commonly )?(?:known|a/?k/?a|a\.k\.a|f/?k/?a|formerly|hereinafter|previously)\b)",
    re.I,
)


_COORDINATION = re.compile(r"^[\s”\"]{0,2}(?:,|;|,? and|,? or|,? &| as well as)\s+(?:the\s)?$")


@dataclass(frozen=True, slots=True)
class Place:
    """A bracket with names and the words before it.

    Attributes:
        chain: the words, the clause's first ones cut.
        name_end: offset behind the last word, with the dot of a legal form.
        end: offset behind the bracket, or the last of several.
        gloss: the names in it.
    """

    chain: tuple[Token, ...]
    name_end: int
    end: int
    gloss: Gloss


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
    places = list(_places(view, tokens, brackets))
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
    left, right = sorted((at, beside))
    between = view.text[places[left].end : places[right].chain[0].start]
    return _resolve(view, places[at], neighbour.kind) if _COORDINATION.match(between) else None


def _places(view: View, tokens: Sequence[Token], brackets: Sequence[Bracket]) -> Iterator[Place]:
    """The brackets that give names, with the words before them; brackets in a row are one place."""
    ends = [token.end for token in tokens]
    credits_ = [(start, end) for start, end, kind in skipped_lines(view.text) if kind == "credit"]
    pending: Place | None = None
    for bracket in brackets:
        gloss = read_gloss(bracket.content)
        if gloss == Gloss() or any(start <= bracket.start < end for start, end in credits_):
            continue
        if pending and not view.text[pending.end : bracket.start].strip():
            pending = replace(pending, end=bracket.end + 1, gloss=_joined(pending.gloss, gloss))
            continue
        if pending:
            yield pending
        pending = _place(view, tokens, ends, bracket, gloss)
    if pending:
        yield pending


def _joined(first: Gloss, second: Gloss) -> Gloss:
    """The names of two brackets that belong to one name."""
    acronyms = (second.acronym,) if first.acronym and second.acronym else ()
    return Gloss(
        (*first.native, *second.native),
        (*first.latin, *second.latin, *acronyms),
        (*first.former, *second.former),
        first.acronym or second.acronym,
        (*first.script, *second.script),
    )


def _with_clause(view: View, finding: Finding) -> Finding:
    """Add what a clause behind the bracket calls the name: `, also known as “Karl Lee”`."""
    rest = view.text[finding.after : finding.after + 160]
    if not _CLAUSE_ALIAS.match(rest):
        return finding
    clause = re.split(r"[.;(（]\s|\)", rest, maxsplit=1)[0]
    names, former = known_as(clause)
    fresh = tuple(name for name in names[:2] if name != finding.name)
    return replace(finding, aliases=tuple(dict.fromkeys((*finding.aliases, *fresh))), former=(*finding.former, *former))


def _place(view: View, tokens: Sequence[Token], ends: Sequence[int], bracket: Bracket, gloss: Gloss) -> Place | None:
    """The words before a bracket that may be its name, or None when there are none."""
    at = _BEFORE_BRACKET.search(view.text, max(0, bracket.start - 3), bracket.start)
    name_end = at.start() if at else bracket.start
    last = bisect_left(ends, name_end)
    dotted = False
    if last == len(ends) or ends[last] != name_end:
        if not (name_end and view.text[name_end - 1] == "." and last and ends[last - 1] == name_end - 1):
            return None
        last, dotted = last - 1, True
    chain = [*tokens[chain_left(view.text, tokens, last) : last], without_possessive(tokens[last])]
    chain = chain[cut_starts(chain) :]
    while (
        len(chain) > 2
        and chain[-1].folded in words("postnominal")
        and chain[-1].text.isupper()
        and not chain[0].text.isupper()
    ):
        chain.pop()
    if not chain or not (chain[-1].capital or chain[-1].number):
        return None
    end = name_end if dotted and chain[-1].folded in words("legal") else chain[-1].end
    return Place(tuple(chain), end, bracket.end + 1, gloss)


def without_possessive(token: Token) -> Token:
    """The word without `’s`: `ByteDance’s (字節跳動) app` names ByteDance."""
    if not token.folded.endswith("'s"):
        return token
    return Token(token.text[:-2], token.folded[:-2], token.start, token.end - 2)


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
        if not _is_work(name, _is_quoted(view, chain)) and not _organisation_wins(name):
            return _make(view, place, person[0], name[-1].end, PERSON, person[1])
    return _organisation(view, place, around or after_kind)


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


def _is_work(name: Sequence[Token], quoted: bool) -> bool:  # noqa: FBT001
    """Whether a would-be person stands in quotes, as titles of works do."""
    return quoted and len(name) > 1 and name[0].folded not in words("given")


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
    if verdict.kind not in (COMPANY, ORGANISATION) or (work and verdict.strength < 2):
        return None
    evidence = f"{verdict.evidence}; {noun or around}" if verdict.strength == 1 and around else verdict.evidence
    return _make(view, place, start, place.name_end, verdict.kind, evidence)


def _make(view: View, place: Place, start: int, end: int, kind: str, evidence: str) -> Finding:
    """The finding, with its aliases, role and country."""
    chain, gloss = place.chain, place.gloss
    first = chain[start].start
    name = visible(view.text[first:end])
    role, country = role_before(view.text, chain[:start], first) if kind == PERSON else ("", country_of(chain[:start]))
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
        >>> spells_initials("PRC", ["People’s", "Republic", "of", "China"]), spells_initials("DOJ", ["Department", "of", "Justice"])
        (True, True)
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
