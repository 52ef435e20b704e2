"""Terms that a glossary defines: `"Hotan Cotton"    Hotan Jinmian Cotton Industry Co., Ltd.`, `"XPCC" means …`.

Here belongs the reading of such lines. A term that says what its bearer is to the paper (`"Company"`, `"Vendor"`) is no
name of it, but later sentences speak of it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from entityscreen.sources.documents.acronyms import spells_initials
from entityscreen.sources.documents.aliases import may_be_alias
from entityscreen.sources.documents.context import PERSON
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.tokens import tokenise

_TERM = r"[“\"](?:the\s)?(?P<{name}>[A-Z][^”\"\n]{{1,60}}?)[”\"]"
_DEFINED = re.compile(
    rf"^[ \t|]*(?:[-*•]\s)?{_TERM.format(name='term')}(?:(?:\sor\s|,\s|/){_TERM.format(name='second')})?"
    r"(?:[ \t]{2,}|\t|\s*\|\s*|\s(?:means|shall\smean|refers\sto|is)\s|\s?[:：–—]\s)(?:the\s)?(?=[A-Z])",
    re.MULTILINE,
)


def defined_terms(text: str, found: Sequence[Finding]) -> Iterator[tuple[str, Finding]]:
    """The terms of a glossary with the finding that each one stands for.

    Args:
        text: the view's text.
        found: its findings.
    """
    starts = {finding.start: finding for finding in found}
    for match in _DEFINED.finditer(text):
        if bearer := starts.get(match.end()):
            yield from ((term, bearer) for term in (match["term"], match["second"]) if term)


def with_terms(text: str, found: Sequence[Finding]) -> list[Finding]:
    """The findings with the terms that a glossary uses for them where these are names.

    A term must share a word with the name or be its initials; a person has none, as it is a surname with a courtesy.
    """
    terms: dict[int, list[str]] = {}
    for term, bearer in defined_terms(text, found):
        if bearer.kind != PERSON and may_be_alias(term) and _belongs(term, bearer.name):
            terms.setdefault(bearer.start, []).append(term)
    if not terms:
        return list(found)
    return [
        replace(f, aliases=tuple(dict.fromkeys((*f.aliases, *terms[f.start])))) if f.start in terms else f
        for f in found
    ]


def _belongs(term: str, name: str) -> bool:
    """Whether a term is made of a name's words, or its initials.

    Example:
        >>> _belongs("Hotan Cotton", "Hotan Jinmian Cotton Industry Co., Ltd."), _belongs("Vendor", "Acme Ltd")
        (True, False)
    """
    own = [token.text for token in tokenise(name)]
    parts = [token.folded for token in tokenise(term)]
    shared = {token.folded for token in tokenise(name)} & set(parts)
    letters = term.replace(".", "")
    initials = letters.isupper() and (spells_initials(letters, own) or letters[:1] == own[0][:1])
    return term != name and (bool(shared) or initials)
