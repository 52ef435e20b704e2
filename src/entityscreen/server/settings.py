"""What an operator sets: which list is served, to whom, and within which limits.

The settings are one TOML file. How a party is scored belongs to the snapshot, which was built for its own
`ScreeningConfig`.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from entityscreen.errors import ConfigError, problems_of

Role = Literal["read", "decide", "approve", "admin"]
ROLES: tuple[Role, ...] = ("read", "decide", "approve", "admin")
LOCAL_HOSTS = frozenset(("127.0.0.1", "::1", "localhost"))
KIBIBYTE, MEBIBYTE = 1 << 10, 1 << 20
BEST, OWN = "best", "entityscreen"  # what clients may call the one algorithm, beside names of the settings
# Variables of the processes of a service: the number of the one that looks after the others, and the folder in which it
# is asked. A question is a file that is gone when it was answered; for yes another one is there.
SUPERVISOR, QUESTIONS = "ENTITYSCREEN_SUPERVISOR", "ENTITYSCREEN_QUESTIONS"
QUESTION, ANSWER = ".question", ".answer"


class Key(BaseModel):
    """A key of a client or an analyst, as it is kept.

    Attributes:
        name: whose it is: the author of what is decided with it.
        sha256: of the key, in hexadecimal; the key itself is nowhere. `entityscreen serve --new-key NAME` makes both.
        roles: `read` (screen, search, see the queue), `decide`, `approve` (decisions of others), `admin` (all, and
            reload the list).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=80)]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    roles: tuple[Role, ...] = ("read",)


class ServiceLimits(BaseModel):
    """What a request may ask for; more is refused before it costs anything.

    Attributes:
        body_bytes: of a request (413).
        job_bytes: of a file that a job screens (413).
        url_bytes: of an address with its query (414).
        batch: queries of one `/match` (400).
        names: names of one query; what is beyond is left out, and the answer says so.
        excluded: identifiers in `params.exclude_entity_ids` (400).
        in_flight: requests of one worker at the same time (429, with `Retry-After`).
        seconds: for one request (503).
        worker_megabytes: memory of a worker's own, over what all share; one that comes near is replaced.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    body_bytes: Annotated[int, Field(ge=KIBIBYTE)] = 2 * MEBIBYTE
    job_bytes: Annotated[int, Field(ge=KIBIBYTE)] = KIBIBYTE * MEBIBYTE
    url_bytes: Annotated[int, Field(ge=KIBIBYTE)] = 60_000
    batch: Annotated[int, Field(ge=1)] = 100
    names: Annotated[int, Field(ge=1)] = 50
    excluded: Annotated[int, Field(ge=1)] = 10_000
    in_flight: Annotated[int, Field(ge=1)] = 64
    seconds: Annotated[float, Field(gt=0)] = 10.0
    worker_megabytes: Annotated[int, Field(ge=1)] = 40


class ServerSettings(BaseModel):
    """The settings of the service; each may stand in the TOML file of `entityscreen serve --config`.

    Attributes:
        snapshot: the list: a compiled snapshot, or a link to one, which may be put to another one while it is served.
        host: the address to listen on.
        port: the port.
        workers: processes that answer; they share the mapped snapshot.
        keys: who may ask for what. Without keys the service answers everybody, and listens on this machine alone.
        keys_in_urls: whether `?api_key=` is taken, too; it ends up in the logs of proxies.
        update_token: of `POST /updatez`; without one it is refused.
        database: of decisions, alerts and jobs: an SQLite file or a URL of SQLAlchemy.
        files: the folder in which jobs keep their files.
        four_eyes: whether a decision holds only when somebody else than its author has approved it.
        days_to_decide: after which an alert is overdue.
        collections: names under which several lists are asked at once (`sanctions`).
        aliases: names that others have for a list (`us_trade_csl = "us-csl"`), beside those that are known.
        algorithms: names that clients send for an algorithm, all answered by the one that is here.
        canaries: a CSV with `name`, `kind` and `entity`: parties that must hit before a new list is served.
        look_every: seconds between two looks whether the snapshot is another one.
        limits: see `ServiceLimits`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    snapshot: Path
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8000
    workers: Annotated[int, Field(ge=1, le=256)] = 1
    keys: tuple[Key, ...] = ()
    keys_in_urls: bool = False
    update_token: str = ""
    database: str = "entityscreen-decisions.db"
    files: Path = Path("entityscreen-jobs")
    four_eyes: bool = False
    days_to_decide: Annotated[int, Field(ge=1)] = 5
    collections: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    aliases: dict[str, str] = Field(default_factory=dict)
    algorithms: tuple[str, ...] = ()
    canaries: Path | None = None
    look_every: Annotated[float, Field(gt=0)] = 5.0
    limits: ServiceLimits = ServiceLimits()

    @model_validator(mode="after")
    def _is_guarded(self) -> Self:
        if not self.keys and self.host not in LOCAL_HOSTS:
            raise ValueError(
                f"without keys the service answers everybody, so it does not listen on {self.host}: add [[keys]] "
                "(entityscreen serve --new-key NAME makes one)"
            )
        names = [key.name for key in self.keys]
        if len(set(names)) < len(names):
            raise ValueError("two keys have one name, and what is decided with them could not be told apart")
        return self

    @classmethod
    def from_toml(cls, path: Path | None, **options: Any) -> ServerSettings:
        """Read the settings from a TOML file; the options of the command line win over it.

        Raises:
            ConfigError: the file cannot be read or a setting is wrong; names every wrong setting at once.
        """
        where = path or "serve"
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8")) if path else {}
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problem = error.strerror if isinstance(error, OSError) else f"is no TOML: {error}"
            raise ConfigError(f"cannot be read: {problem}", where=where, fix="see docs/serve.md") from error
        try:
            return cls.model_validate(
                {**values, **{name: value for name, value in options.items() if value is not None}}
            )
        except ValidationError as error:
            mistakes = "; ".join(": ".join(filter(None, problem)) for problem in problems_of(error))
            raise ConfigError(mistakes, where=where, fix="see docs/serve.md for the settings") from error
