"""How likely Latin letters are as a word of any other organisation's name: P0 of the model.

A word is explained by the likeliest of three: its letters one behind the other (a letter n-gram), the word as a whole
(common ones), and the brand of some other organisation in characters, which the channel turned into it. Without the
third every word that looks like pinyin would be a miracle.
"""

from __future__ import annotations

from math import log2

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.similarity.units import coined_endings, parameters

ORDER = 4  # letters of an n-gram
LONGEST_PIECE = 8  # letters that one unit of a brand may be
LETTERS = 40  # letters, digits and what else may follow: the chance of each where nothing is known
STEPS = 256.0  # to a bit: sums of multiples are exact, in whatever order and precision they are added
_START, _END = "^", " "
_LEAST = 1e-30

_WORDS = BoundedDict("similarity.background", 300_000)


@named_cache("similarity.letters", maxsize=1)
def _counts() -> dict[str, tuple[int, dict[str, int]]]:
    """Of each beginning how often it occurs, and the letters behind it."""
    continuations: dict[str, tuple[int, dict[str, int]]] = {}
    for before, behind in read_pairs("similarity_letters").items():
        counts = {cell[0].replace("_", _END): int(cell[1:]) for cell in behind.split()}
        continuations[before.removesuffix("|")] = (sum(counts.values()), counts)
    return continuations


@named_cache("similarity.common_words", maxsize=1)
def _common_words() -> dict[str, float]:
    """The share of names that a word is in, of common words."""
    return {word: float(share) for word, share in read_rows("similarity_words")}


@named_cache("similarity.begun_words", maxsize=1)
def _begun_words() -> dict[str, float]:
    """The share of names with a common word that begins so."""
    shares: dict[str, float] = {}
    for word, share in _common_words().items():
        for end in range(1, len(word) + 1):
            shares[word[:end]] = shares.get(word[:end], 0.0) + share
    return shares


@named_cache("similarity.random_pieces", maxsize=1)
def _random_pieces() -> dict[str, tuple[float, ...]]:
    """How likely letters are as a unit of a brand in characters, of each kind of brand."""
    rows = read_rows("similarity_pieces")
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(kind for kind, _, _ in rows))}
    chances: dict[str, list[float]] = {}
    for kind, letters, chance in rows:
        chances.setdefault(letters, [0.0] * len(kinds))[kinds[kind]] = float(chance)
    return {letters: tuple(of_letters) for letters, of_letters in chances.items()}


@named_cache("similarity.letter_chances", maxsize=100_000)
def _chances(before: str, letter: str) -> float:
    """The chance of a letter behind others, by Witten and Bell: backed off by how many letters were seen there."""
    lower = _chances(before[1:], letter) if before else 1.0 / LETTERS
    if before not in _counts():
        return lower
    total, counts = _counts()[before]
    return (counts.get(letter, 0) + len(counts) * lower) / (total + len(counts))


def word_background(word: str) -> tuple[float, ...]:
    """log2 P0 of each beginning of a word, and of the whole word.

    Args:
        word: lower-case ASCII letters and digits.

    Returns:
        Bits for the first letter, the first two and so on, and at the end those for the word with its end; at most 0.

    Example:
        >>> common, rare = word_background("shan")[-1], word_background("shqn")[-1]
        >>> rare < common < 0.0
        True
    """
    background: tuple[float, ...] | None = _WORDS.get(word)
    if background is None:
        background = _WORDS[word] = tuple([round(bits * STEPS) / STEPS for bits in _bits(word)])
    return background


def _bits(word: str) -> list[float]:
    shares = parameters().background
    if not word.isalpha():
        return [shares["digit"] * (place + 1) for place in range(len(word))] + [shares["digit"] * len(word) - 1.0]
    text = _START * (ORDER - 1) + word + _END
    chance, by_letters = 1.0, []
    for place in range(ORDER - 1, len(text)):
        chance *= _chances(text[place - ORDER + 1 : place], text[place])
        by_letters.append(chance)
    as_brand, ends = _as_brands(word)
    begun = _begun_words()
    bits = [
        log2(
            shares["letters"] * by_letters[place]
            + shares["word"] * begun.get(word[: place + 1], 0.0)
            + shares["begun brand"] * as_brand[place + 1]
            + _LEAST
        )
        for place in range(len(word))
    ]
    whole = shares["word"] * _common_words().get(word, 0.0)
    bits.append(log2(shares["letters"] * by_letters[-1] + whole + shares["brand"] * ends + _LEAST))
    return bits


def _as_brands(word: str) -> tuple[list[float], float]:
    """How likely the beginnings of a word, and the word, are as some brand in characters."""
    channel, pieces = parameters().channel, _random_pieces()
    # For each place the pieces that end there: where they begin, and how likely they are for each kind of brand.
    ending_at = [
        [(n, chances) for n in range(max(0, end - LONGEST_PIECE), end) if (chances := pieces.get(word[n:end]))]
        for end in range(1, len(word) + 1)
    ]
    endings = [end for end in range(2, len(word)) if word[end:] in coined_endings()]
    begun, whole = [0.0] * (len(word) + 1), 0.0
    for kind in range(len(next(iter(pieces.values())))):
        forward = [1.0]
        for ending in ending_at:
            chance = channel["rest"] * forward[-1] / 20.0 if len(forward) > 1 else 0.0
            for start, chances in ending:
                chance += forward[start] * chances[kind]
            forward.append(chance)
        whole += channel["whole"] * forward[-1]
        whole += sum(forward[end] for end in endings) * channel["ending"]
        begun = [a + b for a, b in zip(begun, forward, strict=True)]
    return begun, whole
