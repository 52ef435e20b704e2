"""The text of a DOCX: all of it that a reader of the printed document sees.

Here belongs which parts and elements of the format hold text. python-docx's own `text` leaves out content controls,
text boxes, insertions, characters with a reading beside them, notes, headers and footers; names stand there too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACES = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
# What is not read where it stands: the reading of a character, what was moved away, the copy of a text box for older
# programs, and properties (with tab stops among them). Text boxes are blocks of their own.
_TEXT_BOX = f"{_WORD}txbxContent"
_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset((*(f"{_WORD}{name}" for name in ("rt", "moveFrom", "del", "pPr", "rPr")), _COPY))
_PARTS = ("/word/header", "/word/footer", "/word/footnotes", "/word/endnotes")


def docx_blocks(document: Any, parse: Callable[[bytes], Any]) -> Iterator[str]:
    """Paragraphs, and the rows of tables with their cells apart: the body in its order, then headers, footers, notes.

    Args:
        document: of python-docx.
        parse: its XML parser, for parts that it leaves as bytes.

    Yields:
        One text a paragraph or row, none of them empty.
    """
    yield from _blocks(document.element.body)
    parts = {str(part.partname): part for part in document.part.package.iter_parts()}
    for name in sorted(name for name in parts if name.startswith(_PARTS) and name.endswith(".xml")):
        yield from _blocks(parse(parts[name].blob))


def _blocks(container: Any) -> Iterator[str]:
    for child in container:
        if child.tag == f"{_WORD}p":
            yield from filter(None, ("".join(_pieces(child)).strip("\n"),))
            for box in _text_boxes(child):
                yield from _blocks(box)
        elif child.tag == f"{_WORD}tr":
            yield " | ".join("\n".join(_blocks(cell)) for cell in _cells(child))
        elif child.tag not in _SKIPPED:
            yield from _blocks(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{_WORD}tc":
            yield child
        elif child.tag in (f"{_WORD}sdt", f"{_WORD}sdtContent"):
            yield from _cells(child)


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif child.tag != _TEXT_BOX and child.tag not in _SKIPPED:
            yield from _pieces(child)


def _text_boxes(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _text_boxes(child)
