"""Papers in the quotes of works: `Economic Observer (《经济观察报》)`, `Caijing (《财经》杂志) reported`.

Here belongs what says that such a work is a paper, which is a body that reports, and no book, film or law.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.context import ORGANISATION, OTHER, kind_before
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.kinds import judge_latin
from entityscreen.sources.documents.places import Place
from entityscreen.sources.documents.record import make_finding
from entityscreen.sources.documents.starts import organisation_start
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import han_words, words

_NOUN = r"(?:newspaper|magazine|weekly|daily|tabloid|broadsheet|periodical|news (?:site|website|outlet|portal))"
_NOUN_BEFORE = re.compile(rf"\b{_NOUN}\s[*_“\"]{{0,2}}(?:the\s)?$", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:\s{_NOUN}\b|\s(?:has\s|had\s|first\s)?(?:reported|reports|quoted|revealed)\b)")


def paper(view: View, place: Place) -> Finding | None:
    """The finding of a place whose bracket holds nothing but a work, when that is a paper.

    Args:
        view: the block.
        place: words and a bracket whose gloss has a `work`.
    """
    work = place.gloss.work
    name = place.chain[organisation_start(place.chain, (work,)) :]
    start = len(place.chain) - len(name)
    if kind_before(view.text, name[0].start)[0] == OTHER and not _is_called(view.text, name[0].start):
        return None  # `the novel Evening Post (《晚报》)`
    ending = next((end for end in sorted(han_words("paper")) if work.endswith(end)), "")
    shown = f"ending {ending}" if ending else ""
    if name[-1].folded in words("paper"):
        shown = f"head word {name[-1].text}"
    elif not shown and (_is_called(view.text, name[0].start) or _BEHIND.match(view.text, place.end)):
        shown = "a paper's name"
    if not shown or judge_latin(name).kind == OTHER:
        return None
    return make_finding(view, place, start, place.name_end, ORGANISATION, shown)


def _is_called(text: str, start: int) -> bool:
    return _NOUN_BEFORE.search(text, max(0, start - 24), start) is not None
