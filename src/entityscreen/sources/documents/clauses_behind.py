"""What a clause directly behind a name calls it: `Acme Ltd, formerly known as Beta Ltd`.

Here belongs giving such names to the finding before the clause. The grammar belongs to `alias_phrases.py` and
`alias_lists.py`; what was renamed is told by `renaming_clauses.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.acronyms import spells_initials
from entityscreen.sources.documents.alias_lists import FIELD_LINE, read_list
from entityscreen.sources.documents.alias_phrases import (
    BUSINESS_CLAUSE,
    CLAUSE_KEYWORD,
    DEFINING_CLAUSE,
    KEYWORD,
    PREDICATE,
)
from entityscreen.sources.documents.aliases import may_be_alias
from entityscreen.sources.documents.context import (
    COMPANY,
    ORGANISATION,
    OTHER,
    PERSON,
    SHIP_NUMBER,
    VESSEL,
    kind_after,
)
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.gloss import Gloss
from entityscreen.sources.documents.kinds import judge_latin
from entityscreen.sources.documents.persons import SYLLABLE, is_person_word
from entityscreen.sources.documents.record import other_names
from entityscreen.sources.documents.renamings import renamed
from entityscreen.sources.documents.scripts import FURTHER, HAS_FURTHER, form_kind
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE, Token, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import fold, is_given, surname_spellings, words

_BEFORE_CLAUSE = re.compile(r"\s?[,;]?\s{0,24}[(（]?")
_SHORT_KEYWORD = re.compile(r"[af]\W?k\W?a|alias", re.IGNORECASE)  # goes on behind a semicolon
_CLAUSE_END = re.compile(
    r"(?:(?<!\bCo)(?<!\b[MD][rs])(?<!\bMrs)(?<!\bSt)(?<!\bNo)(?<!\.[A-Za-z])(?<!\b[A-Z])\.|[;(（])\s|\)"
)  # but `Beta Co. Ltd`
_BRACKET_END = re.compile(r"[)）]")
FORMERLY = re.compile(r"(?:,|\s[–—])?\s?[(（]?(?:formerly|previously)\s(?:the\s)?(?=[A-Z“\"])")
OF_PERSONS = re.compile(r"\bwhom?\b|(?:him|her)self|nicknamed|kunya|nom\sde\sguerre|real\sname|birth\sname|nick-?name")
_LISTED = re.compile(r"[“\"]?[A-Z]")
SEAT = re.compile(r"\sof\s(?:the\s)?[A-Z][A-Za-z]+(?:\s[A-Z][a-z]+){0,2}(?=,\s)")  # `Acme Ltd of Panama, …`
PLACE_BRACKET = re.compile(r"\s?[(（][^()（）]{2,160}[)）](?=,\s)")
_APPOSITION = re.compile(
    r"(?:,\s(?:[0-9]{1,3}|(?:an?|the|its|his|her|their|who|which|former|then|"
    r"born)\s[^,;.()“”\"]{2,90})){1,3},(?=\s(?:is|was|has|goes|uses)\s)"
)
_OWN_SURNAME = re.compile(r"\s?[(（][“\"]?(?P<name>[A-ZÀ-Þ][\w’']+(?:[ \-][A-ZÀ-Þa-z][\w’']+){1,2}?)[,.]?[”\"]?[)）]")
_RECORDED = re.compile(
    r"(?:,|\s[–—])?\s(?:(?:who|which|is|was|has\sbeen|also|and|previously|formerly|first|originally)\s){0,3}"
    r"(?:listed|designated|sanctioned|entered|registered|incorporated|recorded|indicted|charged|identified|appears?|"
    r"known)\s"
    r"(?:(?:in|by|on|since|with|at)\s[^,.;()\n]{1,50}?\s)?(?:as|"
    r"under\sthe\s(?:[a-z]+\s)?name(?:\sof)?)\s(?:the\s)?(?=[“\"«A-ZÀ-Þ\u0370-\uffdf])"
)
_FURTHER_FORM = re.compile(rf"«?[{FURTHER}]+(?:[ «»\-]{{1,2}}[{FURTHER}]+){{0,7}}»?")
_NICK_BRACKET = re.compile(rf"(?:the\s)?[“\"][^”\"\n]{{2,40}}[”\"]\s?[(（](?P<native>[{NATIVE}]{{2,8}})[)）]")
LEAST_LIKENESS = 0.85  # of two forms of one name, by the library's own score
_IN_BRACKET = re.compile(r"\s?[(（]")
FIRMS = (COMPANY, ORGANISATION)
# Another clause may stand on the next line, behind the right column of a caption.
_ONWARD = re.compile(r"[”\"]?[,;]?(?:[ \t]{3,80}[^\s\n][^\n]{0,60})?\s{0,24}(?:and\s|or\s)?")
_AGE = re.compile(r",\s[0-9]{1,3}(?=,)")
_COMPLEMENT = re.compile(
    r"(?:,|\s(?:is|was|were|are))\s(?:an?|the|one\sof\sthe)\s(?:[^.;:“”\"(),]|\.(?=[A-Z]|"
    r"\s[A-Za-z])){3,110}?(?=\s(?:that|which|who)\s)"
)
# What it is, before what it is called besides: `, a hacking group also tracked as APT38`.
_KIND_OF = re.compile(
    r"(?:,|\s(?:is|was))\s(?:an?|the|one\sof\sthe)\s[^.;:“”\"(),]{3,90}?\s[a-z\-]{3,20}"
    r"(?=\s(?:also|formerly|better|previously|otherwise|commonly|once|sometimes)\s(?:known|tracked|called|named|"
    r"referred|spelled)\b)"
)
_SHORT = re.compile(
    r"\s[—–]\s(?:the\s)?[“\"](?P<quoted>[A-Z][A-Z0-9&\-]{1,9}),?[”\"]|"
    r",?\sor\s(?P<plain>[A-ZÀ-Þ][\w’'\-]+(?:\s[A-ZÀ-Þ][\w’'\-]+){1,2})(?=,\s)|"
    r",?\sor\s(?:simply\s|"
    r"just\s)?(?:the\s)?(?:[“\"](?P<nick>[A-Z][^”\"\n]{1,40}?),?[”\"](?P<short_for>\sfor\sshort)?|"
    r"(?P<letters>[A-Z][A-Z0-9&\-]{1,9})(?=[,.;)]|\sfor\sshort))"
)
LONGEST_RUN = 8  # clauses in a row
MOST_ALIASES = 8  # names that one clause gives
LONGEST_CLAUSE = 160  # characters


def with_clause(view: View, finding: Finding) -> Finding:
    """A finding with what a clause behind its bracket calls it: `, also known as “Karl Lee”`."""
    rest = _rest(view, finding)
    opening = _BEFORE_CLAUSE.match(rest)
    keyword = _predicate(view, finding, rest) or (KEYWORD.match(rest, opening.end()) if opening else None)
    if keyword is None:
        return _with_short(finding, rest)
    if not opening or not keyword or (";" in opening.group() and not _SHORT_KEYWORD.match(_how(keyword))):
        return finding
    return _called(finding, rest, keyword, inside=opening.group()[-1:] in ("(", "（"))


def with_plain_clause(view: View, finding: Finding) -> Finding:
    """The same for a name without a bracket, which only what plainly calls it so may give another name."""
    rest = _rest(view, finding)
    if finding.kind == VESSEL and (number := SHIP_NUMBER.match(rest)):
        rest = rest[number.end() :]
    bracket = _IN_BRACKET.match(rest)
    if bracket and not FORMERLY.match(rest):
        if keyword := KEYWORD.match(rest, bracket.end()):
            return _called(finding, rest, keyword, inside=True)
        if short := own_surname(rest, finding):
            return replace(finding, aliases=tuple(dict.fromkeys((*finding.aliases, short))))
        rest = rest[closed.end() :] if (closed := PLACE_BRACKET.match(rest)) else rest
    keyword = _predicate(view, finding, rest) or CLAUSE_KEYWORD.match(rest) or DEFINING_CLAUSE.match(rest)
    keyword = keyword or (BUSINESS_CLAUSE.match(rest) if finding.kind in FIRMS else None)
    for skipped in (_AGE.match(rest), _KIND_OF.match(rest)):
        keyword = keyword or (CLAUSE_KEYWORD.match(rest, skipped.end()) if skipped else None)
    return _called(finding, rest, keyword, inside=False) if keyword else _with_short(_recorded(finding, rest), rest)


def _predicate(view: View, finding: Finding, rest: str) -> re.Match[str] | None:
    """What calls a name so behind a verb: directly, behind an apposition, or behind what it is said to be.

    `Bi, 61, a delegate, is called “X”`; `Acme LLC was a Delaware company that did business as X`.
    """
    shapes = (PREDICATE, BUSINESS_CLAUSE) if finding.kind in FIRMS else (PREDICATE,)
    starts = [0]
    if rest.startswith(", ") and view.text[max(0, finding.start - 2) : finding.start] == ", ":
        starts.append(1)  # the name is an apposition itself: `his partner, Zhao Gang, was known as “X”`
    starts += [match.end() for match in (_APPOSITION.match(rest), complement(rest)) if match]
    return next((match for at in starts for shape in shapes if (match := shape.match(rest, at))), None)


def complement(rest: str) -> re.Match[str] | None:
    """What a name is said to be before a clause with "that": `, a company in Perm that`, `was a firm that`; or None."""
    match = _COMPLEMENT.match(rest)
    if match is None:
        return None
    last = [token for token in tokenise(match.group()) if token.capital]
    return None if last and judge_latin(last[-2:]).strength > 1 else match


def _with_short(finding: Finding, rest: str) -> Finding:
    """A finding with its initials or a nickname behind "or": `, or IFWN,`, `, or “Uncle Lun” to his friends`."""
    match = _SHORT.match(rest)
    if match is None:
        return finding
    if match["plain"]:
        shared = {token.folded for token in tokenise(match["plain"])} & {
            token.folded for token in tokenise(finding.name)
        }
        name = match["plain"] if shared else ""
    elif match["nick"]:
        whole = " " in match["nick"]  # `Xinghe Suanli (星河算力), or "Galaxy Compute"`
        name = match["nick"] if finding.kind == PERSON or match["short_for"] or whole else ""
    else:
        letters = match["letters"] or match["quoted"]
        own = [token.text for token in tokenise(finding.name) if token.folded not in words("legal")]
        name = letters if any(spells_initials(letters, parts) for parts in (own, finding.name.split())) else ""
    return with_names(finding, (name,), ()) if name and may_be_alias(name) else finding


def own_surname(rest: str, finding: Finding) -> str:
    """The surname of several words that a bracket defines for a person: `(“Tavakoli-Nejad”)`; or an empty string.

    One plain word is shared by too many; a hyphen in a Chinese name is a given name's.
    """
    match = _OWN_SURNAME.match(rest)
    if match is None or finding.kind != PERSON or fold(finding.name.split(" ", 1)[0]) in surname_spellings():
        return ""
    return match["name"] if finding.name.endswith(f" {match['name']}") else ""


def _recorded(finding: Finding, rest: str) -> Finding:
    """A finding with the form of its name under which it is listed or registered, where both are alike."""
    recorded = _RECORDED.match(rest)
    if recorded is None:
        return finding
    form = _FURTHER_FORM.match(rest, recorded.end())
    names = (form.group(),) if form else read_list(rest, recorded.end(), "alias", inside=False).names[:1]
    firm = finding.kind in FIRMS
    alike = (
        name
        for name in names
        if compare(finding.name, name, kind=finding.kind).score >= LEAST_LIKENESS or (firm and is_firm_form(name))
    )
    return with_names(finding, tuple(alike), ())


def is_firm_form(name: str) -> bool:
    """Whether a name bears the legal form of a firm in its own script."""
    return form_kind(name) == "company" if HAS_FURTHER.search(name) else judge_latin(tokenise(name)).strength > 2


def called_person(text: str, name: Sequence[Token]) -> bool:
    """Whether a clause or a bracket behind words calls them as persons are called: `, a/k/a "Lily Wang," 44`.

    Example:
        >>> text = "Wang Li, a/k/a Lily Wang, 44"
        >>> called_person(text, tokenise(text)[:2])
        True
        >>> text = "Tai Chi, also known as Shadow Boxing, is old"
        >>> called_person(text, tokenise(text)[:2])
        False
    """
    end = name[-1].end
    bracket = _IN_BRACKET.match(text, end)
    keyword = KEYWORD.match(text, bracket.end()) if bracket else CLAUSE_KEYWORD.match(text, end)
    if keyword is None or FORMERLY.match(text, end) or not _LISTED.match(text, keyword.end()):
        return False
    if OF_PERSONS.search(keyword.group()):
        return True
    other = read_list(text, keyword.end(), keyword["how"], inside=False).names[:1]
    quoted = text[keyword.end()] in '“"' and kind_after(text, end) != OTHER
    return bool(other) and (quoted or is_persons(tokenise(other[0]), name))


def other_names_of(text: str, end: int) -> tuple[str, ...]:
    """The names that a clause or a bracket directly behind an offset gives, as `, a.k.a. “X”` does.

    Example:
        >>> other_names_of("Naw Seng Du, a.k.a. Duwa Seng, left", 11), other_names_of("Tai Chi, also known", 7)
        (('Duwa Seng',), ())
    """
    bracket = _IN_BRACKET.match(text, end)
    age = _AGE.match(text, end)
    start = age.end() if age else end
    keyword = KEYWORD.match(text, bracket.end()) if bracket else CLAUSE_KEYWORD.match(text, start)
    if bracket and keyword is None and (closed := PLACE_BRACKET.match(text, end)):
        keyword = CLAUSE_KEYWORD.match(text, closed.end())
    if keyword is None and not bracket:
        keyword = _RECORDED.match(text, end)
        how = "alias"
    elif keyword is not None:
        how = _how(keyword)
    if keyword is None or FORMERLY.match(text, end):
        return ()
    return read_list(text, keyword.end(), how, inside=False).names


def is_persons(other: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether another name has a given name, a word of the first one, or a Chinese surname and given name."""
    own = {token.folded for token in name}
    if not other or not all(map(is_person_word, other)):
        return False
    chinese = len(other) > 1 and other[0].folded in surname_spellings() and SYLLABLE.match(other[1].text)
    return is_given(other[0].folded) or bool(chinese) or any(token.folded in own for token in other)


def _rest(view: View, finding: Finding) -> str:
    """The text behind a finding, to the next field of an entry."""
    return FIELD_LINE.split(view.text[finding.after : finding.after + LONGEST_CLAUSE], maxsplit=1)[0]


def _called(finding: Finding, rest: str, keyword: re.Match[str], *, inside: bool) -> Finding:
    """A finding with the names that a keyword opens, and those of the clauses that go on directly behind."""
    stop = _BRACKET_END if inside else _CLAUSE_END
    clause = rest[: keyword.end()] + stop.split(rest[keyword.end() :], maxsplit=1)[0]
    at, how = keyword.end(), _how(keyword)
    natives: tuple[str, ...] = (nick["native"],) if (nick := _NICK_BRACKET.match(rest, at)) else ()
    names: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    for _ in range(LONGEST_RUN):
        listed = read_list(clause, at, how, inside=inside)
        names, former = (*names, *listed.names), (*former, *listed.former)
        onward = _ONWARD.match(clause, listed.end)
        following = KEYWORD.match(clause, onward.end()) if onward and listed.names else None
        if following is None:
            break
        at, how = following.end(), following["how"]
    if clause.startswith(" and ", end := max(listed.end, at)):  # `trades as X and was previously registered as Y`
        more = renamed(clause, end + len(" and"))
        names, former = (*names, *more.names), (*former, *more.former)
    latin = tuple(name for name in names if not HAS_NATIVE.search(name))
    natives = tuple(name for name in natives if name not in finding.aliases)
    found = with_names(finding, latin[:MOST_ALIASES], former)
    return replace(found, aliases=tuple(dict.fromkeys((*found.aliases, *natives)))) if natives else found


def _how(keyword: re.Match[str]) -> str:
    """The phrase that a keyword is, without what stands before it."""
    return keyword["how"] or keyword["uses"] or ""


def with_names(finding: Finding, names: Sequence[str], former: Iterable[str], natives: Iterable[str] = ()) -> Finding:
    """A finding with further names, some of them former ones, and what these are in characters."""
    named = other_names(finding.name, Gloss(latin=tuple(names)), finding.kind)
    fresh = tuple(name for name in named if name != finding.name)
    old = (*(name for name in former if name in fresh), *natives)
    aliases = dict.fromkeys((*finding.aliases, *fresh, *natives))
    return replace(finding, aliases=tuple(aliases), former=tuple(dict.fromkeys((*finding.former, *old))))
