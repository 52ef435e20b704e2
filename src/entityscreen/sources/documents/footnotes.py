"""What a footnote says of the name that its mark stands behind: `[41] Also spelled “…”`, `[43] Korean: 조선….`.

Here belongs which note belongs to which name, and which of its first words are other names. A mark behind a sentence
speaks of the one name in it that the note can mean; where two could be meant, nothing is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entityscreen.scoring.compare import compare
from entityscreen.sources.documents.alias_lists import read_list
from entityscreen.sources.documents.alias_phrases import KEYWORD
from entityscreen.sources.documents.context import (
    COMPANY,
    ORGANISATION,
    PERSON,
    sentence_ends,
    sentence_span,
    word_kind,
)
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.gloss import read_gloss
from entityscreen.sources.documents.kinds import judge_latin, judge_native
from entityscreen.sources.documents.later_names import SUBJECT, Said, given, listed_of
from entityscreen.sources.documents.scripts import form_kind
from entityscreen.sources.documents.tokens import HAS_NATIVE, tokenise
from entityscreen.sources.documents.view import View

_NOTE_END = re.compile(r"\n[ \t]*\n|\Z")
_LABELLED = re.compile(
    r"\s*(?:[Ii]n\s)?(?:(?:Simplified|Traditional|Original|Native)\s)?[A-Z][a-z]{2,11}(?:\s(?:name|characters|script|spelling))?\s?[:：]\s*"
)
_SENTENCE = re.compile(r"(?<=[^.\s]{2})\.\s|;\s|$")
_PUNCTUATION = re.compile(r"[\s”\"’',.;:)]{0,3}")
LEAST_LIKENESS = 0.85  # of a name and another spelling of it
_HEAD_KINDS = {"company": (COMPANY,), "organisation": (COMPANY, ORGANISATION), "other": ()}


@dataclass(frozen=True, slots=True)
class _Note:
    """A note: the offset of its mark in the text, and the span of what it says."""

    mark: int
    start: int
    end: int


def with_footnotes(view: View, found: Sequence[Finding]) -> list[Finding]:
    """The findings of a block with the names that its footnotes give them.

    Args:
        view: the block; it knows where marks stood.
        found: its findings with later mentions, ascending.

    Returns:
        As many findings.
    """
    named = list(found)
    for note in _notes(view):
        said = _said(view.text, note)
        bearer = _bearer(view.text, named, note, said) if said and said.names else None
        if said and bearer:
            named = given(named, bearer, said)
    return named


def _notes(view: View) -> Iterator[_Note]:
    """The notes of a block whose mark and whose text stand in it."""
    lines = {label: at for at, label in reversed(view.notes) if view.text[:at].rstrip(" \t")[-1:] in ("\n", "")}
    starts = sorted(lines.values())
    for mark, label in view.notes:
        start = lines.get(label, mark)
        if start <= mark:
            continue
        following = next((at for at in starts if at > start), len(view.text))
        end = _NOTE_END.search(view.text, start, following)
        yield _Note(mark, start, end.start() if end else following)


def _said(text: str, note: _Note) -> Said | None:
    """The names that the first words of a note give, and those of its later sentences about `the company`, `he`."""
    names: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    content = text[note.start : note.end]
    first = content[: stop.start()] if (stop := _SENTENCE.search(content)) else content
    opening = first.lstrip(" :")
    if keyword := KEYWORD.match(opening):
        listed = read_list(opening, keyword.end(), keyword["how"], inside=False)
        names, former = listed.names, listed.former
    elif _LABELLED.match(opening) or HAS_NATIVE.match(opening):
        gloss = read_gloss(opening)
        names = (*gloss.native, *gloss.script, *gloss.unlabelled)
    for subject in SUBJECT.finditer(content):
        listed = listed_of(content, len(content), subject)
        names, former = (*names, *listed.names), (*former, *listed.former)
    return Said(tuple(dict.fromkeys(names)), former, (note.start, note.end)) if names else None


def _bearer(text: str, found: Sequence[Finding], note: _Note, said: Said) -> str | None:
    """The name of whom a note speaks: the one directly before its mark, or the only one of its sentence that fits."""
    for finding in found:
        end = max(finding.end, finding.after)
        if end <= note.mark and _PUNCTUATION.fullmatch(text, end, note.mark):
            return finding.refers_to or finding.name
    first = sentence_span(sentence_ends(text), max(0, note.mark - 2))[0]
    alike = {
        f.refers_to or f.name
        for f in found
        if first <= f.start < note.mark and any(compare(f.name, name).score >= LEAST_LIKENESS for name in said.names)
    }
    if len(alike) == 1:
        return alike.pop()
    kinds = _kinds(text[note.start : note.end], said.names)
    names = {f.refers_to or f.name for f in found if first <= f.start < note.mark and f.kind in kinds}
    return names.pop() if len(names) == 1 else None


def _kinds(content: str, names: Sequence[str]) -> Sequence[str]:
    """The kinds that a note can speak of, by its names and by what it calls its subject."""
    noun = next((match["noun"] for match in SUBJECT.finditer(content) if match["noun"]), "")
    if kind := word_kind(noun.lower()):
        return (kind,)
    for name in names:
        form = form_kind(name)
        if form:
            return _HEAD_KINDS[form]
        verdict = (
            judge_native(name) if HAS_NATIVE.search(name) else judge_latin(tokenise(name)) if name.isascii() else None
        )
        if verdict and verdict.strength > 1 and verdict.kind in (COMPANY, ORGANISATION):
            return (verdict.kind,)
    return (PERSON,)
