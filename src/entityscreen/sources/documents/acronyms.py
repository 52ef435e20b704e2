"""Acronyms and the names whose initials they are.

Here belongs the meeting of letters and words alone. What the name is belongs to `kinds.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.sources.documents.kinds import judge_latin
from entityscreen.sources.documents.starts import organisation_start
from entityscreen.sources.documents.tokens import Token


def spells_initials(acronym: str, name: Sequence[str]) -> bool:
    """Whether the capitals of some words, in order, give an acronym, with or without the small words.

    Example:
        >>> spells_initials("PRC", ["People’s", "Republic", "of", "China"])
        True
    """
    letters = [c for c in acronym.upper() if c.isalpha()]
    capitals = [part[0].upper() for word in name if word[:1].isupper() for part in word.split("-") if part]
    every = [word[0].upper() for word in name if word[:1].isalpha()]
    return letters in (capitals, every)


_COMPOUND = re.compile(
    r"(?:bank|neft|gaz|prom|e[kx]sport|import|mash|stroy|strakh|energo|invest|trans|khim|metall?|torg|nikel|avia|svyaz)$"
)


def is_compound_of(acronym: str, word: str) -> bool:
    """Whether an acronym takes letters in order from one compounded word: `Promsvyazbank (PSB)`.

    Example:
        >>> is_compound_of("PSB", "Promsvyazbank"), is_compound_of("BTC", "Bitcoin")
        (True, False)
    """
    folded, rest = word.casefold(), iter(word.casefold())
    fits = len(acronym) > 1 and folded[:1] == acronym[:1].casefold() and all(c in rest for c in acronym.casefold())
    return fits and _COMPOUND.search(folded) is not None


def initials_start(acronym: str, chain: Sequence[Token]) -> int | None:
    """Where in a chain the name begins whose initials an acronym gives, or None.

    A name that has no more words than fit and begins with the acronym's letter is taken as a whole, because
    acronyms also come from another language or drop words (`Kuomintang (KMT)`).

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> initials_start("MAC", tokenise("Taipei Mainland Affairs Council"))
        1
    """
    texts = [token.text for token in chain]
    for start in range(len(chain)):
        if chain[start].capital and spells_initials(acronym, texts[start:]):
            return start
    start = organisation_start(chain, ())
    verdict = judge_latin(chain[start:])
    first_fits = acronym[:1].upper() == texts[start][:1].upper()
    return start if verdict.kind in ("Company", "Organization") and (first_fits or verdict.strength >= 2) else None
