"""Replay real editions of lists through the daily job, and hold the sum of its deltas to full runs.

usage: python -m benchmarks.monitor_replay DATA [--parties 400] [--made 10] [--seed 1]

DATA has `lists/editions/` (editions of the UN's list and of OFAC's consolidated list by day) and `lists/ofac/`. Each
edition is the list of one run, in their order; behind the real ones come editions that are made by taking entries of
OFAC's list out and in. Parties: names of all editions and invented ones; each run changes some of them. The process of
one run in three is killed (SIGKILL) after a random time, and the job is started again. Printed for each run: entities,
alerts new, changed and gone; exit status 1 where what stands after all deltas is not what one full run gives.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import entityscreen as es
from entityscreen.monitor.state import StateFolder

FIRST, LAST = ("Aino", "Bruno", "Carla", "Dmytro", "Elif", "Farid"), ("Korhonen", "Silva", "Novak", "Yilmaz", "Haddad")
SETTINGS = """
state = "{state}"
[lists]
further = ["list{suffix}"]
[parties]
file = "parties.csv"
"""


def editions(data: Path, made: int, rng: random.Random) -> Iterator[tuple[str, Path | es.Watchlist]]:
    """The name of each edition, and its file or its entities."""
    for path in sorted((data / "lists" / "editions").rglob("*.xml.gz")):
        yield f"{path.parent.name} {path.name.partition('.')[0]}", path
    entities = list(es.read_list(data / "lists" / "ofac"))[:2_000]
    for number in range(made):
        yield f"made {number + 1}", es.Watchlist(rng.sample(entities, len(entities) - 100))


def place(folder: Path, edition: Path | es.Watchlist) -> str:
    """Put an edition where the job reads it; returns the ending of its name."""
    for stale in folder.glob("list.*"):
        stale.unlink()
    if isinstance(edition, es.Watchlist):
        edition.save(folder / "list.ftm.json")
        return ".ftm.json"
    with gzip.open(edition) as packed, (folder / "list.xml").open("wb") as target:
        shutil.copyfileobj(packed, target)
    return ".xml"


def run_job(folder: Path, suffix: str, state: str, kill_after: float | None) -> None:
    """Run the job in a process; where it is killed, once more."""
    (folder / "monitor.toml").write_text(SETTINGS.format(state=state, suffix=suffix), encoding="utf-8")
    command = [sys.executable, "-m", "entityscreen", "monitor", str(folder / "monitor.toml")]
    if kill_after is not None:
        try:
            subprocess.run(command, timeout=kill_after, capture_output=True, check=False)
        except subprocess.TimeoutExpired:
            print(f"  killed after {kill_after:.2f} s", flush=True)
    subprocess.run(command, capture_output=True, check=True)


def alerts_of(folder: Path, state: str) -> tuple[str, list[dict[str, str]]]:
    """The last completed run and its alerts."""
    completed = StateFolder(folder / state).completed()
    if completed is None:
        raise SystemExit(f"the job of {folder / state} was never completed")
    with (folder / state / "runs" / completed.run / "parties.alerts.csv").open(encoding="utf-8", newline="") as stream:
        return completed.run, list(csv.DictReader(stream))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--parties", type=int, default=400)
    parser.add_argument("--made", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng, wrong, last_run = random.Random(options.seed), 0, ""
    every = list(editions(options.data, options.made, rng))
    names = sorted(
        {name.text for _, edition in every for entity in read(edition) for name in entity.names if name.type != "weak"}
    )
    standing: dict[tuple[str, str], str] = {}
    with tempfile.TemporaryDirectory(prefix="entityscreen-replay-") as made:
        folder = Path(made)
        parties = {str(number): party(rng, names) for number in range(options.parties)}
        for number, (label, edition) in enumerate(every):
            for key in rng.sample(sorted(parties), len(parties) // 20):
                parties[key] = party(rng, names)
            write_parties(folder / "parties.csv", parties)
            suffix = place(folder, edition)
            run_job(folder, suffix, "state", rng.uniform(0.5, 6.0) if number % 3 == 2 else None)
            run, alerts = alerts_of(folder, "state")
            counts = {"new": 0, "changed": 0, "gone": 0}
            for alert in sorted(alerts, key=lambda alert: alert.get("change") != "gone") if run != last_run else ():
                pair, change = (alert["id"], alert["entity_id"]), alert.get("change", "new")
                counts[change] += 1
                standing.pop(pair, None)
                if change != "gone":
                    standing[pair] = alert["score"]
            last_run = run
            shutil.rmtree(folder / "full", ignore_errors=True)
            run_job(folder, suffix, "full", None)
            full = {(alert["id"], alert["entity_id"]): alert["score"] for alert in alerts_of(folder, "full")[1]}
            wrong += standing != full
            verdict = "" if standing == full else "DIFFERS"
            print(f"{label:28} {counts}, standing {len(standing)}, full {len(full)} {verdict}", flush=True)
    print(f"{len(every)} editions, {wrong} differ")
    sys.exit(bool(wrong))


def read(edition: Path | es.Watchlist) -> es.Watchlist:
    """The entities of an edition."""
    if isinstance(edition, es.Watchlist):
        return edition
    with tempfile.TemporaryDirectory() as folder:
        place(Path(folder), edition)
        return es.read_list(Path(folder) / "list.xml")


def party(rng: random.Random, names: list[str]) -> str:
    """A listed name, or an invented one."""
    return rng.choice(names) if rng.random() < 0.3 else f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def write_parties(path: Path, parties: dict[str, str]) -> None:
    """Write the party file."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("id", "name"))
        writer.writerows(parties.items())


if __name__ == "__main__":
    main()
