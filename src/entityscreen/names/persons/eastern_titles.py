"""Titles in Chinese, Japanese and Korean characters: which end or begin a word, and with how much care.

Here belongs one word. Whether what is left of a name is one belongs to `names/whole_names.py`, taking titles off to
`names/without_titles.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script, script_of


class Care(StrEnum):
    """When a word is a title.

    `SURE` wherever it stands, `FULL` beside a whole name alone, `BORN` (氏) not behind a surname, `JOINED` with care
    where it is written together with the name, `APART` as a word of its own alone.
    """

    SURE = "sure"
    FULL = "full"
    BORN = "born"
    JOINED = "joined"
    APART = "apart"


_KATAKANA = ("\u30a0", "\u30ff")
LEAST_BEHIND = 5  # characters of a word with a name, a title in front and what goes before that: 前总统马英
_SURE_APART = frozenset({Care.SURE, Care.JOINED, Care.APART})


class Step(NamedTuple):
    """What is left of a word when one more title, or what goes before it, is taken off.

    Attributes:
        rest: what is left; never empty.
        care: of what was taken off last.
    """

    rest: str
    care: Care


@dataclass(frozen=True, slots=True)
class _Titles:
    """The table.

    Attributes:
        behind: the titles that go behind a name.
        before: those that go in front of it.
        beside: what goes before a title.
        ends: the last two characters of titles, or one.
        begins: the first two of those that are written together with what follows, or one.
        first: the first characters of what goes before those.
        longest: characters of the longest.
    """

    behind: Mapping[str, Care]
    before: Mapping[str, Care]
    beside: Mapping[str, Care]
    ends: frozenset[str]
    begins: frozenset[str]
    first: frozenset[str]
    longest: int


@named_cache("names.persons.eastern_titles", maxsize=1)
def _titles() -> _Titles:
    found: dict[str, dict[str, Care]] = {"behind": {}, "before": {}, "beside": {}}
    for word, place, care in read_rows("person_eastern_titles"):
        found[place][word] = Care(care)
    behind, before, beside = found["behind"], found["before"], found["beside"]
    ends = frozenset(word[-2:] for word in (*behind, *before))
    # Korean writes a title in front as a word of its own.
    begins = frozenset(word[:2] for word in before if script_of(word[0]) is not Script.HANGUL)
    first = frozenset(word[0] for word in beside if script_of(word[0]) is not Script.HANGUL)
    longest = max(map(len, (*behind, *before, *beside)))
    return _Titles(behind, before, beside, ends, begins, first, longest)


def may_have_title(word: str) -> bool:
    """Whether a word may be, end in or begin with a title: one question before all others.

    Args:
        word: a folded word, in any script; not empty.

    Example:
        >>> may_have_title("习近平主席"), may_have_title("习近平"), may_have_title("putin")
        (True, False, False)
    """
    titles = _titles()
    if word[-2:] in titles.ends or word[-1] in titles.ends:
        return True
    return _begins(word, titles)


def _begins(word: str, titles: _Titles) -> bool:
    if word[:2] in titles.begins or word[0] in titles.begins:
        return True
    return len(word) >= LEAST_BEHIND and word[0] in titles.first


def title_care(word: str, *, first: bool = False, last: bool = False) -> Care | None:
    """With how much care a whole word is a title; None when it is none.

    Args:
        word: a folded word.
        first: whether it is the first of its name, where titles that go behind are none.
        last: whether it is the last, where titles that go before are none.

    Example:
        >>> [str(title_care(word)) for word in ("主席", "전대통령", "君", "习近平")]
        ['sure', 'sure', 'full', 'None']
        >>> title_care("先生", first=True), title_care("敦", last=True)
        (None, None)
    """
    titles = _titles()
    care = (None if first else titles.behind.get(word)) or (None if last else titles.before.get(word))
    if care is None:
        return Care.SURE if not (first and last) and _is_several(word, titles) else None
    return Care.SURE if care in _SURE_APART else care


def _is_several(word: str, titles: _Titles) -> bool:
    """Whether a word is a title with what goes before it, or two titles: 전대통령, 위원장동지."""
    for rest, care in steps_behind(word):
        if rest in titles.beside:
            return care is Care.SURE and len(word) - len(rest) > 1
        if rest in titles.behind and len(rest) > 1:
            return True
    return False


def goes_before_title(word: str) -> bool:
    """Whether a word says of a title that it is a former or a deputy one: 前, 副, 전."""
    return word in _titles().beside


def steps_behind(word: str) -> list[Step]:
    """What is left of a word as the titles that end it are taken off one by one, and what goes before them.

    Example:
        >>> [step.rest for step in steps_behind("陈水扁前总统")], [step.rest for step in steps_behind("문재인대통령님")]
        (['陈水扁前', '陈水扁'], ['문재인대통령', '문재인'])
    """
    titles = _titles()
    steps: list[Step] = []
    rest = word
    while (found := _longest(rest, titles, titled=bool(steps))) is not None:
        rest = found.rest
        steps.append(found)
    return steps


def _longest(word: str, titles: _Titles, *, titled: bool) -> Step | None:
    for size in range(min(titles.longest, len(word) - 1), 0, -1):
        end = word[-size:]
        care = titles.behind.get(end) or (titles.beside.get(end) if titled else None)
        if care is not None and care is not Care.APART and not _in_katakana(word[-size - 1 : 1 - size or None]):
            return Step(word[:-size], care)
    return None


def _in_katakana(seam: str) -> bool:
    """Whether a title would begin within a word in katakana: ウサマ is no Mr ウ."""
    return all(_KATAKANA[0] <= character <= _KATAKANA[1] for character in seam)


def steps_before(word: str) -> list[Step]:
    """The same with the titles that begin a word; what goes before one is taken off with it.

    Example:
        >>> [step.rest for step in steps_before("前总统陈水扁")], steps_before("前田敦子")
        (['陈水扁'], [])
    """
    titles = _titles()
    steps: list[Step] = []
    place = 0 if _begins(word, titles) else len(word)
    while place < len(word):
        size, care = _longest_at(word, place, titles)
        if not size:
            break
        place += size
        if care is not None and place < len(word):
            steps.append(Step(word[place:], care))
    return steps


def _longest_at(word: str, place: int, titles: _Titles) -> tuple[int, Care | None]:
    """The length of what stands at a place, 0 for nothing, and the care of a title."""
    for size in range(min(titles.longest, len(word) - place), 0, -1):
        start = word[place : place + size]
        care = titles.before.get(start)
        if care is not None and care is not Care.APART:
            return size, care
        if start in titles.beside:
            return size, None
    return 0, None
