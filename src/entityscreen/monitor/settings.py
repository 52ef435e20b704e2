"""What an operator sets for the daily job: lists, parties, where results go, who is told."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from entityscreen.errors import ConfigError, problems_of
from entityscreen.model.config import ScreeningConfig

_NAME = r"[A-Za-z0-9][A-Za-z0-9_.-]*"


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ListSettings(_Settings):
    """Which lists are screened against.

    Attributes:
        fetch: short names of official lists (`entityscreen lists available`), fetched at each run.
        base_urls: short name -> an address under which its files are, in place of the official one.
        further: lists, folders of lists, watchlists (`.ftm.json`) and snapshots of your own, read at each run.
        allow_changes: take a fetched list that shrank or lost fields beyond its spec.
        allow_unusual: take a list that does not look like its real editions.
        unknown_fields: `keep` takes a list with fields that its format does not know.
    """

    fetch: tuple[str, ...] = ()
    base_urls: dict[str, str] = Field(default_factory=dict)
    further: tuple[Path, ...] = ()
    allow_changes: bool = False
    allow_unusual: bool = False
    unknown_fields: Literal["raise", "keep"] = "raise"


class PartySettings(_Settings):
    """One file of parties, and how it is read.

    Attributes:
        name: what its results are called.
        file: CSV, TSV, JSON lines, XLSX or Parquet; the newest export stands under this name at each run.
        columns: field -> heading, where headings do not say it (as `--column`).
        kind: of parties whose row does not say it.
        encoding: of a text; default: its mark's, else UTF-8.
        delimiter: default: the heading's.
        sheet: of a workbook; default: the first.
    """

    name: Annotated[str, Field(pattern=f"^{_NAME}$", max_length=40)] = "parties"
    file: Path
    columns: dict[str, str | list[str]] = Field(default_factory=dict)
    kind: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str = ""

    def reading(self) -> dict[str, Any]:
        """The options by which `screen_file` reads it."""
        return self.model_dump(exclude={"name", "file"})


class QueueSettings(_Settings):
    """Where alerts wait for a decision.

    Attributes:
        database: of decisions and alerts: an SQLite file or a URL of SQLAlchemy; `entityscreen serve` shows the same.
        four_eyes: whether only approved decisions suppress alerts.
        days_to_decide: after which an alert is overdue.
    """

    database: str
    four_eyes: bool = False
    days_to_decide: Annotated[int, Field(ge=1)] = 5


class WebhookSettings(_Settings):
    """Who is told over HTTP; the body has counts and no names.

    Attributes:
        url: that takes a POST of JSON.
        secret_variable: the environment variable with the secret by which the body is signed.
        attempts: how often it is tried.
    """

    url: Annotated[str, Field(pattern=r"^https?://")]
    secret_variable: str = ""
    attempts: Annotated[int, Field(ge=1, le=10)] = 4

    @property
    def secret(self) -> bytes:
        """The secret; empty where the body is not signed."""
        return _from_environment(self.secret_variable).encode()


class MailSettings(_Settings):
    """Who is told by e-mail; the text has counts and no names.

    Attributes:
        host: of the SMTP server.
        port: of the SMTP server.
        sender: address.
        recipients: addresses.
        security: `starttls`, `tls` or `none`.
        user: to log in with, or empty.
        password_variable: the environment variable with the password.
        always: whether it is sent when there is nothing to decide, too.
    """

    host: str
    port: int = 587
    sender: str
    recipients: Annotated[tuple[str, ...], Field(min_length=1)]
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password_variable: str = ""
    always: bool = False

    @property
    def password(self) -> str:
        """The password."""
        return _from_environment(self.password_variable)


class MonitorSettings(_Settings):
    """The settings of the daily job, as its TOML file has them. Paths are relative to that file.

    Attributes:
        state: the folder of the job: fetched lists, snapshots, the last party files, results.
        lists: what is screened against.
        parties: who is screened.
        config: TOML file of the screening's settings, or None.
        preset: of the settings, or empty.
        canaries: CSV of parties that must hit, or None for entities of the list itself.
        queue: where alerts wait, or None.
        webhooks: who is told over HTTP.
        mail: who is told by e-mail, or None.
        hash: `identifiers` keeps numbers of lists and parties as keyed hashes, with the key of the environment.
        redact: whether the parties' names and details are masked in the files of results; the queue has them.
        workers: processes to screen with.
        editions_kept: snapshots that are kept beside the current one.
    """

    state: Path
    lists: ListSettings
    parties: Annotated[tuple[PartySettings, ...], Field(min_length=1)]
    config: Path | None = None
    preset: str = ""
    canaries: Path | None = None
    queue: QueueSettings | None = None
    webhooks: tuple[WebhookSettings, ...] = ()
    mail: MailSettings | None = None
    hash: Literal["", "identifiers"] = ""
    redact: bool = False
    workers: Annotated[int, Field(ge=1)] = 1
    editions_kept: Annotated[int, Field(ge=1)] = 7

    @field_validator("parties", mode="before")
    @classmethod
    def _as_several(cls, value: Any) -> Any:
        """`[parties]` is one file, `[[parties]]` are several."""
        return [value] if isinstance(value, dict) else value

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if not self.lists.fetch and not self.lists.further:
            raise ValueError("lists names no list: give lists.fetch or lists.further")
        names = [party.name for party in self.parties]
        if repeated := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"two party files are called {min(repeated)!r}: give each a name")
        if self.config and self.preset:
            raise ValueError("config and preset are both given: keep one")
        return self

    @classmethod
    def from_toml(cls, path: Path) -> MonitorSettings:
        """Read the settings of a file.

        Raises:
            ConfigError: it cannot be read, or an entry is wrong; the message names it.
        """
        try:
            entries = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigError(f"cannot be read: {error.strerror}", where=path, fix="check the path") from error
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"cannot be read: {error}", where=path, fix="compare it with docs/monitor.md") from error
        try:
            settings = cls.model_validate(entries)
        except ValidationError as error:
            field, problem = problems_of(error)[0]
            fix = "compare it with docs/monitor.md"
            raise ConfigError(f"{field or 'settings'}: {problem}", where=path, fix=fix) from error
        return settings.beside(path.absolute().parent)

    def beside(self, folder: Path) -> MonitorSettings:
        """The same with paths that are relative taken from a folder."""

        def placed(path: Path) -> Path:
            return folder / path.expanduser()

        def placed_if(path: Path | None) -> Path | None:
            return placed(path) if path else None

        lists = self.lists.model_copy(update={"further": tuple(map(placed, self.lists.further))})
        parties = tuple(party.model_copy(update={"file": placed(party.file)}) for party in self.parties)
        queue = self.queue
        if queue and "://" not in queue.database:
            queue = queue.model_copy(update={"database": str(placed(Path(queue.database)))})
        fields = {"state": placed(self.state), "lists": lists, "parties": parties, "queue": queue}
        fields |= {"config": placed_if(self.config), "canaries": placed_if(self.canaries)}
        return self.model_copy(update=fields)

    def screening_config(self) -> ScreeningConfig:
        """The settings of the screening."""
        if self.config:
            return ScreeningConfig.from_toml(self.config)
        return ScreeningConfig.preset(self.preset) if self.preset else ScreeningConfig()


def _from_environment(variable: str) -> str:
    if not variable:
        return ""
    if variable not in os.environ:
        fix = "set it for the job; secrets do not stand in the file"
        raise ConfigError("is not set", where=f"environment variable {variable}", fix=fix)
    return os.environ[variable]
