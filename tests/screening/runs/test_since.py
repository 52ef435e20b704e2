"""What a change does to the alerts."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

import entityscreen as es
from entityscreen.errors import InvalidInputError
from entityscreen.screening import delta
from entityscreen.screening.delta import Delta
from entityscreen.screening.files import PartyRow, read_parties
from entityscreen.screening.runs import journal
from entityscreen.screening.runs.manifest import Manifest
from entityscreen.screening.runs.replay import replay

PUTIN = es.Entity(id="p", kind="Person", names=["Vladimir Putin"])
XI = es.Entity(id="x", kind="Person", names=["Xi Jinping"])
PARTIES = [es.Party(id="1", name="Vladimir Putin"), es.Party(id="2", name="Xi Jinping"), es.Party(id="3", name="Emma")]


def screener(*entities: es.Entity, threshold: float = 0.78) -> es.Screener:
    return es.Screener(es.Watchlist(entities), config=es.ScreeningConfig(threshold=threshold))


def changes(old: es.Screener, new: es.Screener, after: list[es.Party] = PARTIES) -> list[tuple[str, str | None, str]]:
    before, later = ([PartyRow(n, party=p) for n, p in enumerate(own, start=1)] for own in (PARTIES, after))
    found = Delta(old, new).changes(lambda: before, lambda: later)
    return [(change.change, change.party.id, change.entity.id) for change in found]


def test_a_new_entry_alerts_on_the_parties_that_were_there() -> None:
    assert changes(screener(PUTIN), screener(PUTIN, XI)) == [("new", "2", "x")]


def test_a_removed_entry_takes_its_alerts_along() -> None:
    assert changes(screener(PUTIN, XI), screener(PUTIN)) == [("gone", "2", "x")]


def test_a_changed_entry_changes_them() -> None:
    other = PUTIN.model_copy(update={"birth_dates": ("1952",), "names": (es.Name(text="Wladimir Putin"),)})
    assert changes(screener(PUTIN, XI), screener(other, XI)) == [("changed", "1", "p")]


def test_a_new_party_is_screened_against_everything() -> None:
    after = [*PARTIES, es.Party(id="4", name="Putin, Vladimir")]
    assert changes(screener(PUTIN, XI), screener(PUTIN, XI), after) == [("new", "4", "p")]


def test_with_other_settings_the_delta_is_that_of_two_full_runs() -> None:
    mistyped = PUTIN.model_copy(update={"names": (es.Name(text="Vladimir Puttin"),)})
    loose, strict = screener(mistyped, XI), screener(mistyped, XI, threshold=0.99)
    assert ("gone", "1", "p") in changes(loose, strict)
    assert ("new", "1", "p") in changes(strict, loose)


def test_the_same_entry_from_a_newer_file_changes_nothing() -> None:
    newer = PUTIN.model_copy(update={"provenance": (es.Provenance(source="l", sha256="b" * 64),), "notes": ("new",)})
    older = PUTIN.model_copy(update={"provenance": (es.Provenance(source="l", sha256="a" * 64),)})
    assert changes(screener(older), screener(newer)) == []


OLD = "id,name,branch\n1,Vladimir Putin,A\n2,Xi Jinping,B\n3,N/A,C\n"
NEW = "id,name,branch\n9,Emma,C\n1,Vladimir Putin,A\n8,N/A,C\n4,Putin Vladimir,D\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The earlier party file and the later one."""
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def written(path: Path) -> list[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as stream:
        names = ("change", "row", "party_id", "entity_id", "score_before", "branch")
        return [tuple(row[name] for name in names) for row in csv.DictReader(stream)]


@pytest.mark.parametrize(
    ("rows", "nobody"), [("1,Emma\n", ""), ("1,N/A\n", "every row was rejected"), ("", "the file has a heading")]
)
def test_a_delta_over_a_file_of_nobody_warns(tmp_path: Path, rows: str, nobody: str) -> None:
    path = tmp_path / "parties.csv"
    path.write_text(f"id,name\n{rows}", encoding="utf-8")
    warnings = [line for line in screener(PUTIN).screen_file(path, since=screener(PUTIN)).lines() if "WARNING" in line]
    assert [line.startswith(f"WARNING: {nobody}") for line in warnings] == [True] * bool(nobody)


def test_a_delta_of_files_has_a_column_of_changes(tmp_path: Path, files: tuple[Path, Path]) -> None:
    output, (old, new) = tmp_path / "changes.csv", files
    found: list[Any] = []
    summary = screener(PUTIN, XI).screen_file(new, since_parties=old, output=output, on_alert=found.append)
    counts = asdict(summary.counts)
    assert counts == {"rows": 4, "rejected": 1, "flagged": 0, "entities": 0, "new": 1, "gone": 1, "changed": 0}
    assert [(alert.change, alert.score_before) for alert in found] == [("new", None), ("gone", 1.0)]
    assert written(output) == [("new", "4", "4", "p", "", "D"), ("gone", "2", "2", "x", "1.000000", "B")]
    assert (tmp_path / "changes.rejected.csv").read_text(encoding="utf-8").count("placeholder") == 1


def test_an_alert_that_is_gone_stands_at_the_row_that_its_party_has_now(
    tmp_path: Path, files: tuple[Path, Path]
) -> None:
    output, (old, new) = tmp_path / "changes.csv", files
    screener(XI).screen_file(new, since=screener(PUTIN, XI), since_parties=old, output=output)
    assert written(output)[0] == ("gone", "2", "1", "p", "1.000000", "A")


def test_the_report_of_a_delta_says_what_has_changed_and_the_manifest_since_when(
    tmp_path: Path, files: tuple[Path, Path]
) -> None:
    old, new = screener(PUTIN), screener(PUTIN, XI)
    listed = tmp_path / "old.snapshot"
    old.save(listed)
    places = {"html": tmp_path / "r.html", "json": tmp_path / "r.json"}
    new.screen_file(files[0], since=old, since_lists=[listed], **places)  # type: ignore[arg-type]  # their names
    (alert,) = json.loads(places["json"].read_text(encoding="utf-8"))["alerts"]
    assert (alert["change"], alert["score_before"], alert["entity"]["id"]) == ("new", None, "x")
    manifest = Manifest.load(places["html"])
    assert manifest.since is not None
    assert (manifest.sort, manifest.since.watchlist_digest) == ("since", old.watchlist_digest)
    assert [Path(file.path) for file in manifest.since.lists] == [listed]
    assert replay(manifest, new, since=old).is_same
    assert "the earlier watchlist differs" in replay(manifest, new, since=screener(XI)).differences


def test_a_delta_that_was_interrupted_goes_on(
    tmp_path: Path, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MARKED_PARTIES", 1)
    monkeypatch.setattr(delta, "_BLOCK", 2)
    old, new = screener(PUTIN, XI), screener(PUTIN.model_copy(update={"birth_dates": ("1952",)}))

    def run(folder: str, *, resume: bool = False, stop: int = 0) -> bytes:
        def progress(number: int, _expected: int | None) -> None:
            if number == stop:
                raise KeyboardInterrupt

        output = tmp_path / folder / "changes.csv"
        new.screen_file(
            files[1], since=old, since_parties=files[0], output=output, resume=resume, progress=progress, run_at="2026"
        )
        return output.read_bytes()

    whole = run("whole")
    for stop in (1, 3, 4):
        with pytest.raises(KeyboardInterrupt):
            run("broken", resume=True, stop=stop)
        assert journal.journal_of(tmp_path / "broken" / "changes.csv").exists()
    assert run("broken", resume=True) == whole
    assert Manifest.load(tmp_path / "broken" / "changes.csv").resumed > 2


def test_each_party_file_is_read_twice_at_most(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def noted(path: Path, *options: Any) -> Any:
        found = read_parties(path, *options)
        return replace(found, rows=(read.append(path) or row if row.number == 1 else row for row in found.rows))  # type: ignore[func-returns-value]

    monkeypatch.setattr("entityscreen.screening.runs.since.read_parties", noted)
    screener(PUTIN).screen_file(files[1], since=screener(XI), since_parties=files[0])
    assert sorted(read) == sorted([*files, *files])


def test_what_a_delta_does_not_take(files: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="a delta does not take --log"):
        screener(PUTIN).screen_file(files[1], since=screener(PUTIN), log=tmp_path / "a.log")
