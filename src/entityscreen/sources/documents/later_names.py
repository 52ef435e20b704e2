"""Names that a text gives to one who was named before: `The corporation is also known as Milky Way Trading`.

Here belongs whom such a sentence speaks of: the party of a judgment, the one company of the paragraph that a noun can
mean, the one person that "he" or "she" can mean. Where two could be meant, nothing is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from entityscreen.sources.documents.alias_lists import NameList, read_list
from entityscreen.sources.documents.alias_phrases import CALLED_SO, USED_NAME
from entityscreen.sources.documents.aliases import may_be_alias
from entityscreen.sources.documents.context import (
    COMPANY,
    ORGANISATION,
    PERSON,
    VESSEL,
    sentence_ends,
    sentence_span,
    word_kind,
)
from entityscreen.sources.documents.definitions import defined_terms
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.further_called import UNDER_NAME
from entityscreen.sources.documents.further_heads import is_form
from entityscreen.sources.documents.renamings import NO_NAMES, renamed
from entityscreen.sources.documents.scripts import further_words
from entityscreen.sources.documents.tokens import Token, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import fold, words

_PARTY = r"(?:Plaintiff|Defendant|Applicant|Respondent|Appellant|Claimant|Petitioner|Intervener|Third Party)"
_RANK = r"(?:[1-9][0-9]?(?:st|nd|rd|th)\s|(?:First|Second|Third|Fourth|Fifth|Sixth)\s)?"
_IN_CAPTION = re.compile(rf"[ \t]{{2,}}(?P<role>{_RANK}{_PARTY})[ \t]*(?:$|\n)")
_TERM_WORD = r"(?:Company|Corporation|Group|Firm|Bank|Fund|Vessel|Ship|Seller|Buyer|Issuer|Guarantor|Borrower|Lender)"
_DEFINED = re.compile(rf"\s?[(（](?:[^()“”\"\n]{{0,40}}\s)?(?:the\s)?[“\"](?:the\s)?(?P<term>{_TERM_WORD})[”\"][)）]")
SUBJECT = re.compile(
    rf"\b(?:[Tt]he\s(?P<noun>{_RANK}{_PARTY}|{_TERM_WORD}|[a-z]{{3,14}})|(?P<pronoun>[Hh]e|[Ss]he))\b"
    r"(?:\s?[(（](?P<term>[^()\n]{2,60})[)）])?"
)
_BREAK = re.compile(r"\n[ \t]*\n|\n[ \t]{0,4}(?:[-*•–]|[0-9]{1,3}[.)])\s")
_TERM = re.compile(r"(?:the\s)?[“\"](?:the\s)?([^“”\"]{2,50})[”\"]")
# Nouns that can mean any firm or person; another one, `the bank`, means a name that it heads.
_ANY_COMPANY = frozenset(["company", "corporation", "firm", "business", "enterprise", "group", "conglomerate"])
_ANY_PERSON = frozenset(
    [
        "man",
        "woman",
        "suspect",
        "defendant",
        "accused",
        "fugitive",
        "individual",
        "businessman",
        "businesswoman",
        "tycoon",
    ]
)
_BETWEEN = re.compile(r",\s[a-z][^,.;:()\n]{3,60},(?=\s)")  # `, now in liquidation,`
LONGEST_TERM = 60  # characters of a bracket that defines one
LONGEST_PARAGRAPH = 2000  # characters that are looked at before a subject


@dataclass(frozen=True, slots=True)
class Said:
    """Names that a text gives to somebody, those of them that are former ones, and the span in which they stand."""

    names: tuple[str, ...]
    former: tuple[str, ...]
    span: tuple[int, int]


def with_later_names(view: View, found: Sequence[Finding]) -> list[Finding]:
    """The findings of a block, with the names that later sentences give them.

    Args:
        view: the block.
        found: its findings, later mentions of known names included, ascending.

    Returns:
        As many findings; what was found as an entity of its own and is such a name refers to its bearer.
    """
    named = list(found)
    parties = parties_of(view.text, named)
    for subject, said in _statements(view.text, parties):
        bearer = bearer_of(view.text, named, subject, parties, note_start(view, subject.start()))
        if bearer is not None:
            named = given(named, bearer, said)
    for under in UNDER_NAME.finditer(view.text):
        bearer = _under_name_of(view.text, named, under)
        if bearer is not None:
            called = (under["quoted"] or under["plain"],)
            named = given(named, bearer, Said(called, (), (under.end(), under.end())))
    return named


def _under_name_of(text: str, found: Sequence[Finding], under: re.Match[str]) -> str | None:
    """The one person of a paragraph who goes by a name, unless the sentence speaks of a firm or a ship."""
    start = under.start()
    sentence = sentence_span(sentence_ends(text), start)[0]
    spoken = [f for f in found if sentence <= f.start < start and f.kind != PERSON]
    things = (
        is_form(word.folded, kind) for word in further_words(text[sentence:start]) for kind in ("company", "vessel")
    )
    return None if spoken or any(things) else only_one(found, paragraph_start(text, start), start, (PERSON,))


def parties_of(text: str, found: Sequence[Finding]) -> dict[str, str]:
    """The names of a judgment's parties by what its caption calls them: `ZHANG Wei (張偉)      1st Defendant`."""
    captions = ((finding.name, _IN_CAPTION.match(text, max(finding.end, finding.after))) for finding in found)
    return {**_terms_defined(text, found), **{match["role"]: name for name, match in captions if match}}


def _terms_defined(text: str, found: Sequence[Finding]) -> dict[str, str]:
    """The names that a text calls by a term from there on: `Acme Ltd (甲有限公司) ("the Company")`.

    A term that two names bear means neither.
    """
    defined: dict[str, set[str]] = {}
    for finding in found:
        match = _DEFINED.search(text, finding.end, max(finding.end, finding.after) + LONGEST_TERM)
        if match and not text[finding.after : match.start()].strip():
            defined.setdefault(match["term"], set()).add(finding.refers_to or finding.name)
    for term, bearer in defined_terms(text, found):
        defined.setdefault(term, set()).add(bearer.refers_to or bearer.name)
    return {term: names.pop() for term, names in defined.items() if len(names) == 1}


def _statements(text: str, parties: dict[str, str]) -> Iterator[tuple[re.Match[str], Said]]:
    """The places where a subject is called something, in the order of the text."""
    ends: list[int] = []
    for subject in SUBJECT.finditer(text):
        party = parties.get(subject["noun"] or "")
        terms = _terms(subject["term"] or "", party) if party else ()
        ends = ends or sentence_ends(text)
        listed = listed_of(text, sentence_span(ends, subject.start())[1], subject)
        if terms or listed.names:
            span = (subject.end(), max(listed.end, subject.end()))
            yield subject, Said((*terms, *listed.names), listed.former, span)


def listed_of(text: str, end: int, subject: re.Match[str]) -> NameList:
    """The names that a sentence gives to its subject up to an offset, by what it is called or by a renaming."""
    between = _BETWEEN.match(text, subject.end(), end)
    for first in (subject.end(), *((between.end(),) if between else ())):
        rest = text[first:end]
        verb = CALLED_SO.match(rest) or (USED_NAME.match(rest) if subject["pronoun"] else None)
        if verb:
            listed = read_list(rest, verb.end(), verb["how"] or verb["does"], inside=False)
        else:
            listed = NO_NAMES if subject["pronoun"] else renamed(rest, 0)
        if listed.names:
            return listed._replace(end=first + listed.end)
    return NO_NAMES._replace(end=subject.end())


def _terms(term: str, party: str) -> tuple[str, ...]:
    """The short names that a bracket defines for a party by words of its name: `("Grand Ocean")`, no `("Mr Zhang")`."""
    own = [token.folded for token in tokenise(party)]
    found = (match[1].strip(" ,.") for match in _TERM.finditer(term))
    return tuple(name for name in found if may_be_alias(name) and _is_part(tokenise(name), own))


def _is_part(name: Sequence[Token], own: Sequence[str]) -> bool:
    """Whether words are some of a longer name's, and no courtesy with a surname."""
    folded = [token.folded for token in name]
    return 1 < len(folded) < len(own) and all(word in own for word in folded) and folded[0] not in words("courtesy")


def note_start(view: View, at: int) -> int:
    """Where the footnote begins that holds an offset, or 0."""
    starts = (start for start, _ in view.notes if start <= at and view.text[:start].rstrip(" \t")[-1:] in ("\n", ""))
    return max(starts, default=0)


def bearer_of(
    text: str, found: Sequence[Finding], subject: re.Match[str], parties: dict[str, str], floor: int = 0
) -> str | None:
    """The name of whom a subject (`noun` or `pronoun`) means, or None where that is not sure.

    Args:
        text: the text.
        found: its findings.
        subject: the match of the subject.
        parties: what the text calls by a term.
        floor: the offset before which nothing can be meant.
    """
    start, noun = subject.start(), subject["noun"]
    if noun in parties:
        return parties[noun]
    first = max(floor, paragraph_start(text, start))
    if subject["pronoun"]:
        sentence = sentence_span(sentence_ends(text), start)[0]
        return only_one(found, sentence, start, (PERSON,)) or only_one(found, first, start, (PERSON,))
    if word_kind(noun) == VESSEL or noun in ("Vessel", "Ship"):
        return only_one(found, first, start, (VESSEL,))
    if noun in _ANY_PERSON:
        return only_one(found, first, start, (PERSON,))
    headed = only_one(found, first, start, (COMPANY, ORGANISATION), noun)
    return headed or (only_one(found, first, start, (COMPANY,)) if noun in _ANY_COMPANY else None)


def paragraph_start(text: str, start: int) -> int:
    """Where the paragraph or the item of a list begins that holds an offset."""
    breaks = list(_BREAK.finditer(text, max(0, start - LONGEST_PARAGRAPH), start))
    return breaks[-1].end() if breaks else max(0, start - LONGEST_PARAGRAPH)


def only_one(found: Sequence[Finding], start: int, end: int, kinds: Sequence[str], head: str = "") -> str | None:
    """The one name of some kinds in a stretch, of those that bear a head word when one is given; else None."""
    names = {
        finding.refers_to or finding.name
        for finding in found
        if start <= finding.start < end and finding.kind in kinds and (not head or _has_head(finding, head))
    }
    return names.pop() if len(names) == 1 else None


def _has_head(finding: Finding, head: str) -> bool:
    return any(token.folded == fold(head) for token in tokenise(finding.refers_to or finding.name))


def given(found: Sequence[Finding], bearer: str, said: Said) -> list[Finding]:
    """The findings, the bearer's with its new names, and places of these names tied to it."""
    own = [finding for finding in found if bearer in (finding.name, finding.refers_to)]
    first = next((finding for finding in own if not finding.refers_to), own[0] if own else None)
    names = [name for name in said.names if name != bearer]
    kind = first.kind if first else ""
    return [_enriched(f, names, said) if f is first else _tied(f, bearer, names, said, kind) for f in found]


def _enriched(finding: Finding, names: Sequence[str], said: Said) -> Finding:
    """The bearer's finding with its new names."""
    aliases, former = (*finding.aliases, *names), (*finding.former, *said.former)
    return replace(finding, aliases=tuple(dict.fromkeys(aliases)), former=tuple(dict.fromkeys(former)))


def _tied(finding: Finding, bearer: str, names: Sequence[str], said: Said, kind: str) -> Finding:
    """A finding, tied to the bearer where it is one of the names that are said of it."""
    within = said.span[0] <= finding.start < said.span[1]
    return replace(finding, refers_to=bearer, kind=kind) if within and finding.name in names else finding
