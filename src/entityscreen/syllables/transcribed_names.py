"""Chinese and Korean names in other writings: 시진핑, シー・ジンピン, Мун Чжэин, شي جين بينغ, שי ג'ינפינג.

Here belongs the reading of a name as the press of another country spells it: Chinese in Hangul; Chinese and Korean in
katakana, Arabic, Hebrew, Greek, Thai and Indian letters; Korean in Cyrillic (Kontsevich), and Chinese in Cyrillic
(Palladius), which is pinyin in other letters. A writing has a table of syllables and a table of surnames; a name is cut
into them, and its syllables become further spellings of what pinyin or Hangul spells (`tables.py`).

- The surname comes first and is a Chinese or Korean one; all syllables are of the same people. The given name is one or
  two syllables, joined or spaced.
- In one word, Hangul is cut anywhere, Thai where it makes three syllables, and katakana where one sees that it is not
  Japanese: behind a long mark (シージンピン), or behind a consonant before sounds that Japanese seldom has
  (キムジョンウン). キムラ is no Kim.
- A name that other peoples have as well costs more (שי לי) or is left to them (Ким Марина); so does one in Hangul that
  has all blocks of a Korean name (유시정).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script, main_script
from entityscreen.names.persons.known_names import commonness
from entityscreen.romanisation import read_token
from entityscreen.syllables.korean import cyrillic_spellings, kana_spellings, korean_given, letter_spellings
from entityscreen.syllables.model import KOREAN, MAINLAND, Arrangement, Words, as_written
from entityscreen.syllables.segmentation import MOST_SYLLABLES as MOST_IN_PINYIN
from entityscreen.syllables.tables import (
    IN_HANGUL,
    IN_KATAKANA,
    character_readings,
    compound_surnames,
    foreign_korean,
    korean_rows,
    name_ranks,
    neighbour_spellings,
)

# Alphabets of which no syllable is told apart by usage, with the name of their system in the tables.
LETTER_SYSTEMS = {
    Script.ARABIC: "Arabic",
    Script.HEBREW: "Hebrew",
    Script.GREEK: "Greek",
    Script.THAI: "Thai",
    Script.INDIC: "Devanagari",
}
MOST = 2  # syllables of a surname, of a given name, and of a piece of either
MOST_WAYS = 6
MOST_GIVEN_WORDS = 3  # of a Korean name in Russian
LONG_MARK, HARD_SIGN = "ー", "ъ"
CHINESE, OF_KOREA = 1 << MAINLAND, 1 << KOREAN
EXTRA_SYLLABLE_COST = 0.01  # for each syllable more than the fewest that a name can be cut into
AGAINST_RULE_COST = 0.01  # a consonant goes to the vowel behind it; newspapers leave out the hard sign: Чонын is Чон-ын
LINKED_COST = 0.01  # a Korean final and the sound behind it are taken apart: ジュノ is 준호
JOINED_COST = 0.01  # surname and given name in one word of Thai, which parts no words
KNOWN_NAME = 0.25  # a given name as common as this is one of other peoples
KNOWN_COST = 0.1  # it costs this; in Russian it is left to them
# A name in Hangul that may as well be Korean; in three blocks as most are, and with a surname that few Koreans have.
KOREAN_COST, WHOLE_KOREAN_COST, RARE_KOREAN_COST = 0.08, 0.18, 0.12
KOREAN_BLOCKS, COMMON_RANK = 3, 1
# What a Korean surname does not begin with: sounds are voiced inside a name only.
VOICED: Mapping[Script, tuple[str, ...]] = {
    Script.CYRILLIC: ("дж", "ж", "д"),
    Script.KANA: tuple("ガギグゲゴジダデドバビブベボ"),
}
_CLOSED, _FOREIGN = frozenset("ンムクルプッ"), frozenset("ァィゥェォャュョー")  # ends of syllables; seldom in Japanese
_VOWELS = frozenset("аеиоуыэюя")


@dataclass(frozen=True, slots=True)
class _Writing:
    """How names are written in one script.

    Attributes:
        cost: of a reading that is not the language's own, in points of similarity.
        longest: letters of a syllable, without a long mark.
        most: letters of a word or, of katakana, of a name.
        folded: letters that usage varies in, and that tell no syllable.
    """

    cost: float
    longest: int = 18
    most: int = 18
    folded: Mapping[int, str | int | None] | None = None


_WRITINGS = {
    Script.HANGUL: _Writing(0.02, longest=2),
    Script.KANA: _Writing(0.03, longest=4, most=20),
    Script.CYRILLIC: _Writing(0.0, longest=7, most=40),
    Script.ARABIC: _Writing(0.02, folded=str.maketrans("قگ", "غغ")),
    Script.HEBREW: _Writing(0.02, folded=str.maketrans("ךםןףץת", "כמנפצט")),
    Script.GREEK: _Writing(0.02, folded=str.maketrans("ηω", "ιο")),
    Script.THAI: _Writing(
        0.02, folded=str.maketrans("ผฝถขฉสศใัีืู", "พฟทคชซซไาิึุ", "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e3a")
    ),
    Script.INDIC: _Writing(0.02, folded=str.maketrans("ीूईऊटडठढणषँ", "िुइउतदथधनशं", "\u093c\u200d")),
}
# Within a syllable: letters are doubled, and vowels written apart, at no other place.
_REPLACED: Mapping[Script, tuple[tuple[re.Pattern[str], str], ...]] = {
    script: tuple((re.compile(pattern), replacement) for pattern, replacement in rules)
    for script, rules in {
        Script.ARABIC: (("يي", "ي"), ("وو", "و")),
        Script.HEBREW: (("^וו$|וו(?!$)", "ו"), ("יי", "י")),
        Script.THAI: (("ห(?=[ลมนวยร])", ""),),
        Script.INDIC: (
            ("[नङञ]्ग", "ंग"), ("ं(?!ग)", "न"), ("्", ""), ("िय?([ाेोु])", r"य\1"), ("िय", "य"), ("िआ", "या"), ("िए", "ये"),
            ("िओ", "यो"), ("िउ", "यु"), ("िअ", "य"), ("ुआ", "वा"), ("ुओ", "वो"), ("ुए", "वे"), ("ुइ", "वि"), ("ुऐ", "वै"),
            ("ुअ?व", "व"),
        ),
    }.items()
}  # fmt: skip


class Cut(NamedTuple):
    """A way to cut letters into syllables.

    Attributes:
        syllables: as the tables spell them.
        families: those that have all of them, as bits.
        cost: what cutting so costs.
    """

    syllables: tuple[str, ...]
    families: int
    cost: float = 0.0


class _Table(NamedTuple):
    """The syllables and the surnames of a writing, with the families that have them.

    Attributes:
        syllables: by their spelling.
        surnames: in syllables.
        first: letters that words of such syllables begin with.
        last: letters that they end with.
    """

    syllables: dict[str, int]
    surnames: dict[tuple[str, ...], int]
    first: frozenset[str]
    last: frozenset[str]


_CUTS = BoundedDict("syllables.transcribed_cuts", 200_000)


def plain(syllable: str, script: Script) -> str:
    """A folded syllable as the tables spell it.

    Example:
        >>> plain("เจี้ยน", Script.THAI), plain("וואנג", Script.HEBREW), plain("قوه", Script.ARABIC)
        ('เจิยน', 'ואנג', 'غوه')
    """
    return _replaced(_folded(syllable, script), script)


def _folded(text: str, script: Script) -> str:
    folded = _WRITINGS[script].folded
    return text if folded is None else text.translate(folded)


def _replaced(text: str, script: Script) -> str:
    for pattern, replacement in _REPLACED.get(script, ()):
        text = pattern.sub(replacement, text)
    return text


@named_cache("syllables.transcribed", maxsize=16)
def _table(script: Script) -> _Table:
    system = {Script.HANGUL: IN_HANGUL, Script.KANA: IN_KATAKANA, **LETTER_SYSTEMS}.get(script, "")
    syllables = dict.fromkeys(_chinese_syllables(system), CHINESE)
    surnames = dict.fromkeys(_chinese_surnames(system), CHINESE)
    for spelling in _korean_syllables(script):
        syllables[spelling] = syllables.get(spelling, 0) | OF_KOREA
    for way in _korean_surnames(script):
        surnames[way] = surnames.get(way, 0) | OF_KOREA
    # Thai writes ห before letters that sound low, and it is in no syllable.
    first = frozenset(s[0] for s in syllables) | frozenset("ห")
    return _Table(syllables, surnames, first, frozenset(s[-1] for s in syllables) | {LONG_MARK})


def _chinese_syllables(system: str) -> Iterator[str]:
    """The Chinese syllables of a system, Hangul in blocks."""
    spelled = (s for spellings in neighbour_spellings().values() for s in spellings)
    return (as_written(s.spelling) for s in spelled if s.system == system)


def _chinese_surnames(system: str) -> Iterator[tuple[str, ...]]:
    """The Chinese surnames, simple and compound, each in its syllables."""
    for name, rank in name_ranks().items():
        known = compound_surnames().get(name) if len(name) > 1 else None
        options = [(syllable,) for syllable in known] if known else [_mandarin(character) for character in name]
        for way in product(*options) if rank.surname else ():
            spelled = [[s for s in neighbour_spellings().get(syllable, ()) if s.system == system] for syllable in way]
            yield from (tuple(as_written(s.spelling) for s in cut) for cut in product(*spelled))


def _mandarin(character: str) -> tuple[str, ...]:
    readings = character_readings().get(character)
    return () if readings is None else readings.surname_mandarin or readings.mandarin[:1]


def _spelled_korean(hangul: str, script: Script) -> list[str]:
    if script is Script.HANGUL:
        return []  # Korean itself
    rows = {Script.CYRILLIC: cyrillic_spellings, Script.KANA: kana_spellings}.get(script, letter_spellings)(hangul)
    return [spelling for spelling, _ in rows if script not in LETTER_SYSTEMS or main_script(spelling) is script]


def _korean_syllables(script: Script) -> Iterator[str]:
    if script is Script.CYRILLIC:
        named = {*korean_rows()["surname"], *korean_rows()["given"]}
        return (spelling for hangul in named if len(hangul) == 1 for spelling in _spelled_korean(hangul, script))
    if script is Script.HANGUL:
        return iter(())
    rows = foreign_korean("syllable_korean_katakana" if script is Script.KANA else "syllable_korean_letters")
    every = (spelling for spellings in rows.values() for spelling, _ in spellings)
    return (spelling for spelling in every if script is Script.KANA or main_script(spelling) is script)


def _korean_surnames(script: Script) -> Iterator[tuple[str, ...]]:
    """The spellings of Korean surnames in syllables, where a name begins: no sound is voiced there."""
    for surname in korean_rows()["surname"]:
        for way in product(*(_spelled_korean(hangul, script) for hangul in surname)):
            if not way[0].startswith(VOICED.get(script, ())):
                yield way


def cuts(text: str, script: Script) -> tuple[Cut, ...]:
    """The ways to cut a folded word into one or two syllables, the likeliest first.

    Args:
        text: without hyphens.
        script: one that `transcribed_arrangements` reads.

    Example:
        >>> cuts("شياوبينغ", Script.ARABIC) == (Cut(("شياو", "بينغ"), CHINESE),), cuts("محمد", Script.ARABIC)
        (True, ())
    """
    known: tuple[Cut, ...] | None = _CUTS.get((script, text))
    if known is None:
        table, folded = _table(script), _folded(text, script)
        may_be = folded and len(folded) <= _WRITINGS[script].most
        found = _cuts(folded, script, MOST) if may_be and folded[0] in table.first and folded[-1] in table.last else ()
        known = tuple(sorted(dict.fromkeys(found), key=_likeliest))
        _CUTS[script, text] = known
    return known


def _likeliest(cut: Cut) -> tuple[float, int, tuple[str, ...], int]:
    return cut.cost, len(cut.syllables), cut.syllables, cut.families


def _cuts(text: str, script: Script, most: int) -> Iterator[Cut]:
    syllables, longest = _table(script).syllables, _WRITINGS[script].longest
    ends = range(1, min(len(text), longest) + 1) if most > 1 or script is Script.KANA else (len(text),)
    for end in ends:
        families, rest = syllables.get(_replaced(text[:end], script), 0), text[end:]
        if rest[:1] == LONG_MARK:
            families, rest = families & CHINESE, rest[1:]
        if not families:
            continue
        spelled = _replaced(text[:end], script)
        if not rest:
            yield Cut((spelled,), families)
        elif most > 1:
            against = script is Script.CYRILLIC and rest[0] in _VOWELS and text[end - 1] not in _VOWELS
            for more in _cuts(rest, script, most - 1):
                if shared := families & more.families:
                    yield Cut((spelled, *more.syllables), shared, AGAINST_RULE_COST * against + more.cost)


def transcribed_arrangements(words: Words, script: Script) -> dict[int, tuple[Arrangement, ...]]:
    """The ways to take a name in another writing as Chinese or Korean, by their number of syllables.

    Args:
        words: folded words in their pieces.
        script: Hangul (Chinese names), katakana, Cyrillic (Korean names) or one of `LETTER_SYSTEMS`.

    Returns:
        Arrangements, the cheapest first, Hangul in letters (jamo); none when the name is neither.

    Example:
        >>> [way.syllables for way in transcribed_arrangements((("شي",), ("جين",), ("بينغ",)), Script.ARABIC)[3]]
        [('شي', 'جين', 'بينغ')]
        >>> [way.syllables for way in transcribed_arrangements((("シー",), ("ジンピン",)), Script.KANA)[3]]
        [('シ', 'ジン', 'ピン')]
        >>> [way.syllables for way in transcribed_arrangements((("мун",), ("чжэин",)), Script.CYRILLIC)[3]]
        [('мун', 'чжэ', 'ин')]
        >>> [as_written(" ".join(w.syllables)) for w in transcribed_arrangements((("마오쩌둥",),), Script.HANGUL)[3]]
        ['마오 쩌 둥']
        >>> transcribed_arrangements((("ヤマダ",), ("タロウ",)), Script.KANA)
        {}
        >>> transcribed_arrangements((("ким",), ("марина",)), Script.CYRILLIC)
        {}
    """
    if script is Script.KANA and sum(len(piece) for word in words for piece in word) > _WRITINGS[script].most:
        return {}
    if script is Script.CYRILLIC:
        words = _russian(words)
    best: dict[tuple[tuple[str, ...], int], float] = {}
    for cut in _spaced(words, script) if len(words) > 1 else _joined(words[0], script) if words else ():
        key = cut.syllables, cut.families
        best[key] = min(cut.cost, best.get(key, cut.cost))
    fewest = min((len(syllables) for syllables, _ in best), default=0)
    own = _WRITINGS[script].cost
    # Between Cyrillic syllables the rule about vowels decides, not their number.
    more = 0.0 if script is Script.CYRILLIC else EXTRA_SYLLABLE_COST
    priced = [(round(own + c + more * (len(s) - fewest), 3), len(s), s, families) for (s, families), c in best.items()]
    found: dict[int, list[Arrangement]] = {}
    for cost, count, syllables, families in sorted(priced)[:MOST_WAYS]:
        way = Arrangement(syllables, cost, (), families == CHINESE and script in LETTER_SYSTEMS, (), 0.0)
        if script is Script.HANGUL:
            way.cost = round(cost + _korean_cost("".join(syllables), count), 3)
            way.syllables = tuple(unicodedata.normalize("NFD", syllable) for syllable in syllables)
        found.setdefault(count, []).append(way)
    return {count: tuple(ways) for count, ways in found.items()}


def _spaced(words: Words, script: Script) -> Iterator[Cut]:
    """A surname in a word of its own, and a given name of one or two syllables in one or more words."""
    surnames = _table(script).surnames
    for head in _whole(words[0], script):
        families = surnames.get(head.syllables, 0) & head.families
        for given in _given(words[1:], script, families) if families else ():
            others = _is_of_others(words[1:], head, given, script)
            if others and script is Script.CYRILLIC:
                return
            cost = round(head.cost + given.cost + KNOWN_COST * others, 3)
            yield Cut(head.syllables + given.syllables, families & given.families, cost)


def _given(words: Words, script: Script, families: int) -> Iterator[Cut]:
    """The ways to cut a given name whose surname is of some families; a Korean one also with its sounds apart."""
    pieces = tuple(piece for word in words for piece in word)
    most = MOST_GIVEN_WORDS if script is Script.CYRILLIC else MOST
    if len(pieces) <= most:
        yield from (cut for cut in _whole(pieces, script, most) if cut.families & families)
    if script is Script.KANA and families & OF_KOREA and len(pieces) == 1:
        for apart in _apart(pieces[0]):
            for cut in _whole((apart,), script):
                if cut.families & OF_KOREA:
                    yield Cut(cut.syllables, OF_KOREA, LINKED_COST)


def _whole(pieces: tuple[str, ...], script: Script, most: int = MOST) -> Iterator[Cut]:
    """The ways to cut pieces into so many syllables of one family together."""
    if script is Script.CYRILLIC:
        pieces = tuple(part for piece in pieces for part in piece.split(HARD_SIGN))
    if len(pieces) > most:
        return
    for choice in product(*(cuts(piece, script) for piece in pieces)):
        families = -1
        for cut in choice:
            families &= cut.families
        syllables = sum((cut.syllables for cut in choice), ())
        if families and len(syllables) <= most:
            yield Cut(syllables, families, sum(cut.cost for cut in choice))


def _joined(pieces: tuple[str, ...], script: Script) -> Iterator[Cut]:
    """Surname and given name in one word, where the writing shows where the one ends."""
    if len(pieces) > 1:
        if script is Script.HANGUL:
            yield from _spaced((pieces[:1], pieces[1:]), script)
        return
    text = pieces[0]
    if len(text) > _WRITINGS[script].most:
        return
    for end in range(1, len(text)):
        head, rest = text[:end], text[end:]
        if script is Script.HANGUL:
            yield from _spaced(((head,), (rest,)), script)
        elif script is Script.THAI and end > 1:
            long = (cut for cut in _spaced(((head,), (rest,)), script) if len(cut.syllables) > MOST)
            yield from (cut._replace(cost=cut.cost + JOINED_COST) for cut in long)
        elif script is Script.KANA and end > 1 and _ends_surname(head, rest):
            ways = _spaced(((head,), (rest,)), script)
            yield from (cut for cut in ways if len(cut.syllables) > MOST or LONG_MARK in text)


def _ends_surname(head: str, rest: str) -> bool:
    """Whether one sees that a name in katakana is not Japanese, and where its surname ends."""
    return head[-1] == LONG_MARK or (head[-1] in _CLOSED and not _FOREIGN.isdisjoint(rest))


@named_cache("syllables.katakana_linked", maxsize=1)
def _linked() -> dict[str, tuple[str, ...]]:
    """What a Korean final makes with the next syllable -> the two apart."""
    found: dict[str, list[str]] = {}
    for together, apart in read_rows("syllable_korean_linked"):
        found.setdefault(together, []).append(apart)
    return {together: tuple(ways) for together, ways in found.items()}


def _apart(text: str) -> Iterator[str]:
    """A given name with the sounds of a final and the next syllable taken apart, in every way."""
    for start in range(1, len(text)):
        for end in range(start + 1, min(len(text), start + 3) + 1):
            for apart in _linked().get(text[start:end], ()):
                yield text[:start] + apart + text[end:]


def _is_of_others(words: Words, head: Cut, given: Cut, script: Script) -> bool:
    """Whether a given name is one of other peoples; syllables written apart, or behind a compound surname, are none."""
    if script is Script.CYRILLIC:
        apart = len(words) > 1 and len(given.syllables) == len(words)
        compound = len(head.syllables) > 1
        single: tuple[str, ...]
        single = () if compound or apart else tuple(word[0] for word in words if len(word) == 1)
    elif script in LETTER_SYSTEMS:
        pieces = [piece for word in words for piece in word]
        single = (pieces[0],) if len(pieces) < len(given.syllables) else ()
    else:
        return False
    return any(commonness(r.text) >= KNOWN_NAME for name in single for r in read_token(name, script))


def _korean_cost(text: str, syllables: int) -> float:
    """What it costs to take for Chinese a name of which all blocks are those of Korean names."""
    rows = korean_rows()["surname"].get(text[0])
    if rows is None or len(text) > KOREAN_BLOCKS or not all(block in korean_given() for block in text[1:]):
        return 0.0
    if syllables < KOREAN_BLOCKS:
        return KOREAN_COST
    return WHOLE_KOREAN_COST if rows[0][2] == COMMON_RANK else RARE_KOREAN_COST


def _russian(words: Words) -> Words:
    """The words in Russian letters: where Ukrainian ones are, и is ы, and і и."""
    if not any(letter in piece for word in words for piece in word for letter in "іїє"):
        return words
    return tuple(tuple(piece.translate(_UKRAINIAN_KOREAN) for piece in word) for word in words)


_UKRAINIAN_KOREAN, _UKRAINIAN_CHINESE = str.maketrans("иіїє", "ыиие"), str.maketrans("ії", "ии")
_LONGEST_PALLADIUS = 6  # letters: чжуань
_PALLADIUS_VOWELS = frozenset("аеиоуэюя")
_GOES_ON = "н"  # belongs to a vowel behind it; нь, й and vowels end a syllable


@named_cache("syllables.palladius", maxsize=1)
def _palladius() -> dict[str, str]:
    """Cyrillic syllable -> pinyin; the soft е of Ukrainian and of newspapers stands for э where that is no other."""
    found = {row[0]: row[1] for row in read_rows("syllable_palladius")}
    for cyrillic, pinyin in tuple(found.items()):
        found.setdefault(cyrillic.replace("э", "е"), pinyin)
    return found


def pinyin_words(words: Words) -> Words | None:
    """Words in Cyrillic letters as words in pinyin, by Palladius's syllables.

    Args:
        words: folded words in their pieces.

    Returns:
        As many words, each in its syllables; `None` when one of them is not Chinese in Palladius's system.

    Example:
        >>> pinyin_words((("си",), ("цзиньпин",))), pinyin_words((("иван",), ("петров",)))
        ((('xi',), ('jin', 'ping')), None)
    """
    found = []
    for word in words:
        pieces = [_pinyin(piece) for piece in word]
        if not pieces or not all(pieces):
            return None
        found.append(sum(pieces, ()))
    return tuple(found)


@named_cache("syllables.palladius_words", maxsize=100_000)
def _pinyin(piece: str) -> tuple[str, ...]:
    """The pinyin syllables of one piece, empty when it has other parts."""
    parts = piece.translate(_UKRAINIAN_CHINESE).split(HARD_SIGN)
    found = [_in_palladius(part, MOST_IN_PINYIN) or _parted(part) for part in parts]
    return sum(found, ()) if all(found) else ()


def _in_palladius(text: str, most: int) -> tuple[str, ...]:
    """Syllables from the left, the longest first; a consonant goes to the vowel behind it."""
    for end in range(min(len(text), _LONGEST_PALLADIUS), 0, -1):
        own = _palladius().get(text[:end])
        if own is None or text[end : end + 1] in _PALLADIUS_VOWELS:
            continue
        if end == len(text):
            return (own,)
        rest = _in_palladius(text[end:], most - 1) if most > 1 else ()
        if rest:
            return (own, *rest)
    return ()


def _parted(text: str) -> tuple[str, ...]:
    """The two syllables of a given name of which the second begins with a vowel: Юэин, Хайянь."""
    for end in range(min(len(text) - 1, _LONGEST_PALLADIUS), 0, -1):
        own, other = _palladius().get(text[:end]), _palladius().get(text[end:])
        if own and other and text[end] in _PALLADIUS_VOWELS and text[end - 1] != _GOES_ON:
            return own, other
    return ()
