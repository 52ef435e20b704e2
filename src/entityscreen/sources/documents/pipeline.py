"""A named-entity pipeline of the caller's, for names that words alone do not give away.

Here belongs the use of an object that works as a spaCy pipeline does. None is loaded or downloaded here: who wants one
installs `entityscreen[ner]` and a model, and passes the loaded pipeline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from entityscreen.sources.documents.context import ORGANISATION, PERSON
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.kinds import judge_latin
from entityscreen.sources.documents.tokens import tokenise
from entityscreen.sources.documents.view import View
from entityscreen.sources.documents.vocabulary import words


class PipelineEntity(Protocol):
    """One entity of a pipeline's answer, with spaCy's names."""

    @property
    def start_char(self) -> int: ...

    @property
    def end_char(self) -> int: ...

    @property
    def label_(self) -> str: ...


class PipelineAnswer(Protocol):
    """A pipeline's answer: its entities."""

    @property
    def ents(self) -> Iterable[PipelineEntity]: ...


class Pipeline(Protocol):
    """What `spacy.load(...)` returns: called with a text, it gives its entities."""

    def __call__(self, text: str, /) -> PipelineAnswer: ...


_KINDS = {"PERSON": PERSON, "PER": PERSON, "ORG": ORGANISATION}  # places, events, works and products stay out


def find_by_pipeline(view: View, pipeline: Pipeline, taken: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """Persons and organisations that a pipeline finds outside the spans that the words gave.

    Args:
        view: the block.
        pipeline: a loaded spaCy pipeline, or anything that answers alike.
        taken: spans of the findings so far.

    Yields:
        Findings with the pipeline's label as their evidence.
    """
    for entity in pipeline(view.text).ents:
        kind, start, end = _KINDS.get(entity.label_), entity.start_char, entity.end_char
        tokens = tokenise(view.text[start:end])
        if kind is None or not tokens or any(first < end and start < last for first, last in taken):
            continue
        while len(tokens) > 1 and tokens[0].folded in words("role") | words("honorific") | words("starter"):
            tokens.pop(0)
        verdict = judge_latin(tokens)
        if verdict.kind == "other" and verdict.strength > 1:
            continue
        kind = verdict.kind if kind == ORGANISATION and verdict.kind == "Company" else kind
        first = start + tokens[0].start
        yield Finding(
            visible(view.text[first:end]), first, end, kind, evidence=(f"pipeline says {entity.label_}",), after=end
        )
