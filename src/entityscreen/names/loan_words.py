"""Names of English words that other scripts write by their sound: フライングガーデン is Flying Garden.

Here belongs writing them in English, as the firm does itself. Japanese and Korean write several as one: such a run of
characters is cut into words of a table; a brand may stand before two of them or more. Arabic and Devanagari part their
words themselves.
"""

from __future__ import annotations

import re
from itertools import islice, product

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs
from entityscreen.model.script import Script, scripts_in
from entityscreen.names.normalise import Folded
from entityscreen.names.segment import segment_roles

MOST_READINGS = 3  # of a name whose words have several spellings: tech, tec
_RUN = re.compile("(?P<joined>[ァ-ヺー]+|[가-힣]+)|[\u0621-\u06d3]+|[\u0900-\u096f]+")
SHORTEST_BRAND, FEWEST_BEHIND = 3, 2  # characters of a brand that no table has; words behind it that make it sure
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
