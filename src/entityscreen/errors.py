"""The one exception tree: what a user of the library may have to catch.

Every message says what is wrong, where (file, line, field) and how to fix it. The command line prints the
message alone and ends with exit status 2.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError

# The password in a URL, to the last @: one that is not escaped may have any character. Then options of a URL.
_PASSWORD = re.compile(r"(?<=://)([^/:@\s]*):\S*@")
_SECRET_OPTION = re.compile(r"([?&][^=&\s]*(?:passw|pwd|secret|token)[^=&\s]*=)[^&\s]*", re.IGNORECASE)


def hide_passwords(text: str) -> str:
    """A text with *** for every password in the URL of a database or a server.

    Example:
        >>> hide_passwords("postgresql://ann:se@cret@db/reviews"), hide_passwords("mysql://db/x?password=secret&a=1")
        ('postgresql://ann:***@db/reviews', 'mysql://db/x?password=***&a=1')
    """
    return _SECRET_OPTION.sub(r"\1***", _PASSWORD.sub(r"\1:***@", text)) if "://" in text else text


def problems_of(error: ValidationError) -> list[tuple[str, str]]:
    """What pydantic found wrong, for messages of ours: its own text shows the values, which may be somebody's name.

    Args:
        error: of a model of pydantic.

    Returns:
        Of each problem, one at least, the path of the field with dots (empty for the whole), and what is wrong.
    """
    problems = error.errors(include_url=False, include_input=False)
    return [(".".join(map(str, one["loc"])), one["msg"].removeprefix("Value error, ")) for one in problems]


class EntityScreenError(Exception):
    """Base of everything that entityscreen raises on purpose; no message has the password of a URL.

    Args:
        problem: what is wrong, in one clause.
        where: file, line or field; rendered in front.
        fix: what the user can do; rendered at the end.

    Example:
        >>> str(EntityScreenError("no column holds a name", where="parties.csv", fix="give --name-column"))
        'parties.csv: no column holds a name; give --name-column'
    """

    def __init__(self, problem: str, *, where: str | Path = "", fix: str = "") -> None:
        self.problem, self.where, self.fix = map(hide_passwords, (problem, str(where), fix))
        super().__init__(f"{self.where}: {self.problem}" if where else self.problem, self.fix)

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross processes in batches; the default would lose what is given by keyword.
        return _make_error, (type(self), self.problem, self.where, self.fix)

    def __str__(self) -> str:
        head = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{head}; {self.fix}" if self.fix else head


class InvalidInputError(EntityScreenError):
    """A value given by the caller cannot be used: an entity, a party, an option."""


class ConfigError(EntityScreenError):
    """A screening configuration is contradictory or cannot be read."""


class SourceError(EntityScreenError):
    """Outside data cannot be used: a missing file, a wrong encoding, an empty list."""


class FormatError(SourceError):
    """A file does not have the format that it was read as; names the record and the field."""


class IncompleteListError(FormatError):
    """A list was cut short, or a file of its set is missing; `allow_incomplete` reads what is there."""


class DocumentError(SourceError):
    """A document cannot be read; the others of the same folder go on."""


class MissingExtraError(EntityScreenError):
    """An optional dependency is needed for this; the fix names the extra to install."""


class SnapshotError(EntityScreenError):
    """A compiled snapshot is truncated, changed, or from another version."""


class DecisionError(EntityScreenError):
    """A decision is incomplete, or where decisions are kept cannot be used."""


class UnknownEntityError(EntityScreenError, KeyError):
    """No entity of the watchlist has that identifier."""


class WorkerEndedError(EntityScreenError):
    """A process of a batch ended before it answered: it was killed, or ran out of memory."""


def _make_error(kind: type[EntityScreenError], problem: str, where: str, fix: str) -> EntityScreenError:
    return kind(problem, where=where, fix=fix)
