"""The names of a stretch of German, French, Spanish, Italian, Portuguese or Turkish text; Latin ones in Russian text.

Here belongs the search for whom a sentence can mean. What a single chain of capitals is belongs to `told_latin.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.sources.documents.context import COMPANY, PERSON
from entityscreen.sources.documents.finding import visible
from entityscreen.sources.documents.kinds import judge_latin
from entityscreen.sources.documents.tokens import Token, tokenise
from entityscreen.sources.documents.told_chains import (
    FORM_AHEAD,
    LONGEST_PERSON,
    PARTICLES,
    goes_on,
    is_given_name,
    joined,
    moved,
    without_tail,
    words_of,
)
from entityscreen.sources.documents.told_languages import language_words
from entityscreen.sources.documents.told_latin import FIRM, Named, judged, named_as

FEWEST = 2  # words of a Latin name in Russian or Arabic text


def latin_persons(text: str, start: int, end: int, language: str) -> Iterator[Named]:
    """The persons of a stretch: a given name with a surname, or two capitals behind a noun for persons."""
    tokens, at = words_of(text[start:end]), 0
    while at < len(tokens) - 1:
        first = tokens[at]
        called = at and tokens[at - 1].folded in language_words(language, "person")
        known = is_given_name(first.folded) and first.folded not in language_words(language, "opener")
        if not first.capital or not (known or called):
            at += 1
            continue
        size = 1
        while at + size < len(tokens) and size < LONGEST_PERSON and goes_on(text[start:end], tokens, at + size):
            size += 1
        part = without_tail(tokens[at : at + size])
        if len(part) > 1:
            yield named_as(text, moved(part, start), PERSON)
        at += size


def latin_firms(text: str, start: int, end: int, language: str) -> Iterator[Named]:
    """The firms, bodies and ships of a stretch that a form, a trade, a head or a noun before them shows."""
    for chain in chains_in(text, start, end):
        named = judged(text, chain, language, FIRM)
        if named:
            form = FORM_AHEAD.match(text, named.end)
            last = form.end() if form else named.end
            yield named._replace(end=last, name=visible(text[named.start : last]))


def chains_in(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """The chains of capitals of a stretch, with particles between them."""
    chain: list[Token] = []
    for token in words_of(text[start:end]):
        if chain and not (joined(text[start:end], chain[-1], token) and (token.capital or token.folded in PARTICLES)):
            yield moved(without_tail(chain), start)
            chain = []
        if token.capital or chain:
            chain.append(token)
    if chain:
        yield moved(without_tail(chain), start)


def foreign_firms(text: str, start: int, end: int) -> Iterator[Named]:
    """Latin names of two words or more in Cyrillic or Arabic text, which writes persons in its own letters."""
    chain: list[Token] = []
    for token in [*tokenise(text[start:end]), None]:
        if token and token.capital and (not chain or joined(text[start:end], chain[-1], token)):
            chain.append(token)
            continue
        if len(chain) >= FEWEST and (judge_latin(chain).kind or COMPANY) != PERSON:
            yield named_as(text, moved(chain, start), COMPANY)
        chain = [token] if token and token.capital else []
