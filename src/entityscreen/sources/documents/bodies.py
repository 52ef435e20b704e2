"""Organisations of one word that only what they do shows: `Reuters reported`, `the Vatican said`.

Here belongs when a news agency or a seat of power acts. As a credit (`Photo: AP`), a dateline (`TAIPEI (AP)`) or a
place (`in the Vatican`) the same words are no entities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.sources.documents.context import ORGANISATION, speaks_after
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import words

_QUOTED_BY = re.compile(r"\b(?:told|according to|quoted by|cited by|reported by)\s(?:the\s)?$")
_RELAYED_BY = re.compile(r"\bvia\s(?:the\s)?$")
_SPOKEN_FOR = re.compile(r"\s(?:spokes(?:man|woman|person)|officials?)\b")
_HEADED = re.compile(r"\bof the\s$")


def acting_body(text: str, chain: Sequence[Token]) -> Finding | None:
    """A news agency or a seat of power that says something, or is told or quoted.

    Args:
        text: the view's text.
        chain: the words of a chain.

    Returns:
        The finding, or None.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> acting_body("Vatican said", tokenise("Vatican")).kind, acting_body("Vatican gardens", tokenise("Vatican"))
        ('Organization', None)
    """
    if len(chain) != 1:
        return None
    token, before = chain[0], text[max(0, chain[0].start - 24) : chain[0].start]
    if token.folded in words("news_agency") and (speaks_after(text, token.end) or _QUOTED_BY.search(before)):
        return _finding(token, "a news agency reports")
    acts = token.folded in words("seat") and (speaks_after(text, token.end) or _SPOKEN_FOR.match(text, token.end))
    return _finding(token, "a seat of power speaks") if acts else None


def relaying_agency(text: str, chain: Sequence[Token]) -> Finding | None:
    """The agency that a credit names as the way of another's picture: `Xinhua news agency via AP`."""
    before = text[max(0, chain[0].start - 10) : chain[0].start]
    relays = len(chain) == 1 and chain[0].folded in words("news_agency") and _RELAYED_BY.search(before)
    return _finding(chain[0], "a credit's relaying agency") if relays else None


def cut_short(text: str, chain: Sequence[Token]) -> Finding | None:
    """What a teaser leaves of a name at its end: `to be celebrated by the dean of the College`.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> text = "by the dean of the College"
        >>> cut_short(text, tokenise(text)[-1:]).name, cut_short(text + ".", tokenise(text)[-1:])
        ('College', None)
    """
    token = chain[-1]
    if len(chain) > 1 or token.folded not in words("prefix") or text[token.end :].strip():
        return None
    headed = _HEADED.search(text, max(0, token.start - 8), token.start)
    return _finding(token, "head word, cut short at the text's end") if headed else None


def _finding(token: Token, evidence: str) -> Finding:
    return Finding(token.text, token.start, token.end, ORGANISATION, evidence=(evidence,), after=token.end)
