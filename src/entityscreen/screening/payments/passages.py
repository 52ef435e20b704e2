"""Listed names inside running text: which passages are worth a comparison.

This module finds the passages; whether one is a hit is the ordinary scorer's to say (`Screener`), so that there is one
score. The words of a text are looked up in the index of the list, which knows the listed words that each is like, by
letters, by sound, or written as one; words in characters, which have no spaces, in pairs of characters. A listed word
has its share of a name by how rare it is. A passage is what lies between the words of one listed name that stand close
together in the text, when they make enough of it. Each word leads to a bounded number of listed names: the time grows
with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from entityscreen.errors import InvalidInputError
from entityscreen.index.arrays import F32, F64, I64, Occurrences, ranges
from entityscreen.index.name_index import CHARACTERS, NameIndex
from entityscreen.model.name import count_words
from entityscreen.names.tokens import Token, word_token
from entityscreen.text.edits import SAME_SOUND
from entityscreen.text.folding import fold

# Words of a name may have so many others between them: `John (private) Smith`.
GAP = 2
# The share of a listed name that its words in the text must make, in [0, 1].
ENOUGH = 0.5
# One word alone must be spelled as the list spells it, have so many letters, and make so much of the name: "my" in a
# sentence is no aviation company.
ONE_WORD_LETTERS, ONE_WORD_SHARE = 4, 0.7
# So long a word is the listed one if it sounds alike: no other sounds as a word of eight letters does.
SOUND_LETTERS = 8
LEAST_ALIKE = 0.6  # a word of the text and a listed one, in [0, 1]
# Listed names that one word leads to, at most: one of more tells nothing ("company", "mohammed").
MOST_NAMES = 1_000
# A word whose share of its name is less leads nowhere alone: legal forms, "of".
LEAST_SHARE = 0.05
LONGEST_PASSAGE = 20  # words
# Of one text: characters; listed names that its words lead to, each at its place; those that may be meant there; and
# those that are compared.
LONGEST_TEXT, MOST_LED_TO, MOST_MEANT, MOST_COMPARED = 20_000, 1_000_000, 200_000, 20_000
LONGEST_JOINED = 4  # words that others write as one, or that mean something together: `ocean shipping agency`
LONGEST_WORD = 40  # letters of a neighbour that is looked at
LONGEST_RUN = 8  # characters of a Chinese, Japanese or Korean name that is looked up in other writings, too

_HAN = "\u3400-\u9fff\uf900-\ufaff\u3005-\u3007\u3040-\u30ff\uac00-\ud7af"
_WORD = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+(?:['’](?![sS]\b)[^\W_{_HAN}]+)*")
_IN_CHARACTERS = re.compile(rf"[{_HAN}]")


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word of a text, or a pair of characters of one.

    Attributes:
        text: folded.
        start: its first character in the text.
        end: behind its last one.
    """

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
    """The words of a text, in its order; runs of characters in pairs that overlap.

    Example:
        >>> [word.text for word in words_of("Xi Jinping, 習近平")]
        ['xi', 'jinping', '习近', '近平']
    """
    words: list[TextWord] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if not match[0].isascii() and _IN_CHARACTERS.match(match[0]):
            folded = [fold(character) for character in match[0]]
            pairs = pairwise(folded) if len(folded) > 1 else [(folded[0], "")]
            words += [TextWord(a + b, start + at, start + at + 1 + bool(b)) for at, (a, b) in enumerate(pairs)]
        else:
            words.append(TextWord(fold(match[0]).replace("'", ""), start, end))
    return words


@dataclass(frozen=True, slots=True)
class _Leads:
    """What words of a text lead to, by the listed name (a variant of it), then by the place: arrays of one length."""

    variants: I64
    firsts: I64  # the first word of the text
    lasts: I64
    words: I64  # the word of the listed name, as a place among all
    shares: F64  # of the name, less what the words are unlike
    alike: F64  # the word of the text and the listed one


class PassageFinder:
    """Finds the passages of texts that may be names of a list.

    Args:
        index: of the list.
        rows_of: what words of a text, and neighbours as one, are like in it, see `Lookup.rows`.
    """

    def __init__(
        self, index: NameIndex, rows_of: Callable[[Sequence[Token], Sequence[str]], list[dict[int, float]]]
    ) -> None:
        self._index, self._rows_of = index, rows_of
        full, count = index.full, len(index.variant_names)
        sizes = np.diff(full.offsets[: index.first_join + 1])
        pairs, lengths_of_words = Occurrences(), np.ones(index.first_join)
        written = np.flatnonzero(index.spelling_profiles == CHARACTERS)
        for text, word in zip(index.spellings.many(written), index.spelling_words[written], strict=True):
            if _IN_CHARACTERS.match(text) and sizes[word] <= MOST_NAMES:
                of_word = {pair.text for pair in words_of(text)}
                lengths_of_words[word] = len(of_word)
                for posting in range(*full.row(word)):
                    for pair in of_word:
                        pairs.add(pair, posting)
        keys, bounds, postings = pairs.rows() if pairs.keys else ([], np.zeros(1, np.int64), np.zeros(0, np.int32))
        # Features: listed words, joins, and behind them pairs of characters.
        self._pairs = {text: len(full.offsets) - 1 + number for number, text in enumerate(keys)}
        self._offsets = np.concatenate((full.offsets, full.offsets[-1] + bounds[1:]))
        self._variants = np.concatenate((full.variants, full.variants[postings]))
        # How much of its name each is: words by how rare they are.
        rarity, lengths = np.repeat(np.log1p(count / np.maximum(sizes, 1)), sizes), np.repeat(lengths_of_words, sizes)
        of_words = full.variants[: len(rarity)]
        shares = rarity / np.bincount(of_words, weights=rarity, minlength=count)[of_words]
        of_pairs = shares[postings] / lengths[postings]
        self._shares: F32 = np.concatenate((shares, full.shares[len(rarity) :], of_pairs)).astype(np.float32)
        self._lengths = np.bincount(of_words, weights=lengths, minlength=count).astype(np.int64)

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
        leads = self._leads(words)
        line = leads.variants * (len(words) + LONGEST_PASSAGE + 1) + leads.firsts
        reach = np.minimum(self._lengths[leads.variants] + GAP, LONGEST_PASSAGE)
        ends = np.searchsorted(line, line + reach, side="left")
        summed = np.concatenate(([0.0], np.cumsum(leads.shares)))
        enough = np.flatnonzero(summed[ends] - summed[:-1] >= ENOUGH - 1e-9)
        _check_flood(len(enough), MOST_MEANT)
        columns = leads.variants, leads.firsts, leads.lasts, leads.words, leads.shares, leads.alike
        compared, before = 0, (-1, -1)  # the listed name and the last word of the span before
        for at in enough.tolist():
            variant, first = int(leads.variants[at]), int(leads.firsts[at])
            if (variant, first) <= before:
                continue
            _check_flood(compared := compared + 1, MOST_COMPARED)
            near = [_Lead(*lead) for lead in zip(*(column[at : ends[at]].tolist() for column in columns), strict=True)]
            if (span := self._whole(words, near)) is not None:
                before = variant, span[1]
                yield *span, int(self._index.variant_names[variant])

    def _leads(self, words: Sequence[TextWord]) -> _Leads:
        """The listed names that words lead to, and neighbours as one."""
        leads = [
            (feature, alike, first, last)
            for first, last, row in self._rows([word.text for word in words])
            for feature, alike in row.items()
            if alike >= LEAST_ALIKE
        ]
        table = np.array(leads, dtype=np.float64).reshape(-1, 4)
        features = table[:, 0].astype(np.int64)
        starts, sizes = self._offsets[features], self._offsets[features + 1] - self._offsets[features]
        sizes[sizes > MOST_NAMES] = 0
        _check_flood(int(sizes.sum()), MOST_LED_TO)
        places = ranges(starts, sizes)
        alike: F64 = np.repeat(table[:, 1], sizes)
        firsts, lasts = (np.repeat(table[:, column].astype(np.int64), sizes) for column in (2, 3))
        variants: I64 = self._variants[places].astype(np.int64)
        shares = self._shares[places]
        order = np.lexsort((firsts, variants))
        order = order[shares[order] >= LEAST_SHARE]
        of_words = variants[order], firsts[order], lasts[order], places[order]
        return _Leads(*of_words, (shares * alike)[order], alike[order])

    def _rows(self, texts: Sequence[str]) -> Iterator[tuple[int, int, dict[int, float]]]:
        """(first word, last word, what they are like) of words, pairs of characters and neighbours as one."""
        tokens = {text: word_token(text) for text in dict.fromkeys(texts) if text and not _IN_CHARACTERS.match(text)}
        joined = {
            (at, at + size - 1): "".join(texts[at : at + size])
            for size in range(2, LONGEST_JOINED + 1)
            for at in range(len(texts) - size + 1)
            if all(text.isascii() for text in texts[at : at + size])
        }
        distinct = list(dict.fromkeys(joined.values()))
        rows = self._rows_of(list(tokens.values()), distinct)
        of_text = dict(zip(tokens, rows, strict=False))
        of_text |= {text: {self._pairs[text]: 1.0} for text in texts if text in self._pairs}
        yield from ((at, at, of_text.get(text, {})) for at, text in enumerate(texts))
        of_joined = dict(zip(distinct, rows[len(tokens) :], strict=True))
        yield from ((first, last, of_joined[text]) for (first, last), text in joined.items())

    def _whole(self, words: Sequence[TextWord], near: Sequence[_Lead]) -> tuple[int, int] | None:
        """The first and the last of the fewest words that have the most of a listed name; None for too little of it."""
        best = _matched(near)
        end = max(lead.last for lead in best)
        best = _matched([lead for lead in reversed(near) if lead.last <= end])
        begin, share = min(lead.first for lead in best), sum(lead.share for lead in best)
        if self._index.variant_repeats[best[0].variant]:  # `Ismael Ismael`
            end = _repeated_to(words, end, {words[lead.first].text for lead in best})
        if len(best) > 1:
            return (begin, end) if share >= ENOUGH else None
        if share >= ENOUGH and (initial := self._initial_beside(words, begin, end, best[0].variant)) is not None:
            return min(begin, initial), max(end, initial)
        text = "".join(word.text for word in words[begin : end + 1])
        return (begin, end) if share >= ONE_WORD_SHARE and _is_told_alone(text, best[0].alike) else None

    def _initial_beside(self, words: Sequence[TextWord], begin: int, end: int, variant: int) -> int | None:
        """The place beside a passage of an initial of a listed name: `Orlovsky, P.`."""
        near = [at for at in (begin - 1, end + 1) if 0 <= at < len(words) and len(words[at].text) == 1]
        listed = words_of(self._index.name_texts[int(self._index.variant_names[variant])]) if near else []
        return next((at for at in near if any(word.text.startswith(words[at].text) for word in listed)), None)


class _Lead(NamedTuple):
    """A word of a text, or two as one, and a word of a listed name."""

    variant: int
    first: int
    last: int
    word: int
    share: float
    alike: float


def _matched(leads: Iterable[_Lead]) -> list[_Lead]:
    """The leads that together have the most of a name: each word of the text and of the name once."""
    best: list[_Lead] = []
    for lead in sorted(leads, key=lambda lead: -lead.share):
        if all(lead.word != one.word and (lead.last < one.first or one.last < lead.first) for one in best):
            best.append(lead)
    return best


def _repeated_to(words: Sequence[TextWord], end: int, texts: set[str]) -> int:
    """The last of the words behind a passage that repeat its own."""
    while end + 1 < len(words) and words[end + 1].text in texts:
        end += 1
    return end


def _is_told_alone(text: str, alike: float) -> bool:
    """Whether one word is a listed one for sure: spelled so, or long and of one sound."""
    long_enough = len(text) >= ONE_WORD_LETTERS or not text.isascii()
    return long_enough and alike >= (SAME_SOUND if len(text) >= SOUND_LETTERS else 1.0)


def _check_flood(count: int, most: int) -> None:
    if count > most:
        problem = f"the words of the text lead to more than {most:,} listed names"
        raise InvalidInputError(problem, where="text", fix="search it in parts, or take repeated words out")


_BEFORE, _AFTER = re.compile(r"([^\W\d_]+)[ -]$"), re.compile(r"[ -]([^\W\d_]+)")


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether a word is part of a longer name, as capitals show where not all words have them: `Daniel` is no vessel in
    `Daniel Noble`; it may be one in `MV Daniel`.
    """
    near = (_BEFORE.search(text[max(0, start - LONGEST_WORD) : start]), _AFTER.match(text[end : end + LONGEST_WORD]))
    return any(neighbour is not None and neighbour[1].istitle() for neighbour in near)
