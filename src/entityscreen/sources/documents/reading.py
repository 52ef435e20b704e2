"""Files to documents: text, Markdown, HTML, PDF, DOCX and EML, and the encoding of plain files.

It has one reader a format, the table of them, and the record of what was read. The libraries behind HTML, PDF and DOCX
are the extra `entityscreen[documents]` and are imported when a file needs them. HTML is read on the tree of selectolax,
which never fails on bad markup; of DOCX all is read that the printed document shows, content controls, text boxes,
insertions and notes among it, which python-docx's own `text` leaves out. The encoding of a plain file is found without
a library: a byte order mark, then UTF-8, which ordinary text in another encoding never is by accident, then the
national encodings by how plausible their result is. A file that mixes encodings is plausible in none and is refused.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Any

from entityscreen.errors import DocumentError, MissingExtraError
from entityscreen.sources.documents.patterns import is_label
from entityscreen.tables.text import marked_encoding


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its origin.

    Attributes:
        text: the decoded text; for HTML, PDF, DOCX and EML the text that was taken out. Offsets count in it.
        path: the file, or an empty string.
        sha256: of the file's bytes, in hexadecimal, or an empty string.
        pages: offsets at which the pages begin; empty when the format has none.
    """

    text: str
    path: str = ""
    sha256: str = ""
    pages: tuple[int, ...] = ()


Extracted = tuple[str, tuple[int, ...]]
MEGABYTE = 1_000_000
LARGEST_FILE = 500 * MEGABYTE
LARGEST_UNPACKED = 1000 * MEGABYTE


def read_document(path: str | Path) -> Document:
    """Read one file.

    Args:
        path: a file whose ending is in `READERS`.

    Returns:
        Its text, digest and pages.

    Raises:
        DocumentError: the file is missing, broken, empty, encrypted, or of an unknown kind.
        MissingExtraError: its format needs `pip install 'entityscreen[documents]'`.
    """
    path = Path(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise DocumentError(
            f"no reader for {path.suffix or 'a file without ending'}", where=path, fix=f"use {', '.join(READERS)}"
        )
    data = _bytes_of(path)
    text, pages = reader(data, path)
    if not text.strip():
        raise DocumentError("holds no text", where=path, fix="a scan needs text recognition first")
    return Document(text, str(path), hashlib.sha256(data).hexdigest(), pages)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DocumentError(f"is larger than {LARGEST_FILE // MEGABYTE} MB", where=path, fix="split it")
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})", where=path, fix="check the path") from None


def library(name: str, path: Path) -> Any:
    """Import a library of the extra `documents`; a `MissingExtraError` where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtraError(
            f"a {path.suffix} file needs the library {name.split('.', maxsplit=1)[0]}",
            where=path,
            fix="pip install 'entityscreen[documents]'",
        ) from None


def _read_pdf(data: bytes, path: Path) -> Extracted:
    pdfium = library("pypdfium2", path)
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        fix = "remove its password" if "password" in str(error).lower() else "save it again or export its text"
        raise DocumentError("is not a readable PDF", where=path, fix=fix) from None
    try:
        pieces = [_page_text(pdf, number, path) for number in range(len(pdf))]
    finally:
        pdf.close()
    return "\n\n".join(pieces), tuple(accumulate((len(piece) + 2 for piece in pieces[:-1]), initial=0))


def _page_text(pdf: Any, number: int, path: Path) -> str:
    """The text of one page, its line ends made one, hyphens at line ends kept."""
    try:
        text_page = pdf[number].get_textpage()
        text = str(text_page.get_text_bounded())
        text_page.close()
    except Exception as error:
        raise DocumentError(f"page {number + 1} cannot be read ({error})", where=path, fix="save it again") from None
    # PDFium writes one of these for a hyphen at a line's end; `view.py` decides whether it belongs to the word.
    return text.replace("\r\n", "\n").replace("\ufffe", "-\n").replace("\x02", "-\n")


def _read_docx(data: bytes, path: Path) -> Extracted:
    docx = library("docx", path)
    zipfile = import_module("zipfile")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
        if size > LARGEST_UNPACKED:
            raise DocumentError("unpacks to an unreasonable size", where=path, fix="check where it comes from")
        document = docx.Document(io.BytesIO(data))
        return "\n\n".join(docx_blocks(document, library("docx.oxml", path).parse_xml)), ()
    except DocumentError:
        raise
    except Exception as error:  # the library lets errors of zip, XML and its own through, of a dozen types
        raise DocumentError(
            f"is not a readable DOCX ({type(error).__name__})", where=path, fix="save it again"
        ) from None


def _read_eml(data: bytes, path: Path) -> Extracted:
    """Subject and body of a message; attachments are documents of their own and are not opened."""
    email, policy = import_module("email"), import_module("email.policy")
    message = email.message_from_bytes(data, policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None or not message.keys():
        raise DocumentError("is not a message with a text", where=path, fix="save it as EML with its body")
    payload = body.get_payload(decode=True) or b""
    charset = body.get_content_charset()
    if body.get_content_subtype() == "html":
        return html_to_text(payload, path, charset), ()
    try:
        text = payload.decode(charset) if charset and charset != "us-ascii" else decode(payload, path)
    except (LookupError, UnicodeDecodeError):
        text = decode(payload, path)
    return f"{message.get('subject') or ''}\n\n{text}", ()


READERS: dict[str, Callable[[bytes, Path], Extracted]] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), lambda data, path: (decode(data, path), ())),
    **dict.fromkeys((".html", ".htm", ".xhtml"), lambda data, path: (html_to_text(data, path), ())),
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".eml": _read_eml,
}


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


def html_to_text(data: bytes, where: Path, charset: str | None = None) -> str:
    """The main text of a page, its blocks parted by an empty line; a `DocumentError` where the page is no text."""
    page = _decode_page(data, where, charset)
    if "<" not in page:
        raise DocumentError("holds no HTML", where=where, fix="name it .txt if it is plain text")
    tree = library("selectolax.lexbor", where).LexborHTMLParser(page)
    if tree.body is None:
        raise DocumentError("holds no HTML body", where=where, fix="save the page again")
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


def _fold_lists(root: Any) -> None:
    """Put a list of short items behind the label that it belongs to: `Aliases: A; B`."""
    for item in root.css("li"):
        inner = item.css_first("ul, ol")
        label = item.text(strip=True) if inner is None else item.text(strip=True).split(":", 1)[0] + ":"
        parts = inner.css("li") if inner else []
        if inner is None or any(part.css_first("ul, ol") for part in parts) or not _LABEL.fullmatch(label):
            continue
        items = [" ".join(part.text().split()) for part in parts]
        inner.replace_with(" " + "; ".join(items))


def _fold_terms(root: Any) -> None:
    """Put a term that is a label before what it is, in a list of definitions."""
    for entry in root.css("dl"):
        terms = [(" ".join(term.text().split()), term) for term in entry.css("dt")]
        for text, term in terms if any(is_label(text) for text, _ in terms) else ():
            value = term.next
            while value is not None and value.tag == "-text":
                value = value.next
            if value is not None and value.tag == "dd":
                value.replace_with(f"\x1e{text.rstrip(':')}: {' '.join(value.text().split())}\x1e")
                term.decompose()


def _blocks_text(root: Any) -> str:
    """The text with an empty line between blocks and white space folded inside them."""
    for node in root.css("td br, th br"):
        node.replace_with("; ")  # a cell is one line
    _fold_lists(root)
    _fold_terms(root)
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
    """Paragraphs, and rows of tables with their cells apart: the body in its order, then headers, footers, notes."""
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


_CANDIDATES = ("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "windows-1252")
# The commonest characters of Chinese text in both scripts, and of Japanese: a fourth of any running text.
_COMMON = frozenset(
    "的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於于出就分對对成會会可主發发年動动同工也能下過过子說说產产種种面而方後后多定行學学法所民得"
    "經经十三之進进着等部度家電电力裡里如水化高自二理起小物現现實实加量都兩两體体制機机當当使點点從从業业本去把性好應应開开它合還还因由其些然前外天政四日那社義义事平形相全表間间樣样與与關关各重新"
    "線线內内數数正心反你明看原又麼么利比或但質质氣气第向道命此變变條条只沒没結结解問问意建月公無无系軍军很情者最立代想已通並并提直題题黨党程展五果料象員员革位入常文總总次品式活設设及管特件長长求老"
    "報报市場场台臺司技科有限公司集團团武漢汉北京海東东西南香港美英俄中華华新聞闻記者稱称指表示日本社株式会社のにはをたがでてとしれさある。、，「」（）：；"
)
SAMPLE, ENOUGH = 200_000, 0.25  # bytes looked at; least share of plausible characters among those outside ASCII
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd]")
_WESTERN = frozenset("’‘“”–—…•éèêëàâäáãåçíìîïñóòôöõúùûüýÿœæøßÉÈÀÄÖÜÅÇÑØšžŠŽ£€§©®°·«»™½¼\u00a0")


def decode(data: bytes, where: str | Path) -> str:
    """The text of a file in an unknown encoding, its line ends as they are; `where` is its path for the error.

    Raises:
        DocumentError: it is no text, or mixes encodings.

    Example:
        >>> decode("武漢高芯科技有限公司的產品".encode("big5"), "x.txt")
        '武漢高芯科技有限公司的產品'
    """
    marked = marked_encoding(data)
    if marked:
        return _strictly(data, marked, where)
    if b"\x00" in data[:SAMPLE]:
        return _without_mark(data, where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _most_plausible(data, where)
    return _readable(text, where)


def _strictly(data: bytes, encoding: str, where: str | Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"is marked as {encoding} but is not, from byte {error.start}", where=where, fix="save it as UTF-8"
        ) from None


def _without_mark(data: bytes, where: str | Path) -> str:
    """UTF-16 without a mark has zero bytes at every second place; other files with zero bytes are no text."""
    head = data[:4000]
    for encoding, zeros, low_bytes in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros.count(0) > 0.2 * len(zeros) and low_bytes.count(0) < 0.1 * len(low_bytes):
            return _readable(_strictly(data, encoding, where), where)
    raise DocumentError("is not text: it holds zero bytes", where=where, fix="convert it to UTF-8 text")


def _readable(text: str, where: str | Path) -> str:
    if len(_CONTROL.findall(text[:SAMPLE])) > 0.01 * min(len(text), SAMPLE) + 3:
        raise DocumentError("is not text: it holds control characters", where=where, fix="convert it to UTF-8 text")
    return text


def _most_plausible(data: bytes, where: str | Path) -> str:
    best, best_share = "", 0.0
    for encoding in _CANDIDATES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = plausibility(text[:SAMPLE], western=encoding == "windows-1252")
        if share > best_share:
            best, best_share = text, share
    if best_share < ENOUGH:
        raise DocumentError("is in no encoding that is known, or mixes several", where=where, fix="save it as UTF-8")
    return best


def plausibility(text: str, *, western: bool) -> float:
    """The share of common characters among those outside ASCII, from 0 to 1; a wrong one (control) counts like three.

    For a western encoding accented letters and typographic marks are common, else characters.
    """
    beyond_ascii = [c for c in text if c > "\x7f"]
    if not beyond_ascii:
        return 0.0
    good = _WESTERN if western else _COMMON
    fine = sum(1 for c in beyond_ascii if c in good or ("\uac00" <= c <= "\ud7a3" and not western))
    wrong = len(_CONTROL.findall(text))
    return (fine - 3 * wrong) / len(beyond_ascii)
