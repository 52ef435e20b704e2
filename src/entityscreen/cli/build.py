"""`entityscreen build`: documents and lists become one watchlist file."""

from __future__ import annotations

import getpass
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

import entityscreen as es
from entityscreen.cli.inputs import SNAPSHOT_ENDING, make_config, read_watchlist, report_rejections
from entityscreen.cli.options import (
    ConfigFile,
    Encoding,
    HashDetails,
    Include,
    ListFormat,
    PresetName,
    Unknown,
    UnknownFields,
)
from entityscreen.errors import InvalidInputError, SourceError

EXAMPLE = "entityscreen build seeds/ examples/ofac_sample -o out/watchlist.ftm.json"
_JSON_ENDINGS = (".json", ".jsonl", ".ndjson")


def run(  # noqa: PLR0913  # options of a command line
    *,
    sources: Annotated[
        list[Path] | None, typer.Argument(help="Documents, official lists, or folders of them.", metavar="SOURCE...")
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="FollowTheMoney JSON (*.ftm.json) or a snapshot (*.snapshot).")
    ],
    reviewed: Annotated[Path | None, typer.Option(help="Table of `extract`, as the analyst left it.")] = None,
    reviewer: Annotated[str | None, typer.Option(help="Who reviewed; default: the login name.")] = None,
    reviewed_at: Annotated[str | None, typer.Option(help="When; default: the table's last change.")] = None,
    include: Annotated[Include, typer.Option(help="Which entities of documents.")] = Include.all,
    topics_from_cues: Annotated[
        float | None,
        typer.Option(help="Confidence from which a risk cue of a document gives its entity a topic.", min=0, max=1),
    ] = None,
    list_format: ListFormat = None,
    mapping: Annotated[
        Path | None, typer.Option(help="What the columns of a table mean, TOML or YAML (docs/lists.md).")
    ] = None,
    unknown_fields: UnknownFields = Unknown.RAISE,
    encoding: Encoding = None,
    allow_incomplete: Annotated[
        bool,
        typer.Option("--allow-incomplete", help="Take a list that was cut short or lacks a file, and say so in it."),
    ] = False,
    ownership: Annotated[
        list[Path] | None,
        typer.Option(help="Who owns whom (docs/ownership.md): what listed persons own is listed, too."),
    ] = None,
    ownership_rule: Annotated[str, typer.Option(help="ofac-50, eu or uk.")] = "ofac-50",
    allow_unusual: Annotated[
        bool, typer.Option("--allow-unusual", help="Take an official list that does not look like its real editions.")
    ] = False,
    without: Annotated[
        str, typer.Option(help="Details that are not kept, with commas: birth_date,address (docs/personal-data.md).")
    ] = "",
    hash_details: HashDetails = "",
    config: ConfigFile = None,
    preset: PresetName = None,
) -> None:
    """Build a watchlist from documents, lists and reviewed tables, and save it."""
    if output.suffix not in (*_JSON_ENDINGS, SNAPSHOT_ENDING):
        fix = f"end it in .ftm.json or {SNAPSHOT_ENDING}"
        raise InvalidInputError(f"no watchlist file has the ending {output.suffix!r}", where=output, fix=fix)
    if not sources and not reviewed:
        raise InvalidInputError("nothing to build from", where="build", fix="give documents, lists or --reviewed")
    files = [path for path in (reviewed, mapping, config, *(ownership or ())) if path]
    _check_output(output, [*(sources or ()), *files])
    reading: dict[str, Any] = {"allow_incomplete": allow_incomplete, "allow_unusual": allow_unusual}
    reading |= {"format": list_format, "mapping": mapping, "unknown_fields": unknown_fields.value, "encoding": encoding}
    watchlist = es.Watchlist()
    if reviewed:
        watchlist |= _read_reviewed(reviewed, reviewer, reviewed_at)
    if sources:
        watchlist |= read_watchlist(sources, reading=reading, include=include, topics_from_cues=topics_from_cues)
    if not len(watchlist):
        raise SourceError("every row says no: nothing is left", where=reviewed or "build", fix="keep a row")
    if ownership:
        watchlist = _with_owned(watchlist, ownership, ownership_rule)
    watchlist = _with_less_detail(watchlist, without, hash_details)
    _save(watchlist, output, make_config(config, preset))
    names = sum(len(entity.names) for entity in watchlist)
    typer.echo(f"{output}: {len(watchlist)} entities with {names} names, digest {watchlist.digest[:16]}", err=True)


def _with_less_detail(watchlist: es.Watchlist, without: str, hash_details: str) -> es.Watchlist:
    """The watchlist as personal data wants it."""
    from entityscreen.screening.hashing import read_hash_key

    watchlist = watchlist.without_details(without.split(",")) if without else watchlist
    return es.hash_identifiers(watchlist, key) if (key := read_hash_key(hash_details)) else watchlist


def _save(watchlist: es.Watchlist, output: Path, settings: es.ScreeningConfig | None) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    if output.suffix == SNAPSHOT_ENDING:
        es.Screener(watchlist, config=settings).save(output)
    else:
        watchlist.save(output)


def _with_owned(watchlist: es.Watchlist, tables: list[Path], rule: str) -> es.Watchlist:
    """List what listed persons own by the edges of some files, and say what was left open."""
    edges: list[es.ownership.Edge] = []
    for table in tables:
        reading = es.ownership.read_edges(table, watchlist=watchlist)
        report_rejections(reading.rejected, len(reading.rejected), "rows")
        edges += reading.edges
    findings = es.ownership.assess(watchlist, edges, rule=rule, as_of=datetime.now(UTC).date())
    watchlist, unnamed = es.ownership.add_derived(watchlist, findings)
    counts = Counter(finding.status for finding in findings)
    listed = counts["blocked"] - len(unnamed)
    typer.echo(
        f"ownership ({rule}): {len(edges)} edges; {listed} owned entities listed, {len(unnamed)} without a name; "
        f"{counts['possible']} possible, {counts['unknown']} unknown",
        err=True,
    )
    return watchlist


def _check_output(output: Path, inputs: list[Path]) -> None:
    from entityscreen.whole_files import check_places, is_special

    if is_special(output):
        raise InvalidInputError("is a device or a pipe, not a file", where=output, fix="give a file name")
    check_places(inputs, [("watchlist", output)])


def _read_reviewed(table: Path, reviewer: str | None, reviewed_at: str | None) -> es.Watchlist:
    from entityscreen.sources.documents import build_reviewed

    if not table.is_file():
        raise SourceError("no such file", where=table, fix="write it with `entityscreen extract -o`")
    changed = datetime.fromtimestamp(table.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return build_reviewed(table, reviewer=reviewer or getpass.getuser(), reviewed_at=reviewed_at or changed)
