"""Persons whom only a clause shows that calls them otherwise: `Mehrdad Soltanpour (a.k.a. “Mehrdad Soltan-Pur”)`.

Here belongs when such a clause proves that words which no table of names knows are a person. What the clause gives is
read by `clauses_behind.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.acronyms import spells_initials
from entityscreen.sources.documents.alias_lists import read_list
from entityscreen.sources.documents.alias_phrases import BUSINESS_CLAUSE
from entityscreen.sources.documents.clauses_behind import FORMERLY, OF_PERSONS, is_persons, other_names_of
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, OTHER, PERSON, kind_after, kind_before
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.kinds import is_place_or_label, judge_latin
from entityscreen.sources.documents.persons import is_person_word
from entityscreen.sources.documents.starts import organisation_start
from entityscreen.sources.documents.tokens import HAS_NATIVE, Token, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import is_given, surname_spellings, words

_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]n|[Nn]ear|[Aa]t|[Ff]rom|[Tt]o|[Oo]ff|[Oo]peration|[Pp]roject)\s[“\"]?$")
_BRACKET = re.compile(r"\s?[(（]([^()（）\n]{1,200})[)）]")
SYLLABLES = re.compile(r"(?:[bcdfghjklmnpqrstwxyz]{0,3}[aeiouü]{1,3}(?:ng|n|r|k|m|t|p|l)?-?){1,2}$")
LEAST_LIKENESS = 0.85  # of a name and another spelling of it
SHORTEST, LONGEST, LONGEST_BODY = 2, 5, 8  # words of a name
LONGEST_KEYWORD = 60  # characters of a bracket and what calls somebody otherwise
SHORTEST_SHARED = 3  # letters of a word that two names share


def called_otherwise(view: View, chain: Sequence[Token]) -> Finding | None:
    """A body or a person whom only what a clause or a bracket calls it shows, without its other names; or None."""
    return called_body(view, chain) or called_by_clause(view, chain)


def called_body(view: View, chain: Sequence[Token]) -> Finding | None:
    """A company or another body whose other name says what it is: `Special Design Bureau Vektor (a/k/a “SKB Vektor”)`.

    Args:
        view: the block.
        chain: capitalised words, without those that open the clause.

    Returns:
        The finding without its other names, or None.
    """
    name = chain[organisation_start(chain, ()) :]
    if not SHORTEST <= len(name) <= LONGEST_BODY or judge_latin(name).kind == OTHER or is_place_or_label(name):
        return None
    own = {token.folded for token in name if len(token.folded) >= SHORTEST_SHARED}
    trade = BUSINESS_CLAUSE.match(view.text, name[-1].end)
    others = other_names_of(view.text, name[-1].end)
    if trade and not is_given(name[0].folded):
        traded = read_list(view.text, trade.end(), trade["how"], inside=False).names
        if any(own & {token.folded for token in tokenise(other)} for other in traded):
            return _body(view, name, COMPANY, "trades under another name")
    if formerly := FORMERLY.match(view.text, name[-1].end):
        before = read_list(view.text, formerly.end(), "formerly", inside=False).names
        headed = judge_latin(name).kind == COMPANY and any(
            judge_latin(tokenise(other)).kind == COMPANY and own & {token.folded for token in tokenise(other)}
            for other in before
        )
        return _body(view, name, COMPANY, "former name with its head") if headed else None
    for other in others:
        verdict = judge_latin(tokenise(other))
        shared = own & {token.folded for token in tokenise(other)}
        if spells_initials(other, [token.text for token in name]) and len(other) > 2 and judge_latin(name).kind:
            return _body(view, name, judge_latin(name).kind, f"initials {other}")
        sure = verdict.strength > 2 or (
            verdict.strength == 2 and shared
        )  # a legal form, or a head and a word of its own
        if sure and verdict.kind in (COMPANY, ORGANISATION):
            return _body(view, name, verdict.kind, f"other name with {verdict.evidence}")
    return None


def _body(view: View, name: Sequence[Token], kind: str, evidence: str) -> Finding:
    start, end = name[0].start, name[-1].end
    return Finding(visible(view.text[start:end]), start, end, kind, evidence=(evidence,), after=end)


def called_by_clause(view: View, chain: Sequence[Token]) -> Finding | None:
    """A person of two to five words that a clause or a bracket directly behind calls otherwise.

    Args:
        view: the block.
        chain: capitalised words, without those that open the clause.

    Returns:
        The finding without its other names, or None where the words may be a place, a work or a body.
    """
    name = _without_role(chain)
    fits = SHORTEST <= len(name) <= LONGEST and all(map(is_person_word, name)) and not is_place_or_label(name)
    return _person(view.text, name) if fits else None


def _person(text: str, name: Sequence[Token]) -> Finding | None:
    """The finding of words that can be a person's name, or None where what is around does not show it."""
    start, end = name[0].start, name[-1].end
    others = other_names_of(text, end)
    if not others and is_given(name[0].folded) and _is_defined(text, name):
        return Finding(visible(text[start:end]), start, end, PERSON, evidence=("defined by its surname",), after=end)
    if (
        not others
        or judge_latin(name).strength > 1
        or any(judge_latin(tokenise(other)).strength > 1 for other in others)
    ):
        return None
    bracket = _BRACKET.match(text, end)
    native = bracket is not None and HAS_NATIVE.search(bracket[1])  # these characters say what it is
    if native or _ARTICLE.search(text, max(0, start - 12), start) or kind_before(text, start)[0] == OTHER:
        return None
    after = kind_after(text, bracket.end() if bracket else end)
    called = bracket is not None and bracket[1].strip("“”\"’'") == name[-1].text  # `(Hammoud)`
    personal = called or OF_PERSONS.search(text, end, end + LONGEST_KEYWORD)
    if after == OTHER or not (after == PERSON or personal or _is_shown(name, others)):
        return None
    return Finding(
        visible(text[start:end]), start, end, PERSON, evidence=("called otherwise as persons are",), after=end
    )


def _is_chinese(other: str) -> bool:
    """Whether another name is an East Asian one too: `Ri Jong Chol (alias Li Zhongzhe)`."""
    parts = tokenise(other)
    return (
        1 < len(parts) < 4 and parts[0].folded in surname_spellings() and SYLLABLES.match(parts[1].folded) is not None
    )


def _is_kin(other: str) -> bool:
    """Whether another name calls somebody a relative: `Uncle Ten`."""
    parts = tokenise(other)
    return len(parts) > 1 and parts[0].folded in words("kin")


def _is_defined(text: str, name: Sequence[Token]) -> bool:
    """Whether a bracket defines a person by the surname: `Douglas Ray Hartwell (“Hartwell”)`."""
    bracket = _BRACKET.match(text, name[-1].end)
    return bracket is not None and bracket[1].strip("“”\"’'") == name[-1].text and bracket[1] != name[-1].text


def _without_role(chain: Sequence[Token]) -> Sequence[Token]:
    """The words behind a title: `Commander Naw Seng Du`."""
    roles = words("role") | words("honorific")
    at = max((index + 1 for index, token in enumerate(chain) if token.folded in roles), default=0)
    return chain[at:]


def _is_shown(name: Sequence[Token], others: Sequence[str]) -> bool:
    """Whether a name has a known given name in front, or another name shares a word with it, as persons' do."""
    ended = name[-1].folded.endswith(tuple(words("surname_ending")))
    if ended or is_given(name[0].folded) or name[0].folded in words("arabic_given"):
        return True
    written = " ".join(token.text for token in name)
    surname = name[0].folded in surname_spellings() | words("korean_surname")
    if any(map(_is_kin, others)) or (len(name) < 4 and surname and any(map(_is_chinese, others))):
        return True
    if name[0].folded.startswith(("abdul", "abd-")) or any(
        compare(written, other, kind=PERSON).score >= LEAST_LIKENESS for other in others
    ):
        return True
    own = {token.folded for token in name if len(token.folded) >= SHORTEST_SHARED}
    shared = ({token.folded for token in tokenise(other)} & own for other in others)
    return any(shared) and any(is_persons(tokenise(other), name) for other in others)
