"""Thai, Lao and Khmer given names that are known: two with another plain spelling are two (Wilaiwan, Wilailak).

Here belongs which words are known, in any script. What the plain spelling is says `romanisation/thai.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script
from entityscreen.names.persons import is_given_name, of_language
from entityscreen.names.tokens import Token
from entityscreen.romanisation.thai import plain_key

_SCRIPTS = frozenset({Script.LATIN, Script.THAI, Script.OTHER})
LANGUAGE = "th"  # of the tables of given names; Lao and Khmer have none
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
        >>> other_southeast_names(word_token("rosanna"), word_token("roxana"))
        False
    """
    if a.script not in _SCRIPTS or b.script not in _SCRIPTS or not (a.thai.isdisjoint(b.thai)):
        return False
    if not a.groups.isdisjoint(b.groups):
        return False
    first = _plain(a)
    return bool(first) and bool(second := _plain(b)) and first.isdisjoint(second)


@named_cache("names.southeast.plain", maxsize=100_000)
def _plain(token: Token) -> frozenset[str]:
    """The known names that a word may be; none for names of other peoples, whose letters say something else."""
    if token.concept is not None or (is_given_name(token.text) and not of_language(token.text, LANGUAGE)):
        return _NONE
    return frozenset(plain for spelling in token.spellings if (plain := plain_key(spelling.text)) in _known())
