"""From a text to its mentions: block by block, so that a long text needs little memory.

Here belongs the order of the steps and the carrying of known names from one block to the next:

    fields and tables -> names by their words -> brackets -> statements -> later mentions -> mentions
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from entityscreen.model.mention import Mention
from entityscreen.sources.documents.aliases import AliasReader
from entityscreen.sources.documents.cjk import find_runs, is_common, scan_cjk
from entityscreen.sources.documents.coreference import KnownNames, find_known, tie_surnames
from entityscreen.sources.documents.cues import cues_of
from entityscreen.sources.documents.fields import read_fields
from entityscreen.sources.documents.kinds import judge_other
from entityscreen.sources.documents.latin import country_in, find_chains, is_placeholder, role_of, scan_latin
from entityscreen.sources.documents.ner import Recogniser, find_by_model
from entityscreen.sources.documents.other_scripts import scan_other, scan_quoted
from entityscreen.sources.documents.parentheticals import read_brackets, read_side_by_side
from entityscreen.sources.documents.record import ADJACENT, INFERRED, Name, Relation
from entityscreen.sources.documents.referents import conflicts, drop_aliases, read_statements
from entityscreen.sources.documents.tokens import (
    BRACKETS,
    LONGEST_SENTENCE,
    QUOTES,
    Block,
    Script,
    make_block,
    split_blocks,
)
from entityscreen.sources.documents.vocabulary import Kind


@dataclass(slots=True)
class Extraction:
    """The running state over one document: the names that it has introduced so far."""

    known: KnownNames = field(default_factory=KnownNames)
    pipeline: Recogniser | None = None

    def names_of(self, block: Block) -> list[Name]:
        """The names of a block in the order of the text, each with its statements."""
        names = read_fields(block)
        taken = _taken(block, names)
        chains = find_chains(block)
        runs = find_runs(block)
        found = [*scan_latin(block, chains, taken), *scan_other(block, taken), *scan_cjk(block, runs, taken)]
        found = _merged(scan_quoted(block), found)
        if self.pipeline is not None:
            found = _merged(found, find_by_model(block, self.pipeline))
        names = _merged(names, found)
        by_last = {chain[-1]: chain for chain in chains}
        reader = AliasReader(block, names, by_last)
        names = _merged(read_brackets(block, reader, by_last), names)
        names = _merged(read_side_by_side(block, reader, by_last), names)
        names = list(drop_aliases(names))
        self.known.learn(_sound(block, names))
        tie_surnames(names, self.known)
        names = [name for name in names if name.refers_to or name.statements or not _is_courtesy(name)]
        later = find_known(block, names, self.known)
        names = sorted((*names, *later), key=lambda name: name.first)
        reader = AliasReader(block, names, by_last)
        made = read_statements(block, reader, names, _inside_brackets(block))
        made = _merged(read_brackets(block, reader, by_last, made), made) if made else made
        names = list(drop_aliases(sorted((*names, *made), key=lambda name: name.first)))
        self.known.learn(_sound(block, names))
        names += find_known(block, names, self.known)
        names = [name for name in _sound(block, names) if not is_placeholder(block, name)]
        return sorted(_tied(names), key=lambda name: name.first)


def _is_courtesy(name: Name) -> bool:
    """Whether a name is one word behind a form of address, which names nobody by itself: `"Mr. Soul"`."""
    return name.kind == Kind.PERSON and name.first == name.last and name.evidence == "courtesy"


def _sound(block: Block, names: Iterable[Name]) -> list[Name]:
    """The names that are more than a noun, without the aliases whose own words show another kind."""
    sound = [name for name in names if not _is_noun(block, name)]
    for name in sound:
        name.statements = [
            said for said in name.statements if said.tier != ADJACENT or not conflicts(block, name, said)
        ]
    return sound


def _is_noun(block: Block, name: Name) -> bool:
    """Whether a body's name is only a noun for such bodies: 本會, or a noun that ends before a name in quotes."""
    tokens = block.span((name.first, name.last))
    if name.kind not in Kind.BODIES or block.closers.get(name.last + 1, -1) == name.first - 1 >= 0:
        return False
    if all(token.script in Script.CJK for token in tokens):
        named = block.touches(name.last + 1) and block.near(name.last + 1).script == Script.LATIN
        return is_common("".join(token.folded for token in tokens), placed=named)
    spaced = all(token.script in (Script.CYRILLIC, Script.ARABIC) for token in tokens)
    opens = block.near(name.last + 1).folded in QUOTES and name.last + 1 in block.pairs
    return spaced and opens and not name.statements and judge_other(tokens[-1:]).kind in Kind.BODIES


def _taken(block: Block, names: Iterable[Name]) -> list[bool]:
    """For each token whether a field's name or other name has it."""
    taken = [False] * len(block.tokens)
    for name in names:
        for first, last in ((name.first, name.last), *(statement.span for statement in name.statements)):
            taken[first : last + 1] = [True] * (last + 1 - first)
    return taken


def _inside_brackets(block: Block) -> list[bool]:
    inside = [False] * len(block.tokens)
    for opening, closing in block.pairs.items():
        if block.tokens[opening].folded in BRACKETS:
            inside[opening : closing + 1] = [True] * (closing + 1 - opening)
    return inside


def _merged(first: Iterable[Name], second: Iterable[Name]) -> list[Name]:
    """Names without overlaps, ascending; those of the first list win over those of the second."""
    kept: list[Name] = []
    covered: set[int] = set()
    for names in (first, second):
        for name in sorted(names, key=lambda name: (name.first, -name.last)):
            span = range(name.first, name.last + 1)
            if covered.isdisjoint(span):
                kept.append(name)
                covered.update(span)
    return sorted(kept, key=lambda name: name.first)


def _tied(names: list[Name]) -> list[Name]:
    """The names; what is said where a short form stands belongs to the full name's first mention."""
    full = {name.text: name for name in reversed(names) if not name.refers_to}
    for name in names:
        bearer = full.get(name.refers_to)
        if bearer is None or bearer is name:
            continue
        for statement in name.statements:
            if statement.tier == ADJACENT:
                bearer.take(statement)
            else:
                bearer.statements.append(statement)
        name.statements = []
    return names


def iterate_mentions(
    text: str,
    document: str = "",
    sha256: str = "",
    pages: tuple[int, ...] = (),
    *,
    known: KnownNames | None = None,
    pipeline: Recogniser | None = None,
) -> Iterator[Mention]:
    """All mentions of a text in its order.

    Args:
        text: the whole text.
        document: the path to write into the mentions.
        sha256: the digest to write into them.
        pages: offsets at which the pages begin, when the document has pages.
        known: names that other documents introduce; it is changed.
        pipeline: a recogniser of names for free prose, or None.

    Yields:
        The mentions, one a place.
    """
    state = Extraction(known or KnownNames(), pipeline)
    for base, stretch in split_blocks(text):
        block = make_block(stretch, base)
        for name in state.names_of(block):
            yield _mention(block, name, document, sha256, pages)


def _mention(block: Block, name: Name, document: str, sha256: str, pages: tuple[int, ...]) -> Mention:
    """The public record of a name."""
    begin, behind = block.tokens[name.first].start, block.tokens[name.last].end
    written = " ".join(block.text[begin:behind].split())
    shift = max(0, written.find(name.text))
    start, end = block.view.origin_span(begin + shift, behind - max(0, len(written) - len(name.text) - shift))
    role = name.role
    if name.kind == Kind.PERSON and not name.refers_to and block.tokens[name.first].script == Script.LATIN:
        role = role_of(block, name.first, name.after)
    adjacent = [statement for statement in name.statements if statement.tier == ADJACENT]
    first, last = block.sentence(name.first)
    at = block.tokens[name.first].start
    opening = max(block.tokens[first].start, at - LONGEST_SENTENCE)
    closing = min(block.tokens[last - 1].end, at + LONGEST_SENTENCE)
    return Mention(
        name=name.text,
        aliases=tuple(dict.fromkeys(statement.name for statement in adjacent)),
        kind=name.kind,
        start=start,
        end=end,
        role=role,
        document=document,
        sentence=" ".join(block.text[opening:closing].split()),
        country=name.country or country_in(role),
        cues=cues_of(block, name),
        evidence=(name.evidence,),
        page=sum(1 for page in pages if page <= start),
        sha256=sha256,
        former=tuple(dict.fromkeys(statement.name for statement in adjacent if statement.relation == Relation.FORMER)),
        refers_to=name.refers_to,
        proposed=tuple((s.name, f"{s.marker}: the only {name.kind} that it can mean") for s in name.statements
                       if s.tier == INFERRED),
    )  # fmt: skip
