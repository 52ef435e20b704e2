"""Tokens: the words of a name with everything by which they can match another word.

A token holds what one word is by itself: its spellings in Latin letters, its sound, its meaning. What it is worth in a
name belongs to `prepare.py`, how alike two are to `likeness.py`. Tokens are interned: the same word is the same object,
so that comparisons can be remembered by identity.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import RecordTable, read_pairs
from entityscreen.model.script import Script, main_script
from entityscreen.names.lexicon import Concept
from entityscreen.names.organisation_words import adjective_endings
from entityscreen.names.persons.gendered import groups_of_father
from entityscreen.names.persons.known_words import is_particle_at, nickname_groups, usual_form
from entityscreen.names.segment.brand_spellings import brand_spellings
from entityscreen.romanisation import (
    CUSTOMARY_SYSTEM,
    LAO_SYSTEM,
    RULED_SYSTEM,
    THAI_SYSTEM,
    USUAL_SYSTEM,
    Romanisation,
    read_token,
)
from entityscreen.romanisation.abjads import ARABIC_CONSONANTS
from entityscreen.romanisation.han import read_transcription
from entityscreen.romanisation.orthographies import FRENCH_SOUND, plain_forms, plainly, read_latin
from entityscreen.text.look_alikes import BROKEN, read_broken
from entityscreen.text.sounds import consonant_keys, sound_key, sound_keys
from entityscreen.text.words import CJK

# Scripts whose words are not compared by sound: Latin is spelled already, a Chinese character is no sound.
NOT_PHONETIC = frozenset({Script.LATIN, Script.HAN, Script.COMMON})
# A single letter of these is a syllable or more, and no initial; most of the others are, as Khmer and Burmese.
SYLLABIC = frozenset({Script.HAN, Script.KANA, Script.HANGUL, Script.OTHER})
_DIGITS = str.maketrans({"0": "o", "1": "l", "3": "e", "5": "s", "8": "b"})
_FATHERS = 1_000_000  # the numbers of groups from which those of fathers count: Ivan is not Ivanovich
LOOKALIKE_COST = 0.04
ADJECTIVE_COST = 0.05


# Not frozen, though nobody changes them: these are made for every new word, and a frozen one costs four times as much.
@dataclass(slots=True, unsafe_hash=True)
class Spelling:
    """One way to write a token in Latin letters."""

    text: str  # lower-case ASCII letters and digits
    system: str  # the romanisation's name; empty when the word is Latin itself
    cost: float  # in [0, 1]; 0 is certain
    sound: str  # its sound key


@dataclass(slots=True, eq=False)
class Token:
    """One word, interned."""

    text: str  # the folded word; words of a phrase with spaces between
    script: Script  # its script
    spellings: tuple[Spelling, ...]  # in Latin letters, the likeliest first; may be empty
    phonetic: bool  # whether its script is compared with Latin ones by sound (see `text/phonetics.py`)
    groups: frozenset[int]  # the given names that it is a form of (see `persons.nickname_groups`)
    concept: Concept | None  # what it means, when it is a legal form, an industry, a place, a number
    initial: bool  # whether it is a single letter
    # plain spellings of what may be a Thai, Lao or Khmer name, see `romanisation/orthographies.py`
    thai: frozenset[str] = frozenset()
    signature: int = 0  # its match signature, see `match_signature.py`; 0 until somebody asks

    @property
    def latin(self) -> str:
        """Its likeliest Latin spelling; its own text where it has none."""
        return self.spellings[0].text if self.spellings else self.text


class _BrandToken(Token):
    """A brand in characters; its spellings are made when somebody asks: few names are like a listed one."""

    __slots__ = ("japanese",)

    def __init__(self, text: str, script: Script, *, japanese: bool) -> None:
        self.text, self.script, self.japanese = text, script, japanese
        self.phonetic = script not in NOT_PHONETIC
        self.concept, self.initial, self.thai, self.signature = None, False, _NO_THAI, 0

    def __getattr__(self, name: str) -> Any:
        """Fill a slot that is empty yet."""
        if name == "spellings":
            self.spellings = _with_sounds(brand_spellings(self.text, japanese=self.japanese))
        elif name == "groups":
            self.groups = _groups(self.spellings, self.script, phonetic=self.phonetic)
        else:
            raise AttributeError(name)
        return getattr(self, name)


_TOKENS = BoundedDict("names.tokens", 200_000)
_NO_GROUPS: frozenset[int] = frozenset()
# Scripts whose known names are not taken by sound for forms of others, and romanisations that are a name's form at most
# by chance.
_KNOWN_BY_TABLES = frozenset({Script.ARABIC, Script.INDIC})
_OF_NO_GROUP = frozenset({ARABIC_CONSONANTS, FRENCH_SOUND, RULED_SYSTEM})
_NO_THAI: frozenset[str] = frozenset()
_THAI_SYSTEMS = frozenset({THAI_SYSTEM, LAO_SYSTEM})


def word_token(text: str) -> Token:
    """The token of one folded word.

    Example:
        >>> word_token("putin") is word_token("putin"), word_token("путин").spellings[0].text
        (True, 'putin')
    """
    token: Token | None = _TOKENS.get(text)
    if token is None:
        token = _TOKENS[text] = _make(text, _with_sounds(_spellings(text)), None)
    return token


def brief_token(text: str) -> Token:
    """The token of one folded word in Latin letters for the moment: without its sounds, and not kept.

    Example:
        >>> brief_token("putin").groups == word_token("putin").groups, brief_token("putin").spellings[0].sound
        (True, '')
    """
    return _make(text, tuple([Spelling(*row, "") for row in _latin_spellings(text)]), None)


def organisation_token(text: str) -> Token:
    """The token of one folded word of an organisation's name: an adjective is its stem too, `муромский завод` the plant
    of Murom. In a person's name it is none: nobody is named Петров who is named Петровский.

    Example:
        >>> [spelling.system for spelling in organisation_token("муромский").spellings][-1]
        'stem of an adjective'
        >>> organisation_token("муром") is word_token("муром")
        True
    """
    stem = _stem(text)
    return segment_token(text, (*_spellings(text), *stem)) if stem else word_token(text)


def concept_token(text: str, meaning: Concept, spellings: tuple[tuple[str, str, float], ...] = ()) -> Token:
    """The token of a phrase that a table gives a meaning.

    Args:
        text: the folded phrase as written, words parted by spaces.
        meaning: what the table gives.
        spellings: (text, system, cost) of its romanisations; empty for a phrase in Latin letters, whose
            spelling is its own text joined.
    """

    def make() -> Token:
        joined = text.replace(" ", "")
        return _make(text, _with_sounds(spellings or (*_spellings(joined), *_stem(joined))), meaning)

    return _interned((text, meaning.id, meaning.role), make)


def brand_token(text: str, *, japanese: bool) -> Token:
    """The token of a segment without a meaning of its own in a Chinese, Japanese or Korean name.

    Args:
        text: folded characters of one script.
        japanese: whether the name is Japanese.

    Example:
        >>> brand_token("高芯", japanese=False).latin
        'gaoxin'
    """
    script = main_script(text)
    if script not in CJK:
        return segment_token(text, ())
    of_name = japanese and script is Script.HAN  # others are spelled alike in any name
    return _interned(("brand", text, of_name), lambda: _BrandToken(text, script, japanese=of_name))


def segment_token(text: str, spellings: tuple[tuple[str, str, float], ...]) -> Token:
    """The token of a word that has these spellings and no meaning of its own."""
    return _interned((text, spellings), lambda: _make(text, _with_sounds(spellings), None))


def transcribed_token(text: str, readings: tuple[Romanisation, ...] = ()) -> Token:
    """The token of a foreign name in Chinese characters: it is compared by sound, like a word of any other script.

    Args:
        text: the characters.
        readings: what they stand for, where they alone do not say it.
    """
    rows = _rows(readings)

    def make() -> Token:
        spellings = _with_sounds(rows or _rows(read_transcription(text)))
        return Token(text, Script.HAN, spellings, True, _groups(spellings, Script.HAN, phonetic=True), None, False)

    return _interned(("transcribed", text, rows), make)


def token_read_as(text: str, readings: tuple[Romanisation, ...]) -> Token:
    """The token of a surname or given name in characters, with its own romanisations; it is never a Western name."""
    rows = _rows(readings)
    return _interned(
        ("read as", text, rows), lambda: Token(text, Script.HAN, _with_sounds(rows), True, _NO_GROUPS, None, False)
    )


def _interned(key: Hashable, make: Callable[[], Token]) -> Token:
    token: Token | None = _TOKENS.get(key)
    if token is None:
        token = _TOKENS[key] = make()
    return token


def transcribed_names(token: Token) -> frozenset[str]:
    """The names of which a word in Chinese characters is a customary form; none for any other word."""
    return frozenset([spelling.text for spelling in token.spellings if spelling.system == CUSTOMARY_SYSTEM])


def _make(text: str, spellings: tuple[Spelling, ...], meaning: Concept | None) -> Token:
    script = main_script(text)
    phonetic = script not in NOT_PHONETIC
    groups = _groups(spellings, script, phonetic=phonetic) if meaning is None else _NO_GROUPS
    initial = len(text) == 1 and text.isalpha() and script not in SYLLABIC
    thai = _thai(text, script, spellings) if meaning is None else _NO_THAI
    return Token(text, script, spellings, phonetic, groups, meaning, initial, thai)


def _thai(text: str, script: Script, spellings: tuple[Spelling, ...]) -> frozenset[str]:
    """The plain spellings of what may be a Thai, Lao or Khmer name."""
    if script is Script.LATIN:
        return plain_forms(text)
    if script is Script.THAI or script is Script.OTHER:
        return frozenset(plainly(spelling.text) for spelling in spellings if spelling.system in _THAI_SYSTEMS)
    return _NO_THAI


_CONSONANTS = BoundedDict("names.tokens.consonants", 200_000)


def consonants_of(token: Token) -> frozenset[str]:
    """The consonant keys of a token's spellings, by which it matches words of other scripts."""
    consonants: frozenset[str] | None = _CONSONANTS.get(token)
    if consonants is None:
        spellings = () if token.script is Script.HAN and not token.phonetic else token.spellings
        consonants = frozenset(key for spelling in spellings for key in consonant_keys(spelling.text))
        _CONSONANTS[token] = consonants
    return consonants


def _groups(spellings: tuple[Spelling, ...], script: Script, *, phonetic: bool) -> frozenset[int]:
    """The given names that a token is a form of, or that its father has; from another script by sound too: Стив.

    Arabic consonants alone tell too little for that: عماري is no form of Mary. Hebrew writes more vowels. Nor are known
    names in Arabic or Indian letters taken by sound: كامل (kamel) sounds as camel, which is written for Jamal.
    """
    group_numbers = _NO_GROUPS
    by_ear = phonetic and not (spellings and script in _KNOWN_BY_TABLES and spellings[0].system == USUAL_SYSTEM)
    for spelling in spellings:
        if spelling.system not in _OF_NO_GROUP:
            groups = nickname_groups(spelling.text)
            # An al is an article far more often than Alexander; Ed and Ben are particles within a name alone.
            if groups and not is_particle_at(spelling.text, 0, 2):
                group_numbers = group_numbers | groups if group_numbers else groups
            if fathers := groups_of_father(spelling.text):
                group_numbers = group_numbers | {_FATHERS + group for group in fathers}
            if by_ear and (sounding := groups_by_sound().get(spelling.sound)):
                group_numbers = group_numbers | sounding if group_numbers else sounding
    return group_numbers


def _with_sounds(spellings: tuple[tuple[str, str, float], ...]) -> tuple[Spelling, ...]:
    if len(spellings) == 1:
        text, system, cost = spellings[0]
        return (Spelling(text, system, cost, sound_key(text)),)
    sounds = sound_keys([text for text, _, _ in spellings])
    return tuple([Spelling(*spelling, sound) for spelling, sound in zip(spellings, sounds, strict=True)])


def _spellings(text: str) -> tuple[tuple[str, str, float], ...]:
    """The spellings of a word without their sounds."""
    if text.isascii():
        return _latin_spellings(text)
    if BROKEN in text:
        return read_broken(text)
    script = main_script(text)
    if script is Script.HAN:
        return ()
    return _rows(read_token(text, script))


def _rows(readings: tuple[Romanisation, ...]) -> tuple[tuple[str, str, float], ...]:
    """Romanisations as spellings without their sounds."""
    return tuple([(reading.text, reading.system, reading.cost) for reading in readings])


def _stem(text: str) -> tuple[tuple[str, str, float], ...]:
    """What a Russian or Ukrainian adjective is made of, as a spelling without its sound; none for any other word."""
    endings = adjective_endings()
    if not text.endswith(endings) or BROKEN in text:
        return ()
    ending = next((end for end in endings if text.endswith(end) and len(text) > len(end) + 3), None)
    stem = read_token(text.removesuffix(ending), Script.CYRILLIC) if ending is not None else ()
    return ((stem[0].text, "stem of an adjective", ADJECTIVE_COST),) if stem else ()


def _latin_spellings(text: str) -> tuple[tuple[str, str, float], ...]:
    if text.isalpha() or text.isdigit():
        usual = usual_form(text)
        if usual != text:
            return ((text, "", 0.0), (usual, "usual form", 0.0))
        romanisations = read_latin(text) if text.isalpha() else ()
        return ((text, "", 0.0), *_rows(romanisations)) if romanisations else ((text, "", 0.0),)
    repaired = text.translate(_DIGITS)
    if repaired.isalpha():
        return ((text, "", 0.0), (repaired, "digit for letter", LOOKALIKE_COST))
    return ((text, "", 0.0),)


@named_cache("names.given_sounds", maxsize=1)
def groups_by_sound() -> Mapping[str, frozenset[int]]:
    """Sound key to the groups of `persons.nickname_groups`.

    Example:
        >>> bool(groups_by_sound()[sound_key("michael")])
        True
    """
    return RecordTable(read_pairs("person_group_sounds"), lambda groups: frozenset(map(int, groups.split())))


def is_same_token(a: Token, b: Token) -> bool:
    """Whether two tokens are one word with one meaning and one set of romanisations, though they were made apart.

    A word that came again after it was forgotten, or that two threads met at once, is two objects.

    Example:

        >>> is_same_token(word_token("putin"), word_token("putin")), is_same_token(word_token("a"), word_token("b"))
        (True, False)
    """
    return a is b or (a.text == b.text and a.concept == b.concept and a.spellings == b.spellings)


def token_key(token: Token) -> str | bytes:
    """What tells a token from all others: its text, or a digest where that leaves its meaning or romanisations open.

    Example:
        >>> token_key(word_token("putin"))
        'putin'
    """
    is_read = token.script is Script.HAN and token.spellings  # a word in Chinese characters has no spelling by itself
    if token.concept is None and not is_read and is_same_token(word_token(token.text), token):
        return token.text
    readings = [(s.text, s.system, s.cost) for s in token.spellings]
    meaning = f"{token.concept.role} {token.concept.id}" if token.concept else ""
    identity = repr((token.text, meaning, readings))
    return blake2b(identity.encode(errors="surrogatepass"), digest_size=16).digest()
