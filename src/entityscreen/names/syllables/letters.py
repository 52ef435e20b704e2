"""Chinese and Korean names in Arabic, Hebrew, Greek, Thai and Indian letters: شي جين بينغ is Xi Jinping.

Here belongs the reading of a name in these letters, as the press spells it, as Chinese or Korean. Its syllables stay in
their letters, folded as below, and are further spellings of pinyin and of Hangul: Arabic بينغ is bing and ping.

- The surname comes first, in a word of its own, and is a Chinese or Korean one; all syllables are of the same people.
  The given name is one or two syllables, joined or spaced. Thai may write all in one word, where they are three.
- Letters are folded where usage varies and no syllable is told by it: Persian گ and Arabic ق are غ, Thai has no tones.
- A name in these letters may be an ordinary one as well (שי לי): it is heard besides, as any is, and where its given
  name is one that other peoples have, in two syllables, it costs more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.model.script import Script, main_script
from entityscreen.names.persons import commonness
from entityscreen.names.readings import read_token
from entityscreen.names.syllables.korean import letter_spellings
from entityscreen.names.syllables.model import KOREAN, MAINLAND, Arrangement, Words
from entityscreen.names.syllables.neighbours import EXTRA_SYLLABLE_COST, chinese_surnames, chinese_syllables
from entityscreen.names.syllables.tables import foreign_korean, korean_rows

SYSTEMS = {
    Script.ARABIC: "Arabic",
    Script.HEBREW: "Hebrew",
    Script.GREEK: "Greek",
    Script.THAI: "Thai",
    Script.INDIC: "Devanagari",
}
MOST_LETTERS = 18  # of a word
MOST_SYLLABLES = 2  # of a surname, and of a given name
MOST_WAYS = 6
# A reading that is not the language's own; one in a word that nothing parts.
READ_COST, JOINED_COST = 0.02, 0.01
KNOWN_COST, KNOWN_NAME = 0.1, 0.25  # of a given name as common as this among other peoples
_BEFORE = frozenset("ห")  # Thai writes it before letters that sound low
CHINESE = 1 << MAINLAND
# Syllables; the families that have all of them, as bits.
Cut = tuple[tuple[str, ...], int]
_CUTS = BoundedDict("syllables.letters_cuts", 100_000)
_TRANSLATED: Mapping[Script, Mapping[int, str | int | None]] = {
    Script.ARABIC: str.maketrans("قگ", "غغ"),
    Script.HEBREW: str.maketrans("ךםןףץת", "כמנפצט"),
    Script.GREEK: str.maketrans("ηω", "ιο"),
    Script.THAI: str.maketrans("ผฝถขฉสศใัีืู", "พฟทคชซซไาิึุ", "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e3a"),
    Script.INDIC: str.maketrans("ीूईऊटडठढणषँ", "िुइउतदथधनशं", "\u093c\u200d"),
}
_REPLACED: Mapping[Script, tuple[tuple[re.Pattern[str], str], ...]] = {
    script: tuple((re.compile(pattern), replacement) for pattern, replacement in rules)
    for script, rules in {
        Script.ARABIC: (("يي", "ي"), ("وو", "و")),
        Script.HEBREW: (("^וו$|וו(?!$)", "ו"), ("יי", "י")),
        Script.GREEK: (),
        Script.THAI: (("ห(?=[ลมนวยร])", ""),),
        Script.INDIC: (
            ("[नङञ]्ग", "ंग"), ("ं(?!ग)", "न"), ("्", ""), ("िय?([ाेोु])", r"य\1"), ("िय", "य"), ("िआ", "या"), ("िए", "ये"),
            ("िओ", "यो"), ("िउ", "यु"), ("िअ", "य"), ("ुआ", "वा"), ("ुओ", "वो"), ("ुए", "वे"), ("ुइ", "वि"), ("ुऐ", "वै"),
            ("ुअ?व", "व"),
        ),
    }.items()
}  # fmt: skip


def plain(syllable: str, script: Script) -> str:
    """A folded syllable as the table spells it. Letters are doubled within a syllable, not across its end.

    Example:
        >>> plain("เจี้ยน", Script.THAI), plain("וואנג", Script.HEBREW), plain("قوه", Script.ARABIC)
        ('เจิยน', 'ואנג', 'غوه')
    """
    return _replaced(syllable.translate(_TRANSLATED[script]), script)


def _replaced(text: str, script: Script) -> str:
    for pattern, replacement in _REPLACED[script]:
        text = pattern.sub(replacement, text)
    return text


@named_cache("syllables.letters_units", maxsize=8)
def _syllables(script: Script) -> dict[str, int]:
    """The syllables of names in these letters, with the families that have them."""
    found = dict.fromkeys(chinese_syllables(SYSTEMS[script]), CHINESE)
    for rows in foreign_korean("syllable_korean_letters").values():
        for spelling, _ in rows:
            if main_script(spelling) is script:
                found[spelling] = found.get(spelling, 0) | 1 << KOREAN
    return found


@named_cache("syllables.letters_surnames", maxsize=8)
def _surnames(script: Script) -> dict[tuple[str, ...], int]:
    """The surnames in syllables, with the families that have them."""
    found = dict.fromkeys(chinese_surnames(SYSTEMS[script]), CHINESE)
    for surname in korean_rows()["surname"]:
        spelled = [[s for s, _ in letter_spellings(hangul) if main_script(s) is script] for hangul in surname]
        for way in product(*spelled):
            found[way] = found.get(way, 0) | 1 << KOREAN
    return found


@named_cache("syllables.letters_edges", maxsize=8)
def _edges(script: Script) -> tuple[frozenset[str], frozenset[str]]:
    """The letters that words of such syllables begin and end with: what has others is not looked at."""
    return frozenset(s[0] for s in _syllables(script)) | _BEFORE, frozenset(s[-1] for s in _syllables(script))


def letter_cuts(text: str, script: Script) -> tuple[Cut, ...]:
    """The ways to cut a folded word into one or two syllables, with the families that have them; the fewest first.

    Args:
        text: without hyphens.
        script: one of `SYSTEMS`.

    Example:
        >>> letter_cuts("شياوبينغ", Script.ARABIC) == ((("شياو", "بينغ"), CHINESE),), letter_cuts("محمد", Script.ARABIC)
        (True, ())
    """
    known: tuple[Cut, ...] | None = _CUTS.get((text, script))
    if known is None:
        known = _CUTS[text, script] = tuple(dict.fromkeys(_cuts(text.translate(_TRANSLATED[script]), script)))
    return known


def _cuts(text: str, script: Script) -> Iterator[Cut]:
    starts, ends = _edges(script)
    if not text or len(text) > MOST_LETTERS or text[0] not in starts or text[-1] not in ends:
        return
    syllables = _syllables(script)
    whole = _replaced(text, script)
    if whole in syllables:
        yield (whole,), syllables[whole]
    for end in range(1, len(text)):
        first = _replaced(text[:end], script)
        if first in syllables:
            second = _replaced(text[end:], script)
            families = syllables[first] & syllables.get(second, 0)
            if families:
                yield (first, second), families


def letter_arrangements(words: Words, script: Script) -> dict[int, tuple[Arrangement, ...]]:
    """The ways to take a name in such letters as Chinese or Korean, by their number of syllables.

    Args:
        words: folded words in their pieces.
        script: one of `SYSTEMS`.

    Returns:
        Arrangements, the cheapest first; none when the name is neither.

    Example:
        >>> [way.syllables for way in letter_arrangements((("شي",), ("جين",), ("بينغ",)), Script.ARABIC)[3]]
        [('شي', 'جين', 'بينغ')]
        >>> letter_arrangements((("علي",), ("حسن",)), Script.ARABIC)
        {}
    """
    best: dict[Cut, float] = {}
    ways = _spaced(words, script) if len(words) > 1 else _joined(words[0], script) if words else ()
    for way, cost in ways:
        best[way] = min(cost, best.get(way, cost))
    fewest = min((len(syllables) for syllables, _ in best), default=0)
    priced = [(cost + EXTRA_SYLLABLE_COST * (len(way[0]) - fewest), way) for way, cost in best.items()]
    found: dict[int, list[Arrangement]] = {}
    for cost, (syllables, families) in sorted(priced)[:MOST_WAYS]:
        arrangement = Arrangement(syllables, round(cost, 3), (), families == CHINESE, (), 0.0)
        found.setdefault(len(syllables), []).append(arrangement)
    return {length: tuple(group) for length, group in found.items()}


def _spaced(words: Words, script: Script) -> Iterator[tuple[Cut, float]]:
    """A surname in a word of its own, and a given name of one or two syllables in one or two words."""
    heads, given = words[0], tuple([piece for word in words[1:] for piece in word])
    if not 0 < len(given) <= MOST_SYLLABLES or not all(letter_cuts(piece, script) for piece in (*heads, *given)):
        return
    surnames = _surnames(script)
    for head, of_head in _whole(heads, script):
        known = of_head & surnames.get(head, 0)
        for syllables, families in _whole(given, script) if known else ():
            if known & families:
                others = len(given) < len(syllables) and _is_of_others(given[0], script)
                yield (head + syllables, known & families), READ_COST + KNOWN_COST * others


def _joined(pieces: tuple[str, ...], script: Script) -> Iterator[tuple[Cut, float]]:
    """Surname and given name in one word of three syllables, as Thai, which parts no words, may write them."""
    text = pieces[0] if script is Script.THAI and len(pieces) == 1 else ""
    for end in range(2, len(text) if len(text) <= MOST_LETTERS else 0):
        ways = _spaced(((text[:end],), (text[end:],)), script)
        yield from ((way, cost + JOINED_COST) for way, cost in ways if len(way[0]) > MOST_SYLLABLES)


def _whole(pieces: tuple[str, ...], script: Script) -> Iterator[Cut]:
    """The ways to cut pieces into at most two syllables together, of one family."""
    if len(pieces) > MOST_SYLLABLES:
        return
    for choice in product(*(letter_cuts(piece, script) for piece in pieces)):
        syllables, families = sum((cut for cut, _ in choice), ()), -1
        for _, own in choice:
            families &= own
        if families and len(syllables) <= MOST_SYLLABLES:
            yield syllables, families


def _is_of_others(given: str, script: Script) -> bool:
    """Whether a given name is one of other peoples."""
    return any(commonness(reading.text) >= KNOWN_NAME for reading in read_token(given, script))
