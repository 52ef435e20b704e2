"""Japanese names with their reading behind, `馮立偉（フォン・リーウェイ）`, and persons before a title, `小野寺博社長`.

Here belongs what Japanese text alone has. Names with a Latin form belong to `reverse.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.context import PERSON
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.native_persons import (
    has_japanese_surname,
    looks_like_person,
    surname_spellings_of,
)
from entityscreen.sources.documents.runs import after_stop
from entityscreen.sources.documents.titled import without_end_title
from entityscreen.sources.documents.tokens import Bracket, tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import endings

_HAN = "\u3005\u3400-\u9fff"
_RUN = re.compile(f"[{_HAN}]{{2,12}}$")
_PARTS = re.compile(r"\s*[、，,;；＝]\s*")
_READING = re.compile("^[\u3041-\u3096\u30a1-\u30fc]+(?:[・ \u3000][\u3041-\u3096\u30a1-\u30fc]+){1,3}$")  # two words
_TWICE = re.compile("(..)[^・]*・\\1")
_KATAKANA = re.compile(f"^[\u30a1-\u30fc]{{2}}[{_HAN}\u30a1-\u30fc・]{{0,28}}$")
_LATIN = re.compile(r"^[A-Z][A-Za-z'’\-]*(?: [A-Z][A-Za-z'’\-]*){1,3}$")
# A person and a title behind; what stands before the person is a particle or a mark.
_TITLED = re.compile(
    f"(?:^|(?<=[^{_HAN}]))(?P<name>[{_HAN}]{{3,5}})"
    "(?P<title>容疑者|被告|社長|副社長|会長|教授|准教授|議員|弁護士|首相|大臣|事務次官|次官|知事|大使|氏|さん)"
)
_PLACE_OR_OFFICE = tuple("県市区町村郡省庁部局課係社党派組会院隊校室圏国店屋堂")
LEAST_UNKNOWN, LONGEST_NAME = 3, 5  # characters of a name whose surname no table has
LEAST_LIKENESS, LEAST_HEARD = 0.8, 0.75  # of characters and their reading, of Katakana and a Latin name


def name_with_reading(view: View, bracket: Bracket) -> Finding | None:
    """The finding of a person whose reading in two words a bracket gives, with a Latin form beside it.

    Katakana transcribe the name as it sounds abroad; Hiragana say how its characters are read, which nobody can tell
    from them alone. Both are aliases.

    Args:
        view: the block.
        bracket: a pair of brackets.

    Returns:
        The finding, or None: a reading in one word may be that of any word, `忖度（そんたく）`.
    """
    run = _RUN.search(without_end_title(view.text[max(0, bracket.start - 18) : bracket.start]))
    parts = [part.strip() for part in _PARTS.split(bracket.content)] if run else []
    readings = tuple(part for part in parts if _READING.match(part))
    twice = _TWICE.match(readings[0]) if readings else None  # two readings of a word: `富士山（ふじさん・ふじやま）`
    if not run or not readings or twice:
        return None
    name = _person_in(run.group(), readings[0])
    if not name:
        return None
    spellings = surname_spellings_of(name)
    latin = tuple(
        part for part in parts if _LATIN.match(part) and spellings & {token.folded for token in tokenise(part)}
    )
    start = view.text.rfind(name, 0, bracket.start)
    evidence = (f"reading {readings[0]}",)
    return Finding(name, start, bracket.start, PERSON, (*readings, *latin), evidence=evidence, after=bracket.end + 1)


def _person_in(run: str, reading: str) -> str:
    """The person's name at the end of a run: what sounds as the reading, or what the stops leave."""
    parts = [run[-length:] for length in range(2, LONGEST_NAME + 1) if length <= len(run)]
    scored = [
        (_likeness(part, reading), part)
        for part in parts
        if looks_like_person(part) or (part == run and len(run) >= LEAST_UNKNOWN)
    ]
    best = max(scored, default=(0.0, ""))
    if best[0] >= LEAST_LIKENESS:
        return best[1]
    rest = after_stop(run, persons=True)
    unknown = LEAST_UNKNOWN <= len(rest) <= LONGEST_NAME and len(endings().longest(rest)[0]) < 2
    return rest if unknown or (looks_like_person(rest) and len(rest) < LEAST_UNKNOWN) else ""


def _likeness(name: str, reading: str) -> float:
    return compare(name, reading, kind=PERSON).score


def kana_aliases(content: str, latin: str, kind: str) -> tuple[str, ...]:
    """The parts of a bracket in Katakana that sound as its Latin name does.

    Example:
        >>> kana_aliases("Wing Cheong Logistics、ウィンチョン物流", "Wing Cheong Logistics", "Company")
        ('ウィンチョン物流',)
    """
    parts = [part for part in _PARTS.split(content) if _KATAKANA.match(part)]
    return tuple(part for part in parts if compare(part, latin, kind=kind).score >= LEAST_HEARD)


def persons_before_titles(run: str, base: int) -> Iterator[Finding]:
    """Persons with a Japanese surname and a title behind, in a run of running text.

    Args:
        run: characters.
        base: the offset of its first one.

    Example:
        >>> [(person.name, person.role) for person in persons_before_titles("東洋機器の小野寺博社長", 0)]
        [('小野寺博', '社長')]
        >>> list(persons_before_titles("石川県知事", 0))
        []
    """
    for match in _TITLED.finditer(run):
        name = match["name"]
        if has_japanese_surname(name) and looks_like_person(name) and not name.endswith(_PLACE_OR_OFFICE):
            start, role = base + match.start("name"), match["title"] if len(match["title"]) > 1 else ""
            role = "" if role == "さん" else role
            evidence = (f"title {match['title']}",)
            yield Finding(name, start, start + len(name), PERSON, role=role, evidence=evidence, after=start + len(name))
