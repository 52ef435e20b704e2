"""A person's name without titles and forms of address in Chinese, Japanese and Korean characters.

Here belongs taking them off: 习近平主席, 안철수 의원, プーチン大統領. Which words are titles is a table
(`persons/eastern_titles.py`), what can be a name is in `whole_names.py`. Titles in letters are words of their own, and
`person_parts.py` leaves them out.

- A title that is a word of its own goes if what is left can be a name.
- A title that is written together with the name goes if what is left can be a whole name: 陈书记 stays, 陈 is nobody.
- What goes before a title is no name either: 李前总统 stays, and is no Li Qian.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from entityscreen.model.script import main_script
from entityscreen.names.persons import is_title
from entityscreen.names.persons.eastern_titles import (
    Care,
    Step,
    goes_before_title,
    may_have_title,
    steps_before,
    steps_behind,
    title_care,
)
from entityscreen.names.whole_names import (
    Texts,
    is_bare_surname,
    is_full,
    is_korean,
    is_more_than_surnames,
    may_be_whole,
)
from entityscreen.names.words import CJK, Word


def without_titles(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a person's name without titles in characters.

    Args:
        words: of one name, in order.

    Returns:
        The rest; the words themselves where there is none, or nothing that can be a name beside it.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> from entityscreen.names.words import split_words
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
        >>> from entityscreen.names.normalise import fold
        >>> from entityscreen.names.words import split_words
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
