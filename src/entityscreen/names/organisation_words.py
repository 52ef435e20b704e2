"""From the words of an organisation's name to the pieces that the lexicon knows, or that are a brand.

Here belongs cutting and joining that asks what an organisation's name is made of: the name of God is joined to the word
before it, Thai words are cut, an elided article is dropped. What a piece means is in `organisation_parts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entityscreen.names.elision import PARTED, without_article, without_parted_article, without_preposition
from entityscreen.names.glued_thai import cut_thai
from entityscreen.names.lexicon import begins_concept
from entityscreen.names.named_after import without_case
from entityscreen.names.number_signs import without_signs
from entityscreen.names.words import Word

FUNCTION_WORDS = frozenset({
    "&", "and", "of", "the", "for", "in", "on", "at", "no", "nr", "und", "et", "e", "i", "y", "и", "و",
    "number", "nummer", "numero", "номер", "los", "las", "der", "il", "gli", "pour",
    "por", "voor", "dla", "pentru", "по", "для",
})  # fmt: skip
# Of God: حزب الله is written as two words, Hizballah as one.
ALLAH = frozenset({"الله", "allah", "ullah", "ollah"})


def pieces_of_organisation(words: Sequence[Word]) -> list[str]:
    """The pieces of an organisation's name, without signs of numbers and case.

    Args:
        words: of one name, in order.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> from entityscreen.names.words import split_words
        >>> def pieces_in(text):
        ...     return pieces_of_organisation(split_words(fold(text), dotted_letters=True))
        >>> pieces_in("Hizb Allah"), pieces_in("Institut de l'énergie"), pieces_in("D'Angelo SpA")
        (['hizballah'], ['institut', 'de', 'energie'], ['dangelo', 'spa'])
    """
    pieces = without_signs([piece for word in _without_articles(words) for piece in _pieces(word)])
    found: list[str] = []
    for position, piece in enumerate(pieces):
        before = pieces[position - 1] if position else ""
        if piece in ALLAH and found and before.isalpha() and before not in FUNCTION_WORDS:
            found[-1] += piece
        else:
            found.append(piece)
    return without_case(found)


def _without_articles(words: Sequence[Word]) -> Sequence[Word]:
    """Words without what French and Italian elide before a vowel, beside which it is no initial."""
    words = without_preposition(words)
    return words if PARTED.isdisjoint([word.text for word in words]) else without_parted_article(words)


def _pieces(word: Word) -> Iterator[str]:
    """The pieces of a word; an article that lost its vowel is dropped before a known noun: D'Angelo is a name."""
    first, *others = word.pieces
    if len(word.syllables) > len(word.pieces):
        noun = without_article(word.syllables)
        first = noun if noun is not None and begins_concept(noun) else first
    for piece in (first, *others):
        yield from cut_thai(piece) or (piece,)
