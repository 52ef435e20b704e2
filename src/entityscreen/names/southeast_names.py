"""Thai, Lao and Khmer given names that are known: two with another plain spelling are two (Wilaiwan, Wilailak).

Here belongs which words are known, in any script. What the plain spelling is says `readings/thai_letters.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script
from entityscreen.names.readings.thai_letters import plain_key
from entityscreen.names.tokens import Token

_SCRIPTS = frozenset({Script.LATIN, Script.THAI, Script.OTHER})
_NONE: frozenset[str] = frozenset()


@named_cache("names.southeast", maxsize=1)
def _known() -> frozenset[str]:
    """The plain spellings of the known names."""
    return frozenset(plain for (plain,) in read_rows("readings_southeast"))


def other_southeast_names(a: Token, b: Token) -> bool:
    """Whether two words are known Thai, Lao or Khmer names, and not the same.

    Args:
        a: a word.
        b: another.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> other_southeast_names(word_token("wilaiwan"), word_token("wilailak"))
        True
        >>> other_southeast_names(word_token("bounmy"), word_token("bounmi"))
        False
    """
    if a.script not in _SCRIPTS or b.script not in _SCRIPTS or not (a.thai.isdisjoint(b.thai)):
        return False
    first = _plain(a)
    return bool(first) and bool(second := _plain(b)) and first.isdisjoint(second)


@named_cache("names.southeast.plain", maxsize=100_000)
def _plain(token: Token) -> frozenset[str]:
    """The known names that a word may be."""
    if token.concept is not None:
        return _NONE
    return frozenset(plain for spelling in token.spellings if (plain := plain_key(spelling.text)) in _known())
