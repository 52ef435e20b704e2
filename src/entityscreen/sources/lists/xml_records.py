"""Records of XML lists, one at a time, without DTDs or entities, and the taking of their elements by a table.

The parser is guarded: a document type declaration is refused before anything is expanded, nesting is bounded, and
memory follows one record. What the elements mean belongs to the formats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
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
        self._file, self._tags, self._root, self._options = file, frozenset(tags), root, options
        self.attributes = dict[str, str]()
        self._open_elements, self._counts, self._open_records = list[Element](), Counter[str](), 0

    def __iter__(self) -> Iterator[tuple[str, Element]]:
        """Each record with its place (`file: TAG 17`, the seventeenth of its tag)."""
        parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
        with self._file.open() as stream:
            for chunk in chain(_chunks(self._file, stream), (None,)):
                yield from self._fed(parser, chunk)

    def _fed(self, parser: XMLPullParser[Any], chunk: bytes | None) -> Iterator[tuple[str, Element]]:
        """The records that end in a chunk; None ends the file."""
        try:
            if chunk is None:
                parser.close()
            else:
                parser.feed(chunk)
            # A syntax error comes among the events.
            for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                if event == "start":
                    self._begin(element)
                elif self._ends_record(element):
                    tag = local(element.tag)
                    yield f"{self._file.where}: {tag} {self._counts[tag]}", strip_namespaces(element)
                    self._forget(element)
        except (ParseError, LookupError, ValueError) as error:
            if chunk is not None or not self._counts:
                raise FormatError(f"not valid XML: {error}", where=self._where, fix="fetch the file anew") from error
            problem = f"not valid XML: breaks off behind record {self._counts.total()}"
            self._options.refuse_incomplete(problem, self._file.where)

    @property
    def _where(self) -> str:
        return f"{self._file.where}: behind record {self._counts.total()}"

    def _begin(self, element: Element) -> None:
        self._open_elements.append(element)
        self._open_records += local(element.tag) in self._tags
        if len(self._open_elements) > _DEPTH:
            raise FormatError("is nested too deep", where=self._where, fix="this is not a list")
        if len(self._open_elements) == 1:
            if local(element.tag) != self._root:
                problem = f"the root is {local(element.tag)}, not {self._root}"
                raise FormatError(problem, where=self._file.where, fix="give the file's own format")
            self.attributes = dict(element.attrib)

    def _ends_record(self, element: Element) -> bool:
        """Follow the end of an element; whether a record is complete. Nothing outside of records is kept."""
        self._open_elements.pop()
        is_record = local(element.tag) in self._tags
        self._open_records -= is_record
        if self._open_records:
            return False
        if is_record:
            self._counts[local(element.tag)] += 1
        else:
            self._forget(element)
        return is_record

    def _forget(self, element: Element) -> None:
        if self._open_elements:
            self._open_elements[-1].remove(element)


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
