"""The grammar of other names: `also known as "A," "B" or C`, `a.k.a. CAO, Michael`, `two aliases: A; and B`.

Here belongs which words open such a list, what one name of it looks like, and what parts two. Brackets (`gloss.py`),
clauses behind a name (`clauses.py`) and what follows a bracket (`bracketed.py`) all read their lists here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from entityscreen.sources.documents.alias_phrases import KEYWORD
from entityscreen.sources.documents.aliases import may_be_alias
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE
from entityscreen.sources.documents.vocabulary import countries, fold, is_role, words

_FORMER = re.compile(
    r"former|previous|originally|until|before|prior\sto|renamed\sfrom|once|née|f/?k/?a|f\.k\.a|old name|birth name",
    re.IGNORECASE,
)
# Keywords behind which a bracket may list several names without quotes.
_LISTING = re.compile(r"known|a/?k/?a|a\.k\.a|alias|f/?k/?a|f\.k\.a|also", re.IGNORECASE)

LEGAL = (
    r"(?i:Inc|Ltd|LLC|L\.L\.C|Co|Limited|S\.A|GmbH|PLC|Corp|Pte|LLP|Company|Corporation|Sdn|Bhd|FZE|FZCO|DMCC|Pvt|"
    r"Pty|PT)"
)
_WORD = r"(?:[a-z]{1,3}[\-’'])?[a-z]{0,2}[A-ZÀ-Þ0-9][\w’'‘.\-&/]*"
_SMALL = (
    r"(?:of|for|the|de|la|and|&|y|van|der|von|bin|binti|binte|bint|ibn|al|el|del|di|da|do|dos|das|du|des|le|zu|und|et|ve|e|"
    r"s/o|d/o|a/l|a/p)"
)
_FIELD = r"[ \t]{0,8}(?:[A-Z][\w.]*|DOB)(?:[ ][\w.]+){0,4}[ ]?[:：]"  # `Date of birth:` opens a field of its own
_NEW_ITEM = r"[ \t]{0,8}(?:[0-9]{1,3}(?:[.)][ \t]|$)|[-*•–|#][ \t])|\s*\n"  # of a list; or another paragraph
FIELD_LINE = re.compile(rf"\n{_FIELD}")
_PLAIN = re.compile(
    rf"(?:the\s)?(?P<name>{_WORD}(?:"
    rf",\s?{LEGAL}\b\.?"  # `Acme Trading Co., Ltd.`
    rf"|(?: |\n(?!{_FIELD}|{_NEW_ITEM}))\s{{0,3}}(?:{_SMALL}\s(?=(?:the\s)?{_WORD}))?{_WORD}"  # `Bank of China`
    rf"|[ \n]\s{{0,3}}\({_WORD}(?:\s{_WORD})?\)(?=\s{LEGAL}\b)"  # `Acme (Asia) Ltd`
    r"|\s(?:uulu|kyzy|ogly|oglu|o[’']g[’']li)\b"
    r"|\s(?![a-z]{1,3}[aeiou]|and\b|but\b|who\b|with\b)"
    r"[a-z]{2,5}(?=[,;.)]|$)){0,24})"  # `Radar mms`; what reads as a word is none
)
_QUOTED = re.compile(
    r"(?:the\s)?[“\"‘'「『«](?:[Tt]he\s(?=[A-Z][a-z]+[,.]?[”\"]))?(?:the\s)?(?P<name>[^\n“”\"「」«»]{1,70}?)[,.]?[”\"’'」』»],?"
)
_NATIVE_NAME = re.compile(rf"(?P<name>[{NATIVE}](?:[{NATIVE}·・]|[(（][{NATIVE}]{{1,8}}[)）]){{1,40}})")
_LINE_OPENER = re.compile(r"\n\s*(?P<word>[A-Z][a-z]+\.?)")
HANDLE = re.compile(r"(?=[a-z0-9_.\-]*[0-9_])[a-z][a-z0-9_.\-]{3,24}")  # of an account: `sinbad_dev`
_PLURAL = re.compile(r"\b(?:names|aliases|nicknames|pseudonyms|monikers|handles)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?P<before>[“\"‘']?)(?P<the>[Tt]he)\s")
_OWN_BRACKET = re.compile(r"\s?[(（][^()（）\n]{1,60}[)）]")
_INVERTED = re.compile(
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’\-]+(?:\s[A-ZÀ-Þ'’\-]{2,})?,\s"
    r"(?P<given>[A-ZÀ-Þ][a-zà-ÿ’'\-]+(?:\s[A-ZÀ-Þ][a-zà-ÿ’'\-]*){0,2}))"
)
_DOT = re.compile(r"(?P<before>[^\s.]+(?:\.[^\s.]+)*)(?=\.\s+(?P<behind>[\w’'\-]+))")
_JOINT = re.compile(r"(\S+)(?P<joint>\s(?P<word>and|of|for)\s)")
_NEXT_SURE = re.compile(rf"\s?(?:,\s)?(?:(?:and|or)\s(?:the\s(?=[“\"]))?)?(?=[“\"「『«{NATIVE}])")
# `also known as X and as Y`, `previously named X and before that Y`
_NEXT_AS = re.compile(
    r",?\s(?:and|or)\s(?:(?:also|later|sometimes|then|finally|again)\s)?(?:as|under|by|to)\s(?:the\s)?(?=[A-ZÀ-Þ“\"])"
)
_NEXT_EARLIER = re.compile(
    r",?\s(?:and,?\s)?(?:(?:even\s)?(?:before|prior\sto|until)\s(?:that|then|[0-9]{4})|earlier|previously|originally|"
    r"before\sthat),?\s(?:as\s)?(?:the\s)?(?=[A-ZÀ-Þ“\"])"
)
_NICKNAMING = re.compile(r"known|a/?k/?a|a\.k\.a|alias|nick|call|dub|go|moniker|name", re.IGNORECASE)
_NEXT_OR = re.compile(r",?\sor\s(?=[A-Z])")
_NEXT_INSIDE = re.compile(r"[,;]\s(?![^,;()]{1,40}[:：])(?:(?:and|or|also)\s)?(?=[A-Z])|\s/\s")
_NEXT_ITEM = re.compile(r";\s{1,4}(?:and\s{1,4})?[—–•\-]?\s?")
_FIRST_ITEM = re.compile(r"\s*[—–•\-]\s?")
_DOTTED_FORMS = frozenset(
    ("co", "ltd", "inc", "corp", "s.a", "b.v", "n.v", "s.p.a", "s.r.l", "s.r.o", "d.o.o", "a.s", "l.l.c", "l.p", "k.k")
)
LONGEST_LIST = 12  # names


class NameList(NamedTuple):
    """What a list gives: its names in order, those of them that are former ones, and the offset behind it."""

    names: tuple[str, ...]
    former: tuple[str, ...]
    end: int


def known_as(text: str, *, inside: bool = True) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Latin names that a text introduces by "also known as", "formerly", "hereinafter" and the like.

    Args:
        text: a bracket's content or the clause behind a name.
        inside: whether it is a bracket's content, as for `read_list`.

    Returns:
        The names, and which of them are former ones.

    Example:
        >>> known_as('also known as “UglyGorilla,”'), known_as("formerly ZTE Kangxun")
        ((('UglyGorilla',), ()), (('ZTE Kangxun',), ('ZTE Kangxun',)))
        >>> known_as("佘智江; alias She Kailun, Tang Kriang Kai"), known_as("a.k.a. CAO, Michael")
        ((('She Kailun', 'Tang Kriang Kai'), ()), (('CAO, Michael',), ()))
    """
    found: dict[str, None] = {}
    former: dict[str, None] = {}
    at = 0
    while match := KEYWORD.search(text, at):
        listed = read_list(text, match.end(), match["how"], inside=inside)
        at = max(listed.end, match.end())
        found |= dict.fromkeys(name for name in listed.names if not HAS_NATIVE.search(name))
        former |= dict.fromkeys(name for name in listed.former if name in found)
    return tuple(found), tuple(former)


def read_list(text: str, at: int, how: str, *, inside: bool) -> NameList:
    """The names of a list behind its keyword.

    Args:
        text: the text.
        at: the offset behind the keyword.
        how: the keyword.
        inside: whether a bracket bounds the list: only there commas part names without quotes.

    Returns:
        The names, Latin ones and those in characters; none, and `at`, when no name stands there.

    Example:
        >>> read_list('"Bu Yi," "Dong Shi Ye," and Tian Yu fled', 0, "a/k/a", inside=False).names
        ('Bu Yi', 'Dong Shi Ye')
    """
    found: dict[str, None] = {}
    itemised = how.rstrip().endswith(":")
    end = at = dash.end() if itemised and (dash := _FIRST_ITEM.match(text, at)) else at
    while len(found) < LONGEST_LIST:
        item = _item(text, at)
        if item is None or (found and not (_is_further(item) or _is_said_as(text, end, at))):
            break
        several = inside or bool(_PLURAL.search(how))  # `the names X and Y`
        parted = None if several else _parted_at(item)
        end = item.end() if parted is None else parted
        names = _names_of(item, inside=several)
        found |= dict.fromkeys(name for name in names if may_be_alias(name) or HAS_NATIVE.search(name))
        found |= dict.fromkeys((*_title(item, how), *_handle(item)))
        if parted is not None:
            break
        if own := _OWN_BRACKET.match(text, end) if itemised else None:
            end = own.end()
            short = own.group().strip(' ()（）"“”')
            found |= {short: None} if may_be_alias(short) else {}
        separator = _separator(text, end, how, inside=inside)
        if separator is None:
            break
        at = separator
    return NameList(tuple(found), tuple(found) if _FORMER.search(how) else (), end)


def _item(text: str, at: int) -> re.Match[str] | None:
    """One name of a list: quoted, in characters, turned round (`CAO, Michael`), or plain."""
    inverted = _INVERTED.match(text, at)
    if inverted and _is_given(inverted["given"]):
        return inverted
    found = next((m for shape in (_QUOTED, _NATIVE_NAME, _PLAIN) if (m := shape.match(text, at))), None)
    if found is None or found.re is not _PLAIN:
        return found
    stops = [dot.end() for dot in _DOT.finditer(found.group()) if _ends_sentence(dot)]
    stops += [line.start() for line in _LINE_OPENER.finditer(found.group()) if _opens_name(line["word"])]
    stop = min(stops, default=None)
    return found if stop is None else _PLAIN.match(text, at, at + stop)


def _opens_name(word: str) -> bool:
    """Whether a word at a line's start opens somebody else's name: `Mr`, `Datuk`."""
    return fold(word.rstrip(".")) in words("courtesy") | words("honorific")


def _is_said_as(text: str, end: int, at: int) -> bool:
    """Whether "and as" parts two names, so that the second may have one word: `known as 甲 and as POHK`."""
    parting = _NEXT_AS.match(text, end)
    return parting is not None and parting.end() == at


def _ends_sentence(dot: re.Match[str]) -> bool:
    """Whether a dot inside capitalised words ends a sentence: `Tony Hau. He`, but not `Co. Ltd`, `St. Petersburg`."""
    before, behind = fold(dot["before"]), fold(dot["behind"])
    if dot["behind"].islower():
        return False
    if before in words("legal") or behind in words("starter"):
        return behind not in words("legal")
    short = before in words("abbreviation") | words("honorific")
    return not (short or len(before) == 1 or "." in before)


def _is_given(text: str) -> bool:
    """Whether what follows a surname and a comma can be a given name: no place, role or legal form."""
    return not any(
        part in countries() or part in words("place") or part in words("legal") or part in words("role")
        for part in (fold(text), *map(fold, text.split()))
    )


def _is_further(item: re.Match[str]) -> bool:
    """Whether an item can stand behind another one: what has no quotes must be a name of two words, and no place."""
    if item.re is not _PLAIN:
        return True
    name = _names_of(item)[0]
    first = fold(name.split(" ", 1)[0])
    return " " in name and not is_role(first) and fold(name) not in countries() and may_be_alias(name)


def _title(item: re.Match[str], how: str) -> Sequence[str]:
    """A title as a nickname, which keeps its article: `known as “the Doctor”`; none where it is no title."""
    name = " ".join(item["name"].split()).strip(_MARKS)
    quoted = _ARTICLE.match(item.group()) if item.re is _QUOTED and _NICKNAMING.search(how) else None
    role = name[:1].isupper() and " " not in name and is_role(fold(name))
    return (f"{quoted['the']} {name}",) if quoted and role else ()


def _handle(item: re.Match[str]) -> Sequence[str]:
    """The name of an account in quotes, which has no capital: `a.k.a. “sinbad_dev”`; or none."""
    name = item["name"].strip(_MARKS)
    return (name,) if item.re is _QUOTED and HANDLE.fullmatch(name) else ()


_MARKS = " ,;:’'”\"“"


def _names_of(item: re.Match[str], *, inside: bool = False) -> list[str]:
    """An item as a reader writes it: in one line, without a sentence's dot, parted at an "and" that joins two names.

    What stands behind the "and" is a name of the list only in a bracket; in a sentence it is somebody else.
    """
    name = " ".join(item["name"].split())
    if item.re is not _PLAIN:
        return [name.strip(_MARKS)]
    last = fold(name.rsplit(" ", 1)[-1].rstrip("."))
    dotted = last in _DOTTED_FORMS or (
        last == "bhd" and name.endswith(". Bhd.")
    )  # `Co. Ltd.`, but `… Limited.`, `… LLC.` end a sentence
    name = (name if dotted else name.rstrip(".")).strip(_MARKS)
    joint = _joint(name)
    if joint is None:
        return [name]
    names = [name[: joint.start("joint")], name[joint.end() :]]
    second = inside and joint["word"] == "and" and all(" " in part or part[-1].isdigit() for part in names)
    return names if second else names[:1]


def _joint(name: str) -> re.Match[str] | None:
    """Where an "and", "of" or "for" parts two names: not inside a company's or an office's own one."""
    heads = words("prefix") | words("organisation") | words("company") | words("state")
    headed = fold(name.rsplit(" ", 1)[-1].rstrip(".,")) in heads | words("legal")
    for joint in _JOINT.finditer(name):
        if headed and joint["word"] == "and":
            continue  # `Binhai Iron and Steel Group`
        office = any(fold(word) in heads for word in name[: joint.start("joint")].split())
        trade = joint["word"] == "for" and _opens_trade(name[joint.end() :])
        if not office and not trade:
            return joint
    return None


def _opens_trade(rest: str) -> bool:
    """Whether a word behind "for" is a trade: `Al-Yarmuk for Exchange`, as firms in Arab countries are named."""
    first = fold(rest.split(" ", 1)[0].strip(",."))
    return first in words("field") or first in words("company") or first in words("organisation") or first == "general"


def _parted_at(item: re.Match[str]) -> int | None:
    """Where an item ends whose "and" begins somebody else's name, or None: `alias Red Li and Hu Bo (胡波)`."""
    joint = _joint(item["name"]) if item.re is _PLAIN else None
    return item.start("name") + joint.start("joint") if joint else None


def _separator(text: str, end: int, how: str, *, inside: bool) -> int | None:
    """The offset of the next name of a list, or None where it ends."""
    shapes = [_NEXT_SURE, _NEXT_AS, _NEXT_OR, *((_NEXT_ITEM,) if how.rstrip().endswith(":") else ())]
    if inside and _LISTING.match(how):
        shapes.append(_NEXT_INSIDE)
    if _FORMER.search(how):
        shapes.append(_NEXT_EARLIER)
    return next((m.end() for shape in shapes if (m := shape.match(text, end))), None)
