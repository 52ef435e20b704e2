"""The text of HTML pages and DOCX files: what a reader of the page or of the printed document sees.

Here belongs what is left out (menus, scripts, deletions) and how blocks, rows and lists are parted. HTML is read on the
tree of selectolax, which never fails on bad markup. python-docx's own `text` leaves out content controls, text boxes,
insertions, notes, headers and footers; names stand there too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from entityscreen.errors import DocumentError
from entityscreen.sources.documents.decode import decode
from entityscreen.sources.documents.fields import is_label

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_\-]{2,30})", re.IGNORECASE)
_DROPPED = (
    "script, style, noscript, template, svg, nav, footer, aside, form, iframe, button, "
    " select, sup.reference, rt, rp, head, .navbox, .mw-editsection, [role=navigation], [aria-hidden=true], [hidden]"
)
_MENU = re.compile(
    r"(?:^|[\s_\-])(?:menu|nav|navbar|sidebar|breadcrumbs?|cookies?|share|social|related|newsletter|advert|ads|promo|comments?|footer|masthead|toolbar)(?:$|[\s_\-])",
    re.IGNORECASE,
)
_BLOCKS = (
    "p, div, section, article, h1, h2, h3, h4, h5, h6, li, ul, ol, table, tr, "
    "blockquote, pre, dt, dd, figcaption, header, main, br"
)
_LABEL = re.compile(r"[A-Z][^:\n]{2,50}:")
_MAIN = ("article", "main", "[role=main]", "[itemprop=articleBody]", "#content", "#mw-content-text")
MAIN_SHARE = 0.4  # a part is the main text when it holds so much of the page's text
LINK_SHARE = 0.7  # a list is a menu when so much of its text stands in links


def html_to_text(data: bytes, where: Path, lexbor: Any, charset: str | None = None) -> str:
    """The main text of a page.

    Args:
        data: the page.
        where: its path, for the error.
        lexbor: the module `selectolax.lexbor`.
        charset: an encoding stated outside the page, which wins over the page's own.

    Returns:
        The text; blocks are parted by an empty line.

    Raises:
        DocumentError: the page is no text.
    """
    page = _decode_page(data, where, charset)
    if "<" not in page:
        raise DocumentError("holds no HTML", where=where, mend="name it .txt if it is plain text")
    tree = lexbor.LexborHTMLParser(page)
    if tree.body is None:
        raise DocumentError("holds no HTML body", where=where, mend="save the page again")
    for node in tree.css(_DROPPED):
        node.decompose()
    root = _main_part(tree)
    _drop_menus(root)
    return _blocks_text(root)


def _decode_page(data: bytes, where: Path, charset: str | None) -> str:
    stated = _CHARSET.search(data[:4096])
    name = charset or (stated.group(1).decode("ascii") if stated else "")
    if name and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("gb18030" if name.lower() in ("gb2312", "gbk") else name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, where)


def _main_part(tree: Any) -> Any:
    """The part that holds the article, or the whole body."""
    body = tree.body
    whole = len(body.text(strip=True)) or 1
    for selector in _MAIN:
        parts = tree.css(selector)
        if len(parts) == 1 and len(parts[0].text(strip=True)) >= MAIN_SHARE * whole:
            return parts[0]
    return body


def _drop_menus(root: Any) -> None:
    """Remove lists of links, and small parts whose class or id says that they are menus."""
    whole = len(root.text(strip=True)) or 1
    for node in root.css("ul, ol, div, section, header"):
        if node.parent is None or node.mem_id == root.mem_id:
            continue
        size = len(node.text(strip=True))
        if size > whole / 2:
            continue
        label = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if _MENU.search(label) or (node.tag in ("ul", "ol") and _is_link_list(node, size)):
            node.decompose()


def _is_link_list(node: Any, size: int) -> bool:
    links = [link.text(strip=True) for link in node.css("a")]
    items = node.css("li")
    short = all(len(item.text(strip=True)) < 60 for item in items)
    return len(items) > 1 and short and sum(map(len, links)) >= LINK_SHARE * max(1, size)


def _has_label(entry: Any) -> bool:
    """Whether one of the terms of a list is a label of names: `Aliases`."""
    return any(is_label(" ".join(term.text().split())) for term in entry.css("dt"))


def _fold_lists(root: Any) -> None:
    """Put a list of short items behind the label that it belongs to, and a term before what it is: `Aliases: A; B`."""
    for item in root.css("li"):
        inner = item.css_first("ul, ol")
        label = item.text(strip=True) if inner is None else item.text(strip=True).split(":", 1)[0] + ":"
        parts = inner.css("li") if inner else []
        if inner is None or any(part.css_first("ul, ol") for part in parts) or not _LABEL.fullmatch(label):
            continue
        items = [" ".join(part.text().split()) for part in parts]
        inner.replace_with(" " + "; ".join(items))
    labelled = [term for entry in root.css("dl") if _has_label(entry) for term in entry.css("dt")]
    for term in labelled:
        text, value = " ".join(term.text().split()), term.next
        while value is not None and value.tag == "-text":
            value = value.next
        if value is not None and value.tag == "dd":
            plain = " ".join(value.text().split())
            value.replace_with(f"\x1e{text.rstrip(':')}: {plain}\x1e")
            term.decompose()


def _blocks_text(root: Any) -> str:
    """The text with an empty line between blocks and white space folded inside them."""
    for node in root.css("td br, th br"):
        node.replace_with("; ")  # a cell is one line
    _fold_lists(root)
    for node in root.css(_BLOCKS):
        node.insert_before("\x1e")
        node.insert_after("\x1e")
    for node in root.css("td, th"):
        node.insert_after(" | ")
    for node in root.css("i, em, cite"):
        node.insert_before("*")
        node.insert_after("*")
    blocks = (" ".join(block.split()) for block in root.text().split("\x1e"))
    return "\n\n".join(block for block in blocks if block and block != "|")


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
