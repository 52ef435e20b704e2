"""Foreign names in Chinese characters, as what they stand for: 普京 is Putin, whom nobody calls Pujing.

Here belongs what a word stands for whose characters stand for sounds, one by one or by custom; and names of Tibetans,
Uyghurs and Burmese, cut into what they are made of: 扎西|次仁, 敏|昂|莱. Chinese writes these without spaces, and what
is not made of their elements from end to end is no such name. Which names are foreign belongs to
`names/persons/in_characters.py`; what a character is in a Chinese name is a matter of syllables.
"""

from __future__ import annotations

from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.romanisation.contract import MOST_ROMANISATIONS, TRANSCRIBED_SYSTEM, Romanisation, collect, customary
from entityscreen.syllables.tables import name_ranks

UYGHUR, TIBETAN, BURMESE = "uyghur", "tibetan", "burmese"
LONGEST = 8  # characters of an element
LONGEST_NAME = 12  # a longer run of characters is no name, and could be cut in too many ways
LEAST_SYLLABLES = 2  # of a Burmese name
# Of a Burmese name: its syllables, what its characters tell, and one more if it does not begin with a Chinese surname.
SURE = 5
_BEGIN, _END, _WHOLE, _ADDRESS = "begin", "end", "whole", "address"
_TELLING = {"tells": 2, "hints": 1}


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of one people's names.

    Attributes:
        latin: what each stands for.
        kinds: the kind of each, see the tables in `resources/persons/`; empty for most.
    """

    latin: dict[str, tuple[str, ...]]
    kinds: dict[str, str]


def cut_name(word: str) -> tuple[str, ...]:
    """The elements of a Tibetan's or Uyghur's name in Chinese characters.

    Args:
        word: one folded word.

    Returns:
        Two elements or more; none when it is one, or not made of them.

    Example:
        >>> cut_name("扎西次仁"), cut_name("卓玛措"), cut_name("阿不都热依木"), cut_name("王丹增"), cut_name("扎西")
        (('扎西', '次仁'), ('卓玛', '措'), ('阿不都', '热依木'), (), ())
    """
    for people in (TIBETAN, UYGHUR):
        elements = _peoples()[people]
        if word[:1] in _beginnings(people) and len(found := _cut(word, elements, 0)) > 1:
            return found
    return ()


def cut_burmese(name: str) -> tuple[str, ...]:
    """The syllables of a Burmese name in Chinese characters, without U and Daw (吴, 杜).

    Args:
        name: folded, without spaces.

    Returns:
        One syllable or more; none when a character is in no Burmese name, or all are in Chinese names as well.

    Example:
        >>> cut_burmese("敏昂莱"), cut_burmese("吴登盛"), cut_burmese("吴敏瑞")
        (('敏', '昂', '莱'), ('登', '盛'), ())
    """
    elements = _peoples()[BURMESE]
    kinds = elements.kinds
    known = kinds.get(name) == _WHOLE
    found = _cut(name, elements, 0)
    if found and kinds[found[0]] == _ADDRESS:
        found = found[1:]
    return found if known or _is_rather_burmese(found, kinds) else ()


def _is_rather_burmese(syllables: tuple[str, ...], kinds: dict[str, str]) -> bool:
    """Whether a name is more likely Burmese than a Chinese surname with a given name."""
    if len(syllables) < LEAST_SYLLABLES:
        return False
    told = [_TELLING.get(kinds[syllable], 0) for syllable in syllables]
    rank = name_ranks().get(syllables[0][0])
    no_surname = rank is None or not rank.surname
    return told[0] > 0 or (sum(told) > 0 and len(syllables) + sum(told) + no_surname >= SURE)


def is_tibetan(word: str) -> bool:
    """Whether a word is an element of Tibetan names that may be a name by itself.

    Example:
        >>> is_tibetan("卓玛"), is_tibetan("措"), is_tibetan("卓玉")
        (True, False, False)
    """
    return _peoples()[TIBETAN].kinds.get(word) == ""


def read_syllable(syllable: str) -> tuple[Romanisation, ...]:
    """What a Burmese syllable in characters is spelled as.

    Example:
        >>> [reading.text for reading in read_syllable("敏")]
        ['min', 'myint']
    """
    return collect(customary(_peoples()[BURMESE].latin[syllable]))


def read_ending(element: str) -> tuple[Romanisation, ...]:
    """What a Tibetan element of one character is spelled as.

    Example:
        >>> [reading.text for reading in read_ending("措")]
        ['tso']
    """
    return collect(customary(_peoples()[TIBETAN].latin[element]))


@named_cache("readings.elements_whole", maxsize=1)
def names_of_peoples() -> dict[str, tuple[str, ...]]:
    """The names of Tibetans and Uyghurs in two characters or more with what they stand for.

    Example:
        >>> names_of_peoples()["买买提"], names_of_peoples()["扎西"]
        (('memet', 'maimaiti'), ('tashi', 'zhaxi'))
    """
    both = [_peoples()[people].latin for people in (TIBETAN, UYGHUR)]
    return {name: latin for rows in both for name, latin in rows.items() if len(name) > 1}


def _cut(text: str, elements: Elements, start: int) -> tuple[str, ...]:
    """The elements of a text from a place on, the longest first; none when it is not made of them."""
    if len(text) > LONGEST_NAME:
        return ()
    for end in range(min(len(text), start + LONGEST), start, -1):
        element = text[start:end]
        kind = elements.kinds.get(element)
        if kind is None or kind == _WHOLE or (kind == _BEGIN and start) or (kind == _END and end < len(text)):
            continue
        if end == len(text):
            return () if kind == _BEGIN else (element,)
        rest = _cut(text, elements, end)
        if rest:
            return (element, *rest)
    return ()


@named_cache("readings.elements_first", maxsize=2)
def _beginnings(people: str) -> frozenset[str]:
    """The first characters of a people's names."""
    return frozenset(element[0] for element, kind in _peoples()[people].kinds.items() if kind != _END)


@named_cache("readings.elements", maxsize=1)
def _peoples() -> dict[str, Elements]:
    found: dict[str, Elements] = {}
    for chinese, people, kind, words in read_rows("han_elements"):
        elements = found.setdefault(people, Elements({}, {}))
        elements.latin[chinese] = tuple(words.split())
        elements.kinds[chinese] = kind
    return found


COST = 0.03
LESS_LIKELY = 0.01  # for each sound that is not the likeliest of its character
LONGEST_WORD = 10  # characters; 弗拉季斯拉沃维奇 has eight


def read_transcription(token: str) -> tuple[Romanisation, ...]:
    """What a word of Chinese characters stands for as a foreign name.

    Args:
        token: one folded word.

    Returns:
        At most `MOST_ROMANISATIONS`, best first: its customary forms, else what its characters say one by one; none
        when one of them writes no foreign sound.

    Example:
        >>> [[reading.text for reading in read_transcription(word)] for word in ("约翰", "拉登", "国务院")]
        [['john', 'johann'], ['laden'], []]
    """
    own = names_of_peoples().get(token, ())
    if is_customary(token):  # sound by sound, 约翰 would be Jane and Johanna too
        return collect(customary((*transcriptions()[token], *own)))
    rows = transcriptions()
    sounds = [rows[character] for character in token if character in rows]
    heard = _spelled(sounds) if len(sounds) == len(token) <= LONGEST_WORD else []
    # What is Uyghur may be another people's name too, by its sounds: 阿西木 is Hashim, or Asim.
    return collect([*customary(own), *[(text, TRANSCRIBED_SYSTEM, cost) for cost, text in heard]])


def is_customary(token: str) -> bool:
    """Whether a word has a customary form as a foreign name.

    Example:
        >>> is_customary("约翰"), is_customary("约"), is_customary("普京娜")
        (True, False, False)
    """
    return len(token) > 1 and token in transcriptions()


def _spelled(sounds: list[tuple[str, ...]]) -> list[tuple[float, str]]:
    """The cheapest ways to say the characters one after the other, with their costs."""
    ways = [(COST, "")]
    for choices in sounds:
        longer = [(c + LESS_LIKELY * rank, text + sound) for c, text in ways for rank, sound in enumerate(choices)]
        ways = sorted(longer, key=lambda way: way[0])[:MOST_ROMANISATIONS]  # stable: of equal ones the first
    return ways


def is_transcription(token: str) -> bool:
    """Whether a word can be a foreign name: it has a customary form, or its characters all write foreign sounds.

    Example:
        >>> is_transcription("弗拉基米尔"), is_transcription("习近平")
        (True, False)
    """
    rows = transcriptions()
    if len(token) < 2:
        return False
    return (
        token in rows or token in names_of_peoples() or (len(token) <= LONGEST_WORD and all(c in rows for c in token))
    )


@named_cache("readings.transcriptions", maxsize=1)
def transcriptions() -> dict[str, tuple[str, ...]]:
    """Character, or name with a customary form -> what it stands for, the likeliest first."""
    return {chinese: tuple(latin.split()) for chinese, latin in read_rows("han_transcriptions")}
