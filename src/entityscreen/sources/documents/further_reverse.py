"""Names in a further script before their Latin form: `Глеб Самойлов (Gleb Samoylov)`, `مصرف شهر (Bank Shahr)`.

Here belongs where such a name begins in Russian or Arabic text, and what it is. The other order belongs to
`further_brackets.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.arabic_chinese import spells_in_arabic
from entityscreen.sources.documents.brands import is_latin_place
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.further_brackets import is_compound
from entityscreen.sources.documents.further_called import called_names
from entityscreen.sources.documents.further_heads import (
    ARTICLE,
    JOINED,
    QUOTED,
    behind_naming,
    body_start,
    ends_with_head,
    head_kind,
    heard,
    is_form,
    is_ship_noun,
    name_from,
    sounding,
    vessel_behind,
    without_noun,
)
from entityscreen.sources.documents.gloss import is_native_name
from entityscreen.sources.documents.kinds import Verdict, is_place_or_label, judge_latin, judge_native
from entityscreen.sources.documents.native_persons import looks_like_person, surname_spellings_of
from entityscreen.sources.documents.persons import is_person_word
from entityscreen.sources.documents.scripts import HAS_FURTHER, further_words
from entityscreen.sources.documents.tokens import HAS_NATIVE, Bracket, Token, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import is_given, words

_BREAK = re.compile(r"[.!?;:,،؛()\n—–|]\s*")
_PARTS = re.compile(r"\s*(?:[;؛،、/]|,(?!\s?(?:Inc|Ltd|LLC|L\.L\.C|Co|Limited|LTD|CO)\b))\s*")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_NUMBERS = frozenset(["imo", "mmsi", "inn", "ogrn", "kpp"])  # registers: `(IMO 9234567)`
LONGEST_BEFORE = 100  # characters before a bracket in which a name begins
ROLE_BEFORE = 3  # words before a person's name among which a role may stand
LONGEST_PERSON, LONGEST_ORGANISATION = 4, 12  # words
LEAST_LIKENESS = 0.75  # of whole names
LEAST_FIRST = 0.7  # of a given name that the whole name had no likeness with
LEAST_HEADED = 0.65  # of a word behind a head word
LEAST_PROVEN = 0.5  # of a name whose Chinese characters meet its Latin form


def find_reversed(view: View, brackets: Sequence[Bracket]) -> list[tuple[Finding, Bracket]]:
    """The names in further scripts with a Latin form, or Chinese characters, in the bracket behind.

    Args:
        view: the block.
        brackets: its pairs of brackets.

    Returns:
        The findings with their brackets; the Latin name is the name where there is one.
    """
    if view.text.isascii() or not HAS_FURTHER.search(view.text):
        return []
    read = ((_reversed(view.text, bracket), bracket) for bracket in brackets)
    return [(finding, bracket) for finding, bracket in read if finding]


def _reversed(text: str, bracket: Bracket) -> Finding | None:
    start = max(0, bracket.start - LONGEST_BEFORE)
    before = text[start : bracket.start].rstrip()
    breaks = list(_BREAK.finditer(before, 0, quoted.start() if (quoted := QUOTED.search(before)) else len(before)))
    clause = before[breaks[-1].end() :] if breaks else before
    run = further_words(clause)
    if not run or len(clause.rstrip('»”"')) != run[-1].end or start + len(before) < bracket.start - 1:
        return None
    parts = _PARTS.split(bracket.content)
    latin = next((part for part in parts if _is_latin(part)), "")
    natives = tuple(part for part in parts if HAS_NATIVE.match(part) and is_native_name(part))
    name = tokenise(latin)
    if partners := _partners(before, bracket.content):
        latin, name = bracket.content.strip(), tokenise(bracket.content)
    found = partners or _vessel(before, name) or vessel_behind(clause, run, name) or _person(clause, run, name, natives)
    if not found and name and not _is_persons(name, natives):
        clause = behind_naming(clause)
        found = _organisation(clause, further_words(clause), name, natives)
    if not found:
        return None
    other, kind, evidence = found
    called, after = called_names(text, bracket.end + 1)
    more = (*natives, *(name for part in parts for name in called_names(part, 0)[0]), *called)
    if not latin:
        end = start + len(before)
        return Finding(other, end - len(other), end, kind, more, evidence=(evidence,), after=after)
    first = text.index(latin, bracket.start)
    written = latin if text[first + len(latin) : first + len(latin) + 1] != "." else f"{latin}."
    aliases = tuple(dict.fromkeys((other, *more)))
    return Finding(visible(written), first, first + len(written), kind, aliases, evidence=(evidence,), after=after)


def _is_latin(part: str) -> bool:
    """Whether a part of a bracket is a Latin name, and no place."""
    name = tokenise(part)
    if not name or HAS_NATIVE.search(part) or HAS_FURTHER.search(part) or is_place_or_label(name):
        return False
    if name[0].folded in _NUMBERS:
        return False
    known = words("connector") | words("legal")  # `Moravia Energo s.r.o.`
    return name[0].capital and all(token.capital or token.number or token.folded in known for token in name)


def _vessel(before: str, name: Sequence[Token]) -> tuple[str, str, str] | None:
    """A ship in quotes behind what calls it one: `танкер «Полярная звезда» (Polar Star)`."""
    quoted = QUOTED.search(before)
    called = further_words(before[: quoted.start()])[-2:] if quoted and name else []
    if len(called) > 1 and not called[1].folded.startswith(ARTICLE):
        called = called[1:]  # but `ناقلة النفط «نسيم البحر»`
    is_ship = called and is_ship_noun(called[0].folded)
    return (quoted[1], VESSEL, f"called {called[0].text}") if quoted and is_ship else None


def _partners(before: str, latin: str) -> tuple[str, str, str] | None:
    """A firm in quotes that bears its partners' names: `бюро «Крылов и Полякова» (Krylov & Polyakova)`."""
    quoted = QUOTED.search(before)
    alike = quoted and "&" in latin and compare(quoted[1], latin, kind=COMPANY).score >= LEAST_LIKENESS
    return (quoted[1], COMPANY, "partners' names") if quoted and alike else None


def _is_persons(name: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether a Latin name is a person's, so that words that do not sound as it are no name of it."""
    chinese = [native for native in natives if looks_like_person(native)]
    return judge_latin(name).kind not in (COMPANY, ORGANISATION) and bool(_person_evidence(name, chinese))


def _person(
    clause: str, run: Sequence[Token], name: Sequence[Token], natives: Sequence[str]
) -> tuple[str, str, str] | None:
    """The last words that sound as a person's name, with what says that it is a person's."""
    chinese = [native for native in natives if looks_like_person(native)]
    if name and not (2 <= len(name) <= LONGEST_PERSON and all(map(is_person_word, name))):
        return None
    if (name and judge_latin(name).strength > 1) or not (name or chinese):
        return None
    evidence = _person_evidence(name, chinese) if name else f"sounds as {chinese[0]}"
    evidence = evidence or _role_before(run, name)
    other = " ".join(token.text for token in name) or chinese[0]
    scored = []
    for size in range(2, min(LONGEST_PERSON, len(run)) + 1):
        words_ = run[-size:]
        if not _CYRILLIC.search(clause) or all(token.text[0].isupper() for token in words_):
            written = clause[words_[0].start : words_[-1].end]
            scored.append((compare(written, other, kind=PERSON).score, -size, written))
            if spelled := next(filter(None, (_in_arabic(written, native) for native in chinese)), ""):
                return spelled, PERSON, f"spells {chinese[0]}"
            if written[0] in JOINED:
                scored.append((compare(written[1:], other, kind=PERSON).score, -size, written[1:]))
    best = max(scored, default=(0.0, 0, ""))
    least = LEAST_PROVEN if evidence.startswith("surname spelled") else LEAST_LIKENESS
    return (_completed(clause, run, best[2], name), PERSON, evidence) if evidence and best[0] >= least else None


def _in_arabic(written: str, native: str) -> str:
    """Arabic words that spell a Chinese person's characters, without a particle before them; or an empty string."""
    forms = (written, written[1:]) if written[0] in JOINED else (written,)
    return next((form for form in forms if spells_in_arabic(form.split(), native)), "")


def _completed(clause: str, run: Sequence[Token], written: str, name: Sequence[Token]) -> str:
    """A name with the first words that it lacks, where the first of these sounds as the first Latin one."""
    missing = len(name) - len(further_words(written))
    if missing < 1 or len(run) < len(name) or not clause.endswith(written):
        return written
    first = run[-len(name)]
    spoken = name[0]._replace(text=name[0].text.removesuffix("s"))  # `Georges` as it is spoken
    alike = max(heard(first.text, name[0]), heard(first.text, spoken)) >= LEAST_FIRST
    return clause[first.start : run[-1].end] if alike else written


def _role_before(run: Sequence[Token], name: Sequence[Token]) -> str:
    """The role that stands before a person's name, or an empty string: `المواطن اللبناني سامر حداد`.

    A word between them that says a place, or in Arabic is no adjective, begins another phrase.
    """
    if is_latin_place(" ".join(token.folded for token in name)):
        return ""
    first = max(0, len(run) - len(name))
    for word in reversed(run[max(0, first - ROLE_BEFORE) : first]):
        if any(is_form(form, "role") for form in (word.folded, word.folded[word.folded[0] in JOINED :])):
            return f"role {word.text}"
        adjective = _CYRILLIC.match(word.text) or word.folded.startswith(ARTICLE)
        if is_form(word.folded, "other") or not adjective:
            return ""
    return ""


def _person_evidence(name: Sequence[Token], chinese: Sequence[str]) -> str:
    if any(surname_spellings_of(native) & {token.folded for token in name} for native in chinese):
        return f"surname spelled as {chinese[0][0]} can be"
    if is_given(name[0].folded):
        return "known given name"
    if name[0].folded in words("arabic_given"):
        return "an Arabic name"
    last = name[-1].folded
    ending = any(last.endswith(end) and len(last) > len(end) + 2 for end in words("surname_ending"))
    return "a surname's ending" if ending else ""


def _organisation(
    clause: str, run: Sequence[Token], name: Sequence[Token], natives: Sequence[str]
) -> tuple[str, str, str] | None:
    """The words from a legal form or a head word to the bracket, or a trade name that sounds alike."""
    verdict = judge_latin(name)
    acronym = len(name) == 1 and name[0].text.isupper()
    first = max(0, len(run) - LONGEST_ORGANISATION)
    kinds = {at: head_kind(clause, run, at) for at in range(first, len(run))}
    companies = [at for at, kind in kinds.items() if kind == COMPANY]
    bodies = [at for at, kind in kinds.items() if kind == ORGANISATION]
    head, kind = (bodies[0], ORGANISATION) if bodies and (acronym or not companies) else (-1, COMPANY)
    if head < 0 and companies and not acronym:
        head = companies[-1]
        while head - 1 in companies and run[head - 1].text.isupper():
            head -= 1  # `АО НПО «Лавочкина»`
    if head >= 0 and (len(name) > 1 or acronym or heard(clause[run[head].end :], name[0]) >= LEAST_HEADED):
        is_body = kind == ORGANISATION or is_form(run[head].folded, "bank")
        first = body_start(clause, run, head) if is_body else head
        written = without_noun(clause, run[head], name) or name_from(clause, run, first)
        return written, _kind_of(verdict, kind), f"form {run[head].text}"
    known = verdict.strength > 1 or any(judge_native(native).strength > 1 for native in natives)
    if known and (quoted := QUOTED.search(clause)) and _is_heard(quoted[1], name):
        return quoted[1], _kind_of(verdict, COMPANY), "quoted, and sounds as written"
    if known and len(name) > 1 and (headed := ends_with_head(run)):
        return name_from(clause, run, headed[0]), _kind_of(verdict, headed[1]), f"head {run[-1].text}"
    if len(name) == 1 and is_compound(name[0].folded) and heard(run[-1].text, name[0]) >= LEAST_LIKENESS:
        return run[-1].text, COMPANY, "composed as firms are"
    start = sounding(run, name) if known and verdict.kind in ("", COMPANY, ORGANISATION) else None
    return None if start is None else (name_from(clause, run, start), _kind_of(verdict, COMPANY), "sounds as written")


def _is_heard(written: str, name: Sequence[Token]) -> bool:
    """Whether a name in quotes sounds as a Latin one, its words taken together: `«Хуасинь Агро» (Huaxin Agro Co.)`."""
    return compare(written, " ".join(token.text for token in name), kind=COMPANY).score >= LEAST_LIKENESS


def _kind_of(verdict: Verdict, form: str) -> str:
    return verdict.kind if verdict.strength > 1 and verdict.kind in (COMPANY, ORGANISATION) else form
