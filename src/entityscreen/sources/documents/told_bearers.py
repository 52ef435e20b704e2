"""Whom what gives another name speaks of: the name directly before or behind it, or the sentence's subject.

Here belongs the way from the place of a `Told` to its bearer. How names look in a language belongs to `told_latin.py`
and `told_scripts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.told_languages import ARABIC, CYRILLIC
from entityscreen.sources.documents.told_latin import (
    FIRM,
    Named,
    latin_before,
    latin_behind,
    lead_end,
)
from entityscreen.sources.documents.told_mentions import mentioned, noun_before, nouns_in, surname_bearers
from entityscreen.sources.documents.told_scans import foreign_firms, latin_firms, latin_persons
from entityscreen.sources.documents.told_scripts import script_before, script_behind, script_firms, script_persons
from entityscreen.sources.documents.told_tellings import CYRILLIC_UPPER, UPPER, Told

KINDS = {
    PERSON: (PERSON,),
    VESSEL: (VESSEL,),
    FIRM: (COMPANY, ORGANISATION, VESSEL),
    COMPANY: (COMPANY, ORGANISATION),
    "any": (PERSON, COMPANY, ORGANISATION, VESSEL),
}
_SCRIPTS = (CYRILLIC, ARABIC)
# Between a name and what gives it another one: a mark, a relative word, an age, a place.
_LINK = re.compile(
    r"(?:\s?[,،;])?\s{0,3}(?:[—–-]\s)?(?:(?<!\w)(?:yani|die|der|das|dem|den|dessen|deren|und|auch|qui|et|que|y|quien|che|ed|o|a|e|который|которая|которое|которого|которой|"
    r"которые|и|а|який|яка|яке|та|الذي|التي|و|که|ve)\s)?$"
)
# `X Cía. Ltda., compañía que nació como`: an apposition of a few words without a name
_APPOSITION = re.compile(r",\s(?:[a-zß-ÿа-яёіїєґ][\w’'\-]*,?\s){1,9}$")
_GENITIVE = re.compile("['’]n?[ıiuü]n$")
_UNREAD = re.compile(
    rf"(?:[«„“”\"](?P<quoted>[^«»„“”\"\n]{{2,60}})[»“”\"]|[{UPPER}{CYRILLIC_UPPER}][\w’'\-]+\s[{UPPER}{CYRILLIC_UPPER}][\w’'\-]+),\s$"
)
_AND = re.compile(r"\s(?:y|e|et|und|ed|ve|и|и|та|й)\s$")
_AGE = re.compile(
    r",\s(?:de\s|di\s)?[1-9][0-9](?:[-\s]?(?:лет|года?|Jahre alt|ans|años|anni|anos|yaşındaki|років|роки))?$"
)
_PLACE = re.compile(
    r"(?:\s(?:в|во|у|из|in|aus|à|en|em|de|nel|a|في|در)\s[^\W\d_][\w’'\-]+(?:[ -][^\W\d_a-zа-я][\w’'\-]+)?)$"
)
_IN_QUOTES = re.compile(r"[«„“\"]([^«»„“”\"\n]{2,80})[»“”\"]")
_OPEN, _CLOSE = "(（", ")）"
_SENTENCE = re.compile(
    rf"(?<![\s.][^\W\d_])(?<![\s.(][^\W\d_]{{2}})(?<!\bProf)(?<!\bLtd)(?<!\bInc)(?<!\bCorp)(?<!\bLtda)(?<!\bLda)[.!?؟…][»”\")]{{0,2}}\s+(?=[«„“\"(]?[{UPPER}{CYRILLIC_UPPER}\u0621-\u064a\u067e-\u06cc])"
)
_WORD = re.compile(r"(?<![\w.])[^\W\d_][\w’'\-]+$")
_WORD_BEHIND = re.compile(rf"\s(?=[{UPPER}{CYRILLIC_UPPER}])([^\W\d_][\w\-]+)(?=[\s,.;'’)]|$)")
LONGEST_LATIN = 80  # characters of a Latin name in other text
LONGEST_PARAGRAPH = 2500  # characters that are looked at before a subject


def bearer_of(text: str, told: Told, found: Sequence[Finding], language: str, paragraph: int) -> Finding | None:
    """The bearer of another name, one of the findings or a new one, or None where that is not sure.

    Args:
        text: the text.
        told: the other name.
        found: the findings so far.
        language: the language of the paragraph.
        paragraph: where the paragraph begins.
    """
    finders = {"before": _before, "behind": _behind, "subject": _subject}
    for place in told.telling.bearers:
        bearer = finders[place](text, told, found, language, paragraph)
        if bearer is not None:
            return bearer
        unread = _UNREAD.search(text, max(paragraph, told.first - 60), told.first) if place == "before" else None
        if unread and not any(unread["quoted"] in (f.name, *f.aliases) for f in found):
            return None  # a name that nothing tells of which kind it is stands directly before
    return _by_noun(text, told, found, language, paragraph) if "behind" not in told.telling.bearers else None


def _by_noun(text: str, told: Told, found: Sequence[Finding], language: str, paragraph: int) -> Finding | None:
    """Whom a general noun before the other name means, also over a paragraph's end: `Esta empresa, antes llamada X`."""
    low = text.rfind("\n\n", 0, max(0, paragraph - 2)) + 1 if paragraph else 0
    lows = (max(low, told.first - LONGEST_PARAGRAPH),)
    nouns = [noun_before(text, end, paragraph, language) for end, _ in name_ends(text, told.first, paragraph)]
    if "subject" in told.telling.bearers:
        starts = _sentence_starts(text, told.first, max(paragraph, told.first - LONGEST_PARAGRAPH))
        nouns += nouns_in(text, starts[-1] if starts else paragraph, told.start, language)
    for noun in filter(None, nouns):
        kinds = tuple(kind for kind in KINDS[noun] if kind in KINDS[told.telling.kind])
        if kinds:
            return _nearest(text, told, found, language, kinds, lows)
    return None


def _fresh(named: Named, refers_to: str = "") -> Finding:
    """The finding of a name that none has found, or of a surname that refers to a person."""
    start, end, name, kind = named
    return Finding(name, start, end, kind, evidence=("is given another name",), refers_to=refers_to, after=end)


def name_ends(text: str, at: int, floor: int) -> list[tuple[int, int]]:
    """Where a name can end that stands before an offset, each with the offset up to which its brackets reach.

    Example:
        >>> name_ends("Иван Петров (Ivan Petrov), 54 года, ", 36, 0)
        [(34, 34), (25, 25), (11, 25)]
    """
    low = max(floor, at - LONGEST_PARAGRAPH)
    opened, closed = (max(text.rfind(mark, low, at) for mark in marks) for marks in (_OPEN, _CLOSE))
    if opened > closed:
        inner = _LINK.search(text, opened + 1, at)
        within = inner.start() if inner else at
        return [*_bracketed(text, opened, low), (within, within)]
    link = _LINK.search(text, low, at)
    end = link.start() if link else at
    ends = [(end, end)]
    if link and link.group().strip() and (age := _AGE.search(text, low, end)):
        end = age.start()
        ends.append((end, end))
    if genitive := _GENITIVE.search(text, max(low, end - 5), end):
        ends.append((genitive.start(), end))  # `Olga Yılmaz'ın kızlık soyadı`
    if text[end - 1 : end] and text[end - 1] in _CLOSE:
        ends += _bracketed(text, max(text.rfind(mark, low, end) for mark in _OPEN), low, end)
    if hop := _APPOSITION.search(text, max(low, at - 90), at):
        ends.append((hop.start(), at))
    if link and link.group().strip() and (place := _PLACE.search(text, max(low, end - 40), end)):
        ends.append((place.start(), end))
    return ends


def _bracketed(text: str, opened: int, low: int, end: int = 0) -> list[tuple[int, int]]:
    """Where a name ends before a bracket, and before another one in front of it."""
    if opened < low:
        return []
    first = len(text[low:opened].rstrip()) + low
    ends = [(first, end or opened)]
    if text[first - 1] in _CLOSE and first > low:
        before = max(text.rfind(mark, low, first) for mark in _OPEN)
        if before >= low:
            ends.append((len(text[low:before].rstrip()) + low, end or opened))
    return ends


def _before(text: str, told: Told, found: Sequence[Finding], language: str, paragraph: int) -> Finding | None:
    kinds = KINDS[told.telling.kind]
    if "subject" in told.telling.bearers and _AND.search(text, max(paragraph, told.first - 5), told.first):
        return None  # `was sanctioned by OFAC and changed its name` is said of the subject
    ends = name_ends(text, told.first, paragraph)
    for end, reach in ends:
        fitting = [f for f in found if f.kind in kinds and (end in (f.end, f.after) or end < f.start < reach)]
        if fitting:
            return max(fitting, key=lambda f: (bool(f.aliases), f.start))
    read = script_before if language in _SCRIPTS else latin_before
    for end, _ in ends:
        if end > paragraph and (named := read(text, end, language, told.telling.kind)):
            same = next((f for f in found if named.name in (f.name, *f.aliases) and f.kind in kinds), None)
            return same or _fresh(named)
    if language in _SCRIPTS and COMPANY in kinds and (latin := _latin_before(text, ends[0][0])):
        return next((f for f in found if latin.name == f.name), None) or _fresh(latin)
    return _by_surname(text, found, ends[0][0], language, paragraph) if PERSON in kinds else None


def _latin_before(text: str, end: int) -> Named | None:
    """A Latin name of two words or more that ends at an offset of Cyrillic or Arabic text."""
    named = list(foreign_firms(text, max(0, end - LONGEST_LATIN), end))
    return named[-1] if named and named[-1].end == end else None


def _by_surname(text: str, found: Sequence[Finding], end: int, language: str, paragraph: int) -> Finding | None:
    """A surname alone, in any case, of the one person that bears it: `Пихлак, он же` after `Андресу Пихлаку`."""
    word = _WORD.search(text, max(0, end - 40), end)
    if word is None or not word.group()[0].isupper():
        return None
    return _of_surname(text, word, found, language, paragraph)


def _of_surname(
    text: str, word: re.Match[str], found: Sequence[Finding], language: str, paragraph: int
) -> Finding | None:
    """The mention of the only person before a word that bears it as a surname."""
    persons = surname_bearers(found, word.group().strip())
    if not persons:
        low = max(paragraph, word.start() - LONGEST_PARAGRAPH)
        fresh = [_fresh(named) for named in _named(text, low, word.start(), language, (PERSON,))]
        bearers = [f for f in fresh if surname_bearers((f,), word.group().strip())]
        return bearers[0] if len({f.name for f in bearers}) == 1 else None
    if len(persons) != 1:
        return None
    return _fresh(Named(word.start(), word.end(), word.group(), PERSON), persons.pop())


def _behind(text: str, told: Told, found: Sequence[Finding], language: str, paragraph: int) -> Finding | None:
    kinds = KINDS[told.telling.kind]
    behind = script_behind(text, told.last) if language in _SCRIPTS else None
    named = behind or latin_behind(text, told.last, language, told.telling.kind)
    end = named.end if named else lead_end(text, told.last)
    same = next((f for f in found if f.kind in kinds and told.last <= f.start <= end), None)
    if same or named or PERSON not in kinds:
        return same or (_fresh(named) if named else None)
    word = _WORD_BEHIND.match(text, told.last)  # `"Külçe Nedim" diye çağırdığı Karaosman`
    return _of_surname(text, word, found, language, paragraph) if word else None


def _subject(text: str, told: Told, found: Sequence[Finding], language: str, paragraph: int) -> Finding | None:
    """The only one of the kind in the nearest sentence of the paragraph that names one before the other name."""
    low = max(paragraph, told.first - LONGEST_PARAGRAPH)
    return _nearest(text, told, found, language, KINDS[told.telling.kind], (low,))


def _nearest(
    text: str, told: Told, found: Sequence[Finding], language: str, kinds: Sequence[str], lows: Sequence[int]
) -> Finding | None:
    """The only one of some kinds in the nearest sentence before the other name that names one of them."""
    high = told.first
    for low in reversed([*lows, *_sentence_starts(text, high, lows[0])]):
        own = [f for f in found if low <= f.start < high and f.kind in kinds]
        taken = [(f.start, max(f.end, f.after)) for f in own]
        fresh = [named for named in _named(text, low, high, language, kinds) if not _within(named, taken, own)]
        taken += [(named.start, named.end) for named in fresh]
        short = [f for f in mentioned(text, low, high, found, kinds, taken) if f not in own]
        kinds_here = {*(f.kind for f in (*own, *short)), *(named.kind for named in fresh)}
        if told.telling.what in ("former", "later") and kinds_here & {COMPANY, VESSEL}:
            own, short = ([f for f in some if f.kind != ORGANISATION] for some in (own, short))
        if len(own) + len(short) + len(fresh) > 1 and kinds_here - {ORGANISATION}:
            fresh = [named for named in fresh if named.kind != ORGANISATION]  # a court, a ministry
        names = {f.refers_to or f.name for f in (*own, *short)} | {named.name for named in fresh}
        if len(names) == 1 and not (PERSON not in kinds and _quotes_more(text, low, high, [*own, *short], names)):
            return (own or short)[0] if own or short else _fresh(fresh[0])
        if names:
            return None
        high = low
    return None


def _quotes_more(text: str, low: int, high: int, own: Sequence[Finding], names: set[str]) -> bool:
    """Whether a stretch quotes a name that is none of a firm's or a ship's: it could be meant as well."""
    known = {name for f in own for name in (f.name, *f.aliases)} | names
    return any(not any(match[1] in name for name in known) for match in _IN_QUOTES.finditer(text, low, high))


def _sentence_starts(text: str, at: int, low: int) -> list[int]:
    """Where the sentences begin between two offsets, in any of these scripts."""
    return [match.end() for match in _SENTENCE.finditer(text, low, at)]


def _named(text: str, low: int, high: int, language: str, kinds: Iterable[str]) -> list[Named]:
    """The names of a stretch that no finding has."""
    script = language in _SCRIPTS
    named: list[Named] = []
    if PERSON in kinds:
        named += (script_persons if script else latin_persons)(text, low, high, language)
    if COMPANY in kinds or VESSEL in kinds:
        named += (script_firms if script else latin_firms)(text, low, high, language)
    if COMPANY in kinds and script:
        named += foreign_firms(text, low, high)
    return [name for name in named if name.kind in kinds]


def _within(named: Named, taken: Sequence[tuple[int, int]], own: Sequence[Finding]) -> bool:
    """Whether a name is one of a finding, or a part of its stretch."""
    if any(named.start < end and start < named.end for start, end in taken):
        return True
    return any(named.name in (f.name, *f.aliases) for f in own)
