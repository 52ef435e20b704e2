"""Chinese characters that are read otherwise than in Chinese names: Japanese names, and foreign names by their sound.

- 安倍晋三 is Abe Shinzo: how a surname and how a given name in kanji is read.
- 普京 is Putin, whom nobody calls Pujing: what a word stands for whose characters stand for sounds, one by one or by
  custom.
- 扎西|次仁, 敏|昂|莱: names of Tibetans, Uyghurs and Burmese, cut into what they are made of. Chinese writes these
  without spaces, and what is not made of their elements from end to end is no such name.

Which names are Japanese or foreign, and where the surname ends, belongs to `names/persons/in_characters.py`; what a
character is in a Chinese name to `syllables/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script, script_of
from entityscreen.readings.characters import name_ranks
from entityscreen.romanisation import (
    JAPANESE_SYSTEM,
    MOST_ROMANISATIONS,
    TRANSCRIBED_SYSTEM,
    Romanisation,
    collect,
    customary,
)
from entityscreen.romanisation.syllabaries import hepburn

WHOLE = 0.01  # the cost of a name that the table has; of one that is read character by character
BY_CHARACTER = 0.03
ALL_ON = 0.05  # for a name read in the manner of Chinese
BY_ENDING = 0.02  # for a character before a name that a table has
SELDOM = 0.03  # for a character that few names have
DEAREST = 0.085  # what is not read for less is no Japanese name: one such character is the most
LESS_LIKELY = 0.01  # for each reading that is not the likeliest
LONGEST = 5  # characters of a given name (左衛門尉) and of a surname
LONGEST_MADE = 3  # characters of a surname that no table has
AGAIN = "々ゝ"  # signs for the character before them
# A syllable before another one: 一平 is ippei, 鉄平 teppei, 純平 jumpei.
_HARD = frozenset("かきくけこさしすせそたちつてと")
_STOPPED = frozenset("ちつ")


# Character -> its readings among other characters as the table has them, and what it costs beside them.
Marked = dict[str, tuple[str, float]]


@named_cache("romanisation.japanese_surname", maxsize=20_000)
def read_surname(text: str) -> tuple[Romanisation, ...]:
    """How a folded surname is read: as the table says, and as its characters are read in other surnames.

    Of a surname that the table has only the likeliest of these count: 西川 is Nishikawa, and Nishigawa. None is read of
    which a character has no reading in surnames.

    Example:
        >>> [reading.text for reading in read_surname("河野")], read_surname("弗拉")
        (['kono', 'kouno', 'kawano'], ())
        >>> read_surname("永守")[0]
        Romanisation(text='nagamori', system='Japanese name', cost=0.03)
    """
    listed = surnames().get(text, ())
    ways = [(WHOLE + LESS_LIKELY * rank, kana) for rank, kana in enumerate(listed)]
    dearest = BY_CHARACTER + LESS_LIKELY if listed else DEAREST
    if 1 < len(text) <= LONGEST_MADE:
        elsewhere = _known_readings() if listed else frozenset()  # 太田 is Ota, for Oda is 小田
        ways += [
            way for way in _by_character(text, elements()) if way[0] <= dearest and _short(way[1]) not in elsewhere
        ]
    return _spelled(_cheapest(ways))


@named_cache("romanisation.japanese_surnames_read", maxsize=1)
def _known_readings() -> frozenset[str]:
    """What the surnames of the table are read as."""
    return frozenset(_short(kana) for readings in surnames().values() for kana in readings)


def _short(kana: str) -> str:
    """A reading without its long vowels, which letters seldom tell."""
    return kana.replace("おお", "お").replace("おう", "お").replace("うう", "う")


@named_cache("romanisation.japanese_given", maxsize=20_000)
def read_given(text: str) -> tuple[Romanisation, ...]:
    """How a folded given name in kanji and kana is read: as the table says, and by what its characters mostly stand
    for.

    Example:
        >>> [reading.text for reading in read_given("晋三")][:2], read_given("弗拉")
        (['shinzo', 'shinzou'], ())
    """
    return _spelled(_ways_of_given(text))


@named_cache("romanisation.japanese_given_latin", maxsize=1)
def _given_in_latin() -> frozenset[str]:
    return frozenset(
        latin for readings in given_names().values() for kana in readings for latin in hepburn(_short(kana))
    )


def is_given_in_latin(latin: str) -> bool:
    """Whether a word in Latin letters is the usual reading of some given name, without its long vowels.

    Example:
        >>> is_given_in_latin("fumiko"), is_given_in_latin("fumikov")
        (True, False)
    """
    return latin in _given_in_latin()


def given_cost(text: str) -> float | None:
    """What the best reading of `read_given` costs, without spelling any; None when there is none.

    Example:
        >>> given_cost("晋三"), given_cost("弗拉")
        (0.01, None)
    """
    ways = _ways_of_given(text)
    return ways[0][1] if ways else None


@named_cache("romanisation.japanese_given_ways", maxsize=20_000)
def _ways_of_given(text: str) -> tuple[tuple[str, float], ...]:
    """Readings of a given name with their costs; of one that the table has the likeliest alone: 太郎 is not Hiroo."""
    whole = (*given_names().get(text, ()), *(characters()[1].get(text, ())))
    ways = [(WHOLE + LESS_LIKELY * rank, kana) for rank, kana in enumerate(dict.fromkeys(whole))]
    if 1 < len(text) <= LONGEST:
        dearest = BY_CHARACTER + LESS_LIKELY if whole else DEAREST
        composed = [*_by_ending(text), *_by_character(text, characters()[0]), *_all_on(text)]
        ways += [way for way in composed if way[0] <= dearest]
    return _cheapest(ways)


def is_given(text: str) -> bool:
    """Whether the table has a given name, rather than its characters one by one.

    Example:
        >>> is_given("太郎"), is_given("健"), is_given("郎太")
        (True, True, False)
    """
    return text in given_names() or text in characters()[1]


def plain_signs(text: str) -> str:
    """A name without signs for the character before them, and with one form of the small ke of surnames.

    Example:
        >>> plain_signs("佐々木"), plain_signs("竜ケ崎")
        ('佐佐木', '竜ヶ崎')
    """
    signs: list[str] = []
    lone = sum(script_of(character) is Script.KANA for character in text) == 1  # among kanji
    for character in text:
        again = character in AGAIN and signs
        signs.append(signs[-1] if again else "ヶ" if character == "ケ" and lone else character)
    return "".join(signs)


def _spelled(ways: Iterable[tuple[str, float]]) -> tuple[Romanisation, ...]:
    """Kana with their costs, in Hepburn; of two readings with one spelling the cheaper."""
    spellings: dict[str, Romanisation] = {}
    for kana, cost in ways:
        for text in hepburn(kana):
            spellings.setdefault(text, Romanisation(text, JAPANESE_SYSTEM, cost))
    return tuple(spellings.values())


def _cheapest(ways: Iterable[tuple[float, str]]) -> tuple[tuple[str, float], ...]:
    """At most `MOST_ROMANISATIONS` readings with their costs, best first."""
    best: dict[str, float] = {}
    for cost, kana in sorted(ways, key=lambda way: way[0]):
        best.setdefault(kana, cost)
    return tuple(best.items())[:MOST_ROMANISATIONS]


def _all_on(text: str) -> list[tuple[float, str]]:
    """A name read in the manner of Chinese throughout, as priests and writers are called: 公房 is Kobo."""
    read = [_on().get(character, "") for character in text]
    return [(ALL_ON, "".join(read))] if all(read) else []


def _by_ending(text: str) -> list[tuple[float, str]]:
    """The ways to read a name that ends in another one: 柴三郎 is shiba + saburo."""
    begin = _choices(text[0], characters()[0], first=True, last=False)
    ends = enumerate(given_names().get(text[1:], ()) if len(text) > len("三郎") else ())
    return [(BY_ENDING + cost + LESS_LIKELY * i, _joined(kana, end)) for i, end in ends for cost, kana in begin]


def _by_character(text: str, within: Marked) -> list[tuple[float, str]]:
    """The cheapest ways to read a name character by character, with their costs."""
    ways = [(BY_CHARACTER, "")]
    for place, character in enumerate(text):
        choices = _choices(character, within, first=place == 0, last=place == len(text) - 1)
        longer = [(cost + dearer, _joined(kana, more)) for cost, kana in ways for dearer, more in choices]
        ways = sorted(longer, key=lambda way: way[0])[: 2 * MOST_ROMANISATIONS]  # stable: of equal ones the first
    return ways


def _choices(character: str, within: Marked, *, first: bool, last: bool) -> list[tuple[float, str]]:
    """What a character may be read as at its place, with costs."""
    if script_of(character) is Script.KANA:
        return [(0.0, character)]
    marked, beside = within.get(character, ("", 0.0))
    return [(beside + LESS_LIKELY * rank, kana) for rank, kana in enumerate(_at_place(marked, first, last))]


@named_cache("romanisation.japanese_places", maxsize=20_000)
def _at_place(marked: str, first: bool, last: bool) -> tuple[str, ...]:
    """The readings at a place in a name: -ぞう stands behind another character, かず- seldom stands behind one."""
    readings = marked.split()
    if first:
        readings = [reading for reading in readings if not reading.startswith("-")]
    elif last:
        readings.sort(key=lambda reading: reading.endswith("-"))
    return tuple(dict.fromkeys(reading.strip("-") for reading in readings))


def _joined(before: str, behind: str) -> str:
    """Two readings one behind the other, as they are said."""
    end, start = before[-1:], behind[:1]
    if end in _STOPPED and len(before) > 1 and behind in ("へい", "ぺい"):
        return before[:-1] + "っぺい"
    if before in ("いち", "はち", "きち") and start in _HARD:
        return before[:-1] + "っ" + behind
    if end == "ん" and behind == "へい":
        return before + "ぺい"
    return before + behind


@named_cache("romanisation.japanese_surnames", maxsize=1)
def surnames() -> dict[str, tuple[str, ...]]:
    """Canonical surname -> its readings in kana."""
    return {surname: tuple(readings.split()) for surname, readings in read_rows("japanese_surnames")}


@named_cache("romanisation.japanese_given_names", maxsize=1)
def given_names() -> dict[str, tuple[str, ...]]:
    """Canonical given name -> its usual readings in kana."""
    return {name: tuple(readings.split()) for name, readings in read_rows("japanese_given")}


@named_cache("romanisation.japanese_elements", maxsize=1)
def elements() -> Marked:
    """Canonical characters -> their readings within surnames."""
    readings_of = {c: (f"{kun} {on}", SELDOM) for c, on, kun in read_rows("japanese_others")}
    return readings_of | {c: (readings, 0.0) for c, readings in read_rows("japanese_elements")}


@named_cache("romanisation.japanese_on", maxsize=1)
def _on() -> dict[str, str]:
    """Canonical characters -> the likeliest reading that Japanese took from Chinese."""
    return {character: on.split()[0] for character, on, _ in read_rows("japanese_others") if on}


@named_cache("romanisation.japanese_characters", maxsize=1)
def characters() -> tuple[Marked, dict[str, tuple[str, ...]]]:
    """Canonical characters -> their readings within given names, and as given names."""
    within = {c: (f"{on} {kun}", SELDOM) for c, on, kun in read_rows("japanese_others")}
    rows = read_rows("japanese_characters")
    within.update((c, (inside, 0.0)) for c, inside, _ in rows if inside)
    return within, {c: tuple(alone.split()) for c, _, alone in rows if alone}


UYGHUR, TIBETAN, BURMESE = "uyghur", "tibetan", "burmese"
LONGEST_ELEMENT = 8  # characters of an element
LONGEST_NAME = 12  # a longer run of characters is no name, and could be cut in too many ways
LEAST_SYLLABLES = 2  # of a Burmese name
# Of a Burmese name: its syllables, what its characters tell, and one more if it does not begin with a Chinese surname.
SURE = 5
_BEGIN, _END, _WHOLE, _ADDRESS = "begin", "end", "whole", "address"
_POINTS = {"tells": 2, "hints": 1}


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of one people's names."""

    latin: dict[str, tuple[str, ...]]  # what each stands for
    kinds: dict[str, str]  # the kind of each, see the tables in `resources/persons/`; empty for most


def cut_name(word: str) -> tuple[str, ...]:
    """The elements of a Tibetan's or Uyghur's name in Chinese characters; none when it is one, or not made of them.

    Example:
        >>> cut_name("扎西次仁"), cut_name("卓玛措"), cut_name("阿不都热依木"), cut_name("王丹增"), cut_name("扎西")
        (('扎西', '次仁'), ('卓玛', '措'), ('阿不都', '热依木'), (), ())
    """
    for people in (TIBETAN, UYGHUR):
        elements = _peoples()[people]
        if word[:1] in _beginnings(people) and len(parts := _cut(word, elements, 0)) > 1:
            return parts
    return ()


def cut_burmese(name: str) -> tuple[str, ...]:
    """The syllables of a Burmese name in Chinese characters, without U and Daw (吴, 杜).

    None when a character is in no Burmese name, or all are in Chinese names as well.

    Example:
        >>> cut_burmese("敏昂莱"), cut_burmese("吴登盛"), cut_burmese("吴敏瑞")
        (('敏', '昂', '莱'), ('登', '盛'), ())
    """
    elements = _peoples()[BURMESE]
    kinds = elements.kinds
    is_whole_name = kinds.get(name) == _WHOLE
    syllables = _cut(name, elements, 0)
    if syllables and kinds[syllables[0]] == _ADDRESS:
        syllables = syllables[1:]
    return syllables if is_whole_name or _is_rather_burmese(syllables, kinds) else ()


def _is_rather_burmese(syllables: tuple[str, ...], kinds: dict[str, str]) -> bool:
    """Whether a name is more likely Burmese than a Chinese surname with a given name."""
    if len(syllables) < LEAST_SYLLABLES:
        return False
    points = [_POINTS.get(kinds[syllable], 0) for syllable in syllables]
    rank = name_ranks().get(syllables[0][0])
    no_surname = rank is None or not rank.surname
    return points[0] > 0 or (sum(points) > 0 and len(syllables) + sum(points) + no_surname >= SURE)


def is_tibetan(word: str) -> bool:
    """Whether a word is an element of Tibetan names that may be a name by itself.

    Example:
        >>> is_tibetan("卓玛"), is_tibetan("措"), is_tibetan("卓玉")
        (True, False, False)
    """
    return _peoples()[TIBETAN].kinds.get(word) == ""


def read_element(people: str, element: str) -> tuple[Romanisation, ...]:
    """What an element of a people's names, in characters, is spelled as.

    Example:
        >>> [[reading.text for reading in read_element(*pair)] for pair in ((BURMESE, "敏"), (TIBETAN, "措"))]
        [['min', 'myint'], ['tso']]
    """
    return collect(customary(_peoples()[people].latin[element]))


@named_cache("romanisation.elements_whole", maxsize=1)
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
    for end in range(min(len(text), start + LONGEST_ELEMENT), start, -1):
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


@named_cache("romanisation.elements_first", maxsize=2)
def _beginnings(people: str) -> frozenset[str]:
    """The first characters of a people's names."""
    return frozenset(element[0] for element, kind in _peoples()[people].kinds.items() if kind != _END)


@named_cache("romanisation.elements", maxsize=1)
def _peoples() -> dict[str, Elements]:
    elements_of: dict[str, Elements] = {}
    for chinese, people, kind, words in read_rows("han_elements"):
        elements = elements_of.setdefault(people, Elements({}, {}))
        elements.latin[chinese] = tuple(words.split())
        elements.kinds[chinese] = kind
    return elements_of


TRANSCRIBED_COST = 0.03
LESS_LIKELY_SOUND = 0.01  # for each sound that is not the likeliest of its character
LONGEST_WORD = 10  # characters; 弗拉季斯拉沃维奇 has eight


def read_transcription(token: str) -> tuple[Romanisation, ...]:
    """What a folded word of Chinese characters stands for as a foreign name: its customary forms, else what its
    characters say one by one, if each of them writes a foreign sound.

    Example:
        >>> [[reading.text for reading in read_transcription(word)] for word in ("约翰", "拉登", "国务院")]
        [['john', 'johann', 'johan'], ['laden'], []]
    """
    of_peoples = names_of_peoples().get(token, ())
    if is_customary(token):  # sound by sound, 约翰 would be Jane and Johanna too
        return collect(customary((*transcriptions()[token], *of_peoples)))
    rows = transcriptions()
    sounds = [rows[character] for character in token if character in rows]
    transcribed = _sounds_spelled(sounds) if len(sounds) == len(token) <= LONGEST_WORD else []
    # What is Uyghur may be another people's name too, by its sounds: 阿西木 is Hashim, or Asim.
    return collect([*customary(of_peoples), *[(text, TRANSCRIBED_SYSTEM, cost) for cost, text in transcribed]])


def is_customary(token: str) -> bool:
    """Whether a word has a customary form as a foreign name.

    Example:
        >>> is_customary("约翰"), is_customary("约"), is_customary("普京娜")
        (True, False, False)
    """
    return len(token) > 1 and token in transcriptions()


def _sounds_spelled(sounds: list[tuple[str, ...]]) -> list[tuple[float, str]]:
    """The cheapest ways to say the characters one after the other, with their costs."""
    ways = [(TRANSCRIBED_COST, "")]
    for choices in sounds:
        longer = [
            (c + LESS_LIKELY_SOUND * rank, text + sound) for c, text in ways for rank, sound in enumerate(choices)
        ]
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


@named_cache("romanisation.transcriptions", maxsize=1)
def transcriptions() -> dict[str, tuple[str, ...]]:
    """Character, or name with a customary form -> what it stands for, the likeliest first."""
    return {chinese: tuple(latin.split()) for chinese, latin in read_rows("han_transcriptions")}
