"""Listed names inside running text: which passages are worth a comparison.

This module finds the passages; whether one is a hit is the ordinary scorer's to say (`Screener`), so that there is one
score. Listed names are taken apart into words by their sound, Chinese ones into pairs of characters, each with its
share of the name by how rare it is. A passage is what lies between the words of one listed name that stand close
together in the text, when they make enough of it. Each word of a text is looked up once, and leads to a bounded number
of listed names: the time grows with the length of the text.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from entityscreen.errors import InvalidInputError
from entityscreen.model.name import count_words
from entityscreen.names.tokens import word_token
from entityscreen.text.folding import fold
from entityscreen.text.sounds import sound_keys

# Words of a name may have so many others between them: `John (private) Smith`.
GAP = 2
# The share of a listed name that its words in the text must make, in [0, 1]. Words by their sound alone, at first; then
# with those that differ by typos.
FOUND_SHARE, ENOUGH = 0.35, 0.5
# One word alone must be spelled as the list spells it, have so many letters, and make so much of the name: "my" in a
# sentence is no aviation company.
ONE_WORD_LETTERS, ONE_WORD_SHARE = 4, 0.7
# So long a word is the listed one if it sounds alike: no other sounds as a word of eight letters does.
SOUND_LETTERS = 8
# Percent of equal letters from which a word of the text may be a listed one with a typo.
TYPO_RATIO = 75.0
TYPO_LENGTH = 2  # letters that one of them may have more
# Listed names that one word leads to, at most: one of more tells nothing ("company", "mohammed").
MOST_NAMES = 1_000
# A word whose share of its name is less leads nowhere alone: legal forms, "of".
LEAST_SHARE = 0.05
LONGEST_PASSAGE = 20  # words
# Of one text: characters; listed names that its words lead to, each at its place; those that may be meant there; and
# those that are compared. Texts of nothing but listed names take some fifteen comparisons a word.
LONGEST_TEXT, MOST_LED_TO, MOST_MEANT, MOST_COMPARED = 20_000, 1_000_000, 200_000, 20_000
LONGEST_JOINED = 3  # words of a name that others may write as one
LONGEST_WORD = 40  # letters of a neighbour that is looked at
LONGEST_RUN = 8  # characters of a Chinese, Japanese or Korean name that is looked up in other writings, too

_HAN = "\u3400-\u9fff\uf900-\ufaff\u3005-\u3007\u3040-\u30ff\uac00-\ud7af"
_WORD = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+(?:['’](?![sS]\b)[^\W_{_HAN}]+)*")
_IN_CHARACTERS = re.compile(rf"[{_HAN}]")


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word of a text, or a pair of characters of one.

    Attributes:
        key: by which it is looked up.
        text: folded.
        start: its first character in the text.
        end: behind its last one.
    """

    key: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text that may be a listed name.

    Attributes:
        start: its first character in the text.
        end: behind its last one.
        names: numbers of the listed names that led to it; None for characters, which are looked up as they are.
        one_word: whether it is a word alone: then it may be one of these names, and no other.
    """

    start: int
    end: int
    names: frozenset[int] | None
    one_word: bool = False


def words_of(text: str) -> list[TextWord]:
    """The words of a text, in its order.

    Example:
        >>> [word.text for word in words_of("Xi Jinping, 習近平")]
        ['xi', 'jinping', '习近', '近平']
    """
    placed_words = _placed(text)
    keys = _keys([word for word, _, _ in placed_words])
    return [TextWord(key, *place) for key, place in zip(keys, placed_words, strict=True)]


def _placed(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded, each with its place; runs of characters in pairs that overlap."""
    words: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if not match[0].isascii() and _IN_CHARACTERS.match(match[0]):
            folded = [fold(character) for character in match[0]]
            pairs = pairwise(folded) if len(folded) > 1 else [(folded[0], "")]
            words += [(a + b, start + at, start + at + 1 + bool(b)) for at, (a, b) in enumerate(pairs)]
        else:
            words.append((fold(match[0]).replace("'", ""), start, end))
    return words


def _keys(words: Sequence[str]) -> list[str]:
    """What words are looked up by: their sound, of other alphabets that of their likeliest spelling."""
    latin = [word if word.isascii() or _IN_CHARACTERS.match(word) else word_token(word).latin for word in words]
    sounds = sound_keys([word if word.isalpha() and word.isascii() else "" for word in latin])
    return [sound or word for sound, word in zip(sounds, latin, strict=True)]


class PassageFinder:
    """Finds the passages of texts that may be names of a list; a passage gives their numbers."""

    def __init__(self, names: Iterable[str]) -> None:
        self._fill([[word for word, _, _ in _placed(name)] for name in names])

    def _fill(self, worded: Sequence[Sequence[str]]) -> None:
        """Enter the words of each name."""
        distinct = list(dict.fromkeys(chain.from_iterable(worded)))
        key_of = dict(zip(distinct, _keys(distinct), strict=True))
        of_name = [{key_of[word]: word for word in words} for words in worded]
        often = Counter(chain.from_iterable(of_name))
        rarity = {key: math.log1p(len(worded) / count) for key, count in often.items()}
        postings: dict[str, list[tuple[int, float]]] = {}
        self._words: list[tuple[tuple[str, str, float], ...]] = []  # of each name: the word, its key, its share
        together: list[tuple[int, str, float]] = []  # words that others write as one
        for number, texts in enumerate(of_name):
            total = sum([rarity[key] for key in texts]) or 1.0
            shares = {key: rarity[key] / total for key in texts}
            self._words.append(tuple([(word, key, shares[key]) for key, word in texts.items()]))
            together += [(number, *joined) for joined in _joined(worded[number], key_of, shares)]
            for key, share in shares.items():
                if share >= LEAST_SHARE:
                    postings.setdefault(key, []).append((number, share))
        sounds = sound_keys([word for _, word, _ in together])
        for (number, _, share), sound in zip(together, sounds, strict=True):
            postings.setdefault(_JOINED + sound, []).append((number, share))
        self._lengths = np.array([len(words) for words in worded], dtype=np.int64)
        self._pack(postings)

    def _pack(self, postings: Mapping[str, Sequence[tuple[int, float]]]) -> None:
        """Keep the names of each key that not too many have, in two arrays."""
        used = {key: rows for key, rows in postings.items() if len(rows) <= MOST_NAMES}
        listed_words = list(chain.from_iterable(used.values()))
        self._numbers = np.array([number for number, _ in listed_words], dtype=np.int64)
        self._shares = np.array([share for _, share in listed_words])
        ends = accumulate(map(len, used.values()))
        # Of each key its part of the two arrays.
        self._postings = {key: slice(end - len(used[key]), end) for key, end in zip(used, ends, strict=True)}

    def passages(self, text: str) -> list[Passage]:
        """The passages of a text that may be listed names, each once, in its order; an `InvalidInputError` where the
        text is too long, or where its words lead to too many listed names.
        """
        characters = max(len(text), count_words(text[: LONGEST_TEXT + 1])[0])
        if characters > LONGEST_TEXT:
            problem = f"the text has {characters:,} characters after NFKC, at most {LONGEST_TEXT:,} are searched"
            raise InvalidInputError(problem, where="text", fix="search it page by page")
        words = words_of(text)
        spans: dict[tuple[int, int], set[int]] = {}
        alone: set[tuple[int, int]] = set()
        for first, last, name in self._spans(words):
            place = words[first].start, words[last].end
            if first == last:
                if _is_in_name(text, *place):
                    continue
                alone.add(place)
            spans.setdefault(place, set()).add(name)
        passages = {place: Passage(*place, frozenset(names), place in alone) for place, names in spans.items()}
        for match in _WORD.finditer(text):
            if 1 < len(match[0]) <= LONGEST_RUN and _IN_CHARACTERS.match(match[0]):
                passages[match.span()] = Passage(*match.span(), None)
        return [passages[place] for place in sorted(passages)]

    def _spans(self, words: Sequence[TextWord]) -> Iterator[tuple[int, int, int]]:
        """(first word, last word, listed name) of what may be that name."""
        names, places, shares, ends = self._found(words)
        if not len(names):
            return
        size = len(words) + LONGEST_PASSAGE + 1
        line = names * size + places
        order = np.argsort(line, kind="stable")
        line, names, places, shares, ends = line[order], names[order], places[order], shares[order], ends[order]
        reach = np.minimum(self._lengths[names] + GAP, LONGEST_PASSAGE)
        last = np.searchsorted(line, line + reach, side="left") - 1
        summed = np.concatenate(([0.0], np.cumsum(shares)))
        enough = summed[last + 1] - summed[:-1] >= FOUND_SHARE - 1e-9
        _check_flood(int(np.count_nonzero(enough)), MOST_MEANT)
        near, compared = _Neighbours(words), 0
        # A place with the same words around it gives the same passage: repeated words are compared once.
        around = _surroundings(words)
        compared_spans: dict[tuple[int, int, int], tuple[int, int] | None] = {}
        before = (-1, -1)  # the name and the last word of the span before: the next one of that name begins behind it
        for at in np.flatnonzero(enough).tolist():
            until = int(last[at])
            name, first, end = int(names[at]), int(places[at]), max(ends[at : until + 1].tolist())
            if (name, first) <= before:
                continue
            key = name, around[first], end - first
            if key not in compared_spans:
                once: dict[str, float] = {}  # a word of the name that is there several times counts once
                for place, share in zip(places[at : until + 1].tolist(), shares[at : until + 1].tolist(), strict=True):
                    once[words[place].key] = max(share, once.get(words[place].key, 0.0))
                if sum(once.values()) < FOUND_SHARE - 1e-9:
                    compared_spans[key] = None
                    continue
                compared += 1
                _check_flood(compared, MOST_COMPARED)
                span = self._whole(words, near, name, first, end)
                compared_spans[key] = span and (span[0] - first, span[1] - first)
            if (offsets := compared_spans[key]) is not None:
                before = name, first + offsets[1]
                yield first + offsets[0], first + offsets[1], name

    def _found(
        self, words: Sequence[TextWord]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
        """Listed names that words lead to: the name, the first word, the share, the last word."""
        joined = _keys([a.text + b.text if a.text.isascii() and b.text.isascii() else "" for a, b in pairwise(words)])
        looked_up = [(word.key, at, at) for at, word in enumerate(words)]
        looked_up += [(_JOINED + word.key, at, at) for at, word in enumerate(words)]
        looked_up += [(key, at, at + 1) for at, key in enumerate(joined)]
        rows = [(part, a, b) for key, a, b in looked_up if (part := self._postings.get(key)) is not None]
        if not rows:
            nothing = np.zeros(0, dtype=np.int64)
            return nothing, nothing, np.zeros(0), nothing
        sizes = [part.stop - part.start for part, _, _ in rows]
        _check_flood(sum(sizes), MOST_LED_TO)
        return (
            np.concatenate([self._numbers[part] for part, _, _ in rows]),
            np.repeat([first for _, first, _ in rows], sizes),
            np.concatenate([self._shares[part] for part, _, _ in rows]),
            np.repeat([last for _, _, last in rows], sizes),
        )

    def _whole(
        self, words: Sequence[TextWord], near: _Neighbours, name: int, first: int, last: int
    ) -> tuple[int, int] | None:
        """The passage with the words around it that are listed ones with typos; None where they make too little."""
        listed = self._words[name]
        passage = words[first : last + 1]
        if first == last and _is_told_alone(passage[0], listed):
            return first, self._with_repeated(words, name, first, last)
        missing = {key: (text, weight) for text, key, weight in listed}
        begin, end = _shortest(words, frozenset(missing), first, last)
        end = self._with_repeated(words, name, begin, end)
        share = sum(missing.pop(word.key)[1] for word in words[begin : end + 1] if word.key in missing)
        matched = len(listed) - len(missing)
        joined = "".join(word.text for word in passage)
        start, stop = max(0, begin - GAP - 1), end + GAP + 2
        for text, weight in missing.values():
            at = near.find_typo(text, start, stop)
            if at is not None:
                begin, end = min(begin, at), max(end, at)
            elif text in joined:
                begin, end = first, last
            else:
                continue
            share, matched = share + weight, matched + 1
        if begin == end:
            # Words of the name written as one.
            return (begin, end) if sum(len(text) for text, _, _ in listed) == len(joined) and share >= ENOUGH else None
        enough = share >= (ENOUGH if matched > 1 else ONE_WORD_SHARE)
        return (begin, end) if enough and end - begin < int(self._lengths[name]) + GAP else None

    def _with_repeated(self, words: Sequence[TextWord], name: int, begin: int, end: int) -> int:
        """The end of a passage with the words behind it that a name has twice, as `Ismael Ismael` does."""
        listed = self._words[name]
        if len(listed) == self._lengths[name]:
            return end
        keys = {key for _, key, _ in listed}
        while end - begin + 1 < self._lengths[name] and end + 1 < len(words) and words[end + 1].key in keys:
            end += 1
        return end


def _is_told_alone(word: TextWord, listed: Sequence[tuple[str, str, float]]) -> bool:
    """Whether one word says enough of a listed name: its words, their keys and shares."""
    if len(word.text) < ONE_WORD_LETTERS and word.text.isascii():
        return False
    said = [
        share for text, key, share in listed if text == word.text or (key == word.key and _is_long(word.text, text))
    ]
    return sum(said) >= ONE_WORD_SHARE


def _check_flood(count: int, most: int) -> None:
    if count > most:
        problem = f"the words of the text lead to more than {most:,} listed names"
        raise InvalidInputError(problem, where="text", fix="search it in parts, or take repeated words out")


def _surroundings(words: Sequence[TextWord]) -> list[int]:
    """For each word a number that places share which have the same words around them, as far as a passage may reach."""
    numbers: dict[tuple[str, ...], int] = {}
    texts = [""] * (GAP + 1) + [word.text for word in words] + [""] * (LONGEST_PASSAGE + GAP + 2)
    reach = 2 * (GAP + 1) + LONGEST_PASSAGE
    return [numbers.setdefault(tuple(texts[at : at + reach]), len(numbers)) for at in range(len(words))]


def _shortest(words: Sequence[TextWord], keys: frozenset[str], first: int, last: int) -> tuple[int, int]:
    """Within some words of a text, the fewest that have as many of the words of a name."""
    covered: set[str] = set()
    end = first
    for at in range(first, last + 1):
        if words[at].key in keys and words[at].key not in covered:
            covered.add(words[at].key)
            end = at
    begin = end
    for begin in range(end, first - 1, -1):
        covered.discard(words[begin].key)
        if not covered:
            break
    return begin, end


_JOINED = "+"  # in front of the sound of words that others write as one
_BEFORE, _AFTER = re.compile(r"([^\W\d_]+)[ -]$"), re.compile(r"[ -]([^\W\d_]+)")


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether a word is part of a longer name, as capitals show where not all words have them: `Daniel` is no vessel in
    `Daniel Noble`; it may be one in `MV Daniel`.
    """
    near = (_BEFORE.search(text[max(0, start - LONGEST_WORD) : start]), _AFTER.match(text[end : end + LONGEST_WORD]))
    return any(neighbour is not None and neighbour[1].istitle() for neighbour in near)


def _is_long(*words: str) -> bool:
    return min(map(len, words)) >= SOUND_LETTERS


class _Neighbours:
    """The words around places of a text, sorted out once for all names that lead to a place."""

    def __init__(self, words: Sequence[TextWord]) -> None:
        self._texts = [word.text for word in words]
        self._likely: dict[tuple[int, int, int], list[tuple[int, str]]] = {}

    def find_typo(self, listed: str, start: int, stop: int) -> int | None:
        """The first place from `start` to before `stop` whose word may be a listed one: with a typo, or its initial."""
        length = len(listed)
        likely = self._likely.get((start, stop, length))
        if likely is None:
            lengths = (1, *range(max(2, length - TYPO_LENGTH), length + TYPO_LENGTH + 1))
            near = enumerate(self._texts[start:stop], start)
            likely = self._likely[start, stop, length] = [(at, word) for at, word in near if len(word) in lengths]
        for at, word in likely:
            if listed.startswith(word) if len(word) == 1 else ratio(listed, word, score_cutoff=TYPO_RATIO) > 0:
                return at
        return None


def _joined(words: Sequence[str], keys: Mapping[str, str], shares: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Words of a short name that others write as one, and their share."""
    if 1 < len(words) <= LONGEST_JOINED and all(word.isascii() and word.isalpha() for word in words):
        yield "".join(words), 1.0
        for a, b in pairwise(words):
            if len(words) > 2:
                yield a + b, shares[keys[a]] + shares[keys[b]]
