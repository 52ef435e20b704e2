"""What Latin letters a brand in Chinese, Japanese or Korean characters may be: P(letters | characters), unit by unit.

A unit is a Chinese character, a mora of kana, a letter of Hangul, or a word that is in Latin letters already. Half of
the brands are spelled in one system throughout (`systems`); the others are coined, each character by a system of its
own, by its meaning, or by its sound. Which letters are written for a sound was learnt from pairs
(`resources/similarity/`), one table for the beginnings and endings of Mandarin syllables, for kana and for Hangul.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from math import log2
from typing import Any

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.model.script import Script, main_script
from entityscreen.names.segment.brand_spellings import (
    PINYIN_INITIALS,
    brand_meanings,
    brand_spellings,
    character_sounds,
    japanese_spellings,
    japanese_words,
    kanji_spellings,
    mandarin_readings,
    meant_words,
    shared_brands,
    split_syllable,
    unsounded_spellings,
)
from entityscreen.readings.characters import CANTONESE, MAINLAND, MIN, TAIWAN

# No number of the model stands in code: `tools/fit_organisations.py` writes the fitted ones.
Shares = dict[str, float]


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers, by what they are for: `resources/similarity/parameters.tsv` says it of each; `bits` are log2."""

    channel: Shares
    bits: Shares
    background: Shares
    systems: Shares
    characters: Shares
    foreign: Shares
    kanji: Shares
    weights: Shares


@named_cache("similarity.parameters", maxsize=1)
def parameters() -> Parameters:
    """The fitted numbers.

    Example:
        >>> 0.0 < parameters().channel["split"] < 1.0
        True
    """
    parts: dict[str, Shares] = {}
    for part, name, value in read_rows("similarity_parameters"):
        parts.setdefault(part, {})[name] = float(value)
    bits = {name: log2(value) for name, value in parts["channel"].items() if 0.0 < value <= 1.0}
    named = ("background", "system", "character", "foreign character", "kanji", "weight")
    return Parameters(parts["channel"], bits, *(parts[name] for name in named))


# How a brand is written: spelled in one system, translated, coined by sound, or as a loan word, mora by mora; or it is
# hardly shown: its beginning alone, or with few bits.
EXACT, MEANING, EAR, MORA, FAINT = 0, 1, 2, 3, 4
BY_EAR, BY_MEANING, BY_LETTERS, AS_WRITTEN = "by ear", "by meaning", "as a loan word", "as written"
TRANSLATED, CUSTOMARY = "translated", "customary"  # a word of several characters, and the usual form of a foreign name
SHORTEST_MEANING = 3  # letters
LONGEST_WORD = 6  # characters of a word that is translated, read in Japanese, or customary, as one
LEAST = 5e-4  # chance of a way to write a syllable
_FAMILIES = ((MAINLAND, "pinyin"), (TAIWAN, "Wade-Giles"), (CANTONESE, "Hong Kong"), (MIN, "Hokkien"))
# A character alone that is spelled as no system of the mainland does is coined as well as one written by its sound.
_DIALECTS = frozenset({"Wade-Giles", "Hong Kong", "Hokkien"})
_COINED = frozenset({BY_EAR, "ending", PINYIN_INITIALS})
_MEANT = frozenset({BY_MEANING, TRANSLATED, CUSTOMARY, "meaning"})
_MORA = re.compile("[ァ-ヺ][ァィゥェォャュョヮ]?|.")
_FIRST_HANGUL, _VOWELS, _CLOSINGS = 0xAC00, 588, 28

_Letters = dict[str, tuple[float, str]]  # letters to the chance and the likeliest system


@dataclass(slots=True, eq=False)
class Pieces:
    """The letters that a unit, or several, may be.

    Attributes:
        key: tells them from others.
        read: gives each with its chance and the likeliest system; called once, and for most whole brands never.
        whole: whether they are spellings of a whole brand, which may be several words.
        by_character: of a whole brand in Chinese characters, what each character may be spelled as in it.
        unspelled: the spellings of that brand that are not put together of those.
    """

    key: Any
    read: Callable[[], _Letters]
    whole: bool = False
    by_character: tuple[tuple[tuple[int, Pieces], ...], ...] = ()
    unspelled: Pieces | None = None
    _letters: _Letters | None = field(default=None, init=False, repr=False)

    @property
    def letters(self) -> _Letters:
        """Each spelling with its chance and the likeliest system."""
        if self._letters is None:
            self._letters = self.read()
        return self._letters


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A unit of a brand.

    Attributes:
        text: its characters.
        silent: log2 of the chance that nothing is written for it.
        ending_here: of how many units, this one the last, and the letters that they may be.
    """

    text: str
    silent: float
    ending_here: tuple[tuple[int, Pieces], ...]


@named_cache("similarity.sounds", maxsize=1)
def _sounds() -> dict[str, Shares]:
    """Of each sound the letters that are written for it, with their chance."""
    shares: dict[str, Shares] = {}
    for sound, by_sound in read_pairs("similarity_sounds").items():
        cells = (cell.rpartition(":") for cell in by_sound.split(" "))
        shares[sound] = {letters: float(chance) for letters, _, chance in cells}
    return shares


@named_cache("similarity.roots", maxsize=1)
def _roots() -> dict[str, tuple[str, ...]]:
    return {root: tuple(words.split()) for part, root, words in read_rows("segment_sounds") if part == "stem"}


@named_cache("similarity.endings", maxsize=1)
def coined_endings() -> frozenset[str]:
    """Endings that coin a brand, which no character says.

    Example:
        >>> {"tek", "flex"} <= coined_endings()
        True
    """
    return frozenset(e for part, _, endings in read_rows("segment_sounds") if part == "ending" for e in endings.split())


@named_cache("similarity.endings_table", maxsize=1)
def coined_endings_table() -> Pieces:
    """The same as pieces."""
    chance = parameters().channel["ending"]
    return Pieces("endings", lambda: dict.fromkeys(coined_endings(), (chance, "ending")))


@named_cache("similarity.transcriptions", maxsize=1)
def _transcriptions() -> dict[str, tuple[str, ...]]:
    """Characters that transcribe foreign names, with the letters for which they stand."""
    rows = read_pairs("han_transcriptions").items()
    return {character: tuple(s for s in sounds.split() if s.isascii()) for character, sounds in rows}


def is_kana(text: str) -> bool:
    """Whether a text begins with kana."""
    return "぀" <= text[:1] <= "ヿ"


def is_hangul(text: str) -> bool:
    """Whether a text begins with a syllable of Hangul."""
    return "가" <= text[:1] <= "힣"


def sounds_of(text: str) -> list[str]:
    """The sounds of which a text is made: beginnings and endings of syllables, morae, letters of Hangul.

    Args:
        text: folded characters of one script.

    Example:
        >>> sounds_of("光"), sounds_of("ファン"), sounds_of("광")
        (['<g', '>uang'], ['ファ', 'ン'], ['k0', 'v9', 'c21'])
    """
    if is_hangul(text):
        return [sound for character in text for sound in _jamo(character)]
    if is_kana(text):
        return _MORA.findall("".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text))
    readings = (reading for character in text for reading in mandarin_readings(character)[:1])
    return [f"{part}{s}" for reading in readings for part, s in zip("<>", split_syllable(reading), strict=True)]


def _jamo(character: str) -> list[str]:
    number = ord(character) - _FIRST_HANGUL
    if not 0 <= number < 11_172:
        return [character]
    closing = number % _CLOSINGS
    letters = [f"k{number // _VOWELS}", f"v{number % _VOWELS // _CLOSINGS}"]
    return [*letters, f"c{closing}"] if closing else letters


@named_cache("similarity.units", maxsize=1_000)
def units_of(text: str, *, japanese: bool) -> tuple[Unit, ...]:
    """The units of a brand with the letters that they may be.

    Args:
        text: folded characters of one script, or a word in Latin letters.
        japanese: whether the name is Japanese.

    Example:
        >>> [unit.text for unit in units_of("高芯", japanese=False)]
        ['高', '芯']
    """
    return tuple(_units(text, japanese))


def _units(text: str, japanese: bool) -> Iterator[Unit]:
    channel = parameters().channel
    if text.isascii():
        as_written = Pieces(text, lambda: {text: (channel["written"], AS_WRITTEN)})
        yield Unit(text, log2(channel["silent"]), ((1, as_written),))
        return
    whole = _whole(text, japanese)
    if is_kana(text) or is_hangul(text):
        parts, group = sounds_of(text), _group_of(text)
        of_group = len(sounds_of(group))
        for place, sound in enumerate(parts):
            by_sound = _sounds().get(sound, {})
            pieces = [(1, _sound_pieces(sound, first=not place))]
            if place + 1 == of_group:
                pieces.append((of_group, Pieces((group, "group"), partial(_names_of_group, group))))
            last = place + 1 == len(parts)
            silent = max(channel["least silent"], by_sound.get("", channel["silent sound"]))
            yield Unit(sound, log2(silent), (*pieces, (len(parts), whole)) if last else tuple(pieces))
        return
    foreign = not japanese and len(text) > 2 and all(character in _transcriptions() for character in text)
    for place, character in enumerate(text):
        pieces = [(1, _character_pieces(character, japanese, foreign)), *_words_ending(text, place, japanese)]
        if place + 1 == len(text):
            pieces.append((len(text), whole))
        yield Unit(character, log2(channel["silent"]), tuple(pieces))


def _group_of(text: str) -> str:
    """The brand of a group before a firm's own brand: 현대 in 현대글로비스; empty where there is none."""
    lengths = range(2, len(text) - 1)
    return next((text[:length] for length in lengths if text[:length] in shared_brands()), "")


def _names_of_group(group: str) -> _Letters:
    names = shared_brands()[group]
    return {name: (parameters().channel["shared"] / len(names), "group") for name in names}


def _whole(text: str, japanese: bool) -> Pieces:
    """The spellings of a whole brand."""
    key, read = (text, japanese), partial(_in_one_system, text, japanese)
    if main_script(text) is not Script.HAN:
        return Pieces(key, partial(read, True), whole=True)
    by_character = tuple(
        ((1, _spelled_pieces(character, japanese)), *(_words_ending(text, place, japanese) if japanese else ()))
        for place, character in enumerate(text)
    )
    unspelled = Pieces((*key, "unspelled"), partial(read, False), whole=True)
    return Pieces(key, partial(read, True), True, by_character, unspelled)


def _words_ending(text: str, place: int, japanese: bool) -> Iterator[tuple[int, Pieces]]:
    """The words of several characters of the tables that end at a character, each with its size, the shortest first."""
    for size in range(2, min(LONGEST_WORD, place + 1) + 1):
        word = text[place + 1 - size : place + 1]
        if word in _words() and (pieces := _word_pieces(word, japanese, whole=size == len(text))) is not None:
            yield size, pieces


@named_cache("similarity.spelled_pieces", maxsize=20_000)
def _spelled_pieces(character: str, japanese: bool) -> Pieces:
    """What a character may be spelled as where its brand is in one system: its readings alone."""
    return Pieces((character, japanese, "spelled"), partial(_readings_of, character, japanese))


def _readings_of(character: str, japanese: bool) -> _Letters:
    kinds = [kanji_spellings(character, kind) for kind in ("on", "kun")] if japanese else []
    letters = {letters.replace(" ", "") for of in (*kinds, *character_sounds(character).values()) for letters, _ in of}
    return dict.fromkeys(sorted(letters), (1.0, "pinyin"))


def grade(system: str, *, whole: bool) -> int:
    """How a unit is written in a system: one of `EXACT` to `MORA`."""
    if system == BY_LETTERS:
        return MORA
    if system in _MEANT:
        return MEANING
    return EAR if system in _COINED or (not whole and system in _DIALECTS) else EXACT


def _add(found: _Letters, letters: str, chance: float, system: str) -> None:
    if letters:
        before, named = found.get(letters, (0.0, system))
        found[letters] = (before + chance, system if chance > before else named)


def _spread(found: _Letters, spellings: Iterable[tuple[str, float]], share: float, system: str) -> None:
    """Give a share to spellings, the less the more each costs."""
    price = parameters().channel["cost"]
    chances = {letters.replace(" ", ""): 2.0 ** (-price * cost) for letters, cost in spellings}
    total = sum(chances.values())
    for letters, chance in chances.items():
        _add(found, letters, share * chance / total, system)


def _in_one_system(text: str, japanese: bool, by_sound: bool) -> _Letters:
    """The spellings of a whole brand in one system; by the sound of each unit too, or only the others."""
    numbers = parameters()
    chances: _Letters = _names_of_group(text) if text in shared_brands() else {}
    native = japanese or is_hangul(text) or is_kana(text)
    spellings = brand_spellings(text, japanese=japanese) if by_sound else unsounded_spellings(text, japanese=japanese)
    for letters, system, cost in spellings:
        if native:
            share = numbers.systems["foreign" if system == "pinyin" else "native"]
        else:
            share = numbers.systems.get(system, numbers.systems["other"])
        chance = numbers.channel["one system"] * share * 2.0 ** (-numbers.channel["cost"] * cost)
        _add(chances, letters, chance, system)
    return chances


@named_cache("similarity.character_pieces", maxsize=20_000)
def _character_pieces(character: str, japanese: bool, foreign: bool) -> Pieces:
    return Pieces((character, japanese, foreign), partial(_of_character, character, japanese, foreign))


def _of_character(character: str, japanese: bool, foreign: bool) -> _Letters:
    numbers = parameters()
    shares = numbers.kanji if japanese else numbers.foreign if foreign else numbers.characters
    chances: _Letters = {}
    if foreign:
        transcriptions = _transcriptions()[character]
        for letters in transcriptions:
            _add(chances, letters, shares["transcription"] / len(transcriptions), BY_EAR)
    sounds = character_sounds(character)
    for family, system in _FAMILIES:
        if system in shares:
            _spread(chances, sounds[family], shares[system], system)
    for kind in ("on", "kun"):
        if kind in shares:
            _spread(chances, kanji_spellings(character, kind), shares[kind], "Japanese")
    if BY_EAR in shares:
        for letters, chance in syllables_by_ear(character).items():
            _add(chances, letters, shares[BY_EAR] * chance, BY_EAR)
    meanings = [w for w in (*_roots().get(character, ()), *brand_meanings(character)) if len(w) >= SHORTEST_MEANING]
    for word in meanings:
        _add(chances, word, shares[BY_MEANING] / len(meanings), BY_MEANING)
    return chances


def syllables_by_ear(character: str) -> Shares:
    """The letters that are written for a character, with their chance."""
    readings = mandarin_readings(character)[:2]
    second = parameters().channel["second reading"]
    shares = (1.0,) if len(readings) == 1 else (1.0 - second, second)
    chances: Shares = {}
    for share, reading in zip(shares, readings, strict=False):
        beginning, ending = split_syllable(reading)
        for first, first_share in _sounds().get("<" + beginning, {}).items():
            for last, last_share in _sounds().get(">" + ending, {}).items():
                if first_share * last_share > LEAST:
                    chances[first + last] = chances.get(first + last, 0.0) + share * first_share * last_share
    return chances


@named_cache("similarity.known_words", maxsize=1)
def _words() -> frozenset[str]:
    """The words of several characters that a table translates or reads as one."""
    return frozenset(word for word in (*_transcriptions(), *meant_words(), *japanese_words()) if len(word) > 1)


@named_cache("similarity.words", maxsize=20_000)
def _word_pieces(word: str, japanese: bool, *, whole: bool) -> Pieces | None:
    """A word of several characters: translated, read in Japanese, or the customary form of a foreign name."""
    channel = parameters().channel
    chances: _Letters = {}
    customary = () if japanese else _transcriptions().get(word, ())
    for name in customary:
        _add(chances, name, channel["customary"] / len(customary), CUSTOMARY)
    meanings = brand_meanings(word)
    for meaning in meanings:
        _add(chances, meaning, channel["word by meaning"] / len(meanings), TRANSLATED)
    if japanese or not whole:
        read = [(letters, cost) for letters, _, cost in japanese_spellings(word, whole=True)]
        if read:
            _spread(chances, read, channel["word read" if japanese else "word read in Chinese"], "Japanese")
    return Pieces((word, japanese, whole), lambda: chances) if chances else None


@named_cache("similarity.sound_pieces", maxsize=2_000)
def _sound_pieces(sound: str, *, first: bool) -> Pieces:
    by_letters = parameters().channel["by letters"] if first else 1.0
    by_sound = _sounds().get(sound, {})
    letters = {x: (by_letters * chance, BY_LETTERS) for x, chance in by_sound.items() if x}
    return Pieces((sound, first), lambda: letters)
