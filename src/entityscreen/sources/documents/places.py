"""Brackets and the words before them: where a bilingual name, an acronym or an expansion may stand.

Here belongs which words and which brackets go together. Whether they are a name is decided in `bracketed.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from entityscreen.sources.documents.chains import chain_left, cut_starts, joins
from entityscreen.sources.documents.clauses import with_clauses
from entityscreen.sources.documents.gloss import Gloss, read_gloss
from entityscreen.sources.documents.lines import skipped_lines
from entityscreen.sources.documents.native_persons import surname_spellings_of
from entityscreen.sources.documents.starts import behind_other_firm
from entityscreen.sources.documents.titled import named_without_title
from entityscreen.sources.documents.tokens import HAS_NATIVE, OPENERS, Bracket, Token
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import countries, fold, surname_spellings, words

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&\-]{1,9}$")
_INSIDE_NAME = re.compile(r"\s(?:Co|Ltd|Limited|Inc|Corp|LLC|Company|Corporation|GmbH)\b")
_BEFORE_BRACKET = re.compile(r"(?:[\s”\"’'»*]{0,3}|[ ”\"’'»*]{0,2}\n[ \t]{0,32})$")

WIDEST_GAP = 36  # characters between a name and its bracket on the next line, which may be indented


@dataclass(frozen=True, slots=True)
class Place:
    """A bracket with names and the words before it.

    Attributes:
        chain: the words, the clause's first ones cut.
        name_end: offset behind the last word, with the dot of a legal form.
        end: offset behind the bracket, or the last of several.
        gloss: the names in it.
    """

    chain: tuple[Token, ...]
    name_end: int
    end: int
    gloss: Gloss


def find_places(view: View, tokens: Sequence[Token], brackets: Sequence[Bracket]) -> Iterator[Place]:
    """The brackets that give names, with the words before them; brackets in a row are one place.

    Args:
        view: the block.
        tokens: its Latin words.
        brackets: its pairs of brackets, ascending.

    Yields:
        The places in the order of their brackets.
    """
    ends = [token.end for token in tokens]
    pending: Place | None = None
    for bracket, gloss in _glosses(view, with_clauses(view.text, brackets)):
        if pending and bracket.start < pending.end and HAS_NATIVE.match(view.text[bracket.start - 1]):
            continue
        if pending and bracket.start >= pending.end and not view.text[pending.end : bracket.start].strip():
            pending = replace(pending, end=bracket.end + 1, gloss=joined(pending.gloss, gloss))
            continue
        if pending:
            yield pending
        pending = _place(view, tokens, ends, bracket, gloss)
    if pending:
        yield pending


def _glosses(view: View, brackets: Sequence[Bracket]) -> Iterator[tuple[Bracket, Gloss]]:
    """The brackets that give names; those of photo credits are left out."""
    credit_lines = [(start, end) for start, end, kind in skipped_lines(view.text) if kind == "credit"]
    for at, bracket in enumerate(brackets):
        if _INSIDE_NAME.match(view.text, bracket.end + 1) and not HAS_NATIVE.search(bracket.content):
            continue  # `Precision Instruments (Suzhou) Co., Ltd.`
        if view.text[bracket.end + 1 : bracket.end + 3] in (" (", "（") and _is_part_of_name(bracket.content):
            continue
        gloss = read_gloss(_without_inner(view.text, bracket, brackets[at + 1 : at + 4]))
        clause = view.text[bracket.start] not in OPENERS
        if (gloss != Gloss() or clause) and not any(start <= bracket.start < end for start, end in credit_lines):
            yield bracket, gloss


def _without_inner(text: str, bracket: Bracket, following: Sequence[Bracket]) -> str:
    """A bracket's content without inner brackets that belong to a Latin name in it: `born Liao Chenyun (廖陈云)`."""
    content, offset = bracket.content, bracket.start + 1
    for inner in following:
        if inner.end < bracket.end and text[inner.start - 1] == " " and not _ACRONYM.match(inner.content):
            first, last = inner.start - offset, inner.end + 1 - offset
            content = content[:first] + " " * (last - first) + content[last:]
    return content


def joined(first: Gloss, second: Gloss) -> Gloss:
    """The names of two brackets that belong to one name."""
    acronyms = (second.acronym,) if first.acronym and second.acronym else ()
    return Gloss(
        (*first.native, *second.native),
        (*first.latin, *second.latin, *acronyms),
        (*first.former, *second.former),
        first.acronym or second.acronym,
        (*first.script, *second.script),
        (*first.unlabelled, *second.unlabelled),
        first.listed or second.listed,
        (*first.loose, *second.loose, *filter(None, (first.bare, second.bare))),
        (*first.titled, *second.titled),
        first.work or second.work,
    )


def _place(view: View, tokens: Sequence[Token], ends: Sequence[int], bracket: Bracket, gloss: Gloss) -> Place | None:
    """The words before a bracket that may be its name, or None when there are none."""
    last, name_end = _last_word(view, ends, bracket)
    if last < 0:
        return None
    while last and is_postnominal(tokens[last]) and view.text[ends[last - 1] : tokens[last].start] in (", ", " "):
        last -= 1
    chain = _chain_before(view, tokens, last, gloss)
    gloss = replace(gloss, native=named_without_title(chain, gloss.native, gloss.titled)) if gloss.titled else gloss
    chain = chain[cut_starts(chain) :]
    chain = _with_inverted_surname(view, tokens, chain[behind_other_firm(chain) :], gloss)
    if not chain or not (chain[-1].capital or chain[-1].number or len(chain) > 1):
        return None
    mark = view.text[ends[last] : name_end]
    if mark == ")" and "(" not in view.text[chain[0].start : name_end]:
        return None  # the end of another bracket, whose words are not this one's
    end = name_end if mark == ")" or (mark == "." and chain[-1].folded in words("legal")) else chain[-1].end
    return Place(tuple(chain), end, bracket.end + 1, gloss)


def _chain_before(view: View, tokens: Sequence[Token], last: int, gloss: Gloss) -> list[Token]:
    """The chain that ends with a word; `SK hynix (SK하이닉스)` ends with one in small letters."""
    word, before = tokens[last], tokens[last - 1] if last else None
    if not (word.capital or word.number):
        brand = before is not None and before.text.isupper() and gloss.native[:1] and joins(view.text, before, word)
        return [before, word] if brand and before and gloss.native[0].startswith(before.text) else []
    return [*tokens[chain_left(view.text, tokens, last) : last], without_possessive(word)]


def _with_inverted_surname(view: View, tokens: Sequence[Token], chain: list[Token], gloss: Gloss) -> list[Token]:
    """`ZHANG, Wei (张伟)`: a surname in capitals before a comma belongs to the name."""
    if len(chain) == 1 and (name := _name_before(view, tokens, chain[0], gloss)):
        return [*name, *chain]
    if not 1 <= len(chain) <= 2 or chain[0].text.isupper():
        return chain
    at = bisect_left(tokens, chain[0].start, key=lambda token: token.start) - 1
    before = tokens[at] if at >= 0 else None
    if before is None or not before.text.isupper() or before.folded not in surname_spellings():
        return chain
    return [before, *chain] if view.text[before.end : chain[0].start] == ", " else chain


def _name_before(view: View, tokens: Sequence[Token], given: Token, gloss: Gloss) -> Sequence[Token]:
    """`WONG SIU LING, JENNY (黃小玲)`: the Chinese name that stands before the given name in English."""
    at = bisect_left(tokens, given.start, key=lambda token: token.start) - 1
    if at < 1 or view.text[tokens[at].end : given.start] != ", ":
        return ()
    spellings = frozenset().union(*(surname_spellings_of(native) for native in gloss.native))
    for first in (at - 1, at - 2):
        if first >= 0 and tokens[first].capital and tokens[first].folded in spellings:
            return tokens[first : at + 1]
    return ()


def _last_word(view: View, ends: Sequence[int], bracket: Bracket) -> tuple[int, int]:
    """Index of the word that ends directly before a bracket, or -1, and the offset behind it and its dot."""
    at = _BEFORE_BRACKET.search(view.text, max(0, bracket.start - WIDEST_GAP), bracket.start)
    name_end = at.start() if at else bracket.start
    last = bisect_left(ends, name_end)
    if last < len(ends) and ends[last] == name_end:
        return last, name_end
    if name_end and view.text[name_end - 1] in ".)" and last and ends[last - 1] == name_end - 1:
        return last - 1, name_end
    return -1, 0


def _is_part_of_name(content: str) -> bool:
    """Whether a bracket is part of the name before the next one: `Acme Holdings (Asia) (…)`."""
    folded = fold(content.strip())
    return folded in countries() or folded in words("generic") or folded in ("asia", "group", "holdings", "china")


def is_postnominal(token: Token) -> bool:
    """Whether a word is an honour or a degree behind a name: `Li Ka-shing GBM KBE`."""
    return token.text.isupper() and token.folded in words("postnominal")


def without_possessive(token: Token) -> Token:
    """The word without `’s`: `ByteDance’s (字節跳動) app` names ByteDance."""
    if not token.folded.endswith("'s"):
        return token
    return Token(token.text[:-2], token.folded[:-2], token.start, token.end - 2)
