"""The way in: prepare a name for comparison by syllables, and compare two.

Here belongs the choice of the comparison by script. The comparisons are in `characters.py`, `cross.py` and
`spellings.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from entityscreen.caches import named_cache
from entityscreen.model.script import Script, script_of
from entityscreen.names.persons import is_title
from entityscreen.names.syllables.characters import compare_characters
from entityscreen.names.syllables.cross import compare_cross
from entityscreen.names.syllables.kontsevich import korean_arrangements
from entityscreen.names.syllables.korean import is_hangul
from entityscreen.names.syllables.latin import prepare_latin
from entityscreen.names.syllables.model import (
    Arrangement,
    SyllableMatch,
    SyllableName,
    SyllablePart,
    Words,
    slot_weights,
)
from entityscreen.names.syllables.palladius import pinyin_words
from entityscreen.names.syllables.spellings import compare_spellings
from entityscreen.names.syllables.tables import compound_surnames, name_ranks

MOST_CHARACTERS = 6
FEWEST = 2  # words: one in Cyrillic letters is hardly any, and behind a title is hardly a whole name
Ways = Mapping[int, tuple[Arrangement, ...]]
KOREAN_COMPOUND = frozenset({"남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"})


def prepare_syllables(words: Words, script: Script) -> SyllableName | None:
    """Prepare a name for comparison by syllables.

    Args:
        words: folded words, each in its pieces between hyphens and apostrophes: "CHAN Kwok-ki" is
            `(("chan",), ("kwok", "ki"))`, "柯 文哲" is `(("柯",), ("文哲",))`.
        script: the name's script.

    Returns:
        The prepared name, or `None` when it cannot be Chinese or Korean.

    Example:
        >>> prepare_syllables((("欧阳修",),), Script.HAN).surname
        2
    """
    if script is Script.LATIN:
        return _prepare_latin(words) if len(words) > FEWEST and is_title("".join(words[0])) else prepare_latin(words)
    if script is Script.CYRILLIC:
        return _prepare_cyrillic(words)
    if script is Script.HAN or script is Script.HANGUL:
        return _prepare_characters(words, script)
    return None


def _prepare_latin(words: Words) -> SyllableName | None:
    """A name behind titles: they say nothing, but some are syllables too (Sir; Gen is 根)."""
    whole, behind = prepare_latin(words), words
    while len(behind) > FEWEST and is_title("".join(behind[0])):
        behind = behind[1:]
    name = prepare_latin(behind)
    if name is None:
        return whole
    return _either(words, {} if whole is None else whole.arrangements, name.arrangements)


def _prepare_cyrillic(words: Words) -> SyllableName | None:
    """A name in Palladius's system is the same name in pinyin; one in Kontsevich's is Korean. Some may be either."""
    if len(words) < FEWEST:
        return None
    pinyin = pinyin_words(words)
    chinese, korean = None if pinyin is None else prepare_latin(pinyin), korean_arrangements(words)
    if not korean:
        return chinese
    ways = {} if chinese is None else chinese.arrangements
    return _either(words, ways, korean)


def _either(words: Words, ways: Ways, others: Ways) -> SyllableName:
    """A name that can be taken in the ways of two."""
    text = " ".join(piece for word in words for piece in word)
    both = {
        length: tuple(sorted(ways.get(length, ()) + others.get(length, ()), key=lambda way: way.cost))
        for length in sorted({*ways, *others})
    }
    return SyllableName(Script.LATIN, text, words, 0, (), both)


@named_cache("syllables.characters", maxsize=100_000)
def _prepare_characters(words: Words, script: Script) -> SyllableName | None:
    text = "".join(piece for word in words for piece in word)
    if not 2 <= len(text) <= MOST_CHARACTERS:
        return None
    if script is Script.HANGUL:
        if not all(map(is_hangul, text)):
            return None
        surname = 2 if text[:2] in KOREAN_COMPOUND and len(text) > 2 else 1
    else:
        if any(script_of(c) is not Script.HAN for c in text):
            return None
        surname = _surname_length(text)
    return SyllableName(script, text, words, surname, slot_weights(surname, len(text)), {})


def _surname_length(text: str) -> int:
    """Two for compound and married double surnames, else one."""
    if len(text) > 2 and text[:2] in compound_surnames():
        return 2
    if len(text) == 4 and all((rank := name_ranks().get(c)) is not None and rank.surname for c in text[:2]):
        return 2
    return 1


def compare_syllables(a: SyllableName, b: SyllableName) -> SyllableMatch | None:
    """Compare two prepared names.

    Args:
        a: a prepared name.
        b: another.

    Returns:
        The match, symmetric in its score; a low score says that the names conflict. `None` when this
        channel has nothing to say (another number of syllables, both spelled in the same system).

    Example:
        >>> han = prepare_syllables((("习近平",),), Script.HAN)
        >>> latin = prepare_syllables((("xi",), ("jinping",)), Script.LATIN)
        >>> compare_syllables(han, latin).score >= 0.97
        True
    """
    if a.script is Script.LATIN:
        return _spelled(a, b) if b.script is Script.LATIN else _swapped(compare_cross(b, a))
    if b.script is Script.LATIN:
        return compare_cross(a, b)
    # In one order only, so that the score is symmetric.
    return compare_characters(a, b) if a.text <= b.text else _swapped(compare_characters(b, a))


def _spelled(a: SyllableName, b: SyllableName) -> SyllableMatch | None:
    return compare_spellings(a, b) if a.text <= b.text else _swapped(compare_spellings(b, a))


def _swapped(match: SyllableMatch | None) -> SyllableMatch | None:
    if match is None:
        return None
    parts = [SyllablePart(p.b, p.a, p.similarity, p.system_b, p.system_a, p.role) for p in match.parts]
    return SyllableMatch(match.score, tuple(parts), match.notes)
