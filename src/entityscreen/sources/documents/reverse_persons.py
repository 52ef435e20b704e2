"""Persons in characters before their Latin name: `經濟學家陳志武(Chen Zhiwu)`, `米勒（Matthew Miller）`.

Here belongs which characters at the end of a run are the person, by surname, by a middle dot or by a title.
Organisations and Hangul belong to `reverse.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON
from entityscreen.sources.documents.kinds import judge_latin, judge_native
from entityscreen.sources.documents.native_persons import looks_like_person, surname_spellings_of
from entityscreen.sources.documents.persons import is_person_word, is_romaji
from entityscreen.sources.documents.runs import after_stop
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.transcribed import transcribed_person
from entityscreen.sources.documents.vocabulary import endings, han_words, is_given, surnames, words

_DOTTED = re.compile(
    "(?:[\u3400-\u9fff]{1,14}|[\u30a1-\u30fc]{1,10}|[A-Z])(?:[·・‧•](?:[\u3400-\u9fff\u30a1-\u30fc]{1,10}|[A-Z])){1,4}$"
)
_PRODUCTS_BEHIND = re.compile("公司|集團|集团|股價|股价|工程師|工程师|產品|产品|分析師|分析师|財報|财报")
_JAPANESE_TITLE = re.compile(
    "(?:氏|[\u3400-\u9fff]{1,6}(?:相(?![手談])|大臣|長官)|社長|会長|首相|さん|容疑者|被告|CEO|最高|代表|議員|教授|選手|監督)"
)
_NO_PERSON_FIRST = frozenset(
    ["san", "santa", "saint", "st", "los", "las", "new", "fort", "mount", "port", "el", "la", "le"]
)
_MIXED = re.compile("[\u3400-\u9fff]{1,3}[\u30a1-\u30fc]{2,6}$")  # `金子ユリア`
TWO_WORDS, SHORTEST_READ, LONGEST_READ = 2, 3, 6  # words of a Japanese name, and its characters
LEAST_LIKENESS = 0.85  # of its characters and its Latin form
_CALLED_PERSON = re.compile("(?:男子|女子|男性|女性|籍男|籍女|公民|[国國]民|商人)$")
LONGEST_UNDOTTED = 8  # characters of a foreign name that no dot parts
LONGEST_FOREIGN = 4  # characters of a foreign surname


def surnamed(run: str, name: Sequence[Token]) -> tuple[str, str, str] | None:
    """The end of a run that is a person's name whose surname the Latin name spells."""
    mixed = _MIXED.search(run)
    if mixed and looks_like_person(mixed.group()) and meets(name, mixed.group()):
        return mixed.group(), PERSON, f"surname spelled as {mixed.group()[0]} can be"
    compound = run[-4:-2] in surnames() and any(record.language == "zh" for record in surnames()[run[-4:-2]])
    for length in (4, 3, 2) if compound else (3, 2, 4):
        native = run[-length:]
        if len(native) == length and looks_like_person(native) and meets(name, native):
            return native, PERSON, f"surname spelled as {native[0]} can be"
    return None


def person_before(run: str, name: Sequence[Token], behind: str) -> tuple[str, str, str] | None:
    if found := surnamed(run, name):
        return found
    whole = judge_native(run)
    if (whole.strength > 1 and whole.kind in (COMPANY, ORGANISATION)) or judge_latin(name).strength > 1:
        return None
    dotted = _DOTTED.search(run)
    native = transcribed_person(dotted.group(), name) if dotted else after_stop(run, persons=True)
    if dotted:
        return native, PERSON, "foreign name with a middle dot"
    if len(native) < 2 or len(endings().longest(native)[0]) > 1 or not is_persons_name(name):
        return None
    if japanese := native if _is_japanese(native, name, behind) else _read_as(native, name):
        return japanese, PERSON, "two Japanese words with a name in characters"
    return _foreign_person(run, native, name, behind)


def _read_as(native: str, name: Sequence[Token]) -> str:
    """The end of a run that is read as a Japanese person's Latin name of two words, or an empty string."""
    spoken = all(is_romaji(token.folded) for token in name) or _MIXED.search(native)
    if len(name) != TWO_WORDS or not spoken:
        return ""
    latin = " ".join(token.text for token in name)
    parts = [native[-size:] for size in range(SHORTEST_READ, min(LONGEST_READ, len(native)) + 1)]
    best, part = max(((compare(part, latin, kind=PERSON).score, part) for part in parts), default=(0.0, ""))
    return part if best >= LEAST_LIKENESS else ""


def is_persons_name(name: Sequence[Token]) -> bool:
    """Whether Latin words can be a person's name: two to four of them, none a saint's or a city's first word."""
    term = name[0].text.isupper() and name[0].folded in words("acronym_stop") and not name[-1].text.isupper()
    return (
        not term  # `AI Surveillance System`
        and 2 <= len(name) <= LONGEST_FOREIGN
        and name[0].folded not in _NO_PERSON_FIRST
        and all(map(is_person_word, name))
    )


def meets(name: Sequence[Token], native: str) -> bool:
    """Whether a Latin name's first or last word spells the surname of a native one."""
    spellings = surname_spellings_of(native)
    parts = [token.folded for token in name]
    pairs = {first + second for first, second in pairwise(parts)}  # `Au Yeung`
    return bool(spellings & (pairs | set(parts))) and len(name) <= LONGEST_FOREIGN


def _is_japanese(native: str, name: Sequence[Token], behind: str) -> bool:
    if not 3 <= len(native) <= 5 or len(name) != 2 or not all(is_romaji(token.folded) for token in name):
        return False
    listed = any(record.language == "ja" for size in (2, 3) for record in surnames().get(native[:size], ()))
    return listed or bool(_JAPANESE_TITLE.match(behind))


def _foreign_person(run: str, native: str, name: Sequence[Token], behind: str) -> tuple[str, str, str] | None:
    """`美國國務院發言人米勒（Matthew Miller）`: a surname in characters after a title, or before a known given name."""
    if len(native) > LONGEST_FOREIGN + 1:
        called = len(native) <= LONGEST_UNDOTTED and _CALLED_PERSON.search(run[: -len(native)])
        return (native, PERSON, "called a person") if called else None  # `巴基斯坦籍男子莫哈末阿西夫`
    if run[: -len(native)].endswith(tuple(han_words("role"))):
        return native, PERSON, "title before the name"
    known = is_given(name[0].folded) and len(native) <= LONGEST_FOREIGN
    return (native, PERSON, "known given name") if known and not _PRODUCTS_BEHIND.match(behind) else None
