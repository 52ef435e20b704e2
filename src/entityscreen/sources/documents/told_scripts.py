"""Names in Russian, Ukrainian, Arabic and Persian text: where they begin, and what they are.

Here belongs the reading of the words that end where another name is given. Heads, cases and quotes are those of
`further_heads.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.finding import visible
from entityscreen.sources.documents.further_heads import (
    ARTICLE,
    JOINED,
    body_start,
    ends_with_head,
    head_kind,
    is_form,
    is_ship_noun,
    name_from,
)
from entityscreen.sources.documents.scripts import further_words
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.told_given import is_spelled_given_name
from entityscreen.sources.documents.told_languages import ARABIC, CYRILLIC, language_words
from entityscreen.sources.documents.told_latin import FIRM, Named
from entityscreen.sources.documents.told_tellings import ARABIC_LETTERS, CYRILLIC_FORM, CYRILLIC_UPPER

LONGEST = 200  # characters of a name with what stands before it
LONGEST_ARABIC_PERSON = 5  # words
MOST_OF_BODY = 2  # words from a head to a given name that may be its own: `مؤسسة سعيد حسن`
FEWEST_OF_PERSON = 2  # words
LONGEST_ACRONYM = 7  # letters
_BREAK = re.compile(r"[.!?;:,،؛()\n—–«»“”\"]\s*")
_QUOTED = re.compile(r"[«“\"](?P<name>[^«»“”\"\n]{2,110})[»”\"]$")
_FORM = re.compile(rf"(?<!\w){CYRILLIC_FORM}\s?$")
_NESTED = re.compile(rf"(?<!\w){CYRILLIC_FORM}\s?[«“\"][^«»“”\"\n]{{2,40}}\s$")  # `АО «Концерн «Восход»`
_BEHIND = re.compile(
    rf"\s(?:[а-яёіїєґ]+\s){{0,3}}(?P<name>[{CYRILLIC_UPPER}][\w’'\-]+(?:\s[{CYRILLIC_UPPER}][\w’'\-]+){{1,3}})"
)
_CAPITALS = re.compile(rf"(?<!\w)[{CYRILLIC_UPPER}][\w’'\-]+(?:\s[{CYRILLIC_UPPER}][\w’'\-]+){{1,3}}$")
_PERSONS = re.compile(rf"(?<!\w)[{CYRILLIC_UPPER}][а-яёіїєґ’'\-]+(?:\s[{CYRILLIC_UPPER}][а-яёіїєґ’'\-]+){{1,3}}(?!\w)")
_FIRMS = re.compile(rf"(?<!\w)(?P<form>{CYRILLIC_FORM})\s?[«“\"](?P<name>[^«»“”\"\n]{{2,80}})[»”\"]")
_IN_QUOTES = re.compile(r"[«“\"]([^«»“”\"\n]{2,80})[»”\"]")
_PATRONYMIC = re.compile(r"(?:[ое]вич|ьич|ич|[ое]вн|ичн)[а-яё]{0,2}$")
_NOUN = re.compile(rf"((?:[{ARABIC_LETTERS}]+\s)?[{ARABIC_LETTERS}\u0400-\u052f]+),?\s{{1,3}}$")
_MARKS = "،؛؟"
_GROUPS = frozenset(
    ["جماعة", "جماعه", "تنظيم", "ميليشيا", "ميليشيات", "عصابة", "عصابه", "فصيل", "شبكة"]
)  # no part of the name
_POSSESSIVE = re.compile("(?:ها|هم|ه)$")
_ADJECTIVES = ("ии", "ыи", "ая", "ое", "ого", "ои")
_GIVEN_ENDINGS = ("", *"аяиьо")  # folded, `й` is `и`


def script_before(text: str, end: int, language: str, wanted: str) -> Named | None:
    """The name that ends at an offset, or None.

    Example:
        >>> script_before("и бизнесмен Пётр Ильич Громов", 29, "cyrillic", "Person")
        Named(start=12, end=29, name='Пётр Ильич Громов', kind='Person')
        >>> script_before("поставило ООО «Гранит»", 22, "cyrillic", "firm").name
        'ООО «Гранит»'
    """
    low = max(0, end - LONGEST)
    if quoted := _QUOTED.search(text, low, end):
        return _quoted(text, low, quoted, language, wanted)
    read = _cyrillic if language == CYRILLIC else _arabic
    return read(text, low, end, wanted)


def script_behind(text: str, at: int) -> Named | None:
    """The person in Cyrillic letters behind an offset and a few words, or None: `скрывался Леонид Хейфец`."""
    behind = _BEHIND.match(text, at)
    part = _without_roles(further_words(behind["name"])) if behind else []
    if behind is None or len(part) < FEWEST_OF_PERSON:
        return None
    start = behind.start("name") + part[0].start
    return Named(start, behind.end("name"), visible(text[start : behind.end("name")]), PERSON)


def script_persons(text: str, start: int, end: int, language: str) -> Iterator[Named]:
    """The persons of a stretch that a given name, a patronymic or a role before them shows."""
    if language == ARABIC:
        yield from _arabic_persons(text, start, end)
        return
    for match in _PERSONS.finditer(text, start, end):
        run = _without_roles(further_words(match.group()))
        if len(run) > 1 and (_is_given(run[0].folded) or any(_PATRONYMIC.search(token.folded) for token in run[1:])):
            first = match.start() + run[0].start
            yield Named(first, match.end(), visible(text[first : match.end()]), PERSON)


def script_firms(text: str, start: int, end: int, language: str) -> Iterator[Named]:
    """The firms of a stretch that bear a form or stand in quotes behind a noun."""
    forms = [*_FIRMS.finditer(text, start, end)] if language == CYRILLIC else []
    for match in forms:
        yield Named(match.start(), match.end(), visible(match.group()), COMPANY)
    for match in _IN_QUOTES.finditer(text, start, end):
        kind = _noun_kind(text, match.start(), FIRM)
        if kind and not any(form.start() < match.start() < form.end() for form in forms):
            yield Named(match.start(1), match.end(1), visible(match[1]), kind)


def _quoted(text: str, low: int, quoted: re.Match[str], language: str, wanted: str) -> Named | None:
    """A name in quotes, with a legal form before it, or what a noun before it says."""
    if language == CYRILLIC and (nested := _NESTED.search(text, low, quoted.start())):
        return Named(nested.start(), quoted.end(), visible(text[nested.start() : quoted.end()]), COMPANY)
    if language == CYRILLIC and (form := _FORM.search(text, low, quoted.start())):
        return Named(form.start(), quoted.end(), visible(text[form.start() : quoted.end()]), COMPANY)
    kind = _noun_kind(text, quoted.start(), wanted)
    if kind in (COMPANY, ORGANISATION) and language == CYRILLIC:
        return _headed(text, low, quoted, kind)
    own = further_words(quoted["name"])
    if not kind and own and wanted != PERSON:
        kind = head_of(own[0])
    return Named(quoted.start("name"), quoted.end("name"), visible(quoted["name"]), kind) if kind else None


def _headed(text: str, low: int, quoted: re.Match[str], kind: str) -> Named:
    """What stands in quotes behind a noun, with it where adjectives make it a name: `Центральный институт «…»`."""
    start = _clause(text, low, quoted.start())
    run = further_words(text[start : quoted.start()])
    headed = ends_with_head(run) if run else None
    first = start + run[headed[0]].start if headed and run[headed[0]].text[0].isupper() else quoted.start("name")
    end = quoted.end() if headed and first < quoted.start() else quoted.end("name")
    return Named(first, end, visible(text[first:end]), kind)


def head_of(word: Token) -> str:
    """The kind that a name's first word says it is of, or an empty string."""
    forms = (word.folded, word.folded.removeprefix(ARTICLE))
    for kind, name in (("company", COMPANY), ("organisation", ORGANISATION)):
        if any(is_form(form, kind) for form in forms):
            return name
    return ""


def _noun_kind(text: str, at: int, wanted: str) -> str:
    """What the word before a quote calls what stands in it, or an empty string."""
    noun = _NOUN.search(text, max(0, at - 60), at)
    run = further_words(noun[1]) if noun and noun[1] else []
    of = run and len(run) > 1 and run[-1].folded.startswith(ARTICLE)  # `ناقلة النفط «…»`
    of = of and not is_ship_noun(run[-1].folded)
    word = run[-2 if of else -1].folded if run else ""
    owned = _POSSESSIVE.sub("", word)
    forms = {word, word.removeprefix(ARTICLE), owned, re.sub("ت$", "ة", owned)}  # `شركته` is of `شركة`
    forms |= {form[1:].removeprefix(ARTICLE) for form in forms if form[:1] in JOINED}
    if word and is_ship_noun(word):
        return VESSEL
    if wanted != PERSON and any(word.startswith(stem) for stem in language_words(CYRILLIC, "firm")):
        return COMPANY
    for kind, name in (("company", COMPANY), ("organisation", ORGANISATION)):
        if wanted != PERSON and any(is_form(form, kind) for form in forms if form):
            return name
    return ""


def _clause(text: str, low: int, end: int) -> int:
    """Where the clause begins that ends at an offset."""
    breaks = list(_BREAK.finditer(text, low, end))
    return breaks[-1].end() if breaks else low


def _cyrillic(text: str, low: int, end: int, wanted: str) -> Named | None:
    start = _clause(text, low, end)
    clause = text[start:end]
    run = further_words(clause)
    if not run or run[-1].end != len(clause):
        return None
    capitals = _CAPITALS.search(text, start, end)
    part = _without_roles(further_words(capitals.group())) if capitals else []
    evident = len(part) > 1 and (_is_given(part[0].folded) or bool(_PATRONYMIC.search(part[-1].folded)))
    if wanted != PERSON and not (evident and wanted != FIRM and not _behind_head(run, len(run) - len(part))):
        heads = [at for at in range(len(run)) if _is_head(clause, run, at)]
        if heads:
            kind = head_kind(clause, run, heads[0]) or ORGANISATION
            name = name_from(clause, run, body_start(clause, run, heads[0]))
            return Named(end - len(name), end, name, kind)
    last = run[-1]
    if (
        wanted == FIRM
        and last.text.isupper()
        and 2 < len(last.text) <= LONGEST_ACRONYM
        and not is_form(last.folded, "other")
    ):
        return Named(start + last.start, end, last.text, ORGANISATION)
    if wanted == FIRM or capitals is None or len(part) < 2:
        return None
    if not (evident or wanted == PERSON) and (part[0].folded.endswith(_ADJECTIVES) or not text[end:].startswith(",")):
        return None  # firms stand in quotes, but `Нижний Новгород` is a place
    first = capitals.start() + part[0].start
    return Named(first, end, visible(text[first:end]), PERSON)


def _is_head(clause: str, run: Sequence[Token], at: int) -> bool:
    """Whether a head has a capital, or an adjective with one before it: `Следственный комитет РФ`."""
    if run[at].text[0].isupper():
        return head_kind(clause, run, at) != ""
    return is_form(run[at].folded, "organisation") and body_start(clause, run, at) < at


def _behind_head(run: Sequence[Token], at: int) -> bool:
    """Whether a head of a firm's or a body's name stands directly before a word: `Фонд Михаила Прохорова`."""
    return at > 0 and any(is_form(run[at - 1].folded, kind) for kind in ("company", "organisation"))


def _without_roles(run: Sequence[Token]) -> Sequence[Token]:
    """Words without the role that opens a sentence: `Бизнесмен Иван Петров`."""
    at = 0
    while (
        at < len(run) - 1
        and not language_words(CYRILLIC, "given") & _cases(run[at].folded)
        and any(is_form(run[at].folded, kind) for kind in ("role", "other", "company", "organisation"))
    ):
        at += 1
    inverted = bool(run) and _PATRONYMIC.search(run[-1].folded) is not None  # `Дронин Сергей Павлович`
    given = next((n for n in range(at, len(run) - 1) if _is_given(run[n].folded)), at)
    return run[at if inverted else given :]


def _is_given(folded: str) -> bool:
    """Whether a Cyrillic word is a given name in any case: `Сергея`."""
    return bool(language_words(CYRILLIC, "given") & _cases(folded)) or is_spelled_given_name(folded)


def _cases(folded: str) -> set[str]:
    """What a given name can be in its first case."""
    stems = {folded[: len(folded) - cut] for cut in range(3)}
    return {f"{stem}{ending}" for stem in stems if len(stem) > 2 for ending in _GIVEN_ENDINGS}


def _arabic(text: str, low: int, end: int, wanted: str) -> Named | None:
    start = _clause(text, low, end)
    clause = text[start:end]
    run = further_words(clause)
    if not run or run[-1].end != len(clause):
        return None
    if wanted != PERSON:
        heads = [at for at in range(max(0, len(run) - 8), len(run)) if head_kind(clause, run, at)]
        person = _person_start(run) if wanted != FIRM else None
        if heads and not (person is not None and person - heads[0] > MOST_OF_BODY):
            at = heads[0] + (run[heads[0]].folded in _GROUPS and heads[0] < len(run) - 1)
            name = name_from(clause, run, at)
            return Named(end - len(name), end, name, head_kind(clause, run, heads[0]))
    first = None if wanted == FIRM else _person_start(run)
    if first is None or any(word.folded in language_words(ARABIC, "function") for word in run[first:]):
        return None
    begin = start + run[first].start
    return Named(begin, end, visible(text[begin:end]), PERSON)


def _person_start(run: Sequence[Token]) -> int | None:
    """Where a person's name begins that ends a run: with a given name, or behind a role and its adjectives."""
    given = language_words(ARABIC, "given")
    low = max(0, len(run) - LONGEST_ARABIC_PERSON)
    for at in range(low, len(run) - 1):
        if run[at].folded in given and not (at and is_form(run[at].folded, "role")):
            return at
    for at in reversed(range(low - 2 if low > 1 else 0, len(run) - 2)):
        word = run[at].folded
        if is_form(word, "role") or (word[0] in JOINED and is_form(word[1:], "role")):
            first = at + 1
            while first < len(run) and run[first].folded.startswith(ARTICLE):
                first += 1
            return first if 2 <= len(run) - first <= LONGEST_ARABIC_PERSON else None
    return None


def _arabic_persons(text: str, start: int, end: int) -> Iterator[Named]:
    """Persons whose names begin with a given name, up to a mark or a word that no name has."""
    run, at = further_words(text[start:end]), 0
    given = language_words(ARABIC, "given")
    while at < len(run):
        size = 1
        if run[at].folded in given:
            while at + size < len(run) and size < LONGEST_ARABIC_PERSON and _goes_on(text[start:end], run, at + size):
                size += 1
        if size > 1:
            first, last = start + run[at].start, start + run[at + size - 1].end
            last -= text[last - 1] in _MARKS
            yield Named(first, last, visible(text[first:last]), PERSON)
        at += size


def _goes_on(text: str, run: Sequence[Token], at: int) -> bool:
    """Whether an Arabic word goes on with a person's name: neither a mark, nor "and", nor a function word before it."""
    word = run[at].folded
    if text[run[at - 1].end : run[at].start].strip():
        return False
    if run[at - 1].text[-1] in _MARKS or word.startswith("می\u200c"):
        return False
    joined = word[0] in JOINED and word not in language_words(ARABIC, "given") and len(word) > 3 and word[0] == "و"
    return not joined and word not in language_words(ARABIC, "function") and not is_form(word, "role")
