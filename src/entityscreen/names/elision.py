"""French and Italian articles and prepositions that lose a vowel before another: l'énergie, d'acier, dell'energia.

Here belongs telling such a word from a name (D'Angelo). What is left out is a function word, and says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.names.lexicon import begins_concept
from entityscreen.names.words import Word

ELIDED = frozenset({
    "l", "d", "qu", "un", "dell", "dall", "nell", "sull", "all", "quell", "coll", "degl", "jusqu", "lorsqu",
})  # fmt: skip
PARTED = frozenset({"l", "d"})
_BEFORE_ARTICLE = frozenset({"de", "pour", "sur", "et", "par", "dans", "di", "per", "con"})
_AND = frozenset({"and", "und", "y"})
SHORTEST_NOUN = 4  # letters: Service D AB
_FOLLOWED_BY = frozenset("aeiouyh")


def without_article(syllables: tuple[str, ...]) -> str | None:
    """The noun behind a word that lost its vowel; None where there is none.

    Args:
        syllables: a folded word's parts between apostrophes and hyphens.

    Example:
        >>> without_article(("l", "energie")), without_article(("dell", "energia")), without_article(("xi", "an"))
        ('energie', 'energia', None)
    """
    if len(syllables) < 2 or syllables[0] not in ELIDED or syllables[1][0] not in _FOLLOWED_BY:
        return None
    return syllables[1]


def without_preposition(words: Sequence[Word]) -> list[Word]:
    """Words without an `à` before an elided article, which is no initial: Commissariat à l'énergie.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> from entityscreen.names.words import split_words
        >>> words = split_words(fold("Commissariat à l'énergie"), dotted_letters=True)
        >>> [word.text for word in without_preposition(words)]
        ['commissariat', 'lenergie']
    """
    behind = [*words[1:], None]
    return [word for word, after in zip(words, behind, strict=False) if not (word.text == "a" and _is_elided(after))]


def without_parted_article(words: Sequence[Word]) -> list[Word]:
    """Words without an article or preposition that lost its apostrophe too: Banque de l Habitat is de l'Habitat.

    Only before a vowel, and where a preposition stands before it or a known noun behind; else it is an initial, as it
    is between short words and behind `and` (T & D Holdings, S and D Industries).

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> from entityscreen.names.words import split_words
        >>> for text in ("Banque de l Habitat", "Compagnie d Assurance", "L Auto"):
        ...     print([word.text for word in without_parted_article(split_words(fold(text), dotted_letters=True))])
        ['banque', 'de', 'habitat']
        ['compagnie', 'assurance']
        ['l', 'auto']
    """
    found = list(words[:1])
    for before, word, behind in zip(words, words[1:], [*words[2:], None], strict=False):
        if behind is None or word.text not in PARTED or not _is_before_article(before.text, behind):
            found.append(word)
    return found


def _is_before_article(before: str, noun: Word) -> bool:
    """Whether an article may stand behind a word and before another."""
    if noun.text[0] not in _FOLLOWED_BY or len(noun.text) < SHORTEST_NOUN:
        return False
    if before in _BEFORE_ARTICLE:
        return True
    return len(before) > 1 and before not in _AND and begins_concept(noun.pieces[0])


def _is_elided(word: Word | None) -> bool:
    return word is not None and len(word.syllables) > 1 and without_article(word.syllables) is not None
