"""A model's names in free prose: one protocol for spaCy, an ONNX token classifier, or a callable of the caller's.

Here belongs the adapter from what such a recogniser answers to names of a block. Nothing is loaded or downloaded here:
who wants one installs a package that brings its weights (`docs/documents.md` lists some) and passes the loaded object.
A recogniser is called with a text and answers in one of three ways:

    an object with `.ents`, each with `start_char`, `end_char` and `label_`      (spaCy)
    mappings with `start`, `end` and `entity_group`, `entity` or `label`          (token classifiers)
    tuples (start, end, label)                                                    (anything else)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from entityscreen.errors import InvalidInputError
from entityscreen.sources.documents import latin
from entityscreen.sources.documents.blocks import Block, Script
from entityscreen.sources.documents.kinds import judge, kind_before, kind_behind, name_of, roles, speaks
from entityscreen.sources.documents.latin import role_before
from entityscreen.sources.documents.statements import Name
from entityscreen.sources.documents.vocabulary import Kind, any_of, countries, words

KINDS = {
    "PER": Kind.PERSON, "PERSON": Kind.PERSON, "NR": Kind.PERSON,
    "ORG": Kind.ORGANISATION, "ORGANIZATION": Kind.ORGANISATION, "ORGANISATION": Kind.ORGANISATION,
    "COMPANY": Kind.COMPANY, "CORPORATION": Kind.COMPANY, "VESSEL": Kind.VESSEL, "SHIP": Kind.VESSEL,
    "NT": Kind.ORGANISATION,
}  # fmt: skip
LONGEST = 16  # tokens of a person's or an organisation's name in prose


class Recogniser(Protocol):
    """What finds names in a text: `spacy.load(...)`, a token classifier, a function."""

    def __call__(self, text: str, /) -> Any: ...


def spans_of(answer: Any) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of each name in an answer; labels without `B-` and `I-`.

    Raises:
        InvalidInputError: the answer has none of the three forms.

    Example:
        >>> list(spans_of([(0, 5, "B-PER")])), list(spans_of([{"start": 0, "end": 5, "entity_group": "ORG"}]))
        ([(0, 5, 'PER')], [(0, 5, 'ORG')])
    """
    found = getattr(answer, "ents", answer)
    if not isinstance(found, Iterable):
        raise _unknown(found)
    for item in found:
        if isinstance(item, Mapping):
            label = next((item[key] for key in ("entity_group", "entity", "label") if key in item), None)
            parts = (item.get("start"), item.get("end"), label)
        elif hasattr(item, "start_char"):
            parts = (item.start_char, item.end_char, item.label_)
        else:
            parts = tuple(item) if isinstance(item, tuple) else ()
        if len(parts) != 3 or not isinstance(parts[0], int) or not isinstance(parts[1], int):
            raise _unknown(item)
        yield parts[0], parts[1], str(parts[2]).upper().removeprefix("B-").removeprefix("I-")


def _unknown(answer: object) -> InvalidInputError:
    problem = f"a recogniser answered with {type(answer).__name__}, which holds no names"
    return InvalidInputError(problem, where="pipeline", fix="answer with (start, end, label) tuples")


def find_by_model(block: Block, recogniser: Recogniser) -> Iterator[Name]:
    """The persons, companies, organisations and vessels that a model finds in a block; places and works stay out."""
    for start, end, label in spans_of(recogniser(block.text)):
        kind = KINDS.get(label)
        first, last = block.at(start), block.at(end) - 1
        if kind is None or last < first or last - first >= LONGEST:
            continue
        if found := _named(block, first, last, kind, f"a model says {label}"):
            yield found


def _named(block: Block, first: int, last: int, kind: str, evidence: str) -> Name | None:
    """A model's span as a name: without titles, articles and marks at its ends, and not what the words say is none."""
    tokens = block.tokens
    while first < last and (
        tokens[first].script == Script.MARK
        or tokens[first].folded in any_of("starter", "honorific")
        or (kind == Kind.PERSON and tokens[first].folded in roles(block.language))
    ):
        first += 1
    while last > first and tokens[last].script in (Script.MARK, Script.PARAGRAPH) and tokens[last].text not in '.)»”"':
        last -= 1
    name = tokens[first : last + 1]
    if any(token.script == Script.PARAGRAPH for token in name) or not any(
        token.script in Script.CJK | Script.SPACED for token in name
    ):
        return None
    verdict = judge(block, first, last)
    text = " ".join(token.folded for token in name)
    if (verdict.kind == Kind.OTHER and verdict.strength > 1) or text in countries() or text in words("place"):
        return None
    if kind == Kind.ORGANISATION and verdict.kind == Kind.COMPANY:
        kind = Kind.COMPANY
    if name[0].script != Script.LATIN:
        return name_of(block, (first, last), kind, evidence)
    seat = next((at for at in range(first + 2, last) if tokens[at].folded == "of"), 0)
    if seat and tokens[first].folded not in words("prefix") and kind != Kind.PERSON:
        last = seat - 1  # `Meridian Tankers of Piraeus`
    if not _is_name(block, first, last, kind):
        return None
    return name_of(block, range(first, last + 1), kind, evidence)


def _is_name(block: Block, first: int, last: int, kind: str) -> bool:
    """Whether Latin words can be a name: capitals, and of a person what shows one beside the model's word."""
    name = block.tokens[first : last + 1]
    if not name[0].capital or latin.is_generic(name):
        return False
    span = range(first, last + 1)
    if kind == Kind.PERSON:
        shown = latin.shows_person(name) or role_before(block, first) or speaks(block, last + 1)
        shown = shown or Kind.PERSON in (kind_before(block, first)[0], kind_behind(block, last + 1))
        return len(name) > 1 and latin.is_person_size(block, span) and bool(shown)
    marked = any(token.script == Script.MARK and token.text not in ".&'’()," for token in name)
    alone = len(name) == 1 and not (name[0].text.isupper() and len(name[0].text) > 2) and not latin.traded(block, span)
    return not marked and not alone and name[0].folded not in any_of("acronym_stop", "label", "month")
