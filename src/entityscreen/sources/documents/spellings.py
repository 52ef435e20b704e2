"""How characters are spelled in Latin letters: pinyin, southern Chinese languages, Korean.

Here belongs the reading of the tables of spellings that other topics made. Surnames with spellings of their own belong
to `vocabulary.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.normalise import fold as fold_name
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import countries


@named_cache("documents.pinyin", maxsize=1)
def _pinyin() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(f"{row[1]} {row[5]}".split()) for row in read_rows("han_readings")}


def pinyin_of(character: str) -> frozenset[str]:
    """The readings of a character in pinyin without tones.

    Example:
        >>> sorted(pinyin_of("铁"))[0], pinyin_of("a")
        ('tie', frozenset())
    """
    return _pinyin().get(character) or _pinyin().get(fold_name(character), frozenset())


@named_cache("documents.southern_spellings", maxsize=1)
def southern_spellings() -> dict[str, frozenset[str]]:
    """Spellings of surnames in Hokkien, Teochew, Hakka and Cantonese, by folded character: 楊 is also Yeoh.

    Example:
        >>> "yeoh" in southern_spellings()["杨"], "eu" in southern_spellings()["余"]
        (True, True)
    """
    found: dict[str, set[str]] = {row[0]: set() for row in read_rows("han_names") if row[1] not in ("", "0")}
    for character, _, spelling, _ in read_rows("syllable_dialects"):
        if character in found:
            found[character].add(spelling)
    cantonese: dict[str, set[str]] = {}
    for syllable, _, _, spelling, cost in read_rows("syllable_cantonese"):
        if float(cost) <= MOST_COST:
            cantonese.setdefault(syllable, set()).add(spelling)
    for row in read_rows("han_readings"):
        if row[0] in found:
            found[row[0]] |= cantonese.get(row[6] or row[2], set())
    return {character: frozenset(spellings) for character, spellings in found.items()}


MOST_COST = 0.03  # of a Cantonese spelling, of 1: rarer ones would make surnames of many words


def spelled(characters: str) -> set[str]:
    """All readings of some characters in pinyin, written together.

    Example:
        >>> spelled("泰山")
        {'taishan'}
    """
    found = {""}
    for character in characters:
        found = {start + syllable for start in found for syllable in pinyin_of(character)}
    return found


def is_spelled(letters: str, characters: str) -> bool:
    """Whether some letters are the pinyin of all characters.

    Example:
        >>> is_spelled("zhongyangtongzhanbu", "中央统战部"), is_spelled("zhongyang", "中央统战部")
        (True, False)
    """
    reached = {0}
    for character in characters:
        reached = {at + len(s) for at in reached for s in pinyin_of(character) if letters.startswith(s, at)}
    return bool(characters) and len(letters) in reached


PLACE_SIZES = (2, 3)  # characters of a city or a province


def opens_with_place(name: Sequence[Token], native: str) -> bool:
    """Whether a name begins with the place that some characters begin with, by its pinyin or as the table has both.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> opens_with_place(tokenise("Wenzhou Archives"), "温州市档案馆")
        True
        >>> opens_with_place(tokenise("Hong Kong Choir"), "香港合唱團")
        True
    """
    places = countries()
    codes = {places.get(native[:size], ("",))[0] for size in PLACE_SIZES} - {""}
    for size in (1, 2):
        first = [token.folded for token in name[:size]]
        if is_spelled("".join(first).replace("'", ""), native[:2]) or is_spelled("".join(first), native[:3]):
            return len(first[-1]) > 1
        code, what = places.get(" ".join(first), ("", "city"))  # a city has its country's code
        if what != "city" and code in codes:
            return True
    return False


@named_cache("documents.korean_spellings", maxsize=1)
def korean_spellings() -> dict[str, frozenset[str]]:
    """Customary spellings of Korean syllables that are surnames.

    Example:
        >>> "sok" in korean_spellings()["석"]
        True
    """
    found: dict[str, set[str]] = {}
    for place, hangul, spelling, _, cost in read_rows("syllable_korean"):
        if place == "also" and float(cost) <= MOST_COST:
            found.setdefault(hangul, set()).add(spelling)
    return {hangul: frozenset(spellings) for hangul, spellings in found.items()}


@named_cache("documents.korean_readings", maxsize=1)
def _korean_readings() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[3].split(" ")) for row in read_rows("han_readings") if row[3]}


def is_read_in_korean(syllable: str, character: str) -> bool:
    """Whether a Hangul syllable is a character's Korean reading; an initial ㄹ or ㄴ may be lost at a word's start.

    Example:
        >>> is_read_in_korean("태", "太"), is_read_in_korean("용", "龍"), is_read_in_korean("샹", "湘")
        (True, True, False)
    """
    readings = _korean_readings().get(fold_name(character), frozenset())
    return any(is_same_syllable(syllable, reading) for reading in readings)


def is_same_syllable(first: str, second: str) -> bool:
    """Whether two Hangul syllables are one, but for an initial that Korean drops: 리 and 이, 류 and 유.

    Example:
        >>> is_same_syllable("리", "이"), is_same_syllable("김", "이")
        (True, False)
    """
    return first == second or _rest(first) == _rest(second)


def _rest(syllable: str) -> tuple[int, int]:
    """The initial of a Hangul syllable, zero where Korean may drop it, and its vowel and final."""
    initial, rest = divmod(ord(syllable) - FIRST_HANGUL, INITIALS_APART)
    return (0 if initial in _LOST_INITIALS else initial, rest)


FIRST_HANGUL, INITIALS_APART = 0xAC00, 588
_LOST_INITIALS = (2, 5, 11)  # ㄴ, ㄹ, and the mute ㅇ
