"""Tables: the hits of `screen_many` beside the columns of the table, in the same kind of table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import Any

import pytest

import entityscreen as es
from entityscreen.errors import InvalidInputError, SourceError
from entityscreen.model.decision import Decision, Decisions, entity_digest, party_digest
from entityscreen.screening import frames

pytest.importorskip("narwhals", reason="the extra entityscreen[frames] is not installed")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")

Row = dict[str, Any]
KINDS: dict[str, tuple[Callable[[dict[str, list[Any]]], Any], Callable[[Any], list[Row]]]] = {
    "pandas": (pd.DataFrame, lambda frame: frame.astype(object).where(frame.notna(), None).to_dict("records")),
    "polars": (pl.DataFrame, lambda frame: frame.to_dicts()),
    "polars lazy": (pl.LazyFrame, lambda frame: frame.collect().to_dicts()),
    "arrow": (pa.table, lambda frame: frame.to_pylist()),
}
ADDED = ["entity_id", "caption", "score", "name_score", "matched_name", "flags", "reason"]


@pytest.fixture(scope="module")
def screener(mixed_entities: tuple[es.Entity, ...]) -> es.Screener:
    return es.Screener(es.Watchlist(mixed_entities))


@pytest.fixture(scope="module")
def table(mixed_parties: tuple[es.Party, ...]) -> dict[str, list[Any]]:
    """Parties with a birth date, and three rows that cannot be screened."""
    names = [*(party.name for party in mixed_parties), "N/A", None, "???"]
    dates = [party.birth_date for party in mixed_parties]
    return {
        "No": list(range(len(names))),
        "Full name": names,
        "DOB": [*(str(date) if date else None for date in dates), *repeat(None, 3)],
        "score": [1.5] * len(names),
    }


def expected(screener: es.Screener, table: dict[str, list[Any]]) -> Iterator[tuple[int, str, float, float, str]]:
    parties = [
        es.Party(name=name, birth_date=date, id=str(number))
        for number, name, date in zip(table["No"][:-3], table["Full name"], table["DOB"], strict=False)
    ]
    for number, hits in enumerate(screener.screen_many(parties)):
        yield from ((number, h.entity.id, h.score, h.name_score, h.matched_name) for h in hits)


def hits_of(rows: Sequence[Row]) -> list[tuple[Any, ...]]:
    keys = ("No", "entity_id", "score", "name_score", "matched_name")
    return [tuple(row[key] for key in keys) for row in rows if row["entity_id"] is not None]


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_gives_the_hits_of_screen_many(
    kind: str, screener: es.Screener, table: dict[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "BATCH", 40)  # so that the table has several
    make, rows_of = KINDS[kind]
    frame = make(table)
    result = screener.screen_frame(frame, columns={"name": "Full name"})
    assert type(result) is type(frame)
    rows = rows_of(result)
    assert list(rows[0]) == ["No", "Full name", "DOB", "original score", *ADDED]
    assert hits_of(rows) == list(expected(screener, table))
    reasons = [row["reason"] for row in rows if row["entity_id"] is None]
    assert reasons == [
        "the name is a placeholder ('N/A')",
        "the name is empty",
        "the name has no letter and no digit ('???')",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_one_row_a_party_has_the_best_hit_and_the_number_of_hits(
    kind: str, screener: es.Screener, table: dict[str, list[Any]]
) -> None:
    make, rows_of = KINDS[kind]
    rows = rows_of(screener.screen_frame(make(table), per="party"))
    every = list(expected(screener, table))
    assert [row["No"] for row in rows] == table["No"]
    assert [row["hits"] for row in rows] == [sum(hit[0] == number for hit in every) for number in table["No"]]
    best = [next(hit for hit in every if hit[0] == number) for number in table["No"] if rows[number]["hits"]]
    assert hits_of(rows) == best


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_without_rows_or_hits_keeps_its_types(kind: str, screener: es.Screener) -> None:
    make, rows_of = KINDS[kind]
    assert rows_of(screener.screen_frame(make({"name": ["Nobody Atall"]}))) == []
    result = screener.screen_frame(pl.DataFrame({"name": []}, schema={"name": pl.String}))
    assert dict(result.schema)["score"] == pl.Float64
    assert result.columns == ["name", *ADDED]


def test_pandas_keeps_its_index(screener: es.Screener, mixed_entities: tuple[es.Entity, ...]) -> None:
    names = [mixed_entities[3].names[0].text, "N/A"]
    result = screener.screen_frame(pd.DataFrame({"name": names}, index=["a", "b"]), per="party")
    assert list(result.index) == ["a", "b"]


def test_decisions_and_workers_are_those_of_the_screener(screener: es.Screener, table: dict[str, list[Any]]) -> None:
    frame = pa.table({"id": ["7"], "name": [next(screener.entities()).names[0].text]})
    party = es.Party(name=frame["name"][0].as_py(), id="7")
    hit = screener.screen(party)[0]
    digests = party_digest(party), entity_digest(hit.entity), screener.config.digest
    decision = Decision("7", hit.entity.id, "false", "another date", "ann", "2026-01-01T09:00", *digests)
    decided = screener.with_decisions(Decisions([decision], as_of="2026-01-02"))
    before = screener.screen_frame(frame)["entity_id"].to_pylist()
    assert decided.screen_frame(frame)["entity_id"].to_pylist() == [key for key in before if key != hit.entity.id]
    many = pa.table(table)
    assert decided.screen_frame(many, workers=2) == decided.screen_frame(many)


def test_what_is_asked_of_a_lazy_result_reaches_the_scan(
    screener: es.Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "BATCH", 2)
    scan = screener.screen_frame(pl.LazyFrame({"name": ["N/A", "Bob", "N/A", "Carol"]}), per="party")
    assert scan.head(3).select("hits").collect().rows() == [(0,)] * 3
    assert scan.filter(pl.col("reason").is_null()).select("name").collect().rows() == [("Bob",), ("Carol",)]


def test_signs_of_bad_data_stand_beside_the_row(screener: es.Screener) -> None:
    result = screener.screen_frame(pa.table({"name": ["Bob"], "birth date": ["1970-13-45"]}), per="party")
    assert result["flags"].to_pylist() == ["date '1970-13-45' is not understood and not used"]


@pytest.mark.parametrize(
    ("frame", "options", "error", "message"),
    [
        (["Bob"], {}, InvalidInputError, "takes a table of pandas, Polars, Arrow or DuckDB, not list"),
        (pa.table({"sum": [1]}), {}, SourceError, "no column holds a name"),
        (pa.table({"name": ["x"]}), {"columns": {"name": "Firma"}}, InvalidInputError, "there is no column 'Firma'"),
        (pa.table({"name": ["x"]}), {"per": "row"}, InvalidInputError, "per is 'hit' or 'party'"),
        (pa.table({"name": ["x"]}), {"kind": "blue"}, InvalidInputError, "'blue' is not a kind"),
    ],
)
def test_what_cannot_be_screened_is_refused(
    frame: Any, options: dict[str, Any], error: type[Exception], message: str, screener: es.Screener
) -> None:
    with pytest.raises(error, match=message):
        screener.screen_frame(frame, **options)


@pytest.mark.parametrize(
    "twice",
    [
        pa.Table.from_arrays([pa.array(["x"]), pa.array(["y"])], names=["name", "name"]),
        pa.Table.from_arrays([pa.array(["x"]), pa.array(["y"])], names=["name", "name"]).to_reader(),
        pd.DataFrame([["x", "y"]], columns=["name", "name"]),
    ],
    ids=["arrow", "reader", "pandas"],
)
def test_two_columns_of_one_name_are_refused(screener: es.Screener, twice: Any) -> None:
    with pytest.raises(InvalidInputError, match="two columns of the table have the name 'name'"):
        screener.screen_frame(twice)


def test_half_a_character_is_flagged_and_not_a_failure(screener: es.Screener) -> None:
    name = "Nobody\ud800 Atall"
    frame = pd.DataFrame({"name": [name, "Bob"], "id": ["\udfff", "2"], "note": ["\ud800", ""]}, dtype=object)
    result = screener.screen_frame(frame, per="party")
    assert next(iter(result["flags"])) == "holds U+FFFD: letters were lost in an earlier conversion"
    assert list(result["name"]) == [name, "Bob"]
    with pytest.raises(InvalidInputError, match="half a character"):
        screener.screen(name)


def test_text_that_is_not_utf_8_is_refused_with_its_column(screener: es.Screener) -> None:
    buffers = [None, pa.py_buffer(b"\0\0\0\0\3\0\0\0"), pa.py_buffer(b"a\xffb")]
    table = pa.table({"name": pa.Array.from_buffers(pa.string(), 1, buffers)})
    for frame in (table, table.to_reader()):
        with pytest.raises(InvalidInputError, match=r"column 'name' holds text that is not UTF-8: b'a\\xffb'"):
            _ = screener.screen_frame(frame).num_rows if frame is table else screener.screen_frame(frame).read_all()


def test_a_stream_of_arrow_is_screened_as_it_is_read(
    screener: es.Screener, table: dict[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "BATCH", 40)
    whole = pa.table(table)
    reader = screener.screen_frame(whole.to_reader(max_chunksize=70), columns={"name": "Full name"})
    assert isinstance(reader, pa.RecordBatchReader)
    assert reader.read_all().to_pylist() == screener.screen_frame(whole, columns={"name": "Full name"}).to_pylist()


def test_a_relation_of_duckdb_gives_a_table_of_arrow(screener: es.Screener, table: dict[str, list[Any]]) -> None:
    duckdb = pytest.importorskip("duckdb")
    whole, connection = pa.table(table), duckdb.connect()
    relation = connection.from_arrow(whole)
    screened = screener.screen_frame(relation, columns={"name": "Full name"})
    assert screened.to_pylist() == screener.screen_frame(whole, columns={"name": "Full name"}).to_pylist()
    assert connection.sql("SELECT count(*) FROM screened").fetchall() == [(len(screened),)]
    with pytest.raises(InvalidInputError, match="two columns of the table have the name 'name'"):
        screener.screen_frame(connection.sql("SELECT 'x' AS name, 'y' AS name"))
