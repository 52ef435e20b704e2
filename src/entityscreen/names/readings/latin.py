"""Latin letters that mean other sounds than usual: spellings of Latin words in the usual letters.

Here belong the orthographies in which a name of one people is written so that its letters say something else to
all others: each with what shows that a word is in it. What is only another way to write the same sound belongs to
`names/sound.py`, a name that has a form of its own to the tables in `resources/persons/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from entityscreen.names.persons import is_given_name, is_surname, split_compound
from entityscreen.names.pinyin import pinyin_cuts
from entityscreen.names.readings.reading import Letters, Reading, collect

COST = 0.03
GUESSED = 0.08  # where a single letter speaks for the orthography
SHORTEST = 4
TWO_SYLLABLES = 2  # of pinyin, the second in -ian: Huadian is no Armenian

# The Turkic, Kurdish and Somali x, and the Somali c and long vowels: Axmedov, Baxtiyor, Xasan, Cumar, Maxamuud.
_LONG_VOWEL = re.compile(r"([aeiou])\1")
_NEVER_ENGLISH = re.compile(r"aa|ii|uu")
_CENTRAL_ASIAN = re.compile(r"(?:[oe]va?|[yi]ev|z[oa]d[ae]|yor|yar|lu|li)$|^x[ao]|^xu[bdfghjklmpqrstvz]|x[mt]")
# German spellings of Russian names: Sacharowa, Chruschtschow. What shows them is an ending with w, or tsch.
_GERMAN_ENDING = re.compile(r"(?:[oe]wa?|witsch|[oe]wna|tsch(?:uk|enko|ik)?|wski|wskij|wskaja)$")
_HARD_CH = re.compile(r"(?<![st])ch")
_S_BEFORE_VOWEL = re.compile(r"(?:^|(?<=[aeiouyjwrlnmbdg]))s(?=[aeiouyj])")
# French spellings of Russian and Arabic names: Pouchkine, Ghannouchi.
_FRENCH_CH = re.compile(r"(?<![st])ch(?![rt])")
# Indonesian spelling before 1972: Tjahjo, Soetjipto, Djaja.
_DUTCH_INDONESIAN = re.compile(r"tj[aeiou]|[^aeiou]oe[^aeiou]|^dj[aeiou]")
_INDONESIAN = Letters({"tj": "c", "dj": "j", "nj": "ny", "sj": "sy", "ch": "kh", "oe": "u", "j": "y"})
# Surnames of Armenians of the West: their b, d, g are p, t, k in the East, and the other way about.
_ARMENIAN = re.compile(r"^[a-z]{3,}(?:[iy]an|iants)$")
_EASTERN = str.maketrans("bdgptk", "ptkbdg")
# Japanese by its own table of sounds and not by the English ear: Zyuniti, Syouiti.
_KUNREI_ONLY = re.compile(r"[stz]y[uo]")
_KUNREI = re.compile(r"(?:(?:[kstnhmrgzdbp]y?|[yw])?[aiueo]|n(?![aiueoy]))+")
_HEPBURN = Letters(
    {"sya": "sha", "syu": "shu", "syo": "sho", "tya": "cha", "tyu": "chu", "tyo": "cho", "zya": "ja", "zyu": "ju"}
    | {"zyo": "jo", "si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji"}
)
# Persian has one sound for two Arabic letters, which are written q and gh: Qaani, Ghaani.
_GH = re.compile(r"(?<![aeiou]u)gh(?=[aeiou])")
# Gujarati -bhai (brother) and -ben (sister) at a given name.
_GUJARATI = re.compile(r"^([a-z]{4,})bhai$|^([a-z]{3,}[ai])ben$")

# What a reader of images makes of rn, and of m: Tirnothy, Femando.
_READ_WRONG = (("rn", "m"), ("m", "rn"))

Rows = list[tuple[str, str, float]]


def read(word: str) -> tuple[Reading, ...]:
    """Other spellings of a word in Latin letters.

    Args:
        word: folded, Latin letters only.

    Returns:
        Readings by ascending cost, never the word itself; none for nearly all words.

    Example:
        >>> [reading.text for reading in read("sacharowa")], read("putin")
        (['sakharowa', 'zakharowa'], ())
    """
    if len(word) < SHORTEST:
        return ()
    misread = _misread(word) if "m" in word or "rn" in word else []
    if _MARKED.search(word) is None:
        return collect(misread) if misread else ()
    found = [row for orthography in _ORTHOGRAPHIES for row in orthography(word) if row[0] != word] + misread
    return collect(found) if found else ()


def _with_x(word: str) -> Rows:
    if "x" not in word or "xh" in word or is_given_name(word) or is_surname(word):
        return []
    plain = word.replace("x", "kh")
    if _CENTRAL_ASIAN.search(word) or _is_name(plain):
        return [(plain, "x for kh", COST)]
    return []


def _somali(word: str) -> Rows:
    silent = word[0] == "c" and word[1] in "aiu"
    if not (silent or "x" in word) or is_given_name(word) or is_surname(word):
        return []
    plain = _LONG_VOWEL.sub(r"\1", word.replace("x", "h")).removeprefix("c" if silent else "")
    marked = "x" in word or _LONG_VOWEL.search(word) is not None
    marks = ("x" in word) + (_NEVER_ENGLISH.search(word) is not None) + (plain[0] != word[0])
    return [(plain, "Somali", COST if marked else GUESSED)] if marks > 1 or _is_name(plain) else []


def _is_name(word: str) -> bool:
    return is_given_name(word) or len(split_compound(word)) > 1


def _german(word: str) -> Rows:
    if not _GERMAN_ENDING.search(word):
        return []
    hard = _HARD_CH.sub("kh", word)
    return [(hard, "German", COST), (_S_BEFORE_VOWEL.sub("z", hard), "German", COST)]


def _french(word: str) -> Rows:
    return [(_FRENCH_CH.sub("sh", word), "French", COST)] if "ou" in word and "ch" in word else []


def _indonesian(word: str) -> Rows:
    return [(_INDONESIAN.spell(word), "Indonesian before 1972", COST)] if _DUTCH_INDONESIAN.search(word) else []


def _armenian(word: str) -> Rows:
    if not _ARMENIAN.match(word) or is_given_name(word) or pinyin_cuts(word, TWO_SYLLABLES):
        return []
    stem, ending = (word[:-5], word[-5:]) if word.endswith("iants") else (word[:-3], word[-3:])
    return [(stem.translate(_EASTERN) + ending, "Western Armenian", COST)]


def _japanese(word: str) -> Rows:
    if not _KUNREI_ONLY.search(word) or not _KUNREI.fullmatch(word):
        return []
    return [(_HEPBURN.spell(word), "Kunrei", COST)]


def _persian(word: str) -> Rows:
    return [(_GH.sub("q", word), "Persian", COST)] if _GH.search(word) else []


def _gujarati(word: str) -> Rows:
    found = _GUJARATI.match(word)
    return [(found[1] or found[2], "without -bhai or -ben", COST)] if found else []


def _misread(word: str) -> Rows:
    if is_given_name(word) or is_surname(word):
        return []
    found = [word.replace(seen, meant) for seen, meant in _READ_WRONG if word.count(seen) == 1]
    return [(name, "rn and m look alike", COST) for name in found if len(name) > SHORTEST and is_given_name(name)]


_ORTHOGRAPHIES: tuple[Callable[[str], Rows], ...] = (
    _with_x, _somali, _german, _french, _indonesian, _armenian, _japanese, _persian, _gujarati,
)  # fmt: skip
# A word without any of these is in none of them, as most are not.
_MARKED = re.compile(r"x|^c[aiu]|w|[cg]h|[td]j|oe|an(?:ts)?$|[stz]y|bhai$|ben$")
