"""Titles and degrees around a person's name: Vice Admiral, Tan Sri; S.H., Q.C.; 习近平主席, 안철수 의원.

They are found and taken off by the tables `leading_titles.tsv`, `degrees.tsv` and `eastern_titles.tsv` of
`resources/persons/`; single words in an alphabet that are titles wherever they stand are in `known_words.py`, what can
be a name in characters is in `in_characters.py`. Words that end as many names as titles (君, 博士) are none.

- A title in characters that is a word of its own goes if what is left is no bare surname.
- One that is written together with the name goes if what is left can be a whole name: 陈书记 stays, 陈 is nobody.
- What goes before a title is no name either: 李前总统 stays, and is no Li Qian.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script, main_script, script_of
from entityscreen.names.persons.in_characters import Texts, is_bare_surname, may_be_whole
from entityscreen.names.persons.known_words import is_particle, is_title
from entityscreen.syllables.latin_names import is_cuttable
from entityscreen.text.folding import Folded
from entityscreen.text.words import CJK, Word, split_words

_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]

BEFORE, SURE, NAMES = "before", "sure", "names"
LEAST_NAMES = 2  # behind a title that is a name as well
LEAST_WORDS = 2  # of a name with a title


def leading_titles(words: Sequence[Word]) -> tuple[int, bool]:
    """How many words in front of a person's name are titles.

    Returns:
        Their number, 0 where none needs this table; and whether they are titles for sure. Else they may be names.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> for name in ("Vice Admiral Osipov", "Judge Anna Lee Smith", "Judge Reinhold", "Major Ivan", "Dr. Osipov"):
        ...     print(leading_titles(split_words(fold(name), dotted_letters=False)))
        (2, True)
        (1, False)
        (0, True)
        (0, True)
        (0, True)
    """
    texts = [word.text for word in words]
    if len(texts) < LEAST_WORDS or (texts[0] not in _leading() and not is_title(texts[0])):
        return 0, True
    end, needed, sure = 0, False, True
    while end < len(texts) - 1:
        size, care = _title_at(texts, end)
        if not size:
            break
        end += size
        needed |= care != ""
        sure &= care != NAMES
    return (end, sure) if needed else (0, True)


# Scripts in which a title is written together with the name: Thai; Lao, Khmer and Burmese are among the others.
UNSPACED = frozenset({Script.THAI, Script.OTHER})
LEAST_BEHIND_JOINED = 3  # letters and marks of a name behind such a title: นางฟ้า may be a name


def without_joined_title(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a person's name without the title that its first word begins with, in a script without spaces.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> for name in ("นายทักษิณ ชินวัตร", "ทักษิณ ชินวัตร"):
        ...     print([word.text for word in without_joined_title(split_words(fold(name), dotted_letters=False))])
        ['ทักษิณ', 'ชินวัตร']
        ['ทักษิณ', 'ชินวัตร']
    """
    size = joined_title(words[0].text) if len(words) >= LEAST_WORDS else 0
    first = words[0].text[size:] if size else ""
    return (Word(first, (first,), (first,)), *words[1:]) if size else words


def joined_title(word: str) -> int:
    """How many letters a title has that a word begins with, in a script without spaces.

    Example:
        >>> joined_title("นายทักษิณ"), joined_title("ทักษิณ")
        (3, 0)
    """
    if script_of(word[0]) not in UNSPACED:
        return 0
    most = len(word) - LEAST_BEHIND_JOINED
    return next((end for end in range(most, 1, -1) if _is_joined_title(word[:end], word[end])), 0)


def _is_joined_title(head: str, behind: str) -> bool:
    """Whether a word begins with a title that goes in front of a name; a mark behind belongs to its last letter."""
    return not unicodedata.category(behind).startswith("M") and ((head,), SURE) in _leading().get(head, ())


def _title_at(texts: list[str], place: int) -> tuple[int, str]:
    """How many words from a place on are a title, and its care; the longest one."""
    for title, care in _leading().get(texts[place], ()):
        end = place + len(title)
        if end < len(texts) and tuple(texts[place:end]) == title and _holds(care, title, texts[end:]):
            return len(title), care
    return (1, "") if is_title(texts[place]) else (0, "")


def _holds(care: str, title: tuple[str, ...], behind: list[str]) -> bool:
    """Whether what stands behind lets it be a title."""
    if care == BEFORE:
        return is_title(behind[0]) or any(c in (BEFORE, SURE) for _, c in _leading().get(behind[0], ()))
    if care == SURE:
        return True
    names = [text for text in behind if len(text) > 1 and not is_title(text) and not is_particle(text)]
    if len(title) == 1 and is_cuttable(title[0]) and all(map(is_cuttable, names)):
        return False  # Eng Kok Wai is no engineer
    return len(names) >= LEAST_NAMES


@named_cache("names.leading_titles", maxsize=1)
def _leading() -> _Phrases:
    """First word -> the titles that begin with it."""
    return _phrases("person_leading_titles", 0)


def _phrases(table: str, place: int) -> _Phrases:
    """The phrases of a table, with their cares, by the word that each has at a place; the longest first."""
    by_word: _Phrases = {}
    for phrase, care in read_rows(table):
        words = tuple(phrase.split())
        by_word.setdefault(words[place], []).append((words, care))
    return {word: sorted(rows, key=lambda row: -len(row[0])) for word, rows in by_word.items()}


@named_cache("names.leading_titles.ends", maxsize=1)
def last_title_words() -> frozenset[str]:
    """Return the words that titles in front of a name end with: what nearly all names lack.

    Example:
        >>> [word in last_title_words() for word in ("judge", "sri", "tan")]
        [True, True, False]
    """
    return frozenset(title[-1] for titles in _leading().values() for title, _ in titles)


NAMES_BEFORE_DEGREE = 2  # before letters that may be initials, a title among them: Smith, M.A. is no Master


def trailing_degrees(text: Folded, words: Sequence[Word]) -> tuple[int, bool]:
    """How many words behind a person's name are degrees.

    Returns:
        Their number, and whether they are degrees for sure. Else they may be initials.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> for name in ("Budi Santoso, S.Pd., M.Si.", "John Smith, Q.C.", "Smith, M.A.", "Santoso, Budi"):
        ...     print(trailing_degrees(fold(name), split_words(fold(name), dotted_letters=False)))
        (4, True)
        (2, False)
        (0, True)
        (0, True)
    """
    if len(words) < 2 or words[-1].text not in _degrees():
        return 0, True
    texts = [word.text for word in words]
    least = _names_before_comma(text)
    end, sure = len(texts), True
    while end > 1:
        size, care = _degree_at(texts, end)
        if not size or (care != SURE and not 0 < least <= end - size):
            break
        end, sure = end - size, sure and care == SURE
    return len(texts) - end, sure


def degree_words() -> frozenset[str]:
    """Return the degrees that are one word; one of several words has a single letter or a title in it.

    Example:
        >>> "phd" in degree_words(), "santoso" in degree_words()
        (True, False)
    """
    return frozenset(word for word, degrees in _degrees().items() if any(len(degree) == 1 for degree, _ in degrees))


def _names_before_comma(text: Folded) -> int:
    """How many words stand before the first comma; 0 where they are no whole name, or there is none."""
    head, comma, _ = text.partition(",")
    if not comma:
        return 0
    words = [word.text for word in split_words(Folded(head), dotted_letters=False)]
    names = [word for word in words if len(word) > 1 and not is_particle(word)]
    return len(words) if len(names) >= NAMES_BEFORE_DEGREE else 0


def _degree_at(texts: Sequence[str], end: int) -> tuple[int, str]:
    """How many words before a place are a degree, and its care; the longest one that leaves a word."""
    for degree, care in _degrees().get(texts[end - 1], ()):
        start = end - len(degree)
        if start > 0 and tuple(texts[start:end]) == degree:
            return len(degree), care
    return 0, SURE


@named_cache("names.degrees", maxsize=1)
def _degrees() -> _Phrases:
    """Last word -> the degrees that end with it."""
    return _phrases("person_degrees", -1)


BEHIND, BESIDE, DOUBTFUL = "behind", "beside", "doubtful"
LEAST_LEFT = 3  # characters before what goes before a title and ends names as well: 安倍晋三元首相, and not 田中首相
LEAST_BEHIND = 5  # characters of a word with what goes before a title, a title and a name: 前总统马英


@dataclass(frozen=True, slots=True)
class _Titles:
    """The table."""

    behind: frozenset[str]  # the titles that go behind a name
    before: frozenset[str]  # those that go in front of it
    beside: frozenset[str]  # what goes before a title
    doubtful: frozenset[str]  # those of these that names end with as well
    ends: frozenset[str]  # the last two characters of titles, or one
    begins: frozenset[str]  # the first two of those that are written together with what follows, or one
    first: frozenset[str]  # the first characters of what goes before those
    longest: int  # characters of the longest


@named_cache("names.persons.eastern_titles", maxsize=1)
def _titles() -> _Titles:
    by_place: dict[str, set[str]] = {place: set() for place in (BEHIND, BEFORE, BESIDE, DOUBTFUL)}
    for word, place in read_rows("person_eastern_titles"):
        by_place[place].add(word)
    behind, before, beside, doubtful = (frozenset(words) for words in by_place.values())
    glued = [word for word in before if not _is_korean(word)]  # Korean writes a title in front as a word of its own
    return _Titles(
        behind,
        before,
        beside | doubtful,
        doubtful,
        ends=frozenset(word[-2:] for word in behind | before),
        begins=frozenset(word[:2] for word in glued),
        first=frozenset(word[0] for word in beside if not _is_korean(word)),
        longest=max(map(len, behind | before | beside)),
    )


def _is_korean(word: str) -> bool:
    return script_of(word[0]) is Script.HANGUL


def without_titles(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a person's name without titles in characters; as they are where nothing else can be a name.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> for name in ("習近平主席", "陈书记", "박근혜 전 대통령", "山本太郎さん", "拿督李金友", "邓丽君"):
        ...     print([word.text for word in without_titles(split_words(fold(name), dotted_letters=False))])
        ['习近平']
        ['陈书记']
        ['박근혜']
        ['山本太郎']
        ['李金友']
        ['邓丽君']
    """
    if not any(_may_have_title(word.text) for word in words):
        return words
    return _unglued(_without_words(words))


def are_titles(words: Sequence[Word]) -> bool:
    """Whether words are nothing but titles, in letters or in characters: (President), （总统）.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> [are_titles(split_words(fold(text), dotted_letters=False)) for text in ("President", "前总统", "阿扁")]
        [True, True, False]
    """
    return all(is_title(word.text) or _is_title(word.text) for word in words)


def _may_have_title(word: str) -> bool:
    """Whether a word may be, end in or begin with a title: one question before all others."""
    titles = _titles()
    if word[-2:] in titles.ends or word[-1] in titles.ends:
        return True
    return word[:2] in titles.begins or word[0] in titles.begins or _begins_beside(word)


def _begins_beside(word: str) -> bool:
    return len(word) >= LEAST_BEHIND and word[0] in _titles().first


def _is_title(word: str, *, first: bool = False, last: bool = False) -> bool:
    """Whether a whole word is a title, or several, with what goes before them: 전대통령, 위원장동지."""
    titles = _titles()
    if (word in titles.behind and not first) or (word in titles.before and not last):
        return True
    rest = "" if first and last else _behind(word)
    return bool(rest) and (rest in titles.behind or rest in titles.beside)


def _without_words(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words but for those that are titles, or go before one."""
    places: set[int] = set()
    for place in range(len(words) - 1, -1, -1):
        text = words[place].text
        goes_before = place + 1 in places and (text.isdigit() or text in _titles().beside)
        if goes_before or _is_title(text, first=place == 0, last=place == len(words) - 1):
            places.add(place)
    rest = [word for place, word in enumerate(words) if place not in places]
    texts = [word.text for word in rest if _in_characters(word.text)]
    named = not is_bare_surname("".join(texts)) or len(texts) < len(rest) if texts else any(map(_is_word, rest))
    return tuple(rest) if places and named else words


def _is_word(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isalpha()


def _unglued(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without the titles that are written together with them."""
    places = [place for place, word in enumerate(words) if _in_characters(word.text)]
    texts = tuple([words[place].text for place in places])
    bare_words = list(words)
    for number, place in enumerate(places):
        if len(words[place].pieces) > 1 or _is_title(texts[number]):
            continue  # a title is no name with a shorter one: 国防部长 is no Guo Fang
        rest = _rest(texts, number)
        if rest:
            texts = _with_text(texts, number, rest)
            bare_words[place] = Word(rest, (rest,), (rest,))
    return tuple(bare_words) if bare_words != list(words) else words


def _rest(texts: Texts, number: int) -> str:
    """What the titles at both ends of a word leave of it, or at one; empty where nothing can be taken off."""
    text = texts[number]
    before = _before(text) if number == 0 else ""
    for rest in (_behind(before) if before else "", _behind(text), before):
        if rest and may_be_whole(_with_text(texts, number, rest)):
            return rest
    return ""


def _behind(word: str) -> str:
    """What the titles that end a word leave of it, and what goes before them; empty where it ends in none.

    A title never begins within a word in katakana: ウサマ is no Mr ウ.
    """
    titles = _titles()
    rest, endings = word, titles.behind
    while True:
        sizes = range(min(titles.longest, len(rest) - 1), 0, -1)
        size = next((n for n in sizes if rest[-n:] in endings and not _is_katakana(rest[-n - 1 : 1 - n or None])), 0)
        if not size or (rest[-size:] in titles.doubtful and len(rest) - size < LEAST_LEFT):
            return rest if rest != word else ""
        rest, endings = rest[:-size], titles.behind | titles.beside


def _is_katakana(seam: str) -> bool:
    return all("\u30a0" <= character <= "\u30ff" for character in seam)


def _before(word: str) -> str:
    """What the titles that begin a word leave of it; what goes before one is taken off with it. Else empty."""
    titles = _titles()
    place = end = 0
    while place < len(word) - 1:
        sizes = range(min(titles.longest, len(word) - place - 1), 0, -1)
        start = next((s for n in sizes if (s := word[place : place + n]) in titles.before or s in titles.beside), "")
        if not start or _is_korean(start):
            break
        place += len(start)
        end = place if start in titles.before else end
    return word[end:] if end else ""


def _with_text(texts: Texts, number: int, text: str) -> Texts:
    return (*texts[:number], text, *texts[number + 1 :])


def _in_characters(text: str) -> bool:
    return main_script(text) in CJK
