"""Synonyms: two words of one language that have one meaning in the lexicon, and are not one word.

Here belongs telling them apart, as other general words: `Sea Trading` and `Ocean Trading` are two firms, though a
translator would take either word for 海洋. Forms and abbreviations of a word are that word, words of two languages
(Bank, Banco) are translations.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.lexicon import Concept, base_form

GENERAL = "generic"
_NONE: frozenset[str] = frozenset()


@named_cache("lexicon.words", maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {phrase: frozenset(keys.split()) for phrase, keys in read_rows("lexicon_words")}


def are_synonyms(a: str, b: str) -> bool:
    """Whether two folded phrases of one meaning are two words of one language.

    Example:
        >>> are_synonyms("sea", "ocean"), are_synonyms("sea", "seas"), are_synonyms("sea", "meer")
        (True, False, False)
    """
    own, other = _keys(a), _keys(b)
    shared = {key.partition(".")[0] for key in own} & {key.partition(".")[0] for key in other}
    return bool(shared) and own.isdisjoint(other)


def mean_others(a: Concept | None, b: Concept | None) -> bool:
    """Whether two general words mean something, and not the same: Захід is West, and not heard as Skhid, East.

    Example:
        >>> from entityscreen.names.lexicon import concept
        >>> mean_others(concept("west"), concept("east")), mean_others(concept("west"), None)
        (True, False)
    """
    return a is not None and b is not None and a.role == b.role == GENERAL and a.family != b.family


def _keys(text: str) -> frozenset[str]:
    table = _words()
    return table.get(text) or table.get(" ".join(map(base_form, text.split(" "))), _NONE)
