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
    """All words by their folded characters, and how long those that begin with a character are, ascending."""

    by_text: Mapping[str, Concept]
    lengths: Mapping[str, tuple[int, ...]]


@named_cache("segment.words", maxsize=1)
def words() -> Words:
    """The words of the lexicon in Chinese, Japanese and Korean characters.

    Example:
        >>> words().by_text["科技"].id
        'technology'
    """
    table = han_phrases()
    lengths: dict[str, set[int]] = {}
    for text in table:
        lengths.setdefault(text[0], set()).add(len(text))
    return Words(table, {first: tuple(sorted(found)) for first, found in lengths.items()})
