"""What one Chinese character of a brand may be written as where the brand was coined, not romanised.

寶成 is Pou Chen, 廣達 Quanta, 華東 Walton, 微境 would be Microjing: each character is a piece of the Latin word, by its
sound in English letters or by a stem that translates it. Here belong the pieces of one character with what each is
worth as evidence; how the pieces make up a word is in `heard.py`.

Evidence is in nats, roughly: how much likelier the letters are when they stand for the character than by chance. A
beginning says more than an ending, and more letters more than few.
"""

from __future__ import annotations

from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.segment.chinese import brand_meanings, character_sounds, mandarin_readings
from entityscreen.names.segment.japanese import japanese_on
from entityscreen.syllables.model import CANTONESE, MIN, TAIWAN

BEGINNING = 2.2  # of a consonant that is as some system spells it
NO_BEGINNING = 0.3  # a syllable that begins with its vowel says less
GLIDE = 1.5  # more, where y or w stands for the consonant
ENDING = (0.0, 1.1, 1.7, 2.3, 2.7)  # by letters
BEGINNING_COST, ENDING_COST = 3.0, 2.6  # times the cost in the table
ONLY_BEGINNING = -1.3  # no ending heard
SECOND_READING = 0.5
BY_EAR, WADE_GILES = "by ear", "Wade-Giles"
# Families of systems: what a spelling in one costs, and its name. Brands of Mandarin sounds are the rule.
FAMILIES = ((TAIWAN, 0.0, WADE_GILES), (MIN, 1.2, "Hokkien"), (CANTONESE, 1.0, "Hong Kong"))
SPELLING_COST = 2.0
JAPANESE = 1.2  # 光良 may be Koryo
ROUNDED = frozenset("wuo")
MOST_READINGS = 2
MEANING_A_LETTER, MEANING_LEAST = 1.0, -0.3
MOST_MEANING = 4.2
MOST_WORD_MEANING = 6.2
SHORTEST_MEANING = 3
LONGEST = 9  # letters of a piece
# How sure a spelling must be, to be a way to look a brand up.
WORSE_THAN_BEST = 3.0
BARE_WORTH_A_KEY = 0.85  # of a beginning alone

Pieces = dict[str, tuple[float, str]]

_SEMIVOWELS = {
    "i": "i", "a": "ia", "an": "ian", "ang": "iang", "ao": "iao", "e": "ie", "in": "in", "ing": "ing", "ong": "iong",
    "ou": "iu", "u": "v", "uan": "van", "ue": "ve", "un": "vn", "o": "uo",
}  # fmt: skip
_LABIALS = {
    "u": "u",
    "a": "ua",
    "ai": "uai",
    "an": "uan",
    "ang": "uang",
    "ei": "ui",
    "en": "un",
    "eng": "ueng",
    "o": "uo",
}
_FRONT_U = {"u": "v", "uan": "van", "ue": "ve", "un": "vn", "ü": "v", "üe": "ve"}
_BUZZED = frozenset({"zh", "ch", "sh", "r", "z", "c", "s"})


@dataclass(frozen=True, slots=True)
class _Sounds:
    initials: dict[str, dict[str, float]]
    finals: dict[str, dict[str, float]]
    stems: dict[str, tuple[str, ...]]
    endings: frozenset[str]


@named_cache("segment.sounds", maxsize=1)
def _sounds() -> _Sounds:
    tables: dict[str, dict[str, dict[str, float]]] = {"initial": {}, "final": {}}
    stems: dict[str, tuple[str, ...]] = {}
    endings: set[str] = set()
    for part, sound, spellings in read_rows("segment_sounds"):
        if part == "stem":
            stems[sound] = tuple(spellings.split())
        elif part == "ending":
            endings.update(spellings.split())
        else:
            pairs = (spelling.rsplit(":", 1) for spelling in spellings.split())
            tables[part][sound] = {letters.strip("~"): float(cost) for letters, cost in pairs}
    return _Sounds(tables["initial"], tables["final"], stems, frozenset(endings))


def coined_endings() -> frozenset[str]:
    """Endings that coin a brand, which no character says.

    Example:
        >>> {"tek", "flex"} <= coined_endings()
        True
    """
    return _sounds().endings


def split_syllable(syllable: str) -> tuple[str, str]:
    """A pinyin syllable's beginning and ending as they sound; `hu` is the h before u and another vowel.

    Example:
        >>> split_syllable("yuan"), split_syllable("xun"), split_syllable("shi"), split_syllable("hua")
        (('', 'van'), ('x', 'vn'), ('sh', '-i'), ('hu', 'ua'))
    """
    if syllable[:1] == "y":
        return "", _SEMIVOWELS.get(syllable[1:], syllable[1:])
    if syllable[:1] == "w":
        return "", _LABIALS.get(syllable[1:], syllable[1:])
    length = 2 if syllable[:2] in _BUZZED else int(syllable[:1] not in "aeo")
    initial, final = syllable[:length], syllable[length:]
    if initial in ("j", "q", "x", "l", "n") and (initial in "jqx" or "ü" in final):
        final = _FRONT_U.get(final, final)
    elif final == "i" and initial in _BUZZED:
        final = "-i"
    elif initial == "h" and final[:1] == "u" and len(final) > 1:
        initial = "hu"
    return initial, final


@named_cache("segment.syllable_pieces", maxsize=1_000)
def _syllable_pieces(syllable: str) -> Pieces:
    """The ways to write one Mandarin syllable."""
    initial, final = split_syllable(syllable)
    found: Pieces = {}
    for beginning, cost in _sounds().initials.get(initial, {}).items():
        worth = (BEGINNING if beginning else NO_BEGINNING) - BEGINNING_COST * cost
        for ending, more in _sounds().finals.get(final, {}).items():
            if not beginning and final[0] == "u" and ending[0] not in ROUNDED:
                continue  # the w of wei is its beginning: it is heard
            glide = GLIDE if not beginning and ending[0] in "wy" else 0.0
            length = min(len(ending), len(ENDING) - 1)
            _keep(found, beginning + ending, worth + glide + ENDING[length] - ENDING_COST * more, BY_EAR)
            if glide and ending[0] == "w":
                _keep(found, "v" + ending[1:], worth + GLIDE / 2 + ENDING[length] - ENDING_COST * more, BY_EAR)
        if beginning:
            _keep(found, beginning, worth + ONLY_BEGINNING, BY_EAR)
    return found


def _keep(found: Pieces, letters: str, worth: float, system: str) -> None:
    known = found.get(letters)
    if known is None or worth > known[0]:
        found[letters] = (round(worth, 3), system)


@named_cache("segment.character_pieces", maxsize=10_000)
def character_pieces(character: str) -> Pieces:
    """The pieces of a Latin word that a character may be.

    Args:
        character: one folded Han character.

    Returns:
        Letters to (evidence, system); empty when no table reads the character.

    Example:
        >>> character_pieces("宏")["hung"][0] > character_pieces("宏")["hon"][0]
        True
        >>> character_pieces("微")["micro"][1]
        'meaning'
    """
    syllables = mandarin_readings(character)[:MOST_READINGS]
    found = dict(_syllable_pieces(syllables[0])) if syllables else {}
    for syllable in syllables[1:]:
        for letters, (worth, system) in _syllable_pieces(syllable).items():
            _keep(found, letters, worth - SECOND_READING, system)
    sounds = character_sounds(character)
    for family, cost, system in FAMILIES:
        for letters, dearer in sounds[family]:
            plain = letters.replace(" ", "")
            _keep(found, plain, syllable_worth(plain) - cost - SPELLING_COST * dearer, system)
    for on in japanese_on(character):
        _keep(found, on, syllable_worth(on) - JAPANESE, "Japanese")
    for word in (*_sounds().stems.get(character, ()), *brand_meanings(character)):
        if len(word) >= SHORTEST_MEANING:
            _keep(found, word, min(MOST_MEANING, MEANING_LEAST + MEANING_A_LETTER * len(word)), "meaning")
    return found


def syllable_worth(letters: str) -> float:
    """What letters are worth that are the very sound of a character."""
    vowel = next((place for place, letter in enumerate(letters) if letter in "aeiouyw"), len(letters))
    ending = ENDING[min(len(letters) - vowel, len(ENDING) - 1)]
    return ending + (BEGINNING if vowel else NO_BEGINNING)


@named_cache("segment.word_pieces", maxsize=20_000)
def word_pieces(text: str) -> Pieces:
    """The translations of a word of several characters, as pieces.

    Example:
        >>> word_pieces("太阳")["sun"]
        (2.7, 'meaning')
    """
    return {
        word: (min(MOST_WORD_MEANING, MEANING_LEAST + MEANING_A_LETTER * len(word)), "meaning")
        for word in brand_meanings(text)
    }
