"""entityscreen: watchlists from documents and official lists, and explainable screening against them.

The names here are the public API; each loads its part of the library when it is first used, so that
`import entityscreen` reads no table and no numerical library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from entityscreen.version import __version__

if TYPE_CHECKING:
    from entityscreen import ownership, spark
    from entityscreen.caches import cache_sizes, clear_caches
    from entityscreen.compilation import build_info
    from entityscreen.errors import (
        ConfigError,
        DecisionError,
        DocumentError,
        EntityScreenError,
        FormatError,
        IncompleteListError,
        InvalidInputError,
        MissingExtraError,
        SnapshotError,
        SourceError,
        UnknownEntityError,
        WorkerEndedError,
    )
    from entityscreen.model.config import ScreeningConfig, Weights
    from entityscreen.model.decision import Decision
    from entityscreen.model.entity import Entity, Identifier, Provenance, Relation
    from entityscreen.model.evidence import Comparison, Evidence, rebuild_score
    from entityscreen.model.hit import Hit
    from entityscreen.model.mention import Mention
    from entityscreen.model.name import Name
    from entityscreen.model.party import Party
    from entityscreen.model.reading import ListReport, Reading, Rejection
    from entityscreen.model.scope import Scope
    from entityscreen.model.watchlist import Watchlist
    from entityscreen.scoring.compare import compare
    from entityscreen.screening.decisions import DecisionStore
    from entityscreen.screening.hashing import hash_identifiers
    from entityscreen.screening.screener import Screener
    from entityscreen.sources.documents.extraction import extract
    from entityscreen.sources.documents.folder import read_documents
    from entityscreen.sources.lists import read_list

__all__ = [
    "Comparison",
    "ConfigError",
    "Decision",
    "DecisionError",
    "DecisionStore",
    "DocumentError",
    "Entity",
    "EntityScreenError",
    "Evidence",
    "FormatError",
    "Hit",
    "Identifier",
    "IncompleteListError",
    "InvalidInputError",
    "ListReport",
    "Mention",
    "MissingExtraError",
    "Name",
    "Party",
    "Provenance",
    "Reading",
    "Rejection",
    "Relation",
    "Scope",
    "Screener",
    "ScreeningConfig",
    "SnapshotError",
    "SourceError",
    "UnknownEntityError",
    "Watchlist",
    "Weights",
    "WorkerEndedError",
    "__version__",
    "build_info",
    "cache_sizes",
    "clear_caches",
    "compare",
    "extract",
    "hash_identifiers",
    "ownership",
    "read_documents",
    "read_list",
    "rebuild_score",
    "spark",
]

_HOMES = {
    "Comparison": "model.evidence",
    "ConfigError": "errors",
    "Decision": "model.decision",
    "DecisionError": "errors",
    "DecisionStore": "screening.decisions",
    "DocumentError": "errors",
    "Entity": "model.entity",
    "EntityScreenError": "errors",
    "Evidence": "model.evidence",
    "FormatError": "errors",
    "Hit": "model.hit",
    "Identifier": "model.entity",
    "IncompleteListError": "errors",
    "InvalidInputError": "errors",
    "ListReport": "model.reading",
    "Mention": "model.mention",
    "MissingExtraError": "errors",
    "Name": "model.name",
    "Party": "model.party",
    "Provenance": "model.entity",
    "Reading": "model.reading",
    "Rejection": "model.reading",
    "Relation": "model.entity",
    "Scope": "model.scope",
    "Screener": "screening.screener",
    "ScreeningConfig": "model.config",
    "SnapshotError": "errors",
    "SourceError": "errors",
    "UnknownEntityError": "errors",
    "Watchlist": "sources",  # which tells the class how documents are read
    "Weights": "model.config",
    "WorkerEndedError": "errors",
    "build_info": "compilation",
    "cache_sizes": "caches",
    "clear_caches": "caches",
    "compare": "scoring.compare",
    "extract": "sources.documents",
    "hash_identifiers": "screening.hashing",
    "ownership": "ownership",
    "read_documents": "sources.documents",
    "read_list": "sources.lists",
    "rebuild_score": "model.evidence",
    "spark": "spark",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'entityscreen' has no attribute {name!r}")
    home = import_module(f"entityscreen.{_HOMES[name]}")
    value = home if _HOMES[name] == name else getattr(home, name)  # a module is its own home
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
