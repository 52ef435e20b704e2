"""What commands are given: paths become watchlists and screeners, options become settings and parties.

This module chooses between the readers. What they read belongs to `sources` and `model`, which are imported when they
are needed: no command waits for the readers of documents that reads none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import typer
from pydantic import ValidationError

import entityscreen as es
from entityscreen.cli.options import Include, ListOptions, PartyOptions, Preset, Unknown
from entityscreen.errors import InvalidInputError, SourceError, problems_of
from entityscreen.model.kind import known_kind

SNAPSHOT_ENDING = ".snapshot"
# Records and documents left out that are printed one by one; the rest is a number.
PRINTED_REJECTIONS = 20
_DOCUMENT = "a document in a folder of lists; give it as a path of its own where it is to be read"


def make_config(path: Path | None, preset: Preset | None, threshold: float | None = None) -> es.ScreeningConfig | None:
    """The settings of a run, a file's or a preset's with the threshold over them; None when none are asked for."""
    if path and preset:
        raise InvalidInputError(
            "--config and --preset are given both", fix='write preset = "..." into the file instead'
        )
    if path is None and preset is None and threshold is None:
        return None
    config = es.ScreeningConfig.from_toml(path) if path else es.ScreeningConfig.preset(str(preset or "default"))
    return config if threshold is None else es.ScreeningConfig(**{**config.model_dump(), "threshold": threshold})


def parse_kind(text: str | None) -> str | None:
    """The kind that an option's word stands for."""
    return known_kind(text, "--kind") if text else None


def parse_time(text: str) -> str:
    """The text of an option if it is a time in ISO 8601, or empty."""
    try:
        if text:
            datetime.fromisoformat(text)
    except ValueError:
        fix = "write it as 2026-11-25T09:00Z, or as a date alone"
        raise InvalidInputError(f"{text!r} is not a time", where="--run-at", fix=fix) from None
    return text


def read_watchlist(
    paths: Sequence[Path],
    *,
    reading: Mapping[str, Any] = {},
    include: Include = Include.all,
    topics_from_cues: float | None = None,
    opened: Mapping[Path, es.Screener] = {},
) -> es.Watchlist:
    """Read paths of any sort (lists, FollowTheMoney JSON, snapshots, documents, folders) and join what they hold. How
    lists are read is said as to `read_list`; with a format or a mapping all paths are lists. `opened` are snapshots
    that are loaded already.
    """
    watchlist = es.Watchlist()
    documents = []
    for path in paths:
        if not path.exists():
            raise SourceError("no such file or folder", where=path, fix="check the path")
        if path.suffix == SNAPSHOT_ENDING:
            watchlist |= es.Watchlist((opened.get(path) or es.Screener.load(path)).entities())
        elif reading.get("format") or reading.get("mapping") or is_list(path):
            watchlist |= _read_list(path, reading)
        else:
            _check_document(path)
            documents.append(path)
    if documents:
        watchlist |= _read_documents(documents, include, topics_from_cues)
    if not len(watchlist):
        where = ", ".join(map(str, paths))
        raise SourceError("no entity was found", where=where, fix="give a list, or documents that name somebody")
    return watchlist


def _check_document(path: Path) -> None:
    """See that a path that is no list can be a document."""
    from entityscreen.sources.documents import READERS
    from entityscreen.sources.lists.files import ListFile
    from entityscreen.sources.lists.read_list import unread_format

    if path.is_file() and path.suffix.lower() not in READERS:
        if error := unread_format(ListFile(path)):
            raise error
        fix = "a table of your own becomes a list by `entityscreen build TABLE --mapping MAPPING.toml` (docs/lists.md)"
        raise SourceError("no list format recognises it, and it is not a document", where=path, fix=fix)


def _read_list(path: Path, reading: Mapping[str, Any]) -> es.Watchlist:
    watchlist = es.read_list(path, quiet=True, **reading)
    for report in watchlist.reading.reports:
        for remark in report.warnings:
            typer.echo(f"warning: {report.files[0]}: {remark}", err=True)
    rejected = watchlist.reading.rejected
    report_rejections(map(str, rejected), len(rejected), "records")
    documents = _documents_in(path)
    report_rejections((f"{file}: {_DOCUMENT}" for file in documents), len(documents), "documents")
    return watchlist


def _documents_in(path: Path) -> list[Path]:
    """The documents of a folder of lists, which are not read."""
    if not path.is_dir():
        return []
    from entityscreen.sources.documents import READERS
    from entityscreen.sources.lists.files import LIST_SUFFIXES

    return [file for file in sorted(path.rglob("*")) if file.suffix.lower() in READERS.keys() - LIST_SUFFIXES]


def _read_documents(paths: Sequence[Path], include: Include, topics_from_cues: float | None) -> es.Watchlist:
    watchlist = es.read_documents(paths, include=include.value, topics_from_cues=topics_from_cues, quiet=True)
    skipped = watchlist.reading.skipped
    report_rejections(map(str, skipped), len(skipped), "documents")
    return watchlist


def read_scope(pairs: Sequence[str] | None) -> es.Scope | None:
    """The scope of FIELD=VALUE options; None where there is none.

    Example:
        >>> read_scope(["topics=sanction", "topics=role.pep", "exclude_kinds=vessel"]).topics
        ('role.pep', 'sanction')
    """
    fields: dict[str, Any] = {}
    for pair in pairs or ():
        name, _, value = pair.partition("=")
        if name not in es.Scope.model_fields or not value:
            fix = f"write FIELD=VALUE with {', '.join(es.Scope.model_fields)}"
            raise InvalidInputError(f"{pair!r} is no part of a scope", where="--scope", fix=fix)
        if name == "changed_since":
            fields[name] = value
        else:
            fields.setdefault(name, []).append(value)
    try:
        return es.Scope(**fields) if fields else None
    except ValidationError as error:
        field, problem = problems_of(error)[0]
        raise InvalidInputError(problem, where=f"--scope {field}", fix="see docs/command-line.md") from error


def report_rejections(lines: Iterable[str], count: int, what: str) -> None:
    """Say on the error stream what was left out of a list or a folder, and why."""
    for line in islice(lines, PRINTED_REJECTIONS):
        typer.echo(f"left out: {line}", err=True)
    if count > PRINTED_REJECTIONS:
        typer.echo(f"left out: {count - PRINTED_REJECTIONS} more {what}", err=True)


def is_list(path: Path) -> bool:
    """Whether a file, or any file of a folder, is recognised as an official list."""
    from entityscreen.sources.lists import Limits, sniff_format
    from entityscreen.sources.lists.files import files_of

    return any(sniff_format(file) is not None for file in files_of(path, Limits()))


def open_screener(
    paths: Sequence[Path], config: es.ScreeningConfig | None, unknown: Unknown = Unknown.RAISE
) -> es.Screener:
    """A screener over all paths; without settings those of the snapshots hold, and one alone is used as it is."""
    opened = {path: es.Screener.load(path) for path in paths if path.suffix == SNAPSHOT_ENDING}
    settings = {config} if config else {screener.config for screener in opened.values()}
    if len(settings) > 1:
        fix = "say which hold: give --config or --preset"
        raise InvalidInputError("the snapshots were built with different settings", where="--watchlist", fix=fix)
    chosen = next(iter(settings), None)
    if len(paths) == 1 and opened and opened[paths[0]].config == chosen:
        return opened[paths[0]]
    return es.Screener(read_watchlist(paths, reading={"unknown_fields": unknown.value}, opened=opened), config=chosen)


def open_list(options: ListOptions) -> es.Screener:
    """The screener that the options of a command ask for."""
    settings = make_config(options.config, options.preset, options.threshold)
    return open_screener(options.watchlist, settings, options.unknown_fields)


def parse_columns(name_column: str, pairs: Sequence[str]) -> dict[str, list[str]]:
    """Columns given as FIELD=HEADING, by field.

    Example:
        >>> parse_columns("Firma", ["birth-date=Born", "alias=AKA", "alias=Short"])
        {'name': ['Firma'], 'birth-date': ['Born'], 'alias': ['AKA', 'Short']}
    """
    from entityscreen.screening.files.columns import choose_columns

    headings: dict[str, list[str]] = {"name": [name_column]} if name_column else {}
    for pair in pairs:
        field, _, heading = pair.partition("=")
        if not field or not heading:
            raise InvalidInputError(f"{pair!r} names no column", where="--column", fix="write FIELD=HEADING")
        headings.setdefault(field, []).append(heading)
    choose_columns(headings, where="--column")
    return headings


def read_party(name: str, known: PartyOptions) -> es.Party:
    """The party of the options, read as the cells of a file are; what a file flags is an error here."""
    details = _read_details(known)
    contacts = {"addresses": known.address, "phones": known.phone, "emails": known.email, "websites": known.website}
    if name or not (details["identifiers"] or any(contacts.values())):
        _check_name(name, "NAME")
    for alias in known.alias or ():
        _check_name(alias, "--alias")
    values = {"name": name, "aliases": known.alias or (), "kind": parse_kind(known.kind), **details}
    try:
        return es.Party.model_validate({**values, **{field: texts for field, texts in contacts.items() if texts}})
    except ValidationError as error:
        field, problem = problems_of(error)[0]
        raise InvalidInputError(problem, where=field, fix="see the options of the party") from None


def _read_details(known: PartyOptions) -> dict[str, Any]:
    """What the options say beside names and contact details."""
    from entityscreen.screening.files.values import read_countries, read_date, read_identifiers, read_party_gender

    countries, unknown_countries = read_countries(tuple(known.country or ()))
    gender, unknown_gender = read_party_gender(known.gender, "") if known.gender else (None, "")
    numbers = [number for text in known.identifier or () for number in read_identifiers(text, "id", "")]
    date, unclear_date = read_date(known.birth_date) if known.birth_date is not None else (None, "")
    problems = {
        "--country": unknown_countries,
        "--gender": [unknown_gender],
        "--identifier": [remark for _, remark in numbers],
        "--birth-date": [unclear_date],
    }
    for option, remarks in problems.items():
        for problem in filter(None, remarks):
            raise InvalidInputError(problem.removesuffix(" and not used"), where=option, fix=_FIX[option])
    identifiers = tuple(identifier for identifier, _ in numbers if identifier)
    return {"birth_date": date, "gender": gender, "identifiers": identifiers, "countries": countries}


_FIX = {
    "--country": "give its ISO code or its name",
    "--gender": "take male, female or other",
    "--identifier": "write 'passport: A1234567 (Egypt)'",
    "--birth-date": "write it as 1961, 1961-05 or 1961-05-03",
}


def _check_name(name: str, where: str) -> None:
    from entityscreen.names.fields.addressing import why_unscreenable

    if problem := why_unscreenable(name.strip()):
        raise InvalidInputError(problem, where=where, fix="give a name")
