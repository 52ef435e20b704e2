"""Spark: on a cluster of two worker processes the rows of `screen_many`, whatever the partitioning and whoever dies."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import entityscreen as es
from entityscreen.cli import main
from entityscreen.errors import InvalidInputError, MissingExtraError
from entityscreen.model.decision import Decision, Decisions, entity_digest, party_digest
from entityscreen.screening.decisions import DecisionStore
from entityscreen.screening.runs.manifest import Manifest
from entityscreen.screening.runs.replay import replay

pyspark = pytest.importorskip("pyspark", reason="the extra entityscreen[spark] is not installed")
pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java 17, which is not here"),
    pytest.mark.skipif(sys.platform != "linux", reason="the test ends a worker by what Linux says of processes"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
]
SOURCE = str(Path(es.__file__).parents[1])
ROWS = 800
_QUICK = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto"  # what starts soon, not what runs long
Found = Callable[[Any], list[tuple[Any, ...]]]


def free_port() -> int:
    with socket.create_server(("localhost", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Two workers with a core each, in processes of their own."""
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.driver.memory": "512m",
        "spark.executor.memory": "512m",
        "spark.executorEnv.PYTHONPATH": SOURCE,
        "spark.driver.extraJavaOptions": _QUICK,
        "spark.executor.extraJavaOptions": _QUICK,
        "spark.ui.enabled": "false",
        "spark.log.level": "OFF",
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder),
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.files.maxPartitionBytes": "32k",
        "spark.sql.files.openCostInBytes": "0",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "80",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",  # to compile Java for a few rows takes longer than to read them
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.plugins": "org.apache.spark.sql.connect.SparkConnectPlugin",
        "spark.connect.grpc.binding.port": str(free_port()),
    }
    builder = SparkSession.builder.master("local-cluster[2,1,512]")
    for key, value in settings.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    yield spark
    application = spark.sparkContext.applicationId
    spark.stop()
    shutil.rmtree(Path(pyspark.__file__).parent / "work" / application, ignore_errors=True)  # of the workers


@pytest.fixture(scope="module")
def screener(mixed_entities: tuple[es.Entity, ...]) -> es.Screener:
    screener = es.Screener(es.Watchlist(mixed_entities))
    party = es.Party(name=mixed_entities[0].names[0].text, id="0")
    hit = screener.screen(party)[0]
    digests = party_digest(party), entity_digest(hit.entity), screener.config.digest
    decision = Decision("0", hit.entity.id, "false", "another date", "ann", "2026-01-01T09:00", *digests)
    return screener.with_decisions(Decisions([decision], as_of="2026-01-02"))


@pytest.fixture(scope="module")
def table(mixed_entities: tuple[es.Entity, ...]) -> Any:
    """Parties with the names of the list, some turned round; each fiftieth row cannot be screened."""
    names = [name.text for entity in mixed_entities for name in entity.names]
    turned = [" ".join(reversed(name.split())) for name in names]
    cells = [(names if at % 3 else turned)[at % len(names)] if at % 50 != 7 else "N/A" for at in range(ROWS)]
    return pa.table({"id": [str(at) for at in range(ROWS)], "name": cells, "amount": [at / 7 for at in range(ROWS)]})


@pytest.fixture(scope="module")
def parties(cluster: Any, table: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The table in four files."""
    folder = tmp_path_factory.mktemp("parties")
    for at in range(4):
        parquet.write_table(table.slice(at * ROWS // 4, ROWS // 4), folder / f"{at}.parquet")
    return cluster.read.parquet(str(folder))


@pytest.fixture(scope="module")
def expected(screener: es.Screener, table: Any) -> list[tuple[Any, ...]]:
    return screened_here(screener, table)


def screened_here(screener: es.Screener, table: Any) -> list[tuple[Any, ...]]:
    """What `screen_many` finds, written by hand; `test_frames.py` holds that a frame is the same."""
    rows = table.to_pylist()
    screened = screener.screen_many((es.Party(name=row["name"], id=row["id"]) for row in rows), on_error="reject")
    found: list[tuple[Any, ...]] = []
    for row, hits in zip(rows, screened, strict=True):
        own = (row["id"], row["name"], row["amount"])
        if not isinstance(hits, list):
            found.append((*own, *[None] * 6, "the name is a placeholder ('N/A')"))
            continue
        for hit in hits:
            scores = hit.score, hit.name_score
            found.append((*own, hit.entity.id, hit.entity.caption, *scores, hit.matched_name, None, None))
    return sorted(found, key=str)


def rows_of(screened: Any) -> list[tuple[Any, ...]]:
    return sorted(map(tuple, screened.collect()), key=str)


def test_a_cluster_screens_within_a_scope(
    parties: Any, table: Any, screener: es.Screener, mixed_entities: tuple[es.Entity, ...]
) -> None:
    scope = es.Scope(exclude_entities=[entity.id for entity in mixed_entities[::2]])
    columns = {"id": "id", "name": "name"}
    within = screened_here(screener.within(scope), table)
    assert 0 < len(within) < len(screened_here(screener, table))
    assert rows_of(es.spark.screen(parties, screener, columns, scope=scope, shards=2)) == within
    assert rows_of(es.spark.screen(parties, screener.within(scope), columns)) == within


def test_a_cluster_finds_what_screen_many_finds(
    parties: Any, screener: es.Screener, expected: list[tuple[Any, ...]]
) -> None:
    screened = es.spark.screen(parties, screener, {"id": "id", "name": "name"})
    types = ["string", "string", "double", "string", "string", "double", "double", "string", "string", "string"]
    added = ["entity_id", "caption", "score", "name_score", "matched_name", "flags", "reason"]
    assert screened.dtypes == [*zip([*parties.columns, *added], types, strict=True)]
    assert rows_of(screened) == expected


def test_a_worker_that_is_killed_loses_and_doubles_nothing(
    parties: Any, screener: es.Screener, expected: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    """Its executor dies, after the first of the parties went on to be screened."""
    marker = tmp_path / "killed"

    def kill_once(batches: Any) -> Any:
        import os
        import signal
        from pathlib import Path

        for number, batch in enumerate(batches):
            yield batch
            if number == 1 and not marker.exists():
                daemon = os.getppid()
                executor = int(Path(f"/proc/{daemon}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[1])
                marker.write_text(str(executor), encoding="ascii")
                os.kill(executor, signal.SIGKILL)

    screened = es.spark.screen(parties.mapInArrow(kill_once, parties.schema), screener)
    assert rows_of(screened) == expected
    assert marker.exists()


def test_shards_and_partitions_change_nothing(
    parties: Any, screener: es.Screener, expected: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    sharded = es.spark.screen(parties.coalesce(1), screener, shards=3)
    assert rows_of(sharded) == expected
    screener.save(tmp_path / "list.snapshot")
    few = parties.where("id < '100'")
    whole = es.spark.screen(few, tmp_path / "list.snapshot", per="party", shared=True)
    assert rows_of(es.spark.screen(few, tmp_path / "list.snapshot", per="party", shards=2)) == rows_of(whole)


def test_alerts_and_rejected_rows_are_two_views(
    parties: Any, screener: es.Screener, expected: list[tuple[Any, ...]]
) -> None:
    screened = es.spark.screen(parties, screener).persist()
    alerts, rejected = es.spark.alerts(screened), es.spark.rejected(screened)
    assert rows_of(alerts) == [row for row in expected if row[3] is not None]
    assert rows_of(rejected) == [row for row in expected if row[-1] is not None]
    screened.unpersist()


def test_what_cannot_be_done_is_refused_on_the_driver(parties: Any, screener: es.Screener) -> None:
    with pytest.raises(InvalidInputError, match="there is no column 'Firma'"):
        es.spark.screen(parties, screener, {"name": "Firma"})
    with pytest.raises(InvalidInputError, match="shards must be a whole number from 1"):
        es.spark.screen(parties, screener, shards=0)
    with pytest.raises(InvalidInputError, match="shared stands with the path of one snapshot"):
        es.spark.screen(parties, screener, shared=True)


def test_the_command_line_screens_files_on_a_cluster(
    cluster: Any, screener: es.Screener, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """CSV in and out; cells that a spreadsheet would take for a formula are defused."""
    first = next(screener.entities()).names[0].text
    text = f'id,name,note\n1,"{first}",=SUM(1)\n2,N/A,"a\nb"\n3,Nobody Atall,\n'
    paths = (tmp_path / name for name in ("parties.csv", "list.snapshot", "alerts.csv", "decisions.sqlite"))
    source, lists, output, store = map(str, paths)
    Path(source).write_text(text, encoding="utf-8")
    DecisionStore(store)
    screener.save(lists)
    command = ["screen", source, "-w", lists, "--spark", "local[1]", "-o", output, "--decisions", store]
    command += ["--scope", "exclude_entities=nobody"]
    with pytest.raises(SystemExit, match="0"):
        main(command)
    assert "3 rows: 1 rejected" in capsys.readouterr().err
    reader = cluster.read.option("header", True).option("multiLine", True)
    assert {(row["id"], row["note"]) for row in reader.csv(output).collect()} == {("1", "'=SUM(1)")}
    [rejected] = reader.csv(str(tmp_path / "alerts.rejected.csv")).collect()
    assert tuple(rejected) == ("2", "N/A", "a\nb", "the name is a placeholder ('N/A')")
    manifest = Manifest.load(output)
    assert manifest.counts == {"rows": 3, "rejected": 1, "alerts": reader.csv(output).count()}
    assert [file.what for file in manifest.outputs] == ["alerts", "rejected rows"]
    assert all(len(file.sha256) == 64 for file in (manifest.parties, *manifest.lists, *manifest.outputs))
    assert (manifest.watchlist_digest, manifest.config_digest) == (screener.watchlist_digest, screener.config.digest)
    assert manifest.scope == es.Scope(exclude_entities=["nobody"])
    assert manifest.decisions is not None
    assert manifest.decisions.store.endswith(store)
    with pytest.raises(InvalidInputError, match="a run on Spark is not done again"):
        replay(manifest, screener)
    with pytest.raises(SystemExit, match=r"[12]"):
        main(command)
    assert "is there already" in capsys.readouterr().err


CONNECT = """
import sys

from pyspark.sql import SparkSession

import entityscreen as es

spark = SparkSession.builder.remote(sys.argv[1]).getOrCreate()
assert "connect" in type(spark).__module__
names = "Konstantin Petrovskij", "N/A", "Emma Johansson"
df = spark.createDataFrame([(str(number), name) for number, name in enumerate(names, 1)], "id string, name string")
screener = es.Screener(es.Watchlist([es.Entity(id="x1", kind="Person", names=["PETROVSKY, Konstantin"])]))
for row in es.spark.screen(df, screener).collect():
    print("found", row["id"], row["entity_id"], row["reason"])
"""


def test_spark_connect_is_the_same_call(cluster: Any) -> None:
    """The cluster's driver is a Connect server too; its client is a process without a session of its own."""
    pytest.importorskip("grpc", reason="Spark Connect needs grpcio")
    address = f"sc://localhost:{cluster.conf.get('spark.connect.grpc.binding.port')}"
    command = [sys.executable, "-c", CONNECT, address]
    client = subprocess.run(
        command, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": SOURCE}, check=False
    )
    found = [line for line in client.stdout.splitlines() if line.startswith("found")]
    assert found == ["found 1 x1 None", "found 2 None the name is a placeholder ('N/A')"], client.stderr


def test_workers_without_entityscreen_are_named_before_the_job_starts(
    cluster: Any, parties: Any, screener: es.Screener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workers' Python finds another package of that name first, which fails as one that is not there."""
    (tmp_path / "entityscreen").mkdir()
    (tmp_path / "entityscreen" / "__init__.py").write_text("raise ModuleNotFoundError('entityscreen')", "utf-8")
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH={tmp_path}:$PYTHONPATH exec {sys.executable} "$@"\n', "utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(cluster.sparkContext, "pythonExec", str(python))
    monkeypatch.setattr(es.spark, "_CHECKED", set())
    with pytest.raises(MissingExtraError, match="at a worker has no entityscreen; install entityscreen"):
        es.spark.screen(parties, screener)
