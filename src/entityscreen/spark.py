"""Screening on Apache Spark: `entityscreen.spark.screen(df, screener)`.

It adds to `screening/frames.py`, whose path a row takes here too, how the compiled watchlist comes to the workers, the
schema of the result, and lists in shards. Spark is the engine and the library brings none of its own: a party's result
depends on its row alone, so a task that is lost is run again and gives the same rows, whatever the partitioning
(docs/decisions/0012-spark.md).

The workers need entityscreen installed, in the version of the driver; another one refuses the snapshot.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entityscreen.errors import InvalidInputError, MissingExtraError, SnapshotError
from entityscreen.model.decision import Decisions
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.model.scope import Scope
from entityscreen.model.watchlist import Watchlist
from entityscreen.screening.frames import ColumnNames, Per, TablePlan, batch_cells, join_batch, screen_tables
from entityscreen.screening.runs.manifest import AppliedDecisions, Manifest, digested, manifest_of, now
from entityscreen.screening.runs.run import facts_of
from entityscreen.screening.screener import Screener
from entityscreen.version import __version__

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

# Parties that meet one shard of a list before the next one is mapped: opening a shard is spread over so many.
_SHARD_BLOCK = 20_000


def screen(  # noqa: PLR0913  # a cluster has two more
    df: DataFrame,
    screener: Screener | str | Path,
    columns: ColumnNames | None = None,
    *,
    scope: Scope | None = None,
    per: Per = "hit",
    kind: str | None = None,
    shards: int = 1,
    shared: bool = False,
) -> DataFrame:
    """Screen a DataFrame of parties.

    Args:
        df: the parties; of classic Spark or Spark Connect.
        screener: compiled watchlist, its decisions applied; or the path of a snapshot (`Screener.save`).
        columns: headings by field, `{"id": "customer_no", "name": "full_name"}`; see `Screener.screen_frame`.
        scope: the part of the list that is screened against; that of the screener when left out.
        per: `hit` for a row for each hit, `party` for one row for each party.
        kind: of parties whose row does not say it.
        shards: into how many parts the list is cut. Each process maps one part at a time, for lists that do not fit
            into its memory; the hits are merged by score, and are those of the whole list.
        shared: whether the path is one that every worker opens by the same name (a mounted volume, a container image),
            so that nothing is sent.

    Returns:
        Lazily, the columns of `Screener.screen_frame`, typed. `alerts` and `rejected` are two views of it; `persist` it
        to take both from one run.

    Raises:
        InvalidInputError: a column is not there, or `shards` cannot be made.
        SourceError: no column says who a row is.
        SnapshotError: the snapshot cannot be opened here, or is another one at a worker.
        MissingExtraError: PySpark or pyarrow is not installed, or the workers have no entityscreen of this version.
    """
    plan = TablePlan.make(df.columns, columns, per=per, kind=kind)
    _check_workers(df.sparkSession)
    scope_of_screener = screener.scope if isinstance(screener, Screener) else None
    task = _Task(plan, *_shipped(df.sparkSession, screener, shards, shared=shared), scope or scope_of_screener)

    def run(batches: Iterable[Any]) -> Iterator[Any]:
        return task.run(batches)

    return df.mapInArrow(run, _schema(df.schema, plan))


# What a worker is asked before it is sent anything of entityscreen. As source, since Spark sends a function of this
# module by its name alone, which a worker without the module could not even say.
_ASK_VERSION = """
def ask_version(batches):
    import sys
    import pyarrow
    try:
        from entityscreen.version import __version__ as found
    except ImportError:
        found = ""
    for batch in batches:
        yield pyarrow.RecordBatch.from_pydict({"version": [found], "python": [sys.executable]})
"""
_CHECKED: set[str] = set()  # applications whose workers have this version


def _check_workers(spark: SparkSession) -> None:
    """See that the workers' Python has entityscreen in this version, once for each application."""
    application = str(spark.conf.get("spark.app.id", "")) or str(id(spark))
    if application in _CHECKED:
        return
    namespace: dict[str, Any] = {"__name__": "__main__"}
    exec(_ASK_VERSION, namespace)  # noqa: S102  # the constant above
    one = spark.range(0, 1, 1, 1)
    for version, python in one.mapInArrow(namespace["ask_version"], "version string, python string").collect():
        if version != __version__:
            problem = f"{python} at a worker has {f'entityscreen {version}' if version else 'no entityscreen'}"
            fix = (
                f"install entityscreen {__version__} there, send an environment that has it with spark.archives, or "
                "name a Python that has it in PYSPARK_PYTHON or spark.pyspark.python"
            )
            raise MissingExtraError(problem, where="spark.screen", fix=fix)
    _CHECKED.add(application)


def alerts(screened: DataFrame) -> DataFrame:
    """The rows of a result that are hits."""
    return screened.where("entity_id IS NOT NULL")


def rejected(screened: DataFrame) -> DataFrame:
    """The rows of a result that could not be screened, each with a reason."""
    return screened.where("reason IS NOT NULL")


def screen_files(  # noqa: PLR0913  # what a command line states
    master: str,
    screener: Screener,
    path: str | Path,
    *,
    output: str | Path,
    rejections: str | Path | None = None,
    columns: ColumnNames | None = None,
    kind: str | None = None,
    lists: Sequence[Path] = (),
    decisions: AppliedDecisions | None = None,
) -> dict[str, int]:
    """Screen files on a cluster: what `entityscreen screen --spark` does, from Python.

    Args:
        master: of Spark (`spark://host:7077`, `local[4]`), or of Spark Connect (`sc://host`).
        screener: compiled watchlist, its decisions applied.
        path: a file of Parquet or CSV, or a folder of such files, that every worker reads by this name; a folder
            without the ending `.csv` is Parquet.
        output: a folder that is not there yet, for the alerts, written as the input is unless its ending says `.csv` or
            `.parquet`; Spark writes one file a partition.
        rejections: the same for rows that could not be screened; beside the alerts by default.
        columns: as for `screen`.
        kind: of parties whose row does not say it.
        lists: what the watchlist was read from, for the manifest, which is written beside `output`.
        decisions: which decisions the screener applies, for the manifest.

    Returns:
        How many rows there were, how many were `rejected`, and how many `alerts`.

    Raises:
        InvalidInputError: an output is there already.
        MissingExtraError: PySpark is not installed.
    """
    source, alerted = str(path), str(output)
    ending = Path(source).suffix.lower()
    refused = str(rejections or Path(alerted).with_name(f"{Path(alerted).stem}.rejected{Path(alerted).suffix}"))
    for place in (alerted, refused):
        if Path(place).exists():
            raise InvalidInputError("is there already", where=place, fix="Spark writes a folder; give another name")
    started = now()
    with _session(master) as spark:
        # A quoted cell may have line breaks: such CSV cannot be split, so its rows are dealt out to as many tasks as
        # any shuffle of this cluster has.
        csv = spark.read.option("header", True).option("multiLine", True).option("escape", '"')
        tasks = int(spark.conf.get("spark.sql.shuffle.partitions") or 1)
        df = csv.csv(source).repartition(tasks) if ending == ".csv" else spark.read.parquet(source)
        screened = screen(df, screener, columns, kind=kind).persist()
        counts = {"rows": df.count()}
        for what, place, rows in (
            ("rejected", refused, rejected(screened).select(*screened.columns[: len(df.columns)], "reason")),
            ("alerts", alerted, alerts(screened).drop("reason")),
        ):
            as_csv = (Path(place).suffix.lower() or ending) == ".csv"
            (_defused(rows).write.option("header", True).option("escape", '"').csv if as_csv else rows.write.parquet)(
                place
            )
            counts[what] = rows.count()
        screened.unpersist()
        uses = TablePlan.make(df.columns, columns, kind=kind).columns
    Manifest.of(
        facts_of(screener, Path(source), uses, df.columns),
        started=started,
        parties=digested("parties", Path(source)),
        lists=tuple(digested("list", path) for path in lists),
        decisions=decisions,
        scope=screener.scope,
        reading={"columns": dict(columns or {}), "kind": kind},
        writing={"spark": master},
        counts=counts,
        outputs=tuple(digested(what, Path(place)) for what, place in (("alerts", alerted), ("rejected rows", refused))),
    ).save(manifest_of(Path(alerted)))
    return counts


@contextmanager
def _session(master: str) -> Iterator[SparkSession]:
    """The session that is there, or one that ends with the block."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise _missing() from None
    active = SparkSession.getActiveSession()
    builder = SparkSession.builder.appName("entityscreen")
    spark = active or (builder.remote(master) if master.startswith("sc://") else builder.master(master)).getOrCreate()
    try:
        yield spark
    finally:
        if active is None:
            spark.stop()


def _defused(rows: DataFrame) -> DataFrame:
    """Alerts for CSV, which a spreadsheet may open: no text begins a formula."""
    from pyspark.sql.functions import col, udf

    from entityscreen.reports.row_files import defuse

    def safe(text: str | None) -> str | None:
        return None if text is None else defuse(text)

    guard: Any = udf(safe, "string", useArrow=False)
    texts = {name for name, kind in rows.dtypes if kind == "string"}
    names = (f"`{name.replace('`', '``')}`" for name in rows.columns)
    return rows.select(
        *(
            guard(col(quoted)).alias(name) if name in texts else col(quoted)
            for name, quoted in zip(rows.columns, names, strict=True)
        )
    )


def _schema(own: StructType, plan: TablePlan) -> StructType:
    try:
        from pyspark.sql.types import DoubleType, LongType, StringType, StructField, StructType
    except ImportError:
        raise _missing() from None
    types = {str: StringType(), float: DoubleType(), int: LongType()}
    kept = [StructField(name, field.dataType, True) for name, field in zip(plan.kept, own.fields, strict=True)]
    return StructType([*kept, *(StructField(name, types[kind], True) for name, kind in plan.results.items())])


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """A compiled watchlist as a worker finds it.

    Attributes:
        file: its name among Spark's files, or its path when it is shared.
        shared: whether it is a path.
        digest: of the watchlist and of the settings.
    """

    file: str
    shared: bool
    digest: tuple[str, str]


def _shipped(
    spark: SparkSession, screener: Screener | str | Path, shards: int, *, shared: bool
) -> tuple[tuple[_Snapshot, ...], Decisions | None]:
    """Send a watchlist to the workers, once each, whole or in shards."""
    if not isinstance(shards, int) or shards < 1:
        raise InvalidInputError(f"shards must be a whole number from 1, not {shards!r}", where="spark.screen")
    if shared and (isinstance(screener, Screener) or shards > 1):
        problem = "shared stands with the path of one snapshot, which the workers open as it is"
        raise InvalidInputError(problem, where="spark.screen", fix="give the path, or leave shared out")
    opened = screener if isinstance(screener, Screener) else Screener.load(screener)
    if shared:
        return (_Snapshot(str(screener), True, _digest(opened)),), None
    files = []
    for part in [opened] if shards == 1 else _parts(opened, shards):
        digest = _digest(part)
        # By its digests, since Spark refuses another file of a name that it knows.
        path = _folder() / f"entityscreen-{'-'.join(value[:16] for value in digest)}.snapshot"
        if not path.exists():
            part.save(path)
        spark.addArtifacts(str(path), file=True)
        files.append(_Snapshot(path.name, False, digest))
    return tuple(files), opened.decisions


@cache
def _folder() -> Path:
    """Where snapshots wait for the workers, as long as this process lives."""
    holder = tempfile.TemporaryDirectory(prefix="entityscreen-spark-")
    _HELD.append(holder)
    return Path(holder.name)


_HELD: list[tempfile.TemporaryDirectory[str]] = []  # removed with the process


def _parts(screener: Screener, shards: int) -> Iterator[Screener]:
    """The list cut into parts of about as many entities; compiled one after another."""
    entities, count = screener.entities(), len(screener)
    if shards > count:
        problem = f"a list of {count} entities cannot be cut into {shards} shards"
        raise InvalidInputError(problem, where="spark.screen", fix="take fewer")
    for number in range(shards):
        size = count * (number + 1) // shards - count * number // shards
        yield screener.over_part(Watchlist(islice(entities, size)))


def _digest(screener: Screener) -> tuple[str, str]:
    return screener.watchlist_digest, screener.config.digest


@dataclass(frozen=True, slots=True)
class _Task:
    """What every worker does with its rows.

    Attributes:
        plan: how the rows are screened.
        snapshots: of the watchlist: one, or its shards.
        decisions: of reviewers.
        scope: the part of the list that is screened against.
    """

    plan: TablePlan
    snapshots: tuple[_Snapshot, ...]
    decisions: Decisions | None
    scope: Scope | None

    def run(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Screen the record batches of a partition."""
        parts = ((batch, batch_cells(batch, self.plan)) for batch in batches)
        for batch, results in screen_tables(self, parts, self.plan):
            yield join_batch(batch, results)

    def screen_many(
        self, parties: Iterable[Party], *, workers: int = 1, suppressed: bool = False
    ) -> Iterator[list[Hit]]:
        """The hits of each party, in order; those of several shards merged by their rank."""
        if len(self.snapshots) == 1:
            screener = _opened(self.snapshots[0]).with_decisions(self.decisions).within(self.scope)
            yield from screener.screen_many(parties, workers=workers, suppressed=suppressed)
            return
        rest = iter(parties)
        while block := list(islice(rest, _SHARD_BLOCK)):
            hits_of_block: list[list[Hit]] = [[] for _ in block]
            for snapshot in self.snapshots:
                screener = _opened(snapshot).with_decisions(self.decisions).within(self.scope)
                for hits_of_party, hits in zip(
                    hits_of_block, screener.screen_many(block, workers=workers, suppressed=suppressed), strict=True
                ):
                    hits_of_party.extend(hits)
            yield from (sorted(hits, key=lambda hit: hit.rank) for hits in hits_of_block)


# The snapshot that this process has mapped. Spark uses a process for many tasks; only the first one opens it.
_MAPPED: dict[_Snapshot, Screener] = {}


def _opened(snapshot: _Snapshot) -> Screener:
    """The screener of a snapshot, mapped once a process; another one takes its place.

    Raises:
        SnapshotError: it is not the one that the driver saw.
    """
    if snapshot not in _MAPPED:
        from pyspark import SparkFiles

        _MAPPED.clear()
        path = snapshot.file if snapshot.shared else SparkFiles.get(snapshot.file)
        screener = Screener.load(path)
        if _digest(screener) != snapshot.digest:
            problem = "is another snapshot at a worker than on the driver"
            raise SnapshotError(problem, where=path, fix="bring the same file to every worker")
        _MAPPED[snapshot] = screener
    return _MAPPED[snapshot]


def _missing() -> MissingExtraError:
    return MissingExtraError("Spark needs PySpark 4", where="spark", fix="pip install 'entityscreen[spark]'")
