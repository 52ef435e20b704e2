"""Documents become a watchlist: named entities with their aliases, roles, cues and evidence.

The package leads from a file to mentions, from mentions to entities, and has the review by an analyst between them.
Official lists belong to `sources/lists/`. `docs/documents.md` describes the steps.
"""

from __future__ import annotations

from entityscreen.sources.documents.extraction import extract
from entityscreen.sources.documents.folder import read_documents, read_mentions
from entityscreen.sources.documents.ner import Recogniser, load_recogniser
from entityscreen.sources.documents.reading import READERS, Document, read_document
from entityscreen.sources.documents.review import build_reviewed
from entityscreen.sources.documents.review_page import render_marked, render_review
from entityscreen.sources.documents.review_table import write_review

__all__ = [
    "READERS",
    "Document",
    "Recogniser",
    "build_reviewed",
    "extract",
    "load_recogniser",
    "read_document",
    "read_documents",
    "read_mentions",
    "render_marked",
    "render_review",
    "write_review",
]
