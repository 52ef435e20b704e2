"""Outside data becomes the model here: official lists, documents, downloads.

Readers raise on surprise and drop nothing silently. What the data means to a match belongs to `names/` and
`scoring/`. Only `download` opens the network.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from entityscreen.model.watchlist import Include, Watchlist

__all__ = ("Watchlist",)


def _read_documents(
    paths: Iterable[str | Path] | str | Path, *, include: Include, topics_from_cues: float | None
) -> Watchlist:
    """Load the readers of documents when the first document is read, and call them."""
    from entityscreen.sources.documents import read_documents

    return read_documents(paths, include=include, topics_from_cues=topics_from_cues)


Watchlist.document_reader = staticmethod(_read_documents)
