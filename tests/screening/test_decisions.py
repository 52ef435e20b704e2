"""Decisions: a pair decided to be a false positive stays suppressed until what it was decided on changes."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import entityscreen as es
from entityscreen.errors import DecisionError
from entityscreen.model.decision import Decision, Decisions, entity_digest, party_digest
from entityscreen.screening.database import MIGRATIONS, SCHEMA_VERSION
from entityscreen.screening.decisions import (
    COLUMNS,
    DecisionStore,
    decide,
    read_decisions,
    write_decisions,
)
from entityscreen.screening.runs.erasure import Wanted, erase_from_run
from entityscreen.screening.runs.manifest import Manifest

IVAN = es.Entity(id="ivan", kind="Person", names=["Ivan Melnikov"], birth_dates=["1961"])
OTHER = es.Entity(id="other", kind="Person", names=["Ivan Melnikov"])
PARTY = es.Party(name="Ivan Melnikov", id="7", kind="Person")
CONFIG = es.ScreeningConfig()
DECISION = Decision(
    party="7",
    entity="ivan",
    verdict="false",
    reason="another birth place",
    author="ann",
    decided_at="2026-11-01T09:00",
    party_digest=party_digest(PARTY),
    entity_digest=entity_digest(IVAN),
    config_digest=CONFIG.digest,
)


def screened(
    *decisions: Decision,
    party: es.Party | str = PARTY,
    listed: es.Entity = IVAN,
    config: es.ScreeningConfig = CONFIG,
    as_of: str = "2026-11-29",
    four_eyes: bool = False,
) -> es.Hit:
    """The hit on the first entity, suppressed or not; single screening and batches say the same."""
    screener = es.Screener(es.Watchlist([listed, OTHER]), config=config)
    screener = screener.with_decisions(Decisions(decisions, as_of=as_of, four_eyes=four_eyes))
    hits = screener.screen(party, suppressed=True)
    for workers in (1, 2):
        assert list(screener.screen_many([party], workers=workers, suppressed=True)) == [hits]
    assert screener.screen(party) == [hit for hit in hits if not hit.suppressed]
    return next(hit for hit in hits if hit.entity.id == "ivan")


def test_a_pair_decided_to_be_a_false_positive_is_suppressed_with_its_reason() -> None:
    hit = screened(DECISION)
    assert hit.suppressed == "decision"
    assert "decided to be a false positive by ann on 2026-11-01: another birth place" in hit.labels


def test_it_is_suppressed_before_any_limit() -> None:
    screener = es.Screener(es.Watchlist([IVAN, OTHER])).with_decisions(Decisions([DECISION], as_of="2026-11-29"))
    assert [hit.entity.id for hit in screener.screen(PARTY, limit=1)] == ["other"]


ALERTS_AGAIN: list[tuple[dict[str, Any], Decision, str]] = [
    ({"party": es.Party(name="Ivan Melnikov", id="7", kind="Person", birth_date="1961")}, DECISION, "the party"),
    ({"listed": IVAN.model_copy(update={"birth_dates": ("1961", "1963")})}, DECISION, "the listed entry"),
    ({"config": es.ScreeningConfig(threshold=0.8)}, DECISION, "the settings"),
    ({}, replace(DECISION, until="2026-11-28"), "it lapsed after 2026-11-28"),
    ({}, replace(DECISION, until="20261128"), "it lapsed after 20261128"),  # of a store of an earlier version
]


@pytest.mark.parametrize(("change", "decision", "why"), ALERTS_AGAIN, ids=[row[2] for row in ALERTS_AGAIN])
def test_it_alerts_again_and_says_why(change: dict[str, Any], decision: Decision, why: str) -> None:
    hit = screened(decision, **change)
    assert hit.suppressed == ""
    assert any(label.startswith("decided to be a false positive") and why in label for label in hit.labels)


STILL_SUPPRESSED: list[tuple[dict[str, Any], Decision]] = [
    ({"listed": IVAN.model_copy(update={"notes": ("a remark",)})}, DECISION),
    ({}, replace(DECISION, until="2026-11-29")),
    ({"four_eyes": True}, replace(DECISION, approver="bob")),
]


@pytest.mark.parametrize(("change", "decision"), STILL_SUPPRESSED)
def test_what_does_not_matter_leaves_it_standing(change: dict[str, Any], decision: Decision) -> None:
    assert screened(decision, **change).suppressed == "decision"


@pytest.mark.parametrize(
    ("decisions", "four_eyes"),
    [
        ([DECISION], True),  # nobody has approved it
        ([replace(DECISION, approver="ann")], True),
        ([DECISION, replace(DECISION, verdict="undecided")], False),
        ([replace(DECISION, party="8")], False),
        ([DECISION, replace(DECISION, verdict="true")], False),
    ],
)
def test_what_does_not_hold_suppresses_nothing(decisions: list[Decision], four_eyes: bool) -> None:
    assert screened(*decisions, four_eyes=four_eyes).suppressed == ""


def test_a_party_without_a_key_is_found_by_what_is_known_of_it() -> None:
    decision = replace(DECISION, party=party_digest("Ivan Melnikov"), party_digest=party_digest("Ivan Melnikov"))
    assert screened(decision, party="Ivan Melnikov").suppressed == "decision"


DATABASES = ["sqlite", *(["postgresql"] if os.environ.get("ENTITYSCREEN_TEST_POSTGRES") else [])]


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new database; PostgreSQL where ENTITYSCREEN_TEST_POSTGRES names a server (`.ci/run` starts one)."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/decisions.db"
    from sqlalchemy import create_engine, text

    server = os.environ["ENTITYSCREEN_TEST_POSTGRES"]
    with create_engine(server).begin() as connection:
        connection.execute(
            text("DROP TABLE IF EXISTS decisions, alerts, alert_events, jobs, sessions, decisions_schema")
        )
    return server


def test_decisions_come_back_in_their_order(url: str) -> None:
    second = replace(DECISION, verdict="undecided", reason="asked again")
    assert DecisionStore(url).add([DECISION, second]) == 2
    assert list(DecisionStore(url)) == [DECISION, second] == DecisionStore(url).history("7", "ivan")
    assert len(DecisionStore(url).on("2026-11-29")) == 1


def test_a_decision_is_approved_by_somebody_else(url: str) -> None:
    store = DecisionStore(url)
    store.add([DECISION])
    with pytest.raises(DecisionError, match="cannot approve"):
        store.approve("7", "ivan", approver="ann", at="2026-11-02T10:00")
    store.approve("7", "ivan", approver="bob", at="2026-11-02T10:00")
    assert len(store.on("2026-11-29", four_eyes=True)) == 1
    with pytest.raises(DecisionError, match="no decision"):
        store.approve("7", "nobody", approver="bob", at="2026-11-02T10:00")


def _write(url: str, author: str) -> None:
    store = DecisionStore(url)
    for number in range(50):
        store.add([replace(DECISION, author=author, party=f"{author} {number}")])


def test_two_writers_at_once_lose_nothing(url: str) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(url, author)) for author in ("ann", "bob")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert len({decision.party for decision in DecisionStore(url)}) == 100


def test_an_older_schema_is_brought_up_with_what_it_holds(url: str) -> None:
    from sqlalchemy import create_engine, text

    serial = "SERIAL PRIMARY KEY" if url.startswith("postgresql") else "INTEGER PRIMARY KEY AUTOINCREMENT"
    with create_engine(url).begin() as connection:
        for statement in MIGRATIONS[0]:
            connection.execute(text(statement.replace("{serial}", serial)))
        connection.execute(text("CREATE TABLE decisions_schema (version INTEGER NOT NULL)"))
        connection.execute(text("INSERT INTO decisions_schema VALUES (1)"))
        row = "'7', 'ivan', 'false', 'r', 'ann', '2026-01-01', 'p', 'e', 'c', ''"
        columns = ", ".join(name for name in COLUMNS if name not in ("approver", "run", "until"))
        connection.execute(text(f"INSERT INTO decisions ({columns}, until) VALUES ({row})"))  # noqa: S608  # constants
    (kept,) = DecisionStore(url)
    assert (kept.reason, kept.approver) == ("r", "")
    with create_engine(url).begin() as connection:
        connection.execute(text("INSERT INTO decisions_schema VALUES (:v)"), {"v": SCHEMA_VERSION + 1})
    with pytest.raises(DecisionError, match="update entityscreen"):
        DecisionStore(url)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason": " "}, "reason is empty"),
        ({"author": ""}, "author is empty"),
        ({"verdict": "maybe"}, "not a verdict"),
        ({"approver": "ann"}, "cannot approve"),
        ({"until": "2026-13-01"}, "not a day"),
        ({"until": "2026-12"}, "not a day"),
        ({"until": "01/02/2027"}, "not a day"),  # nobody says which is the month
        ({"decided_at": "03.12.2026 05:35"}, "decided_at: '03.12.2026 05:35' is not a time; write 2026-11-30T09:00"),
        ({"party_digest": ""}, "is bound to no alert; name the run"),
    ],
)
def test_an_incomplete_decision_is_refused_and_none_of_its_kind_is_kept(change: dict[str, Any], said: str) -> None:
    store = DecisionStore("sqlite://")
    with pytest.raises(DecisionError, match=said):
        store.add([DECISION, replace(DECISION, **change)])
    assert list(store) == []


def test_a_day_in_another_form_of_iso_8601_is_kept_as_all_others() -> None:
    store = DecisionStore("sqlite://")
    store.add([replace(DECISION, until=day) for day in ("20270131", "31.01.2027", "31/01/2027")])
    assert [decision.until for decision in store] == ["2027-01-31"] * 3
    assert store.on("20261129").as_of == "2026-11-29"
    with pytest.raises(DecisionError, match="'today' is not a day"):
        store.on("today")


@pytest.mark.parametrize("url", ["nosuch://x", "sqlite:////nonexistent/folder/d.db", "postgresql://127.0.0.1:1/none"])
def test_a_database_that_cannot_be_opened_is_a_clear_error(url: str) -> None:
    with pytest.raises(DecisionError, match=url.split("://", maxsplit=1)[0]):
        DecisionStore(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://user:secret@127.0.0.1:1/db",
        "postgresql+psycopg://user:sec/secret@127.0.0.1/db",
        "postgresql+psycopg://user:a@secret@127.0.0.1:port/db",
        "nosuch://user:secret@127.0.0.1/db",
        "postgresql+psycopg://127.0.0.1:1/db?user=ann&password=secret",
    ],
)
def test_no_message_has_the_password(url: str) -> None:
    with pytest.raises(DecisionError) as failed:
        DecisionStore(url)
    assert "***" in str(failed.value)
    assert "sec" not in "".join(traceback.format_exception(failed.value)).replace('url = "', "")


def test_a_store_that_is_read_has_to_be_there(url: str) -> None:
    with pytest.raises(DecisionError, match="there is no store of decisions"):
        DecisionStore(url, create=False)
    assert DecisionStore(url).created
    opened = DecisionStore(url, create=False)
    assert (opened.created, list(opened)) == (False, [])


def test_decisions_go_out_and_in_as_csv(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    decisions = [
        DECISION,
        replace(DECISION, reason='a "quoted", one\nin two lines', until="2027-01-31", approver="bob"),
    ]
    assert write_decisions(path, decisions) == 2
    assert read_decisions(path) == decisions
    path.write_text(
        "party,entity,verdict,reason,author,decided_at\n'-7,ivan,FALSE,r,ann,2026-11-01\n", encoding="utf-8"
    )
    assert [(read.party, read.verdict) for read in read_decisions(path)] == [("-7", "false")]
    path.write_text("party,entity\n7,ivan\n", encoding="utf-8")
    with pytest.raises(DecisionError, match=r"no column verdict"):
        read_decisions(path)
    path.write_text(
        "party,entity,verdict,reason,author,decided_at\n7,ivan,perhaps,r,ann,2026-11-01\n", encoding="utf-8"
    )
    with pytest.raises(DecisionError, match=r"row 2.*not a verdict"):
        read_decisions(path)


HEADING = "party;entity;verdict;reason;author;decided_at"


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (f"{HEADING}\n7;ivan;FALSE;born 1990, not 1953;ann;2026-11-01\n", "utf-8", ""),
        (f"{HEADING}\n7;ivan;FALSE;Müller;ann;2026-11-01\n".replace(";", "\t"), "utf-16", ""),
        (f"{HEADING}\n7;ivan;FALSCH;r;ann;2026-11-01\n", "utf-8-sig", ""),
        (f"{HEADING}\n7;ivan;ЛОЖЬ;r;ann;2026-11-01\n", "utf-8-sig", ""),
        (f"{HEADING}\n7;ivan;nein;r;ann;2026-11-01\n", "utf-8-sig", "row 2: 'nein' is not a verdict"),
        # A comma that nobody quoted moved the author into the time.
        (
            f"{HEADING}\n7;ivan;false;born 1990; not 1953;ann;2026-11-01\n".replace(";", ","),
            "utf-8",
            "row 2: .* 7 cells",
        ),
        (f"{HEADING}\n7;ivan;false;Müller;ann;2026-11-01\n", "cp1252", "line 2.*cp1252"),
        (f"{HEADING}\n7;ivan;false;{'r' * 200_000};ann;2026-11-01\n", "utf-8", "row 2: a cell in line 2 has more than"),
        (f"{HEADING}\n7;ivan;false;r;ann;01.11.2026\n", "utf-8", "row 2: decided_at: '01.11.2026' is not a time"),
    ],
)
def test_decisions_that_a_spreadsheet_rewrote(tmp_path: Path, text: str, encoding: str, said: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(text, encoding=encoding)
    if not said:
        assert [(read.party, read.verdict, read.author) for read in read_decisions(path)] == [("7", "false", "ann")]
        return
    with pytest.raises(DecisionError, match=said):
        read_decisions(path)


FORMULAS = ["=1+1", "＝7", "-3", "A;=2", "'q", "@x|=y"]


def test_what_a_spreadsheet_would_run_goes_out_guarded_and_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    decisions = [replace(DECISION, party=key, reason=key) for key in FORMULAS]
    write_decisions(path, decisions)
    assert path.read_text(encoding="utf-8").splitlines()[1].startswith("'=1+1,ivan,false,'=1+1,")
    assert read_decisions(path) == decisions


@pytest.mark.parametrize("key", FORMULAS)
def test_a_party_is_decided_by_its_key_and_erased_whatever_a_spreadsheet_would_run(tmp_path: Path, key: str) -> None:
    parties = tmp_path / "p.csv"
    parties.write_text(f"id,name\n{key},Ivan Melnikov\n", encoding="utf-8")
    es.Screener(es.Watchlist([IVAN])).screen_file(parties, output=tmp_path / "a.csv")
    run = Manifest.load(tmp_path / "a.csv")
    assert decide(run, key, "ivan", DECISION).party == key
    erased = erase_from_run(tmp_path / "a.csv.manifest.json", Wanted(frozenset({key})), at="2026-12-03", reason="r")
    assert [one.records for one in erased] == [1]
