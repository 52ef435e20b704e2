"""One canonical character for all forms of a Han character, and characters that look alike.

Here belongs what is decided by the shape of a character. How it sounds belongs to `syllables/`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

_NONE: frozenset[str] = frozenset()


@named_cache("syllables.fold_table", maxsize=1)
def _fold_table() -> dict[int, str]:
    return {ord(character): canonical for character, canonical in read_rows("han_fold")}


@named_cache("syllables.lookalikes", maxsize=1)
def _lookalikes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for first, second in read_rows("han_lookalikes"):
        found.setdefault(first, set()).add(second)
        found.setdefault(second, set()).add(first)
    return {character: frozenset(others) for character, others in found.items()}


def fold_han(text: str) -> str:
    """Replace each Han character by its canonical form: simplified, variants merged.

    Args:
        text: any text; what is not a Han character stays.

    Returns:
        A text of the same length; folding it again changes nothing.

    Example:
        >>> fold_han("習近平"), fold_han("陳梓峯"), fold_han("臺北"), fold_han("王汪")
        ('习近平', '陈梓峰', '台北', '王汪')
    """
    return text if text.isascii() else text.translate(_fold_table())


def lookalike_han(a: str, b: str) -> bool:
    """Whether a careless eye takes one folded character for the other.

    Example:
        >>> lookalike_han("未", "末"), lookalike_han("王", "汪")
        (True, False)
    """
    return b in _lookalikes().get(a, _NONE)


def lookalikes_of(character: str) -> frozenset[str]:
    """The folded characters that a careless eye takes for this one.

    Example:
        >>> "末" in lookalikes_of("未"), "汪" in lookalikes_of("王")
        (True, False)
    """
    return _lookalikes().get(character, _NONE)
