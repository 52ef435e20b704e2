"""A run done again by its manifest, and why a pair did not alert.

Both answer those who ask later. A replay screens the party file, or one row of it, against the list of today with the
settings, the decisions and the versions of the manifest, says what of these is not the same any more, and compares what
it writes with what the run wrote, byte by byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from entityscreen.errors import InvalidInputError, SourceError
from entityscreen.model.evidence import Evidence
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.screening.runs.erasure import output_of, without_records
from entityscreen.screening.runs.manifest import Manifest, check_log, file_digest, path_digest, versions
from entityscreen.screening.runs.outputs import PLACES
from entityscreen.screening.runs.run import FileOptions
from entityscreen.screening.runs.screen_file import screen_file
from entityscreen.tables.cells import cell_text
from entityscreen.tables.rows import open_table

if TYPE_CHECKING:
    from entityscreen.screening.screener import Screener


@dataclass(frozen=True, slots=True)
class Replay:
    """What a replay found: differences between the run and today, and between their results (none where all is the same
    to the byte); the alerts of the row that was asked for; the outputs that were compared, and those of them that come
    out otherwise.
    """

    differences: tuple[str, ...]
    alerts: tuple[Mapping[str, str], ...] = ()
    compared: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


def replay(  # what may be elsewhere now
    manifest: Manifest,
    screener: Screener,
    *,
    row: int | None = None,
    parties: Path | None = None,
    decisions: str = "",
    since: Screener | None = None,
) -> Replay:
    """Do a run again with the list as it is now, and say what differs: all of it, or one row of the party file by its
    number. The party file and the store of decisions (a manifest has no password) may be elsewhere now; a delta
    needs its earlier list.
    """
    _check_can_be_replayed(manifest)
    file = parties or Path(manifest.parties.path)
    if not file.exists():
        raise SourceError("the party file is not there", where=file, fix="say where it is with --parties")
    options = FileOptions(**manifest.reading, **manifest.writing)  # type: ignore[typeddict-item]  # as they were asked for
    options["texts"], options["scope"] = manifest.sort == "texts", manifest.scope
    options |= _earlier_side(manifest, since or screener)
    differences = list(_changed(manifest, screener, file, since or screener))
    with TemporaryDirectory(prefix="entityscreen-") as folder:
        written = {
            output.what: Path(folder) / what / Path(output.path).name
            for output in manifest.outputs
            for what in [output.what.replace(" ", "-")]
            if row is None or output.what == "alerts"
        }
        options |= {PLACES[what]: path for what, path in written.items()}
        screener, changed = _with_decisions(screener, manifest, decisions)
        differences += changed
        if row is not None:
            _check_has_rows(manifest, written)
            options["rows"] = frozenset({row})
        screen_file(screener, file, **options)
        if row is not None:
            return _compare_row(manifest, written["alerts"], row, differences)
        _erase_again(manifest, written)
        was = {output.what: output.sha256 for output in manifest.outputs}
        otherwise = [what for what, path in written.items() if file_digest(path) != was[what]]
        differences += _compare(manifest, otherwise)
    return Replay(tuple(differences), compared=tuple(written), otherwise=tuple(otherwise))


def _earlier_side(manifest: Manifest, earlier: Screener) -> FileOptions:
    """The options of the side that a run was compared with."""
    if not manifest.since:
        return {}
    parties = manifest.since.parties
    return FileOptions(since=earlier, since_parties=parties.path) if parties else FileOptions(since=earlier)


def _check_has_rows(manifest: Manifest, written: Mapping[str, Path]) -> None:
    if "alerts" not in written or manifest.sort != "parties":
        problem = "the run wrote no table of the alerts of each row"
        raise InvalidInputError(problem, where="replay", fix="leave --row away")


def _with_decisions(screener: Screener, manifest: Manifest, place: str) -> tuple[Screener, list[str]]:
    """A screener with the decisions that a run applied, and whether the store has others for it now."""
    applied = manifest.decisions
    if applied is None or not (place or applied.store):
        return screener, []
    from entityscreen.screening.decisions import DecisionStore, decisions_of

    store = DecisionStore(place or applied.store, create=False)
    decisions, now = decisions_of(store, applied.as_of, four_eyes=applied.four_eyes, made=applied.made)
    differ = ["the decisions differ: rows of the store are missing or were changed"]
    return screener.with_decisions(decisions), differ if now.digest != applied.digest else []


def _erase_again(manifest: Manifest, written: Mapping[str, Path]) -> None:
    """Take out of the results what was erased after the run."""
    for erasure in manifest.erasures:
        for what, path in written.items():
            if any(output_of(part) == what for part in erasure.records):
                pieces = without_records(path, what, erasure.records, at=erasure.at, reason=erasure.reason)
                path.write_bytes(b"".join(pieces))


def _check_can_be_replayed(manifest: Manifest) -> None:
    if "spark" in manifest.writing:
        fix = "screen again with --spark into another folder, and compare the two manifests"
        raise InvalidInputError("a run on Spark is not done again on one machine", where="replay", fix=fix)
    if manifest.since and manifest.since.config_digest:
        fix = "compare the two sides again with `entityscreen shadow`"
        raise InvalidInputError("a comparison of two settings is not replayed", where="replay", fix=fix)


def _changed(manifest: Manifest, screener: Screener, file: Path, earlier: Screener) -> Iterator[str]:
    """What a run depends on that is not as it was."""
    facts = (
        ("the party file", manifest.parties.sha256, path_digest(file)),
        ("the watchlist", manifest.watchlist_digest, screener.watchlist_digest),
        ("the settings", manifest.config_digest, screener.config.digest),
    )
    for what, before, now in facts:
        if before != now:
            yield f"{what} differs: digest {before[:16]} then, {now[:16]} now"
    if manifest.since and earlier.watchlist_digest != manifest.since.watchlist_digest:
        yield "the earlier watchlist differs"
    installed = versions()
    for name, version in manifest.versions.items():
        if installed.get(name) != version:
            yield f"{name} differs: version {version} then, {installed.get(name, 'none')} now"


def _compare(manifest: Manifest, otherwise: Sequence[str]) -> Iterator[str]:
    before = manifest.erasures[-1].before if manifest.erasures else {}  # the last erasure may have been interrupted
    for output in manifest.outputs:
        place = Path(output.path)
        if output.what == "log" and manifest.log and (problem := check_log(place, manifest.log)):
            yield f"the log {place}: {problem}"
        if not place.is_file():
            yield f"the {output.what} are not there any more: {place}"
        elif (digest := file_digest(place)) != output.sha256 and digest == before.get(output.what):
            yield f"the {output.what} still have what was to be erased: forget the party again: {place}"
        elif digest != output.sha256:
            yield f"the {output.what} were changed after the run: {place}"
        if output.what in otherwise:
            yield f"the {output.what} come out otherwise"


def _compare_row(manifest: Manifest, written: Path, row: int, differences: list[str]) -> Replay:
    output = manifest.output("alerts")
    assert output is not None  # noqa: S101  # it was written
    now, before = _alerts_of_row(written, row), _alerts_of_row(Path(output.path), row)
    named = {(alert["entity_id"]): alert for alert in before}
    for alert in now:
        was = named.pop(alert["entity_id"], None)
        if was is None:
            differences.append(f"row {row}: {alert['entity_id']} alerts now, and is not among the alerts of the run")
        for column in alert if was else ():
            if was and was.get(column) != alert[column]:
                values = f"{was.get(column)!r} then, {alert[column]!r} now"
                differences.append(f"row {row}, {alert['entity_id']}: {column} differs: {values}")
    differences += [f"row {row}: {entity_id} alerted in the run, and does not now" for entity_id in named]
    differences += [f"{erasure.at}: records were erased: {erasure.reason}" for erasure in manifest.erasures]
    return Replay(tuple(differences), now, ("alerts",))


def _alerts_of_row(path: Path, row: int) -> tuple[Mapping[str, str], ...]:
    rows = ({name: cell_text(cell) for name, cell in alert.cells.items()} for alert in open_table(path).rows)
    return tuple(cells for cells in rows if cells["row"] == str(row))


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a pair alerts, or does not.

    Attributes:
        hit: what the pair scores, whatever the threshold.
        shown: the hit among those of the party, suppressed ones too; None where it is none.
        candidate: whether the index finds the entity for the party.
        missing: parts of the party's name, and of the listed name, that have no counterpart.
    """

    hit: Hit
    shown: Hit | None
    candidate: bool
    missing: tuple[Evidence, ...]

    @property
    def alerts(self) -> bool:
        """Whether the pair alerts after all."""
        return self.shown is not None and not self.shown.suppressed

    def lines(self) -> Iterator[str]:
        """The answer in lines."""
        hit, threshold = self.hit, self.hit.threshold
        if self.shown is not None and self.alerts:
            yield f"It alerts: {self.shown.score:.3f} reaches the threshold {threshold:.3f}."
        elif self.shown is not None:
            why = "a reviewer's decision" if self.shown.suppressed == "decision" else "a conflict (on_conflict)"
            yield f"It is suppressed by {why}: its names reach the threshold {threshold:.3f}."
        elif hit.score < threshold:
            short = threshold - hit.score
            yield f"No alert: the score {hit.score:.3f} is {short:.3f} below the threshold {threshold:.3f}."
        elif self.candidate:
            yield f"No alert: the score {hit.score:.3f} would do, but a weak alias alone does not alert."
        else:
            yield f"No alert: the score {hit.score:.3f} would do, but the index misses the entity. Please report this."
        for record in self.missing:
            side = "party" if record.query else "listed name"
            share = record.query_share or record.listed_share
            yield f"{record.query or record.listed!s} of the {side} has no counterpart ({share:.0%} of its name)."
        yield (self.shown or hit).explain()


def why_not(screener: Screener, party: Party | str, entity_id: str) -> Absence:
    """Say why a pair does not alert."""
    hit = screener.assess(party, entity_id)
    hits = (screened for screened in screener.screen(party, suppressed=True) if screened.entity.id == entity_id)
    missing = tuple(record for record in hit.evidence if record.kind == "unmatched")
    return Absence(hit, next(hits, None), screener.is_candidate(party, entity_id), missing)
