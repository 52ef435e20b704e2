"""Documents become a watchlist: named entities with their aliases, roles, cues and evidence.

The package leads from a file to mentions, from mentions to entities, and has the review by an analyst between them.
Official lists belong to `sources/lists/`. `docs/documents.md` describes the steps.
"""

from __future__ import annotations

import warnings
from pathlib import Path

from entityscreen.errors import InvalidInputError
from entityscreen.model.mention import Mention
from entityscreen.sources.documents.extraction import iterate_mentions
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

LONGEST_PATH = 255  # characters of a text that may be a file's path as well


def extract(source: str | Path, *, pipeline: Recogniser | None = None) -> list[Mention]:
    """Find the named entities of a text or of a file.

    Args:
        source: a `Path` is read as a file, by its ending; a `str` is the text itself.
        pipeline: a recogniser of names for free prose, in any language: a loaded spaCy pipeline (`entityscreen[ner]`),
            a token classifier, or a function (`ner.py`). Nothing is loaded or downloaded here.

    Warns:
        UserWarning: a `str` is taken as a text, but is also the path of a file.

    Returns:
        One mention a place, in the order of the text. A short form (`Liu`) carries the full name in `refers_to`.
        Offsets count in the decoded text; for HTML, PDF, DOCX and EML in `read_document(source).text`.

    Raises:
        InvalidInputError: the source is neither.
        DocumentError: the file cannot be read.
        MissingExtraError: its format needs `pip install 'entityscreen[documents]'`.

    Example:
        >>> [mention] = extract("Chinese President Xi Jinping (習近平) spoke.")
        >>> mention.name, mention.aliases, mention.kind, mention.role
        ('Xi Jinping', ('習近平',), 'Person', 'Chinese President')
    """
    _check_source(source)
    if isinstance(source, Path):
        return list(iterate_mentions(read_document(source), pipeline=pipeline))
    if len(source) <= LONGEST_PATH and Path(source).suffix and _is_file(source):
        warnings.warn(f"{source!r} is read as a text; for the file give Path({source!r})", stacklevel=2)
    return list(iterate_mentions(source, pipeline=pipeline))


def _is_file(text: str) -> bool:
    """Whether a text is the path of a file; what no path can be is none."""
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _check_source(source: object) -> None:
    if not isinstance(source, (str, Path)):
        problem = f"the source is {type(source).__name__}, neither a text nor a path"
        raise InvalidInputError(problem, where="extract", fix="give a str for a text, or a Path for a file")
