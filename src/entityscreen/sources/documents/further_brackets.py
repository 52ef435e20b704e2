"""Brackets with a name in a further script: `Viktor Malyshev (Виктор Малышев)`, `Bank Sepah (بانک سپه)`.

Here belongs which Latin words such a bracket names, and of what kind they are. What sounds alike may still be a place:
a person needs a given name, a surname's ending or a role as well, a company its form or its head word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from entityscreen.names.brand_forms import spelled_out
from entityscreen.names.normalise import fold as fold_name
from entityscreen.names.persons import is_given_name
from entityscreen.sources.documents.brands import is_latin_place
from entityscreen.sources.documents.context import COMPANY, ORGANISATION, OTHER, PERSON, VESSEL, kind_after, kind_before
from entityscreen.sources.documents.dealings import is_owned
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.further import is_other_form, person_span
from entityscreen.sources.documents.kinds import Verdict, is_place_or_label, judge_latin
from entityscreen.sources.documents.persons import is_person_word
from entityscreen.sources.documents.places import Place
from entityscreen.sources.documents.record import make_finding
from entityscreen.sources.documents.roles import role_before
from entityscreen.sources.documents.scripts import form_kind, further_words
from entityscreen.sources.documents.starts import organisation_start
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vessels import vessel_start
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import fold, is_given, words

_SURNAME_BEFORE = re.compile(r"(?<![\w’'\-])([A-ZÀ-Þ][A-ZÀ-Þ’'\-]+),\s$")
_ARABIC_LINK = re.compile(r"(?:al|el|ul|ur|as|ash|ad|an|ar|az)-|(?:abd|abdul|abu|ibn|bin|bint|umm)\Z")
_WHO = re.compile(r",\s(?:who\b|whom\b|(?:an?\s)?[1-9][0-9](?:-year-old\b|,))")
GIVEN, ARABIC = "known given name", "an Arabic name"
SHORTEST_COMPOUND = 6  # letters of a name that Russian composes: `Rostec`, `Novikombank`, `Uralvagonzavod`
SHORTEST_PATRONYMIC = 3  # words
SHORTEST_STEM = 3  # letters before a surname's ending
MOST_APART = 2  # words of a translation
_PLACED = re.compile(r"\b(?:in|near|at|to|from|of)\s\Z")  # `fled to Abu Kamal`
_PARENTS = frozenset({"abu", "umm", "um"})


def further_name(view: View, place: Place) -> Finding | None:
    """The finding of a place whose bracket gives a name in a further script, or None."""
    runs = (*place.gloss.script, *place.gloss.unlabelled)
    if vessel := vessel_start(view.text, place.chain, (), kind_after(view.text, place.end)):
        place = replace(place, gloss=replace(place.gloss, script=runs))
        return make_finding(view, place, vessel[0], place.chain[-1].end, VESSEL, vessel[1])
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
    sure = evidence in (GIVEN, ARABIC)  # `a network run by Said al-Jamal (سعيد الجمل)`
    if around & {OTHER, VESSEL} or (around - {"", PERSON} and not sure):
        return None  # `the film Alexander Nevsky (Александр Невский)`
    if not evidence or not all(is_person_word(token) or token.folded in words("arabic_given") for token in name):
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
        return GIVEN
    if name[0].folded in words("arabic_given") or _is_patronymic(name):
        return ARABIC
    if _is_by_child(name) and not _PLACED.search(text, max(0, name[0].start - 8), name[0].start):
        return "named by a child"
    last = name[-1].folded
    if any(last.endswith(end) and len(last) >= len(end) + SHORTEST_STEM for end in words("surname_ending")):
        return "a surname's ending"
    if role_before(text, name[0].start)[0] or kind_before(text, name[0].start)[0] == PERSON:
        return "role before the name"
    said = kind_after(text, place.end) == PERSON or _WHO.match(text, place.end)
    return "what follows says a person" if said else ""


def _is_patronymic(name: Sequence[Token]) -> bool:
    """Whether words are a person's as Arabic forms names: `Abu Yusuf al-Masri`; `Deir al-Balah` is a place."""
    links = [at for at, token in enumerate(name) if _ARABIC_LINK.match(token.folded)]
    return len(name) >= SHORTEST_PATRONYMIC and bool(links)


def _is_by_child(name: Sequence[Token]) -> bool:
    """Whether a name is that of a child's father or mother: `Abu Jaafar`; `Abu Ghraib` and `Umm Qasr` are places."""
    return len(name) > 1 and name[0].folded in _PARENTS and is_given_name(name[1].folded)


def _organisation(view: View, place: Place, runs: Sequence[str]) -> Finding | None:
    start = organisation_start(place.chain, ())
    name = place.chain[start:]
    if is_place_or_label(name):
        return None
    called = {"company": COMPANY, "organisation": ORGANISATION}
    kinds = {called[form] for run in runs if (form := form_kind(run)) in called}
    verdict = _judge(name, kinds)
    around, said = _called(view.text, place, name)
    text = visible(view.text[name[0].start : place.name_end])
    known = [run for run in runs if _is_known(text, run)]
    kind = verdict.kind if verdict.kind in (COMPANY, ORGANISATION) else next(iter(sorted(kinds)), around)
    kind = kind or (ORGANISATION if known else "")
    if not kind or (verdict.strength > 1 and verdict.kind not in ("", kind)):
        return None
    met = known or [run for run in runs if is_other_form(text, run, kind, explained=bool(around))]
    called_so = around and view.text[max(0, name[0].start - 60) : name[0].start].rstrip().endswith(said)
    if not met and (called_so or verdict.strength > 1):
        met = [run for run in runs[:1] if _is_translation(name, run)]
    if not met and not (place.gloss.script and verdict.strength > 1):
        return None
    evidence = verdict.evidence or (f"{said}; reads as {met[0]}" if around else f"form of {met[0]}")
    place = replace(place, gloss=replace(place.gloss, script=tuple(dict.fromkeys((*place.gloss.script, *met)))))
    return make_finding(view, place, start, place.name_end, kind, evidence)


def _judge(name: Sequence[Token], kinds: Collection[str]) -> Verdict:
    """The verdict on Latin words; where the other writing calls a company, the trade behind "for" is its head.

    `Dijla Valley for Oil Services (شركة وادي دجلة للخدمات النفطية)` is no valley.
    """
    verdict = judge_latin(name)
    trade = verdict.kind == OTHER and COMPANY in kinds and any(token.folded == "for" for token in name[1:-1])
    return Verdict(COMPANY, f"company for {name[-1].text}", 2) if trade else verdict


def _is_known(text: str, run: str) -> bool:
    """Whether two writings are known as one body's: `Ansar Allah (أنصار الله)`."""
    official = spelled_out(fold_name(text))
    return official is not None and official == spelled_out(fold_name(run))


def _is_translation(name: Sequence[Token], run: str) -> bool:
    """Whether a run has about as many words as a name that a noun explains: it may say the same in other words."""
    size = len(further_words(run))
    return min(len(name), size) > 1 and abs(len(name) - size) <= MOST_APART and form_kind(run) != "other"


def is_compound(folded: str) -> bool:
    """Whether a word is composed as Russian firms and agencies are: `Rostec`, but not `Export`."""
    known = words("compound_ending")
    return len(folded) >= SHORTEST_COMPOUND and folded.endswith(tuple(sorted(known))) and folded not in known


def _called(text: str, place: Place, name: Sequence[Token]) -> tuple[str, str]:
    """The kind that the words around a name, or the way it is composed, give it, and what they are."""
    kind, noun = kind_before(text, name[0].start)
    is_place = is_latin_place(" ".join(token.folded for token in name))
    if kind not in ("", COMPANY, ORGANISATION) or is_place or text.endswith(" after ", 0, name[0].start):
        return "", ""  # `Institute named after N.L. Dukhov`
    after = kind_after(text, place.end)
    if kind or after in (COMPANY, ORGANISATION):
        return kind or after, noun or "what follows"
    if len(name) == 1 and is_compound(name[0].folded):
        return COMPANY, "composed as firms are"
    return (COMPANY, "what is done with companies") if is_owned(text, name[0].start, place.end) else ("", "")
