"""The scripts of India and Sri Lanka: one layout of letters in every Unicode block but Sinhala's.

A consonant carries the vowel a unless a vowel sign or a virama follows; northern languages drop it at the end of
a word and often between syllables, southern ones do not. Tamil writes voiced and voiceless stops alike. The commonest
names are in tables with the usual spellings (`resources/romanisation/devanagari_names.tsv` and its like):
सिंह is Singh, চট্টোপাধ্যায় Chatterjee.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.romanisation import RULED_SYSTEM, Romanisation, collect, numbered, ranked

# Blocks of one layout, Devanagari first: its rows are read by the same places of the others.
_FIRST_BLOCK, _BLOCK, _LAST_BLOCK = 0x0900, 0x80, 0x0D7F
_TAMIL_BLOCK = 0x0B80  # it writes several sounds by one letter, so that its words are no others' words
_VIRAMA, _NASAL = 0x4D, 0x02
_NASALS = frozenset((0x19, 0x1E, 0x23, 0x28, 0x29, 0x2E))
_STOPS = frozenset(range(0x15, 0x2E)) - _NASALS
# One letter for what people write in several ways: long and short i and u, e and o with and without length; retroflex
# s, l, r and n of the south; the dots and arcs of the nasal. The nukta and the Punjabi doubling are left out.
_SAME = {
    0x01: _NASAL, 0x70: _NASAL,
    0x08: 0x07, 0x0A: 0x09, 0x0D: 0x0F, 0x0E: 0x0F, 0x11: 0x13, 0x12: 0x13,
    0x40: 0x3F, 0x42: 0x41, 0x45: 0x47, 0x46: 0x47, 0x49: 0x4B, 0x4A: 0x4B,
    0x37: 0x36, 0x33: 0x32, 0x31: 0x30, 0x29: 0x28,
}  # fmt: skip
_SILENT = frozenset((0x3C, 0x71))
# Letters of no common place: the Bengali t and the Malayalam consonants without a vowel.
_OTHER_FORMS = {"\u09ce": "\u09a4\u09cd"} | dict(
    zip("\u0d7a\u0d7b\u0d7c\u0d7d\u0d7e", ("ണ്", "ന്", "ര്", "ല്", "ള്"), strict=True)
)
# The east says b for v, and has one letter for both or writes either: বিজয় and बिजय are Vijay as well.
_B_AND_V = (("ब", "व"), ("व", "ब"))
_MOST_SPELLINGS = 5


def fold(word: str) -> str:
    """Write a word as the table does.

    Example:
        >>> fold("सिन्धू") == fold("सिंधु"), fold("कुमार्") == "कुमार"
        (True, True)
    """
    codes: list[int] = []
    for character in "".join([_OTHER_FORMS.get(character, character) for character in word]):
        code = ord(character)
        if _FIRST_BLOCK <= code <= _LAST_BLOCK:
            place = (code - _FIRST_BLOCK) % _BLOCK
            if place not in _SILENT:
                _append(codes, code - place, _SAME.get(place, place))
        elif character.isalpha():
            codes.append(code)
    while codes and (codes[-1] - _FIRST_BLOCK) % _BLOCK == _VIRAMA:
        codes.pop()
    return "".join(map(chr, codes))


def _append(codes: list[int], block: int, place: int) -> None:
    """Add a letter; before a stop a nasal without a vowel is the nasal dot."""
    if place in _STOPS and len(codes) > 1 and codes[-1] == block + _VIRAMA and codes[-2] - block in _NASALS:
        codes[-2:] = [block + _NASAL]
    if place != _NASAL or codes[-1:] != [block + _NASAL]:
        codes.append(block + place)


def in_devanagari(word: str) -> str:
    """A folded word by the same places of Devanagari; as it is where its letters say less.

    Example:
        >>> in_devanagari("અમિત") == "अमित"
        True
    """
    tamil = range(_TAMIL_BLOCK, _TAMIL_BLOCK + _BLOCK)
    moved = (
        chr(_FIRST_BLOCK + (code - _FIRST_BLOCK) % _BLOCK)
        if _FIRST_BLOCK <= code <= _LAST_BLOCK and code not in tamil
        else chr(code)
        for code in map(ord, word)
    )
    return "".join(moved)


@named_cache("romanisation.indian_names", maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    """Usual spellings by folded word."""
    return {word: tuple(spellings.split()) for word, spellings in read_rows("romanisation_indian")}


def usual_spellings(word: str) -> tuple[str, ...]:
    """The usual Latin spellings of a word that the table has, best first.

    Example:
        >>> usual_spellings("सिंह")[0]
        'singh'
    """
    folded, names = fold(word), _names()
    moved = in_devanagari(folded)
    words = (folded if folded in names else moved, *[moved.replace(*letters) for letters in _B_AND_V])
    return tuple(dict.fromkeys(spelling for word in words for spelling in names.get(word, ())))[:_MOST_SPELLINGS]


_CONSONANTS = numbered(
    0x15, "k kh g gh ng ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h"
) | numbered(0x58, "q kh gh z r rh f y")
_VOWELS = numbered(0x05, "a a i i u u ri l e e e ai o o o au")
_SIGNS = numbered(0x3E, "a i i u u ri ri e e e ai o o o au") | {0x56: "ai", 0x57: "au", 0x62: "l", 0x63: "l"}
_MARKS = {0x00: "n", 0x01: "n", 0x02: "n", 0x03: "h", 0x70: "n", 0x71: "="}
_NUKTA = 0x3C
_WITH_NUKTA = {"k": "q", "kh": "kh", "g": "gh", "j": "z", "ph": "f", "d": "r", "dh": "rh", "y": "y", "s": "sh"}
# Bengali and Gurmukhi letters beyond the common layout.
_OWN = {0x09CE: "t", 0x09F0: "r", 0x09F1: "w", 0x0A72: "i", 0x0A73: "u"}
_MALAYALAM_FINALS = {0x0D7A: "n", 0x0D7B: "n", 0x0D7C: "r", 0x0D7D: "l", 0x0D7E: "l", 0x0D7F: "k"}
# Consonants, vowels, vowel signs of Sinhala, by code point.
_SINHALA = (
    numbered(0x0D9A, "k kh g gh ng ng ch chh j jh n gn nj t th d dh n nd t th d dh n - nd p ph b bh m mb y r - l")
    | numbered(0x0DC0, "v sh sh s h l f"),
    numbered(0x0D85, "a a ae ae i i u u ri ri l l e e ai o o au"),
    numbered(0x0DCF, "a ae ae i i u") | {0x0DD6: "u", 0x0DD8: "ru"} | numbered(0x0DD9, "e e ai o o au l"),
)
_FIRST, _SINHALA_FIRST, _LAST = 0x0900, 0x0D80, 0x0DFF
KIN_COST = 0.03
# A word of the table may be another name that is written so; dearer than what is likely (see `other_scripts.py`).
_RULED_COST = 0.04
_GURMUKHI = (0x0A00, 0x0A7F)
_TAMIL = (0x0B80, 0x0BFF)
_BENGALI = (0x0980, 0x09FF)

# The unwritten vowel, a mark until a romanisation decides; capitals cannot come from elsewhere.
_INHERENT = "A"
_FINAL = re.compile(r"A(?=n?$)")
# Between a vowel and a consonant with a vowel of its own, the unwritten vowel is silent in the north.
_MEDIAL = re.compile(r"(?<=[aeiouA])([kgcjtdnpbmyrlvshzfq]h?h?)A(?=[kgcjtdnpbmyrlvshzfq]h?h?[aeiouA])")
# Before a vowel written as a letter the north says none of its own: সালাহউদ্দিন is Salahuddin.
_BEFORE_VOWEL = re.compile(r"(?<=[kgcjtdnpbmyrlvshzfq])A(?=[iu])")
# Bengali has no letter for w: o and y with another vowel behind are one, as in ওয়াহিদ Wahid.
_BENGALI_W = re.compile("[ou]y(?=[aei])")
# Rao, which the scripts write with a v: రావు, राव.
_RAO = re.compile(r"(?<=r)av[uA]?$")
# Gujarat's brother and sister behind a given name, which half of the sources leave out.
_KIN = re.compile(r"^(?:(.{4,}?)A?bhai|(.{3,}?)A?b[ea]hen|(.{3,}?)A?ben)$")
_ONLY_F = re.compile(r"ph")  # what people write for it in the names of Muslims and in loan words: Fatema, Firoz
_VOICE = {"k": "g", "ch": "s", "t": "d", "p": "b"}
_VOICED = re.compile(r"(?<=[aeiouAnm])(ch|[ktp])(?=[aeiouA])(?!\1)")


def read(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a word in an Indic script.

    Example:
        >>> [reading.text for reading in read("सिंह")][:2]
        ['singh', 'sinh']
    """
    raw = _spell(token)
    if raw and _BENGALI[0] <= ord(token[0]) <= _BENGALI[1]:
        raw = _BENGALI_W.sub("w", raw)
    if not raw:
        return ()
    by_rule = (*_ways(token, raw), *_without_kin(token, raw))
    usual = usual_spellings(token)
    if not usual:
        return collect(by_rule)
    return collect((*ranked(usual), *[(text, RULED_SYSTEM, round(cost + _RULED_COST, 3)) for text, _, cost in by_rule]))


def _without_kin(token: str, raw: str) -> list[tuple[str, str, float]]:
    """The spellings of a given name without -bhai or -ben."""
    kin = _KIN.match(_FINAL.sub("", raw))
    stem = next(filter(None, kin.groups()), "") if kin else ""
    ways = _ways(token, stem + _INHERENT)[1:3] if stem else []
    return [(text, "without -bhai or -ben", cost + KIN_COST) for text, _, cost in ways]


def _ways(token: str, raw: str) -> list[tuple[str, str, float]]:
    """The ways to spell a word that is spelled with marks for the unwritten vowels."""
    full = raw.replace(_INHERENT, "a")
    short = _FINAL.sub("", raw)
    north = _MEDIAL.sub(r"\1", short)
    rows = [
        (full, "every vowel", 0.0),
        (north.replace(_INHERENT, "a"), "silent vowels left out", 0.0),
        (short.replace(_INHERENT, "a"), "silent end", 0.01),
    ]
    rows += [(_one_by_one(short, last).replace(_INHERENT, "a"), "every other vowel silent", 0.01) for last in (0, -1)]
    joined = _BEFORE_VOWEL.sub("", north)
    if joined != north:
        rows.append((joined.replace(_INHERENT, "a"), "silent before a vowel", 0.01))
    if "j" in joined:
        rows.append((joined.replace("j", "z").replace(_INHERENT, "a"), "j for z", 0.02))
    if _TAMIL[0] <= ord(token[0]) <= _TAMIL[1]:
        rows.append((_VOICED.sub(lambda m: _VOICE[m[1]], raw).replace(_INHERENT, "a"), "Tamil, voiced", 0.01))
        rows.append((_VOICED.sub(lambda m: _VOICE[m[1]], short).replace(_INHERENT, "a"), "Tamil, voiced", 0.02))
    if _BENGALI[0] <= ord(token[0]) <= _BENGALI[1]:
        rows.append((north.replace(_INHERENT, "o"), "Bengali by sound", 0.02))
    if _RAO.search(raw):
        rows.insert(0, (_RAO.sub("ao", raw).replace(_INHERENT, "a"), "customary", 0.0))
    if _GURMUKHI[0] <= ord(token[0]) <= _GURMUKHI[1] and "indAr" in north:
        rows.insert(0, (north.replace("indAr", "inder").replace(_INHERENT, "a"), "customary", 0.0))
    if "ph" in north:
        rows.insert(0, (_ONLY_F.sub("f", north).replace(_INHERENT, "a"), "f for ph", 0.0))
    return rows


def _one_by_one(word: str, which: int) -> str:
    """A word without vowels that are silent, each left out before the next is looked for, from the first (0) or from
    the last (-1): Sherbahadur, Madhavkumar.
    """
    while vowels := list(_MEDIAL.finditer(word)):
        end = vowels[which].end()
        word = word[: end - 1] + word[end:]
    return word


def _spell(token: str) -> str:
    parts: list[str] = []
    for character in token:
        code = ord(character)
        if "a" <= character <= "z":
            parts.append(character)
        elif _FIRST <= code <= _LAST:
            _add(parts, code)
    return "".join(parts).replace("=", "")


def _add(parts: list[str], code: int) -> None:
    """Add a letter, or let it change the consonant before it: a consonant leaves its vowel as the last part."""
    kind, sound = _letter(code)
    pending = bool(parts) and parts[-1] == _INHERENT
    if kind == "consonant":
        parts += (sound, _INHERENT)
    elif kind == "sign" and pending:
        parts[-1] = sound
    elif kind == "virama" and pending:
        parts.pop()
    elif kind == "nukta" and pending:
        parts[-2] = _WITH_NUKTA.get(parts[-2], parts[-2])
    else:
        parts.append(sound)


def _letter(code: int) -> tuple[str, str]:
    """What a code point is and its sound."""
    if code in _OWN or code in _MALAYALAM_FINALS:
        return "other", _OWN.get(code) or _MALAYALAM_FINALS[code]
    if code >= _SINHALA_FIRST:
        offset, tables = code, _SINHALA
        marks, virama = {0x0D82: "n", 0x0D83: "h"}, 0x0DCA
    else:
        offset, tables = (code - _FIRST) % 0x80, (_CONSONANTS, _VOWELS, _SIGNS)
        marks, virama = _MARKS, _VIRAMA
    consonants, vowels, signs = tables
    if offset in consonants:
        return "consonant", consonants[offset]
    if offset in signs:
        return "sign", signs[offset]
    if offset == virama:
        return "virama", ""
    if offset == _NUKTA and code < _SINHALA_FIRST:
        return "nukta", ""
    return "other", vowels.get(offset) or marks.get(offset, "")
