"""Names of English words that other scripts write by their sound: フライングガーデン is Flying Garden.

Here belongs writing them in English, as the firm does itself. Japanese and Korean write several as one: such a run of
characters is cut into words of a table; a brand may stand before two of them or more. Arabic and Devanagari part their
words themselves.
"""

from __future__ import annotations

import re
from itertools import islice, product

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import read_pairs
from entityscreen.model.script import Script, main_script, scripts_in
from entityscreen.names.normalise import Folded
from entityscreen.names.segment import segment_roles

MOST_READINGS = 3  # of a name whose words have several spellings: tech, tec
_RUN = re.compile("(?P<joined>[ァ-ヺー]+|[가-힣]+)|[\u0621-\u06d3]+|[\u0900-\u096f]+")
SHORTEST_BRAND, FEWEST_BEHIND = 3, 2  # characters of a brand that no table has; words behind it that make it sure
ENDING = 2  # letters at most by which a plural or a participle is longer
_MERGING = frozenset({Script.KANA, Script.HANGUL})  # write light and right alike
SHORTEST_WORD = 3  # letters of a word inside another
_DOT = "·"
English = tuple[tuple[str, ...], ...]  # word for word, each in its spellings


@named_cache("names.loan_words", maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    return {word: tuple(english.split()) for word, english in read_pairs("readings_loan_words").items()}


@named_cache("names.loan_words.longest", maxsize=1)
def _longest() -> int:
    return max(map(len, _words()))


def loan_word(text: str) -> str:
    """The likeliest English spelling of a word in kana, Hangul, Arabic or Devanagari; empty where it is no English one.

    Example:
        >>> loan_word("소프트"), loan_word("해운")
        ('soft', '')
    """
    return next(iter(_words().get(text, ())), "")


_OTHER = BoundedDict("names.other_loan_words", 100_000)


def are_other_words(text: str, words: tuple[str, ...]) -> bool:
    """Whether Latin words are English ones that the script of a text writes otherwise, near as they may sound.

    Args:
        text: a folded word or brand in kana, Hangul, Arabic or Devanagari; made of English words, or nothing is told.
        words: lower-case ASCII words that stand together in a name.

    Example:
        >>> are_other_words("シルバーレイク", ("silverlane",)), are_other_words("シルバーレイク", ("silver", "lake"))
        (True, False)
        >>> [are_other_words("그린", (word,)) for word in ("grand", "greens", "grindel")]
        [True, False, False]
    """
    key = (text, words)
    known: bool | None = _OTHER.get(key)
    if known is None:
        known = _OTHER[key] = _are_other(text, words)
    return known


def _are_other(text: str, words: tuple[str, ...]) -> bool:
    english = _cut(text)
    if not english:
        return False
    meant = {"".join(pieces) for pieces in product(*english)}
    if text in meant or any(_is_form(run, word) for run in _runs(words, max(map(len, meant))) for word in meant):
        return False
    return all(_made_of(word, _vocabulary(main_script(text))) for word in words)


def _runs(words: tuple[str, ...], longest: int) -> set[str]:
    """Words that stand together as one, as far as one of so many letters can be a form of them."""
    runs = set()
    for start in range(len(words)):
        run = ""
        for word in words[start:]:
            run += word
            if len(run) > longest + ENDING:
                break
            runs.add(run)
    return runs


def _is_form(one: str, other: str) -> bool:
    """Whether two words are one, or its plural and the like, which kana and Hangul leave out."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(long) - len(short) <= ENDING


def _made_of(word: str, vocabulary: frozenset[str]) -> bool:
    """Whether a word is one of a vocabulary, or two of them."""
    return word in vocabulary or any(
        word[:end] in vocabulary and word[end:] in vocabulary
        for end in range(SHORTEST_WORD, len(word) - SHORTEST_WORD + 1)
    )


@named_cache("names.loan_words.english", maxsize=8)
def _vocabulary(script: Script) -> frozenset[str]:
    """The English words that a script has a spelling of; of one that tells l from r all that any script has."""
    rows = ((main_script(text), english) for text, english in _words().items())
    return frozenset(word for of, english in rows if of is script or script not in _MERGING for word in english)


def in_english(text: Folded) -> tuple[Folded, ...]:
    """A name with its loan words in English; none where it has none.

    Args:
        text: a folded name of an organisation.

    Returns:
        At most `MOST_READINGS` texts, the likeliest first.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> in_english(fold("株式会社フライングガーデン")), in_english(fold("トヨタ自動車"))
        (('株式会社 flying garden',), ())
        >>> in_english(fold("جولدن ستار"))
        ('golden star',)
    """
    if text.isascii():
        return ()
    text = Folded(text.replace(_DOT, " "))  # it parts words, and between spaces it would part names
    found: list[tuple[str, ...]] = []
    end, rest = 0, ""
    for run in _RUN.finditer(text):
        english = _cut(run.group()) if run.group("joined") else _parted(run.group())
        if english:
            between = text[end : run.start()]
            found += [(between,), *english]
            end, rest = run.end(), f"{rest} {between}"
    if not found or _has_brand(f"{rest} {text[end:]}"):
        return ()
    texts = (" ".join(" ".join(pieces).split()) for pieces in product(*found, (text[end:],)))
    return tuple(Folded(each) for each in islice(texts, MOST_READINGS))


def _has_brand(text: str) -> bool:
    """Whether Chinese characters beside the English words are a brand, which is read in other ways."""
    return Script.HAN in scripts_in(text) and "brand" in segment_roles(text)


def _parted(word: str) -> English:
    english = _words().get(word)
    return (english,) if english else ()


@named_cache("names.loan_words.cut", maxsize=20_000)
def _cut(run: str) -> English:
    """The words that a run of characters consists of, behind a brand if need be; none where it has no words."""
    whole = _words_of(run)
    for start in range(SHORTEST_BRAND, 0 if whole else len(run)):
        behind = _words_of(run[start:])
        if len(behind) >= FEWEST_BEHIND:
            return ((run[:start],), *behind)
    return whole


def _words_of(run: str) -> English:
    """The words that a run of characters is, as few as may be; none where something is left over."""
    words, longest = _words(), _longest()
    best: list[English | None] = [()]
    for end in range(1, len(run) + 1):
        found: English | None = None
        for start in range(max(0, end - longest), end):
            before, english = best[start], words.get(run[start:end])
            if before is not None and english and (found is None or len(before) + 1 < len(found)):
                found = (*before, english)
        best.append(found)
    return best[-1] or ()
