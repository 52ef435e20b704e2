"""Tables of parties in memory: pandas, Polars, Arrow and DuckDB in, the same kind of table out.

It has what every table has in common: which columns are read (as in files), what becomes of a row (`TablePlan`,
`screen_tables`), the frames of three libraries through narwhals, and streams of Arrow. Apache Spark takes the same
path, see `spark.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import tee
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from entityscreen.errors import InvalidInputError, MissingExtraError
from entityscreen.model.hit import Hit, ScreensMany
from entityscreen.model.kind import known_kind
from entityscreen.reports import with_originals
from entityscreen.screening.files.columns import Columns, choose_columns, find_columns
from entityscreen.screening.files.party_rows import PartyRow, to_party
from entityscreen.tables.cells import whole_text
from entityscreen.tables.rows import RawRow

if TYPE_CHECKING:
    import narwhals as nw
    import polars as pl

Per = Literal["hit", "party"]
ColumnNames = Mapping[str, str | Sequence[str]]
Table = TypeVar("Table")
# What is written behind a party's own columns, and the type of each.
_RESULTS: Mapping[str, type] = {
    "entity_id": str,
    "caption": str,
    "score": float,
    "name_score": float,
    "matched_name": str,
    "flags": str,
    "reason": str,
}
_HITS = "hits"  # of a party, where each has one row
# Rows that are made to parties at once; memory follows this, not the table.
BATCH = 4_096


@dataclass(frozen=True, slots=True)
class TablePlan:
    """How the rows of a table are screened, whatever holds the table.

    Attributes:
        headings: the columns of the table, in order.
        columns: what was found to hold what.
        kind: of every party whose row does not say it, or None.
        per: `hit` for a row for each hit, `party` for one row for each party with its best hit.
    """

    headings: tuple[str, ...]
    columns: Columns
    kind: str | None = None
    per: Per = "hit"

    @classmethod
    def make(
        cls, headings: Sequence[object], columns: ColumnNames | None, *, per: str = "hit", kind: str | None = None
    ) -> TablePlan:
        """Find the columns of a table; see `choose_columns` for those that the user names."""
        if per not in ("hit", "party"):
            raise InvalidInputError(f"per is 'hit' or 'party', not {per!r}", where="screen_frame")
        names = [str(heading) for heading in headings]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            problem = f"two columns of the table have the name {twice[0]!r}"
            raise InvalidInputError(problem, where="screen_frame", fix="rename one of them")
        uses = find_columns(names, choose_columns(columns or {}), where="table")
        return cls(tuple(names), uses, known_kind(kind) if kind else None, "party" if per == "party" else "hit")

    @property
    def read(self) -> tuple[str, ...]:
        """The columns that are read; the others only pass through."""
        used = {heading for _, group in self.columns.uses() for heading in group}
        return tuple(heading for heading in self.headings if heading in used)

    @property
    def results(self) -> dict[str, type]:
        """The columns that are added, with their types: `str`, `float` or `int`."""
        return {_HITS: int, **_RESULTS} if self.per == "party" else dict(_RESULTS)

    @property
    def kept(self) -> tuple[str, ...]:
        """The names of the table's own columns in the result; one that is named like a result gets a prefix."""
        return with_originals(tuple(self.results), self.headings)[len(self.results) :]

    def rows(self, cells: Mapping[str, Sequence[Any]]) -> list[PartyRow]:
        """The rows of a part of the table, from the cells of the columns that are read."""
        records = zip(*(map(whole_text, cells[heading]) for heading in self.read), strict=True)
        return [
            to_party(RawRow(number, dict(zip(self.read, record, strict=True))), self.columns, self.kind)
            for number, record in enumerate(records, start=1)
        ]


@dataclass(frozen=True, slots=True)
class Results:
    """What was found in a table, column by column; `places` has for each row of the result the row of the table, from
    0.
    """

    plan: TablePlan
    places: list[int] = field(default_factory=list)
    values: dict[str, list[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.values.update((name, []) for name in self.plan.results if name not in self.values)

    def add(self, place: int, row: PartyRow, hits: Sequence[Hit]) -> None:
        """Enter what came of a row: its hits, or why it has none."""
        shown = hits if self.plan.per == "hit" else hits[:1]
        more = {"flags": "; ".join(row.flags) or None, "reason": row.reason or None, _HITS: len(hits)}
        for hit in shown:
            entity = hit.entity
            fields = {"entity_id": entity.id, "caption": entity.caption, "matched_name": hit.matched_name}
            self._add(place, {**fields, "score": hit.score, "name_score": hit.name_score, **more})
        if not shown and (row.reason or self.plan.per == "party"):
            self._add(place, more)

    def _add(self, place: int, values: Mapping[str, Any]) -> None:
        self.places.append(place)
        for name, column in self.values.items():
            column.append(values.get(name))


def screen_tables(
    screener: ScreensMany,
    tables: Iterable[tuple[Table, Mapping[str, Sequence[Any]]]],
    plan: TablePlan,
    workers: int = 1,
) -> Iterator[tuple[Table, Results]]:
    """Screen the parts of a table one after another, in one batch, and give each with what was found in it. They are
    read as the results are taken, so memory stays bounded.
    """
    # Two readers of one stream: parts wait for their hits as long as a block does.
    to_screen, waiting = tee((table, plan.rows(cells)) for table, cells in tables)
    parties = (row.party for _, rows in to_screen for row in rows if row.party is not None)
    answers = screener.screen_many(parties, workers=workers)
    for table, rows in waiting:
        results = Results(plan)
        for place, row in enumerate(rows):
            results.add(place, row, [] if row.party is None else next(answers))
        yield table, results


def screen_frame(
    screener: ScreensMany,
    frame: Table,
    columns: ColumnNames | None = None,
    *,
    per: Per = "hit",
    kind: str | None = None,
    workers: int = 1,
) -> Table:
    """Screen a table of parties: see `Screener.screen_frame`."""
    try:
        import narwhals as nw
    except ImportError:
        problem = "tables are read with narwhals"
        raise MissingExtraError(problem, where="screen_frame", fix="pip install 'entityscreen[frames]'") from None
    try:
        table: Any = nw.from_native(frame, pass_through=True)
        if isinstance(table, nw.LazyFrame) and table.implementation.is_duckdb():
            table = table.collect()  # of Arrow: a stream would keep the user's connection from any other query
    except nw.exceptions.DuplicateError:
        TablePlan.make(_headings(frame), columns, per=per, kind=kind)  # raises our error, which names the column
        raise
    if isinstance(table, nw.DataFrame):
        plan = TablePlan.make(table.columns, columns, per=per, kind=kind)
        screened: Table = _screen_eager(screener, table, plan, workers)
        return screened
    if isinstance(table, nw.LazyFrame) and table.implementation.is_polars():
        lazy: Any = frame
        plan = TablePlan.make(lazy.collect_schema().names(), columns, per=per, kind=kind)
        scanned: Any = _screen_lazy(screener, lazy, plan, workers)
        return scanned  # type: ignore[no-any-return]  # a LazyFrame, as it was given
    if hasattr(frame, "__arrow_c_stream__"):
        import pyarrow as pa  # type: ignore[import-untyped]

        reader = pa.RecordBatchReader.from_stream(frame)
        plan = TablePlan.make(reader.schema.names, columns, per=per, kind=kind)
        return _screen_stream(screener, reader, plan, workers)  # type: ignore[no-any-return]  # documented
    problem = f"screen_frame takes a table of pandas, Polars, Arrow or DuckDB, not {type(frame).__name__}"
    raise InvalidInputError(problem, where="screen_frame", fix="entityscreen.spark.screen takes Spark's")


def _headings(frame: Any) -> Sequence[object]:
    """The headings of a table of pandas, Arrow or DuckDB."""
    headings: Sequence[object] = frame.column_names if hasattr(frame, "column_names") else list(frame.columns)
    return headings


def _screen_stream(screener: ScreensMany, reader: Any, plan: TablePlan, workers: int) -> Any:
    """The batches of a stream are screened as the result is read."""
    import pyarrow as pa

    parts = (
        (part, batch_cells(part, plan))
        for batch in reader
        for part in (batch.slice(start, BATCH) for start in range(0, len(batch), BATCH))
    )
    results = (join_batch(part, results) for part, results in screen_tables(screener, parts, plan, workers))
    types = [pa.field(name, kind) for name, kind in arrow_types(plan).items()]
    columns = [field.with_name(name) for name, field in zip(plan.kept, reader.schema, strict=True)]
    return pa.RecordBatchReader.from_batches(pa.schema([*columns, *types]), results)


def arrow_types(plan: TablePlan) -> dict[str, Any]:
    """The columns that are added to a batch of Arrow, with their types."""
    import pyarrow as pa

    types = {str: pa.string(), float: pa.float64(), int: pa.int64()}
    return {name: types[kind] for name, kind in plan.results.items()}


def batch_cells(batch: Any, plan: TablePlan) -> dict[str, list[Any]]:
    """The cells of those columns of a record batch that are read."""
    return {heading: _cells_of(heading, batch.column(heading).to_pylist) for heading in plan.read}


def join_batch(batch: Any, results: Results) -> Any:
    """The rows of a record batch that have a result, with the results behind."""
    import pyarrow as pa

    columns = batch.take(pa.array(results.places, type=pa.int64())).columns
    added = [pa.array(results.values[name], type=kind) for name, kind in arrow_types(results.plan).items()]
    return pa.RecordBatch.from_arrays([*columns, *added], names=[*results.plan.kept, *results.plan.results])


def _cells_of(heading: str, cells: Callable[[], list[Any]]) -> list[Any]:
    """The cells of a column; Arrow takes bytes for text without looking at them."""
    try:
        return cells()
    except UnicodeDecodeError as error:
        fix = "write the column as UTF-8, or cast it to binary, whose bytes are read as far as they are text"
        problem = f"column {heading!r} holds text that is not UTF-8: {error.object!r:.80}"
        raise InvalidInputError(problem, where="screen_frame", fix=fix) from None


def _screen_eager(screener: ScreensMany, frame: nw.DataFrame[Any], plan: TablePlan, workers: int) -> Any:
    """The whole table is there: rows are taken from it once, when all is known."""
    narrow = frame.select(plan.read)
    parts = ((start, _cells(narrow[start : start + BATCH], plan)) for start in range(0, len(frame), BATCH))
    whole = Results(plan)
    for start, results in screen_tables(screener, parts, plan, workers):
        whole.places.extend(start + place for place in results.places)
        for name, values in results.values.items():
            whole.values[name].extend(values)
    return _joined(frame, whole)


def _cells(frame: nw.DataFrame[Any], plan: TablePlan) -> dict[str, list[Any]]:
    return {heading: _cells_of(heading, frame[heading].to_list) for heading in plan.read}


def _joined(frame: nw.DataFrame[Any], results: Results) -> Any:
    """The rows of a table that have a result, with the results behind."""
    import narwhals as nw

    plan = results.plan
    types = {str: nw.String(), float: nw.Float64(), int: nw.Int64()}
    added = [
        nw.new_series(name, results.values[name], types[kind], backend=frame.implementation)
        for name, kind in plan.results.items()
    ]
    chosen = frame[results.places] if results.places else frame.head(0)
    return chosen.rename(dict(zip(plan.headings, plan.kept, strict=True))).with_columns(*added).to_native()


def _screen_lazy(screener: ScreensMany, frame: pl.LazyFrame, plan: TablePlan, workers: int) -> pl.LazyFrame:
    """A scan that screens as it is read: neither the table nor the result is ever in memory whole."""
    import narwhals as nw
    import polars as pl

    if not hasattr(frame, "collect_batches"):
        problem = f"Polars {pl.__version__} cannot read a lazy table in batches"
        raise MissingExtraError(problem, where="screen_frame", fix="update Polars to 1.34, or give frame.collect()")
    from polars.io.plugins import register_io_source

    def source(
        with_columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, _batch_size: int | None
    ) -> Iterator[pl.DataFrame]:
        batches = (nw.from_native(b) for b in frame.collect_batches(chunk_size=BATCH, maintain_order=True))
        parts = ((batch, _cells(batch, plan)) for batch in batches)
        for batch, results in screen_tables(screener, parts, plan, workers):
            table: pl.DataFrame = _joined(batch, results)
            if n_rows is not None:
                table = table.head(n_rows)
                n_rows -= len(table)
            yield _wanted(table, with_columns, predicate)
            if n_rows == 0:
                return

    types: dict[type, Any] = {str: pl.String(), float: pl.Float64(), int: pl.Int64()}
    schema = dict(zip(plan.kept, frame.collect_schema().dtypes(), strict=True))
    return register_io_source(source, schema={**schema, **{name: types[kind] for name, kind in plan.results.items()}})


def _wanted(table: pl.DataFrame, columns: list[str] | None, predicate: pl.Expr | None) -> pl.DataFrame:
    """What the rest of the query asks for."""
    kept = table if predicate is None else table.filter(predicate)
    return kept if columns is None else kept.select(columns)
