"""What the words before a clause of naming must look like to be a bearer that nothing else has found.

Here belongs the shape of such words and of the names that they are given. The clause is read by `naming_phrases.py`,
the bearer chosen by `naming_bearers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.sources.documents.acronyms import spells_initials
from entityscreen.sources.documents.alias_lists import HANDLE, NameList, read_list
from entityscreen.sources.documents.aliases import may_be_alias
from entityscreen.sources.documents.chains import chain_left, chain_right, cut_starts
from entityscreen.sources.documents.context import (
    COMPANY,
    ORGANISATION,
    OTHER,
    PERSON,
    VESSEL,
    kind_before,
    word_kind,
)
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.kinds import is_place_or_label, judge_latin
from entityscreen.sources.documents.naming_bridges import (
    BRIDGE,
    RELATIVE_BRIDGE,
    WHOSE_BRIDGE,
    apposition_of,
    is_personal,
    kind_said,
    renames_another,
    speaks_of_another,
)
from entityscreen.sources.documents.naming_phrases import Naming
from entityscreen.sources.documents.persons import is_person_word
from entityscreen.sources.documents.starts import organisation_start
from entityscreen.sources.documents.tokens import HAS_NATIVE, Token, tokenise
from entityscreen.sources.documents.vocabulary import countries, fold, is_given, is_role, surname_spellings, words

_ARTICLE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]n|[Nn]ear|[Aa]t|[Oo]ff|[Oo]peration|[Pp]roject|called|named|as|[Dd]r)\s[“\"]?$"
)
SHORTEST, LONGEST, LONGEST_BODY = 2, 5, 8  # words of a name
_NAME_END = re.compile(r"(?<=[A-Z])[\w’'\-/&.]*(?=[,\s”\"])|(?<=\s)[0-9]{1,3}(?=[,\s])")
REACH = 240  # characters before a verb
SHOWN = ("what a clause calls it",)
FIRMS = (COMPANY, ORGANISATION)
_ACCOUNT = re.compile(
    r"\b(?:handle|user\s?name|moniker|login|alias|online|forums?|Telegram|account|nickname|posted|posts|chat)\b"
)
_SCREEN_NAME = re.compile(
    r"[“\"‘«](?P<quoted>@?[a-z][a-z0-9_.\-]{2,24})[,.]?[”\"’»]|(?P<plain>@?(?=[a-z0-9.\-]*[0-9_])[a-z][a-z0-9_\-]{3,24}(?:\.[a-z0-9_]+)?)"
)
_OPENING = re.compile(
    r"(?:(?:In|On|By|Since|After|During)\s(?:[A-Z][a-z]+\s)?[0-9]{4},?\s)?(?P<name>[A-ZÀ-Þ][\w’\-]+(?:\s[A-ZÀ-Þ][\w’\-]+){1,2})(?=\s[a-z])"
)
_TITLE = re.compile(r"[“\"](?P<title>[A-Z][a-z]+),?[”\"]")  # `whom everybody called "Captain"`
_TWO_WORDS = re.compile(r"(?P<given>[A-ZÀ-Þ][\w’\-]+)\s[A-ZÀ-Þ][\w’\-]+")
_SEVERAL = re.compile(r"\b(?:variously|alternately|alternatively|either|both|track|spell|names|several|two|three)\w*\b")
_OFFICE = re.compile(r",\s(?:[A-Z]{2,5}|[A-Z][a-z]+(?:\s[a-z]+)?)$")


def named_in(text: str, naming: Naming) -> NameList:
    """The names behind a verb of naming: a list, or the name of an account."""
    how = "formerly" if naming.former else "nicknamed"
    how += " names" if _SEVERAL.search(naming.how) else ""
    listed = read_list(text, naming.end, how, inside=False)
    if not listed.names and (title := _TITLE.match(text, naming.end)) and is_role(fold(title["title"])):
        return NameList((title["title"],), (), title.end())
    if not listed.names and _ACCOUNT.search(naming.how) and (account := _SCREEN_NAME.match(text, naming.end)):
        return NameList((account["quoted"] or account["plain"],), (), account.end())
    return listed._replace(names=tuple(_without_office(name) for name in listed.names))


def is_account(naming: Naming) -> bool:
    """Whether words speak of an account, whose name has no capital."""
    return _ACCOUNT.search(naming.how) is not None


def opening_person(text: str, first: int, end: int) -> Finding | None:
    """The person with a given name or a surname's ending who opens a sentence: `In 2022 Ruslan Akhmerov moved`."""
    opening = _OPENING.match(text, first, end)
    tokens = tokenise(opening["name"]) if opening else []
    chain = (
        [Token(t.text, t.folded, t.start + opening.start("name"), t.end + opening.start("name")) for t in tokens]
        if opening
        else []
    )
    if not chain or is_place_or_label(chain):
        return None
    ended = chain[-1].folded.endswith(tuple(words("surname_ending")))
    return _person(text, chain) if ended or is_given(chain[0].folded) else None


def _without_office(name: str) -> str:
    """A name without the office that stands in its quotes: `"Anthony Mills, CFO"`."""
    match = _OFFICE.search(name)
    return name[: match.start()] if match and is_role(fold(match.group().strip(", ").split()[0])) else name


def fits_name(name: str, bearer: Finding, *, quoted: bool, account: bool = False) -> bool:
    """Whether words can be another name of somebody: no place, no description, no name of another kind."""
    chain, plain = tokenise(name), name.strip('“”"')
    handle = HANDLE.fullmatch(plain) or (account and _SCREEN_NAME.fullmatch(f'"{plain}"'))
    title = bearer.kind == PERSON and quoted and len(chain) == 1 and is_role(chain[0].folded)
    if HAS_NATIVE.search(name) or handle or title or plain.startswith(("the ", "The ")):
        return True
    if not chain or not may_be_alias(name) or is_place_or_label(chain) or fold(name) in countries():
        return False
    own = {token.folded for token in tokenise(bearer.refers_to or bearer.name)}
    if name == bearer.name or (len(chain) == 1 and fold(name) in own):
        return False
    return _fits_person(chain, quoted=quoted) if bearer.kind == PERSON else quoted or judge_latin(chain).kind != OTHER


def _fits_person(chain: Sequence[Token], *, quoted: bool) -> bool:
    """Whether words can be another name of a person: `Captain Joe`, but not `Captain` without quotes."""
    called = len(chain) > 1 and chain[0].folded in words("nick") | words("kin")
    named = all(map(is_person_word, chain[called:])) and (called or not is_role(chain[0].folded))
    return judge_latin(chain).strength < 2 and (quoted or named)


def shown_bearer(
    text: str, first: int, naming: Naming, names: Sequence[str], found: Sequence[Finding]
) -> Finding | None:
    """A person, firm or ship directly before a clause that only the clause shows, or None."""
    left = text[max(first, naming.start - REACH) : naming.start]
    offset = naming.start - len(left)
    for end, bridge in _bridges(left, naming):
        tokens = [token for token in tokenise(left[:end]) if token.end <= end]
        if renames_another(naming.how, left[end:]):
            return None
        if not tokens or tokens[-1].end != end or not tokens[-1].capital:
            continue
        chain = tokens[chain_left(left, tokens, len(tokens) - 1) :]
        chain = [Token(t.text, t.folded, t.start + offset, t.end + offset) for t in chain[cut_starts(chain) :]]
        if not chain or any(f.start < chain[-1].end and chain[0].start < max(f.end, f.after) for f in found):
            return None
        return _shown(text, chain, naming, names, bridge)
    return None


def _bridges(left: str, naming: Naming) -> list[tuple[int, re.Match[str]]]:
    """The offsets at which a name may end before a verb, with what stands between, nearest first."""
    shape = {"object": WHOSE_BRIDGE, "relative": RELATIVE_BRIDGE}.get(naming.voice, BRIDGE)
    ends = [word.end() for word in _NAME_END.finditer(left)]
    bridges = ((end, shape.fullmatch(left, end)) for end in reversed(ends))
    return [(end, bridge) for end, bridge in bridges if bridge and not speaks_of_another(bridge, left[end:])]


def _shown(
    text: str, chain: list[Token], naming: Naming, names: Sequence[str], bridge: re.Match[str]
) -> Finding | None:
    """The finding of words before a clause, with the kind that the clause, an apposition or the names show."""
    personal = is_personal(bridge)
    said = kind_said(apposed) if (apposed := apposition_of(bridge)) else ""
    said = said or kind_before(text, chain[0].start)[0]
    kind = naming.kind or (PERSON if personal else "") or said or _kind_of(chain, names)
    if said == OTHER or (said and naming.kind and said not in (naming.kind, ORGANISATION)):
        return None
    if is_place_or_label(chain) or judge_latin(chain).kind == OTHER:
        return None
    if kind == PERSON:
        return _person(text, chain)
    if kind in (COMPANY, ORGANISATION, VESSEL):
        return _thing(text, chain, kind)
    return None


def _kind_of(chain: Sequence[Token], names: Sequence[str]) -> str:
    """The kind that a name's words and the names that it is given show together."""
    first = chain[0].folded
    verdicts = [judge_latin(tokenise(name)) for name in names if tokenise(name)]
    if any(verdict.strength > 2 for verdict in verdicts) or judge_latin(chain).kind in (COMPANY, ORGANISATION):
        return judge_latin(chain).kind or COMPANY
    if any(name.isupper() and spells_initials(name, [token.text for token in chain]) for name in names):
        return ORGANISATION
    nick = any(fold(name.split()[0].rstrip(".")) in words("courtesy") | words("kin") | words("nick") for name in names)
    own = {token.folded for token in chain}
    others = [tokenise(name) for name in names]
    shared = any(own & {token.folded for token in other} for other in others)
    spoken = any(1 < len(other) < 4 and other[0].folded in surname_spellings() for other in others)
    chinese = first in surname_spellings() and len(chain) <= 3 and (shared or spoken)
    return PERSON if nick or is_given(first) or chinese else ""


def _person(text: str, chain: Sequence[Token], *, proved: bool = False) -> Finding | None:
    at = max((i + 1 for i, token in enumerate(chain) if token.folded in words("role") | words("honorific")), default=0)
    name = chain[at:]
    fits = SHORTEST <= len(name) <= LONGEST and all(map(is_person_word, name)) and judge_latin(name).strength < 2
    if not fits or (not proved and _ARTICLE.search(text, max(0, name[0].start - 12), name[0].start)):
        return None
    return _finding(text, name, PERSON)


def person_at(text: str, start: int, found: Sequence[Finding]) -> Finding | None:
    """A person whose name begins at an offset, by the shape of the words alone, or None."""
    tokens = tokenise(text[start : start + 80])
    if not tokens or tokens[0].start:
        return None
    last = chain_right(text[start : start + 80], tokens, 0)
    chain = [Token(t.text, t.folded, t.start + start, t.end + start) for t in tokens[: last + 1]]
    taken = any(f.start < chain[-1].end and chain[0].start < max(f.end, f.after) for f in found)
    return None if taken or is_place_or_label(chain) else _person(text, chain, proved=True)


def unseen_person(text: str, start: int, end: int, found: Sequence[Finding]) -> bool:
    """Whether a stretch names a person by given name and surname who is no finding."""
    for match in _TWO_WORDS.finditer(text, start, end):
        taken = any(f.start <= match.start() < max(f.end, f.after) for f in found)
        if not taken and is_given(fold(match["given"])) and all(map(is_person_word, tokenise(match.group()))):
            return True
    return False


def _thing(text: str, chain: Sequence[Token], kind: str) -> Finding | None:
    name = chain[organisation_start(chain, ()) :]
    if not 1 <= len(name) <= LONGEST_BODY or not name[0].capital or name[0].folded in words("starter"):
        return None
    if len(name) == 1 and (name[0].folded in countries() or is_role(name[0].folded) or word_kind(name[0].folded)):
        return None
    verdict = judge_latin(name)
    return _finding(text, name, verdict.kind if verdict.strength > 1 and verdict.kind != OTHER else kind)


def _finding(text: str, name: Sequence[Token], kind: str) -> Finding:
    start, end = name[0].start, name[-1].end
    return Finding(visible(text[start:end]), start, end, kind, evidence=SHOWN, after=end)
