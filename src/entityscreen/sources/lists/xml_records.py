"""Records of XML lists, one at a time, without DTDs or entities, and the taking of their elements by a table.

The parser is guarded: a document type declaration is refused before anything is expanded, nesting is bounded, and
memory follows one record. What the elements mean belongs to the formats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, BinaryIO, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser
from xml.parsers.expat import ExpatError, ParserCreate

from entityscreen.errors import FormatError
from entityscreen.sources.lists.contract import ReadOptions
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListFile

_CHUNK = 2**18
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"  # xsi:nil says that there is nothing
_DEPTH = 64  # the official lists nest at most about 12 deep


def _refuse_doctype(stream: BinaryIO, where: str) -> list[bytes]:
    """Read up to the root element; a DTD cannot stand behind it. Returns what was read."""
    seen: list[str] = []
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: seen.append("doctype")
    parser.StartElementHandler = lambda *_: seen.append("root")
    read: list[bytes] = []
    while not seen and (chunk := stream.read(_CHUNK)):
        read.append(chunk)
        try:
            parser.Parse(chunk, False)
        except (ExpatError, LookupError, ValueError) as error:  # the last two for unknown encodings
            if not seen:
                raise FormatError(f"not XML: {error}", where=where, fix="fetch the file anew") from error
    if seen[:1] == ["doctype"]:
        raise FormatError("has a document type declaration", where=where, fix="lists need none; it is refused")
    return read


def _chunks(file: ListFile, stream: BinaryIO) -> Iterator[bytes]:
    yield from _refuse_doctype(stream, file.where)
    while chunk := stream.read(_CHUNK):
        yield chunk


def local(tag: str) -> str:
    """A tag without its namespace.

    Example:
        >>> local("{http://un.org/x}INDIVIDUAL")
        'INDIVIDUAL'
    """
    return tag.rpartition("}")[2]


def strip_namespaces(element: Element) -> Element:
    """The same element, its own and its children's tags without namespaces."""
    for inner in element.iter():
        inner.tag = local(inner.tag)
    return element


class XmlRecords:
    """The records of one XML file, elements of these local names (`tags`): each is yielded whole, then forgotten.
    `attributes` are those of the root, once the iteration has begun.
    """

    def __init__(self, file: ListFile, tags: Collection[str], *, root: str, options: ReadOptions) -> None:
        self._file, self.tags, self.root, self._options = file, frozenset(tags), root, options
        self.attributes = dict[str, str]()

    def __iter__(self) -> Iterator[tuple[str, Element]]:
        """Each record with its place (`file: TAG 17`, the seventeenth of its tag)."""
        parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
        state = _State(self)
        with self._file.open() as stream:
            for chunk in _chunks(self._file, stream):
                yield from self._fed(parser, state, chunk)
            yield from self._fed(parser, state, None)

    def _fed(self, parser: XMLPullParser[Any], state: _State, chunk: bytes | None) -> Iterator[tuple[str, Element]]:
        try:
            if chunk is None:
                parser.close()
            else:
                parser.feed(chunk)
            # A syntax error comes among the events.
            for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                if state.take(event, element):
                    yield state.place(element), strip_namespaces(element)
                    state.forget(element)
        except (ParseError, LookupError, ValueError) as error:
            where = state.where
            if chunk is None and state.counts:
                self._options.refuse_incomplete(
                    f"not valid XML: breaks off behind record {state.counts.total()}", self.where
                )
                return
            raise FormatError(f"not valid XML: {error}", where=where, fix="fetch the file anew") from error

    @property
    def where(self) -> str:
        """The file, for messages."""
        return self._file.where


class _State:
    """Where in the tree the parser is."""

    def __init__(self, records: XmlRecords) -> None:
        self.records, self.stack, self.counts, self.inside = records, list[Element](), Counter[str](), 0

    @property
    def where(self) -> str:
        return f"{self.records.where}: behind record {self.counts.total()}"

    def place(self, element: Element) -> str:
        return f"{self.records.where}: {local(element.tag)} {self.counts[local(element.tag)]}"

    def take(self, event: str, element: Element) -> bool:
        """Follow an event; whether a record is complete."""
        wanted = local(element.tag) in self.records.tags
        if event == "start":
            self.stack.append(element)
            if len(self.stack) > _DEPTH:
                raise FormatError("is nested too deep", where=self.where, fix="this is not a list")
            if len(self.stack) == 1:
                self._check_root(element)
            self.inside += wanted
            return False
        self.stack.pop()
        self.inside -= wanted
        if wanted and self.inside == 0:
            self.counts[local(element.tag)] += 1
            return True
        if self.inside == 0 and self.stack:
            self.stack[-1].remove(element)  # nothing outside of records is kept
        return False

    def _check_root(self, element: Element) -> None:
        root = self.records.root
        if local(element.tag) != root:
            problem = f"the root is {local(element.tag)}, not {root}"
            raise FormatError(problem, where=self.records.where, fix="give the file's own format")
        self.records.attributes = dict(element.attrib)

    def forget(self, element: Element) -> None:
        if self.stack:
            self.stack[-1].remove(element)


def sniffs_xml(*marks: str) -> Callable[[ListFile], bool]:
    """What recognises an XML file with these texts in its head (`<sdnList`)."""
    return lambda file: file.suffix == ".xml" and all(mark in file.text_head for mark in marks)


def text_of(element: Element, tag: str) -> str:
    """The text of a child, without outer spaces; empty when there is none."""
    child = element.find(tag)
    return (child.text or "").strip() if child is not None else ""


def texts_of(element: Element, path: str) -> list[str]:
    """The texts of all children on a path, blanks left out."""
    return [text for child in element.findall(path) if (text := (child.text or "").strip())]


def content_of(element: Element) -> str:
    """All that an element says on one line: its text, then the attributes, its children's included.

    Example:
        >>> from xml.etree.ElementTree import fromstring
        >>> content_of(fromstring('<shoe size="9"><colour>red</colour></shoe>')), content_of(fromstring("<shoe/>"))
        ('red, size 9', '')
    """
    attributes = (
        f"{local(name)} {text}" for inner in element.iter() for name, text in inner.items() if not name.startswith(_XSI)
    )
    return ", ".join(text for text in (whole_text(element), *attributes) if text)


def leaf_texts(element: Element) -> list[str]:
    """The texts of an element's leaves: its own, or those of its children's ends; blanks left out."""
    return [text for leaf in element.iter() if not len(leaf) and (text := " ".join((leaf.text or "").split()))]


Handler = Callable[[EntityDraft, Element, str], None]


def take_children(
    draft: EntityDraft, element: Element, table: Mapping[str, str | Handler], options: ReadOptions, where: str
) -> None:
    """Take the children of a record by a table, tag -> what the texts in it mean or what reads it; one that it does not
    have is refused, or kept as a note.
    """
    for child in element:
        meaning = table.get(child.tag)
        if meaning is None:
            content = content_of(child)
            options.refuse_unknown(f"element {child.tag}", where, content)
            draft.note(child.tag, content)
        elif not isinstance(meaning, str):
            meaning(draft, child, where)
        else:
            for text in leaf_texts(child):
                draft.take(meaning, text, child.tag)


def whole_text(element: Element) -> str:
    """All text inside an element, its children's included, on one line."""
    return " ".join("".join(element.itertext()).split())
