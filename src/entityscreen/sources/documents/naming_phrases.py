"""How an English sentence says what somebody is called, wherever in it: `is known in the channel as`, `posted as`.

Here belongs one grammar for all verbs of naming: a cheap search for the verb, and what may stand between it and the
names. Whom the sentence speaks of is found by `naming_bearers.py`; names directly behind a bearer have `clauses.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entityscreen.sources.documents.context import COMPANY, PERSON, VESSEL

_SORT = (
    r"(?:[A-Za-z][\w\-]{1,12}\s){0,3}(?:names?|alias(?:es)?|pseudonyms?|noms?\sde\sguerre|nick-?names?|monikers?|"
    r"sobriquets?|kunya|code\s?names?|handles?|user\s?names?|usernames?|screen\snames?|call\ssigns?|acronym|initials|"
    r"abbreviation|brands?|identit(?:y|ies)|logins?|spellings?|forms?|titles?|labels?|banner|style)"
)
_WHOSE = r"(?:the|an?|his|her|its|their|such|various|another|several|two|three|one)"
_OF = rf"(?:{_WHOSE}\s{_SORT}(?:\sof)?,?\s)?"
_PREPOSITION = (
    r"(?:in|on|to|among|amongst|by|within|throughout|around|across|at|since|until|from|for|with|over|during|under|"
    r"after|before|outside|inside|via)"
)
# Where, when or by whom one is called so; it ends before the names.
_WORD_AMONG = r"(?!(?:as|under|he|she|they|it|who|which|that|whom|knew|know|called|call|was|is)\b)[\w’'&.\-]+"
_AMONG = (
    rf"(?:,?\s(?:{_PREPOSITION}\s(?:{_WORD_AMONG}\s){{0,5}}?{_WORD_AMONG}|online|locally|abroad|"
    r"only|simply|once|twice|three\stimes|several\stimes|first|merely|either|variously|sometimes|often|also|now|then|today|later|instead|everywhere|elsewhere|"
    r"professionally|(?:last|this|the\s(?:following|next|same))\s(?:year|month|week|spring|summer|autumn|winter)|"
    r"collectively|affectionately|internally|internationally|alternatively)){0,3}?,?"
)
_NAMES = (
    r"(?=(?:the\s|a\scertain\s|plain\s|just\s|simply\s)?"
    r"(?:[“\"‘«]|[A-ZÀ-Þ0-9]|[a-z]{1,3}[-’'][A-Z]|[a-z]+[0-9_][\w.]*\b))"
)
_CALLED_AS = (
    r"known|recogni[sz]ed|tracked|referred|identified|addressed|recorded|listed|registered|entered|describ(?:ed|es)|"
    r"transliterated|transcribed|romani[sz]ed|rendered|translate[sd]|spelled|spelt|written|shortened|abbreviated|"
    r"introduced|contracted|anglici[sz]ed|marketed|branded|advertised|billed|nicknamed|designated|labelled|labeled|reported|"
    r"recast|relaunched|reborn|reflagged|incorporated|established|founded|set\sup|formed|launched|built|delivered|"
    r"sanctioned|indicted|charged|abbreviates"
)
_RENAMED = r"renamed|rebranded|rechristened|re-?registered|repainted|reincorporated|retitled"
_CALLED = r"called|nicknamed|dubbed|code-?named|christened|styled|baptised|spelled|spelt|written"
_OTHERS_CALL = (
    r"call(?:s|ed)?|know(?:s|n)?|knew|nickname[sd]?|dub(?:s|bed)?|refer(?:s|red)?\sto|track(?:s|ed)?|spell(?:s|ed)?|"
    r"abbreviate[sd]?|shorten(?:s|ed)?|list(?:s|ed)?|named|address(?:es|ed)?|render(?:s|ed)?|identif(?:y|ies|ied)|"
    r"describe[sd]?|remember(?:s|ed)?|introduced?"
)
_SELF = (
    r"call(?:s|ed|ing)?|styl(?:es?|ed|ing)|introduc(?:es?|ed|ing)|present(?:s|ed|ing)?|describ(?:es?|ed|ing)|"
    r"identif(?:y|ies|ied|ying)|bill(?:s|ed|ing)?|market(?:s|ed|ing)?|pass(?:es|ed|ing)?|sign(?:s|ed|ing)?|"
    r"brand(?:s|ed|ing)?|advertis(?:es?|ed|ing)|fashion(?:s|ed|ing)|nam(?:es?|ed|ing)"
)
_ACTS = (
    r"pos(?:es?|ed|ing)|resurfac(?:es|ed)|prefer(?:s|red)?|favou?r(?:s|ed)?|appear(?:s|ed|ing)?|reappear(?:s|ed)|emerg(?:es?|ed)|sign(?:s|ed|ing)?|post(?:s|ed|ing)?|"
    r"writ(?:es?|ing)|wrote|written|tweet(?:s|ed|ing)?|trad(?:es?|ed|ing)|operat(?:es?|ed|ing)|go(?:es|ing)?|went|"
    r"travel(?:s|l?ed|l?ing)?|sail(?:s|ed|ing)?|transmit(?:s|ted|ting)?|broadcast(?:s|ing)?|liv(?:es?|ed|ing)|"
    r"regist(?:ers|ering)|advertis(?:es?|ed|ing)|perform(?:s|ed|ing)?|publish(?:es|ed|ing)?|work(?:s|ed|ing)?|"
    r"act(?:s|ed|ing)?|hid(?:es|ing)?|enter(?:s|ed)|tr(?:ies|ied)|us(?:es?|ed|ing)|assum(?:es?|ed|ing)|"
    r"adopt(?:s|ed|ing)?|t(?:akes?|aking|ook)|answer(?:s|ed|ing)?\sto|bor(?:e|ne)|bear(?:s|ing)?|carr(?:y|ies|ied|ying)|"
    r"held|holds?|holding|list(?:s|ed)|styled|recruit(?:s|ed|ing)|communicat(?:es?|ed|ing)|chat(?:s|ted)|do(?:es|ing)\sbusiness|"
    r"did\sbusiness|(?:start|began|begun|begin)(?:s|ed|ning)?(?:\sout|\s(?:its\s)?life)?"
)
_BECAME = r"became|become|becomes|becoming|turned\sinto"
_CORE = re.compile(
    rf"\b(?:(?P<renamed>(?i:{_RENAMED})|chang(?:ed|es|ing)\s(?:its|her|his|their)\s(?:[a-z]+\s)?names?)|(?P<called>{_CALLED_AS}|{_CALLED})|(?P<calls>{_OTHERS_CALL})|(?P<self>{_SELF})|"
    rf"(?P<acts>{_ACTS})|(?P<became>{_BECAME}))\b"
)
_IS_CALLING, _IS_ACTING = re.compile(_OTHERS_CALL), re.compile(_ACTS)
_IS_CALLED = re.compile(f"{_CALLED}|(?i:{_RENAMED})")
_SIGNS = re.compile(r"sign|writ|wrote|publish")
_OPENING_QUOTES = '“"‘«'
_SELVES = r"(?P<self>himself|herself|itself|themselves)"
_OBJECT = r"(?P<object>him|her|it|them)"
# What may stand behind each sort of verb, up to the names.
_TAIL_AS = re.compile(
    rf"(?:\sto)?{_AMONG}\s(?:as\s{_OF}|(?:by|under|in|with)\s{_WHOSE}\s{_SORT}(?:\sof)?,?\s|"
    rf"(?:to|into|from)\s(?:the\s)?){_NAMES}"
)
_TAIL_BARE = re.compile(rf"(?:,?\s(?:simply|affectionately|locally|then|now|also)|{_AMONG})\s(?:as\s)?{_NAMES}")
_TAIL_SELF = re.compile(
    rf"\s(?:to\s)?{_SELVES}(?:\soff)?(?:{_AMONG}\s(?:as|under\s{_WHOSE}\s{_SORT}(?:\sof)?))?\s{_NAMES}"
)
_TAIL_OBJECT = re.compile(
    rf"\s{_OBJECT}(?:{_AMONG}\s(?:as|to|by\s{_WHOSE}\s{_SORT}(?:\sof)?))?(?:\ssimply|\sonly|\sjust)?\s{_NAMES}"
)
_TAIL_RELATIVE = re.compile(rf"(?:{_AMONG}\s(?:as|to|by\s{_WHOSE}\s{_SORT}(?:\sof)?))?(?:\ssimply|\sonly)?\s{_NAMES}")
_TAIL_ACTS = re.compile(
    rf"(?:{_AMONG}\s(?:as|by(?:\s{_WHOSE}\s{_SORT}(?:\sof)?)?|(?:under|using|with|in)\s{_WHOSE}\s{_SORT}(?:\sof)?)|"
    rf"\s{_WHOSE}\s{_SORT}(?:\sof)?|\s(?:his|her|their)\s(?:[\w\-]+\s){{0,2}}(?:e-?mails?|letters?|messages?|posts?|"
    rf"paintings?|checks|cheques|contracts?)(?:\sas)?|"
    rf"\s(?:an?|another|his|her|two)\s(?:[\w\-]+\s){{0,3}}(?:passports?|papers|documents?|identity\scards?|"
    rf"licen[cs]es?|accounts?|visa)\s(?:in|under)\sthe\s(?:[a-z]+\s)?names?(?:\sof)?),?\s{_NAMES}"
)
_SIGNED = re.compile(rf"\s(?:an?\s)?(?:[a-z\-]+\s){{1,4}}as\s{_NAMES}")
_TAIL_BECAME = re.compile(rf"\s{_NAMES}")
_RELATIVE = re.compile(r"(?:,?\s|^)(?:whom|which|that|who|what)\s(?![^,;.]*\b(?:whom|which|that)\s)[^,;.!?]{2,70}\s?$")
_WORKS = re.compile(r"(?:act|work|t(?:ak|ook)|go|went|perform|carr|us(?:e|ing)|writ|answer|list|hold|held|b[eo][ar])")
_PLACES = re.compile(r"\s(?:as|by)\s$")
_TO = re.compile(r"\s(?:to|into|from)\s(?:the\s)?$")
_SHORTENS = re.compile(r"(?:shorten|abbreviat|contract|anglici)")
_PARTICIPLE = re.compile(
    r"(?:\b(?:is|was|were|are|be|been|being|has|had|who|which|that)\s(?:[a-z]+\s){0,3}|[,(–—]\s?(?:[a-z]+\s){0,3}|\band\s)$"
)
_FORMERLY = re.compile(
    r"\b(?:formerly|previously|originally|once|initially|first|then|at\sthe\stime|used\sto\sbe|until\s[^,.;]{2,20}|"
    r"had\sbeen)\s?$"
)
_BY = re.compile(r"\sby\s(?:the\s)?$")
_GOES = re.compile(r"go|went")
_FROM = re.compile(r"\sfrom\s(?:the\s)?$")
_FOUNDED = re.compile(r"(?:incorporated|established|founded|set\sup|formed|launched|built|delivered|start|beg[aiu]n)")
_PERSONAL = re.compile(r"\b(?:nick-?name|handle|user\s?name|moniker|sobriquet|kunya|nom\sde|call\ssign|passport)")
_FIRMS = re.compile(r"(?:incorporated|established|founded|set\sup|formed)")
_HIS_NAME = re.compile(r"chang\w+\s(?:his|her)\s")
_SHIPS = re.compile(r"(?:sail|transmit|broadcast|reflag|repaint)")
_TRADES = re.compile(r"(?:trad|doe?s?(?:ing)?\sbusiness|did\sbusiness|market|brand|rebrand|relaunch)")
LONGEST_NAMING = 120  # characters from the verb to the names


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a sentence calls somebody something.

    Attributes:
        start: offset of the verb.
        end: offset of the first name.
        how: the words between, as `read_list` takes them.
        voice: `passive`, `self`, `object` (`call him`), `relative` (`whom they call`), `active` or `became`.
        kind: the kind that the words say, or an empty string.
        former: whether the names are former ones.
    """

    start: int
    end: int
    how: str
    voice: str
    kind: str
    former: bool


def find_namings(text: str) -> Iterator[Naming]:
    """The places of a text where a verb of naming has names behind it, ascending.

    Example:
        >>> [(n.voice, n.kind) for n in find_namings('He posted on a forum as "hanbit_01". They call him "Bo".')]
        [('active', ''), ('object', 'Person')]
    """
    for core in _CORE.finditer(text):
        found = _behind(text, core)
        if found is None:
            continue
        voice, tail = found
        how = text[core.start() : tail.end()]
        bare = voice == "active" and _PLACES.search(how) and _WORKS.match(how)
        if bare and text[tail.end()] not in _OPENING_QUOTES:
            continue  # `worked as Director`, without a word for a name
        before = text[max(0, core.start() - 40) : core.start()]
        former = _FORMERLY.search(before) or _FOUNDED.match(how) or _FROM.search(how)
        yield Naming(core.start(), tail.end(), how, voice, _kind(how, tail, voice), former is not None)


def _behind(text: str, core: re.Match[str]) -> tuple[str, re.Match[str]] | None:
    """The voice of a verb and what stands between it and its names, or None where no names follow."""
    before = text[max(0, core.start() - 90) : core.start()]
    for voice, reads in _VOICES:
        if tail := reads(text, core, before):
            return voice, tail
    return None


def _at(shape: re.Pattern[str], text: str, core: re.Match[str]) -> re.Match[str] | None:
    """A tail directly behind a verb."""
    return shape.match(text, core.end(), core.end() + LONGEST_NAMING)


def _itself(text: str, core: re.Match[str], _: str) -> re.Match[str] | None:
    """`introduces himself to suppliers as X`."""
    return _at(_TAIL_SELF, text, core) if core["self"] or core["calls"] or core["called"] else None


def _object(text: str, core: re.Match[str], _: str) -> re.Match[str] | None:
    """`colleagues call him X`, `renamed it X`."""
    return _at(_TAIL_OBJECT, text, core) if core["renamed"] or _IS_CALLING.fullmatch(core.group()) else None


def _became(text: str, core: re.Match[str], _: str) -> re.Match[str] | None:
    """`has become X`."""
    return _at(_TAIL_BECAME, text, core) if core["became"] else None


def _relative(text: str, core: re.Match[str], before: str) -> re.Match[str] | None:
    """`whom colleagues call X`."""
    relative = _RELATIVE.search(before) if _IS_CALLING.fullmatch(core.group()) else None
    return _at(_TAIL_RELATIVE, text, core) if relative and _has_subject(relative.group()) else None


def _active(text: str, core: re.Match[str], _: str) -> re.Match[str] | None:
    """`posted on a forum as X`, `changed his name to X`, `answers to "X"`."""
    verb = core.group()
    if verb.startswith("chang"):
        return _at(_TAIL_AS, text, core)
    if verb.endswith("to"):
        tail = _at(_TAIL_BECAME, text, core)
        return tail if tail and core["acts"] and text[tail.end()] in _OPENING_QUOTES else None
    if core["called"] or not _IS_ACTING.fullmatch(verb):
        return None
    tail = _at(_TAIL_ACTS, text, core)
    bare = tail and _BY.search(tail.group()) and not _GOES.match(verb)
    if tail is None and _SIGNS.match(verb):
        return _at(_SIGNED, text, core)
    return None if bare else tail


def _passive(text: str, core: re.Match[str], before: str) -> re.Match[str] | None:
    """`is known in the channel as X`, `, renamed last year to X`."""
    if not (core["called"] or core["renamed"]) or (core["renamed"] and not _PARTICIPLE.search(before)):
        return None
    tail = _at(_TAIL_AS, text, core)
    if tail is None and _IS_CALLED.fullmatch(core.group()):
        tail = _at(_TAIL_BARE, text, core)
    shortens = tail is None or not _TO.search(tail.group()) or core["renamed"] or _SHORTENS.match(core.group())
    return tail if shortens else None


# The voices in the order in which they are tried.
_VOICES = (
    ("self", _itself),
    ("object", _object),
    ("became", _became),
    ("relative", _relative),
    ("active", _active),
    ("passive", _passive),
)


def _has_subject(relative: str) -> bool:
    """Whether a relative clause has a subject of its own before the verb: `whom colleagues`, not `who is`."""
    words_in = [word.casefold() for word in re.findall(r"[\w’']+", relative)][1:]
    passive = {"is", "was", "are", "were", "be", "been", "has", "had", "have", "also", "once", "now", "then", "later"}
    return any(word not in passive for word in words_in)


def _kind(how: str, tail: re.Match[str], voice: str) -> str:
    """The kind of what can be called so."""
    groups = tail.groupdict()
    said = groups.get("self") or groups.get("object") or ""
    if said in ("himself", "herself", "him", "her") or _HIS_NAME.match(how) or _PERSONAL.search(how):
        return PERSON
    if _SHIPS.match(how):
        return VESSEL
    trades = _TRADES.match(how) and "business" not in how
    return COMPANY if trades or _FIRMS.match(how) or (voice == "self" and said == "itself") else ""
