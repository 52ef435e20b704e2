"""A document as read: its text, where it comes from, and its digest.

Here belongs the record. How files are read belongs to `readers.py`.
"""

from __future__ import annotations

from dataclasses import dataclass


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
