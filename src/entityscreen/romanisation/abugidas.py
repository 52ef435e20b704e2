"""Thai, Lao, Khmer and Burmese: scripts that write a vowel around its consonant and part no words.

A word is cut into the fewest syllables that its letters can be. A syllable is an onset, the signs of its vowel before,
behind, above and below it, and perhaps a consonant that ends it; what these say is a table,
`resources/romanisation/abugidas.tsv`. The scripts differ in what a consonant without a sign says:

- Thai: an a, or an o where another consonant ends the syllable (พร is phon, ธน thana); some two consonants are one
  onset, others have an a between them. Names are made of some hundred elements, which a table has (`thai_*.tsv`).
- Lao writes nearly all its vowels.
- Khmer: each consonant belongs to one of two series, which decides what a sign says: សា is sa, ជា chea.
- Burmese: a sign kills the vowel of what ends a syllable, so that a rhyme is written with its end; a w below the onset
  makes another rhyme, as the second series does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.romanisation import LAO_SYSTEM, THAI_SYSTEM, Romanisation, collect

LATER, DEAREST = 0.01, 0.06  # more for each spelling that is not the likeliest, and the most of all
LONGEST = 60  # letters; what follows is left out
CUTS, SPELLINGS = 2, 6  # the likeliest ways to cut a word, and of each the likeliest spellings
MOST_FORMS = 8  # of one syllable
MUCH_WORSE = 1.5  # a syllable and a half: a way that takes so much more is none
# How unlikely what may stand at a place is, in syllables: an element of names, a syllable, two consonants with an a
# between them, a letter that is none; and what is added for a syllable that is seldom written so.
ELEMENT, SYLLABLE, TAKEN_APART, UNKNOWN = 0.8, 1.0, 2.2, 3.0
UNUSUAL, AT_END = 0.5, 0.6
ABBREVIATION, ABBREVIATED = 3, 0.1  # letters of one, and its cost: ปตท is PTT, but กมล is Kamon
WORD_START = "^"
CREAKY, ROUNDED, BREATH, KILLED = "\u1037", "ွ", "ှ", "\u103a"  # signs of Burmese
KHMER_BELOW, KHMER_SECOND = "្", frozenset("គឃងជឈញឌឍទធនពភមយរលវ")
KHMER_SHIFTS = {"\u17c9": False, "\u17ca": True}  # marks that put a consonant into the other series
KHMER_SHORT = "\u17cb"  # on the consonant that ends a syllable
KHMER_LIQUID = "រលវយ"  # below another consonant they begin a syllable with it

Piece = tuple[str, ...]  # the Latin spellings of a part of a word, the likeliest first
Place = tuple[float, int, Piece]  # what may stand at a place: how unlikely it is, where it ends, its spellings
Onset = tuple[int, Piece, bool, float]  # where it ends, what it says, whether of the second series, how unlikely it is


@dataclass(frozen=True, slots=True)
class _Rhyme:
    """How the vowel of a syllable is written around its onset."""

    before: str  # what is written before the onset
    after: str  # what is written behind it
    closed: bool  # whether a consonant ends the syllable behind that
    tail: str  # what is written behind that consonant
    sounds: tuple[Piece, Piece]  # the vowel behind an onset of the first series, and of the second


@dataclass(frozen=True, slots=True)
class _AbugidaWriting:
    """How one script is written."""

    system: str  # as a reviewer would name it
    cost: float  # of the likeliest spelling, in points of similarity
    silent: re.Pattern[str]  # letters that are written and not said
    unsaid: dict[int, str]  # signs that say nothing, and letters that are written for others
    sign: re.Pattern[str]  # matches a sign that a syllable does not end before
    bare: float  # how unlikely it is that a consonant without a sign is a syllable
    # finds what may begin a syllable at a place of a word
    onsets: Callable[[_AbugidaLetters, str, int, bool], Iterator[Onset]]


@dataclass(frozen=True, slots=True)
class _AbugidaLetters:
    """The letters of one script as the table has them."""

    onsets: dict[str, Piece]  # what begins a syllable
    ends: dict[str, Piece]  # what ends one
    rhymes: dict[str, tuple[_Rhyme, ...]]  # by the first letter of what is written before the onset, or nothing
    alone: dict[str, str]  # letters that are written for others


def read(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a Thai, Lao, Khmer or Burmese word; none for Khmer and Burmese that is not cut whole.

    Example:
        >>> read("พรทิพย์")[0].text, [reading.text for reading in read("ธนพล")][:2], read("ທອງລຸນ")[0].text
        ('phonthip', ['thanaphon', 'thanapol'], 'thongloun')
        >>> read("សុខា")[0].text, read("ကျော်")[0].text, read("ထွန်း")[0].text, read("putin")
        ('sokha', 'kyaw', 'htun', ())
    """
    script = next((name for name, (first, last) in _BLOCKS.items() if first <= token[:1] <= last), "")
    if not script:
        return ()
    writing, letters, word = _WRITINGS[script], _letters(script), written_plainly(token, script)
    rows = [
        (text, writing.system, min(writing.cost + LATER * (2 * rank_of_cut + rank), max(DEAREST, writing.cost)))
        for rank_of_cut, pieces in enumerate(_cut(word[:LONGEST], script))
        for rank, text in _spell(pieces)
    ]
    if script == "thai" and len(word) <= ABBREVIATION and all(letter in letters.onsets for letter in word):
        rows.append(("".join(letters.onsets[letter][0][:1] for letter in word), "letter by letter", ABBREVIATED))
    return collect(rows)


def written_plainly(token: str, script: str = "thai") -> str:
    """A word without its tones and the letters that are not said; the scripts are "thai", "lao", "khmer" and "burmese".

    Example:
        >>> written_plainly("จันทร์"), written_plainly("แก้ว"), written_plainly("กฤษณ์")
        ('จัน', 'แกว', 'กริษ')
    """
    writing = _WRITINGS[script]
    for letters, replacement in _REPLACED.get(script, ()):
        token = letters.sub(replacement, token)
    return writing.silent.sub("", token).translate(_unsaid(script))


def _cut(word: str, script: str) -> list[tuple[Piece, ...]]:
    """The likeliest ways to cut a word: those with the fewest pieces."""
    ways: list[list[tuple[float, tuple[Piece, ...]]]] = [[] for _ in range(len(word) + 1)]
    ways[0].append((0.0, ()))
    for start in range(len(word)):
        best = sorted(ways[start], key=lambda way: way[0])[:CUTS]
        for cost, end, piece in _places(word, start, script) if best else ():
            ways[end] += [(so_far + cost, (*pieces, piece)) for so_far, pieces in best]
    last = sorted(ways[-1], key=lambda way: way[0])[:CUTS]
    return [pieces for cost, pieces in last if cost < last[0][0] + MUCH_WORSE]


def _spell(pieces: tuple[Piece, ...]) -> list[tuple[int, str]]:
    """The likeliest spellings of a word that is cut into pieces, each with how far it is from the first."""
    ways = [(0, "")]
    for piece in pieces:
        longer = [(far + rank, text + spelling) for far, text in ways for rank, spelling in enumerate(piece)]
        ways = sorted(longer, key=lambda way: way[0])[:SPELLINGS]
    return ways


def _places(word: str, start: int, script: str) -> Iterator[Place]:
    """What can stand at a place of a word."""
    writing, letters = _WRITINGS[script], _letters(script)
    if script == "thai":
        yield from _elements_at(word, start)
    for rhyme in (*letters.rhymes.get(word[start], ()), *letters.rhymes.get("", ())):
        if word.startswith(rhyme.before, start):
            onsets = writing.onsets(letters, word, start + len(rhyme.before), bool(rhyme.before))
            for behind, sounds, second, cost in onsets:
                yield from _written(word, behind, rhyme, (sounds, second, cost), writing, letters)
    latin = "a" <= word[start] <= "z"
    if latin or writing.onsets is _tai_onsets:
        yield UNKNOWN, start + 1, (word[start] if latin else "",)


def _written(
    word: str,
    place: int,
    rhyme: _Rhyme,
    onset: tuple[Piece, bool, float],
    writing: _AbugidaWriting,
    letters: _AbugidaLetters,
) -> Iterator[Place]:
    """The syllable that a rhyme makes with an onset before a place, where it is written there."""
    sounds, second, cost = onset
    if not word.startswith(rhyme.after, place):
        return
    place += len(rhyme.after)
    bare = not (rhyme.before or rhyme.after)
    end: Piece = ("",)
    if rhyme.closed:
        letter = word[place : place + 1]
        if letter not in letters.ends or not word.startswith(rhyme.tail, place + 1):
            return
        place, end = place + 1 + len(rhyme.tail), letters.ends[letter]
        place += rhyme.after != "" and word.startswith(KHMER_SHORT, place)
        if writing.system == THAI_SYSTEM and place + 1 == len(word) and word[place] in "ิุ":  # a mute vowel of Pali
            place, cost = place + 1, cost + UNUSUAL
    elif bare:
        cost += writing.bare - SYLLABLE + AT_END * (place == len(word))
    if writing.sign.match(word, place):
        return
    creaky = word.startswith(CREAKY, place)
    forms = _forms(sounds, rhyme.sounds[second], end, creaky=creaky)
    yield SYLLABLE + cost, place + creaky, forms


@named_cache("romanisation.syllable_forms", maxsize=4096)
def _forms(onset: Piece, vowel: Piece, end: Piece, *, creaky: bool) -> Piece:
    """The spellings of a syllable, the likeliest first; the creaky tone is a t behind n."""
    ranked = sorted(
        product(*(tuple(enumerate(part)) for part in (onset, vowel, end))), key=lambda p: sum(r for r, _ in p)
    )
    forms = [first + _behind(first, middle) + last for (_, first), (_, middle), (_, last) in ranked]
    if creaky:
        forms = [f"{form}t" for form in forms if form.endswith("n")] + forms
    return tuple(dict.fromkeys(forms))[:MOST_FORMS]


def _behind(onset: str, vowel: str) -> str:
    """A vowel behind an onset: a y or a w that both have is written once."""
    return vowel[1:] if vowel[:1] in ("y", "w") and onset.endswith(vowel[0]) else vowel


def _tai_onsets(letters: _AbugidaLetters, word: str, place: int, leading: bool) -> Iterator[Onset]:
    """Two consonants that are one, a consonant, or two with an a between them, where a vowel is written before both."""
    one, two = word[place : place + 1], word[place : place + 2]
    cluster = letters.onsets.get(WORD_START + two) if not place else None
    cluster = cluster or (letters.onsets.get(two) if len(two) > 1 else None)
    if cluster is not None:
        inherent = not leading and not _SIGN_OF_TAI.match(word, place + 2)
        yield place + 2, cluster, False, UNUSUAL * inherent
    if one in letters.onsets:
        yield place + 1, letters.onsets[one], False, 0.0
        if leading and cluster is None and len(two) > 1 and two[1] in letters.onsets:
            first, second = letters.onsets[one][0], letters.onsets[two[1]][0]
            yield place + 2, (f"{first}a{second}",), False, TAKEN_APART - SYLLABLE


def _khmer_onsets(letters: _AbugidaLetters, word: str, place: int, leading: bool) -> Iterator[Onset]:
    """A consonant with what stands below it, in the series of the first or in that of a mark."""
    onset = _KHMER_ONSET.match(word, place)
    if onset is None or leading:
        return
    written, shift = onset.groups()
    sounds = letters.onsets.get(written + shift) or letters.onsets.get(written)
    if sounds is None:
        sounds = ("".join(letters.onsets[letter][0] for letter in written.split(KHMER_BELOW)),)
    yield onset.end(), sounds, KHMER_SHIFTS.get(shift, written[0] in KHMER_SECOND), 0.0


def _burmese_onsets(letters: _AbugidaLetters, word: str, place: int, leading: bool) -> Iterator[Onset]:
    """A consonant with its medials: y and r soften it, h is said before it, w belongs to the rhyme."""
    match = _BURMESE_ONSET.match(word, place)
    if match is None or leading:
        return
    first, soft, rounded, breath = match.groups()
    softened = first + ("ျ" if soft else "")
    sounds = letters.onsets.get(softened) or tuple(f"{onset}y" for onset in letters.onsets[first])
    if breath:
        sounds = letters.onsets.get(softened + BREATH) or (*(f"h{onset}" for onset in sounds), *sounds)
    yield match.end(), sounds, bool(rounded), 0.0


_KHMER_ONSET = re.compile("([ក-អ](?:្[ក-អ])*)([\u17c9\u17ca]?)")
_BURMESE_ONSET = re.compile("([က-အ])([ျြ]?)(ွ?)(ှ?)")
_SIGN_OF_TAI = re.compile("[ะาำิีึืุูัอวยะັາຳິີຶືຸູົໍຽອວຍ]")
_NEVER = re.compile("(?!)")
_BLOCKS = {
    "thai": ("\u0e00", "\u0e7f"), "lao": ("\u0e80", "\u0eff"), "khmer": ("\u1780", "\u17ff"),
    "burmese": ("\u1000", "\u109f"),
}  # fmt: skip
_WRITINGS = {
    "thai": _AbugidaWriting(
        THAI_SYSTEM, 0.02, re.compile("(?<=[ะาำิีึืุูั][ก-ฮ])[จตทดษ][ก-ฮ]์|[ก-ฮ][ิุ]?์"),
        dict.fromkeys(map(ord, "็่้๊๋ฯๆฺ๎์"), ""), re.compile("[ะาำิีึืุูั]"), 0.9, _tai_onsets,
    ),
    "lao": _AbugidaWriting(
        LAO_SYSTEM, 0.02, re.compile("[ກ-ຮ]໌"), dict.fromkeys(map(ord, "່້໊໋໌ໆຯ\u0eba\u0ece"), ""),
        re.compile("[ະັາຳິີຶືຸູົໍຽ]"), 2.5, _tai_onsets,
    ),
    "khmer": _AbugidaWriting(
        "Khmer", 0.03, re.compile("[ក-អ](?:្[ក-អ])*[ិុ]?\u17cd"),
        dict.fromkeys(map(ord, "\u17c8\u17cc\u17ce\u17cf\u17d1\u17d3\u17dd\u17b4\u17b5"), ""),
        re.compile("[ា-ៅំះ្\u17c9-\u17cb\u17d0]"), 1.6, _khmer_onsets,
    ),
    "burmese": _AbugidaWriting(
        "Burmese", 0.02, _NEVER, {0x1038: ""}, re.compile("[ာ-ံျ-ှ\u103a]"), 1.0, _burmese_onsets,
    ),
}  # fmt: skip
# Before all else: signs that are written in two ways, vocalic letters, stacked letters; and Khmer consonants that end a
# syllable, without what stands below them and is not said, or above the onset of the next one.
_REPLACED: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    script: tuple((re.compile(letters), replacement) for letters, replacement in rows)
    for script, rows in {
        "thai": (("ํา", "ำ"), ("(?<=[กตทปศส])ฤๅ?|ฤ(?=ท)", "ริ"), ("ฤๅ?", "รึ"), ("ฦๅ?", "ลึ")),
        "lao": (("ໍາ", "ຳ"),),
        "khmer": (
            ("(?<=[ក-ៅ\u17d0])([ក-ប ព-ម ស])(?:្[ក-អ])+(?=$|[ក-អ])", r"\1"),
            (f"(?<=[ក-ៅ])([ក-ប ព-ម ស])្(?![{KHMER_LIQUID}])", r"\1"),
        ),
        "burmese": (("\u1039", KILLED), ("\u1037\u103a", "\u103a\u1037")),
    }.items()
}


@named_cache("romanisation.abugidas", maxsize=8)
def _letters(script: str) -> _AbugidaLetters:
    """The letters of one script."""
    parts: dict[str, dict[str, Piece]] = {part: {} for part in ("onset", "end", "rhyme", "second", "alone")}
    for name, part, letters, sounds in read_rows("romanisation_abugidas"):
        if name == script:
            parts[part][letters] = tuple(sounds.replace("-", "").split("/"))
    rhymes: dict[str, list[_Rhyme]] = {}
    for written in {**parts["rhyme"], **parts["second"]}:
        vowels = parts["rhyme"].get(written, ())
        both = vowels, parts["second"].get(written) or tuple(f"w{vowel}" for vowel in vowels)
        before, _, rest = written.partition("O")
        for shape in (rest.replace("(F)", ""), rest.replace("(F)", "F")) if "(F)" in rest else (rest,):
            after, closed, tail = shape.partition("F")
            rhymes.setdefault(before[:1], []).append(_Rhyme(before, after, bool(closed), tail, both))
    alone = {letter: sounds[0] for letter, sounds in parts["alone"].items()}
    return _AbugidaLetters(parts["onset"], parts["end"], {key: tuple(rows) for key, rows in rhymes.items()}, alone)


@named_cache("romanisation.abugidas_unsaid", maxsize=8)
def _unsaid(script: str) -> dict[int, str]:
    return _WRITINGS[script].unsaid | {ord(letter): sounds for letter, sounds in _letters(script).alone.items()}


@named_cache("romanisation.thai", maxsize=1)
def _elements() -> tuple[int, dict[str, Piece]]:
    """The length of the longest element of Thai names, and elements, plainly written, with their spellings."""
    spellings_of = {word: tuple(spellings.split()) for word, spellings in read_rows("romanisation_thai")}
    return max(map(len, spellings_of)), spellings_of


def _elements_at(word: str, start: int) -> Iterator[Place]:
    """The elements of Thai names that stand at a place of a word."""
    longest, elements = _elements()
    for end in range(start + 2, min(start + longest, len(word)) + 1):
        if word[start:end] in elements and not _WRITINGS["thai"].sign.match(word, end):
            yield ELEMENT, end, elements[word[start:end]]
