"""Romanisation: a word of another script, spelled in Latin letters in the ways that are in use.

The package has the record, the longest-match letter table that scripts share, and the choice of the module that reads a
script. Each of these has a function from a folded word to its romanisations, best first. Chinese characters are
romanised syllable by syllable in `syllables/`; comparing by sound belongs to `text/sounds.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from entityscreen.model.script import Script

# At most this many romanisations of one token: a name of four tokens then has few combinations to try.
MOST_ROMANISATIONS = 8
# How the name of a system begins whose romanisations have no short vowels, so that only consonants compare.
UNVOWELLED_SYSTEM = "consonants"
# Names that a table has with their vowels; each further spelling is a little less usual.
USUAL_SYSTEM, RANK_COST = "usual spelling", 0.005
# How else the letters of such a name may be read.
RULED_SYSTEM = "letters of a known name"
# Foreign names in Chinese characters, sound by sound.
TRANSCRIBED_SYSTEM = "Chinese transcription"
# The same, in the form that everybody writes: 卡扎菲 and 卡塔菲 are Gaddafi.
CUSTOMARY_SYSTEM, CUSTOMARY_COST = "usual transcription", 0.01
# The vowel that stands for any between two consonants, and what would be one sound without it (see `text/sounds.py`).
VOWEL_BETWEEN = "a"
_LIKE_ONE_SOUND: Mapping[str, tuple[str, ...]] = {
    "h": ("b", "c", "d", "g", "k", "p", "s", "t", "z"),
    "n": ("ch",),
    "r": ("ch",),
    "s": ("t",),
    "t": ("gh",),
    "z": ("t",),
}
# Scripts whose names people spell in Latin letters in many ways, which meet in a plain one.
THAI_SYSTEM, LAO_SYSTEM = "Royal Thai", "Lao"
# Japanese names in kanji.
JAPANESE_SYSTEM = "Japanese name"


@dataclass(slots=True)  # not frozen: see `tokens.py`
class Romanisation:
    """One way to spell a word of another script in Latin letters."""

    text: str  # lower-case ASCII letters only, never empty
    system: str  # the romanisation, as a reviewer would name it
    cost: float  # 0 for certain, up to 0.15 for a rare way


class Letters:
    """A table of letters and letter groups of a script and their Latin spelling; a group wins over its parts.

    ASCII letters stand for themselves, and what the table does not have is left out.

    Example:
        >>> Letters({"ο": "o", "υ": "y", "ου": "ou"}).spell("ουυ")
        'ouy'
    """

    __slots__ = ("_find", "_table")

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = {**{chr(code): chr(code) for code in range(ord("a"), ord("z") + 1)}, **table}
        groups = sorted(self._table, key=lambda group: (-len(group), group))
        self._find = re.compile("|".join(map(re.escape, groups))).findall

    def spell(self, text: str) -> str:
        """Spell a text, letter group by letter group."""
        table = self._table
        return "".join([table[group] for group in self._find(text)])

    def spell_apart(self, text: str) -> str:
        """Spell a text whose script leaves vowels out: two consonants that look like one sound have one between them.

        Example:
            >>> Letters({"ז": "z", "ה": "h", "ב": "v"}).spell_apart("זהב")
            'zahv'
        """
        spelling = ""
        for group in self._find(text):
            sound = self._table[group]
            spelling += VOWEL_BETWEEN + sound if spelling.endswith(_LIKE_ONE_SOUND.get(sound[:1], ())) else sound
        return spelling


Replacements = tuple[tuple[re.Pattern[str], str], ...]  # patterns, and what is written instead


def read_replacements(text: str) -> Replacements:
    """Replacements as the tables write them: `pattern=new`, with spaces between.

    Example:
        >>> replaced("tsikhan", read_replacements("ts(?=[ei])=t n$="))
        'tikha'
    """
    steps = (step.rpartition("=") for step in text.split())
    return tuple((re.compile(pattern), new) for pattern, _, new in steps)


def replaced(word: str, replacements: Replacements) -> str:
    """A word with all of these replaced, one after the other."""
    for pattern, new in replacements:
        word = pattern.sub(new, word)
    return word


def paired(letters: str, sounds: str) -> dict[str, str]:
    """A letter table written as two rows: letters (or groups with spaces between), and as many spellings; `-` is
    silence.

    Example:
        >>> paired("бьв", "b - v"), paired("ου ει", "u i")
        ({'б': 'b', 'ь': '', 'в': 'v'}, {'ου': 'u', 'ει': 'i'})
    """
    groups = letters.split() if " " in letters else letters
    return {group: sound.replace("-", "") for group, sound in zip(groups, sounds.split(), strict=True)}


def numbered(first: int, sounds: str) -> dict[int, str]:
    """A letter table by consecutive code points, or offsets in a block; spaces between the sounds, `-` is silence.

    Example:
        >>> numbered(5, "a b")
        {5: 'a', 6: 'b'}
    """
    return {first + place: sound.replace("-", "") for place, sound in enumerate(sounds.split())}


def ranked(spellings: Iterable[str]) -> Iterator[tuple[str, str, float]]:
    """Usual spellings as rows of `collect`, each a little dearer than the one before."""
    for rank, text in enumerate(spellings):
        yield text, USUAL_SYSTEM, round(RANK_COST * rank, 3)


def customary(spellings: Iterable[str]) -> Iterator[tuple[str, str, float]]:
    """What a form in Chinese characters stands for by custom, as rows of `collect`."""
    return ((text, CUSTOMARY_SYSTEM, CUSTOMARY_COST) for text in spellings)


def collect(spellings: Iterable[tuple[str, str, float]]) -> tuple[Romanisation, ...]:
    """Make romanisations of (text, system, cost) rows: no text twice, none empty, the cheapest `MOST_ROMANISATIONS`,
    best first.

    Example:
        >>> [r.text for r in collect([("b", "x", 0.1), ("a", "y", 0.0), ("b", "z", 0.05), ("", "x", 0)])]
        ['a', 'b']
    """
    best: dict[str, tuple[float, str]] = {}
    for text, system, cost in spellings:
        if text and (text not in best or cost < best[text][0]):
            best[text] = cost, system
    ordered = sorted(best.items(), key=lambda row: row[1][0])[:MOST_ROMANISATIONS]
    return tuple([Romanisation(text, system, cost) for text, (cost, system) in ordered])


# The last resort reads letter by letter, without the language: never as good as a reader's own alternates.
LAST_RESORT_COST = 0.1
# The modules and functions that read a script, imported when it is first met; of several the first that can.
READERS: dict[Script, tuple[str, ...]] = {
    Script.CYRILLIC: ("alphabets.read_cyrillic",),
    Script.ARABIC: ("abjads.read_arabic",),
    Script.HEBREW: ("abjads.read_hebrew",),
    Script.GREEK: ("alphabets.read_greek",),
    Script.ARMENIAN: ("alphabets.read_armenian",),
    Script.GEORGIAN: ("alphabets.read_georgian",),
    Script.INDIC: ("indic.read",),
    Script.THAI: ("abugidas.read",),
    Script.KANA: ("syllabaries.read_kana",),
    Script.HANGUL: ("syllabaries.read_hangul",),
    Script.OTHER: ("abugidas.read", "syllabaries.read_ethiopic"),
}


def read_token(token: str, script: Script) -> tuple[Romanisation, ...]:
    """The Latin spellings a word can have.

    Args:
        token: one folded word (NFKC, casefolded, no spaces).
        script: the script that most of it is written in.

    Returns:
        At most `MOST_ROMANISATIONS` romanisations, best first; none when nothing of the word can be read, and none
        for Latin and Han, which need no romanisation here.

    Example:
        >>> read_token("ельцин", Script.CYRILLIC)[0].text
        'yeltsin'
    """
    for name in READERS.get(script, ()):
        module, _, function = name.partition(".")
        romanisations: tuple[Romanisation, ...] = getattr(import_module(f"{__name__}.{module}"), function)(token)
        if romanisations:
            return romanisations
    return _letter_by_letter(token) if script is Script.OTHER else ()


def _letter_by_letter(token: str) -> tuple[Romanisation, ...]:
    """Scripts without a reader of their own (Tibetan, Mongolian ...) by Unidecode, or anyascii where it is absent."""
    try:
        spelled, system = import_module("unidecode").unidecode(token, errors="ignore"), "Unidecode"
    except ModuleNotFoundError:  # left out for its licence: docs/decisions/0002-dependencies.md
        spelled, system = import_module("anyascii").anyascii(token), "anyascii"
    latin = "".join(c for c in spelled.lower() if "a" <= c <= "z")
    return collect(((latin, system, LAST_RESORT_COST),))
