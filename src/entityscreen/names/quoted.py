"""What stands directly before a name in quotes in Cyrillic: АК «АЛРОСА», ДК «Укроборонпром», АО «ПО «Севмаш».

Here belongs that such an abbreviation says of what kind the body is, whether or not a table knows it: there are
hundreds, of companies, state concerns and clubs, and translators leave them out.
"""

from __future__ import annotations

import re

from entityscreen.names.normalise import fold
from entityscreen.names.parts import Parts
from entityscreen.names.prepared import Role

KIND = 0.2  # as a word such as group
_QUOTES = frozenset('«“„"')
# Capitals, so no words such as Банк; behind the mark of a closing quote there is no letter.
_KIND = re.compile('(?<!\\w)([\u0400-\u042f\u0490]{2,5})(?: +[“„"]| *«)(?=\\w)')
_NONE: frozenset[str] = frozenset()


def kinds_before_quotes(text: str) -> frozenset[str]:
    """The abbreviations in Cyrillic capitals that stand directly before quotes, folded.

    Args:
        text: a name as given.

    Example:
        >>> sorted(kinds_before_quotes("АО «ПО «Севмаш»")), sorted(kinds_before_quotes("Банк «ВТБ» Москва"))
        (['ао', 'по'], [])
    """
    if text.isascii() or _QUOTES.isdisjoint(text):
        return _NONE
    return frozenset(map(fold, _KIND.findall(text)))


def weigh_kinds(kinds: frozenset[str], parts: Parts) -> None:
    """Let abbreviations before quotes weigh as little as a legal form, where the name has a brand besides.

    Args:
        kinds: the abbreviations.
        parts: of an organisation's name; changed in place.
    """
    brands = [position for position, role in enumerate(parts.roles) if role is Role.BRAND]
    found = [position for position in brands if parts.tokens[position].text in kinds]
    if len(found) < len(brands):
        for position in found:
            parts.roles[position], parts.weights[position] = Role.GENERIC, KIND
