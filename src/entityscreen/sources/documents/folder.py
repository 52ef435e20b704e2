"""Documents in files and folders to a watchlist.

It walks over paths, passes over several documents twice, and decides what happens to a broken one.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path

from entityscreen.errors import DocumentError, InvalidInputError, SourceError
from entityscreen.model.mention import Mention
from entityscreen.model.reading import Reading, Rejection
from entityscreen.model.watchlist import Include, Watchlist
from entityscreen.sources.documents.coreference import KnownNames
from entityscreen.sources.documents.cues import topics
from entityscreen.sources.documents.extraction import iterate_mentions
from entityscreen.sources.documents.grouping import entity_of, group_mentions
from entityscreen.sources.documents.ner import Recogniser
from entityscreen.sources.documents.reading import READERS, Document, read_document

Paths = Iterable[str | Path] | str | Path


def read_documents(
    paths: Paths,
    *,
    include: Include = "all",
    topics_from_cues: float | None = None,
    pipeline: Recogniser | None = None,
    quiet: bool = False,
) -> Watchlist:
    """Build a watchlist from the named entities in documents.

    Args:
        paths: files and folders; folders are read with everything below them, hidden files excepted.
        include: `all` keeps every person and organisation; `accused` those that have a risk cue, a denial excepted.
        topics_from_cues: the confidence in [0, 1] from which a risk cue gives its entity a topic (`sanction`,
            `accused`); by default cues are proposals to a reviewer and no topics.
        pipeline: a recogniser of names (`ner.py`) for free prose, or None. What only it finds needs a reviewer and is
            left out here.
        quiet: warn of no file that could not be read; `reading.skipped` of the watchlist has them all the same.

    Returns:
        One entity a name, in the order of first mention over the sorted files.

    Raises:
        InvalidInputError: `include` is something else.
        SourceError: a path does not exist, or no document can be read.
        MissingExtraError: a format needs `pip install 'entityscreen[documents]'`.
    """
    if include not in ("all", "accused"):
        raise InvalidInputError(f"include is `all` or `accused`, not {include!r}", where="from_documents")
    errors: list[DocumentError] = []
    mentions = [m for m in read_mentions(paths, rejected=errors, pipeline=pipeline) if not m.is_proposal]
    for error in () if quiet else errors:
        warnings.warn(f"left out: {error}", stacklevel=2)
    entities = [entity_of(group, topics_from_cues=topics_from_cues) for group in group_mentions(mentions)]
    if include == "accused":
        entities = [entity for entity in entities if topics().keys() & entity.properties.get("riskCue", ())]
    skipped = tuple(Rejection(error.where, f"{error.problem}; {error.fix}".strip("; ")) for error in errors)
    return Watchlist(entities, reading=Reading(skipped=skipped))


def read_mentions(
    paths: Paths, *, rejected: list[DocumentError] | None = None, pipeline: Recogniser | None = None
) -> Iterator[Mention]:
    """All mentions in documents; organisations and vessels that one document introduces are found in the others too.

    Args:
        paths: files and folders, as for `read_documents`.
        rejected: receives one error for each file that could not be read; without it each is a warning.
        pipeline: as for `read_documents`.

    Yields:
        Mentions, document by document.

    Raises:
        SourceError: a path does not exist, or no document can be read.
    """
    documents, errors = _read_all(list(list_files(paths)))
    if not documents:
        if len(errors) == 1:
            raise errors[0]
        raise SourceError(
            "no document can be read" if errors else "holds no document",
            where=", ".join(map(str, _as_list(paths))),
            fix=str(errors[0]) if errors else f"documents end in {', '.join(READERS)}",
        )
    _report(errors, rejected)
    introduced = KnownNames()
    if len(documents) > 1:
        for document in documents:
            mentions = iterate_mentions(document, pipeline=pipeline)
            full = [mention for mention in mentions if not (mention.refers_to or mention.is_proposal)]
            introduced.adopt((text, m.name, m.kind) for m in full for text in (m.name, *m.aliases))
    for document in documents:
        yield from iterate_mentions(document, introduced=deepcopy(introduced), pipeline=pipeline)


def list_files(paths: Paths) -> Iterator[Path]:
    """The files that paths stand for, sorted inside folders, each once; a path must exist."""
    seen: set[Path] = set()
    for path in _as_list(paths):
        if not path.exists():
            raise SourceError("does not exist", where=path, fix="check the path")
        inside = (
            (p for p in sorted(path.rglob("*")) if p.is_file() and not _hidden(p, path)) if path.is_dir() else (path,)
        )
        for file in inside:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _as_list(paths: Paths) -> list[Path]:
    return [Path(paths)] if isinstance(paths, (str, Path)) else [Path(path) for path in paths]


def _hidden(file: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(root).parts)


def _read_all(files: list[Path]) -> tuple[list[Document], list[DocumentError]]:
    documents, errors = [], []
    for file in files:
        try:
            documents.append(read_document(file))
        except DocumentError as error:
            errors.append(error)
    return documents, errors


def _report(errors: list[DocumentError], rejected: list[DocumentError] | None) -> None:
    if rejected is not None:
        rejected.extend(errors)
        return
    for error in errors:
        warnings.warn(f"left out: {error}", stacklevel=4)
