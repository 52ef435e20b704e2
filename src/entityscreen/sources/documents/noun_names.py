"""`The company (高德红外, Wuhan Guide Infrared Co)`: a common noun before a bracket that holds both names.

Here belongs which noun may stand for them. Names before a bracket belong to `bracketed.py` and `reverse.py`.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.context import COMPANY, ORGANISATION, word_kind
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.gloss import read_gloss
from entityscreen.sources.documents.kinds import judge_latin
from entityscreen.sources.documents.tokens import HAS_NATIVE, Bracket, tokenise
from entityscreen.sources.documents.view import View

_NOUN_BEFORE = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]his|[Aa]n?)\s(?:[a-z\-]{2,20}\s)?([a-z\-]{3,20})\s?$")


def named_in_bracket(view: View, bracket: Bracket) -> Finding | None:
    """`The company (高德红外, Wuhan Guide Infrared Co)`: a common noun is what both names of the bracket stand for.

    Args:
        view: the block.
        bracket: a pair of brackets.

    Returns:
        The finding of the Latin name, which must have a legal form, or None.
    """
    noun = _NOUN_BEFORE.search(view.text, max(0, bracket.start - 60), bracket.start)
    if not noun or word_kind(noun.group(1)) not in (COMPANY, ORGANISATION) or not HAS_NATIVE.search(bracket.content):
        return None
    gloss = read_gloss(bracket.content)
    named = [name for name in gloss.loose if name[0] != "“" and judge_latin(tokenise(name)).strength > 2]
    if len(named) != 1 or len(gloss.native) != 1 or (start := view.text.find(named[0], bracket.start)) < 0:
        return None
    end = start + len(named[0])
    evidence = judge_latin(tokenise(named[0])).evidence
    return Finding(named[0], start, end, COMPANY, gloss.native, evidence=(evidence,), after=bracket.end + 1)
