"""`read_list`: which format a file has, and the watchlist that comes of it.

It does what is the same for every list: finding files, sniffing, counting, whether it is whole and how old, the report.
What a format looks like belongs to its module.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

from entityscreen.caches import named_cache
from entityscreen.errors import FormatError, IncompleteListError, SourceError
from entityscreen.model.entity import Entity, Relation
from entityscreen.model.ftm.record import LINKED
from entityscreen.model.reading import ListReport, Reading, Rejection
from entityscreen.model.watchlist import Watchlist
from entityscreen.sources.lists.contract import (
    ALLOW_UNUSUAL,
    FEWEST_RECORDS,
    STALE_AFTER,
    ListFormat,
    ListSpec,
    ReadOptions,
    UnknownFields,
    spec_problems,
)
from entityscreen.sources.lists.files import (
    SHEET_SUFFIXES,
    TABLE_SUFFIXES,
    ListFile,
    ListInput,
    files_of,
    is_prose,
    read_fetch_record,
)
from entityscreen.tables.text import Limits

# The modules here that give formats; the first format that recognises a file reads it.
_MODULES = (
    *("ofac_csv", "ofac_xml", "ofac_advanced", "un", "eu", "uk", "seco", "sema", "csl", "opensanctions"),
    "json_registers",
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


@named_cache("lists.formats", maxsize=1)
def list_formats() -> tuple[ListFormat, ...]:
    """Every format that `read_list` knows, in the order of sniffing."""
    modules = (import_module(f"entityscreen.sources.lists.formats.{name}") for name in _MODULES)
    return tuple(reader for module in modules for reader in module.FORMATS)


def list_format(name: str) -> ListFormat:
    """The format of that name."""
    for reader in list_formats():
        if reader.name == name:
            return reader
    names = ", ".join(reader.name for reader in list_formats())
    raise SourceError(f"no list format is called {name!r}", where="format", fix=f"take one of {names}")


def read_list(  # noqa: PLR0913  # the one entry to all formats
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the public API's name
    mapping: str | Path | None = None,
    unknown_fields: UnknownFields = "raise",
    encoding: str | None = None,
    limits: Limits | None = None,
    allow_incomplete: bool = False,
    allow_unusual: bool = False,
    as_of: date | None = None,
    stale_after: int = STALE_AFTER,
    quiet: bool = False,
) -> Watchlist:
    """Read an official list, or all lists under a folder.

    Args:
        path: a file (also `.gz` or `.zip`) or a folder. Files that belong together, such as OFAC's sdn, alt,
            add and sdn_comments, are read as one list, also when only the main file is given.
        format: the name of a format (`entityscreen lists formats` shows them); by default it is recognised.
        mapping: a TOML or YAML file that says what the columns of a table are; implies `format="table"`.
        unknown_fields: `raise` on a field that the format does not know, or `keep` its text as a note.
        encoding: of a list that is text without a declaration of its own, such as CSV; by default UTF-8.
        limits: how far a packed file may unpack.
        allow_incomplete: read a list that was cut short or lacks a file; each entity's provenance says so.
        allow_unusual: read an official list that does not look like its real editions (`specs.toml`).
        as_of: the day by which a list is old, in its report or a warning; today by default. The entities do not say
            it, so that equal files give equal watchlists on every day.
        stale_after: days after its date from which a list is old.
        quiet: log no warning of what `reading` says: rejected records, missing files, an old list.

    Returns:
        The watchlist, each entity with its provenance. Its `reading` has a report for each list, and the records that
        became no entity.

    Raises:
        SourceError: the path is missing, packed beyond the limits, wrongly encoded, or holds no entity.
        FormatError: no format recognises a file, or the file does not hold what its format promises.
        IncompleteListError: a list was cut short or lacks a file, and `allow_incomplete` is not set; or it has fewer
            entities, countries ... than its real editions, and `allow_unusual` is not.
        InvalidInputError: two entities have one identifier.

    Example:
        >>> read_list("no/such/file.csv")  # doctest: +IGNORE_EXCEPTION_DETAIL
        Traceback (most recent call last):
        entityscreen.errors.SourceError: no/such/file.csv: does not exist
    """
    options = ReadOptions(
        unknown_fields,
        Path(mapping) if mapping else None,
        limits or Limits(),
        encoding,
        allow_incomplete,
        allow_unusual,
        as_of,
        stale_after,
    )
    name = format or ("table" if mapping else None)
    return _read_all(Path(path), list_format(name) if name else None, options, quiet=quiet)


def _read_all(path: Path, forced: ListFormat | None, options: ReadOptions, *, quiet: bool) -> Watchlist:
    entities: list[Entity] = []
    reports: list[ListReport] = []
    skipped: list[Rejection] = []
    for reader, origin in _inputs(path, forced, options, skipped):
        of_list, report = _read_one(reader, origin, replace(options, lacking=[]))
        _log(report, quiet=quiet)
        entities += of_list
        reports.append(report)
    for item in () if quiet else skipped:
        _LOG.warning("%s", item)
    return Watchlist(entities, reading=Reading(tuple(reports), tuple(skipped)))


def _log(report: ListReport, *, quiet: bool) -> None:
    """Log what became of a list; what its user should know as warnings, unless the caller says it himself."""
    main = report.files[0]
    _LOG.info("%s: %d entities read as %s, %d records rejected", main, report.read, report.format, len(report.rejected))
    if quiet:
        return
    if report.rejected:
        text = "%s: %d records rejected, %d read; the first: %s"
        _LOG.warning(text, main, len(report.rejected), report.read, report.rejected[0])
    for remark in report.warnings:
        _LOG.warning("%s: %s", main, remark)


def sniff_format(file: ListFile) -> ListFormat | None:
    """The first format that recognises a file, or None."""
    return next((reader for reader in list_formats() if reader.sniff(file)), None)


def _inputs(
    path: Path, forced: ListFormat | None, options: ReadOptions, skipped: list[Rejection]
) -> Iterator[tuple[ListFormat, ListInput]]:
    files = files_of(path, options.limits, options.encoding)
    chosen = [(file, forced or sniff_format(file)) for file in files]
    siblings = files if path.is_dir() or files[0].member else _beside(files[0])
    lists = [(file, reader) for file, reader in chosen if reader]
    # A companion is read with its main file, not for itself.
    companions = {(file.folder, name) for file, reader in lists for name in reader.companions(file)}
    for file, reader in chosen:
        if (file.folder, file.name) in companions:
            continue
        if reader:
            yield reader, _with_companions(file, reader, siblings)
        elif lists and is_prose(file):
            skipped.append(Rejection(file.where, "a text that is not a list, passed over"))
        else:
            raise _unrecognised(file)


def _with_companions(file: ListFile, reader: ListFormat, siblings: list[ListFile]) -> ListInput:
    beside = {sibling.name: sibling for sibling in siblings if sibling.folder == file.folder}
    names = reader.companions(file)
    present = tuple(beside[name] for name in names if name in beside)
    return ListInput(file, present, tuple(name for name in names if name not in beside))


def unread_format(file: ListFile) -> FormatError | None:
    """What to say of a list in a format that is known and not read; None for any other file."""
    for mark, problem, fix in _NOT_READ:
        if mark in file.text_head:
            return FormatError(problem, where=file.where, fix=fix)
    if file.suffix in SHEET_SUFFIXES:
        fix = "save it as XLSX or CSV; the UK Sanctions List comes as XML and CSV, too"
        return FormatError(f"is a sheet in the form {file.suffix}, which is not read", where=file.where, fix=fix)
    return None


def _beside(file: ListFile) -> list[ListFile]:
    beside = (path for path in sorted(file.path.parent.iterdir()) if path.is_file())
    return [ListFile(path, "", file.limits, file.encoding) for path in beside]


def _unrecognised(file: ListFile) -> FormatError:
    if not file.head.strip():
        return FormatError("is empty", where=file.where, fix="fetch it anew")
    if error := unread_format(file):
        return error
    fix = f"give its format: one of {', '.join(reader.name for reader in list_formats() if reader.name != 'table')}"
    if file.suffix in TABLE_SUFFIXES:
        fix = f"for a table give a mapping (mapping=, `build --mapping`; docs/lists.md); for an official list, {fix}"
    return FormatError("has no known list format", where=file.where, fix=fix)


def _read_one(reader: ListFormat, origin: ListInput, options: ReadOptions) -> tuple[list[Entity], ListReport]:
    entities: list[Entity] = []
    rejected: list[Rejection] = []
    for item in reader.read(origin, options):
        if isinstance(item, Entity):
            entities.append(item)
        else:
            rejected.append(item)
    if not entities:
        raise SourceError(
            f"holds no entity ({len(rejected)} records rejected)", where=origin.main.where, fix="fetch it anew"
        )
    _check_whole(reader, origin, options, entities)
    unusual = _unusual(reader, origin, options, entities, len(rejected))
    entities = resolved_relations(entities)
    source_date = next((record.source_date for record in entities[0].provenance if record.source_date), None)
    list_date = source_date or (origin.fetched.fetched_at if origin.fetched else None)
    stale = _stale(list_date, options)
    if options.lacking:
        entities = [_with_remarks(entity, tuple(options.lacking)) for entity in entities]
    report = ListReport(
        format=reader.name,
        files=tuple(file.where for file in origin.files),
        sha256=origin.sha256,
        read=len(entities),
        rejected=tuple(rejected),
        missing=origin.missing,
        joined=len({text for entity in entities for text in entity.properties.get(LINKED, ())}),
        date=list_date,
        lacking=tuple(options.lacking) + unusual,
        stale=stale,
    )
    return entities, report


def _stale(list_date: str | None, options: ReadOptions) -> str:
    """That a list of this date is old, in one clause; empty when it is not, or has no date."""
    day = options.as_of or datetime.now(UTC).date()
    try:
        age = (day - date.fromisoformat((list_date or "")[:10])).days
    except ValueError:
        return ""
    if age <= options.stale_after:
        return ""
    return f"the list is of {(list_date or '')[:10]}, more than {options.stale_after} days old when it was read"


def _with_remarks(entity: Entity, remarks: tuple[str, ...]) -> Entity:
    provenance = tuple(record.model_copy(update={"remarks": remarks}) for record in entity.provenance)
    return entity.model_copy(update={"provenance": provenance})


def _check_whole(reader: ListFormat, origin: ListInput, options: ReadOptions, entities: list[Entity]) -> None:
    """Refuse a file that is smaller than what was fetched, and a list without an end that is smaller than its spec."""
    for file in origin.files:
        record = None if file.member else read_fetch_record(file.path)
        size = file.path.stat().st_size
        if record is not None and size < record.size:
            options.refuse_incomplete(f"has {size:,} of the {record.size:,} bytes that were fetched", file.where)
    spec = _spec_of(reader, entities)
    if spec and not spec.has_end and len(entities) < spec.least:
        problem = f"holds {len(entities):,} entities, and the list held {spec.entities:,} on {spec.counted_on}"
        options.refuse_incomplete(problem, origin.main.where)


def _spec_of(reader: ListFormat, entities: list[Entity]) -> ListSpec | None:
    """What the list in this format should hold, by its short name; None for a list that nobody described."""
    sources = {record.source for entity in entities[:1] for record in entity.provenance}
    return next((spec for spec in reader.specs if (spec.list or spec.source) in sources), None)


def _unusual(
    reader: ListFormat, origin: ListInput, options: ReadOptions, entities: list[Entity], rejected: int
) -> tuple[str, ...]:
    """What of a list does not look like its real editions; refused unless the caller allows it."""
    spec = _spec_of(reader, entities)
    if spec is None or len(entities) + rejected < FEWEST_RECORDS:
        return ()
    problems = spec_problems(spec, entities, rejected)
    if problems and not options.allow_unusual:
        problem = f"does not look like {spec.title}: {'; '.join(problems)}"
        raise IncompleteListError(problem, where=origin.main.where, fix=ALLOW_UNUSUAL)
    return problems


def resolved_relations(entities: list[Entity]) -> list[Entity]:
    """The entities of a list with the identifiers of those to which they are related, where one name of the list says
    which.

    Example:
        >>> bank = Entity(id="b", names=["EXAMPLE BANK"])
        >>> firm = Entity(id="f", names=["F"], relations=[Relation(name="Example Bank", role="Linked To")])
        >>> resolved_relations([bank, firm])[1].relations[0].other
        'b'
    """
    if not any(relation.other is None for entity in entities for relation in entity.relations):
        return entities
    named: dict[str, set[str]] = {}
    captioned: dict[str, set[str]] = {}
    for entity in entities:
        captioned.setdefault(entity.caption.casefold(), set()).add(entity.id)
        for name in entity.names:
            named.setdefault(name.text.casefold(), set()).add(entity.id)

    def resolved(relation: Relation, entity_id: str) -> Relation:
        key = relation.name.casefold()
        by_caption, namesakes = captioned.get(key, set()), named.get(key, set()) - {entity_id}
        bearers = by_caption if len(by_caption) == 1 else namesakes
        if relation.other or len(bearers) != 1 or entity_id in bearers:
            return relation
        return relation.model_copy(update={"other": next(iter(bearers))})

    return [
        entity.model_copy(update={"relations": tuple(resolved(item, entity.id) for item in entity.relations)})
        if entity.relations
        else entity
        for entity in entities
    ]
