"""Chinese and Korean names in other writings: 시진핑, シー・ジンピン, Мун Чжэин, شي جين بينغ, สี จิ้นผิง, 5045 6602 1627.

A name is read as the press of another country spells it: Chinese in Hangul; Chinese and Korean in katakana and in
Arabic, Hebrew, Greek, Thai and Devanagari letters; Korean in Cyrillic (Kontsevich), and Chinese in Cyrillic
(Palladius), which is pinyin in other letters. A table has the syllables and the surnames of a writing; a name is cut
into them, and its syllables become further spellings of what pinyin or Hangul spells (`readings/characters.py`).
Telegraph codes are four digits a character, one table for the Mainland and one for Taiwan; which text is searched for
them is the caller's business.

- The surname comes first and is a Chinese or Korean one; all syllables are of the same people. The given name is one or
  two syllables, joined or spaced.
- In one word, Hangul is cut anywhere, Thai where it makes three syllables, and katakana where one sees that it is not
  Japanese: behind a long mark (シージンピン), or behind a consonant before sounds that Japanese seldom has
  (キムジョンウン). キムラ is no Kim.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from itertools import product
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script
from entityscreen.names.persons.known_words import commonness
from entityscreen.readings.characters import KOREAN, MAINLAND
from entityscreen.romanisation import read_token
from entityscreen.syllables.model import Arrangement, Words
from entityscreen.text.folding import fold_han

# Alphabets of which a table has the syllables and another one the letters that are equal in them.
LETTERS = (Script.ARABIC, Script.HEBREW, Script.GREEK, Script.THAI, Script.INDIC)
EQUAL_LETTERS, CUTS = "syllable_equal_letters", "syllable_cuts"
SYLLABLE, SURNAME, PARTED = "syllable", "surname", "-"  # kinds of rows; between the syllables of a surname
MOST = 2  # syllables of a surname, of a given name, and of a piece of either
MOST_WAYS = 6
MOST_IN_PINYIN = 4  # syllables of a piece in Palladius's system
MOST_GIVEN_WORDS = 3  # of a Korean name in Russian
KNOWN_NAME = 0.25  # a given name as common as this is one of other peoples
# Behind a surname of one syllable, if it has so many: Ким Марина, יאן קליין; many peoples have names like Lin and Na.
FEWEST_OF_OTHERS = {Script.CYRILLIC: 1, **dict.fromkeys(LETTERS, 2)}
LONG_MARK, HARD_SIGN = "ー", "ъ"
CHINESE, OF_KOREA = 1 << MAINLAND, 1 << KOREAN
EXTRA_SYLLABLE_COST = 0.01  # for each syllable more than the fewest that a name can be cut into
AGAINST_RULE_COST = 0.01  # a consonant goes to the vowel behind it; newspapers leave out the hard sign: Чонын is Чон-ын
_CLOSED, _FOREIGN = frozenset("ンムクルプッ"), frozenset("ァィゥェォャュョー")  # ends of syllables; seldom in Japanese
_VOWELS = frozenset("аеиоуыэюя")


class _Writing(NamedTuple):
    """How names are written in one script."""

    cost: float  # of a reading that is not the language's own, in points of similarity
    longest: int  # letters of a syllable, without a long mark
    most: int  # letters of a word or, of katakana, of a name


_WRITINGS = {
    Script.HANGUL: _Writing(0.02, 2, 18),
    Script.KANA: _Writing(0.03, 4, 20),
    Script.CYRILLIC: _Writing(0.0, 7, 40),
    **dict.fromkeys(LETTERS, _Writing(0.02, 9, 18)),
}


class TranscribedCut(NamedTuple):
    """A way to cut letters into syllables."""

    syllables: tuple[str, ...]  # as the tables spell them
    families: int  # those that have all of them, as bits
    cost: float = 0.0  # what cutting so costs


class _Table(NamedTuple):
    """The syllables and the surnames of a writing, with the families that have them."""

    syllables: dict[str, int]  # by their spelling
    surnames: dict[tuple[str, ...], int]  # in syllables
    letters: frozenset[str]  # those of such syllables
    last: frozenset[str]  # those that they end with


class _Equal(NamedTuple):
    """What the letters of a script are taken for, since usage varies in them and no syllable differs by them."""

    letters: dict[int, str]  # of a word
    groups: re.Pattern[str]  # letters that are equal to fewer within a syllable
    same: dict[str, str]  # which those are

    def syllable(self, text: str) -> str:
        """A syllable, its letters being taken so, as the tables spell it."""
        return self.groups.sub(lambda found: self.same[found[0]], text) if self.same else text


@named_cache("syllables.equal_letters", maxsize=16)
def _equal(script: Script) -> _Equal:
    rows = [row[1:] for row in read_rows(EQUAL_LETTERS) if row[0] == script]
    same = {written: plain for written, plain in rows if len(written) > 1}
    letters = {ord(written): plain for written, plain in rows if written not in same}
    return _Equal(letters, re.compile("|".join(sorted(same, key=len, reverse=True))), same)


def plain(syllable: str, script: Script) -> str:
    """A folded syllable as the tables spell it.

    Example:
        >>> plain("เจี้ยน", Script.THAI), plain("וואנג", Script.HEBREW), plain("قوه", Script.ARABIC)
        ('เจิยน', 'ואנג', 'غوه')
    """
    return _equal(script).syllable(syllable.translate(_equal(script).letters))


@named_cache("syllables.transcribed", maxsize=16)
def _table(script: Script) -> _Table:
    syllables: dict[str, int] = {}
    surnames: dict[tuple[str, ...], int] = {}
    for families, kind, spellings in [row[1:] for row in read_rows(CUTS) if row[0] == script]:
        spelled, bits = spellings.split(" "), int(families)
        if kind == SURNAME:
            surnames.update((tuple(spelling.split(PARTED)), bits) for spelling in spelled)
        else:
            syllables.update(dict.fromkeys(spelled, bits))
    written = *syllables, *_equal(script).same
    last = frozenset(spelling[-1] for spelling in written) | {LONG_MARK}
    return _Table(syllables, surnames, last.union(*written), last)


@named_cache("syllables.transcribed_cuts", maxsize=200_000)
def cuts(text: str, script: Script) -> tuple[TranscribedCut, ...]:
    """The ways to cut a folded word without hyphens into one or two syllables, the likeliest first.

    Example:
        >>> [cut.syllables for cut in cuts("ジンピン", Script.KANA)], cuts("ヤマダ", Script.KANA)
        ([('ジン', 'ピン')], ())
    """
    table, text = _table(script), text.translate(_equal(script).letters)
    may_be = 0 < len(text) <= _WRITINGS[script].most and text[-1] in table.last and table.letters.issuperset(text)
    distinct = dict.fromkeys(_cuts(text, script, MOST) if may_be else ())
    return tuple(sorted(distinct, key=lambda cut: (cut.cost, len(cut.syllables), cut.syllables, cut.families)))


def _cuts(text: str, script: Script, most: int) -> Iterator[TranscribedCut]:
    syllables, longest, equal = _table(script).syllables, _WRITINGS[script].longest, _equal(script)
    ends = range(1, min(len(text), longest) + 1) if most > 1 or script is Script.KANA else (len(text),)
    for end in ends:
        spelled, rest = equal.syllable(text[:end]), text[end:]
        families = syllables.get(spelled, 0)
        if rest[:1] == LONG_MARK:
            families, rest = families & CHINESE, rest[1:]
        if not families:
            continue
        if not rest:
            yield TranscribedCut((spelled,), families)
        elif most > 1:
            against = script is Script.CYRILLIC and rest[0] in _VOWELS and text[end - 1] not in _VOWELS
            for more in _cuts(rest, script, most - 1):
                if shared := families & more.families:
                    yield TranscribedCut((spelled, *more.syllables), shared, AGAINST_RULE_COST * against + more.cost)


def transcribed_ways(words: Words, script: Script) -> list[Arrangement]:
    """The ways to take a name in Hangul (Chinese), Cyrillic (Korean) or katakana or one of `LETTERS` (either); the
    cheapest first, Hangul in letters (jamo).

    Example:
        >>> [way.syllables for way in transcribed_ways((("シー",), ("ジンピン",)), Script.KANA)]
        [('シ', 'ジン', 'ピン')]
        >>> [way.syllables for way in transcribed_ways((("мун",), ("чжэин",)), Script.CYRILLIC)]
        [('мун', 'чжэ', 'ин')]
        >>> [len(" ".join(way.syllables)) for way in transcribed_ways((("마오쩌둥",),), Script.HANGUL)]
        [11]
        >>> [way.syllables for way in transcribed_ways((("شي",), ("جين",), ("بينغ",)), Script.ARABIC)]
        [('شي', 'جين', 'بينغ')]
        >>> transcribed_ways((("ヤマダ",), ("タロウ",)), Script.KANA)
        []
    """
    if script is Script.KANA and sum(len(piece) for word in words for piece in word) > _WRITINGS[script].most:
        return []
    if script is Script.CYRILLIC:
        words = _russian(words)
    best: dict[tuple[tuple[str, ...], int], float] = {}
    for cut in _spaced(words, script) if len(words) > 1 else _joined(words[0], script) if words else ():
        key = cut.syllables, cut.families
        best[key] = min(cut.cost, best.get(key, cut.cost))
    fewest = min((len(syllables) for syllables, _ in best), default=0)
    base_cost = _WRITINGS[script].cost
    # Between Cyrillic syllables the rule about vowels decides, not their number.
    more = 0.0 if script is Script.CYRILLIC else EXTRA_SYLLABLE_COST
    priced = [
        (round(base_cost + c + more * (len(s) - fewest), 3), len(s), s, families) for (s, families), c in best.items()
    ]
    letters = partial(unicodedata.normalize, "NFD") if script is Script.HANGUL else str
    return [
        Arrangement(tuple(map(letters, syllables)), cost, (), (), 0.0)
        for cost, _, syllables, _ in sorted(priced)[:MOST_WAYS]
    ]


def _spaced(words: Words, script: Script) -> Iterator[TranscribedCut]:
    """A surname in a word of its own, and a given name of one or two syllables in one or more words."""
    surnames, behind = _table(script).surnames, tuple(piece for word in words[1:] for piece in word)
    most = MOST_GIVEN_WORDS if script is Script.CYRILLIC else MOST
    one_word = script in FEWEST_OF_OTHERS and len(words) == MOST and len(behind) == 1
    fewest_syllables = (
        FEWEST_OF_OTHERS[script] if one_word and _is_of_others(behind[0], script) else MOST_GIVEN_WORDS + 1
    )
    for head in _whole(words[0], script):
        families = surnames.get(head.syllables, 0) & head.families
        for given_name in _whole(behind, script, most) if families else ():
            shared = families & given_name.families
            if shared and not (len(head.syllables) == 1 and len(given_name.syllables) >= fewest_syllables):
                yield TranscribedCut(
                    head.syllables + given_name.syllables, shared, round(head.cost + given_name.cost, 3)
                )


@named_cache("syllables.names_of_others", maxsize=20_000)
def _is_of_others(name: str, script: Script) -> bool:
    """Whether a word is a given name of other peoples: Ким Марина is a Russian name."""
    return any(commonness(reading.text) >= KNOWN_NAME for reading in read_token(name, script))


def _whole(pieces: tuple[str, ...], script: Script, most: int = MOST) -> Iterator[TranscribedCut]:
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
            yield TranscribedCut(syllables, families, sum(cut.cost for cut in choice))


def _joined(pieces: tuple[str, ...], script: Script) -> Iterator[TranscribedCut]:
    """Surname and given name in one word, where the writing shows where the one ends."""
    if len(pieces) > 1:
        if script is Script.HANGUL:
            yield from _spaced((pieces[:1], pieces[1:]), script)
        return
    text = pieces[0]
    if len(text) > _WRITINGS[script].most:
        return
    fewest = MOST if script is Script.HANGUL or (script is Script.KANA and LONG_MARK in text) else MOST + 1
    for end in range(1, len(text)):
        head, rest = text[:end], text[end:]
        if _may_end_surname(head, rest, script):
            yield from (cut for cut in _spaced(((head,), (rest,)), script) if len(cut.syllables) >= fewest)


def _may_end_surname(head: str, rest: str, script: Script) -> bool:
    """Whether a surname may end in a word: in katakana one sees where, and that the name is not Japanese."""
    if script is not Script.KANA:
        return script is Script.HANGUL or (script is Script.THAI and len(head) > 1)
    return len(head) > 1 and (head[-1] == LONG_MARK or (head[-1] in _CLOSED and not _FOREIGN.isdisjoint(rest)))


def _russian(words: Words) -> Words:
    """The words in Russian letters: where Ukrainian ones are, и is ы, and і и."""
    if not any(letter in piece for word in words for piece in word for letter in "іїє"):
        return words
    return tuple(tuple(piece.translate(_UKRAINIAN_KOREAN) for piece in word) for word in words)


def may_be_cut(word: str, script: Script) -> bool:
    """Whether a word in letters other than Latin ones may be cut into the syllables of a Chinese or Korean name.

    Example:
        >>> [may_be_cut(word, Script.CYRILLIC) for word in ("цзиньпин", "чжэин", "петров")]
        [True, True, False]
    """
    if script is not Script.CYRILLIC:
        return script in LETTERS and bool(cuts(word, script))
    spelled = {word, word.translate(_UKRAINIAN_KOREAN)}  # another word of the name may be Ukrainian
    return bool(_pinyin(word)) or any(all(cuts(part, script) for part in text.split(HARD_SIGN)) for text in spelled)


_UKRAINIAN_KOREAN, _UKRAINIAN_CHINESE = str.maketrans("иіїє", "ыиие"), str.maketrans("ії", "ии")
_LONGEST_PALLADIUS = 6  # letters: чжуань
_PALLADIUS_VOWELS = frozenset("аеиоуэюя")
_GOES_ON = "н"  # goes to a vowel behind it; нь, й and vowels end a syllable


@named_cache("syllables.palladius", maxsize=1)
def _palladius() -> dict[str, str]:
    """Cyrillic syllable -> pinyin; the soft е of Ukrainian and of newspapers stands for э where that is no other."""
    pinyin_of = {row[0]: row[1] for row in read_rows("syllable_palladius")}
    for cyrillic, pinyin in tuple(pinyin_of.items()):
        pinyin_of.setdefault(cyrillic.replace("э", "е"), pinyin)
    return pinyin_of


def pinyin_words(words: Words) -> Words | None:
    """Words in Cyrillic letters as words in pinyin, by Palladius's syllables; `None` when one of them is not Chinese.

    Example:
        >>> pinyin_words((("си",), ("цзиньпин",))), pinyin_words((("иван",), ("петров",)))
        ((('xi',), ('jin', 'ping')), None)
    """
    syllables = []
    for word in words:
        pieces = [_pinyin(piece) for piece in word]
        if not pieces or not all(pieces):
            return None
        syllables.append(sum(pieces, ()))
    return tuple(syllables)


@named_cache("syllables.palladius_words", maxsize=100_000)
def _pinyin(piece: str) -> tuple[str, ...]:
    """The pinyin syllables of one piece, empty when it has other parts."""
    parts = piece.translate(_UKRAINIAN_CHINESE).split(HARD_SIGN)
    syllables = [min(_in_palladius(part, MOST_IN_PINYIN), default=(0, 0, ()))[2] for part in parts]
    return sum(syllables, ()) if all(syllables) else ()


def _in_palladius(text: str, most: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Ways to cut, each with its syllables that begin with a vowel (Юэин, Хайянь) and with their number."""
    for end in range(1, min(len(text), _LONGEST_PALLADIUS) + 1):
        syllable, behind = _palladius().get(text[:end]), text[end : end + 1]
        vowel = behind in _PALLADIUS_VOWELS
        if syllable is None or (vowel and text[end - 1] == _GOES_ON):
            continue
        if not behind:
            yield 0, 1, (syllable,)
        elif most > 1:
            yield from (
                (vowel + n, 1 + count, (syllable, *rest)) for n, count, rest in _in_palladius(text[end:], most - 1)
            )


MAINLAND_CODE, TAIWAN_CODE = "mainland telegraph code", "Taiwan telegraph code"
# Two to four groups, together or parted by one space, hyphen or slash; not inside a longer number.
_RUN = re.compile(r"(?<![\d.,])(?<!\d[ /-])\d{4}(?:([ /-]?)\d{4})(?:\1\d{4}){0,2}(?!\d|[.,]\d)(?![ /-]\d)")
_YEARS = re.compile(r"(?:19|20)\d\d[ /-](?:19|20)\d\d")


@named_cache("syllables.telegraph", maxsize=1)
def _telegraph_codes() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {MAINLAND_CODE: {}, TAIWAN_CODE: {}}
    for code, mainland, taiwan in read_rows("telegraph_codes"):
        if mainland:
            tables[MAINLAND_CODE][code] = mainland
        if taiwan:
            tables[TAIWAN_CODE][code] = taiwan
    return tables


@named_cache("syllables.surname_characters", maxsize=1)
def _surname_characters() -> frozenset[str]:
    return frozenset(row[0][0] for row in read_rows("han_names") if row[1] != "0")


def _decoded(digits: str) -> list[tuple[str, str]]:
    groups = [digits[i : i + 4] for i in range(0, len(digits), 4)]
    texts = []
    for table, codes in _telegraph_codes().items():
        characters = [codes.get(group, "") for group in groups]
        if all(characters):
            texts.append(("".join(characters), table))
    return texts


def find_telegraph(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """Runs of two to four telegraph codes in a text that can be a person's name: start, end, characters, table.

    The first character is a surname; pairs of years are none.

    Example:
        >>> find_telegraph("BENEFICIARY 5045/6602/1627 REF 12345678901")
        ((12, 26, '习近平', 'mainland telegraph code'), (12, 26, '習近平', 'Taiwan telegraph code'))
    """
    runs = []
    for match in _RUN.finditer(text):
        if _YEARS.match(match.group()):
            continue
        digits = "".join(c for c in match.group() if c.isdigit())
        for characters, table in _decoded(digits):
            if fold_han(characters[0]) in _surname_characters():
                runs.append((match.start(), match.end(), characters, table))
    return tuple(runs)
