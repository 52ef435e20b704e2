"""From a text to its mentions: block by block, so that a long text needs little memory.

It orders the steps, and carries known names from one block to the next.

    fields, letters, quotes and names by their words -> brackets -> later mentions -> statements, and what they show
    -> names that only a model has -> cues -> mentions
"""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entityscreen.errors import InvalidInputError
from entityscreen.model.mention import Mention, RiskCue
from entityscreen.sources.documents.aliases import AliasReader
from entityscreen.sources.documents.blocks import (
    LONGEST_SENTENCE,
    QUOTES,
    Block,
    TokenScript,
    make_block,
    split_blocks,
)
from entityscreen.sources.documents.cjk import (
    CharacterRun,
    find_runs,
    is_common,
    possible_in_quotes,
    possible_in_runs,
    scan_cjk,
)
from entityscreen.sources.documents.coreference import (
    KnownNames,
    covered,
    find_known,
    in_brackets,
    spans_of,
    tie_surnames,
)
from entityscreen.sources.documents.cues import Cue, find_cues, names_by_cues
from entityscreen.sources.documents.fields import read_fields
from entityscreen.sources.documents.kinds import judge_other
from entityscreen.sources.documents.latin import country_in, find_chains, possible_names, role_of, scan_latin
from entityscreen.sources.documents.ner import Recogniser, add_model_names
from entityscreen.sources.documents.other_scripts import scan_other, scan_quoted
from entityscreen.sources.documents.parentheticals import read_brackets, read_side_by_side
from entityscreen.sources.documents.patterns import is_label
from entityscreen.sources.documents.reading import Document, read_document
from entityscreen.sources.documents.referents import drop_aliases, read_statements
from entityscreen.sources.documents.statements import ADJACENT, INFERRED, AliasRelation, AliasStatement, NamedSpan, Sign
from entityscreen.sources.documents.vocabulary import Kind, confidences

GIVEN_ALONE = frozenset(("id",))  # languages whose texts go on to call persons by their first word


@dataclass(slots=True)
class _BlockNames:
    """The names of a block while its passes find them, in the order of the text between two passes.

    Attributes:
        block: the text.
        introduced: the names that the document has introduced so far; each pass that shows names adds to it.
        chains: the chains of capitalised words by their last token.
        runs: the runs of characters.
        names: what was found, each name with its statements.
    """

    block: Block
    introduced: KnownNames
    chains: dict[int, list[int]]
    runs: list[CharacterRun]
    names: list[NamedSpan]

    def reader(self) -> AliasReader:
        """Return a reader of aliases that knows the names found so far."""
        return AliasReader(self.block, self.names, self.chains)

    def put_before(self, names: Iterable[NamedSpan]) -> None:
        """Add names that win over those with which they overlap."""
        self.names = _merged(names, self.names)

    def introduce(self) -> None:
        """Leave out names that are but aliases of others, and remember the rest."""
        self.names = [name for name in drop_aliases(self.names) if not _is_noun(self.block, name)]
        self.introduced.learn(self.names, given=self.block.language in GIVEN_ALONE)

    def add_later(self) -> None:
        """Add the further places of names that were introduced."""
        later = find_known(self.block, self.names, self.introduced)
        self.names = sorted((*self.names, *later), key=lambda name: name.first)

    def add_read(self) -> None:
        """Add what brackets and the writing beside names say, and remember the names."""
        reader = self.reader()
        self.put_before(read_brackets(self.block, reader))
        self.put_before(read_side_by_side(self.block, reader))
        self.introduce()
        tie_surnames(self.names, self.introduced)
        self.names = [name for name in self.names if name.refers_to or name.statements or not _is_courtesy(name)]

    def add_stated(self) -> None:
        """Add what phrases outside brackets say, and the names that only they show."""
        block, reader = self.block, self.reader()
        stated = read_statements(block, reader, self.names, in_brackets(block))
        stated = _merged(read_brackets(block, reader, stated), stated) if stated else stated
        self.names = sorted((*self.names, *stated), key=lambda name: name.first)
        self.introduce()
        self.add_later()

    def add_accused(self) -> None:
        """Add the names that only a risk cue shows, outside brackets."""
        if self.block.language == "de":  # every noun has a capital
            return
        accused = list(names_by_cues(self.block, self.names, self._possible()))
        if accused:
            accused = _merged(read_brackets(self.block, self.reader(), accused), accused)
            self.introduced.learn(accused)
            self.names = sorted((*self.names, *accused), key=lambda name: name.first)

    def _possible(self) -> Iterator[NamedSpan]:
        """What may be a name, though nothing else shows it; worked out only where a cue may stand."""
        spans = list(spans_of(self.names))
        occupied = covered(self.block, (*spans, *self.block.pairs.items()))
        yield from possible_names(self.block, self.chains.values(), occupied)
        yield from possible_in_runs(self.block, self.runs, occupied)
        yield from possible_in_quotes(self.block, covered(self.block, spans))


def names_of(block: Block, introduced: KnownNames, pipeline: Recogniser | None) -> list[NamedSpan]:
    """The names of a block in the order of the text, each with its statements.

    The passes, each of which uses what the ones before it found: fields and tables; names by their words and quotes;
    brackets and writings side by side; later mentions; statements; risk cues; a model.
    """
    fields = read_fields(block)
    in_fields = covered(block, spans_of(fields))
    chains, runs = find_chains(block), find_runs(block)
    by_words = (scan_latin(block, chains, in_fields), scan_other(block, in_fields), scan_cjk(block, runs, in_fields))
    by_last = {chain[-1]: chain for chain in chains}
    passes = _BlockNames(block, introduced, by_last, runs, [name for scan in by_words for name in scan])
    passes.put_before(scan_quoted(block))
    passes.put_before(fields)
    passes.add_read()
    passes.add_later()
    passes.add_stated()
    passes.add_accused()
    names = _tied(passes.names)
    names = add_model_names(block, names, pipeline) if pipeline is not None else names
    return sorted(names, key=lambda name: name.first)


def _is_courtesy(name: NamedSpan) -> bool:
    """Whether a name is one word behind a form of address, which names nobody by itself: `"Mr. Soul"`."""
    return name.kind == Kind.PERSON and name.first == name.last and name.evidence.sign is Sign.COURTESY


def _is_noun(block: Block, name: NamedSpan) -> bool:
    """Whether an organisation's name is but a noun for such: 本會, one before a name in quotes, or a field's label."""
    tokens = block.span((name.first, name.last))
    if name.kind not in Kind.ORGANISATIONS or block.closers.get(name.last + 1, -1) == name.first - 1 >= 0:
        return False
    if block.near(name.last + 1).text == ":" and is_label(name.text):
        return True
    if all(token.script in TokenScript.CJK for token in tokens):
        named = block.touches(name.last + 1) and block.near(name.last + 1).script == TokenScript.LATIN
        return is_common("".join(token.folded for token in tokens), placed=named)
    spaced = all(token.script in (TokenScript.CYRILLIC, TokenScript.ARABIC) for token in tokens)
    opens = block.near(name.last + 1).folded in QUOTES and name.last + 1 in block.pairs
    return spaced and opens and not name.statements and judge_other(tokens[-1:]).kind in Kind.ORGANISATIONS


def _merged(first: Iterable[NamedSpan], second: Iterable[NamedSpan]) -> list[NamedSpan]:
    """Names without overlaps, ascending; those of the first list win over those of the second."""
    kept: list[NamedSpan] = []
    covered: set[int] = set()
    for names in (first, second):
        for name in sorted(names, key=lambda name: (name.first, -name.last)):
            span = range(name.first, name.last + 1)
            if covered.isdisjoint(span):
                kept.append(name)
                covered.update(span)
    return sorted(kept, key=lambda name: name.first)


def _tied(names: list[NamedSpan]) -> list[NamedSpan]:
    """The names; what is said where a short form stands belongs to the full name's first mention."""
    full = {name.text: name for name in reversed(names) if not name.refers_to}
    owners = {stated.name: name.full for name in names for stated in name.statements if stated.tier == ADJACENT}
    for name in names:
        if name.refers_to and name.refers_to not in full:
            name.refers_to = owners.get(name.refers_to, name.refers_to)  # it was read before the alias was tied
        referent = full.get(name.refers_to)
        if referent is None or referent is name:
            continue
        if name.evidence.sign is Sign.SPELLED_BY:
            referent.take(AliasStatement(name.text, (name.first, name.last), AliasRelation.SHORT))
        for statement in name.statements:
            if statement.tier == ADJACENT:
                referent.take(statement)
            else:
                referent.statements.append(statement)
        name.statements = []
    return names


def iterate_mentions(
    document: Document | str, *, introduced: KnownNames | None = None, pipeline: Recogniser | None = None
) -> Iterator[Mention]:
    """All mentions of a document or text in its order, one a place.

    Args:
        document: what was read, or a text alone.
        introduced: names that other documents introduce; it is changed.
        pipeline: a recogniser of names for free prose, or None.
    """
    document = Document(document) if isinstance(document, str) else document
    introduced = introduced or KnownNames()
    interned: dict[Any, Any] = {}
    for base, stretch in split_blocks(document.text):
        block = make_block(stretch, base)
        sentences: dict[str, str] = {}
        names = names_of(block, introduced, pipeline)
        cues = find_cues(block, names)
        for name in names:
            yield _mention(block, name, document, sentences, interned, cues.get(name.first, ()))


def _mention(
    block: Block,
    name: NamedSpan,
    document: Document,
    sentences: dict[str, str],
    interned: dict[Any, Any],
    cues: Sequence[Cue],
) -> Mention:
    """The public record of a name; mentions share their sentences and what a document says again and again."""
    begin, behind = block.tokens[name.first].start, block.tokens[name.last].end
    written = " ".join(block.text[begin:behind].split())
    shift = max(0, written.find(name.text))
    start, end = block.view.origin_span(begin + shift, behind - max(0, len(written) - len(name.text) - shift))
    role = name.role
    if name.kind == Kind.PERSON and not name.refers_to and block.tokens[name.first].script == TokenScript.LATIN:
        role = role_of(block, name.first, name.after)
    adjacent = [statement for statement in name.statements if statement.tier == ADJACENT]
    sentence = _sentence(block, name.first)
    aliases = tuple(dict.fromkeys(statement.name for statement in adjacent))
    evidence = (str(name.evidence),)
    return Mention(
        name=interned.setdefault(name.text, name.text),
        aliases=interned.setdefault(aliases, aliases),
        kind=name.kind,
        start=start,
        end=end,
        role=interned.setdefault(role, role),
        document=document.path,
        sentence=sentences.setdefault(sentence, sentence),
        country=name.country or country_in(role),
        risks=tuple(RiskCue(cue.cue, _sentence(block, cue.at), cue.certainty) for cue in cues),
        evidence=interned.setdefault(evidence, evidence),
        confidence=_confidence(name, beside=bool(adjacent)),
        page=bisect_right(document.pages, start),
        sha256=document.sha256,
        former=tuple(dict.fromkeys(stated.name for stated in adjacent if stated.relation == AliasRelation.FORMER)),
        refers_to=interned.setdefault(name.refers_to, name.refers_to),
        proposed=tuple((s.name, f"{s.marker}: may mean this {name.kind}", _sentence(block, s.span[0]))
                       for s in name.statements if s.tier == INFERRED),
    )  # fmt: skip


def _confidence(name: NamedSpan, *, beside: bool) -> float:
    """How sure a name is: by its evidence, an alias beside it, and whether a model finds it too."""
    signs = (name.evidence.sign, *(Sign.ALIAS_BESIDE,) * beside, *(Sign.MODEL_AGREES,) * name.agreed)
    return max(confidences().get(sign, confidences()["any"]) for sign in signs)


def _sentence(block: Block, index: int) -> str:
    """The sentence in which a token stands, of a long one what is around it."""
    first, last = block.sentence(index)
    at = block.tokens[index].start
    opening, closing = block.tokens[first].start, block.tokens[last - 1].end
    opening, closing = max(opening, at - LONGEST_SENTENCE), min(closing, at + LONGEST_SENTENCE)
    return " ".join(block.text[opening:closing].split())


LONGEST_PATH = 255  # characters of a text that may be a file's path as well


def extract(source: str | Path, *, pipeline: Recogniser | None = None) -> list[Mention]:
    """Find the named entities of a text or of a file.

    Args:
        source: a `Path` is read as a file, by its ending; a `str` is the text itself.
        pipeline: a recogniser of names for free prose, in any language: a loaded spaCy pipeline (`entityscreen[ner]`),
            a token classifier, or a function (`ner.py`). Nothing is loaded or downloaded here.

    Warns:
        UserWarning: a `str` is taken as a text, but is also the path of a file.

    Returns:
        One mention a place, in the order of the text. A short form (`Liu`) carries the full name in `refers_to`.
        Offsets count in the decoded text; for HTML, PDF, DOCX and EML in `read_document(source).text`.

    Raises:
        InvalidInputError: the source is neither.
        DocumentError: the file cannot be read.
        MissingExtraError: its format needs `pip install 'entityscreen[documents]'`.

    Example:
        >>> [mention] = extract("Chinese President Xi Jinping (習近平) spoke.")
        >>> mention.name, mention.aliases, mention.kind, mention.role
        ('Xi Jinping', ('習近平',), 'Person', 'Chinese President')
    """
    _check_source(source)
    if isinstance(source, Path):
        return list(iterate_mentions(read_document(source), pipeline=pipeline))
    if len(source) <= LONGEST_PATH and Path(source).suffix and _is_file(source):
        warnings.warn(f"{source!r} is read as a text; for the file give Path({source!r})", stacklevel=2)
    return list(iterate_mentions(source, pipeline=pipeline))


def _is_file(text: str) -> bool:
    """Whether a text is the path of a file; what no path can be is none."""
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _check_source(source: object) -> None:
    if not isinstance(source, (str, Path)):
        problem = f"the source is {type(source).__name__}, neither a text nor a path"
        raise InvalidInputError(problem, where="extract", fix="give a str for a text, or a Path for a file")
