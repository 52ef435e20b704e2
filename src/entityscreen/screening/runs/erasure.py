"""Records of parties taken out of what a run has written, while its manifest and the chain of its log still hold.

Alerts, rejected and flagged rows are taken out of tables, JSON and the page. In the log a tombstone that keeps the
digest takes the place of the record (`journal.Chain`). The manifest says what was erased, when and why, and has the new
digests. It is written before the files are exchanged: after an interruption it knows which of them were not reached.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from html import escape
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, NamedTuple

from entityscreen.errors import EntityScreenError
from entityscreen.model.decision import party_key
from entityscreen.model.party import Party
from entityscreen.reports.alert import number_columns
from entityscreen.reports.html import pack
from entityscreen.reports.row_files import restore, write_rows
from entityscreen.screening.runs.journal import Chain, is_tombstone, open_chain, read_bodies, read_chain, record_digest
from entityscreen.screening.runs.manifest import (
    MANIFEST_ENDING,
    DigestedFile,
    Erasure,
    Manifest,
    file_digest,
    manifest_at,
    read_end,
)
from entityscreen.tables.cells import cell_text
from entityscreen.tables.delimited import record_texts
from entityscreen.tables.rows import open_table
from entityscreen.whole_files import whole_file

_DATA = re.compile(r'(<script type="text/plain" id="data">)([^<]*)(</script>)')
_NOTES_BEFORE = '<div class="frame">'  # of the page


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased in one place, or would be.

    Attributes:
        where: the file or the database.
        what: it is: the alerts, the log, decisions.
        records: that were erased.
        problem: why something there was not reached, or an empty text.
    """

    where: str
    what: str
    records: int = 0
    problem: str = ""

    def __str__(self) -> str:
        done = f"{self.records} record{'s' if self.records != 1 else ''} of the {self.what}" if self.records else ""
        return f"{self.where}: {'; '.join(filter(None, (done, self.problem)))}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose records are erased.

    Attributes:
        keys: of the parties, see `party_key`; None for all.
        before: only in runs that ended before this day (ISO 8601); empty for all runs.
    """

    keys: frozenset[str] | None
    before: str = ""

    def has_party(self, key: str) -> bool:
        """Whether the records of a party are erased."""
        return self.keys is None or key in self.keys

    def has_run(self, ended: str) -> bool:
        """Whether a run is looked at."""
        return not self.before or ended[:10] < self.before


class _Entry(NamedTuple):
    """A record of an output: the output or its part, the record's place in it, the party's key or an empty text, and
    the row of the party file.
    """

    part: str
    place: int
    key: str
    row: str


Places = Mapping[str, Collection[int]]  # an output, or a part of it -> places of its records


def erase_from_run(place: Path, wanted: Wanted, *, at: str, reason: str, dry_run: bool = False) -> list[Erased]:
    """Erase records from the outputs of a run.

    Args:
        place: of its manifest.
        wanted: whose records.
        at: now (ISO 8601).
        reason: why they are erased.
        dry_run: say what would be erased, and change nothing.

    Returns:
        What was erased in each output, and which output was not reached and why.
    """
    manifest, erased = _settled(Manifest.load(place), place), list[Erased]()
    if not wanted.has_run(manifest.ended):
        return []
    files: dict[str, Path] = {}
    entries: list[_Entry] = []
    for output in manifest.outputs:
        path = _path_of(output, place)
        try:
            problem = _why_not_reached(output, path)
            if not problem:
                entries += _wanted_entries(path, output.what, wanted)
                files[output.what] = path
        except (EntityScreenError, OSError, ValueError, KeyError) as error:
            problem = f"cannot be read: {error}"
        if problem:
            erased.append(Erased(str(path), output.what, problem=problem))
    places = _places(entries, rows_tell=manifest.sort == "parties", everything=wanted.keys is None)
    for what, path in files.items():
        if records := _count(places, what):
            erased.append(Erased(str(path), what, records, _why_odd(manifest, what, path)))
    if places and not dry_run:
        _erase(manifest, place, files, places, at, reason)
    return erased


def output_of(part: str) -> str:
    """The output that a part of one belongs to."""
    return part.partition(":")[0]


def _count(places: Places, what: str) -> int:
    return sum(len(erased_here) for part, erased_here in places.items() if output_of(part) == what)


def _settled(manifest: Manifest, place: Path) -> Manifest:
    """The manifest without what its last erasure did not reach, since it was interrupted."""
    if not manifest.erasures:
        return manifest
    last = manifest.erasures[-1]
    missed = {
        output.what
        for output in manifest.outputs
        if output.what in last.before
        and (path := _path_of(output, place)).is_file()
        and file_digest(path) == last.before[output.what] != output.sha256
    }
    if not missed:
        return manifest
    outputs = tuple(
        output.model_copy(update={"sha256": last.before[output.what]}) if output.what in missed else output
        for output in manifest.outputs
    )
    kept = {
        "records": {part: erased for part, erased in last.records.items() if output_of(part) not in missed},
        "before": {what: digest for what, digest in last.before.items() if what not in missed},
    }
    log = last.log_before if "log" in missed else manifest.log
    erasures = (*manifest.erasures[:-1], *([last.model_copy(update=kept)] if kept["before"] else []))
    return manifest.model_copy(update={"outputs": outputs, "log": log, "erasures": erasures})


def _path_of(output: DigestedFile, manifest: Path) -> Path:
    """Where an output is: where it was written, or beside the manifest if both were moved."""
    path = Path(output.path)
    return path if path.exists() else manifest.parent / path.name


def _why_not_reached(output: DigestedFile, path: Path) -> str:
    if path.is_dir():
        return "is a folder of another program's parts: erase the party's rows with that program"
    if not path.is_file():
        return "is not there any more: erase the party where it was moved to"
    return "is no file of this library" if output.what not in _FORMS and _form(path, output.what) is None else ""


def _why_odd(manifest: Manifest, what: str, path: Path) -> str:
    output = manifest.output(what)
    is_whole = output is None or file_digest(path) == output.sha256
    return "" if is_whole else "was changed after the run; its manifest goes on saying so"


def _wanted_entries(path: Path, what: str, wanted: Wanted) -> Iterator[_Entry]:
    """The records of an output that are wanted, and those that do not say of which party they are."""
    form = _form(path, what)
    assert form is not None  # noqa: S101  # asked by `_why_not_reached`
    return (entry for entry in form.read(path, what) if not entry.key or wanted.has_party(entry.key))


def _places(entries: Iterable[_Entry], *, rows_tell: bool, everything: bool) -> dict[str, tuple[int, ...]]:
    """The places of records by output. One that does not say of which party it is goes by its row of the party file,
    where rows are those of one file (`rows_tell`).
    """
    remaining = list(entries)
    rows = {entry.row for entry in remaining if entry.key and entry.row} if rows_tell else set()
    places: dict[str, list[int]] = {}
    for entry in remaining:
        if everything or entry.key or entry.row in rows:
            places.setdefault(entry.part, []).append(entry.place)
    return {part: tuple(of_part) for part, of_part in places.items()}


def _erase(
    manifest: Manifest,
    place: Path,
    files: Mapping[str, Path],
    places: Mapping[str, tuple[int, ...]],
    at: str,
    reason: str,
) -> None:
    """Write every file anew, then the manifest, then exchange the files."""
    after = {output.what: output for output in manifest.outputs}
    before: dict[str, str] = {}
    log = manifest.log
    with ExitStack() as stack:
        for what in dict.fromkeys(map(output_of, places)):
            path, written = files[what], after[what]
            digest, stream = hashlib.sha256(), stack.enter_context(whole_file(path))
            for piece in without_records(path, what, places, at=at, reason=reason):
                digest.update(piece)
                stream.write(piece)
            if file_digest(path) != written.sha256:
                continue  # somebody changed it after the run, which its manifest goes on saying
            before[what] = written.sha256
            after[what] = written.model_copy(update={"sha256": digest.hexdigest()})
            if what == "log":
                stream.flush()
                log = read_end(Path(stream.name))[0]
        erasure = Erasure(at=at, reason=reason, records=dict(places), before=before, log_before=manifest.log)
        changes = {"outputs": tuple(after.values()), "log": log, "erasures": (*manifest.erasures, erasure)}
        manifest.model_copy(update=changes).save(place)


def without_records(path: Path, what: str, places: Places, *, at: str, reason: str) -> Iterator[bytes]:
    """An output without the records in some places, piece by piece; a log has tombstones there."""
    form = _form(path, what)
    assert form is not None  # noqa: S101  # its records were read
    return form.rewrite(path, what, places, at, reason)


class _Form(NamedTuple):
    """How an output is read and written without some records."""

    read: Callable[[Path, str], Iterator[_Entry]]
    rewrite: Callable[[Path, str, Places, str, str], Iterator[bytes]]


def _form(path: Path, what: str) -> _Form | None:
    return _FORMS.get(what) or _TABLES.get(path.suffix.lower())


# Texts of records, one behind the other: tables and the log.


def _csv_texts(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each record of a CSV file as its text and its cells, the heading first."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from record_texts(stream)


def _csv_entries(path: Path, what: str) -> Iterator[_Entry]:
    texts = _csv_texts(path)
    heading = [cell.lstrip("\ufeff") for cell in next(texts, ("", []))[1]]
    for place, (_, cells) in enumerate(texts):
        yield _entry_of(what, place, dict(zip(heading, cells, strict=False)))


def _entry_of(what: str, place: int, cells: Mapping[str, Any]) -> _Entry:
    key = cell_text(cells.get("party_id")) or cell_text(cells.get("party_digest"))
    return _Entry(what, place, restore(key), cell_text(cells.get("row")))


def _csv_without(path: Path, what: str, places: Places, _at: str, _reason: str) -> Iterator[bytes]:
    erased = places.get(what, ())
    yield from (text.encode() for place, (text, _) in enumerate(_csv_texts(path), start=-1) if place not in erased)


def _json_line_entries(path: Path, what: str) -> Iterator[_Entry]:
    with path.open(encoding="utf-8") as stream:
        yield from (_entry_of(what, place, json.loads(line)) for place, line in enumerate(stream))


def _json_lines_without(path: Path, what: str, places: Places, _at: str, _reason: str) -> Iterator[bytes]:
    erased = places.get(what, ())
    with path.open("rb") as stream:
        yield from (line for place, line in enumerate(stream) if place not in erased)


def _packed_entries(path: Path, what: str) -> Iterator[_Entry]:
    return (_entry_of(what, place, row.cells) for place, row in enumerate(open_table(path).rows))


def _packed_without(path: Path, what: str, places: Places, _at: str, _reason: str) -> Iterator[bytes]:
    """A workbook or Parquet, which is written anew by who wrote it first."""
    erased, table = places.get(what, ()), open_table(path)
    with TemporaryDirectory(prefix="entityscreen-") as folder:
        draft = Path(folder) / path.name
        numbers = number_columns(table.headings)
        with write_rows(draft, table.headings) as write:
            for place, row in enumerate(table.rows):
                if place not in erased:
                    write([_value(numbers.get(name), row.cells.get(name)) for name in table.headings])
        with draft.open("rb") as stream:
            yield from iter(lambda: stream.read(1 << 20), b"")


def _value(number: type | None, cell: Any) -> str | float | None:
    if number is None:
        return cell_text(cell)
    return None if cell in (None, "") else number(cell)


def _log_bodies(stream: IO[str], path: Path) -> Iterator[str]:
    end, lines, of_text = read_end(path)
    if end.records != lines:  # a new chain would hide it
        raise ValueError(f"the chain breaks behind record {end.records} of {lines}: take the party out by hand")
    return (body for body, _ in read_bodies(stream, of_text=of_text))


def _log_entries(path: Path, what: str) -> Iterator[_Entry]:
    with open_chain(path) as stream:
        for place, body in enumerate(_log_bodies(stream, path)):
            if not is_tombstone(body):
                record = json.loads(body)
                yield _Entry(what, place, record.get("id") or record.get("party", ""), str(record["row"]))


def _log_without(path: Path, what: str, places: Places, at: str, reason: str) -> Iterator[bytes]:
    """The log with tombstones; one whose chain is over its texts gets a chain over their digests."""
    erased, chain = places.get(what, ()), Chain()
    with open_chain(path) as stream:
        for place, body in enumerate(_log_bodies(stream, path)):
            if place in erased:
                line = chain.tombstone(record_digest(body), at, reason, row=json.loads(body)["row"])
            else:
                line = chain.linked(body, record_digest(body))
            yield line.encode("ascii")


# One text: JSON, whose alerts have a line each, and the page.


def _json_parts(path: Path) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """The lines of a JSON report, and the alert of each that has one."""
    with path.open(encoding="utf-8") as stream:
        is_within = False
        for line in stream:
            is_within = is_within and line != "],\n"
            yield line, json.loads(line.rstrip("\n").removesuffix(",")) if is_within else None
            is_within = is_within or line == '"alerts": [\n'


def _json_entries(path: Path, what: str) -> Iterator[_Entry]:
    alerts = (alert for _, alert in _json_parts(path) if alert)
    for place, alert in enumerate(alerts):
        party = Party.model_validate(alert["party"])
        key = party.id or alert.get("party_digest") or party_key(party)
        yield _Entry(what, place, key, str(alert["row"]))


def _json_without(path: Path, what: str, places: Places, _at: str, _reason: str) -> Iterator[bytes]:
    erased, numbers, waiting = places.get(what, ()), count(), ""
    for line, alert in _json_parts(path):
        if alert is None:
            yield f"{waiting}\n{line}".encode() if waiting else line.encode()
            waiting = ""
        elif next(numbers) not in erased:
            yield f"{waiting},\n".encode() if waiting else b""
            waiting = line.rstrip("\n").removesuffix(",")


def _page_of(path: Path) -> tuple[str, dict[str, Any]]:
    text = path.read_text(encoding="utf-8")
    script = _DATA.search(text)
    if script is None:
        raise ValueError("it has no data of a report")
    data: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(script[2])).decode("utf-8", "surrogatepass"))
    return text, data


def _page_entries(path: Path, what: str) -> Iterator[_Entry]:
    _, data = _page_of(path)
    for place, card in enumerate(data["parties"]):
        yield _Entry(what, place, card["key"], str(card["row"]))
    for name, rows in data["tables"].items():
        yield from (_Entry(f"{what}: {name}", place, row[1], row[0]) for place, row in enumerate(rows))


def _page_without(path: Path, what: str, places: Places, at: str, reason: str) -> Iterator[bytes]:
    """The page without parties; it says that they were there, since its counts go on counting them."""
    text, data = _page_of(path)
    data["parties"] = _without(data["parties"], places.get(what, ()))
    data["tables"] = {name: _without(rows, places.get(f"{what}: {name}", ())) for name, rows in data["tables"].items()}
    number = _count(places, what)
    note = f"{number} record{'s were' if number != 1 else ' was'} erased on {at[:10]}: {reason}"
    text = text.replace(_NOTES_BEFORE, f'<p class="note">{escape(note)}</p>\n{_NOTES_BEFORE}', 1)
    yield _DATA.sub(lambda script: f"{script[1]}{pack(data)}{script[3]}", text).encode()


def _without(records: Iterable[Any], erased: Collection[int]) -> list[Any]:
    return [record for place, record in enumerate(records) if place not in erased]


_LINES = _Form(_json_line_entries, _json_lines_without)
_TABLES = {
    "": _Form(_csv_entries, _csv_without),
    ".csv": _Form(_csv_entries, _csv_without),
    ".jsonl": _LINES,
    ".ndjson": _LINES,
    ".xlsx": _Form(_packed_entries, _packed_without),
    ".parquet": _Form(_packed_entries, _packed_without),
}
_FORMS = {
    "report": _Form(_page_entries, _page_without),
    "JSON": _Form(_json_entries, _json_without),
    "log": _Form(_log_entries, _log_without),
}


def erase_from_journal(path: Path, wanted: Wanted, *, dry_run: bool = False) -> list[Erased]:
    """Remove the journal of an interrupted run that has hits of the parties: the run begins anew."""
    with open_chain(path) as stream:
        records = sum("hits" in record and wanted.has_party(record.get("key", "")) for record, _ in read_chain(stream))
    if not records:
        return []
    if not dry_run:
        path.unlink(missing_ok=True)
    problem = "the journal is removed, and the interrupted run begins anew; if it is under way, forget again at its end"
    return [Erased(str(path), "journal", records, problem)]


def manifests_of(place: Path) -> Iterator[Path]:
    """The manifests of a folder, or that of a run by its manifest or its output."""
    if place.is_dir():
        yield from sorted(place.rglob(f"*{MANIFEST_ENDING}"))
    else:
        yield manifest_at(place)
