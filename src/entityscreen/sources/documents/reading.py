"""Files to documents: text, Markdown, HTML, PDF, DOCX and EML, and the encoding of plain files.

Here belongs one reader a format, the table of them, and the record of what was read. The libraries behind HTML, PDF
and DOCX are the extra `entityscreen[documents]` and are imported when a file needs them; what they give is made text by
`markup.py`.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from entityscreen.errors import DocumentError, MissingExtraError
from entityscreen.sources.documents.decode import decode
from entityscreen.sources.documents.markup import docx_blocks, html_to_text


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
            f"no reader for {path.suffix or 'a file without ending'}", where=path, mend=f"use {', '.join(READERS)}"
        )
    data = _bytes_of(path)
    text, pages = reader(data, path)
    if not text.strip():
        raise DocumentError("holds no text", where=path, mend="a scan needs text recognition first")
    return Document(text, str(path), hashlib.sha256(data).hexdigest(), pages)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DocumentError(f"is larger than {LARGEST_FILE // MEGABYTE} MB", where=path, mend="split it")
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})", where=path, mend="check the path") from None


def library(name: str, path: Path) -> Any:
    """Import a library of the extra `documents`.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtraError(
            f"a {path.suffix} file needs the library {name.split('.', maxsplit=1)[0]}",
            where=path,
            mend="pip install 'entityscreen[documents]'",
        ) from None


def _read_text(data: bytes, path: Path) -> Extracted:
    return decode(data, path), ()


def _read_html(data: bytes, path: Path) -> Extracted:
    return html_to_text(data, path, library("selectolax.lexbor", path)), ()


def _read_pdf(data: bytes, path: Path) -> Extracted:
    pdfium = library("pypdfium2", path)
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        mend = "remove its password" if "password" in str(error).lower() else "save it again or export its text"
        raise DocumentError("is no readable PDF", where=path, mend=mend) from None
    pieces: list[str] = []
    pages: list[int] = []
    length = 0
    try:
        for number in range(len(pdf)):
            piece = _page_text(pdf, number, path)
            pages.append(length)
            pieces.append(piece)
            length += len(piece) + 2
    finally:
        pdf.close()
    return "\n\n".join(pieces), tuple(pages)


def _page_text(pdf: Any, number: int, path: Path) -> str:
    """The text of one page, its line ends made one, hyphens at line ends kept."""
    try:
        page = pdf[number]
        text_page = page.get_textpage()
        text = str(text_page.get_text_bounded())
        text_page.close()
        page.close()
    except Exception as error:
        raise DocumentError(f"page {number + 1} cannot be read ({error})", where=path, mend="save it again") from None
    # PDFium writes one of these for a hyphen at a line's end; `view.py` decides whether it belongs to the word.
    return text.replace("\r\n", "\n").replace("\ufffe", "-\n").replace("\x02", "-\n")


def _read_docx(data: bytes, path: Path) -> Extracted:
    docx = library("docx", path)
    zipfile = import_module("zipfile")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
        if size > LARGEST_UNPACKED:
            raise DocumentError("unpacks to an unreasonable size", where=path, mend="check where it comes from")
        document = docx.Document(io.BytesIO(data))
        return "\n\n".join(docx_blocks(document, library("docx.oxml", path).parse_xml)), ()
    except DocumentError:
        raise
    except Exception as error:  # the library lets errors of zip, XML and its own through, of a dozen types
        raise DocumentError(f"is no readable DOCX ({type(error).__name__})", where=path, mend="save it again") from None


def _read_eml(data: bytes, path: Path) -> Extracted:
    """Subject and body of a message; attachments are documents of their own and are not opened."""
    email, policy = import_module("email"), import_module("email.policy")
    message = email.message_from_bytes(data, policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None or not message.keys():
        raise DocumentError("is no message with a text", where=path, mend="save it as EML with its body")
    payload = body.get_payload(decode=True) or b""
    charset = body.get_content_charset()
    if body.get_content_subtype() == "html":
        return html_to_text(payload, path, library("selectolax.lexbor", path), charset), ()
    try:
        text = payload.decode(charset) if charset and charset != "us-ascii" else decode(payload, path)
    except (LookupError, UnicodeDecodeError):
        text = decode(payload, path)
    return f"{message.get('subject') or ''}\n\n{text}", ()


READERS: dict[str, Callable[[bytes, Path], Extracted]] = {
    ".txt": _read_text,
    ".text": _read_text,
    ".md": _read_text,
    ".markdown": _read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".eml": _read_eml,
}
