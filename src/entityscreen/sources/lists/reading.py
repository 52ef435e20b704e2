"""`read_list`: which format a file has, and the watchlist that comes of it.

Here belongs what is the same for every list: finding files, sniffing, counting, the report. What a format
looks like belongs to its folder.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from entityscreen.caches import named_cache
from entityscreen.errors import FormatError, SourceError
from entityscreen.model.entity import Entity
from entityscreen.model.ftm_joined import LINKED
from entityscreen.model.watchlist import Watchlist
from entityscreen.sources.lists.contract import ListFormat, ReadOptions, Rejection, UnknownFields
from entityscreen.sources.lists.files import (
    SHEET_SUFFIXES,
    TABLE_SUFFIXES,
    Limits,
    ListFile,
    ListInput,
    files_of,
    is_prose,
)

# The folders here that give formats; the first that recognises a file reads it.
_FOLDERS = (
    "us_ofac_csv",
    "us_ofac_xml",
    "us_ofac_advanced",
    "un_sc",
    "eu_fsf",
    "gb_sl",
    "ch_seco",
    "ca_sema",
    "us_csl",
    "us_dpl",
    "ftm",
    "senzing",
    "opensanctions_csv",
    "table",
)
# Other formats of lists that are read: what only they have, what they are, what to fetch instead.
_NOT_READ = (
    (
        "<sanctionsData",
        "is OFAC's enhanced XML, which is not read",
        "fetch SDN_ADVANCED.XML, which has the same list (`lists download us-ofac-sdn-advanced`)",
    ),
    (
        "Leba_numtitle;",
        "is the EU's CSV 1.0, which is not read",
        "fetch the XML 1.1 or the CSV 1.1 (`lists download eu-fsf`)",
    ),
)
_LOG = logging.getLogger("entityscreen.sources.lists")


@dataclass(frozen=True, slots=True)
class ListReport:
    """What became of one list: read + rejected + joined = the records of its input.

    Attributes:
        format: the format's name.
        files: the files that were read.
        sha256: of the file or the set, as in each entity's provenance.
        read: how many records became an entity.
        rejected: the records that did not.
        missing: names of files that belong to the set and are not beside it.
        joined: records that describe an entity and were joined to it (FollowTheMoney's sanctions, positions ...).
    """

    format: str
    files: tuple[str, ...]
    sha256: str
    read: int
    rejected: tuple[Rejection, ...] = ()
    missing: tuple[str, ...] = ()
    joined: int = 0


@named_cache("lists.formats", maxsize=1)
def list_formats() -> tuple[ListFormat, ...]:
    """Every format that `read_list` knows, in the order of sniffing."""
    modules = (import_module(f"entityscreen.sources.lists.{folder}") for folder in _FOLDERS)
    return tuple(found for module in modules for found in getattr(module, "FORMATS", None) or (module.FORMAT,))


def list_format(name: str) -> ListFormat:
    """The format of that name.

    Raises:
        SourceError: there is none.
    """
    for known in list_formats():
        if known.name == name:
            return known
    names = ", ".join(known.name for known in list_formats())
    raise SourceError(f"no list format is called {name!r}", where="format", mend=f"take one of {names}")


def read_list(  # noqa: PLR0913  # the one entry to all formats
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the public API's name
    mapping: str | Path | None = None,
    unknown_fields: UnknownFields = "raise",
    encoding: str | None = None,
    rejected: list[Rejection] | None = None,
    reports: list[ListReport] | None = None,
    limits: Limits | None = None,
) -> Watchlist:
    """Read an official list, or all lists under a folder.

    Args:
        path: a file (also `.gz` or `.zip`) or a folder. Files that belong together, such as OFAC's sdn, alt,
            add and sdn_comments, are read as one list, also when only the main file is given.
        format: the name of a format (`entityscreen lists formats` shows them); by default it is recognised.
        mapping: a TOML or YAML file that says what the columns of a table are; implies `format="table"`.
        unknown_fields: `raise` on a field that the format does not know, or `keep` its text as a note.
        encoding: of a list that is text without a declaration of its own, such as CSV; by default UTF-8.
        rejected: a list to fill with the records that became no entity; without it a warning is logged.
        reports: a list to fill with one report a list; without it a warning is logged where a file of a set is missing.
        limits: how far a packed file may unpack.

    Returns:
        The watchlist, each entity with its provenance.

    Raises:
        SourceError: the path is missing, packed beyond the limits, wrongly encoded, or holds no entity.
        FormatError: no format recognises a file, or the file does not hold what its format promises.
        InvalidInputError: two entities have one identifier.

    Example:
        >>> read_list("no/such/file.csv")  # doctest: +IGNORE_EXCEPTION_DETAIL
        Traceback (most recent call last):
        entityscreen.errors.SourceError: no/such/file.csv: does not exist
    """
    options = ReadOptions(unknown_fields, Path(mapping) if mapping else None, limits or Limits(), encoding)
    name = format or ("table" if mapping else None)
    return Watchlist(_read_all(Path(path), list_format(name) if name else None, options, rejected, reports))


def _read_all(
    path: Path,
    forced: ListFormat | None,
    options: ReadOptions,
    rejected: list[Rejection] | None,
    reports: list[ListReport] | None,
) -> Iterator[Entity]:
    passed: list[Rejection] = []
    for known, origin in _inputs(path, forced, options, passed):
        yield from _read_reported(known, origin, options, rejected, reports)
    for item in passed:
        if rejected is None:
            _LOG.warning("%s: %s", item.where, item.reason)
        else:
            rejected.append(item)


def _read_reported(
    known: ListFormat,
    origin: ListInput,
    options: ReadOptions,
    rejected: list[Rejection] | None,
    reports: list[ListReport] | None,
) -> list[Entity]:
    found, report = _read_one(known, origin, options)
    if rejected is not None:
        rejected.extend(report.rejected)
    elif report.rejected:
        _warn(report)
    if reports is not None:
        reports.append(report)
    elif report.missing:
        _LOG.warning("%s: read without %s of the same set", report.files[0], ", ".join(report.missing))
    return found


def iterate_list(
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - as for `read_list`
    options: ReadOptions | None = None,
) -> Iterator[Entity | Rejection]:
    """Read a list record by record, for lists that are larger than memory.

    Raises:
        SourceError, FormatError: as for `read_list`, while iterating.
    """
    chosen = options or ReadOptions()
    passed: list[Rejection] = []
    for known, origin in _inputs(Path(path), list_format(format) if format else None, chosen, passed):
        yield from known.read(origin, chosen)
    yield from passed


def sniff_format(file: ListFile) -> ListFormat | None:
    """The first format that recognises a file, or None."""
    return next((known for known in list_formats() if known.sniff(file)), None)


def _inputs(
    path: Path, forced: ListFormat | None, options: ReadOptions, passed: list[Rejection]
) -> Iterator[tuple[ListFormat, ListInput]]:
    files = files_of(path, options.limits, options.encoding)
    chosen = [(file, forced or sniff_format(file)) for file in files]
    siblings = files if path.is_dir() or files[0].member else _beside(files[0])
    # A companion is read with its main file, not for itself.
    any_list = any(known for _, known in chosen)
    taken = {(file.folder, name) for file, known in chosen if known for name in known.companions(file)}
    for file, known in chosen:
        if (file.folder, file.name) in taken:
            continue
        if known is None:
            if not (any_list and is_prose(file)):
                raise _unrecognised(file)
            passed.append(Rejection(file.where, "a text that is no list, passed over"))
            continue
        beside = {other.name: other for other in siblings if other.folder == file.folder}
        names = known.companions(file)
        found = tuple(beside[name] for name in names if name in beside)
        yield known, ListInput(file, found, tuple(name for name in names if name not in beside))


def unread_format(file: ListFile) -> FormatError | None:
    """What to say of a list in a format that is known and not read; None for any other file."""
    for mark, problem, mend in _NOT_READ:
        if mark in file.text_head:
            return FormatError(problem, where=file.where, mend=mend)
    if file.suffix in SHEET_SUFFIXES:
        mend = "save it as XLSX or CSV; the UK Sanctions List comes as XML and CSV, too"
        return FormatError(f"is a sheet in the form {file.suffix}, which is not read", where=file.where, mend=mend)
    return None


def _beside(file: ListFile) -> list[ListFile]:
    beside = (path for path in sorted(file.path.parent.iterdir()) if path.is_file())
    return [ListFile(path, "", file.limits, file.encoding) for path in beside]


def _unrecognised(file: ListFile) -> FormatError:
    if not file.head.strip():
        return FormatError("is empty", where=file.where, mend="fetch it anew")
    if error := unread_format(file):
        return error
    mend = f"give its format: one of {', '.join(known.name for known in list_formats() if known.name != 'table')}"
    if file.suffix in TABLE_SUFFIXES:
        mend = f"for a table give a mapping (mapping=, `build --mapping`; docs/lists.md); for an official list, {mend}"
    return FormatError("has no known list format", where=file.where, mend=mend)


def _read_one(known: ListFormat, origin: ListInput, options: ReadOptions) -> tuple[list[Entity], ListReport]:
    entities: list[Entity] = []
    rejected: list[Rejection] = []
    for item in known.read(origin, options):
        if isinstance(item, Entity):
            entities.append(item)
        else:
            rejected.append(item)
    if not entities:
        raise SourceError(
            f"holds no entity ({len(rejected)} records rejected)", where=origin.main.where, mend="fetch it anew"
        )
    files = tuple(file.where for file in origin.files)
    joined = len({text for entity in entities for text in entity.properties.get(LINKED, ())})
    report = ListReport(known.name, files, origin.sha256, len(entities), tuple(rejected), origin.missing, joined)
    return entities, report


def _warn(report: ListReport) -> None:
    first = report.rejected[0]
    _LOG.warning(
        "%s: %d records rejected, %d read; the first: %s: %s",
        report.files[0],
        len(report.rejected),
        report.read,
        first.where,
        first.reason,
    )
