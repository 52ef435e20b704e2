"""The database that a team shares: decisions, the queue of alerts, jobs, sessions of analysts.

This module opens it, brings it up to date and asks it. What is kept in it belongs to `decisions.py` and
`alert_queue.py`. SQLite is the default; any URL of SQLAlchemy works (PostgreSQL for teams). The schema has a version,
and an older one is brought up when it is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entityscreen.errors import DecisionError, MissingExtraError, hide_passwords

if TYPE_CHECKING:
    from sqlalchemy import Connection, CursorResult, Engine, TextClause

_MIGRATION_LOCK = 7041  # any number that nobody else in the database takes
_LOCK_SECONDS = 30  # that a writer waits for another one on SQLite
# What brings a schema from one version to the next; never edited, only added to.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE decisions (number {serial}, party TEXT NOT NULL, entity TEXT NOT NULL, verdict TEXT NOT NULL, "
        "reason TEXT NOT NULL, author TEXT NOT NULL, decided_at TEXT NOT NULL, party_digest TEXT NOT NULL, "
        "entity_digest TEXT NOT NULL, config_digest TEXT NOT NULL, until TEXT NOT NULL)",
        "CREATE INDEX decisions_by_pair ON decisions (party, entity)",
    ),
    (
        "ALTER TABLE decisions ADD COLUMN approver TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE decisions ADD COLUMN run TEXT NOT NULL DEFAULT ''",
    ),
    (
        "CREATE TABLE alerts (number {serial}, party TEXT NOT NULL, entity TEXT NOT NULL, party_digest TEXT NOT NULL, "
        "entity_digest TEXT NOT NULL, config_digest TEXT NOT NULL, watchlist_digest TEXT NOT NULL, "
        "source TEXT NOT NULL, run TEXT NOT NULL, party_name TEXT NOT NULL, entity_name TEXT NOT NULL, "
        "entity_kind TEXT NOT NULL, lists TEXT NOT NULL, labels TEXT NOT NULL, score REAL NOT NULL, "
        "change TEXT NOT NULL, card TEXT NOT NULL, state TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL, "
        "author TEXT NOT NULL, approver TEXT NOT NULL, until TEXT NOT NULL, assignee TEXT NOT NULL, "
        "due_on TEXT NOT NULL, created_at TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, "
        "UNIQUE (party, entity, party_digest, entity_digest, config_digest))",
        "CREATE INDEX alerts_by_state ON alerts (state, revision)",
        "CREATE TABLE alert_events (number {serial}, alert INTEGER NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL, "
        "what TEXT NOT NULL, detail TEXT NOT NULL)",
        "CREATE INDEX alert_events_by_alert ON alert_events (alert)",
        "CREATE TABLE jobs (id TEXT PRIMARY KEY, author TEXT NOT NULL, file TEXT NOT NULL, options TEXT NOT NULL, "
        "state TEXT NOT NULL, rows_read INTEGER NOT NULL, rows_expected INTEGER NOT NULL, alerts INTEGER NOT NULL, "
        "summary TEXT NOT NULL, problem TEXT NOT NULL, watchlist_digest TEXT NOT NULL, created_at TEXT NOT NULL, "
        "started_at TEXT NOT NULL, ended_at TEXT NOT NULL, runner TEXT NOT NULL, beat_at TEXT NOT NULL)",
        "CREATE TABLE sessions (token TEXT PRIMARY KEY, name TEXT NOT NULL, until TEXT NOT NULL)",
    ),
)
SCHEMA_VERSION = len(MIGRATIONS)
Values = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Database:
    """A database with the tables of this library.

    Args:
        url: a path of an SQLite file, or a URL of SQLAlchemy.
        create: whether one that is not there is created; where it is only read, that is an error.

    Attributes:
        shown_url: the URL without its password, for messages and manifests.
        created: whether it was not there before.

    Raises:
        DecisionError: it cannot be opened, has none of the tables, or was written by a newer version.
        MissingExtraError: SQLAlchemy is not installed.
    """

    def __init__(self, url: str | Path, *, create: bool = True) -> None:
        stated = str(url)
        url = stated if "://" in stated else f"sqlite:///{Path(stated).absolute()}"
        self.shown_url, self.created = hide_passwords(url), False
        self._engine = _open(url)
        file = self._engine.url.database if self._engine.dialect.name == "sqlite" else None
        if not create and file and not Path(file).exists():  # to connect would create it
            raise self._missing()
        with self._reported():
            self._migrate(create=create)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that nobody else writes beside; all of it is kept, or none."""
        with self._reported(), self._engine.execution_options(immediate=True).begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read by."""
        with self._reported(), self._engine.connect() as connection:
            yield connection

    def _migrate(self, *, create: bool) -> None:
        from sqlalchemy import inspect

        # Of two that open a new database, the second waits for the first.
        with self._engine.execution_options(immediate=True).begin() as connection:
            if _is_postgres(self._engine):
                run(connection, "SELECT pg_advisory_xact_lock(:key)", {"key": _MIGRATION_LOCK})
            self.created = not inspect(connection).has_table("decisions_schema")
            if self.created and not create:
                raise self._missing()
            run(connection, "CREATE TABLE IF NOT EXISTS decisions_schema (version INTEGER NOT NULL)")
            version = run(connection, "SELECT max(version) FROM decisions_schema").scalar() or 0
            if version > SCHEMA_VERSION:
                problem = f"its schema has version {version}, and this entityscreen knows {SCHEMA_VERSION} at most"
                raise DecisionError(problem, where=self.shown_url, fix="update entityscreen")
            for number in range(version, SCHEMA_VERSION):
                self._step(connection, number)

    def _step(self, connection: Connection, number: int) -> None:
        serial = "SERIAL PRIMARY KEY" if _is_postgres(self._engine) else "INTEGER PRIMARY KEY AUTOINCREMENT"
        for statement in MIGRATIONS[number]:
            run(connection, statement.replace("{serial}", serial))
        run(connection, "INSERT INTO decisions_schema (version) VALUES (:version)", {"version": number + 1})

    def _missing(self) -> DecisionError:
        fix = "check the path or the URL; `entityscreen decide` creates a store with its first decision"
        return DecisionError("there is no store of decisions", where=self.shown_url, fix=fix)

    @contextmanager
    def _reported(self) -> Iterator[None]:
        from sqlalchemy.exc import SQLAlchemyError

        try:
            yield
        except SQLAlchemyError as error:
            reason = str(error.__cause__ or error).splitlines()[0]
            raise DecisionError(f"the database of decisions fails: {reason}", where=self.shown_url) from error


def run(connection: Connection, statement: str, values: Values | None = None) -> CursorResult[*tuple[Any, ...]]:
    """Run a statement whose values stand as `:name` in it."""
    return connection.execute(_parsed(statement), values)


@cache
def _parsed(statement: str) -> TextClause:
    """A statement of this library, of which there are few, taken apart once."""
    from sqlalchemy import text

    return text(statement)


def insert(table: str, columns: Sequence[str]) -> str:
    """The statement that adds a row with these columns.

    Example:
        >>> insert("sessions", ("token", "name"))
        'INSERT INTO sessions (token, name) VALUES (:token, :name)'
    """
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(f':{name}' for name in columns)})"  # noqa: S608  # constants


def _open(url: str) -> Engine:
    try:
        from sqlalchemy import create_engine, event
        from sqlalchemy.exc import ArgumentError, NoSuchModuleError
        from sqlalchemy.pool import StaticPool
    except ImportError as error:
        raise MissingExtraError(
            "decisions are kept with SQLAlchemy", fix="pip install 'entityscreen[decisions]'"
        ) from error
    try:
        if not url.startswith("sqlite"):
            return create_engine(url)
        in_memory = {"poolclass": StaticPool} if url in ("sqlite://", "sqlite:///:memory:") else {}
        engine = create_engine(url, connect_args={"timeout": _LOCK_SECONDS}, **in_memory)
    except (ArgumentError, ValueError):  # neither the text of the error nor its traceback, which have the password
        fix = "write dialect+driver://user:password@host/database, with what is no letter or digit in percent escapes"
        raise DecisionError("is not the URL of a database", where=url, fix=fix) from None
    except (NoSuchModuleError, ImportError) as error:
        raise DecisionError(f"is not a database that can be opened: {error}", where=url) from error

    @event.listens_for(engine, "connect")
    def _autocommit(connection: object, _: object) -> None:
        # Python's sqlite3 would begin by itself, and only before it writes.
        connection.isolation_level = None  # type: ignore[attr-defined]

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("immediate")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _is_postgres(engine: Engine) -> bool:
    return engine.dialect.name == "postgresql"
