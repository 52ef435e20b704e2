"""Names that sentences give to those who were named before: `Hou, better known as Tony Hau,`, `under the name X`.

Here belong clauses behind a later mention, names that somebody uses, names that stand before their bearer (`Known in
the trade as X, the company …`), `X's Chinese name is …`, `the name of the Company was changed from A to B` and
`"Sasha" is X`. Where two could be meant, nothing is added. What a noun means is told by `later_names.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from entityscreen.sources.documents.alias_lists import NameList, read_list
from entityscreen.sources.documents.alias_phrases import CALLED, KNOWN, SHORT_LIST
from entityscreen.sources.documents.aliases import may_be_alias
from entityscreen.sources.documents.clauses_behind import with_plain_clause
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL, sentence_ends, sentence_span
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.kinds import is_place_or_label, judge_latin
from entityscreen.sources.documents.later_names import Said, bearer_of, given, only_one, paragraph_start, parties_of
from entityscreen.sources.documents.persons import is_person_word
from entityscreen.sources.documents.renaming_clauses import with_renaming
from entityscreen.sources.documents.renamings import NO_NAMES, renamed
from entityscreen.sources.documents.scripts import FURTHER
from entityscreen.sources.documents.tokens import HAS_NATIVE, tokenise
from entityscreen.sources.documents.view import View

Step = Callable[[View, Sequence[Finding]], Iterator[tuple[str, Said]]]
_ALIAS_NOUN = (
    r"(?:names?|alias(?:es)?|pseudonyms?|noms?\sde\sguerre|nicknames?|kunya|monikers?|identit(?:y|ies)|"
    r"code\s?names?|handles?)"
)
_USED = re.compile(
    rf"\b(?:(?:under|using|with|uses|used|adopted|assumed|adopting|assuming)\s|"
    rf"(?P<in>(?<!passport\s)(?<!papers\s)(?<!visa\s)in)\s|in\s)"
    rf"(?:the|an?|his|her|"
    rf"a\snew)\s(?:(?P<sort>[A-Za-z][a-z\-]{{2,11}})\s){{0,2}}?(?P<noun>{_ALIAS_NOUN})(?:\sof)?[,:]?\s(?=[“\"A-Z])"
)
# What has a name of its own: `opened a hotel under the name X`.
_THING = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|business(?:es)?|hotels?|restaurants?|casinos?|shops?|stores?|websites?|platforms?|"
    r"channels?|"
    r"brands?|apps?|groups?|organi[sz]ations?|newspapers?|magazines?|funds?|charit(?:y|ies)|foundations?|projects?|"
    r"operations?|"
    r"products?|band|album|film|books?|novel|song|part(?:y|ies)|clubs?|schools?|malware|software|server|domain|"
    r"network)\b"
)
_OF_THINGS = frozenset(
    ["trade", "brand", "company", "business", "domain", "product", "file", "corporate", "screen", "user"]
)
_TRADES = re.compile(r"\b(?:operat|trad|register|incorporat|market|do(?:es|ing)?\sbusiness|did\sbusiness)")
_SAILS = re.compile(r"\b(?:sail|operat|trad|register|transmit|broadcast|travel)")
_STARTS_HE = re.compile(r"[“\"(\s]{0,3}(?:In\s[0-9]{4}[^,]{0,20},\s)?(?:He|She|he|she)\b")
_FRONTED = re.compile(
    rf"(?:^|(?<=[.!?]\s)|(?<=[.!?][”\"]\s)|(?<=\n))(?=[A-Z])(?P<how>{KNOWN}|{SHORT_LIST}|"
    rf"{CALLED})\s{{1,3}}(?=(?:the\s)?[“\"A-Z])",
    re.IGNORECASE | re.MULTILINE,
)
_LEADING = re.compile(r"(?:(?:the|an?|its|his|her)\s)?(?:[a-z\-]+\s){0,3}(?:M(?:r|s|rs|iss)\.?\s)?[“\"]?")
_INCLUDE = re.compile(
    r"[’']s\s(?:(?:known|various|other|many|several|former|online)\s){0,2}(?:alias(?:es)?|nicknames?|pseudonyms?|"
    r"other\snames|former\snames)\s"
    r"(?:includ(?:e|ed|es)|(?:is|are|was|were)(?:\sgiven\sas)?)[:]?\s(?=[“\"A-Z])"
)
_USED_BY = re.compile(r"\b(?:[Nn]ames|[Aa]lias(?:es)?|[Nn]icknames)\s(?:used\sby|of|given\sto)\s[^.;\n]{0,80}$")
_BY_HIM = re.compile(r",?\s(?:includ(?:e|ed|es|ing)|are|were)[:]?\s(?=[“\"A-Z])")
_CALL_HIM = re.compile(
    r"\b(?:call(?:s|ed)?|dub(?:s|bed)|nickname[sd]?|know|knew|address(?:es|ed)?)\s(?P<pronoun>him|"
    r"her)(?:\ssimply)?(?:\s(?:as|by\sthe\s(?:nick)?name))?\s(?=(?:the\s)?[“\"])"
)
_IT = re.compile(r"(?<=[.!?]\s)(?P<it>It)\b|(?<=[.!?][”\"]\s)(?P<also>It)\b")
_SUBJECT = re.compile(r"(?:[Tt]he\s(?P<noun>[A-Za-z]{3,14})|(?P<pronoun>[Hh]e|[Ss]he))\b")
_NAME_IS = (
    r"\s(?:(?P<sort>[A-Za-z][a-z]{2,11})\s){0,2}name(?:\s(?:in|before|at|on)\s[A-Za-z][^.,;:()\n]{1,40}?)?\s(?:is|"
    r"was|had\sbeen)\s"
    r"(?:(?:originally|written|spelled|spelt|rendered|registered|recorded|given)\s){0,2}(?:as\s)?(?:the\s)?"
)
_OWN_NAME_IS = re.compile(rf"[’']s{_NAME_IS}")
_THEIR_NAME_IS = re.compile(
    rf"\b(?:(?P<pronoun>[Hh]is|[Hh]er)|[Tt]he\s(?P<noun>[A-Za-z]{{3,14}})[’']s){_NAME_IS}(?=[“\"A-Z]|[^\x00-ſ])"
)
_FURTHER_NAME = re.compile(rf"[“\"]?(?P<name>[{FURTHER}]+(?:[ «»\-]{{1,2}}[{FURTHER}]+){{0,7}}»?)")
_CHANGED = re.compile(
    r"\bnames?\s(?:of\s[^.;\n]{2,80}?\s)?(?:was|has\sbeen|had\sbeen|"
    r"were)\s(?:[a-z]+\s){0,2}changed\s(?:from\s)?(?:the\s)?(?=[“\"A-Z])"
)
_TO = re.compile(r"[”\"]?\s(?:to|into)\s(?:the\s)?(?=[“\"A-Z])")
_QUOTED_SUBJECT = re.compile(
    r"[“\"](?P<nick>[A-Z][^”\"\n]{1,30}?)[,.]?[”\"]\s(?:is|was|refers\sto|referred\sto|stood\sfor|stands\sfor|meant|"
    r"means)\s"
    r"(?:in\sfact\s|believed\sto\sbe\s|(?:a|the)\s(?:nickname|code\s?name|alias)\s(?:for|of)\s)?(?:M(?:r|s|rs)\.?\s)?"
)
_CLOSED = re.compile(r"\s?[,.;:)]|\s\(|\s*$")
_OLD = frozenset(["former", "previous", "birth", "maiden", "original", "old"])
BEFORE_DATE = 60  # characters


def with_said(view: View, found: Sequence[Finding]) -> list[Finding]:
    """The findings of a block with the names that sentences give to known ones.

    Args:
        view: the block.
        found: its findings with later mentions, ascending.

    Returns:
        As many findings.
    """
    named = list(found)
    for step in _STEPS:
        for bearer, said in list(step(view, named)):
            named = given(named, bearer, said)
    return named


def _of_mentions(view: View, found: Sequence[Finding]) -> Iterator[tuple[str, Said]]:
    """`Hou, better known as Tony Hau`, `Hotan Cotton was renamed X`: a clause behind a later mention."""
    for finding in found:
        if finding.evidence != ("named before",):
            continue
        more = with_renaming(view, with_plain_clause(view, finding))
        names = tuple(name for name in more.aliases if name not in finding.aliases)
        if names:
            yield (
                finding.refers_to or finding.name,
                Said(names, more.former, (finding.end, finding.end + BEFORE_DATE * 3)),
            )


def _used(view: View, found: Sequence[Finding]) -> Iterator[tuple[str, Said]]:
    """`presented himself under the name X`, `signed in the alias “Y”`."""
    ends = sentence_ends(view.text)
    for match in _USED.finditer(view.text):
        if match["in"] and match["noun"].startswith(("name", "identit")):
            continue  # `an account in the name of X` is somebody else's
        listed = read_list(view.text, match.end(), "alias", inside=False)
        first = sentence_span(ends, match.start())[0]
        bearer, kind = _user(view.text, found, first, match)
        names = tuple(name for name in listed.names if _fits(name, kind, quoted=view.text[match.end()] in '“"'))
        if bearer and names and bearer not in names:
            yield bearer, Said(names, (), (match.end(), listed.end))


def _user(text: str, found: Sequence[Finding], first: int, match: re.Match[str]) -> tuple[str, str]:
    """The name and the kind of the one who uses a name in a sentence, or two empty strings."""
    before = text[first : match.start()]
    if match["sort"] in _OF_THINGS:
        kinds: tuple[str, ...] = (COMPANY,)
    else:
        kinds = (PERSON, COMPANY, ORGANISATION, VESSEL)
    found = _not_possessive(text, found)
    persons = [f for f in found if first <= f.start < match.start() and f.kind == PERSON]
    if PERSON in kinds and (persons or _STARTS_HE.match(before)) and not _THING.search(before[-BEFORE_DATE:]):
        start = first if persons else paragraph_start(text, match.start())
        return only_one(found, start, match.start(), (PERSON,)) or "", PERSON
    if persons:
        return "", ""
    for kind, verb in ((VESSEL, _SAILS), (COMPANY, _TRADES)):
        if kind in kinds and verb.search(before) and (name := only_one(found, first, match.start(), (kind,))):
            return name, kind
    return "", ""


def _not_possessive(text: str, found: Sequence[Finding]) -> list[Finding]:
    """The findings that can be a subject: in `Bahati's deputy, Colonel Lumbala,` the second."""
    return [finding for finding in found if not text.startswith(("'s ", "’s "), finding.end)]


def _fits(name: str, kind: str, *, quoted: bool) -> bool:
    """Whether words can be another name of one of a kind."""
    if HAS_NATIVE.search(name):
        return True
    chain = tokenise(name)
    if not chain or not may_be_alias(name) or is_place_or_label(chain):
        return False
    if kind != PERSON:
        return True
    return judge_latin(chain).strength < 2 and (quoted or (len(chain) > 1 and all(map(is_person_word, chain))))


def _fronted(view: View, found: Sequence[Finding]) -> Iterator[tuple[str, Said]]:
    """`Known in the trade as Wangdao Aquatic, the company supplies …`."""
    for match in _FRONTED.finditer(view.text):
        listed = read_list(view.text, match.end(), match["how"], inside=False)
        at = listed.end + 2 if listed.end and view.text[listed.end : listed.end + 1] == "," else listed.end + 1
        if not listed.names or "," not in view.text[listed.end - 2 : listed.end + 1]:
            continue
        others = [f for f in found if not match.end() <= f.start < listed.end]
        said = Said(listed.names, listed.former, (match.end(), listed.end))
        own = next((f for f in others if at <= f.start and _LEADING.fullmatch(view.text, at, f.start)), None)
        if own:
            yield own.refers_to or own.name, said
        elif subject := _SUBJECT.match(view.text, at):
            bearer = bearer_of(view.text, others, subject, parties_of(view.text, others))
            if bearer:
                yield bearer, said


def _name_is(view: View, found: Sequence[Finding]) -> Iterator[tuple[str, Said]]:
    """`Lau's name in Chinese characters is 劉國強`, `Her real name is Anna Petrova`."""
    for finding in found:
        if match := _OWN_NAME_IS.match(view.text, finding.end):
            yield from _said_by(view, match, finding.refers_to or finding.name, finding.kind)
    for match in _THEIR_NAME_IS.finditer(view.text):
        bearer = bearer_of(view.text, found, match, {})
        kind = next((f.kind for f in found if f.name == bearer), "")
        if bearer:
            yield from _said_by(view, match, bearer, kind)


def _said_by(view: View, match: re.Match[str], bearer: str, kind: str) -> Iterator[tuple[str, Said]]:
    """What a sentence says the name of somebody is."""
    former = match["sort"] in _OLD
    listed = read_list(view.text, match.end(), "formerly" if former else "alias", inside=False)
    if not listed.names and (further := _FURTHER_NAME.match(view.text, match.end())):
        listed = NameList((further["name"],), (), further.end())
    names = tuple(name for name in listed.names if not name.isascii() or _fits(name, kind, quoted=False))
    if names and match["sort"] not in _OF_THINGS:
        yield bearer, Said(names, listed.former, (match.end(), listed.end))


def _changed(view: View, found: Sequence[Finding]) -> Iterator[tuple[str, Said]]:
    """`the name of the Company was changed from A to B`, which are one whatever stood before."""
    known = {f.name: f.refers_to or f.name for f in found}
    for match in _CHANGED.finditer(view.text):
        first = read_list(view.text, match.end(), "formerly", inside=False)
        onward = _TO.match(view.text, first.end) if first.names else None
        second = read_list(view.text, onward.end(), "now", inside=False) if onward else NO_NAMES
        bearer = next((known[name] for name in (*second.names, *first.names) if name in known), None)
        if bearer and second.names:
            names = tuple(name for name in (*first.names, *second.names) if name != bearer)
            former = tuple(name for name in first.names if name != bearer)
            yield bearer, Said(names, former, (match.end(), second.end))


def _quoted_subject(view: View, found: Sequence[Finding]) -> Iterator[tuple[str, Said]]:
    """`"Sasha" is Aleksandr Rudnikov, a procurement director`."""
    persons = {f.start: f for f in found if f.kind == PERSON}
    for match in _QUOTED_SUBJECT.finditer(view.text):
        person = persons.get(match.end())
        closed = person and _CLOSED.match(view.text, person.after or person.end)
        if person and closed and _fits(match["nick"], PERSON, quoted=True):
            yield person.refers_to or person.name, Said((match["nick"],), (), match.span())


def _included(view: View, found: Sequence[Finding]) -> Iterator[tuple[str, Said]]:
    """`Orlov's aliases include “Vova” and Vladimir Gold`, `Names used by Orlov include …`."""
    for finding in found:
        end = max(finding.end, finding.after)
        opening = _INCLUDE.match(view.text, end)
        if opening is None and _USED_BY.search(view.text, max(0, finding.start - 90), finding.start):
            opening = _BY_HIM.match(view.text, end)
        if opening is None:
            continue
        how = "formerly" if "former" in opening.group() else "alias"
        listed = read_list(view.text, opening.end(), how, inside=False)
        fits = (n for n in listed.names if _fits(n, finding.kind, quoted=view.text[opening.end()] in '“"'))
        yield finding.refers_to or finding.name, Said(tuple(fits), listed.former, (opening.end(), listed.end))


def _call_him(view: View, found: Sequence[Finding]) -> Iterator[tuple[str, Said]]:
    """`His associates call him “Bacho”`: the one person of the sentence before, or of the paragraph."""
    found = _not_possessive(view.text, found)
    ends = sentence_ends(view.text)
    for match in _CALL_HIM.finditer(view.text):
        listed = read_list(view.text, match.end(), "nicknamed", inside=False)
        sentence = sentence_span(ends, match.start())[0]
        first = paragraph_start(view.text, match.start())
        before = max(first, sentence_span(ends, max(0, sentence - 2))[0])
        bearer = only_one(found, before, match.start(), (PERSON,)) or only_one(found, first, match.start(), (PERSON,))
        if bearer and listed.names:
            yield bearer, Said(listed.names, (), (match.end(), listed.end))


def _it(view: View, found: Sequence[Finding]) -> Iterator[tuple[str, Said]]:
    """`It was subsequently renamed X`, where the sentence before speaks of one ship, firm or body only."""
    ends = sentence_ends(view.text)
    for match in _IT.finditer(view.text):
        end = sentence_span(ends, match.start())[1]
        listed = renamed(view.text[match.end() : end], 0)
        first = max(sentence_span(ends, match.start() - 2)[0], paragraph_start(view.text, match.start()))
        bearer = only_one(found, first, match.start(), (VESSEL, COMPANY, ORGANISATION)) if listed.names else None
        if bearer:
            yield bearer, Said(listed.names, listed.former, (match.end(), match.end() + listed.end))


_STEPS: tuple[Step, ...] = (
    _of_mentions,
    _used,
    _fronted,
    _name_is,
    _included,
    _changed,
    _quoted_subject,
    _call_him,
    _it,
)
