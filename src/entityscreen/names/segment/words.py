"""The words of Chinese, Japanese and Korean organisation names, as the lexicon has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.names.lexicon import Concept, han_phrases

# Legal forms that only Japanese companies have: a name with one is read as Japanese.
JAPANESE_FORMS = frozenset({"legal:kk", "legal:yk", "legal:gk"})


@dataclass(frozen=True, slots=True)
class Words:
    """All words by their folded characters, and the length of the longest."""

    by_text: Mapping[str, Concept]
    longest: int


@named_cache("segment.words", maxsize=1)
def words() -> Words:
    """The words of the lexicon in Chinese, Japanese and Korean characters.

    Example:
        >>> words().by_text["科技"].id
        'technology'
    """
    table = han_phrases()
    return Words(table, max(map(len, table), default=0))
