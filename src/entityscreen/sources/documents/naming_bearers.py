"""Whom an English sentence calls something: the name before the clause, the subject, or whom "he" and "it" mean.

Here belongs the tie between what `naming_phrases.py` finds and its bearer. Where two could be meant, nobody gets it. A
bearer that nothing else has found is made a finding where what it is called shows its kind (`naming_shapes.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from entityscreen.sources.documents.context import (
    COMPANY,
    ORGANISATION,
    PERSON,
    VESSEL,
    sentence_ends,
    sentence_span,
    word_kind,
)
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.later_names import Said, given, note_start, paragraph_start
from entityscreen.sources.documents.naming_bridges import (
    BRIDGE,
    RELATIVE_BRIDGE,
    apposition_of,
    kind_said,
    last_noun,
    renames_another,
    speaks_of_another,
)
from entityscreen.sources.documents.naming_phrases import Naming, find_namings
from entityscreen.sources.documents.naming_shapes import (
    FIRMS,
    fits_name,
    is_account,
    named_in,
    opening_person,
    shown_bearer,
    unseen_person,
)
from entityscreen.sources.documents.tokens import HAS_NATIVE
from entityscreen.sources.documents.view import View

_KINDS = {"": (PERSON, COMPANY, ORGANISATION, VESSEL), PERSON: (PERSON,), COMPANY: FIRMS, VESSEL: (VESSEL,)}
_PRONOUN = re.compile(
    r"\b(?P<word>[Hh]e|[Ss]he|[Ii]t|(?:[Hh]is|[Hh]er|[Ii]ts)\s(?:sur|full\s)?name|[Tt]he(?:\ssame)?\s(?P<noun>[a-z]{3,14}))(?:\s\([^()]{1,30}\))?,?\s"
)
_PASSIVE = re.compile(r"\b(?:is|was|been|are|were|be|being)\s(?:[a-z]+\s){0,3}$")
_BROKEN = re.compile(r"[;:“”\"]|\b(?:that|which|whom?|whose)\b")
_GOES_ON = re.compile(r"\s(?:of|for)\s")  # `known as the Jewel of Cyprus`
_QUOTED = re.compile(r"[“\"][^“”\"\n]{1,60}[”\"]")
_NEAR = 220  # characters between a name and the verb
_SAME_NAME = 600  # characters within which a name is given once


@dataclass(slots=True)
class _Block:
    """A text with the ends of its sentences and its findings so far."""

    text: str
    view: View
    found: list[Finding] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def take(self, found: list[Finding]) -> None:
        """Put findings in the place of those so far."""
        self.found, self.starts = found, [finding.start for finding in found]

    def between(self, start: int, end: int) -> list[Finding]:
        """The findings that begin in a stretch."""
        return self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def have(self, names: Sequence[str], at: int) -> bool:
        """Whether somebody near an offset has one of some names already."""
        plain = {name.rstrip(".") for name in names}
        near = self.between(at - _SAME_NAME, at + _SAME_NAME)
        return any(alias.rstrip(".") in plain for finding in near for alias in finding.aliases)

    def gives(self, naming: Naming) -> bool:
        """Whether somebody near a verb has the name behind it already, which saves reading the list."""
        at = naming.end + (self.text[naming.end] in '“"‘«')
        near = self.between(naming.start - _SAME_NAME, naming.end)
        return any(self.text.startswith(alias, at) for finding in near for alias in finding.aliases)

    def sentence(self, at: int) -> int:
        """Where the sentence begins that holds an offset."""
        self.ends = self.ends or sentence_ends(self.text)
        return sentence_span(self.ends, at)[0]


def with_namings(view: View, found: Sequence[Finding]) -> list[Finding]:
    """The findings of a block with what its sentences call them, ascending.

    Args:
        view: the block.
        found: its findings with later mentions, ascending.
    """
    state = _Block(view.text, view)
    state.take(list(found))
    for naming in find_namings(view.text):
        if state.gives(naming):
            continue
        listed = named_in(view.text, naming)
        if not listed.names or _GOES_ON.match(view.text, listed.end) or state.have(listed.names, naming.start):
            continue
        bearer = _bearer(state, naming, listed.names)
        quoted = view.text[naming.end] in '“"‘«'
        inside = state.between(naming.end, listed.end)
        if bearer is None or _is_anothers(inside, bearer):
            continue
        trade = "business" in naming.how
        if all(trade or fits_name(name, bearer, quoted=quoted, account=is_account(naming)) for name in listed.names):
            natives = (alias for f in inside for alias in f.aliases)  # `as Pei Chengzhen (裴成镇)`
            listed = listed._replace(names=(*listed.names, *natives))
            if not any(finding.start == bearer.start for finding in state.found):
                insort(state.found, bearer, key=lambda finding: finding.start)
            said = Said(listed.names, listed.former, (naming.end, listed.end))
            state.take(given(state.found, bearer.refers_to or bearer.name, said))
    return state.found


def _is_anothers(inside: Sequence[Finding], bearer: Finding) -> bool:
    """Whether a name is an entity of another kind, or one that has names of its own."""
    return any(
        not all(map(HAS_NATIVE.search, f.aliases)) or (f.kind != bearer.kind and PERSON in (f.kind, bearer.kind))
        for f in inside
    )


def _bearer(state: _Block, naming: Naming, names: Sequence[str]) -> Finding | None:
    """Who is called so at a place, or None where that is not sure."""
    first = state.sentence(naming.start)
    kinds = _KINDS[naming.kind]
    if naming.voice == "object":
        known = _before_pronoun(state, first, naming, kinds)
        near = _candidates(state, first, naming.start, kinds)
        return shown_bearer(state.text, first, naming, names, state.found) or known if not near else known
    near = _candidates(state, first, naming.start, kinds)
    if near and _is_bound(state.text, near[-1], naming):
        return near[-1]
    made = shown_bearer(state.text, first, naming, names, state.found)
    found = made or _subject(state, first, naming, kinds)
    if found is None and naming.kind == PERSON and naming.voice == "active" and not near:
        return opening_person(state.text, first, naming.start)
    return found


def _candidates(state: _Block, first: int, end: int, kinds: Sequence[str]) -> list[Finding]:
    """The findings of some kinds in a stretch that can be subjects: no possessive."""
    owners = ("'s ", "’s ", "' ", "’ ")
    return [f for f in state.between(first, end) if f.kind in kinds and not state.text.startswith(owners, f.end)]


def _is_bound(text: str, candidate: Finding, naming: Naming) -> bool:
    """Whether a clause directly behind a name speaks of it."""
    start = max(candidate.end, candidate.after)
    start = start if start <= naming.start else candidate.end
    if naming.start - start > _NEAR:
        return False
    left = text[start : naming.start]
    if naming.voice == "relative":
        relative = RELATIVE_BRIDGE.fullmatch(left)
        return relative is not None and not speaks_of_another(relative, left, candidate.kind)
    bridge = BRIDGE.fullmatch(left)
    if renames_another(naming.how, left) or bridge is None or speaks_of_another(bridge, left, candidate.kind):
        return False
    said = kind_said(apposed) if (apposed := apposition_of(bridge)) else ""
    noun = kind_said(last_noun(left)) if not left.endswith(", ") else ""
    return all(kind in ("", candidate.kind) or {kind, candidate.kind} <= set(FIRMS) for kind in (said, noun))


def _before_pronoun(state: _Block, first: int, naming: Naming, kinds: Sequence[str]) -> Finding | None:
    """Whom "him", "her" or "it" means: the one of the sentence, of the one before, or of the paragraph."""
    if kinds == _KINDS[""]:
        kinds = (COMPANY, ORGANISATION, VESSEL)
        if near := _candidates(state, first, naming.start, kinds):  # `bought X in 2014 and renamed it Y`
            return near[-1]
    return _only(state, first, naming.start, kinds) or _of_earlier(state, first, naming.start, kinds)


def _only(state: _Block, first: int, end: int, kinds: Sequence[str]) -> Finding | None:
    """The one name of some kinds in a stretch, as its first finding there."""
    found = _candidates(state, first, end, kinds)
    names = {finding.refers_to or finding.name for finding in found}
    return found[0] if len(names) == 1 else None


def _of_earlier(state: _Block, first: int, end: int, kinds: Sequence[str]) -> Finding | None:
    """The one of the sentence before, or of the paragraph."""
    start = max(paragraph_start(state.text, end), note_start(state.view, end))
    if first > start:
        floor = max(state.sentence(max(0, first - 2)), start)
        if PERSON in kinds and unseen_person(state.text, floor, first, state.between(floor, first)):
            return None
        if found := _only(state, floor, first, kinds):
            return found
    return _only(state, start, end, kinds)


def _subject(state: _Block, first: int, naming: Naming, kinds: Sequence[str]) -> Finding | None:
    """The subject of a sentence, which may be a pronoun: `In China he is known by the name X`."""
    if naming.voice == "relative":
        return None
    left = state.text[first : naming.start]
    if word_kind(last_noun(left)):
        return None  # `a man known as X`
    pronouns = [m for m in _PRONOUN.finditer(left) if not m["noun"] or word_kind(m["noun"])]
    if pronouns:
        return _meant(state, first, pronouns[-1], naming, kinds)
    if naming.voice == "passive" and not _PASSIVE.search(left):
        return None
    return None if _BROKEN.search(_QUOTED.sub(" ", left)) else _only(state, first, naming.start, kinds)


def _meant(state: _Block, first: int, pronoun: re.Match[str], naming: Naming, kinds: Sequence[str]) -> Finding | None:
    """Whom a pronoun or a noun before a verb means."""
    start, end = first + pronoun.start(), first + pronoun.end()
    between = state.text[end : naming.start]
    if _BROKEN.search(between) or _candidates(state, end, naming.start, kinds):
        return None
    said = word_kind(pronoun["noun"]) if pronoun["noun"] else ""
    if pronoun["word"].casefold().startswith(("he", "she", "his")):
        meant = {PERSON}
    else:
        meant = set(FIRMS) if said in FIRMS else {said} if said else {COMPANY, ORGANISATION, VESSEL}
    kinds = tuple(kind for kind in kinds if kind in meant)
    return (_only(state, first, start, kinds) or _of_earlier(state, first, start, kinds)) if kinds else None
