"""Brackets with a name in a further script: `Viktor Malyshev (Виктор Малышев)`, `Bank Sepah (بانک سپه)`.

Here belongs which Latin words such a bracket names, and of what kind they are. What sounds alike may still be a place:
a person needs a given name, a surname's ending or a role as well, a company its form or its head word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, kind_after, kind_before
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.further import is_other_form, person_span
from entityscreen.sources.documents.kinds import is_place_or_label, judge_latin
from entityscreen.sources.documents.persons import is_person_word
from entityscreen.sources.documents.places import Place
from entityscreen.sources.documents.record import make_finding
from entityscreen.sources.documents.roles import role_before
from entityscreen.sources.documents.scripts import form_kind
from entityscreen.sources.documents.starts import organisation_start
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import fold, is_given, words

_SURNAME_BEFORE = re.compile(r"(?<![\w’'\-])([A-ZÀ-Þ][A-ZÀ-Þ’'\-]+),\s$")
SHORTEST_STEM = 3  # letters before a surname's ending


def further_name(view: View, place: Place) -> Finding | None:
    """The finding of a place whose bracket gives a name in a further script, or None."""
    runs = (*place.gloss.script, *place.gloss.unlabelled)
    verdict = judge_latin(place.chain[organisation_start(place.chain, ()) :])
    if verdict.strength < 2:
        for run in runs:
            found = _person(view, place, run)
            if found:
                return found
    return _organisation(view, place, runs)


def _person(view: View, place: Place, run: str) -> Finding | None:
    place = _with_surname(view.text, place)
    start = person_span(place.chain, run)
    if start is None:
        return None
    name = place.chain[start:]
    evidence = _person_evidence(view.text, place, name)
    around = {kind_after(view.text, place.end), kind_before(view.text, name[0].start)[0]}
    if around - {"", PERSON}:
        return None  # `the film Alexander Nevsky (Александр Невский)`
    if not evidence or not all(map(is_person_word, name)):
        return None
    return make_finding(view, place, start, name[-1].end, PERSON, f"{evidence}; reads as {run}")


def _with_surname(text: str, place: Place) -> Place:
    """The place with a surname in capitals before a comma: `IVANOV, Sergei (ИВАНОВ, Сергей)`."""
    start = place.chain[0].start
    match = _SURNAME_BEFORE.search(text, max(0, start - 40), start)
    if not match or place.chain[0].text.isupper():
        return place
    surname = Token(match.group(1), fold(match.group(1)), match.start(1), match.end(1))
    return replace(place, chain=(surname, *place.chain))


def _person_evidence(text: str, place: Place, name: Sequence[Token]) -> str:
    """What says that a name is a person's, besides its sound."""
    if is_given(name[0].folded) or (text[name[0].end] == "," and is_given(name[1].folded)):
        return "known given name"
    last = name[-1].folded
    if any(last.endswith(end) and len(last) >= len(end) + SHORTEST_STEM for end in words("surname_ending")):
        return "a surname's ending"
    if role_before(text, name[0].start)[0] or kind_before(text, name[0].start)[0] == PERSON:
        return "role before the name"
    return "what follows says a person" if kind_after(text, place.end) == PERSON else ""


def _organisation(view: View, place: Place, runs: Sequence[str]) -> Finding | None:
    start = organisation_start(place.chain, ())
    name = place.chain[start:]
    if is_place_or_label(name):
        return None
    called = {"company": COMPANY, "organisation": ORGANISATION}
    kinds = {called[form] for run in runs if (form := form_kind(run)) in called}
    verdict = judge_latin(name)
    kind = verdict.kind if verdict.kind in (COMPANY, ORGANISATION) else next(iter(sorted(kinds)), "")
    if not kind or (verdict.strength > 1 and verdict.kind not in ("", kind)):
        return None
    text = visible(view.text[name[0].start : place.name_end])
    met = [run for run in runs if is_other_form(text, run, kind)]
    if not met and not (place.gloss.script and verdict.strength > 1):
        return None
    evidence = verdict.evidence or f"form of {met[0]}"
    return make_finding(view, place, start, place.name_end, kind, evidence)
