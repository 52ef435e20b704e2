"""Names in a further script before their Latin form: `Глеб Самойлов (Gleb Samoylov)`, `مصرف شهر (Bank Shahr)`.

Here belongs where such a name begins in Russian or Arabic text, and what it is. The other order belongs to
`further_brackets.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.gloss import is_native_name
from entityscreen.sources.documents.kinds import Verdict, is_place_or_label, judge_latin, judge_native
from entityscreen.sources.documents.native_persons import looks_like_person, surname_spellings_of
from entityscreen.sources.documents.persons import is_person_word
from entityscreen.sources.documents.scripts import HAS_FURTHER, further_words
from entityscreen.sources.documents.tokens import HAS_NATIVE, Bracket, Token, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import further_forms, is_given, words

_BREAK = re.compile(r"[.!?;:,،؛()\n—–|]\s*")
_PARTS = re.compile(r"\s*(?:[;؛،、/]|,(?!\s?(?:Inc|Ltd|LLC|L\.L\.C|Co|Limited|LTD|CO)\b))\s*")
_JOINED = "وبلف"  # Arabic "and", "with", "for" and "so" are written together with the next word
_FIRST_CASE = ("", *"аяоеьй")  # endings of a head word's first case: компанию is of компания
_CLOSED = re.compile(r"[»”]\s*\w")
_QUOTED = re.compile('\\s?[«“"]([^«»“”"]{2,60})[»”"]$')
# Stems of nouns that say what a firm is, and what translates them in its Latin name.
_NOUNS = {
    "компани": ("company", "co"),
    "фирм": ("firm",),
    "предприяти": ("enterprise",),
    "підприємств": ("enterprise",),
    "корпораци": ("corporation", "corp"),
    "корпорац": ("corporation", "corp"),
    "концерн": ("concern",),
    "холдинг": ("holding", "holdings"),
    "групп": ("group",),
}
_CYRILLIC = re.compile("[\u0400-\u052f]")
LONGEST_BEFORE = 100  # characters before a bracket in which a name begins
LONGEST_PERSON, LONGEST_ORGANISATION = 4, 12  # words
LEAST_LIKENESS, LEAST_WORD = 0.75, 0.8  # of whole names, and of one word
LEAST_HEADED = 0.65  # of a word behind a head word
LEAST_PROVEN = 0.5  # of a name whose Chinese characters meet its Latin form
SHORTEST_STEM, LONGEST_CASE = 5, 2  # letters of a head word that cases change, and of their ending


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
    breaks = list(_BREAK.finditer(before))
    clause = before[breaks[-1].end() :] if breaks else before
    run = further_words(clause)
    if not run or len(clause.rstrip('»”"')) != run[-1].end or start + len(before) < bracket.start - 1:
        return None
    parts = _PARTS.split(bracket.content)
    latin = next((part for part in parts if _is_latin(part)), "")
    natives = tuple(part for part in parts if HAS_NATIVE.match(part) and is_native_name(part))
    name = tokenise(latin)
    found = _partners(before, latin) or _person(clause, run, name, natives)
    if not found and name and not _is_persons(name, natives):
        found = _organisation(clause, run, name, natives)
    if not found:
        return None
    other, kind, evidence = found
    if not latin:
        end = start + len(before)
        return Finding(other, end - len(other), end, kind, natives, evidence=(evidence,), after=bracket.end + 1)
    first = text.index(latin, bracket.start)
    written = latin if text[first + len(latin) : first + len(latin) + 1] != "." else f"{latin}."
    aliases = (other, *natives)
    return Finding(
        visible(written), first, first + len(written), kind, aliases, evidence=(evidence,), after=bracket.end + 1
    )


def _is_latin(part: str) -> bool:
    """Whether a part of a bracket is a Latin name, and no place."""
    name = tokenise(part)
    if not name or HAS_NATIVE.search(part) or HAS_FURTHER.search(part) or is_place_or_label(name):
        return False
    return name[0].capital and all(
        token.capital or token.number or token.folded in words("connector") for token in name
    )


def _partners(before: str, latin: str) -> tuple[str, str, str] | None:
    """A firm in quotes that bears its partners' names: `бюро «Крылов и Полякова» (Krylov & Polyakova)`."""
    quoted = _QUOTED.search(before)
    alike = quoted and "&" in latin and compare(quoted[1], latin, kind=COMPANY).score >= LEAST_LIKENESS
    return (quoted[1], COMPANY, "partners' names") if quoted and alike else None


def _is_persons(name: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether a Latin name is a person's, so that words that do not sound as it are no name of it."""
    return judge_latin(name).strength < 2 and bool(_person_evidence(name, [n for n in natives if looks_like_person(n)]))


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
    other = " ".join(token.text for token in name) or chinese[0]
    scored = []
    for size in range(2, min(LONGEST_PERSON, len(run)) + 1):
        words_ = run[-size:]
        if not _CYRILLIC.search(clause) or all(token.text[0].isupper() for token in words_):
            written = clause[words_[0].start : words_[-1].end]
            scored.append((compare(written, other, kind=PERSON).score, -size, written))
            if written[0] in _JOINED:
                scored.append((compare(written[1:], other, kind=PERSON).score, -size, written[1:]))
    best = max(scored, default=(0.0, 0, ""))
    least = LEAST_PROVEN if evidence.startswith("surname spelled") else LEAST_LIKENESS
    return (best[2], PERSON, evidence) if evidence and best[0] >= least else None


def _person_evidence(name: Sequence[Token], chinese: Sequence[str]) -> str:
    if any(surname_spellings_of(native) & {token.folded for token in name} for native in chinese):
        return f"surname spelled as {chinese[0][0]} can be"
    if is_given(name[0].folded):
        return "known given name"
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
    kinds = {at: _head(clause, run, at) for at in range(first, len(run))}
    companies = [at for at, kind in kinds.items() if kind == COMPANY]
    bodies = [at for at, kind in kinds.items() if kind == ORGANISATION]
    head, kind = (bodies[0], ORGANISATION) if bodies and (acronym or not companies) else (-1, COMPANY)
    if head < 0 and companies and not acronym:
        head = companies[-1]
        while head - 1 in companies and run[head - 1].text.isupper():
            head -= 1  # `АО НПО «Лавочкина»`
    if head >= 0 and (len(name) > 1 or acronym or _heard(clause[run[head].end :], name[0]) >= LEAST_HEADED):
        written = _without_noun(clause, run[head], name) or _from(clause, run, head)
        return written, _kind_of(verdict, kind), f"form {run[head].text}"
    known = verdict.strength > 1 or any(judge_native(native).strength > 1 for native in natives)
    start = _sounding(run, name) if known and verdict.kind in ("", COMPANY, ORGANISATION) else None
    return None if start is None else (_from(clause, run, start), _kind_of(verdict, COMPANY), "sounds as written")


def _kind_of(verdict: Verdict, form: str) -> str:
    return verdict.kind if verdict.strength > 1 and verdict.kind in (COMPANY, ORGANISATION) else form


def _from(clause: str, run: Sequence[Token], at: int) -> str:
    """The clause from a word on, without an Arabic conjunction before it, with the quote that closes it."""
    start = run[at].start + (_split_joined(run[at].folded) is not None)
    name = visible(clause[start:])
    return name[:-1] if name[-1] in '»”"' and not any(mark in name[:-1] for mark in '«“"') else name


def _without_noun(clause: str, head: Token, name: Sequence[Token]) -> str:
    """What stands in quotes behind a common noun that the Latin name does not have, or an empty string.

    `компания «Марлоу Холдингс» (Marlowe Holdings)`, but `концерн «Звезда» (Zvezda Concern)`.
    """
    quoted = _QUOTED.match(clause, head.end)
    meant = next((meant for stem, meant in _NOUNS.items() if head.folded.startswith(stem)), None)
    if not quoted or meant is None or any(token.folded in meant for token in name):
        return ""
    return quoted[1]


def _split_joined(folded: str) -> str | None:
    """A head word without the Arabic particle before it, or None: `وشركة`."""
    rest = folded[1:]
    known = rest in further_forms("company") or rest in further_forms("organisation")
    return rest if folded[:1] in _JOINED and known and folded not in further_forms("company") else None


def _head(clause: str, run: Sequence[Token], at: int) -> str:
    """Whether a word of a run is a `Company`'s or an `Organization`'s head with a name behind it."""
    word = _split_joined(run[at].folded) or run[at].folded
    kind = COMPANY if _is_form(word, "company") else ORGANISATION if _is_form(word, "organisation") else ""
    if not kind or at == len(run) - 1 or _CLOSED.search(clause, run[at].end):
        return ""  # the head of another name: `банк «Синара» и через Чжэцзян Чоучжоу`
    if not _CYRILLIC.match(run[at].text) or run[at].text[0].isupper():
        return kind
    behind = clause[run[at].end : run[at + 1].start].strip()
    return kind if behind[:1] in ("«", "“", '"') or run[at + 1].text[0].isupper() else ""


def _is_form(word: str, kind: str) -> bool:
    """Whether a word is a form of a kind, in any case of it: `Центра`."""
    if word in further_forms(kind):
        return True
    stems = (word[:-cut] for cut in range(1, LONGEST_CASE + 1) if len(word) - cut >= SHORTEST_STEM)
    first = (f"{stem}{ending}" for stem in stems for ending in _FIRST_CASE)
    return _CYRILLIC.match(word) is not None and any(form in further_forms(kind) for form in first)


def _heard(written: str, word: Token) -> float:
    """How much words sound as a Latin one; what they mean does not count."""
    return compare(written.strip(' «»“”"'), word.text, kind=PERSON).score


def _sounding(run: Sequence[Token], name: Sequence[Token]) -> int | None:
    """Where the words begin whose first one sounds as the Latin name's first one does."""
    for at in range(max(0, len(run) - len(name)), len(run)):
        capital = not _CYRILLIC.match(run[at].text) or all(token.text[0].isupper() for token in run[at:])
        if capital and compare(run[at].text, name[0].text, kind=COMPANY).score >= LEAST_WORD:
            return at
    return None
