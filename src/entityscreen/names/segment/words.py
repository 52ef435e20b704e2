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
    """The words.

    Attributes:
        by_text: all of them by their folded characters.
        longer: how long those are that begin with two characters, ascending.
    """

    by_text: Mapping[str, Concept]
    longer: Mapping[str, tuple[int, ...]]

    def lengths(self, text: str, start: int) -> tuple[int, ...]:
        """How long a word may be that begins in a text at a place, ascending."""
        longer = self.longer.get(text[start : start + 2], ())
        return (1, *longer) if text[start] in self.by_text else longer


@named_cache("segment.words", maxsize=1)
def words() -> Words:
    """The words of the lexicon in Chinese, Japanese and Korean characters.

    Example:
        >>> words().by_text["科技"].id
        'technology'
    """
    table = han_phrases()
    longer: dict[str, set[int]] = {}
    for text in table:
        if len(text) > 1:
            longer.setdefault(text[:2], set()).add(len(text))
    return Words(table, {beginning: tuple(sorted(found)) for beginning, found in longer.items()})
