"""From a text to its mentions: block by block, so that a long text needs little memory.

Here belongs the order of the steps and the carrying of known names from one block to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from entityscreen.model.mention import Mention
from entityscreen.sources.documents.bracketed import find_bracketed
from entityscreen.sources.documents.clauses_behind import with_plain_clause
from entityscreen.sources.documents.context import sentence_ends, sentence_span
from entityscreen.sources.documents.cues import cues_of
from entityscreen.sources.documents.definitions import with_terms
from entityscreen.sources.documents.entries import find_entries
from entityscreen.sources.documents.finding import Finding, visible
from entityscreen.sources.documents.footnotes import with_footnotes
from entityscreen.sources.documents.further_reverse import find_reversed
from entityscreen.sources.documents.later_names import with_later_names
from entityscreen.sources.documents.name_tables import find_tables
from entityscreen.sources.documents.naming_bearers import with_namings
from entityscreen.sources.documents.naming_identities import with_identities
from entityscreen.sources.documents.naming_shapes import SHOWN
from entityscreen.sources.documents.native import find_native
from entityscreen.sources.documents.native_bearers import with_native_names
from entityscreen.sources.documents.pipeline import Pipeline, find_by_pipeline
from entityscreen.sources.documents.profiles import find_profiles
from entityscreen.sources.documents.reference import KnownNames, find_known, with_own_names
from entityscreen.sources.documents.renaming_clauses import with_renamings
from entityscreen.sources.documents.said_of_known import with_said
from entityscreen.sources.documents.tokens import HAS_NATIVE, Bracket, find_brackets, tokenise
from entityscreen.sources.documents.told_names import with_told_names
from entityscreen.sources.documents.unbracketed import find_unbracketed
from entityscreen.sources.documents.view import View, make_view

BLOCK = 16_000  # characters; a block ends at a paragraph's end where there is one


@dataclass(slots=True)
class Extraction:
    """The running state over one document: the names that it has introduced so far."""

    known: KnownNames = field(default_factory=KnownNames)
    pipeline: Pipeline | None = None

    def block(self, view: View) -> list[tuple[Finding, View]]:
        """The findings of one block in the order of the text."""
        tokens = tokenise(view.text)
        brackets = sorted(find_brackets(view.text))
        found = list(find_bracketed(view, tokens, brackets))
        if HAS_NATIVE.search(view.text):
            found += find_native(view, tokens, found, brackets)
        found = _with_reversed(view, brackets, found)
        found, spans = _with_entries(view, found)
        taken = sorted((*spans, *((finding.start, max(finding.end, finding.after)) for finding in found)))
        found += (with_plain_clause(view, plain) for plain in find_unbracketed(view, tokens, taken))
        found = with_terms(view.text, with_told_names(view, with_renamings(view, found)))
        if self.pipeline is not None:
            spans = [(finding.start, max(finding.end, finding.after)) for finding in found]
            found += find_by_pipeline(view, self.pipeline, spans)
        self.known.learn(found)
        named = with_own_names(sorted(map(self.known.shortened, found), key=lambda finding: finding.start))
        named += find_known(view, tokens, named, self.known)
        named = with_later_names(view, sorted(named, key=lambda finding: finding.start))
        named = with_namings(view, with_said(view, with_native_names(view, named)))
        if fresh := [finding for finding in named if finding.evidence == SHOWN]:
            self.known.learn(fresh)
            named += find_known(view, tokens, named, self.known)
            named = with_namings(view, sorted(named, key=lambda finding: finding.start))
        named = with_footnotes(view, with_identities(view, named))
        return [(finding, view) for finding in named]


def _with_reversed(view: View, brackets: list[Bracket], found: list[Finding]) -> list[Finding]:
    """The findings with those of names in further scripts before their Latin form, which own their brackets."""
    named = find_reversed(view, brackets)
    owned = [bracket for _, bracket in named]
    kept = [f for f in found if not any(b.start <= f.start <= b.end or f.start <= b.start < f.after for b in owned)]
    return [*kept, *(finding for finding, _ in named)]


def _with_entries(view: View, found: list[Finding]) -> tuple[list[Finding], list[tuple[int, int]]]:
    """The findings with those of entries in field form, which own the lines of their names, and these lines."""
    entries = [*find_entries(view), *find_tables(view)]
    owned = {finding.start for finding, _ in entries}
    entries += [(finding, spans) for finding, spans in find_profiles(view, found) if finding.start not in owned]
    spans = [span for _, lines in entries for span in lines]
    kept = [f for f in found if not any(start <= f.start < end for start, end in spans)]
    named = {finding.start: finding for finding in found}
    return [*kept, *(_joined(finding, named.get(finding.start)) for finding, _ in entries)], spans


def _joined(entry: Finding, beside: Finding | None) -> Finding:
    """An entry's finding with what the line of its name says besides: `Name: Tan Ah (陈亚), also known as …`."""
    if beside is None:
        return entry
    aliases = dict.fromkeys(alias for alias in (*entry.aliases, *beside.aliases) if alias != entry.name)
    former = tuple(dict.fromkeys((*entry.former, *beside.former)))
    return replace(entry, aliases=tuple(aliases), former=former, role=entry.role or beside.role, country=beside.country)


def split_blocks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into blocks of about `BLOCK` characters, at an empty line, a line's end, or a space.

    Yields:
        Offset and text of each block; together they are the whole text.
    """
    start = 0
    while start < len(text):
        end = min(len(text), start + BLOCK)
        if end < len(text):
            for mark in ("\n\n", "\n", "。", " "):
                at = text.rfind(mark, start + BLOCK // 4, end)
                if at > 0:
                    end = at + len(mark)
                    break
        yield start, text[start:end]
        start = end


def iterate_mentions(
    text: str,
    document: str = "",
    sha256: str = "",
    pages: tuple[int, ...] = (),
    *,
    known: KnownNames | None = None,
    pipeline: Pipeline | None = None,
) -> Iterator[Mention]:
    """All mentions of a text in its order.

    Args:
        text: the whole text.
        document: the path to write into the mentions.
        sha256: the digest to write into them.
        pages: offsets at which the pages begin, when the document has pages.
        known: names that other documents introduce; it is changed.
        pipeline: a loaded spaCy pipeline for more names, or None.

    Yields:
        The mentions, one a place.
    """
    state = Extraction(known or KnownNames(), pipeline)
    for base, block in split_blocks(text):
        view = make_view(block, base)
        ends = sentence_ends(view.text)
        for finding, _ in state.block(view):
            yield _mention(view, finding, ends, document, sha256, pages)


def _mention(
    view: View, finding: Finding, ends: list[int], document: str, sha256: str, pages: tuple[int, ...]
) -> Mention:
    """The public record of a finding."""
    first, last = sentence_span(ends, finding.start)
    start, end = view.origin_span(finding.start, finding.end)
    return Mention(
        name=finding.name,
        aliases=finding.aliases,
        kind=finding.kind,
        start=start,
        end=end,
        role=finding.role,
        document=document,
        sentence=visible(view.text[first:last]),
        country=finding.country,
        cues=cues_of(view.text, first, last, finding),
        evidence=finding.evidence,
        page=sum(1 for page in pages if page <= start),
        sha256=sha256,
        former=finding.former,
        refers_to=finding.refers_to,
    )
