"""Names that stand before or without their bearer: `"Sasha" is an alias of X`, `Y, a trading name of X`, `(Joe to us)`.

Here belong sentences that say who somebody is, not what he is called: the name comes first, and the bearer behind.
Where two could be meant, nobody gets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entityscreen.sources.documents.acronyms import spells_initials
from entityscreen.sources.documents.context import (
    COMPANY,
    ORGANISATION,
    PERSON,
    VESSEL,
    sentence_ends,
    sentence_span,
    word_kind,
)
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.later_names import Said, given, only_one, paragraph_start
from entityscreen.sources.documents.naming_shapes import fits_name, person_at
from entityscreen.sources.documents.tokens import tokenise
from entityscreen.sources.documents.view import View

FIRMS = (COMPANY, ORGANISATION)
_NOUN = (
    r"(?:names?|alias(?:es)?|monikers?|nick-?names?|pseudonyms?|noms?\sde\sguerre|handles?|user\s?names?|brands?|"
    r"labels?|styles?|code\s?names?|cover|front\sname|sobriquets?|avatars?|login|abbreviation|acronym|spelling)"
)
_OWNED = (
    rf"(?:an?|the|another|one\sof\s(?:the|several|many|his|her|its))\s(?:[a-z\-]+\s){{0,2}}{_NOUN}\s"
    r"(?:of|for|used\sby|belonging\sto|taken\sby)\s"
)
_SURE = (
    r"(?:(?:is|was|are|were|to\sbe|as)\s(?:in\sfact\s|really\s|actually\s|none\sother\sthan\s|believed\sto\sbe\s|"
    r"thought\sto\sbe\s|understood\sto\sbe\s|identical\s(?:with|to)\s|the\ssame\sperson\sas\s|an?\salias\s(?:of|for)\s)*|"
    rf"(?:meant|means|refers\sto|referred\sto|stands\sfor|stood\sfor|denotes|turned\sout\sto\sbe|belongs\sto|belonged\sto)\s|"
    rf"(?:has|had)\sa\s(?:real\s)?name:\s|(?:is|was|as)\s{_OWNED})"
)
_NICK = r"[“\"‘](?P<nick>@?[\w][^”\"’\n]{1,30}?)[,.]?[”\"’]"
_COURTESY = (
    r"(?:(?:a\s|one\s|the\s)?(?:man|woman|person)?\s?(?:named|called)\s)?"
    r"(?:M(?:r|s|rs)\.?\s|Dr\.?\s|Capt(?:ain)?\.?\s)?"
)
_IDENTITY = re.compile(
    rf"{_NICK},?\s(?:{_SURE}|(?:[^.;“”\"\n]{{0,120}}?\s)?(?:identified|named|unmasked|exposed|recogni[sz]ed|revealed)\s"
    rf"(?:by\s[^.,;“”\"\n]{{2,50}}\s)?(?:as|to\sbe)\s){_COURTESY}(?=[A-ZÀ-Þ])"
)
_USED_NAME = re.compile(
    rf"\b(?:name|alias|moniker|nickname|called|named)\s(?P<nick>[A-ZÀ-Þ][\w’\-]+(?:\s[A-ZÀ-Þ][\w’\-]+)?),?\s(?:(?:and|who|was|is|later|since|"
    rf"now|then|subsequently|whom|[a-z]+)\s){{0,6}}?(?:identified|unmasked|exposed)\s(?:by\s[^.,;“”\"\n]{{2,50}}\s)?(?:as|to\sbe)\s"
    rf"{_COURTESY}(?=[A-ZÀ-Þ])"
)
_BEHIND = re.compile(
    rf"\b(?:[Bb]ehind|[Rr]eal\s(?:name|identity)\sof)\s(?:the\s)?(?:[a-z]+\s){{0,2}}{_NICK},?\s(?:[a-z]+\s){{0,4}}?"
    rf"(?:is|was|stands|stood|hides|sits|lurks)\s{_COURTESY}(?=[A-ZÀ-Þ])"
)
# `North Star Machinery, a trading name of the same company`
_NAME_OF = re.compile(
    rf"(?P<name>[“\"][^”\"\n]{{2,50}}?,?[”\"]|[A-ZÀ-Þ][\w’'&.\-]+(?:\s(?:(?:and|of|&)\s)?[A-ZÀ-Þ][\w’'&.\-]+){{0,5}}),?\s(?:\(|is\s|was\s|which\sis\s)?{_OWNED}"
    r"(?:the\s(?:same\s)?(?P<noun>[a-z]{3,12})\b|(?P<same>it|them)\b|(?=[A-ZÀ-Þ]))"
)
# `Helen Pitt on the firm's letterhead`, `(Joe to his colleagues)`
_ASIDE = re.compile(
    r"(?:,\sor\s|,\s|\s?\()(?P<name>[“\"][^”\"\n]{2,30}?[,.]?[”\"]|[A-ZÀ-Þ][\w’'\-]+\.?(?:\s[A-ZÀ-Þ][\w’'\-]+){0,2})\s"
    r"(?P<to>to|among|for|in|on|at)\s(?P<whom>(?:all\s)?(?:his|her|their|its|everyone|everybody|friends|family|colleagues|customers|"
    r"clients|investors|police|most|many|the|short|English|Chinese|Russian|Arabic|Turkish|Mandarin|Cantonese|Western)\b)"
    r"(?:\s[a-z’'\-]+){0,5}(?=[,.;)]|\s[a-z])"
)
_PAPERS = re.compile(
    r"\b(?:letterhead|paper|papers|passports?|card|documents?|records?|register|licen[cs]e|accounts?|visa|contracts?)\b"
)
_READS = re.compile(
    r"\b(?:names?\s(?:painted|shown|displayed|visible|stencilled|on|that)\s[^.;:“”\"\n]{2,60}?\s(?:was|is|read|reads|said|says)|"
    r"(?:show(?:s|ed|ing)|display(?:s|ed|ing)|gave|giv(?:es|ing)|bore|bears|bearing|carried|carries|transmitt(?:ed|ing)|"
    r"broadcast(?:ing)?|received|got|took|assumed|adopted|given)\s(?:an?|the|its|her)\s(?:[a-z]+\s){0,2}name(?:\sof)?|"
    r"(?:new|next|latest|current|present|previous|former|original|old)\sname\s(?:is|was|became|being)|a\s(?:new|different|false|fresh)\sname)"
    r"[:,]?\s(?=[“\"A-ZÀ-Þ])"
)
_SHIP_NAME = re.compile(r"[“\"]?(?P<name>[A-ZÀ-Þ][\w’'\-]*(?:\s(?:[A-ZÀ-Þ0-9][\w’'\-]*)){0,3})")
_FORMER = re.compile(r"\b(?:previous|former|original|old)\s")


def with_identities(view: View, found: Sequence[Finding]) -> list[Finding]:
    """The findings of a block with names that sentences say to be theirs, ascending.

    Args:
        view: the block.
        found: its findings with later mentions, ascending.
    """
    named = list(found)
    for step in (_identified, _names_of, _asides, _ship_names):
        for bearer, said in list(step(view, named)):
            if not any(f.start == bearer.start for f in named):
                named = sorted([*named, bearer], key=lambda finding: finding.start)
            named = given(named, bearer.refers_to or bearer.name, said)
    return named


def _identified(view: View, found: Sequence[Finding]) -> Iterator[tuple[Finding, Said]]:
    """`The Panel has identified "Captain Ho" as Ho Wing-tat`, `"silverfox_dev" is an alias of Ri Hyok Chol`."""
    persons = {finding.start: finding for finding in found if finding.kind == PERSON}
    for shape in (_IDENTITY, _BEHIND, _USED_NAME):
        for match in shape.finditer(view.text):
            person = persons.get(match.end()) or person_at(view.text, match.end(), found)
            nick = match["nick"].strip(" ,.")
            if person and not _has(found, nick, person) and fits_name(nick, person, quoted=True, account=True):
                yield person, Said((nick,), (), match.span())


def _has(found: Sequence[Finding], name: str, bearer: Finding) -> bool:
    """Whether somebody has a name, or a surname alone may mean two persons."""
    if any(name in finding.aliases for finding in found):
        return True
    if not bearer.refers_to or " " in bearer.name:
        return False
    bearers = {
        f.refers_to or f.name for f in found if f.kind == PERSON and bearer.name in (f.refers_to or f.name).split()
    }
    return len(bearers) > 1


def _names_of(view: View, found: Sequence[Finding]) -> Iterator[tuple[Finding, Said]]:
    """`invoices were issued by North Star Machinery, a trading name of the same company`."""
    for match in _NAME_OF.finditer(view.text):
        name = match["name"].strip('“”" ,')
        start = paragraph_start(view.text, match.start())
        before = [f for f in found if f.name != name]
        if match["noun"] or match["same"]:
            said = word_kind(match["noun"] or "company")
            kinds = FIRMS if said in FIRMS else (said,)
            bearer = only_one(before, start, match.start(), kinds) if said else None
            bearing = next((f for f in before if bearer in (f.name, f.refers_to) and f.start < match.start()), None)
        else:
            bearing = next((f for f in before if f.start == match.end()), None)
        if bearing and not _has(found, name, bearing) and fits_name(name, bearing, quoted=True):
            former = (name,) if _FORMER.search(match.group()) else ()
            yield bearing, Said((name,), former, (match.start(), match.start("name") + len(match["name"])))


def _asides(view: View, found: Sequence[Finding]) -> Iterator[tuple[Finding, Said]]:
    """`Eleni Charalambous, Helen Pitt on the firm's letterhead`, `Josefa Naivalu (Joe to his colleagues)`."""
    for finding in found:
        match = _ASIDE.match(view.text, max(finding.end, finding.after))
        if match is None:
            continue
        name = match["name"].strip('“”" ,')
        if finding.kind != PERSON:
            if name.isupper() and spells_initials(name, finding.name.split()):
                yield finding, Said((name,), (), match.span())
            continue
        own = {token.folded for token in tokenise(finding.refers_to or finding.name)}
        shared = own & {token.folded for token in tokenise(name)}
        social = match["to"] in ("to", "among") and match["whom"] != "the"
        if (social or (shared and _PAPERS.search(match.group()))) and fits_name(name, finding, quoted=True):
            yield finding, Said((name,), (), match.span())


def _ship_names(view: View, found: Sequence[Finding]) -> Iterator[tuple[Finding, Said]]:
    """`By Monday its transponder showed a new name: Bluewater Grace`, of the one ship of the paragraph."""
    ends: list[int] = []
    for match in _READS.finditer(view.text):
        written = _SHIP_NAME.match(view.text, match.end())
        if written is None:
            continue
        ends = ends or sentence_ends(view.text)
        name, first = written["name"], sentence_span(ends, match.start())[0]
        start = paragraph_start(view.text, match.start())
        others = [f for f in found if f.name != name]
        bearer = only_one(others, first, match.start(), (VESSEL,)) or only_one(others, start, match.start(), (VESSEL,))
        bearing = next((f for f in others if bearer in (f.name, f.refers_to) and f.start >= start), None)
        persons = [f for f in others if first <= f.start < match.start() and f.kind != VESSEL]
        if (
            bearer
            and bearing
            and not persons
            and not _has(found, name, bearing)
            and fits_name(name, bearing, quoted=True)
        ):
            yield bearing, Said((name,), (name,) if _FORMER.search(match.group()) else (), match.span())
