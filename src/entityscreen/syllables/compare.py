"""The way in: prepare a name for comparison by syllables, and compare two.

Here belongs the choice of the comparison by script. The comparisons are in `cross.py` and `spellings.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from entityscreen.caches import named_cache
from entityscreen.model.script import Script, script_of
from entityscreen.names.persons.vocabulary import is_title
from entityscreen.syllables.cross import compare_characters, compare_cross
from entityscreen.syllables.korean import is_hangul
from entityscreen.syllables.latin_names import prepare_latin
from entityscreen.syllables.model import (
    Arrangement,
    SyllableMatch,
    SyllableName,
    SyllablePart,
    Words,
    slot_weights,
)
from entityscreen.syllables.spellings import compare_spellings
from entityscreen.syllables.tables import compound_surnames, name_ranks
from entityscreen.syllables.transcribed_names import pinyin_words, transcribed_arrangements

MOST_CHARACTERS, MOST_BLOCKS = 6, 8  # eight are four Chinese syllables in Hangul
FEWEST = 2  # words: one in Cyrillic letters is hardly a name
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
        return _behind_titles(words) if len(words) > FEWEST and is_title("".join(words[0])) else prepare_latin(words)
    if script is Script.CYRILLIC:
        return _prepare_cyrillic(words)
    if script is Script.KANA:
        return _prepare_kana(words)
    return _prepare_characters(words, script) if script is Script.HAN or script is Script.HANGUL else None


def _behind_titles(words: Words) -> SyllableName | None:
    """A name behind titles: they say nothing, but some are syllables too (Sir; Gen is 根)."""
    whole, behind = prepare_latin(words), words
    while len(behind) > FEWEST and is_title("".join(behind[0])):
        behind = behind[1:]
    name = prepare_latin(behind)
    return whole if name is None else _either(words, {} if whole is None else whole.arrangements, name.arrangements)


def _prepare_cyrillic(words: Words) -> SyllableName | None:
    """A name in Palladius's system is the same name in pinyin; one in Kontsevich's is Korean. Some may be either."""
    if len(words) < FEWEST:
        return None
    pinyin = pinyin_words(words)
    chinese = None if pinyin is None else prepare_latin(pinyin)
    korean = transcribed_arrangements(words, Script.CYRILLIC)
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
    if script is Script.HANGUL:
        return _prepare_hangul(words, text)
    if not 2 <= len(text) <= MOST_CHARACTERS or any(script_of(c) is not Script.HAN for c in text):
        return None
    surname = _surname_length(text)
    return SyllableName(script, text, words, surname, slot_weights(surname, len(text)), {})


def _prepare_hangul(words: Words, text: str) -> SyllableName | None:
    """A Korean name block by block; or a Chinese one, by the syllables that it spells."""
    if not 2 <= len(text) <= MOST_BLOCKS or not all(map(is_hangul, text)):
        return None
    ways, korean = transcribed_arrangements(words, Script.HANGUL), len(text) <= MOST_CHARACTERS
    surname = 2 if text[:2] in KOREAN_COMPOUND and len(text) > 2 else 1
    weights = slot_weights(surname, len(text)) if korean else ()
    return SyllableName(Script.HANGUL, text, words, surname, weights, ways) if korean or ways else None


def _surname_length(text: str) -> int:
    """Two for compound and married double surnames, else one."""
    if len(text) > 2 and text[:2] in compound_surnames():
        return 2
    if len(text) == 4 and all((rank := name_ranks().get(c)) is not None and rank.surname for c in text[:2]):
        return 2
    return 1


@named_cache("syllables.kana", maxsize=50_000)
def _prepare_kana(words: Words) -> SyllableName | None:
    return _in_ways(words, Script.KANA, transcribed_arrangements(words, Script.KANA))


def _in_ways(words: Words, script: Script, ways: dict[int, tuple[Arrangement, ...]]) -> SyllableName | None:
    """A name that is spelled, if there is a way to take it."""
    text = " ".join(piece for word in words for piece in word)
    return SyllableName(script, text, words, 0, (), ways) if ways else None


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
    # In one order only, so that the score is symmetric.
    return _compared(a, b) if a.text <= b.text else _swapped(_compared(b, a))


def _compared(a: SyllableName, b: SyllableName) -> SyllableMatch | None:
    """The best of the ways in which characters and spellings can meet."""
    found = None
    if a.weights and b.weights:
        found = compare_characters(a, b)
    elif a.arrangements and b.arrangements:
        found = compare_spellings(a, b)
    if a.weights and b.arrangements and a.script is not b.script:
        found = _better(found, compare_cross(a, b))
    if a.arrangements and b.weights and a.script is not b.script:
        found = _better(found, _swapped(compare_cross(b, a)))
    return found


def _better(match: SyllableMatch | None, other: SyllableMatch | None) -> SyllableMatch | None:
    return match if other is None or (match is not None and match.score >= other.score) else other


def _swapped(match: SyllableMatch | None) -> SyllableMatch | None:
    if match is None:
        return None
    parts = [SyllablePart(p.b, p.a, p.similarity, p.system_b, p.system_a, p.role) for p in match.parts]
    return SyllableMatch(match.score, tuple(parts), match.notes, match.account)
