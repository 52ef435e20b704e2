"""Titles in Chinese, Japanese and Korean characters, and a name without them: 习近平主席, 안철수 의원, プーチン大統領.

Here belongs which words are titles, with how much care (`resources/persons/eastern_titles.tsv`), and taking them off.
What can be a name without them is in `in_characters.py`.

- A title that is a word of its own goes if what is left can be a name.
- A title that is written together with the name goes if what is left can be a whole name: 陈书记 stays, 陈 is nobody.
- What goes before a title is no name either: 李前总统 stays, and is no Li Qian.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script, main_script, script_of
from entityscreen.names.persons.in_characters import (
    Texts,
    is_bare_surname,
    is_full,
    is_korean,
    is_more_than_surnames,
    may_be_whole,
)
from entityscreen.names.persons.words import is_title
from entityscreen.text.words import CJK, Word


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


def without_titles(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a person's name without titles in characters.

    Args:
        words: of one name, in order.

    Returns:
        The rest; the words themselves where there is none, or nothing that can be a name beside it.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> for name in ("習近平主席", "陈书记", "박근혜 전 대통령", "山本太郎さん", "拿督李金友", "邓丽君"):
        ...     print([word.text for word in without_titles(split_words(fold(name), dotted_letters=False))])
        ['习近平']
        ['陈书记']
        ['박근혜']
        ['山本太郎']
        ['李金友']
        ['邓丽君']
    """
    if not any(may_have_title(word.text) for word in words):
        return words
    return _unglued(_without_words(words))


def are_titles(words: Sequence[Word]) -> bool:
    """Whether words are nothing but titles, in letters or in characters: (President), （总统）.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> [are_titles(split_words(fold(text), dotted_letters=False)) for text in ("President", "前总统", "阿扁")]
        [True, True, False]
    """
    return all(is_title(word.text) or title_care(word.text) is not None for word in words)


def _without_words(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words but for those that are titles."""
    cares = _cares(words)
    sure = {place for place, care in cares.items() if care is Care.SURE}
    for titles in (cares.keys(), sure):
        if titles and _leave_name(words, titles, cares):
            return tuple([word for place, word in enumerate(words) if place not in titles])
    return words


def _cares(words: tuple[Word, ...]) -> dict[int, Care]:
    """The places of titles with their cares; what goes before one shares its care."""
    found: dict[int, Care] = {}
    for place in range(len(words) - 1, -1, -1):
        text = words[place].text
        care = title_care(text, first=place == 0, last=place == len(words) - 1)
        if care is None and place + 1 in found and (text.isdigit() or goes_before_title(text)):
            care = found[place + 1]
        if care is not None:
            found[place] = care
    return found


def _leave_name(words: tuple[Word, ...], titles: Collection[int], cares: dict[int, Care]) -> bool:
    """Whether what can be a name is left when titles are left out."""
    left = [word.text for place, word in enumerate(words) if place not in titles]
    texts = tuple([text for text in left if _in_characters(text)])
    if not texts:
        return any(len(text) > 1 and text.isalpha() for text in left)
    whole = tuple([word.text for word in words if _in_characters(word.text)])
    if not all(_CHECKS[cares[place]](texts, whole) for place in titles):
        return False
    return not is_bare_surname("".join(texts)) or len(texts) < len(left)


def _unglued(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without the titles that are written together with them."""
    places = [place for place, word in enumerate(words) if _in_characters(word.text)]
    texts = tuple([words[place].text for place in places])
    found = list(words)
    for number, place in enumerate(places):
        if len(words[place].pieces) > 1 or title_care(texts[number]) is not None:
            continue  # a title is no name with a shorter one: 国防部长 is no Guo Fang
        rest = _without_glued(texts, number)
        if rest is not None:
            texts = _with_text(texts, number, rest)
            found[place] = Word(rest, (rest,), (rest,))
    return tuple(found) if found != list(words) else words


def _without_glued(texts: Texts, number: int) -> str | None:
    """What is left of a word of a name without its titles; None when nothing can be taken off."""
    before = steps_before(texts[number]) if number == 0 else []
    if before:
        inner = _with_text(texts, number, before[-1].rest)
        rest = _rest(inner, number, steps_behind(inner[number]))
        if rest is not None and _are_titles(before, len(before), _with_text(texts, number, rest), texts, number):
            return rest
    return _rest(texts, number, steps_behind(texts[number])) or _rest(texts, number, before)


def _rest(texts: Texts, number: int, steps: list[Step]) -> str | None:
    """What the titles at one end of a word leave of it; None when nothing can be taken off.

    A step that needs care need not be taken; of the others all or none.
    """
    for depth in range(len(steps), 0, -1):
        rest, care = steps[depth - 1]
        left = _with_text(texts, number, rest)
        if may_be_whole(left) and _are_titles(steps, depth, left, texts, number):
            return rest
        if care is not Care.FULL:
            return None
    return None


def _are_titles(steps: list[Step], depth: int, left: Texts, texts: Texts, number: int) -> bool:
    """Whether what the first steps take off are titles beside what is left in the end."""
    whole = texts
    for step in steps[:depth]:
        if not _CHECKS[step.care](left, whole):
            return False
        whole = _with_text(texts, number, step.rest)
    return True


def _with_text(texts: Texts, number: int, text: str) -> Texts:
    return (*texts[:number], text, *texts[number + 1 :])


def _in_characters(text: str) -> bool:
    return main_script(text) in CJK


def _always(_texts: Texts, _whole: Texts) -> bool:
    return True


# What must hold of what is left, and of the whole as it was, for a title to be one.
_CHECKS: dict[Care, Callable[[Texts, Texts], bool]] = {
    Care.SURE: _always,
    Care.FULL: is_full,
    Care.BORN: is_more_than_surnames,
    Care.JOINED: is_korean,
}
